/* shot-cell.h - a cell of the table of shots: what one column shows of one shot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/board/shot-column.h"
#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_SHOT_CELL (rc_shot_cell_get_type ())
G_DECLARE_FINAL_TYPE (RcShotCell, rc_shot_cell, RC, SHOT_CELL, GtkWidget)

GtkWidget *rc_shot_cell_new (RcShotColumn column);
void rc_shot_cell_set_shot (RcShotCell *self, RcFilmView *film, RcShotFacts *facts, RcShot *shot);
RcShot      *rc_shot_cell_get_shot (RcShotCell *self);
RcShotColumn rc_shot_cell_get_column (RcShotCell *self);
void         rc_shot_cell_update (RcShotCell *self);
void         rc_shot_cell_show_frame (RcShotCell *self, RcFrame *frame);

G_END_DECLS
