/* levels.h - one number for each pixel: heights, shares, weights
 *
 * Private to engine/image and what is made of pictures alone. Deterministic. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct
{
  int    width, height;
  float *at; /* [height, width] */
} RcLevels;

RcLevels *rc_levels_new (int width, int height);
RcLevels *rc_levels_copy (const RcLevels *self);
/* How light a BGRA8 picture is, 0 to 1, as shown; how much a GRAY8 one covers. @rect: of it */
RcLevels *rc_levels_of (const RcFrame *frame, RcRect rect);
void      rc_levels_free (RcLevels *self);
void      rc_levels_blur (RcLevels *self, int radius);
/* Where @self is an edge of @guide, it becomes one: @self is smooth elsewhere. */
void rc_levels_guide (RcLevels *self, const RcLevels *guide, int radius, float even);

static inline float
rc_levels_get (const RcLevels *self, int x, int y)
{
  return self->at[(gsize)CLAMP (y, 0, self->height - 1) * (gsize)self->width +
                  (gsize)CLAMP (x, 0, self->width - 1)];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcLevels, rc_levels_free)

G_END_DECLS
