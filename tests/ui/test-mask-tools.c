/* test-mask-tools.c - what drags make of a mask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/ui/mask-drag.h"

#include <string.h>

static void
test_rectangle (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (cJSON)       mask = NULL;
  const cJSON            *shape;

  /* From bottom right to top left, past the frame's edge. */
  g_assert_true (drag (draft, RC_TOOL_RECTANGLE, RC_MASK_REPLACE, 0.4, 0.6, -0.2, 0.1));
  mask = rc_mask_draft_to_json (draft);
  g_assert_cmpint (n_shapes (mask), ==, 1);
  shape = shape_at (mask, 0);
  g_assert_cmpstr (rc_json_string_or (shape, "kind", ""), ==, "rectangle");
  g_assert_cmpfloat (rc_json_number_or (shape, "x", -1), ==, 0);
  g_assert_cmpfloat_with_epsilon (rc_json_number_or (shape, "y", -1), 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (rc_json_number_or (shape, "width", -1), 0.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (rc_json_number_or (shape, "height", -1), 0.5, 1e-9);
  g_assert_null (cJSON_GetObjectItemCaseSensitive (shape, "mode"));
}

static void
test_plain_drag_starts_anew (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (cJSON)       mask = NULL;

  drag (draft, RC_TOOL_RECTANGLE, RC_MASK_REPLACE, 0.1, 0.1, 0.2, 0.2);
  drag (draft, RC_TOOL_ELLIPSE, RC_MASK_ADD, 0.3, 0.3, 0.5, 0.5);
  drag (draft, RC_TOOL_LASSO, RC_MASK_SUBTRACT, 0.3, 0.1, 0.5, 0.9);
  mask = rc_mask_draft_to_json (draft);
  g_assert_cmpint (n_shapes (mask), ==, 3);
  g_assert_cmpstr (rc_json_string_or (shape_at (mask, 1), "kind", ""), ==, "ellipse");
  g_assert_cmpstr (rc_json_string_or (shape_at (mask, 2), "mode", "add"), ==, "subtract");
  g_clear_pointer (&mask, cJSON_Delete);

  drag (draft, RC_TOOL_RECTANGLE, RC_MASK_REPLACE, 0.6, 0.6, 0.8, 0.8);
  mask = rc_mask_draft_to_json (draft);
  g_assert_cmpint (n_shapes (mask), ==, 1);
  g_clear_pointer (&mask, cJSON_Delete);

  /* What was replaced comes back. */
  g_assert_true (rc_mask_draft_undo (draft));
  mask = rc_mask_draft_to_json (draft);
  g_assert_cmpint (n_shapes (mask), ==, 3);
}

static void
test_strokes_accumulate (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (cJSON)       mask = NULL;

  rc_mask_draft_set_brush (draft, 0.03, 0.5);
  drag (draft, RC_TOOL_BRUSH, RC_MASK_REPLACE, 0.1, 0.1, 0.5, 0.5);
  drag (draft, RC_TOOL_BRUSH, RC_MASK_REPLACE, 0.5, 0.1, 0.1, 0.5);
  drag (draft, RC_TOOL_ERASER, RC_MASK_REPLACE, 0.2, 0.2, 0.3, 0.3);
  mask = rc_mask_draft_to_json (draft);
  g_assert_cmpint (n_shapes (mask), ==, 3);
  g_assert_cmpfloat (rc_json_number_or (shape_at (mask, 0), "radius", 0), ==, 0.03);
  g_assert_cmpfloat (rc_json_number_or (shape_at (mask, 0), "hardness", 0), ==, 0.5);
  g_assert_cmpstr (rc_json_string_or (shape_at (mask, 2), "kind", ""), ==, "stroke");
  g_assert_cmpstr (rc_json_string_or (shape_at (mask, 2), "mode", ""), ==, "subtract");
}

static void
test_a_dab_is_a_stroke (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();

  rc_mask_draft_press (draft, RC_TOOL_BRUSH, RC_MASK_REPLACE, 0.5, 0.5);
  g_assert_true (rc_mask_draft_release (draft));
  g_assert_false (rc_mask_draft_is_empty (draft));
}

static void
test_slips_make_nothing (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();

  for (int tool = RC_TOOL_LASSO; tool <= RC_TOOL_RADIAL; tool++)
    {
      if (tool == RC_TOOL_POLYGON)
        continue;
      rc_mask_draft_press (draft, (RcToolId)tool, RC_MASK_REPLACE, 0.5, 0.5);
      rc_mask_draft_motion (draft, 0.501, 0.501);
      g_assert_false (rc_mask_draft_release (draft));
    }
  g_assert_false (drag (draft, RC_TOOL_HAND, RC_MASK_REPLACE, 0, 0, 1, 1));
  g_assert_true (rc_mask_draft_is_empty (draft));
  g_assert_false (rc_mask_draft_can_undo (draft));
}

static void
test_escape_cancels (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (cJSON)       during = NULL, after = NULL;

  rc_mask_draft_press (draft, RC_TOOL_RECTANGLE, RC_MASK_REPLACE, 0.1, 0.1);
  rc_mask_draft_motion (draft, 0.5, 0.5);
  during = rc_mask_draft_to_json (draft);
  g_assert_cmpint (n_shapes (during), ==, 1);
  g_assert_true (rc_mask_draft_cancel (draft));
  g_assert_false (rc_mask_draft_release (draft));
  after = rc_mask_draft_to_json (draft);
  g_assert_cmpint (n_shapes (after), ==, 0);
  g_assert_false (rc_mask_draft_cancel (draft));
}

static void
test_keys_move_and_resize (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (cJSON)       mask = NULL;

  g_assert_false (rc_mask_draft_nudge (draft, 0.1, 0, FALSE));
  drag (draft, RC_TOOL_RECTANGLE, RC_MASK_REPLACE, 0.1, 0.1, 0.3, 0.3);
  g_assert_true (rc_mask_draft_nudge (draft, 0.1, -0.05, FALSE));
  g_assert_true (rc_mask_draft_nudge (draft, 0.1, 0, TRUE));
  mask = rc_mask_draft_to_json (draft);
  g_assert_cmpfloat_with_epsilon (rc_json_number_or (shape_at (mask, 0), "x", 0), 0.2, 1e-9);
  g_assert_cmpfloat_with_epsilon (rc_json_number_or (shape_at (mask, 0), "y", 0), 0.05, 1e-9);
  g_assert_cmpfloat_with_epsilon (rc_json_number_or (shape_at (mask, 0), "width", 0), 0.3, 1e-9);

  drag (draft, RC_TOOL_BRUSH, RC_MASK_REPLACE, 0.1, 0.1, 0.3, 0.3);
  g_assert_false (rc_mask_draft_nudge (draft, 0.1, 0, TRUE));
}

static void
test_loads_what_it_wrote (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new (), other = rc_mask_draft_new ();
  g_autoptr (cJSON)       mask = NULL, again = NULL;

  drag (draft, RC_TOOL_LASSO, RC_MASK_REPLACE, 0.1, 0.1, 0.3, 0.9);
  rc_mask_draft_set_edge (draft, 0.015, -0.01);
  rc_mask_draft_set_range (draft, 12, 40);
  mask = rc_mask_draft_to_json (draft);
  rc_mask_draft_load (other, mask);
  again = rc_mask_draft_to_json (other);
  g_assert_true (cJSON_Compare (mask, again, TRUE));
  g_assert_cmpint (rc_mask_draft_get_first (other), ==, 12);
  g_assert_cmpint (rc_mask_draft_get_last (other), ==, 40);
  g_assert_false (rc_mask_draft_can_undo (other));

  rc_mask_draft_load (other, NULL);
  g_assert_true (rc_mask_draft_is_empty (other));
  g_assert_cmpint (rc_mask_draft_get_last (other), ==, -1);
}

static void
test_clear_can_be_undone (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();

  drag (draft, RC_TOOL_ELLIPSE, RC_MASK_REPLACE, 0.1, 0.1, 0.3, 0.9);
  rc_mask_draft_clear (draft);
  g_assert_true (rc_mask_draft_is_empty (draft));
  g_assert_true (rc_mask_draft_undo (draft));
  g_assert_false (rc_mask_draft_is_empty (draft));
}

static void
click (RcMaskDraft *draft, double x, double y)
{
  rc_mask_draft_motion (draft, x, y);
  rc_mask_draft_press (draft, RC_TOOL_POLYGON, RC_MASK_REPLACE, x, y);
  g_assert_false (rc_mask_draft_release (draft));
}

static void
test_a_polygon_is_clicked (void)
{
  static const double     wanted[] = { 0.1, 0.1, 0.5, 0.1, 0.5, 0.6 };
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (cJSON)       mask = NULL, during = NULL;
  const cJSON            *points;

  click (draft, 0.1, 0.1);
  click (draft, 0.5, 0.1);
  g_assert_true (rc_mask_draft_is_clicking (draft));
  g_assert_false (rc_mask_draft_close (draft));
  /* The same place again is no corner. */
  click (draft, 0.5, 0.1);
  click (draft, 0.5, 0.6);
  click (draft, 0.9, 0.9);
  g_assert_true (rc_mask_draft_undo (draft));
  rc_mask_draft_motion (draft, 0.2, 0.7);
  /* Until it is closed, the pointer is a corner. */
  during = rc_mask_draft_to_json (draft);
  points = cJSON_GetObjectItemCaseSensitive (shape_at (during, 0), "points");
  g_assert_cmpint (cJSON_GetArraySize (points), ==, 8);
  g_assert_true (rc_mask_draft_close (draft));
  g_assert_false (rc_mask_draft_is_drawing (draft));
  mask = rc_mask_draft_to_json (draft);
  g_assert_cmpint (n_shapes (mask), ==, 1);
  g_assert_cmpstr (rc_json_string_or (shape_at (mask, 0), "kind", ""), ==, "lasso");
  points = cJSON_GetObjectItemCaseSensitive (shape_at (mask, 0), "points");
  g_assert_cmpint (cJSON_GetArraySize (points), ==, G_N_ELEMENTS (wanted));
  for (int i = 0; i < (int)G_N_ELEMENTS (wanted); i++)
    g_assert_cmpfloat_with_epsilon (cJSON_GetArrayItem (points, i)->valuedouble, wanted[i], 1e-9);
}

static void
test_corners_are_taken_back (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  guint                   n = 0;

  click (draft, 0.1, 0.1);
  click (draft, 0.5, 0.1);
  g_assert_true (rc_mask_draft_can_undo (draft));
  g_assert_true (rc_mask_draft_undo (draft));
  g_assert_nonnull (rc_mask_draft_get_corners (draft, &n));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (rc_mask_draft_undo (draft));
  g_assert_null (rc_mask_draft_get_corners (draft, &n));
  g_assert_false (rc_mask_draft_is_drawing (draft));
  g_assert_false (rc_mask_draft_can_undo (draft));
  click (draft, 0.1, 0.1);
  click (draft, 0.5, 0.1);
  click (draft, 0.5, 0.5);
  g_assert_true (rc_mask_draft_cancel (draft));
  g_assert_true (rc_mask_draft_is_empty (draft));
}

/* The mode of the shape that a drag makes after a rectangle. */
static char *
dup_mode (gboolean subtracts, RcMaskMode mode)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (cJSON)       mask = NULL;

  drag (draft, RC_TOOL_RECTANGLE, RC_MASK_REPLACE, 0.1, 0.1, 0.9, 0.9);
  rc_mask_draft_set_subtracts (draft, subtracts);
  drag (draft, RC_TOOL_ELLIPSE, mode, 0.2, 0.2, 0.6, 0.6);
  mask = rc_mask_draft_to_json (draft);
  return g_strdup (n_shapes (mask) == 1
                       ? "anew"
                       : rc_json_string_or (shape_at (mask, n_shapes (mask) - 1), "mode", "add"));
}

static void
test_the_switch_and_the_keys (void)
{
  static const struct
  {
    gboolean    subtracts;
    RcMaskMode  mode;
    const char *wanted;
  } cases[] = {
    { FALSE, RC_MASK_REPLACE, "anew" },
    { TRUE, RC_MASK_REPLACE, "subtract" },
    { TRUE, RC_MASK_ADD, "add" },
    { FALSE, RC_MASK_ADD, "add" },
    { FALSE, RC_MASK_SUBTRACT, "subtract" },
    { TRUE, RC_MASK_SUBTRACT, "subtract" },
    { FALSE, RC_MASK_INTERSECT, "intersect" },
    { TRUE, RC_MASK_INTERSECT, "intersect" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *mode = dup_mode (cases[i].subtracts, cases[i].mode);

      g_assert_cmpstr (mode, ==, cases[i].wanted);
    }
}

static void
test_gradients (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (cJSON)       mask = NULL;
  const cJSON            *shape, *to;

  /* Straight across: a gradient has no height. */
  g_assert_true (drag (draft, RC_TOOL_GRADIENT, RC_MASK_REPLACE, 0.2, 0.5, 0.8, 0.5));
  g_assert_true (drag (draft, RC_TOOL_RADIAL, RC_MASK_INTERSECT, 0.5, 0.5, 0.5, 0.9));
  g_assert_true (rc_mask_draft_nudge (draft, 0.1, -0.2, FALSE));
  g_assert_false (rc_mask_draft_nudge (draft, 0.1, 0, TRUE));
  mask = rc_mask_draft_to_json (draft);
  g_assert_cmpint (n_shapes (mask), ==, 2);
  g_assert_false (rc_json_bool_or (shape_at (mask, 0), "radial", FALSE));
  shape = shape_at (mask, 1);
  to = cJSON_GetObjectItemCaseSensitive (shape, "to");
  g_assert_true (rc_json_bool_or (shape, "radial", FALSE));
  g_assert_cmpstr (rc_json_string_or (shape, "mode", ""), ==, "intersect");
  g_assert_cmpfloat_with_epsilon (cJSON_GetArrayItem (to, 0)->valuedouble, 0.6, 1e-9);
  g_assert_cmpfloat_with_epsilon (cJSON_GetArrayItem (to, 1)->valuedouble, 0.7, 1e-9);
}

static void
test_a_pen_is_pressed (void)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (cJSON)       mask = NULL;
  const cJSON            *pressures;

  drag (draft, RC_TOOL_BRUSH, RC_MASK_REPLACE, 0.1, 0.1, 0.5, 0.5);
  rc_mask_draft_set_pressure (draft, 0.25);
  rc_mask_draft_press (draft, RC_TOOL_BRUSH, RC_MASK_REPLACE, 0.1, 0.1);
  rc_mask_draft_set_pressure (draft, 0.75);
  rc_mask_draft_motion (draft, 0.4, 0.1);
  rc_mask_draft_release (draft);
  mask = rc_mask_draft_to_json (draft);
  /* A mouse presses evenly: nothing is written of it. */
  g_assert_null (cJSON_GetObjectItemCaseSensitive (shape_at (mask, 0), "pressures"));
  pressures = cJSON_GetObjectItemCaseSensitive (shape_at (mask, 1), "pressures");
  g_assert_cmpint (cJSON_GetArraySize (pressures), ==, 2);
  g_assert_cmpfloat (cJSON_GetArrayItem (pressures, 0)->valuedouble, ==, 0.25);
  g_assert_cmpfloat (cJSON_GetArrayItem (pressures, 1)->valuedouble, ==, 0.75);
}

static void
test_keys_are_distinct (void)
{
  for (int a = 0; a < RC_N_TOOLS; a++)
    for (int b = a + 1; b < RC_N_TOOLS; b++)
      {
        g_assert_cmpstr (rc_tools[a].key, !=, rc_tools[b].key);
        g_assert_cmpstr (rc_tools[a].name, !=, rc_tools[b].name);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/mask-tools/a-drag-backwards-is-a-rectangle-in-the-frame", test_rectangle);
  g_test_add_func ("/ui/mask-tools/a-plain-drag-starts-anew", test_plain_drag_starts_anew);
  g_test_add_func ("/ui/mask-tools/strokes-accumulate-and-the-eraser-subtracts",
                   test_strokes_accumulate);
  g_test_add_func ("/ui/mask-tools/a-dab-is-a-stroke", test_a_dab_is_a_stroke);
  g_test_add_func ("/ui/mask-tools/slips-of-the-hand-make-nothing", test_slips_make_nothing);
  g_test_add_func ("/ui/mask-tools/escape-cancels-the-drag", test_escape_cancels);
  g_test_add_func ("/ui/mask-tools/keys-move-and-resize", test_keys_move_and_resize);
  g_test_add_func ("/ui/mask-tools/loads-what-it-wrote", test_loads_what_it_wrote);
  g_test_add_func ("/ui/mask-tools/clearing-can-be-undone", test_clear_can_be_undone);
  g_test_add_func ("/ui/mask-tools/a-polygon-is-clicked-and-closed", test_a_polygon_is_clicked);
  g_test_add_func ("/ui/mask-tools/corners-are-taken-back", test_corners_are_taken_back);
  g_test_add_func ("/ui/mask-tools/keys-that-are-held-decide-else-the-switch",
                   test_the_switch_and_the_keys);
  g_test_add_func ("/ui/mask-tools/gradients-are-dragged-along-their-axis", test_gradients);
  g_test_add_func ("/ui/mask-tools/a-pen-is-pressed-at-each-point", test_a_pen_is_pressed);
  g_test_add_func ("/ui/mask-tools/names-and-keys-are-distinct", test_keys_are_distinct);
  return g_test_run ();
}
