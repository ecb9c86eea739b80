/* board-find.h - the bar over lanes, grid and table that looks for shots
 *
 * What is typed is read by engine/session/shot-filter.h; the buttons below write the usual terms.
 * Shots are looked at a few at a time when nothing else is to be done, so that typing never waits.
 *
 * Signals:
 *   "changed"    other shots than before match
 *   "closed"     it was closed: all shots match again
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

/* The opacity of what is not looked for. */
#define RC_FIND_FAINT 0.25

G_BEGIN_DECLS

#define RC_TYPE_BOARD_FIND (rc_board_find_get_type ())
G_DECLARE_FINAL_TYPE (RcBoardFind, rc_board_find, RC, BOARD_FIND, GtkWidget)

void     rc_board_find_set_film (RcBoardFind *self, RcFilmView *film);
void     rc_board_find_open (RcBoardFind *self);
void     rc_board_find_close (RcBoardFind *self);
void     rc_board_find_step (RcBoardFind *self, int by);
int      rc_board_find_get_room (RcBoardFind *self);
double   rc_board_find_opacity (RcBoardFind *self, RcShot *shot);
gboolean rc_board_find_is_out (RcBoardFind *self, RcShot *shot);

G_END_DECLS
