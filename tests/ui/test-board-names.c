/* test-board-names.c - scenes from afar: their names instead of headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/ui/board-fixture.h"

enum
{
  SCENES = 12,
};

static void
set_zoom (BoardFixture *fixture, double zoom)
{
  rc_board_set_zoom (fixture->board, zoom, 0, 0);
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
}

static RcScene *
name_beside (BoardFixture *fixture, guint lane, guint card)
{
  graphene_rect_t rect = rc_board_layout_picture (fixture->board->layout, lane, card);
  double          x, y;

  board_middle_of (fixture, rect, &x, &y);
  return rc_board_names_find (fixture->board,
                              x + rect.size.width / 2 * fixture->board->view.zoom + 16, y);
}

static void
test_names_or_headings (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *heading;
  double     x, y;

  set_zoom (fixture, 1);
  heading = g_ptr_array_index (fixture->board->headings, 0);
  g_assert_true (gtk_widget_get_child_visible (heading));
  g_assert_null (name_beside (fixture, 0, 1));
  set_zoom (fixture, 0.15);
  g_assert_false (gtk_widget_get_child_visible (heading));
  g_assert_true (RC_NODE (name_beside (fixture, 0, 1)) == fixture->film.scene);
  g_assert_null (name_beside (fixture, 0, 0)); /* a card */
  /* Not as far, it is where the heading was. */
  set_zoom (fixture, 0.4);
  g_assert_false (gtk_widget_get_child_visible (heading));
  g_assert_null (name_beside (fixture, 0, 1));
  board_middle_of (fixture, rc_board_layout_heading (fixture->board->layout, 0), &x, &y);
  x = (rc_board_layout_heading (fixture->board->layout, 0).origin.x - fixture->board->view.x) * 0.4;
  g_assert_true (RC_NODE (rc_board_names_find (fixture->board, x + 10, y)) == fixture->film.scene);
  set_zoom (fixture, 1);
  g_assert_true (gtk_widget_get_child_visible (heading));
}

static void
test_a_name_stays_in_sight (BoardFixture *fixture, gconstpointer data)
{
  RcBoard *board = fixture->board;
  double   x, y;

  set_zoom (fixture, 0.1);
  board->view.x = -(board->seen_width - 100) / board->view.zoom;
  rc_board_view_changed (board);
  board_middle_of (fixture, rc_board_layout_picture (board->layout, 0, 0), &x, &y);
  g_assert_cmpfloat (x, >, board->seen_width / 3.0);
  g_assert_nonnull (rc_board_names_find (board, board->seen_width - 12, y));
  g_assert_null (rc_board_names_find (board, board->seen_width - 4, y));
}

/* Lanes without cards are so close that their names would stand on each other. */
static void
test_names_leave_room_for_each_other (BoardFixture *fixture, gconstpointer data)
{
  RcBoard *board = fixture->board;
  RcScene *last = NULL;
  double   since = -G_MAXDOUBLE;
  guint    n = 0;

  for (int i = 0; i < SCENES; i++)
    {
      RcNode *scene = film_add (&fixture->film, fixture->film.project, RC_TYPE_SCENE);

      film_set_text (&fixture->film, scene, "collapsed", "true");
    }
  set_zoom (fixture, RC_BOARD_LEAST_ZOOM);
  for (double y = 0; y < board->seen_height; y++)
    {
      RcScene *scene = rc_board_names_find (board, 12 - board->view.x * board->view.zoom, y);

      if (scene != NULL && scene != last)
        {
          g_assert_cmpfloat (y - since, >=, 10);
          since = y;
          n++;
        }
      last = scene != NULL ? scene : last;
    }
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (n, <, SCENES);
}

/* A frame may be drawn before the board has looked at what is left of the film. */
static void
test_a_scene_may_be_gone (BoardFixture *fixture, gconstpointer data)
{
  set_zoom (fixture, 0.1);
  fixture->board->last_lane = SCENES;
  g_assert_null (rc_board_names_find (fixture->board, -1, -1));
  fixture->board->last_lane = 0;
}

static void
test_what_is_selected_is_shown (BoardFixture *fixture, gconstpointer data)
{
  RcBoard        *board = fixture->board;
  graphene_rect_t heading = rc_board_layout_heading (board->layout, 0);

  set_zoom (fixture, 0.1);
  rc_film_view_select (board->film, fixture->film.scene);
  gtk_widget_activate_action (GTK_WIDGET (board), "board.zoom-selection", NULL);
  g_assert_cmpfloat (board->view.zoom, >, 0.5);
  g_assert_cmpfloat (heading.origin.y, >=, board->view.y);
}

/* How large it is on the screen once it is no more as wide as @other, in pixels. */
static graphene_size_t
size_of_add_scene (BoardFixture *fixture, float other)
{
  graphene_rect_t bounds;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_true (gtk_widget_compute_bounds (fixture->board->add_scene,
                                                GTK_WIDGET (fixture->board), &bounds));
    }
  while (bounds.size.width == other);
  return bounds.size;
}

static void
test_what_adds_a_scene_is_read (BoardFixture *fixture, gconstpointer data)
{
  graphene_rect_t rect = rc_board_layout_add_scene (fixture->board->layout);
  graphene_size_t near, far;

  set_zoom (fixture, 1.5);
  near = size_of_add_scene (fixture, rect.size.width);
  g_assert_cmpfloat_with_epsilon (near.width, rect.size.width * 1.5F, 4);
  set_zoom (fixture, RC_BOARD_LEAST_ZOOM);
  far = size_of_add_scene (fixture, near.width);
  /* As large as a line of it. */
  g_assert_cmpfloat (far.height, >, 20);
  g_assert_cmpfloat (far.width, >, 60);
  g_assert_cmpfloat (far.width, <, rect.size.width);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/ui/board-names/" path, BoardFixture, NULL, board_set_up, func, board_tear_down)
  ADD ("near-they-are-headings", test_names_or_headings);
  ADD ("they-stay-in-sight", test_a_name_stays_in_sight);
  ADD ("they-leave-room-for-each-other", test_names_leave_room_for_each_other);
  ADD ("a-scene-may-be-gone", test_a_scene_may_be_gone);
  ADD ("the-scene-that-is-selected-is-shown", test_what_is_selected_is_shown);
  ADD ("what-adds-a-scene-is-read", test_what_adds_a_scene_is_read);
#undef ADD
  return g_test_run ();
}
