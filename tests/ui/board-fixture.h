/* board-fixture.h - a board in a window, with a film of one scene of two shots
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/board/board-private.h"

#include "tests/film.h"
#include "tests/ui/window.h"

typedef struct
{
  Film       film;
  GtkWidget *window;
  RcBoard   *board;
} BoardFixture;

static inline void
board_set_up (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (RcFilmView) view = NULL;

  film_create_shot (&fixture->film, never_generators, "4s");
  film_add (&fixture->film, fixture->film.scene, RC_TYPE_SHOT);
  view = rc_film_view_new (fixture->film.session);
  fixture->board = RC_BOARD (rc_board_new ());
  fixture->window = window_present (fixture->board, 1100, 700);
  rc_board_set_film (fixture->board, view);
  while (!fixture->board->placed || g_hash_table_size (fixture->board->cards) < 2)
    g_main_context_iteration (NULL, TRUE);
}

static inline void
board_tear_down (BoardFixture *fixture, gconstpointer data)
{
  window_end (fixture->window);
  film_end (&fixture->film, NULL);
}

/* (transfer none): the first controller of that type, or of one derived from it */
static inline gpointer
board_controller (BoardFixture *fixture, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->board));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }
  g_assert_not_reached ();
}

/* Middle of a rectangle of the board, in pixels */
static inline void
board_middle_of (BoardFixture *fixture, graphene_rect_t rect, double *x, double *y)
{
  RcBoardView *view = &fixture->board->view;

  *x = (rect.origin.x + rect.size.width / 2 - view->x) * view->zoom;
  *y = (rect.origin.y + rect.size.height / 2 - view->y) * view->zoom;
}
