/* way.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/motion/way.h"

#include <string.h>

#define ROUND 0.3f /* metres before and after a corner that the path bends */

/* --- where it is ---------------------------------------------------------------------------- */

static RcVec3
point_at (const RcWayLeg *leg, float along)
{
  int    last = leg->n_points - 1;
  RcVec3 unit;

  for (int i = 0; i < last; i++)
    {
      RcVec3 way = rc_vec3_sub (leg->points[i + 1], leg->points[i]);
      float  length = rc_vec3_length (way);

      if (along <= length || i == last - 1)
        {
          unit = rc_vec3_scale (way, 1.0f / MAX (length, 1e-4f));
          return rc_vec3_along (leg->points[i], unit, along);
        }
      along -= length;
    }
  return leg->points[0];
}

/* The path with its corners rounded off. */
static RcVec3
rounded (const RcWayLeg *leg, float along)
{
  if (leg->n_points <= 2)
    return point_at (leg, along);
  return rc_vec3_mix (
      rc_vec3_mix (point_at (leg, along - ROUND), point_at (leg, along + ROUND), 0.5f),
      point_at (leg, along), 0.34f);
}

static float
gone (const RcWayLeg *leg, float t)
{
  float a = leg->ramp_in, b = leg->ramp_out, whole = leg->end - leg->start;
  float first = leg->speed * a / 2, left;

  if (t <= 0.0f)
    return a > 0.0f ? 0.0f : leg->speed * t;
  if (t < a)
    return leg->speed * t * t / (2 * a);
  if (t <= whole - b)
    return first + leg->speed * (t - a);
  left = MAX (whole - t, 0.0f);
  if (b <= 0.0f)
    return first + leg->speed * (MIN (t, whole + leg->beyond) - a);
  return first + leg->speed * (whole - a - b) + leg->speed * (b / 2 - left * left / (2 * b));
}

float
rc_way_share (const RcWay *self, int leg, float seconds)
{
  const RcWayLeg *it = &self->legs[leg];
  float           blend = MIN (RC_WAY_BLEND, 0.6f * (it->end - it->start));

  return leg == 0 ? 1.0f : rc_smooth (0.0f, MAX (blend, 0.04f), seconds - it->start);
}

/** Where somebody is after @seconds; before the shot, whoever walks into it walks already. */
void
rc_way_at (const RcWay *self, float seconds, RcWayMoment *out)
{
  const RcWayLeg *leg = &self->legs[0];
  float           t, turn, along;

  memset (out, 0, sizeof *out);
  for (int i = 1; i < self->n_legs && self->legs[i].start <= seconds; i++)
    {
      leg = &self->legs[i];
      out->leg = i;
    }
  t = seconds - leg->start;
  turn = leg->turn_seconds > 0.0f ? rc_smooth (0.0f, leg->turn_seconds, t) : 1.0f;
  out->heading = leg->turn_from + rc_turned (leg->turn_from, leg->turn_to) * turn;
  out->at = leg->points[0];
  out->phase = leg->phase;
  if (leg->speed > 0.0f)
    {
      RcVec3 ahead, behind;
      float  way;

      along = gone (leg, t);
      behind = rounded (leg, along - 0.15f);
      ahead = rounded (leg, along + 0.15f);
      way = rc_bearing (behind, ahead);
      out->gone = along;
      out->speed = (gone (leg, t + 0.02f) - gone (leg, t - 0.02f)) / 0.04f;
      out->at = rounded (leg, along);
      out->phase += along / leg->stride;
      out->heading =
          leg->turn_seconds > 0.0f ? leg->turn_from + rc_turned (leg->turn_from, way) * turn : way;
    }
  if (rc_vec3_dot (leg->shift, leg->shift) > 0.0f)
    out->at = rc_vec3_along (out->at, leg->shift, 1.0f - rc_way_share (self, out->leg, seconds));
  out->at.y += leg->rise * leg->pace * MAX (t, 0.0f);
}

void
rc_way_go_on (RcWay *self, float before, float after)
{
  RcWayLeg *last = &self->legs[MAX (self->n_legs - 1, 0)];
  float     left = last->length - gone (last, last->end - last->start);

  self->before = before;
  self->after = after;
  /* Who has come to a stand stays. */
  if (last->speed > 0.0f && last->ramp_out <= 0.0f)
    last->beyond = CLAMP (left / last->speed, 0.0f, after);
}

/** The time that an action's pose is taken at. */
RcPoseTime
rc_way_pose_time (const RcWayLeg *leg, float seconds, float phase, float strides)
{
  const RcKitAction *action = leg->action;
  float              t = MAX (seconds - leg->start, 0.0f), whole = leg->end - leg->start;
  float              rate = leg->pace;
  RcPoseTime         time;

  /* What is done once takes the time there is, as far as that still looks natural. */
  if (!action->loop && action->length > 0.0f)
    rate *= CLAMP (action->length / MAX (whole * 0.96f, 0.1f), 0.55f, 1.5f);
  time.seconds = seconds * leg->pace + phase;
  time.progress = CLAMP (t / MAX (whole, 0.04f), 0.0f, 1.0f);
  time.loop = action->loop ? action->length : 0.0f;
  time.key = action->steps ? strides * action->length
                           : t * rate + (action->loop ? phase * 0.4f * action->length : 0.0f);
  return time;
}
