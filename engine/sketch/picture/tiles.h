/* tiles.h - what of a picture is asked for, where that is not a rectangle
 *
 * A grid over the picture, RC_SIEVE_TILES tiles each way at most, a bit a tile. Sides of tiles are
 * even, so that a picture of half the size has whole ones. Row 0 is where the picture's is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "engine/sketch/shape/sieve.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 rows[RC_SIEVE_TILES];
} RcTiles;

#define RC_TILES_RECTS (RC_SIEVE_TILES * RC_SIEVE_TILES / 2)

/* Rectangles that do not overlap. */
typedef struct
{
  int    n;
  RcRect rects[RC_TILES_RECTS];
} RcTileRects;

/* All that @rect touches, in a picture of @width by @height pixels. */
void     rc_tiles_add (RcTiles *self, int width, int height, RcRect rect);
gboolean rc_tiles_meet (const RcTiles *self, int width, int height, RcRect rect);
/* The tiles with pixels of @coverage (GRAY8, of the picture's size, top row first) in @area; row 0
 * is the lowest, as OpenGL counts. */
RcTiles rc_tiles_of_coverage (const RcFrame *coverage, RcRect area);
/* All tiles that are @margin pixels or less away. */
RcTiles rc_tiles_grown (const RcTiles *self, int width, int height, int margin);
/* What of @within is in tiles; rows that are alike are one. */
void rc_tiles_rects (const RcTiles *self, int width, int height, RcRect within, RcTileRects *rects);
/* How many pixels that is. */
gsize rc_tiles_pixels (const RcTileRects *rects);

G_END_DECLS
