/* wall-layout.h - where the pictures of the sync wall lie, and which frame each shows
 *
 * Plain values, no widgets; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/rational.h"

G_BEGIN_DECLS

/* As many as there are number keys. */
#define RC_WALL_MOST 9

typedef struct
{
  double x, y, width, height; /* logical pixels */
} RcWallPlace;

guint rc_wall_columns (guint n, double width, double height, double aspect);
void  rc_wall_place (guint        n,
                     guint        i,
                     double       width,
                     double       height,
                     double       gap,
                     double       aspect,
                     RcWallPlace *place);
int   rc_wall_frame (int frame, RcRational rate, RcRational own, int n_frames);

G_END_DECLS
