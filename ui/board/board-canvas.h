/* board-canvas.h - notes and arrows on the board, for its other parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/board/board.h"

G_BEGIN_DECLS

typedef struct _RcBoardCanvas RcBoardCanvas;

/* board-canvas.c: notes and arrows */
void rc_board_canvas_init (RcBoard *self);
void rc_board_canvas_free (RcBoardCanvas *canvas);
void rc_board_canvas_set_film (RcBoard *self, RcFilmView *film);
void rc_board_canvas_update (RcBoard *self);
void rc_board_canvas_update_seen (RcBoard *self, const graphene_rect_t *area);
void rc_board_canvas_place_seen (RcBoard *self);
void rc_board_canvas_far_snapshot (RcBoard *self, GtkSnapshot *snapshot);
void rc_board_canvas_drag_snapshot (RcBoard *self, GtkSnapshot *snapshot);
void rc_board_canvas_pick (RcBoard *self, RcNode *node, gboolean add);
void rc_board_canvas_selection_changed (RcBoard *self);
void rc_board_canvas_begin_band (RcBoard *self, gboolean keep);
void rc_board_canvas_band (RcBoard *self, GPtrArray *shots);

/* board-canvas-edit.c: what is done to them */
void     rc_board_canvas_class_init (GtkWidgetClass *widget_class);
gboolean rc_board_canvas_remove (RcBoard *self);
gboolean rc_board_canvas_key (RcBoard *self, guint keyval, GdkModifierType state);
gboolean rc_board_canvas_popup_menu (RcBoard *self, double x, double y);

/* board-canvas-clip.c: copied and pasted */
char    *rc_board_canvas_dup_text (RcBoard *self, gboolean cut);
void     rc_board_canvas_add_words (RcBoard *self, GString *words);
gboolean rc_board_canvas_paste (RcBoard *self, const char *text, const char *step, gboolean add);

/* board-canvas-drag.c: under the pointer */
gboolean rc_board_canvas_press (RcBoard *self, double x, double y, GdkModifierType state);
gboolean rc_board_canvas_is_dragged (RcBoard *self);
gboolean rc_board_canvas_is_over (RcBoard *self, double x, double y);
void     rc_board_canvas_follow (RcBoard *self, double x, double y);
void     rc_board_canvas_release (RcBoard *self);
void     rc_board_canvas_let_go (RcBoard *self);
gboolean rc_board_canvas_double_click (RcBoard *self, double x, double y);
void     rc_board_canvas_point (RcBoard *self, double x, double y);

G_END_DECLS
