/* test-take-diff.c - how differences are written, and which takes are listed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/document.h"
#include "ui/takes/take-diff.h"
#include "ui/takes/take-filter.h"

static void
assert_markup (const char *before, const char *after, const char *wanted)
{
  g_autofree char *markup = rc_take_diff_dup_markup (before, after, "#111111", "#222222");
  g_autofree char *text = NULL;

  g_assert_true (pango_parse_markup (markup, -1, 0, NULL, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_words (void)
{
  assert_markup ("the same", "the same", "");
  assert_markup ("", "", "");
  assert_markup ("Mara in a brown coat waits", "Mara in a red coat waits",
                 "Mara in a brown red coat waits");
  assert_markup ("a < b", "a < c & d", "a < b c & d");
  /* what is far from any difference is left out */
  assert_markup ("1 2 3 4 5 6 7 8 9 10 11 12 13 old", "1 2 3 4 5 6 7 8 9 10 11 12 13 new",
                 "… 6 7 8 9 10 11 12 13 old new");
  assert_markup ("old 1 2 3 4 5 6 7 8 9 10 11 12", "new 1 2 3 4 5 6 7 8 9 10 11 12",
                 "old new 1 2 3 4 5 6 7 8 …");
}

static void
test_names (void)
{
  static const char *const names[][2] = { { "staging.figures.Mara.x", "Mara · x" },
                                          { "staging.time", "time" },
                                          { "regions.2.mask.feather",
                                            "regions · 2 · mask · feather" },
                                          { "seed", "seed" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = rc_take_diff_dup_name (names[i][0]);

      g_assert_cmpstr (name, ==, names[i][1]);
    }
}

/* "3 1": the numbers of the takes that are listed. */
static void
assert_listed (RcShot *shot, RcTakeFilter filter, const char *wanted)
{
  g_autoptr (GPtrArray) takes = rc_take_filter_list (&filter, shot);
  g_autoptr (GString)   text = g_string_new (NULL);

  for (guint i = 0; i < takes->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "",
                            rc_node_get_index (takes->pdata[i]) + 1);
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_filter (void)
{
  static const char *const takes[][2] = { { "none", "sketch" },
                                          { "star", "footage" },
                                          { "reject", "sketch" } };
  g_autoptr (RcDocument)   document = rc_document_new ();
  RcNode                  *scene =
      rc_document_add (document, rc_document_get_project (document), RC_TYPE_SCENE, -1, NULL);
  RcShot        *shot = rc_document_add (document, scene, RC_TYPE_SHOT, -1, NULL);
  g_auto (GStrv) generators = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (takes); i++)
    {
      RcNode *take = rc_document_add (document, shot, RC_TYPE_TAKE, -1, NULL);

      g_assert_true (rc_document_set_text (document, take, "verdict", takes[i][0], 0, NULL));
      g_assert_true (rc_document_set_text (document, take, "generator", takes[i][1], 0, NULL));
    }
  assert_listed (shot, (RcTakeFilter){ RC_TAKES_ALL, NULL }, "3 2 1");
  assert_listed (shot, (RcTakeFilter){ RC_TAKES_STARRED, NULL }, "2");
  assert_listed (shot, (RcTakeFilter){ RC_TAKES_NOT_REJECTED, NULL }, "2 1");
  assert_listed (shot, (RcTakeFilter){ RC_TAKES_OF_GENERATOR, (char *)"sketch" }, "3 1");
  assert_listed (NULL, (RcTakeFilter){ RC_TAKES_ALL, NULL }, "");
  generators = rc_shot_list_generators (shot);
  g_assert_cmpuint (g_strv_length (generators), ==, 2);
  g_assert_cmpstr (generators[0], ==, "sketch");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/take-diff/two-texts-as-one", test_words);
  g_test_add_func ("/ui/take-diff/values-have-short-names", test_names);
  g_test_add_func ("/ui/take-filter/lists-what-is-asked-for", test_filter);
  return g_test_run ();
}
