/* shot-grid.h - the film as a grid of cards, as large as one wants them
 *
 * Arrows go from card to card, with Shift or Ctrl and with the pointer as everywhere; Enter and a
 * double click open the stage. What does not match the bar that looks for shots is dimmed. Ctrl and
 * the wheel, + and − and the slider change the size.
 *
 * Actions: grid.larger, grid.smaller; and "board.…" of the board that it was given.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/board/board-find.h"

G_BEGIN_DECLS

#define RC_TYPE_SHOT_GRID (rc_shot_grid_get_type ())
G_DECLARE_FINAL_TYPE (RcShotGrid, rc_shot_grid, RC, SHOT_GRID, GtkWidget)

GtkWidget *rc_shot_grid_new (void);
void       rc_shot_grid_set_film (RcShotGrid *self, RcFilmView *film);
void       rc_shot_grid_set_board (RcShotGrid *self, GtkWidget *board);
void       rc_shot_grid_set_find (RcShotGrid *self, RcBoardFind *find);

G_END_DECLS
