/* gait.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/gait.h"

#include <string.h>

#define TICK    (1.0f / 60.0f)
#define BEFORE  2.0f  /* seconds that are walked before the shot begins */
#define OFF     0.05f /* metres that a foot may stand from where it belongs */
#define OFF_YAW 0.42f /* radians of the same */
#define STEP    0.34f /* seconds of a step on the spot */
#define HEEL    42.0f /* degrees that the heel is up when a foot leaves the ground */

typedef struct
{
  RcGait      *gait;
  const RcWay *way;
  float        height, shift;
  gboolean     swings[2];
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

/* Where a foot belongs beside a point of the way. */
static RcPlant
belongs (const Steps *steps, const RcWayMoment *moment, int side, float seconds, float ahead)
{
  const RcWayLeg *leg = &steps->way->legs[moment->leg];
  RcPoseTime      time = rc_way_pose_time (leg, seconds, steps->shift, moment->phase);
  int             foot = side == 0 ? RC_CHANNEL_LEFT_FOOT_X : RC_CHANNEL_RIGHT_FOOT_X;
  float           values[RC_N_CHANNELS], mirror = side == 0 ? 1.0f : -1.0f, x, z;
  float           c = cosf (moment->heading), s = sinf (moment->heading);

  rc_pose_at (leg->action->channels, &time, values);
  x = mirror * values[foot] * steps->height;
  z = (moment->speed > 0.05f ? ahead : values[foot + 2] * steps->height);
  return (RcPlant){ 0,
                    1e9f,
                    moment->at.x + x * c + z * s,
                    moment->at.z - x * s + z * c,
                    moment->heading + mirror * RC_RADIANS (values[foot + 4]),
                    0.045f * steps->height };
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
  steps->swings[side] = TRUE;
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

      if (steps->swings[0] || steps->swings[1])
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

/**
 * rc_gait_plan:
 * @self: (out):
 * @height: metres
 * @phase: 0 to 1, of the figure
 */
void
rc_gait_plan (RcGait *self, const RcWay *way, float height, float phase, float seconds)
{
  Steps    steps = { .gait = self, .way = way, .height = height, .shift = phase };
  gboolean free = FALSE;
  float    t = way->legs[0].speed > 0.0f ? -BEFORE : 0.0f;

  memset (self, 0, sizeof *self);
  for (guint tick = 0; t <= seconds + 0.5f; tick++, t += TICK)
    {
      RcWayMoment     now;
      const RcWayLeg *leg;

      rc_way_at (way, t, &now);
      leg = &way->legs[now.leg];
      for (int side = 0; side < 2; side++)
        {
          RcPlant home = belongs (&steps, &now, side, t, 0.0f);

          home.from = t;
          if (tick == 0 || (free && leg->action->feet == RC_FEET_PLANTED))
            plant (&steps, side, home);
          else if (leg->action->feet == RC_FEET_FREE && !free)
            {
              if (steps.swings[side])
                plant (&steps, side, steps.next[side]);
              steps.swings[side] = FALSE;
              last (&steps, side)->to = t;
            }
          if (steps.swings[side] && t >= steps.land[side])
            {
              steps.swings[side] = FALSE;
              plant (&steps, side, steps.next[side]);
            }
        }
      free = leg->action->feet == RC_FEET_FREE;
      if (free)
        continue;
      for (int side = 0; side < 2; side++)
        if (now.speed > 0.12f && !steps.swings[side])
          stride (&steps, side, &now, t);
      if (now.speed <= 0.12f)
        settle (&steps, &now, t);
    }
  for (int side = 0; side < 2; side++)
    if (steps.swings[side])
      plant (&steps, side, steps.next[side]);
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
  a = &plants[i];
  b = i + 1 < n ? &plants[i + 1] : a;
  far = hypotf (b->x - a->x, b->z - a->z);
  long_step = rc_smooth (0.12f, 0.45f, far / MAX (height, 0.1f));
  memset (out, 0, sizeof *out);
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
