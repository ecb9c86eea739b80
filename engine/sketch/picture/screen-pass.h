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
#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

/* What of the picture each step has to cover; bottom row first, as OpenGL counts. */
typedef struct
{
  RcRect surfaces, soft, lit, sharp, seen, pixels;
  RcRect small; /* how unsharp it is; lit may be less */
  RcRect moved; /* squares whose motion counts; of no width without motion blur */
} RcScreenReach;

/* @blurred: by motion, as the staging says */
RcScreenReach
rc_screen_reach (const RcScene *scene, const RcTarget *target, RcRect area, gboolean blurred);
/* Lights no more than what is as unsharp as its surfaces are. @nearness: [soft.height, soft.width]:
 * one over metres along the view, of all that will be there */
void rc_screen_narrow (RcScreenReach  *self,
                       const RcScene  *scene,
                       const RcTarget *target,
                       const float    *nearness);
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
