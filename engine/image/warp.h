/* warp.h - what a picture shows between its pixels
 *
 * R. Keys, Cubic Convolution Interpolation (1981): bilinear means are as soft as the place is far
 * from a pixel, which shimmers when it moves.
 *
 * Thread: any; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

/* @x, @y: pixels, the middle of the first one at 0, 0. Returns: FALSE if that is outside */
gboolean rc_warp_sample (const RcFrame *frame, double x, double y, guint8 out[3]);

G_END_DECLS
