/* test-board-drop.c - files that are dropped on the board become what the place says
 *
 * The drop target is told of the files as GTK would tell it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/ui/board-fixture.h"

#include <string.h>

typedef struct
{
  BoardFixture   board;
  GtkDropTarget *drop;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  board_set_up (&fixture->board, data);
  fixture->drop = board_controller (&fixture->board, GTK_TYPE_DROP_TARGET);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  board_tear_down (&fixture->board, data);
}

/* (transfer full): a file of the film's neighbourhood */
static GFile *
picture (Fixture *fixture, const char *name)
{
  g_autoptr (RcFrame) frame = rc_frame_new (16, 16, RC_FRAME_BGRA8, NULL);
  g_autofree char    *path = g_build_filename (fixture->board.film.dir, name, NULL);

  memset (frame->data, 255, frame->stride * 16);
  g_assert_true (rc_frame_save_png (frame, path, NULL));
  return g_file_new_for_path (path);
}

static void
drop_at (Fixture *fixture, const char *name, double x, double y)
{
  g_autoptr (GFile) file = picture (fixture, name);
  GSList            list = { .data = file };
  g_auto (GValue)   value = G_VALUE_INIT;
  gboolean          taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &list);
  g_signal_emit_by_name (fixture->drop, "drop", &value, x, y, &taken);
  g_assert_true (taken);
}

static void
wait_for_children (RcNode *node, GType type, guint n)
{
  while (rc_node_get_n_children (node, type) < n)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (rc_node_get_n_children (node, type), ==, n);
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  RcBoardLayout *layout = fixture->board.board->layout;
  RcNode        *second = rc_node_get_child (fixture->board.film.scene, RC_TYPE_SHOT, 1), *made;
  double         x, y;

  board_middle_of (&fixture->board, rc_board_layout_card (layout, 0, 1), &x, &y);
  drop_at (fixture, "card.png", x, y);
  wait_for_children (second, RC_TYPE_REFERENCE, 1);

  board_middle_of (&fixture->board, rc_board_layout_heading (layout, 0), &x, &y);
  drop_at (fixture, "heading.png", x, y);
  wait_for_children (fixture->board.film.scene, RC_TYPE_REFERENCE, 1);

  board_middle_of (&fixture->board, rc_board_layout_gap (layout, 0, 1), &x, &y);
  drop_at (fixture, "between.png", x, y);
  wait_for_children (fixture->board.film.scene, RC_TYPE_SHOT, 3);
  made = rc_node_get_child (fixture->board.film.scene, RC_TYPE_SHOT, 1);
  g_assert_true (made != second);
  g_assert_cmpuint (rc_node_get_n_children (made, RC_TYPE_REFERENCE), ==, 1);

  board_middle_of (&fixture->board, rc_board_layout_add_shot (layout, 0), &x, &y);
  drop_at (fixture, "last.png", x, y);
  wait_for_children (fixture->board.film.scene, RC_TYPE_SHOT, 4);
}

/* Where nothing is, the answer says what it becomes. */
static void
test_asked (Fixture *fixture, gconstpointer data)
{
  RcBoardLayout *layout = fixture->board.board->layout;
  GtkWidget     *board = GTK_WIDGET (fixture->board.board);
  RcNode        *film = RC_NODE (rc_session_get_project (fixture->board.film.session));
  double         x, y;

  board_middle_of (&fixture->board, rc_board_layout_add_scene (layout), &x, &y);
  drop_at (fixture, "library.png", x + 300, y + 40);
  g_assert_true (gtk_widget_get_visible (fixture->board.board->drop_menu));
  g_assert_cmpuint (rc_node_get_n_children (film, RC_TYPE_REFERENCE), ==, 0);
  gtk_widget_activate_action (board, "drop.library", NULL);
  wait_for_children (film, RC_TYPE_REFERENCE, 1);

  drop_at (fixture, "shot.png", x + 300, y + 40);
  gtk_widget_activate_action (board, "drop.shots", NULL);
  wait_for_children (fixture->board.film.scene, RC_TYPE_SHOT, 3);
  g_assert_cmpuint (
      rc_node_get_n_children (rc_node_get_child (fixture->board.film.scene, RC_TYPE_SHOT, 2),
                              RC_TYPE_REFERENCE),
      ==, 1);

  /* Who does not answer does nothing. */
  drop_at (fixture, "nothing.png", x + 300, y + 40);
  gtk_popover_popdown (GTK_POPOVER (fixture->board.board->drop_menu));
  while (g_object_get_data (G_OBJECT (board), "rc-board-drop-offer") != NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (board, "drop.library", NULL);
  g_assert_cmpuint (rc_node_get_n_children (film, RC_TYPE_REFERENCE), ==, 1);
}

static void
paste_and_wait (Fixture *fixture)
{
  RcBoard *board = fixture->board.board;

  gtk_widget_activate_action (GTK_WIDGET (board), "board.paste", NULL);
  while (g_object_get_data (G_OBJECT (board), "rc-board-drop-offer") == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What is pasted is offered to what is selected, too. */
static void
test_pasted (Fixture *fixture, gconstpointer data)
{
  GtkWidget    *board = GTK_WIDGET (fixture->board.board);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (board);
  RcNode *scene = fixture->board.film.scene, *first = rc_node_get_child (scene, RC_TYPE_SHOT, 0);
  RcNode *film = RC_NODE (rc_session_get_project (fixture->board.film.session));
  g_autoptr (GFile)      file = picture (fixture, "copied.png");
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_file (file, NULL);
  GSList                 files = { .data = file };

  rc_film_view_select (fixture->board.board->film, first);
  gdk_clipboard_set (clipboard, GDK_TYPE_FILE_LIST, &files);
  paste_and_wait (fixture);
  gtk_widget_activate_action (board, "drop.owner", NULL);
  wait_for_children (first, RC_TYPE_REFERENCE, 1);

  /* A picture that is no file, behind the shot that is selected */
  gdk_clipboard_set_texture (clipboard, texture);
  paste_and_wait (fixture);
  gtk_widget_activate_action (board, "drop.shots", NULL);
  wait_for_children (scene, RC_TYPE_SHOT, 3);
  g_assert_cmpuint (
      rc_node_get_n_children (rc_node_get_child (scene, RC_TYPE_SHOT, 1), RC_TYPE_REFERENCE), ==,
      1);
  wait_for_children (rc_node_get_child (scene, RC_TYPE_SHOT, 1), RC_TYPE_REFERENCE, 1);

  paste_and_wait (fixture);
  gtk_widget_activate_action (board, "drop.library", NULL);
  wait_for_children (film, RC_TYPE_REFERENCE, 1);
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  RcBoardLayout *layout = fixture->board.board->layout;
  GtkWidget     *card = g_hash_table_lookup (
          fixture->board.board->cards, rc_node_get_child (fixture->board.film.scene, RC_TYPE_SHOT, 0));
  GdkDragAction action = 0;
  double        x, y;

  board_middle_of (&fixture->board, rc_board_layout_card (layout, 0, 0), &x, &y);
  g_signal_emit_by_name (fixture->drop, "motion", x, y, &action);
  g_assert_cmpint (action, ==, GDK_ACTION_COPY);
  g_assert_true (gtk_widget_get_state_flags (card) & GTK_STATE_FLAG_DROP_ACTIVE);
  g_assert_false (fixture->board.board->dropping);
  board_middle_of (&fixture->board, rc_board_layout_gap (layout, 0, 1), &x, &y);
  g_signal_emit_by_name (fixture->drop, "motion", x, y, &action);
  g_assert_false (gtk_widget_get_state_flags (card) & GTK_STATE_FLAG_DROP_ACTIVE);
  g_assert_true (fixture->board.board->dropping);
  g_signal_emit_by_name (fixture->drop, "leave");
  g_assert_false (fixture->board.board->dropping);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/board-drop/the-place-says-what-it-becomes", Fixture, NULL, set_up, test_places,
              tear_down);
  g_test_add ("/ui/board-drop/where-nothing-is-one-is-asked", Fixture, NULL, set_up, test_asked,
              tear_down);
  g_test_add ("/ui/board-drop/what-is-pasted-is-asked-about", Fixture, NULL, set_up, test_pasted,
              tear_down);
  g_test_add ("/ui/board-drop/the-place-is-shown", Fixture, NULL, set_up, test_shown, tear_down);
  return g_test_run ();
}
