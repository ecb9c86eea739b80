/* carry.c - things that come into a hand and leave it: picked up, put down, given, thrown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/business.h"

#define EASE    0.2f /* seconds in which a thing goes over into the hand or out of it */
#define FLIGHT  0.7f /* seconds that a thing flies that is thrown to somebody */
#define GRAVITY 9.81f

typedef enum
{
  LEFT_PUT,
  LEFT_GIVEN,
  LEFT_THROWN,
} Left;

/* A thing in somebody's hand for a while. */
struct _RcHold
{
  int      prop, figure, to; /* @to: index of whom it is given or thrown to, -1 */
  float    from, until;      /* seconds */
  gboolean taken;            /* it lies somewhere before: */
  RcMat4   before, after;
  Left     left;
  RcVec3   way; /* that it is thrown */
};

static float
scale_of (const RcScene *scene, int prop)
{
  double scale = scene->staging->props[prop].scale;

  return scale > 0 ? (float)scale : 1.0f;
}

static RcMat4
in_hand (const RcScene *scene, int prop, int figure, float seconds)
{
  const RcActor       *actor = &scene->actors[figure];
  const RcStagingProp *it = &scene->staging->props[prop];
  const RcKitAction   *action = actor->action;
  gboolean             left = action->brings[0] != NULL && action->brings[1] == NULL;
  RcPerformance        now;

  rc_actor_perform (actor, seconds, NULL, &now);
  return rc_business_in_hand (actor, &now, seconds,
                              rc_prop_resolve (scene->kit, it->kind, it->name),
                              scale_of (scene, prop), left ? 0 : 1);
}

static void
put_at (RcMat4 *model, RcVec3 at)
{
  model->m[12] = at.x;
  model->m[13] = at.y;
  model->m[14] = at.z;
}

/* Metres above the ground of what a thing comes to lie on at @at. */
static float
support (const RcScene *scene, int prop, RcVec3 at, float ground)
{
  float best = ground;

  for (guint i = 0; i < scene->staging->n_props; i++)
    {
      const RcStagingProp *it = &scene->staging->props[i];
      const cJSON         *entry = rc_prop_resolve (scene->kit, it->kind, it->name);
      RcVec3               size = rc_vec3_scale (rc_prop_size (entry), scale_of (scene, (int)i));
      float                top = (float)rc_json_number_or (entry, "top", size.y);

      if ((int)i != prop && MAX (size.x, size.z) > 0.35f && top < 1.3f && top < at.y + 0.25f &&
          hypotf ((float)it->x - at.x, (float)it->z - at.z) < MAX (size.x, size.z) / 2)
        best = MAX (best, top + (float)it->y);
    }
  return best;
}

/* Upright on what is under it. */
static RcMat4
laid (const RcScene *scene, int prop, const RcMat4 *held, float ground)
{
  float  scale = scale_of (scene, prop);
  RcVec3 at = rc_mat4_axis (held, 3), ahead = rc_mat4_axis (held, 2);
  RcMat4 model = rc_mat4_rotation_y (atan2f (ahead.x, ahead.z));

  model = rc_mat4_multiply (model, rc_mat4_scaling (scale, scale, scale));
  at.y = support (scene, prop, at, ground) - scene->prop_items[prop]->least.y * scale;
  put_at (&model, at);
  return model;
}

/* When an action's hand takes or leaves the thing. */
static float
contact (const RcWayLeg *leg, float at)
{
  RcPoseTime time = rc_way_pose_time (leg, leg->start + 1.0f, 0, 0);

  return MIN (leg->start + at / MAX (time.key, 0.1f), leg->end - 0.02f);
}

static void
add_hold (RcScene *scene, int figure, int first, int last)
{
  const RcActor  *actor = &scene->actors[figure];
  const RcWayLeg *begins = &actor->way.legs[first], *ends = &actor->way.legs[last];
  gboolean        to_the_end = last == actor->way.n_legs - 1;
  float           ground = (float)actor->figure->y;
  RcHold          hold = { .prop = begins->holds, .figure = figure, .to = -1 };
  RcMat4          held, root;
  RcVec3          moved;

  hold.from = first == 0 ? -1e9f : begins->start;
  hold.until = to_the_end ? 1e9f : ends->end - 0.03f;
  if (begins->action->takes > 0.0f)
    {
      hold.taken = TRUE;
      hold.from = contact (begins, begins->action->takes);
      held = in_hand (scene, hold.prop, figure, hold.from);
      hold.before = laid (scene, hold.prop, &held, ground);
    }
  if (ends->action->leaves > 0.0f)
    {
      hold.until = contact (ends, ends->action->leaves);
      hold.to = ends->target;
      hold.left = ends->action->throws ? LEFT_THROWN : hold.to >= 0 ? LEFT_GIVEN : LEFT_PUT;
    }
  if (hold.until < 1e8f)
    {
      held = in_hand (scene, hold.prop, figure, hold.until);
      hold.after = laid (scene, hold.prop, &held, ground);
      rc_actor_place (actor, hold.until, &root, &moved);
      hold.way = rc_vec3_add (rc_vec3_scale (rc_mat4_axis (&root, 2), 6.0f), rc_vec3 (0, 2.2f, 0));
    }
  g_array_append_val (scene->holds, hold);
}

/** Finds out when which thing is in whose hand. */
void
rc_carry_plan (RcScene *scene)
{
  scene->holds = g_array_new (FALSE, FALSE, sizeof (RcHold));
  for (guint i = 0; i < scene->staging->n_figures; i++)
    {
      const RcWay *way = &scene->actors[i].way;

      for (int k = 0; k < way->n_legs; k++)
        {
          int first = k, prop = way->legs[k].holds;

          if (prop < 0 || prop >= (int)scene->staging->n_props)
            continue;
          while (k + 1 < way->n_legs && way->legs[k + 1].holds == prop &&
                 way->legs[k].action->leaves <= 0.0f)
            k++;
          add_hold (scene, (int)i, first, k);
        }
    }
}

/* Through the air, to somebody's hand or to the ground. */
static RcMat4
thrown (const RcScene *scene, const RcHold *hold, float since)
{
  RcMat4 model = in_hand (scene, hold->prop, hold->figure, hold->until), goal;
  RcVec3 from = rc_mat4_axis (&model, 3), at;
  float  u = since / FLIGHT, low = hold->after.m[13];

  if (hold->to >= 0)
    {
      if (u >= 1.0f)
        return in_hand (scene, hold->prop, hold->to, hold->until + since);
      goal = in_hand (scene, hold->prop, hold->to, hold->until + FLIGHT);
      at = rc_vec3_mix (from, rc_mat4_axis (&goal, 3), u);
      at.y += 0.5f * GRAVITY * FLIGHT * FLIGHT * u * (1.0f - u);
    }
  else
    {
      float falls = (hold->way.y +
                     sqrtf (hold->way.y * hold->way.y + 2 * GRAVITY * MAX (from.y - low, 0.0f))) /
                    GRAVITY;

      since = MIN (since, falls);
      at = rc_vec3_along (from, hold->way, since);
      at.y = MAX (at.y - 0.5f * GRAVITY * since * since, low);
    }
  put_at (&model, at);
  return model;
}

static RcMat4
left_behind (const RcScene *scene, const RcHold *hold, float seconds)
{
  float  since = seconds - hold->until;
  RcMat4 model = hold->after, held;

  if (hold->left == LEFT_THROWN)
    return thrown (scene, hold, since);
  if (hold->left == LEFT_GIVEN)
    model = in_hand (scene, hold->prop, hold->to, seconds);
  if (since < EASE)
    {
      held = in_hand (scene, hold->prop, hold->figure, hold->until);
      put_at (&model, rc_vec3_mix (rc_mat4_axis (&held, 3), rc_mat4_axis (&model, 3),
                                   rc_smooth (0.0f, EASE, since)));
    }
  return model;
}

/** Where a thing is that somebody holds, has held or will pick up. Returns: FALSE if nobody does */
gboolean
rc_carry_at (const RcScene *scene, int prop, float seconds, RcMat4 *model)
{
  const RcHold *now = NULL, *next = NULL;

  for (guint i = 0; scene->holds != NULL && i < scene->holds->len; i++)
    {
      const RcHold *hold = &g_array_index (scene->holds, RcHold, i);

      if (hold->prop != prop)
        continue;
      if (hold->from <= seconds && (now == NULL || hold->from >= now->from))
        now = hold;
      if (hold->from > seconds && (next == NULL || hold->from < next->from))
        next = hold;
    }
  if (now == NULL)
    {
      if (next != NULL && next->taken)
        *model = next->before;
      return next != NULL && next->taken;
    }
  if (seconds >= now->until)
    {
      *model = left_behind (scene, now, seconds);
      return TRUE;
    }
  *model = in_hand (scene, prop, now->figure, seconds);
  if (now->taken && seconds < now->from + EASE)
    put_at (model, rc_vec3_mix (rc_mat4_axis (&now->before, 3), rc_mat4_axis (model, 3),
                                rc_smooth (0.0f, EASE, seconds - now->from)));
  return TRUE;
}
