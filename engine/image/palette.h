/* palette.h - the colours of one picture given to another
 *
 *   rc_palette_measure (&wanted, reference);
 *   rc_palette_measure (&own, picture);
 *   rc_palette_match (&own, &wanted, 0.8, &map);
 *   rc_palette_apply (&map, picture);
 *
 * The linear map that takes one picture's distribution of colours to the other's at the least cost:
 * F. Pitié, A. Kokaram: The Linear Monge-Kantorovitch Linear Colour Mapping for Example-Based
 * Colour Transfer (2007).
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct
{
  double mean[3];      /* B, G, R as shown, 0 to 1 */
  double spread[3][3]; /* covariance */
} RcPalette;

typedef struct
{
  float matrix[3][3], offset[3]; /* out = matrix × in + offset, 0 to 1 */
} RcPaletteMap;

void rc_palette_measure (RcPalette *self, const RcFrame *frame);
void
rc_palette_match (const RcPalette *from, const RcPalette *to, double strength, RcPaletteMap *map);
void rc_palette_apply (const RcPaletteMap *map, RcFrame *frame);

G_END_DECLS
