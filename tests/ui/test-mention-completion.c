/* test-mention-completion.c - where a mention begins, and where there is none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/mention-completion.h"

#include <string.h>

static void
test_begun (void)
{
  static const struct
  {
    const char *text;
    int         start; /* -1: none */
  } cases[] = {
    { "@", 0 },
    { "@Ma", 0 },
    { "Close on @Old T", 9 },
    { "特写@玛", 6 },
    { "(@O'Bri", 1 },
    { "", -1 },
    { "Mara", -1 },
    { "someone@example", -1 },
    { "@Mara. She", -1 },
    { "@Mara\nShe", -1 },
    { "@abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklm", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize    start = 0;
      gboolean begun = rc_mention_begun (cases[i].text, strlen (cases[i].text), &start);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (begun ? (int)start : -1, ==, cases[i].start);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/mention-completion/knows-where-a-mention-begins", test_begun);
  return g_test_run ();
}
