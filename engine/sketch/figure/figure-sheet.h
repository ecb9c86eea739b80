/* figure-sheet.h - cloth as a sheet of points, for what hangs on a figure or lies on its clothes
 *
 * Thread: one at a time per mesh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/shape/mesh.h"

G_BEGIN_DECLS

#define RC_SHEET_MOST_ROWS    20
#define RC_SHEET_MOST_COLUMNS 49

typedef struct
{
  RcVec3   points[RC_SHEET_MOST_ROWS][RC_SHEET_MOST_COLUMNS];
  int      rows, columns;
  gboolean wraps;  /* the last column is next to the first */
  gboolean behind; /* also seen from behind, in @lining */
  guint    lining; /* 0xRRGGBB */
} RcSheet;

guint rc_sheet_vertex (RcMesh *mesh, RcVec3 at, RcVec3 normal);
void  rc_sheet_lay (RcSheet *self, RcMesh *mesh, RcVec3 middle);
void  rc_sheet_band (RcMesh       *mesh,
                     const RcVec3 *points,
                     const RcVec3 *out,
                     int           n,
                     float         wide,
                     float         thick);

G_END_DECLS
