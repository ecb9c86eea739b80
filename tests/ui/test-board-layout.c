/* test-board-layout.c - the board's geometry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-layout.h"

static RcBoardLayout *
layout_of (guint a, guint b, guint c)
{
  RcBoardLayout *layout = rc_board_layout_new ();
  guint          counts[] = { a, b, c };

  rc_board_layout_set_lanes (layout, counts, G_N_ELEMENTS (counts), 16.0 / 9.0);
  return layout;
}

static void
middle (graphene_rect_t rect, double *x, double *y)
{
  *x = rect.origin.x + rect.size.width / 2;
  *y = rect.origin.y + rect.size.height / 2;
}

static void
test_hit (void)
{
  g_autoptr (RcBoardLayout) layout = layout_of (4, 0, 2);
  RcBoardHit                hit;
  double                    x, y;

  for (guint lane = 0; lane < 3; lane++)
    for (guint card = 0; card < rc_board_layout_get_n_cards (layout, lane); card++)
      {
        middle (rc_board_layout_card (layout, lane, card), &x, &y);
        hit = rc_board_layout_hit (layout, x, y);
        g_assert_cmpint (hit.part, ==, RC_BOARD_CARD);
        g_assert_cmpuint (hit.lane, ==, lane);
        g_assert_cmpuint (hit.card, ==, card);
      }
  middle (rc_board_layout_heading (layout, 2), &x, &y);
  hit = rc_board_layout_hit (layout, x, y);
  g_assert_cmpint (hit.part, ==, RC_BOARD_HEADING);
  g_assert_cmpuint (hit.lane, ==, 2);
  middle (rc_board_layout_add_shot (layout, 1), &x, &y);
  g_assert_cmpint (rc_board_layout_hit (layout, x, y).part, ==, RC_BOARD_ADD_SHOT);
  middle (rc_board_layout_add_scene (layout), &x, &y);
  g_assert_cmpint (rc_board_layout_hit (layout, x, y).part, ==, RC_BOARD_ADD_SCENE);
}

static void
test_miss (void)
{
  g_autoptr (RcBoardLayout) layout = layout_of (2, 1, 1);
  g_autoptr (RcBoardLayout) empty = rc_board_layout_new ();
  graphene_rect_t           first = rc_board_layout_card (layout, 0, 0);
  double                    x = first.origin.x + first.size.width + 3, y = first.origin.y + 20;

  g_assert_cmpint (rc_board_layout_hit (layout, x, y).part, ==, RC_BOARD_NOTHING);
  g_assert_cmpint (rc_board_layout_hit (layout, -500, -500).part, ==, RC_BOARD_NOTHING);
  g_assert_cmpint (rc_board_layout_hit (layout, 1e6, 1e6).part, ==, RC_BOARD_NOTHING);
  g_assert_cmpint (rc_board_layout_hit (empty, 400, 400).part, ==, RC_BOARD_NOTHING);
}

static void
test_nothing_overlaps (void)
{
  g_autoptr (RcBoardLayout) layout = layout_of (3, 3, 3);
  graphene_rect_t           seen[12];
  guint                     n = 0;

  for (guint lane = 0; lane < 3; lane++)
    {
      seen[n++] = rc_board_layout_heading (layout, lane);
      for (guint card = 0; card < 3; card++)
        seen[n++] = rc_board_layout_card (layout, lane, card);
    }
  for (guint i = 0; i < n; i++)
    {
      graphene_rect_t bounds = rc_board_layout_bounds (layout);

      g_assert_true (graphene_rect_contains_rect (&bounds, &seen[i]));
      for (guint j = 0; j < i; j++)
        {
          graphene_rect_t both;

          g_assert_false (graphene_rect_intersection (&seen[i], &seen[j], &both) &&
                          both.size.width > 0 && both.size.height > 0);
        }
    }
}

static void
test_visible (void)
{
  g_autoptr (RcBoardLayout) layout = rc_board_layout_new ();
  guint                     counts[100];
  graphene_rect_t           area;
  guint                     first, last;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    counts[i] = 10;
  rc_board_layout_set_lanes (layout, counts, G_N_ELEMENTS (counts), 16.0 / 9.0);
  area = rc_board_layout_card (layout, 42, 7);
  g_assert_true (rc_board_layout_lanes_in (layout, &area, &first, &last));
  g_assert_cmpuint (first, ==, 42);
  g_assert_cmpuint (last, ==, 42);
  g_assert_true (rc_board_layout_cards_in (layout, 42, &area, &first, &last));
  g_assert_cmpuint (first, <=, 7);
  g_assert_cmpuint (last, ==, 7);
  area.origin.y = -10000;
  g_assert_false (rc_board_layout_lanes_in (layout, &area, &first, &last));
  area.origin.x = 1e6;
  g_assert_false (rc_board_layout_cards_in (layout, 3, &area, &first, &last));
}

static void
test_drop (void)
{
  g_autoptr (RcBoardLayout) layout = layout_of (3, 0, 1);
  g_autoptr (RcBoardLayout) empty = rc_board_layout_new ();
  graphene_rect_t           card = rc_board_layout_card (layout, 0, 1), mark;
  guint                     lane, index;
  double                    y = card.origin.y + 50;

  g_assert_true (rc_board_layout_drop (layout, card.origin.x + 20, y, &lane, &index, &mark));
  g_assert_cmpuint (lane, ==, 0);
  g_assert_cmpuint (index, ==, 1);
  g_assert_cmpfloat (mark.origin.x, <, card.origin.x);
  g_assert_true (
      rc_board_layout_drop (layout, card.origin.x + card.size.width - 20, y, &lane, &index, &mark));
  g_assert_cmpuint (index, ==, 2);
  g_assert_true (rc_board_layout_drop (layout, 1e5, y, &lane, &index, &mark));
  g_assert_cmpuint (index, ==, 3);
  /* The place for a shot is narrow behind cards, and a card where there is none. */
  g_assert_cmpfloat (rc_board_layout_add_shot (layout, 0).size.width, <, card.size.width);
  card = rc_board_layout_add_shot (layout, 1);
  g_assert_cmpfloat (card.size.width, ==, rc_board_layout_card (layout, 1, 0).size.width);
  g_assert_true (
      rc_board_layout_drop (layout, card.origin.x, card.origin.y + 9, &lane, &index, &mark));
  g_assert_cmpuint (lane, ==, 1);
  g_assert_cmpuint (index, ==, 0);
  g_assert_true (rc_board_layout_drop (layout, 0, 1e6, &lane, &index, &mark));
  g_assert_cmpuint (lane, ==, 2);
  g_assert_false (rc_board_layout_drop (empty, 0, 0, &lane, &index, &mark));
}

/* Over the middle of a lane it goes before it, under that behind; a collapsed one is a narrow lane.
 */
static void
test_drop_lane (void)
{
  g_autoptr (RcBoardLayout) layout = layout_of (3, 0, 1);
  g_autoptr (RcBoardLayout) empty = rc_board_layout_new ();
  const gboolean            collapsed[] = { FALSE, TRUE, FALSE };
  graphene_rect_t           heading, mark;
  guint                     index;

  rc_board_layout_set_collapsed (layout, collapsed, G_N_ELEMENTS (collapsed));
  for (guint lane = 0; lane < 3; lane++)
    {
      heading = rc_board_layout_heading (layout, lane);
      g_assert_true (rc_board_layout_drop_lane (layout, heading.origin.y + 2, &index, &mark));
      g_assert_cmpuint (index, ==, lane);
      g_assert_cmpfloat (mark.origin.y + mark.size.height, <, heading.origin.y);
      g_assert_cmpfloat (mark.size.width, >=, heading.size.width);
    }
  heading = rc_board_layout_heading (layout, 2);
  g_assert_true (rc_board_layout_drop_lane (layout, heading.origin.y + 200, &index, &mark));
  g_assert_cmpuint (index, ==, 3);
  g_assert_cmpfloat (mark.origin.y, >, rc_board_layout_card (layout, 2, 0).origin.y);
  g_assert_true (rc_board_layout_drop_lane (layout, -1e6, &index, &mark));
  g_assert_cmpuint (index, ==, 0);
  g_assert_false (rc_board_layout_drop_lane (empty, 0, &index, &mark));
}

static void
test_step (void)
{
  g_autoptr (RcBoardLayout) layout = layout_of (3, 0, 2);
  guint                     lane = 0, card = 2;

  g_assert_true (rc_board_layout_step (layout, RC_BOARD_RIGHT, &lane, &card));
  g_assert_cmpuint (lane, ==, 2);
  g_assert_cmpuint (card, ==, 0);
  g_assert_true (rc_board_layout_step (layout, RC_BOARD_LEFT, &lane, &card));
  g_assert_cmpuint (lane, ==, 0);
  g_assert_cmpuint (card, ==, 2);
  g_assert_true (rc_board_layout_step (layout, RC_BOARD_DOWN, &lane, &card));
  g_assert_cmpuint (lane, ==, 2);
  g_assert_cmpuint (card, ==, 1);
  g_assert_false (rc_board_layout_step (layout, RC_BOARD_DOWN, &lane, &card));
  g_assert_false (rc_board_layout_step (layout, RC_BOARD_RIGHT, &lane, &card));
  g_assert_cmpuint (lane, ==, 2);
  g_assert_cmpuint (card, ==, 1);
}

static void
test_zoom (void)
{
  RcBoardView view = { .zoom = 0.8, .x = 120, .y = 40 };
  double      x = 120 + 300 / 0.8, y = 40 + 200 / 0.8;

  rc_board_view_zoom_at (&view, 300, 200, 1.6);
  g_assert_cmpfloat_with_epsilon (view.zoom, 1.6, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.x + 300 / view.zoom, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (view.y + 200 / view.zoom, y, 1e-6);
  rc_board_view_zoom_at (&view, 0, 0, 1000);
  g_assert_cmpfloat_with_epsilon (view.zoom, RC_BOARD_MOST_ZOOM, 1e-9);
  rc_board_view_zoom_at (&view, 0, 0, 0);
  g_assert_cmpfloat_with_epsilon (view.zoom, RC_BOARD_LEAST_ZOOM, 1e-9);
}

static void
test_clamp (void)
{
  g_autoptr (RcBoardLayout) layout = layout_of (20, 20, 20);
  graphene_rect_t           bounds = rc_board_layout_bounds (layout);
  RcBoardView               view = { .zoom = 1, .x = 1e6, .y = -50 };

  rc_board_view_clamp (&view, layout, 900, 600);
  g_assert_cmpfloat_with_epsilon (view.x, bounds.size.width - 300, 1e-2);
  g_assert_cmpfloat (view.y, ==, -50);
  view = (RcBoardView){ .zoom = 1 };
  rc_board_view_clamp (&view, layout, 0, -64);
  g_assert_cmpfloat (view.x, ==, 0);
  g_assert_cmpfloat (view.y, ==, 0);
  view = (RcBoardView){ .zoom = 0.05, .x = 1e6, .y = -1e6 };
  rc_board_view_clamp (&view, layout, 900, 600);
  g_assert_cmpfloat_with_epsilon (view.x, bounds.size.width * 2 / 3, 1e-2);
  g_assert_cmpfloat_with_epsilon (view.y + 600 / 0.05, bounds.size.height / 3, 1e-2);
}

static void
test_fit (void)
{
  g_autoptr (RcBoardLayout) layout = layout_of (20, 5, 1);
  graphene_rect_t           bounds = rc_board_layout_bounds (layout);
  RcBoardView               view = { .zoom = 2, .x = 77, .y = 88 };

  rc_board_view_fit (&view, layout, 1000, 700);
  g_assert_cmpfloat (view.zoom * bounds.size.width, <=, 1000.01);
  g_assert_cmpfloat (view.zoom * bounds.size.height, <=, 700.01);
  /* Small, it still has pixels around it. */
  g_assert_cmpfloat ((rc_board_layout_card (layout, 0, 0).origin.x - view.x) * view.zoom, >=, 15.5);
  g_assert_cmpfloat (rc_board_layout_card (layout, 0, 0).origin.x - view.x, <, 200);
  rc_board_view_fit (&view, layout, 1e6, 1e6);
  g_assert_cmpfloat (view.zoom, ==, RC_BOARD_MOST_ZOOM);
  rc_board_layout_free (g_steal_pointer (&layout));
  layout = layout_of (1, 0, 0);
  rc_board_view_fit (&view, layout, 960, 2000);
  g_assert_cmpfloat (view.zoom, ==, 1.0);
}

/* At 80 %, and larger where there is room for all of it. */
static void
test_first (void)
{
  g_autoptr (RcBoardLayout) small = layout_of (4, 3, 2), large = layout_of (20, 20, 20);
  graphene_rect_t           bounds = rc_board_layout_bounds (small);
  RcBoardView               view;

  rc_board_view_first (&view, small, 960, 820);
  g_assert_cmpfloat (view.zoom, ==, 0.8);
  rc_board_view_first (&view, small, 500, 400);
  g_assert_cmpfloat (view.zoom, ==, 0.8);
  rc_board_view_first (&view, small, 3200, 1900);
  g_assert_cmpfloat (view.zoom, >, 1.2);
  g_assert_cmpfloat (view.zoom * bounds.size.width, <=, 3200);
  g_assert_cmpfloat (view.zoom * bounds.size.height, <=, 1900);
  rc_board_view_first (&view, large, 3200, 1900);
  g_assert_cmpfloat (view.zoom, ==, 0.8);
  g_assert_cmpfloat (view.x, ==, 0);
}

static void
test_reveal (void)
{
  g_autoptr (RcBoardLayout) layout = layout_of (20, 20, 20);
  graphene_rect_t           card = rc_board_layout_card (layout, 2, 19);
  RcBoardView               view = { .zoom = 0.8, .x = 0, .y = 0 }, before;

  rc_board_view_reveal (&view, &card, 900, 600);
  g_assert_cmpfloat (view.x, <=, card.origin.x);
  g_assert_cmpfloat (view.x + 900 / 0.8, >=, card.origin.x + card.size.width);
  g_assert_cmpfloat (view.y + 600 / 0.8, >=, card.origin.y + card.size.height);
  before = view;
  rc_board_view_reveal (&view, &card, 900, 600);
  g_assert_cmpfloat (before.x, ==, view.x);
  g_assert_cmpfloat (before.y, ==, view.y);
}

static void
test_collapsed (void)
{
  g_autoptr (RcBoardLayout) layout = layout_of (3, 2, 4);
  gboolean                  collapsed[] = { FALSE, TRUE, FALSE };
  graphene_rect_t           heading, mark, before = rc_board_layout_heading (layout, 2), after;
  guint                     lane = 0, card = 2, first, last;
  graphene_rect_t           all = rc_board_layout_bounds (layout);
  double                    x, y;

  rc_board_layout_set_collapsed (layout, collapsed, G_N_ELEMENTS (collapsed));
  heading = rc_board_layout_heading (layout, 1);
  after = rc_board_layout_heading (layout, 2);
  g_assert_cmpfloat (after.origin.y, <, before.origin.y);
  g_assert_cmpfloat (after.origin.y, >=, heading.origin.y + heading.size.height);
  g_assert_false (rc_board_layout_cards_in (layout, 1, &all, &first, &last));
  /* Arrows go over it, what is dropped on it goes last. */
  g_assert_true (rc_board_layout_step (layout, RC_BOARD_RIGHT, &lane, &card));
  g_assert_cmpuint (lane, ==, 2);
  g_assert_cmpuint (card, ==, 0);
  middle (heading, &x, &y);
  g_assert_cmpint (rc_board_layout_hit (layout, x, y).part, ==, RC_BOARD_HEADING);
  g_assert_true (rc_board_layout_drop (layout, x, y, &lane, &card, &mark));
  g_assert_cmpuint (lane, ==, 1);
  g_assert_cmpuint (card, ==, 2);
  g_assert_cmpfloat (mark.origin.y, <, after.origin.y);
}

static void
count_card (guint lane, guint card, gpointer user_data)
{
  *(guint *)user_data += 1;
}

static void
test_caught (void)
{
  g_autoptr (RcBoardLayout) layout = layout_of (3, 2, 4);
  graphene_rect_t           all = rc_board_layout_bounds (layout);
  graphene_rect_t           one = rc_board_layout_card (layout, 2, 1), gap = one;
  guint                     n = 0;

  rc_board_layout_foreach_in (layout, &all, count_card, &n);
  g_assert_cmpuint (n, ==, 9);
  n = 0;
  rc_board_layout_foreach_in (layout, &one, count_card, &n);
  g_assert_cmpuint (n, ==, 1);
  gap.origin.x += gap.size.width + 2;
  gap.size.width = 10;
  n = 0;
  rc_board_layout_foreach_in (layout, &gap, count_card, &n);
  g_assert_cmpuint (n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/board-layout/what-is-at-a-point-is-found", test_hit);
  g_test_add_func ("/ui/board-layout/between-and-beyond-is-nothing", test_miss);
  g_test_add_func ("/ui/board-layout/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/ui/board-layout/only-what-is-seen-is-listed", test_visible);
  g_test_add_func ("/ui/board-layout/a-card-drops-where-the-mark-is", test_drop);
  g_test_add_func ("/ui/board-layout/a-lane-drops-where-the-mark-is", test_drop_lane);
  g_test_add_func ("/ui/board-layout/arrows-step-from-card-to-card", test_step);
  g_test_add_func ("/ui/board-layout/zoom-keeps-the-point-under-the-pointer", test_zoom);
  g_test_add_func ("/ui/board-layout/some-of-the-board-stays-in-sight", test_clamp);
  g_test_add_func ("/ui/board-layout/fit-shows-everything", test_fit);
  g_test_add_func ("/ui/board-layout/a-large-window-opens-larger", test_first);
  g_test_add_func ("/ui/board-layout/reveal-moves-no-more-than-it-must", test_reveal);
  g_test_add_func ("/ui/board-layout/of-a-collapsed-lane-there-is-the-heading", test_collapsed);
  g_test_add_func ("/ui/board-layout/a-rubber-band-catches-what-it-touches", test_caught);
  return g_test_run ();
}
