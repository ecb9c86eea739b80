/* gait.h - where the feet of somebody stand while they go their way
 *
 * Every step is planned beforehand: from when to when a foot stands where. A foot that stands does
 * not move; between two places it swings. Of an action whose feet are free, a foot stands while its
 * pose has it on the ground, takes a step where the pose goes on too far, and follows the pose in
 * the air.
 *
 * Thread: any; plain values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/motion/way.h"

G_BEGIN_DECLS

#define RC_GAIT_PLANTS 200

typedef struct
{
  float    from, to; /* seconds */
  float    x, z, yaw;
  float    lift;   /* metres that the foot is lifted on the way here */
  gboolean leaves; /* the foot follows the pose afterwards, from this far off: */
  float    off[3]; /* x, z, yaw */
} RcPlant;

typedef struct
{
  RcPlant plants[2][RC_GAIT_PLANTS];
  int     n[2];
} RcGait;

/* A foot at a moment, in the world. */
typedef struct
{
  gboolean led;       /* where the pose has it, but for x, z and yaw, which are offsets then */
  float    x, z, yaw; /* metres, radians */
  float    high;      /* metres above the ground */
  float    pitch;     /* degrees that the heel is up */
  gboolean stands;
} RcFoot;

void rc_gait_plan (RcGait *self, const RcWay *way, float height, float phase, float seconds);
void rc_gait_at (const RcGait *self, int side, float seconds, float height, RcFoot *out);

G_END_DECLS
