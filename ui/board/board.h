/* board.h - the film as lanes of scenes with cards of shots
 *
 * Pans with the wheel, the middle button or space and drag; zooms at the pointer with Ctrl and the
 * wheel or with two fingers. Arrows move the selection, Enter activates "win.view-stage". Cards are
 * dragged to re-order; files dropped on a card become references of its shot. Only cards that are
 * seen exist as widgets.
 *
 * Several cards are selected with Shift, Ctrl or a rubber band, and dragged, copied or removed
 * together. Ctrl+F looks for shots and dims the others. Far out a card is its picture.
 *
 * Notes and arrows lie freely beside the cards; a double click where nothing is writes a note.
 *
 * Actions that it installs: board.zoom-in, board.zoom-out, board.zoom-fit, board.zoom-selection,
 * board.zoom-full, board.find, board.select-all, board.add-shot, board.insert-before,
 * board.add-scene, board.fold, board.cut, board.copy, board.paste, board.duplicate, board.split,
 * board.break, board.merge, board.star, board.reject, board.remove, board.add-note,
 * board.note-here, board.edit-note, board.note-amber, -red, -green, -blue, -violet,
 * board.draw-arrow. Property "zoom" (double: 1 is 100 %).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/board/board-find.h"

G_BEGIN_DECLS

#define RC_TYPE_BOARD (rc_board_get_type ())
G_DECLARE_FINAL_TYPE (RcBoard, rc_board, RC, BOARD, GtkWidget)

GtkWidget *rc_board_new (void);
void       rc_board_set_find (RcBoard *self, RcBoardFind *find);
void       rc_board_set_film (RcBoard *self, RcFilmView *film);
gboolean   rc_board_is_drafting (RcBoard *self);
void       rc_board_finish_writing (RcBoard *self);

G_END_DECLS
