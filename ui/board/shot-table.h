/* shot-table.h - the film as a table: a row a shot, edited where it stands
 *
 * Arrows go from cell to cell, Home and End to the ends of a row, with Ctrl to the ends of the
 * film; Shift extends what is selected. Enter or F2 edits a cell; on the picture, Enter opens the
 * stage, as Ctrl+Enter does anywhere. S sorts by the column of the cell, then downwards, then not
 * at all; a click on the column's title does the same. What is edited stays where it is until one
 * sorts again. In the order of the film rows are dragged to another place.
 *
 * Actions: table.edit, table.open, table.sort, table.film-order; and "board.…" of the board that it
 * was given.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/board/board-find.h"
#include "ui/board/shot-column.h"
#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_SHOT_TABLE (rc_shot_table_get_type ())
G_DECLARE_FINAL_TYPE (RcShotTable, rc_shot_table, RC, SHOT_TABLE, GtkWidget)

GtkWidget *rc_shot_table_new (void);
void       rc_shot_table_set_film (RcShotTable *self, RcFilmView *film);
void       rc_shot_table_set_find (RcShotTable *self, RcBoardFind *find);
void       rc_shot_table_set_board (RcShotTable *self, GtkWidget *board);
void       rc_shot_table_sort (RcShotTable *self, RcShotColumn column, gboolean downwards);
void       rc_shot_table_sort_by_film (RcShotTable *self);

G_END_DECLS
