/* test-spelling.c - the words of a text, and whether a dictionary has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/tree.h"
#include "ui/spelling.h"

#include <string.h>

static void
assert_words (const char *text, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  RcSpelledWord       word = { 0 };

  while (rc_spelling_next_word (text, &word))
    {
      g_autofree char *part = g_utf8_substring (text, word.start, word.end);

      g_assert_cmpint (strncmp (text + word.from, part, strlen (part)), ==, 0);
      g_assert_cmpuint (word.to - word.from, ==, strlen (part));
      g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", part);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_words (void)
{
  assert_words ("", "");
  assert_words ("Wide shot, low angle.", "Wide shot low angle");
  assert_words ("the keeper's lamp; the keepers’ lamps 'now'",
                "the keeper's lamp the keepers lamps now");
  assert_words ("élan vital\nzwölf Boxkämpfer", "élan vital zwölf Boxkämpfer");
}

static void
test_what_is_no_word (void)
{
  assert_words ("@Mara walks, @Halo lamp", "walks lamp");
  assert_words ("ECU on 50mm, 24 fps, v2x a I", "on fps");
  assert_words ("灯塔 stands 在海边", "stands");
  assert_words ("snake_case name@host", "");
}

static void
test_without_a_dictionary (void)
{
  g_autoptr (RcSpelling) spelling = rc_spelling_new ("qx");
  g_auto (GStrv)         words = rc_spelling_suggest (spelling, "lanternn", 5);

  g_assert_false (rc_spelling_is_there (spelling));
  g_assert_true (rc_spelling_is_right (spelling, "lanternn"));
  g_assert_cmpuint (g_strv_length (words), ==, 0);
}

static void
test_english (void)
{
  g_autoptr (RcSpelling) spelling = rc_spelling_new ("en");
  g_auto (GStrv)         words = NULL;

  if (!rc_spelling_is_there (spelling))
    {
      g_test_skip ("there is no English dictionary here");
      return;
    }
  g_assert_false (rc_spelling_knows (spelling, "lantern"));
  g_assert_true (rc_spelling_is_right (spelling, "lantern"));
  g_assert_true (rc_spelling_knows (spelling, "lantern"));
  g_assert_false (rc_spelling_is_right (spelling, "lanternn"));
  g_assert_true (rc_spelling_is_right (spelling, "keeper’s"));
  words = rc_spelling_suggest (spelling, "lanternn", 5);
  g_assert_cmpuint (g_strv_length (words), <=, 5);
  g_assert_true (g_strv_contains ((const char *const *)words, "lantern"));
}

/* The user's own list is in a folder of this test's. */
static void
test_own_words (void)
{
  g_autoptr (RcSpelling) spelling = rc_spelling_new ("en"), later = NULL;

  if (!rc_spelling_is_there (spelling))
    {
      g_test_skip ("there is no English dictionary here");
      return;
    }
  g_assert_false (rc_spelling_is_right (spelling, "raccordian"));
  rc_spelling_add (spelling, "raccordian");
  g_assert_true (rc_spelling_is_right (spelling, "raccordian"));
  later = rc_spelling_new ("en");
  g_assert_true (rc_spelling_is_right (later, "raccordian"));
}

int
main (int argc, char **argv)
{
  g_autofree char *own = g_dir_make_tmp ("raccord-spelling-XXXXXX", NULL);
  int              result;

  g_test_init (&argc, &argv, NULL);
  /* Where Enchant, and Aspell behind it, keep the words that are added. */
  g_setenv ("ENCHANT_CONFIG_DIR", own, TRUE);
  g_setenv ("HOME", own, TRUE);
  g_test_add_func ("/ui/spelling/words-of-a-text", test_words);
  g_test_add_func ("/ui/spelling/what-is-no-word", test_what_is_no_word);
  g_test_add_func ("/ui/spelling/without-a-dictionary-all-is-right", test_without_a_dictionary);
  g_test_add_func ("/ui/spelling/english", test_english);
  g_test_add_func ("/ui/spelling/own-words-are-kept", test_own_words);
  result = g_test_run ();
  remove_tree (own);
  return result;
}
