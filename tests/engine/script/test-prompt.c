/* test-prompt.c - words and mentions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/prompt.h"

#include <string.h>

static void
test_mentions (void)
{
  static const char *const names[] = { "Mara", "Mara Quinn", "Halo lamp", "玛拉", "" };
  static const struct
  {
    const char *text;
    const char *expected; /* "name@start+length", joined by spaces */
  } cases[] = {
    { "no one", "" },
    { "@Mara", "0@0+5" },
    { "@Mara's hand", "0@0+5" },
    { "see @MARA QUINN, @mara.", "1@4+11 0@17+5" },
    { "the @Halo lamp's light", "2@4+10" },
    { "@Marathon @ Mara Mara @", "" },
    { "@玛拉走向@玛拉", "3@0+7 3@13+7" },
    { "mail@Mara.com", "0@4+5" },
    { "\xff @Mara", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint                 n = 7;
      g_autofree RcMention *mentions =
          rc_prompt_mentions (cases[i].text, names, G_N_ELEMENTS (names), &n);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint k = 0; k < n; k++)
        g_string_append_printf (found, "%s%u@%zu+%zu", k > 0 ? " " : "", mentions[k].name,
                                mentions[k].start, mentions[k].length);
      g_assert_cmpstr (found->str, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/prompt/mentions-are-found-longest-first", test_mentions);
  return g_test_run ();
}
