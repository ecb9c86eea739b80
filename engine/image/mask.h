/* mask.h - a region of the frame over time: shapes and strokes, feather, growth, a frame range
 *
 * Resolution independent: x runs 0..1 over the frame's width, y 0..1 over its height; lengths
 * (radius, feather, grow) are fractions of the frame's HEIGHT. Shapes are laid on in order, each
 * adding to or subtracting from what is there. Immutable once made; any thread.
 *
 * As JSON, which is how a region keeps it:
 *
 *   { "shapes": [
 *       { "kind": "rectangle", "x": 0.1, "y": 0.2, "width": 0.3, "height": 0.4 },
 *       { "kind": "ellipse", "x": …, "y": …, "width": …, "height": … },
 *       { "kind": "lasso", "points": [x0, y0, x1, y1, …] },
 *       { "kind": "stroke", "points": […], "radius": 0.03, "hardness": 0.8 },
 *       { "kind": "bitmap", "width": w, "height": h, "data": "base64 of w*h bytes" } ],
 *     "feather": 0.01, "grow": 0.0, "invert": false, "first": 0, "last": 95 }
 *
 * Each shape may have a "mode", "add" (if it is absent) or "subtract". An ellipse fills its box; a
 * lasso closes by itself. "first" and "last" are frames, both included; "last" absent or -1: to the
 * end.
 *
 * The law: rasterised coverage is exactly 0 outside mask plus feather, and there a composite is the
 * base byte for byte. The same mask, size and frame give the same bytes at every run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct _RcMask RcMask;

RcMask  *rc_mask_from_json (const cJSON *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
cJSON   *rc_mask_to_json (const RcMask *self);
RcMask  *rc_mask_ref (RcMask *self);
void     rc_mask_unref (RcMask *self);
gboolean rc_mask_covers_frame (const RcMask *self, int frame);
gboolean rc_mask_get_range (const RcMask *self, int frames, int *first, int *last);
RcRect   rc_mask_bounds (const RcMask *self, int width, int height);
RcFrame *rc_mask_rasterise (const RcMask *self, int width, int height, int frame, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
double rc_mask_share (const RcMask *self, int width, int height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcMask, rc_mask_unref)

G_END_DECLS
