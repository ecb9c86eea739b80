/* flow.h - where points of one picture are in another: pyramidal Lucas-Kanade
 *
 * Private to engine/image. Bouguet, "Pyramidal Implementation of the Lucas Kanade Feature Tracker",
 * 2000; corners by the lesser eigenvalue: Shi and Tomasi, "Good Features to Track", 1994; a point
 * is kept if following it back leads to where it came from: Kalal, Mikolajczyk and Matas,
 * "Forward-Backward Error", 2010. Points are x, y pairs in pixels, the middle of the first pixel
 * at 0, 0.
 *
 * Deterministic. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct _RcFlowImage RcFlowImage;

RcFlowImage *rc_flow_image_new (const RcFrame *picture);
void         rc_flow_image_free (RcFlowImage *self);
/* @coverage: GRAY8 of the picture's size: corners are where it is 128 or more; returns: of double,
 * at most @most pairs, best first within their places */
GArray *rc_flow_find_corners (const RcFlowImage *self, const RcFrame *coverage, guint most);
/* @guess: (inout) where each may be, then where it is. @good: (out): whether it came back */
void rc_flow_follow (const RcFlowImage *from,
                     const RcFlowImage *to,
                     const double      *points,
                     guint              n_points,
                     double            *guess,
                     gboolean          *good);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcFlowImage, rc_flow_image_free)

G_END_DECLS
