/* mask.h - a region of the frame over time: shapes with keys, feather, growth, a frame range
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Resolution independent: x runs 0..1 over the frame's width, y 0..1 over its height; lengths
 * (radius, feather, grow, smooth) are fractions of the frame's HEIGHT. Shapes are laid on in order,
 * each adding to, subtracting from or intersecting what is there. Immutable once made; any thread.
 *
 * As JSON, which is how a region keeps it:
 *
 *   { "shapes": [
 *       { "kind": "rectangle", "x": 0.1, "y": 0.2, "width": 0.3, "height": 0.4 },
 *       { "kind": "ellipse", "x": …, "y": …, "width": …, "height": … },
 *       { "kind": "lasso", "points": [x0, y0, x1, y1, …] },
 *       { "kind": "stroke", "points": […], "radius": 0.03, "hardness": 0.8,
 *         "pressures": [p0, p1, …] },
 *       { "kind": "outline", "rings": [[x0, y0, …], …], "fill": "evenodd" },
 *       { "kind": "gradient", "from": [x, y], "to": [x, y], "radial": false },
 *       { "kind": "matte", "picture": { "width": w, "height": h, "crop": [x, y, width, height],
 *                                       "data": "…" } },
 *       { "kind": "bitmap", "width": w, "height": h, "data": "base64 of w*h bytes" } ],
 *     "fill_holes": false, "smooth": 0.0, "feather": 0.01, "grow": 0.0, "invert": false,
 *     "first": 0, "last": 95, "fade_in": 0, "fade_out": 0,
 *     "origin": [0.5, 0.5],
 *     "keys": [ { "frame": 12, "move": [0.1, 0], "scale": 1.2, "turn": 15, "skew": 0,
 *                 "ease": "linear" }, … ] }
 *
 * Each shape may have a "mode", "add" (if it is absent), "subtract" or "intersect". An ellipse
 * fills its box; a lasso closes by itself; the rings of an outline leave holes where they lie
 * within each other, but with "fill": "nonzero" only where they wind the other way round, and may
 * keep the "colour" they were traced from; the radius of a stroke is
 * multiplied by the pressure of a pen (0 to 1) where there is one for each point, evenly more or
 * less in between; a gradient is full at "from" and behind it, nothing at "to" and beyond. The
 * picture of a matte has a level for each of w × h pixels that fill the frame: 0 outside "crop",
 * within it those in "data" (mask-matte.c says how). A bitmap is how older films kept one.
 * "first" and "last" are frames, both included; "last" absent or -1: to the end. "fade_in" frames
 * bring the mask in from its first frame, "fade_out" take it away until its "last". What is done
 * to the whole is done in the order of the members above.
 *
 * Keys, by frame: the mask is scaled ("scale": a number, or one for x and one for y), skewed and
 * turned (degrees, clockwise) about "origin", in pixels, and moved (fractions of the frame). Each
 * shape may have "keys" and an "origin" (if it is absent: its middle) of its own, which come first,
 * and whose keys may also give it another form: "box": [x, y, width, height] for a rectangle or an
 * ellipse ([x, y, x, y] for a gradient), "picture" for a matte, "points" or "rings" for the others.
 * "ease" tells how a key goes over into the next: "linear", "smooth" or "hold"; mask-keys.c says
 * how. A key that tracking has made says "tracked": true and how sure it is: "confidence", 0 to 1.
 *
 * The law: at every frame rasterised coverage is exactly 0 outside mask plus feather, and there a
 * composite is the base byte for byte. The same mask, size and frame give the same bytes at every
 * run.
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
gboolean rc_mask_is_still (const RcMask *self);
RcRect   rc_mask_bounds (const RcMask *self, int width, int height);
RcRect   rc_mask_bounds_at (const RcMask *self, int width, int height, int frame);
RcFrame *rc_mask_rasterise (const RcMask *self, int width, int height, int frame, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void   rc_mask_place (const RcMask *self, int width, int height, int frame, double place[6]);
double rc_mask_share (const RcMask *self, int width, int height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcMask, rc_mask_unref)

G_END_DECLS
