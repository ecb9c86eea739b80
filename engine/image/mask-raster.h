/* mask-raster.h - the steps in which a mask becomes coverage, for those who take them one by one
 *
 * Private to engine/image/mask*.c: mask-raster.c does all of it at once, mask-paint.c only where
 * something has changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/mask-private.h"

G_BEGIN_DECLS

int      rc_mask_margin (const RcMask *self, int height);
int      rc_mask_reach (const RcMask *self, int height);
RcRect   rc_rect_join (RcRect a, RcRect b);
RcRect   rc_rect_grow (RcRect rect, int by);
gboolean rc_mask_draw_shapes (const RcMask *self,
                              RcPlane      *plane,
                              int           width,
                              int           height,
                              int           frame,
                              GError      **error);
gboolean rc_mask_work_on_plane (const RcMask *self, RcPlane *plane, int height, GError **error);
void     rc_mask_copy_into (RcFrame *frame, const RcPlane *plane, RcRect part);
void     rc_mask_finish (const RcMask *self, RcFrame *result, RcRect part, int frame);

G_END_DECLS
