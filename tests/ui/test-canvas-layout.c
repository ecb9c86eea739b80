/* test-canvas-layout.c - where notes and arrows are on the board
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/canvas-layout.h"

#define NEARLY 1e-3

static RcBoardLayout *
make_layout (gboolean second_collapsed)
{
  static const guint counts[] = { 3, 2, 4 };
  const gboolean     collapsed[] = { FALSE, second_collapsed, FALSE };
  RcBoardLayout     *layout = rc_board_layout_new ();

  rc_board_layout_set_lanes (layout, counts, G_N_ELEMENTS (counts), 16.0 / 9.0);
  rc_board_layout_set_collapsed (layout, collapsed, G_N_ELEMENTS (collapsed));
  return layout;
}

static double
top_of (const RcBoardLayout *layout, int lane)
{
  double top = -1;

  rc_canvas_lane_top (layout, lane, &top);
  return top;
}

/* A note beside a scene stays beside it when a lane above it folds. */
static void
test_goes_with_its_lane (void)
{
  g_autoptr (RcBoardLayout) layout = make_layout (FALSE), folded = make_layout (TRUE);
  graphene_rect_t           third = rc_board_layout_heading (layout, 2);
  double                    top = 0;

  g_assert_cmpint (rc_canvas_lane_at (layout, third.origin.y + 40), ==, 2);
  g_assert_true (rc_canvas_lane_top (layout, 2, &top));
  g_assert_cmpfloat_with_epsilon (top, third.origin.y, NEARLY);
  g_assert_cmpfloat (top_of (folded, 2), <, top);
  g_assert_false (rc_canvas_lane_top (folded, 1, &top));
  g_assert_cmpint (rc_canvas_lane_at (folded, top_of (folded, 1) + 2), ==, 0);
}

/* Below everything it goes with the end, and over everything with the first lane. */
static void
test_above_and_below (void)
{
  g_autoptr (RcBoardLayout) layout = make_layout (FALSE), empty = rc_board_layout_new ();
  graphene_rect_t           end = rc_board_layout_add_scene (layout);

  g_assert_cmpint (rc_canvas_lane_at (layout, end.origin.y + 10), ==, RC_CANVAS_END);
  g_assert_cmpint (rc_canvas_lane_at (layout, -500), ==, 0);
  g_assert_cmpint (rc_canvas_lane_at (empty, 0), ==, RC_CANVAS_END);
  g_assert_cmpfloat (top_of (layout, RC_CANVAS_END), >=, end.origin.y + end.size.height - NEARLY);
  g_assert_cmpfloat (top_of (layout, RC_CANVAS_TOP), ==, 0);
  g_assert_cmpfloat (top_of (layout, 99), ==, top_of (layout, RC_CANVAS_END));
}

/* What lies outside the lanes can be gone to, and is in the whole. */
static void
test_the_board_goes_around_it (void)
{
  g_autoptr (RcBoardLayout) layout = make_layout (FALSE);
  graphene_rect_t           before = rc_board_layout_bounds (layout), after;
  graphene_rect_t           note = GRAPHENE_RECT_INIT (-400, -100, 200, 100);
  RcBoardView               view = { 1, -10000, -10000 };

  rc_board_layout_set_extra (layout, &note);
  after = rc_board_layout_bounds (layout);
  g_assert_true (graphene_rect_contains_rect (&after, &note));
  g_assert_true (graphene_rect_contains_rect (&after, &before));
  rc_board_view_clamp (&view, layout, 800, 600); /* a third of what is seen has something in it */
  g_assert_cmpfloat_with_epsilon (view.x, after.origin.x - 800 * 2 / 3.0, 1);
  rc_board_view_fit (&view, layout, 800, 600);
  g_assert_cmpfloat (view.x, <=, after.origin.x);
  g_assert_cmpfloat ((after.origin.x - view.x) * view.zoom, <=, 16);
  rc_board_layout_set_extra (layout, NULL);
  after = rc_board_layout_bounds (layout);
  g_assert_true (graphene_rect_equal (&after, &before));
}

static void
test_hit_and_resize (void)
{
  graphene_rect_t note = GRAPHENE_RECT_INIT (100, 50, 200, 100), larger;

  g_assert_cmpint (rc_canvas_hit (&note, 99, 60), ==, RC_CANVAS_OUTSIDE);
  g_assert_cmpint (rc_canvas_hit (&note, 110, 60), ==, RC_CANVAS_BODY);
  g_assert_cmpint (rc_canvas_hit (&note, 295, 145), ==, RC_CANVAS_CORNER);
  larger = rc_canvas_resize (&note, 96, 56, 1600, 403, 147);
  g_assert_cmpfloat (larger.size.width, ==, 304); /* on the grid */
  g_assert_cmpfloat (larger.size.height, ==, 96);
  larger = rc_canvas_resize (&note, 96, 56, 1600, 0, 1e6);
  g_assert_cmpfloat (larger.size.width, ==, 96);
  g_assert_cmpfloat (larger.size.height, ==, 1600);
}

static void
test_arrow_between_things (void)
{
  graphene_rect_t from = GRAPHENE_RECT_INIT (0, 0, 100, 100);
  graphene_rect_t to = GRAPHENE_RECT_INIT (300, 0, 100, 100), over = from;
  graphene_rect_t place = GRAPHENE_RECT_INIT (50, 400, 0, 0);
  RcCanvasLine    line = rc_canvas_line (&from, &to);

  /* From edge to edge, a little off both. */
  g_assert_cmpfloat (line.from.x, >, 100);
  g_assert_cmpfloat (line.from.x, <, 120);
  g_assert_cmpfloat (line.to.x, <, 300);
  g_assert_cmpfloat (line.to.x, >, 280);
  g_assert_cmpfloat_with_epsilon (line.from.y, 50, NEARLY);
  line = rc_canvas_line (&from, &place);
  g_assert_cmpfloat_with_epsilon (line.to.x, 50, NEARLY);
  g_assert_cmpfloat_with_epsilon (line.to.y, 400, NEARLY);
  /* Two that lie over each other do not turn it around. */
  over.origin.x = 20;
  line = rc_canvas_line (&from, &over);
  g_assert_cmpfloat (line.from.x, <=, line.to.x + NEARLY);
}

static void
test_line_is_near_and_touches (void)
{
  RcCanvasLine    line = { { 0, 0 }, { 100, 100 } };
  graphene_rect_t on = GRAPHENE_RECT_INIT (40, 40, 10, 10), beside = { { 60, 10 }, { 20, 20 } };
  graphene_rect_t bounds = rc_canvas_line_bounds (&line);

  g_assert_cmpfloat_with_epsilon (rc_canvas_line_distance (&line, 50, 50), 0, NEARLY);
  g_assert_cmpfloat_with_epsilon (rc_canvas_line_distance (&line, -30, -40), 50, NEARLY);
  g_assert_true (rc_canvas_line_touches (&line, &on));
  g_assert_true (graphene_rect_intersection (&bounds, &beside, NULL));
  g_assert_false (rc_canvas_line_touches (&line, &beside));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/canvas-layout/a-note-goes-with-its-lane", test_goes_with_its_lane);
  g_test_add_func ("/ui/canvas-layout/above-and-below-the-lanes", test_above_and_below);
  g_test_add_func ("/ui/canvas-layout/the-board-goes-around-it", test_the_board_goes_around_it);
  g_test_add_func ("/ui/canvas-layout/hit-and-resize", test_hit_and_resize);
  g_test_add_func ("/ui/canvas-layout/an-arrow-is-between-things", test_arrow_between_things);
  g_test_add_func ("/ui/canvas-layout/a-line-is-near-and-touches", test_line_is_near_and_touches);
  return g_test_run ();
}
