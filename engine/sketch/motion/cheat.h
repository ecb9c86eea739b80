/* cheat.h - whoever is seen close keeps the face open to the camera
 *
 * A close shot is there for a face: actors cheat, they look past the camera and not away from it.
 * Cameras stand on the +z side, so that is where a face has to be seen from.
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/motion/actor.h"

G_BEGIN_DECLS

/* How far a face may be turned from the camera. */
typedef struct
{
  float yaw, pitch; /* degrees, to either side */
} RcCheat;

gboolean rc_actor_cheats (const RcActor *self, float seconds, RcCheat *cheat);
gboolean rc_cheat_fits (const RcBody *body);
RcVec3   rc_cheat_point (const RcCheat *self, RcVec3 eyes, RcVec3 point);
void rc_cheat_head (const RcCheat *self, const RcMat4 *root, const RcActor *actor, float *values);

G_END_DECLS
