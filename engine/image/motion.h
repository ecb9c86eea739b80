/* motion.h - the motion pass: where each pixel goes from one frame to the next
 *
 * A motion frame is GRAY16 of the picture's width and twice its height: in the upper half how far
 * what the pixel shows goes to the right, in the lower half how far down, in 1/RC_MOTION_STEPS of
 * a pixel from RC_MOTION_STILL; what goes farther than RC_MOTION_MOST is cut there. Two grey planes
 * are what FFV1 packs best.
 *
 * Thread: any; as frames.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

#define RC_MOTION_STEPS 16
#define RC_MOTION_STILL 32768
#define RC_MOTION_MOST  2047.0f /* pixels */

/* For a picture of @width × @height pixels in which nothing moves. */
RcFrame *rc_motion_new (int width, int height, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void     rc_motion_set (RcFrame *self, int x, int y, float right, float down);
/* @right, @down: (out): pixels */
void rc_motion_get (const RcFrame *self, int x, int y, float *right, float *down);

G_END_DECLS
