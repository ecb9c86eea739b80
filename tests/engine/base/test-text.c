/* test-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"

static void
test_counts_words_as_writers_do (void)
{
  static const struct
  {
    const char *text;
    guint       words;
  } cases[] = {
    { "", 0 },
    { "  \n\t ", 0 },
    { "Mara turns.", 2 },
    { "Mara – a push-in, slowly …", 4 },
    { "don't", 1 },
    { "... !? -", 0 },
    { "35 mm", 2 },
    { "玛拉转身。", 4 },
    { "Mara 转身 now", 4 },
    { "@Mara stops, turns.", 3 },
    { "a close-up at 50mm", 4 },
    { "don’t stop — now", 3 },
    { "玛拉站着，MCU 50毫米。", 8 },
    { "bro\xffken", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (rc_text_count_words (cases[i].text), ==, cases[i].words);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/text/counts-words-as-writers-do", test_counts_words_as_writers_do);
  return g_test_run ();
}
