/* test-mask-draft.c - a mask while it is drawn: taken back, done again, scaled, faded, painted on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-paint.h"
#include "tests/ui/mask-drag.h"

/* Another shot's mask comes with its edge and its frames, and one step takes all of it back. */
static void
test_undo_of_a_copied_mask_brings_back_its_edge (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (cJSON)       before = NULL, after = NULL;

  rc_mask_draft_set_edge (draft, 0.03, -0.01);
  rc_mask_draft_set_range (draft, 4, 40);
  drag (draft, RC_TOOL_ELLIPSE, RC_MASK_REPLACE, 0.2, 0.2, 0.6, 0.7);
  before = rc_mask_draft_to_json (draft);
  rc_mask_draft_take (
      draft, cJSON_Parse ("{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":1,"
                          "\"height\":1}],\"feather\":0.1,\"grow\":0.05,\"first\":9,\"last\":20,"
                          "\"smooth\":0.02}"));
  g_assert_cmpfloat (rc_mask_draft_get_feather (draft), ==, 0.1);
  g_assert_cmpfloat (rc_mask_draft_get_grow (draft), ==, 0.05);
  g_assert_cmpint (rc_mask_draft_get_first (draft), ==, 9);
  g_assert_cmpint (rc_mask_draft_get_last (draft), ==, 20);
  g_assert_true (rc_mask_draft_undo (draft));
  after = rc_mask_draft_to_json (draft);
  g_assert_true (cJSON_Compare (before, after, TRUE));
  /* A shape that is taken back leaves the edge as it was set since. */
  rc_mask_draft_set_edge (draft, 0.2, 0);
  g_assert_true (rc_mask_draft_undo (draft));
  g_assert_true (rc_mask_draft_is_empty (draft));
  g_assert_cmpfloat (rc_mask_draft_get_feather (draft), ==, 0.2);
}

/* What the painter shows, brought up to the draft. Returns: whether it could go on */
static gboolean
follow (RcMaskPaint *paint, RcMaskDraft *draft, RcMaskDraftMark *mark)
{
  g_autoptr (cJSON)   since = rc_mask_draft_since (draft, mark);
  g_autoptr (cJSON)   json = rc_mask_draft_to_json (draft);
  g_autoptr (RcMask)  more = NULL, all = rc_mask_from_json (json, NULL);
  g_autoptr (RcFrame) expected = NULL;
  RcRect              changed;

  if (since == NULL)
    return FALSE;
  more = rc_mask_from_json (since, NULL);
  g_assert_true (rc_mask_paint_add (paint, more, &changed, NULL));
  rc_mask_draft_mark (draft, mark);
  expected = rc_mask_rasterise (all, 160, 90, 0, NULL);
  g_assert_true (rc_frame_equal (rc_mask_paint_get (paint), expected));
  return TRUE;
}

static RcMaskPaint *
start (RcMaskDraft *draft, RcMaskDraftMark *mark)
{
  g_autoptr (cJSON)  json = rc_mask_draft_to_json (draft);
  g_autoptr (RcMask) mask = rc_mask_from_json (json, NULL);

  rc_mask_draft_mark (draft, mark);
  return rc_mask_paint_new (mask, 160, 90, 0, NULL);
}

/* Strokes and the eraser go on from what is drawn, point by point and over their ends; everything
 * else has to be drawn anew. */
static void
test_a_stroke_is_followed (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (RcMaskPaint) paint = NULL;
  RcMaskDraftMark         mark;

  drag (draft, RC_TOOL_ELLIPSE, RC_MASK_REPLACE, 0.2, 0.2, 0.6, 0.7);
  paint = start (draft, &mark);
  for (int stroke = 0; stroke < 4; stroke++)
    {
      rc_mask_draft_press (draft, stroke % 2 == 0 ? RC_TOOL_BRUSH : RC_TOOL_ERASER, RC_MASK_REPLACE,
                           0.1, 0.2 * stroke);
      g_assert_true (follow (paint, draft, &mark));
      for (int i = 1; i < 9; i++)
        {
          rc_mask_draft_motion (draft, 0.1 + 0.09 * i, 0.2 * stroke + 0.02 * i * (i % 3));
          if (i % 3 > 0)
            g_assert_true (follow (paint, draft, &mark));
        }
      rc_mask_draft_release (draft);
      g_assert_true (follow (paint, draft, &mark));
    }
  g_assert_true (rc_mask_draft_undo (draft));
  g_assert_false (follow (paint, draft, &mark));
}

static void
test_what_is_no_stroke_is_not_followed (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (RcMaskPaint) paint = NULL;
  RcMaskDraftMark         mark;

  drag (draft, RC_TOOL_BRUSH, RC_MASK_REPLACE, 0.2, 0.2, 0.6, 0.7);
  paint = start (draft, &mark);
  rc_mask_draft_set_edge (draft, 0.07, 0);
  g_assert_false (follow (paint, draft, &mark));
  rc_mask_draft_mark (draft, &mark);
  rc_mask_draft_invert (draft);
  g_assert_false (follow (paint, draft, &mark));
  rc_mask_draft_mark (draft, &mark);
  rc_mask_draft_press (draft, RC_TOOL_BRUSH, RC_MASK_INTERSECT, 0.5, 0.5);
  g_assert_false (rc_mask_draft_is_painting (draft));
  g_assert_false (follow (paint, draft, &mark));
  rc_mask_draft_cancel (draft);
  /* A stroke that was given up is in what is drawn, and so it cannot go on from there. */
  g_clear_pointer (&paint, rc_mask_paint_free);
  paint = start (draft, &mark);
  rc_mask_draft_press (draft, RC_TOOL_BRUSH, RC_MASK_REPLACE, 0.5, 0.5);
  g_assert_true (follow (paint, draft, &mark));
  rc_mask_draft_cancel (draft);
  g_assert_false (follow (paint, draft, &mark));
  rc_mask_draft_press (draft, RC_TOOL_BRUSH, RC_MASK_REPLACE, 0.1, 0.9);
  g_assert_false (follow (paint, draft, &mark));
  /* Nor can a pen that was pressed evenly so far. */
  g_clear_pointer (&paint, rc_mask_paint_free);
  paint = start (draft, &mark);
  rc_mask_draft_set_pressure (draft, 0.4);
  rc_mask_draft_motion (draft, 0.5, 0.4);
  g_assert_false (follow (paint, draft, &mark));
  rc_mask_draft_release (draft);
}

static double
scale_at (RcMaskDraft *draft, int index, int side)
{
  g_autoptr (cJSON) mask = rc_mask_draft_to_json (draft);
  const cJSON *key = cJSON_GetArrayItem (cJSON_GetObjectItemCaseSensitive (mask, "keys"), index);
  const cJSON *pair = cJSON_GetObjectItemCaseSensitive (key, "scale");

  return pair != NULL ? cJSON_GetArrayItem (pair, side)->valuedouble : 0;
}

/* The lower right handle of a box in the middle: half as wide again, and twice as high. */
static void
test_a_handle_scales (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  const RcMaskGrip        corner = { .kind = RC_GRIP_SCALE, .u = 1, .v = 1 };
  RcMaskChange            change = { .fixed = { 0.5, 0.5 }, .scale = { 2, 2 } };

  g_assert_false (rc_mask_draft_change (draft, 16.0 / 9, &change));
  drag (draft, RC_TOOL_RECTANGLE, RC_MASK_REPLACE, 0.3, 0.3, 0.5, 0.5);
  rc_mask_draft_set_frame (draft, 8);
  rc_mask_draft_grab (draft, &corner, 16.0 / 9);
  g_assert_true (drag (draft, RC_TOOL_MOVE, RC_MASK_REPLACE, 0.5, 0.5, 0.6, 0.7));
  g_assert_cmpfloat_with_epsilon (scale_at (draft, 1, 0), 1.5, 0.01);
  g_assert_cmpfloat_with_epsilon (scale_at (draft, 1, 1), 2, 0.01);
  g_assert_true (rc_mask_draft_undo (draft));
  g_assert_false (rc_mask_draft_is_moving (draft));

  /* With Shift both sides by as much. */
  rc_mask_draft_press (draft, RC_TOOL_MOVE, RC_MASK_REPLACE, 0.5, 0.5);
  rc_mask_draft_set_even (draft, TRUE);
  rc_mask_draft_motion (draft, 0.6, 0.7);
  g_assert_true (rc_mask_draft_release (draft));
  g_assert_cmpfloat_with_epsilon (scale_at (draft, 1, 0), 1.75, 0.01);
  g_assert_cmpfloat_with_epsilon (scale_at (draft, 1, 1), 1.75, 0.01);
  g_assert_true (rc_mask_draft_change (draft, 16.0 / 9, &change));
  g_assert_cmpfloat_with_epsilon (scale_at (draft, 1, 0), 3.5, 0.02);
}

/* Until something else is drawn; with a whole mask come its edge and its frames. */
static void
test_what_was_taken_back_is_done_again (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (cJSON)       two = NULL, tracked = NULL, again = NULL;
  cJSON                  *taken;

  g_assert_false (rc_mask_draft_redo (draft));
  drag (draft, RC_TOOL_RECTANGLE, RC_MASK_REPLACE, 0.1, 0.1, 0.2, 0.2);
  drag (draft, RC_TOOL_ELLIPSE, RC_MASK_ADD, 0.3, 0.3, 0.5, 0.5);
  two = rc_mask_draft_to_json (draft);
  taken = cJSON_Duplicate (two, TRUE);
  cJSON_ReplaceItemInObject (taken, "feather", cJSON_CreateNumber (0.3));
  cJSON_ReplaceItemInObject (taken, "last", cJSON_CreateNumber (7));
  rc_mask_draft_take (draft, taken);
  tracked = rc_mask_draft_to_json (draft);
  g_assert_cmpint (rc_mask_draft_get_undone (draft), ==, 0);

  for (int i = 0; i < 3; i++)
    g_assert_true (rc_mask_draft_undo (draft));
  g_assert_true (rc_mask_draft_is_empty (draft));
  g_assert_cmpint (rc_mask_draft_get_undone (draft), >, 0);
  g_assert_true (rc_mask_draft_redo (draft));
  g_assert_true (rc_mask_draft_redo (draft));
  again = rc_mask_draft_to_json (draft);
  g_assert_true (cJSON_Compare (again, two, TRUE));
  g_clear_pointer (&again, cJSON_Delete);
  g_assert_true (rc_mask_draft_redo (draft));
  again = rc_mask_draft_to_json (draft);
  g_assert_true (cJSON_Compare (again, tracked, TRUE));
  g_assert_false (rc_mask_draft_redo (draft));

  g_assert_true (rc_mask_draft_undo (draft));
  drag (draft, RC_TOOL_ELLIPSE, RC_MASK_ADD, 0.6, 0.6, 0.8, 0.8);
  g_assert_false (rc_mask_draft_redo (draft));
}

static void
test_fading_is_one_step (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new (), other = rc_mask_draft_new ();
  g_autoptr (cJSON)       mask = NULL;
  int                     in = -1, out = -1;

  drag (draft, RC_TOOL_RECTANGLE, RC_MASK_REPLACE, 0.1, 0.1, 0.4, 0.4);
  rc_mask_draft_set_range (draft, 0, 40);
  g_assert_true (rc_mask_draft_set_fade (draft, 5, 7));
  g_assert_false (rc_mask_draft_set_fade (draft, 5, 7));
  mask = rc_mask_draft_to_json (draft);
  g_assert_cmpfloat (rc_json_number_or (mask, "fade_in", 0), ==, 5);
  g_assert_cmpfloat (rc_json_number_or (mask, "fade_out", 0), ==, 7);
  rc_mask_draft_load (other, mask);
  rc_mask_draft_get_fade (other, &in, &out);
  g_assert_cmpint (in, ==, 5);
  g_assert_cmpint (out, ==, 7);
  g_assert_true (rc_mask_draft_undo (draft));
  rc_mask_draft_get_fade (draft, &in, &out);
  g_assert_cmpint (in, ==, 0);
  g_assert_cmpint (out, ==, 0);
  g_clear_pointer (&mask, cJSON_Delete);
  mask = rc_mask_draft_to_json (draft);
  g_assert_false (cJSON_HasObjectItem (mask, "fade_in"));
  g_assert_cmpint (n_shapes (mask), ==, 1);
}

/* What the command line leaves out of a mask, and rounds less, is no change of it. */
static void
test_what_goes_without_saying_is_no_change (void)
{
  static const char *const masks[] = {
    "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.3,\"y\":0.2,\"width\":0.4,\"height\":0.6}]}",
    "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.3,\"y\":0.2,\"width\":0.4,\"height\":0.6}],"
    "\"feather\":0.0123456789}",
    "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.3,\"y\":0.2,\"width\":0.4,\"height\":0.6}],"
    "\"first\":3,\"smooth\":0.02,\"grow\":-0.01}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
      g_autoptr (cJSON)       mask = cJSON_Parse (masks[i]);

      rc_mask_draft_load (draft, mask);
      g_assert_true (rc_mask_draft_is (draft, mask));
      rc_mask_draft_set_range (draft, 4, -1);
      g_assert_false (rc_mask_draft_is (draft, mask));
      rc_mask_draft_load (draft, mask);
      rc_mask_draft_set_edge (draft, 0.2, rc_mask_draft_get_grow (draft));
      g_assert_false (rc_mask_draft_is (draft, mask));
      rc_mask_draft_load (draft, mask);
      drag (draft, RC_TOOL_RECTANGLE, RC_MASK_ADD, 0.1, 0.1, 0.4, 0.4);
      g_assert_false (rc_mask_draft_is (draft, mask));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/mask-draft/undo-of-a-copied-mask-brings-back-its-edge",
                   test_undo_of_a_copied_mask_brings_back_its_edge);
  g_test_add_func ("/ui/mask-draft/a-handle-scales", test_a_handle_scales);
  g_test_add_func ("/ui/mask-draft/what-was-taken-back-is-done-again",
                   test_what_was_taken_back_is_done_again);
  g_test_add_func ("/ui/mask-draft/fading-is-one-step", test_fading_is_one_step);
  g_test_add_func ("/ui/mask-draft/a-stroke-is-followed", test_a_stroke_is_followed);
  g_test_add_func ("/ui/mask-draft/what-is-no-stroke-is-not-followed",
                   test_what_is_no_stroke_is_not_followed);
  g_test_add_func ("/ui/mask-draft/what-goes-without-saying-is-no-change",
                   test_what_goes_without_saying_is_no_change);
  return g_test_run ();
}
