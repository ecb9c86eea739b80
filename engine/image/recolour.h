/* recolour.h - a thing gets another colour and keeps its light and shade
 *
 * Thread: any; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

#define RC_RECOLOUR_LIGHTS 1021 /* steps of light */
#define RC_RECOLOUR_BINS   16   /* of each channel */

/* How a light of a thing looks in another colour: B, G, R. */
typedef guint8 RcRecolourPaint[3];

typedef struct
{
  double          n, light; /* of what is inside the mask: pixels, sum of L* */
  float           inside[RC_RECOLOUR_BINS * RC_RECOLOUR_BINS * RC_RECOLOUR_BINS];
  float           around[RC_RECOLOUR_BINS * RC_RECOLOUR_BINS * RC_RECOLOUR_BINS];
  RcRecolourPaint table[RC_RECOLOUR_LIGHTS];
} RcRecolour;

/* Takes in what @frame shows inside and around the mask; all frames first, then rc_recolour_tune(),
 * then rc_recolour_paint(). Begin with zeroes. */
void rc_recolour_learn (RcRecolour *self, const RcFrame *frame, const RcFrame *mask);
void rc_recolour_tune (RcRecolour *self, guint colour);
void rc_recolour_paint (const RcRecolour *self, RcFrame *frame, const RcFrame *mask);

void rc_recolour_table (RcRecolourPaint *table, guint colour, double light);

/* @pixel: (inout): B, G, R */
static inline void
rc_recolour_pixel (const RcRecolourPaint *table, guint8 *pixel)
{
  int           light = 28 * pixel[0] + 151 * pixel[1] + 77 * pixel[2];
  const guint8 *to = table[light >> 6];

  /* A tenth of what it deviates from grey stays: cloth has threads of more than one colour. */
  for (int c = 0; c < 3; c++)
    pixel[c] = (guint8)CLAMP (to[c] + (256 * pixel[c] - light) / 2560, 0, 255);
}

G_END_DECLS
