/* test-request-diff.c - what differs between two requests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/request-diff.h"

static char *
dup_diff (const char *before, const char *after)
{
  g_autoptr (cJSON)     a = cJSON_Parse (before), b = cJSON_Parse (after);
  g_autoptr (GPtrArray) changes = rc_request_diff (a, b);
  g_autoptr (GString)   text = g_string_new (NULL);

  g_assert_nonnull (a);
  g_assert_nonnull (b);
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *line = rc_request_change_dup_text (g_ptr_array_index (changes, i));

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check (const char *before, const char *after, const char *wanted)
{
  g_autofree char *text = dup_diff (before, after);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_words (void)
{
  check ("{\"prompt\":\"Mara in a brown coat waits here\"}",
         "{\"prompt\":\"Mara in a long red coat waits\"}",
         "prompt: brown → long red\nprompt: − here\n");
  check ("{\"prompt\":\"Mara waits\"}", "{\"prompt\":\"Mara waits alone\"}", "prompt: + alone\n");
  check ("{\"prompt\":\"Mara  waits\"}", "{\"prompt\":\"Mara waits\"}", "");
}

static void
test_values (void)
{
  check (
      "{\"seed\":1,\"generator\":\"sketch\",\"staging\":{\"time\":\"day\",\"figures\":[{\"name\":"
      "\"Mara\",\"x\":0},{\"name\":\"Tomas\",\"x\":1}]}}",
      "{\"seed\":7,\"generator\":\"sketch\",\"staging\":{\"time\":\"night\",\"figures\":[{"
      "\"name\":\"Mara\",\"x\":1.5}]}}",
      "seed: 1 → 7\nstaging.time: day → night\nstaging.figures.Mara.x: 0 → 1.5\n"
      "staging.figures.Tomas.name: − Tomas\nstaging.figures.Tomas.x: − 1\n");
}

static void
test_references (void)
{
  check ("{\"references\":[{\"slot\":\"image\",\"role\":\"style\",\"media\":\"0123456789\"}]}",
         "{\"references\":[{\"slot\":\"image\",\"role\":\"identity\",\"media\":\"abcdefghij\"}],"
         "\"region\":{\"prompt\":\"red\",\"mask\":{\"feather\":4}}}",
         "region.prompt: + red\nreferences: − image style 01234567\n"
         "references: + image identity abcdefgh\nmask.feather: + 4\n");
}

static void
test_passages (void)
{
  static const struct
  {
    int         side;
    const char *text;
  } wanted[] = {
    { 0, "Mara in a" }, { -1, "brown" }, { 1, "long red" }, { 0, "coat waits" }, { -1, "here" }
  };
  g_autoptr (GPtrArray) passages =
      rc_text_diff ("Mara in a brown coat waits here", "Mara in a long red coat waits");

  g_assert_cmpuint (passages->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < passages->len; i++)
    {
      const RcDiffPassage *passage = passages->pdata[i];

      g_assert_cmpint (passage->side, ==, wanted[i].side);
      g_assert_cmpstr (passage->text, ==, wanted[i].text);
    }
}

static void
test_kinds (void)
{
  static const struct
  {
    const char  *what;
    RcChangeKind kind;
  } wanted[] = {
    { "prompt", RC_CHANGE_PROMPT },
    { "regions.2.prompt", RC_CHANGE_PROMPT },
    { "references", RC_CHANGE_REFERENCES },
    { "regions.1.mask.feather", RC_CHANGE_MASK },
    { "generator_version", RC_CHANGE_GENERATOR },
    { "seed", RC_CHANGE_SEED },
    { "staging.figures.Mara.x", RC_CHANGE_STAGING },
    { "width", RC_CHANGE_PICTURE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      RcRequestChange change = { .what = (char *)wanted[i].what };

      g_assert_cmpint (rc_request_change_kind (&change), ==, wanted[i].kind);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/request-diff/words-that-came-and-went", test_words);
  g_test_add_func ("/engine/request-diff/values-by-whom-they-are-of", test_values);
  g_test_add_func ("/engine/request-diff/references-and-the-mask", test_references);
  g_test_add_func ("/engine/request-diff/a-text-in-passages", test_passages);
  g_test_add_func ("/engine/request-diff/what-each-is-about", test_kinds);
  return g_test_run ();
}
