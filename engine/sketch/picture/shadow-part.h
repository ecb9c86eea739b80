/* shadow-part.h - which part of the shadow map is asked for
 *
 * A part of the picture needs only what its own surfaces look up. It is found when they are drawn
 * and before they are lit: from how near each of them is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "engine/sketch/gl/gpu-mesh.h"
#include "engine/sketch/gl/program.h"
#include "engine/sketch/picture/tiles.h"

G_BEGIN_DECLS

#define RC_SHADOW_SIZE  1024           /* texels of each side */
#define RC_SHADOW_TILES RC_SIEVE_TILES /* of each side */

/* What of the map is asked for: bounds, and which tiles within them. */
typedef struct
{
  RcRect  bounds;
  RcTiles tiles;
} RcShadowPart;

RcShadowPart rc_shadow_part_all (void);
RcShadowPart rc_shadow_part_asked (const RcFrameUniforms *uniforms,
                                   int                    width,
                                   int                    height,
                                   RcRect                 rect,
                                   const float           *nearness,
                                   float                  margin);
gboolean     rc_shadow_part_meets (const RcShadowPart *part, RcRect texels);

/* What both ask for. */
void rc_shadow_part_join (RcShadowPart *part, const RcShadowPart *other);

/* Two points of the map, 0 to 1, as a rectangle of texels within it. */
RcRect rc_shadow_texels (float x0, float y0, float x1, float y1, float margin);
RcRect rc_shadow_joined (RcRect a, RcRect b);

G_END_DECLS
