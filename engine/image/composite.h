/* composite.h - the one place where a region is laid over a base
 *
 * Integer arithmetic only, so that the same layers give the same bytes on every machine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

/* Tiles are the unit in which a region is rendered, stored and composited. */
#define RC_TILE 32

RcRect   rc_tile_bounds (RcRect rect, int width, int height);
gboolean rc_composite (RcFrame       *target,
                       const RcFrame *layer,
                       int            x,
                       int            y,
                       const RcFrame *mask,
                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
rc_composite_outside_equal (const RcFrame *base, const RcFrame *result, const RcFrame *mask);

G_END_DECLS
