/* board-images.h - cards as images: what a card has drawn is kept in pixels while it stays as it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/board/board.h"
#include "ui/board/shot-card.h"

G_BEGIN_DECLS

/* Of a board. */
typedef struct
{
  gboolean kept;   /* for what the window is drawn with */
  double   zoom;   /* that was drawn last */
  gboolean moving; /* the zoom changes */
  gint64   until;  /* when there is no time for more in this frame */
  gboolean stale;  /* some that were drawn in this frame are not as they should be */
  guint    rest;   /* timeout: the zoom rests */
  guint    tick;   /* some are made in each frame */
} RcBoardImages;

void rc_board_images_begin (RcBoard *self);
void rc_board_images_end (RcBoard *self);
void rc_board_images_snapshot (RcBoard *self, GtkWidget *child, GtkSnapshot *snapshot);
void rc_board_images_set_zoom (RcBoard *self, RcShotCard *card);
void rc_board_images_dispose (RcBoard *self);
void rc_board_image_drop (GtkWidget *widget);

/* board-draw.c: all that the board shows */
void rc_board_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

G_END_DECLS
