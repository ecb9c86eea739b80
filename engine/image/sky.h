/* sky.h - another sky: where the old one is, and the new one painted
 *
 *   rc_sky_matte_learn (matte, frame, mask);     for some frames
 *   alpha = rc_sky_matte_find (matte, frame, mask, depth);
 *   rc_sky_lay (sky, frame, mask, alpha, matte, place, index);
 *
 * It is painted where the camera looks, not on the frames, so it goes along with all its moves.
 *
 * Thread: one at a time; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/levels.h"
#include "engine/image/places.h"

G_BEGIN_DECLS

typedef struct
{
  guint zenith, middle, horizon, cloud; /* 0xRRGGBB */
  float cover;                          /* of clouds, 0 to 1 */
  float glow;                           /* over the horizon, 0 to 1 */
  float stars;                          /* 0 to 1 */
} RcSkyLook;

/* What the old sky looks like: its colour follows its height in the frame. */
typedef struct
{
  double n, y, yy, c[3], cy[3], cc[3];
  float  base[3], slope[3], spread; /* B, G, R: 0 to 1; slope for the frame's whole height */
  float  lowest;                    /* share of the frame's height to which it reaches */
  float  share;                     /* of what is under the mask in the frames that were learned */
} RcSkyMatte;

typedef struct
{
  RcSkyLook look;
  double    horizon; /* rows from the first frame's middle, shares of the height; down */
  guint     seed;
} RcSky;

void      rc_sky_matte_learn (RcSkyMatte *self, const RcFrame *frame, const RcFrame *mask);
RcLevels *rc_sky_matte_find (const RcSkyMatte *self,
                             const RcFrame    *frame,
                             const RcFrame    *mask,
                             const RcFrame    *depth);
void      rc_sky_lay (const RcSky      *self,
                      RcFrame          *frame,
                      const RcFrame    *mask,
                      const RcLevels   *alpha,
                      const RcSkyMatte *matte,
                      const RcPlace    *place,
                      int               index);

G_END_DECLS
