/* performance.c - an actor's joints and eyes at a moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/motion/actor.h"
#include "engine/sketch/motion/cheat.h"
#include "engine/sketch/thing/prop.h"

#include <string.h>

#define LOOK_STEPS 4     /* in which a head comes to where its eyes can go on */
#define EYES       0.50f /* shares of the head from the chin to the eyes */

/* How a body carries itself by what it feels: degrees, factor of the gestures. After H. G.
 * Wallbott, "Bodily expression of emotion" (1998). */
static const struct
{
  const char *expression;
  float       spine, head, shoulders, energy;
} bearings[] = {
  { "sad", 10, 12, 0, 0.6f },      { "cry", 12, 14, 0, 0.7f },
  { "tired", 9, 9, 0, 0.6f },      { "angry", 5, 4, 6, 1.35f },
  { "afraid", -4, -2, 5, 0.8f },   { "proud", -5, -6, 3, 1.0f },
  { "laugh", -3, -6, 0, 1.3f },    { "surprised", -5, -4, 4, 1.1f },
  { "shy", 5, 10, 0, 0.7f },       { "pained", 14, 10, 4, 0.8f },
  { "determined", 3, 2, 2, 1.1f }, { "thoughtful", 2, 7, 0, 0.7f },
  { "disgusted", -5, 3, 2, 0.9f }, { "calm", 0, 0, 0, 0.85f },
  { "bored", 6, 8, 0, 0.6f },
};

typedef struct
{
  const RcActor  *actor;
  float           seconds;
  RcWayMoment     now;
  const RcWayLeg *leg, *before; /* @before: (nullable): goes over into @leg */
  float           share;        /* of @leg */
  float           values[RC_N_CHANNELS];
} Act;

RcVec3
rc_body_eyes (const RcBody *body)
{
  return rc_mat4_point (&body->head,
                        rc_vec3 (0, EYES * RC_BODY_HEAD * body->height, 0.055f * body->height));
}

/* --- the pose ------------------------------------------------------------------------------- */

/* Of the steps: arms, hips and shoulders swing with the feet. */
static void
swing (const Act *act, const RcWayLeg *leg, float moving, float *values)
{
  const RcKitAction *action = leg->action;
  float              cycle = 2 * RC_PI * (act->now.phase - action->stance / 2);
  float              c = cosf (cycle), s = sinf (cycle), arms = action->arms * act->actor->energy;
  float              late = cosf (cycle - 0.4f);

  if (action->feet == RC_FEET_FREE)
    return;
  values[RC_CHANNEL_PELVIS_Y] += action->bounce * cosf (2 * cycle + RC_PI * 0.2f) * moving;
  values[RC_CHANNEL_PELVIS_YAW] += -0.55f * action->twist * c * moving;
  values[RC_CHANNEL_SPINE_YAW] += action->twist * c * moving;
  values[RC_CHANNEL_PELVIS_ROLL] += action->sway * s * moving;
  values[RC_CHANNEL_SPINE_ROLL] -= 0.8f * action->sway * s * moving;
  values[RC_CHANNEL_PELVIS_X] += 0.006f * s * moving;
  values[RC_CHANNEL_LEFT_SWING] += -arms * late * moving;
  values[RC_CHANNEL_RIGHT_SWING] += arms * late * moving;
  values[RC_CHANNEL_LEFT_ELBOW] += 0.3f * arms * (1.0f - late) * moving;
  values[RC_CHANNEL_RIGHT_ELBOW] += 0.3f * arms * (1.0f + late) * moving;
  values[RC_CHANNEL_SPINE_ROLL] += 9.0f * action->limp * s * moving;
  values[RC_CHANNEL_PELVIS_Y] += 0.022f * action->limp * s * moving;
}

static void
pose_leg (const Act *act, const RcWayLeg *leg, float *values)
{
  RcPoseTime time = rc_way_pose_time (leg, MIN (act->seconds, leg->end + RC_WAY_BLEND),
                                      act->actor->phase, act->now.phase);

  rc_way_pose (&act->actor->way, leg, &time, values);
  if (leg->speed > 0.0f && leg == act->leg)
    swing (act, leg, CLAMP (act->now.speed / leg->speed, 0.0f, 1.2f), values);
}

/* The arm that has a thing in its hand, if the action does not need it for something else. */
static void
hold (const Act *act, float *values)
{
  int                  holds = act->leg->holds;
  const RcStagingProp *thing;
  RcVec3               size;
  float                free, held[4] = { 0, 14.0f, 16.0f, 0 }; /* swing, out, turn, elbow */

  if (holds < 0 || holds >= (int)act->actor->staging->n_props || act->leg->action->aims)
    return;
  thing = &act->actor->staging->props[holds];
  size = rc_prop_size (rc_prop_resolve (act->actor->kit, thing->kind, thing->name));
  free = 1.0f - rc_smooth (0.0f, 0.6f, values[RC_CHANNEL_RIGHT_REACH]);
  held[0] = values[RC_CHANNEL_RIGHT_SWING] * 0.25f + 24.0f;
  held[3] = size.y > 0.8f && size.x < 0.5f ? 50.0f : 74.0f;
  for (int i = 0; i < 4; i++)
    values[RC_CHANNEL_RIGHT_SWING + i] = rc_mix (values[RC_CHANNEL_RIGHT_SWING + i], held[i], free);
}

/* Someone whose line is spoken moves as somebody who talks. */
static void
speak (const Act *act, float *values)
{
  const RcActor     *self = act->actor;
  const RcKitAction *talk = rc_kit_action (self->kit, "talk");
  RcActorLine        line = { 0 };
  float              said[RC_N_CHANNELS];

  for (guint i = 0; talk != NULL && rc_actor_line (self, i, &line); i++)
    {
      float      from = line.from, to = line.to, share;
      RcWayLeg   leg = { .action = talk, .start = from, .end = to, .pace = 1.0f };
      RcPoseTime time;

      if (line.figure != (int)self->index || line.off || act->seconds < from || act->seconds > to)
        continue;
      share = rc_smooth (0, 0.3f, act->seconds - from) * rc_smooth (0, 0.3f, to - act->seconds);
      time = rc_way_pose_time (&leg, act->seconds, self->phase, 0);
      rc_pose_at (talk->channels, &time, said);
      values[RC_CHANNEL_MOUTH] = MAX (said[RC_CHANNEL_MOUTH], 0.0f) * share;
      values[RC_CHANNEL_HEAD_PITCH] += 0.8f * said[RC_CHANNEL_HEAD_PITCH] * share;
      values[RC_CHANNEL_HEAD_ROLL] += 0.8f * said[RC_CHANNEL_HEAD_ROLL] * share;
      if (!act->leg->action->rests || act->leg->holds >= 0 || act->leg->speed > 0.0f)
        continue;
      for (int k = RC_CHANNEL_LEFT_SWING; k <= RC_CHANNEL_RIGHT_ELBOW; k++)
        values[k] = rc_mix (values[k], said[k], 0.85f * share);
    }
}

static void
carry_oneself (const Act *act, float *values)
{
  const RcActor *self = act->actor;
  gboolean upright = values[RC_CHANNEL_PELVIS_PITCH] > -30 && values[RC_CHANNEL_PELVIS_PITCH] < 40;
  float    age = self->look.stoop * (upright ? 1.0f : 0.0f), breath;

  for (guint i = 0; i < G_N_ELEMENTS (bearings) && upright; i++)
    if (g_str_equal (bearings[i].expression, act->leg->expression))
      {
        values[RC_CHANNEL_SPINE_PITCH] += bearings[i].spine;
        values[RC_CHANNEL_HEAD_PITCH] += bearings[i].head;
        values[RC_CHANNEL_LEFT_OUT] += bearings[i].shoulders;
        values[RC_CHANNEL_RIGHT_OUT] += bearings[i].shoulders;
      }
  /* Age bends the back and keeps the eyes up. */
  values[RC_CHANNEL_SPINE_PITCH] += age;
  values[RC_CHANNEL_HEAD_PITCH] -= age * 0.7f;
  breath = act->leg->action->speed > 2.0f ? 1.6f : 3.4f;
  values[RC_CHANNEL_SPINE_PITCH] += 0.7f * sinf (2 * RC_PI * (act->seconds / breath + self->phase));
}

/* --- the feet ------------------------------------------------------------------------------- */

/* A foot that stands, or steps: where its way has it. */
static void
place_foot (const Act *act, const RcMat4 *root, int side, const RcFoot *it, float *foot)
{
  float  h = act->actor->look.stature.height, mirror = side == 0 ? 1.0f : -1.0f;
  RcVec3 off =
      rc_vec3_sub (rc_vec3 (it->x, rc_mat4_axis (root, 3).y, it->z), rc_mat4_axis (root, 3));

  foot[0] = mirror * rc_vec3_dot (off, rc_mat4_axis (root, 0)) / h;
  foot[1] = it->high / h + MAX (foot[1], 0.0f);
  foot[2] = rc_vec3_dot (off, rc_mat4_axis (root, 2)) / h;
  foot[3] = foot[3] < 0.0f ? foot[3] + it->pitch : MAX (it->pitch, foot[3]) + MIN (it->pitch, 0.0f);
  foot[4] = mirror * remainderf (it->yaw - act->now.heading, 2 * RC_PI) * 180 / RC_PI;
}

/* A foot in the air goes where the pose has it, and comes there from where it stood. */
static void
lead_foot (const Act *act, const RcMat4 *root, int side, const RcFoot *it, float *foot)
{
  float  h = act->actor->look.stature.height, mirror = side == 0 ? 1.0f : -1.0f;
  RcVec3 off = { it->x, 0, it->z };

  foot[0] += mirror * rc_vec3_dot (off, rc_mat4_axis (root, 0)) / h;
  foot[2] += rc_vec3_dot (off, rc_mat4_axis (root, 2)) / h;
  foot[4] += mirror * it->yaw * 180 / RC_PI;
}

/* How high the hips may be for a foot on the ground, shares of the height. */
static float
highest_hips (const float *values, int side)
{
  const float *foot = values + (side == 0 ? RC_CHANNEL_LEFT_FOOT_X : RC_CHANNEL_RIGHT_FOOT_X);
  float        reach = (RC_BODY_THIGH + RC_BODY_SHANK) * 0.992f;
  float        mirror = side == 0 ? 1.0f : -1.0f, bent = RC_RADIANS (MAX (foot[3], 0.0f));
  float        yaw = RC_RADIANS (foot[4]);
  float        back = RC_BODY_ANKLE * sinf (bent) + RC_BODY_BALL * (1.0f - cosf (bent));
  float        dx = foot[0] + back * sinf (yaw) - mirror * values[RC_CHANNEL_PELVIS_X] - 0.052f;
  float        dz = foot[2] + back * cosf (yaw) - values[RC_CHANNEL_PELVIS_Z];
  float        dy = RC_BODY_ANKLE * cosf (bent) + foot[1] + RC_BODY_BALL * sinf (bent);

  return dy + sqrtf (MAX (reach * reach - dz * dz - dx * dx, 0.02f)) - 0.002f;
}

/* The feet where they stand in the world, and the hips as low as the straighter leg needs. */
static void
stand (const Act *act, const RcMat4 *root, float *values)
{
  const RcActor *self = act->actor;
  float          h = self->look.stature.height, pelvis = values[RC_CHANNEL_PELVIS_Y];

  if (self->figure->rides >= 0 || self->figure->mounts >= 0)
    return;
  for (int side = 0; side < 2; side++)
    {
      float *foot = values + (side == 0 ? RC_CHANNEL_LEFT_FOOT_X : RC_CHANNEL_RIGHT_FOOT_X);
      RcFoot it;

      rc_gait_at (&self->gait, side, act->seconds, h, &it);
      if (it.led)
        {
          lead_foot (act, root, side, &it, foot);
          continue;
        }
      place_foot (act, root, side, &it, foot);
      if (it.stands || foot[1] < 0.02f)
        pelvis = MIN (pelvis, highest_hips (values, side));
    }
  values[RC_CHANNEL_PELVIS_Y] = pelvis;
}

/* --- the eyes ------------------------------------------------------------------------------- */

int
rc_actor_looks_at (const RcActor *self, float seconds)
{
  RcWayMoment     now;
  const RcWayLeg *leg;
  RcActorLine     line = { 0 };
  int             speaker = -1;

  rc_way_at (&self->way, seconds, &now);
  leg = &self->way.legs[now.leg];
  if (leg->action->blind)
    return -1;
  for (guint i = 0; rc_actor_line (self, i, &line); i++)
    if (!line.off && line.figure >= 0 && seconds >= line.from - 0.2f && seconds < line.to + 0.4f)
      speaker = line.figure;
  /* Those who are busy listen with their ears. */
  if (speaker >= 0 && speaker != (int)self->index && leg->action->rests && leg->prop < 0 &&
      !leg->to_camera && speaker < (int)self->staging->n_figures)
    return speaker;
  return leg->target;
}

static gboolean
is_person (const RcActor *self)
{
  return !g_str_equal (self->figure->kind, "creature") &&
         !g_str_equal (self->figure->kind, "product");
}

/* Where it would look if nobody were filming it. */
static gboolean
find_gaze (const RcActor *self, float seconds, RcVec3 camera, RcVec3 *point)
{
  int             whom = rc_actor_looks_at (self, seconds);
  RcPerformance   other;
  RcWayMoment     now;
  const RcWayLeg *leg;

  rc_way_at (&self->way, seconds, &now);
  leg = &self->way.legs[now.leg];
  if (leg->action->blind)
    return FALSE;
  if (whom >= 0 && whom < (int)self->n_cast && whom != (int)self->index)
    {
      rc_actor_perform (&self->cast[whom], seconds, NULL, &other);
      *point = is_person (&self->cast[whom])
                   ? rc_body_eyes (&other.body)
                   : rc_vec3_add (rc_mat4_axis (&other.root, 3),
                                  rc_vec3 (0, 0.8f * self->cast[whom].look.height, 0));
      return TRUE;
    }
  if (leg->prop >= 0)
    {
      const RcStagingProp *thing = &self->staging->props[leg->prop];
      RcVec3 size = rc_prop_size (rc_prop_resolve (self->kit, thing->kind, thing->name));

      *point =
          rc_vec3 ((float)thing->x, (float)thing->y + 0.5f * MIN (size.y, 3.0f), (float)thing->z);
      return TRUE;
    }
  *point = camera;
  return leg->to_camera;
}

gboolean
rc_actor_gaze (const RcActor *self, float seconds, RcVec3 camera, RcVec3 *point)
{
  RcPerformance now;
  RcCheat       cheat;
  gboolean      looks = find_gaze (self, seconds, camera, point);

  if (looks && rc_actor_cheats (self, seconds, &cheat))
    {
      rc_actor_perform (self, seconds, NULL, &now);
      if (rc_cheat_fits (&now.body))
        *point = rc_cheat_point (&cheat, rc_body_eyes (&now.body), *point);
    }
  return looks;
}

static RcVec3
in_frame (const RcMat4 *frame, RcVec3 way)
{
  return rc_vec3 (rc_vec3_dot (way, rc_mat4_axis (frame, 0)),
                  rc_vec3_dot (way, rc_mat4_axis (frame, 1)),
                  rc_vec3_dot (way, rc_mat4_axis (frame, 2)));
}

static void
angles_of (RcVec3 v, float *yaw, float *pitch)
{
  *yaw = atan2f (v.x, v.z) * 180 / RC_PI;
  *pitch = atan2f (v.y, hypotf (v.x, v.z)) * 180 / RC_PI;
}

/* Head and eyes go to the point together: the chest a little, the head most of the way, the eyes
 * the rest. */
static void
look (const Act *act, const RcMat4 *root, RcVec3 at, float *values, RcPerformance *out)
{
  const RcStature *stature = &act->actor->look.stature;
  float            yaw, pitch, add;

  rc_body_from_pose (&out->body, values, stature, *root);
  angles_of (in_frame (&out->body.chest, rc_vec3_sub (at, rc_body_eyes (&out->body))), &yaw,
             &pitch);
  add =
      CLAMP (yaw - CLAMP (yaw, -60.0f, 60.0f), -45.0f, 45.0f) + 0.12f * CLAMP (yaw, -60.0f, 60.0f);
  values[RC_CHANNEL_SPINE_YAW] += add;
  yaw -= add;
  values[RC_CHANNEL_HEAD_YAW] =
      CLAMP (yaw * 0.86f + 0.25f * values[RC_CHANNEL_HEAD_YAW], -78.0f, 78.0f);
  values[RC_CHANNEL_HEAD_PITCH] =
      CLAMP (-pitch * 0.82f + 0.25f * values[RC_CHANNEL_HEAD_PITCH], -45.0f, 45.0f);
  for (int step = 0;; step++)
    {
      rc_body_from_pose (&out->body, values, stature, *root);
      angles_of (in_frame (&out->body.head, rc_vec3_sub (at, rc_body_eyes (&out->body))), &yaw,
                 &pitch);
      if (step == LOOK_STEPS || (fabsf (yaw) < 34.0f && fabsf (pitch) < 24.0f))
        break;
      /* What is near and high or low takes more of the head. */
      add = values[RC_CHANNEL_HEAD_PITCH] - (pitch - CLAMP (pitch, -18.0f, 18.0f));
      values[RC_CHANNEL_HEAD_PITCH] = CLAMP (add, -60.0f, 60.0f);
      values[RC_CHANNEL_HEAD_YAW] =
          CLAMP (values[RC_CHANNEL_HEAD_YAW] + yaw - CLAMP (yaw, -26.0f, 26.0f), -78.0f, 78.0f);
    }
  out->gaze.yaw = CLAMP (yaw, -35.0f, 35.0f);
  out->gaze.pitch = CLAMP (pitch, -25.0f, 25.0f);
}

/* --- all of it ------------------------------------------------------------------------------ */

static void
begin (Act *act, const RcActor *self, float seconds)
{
  *act = (Act){ .actor = self, .seconds = seconds };
  rc_way_at (&self->way, seconds, &act->now);
  act->leg = &self->way.legs[act->now.leg];
  act->before = act->now.leg > 0 ? act->leg - 1 : NULL;
  act->share = rc_way_share (&self->way, act->now.leg, seconds);
}

/** The joints after @seconds of who carries somebody: without what the hands reach for, which may
 * be who is carried. */
void
rc_actor_bear (const RcActor *self, float seconds, RcPerformance *out)
{
  Act   act;
  float was[RC_N_CHANNELS];

  memset (out, 0, sizeof *out);
  begin (&act, self, seconds);
  rc_actor_place (self, seconds, &out->root, &out->moved);
  pose_leg (&act, act.leg, act.values);
  if (act.share < 1.0f)
    {
      pose_leg (&act, act.before, was);
      for (int i = 0; i < RC_N_CHANNELS; i++)
        act.values[i] = rc_mix (was[i], act.values[i], act.share);
    }
  carry_oneself (&act, act.values);
  stand (&act, &out->root, act.values);
  rc_body_from_pose (&out->body, act.values, &self->look.stature, out->root);
}

/**
 * rc_actor_perform:
 * @look_at: (nullable): where it looks, in the world
 * @out: (out): joints and eyes after @seconds
 */
void
rc_actor_perform (const RcActor *self, float seconds, const RcVec3 *look_at, RcPerformance *out)
{
  Act     act;
  float   beat = fmodf (seconds + self->phase * 3.7f, 3.7f), *values = act.values;
  float   was[RC_N_CHANNELS];
  RcCheat cheat;

  memset (out, 0, sizeof *out);
  begin (&act, self, seconds);
  rc_actor_place (self, seconds, &out->root, &out->moved);
  pose_leg (&act, act.leg, values);
  if (act.share < 1.0f)
    {
      pose_leg (&act, act.before, was);
      for (int i = 0; i < RC_N_CHANNELS; i++)
        values[i] = rc_mix (was[i], values[i], act.share);
    }
  hold (&act, values);
  speak (&act, values);
  carry_oneself (&act, values);
  stand (&act, &out->root, values);
  out->gaze.lids = beat < 0.14f ? sinf (RC_PI * beat / 0.14f) : 0.0f;
  out->gaze.lids = MAX (out->gaze.lids, CLAMP (values[RC_CHANNEL_LIDS], 0.0f, 1.0f));
  if (look_at != NULL && !act.leg->action->blind)
    look (&act, &out->root, *look_at, values, out);
  else if (rc_actor_cheats (self, seconds, &cheat))
    rc_cheat_head (&cheat, &out->root, self, values);
  rc_way_set_by_hand (&self->way, FALSE, values);
  rc_body_from_pose (&out->body, values, &self->look.stature, out->root);
  rc_actor_touch (self, seconds, act.leg, values, &out->root, act.share, &out->body);
}
