/* test-board-pan.c - the board under two fingers, at its edges, zoomed with keys, and what is said
 * of it far out and near
 *
 * Its parts are told what GTK would tell them of a touchpad.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/ui/board-fixture.h"

static void
test_a_pinch_zooms_where_the_fingers_are (BoardFixture *fixture, gconstpointer data)
{
  RcBoard        *board = fixture->board;
  gpointer        pinch = board_controller (fixture, GTK_TYPE_GESTURE_ZOOM);
  graphene_rect_t card = rc_board_layout_card (board->layout, 0, 1);
  double          before = board->view.zoom, x, y, at_x, at_y;

  board_middle_of (fixture, card, &x, &y);
  g_signal_emit_by_name (pinch, "begin", NULL);
  rc_board_pinch (board, 1.2, x, y);
  rc_board_pinch (board, 1.5, x, y);
  g_assert_cmpfloat_with_epsilon (board->view.zoom, before * 1.5, 1e-6);
  board_middle_of (fixture, card, &at_x, &at_y);
  g_assert_cmpfloat_with_epsilon (at_x, x, 1);
  g_assert_cmpfloat_with_epsilon (at_y, y, 1);
  /* The next one goes on from there, and no further than there is. */
  g_signal_emit_by_name (pinch, "begin", NULL);
  rc_board_pinch (board, 100, x, y);
  g_assert_cmpfloat (board->view.zoom, ==, RC_BOARD_MOST_ZOOM);
}

static void
scroll (BoardFixture *fixture, double x, double y, gboolean fingers, GdkModifierType state)
{
  rc_board_scroll (fixture->board,
                   &(RcScroll){ .x = x, .y = y, .fingers = fingers, .state = state });
}

static void
test_two_fingers_pan_and_a_wheel_zooms (BoardFixture *fixture, gconstpointer data)
{
  RcBoard        *board = fixture->board;
  graphene_rect_t card = rc_board_layout_card (board->layout, 0, 1);
  double          x, y, at_x, at_y, zoom;

  rc_board_set_zoom (board, 1.5, 0, 0);
  zoom = board->view.zoom;
  board_middle_of (fixture, card, &x, &y);
  scroll (fixture, 30, 12, TRUE, 0);
  board_middle_of (fixture, card, &at_x, &at_y);
  g_assert_cmpfloat_with_epsilon (at_x, x - 30, 1e-3);
  g_assert_cmpfloat_with_epsilon (at_y, y - 12, 1e-3);
  g_assert_cmpfloat (board->view.zoom, ==, zoom);
  scroll (fixture, 0, RC_SCROLL_NOTCH, FALSE, GDK_SHIFT_MASK);
  board_middle_of (fixture, card, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, at_x - RC_SCROLL_NOTCH, 1e-3);
  g_assert_cmpfloat_with_epsilon (y, at_y, 1e-3);
  /* With Ctrl two fingers zoom as the wheel does, where the pointer is. */
  board->pointer_x = x;
  board->pointer_y = y;
  scroll (fixture, 0, RC_SCROLL_NOTCH, TRUE, GDK_CONTROL_MASK);
  g_assert_cmpfloat (board->view.zoom, <, zoom);
  scroll (fixture, 0, -RC_SCROLL_NOTCH, FALSE, 0);
  g_assert_cmpfloat_with_epsilon (board->view.zoom, zoom, 1e-6);
  board_middle_of (fixture, card, &at_x, &at_y);
  g_assert_cmpfloat_with_epsilon (at_x, x, 1);
  g_assert_cmpfloat_with_epsilon (at_y, y, 1);
}

/* Fingers that leave the touchpad in motion: the view goes on, slower and slower, and stands. */
static void
test_the_view_glides_on (BoardFixture *fixture, gconstpointer data)
{
  RcBoard     *board = fixture->board;
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (board));
  gpointer     controller = board_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  double       before;

  rc_board_set_zoom (board, 1.5, 0, 0);
  before = board->view.x;
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_signal_emit_by_name (controller, "decelerate", 4.0, 0.0); /* notches a second */
  g_assert_cmpuint (board->glide_tick, !=, 0);
  while (board->glide_tick != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (board->view.x, >, before + 10);
  /* What scrolls anew holds it, and with less motion there is none. */
  g_signal_emit_by_name (controller, "decelerate", -4.0, 0.0);
  scroll (fixture, 1, 0, TRUE, 0);
  g_assert_cmpuint (board->glide_tick, ==, 0);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  before = board->view.x;
  g_signal_emit_by_name (controller, "decelerate", 4.0, 0.0);
  g_assert_cmpuint (board->glide_tick, ==, 0);
  g_assert_cmpfloat (board->view.x, ==, before);
}

/* The pointer at the right edge while something is dragged: the view goes on by itself. */
static void
test_the_edge_scrolls (BoardFixture *fixture, gconstpointer data)
{
  RcBoard *board = fixture->board;
  double   before;

  rc_board_set_zoom (board, RC_BOARD_MOST_ZOOM, 0, 0);
  before = board->view.x;
  board->pointer_x = gtk_widget_get_width (GTK_WIDGET (board)) - 4;
  board->pointer_y = gtk_widget_get_height (GTK_WIDGET (board)) / 2.0;
  rc_board_scroll_at_edges (board, TRUE);
  while (board->view.x < before + 40)
    g_main_context_iteration (NULL, TRUE);
  rc_board_scroll_at_edges (board, FALSE);
  g_assert_cmpuint (board->edge_tick, ==, 0);
}

/* A film that comes with a shot selected opens as any other. */
static void
test_a_selected_shot_does_not_change_the_first_view (BoardFixture *fixture, gconstpointer data)
{
  RcBoard               *board = fixture->board;
  g_autoptr (RcFilmView) view = g_object_ref (board->film);

  while (board->view.zoom != 0.8)
    g_main_context_iteration (NULL, TRUE);
  rc_film_view_select (view, rc_node_get_child (fixture->film.scene, RC_TYPE_SHOT, 0));
  rc_board_set_film (board, NULL);
  board->seen_width = board->seen_height = 0;
  rc_board_set_film (board, view);
  board->seen_width = 1100;
  board->seen_height = 300;
  rc_board_reveal_shot (board, rc_film_view_get_shot (view));
  g_assert_cmpfloat (board->view.zoom, ==, 0.8);
}

/* What is selected is what one wants to see larger. */
static void
test_keys_zoom_at_the_selected_shot (BoardFixture *fixture, gconstpointer data)
{
  RcBoard        *board = fixture->board;
  graphene_rect_t card = rc_board_layout_card (board->layout, 0, 1);
  double          x, y;

  rc_film_view_select (board->film, rc_node_get_child (fixture->film.scene, RC_TYPE_SHOT, 1));
  for (int i = 0; i < 6; i++)
    gtk_widget_activate_action (GTK_WIDGET (board), "board.zoom-in", NULL);
  g_assert_cmpfloat (board->view.zoom, ==, RC_BOARD_MOST_ZOOM);
  board_middle_of (fixture, card, &x, &y);
  g_assert_cmpfloat (x, >=, 0);
  g_assert_cmpfloat (x, <=, gtk_widget_get_width (GTK_WIDGET (board)));
}

static RcShot *
focused_shot (BoardFixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return RC_IS_SHOT_CARD (focus) ? rc_shot_card_get_shot (RC_SHOT_CARD (focus)) : NULL;
}

/* Cards are pictures there, but for the selected one: it has the keyboard and its words. */
static void
test_far_out_the_selected_card_can_be_read (BoardFixture *fixture, gconstpointer data)
{
  RcBoard *board = fixture->board;
  gpointer key = board_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean handled = FALSE;

  rc_board_set_zoom (board, 0.3, 0, 0);
  g_assert_true (rc_board_is_far (board));
  g_assert_cmpuint (g_hash_table_size (board->cards), ==, 0);
  rc_film_view_select (board->film, fixture->film.shot);
  g_assert_cmpuint (g_hash_table_size (board->cards), ==, 1);
  g_signal_emit_by_name (key, "key-pressed", GDK_KEY_Right, 0, 0, &handled);
  g_assert_true (handled);
  g_assert_true (focused_shot (fixture) ==
                 rc_node_get_child (fixture->film.scene, RC_TYPE_SHOT, 1));
  gtk_test_accessible_assert_property (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Shot 1B, Wide, 4.0 s, no take yet");
}

static RcTake *
add_take (BoardFixture *fixture, RcVerdict verdict)
{
  RcNode *take = film_add (&fixture->film, fixture->film.shot, RC_TYPE_TAKE);

  film_set_text (&fixture->film, take, "verdict", verdict == RC_VERDICT_REJECT ? "reject" : "none");
  return RC_TAKE (take);
}

static gboolean
says (RcShotCard *card, const char *text)
{
  g_autofree char *said = gtk_test_accessible_check_property (GTK_ACCESSIBLE (card),
                                                              GTK_ACCESSIBLE_PROPERTY_LABEL, text);

  return said == NULL;
}

static void
test_a_card_says_its_verdict_and_its_raccord (BoardFixture *fixture, gconstpointer data)
{
  RcShotCard *card = g_hash_table_lookup (fixture->board->cards, fixture->film.shot);
  RcNode     *take = RC_NODE (add_take (fixture, RC_VERDICT_REJECT));

  rc_shot_card_update (card);
  g_assert_true (says (card, "Shot 1A, Wide, 4.0 s, 1 take, rejected"));
  film_set_text (&fixture->film, take, "verdict", "star");
  rc_shot_card_update (card);
  g_assert_true (says (card, "Shot 1A, Wide, 4.0 s, 1 take, starred"));
  rc_shot_card_set_raccord (card, "Raccord: good");
  g_assert_true (says (card, "Shot 1A, Wide, 4.0 s, 1 take, starred, Raccord: good"));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/board-pan/" name, BoardFixture, NULL, board_set_up, func, board_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("a-pinch-zooms-where-the-fingers-are", test_a_pinch_zooms_where_the_fingers_are);
  ADD ("two-fingers-pan-and-a-wheel-zooms", test_two_fingers_pan_and_a_wheel_zooms);
  ADD ("the-view-glides-on", test_the_view_glides_on);
  ADD ("the-edge-scrolls", test_the_edge_scrolls);
  ADD ("a-selected-shot-does-not-change-the-first-view",
       test_a_selected_shot_does_not_change_the_first_view);
  ADD ("keys-zoom-at-the-selected-shot", test_keys_zoom_at_the_selected_shot);
  ADD ("far-out-the-selected-card-can-be-read", test_far_out_the_selected_card_can_be_read);
  ADD ("a-card-says-its-verdict-and-its-raccord", test_a_card_says_its_verdict_and_its_raccord);
  return g_test_run ();
}
