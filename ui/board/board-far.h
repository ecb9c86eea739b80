/* board-far.h - the board from afar: cards without widgets, scenes without headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/board/board.h"

G_BEGIN_DECLS

/* board-names.c: scenes without headings */
gboolean    rc_board_has_headings (RcBoard *self);
char       *rc_board_dup_length (RcScene *scene);
GHashTable *rc_board_names_new (void);
void        rc_board_names_forget (RcBoard *self);
void        rc_board_names_snapshot (RcBoard *self, GtkSnapshot *snapshot);
void        rc_board_names_snapshot_shot (RcBoard               *self,
                                          RcShot                *shot,
                                          const graphene_rect_t *rect,
                                          const GdkRGBA         *colour,
                                          GtkSnapshot           *snapshot);
RcScene    *rc_board_names_find (RcBoard *self, double x, double y);

/* board-far.c: cards without widgets */
GHashTable *rc_board_far_new (void);
gboolean    rc_board_is_far (RcBoard *self);
void        rc_board_far_update (RcBoard *self);
void        rc_board_far_forget (RcBoard *self, RcShot *shot);
gboolean    rc_board_far_draws (RcBoard *self, GtkWidget *card);
void        rc_board_far_snapshot (RcBoard *self, GtkSnapshot *snapshot);

G_END_DECLS
