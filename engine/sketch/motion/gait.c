/* gait.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/motion/gait.h"

#include <string.h>

#define TICK    (1.0f / 60.0f)
#define BEFORE  2.0f  /* seconds that are walked before the shot begins */
#define OFF     0.05f /* metres that a foot may stand from where it belongs */
#define OFF_YAW 0.42f /* radians of the same */
#define STEP    0.34f /* seconds of a step on the spot */
#define FADE                                                                                       \
  0.40f            /* seconds after which a foot that has left the ground is where the pose says   \
                    */
#define DOWN 0.02f /* metres above the ground below which a pose has a foot on it */
#define HEEL 42.0f /* degrees that the heel is up when a foot leaves the ground */

typedef enum
{
  FOOT_STANDS,
  FOOT_SWINGS, /* to its next plant */
  FOOT_LED,    /* by the pose */
} FootState;

typedef struct
{
  RcGait      *gait;
  const RcWay *way;
  float        height, shift;
  FootState    state[2];
  float        land[2];
  RcPlant      next[2];
} Steps;

static void
plant (Steps *steps, int side, RcPlant where)
{
  RcGait *gait = steps->gait;

  if (gait->n[side] < RC_GAIT_PLANTS)
    gait->plants[side][gait->n[side]++] = where;
}

static RcPlant *
last (Steps *steps, int side)
{
  return &steps->gait->plants[side][MAX (steps->gait->n[side] - 1, 0)];
}

static int
first_channel (int side)
{
  return side == 0 ? RC_CHANNEL_LEFT_FOOT_X : RC_CHANNEL_RIGHT_FOOT_X;
}

/* From the frame of one who is at @moment to the world. */
static RcPlant
in_world (const Steps *steps, const RcWayMoment *moment, int side, float x, float z, float yaw)
{
  float mirror = side == 0 ? 1.0f : -1.0f;
  float c = cosf (moment->heading), s = sinf (moment->heading);

  x *= mirror;
  return (RcPlant){ .to = 1e9f,
                    .x = moment->at.x + x * c + z * s,
                    .z = moment->at.z - x * s + z * c,
                    .yaw = moment->heading + mirror * RC_RADIANS (yaw),
                    .lift = 0.045f * steps->height };
}

/* Where a foot belongs beside a point of the way. */
static RcPlant
belongs (const Steps *steps, const RcWayMoment *moment, int side, float seconds, float ahead)
{
  const RcWayLeg *leg = &steps->way->legs[moment->leg];
  RcPoseTime      time = rc_way_pose_time (leg, seconds, steps->shift, moment->phase);
  float           values[RC_N_CHANNELS], *foot = values + first_channel (side);

  rc_way_pose (steps->way, leg, &time, values);
  return in_world (steps, moment, side, foot[0] * steps->height,
                   moment->speed > 0.05f ? ahead : foot[2] * steps->height, foot[4]);
}

/* Where the pose of a free leg has a foot. Returns: whether that is on the ground */
static gboolean
posed (const Steps *steps, int side, float seconds, RcPlant *out)
{
  RcWayMoment     now;
  const RcWayLeg *leg;
  RcPoseTime      time;
  float           values[RC_N_CHANNELS], was[RC_N_CHANNELS], share, high;
  const float    *foot = values + first_channel (side);

  rc_way_at (steps->way, seconds, &now);
  leg = &steps->way->legs[now.leg];
  time = rc_way_pose_time (leg, seconds, steps->shift, now.phase);
  rc_way_pose (steps->way, leg, &time, values);
  share = rc_way_share (steps->way, now.leg, seconds);
  if (share < 1.0f)
    {
      time = rc_way_pose_time (leg - 1, MIN (seconds, leg[-1].end + RC_WAY_BLEND), steps->shift,
                               now.phase);
      rc_way_pose (steps->way, leg - 1, &time, was);
      for (int i = first_channel (side); i < first_channel (side) + 5; i++)
        values[i] = rc_mix (was[i], values[i], share);
    }
  *out = in_world (steps, &now, side, foot[0] * steps->height, foot[2] * steps->height, foot[4]);
  high = foot[1] * steps->height + leg->action->above + now.at.y - leg->points[0].y;
  return !leg->action->glides && high < DOWN && foot[3] > -8.0f;
}

static float
offset (const RcWayLeg *leg, int side)
{
  return side == 0 ? 0.0f : 0.5f + 0.10f * leg->action->limp;
}

static float
stance (const RcWayLeg *leg, int side)
{
  return leg->action->stance * (side == 0 ? 1.0f : 1.0f - 0.25f * leg->action->limp);
}

static void
lift (Steps *steps, int side, float now, float land, RcPlant where)
{
  last (steps, side)->to = now;
  steps->state[side] = FOOT_SWINGS;
  steps->land[side] = land;
  where.from = land;
  steps->next[side] = where;
}

/* Of somebody who goes: the stance that comes after the swing is centred under the body. */
static void
stride (Steps *steps, int side, const RcWayMoment *now, float seconds)
{
  const RcWayLeg *leg = &steps->way->legs[now->leg];
  float           u = now->phase + offset (leg, side), share = stance (leg, side);
  float           next = floorf (u) + 1.0f, middle, land = seconds, left;
  RcWayMoment     then = *now, under;
  RcPlant         where;

  if (u - floorf (u) < share)
    return;
  while (land < seconds + 1.2f && then.leg == now->leg && then.phase + offset (leg, side) < next &&
         land < leg->end)
    {
      land += TICK;
      rc_way_at (steps->way, land, &then);
    }
  land = MAX (land, seconds + 0.16f);
  /* The way goes on to the middle of the stance, or ends before that. */
  middle = (next + share / 2 - offset (leg, side) - now->phase) * leg->stride;
  left = leg->length > 0.0f ? leg->length - now->gone : 0.0f;
  under = *now;
  {
    float t = seconds, reached = 0.0f;

    while (reached < middle && t < seconds + 2.5f && t < leg->end - TICK)
      {
        t += TICK;
        rc_way_at (steps->way, t, &under);
        reached = under.gone - now->gone;
      }
    /* Beyond the leg's end the foot is put where it will stand. */
    where = belongs (steps, &under, side, t,
                     reached < middle && left > middle + 0.05f && leg->ramp_out <= 0.0f
                         ? middle - reached
                         : 0.0f);
  }
  where.lift = leg->action->lift * steps->height;
  lift (steps, side, seconds, land, where);
}

/* Of somebody who stays: a step back to where the foot belongs. */
static void
settle (Steps *steps, const RcWayMoment *now, float seconds)
{
  const RcWayLeg *leg = &steps->way->legs[now->leg];
  float           most = 1.0f;
  int             which = -1;
  RcPlant         where = { 0 };

  for (int side = 0; side < 2; side++)
    {
      RcWayMoment then;
      RcPlant     home, *at = last (steps, side);
      float       turned, off;

      if (steps->state[0] != FOOT_STANDS || steps->state[1] != FOOT_STANDS)
        return;
      rc_way_at (steps->way, seconds + STEP, &then);
      home = then.leg == now->leg && then.speed < 0.05f
                 ? belongs (steps, &then, side, seconds + STEP, 0.0f)
                 : belongs (steps, now, side, seconds, 0.0f);
      turned = fabsf (remainderf (home.yaw - at->yaw, 2 * RC_PI));
      off = hypotf (home.x - at->x, home.z - at->z) / OFF + turned / OFF_YAW;
      if (off > most)
        {
          most = off;
          which = side;
          where = home;
        }
    }
  if (which >= 0)
    lift (steps, which, seconds, seconds + STEP / CLAMP (leg->pace, 0.7f, 1.6f), where);
}

/* Of one whose feet are free: they stand while the pose has them on the ground. */
static void
go_free (Steps *steps, int side, float seconds)
{
  RcPlant  at, then, *stood = last (steps, side);
  gboolean down = posed (steps, side, seconds, &at);
  float    by;

  at.from = seconds;
  if (steps->state[side] == FOOT_LED && down)
    {
      plant (steps, side, at);
      steps->state[side] = FOOT_STANDS;
    }
  if (steps->state[side] != FOOT_STANDS)
    return;
  stood = last (steps, side);
  if (!down)
    {
      stood->to = seconds;
      stood->leaves = TRUE;
      stood->off[0] = stood->x - at.x;
      stood->off[1] = stood->z - at.z;
      stood->off[2] = remainderf (stood->yaw - at.yaw, 2 * RC_PI);
      steps->state[side] = FOOT_LED;
      return;
    }
  by = hypotf (at.x - stood->x, at.z - stood->z) / OFF +
       fabsf (remainderf (at.yaw - stood->yaw, 2 * RC_PI)) / OFF_YAW;
  if (by > 1.0f && steps->state[1 - side] != FOOT_SWINGS &&
      posed (steps, side, seconds + STEP, &then))
    lift (steps, side, seconds, seconds + STEP, then);
}

/* What was in the air when the feet are to stand comes down. */
static void
come_down (Steps *steps, int side, const RcWayMoment *now, float seconds)
{
  RcPlant at, home = belongs (steps, now, side, seconds, 0.0f);

  posed (steps, side, seconds, &at);
  at.from = at.to = seconds;
  at.lift = home.lift;
  plant (steps, side, at);
  lift (steps, side, seconds, seconds + FADE, home);
}

static void
tick_foot (Steps *steps, int side, const RcWayMoment *now, float seconds, gboolean first)
{
  gboolean free = rc_way_feet (&steps->way->legs[now->leg]) == RC_FEET_FREE;
  RcPlant  home;

  if (first && free)
    steps->state[side] = FOOT_LED;
  else if (first)
    {
      home = belongs (steps, now, side, seconds, 0.0f);
      home.from = seconds;
      plant (steps, side, home);
    }
  if (steps->state[side] == FOOT_SWINGS && seconds >= steps->land[side])
    {
      plant (steps, side, steps->next[side]);
      steps->state[side] = FOOT_STANDS;
    }
  if (free)
    go_free (steps, side, seconds);
  else if (steps->state[side] == FOOT_LED)
    come_down (steps, side, now, seconds);
}

/**
 * rc_gait_plan:
 * @self: (out):
 * @height: metres
 * @phase: 0 to 1, of the figure
 */
void
rc_gait_plan (RcGait *self, const RcWay *way, float height, float phase, float seconds)
{
  Steps steps = { .gait = self, .way = way, .height = height, .shift = phase };
  float t = way->legs[0].speed > 0.0f ? -BEFORE - way->before : 0.0f;

  memset (self, 0, sizeof *self);
  for (guint tick = 0; t <= seconds + way->after + 0.5f; tick++, t += TICK)
    {
      RcWayMoment now;

      rc_way_at (way, t, &now);
      for (int side = 0; side < 2; side++)
        tick_foot (&steps, side, &now, t, tick == 0);
      if (rc_way_feet (&way->legs[now.leg]) == RC_FEET_FREE)
        continue;
      for (int side = 0; side < 2; side++)
        if (now.speed > 0.12f && steps.state[side] == FOOT_STANDS)
          stride (&steps, side, &now, t);
      if (now.speed <= 0.12f)
        settle (&steps, &now, t);
    }
  for (int side = 0; side < 2; side++)
    if (steps.state[side] == FOOT_SWINGS)
      plant (&steps, side, steps.next[side]);
}

/* In the air, where the pose has it: the offset it still has from where it stood. */
static void
follow (const RcPlant *plant, float seconds, float until, RcFoot *out)
{
  float left = plant != NULL
                   ? 1.0f - rc_smooth (0.0f, CLAMP (until, 0.02f, FADE), seconds - plant->to)
                   : 0.0f;

  out->led = TRUE;
  if (plant == NULL)
    return;
  out->x = plant->off[0] * left;
  out->z = plant->off[1] * left;
  out->yaw = plant->off[2] * left;
}

/** A foot after @seconds. */
void
rc_gait_at (const RcGait *self, int side, float seconds, float height, RcFoot *out)
{
  const RcPlant *plants = self->plants[side], *a, *b;
  int            n = self->n[side], i = 0, high = n - 1;
  float          t, far, long_step;

  while (i < high)
    {
      int middle = (i + high + 1) / 2;

      if (plants[middle].from <= seconds)
        i = middle;
      else
        high = middle - 1;
    }
  memset (out, 0, sizeof *out);
  if (n == 0 || plants[0].from > seconds)
    {
      follow (NULL, seconds, 0.0f, out);
      return;
    }
  a = &plants[i];
  b = i + 1 < n ? &plants[i + 1] : a;
  if (a->leaves && seconds > a->to)
    {
      follow (a, seconds, b != a ? b->from - a->to : FADE, out);
      return;
    }
  far = hypotf (b->x - a->x, b->z - a->z);
  long_step = rc_smooth (0.12f, 0.45f, far / MAX (height, 0.1f));
  if (seconds <= a->to || b == a)
    {
      float whole = MAX (a->to - a->from, 0.01f);

      out->x = a->x;
      out->z = a->z;
      out->yaw = a->yaw;
      out->stands = TRUE;
      if (a->to < 1e8f)
        out->pitch = HEEL * long_step *
                     rc_smooth (0.62f, 1.0f, 1.0f - (a->to - seconds) / MIN (whole, 0.9f));
      return;
    }
  t = CLAMP ((seconds - a->to) / MAX (b->from - a->to, 0.01f), 0.0f, 1.0f);
  /* It leaves the ground before it goes anywhere, and is there before it comes down. */
  out->x = rc_mix (a->x, b->x, rc_smooth (0.1f, 0.94f, t));
  out->z = rc_mix (a->z, b->z, rc_smooth (0.1f, 0.94f, t));
  out->yaw = a->yaw + remainderf (b->yaw - a->yaw, 2 * RC_PI) * t;
  out->high = b->lift * sinf (RC_PI * t) * MAX (long_step, 0.8f);
  out->pitch = HEEL * long_step * (1.0f - rc_smooth (0.0f, 0.7f, t)) -
               12.0f * long_step * rc_smooth (0.55f, 0.85f, t) * (1.0f - rc_smooth (0.9f, 1.0f, t));
}
