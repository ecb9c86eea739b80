/* mask-paint.h - a mask that shapes are laid on one after another, drawn only where they change it
 *
 *   paint = rc_mask_paint_new (mask, width, height, frame, &error);
 *   rc_mask_paint_add (paint, stroke, &changed, &error);     for every point of a stroke
 *   rc_mask_paint_get (paint)                                the mask with all of them
 *
 * What it shows is at every moment what rc_mask_rasterise() makes of all the shapes together.
 * Thread: one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/mask.h"

G_BEGIN_DECLS

typedef struct _RcMaskPaint RcMaskPaint;

RcMaskPaint *rc_mask_paint_new (RcMask *mask, int width, int height, int frame, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void     rc_mask_paint_free (RcMaskPaint *self);
gboolean rc_mask_paint_add (RcMaskPaint *self, const RcMask *more, RcRect *changed, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
const RcFrame *rc_mask_paint_get (const RcMaskPaint *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcMaskPaint, rc_mask_paint_free)

G_END_DECLS
