/* feet.h - where the feet of a body are, and whether they slide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/motion/actor.h"

#include <math.h>

typedef struct
{
  RcVec3   since[2]; /* where each foot came to stand */
  gboolean stands[2];
} Feet;

static inline RcVec3
feet_ball (const RcBody *body, int side)
{
  return rc_mat4_point (&body->foot[side],
                        rc_vec3 (0, -RC_BODY_ANKLE * body->height, 0.085f * body->height));
}

/* The next moment of a body. @ground: metres. @low: a foot stands while its ball is so near the
 * ground, metres. Returns: how far a foot is from where it came to stand, metres, the farther one
 */
static inline float
feet_slide (Feet *self, const RcBody *body, float ground, float low)
{
  float most = 0.0f;

  for (int side = 0; side < 2; side++)
    {
      RcVec3   at = feet_ball (body, side);
      gboolean stands = fabsf (at.y - ground) < low;

      if (!stands || !self->stands[side])
        self->since[side] = at;
      most = MAX (most, hypotf (at.x - self->since[side].x, at.z - self->since[side].z));
      self->stands[side] = stands;
    }
  return most;
}

/* How far a foot moves from where it came to stand on the ground, metres, the most. @when: (out)
 * (nullable): seconds */
static inline float
feet_slide_most (const RcActor *actor, float seconds, int rate, float low, float *when)
{
  Feet  feet = { 0 };
  float most = 0.0f;

  for (int frame = 0; frame < seconds * rate; frame++)
    {
      float         at = (float)frame / (float)rate, slide;
      RcPerformance now;

      rc_actor_perform (actor, at, NULL, &now);
      slide = feet_slide (&feet, &now.body, 0, low);
      if (slide > most && when != NULL)
        *when = at;
      most = MAX (most, slide);
    }
  return most;
}
