/* motion.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/motion.h"

#include <math.h>

static guint16 *
value_at (const RcFrame *self, int x, int y)
{
  return (guint16 *)(gpointer)(self->data + (gsize)y * self->stride) + x;
}

/**
 * rc_motion_new:
 *
 * Errors: as rc_frame_new()
 *
 * Returns: (transfer full) (nullable)
 */
RcFrame *
rc_motion_new (int width, int height, GError **error)
{
  RcFrame *self = rc_frame_new (width, 2 * height, RC_FRAME_GRAY16, error);

  for (int y = 0; self != NULL && y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      *value_at (self, x, y) = RC_MOTION_STILL;
  return self;
}

static guint16
coded (float pixels)
{
  return (guint16)(RC_MOTION_STILL +
                   lrintf (CLAMP (pixels, -RC_MOTION_MOST, RC_MOTION_MOST) * RC_MOTION_STEPS));
}

void
rc_motion_set (RcFrame *self, int x, int y, float right, float down)
{
  *value_at (self, x, y) = coded (right);
  *value_at (self, x, y + self->height / 2) = coded (down);
}

void
rc_motion_get (const RcFrame *self, int x, int y, float *right, float *down)
{
  *right = (float)(*value_at (self, x, y) - RC_MOTION_STILL) / RC_MOTION_STEPS;
  *down = (float)(*value_at (self, x, y + self->height / 2) - RC_MOTION_STILL) / RC_MOTION_STEPS;
}
