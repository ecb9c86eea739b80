/* grain.h - the grain of a picture, and as much of it for what is laid in
 *
 *   rc_grain_learn (&base, frame, 0, 0, mask, FALSE);     around the mask
 *   rc_grain_learn (&own, patch, x, y, mask, TRUE);       under it
 *   rc_grain_add (&base, &own, patch, x, y, mask, index);
 *
 * How strong it is depends on how bright the place is, and is another in each channel: A. Foi, M.
 * Trimeche, V. Katkovnik, K. Egiazarian, Practical Poissonian-Gaussian Noise Modeling and Fitting
 * for Single-Image Raw-Data (2008). Measured on even squares only, with the mask of J. Immerkær,
 * Fast Noise Variance Estimation (1996).
 *
 * Thread: any; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

#define RC_GRAIN_STEPS 8 /* of brightness */

typedef struct
{
  float sigma[4][RC_GRAIN_STEPS]; /* levels: of B, G, R, and of their mean, dark to light */
  int   frames;                   /* that were learned from */
} RcGrain;

/* Follows slowly from frame to frame. Returns: FALSE if too little of it is even */
gboolean rc_grain_learn (RcGrain       *self,
                         const RcFrame *frame,
                         int            x,
                         int            y,
                         const RcFrame *mask,
                         gboolean       under);
/* Whether there is any that can be seen. */
gboolean rc_grain_is_seen (const RcGrain *self);
float    rc_grain_sigma (const RcGrain *self, int channel, guint8 level);
void     rc_grain_add (const RcGrain *self,
                       const RcGrain *own,
                       RcFrame       *patch,
                       int            x,
                       int            y,
                       const RcFrame *mask,
                       int            index);

G_END_DECLS
