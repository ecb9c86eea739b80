/* paws.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/motion/actor.h"

#include <string.h>

#define TICK   (1.0f / 60.0f)
#define BEFORE 1.5f  /* seconds that are walked before the shot begins */
#define OFF    0.12f /* shares of the legs that a foot may stand from where it belongs */
#define STEP   0.34f /* seconds of a step on the spot, for legs of a metre */

typedef enum
{
  PAW_LED, /* by the action */
  PAW_STANDS,
  PAW_SWINGS,
} PawState;

typedef struct
{
  const RcActor  *actor;
  RcPaws         *paws;
  float           legs, step; /* metres, seconds */
  PawState        state[RC_CREATURE_FEET];
  float           land[RC_CREATURE_FEET];   /* seconds; 1e9: when its stride says so */
  float           stride[RC_CREATURE_FEET]; /* in which it was lifted */
  RcCreatureSole  soles[RC_CREATURE_FEET];
  int             n;
  RcWayMoment     now;
  const RcWayLeg *leg;
  float           seconds;
  gboolean        moving;
} Plan;

/* --- the plan ------------------------------------------------------------------------------- */

static RcVec3
rest (const Plan *plan, int foot, float seconds)
{
  RcMat4 root;
  RcVec3 moved;

  rc_actor_place (plan->actor, seconds, &root, &moved);
  return rc_mat4_point (&root, plan->soles[foot].at);
}

static float
strides (const Plan *plan, int foot, const RcWayMoment *moment)
{
  return moment->phase + plan->soles[foot].offset;
}

static RcPaw *
last (Plan *plan, int foot)
{
  return &plan->paws->paws[foot][MAX (plan->paws->n[foot] - 1, 0)];
}

static void
put (Plan *plan, int foot, RcVec3 at, float lift)
{
  RcPaws *paws = plan->paws;

  plan->state[foot] = PAW_STANDS;
  if (paws->n[foot] == RC_PAWS_PLANTS)
    {
      paws->until = MIN (paws->until, plan->seconds);
      return;
    }
  paws->paws[foot][paws->n[foot]++] =
      (RcPaw){ .from = plan->seconds, .to = 1e9f, .x = at.x, .y = at.y, .z = at.z, .lift = lift };
}

static void
take_up (Plan *plan, int foot, float land)
{
  last (plan, foot)->to = plan->seconds;
  plan->state[foot] = PAW_SWINGS;
  plan->land[foot] = land;
  plan->stride[foot] = floorf (strides (plan, foot, &plan->now));
}

/* The place under the body in the middle of the stance that begins now. */
static RcVec3
ahead (const Plan *plan, int foot)
{
  float duty = rc_creature_duty (plan->actor->body, plan->leg->speed, plan->actor->look.height);
  float middle = strides (plan, foot, &plan->now) + duty / 2, t = plan->seconds;
  RcWayMoment then = plan->now;

  while (t < plan->seconds + 2.0f && strides (plan, foot, &then) < middle)
    {
      rc_way_at (&plan->actor->way, t + TICK, &then);
      if (then.leg != plan->now.leg)
        break;
      t += TICK;
    }
  return rest (plan, foot, t);
}

static void
go_on (Plan *plan, int foot)
{
  float duty = rc_creature_duty (plan->actor->body, plan->leg->speed, plan->actor->look.height);
  float u = strides (plan, foot, &plan->now);

  if (plan->state[foot] == PAW_STANDS && u - floorf (u) >= duty)
    take_up (plan, foot, 1e9f);
  else if (plan->state[foot] == PAW_SWINGS && floorf (u) > plan->stride[foot])
    put (plan, foot, ahead (plan, foot), 0.13f * plan->leg->stride);
}

/* Of one that stays: the feet that are farthest off step back to where they belong, half of them
 * at a time. */
static void
settle (Plan *plan)
{
  int swinging = 0;

  for (int i = 0; i < plan->n; i++)
    {
      if (plan->state[i] != PAW_SWINGS)
        continue;
      plan->land[i] = MIN (plan->land[i], plan->seconds + plan->step / 2);
      if (plan->seconds >= plan->land[i])
        put (plan, i, rest (plan, i, plan->seconds), 0.12f * plan->legs);
      else
        swinging++;
    }
  while (swinging < MAX (plan->n / 2, 1))
    {
      float most = OFF * plan->legs;
      int   which = -1;

      for (int i = 0; i < plan->n; i++)
        {
          const RcPaw *at = last (plan, i);
          RcVec3       home = rest (plan, i, plan->seconds);
          float        off = hypotf (home.x - at->x, home.z - at->z);

          if (plan->state[i] == PAW_STANDS && off > most)
            {
              most = off;
              which = i;
            }
        }
      if (which < 0)
        return;
      take_up (plan, which, plan->seconds + plan->step);
      swinging++;
    }
}

static void
tick (Plan *plan)
{
  RcCreatureMoment moment;

  rc_actor_being (plan->actor, plan->seconds, NULL, &moment);
  plan->n = rc_creature_soles (&moment, plan->soles);
  rc_way_at (&plan->actor->way, plan->seconds, &plan->now);
  plan->leg = &plan->actor->way.legs[plan->now.leg];
  plan->moving = plan->leg->speed > 0.0f && plan->now.speed > 0.04f * plan->leg->speed;
  for (int i = 0; i < plan->n; i++)
    {
      if (!plan->soles[i].down)
        {
          if (plan->state[i] == PAW_STANDS)
            last (plan, i)->to = plan->seconds;
          if (plan->state[i] != PAW_LED)
            last (plan, i)->leaves = TRUE;
          plan->state[i] = PAW_LED;
        }
      else if (plan->state[i] == PAW_LED)
        put (plan, i, plan->moving ? ahead (plan, i) : rest (plan, i, plan->seconds), 0.0f);
      else if (plan->moving)
        go_on (plan, i);
    }
  if (!plan->moving)
    settle (plan);
}

/** Plans where it puts its feet; call when its way is planned. */
void
rc_actor_plan_paws (RcActor *self)
{
  Plan plan = { .actor = self, .paws = &self->paws };

  plan.legs = rc_creature_legs (self->body, self->look.height);
  plan.step = CLAMP (STEP * sqrtf (plan.legs), 0.06f, 0.6f);
  memset (&self->paws, 0, sizeof self->paws);
  self->paws.until = 1e9f;
  if (self->figure->rides >= 0 || self->figure->mounts >= 0)
    return;
  plan.seconds = self->way.legs[0].speed > 0.0f ? -BEFORE - self->way.before : 0.0f;
  for (; plan.seconds <= self->duration + self->way.after + 1.0f; plan.seconds += TICK)
    tick (&plan);
}

/* --- a moment ------------------------------------------------------------------------------- */

static void
foot_at (const RcPaw *paws, int n, float seconds, RcCreatureFoot *out)
{
  const RcPaw *a, *b;
  int          i = 0, high = n - 1;
  float        t, s;

  *out = (RcCreatureFoot){ .placed = FALSE };
  if (n == 0 || paws[0].from > seconds)
    return;
  while (i < high)
    {
      int middle = (i + high + 1) / 2;

      if (paws[middle].from <= seconds)
        i = middle;
      else
        high = middle - 1;
    }
  a = &paws[i];
  b = i + 1 < n ? &paws[i + 1] : a;
  if (a->leaves && seconds > a->to)
    return;
  out->placed = TRUE;
  out->at = rc_vec3 (a->x, a->y, a->z);
  out->stands = seconds <= a->to || a == b;
  if (out->stands)
    return;
  t = CLAMP ((seconds - a->to) / MAX (b->from - a->to, 0.01f), 0.0f, 1.0f);
  /* It leaves the ground before it goes on, and does not reach out long before it lands. */
  s = powf (rc_smooth (0.04f, 0.97f, t), 1.4f);
  out->at = rc_vec3_mix (out->at, rc_vec3 (b->x, b->y, b->z), s);
  out->at.y += b->lift * sinf (RC_PI * t);
}

/** @feet: (out): after @seconds */
void
rc_paws_at (const RcPaws *self, float seconds, RcCreatureFoot feet[RC_CREATURE_FEET])
{
  for (int i = 0; i < RC_CREATURE_FEET; i++)
    if (seconds < self->until)
      foot_at (self->paws[i], self->n[i], seconds, &feet[i]);
    else
      feet[i] = (RcCreatureFoot){ .placed = FALSE };
}

/**
 * rc_actor_being:
 * @feet: (nullable): [RC_CREATURE_FEET], for @out to point to
 * @out: (out): without its joints
 */
void
rc_actor_being (const RcActor *self, float seconds, RcCreatureFoot *feet, RcCreatureMoment *out)
{
  RcWayMoment     now;
  const RcWayLeg *leg;
  RcVec3          moved;

  rc_way_at (&self->way, seconds, &now);
  leg = &self->way.legs[now.leg];
  *out =
      (RcCreatureMoment){ .body = self->body,
                          .action = rc_actor_action (self, seconds),
                          .colour = self->figure->colour & 0xffffff,
                          .height = self->look.height,
                          .pace = leg->speed,
                          .moving =
                              leg->speed > 0.0f ? CLAMP (now.speed / leg->speed, 0.0f, 1.0f) : 0.0f,
                          .strides = now.phase,
                          .share = rc_way_share (&self->way, now.leg, seconds),
                          .seconds = seconds,
                          .phase = self->phase };
  if (now.leg > 0)
    out->before = now.leg == 1 ? self->figure->action : leg[-1].action->id;
  rc_actor_place (self, seconds, &out->root, &moved);
  if (feet == NULL || self->figure->rides >= 0 || self->figure->mounts >= 0)
    return;
  rc_paws_at (&self->paws, seconds, feet);
  if (seconds < self->paws.until)
    out->feet = feet;
}
