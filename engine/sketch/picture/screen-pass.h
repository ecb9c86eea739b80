/* screen-pass.h - what is done to the picture as a whole: light, lens, smooth edges
 *
 * Each pass goes over a rectangle of the picture; the later ones look around themselves, so that
 * the earlier ones have to cover more. rc_screen_reach() says how much, and what is in @area is
 * then to the bit what the whole picture would have there.
 *
 * Needs a current context, the frame's uniforms set. Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "engine/sketch/gl/program.h"
#include "engine/sketch/gl/stop.h"
#include "engine/sketch/gl/target.h"
#include "engine/sketch/picture/motion-pass.h"
#include "engine/sketch/picture/tiles.h"
#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

typedef struct
{
  RcRect rect;
  int    margin; /* how far it goes beyond the pixels at most */
} RcScreenPart;

/* What of the picture each step has to cover; bottom row first, as OpenGL counts. */
typedef struct
{
  RcScreenPart   surfaces, soft, lit, sharp, seen, pixels;
  RcScreenPart   small;  /* how unsharp it is; lit may be less */
  RcRect         moved;  /* squares whose motion counts; of no width without motion blur */
  const RcTiles *wanted; /* (nullable): only what is around these of the pixels */
} RcScreenReach;

/* @area: of the target, top row first; @blurred: by motion, as the staging says */
RcScreenReach
rc_screen_reach (const RcScene *scene, const RcTarget *target, RcRect area, gboolean blurred);
/* Covers no more than @wanted asks for, if that is worth it; as long as @wanted. */
void rc_screen_want (RcScreenReach  *self,
                     const RcScene  *scene,
                     const RcTarget *target,
                     const RcTiles  *wanted);
/* The pieces of @part, which is one of its parts. */
void rc_screen_rects (const RcScreenReach *self,
                      const RcTarget      *target,
                      const RcScreenPart  *part,
                      RcTileRects         *rects);
/* How unsharp the least sharp place is, share of the most. @nearness: [height, width]: one over
 * metres along the view, of all that will be there */
float rc_screen_least_sharp (const RcScene  *scene,
                             const RcTarget *target,
                             int             width,
                             int             height,
                             const float    *nearness);
/* Lights no more than what is as unsharp as its surfaces are. */
void rc_screen_narrow (RcScreenReach  *self,
                       const RcScene  *scene,
                       const RcTarget *target,
                       float           least_sharp);
/* Side of the squares, pixels: the most that anything is blurred to either side. */
int rc_screen_tile (const RcTarget *target);
/* How far around itself a surface looks into the shadow map, share of the map. */
float rc_screen_shadow_margin (const RcScene *scene);
void  rc_screen_light (const RcPrograms    *programs,
                       const RcTarget      *target,
                       const RcScene       *scene,
                       const RcScreenReach *reach,
                       RcStop              *stop);
/* @motion: of the frame, drawn where reach->moved is; asked for only if there is some */
void rc_screen_finish (const RcPrograms    *programs,
                       const RcTarget      *target,
                       const RcScene       *scene,
                       const RcScreenReach *reach,
                       RcMotionPass        *motion,
                       float                depth_far,
                       RcStop              *stop);

G_END_DECLS
