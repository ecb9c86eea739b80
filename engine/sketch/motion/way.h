/* way.h - what a figure does over the shot, one thing after another, and where it goes meanwhile
 *
 * A way is made of legs: an action from a moment to a moment, on the spot or along a path that
 * leads around what stands in it. Headings in radians about y, 0 along +z.
 *
 * Thread: any; the staging and the kit must outlive it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"
#include "engine/sketch/kit/kit.h"

G_BEGIN_DECLS

#define RC_TURN_RATE 220.0f /* degrees a second that somebody turns on the spot */

#define RC_WAY_BLEND  0.45f /* seconds in which one action goes over into the next */
#define RC_WAY_LEGS   24
#define RC_WAY_POINTS 8

typedef struct
{
  float              start, end; /* seconds */
  const RcKitAction *action;
  float              seat; /* how much higher than usual what it sits on is, shares of the height */
  float              bed;  /* metres that what it lies on is above the ground */
  const RcKitAction *posture; /* (nullable): how it sits, kneels or lies meanwhile */
  const char        *expression;
  int                holds;  /* index into props, -1 for nothing */
  int                target; /* index of the figure it is turned toward, -1: none */
  int                prop;   /* index of the prop it is turned toward, -1: none */
  gboolean           to_camera;
  float              pace;                  /* 1 is usual */
  RcVec3             points[RC_WAY_POINTS]; /* of its path; the first is where it begins */
  int                n_points;              /* 1: it stays */
  RcVec3             shift;  /* where it was at the end of the leg before, from the first point */
  float              length; /* metres of the path */
  float              speed;  /* metres a second, 0: it stays */
  float              rise;   /* metres a second upward: a snail climbs as slowly as it is small */
  float              ramp_in, ramp_out; /* seconds that it takes to get going and to stop */
  float              stride;            /* metres of two steps */
  float              phase;             /* strides gone before */
  float              beyond; /* seconds that it goes on after its end: 0 but for a last one */
  float              turn_from, turn_to, turn_seconds; /* headings */
} RcWayLeg;

typedef struct
{
  RcWayLeg legs[RC_WAY_LEGS];
  int      n_legs;
  float    by_hand[RC_N_CHANNELS]; /* joints that were set by hand, of all legs */
  gboolean is_by_hand[RC_N_CHANNELS], is_set;
  int      pushes;        /* index of the prop on wheels that it pushes before it, -1 */
  float    before, after; /* seconds that are seen beside the shot: rc_way_go_on() */
  float    arrives;       /* seconds after which it is where the staging has it, if it comes in */
} RcWay;

/* Where it is at a moment. */
typedef struct
{
  int    leg;
  RcVec3 at;
  float  heading;
  float  speed; /* metres a second now */
  float  gone;  /* metres along the leg's path */
  float  phase; /* strides */
} RcWayMoment;

/* What stands on the ground. */
typedef struct
{
  float x, z, radius;
  int   figure, prop; /* index of what it is, -1 */
} RcObstacle;

/* The shorter way from one heading to another, and the heading from one place to another. */
static inline float
rc_turned (float from, float to)
{
  return remainderf (to - from, 2 * RC_PI);
}

static inline float
rc_bearing (RcVec3 from, RcVec3 to)
{
  return atan2f (to.x - from.x, to.z - from.z);
}

/* perch.c: whether it sits with a leg on either side of who carries it */
gboolean rc_perch_is_astride (const RcStagingFigure *figure);
/* whether it circles above somebody */
gboolean rc_perch_is_above (const RcStagingFigure *figure);
/* meet.c */
RcVec3 rc_way_out (RcVec3 from, const char *side);
float  rc_meet_apart (const RcKit           *kit,
                      const RcStagingFigure *one,
                      const RcStagingFigure *other,
                      float                  meets);

void rc_way_plan (RcWay           *self,
                  const RcKit     *kit,
                  const RcStaging *staging,
                  guint            index,
                  float            height,
                  float            ease,
                  float            seconds);
void rc_way_at (const RcWay *self, float seconds, RcWayMoment *out);
/* The shot is seen for so much longer: whoever walks when it begins or ends has walked before that,
 * and walks on as far as the path goes. */
void rc_way_go_on (RcWay *self, float before, float after);
/* How much of what is done is the leg's own action already: it goes over from the one before. */
float rc_way_share (const RcWay *self, int leg, float seconds);
/* The moment's pose time for a leg's action */
RcPoseTime rc_way_pose_time (const RcWayLeg *leg, float seconds, float phase, float strides);

/* Whether the feet go where the pose says. */
static inline RcFeet
rc_way_feet (const RcWayLeg *leg)
{
  return leg->posture != NULL ? leg->posture->feet : leg->action->feet;
}

/* posture.c */
void
rc_way_settle (RcWay *self, const RcKit *kit, const RcStaging *staging, guint figure, float height);
void rc_way_pose (const RcWay *self, const RcWayLeg *leg, const RcPoseTime *time, float *values);
void rc_way_set_by_hand (const RcWay *self, gboolean feet, float *values);

/* Returns: index of the thing on wheels that a figure pushes, -1 */
int rc_way_pushed (const RcKit *kit, const RcStaging *staging, guint figure);

/* obstacle.c */
GArray *rc_obstacles_new (const RcKit *kit, const RcStaging *staging, guint but);
float   rc_obstacles_path (const GArray *obstacles, RcVec3 to, RcWayLeg *leg, int target, int prop);
float   rc_obstacles_room (const RcKit *kit, const RcStaging *staging, RcVec3 from, float heading);

G_END_DECLS
