/* test-fuzzy.c - a few letters find the title that one means
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/fuzzy.h"

static void
test_fits (void)
{
  static const char *const queries[] = { "",   "render", "RENDER", "rnsh", "shot render",
                                         "rs", "渲染",   "hot",    " " };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_test_message ("“%s”", queries[i]);
      g_assert_cmpint (
          rc_fuzzy_score (queries[i],
                          g_str_equal (queries[i], "渲染") ? "全部渲染" : "Render the shot", NULL),
          >=, 0);
    }
}

static void
test_does_not_fit (void)
{
  g_assert_cmpint (rc_fuzzy_score ("undo", "Render the shot", NULL), ==, -1);
  g_assert_cmpint (rc_fuzzy_score ("render scene", "Render the shot", NULL), ==, -1);
  g_assert_cmpint (rc_fuzzy_score ("a", "", NULL), ==, -1);
}

static void
test_words_go_before_strewn_letters (void)
{
  /* {query, better, worse} */
  static const char *const cases[][3] = {
    { "add", "Add a shot", "Palette: darker shade" },
    { "rs", "Render shots", "Worst" },
    { "save", "Save", "Save a copy" },
    { "cut", "Cut", "Current unit" },
    { "zoom", "Zoom in", "Show the whole film, or move" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i][0]);
      g_assert_cmpint (rc_fuzzy_score (cases[i][0], cases[i][1], NULL), >,
                       rc_fuzzy_score (cases[i][0], cases[i][2], NULL));
    }
}

static void
test_says_which_letters (void)
{
  g_autoptr (GArray) matched = g_array_new (FALSE, FALSE, sizeof (guint));
  guint              sum = 0;

  g_assert_cmpint (rc_fuzzy_score ("ts", "Render the shot", matched), >, 0);
  g_assert_cmpuint (matched->len, ==, 2);
  for (guint i = 0; i < matched->len; i++)
    sum += g_array_index (matched, guint, i);
  g_assert_cmpuint (sum, ==, 7 + 11);
}

static void
test_long_texts_are_safe (void)
{
  g_autofree char *query = g_strnfill (300, 'a');
  g_autofree char *text = g_strnfill (4000, 'a');

  g_assert_cmpint (rc_fuzzy_score (query, text, NULL), ==, -1);
  query[200] = '\0';
  g_assert_cmpint (rc_fuzzy_score (query, text, NULL), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/fuzzy/finds-words-and-letters", test_fits);
  g_test_add_func ("/ui/fuzzy/what-is-not-there-does-not-fit", test_does_not_fit);
  g_test_add_func ("/ui/fuzzy/words-go-before-strewn-letters", test_words_go_before_strewn_letters);
  g_test_add_func ("/ui/fuzzy/says-which-letters", test_says_which_letters);
  g_test_add_func ("/ui/fuzzy/long-texts-are-safe", test_long_texts_are_safe);
  return g_test_run ();
}
