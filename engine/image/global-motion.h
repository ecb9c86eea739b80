/* global-motion.h - how a camera moved, from the pictures it took
 *
 * From one picture to the next: panned, tilted, rolled, zoomed. What moves in the picture by itself
 * counts little, as long as it is the smaller part.
 *
 * Deterministic. Thread: any; about a millisecond for two pictures of 160 pixels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct
{
  double pan;  /* to the right, shares of the picture's width */
  double tilt; /* up, shares of its height */
  double roll; /* radians, the picture's top to the left */
  double zoom; /* factor of the focal length */
} RcGlobalMotion;

void rc_global_motion_find (RcGlobalMotion *self, const RcFrame *from, const RcFrame *to);
void rc_global_motion_refine (RcGlobalMotion *self,
                              const RcFrame  *from,
                              const RcFrame  *from_mask,
                              const RcFrame  *to,
                              const RcFrame  *to_mask);

/* The way of the camera over all pictures, from its start, made smooth.
 * @frames: of RcFrame, all of one size. Returns: (transfer full): as many */
RcGlobalMotion *rc_global_motion_track (GPtrArray *frames);

G_END_DECLS
