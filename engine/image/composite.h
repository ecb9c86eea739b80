/* composite.h - the one place where a region is laid over a base
 *
 * Integer arithmetic only, so that the same layers give the same bytes on every machine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/blend.h"
#include "engine/image/frame.h"

G_BEGIN_DECLS

/* Tiles are the unit in which a region is rendered, stored and composited. */
#define RC_TILE 32

/* How a layer lies over what is below it. */
typedef struct
{
  RcBlend blend;
  guint8
      opacity; /* 255: nothing of what is below shines through; 0: nothing of the layer is seen */
} RcLayerStyle;

#define RC_LAYER_STYLE_PLAIN                                                                       \
  (RcLayerStyle)                                                                                   \
  {                                                                                                \
    .blend = RC_BLEND_NORMAL, .opacity = 255                                                       \
  }

RcRect   rc_tile_bounds (RcRect rect, int width, int height);
gboolean rc_composite (RcFrame            *target,
                       const RcFrame      *layer,
                       int                 x,
                       int                 y,
                       const RcFrame      *mask,
                       const RcLayerStyle *style,
                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
RcFrame *rc_frame_mix (const RcFrame *from, const RcFrame *to, double share, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean
rc_composite_outside_equal (const RcFrame *base, const RcFrame *result, const RcFrame *mask);

G_END_DECLS
