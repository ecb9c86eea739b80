/* test-board-notes.c - notes on the board: as high as their words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/ui/board-fixture.h"

#include "engine/document/canvas.h"
#include "ui/board/board-canvas-private.h"

#define FEW "Rain on the glass?"
#define MANY                                                                                       \
  "She has not been here for eleven years. Nothing moved: the lamp, the book, the cup. We see it " \
  "before she does. No music until she touches the wheel, then one long note, and the gulls far "  \
  "below. Ask Tomas whether the light may be wrong by a minute."

static RcNode *
add_note (BoardFixture *fixture, const char *text)
{
  RcStickySpec spec = { .text = text, .x = 40, .y = 600 };
  GError      *error = NULL;
  RcSticky    *sticky = rc_document_add_sticky (fixture->film.document, &spec, &error);

  g_assert_no_error (error);
  window_settle ();
  return RC_NODE (sticky);
}

static double
height_of (BoardFixture *fixture, RcNode *note)
{
  return rc_board_canvas_rect_of (fixture->board, note).size.height;
}

static void
test_few_words (BoardFixture *fixture, gconstpointer data)
{
  RcNode *note = add_note (fixture, FEW);

  g_assert_cmpfloat (height_of (fixture, note), ==, RC_STICKY_HEIGHT);
  film_set_text (&fixture->film, note, "height", "300");
  window_settle ();
  g_assert_cmpfloat (height_of (fixture, note), ==, 300);
}

static void
test_many_words (BoardFixture *fixture, gconstpointer data)
{
  RcNode *note = add_note (fixture, MANY);
  double  height = height_of (fixture, note);

  g_assert_cmpfloat (height, >, RC_STICKY_HEIGHT);
  /* Wider, it has fewer lines; with fewer words it is as it was made. The film is left as it is. */
  film_set_text (&fixture->film, note, "width", "416");
  window_settle ();
  g_assert_cmpfloat (height_of (fixture, note), <, height);
  film_set_text (&fixture->film, note, "text", FEW);
  window_settle ();
  g_assert_cmpfloat (height_of (fixture, note), ==, RC_STICKY_HEIGHT);
  g_assert_cmpfloat (rc_node_get_double (note, "height"), ==, RC_STICKY_HEIGHT);
}

static void
test_while_it_is_written (BoardFixture *fixture, gconstpointer data)
{
  RcBoard   *board = fixture->board;
  GtkWidget *draft = GTK_WIDGET (board->canvas->draft);
  GtkWidget *editor;

  rc_board_canvas_write_draft (board, 40, 600);
  while (gtk_widget_get_height (draft) != RC_STICKY_HEIGHT)
    g_main_context_iteration (NULL, TRUE);
  for (editor = gtk_widget_get_first_child (draft); !GTK_IS_TEXT_VIEW (editor);)
    editor = gtk_widget_get_next_sibling (editor);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), MANY, -1);
  while (gtk_widget_get_height (draft) <= RC_STICKY_HEIGHT)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/ui/board-notes/" path, BoardFixture, NULL, board_set_up, func, board_tear_down)
  ADD ("few-words-leave-it-as-it-was-made", test_few_words);
  ADD ("it-is-as-high-as-its-words", test_many_words);
  ADD ("it-grows-while-it-is-written", test_while_it_is_written);
#undef ADD
  return g_test_run ();
}
