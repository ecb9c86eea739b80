/* test-prompt-marks.c - marks of a text while it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/prompt-marks.h"

#define MARK(list, i) (&g_array_index (list, RcPromptMark, i))

/* "12-15 20-24": the marks, for comparing. */
static char *
dup_ranges (const GArray *marks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    g_string_append_printf (text, "%s%d-%d", i > 0 ? " " : "", MARK (marks, i)->start,
                            MARK (marks, i)->end);
  return g_string_free (text, FALSE);
}

static void
assert_ranges (const GArray *marks, const char *wanted)
{
  g_autofree char *ranges = dup_ranges (marks);

  g_assert_cmpstr (ranges, ==, wanted);
}

static void
test_spans (void)
{
  const char        *text = "特写 slow push-in, salt";
  RcSpan             spans[] = { { RC_SPAN_STAGED, FALSE, 0, 6, (char *)"camera.size = CU", 0 },
                                 { RC_SPAN_STAGED, TRUE, 3, 4, (char *)"time = dusk", 0 },
                                 { RC_SPAN_CONFLICT, FALSE, 7, 12, (char *)"camera.move", 0 },
                                 { RC_SPAN_PASSED, FALSE, 21, 4, (char *)"", 0 },
                                 { RC_SPAN_PASSED, FALSE, 22, 40, (char *)"", 0 } };
  const RcStaging    staging = { .spans = spans, .n_spans = G_N_ELEMENTS (spans) };
  g_autoptr (GArray) marks = rc_prompt_marks_from_staging (&staging, text);

  assert_ranges (marks, "0-2 3-15 17-21");
  g_assert_cmpstr (MARK (marks, 0)->what, ==, "Camera · size: close-up");
  g_assert_cmpuint (MARK (marks, 1)->kind, ==, RC_SPAN_CONFLICT);
  g_assert_null (MARK (marks, 2)->what);
}

static void
test_find (void)
{
  g_autoptr (GArray) marks = rc_prompt_marks_find ("Mara, mara and MARANA; 玛拉", "mara");
  g_autoptr (GArray) wide = rc_prompt_marks_find ("看玛拉，玛拉", "玛拉");
  g_autoptr (GArray) over = rc_prompt_marks_find ("aaaa", "aa");
  g_autoptr (GArray) none = rc_prompt_marks_find ("Mara", "");

  assert_ranges (marks, "0-4 6-10 15-19");
  assert_ranges (wide, "1-3 4-6");
  assert_ranges (over, "0-2 2-4");
  assert_ranges (none, "");
}

static void
test_insert (void)
{
  g_autoptr (GArray) marks = rc_prompt_marks_find ("one two one", "one");

  rc_prompt_marks_inserted (marks, 3, 2); /* at its end: not of it */
  assert_ranges (marks, "0-3 10-13");
  rc_prompt_marks_inserted (marks, 10, 1); /* at its start: before it */
  assert_ranges (marks, "0-3 11-14");
  rc_prompt_marks_inserted (marks, 12, 4); /* within: of it */
  assert_ranges (marks, "0-3 11-18");
}

static void
test_delete (void)
{
  g_autoptr (GArray) marks = rc_prompt_marks_find ("one two one two one", "one");

  rc_prompt_marks_deleted (marks, 2, 5);
  assert_ranges (marks, "0-2 5-8 13-16");
  rc_prompt_marks_deleted (marks, 4, 9);
  assert_ranges (marks, "0-2 8-11");
  rc_prompt_marks_deleted (marks, 0, 11);
  assert_ranges (marks, "");
}

static void
test_at (void)
{
  g_autoptr (GArray) marks = rc_prompt_marks_find ("one two one", "one");

  g_assert_true (rc_prompt_marks_at (marks, 0) == MARK (marks, 0));
  g_assert_null (rc_prompt_marks_at (marks, 3));
  g_assert_true (rc_prompt_marks_at (marks, 10) == MARK (marks, 1));
  g_assert_null (rc_prompt_marks_at (marks, 11));
  g_assert_cmpuint (rc_prompt_marks_first_behind (marks, 3), ==, 1);
  g_assert_cmpuint (rc_prompt_marks_first_behind (marks, 11), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/prompt-marks/spans-become-characters", test_spans);
  g_test_add_func ("/ui/prompt-marks/finds-in-any-case", test_find);
  g_test_add_func ("/ui/prompt-marks/move-when-text-comes-in", test_insert);
  g_test_add_func ("/ui/prompt-marks/shrink-and-go-when-text-goes", test_delete);
  g_test_add_func ("/ui/prompt-marks/say-what-is-where", test_at);
  return g_test_run ();
}
