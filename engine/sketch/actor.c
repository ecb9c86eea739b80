/* actor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/actor.h"

#include "engine/sketch/look.h"

#include "engine/sketch/random.h"

#include <string.h>

#define KEEP_OFF 0.95f /* metres between one who walks up to somebody and the other */

static int
find_figure (const RcStaging *staging, const char *id)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (*id != '\0' && g_str_equal (staging->figures[i].id, id))
      return (int)i;
  return -1;
}

static void
set_walk (RcActor *self, const RcStaging *staging)
{
  float height = self->look.stature.height, half;

  self->pace = self->action->speed * sqrtf (height / 1.7f);
  self->stride = self->action->stride * height;
  self->farthest = self->pace * self->duration;
  if (self->target >= 0)
    {
      const RcStagingFigure *other = &staging->figures[self->target];
      float apart = hypotf ((float)other->x - self->start.x, (float)other->z - self->start.z);

      self->farthest = MIN (self->farthest, MAX (apart - KEEP_OFF, 0.0f));
    }
  /* Stops with both feet on the ground. */
  half = self->stride / 2;
  if (self->farthest < self->pace * self->duration)
    self->farthest = floorf (self->farthest / half) * half + 0.05f * self->stride;
}

/**
 * rc_actor_init:
 * @seconds: the shot's duration
 *
 * An action that is in no table is played as standing.
 */
void
rc_actor_init (RcActor         *self,
               const RcKit     *kit,
               const RcStaging *staging,
               guint            index,
               double           seconds)
{
  const RcStagingFigure *figure = &staging->figures[index];

  memset (self, 0, sizeof *self);
  self->figure = figure;
  self->action = rc_kit_action (kit, figure->action);
  if (self->action == NULL)
    self->action = rc_kit_action (kit, "stand");
  rc_figure_look (&self->look, kit, figure);
  self->start = rc_vec3 ((float)figure->x, 0, (float)figure->z);
  self->heading = RC_RADIANS (figure->facing);
  /* by name: an id is another one in every film */
  self->phase = rc_random_at (g_str_hash (figure->name), index);
  self->duration = MAX ((float)seconds, 0.04f);
  self->target = find_figure (staging, figure->toward);
  if (self->target == (int)index)
    self->target = -1;
  self->to_camera = g_str_equal (figure->toward, "camera");
  self->holds = figure->holds >= 0 && figure->holds < (int)staging->n_props;
  if (g_str_equal (figure->toward, "away") && self->action->speed > 0.0f)
    self->heading = RC_PI;
  if (self->action->speed > 0.0f)
    {
      if (self->to_camera)
        self->heading = 0.0f;
      else if (self->target >= 0)
        self->heading = atan2f ((float)staging->figures[self->target].x - self->start.x,
                                (float)staging->figures[self->target].z - self->start.z);
      set_walk (self, staging);
    }
}

/** Where the figure's ground point is after @seconds. */
void
rc_actor_place (const RcActor *self, float seconds, RcMat4 *root, RcVec3 *moved)
{
  float  gone = MIN (self->pace * seconds, self->farthest);
  RcVec3 way = { sinf (self->heading), 0, cosf (self->heading) };

  *moved = rc_vec3_scale (way, gone);
  *root = rc_mat4_multiply (rc_mat4_translation (rc_vec3_add (self->start, *moved)),
                            rc_mat4_rotation_y (self->heading));
}

/* One foot of the walk: where along the way it is, how high, how its heel is raised. */
static void
step (const RcActor *self, float gone, float offset, float *along, float *high, float *pitch)
{
  float u = gone / self->stride + offset, k = floorf (u), f = u - k, stance = self->action->stance;
  float planted = (k - offset + stance / 2) * self->stride;

  if (f < stance)
    {
      *along = planted;
      *high = 0.0f;
      *pitch = 42.0f * rc_smooth (0.62f, 1.0f, f / stance);
      return;
    }
  f = (f - stance) / (1 - stance);
  *along = planted + self->stride * rc_smooth (0, 1, f);
  *high = self->action->lift * sinf (RC_PI * f);
  *pitch = 42.0f * (1.0f - rc_smooth (0.0f, 0.7f, f));
}

static void
walk (const RcActor *self, float seconds, float *values)
{
  float gone = MIN (self->pace * seconds, self->farthest);
  float cycle = 2 * RC_PI * gone / self->stride, height = self->look.stature.height;
  float moving = gone < self->farthest || self->farthest <= 0 ? 1.0f : 0.35f;
  float reach = (RC_BODY_THIGH + RC_BODY_SHANK) * 0.992f, pelvis = values[RC_CHANNEL_PELVIS_Y];

  for (int side = 0; side < 2; side++)
    {
      int   foot = side == 0 ? RC_CHANNEL_LEFT_FOOT_X : RC_CHANNEL_RIGHT_FOOT_X;
      float along, high, pitch, dy, dz;

      step (self, gone, side == 0 ? 0.0f : 0.5f, &along, &high, &pitch);
      values[foot + 1] = high;
      values[foot + 2] = (along - gone) / height;
      values[foot + 3] = pitch;
      /* The hips come down as far as the straighter leg needs. */
      dy = RC_BODY_ANKLE + high + 0.085f * sinf (RC_RADIANS (pitch));
      dz = values[foot + 2] - values[RC_CHANNEL_PELVIS_Z] +
           RC_BODY_ANKLE * sinf (RC_RADIANS (pitch));
      pelvis = MIN (pelvis, dy + sqrtf (MAX (reach * reach - dz * dz, 0.04f)));
    }
  values[RC_CHANNEL_PELVIS_Y] = pelvis;
  values[RC_CHANNEL_PELVIS_YAW] += -6.0f * cosf (cycle) * moving;
  values[RC_CHANNEL_SPINE_YAW] += 11.0f * cosf (cycle) * moving;
  values[RC_CHANNEL_PELVIS_ROLL] += 2.2f * sinf (cycle) * moving;
  values[RC_CHANNEL_LEFT_SWING] += -26.0f * cosf (cycle - 0.4f) * moving;
  values[RC_CHANNEL_RIGHT_SWING] += 26.0f * cosf (cycle - 0.4f) * moving;
  values[RC_CHANNEL_LEFT_ELBOW] += 8.0f - 8.0f * cosf (cycle - 0.4f) * moving;
  values[RC_CHANNEL_RIGHT_ELBOW] += 8.0f + 8.0f * cosf (cycle - 0.4f) * moving;
}

/* Head and eyes go to the point together: the head most of the way, the eyes the rest. */
static void
look (const RcActor *self, const RcBody *body, RcVec3 at, float *values, RcGaze *gaze)
{
  RcVec3 from = rc_mat4_axis (&body->head, 3), way = rc_vec3_sub (at, from);
  RcMat4 chest = body->chest;
  float  x = rc_vec3_dot (way, rc_mat4_axis (&chest, 0));
  float  y = rc_vec3_dot (way, rc_mat4_axis (&chest, 1)) - 0.06f * self->look.stature.height;
  float  z = rc_vec3_dot (way, rc_mat4_axis (&chest, 2));
  float  yaw = atan2f (x, z) * 180 / RC_PI, pitch = atan2f (y, hypotf (x, z)) * 180 / RC_PI;

  values[RC_CHANNEL_SPINE_YAW] += CLAMP (yaw, -90.0f, 90.0f) * 0.15f;
  yaw *= 0.85f;
  values[RC_CHANNEL_HEAD_YAW] += CLAMP (yaw, -80.0f, 80.0f) * 0.82f;
  values[RC_CHANNEL_HEAD_PITCH] += CLAMP (-pitch, -38.0f, 38.0f) * 0.8f;
  gaze->yaw = CLAMP (yaw * 0.4f, -28.0f, 28.0f);
  gaze->pitch = CLAMP (pitch * 0.3f, -18.0f, 18.0f);
}

static void
aim_arm (const RcBody *body, RcVec3 at, float *values)
{
  RcVec3 way = rc_vec3_sub (at, body->shoulder[1]);
  float  x = rc_vec3_dot (way, rc_mat4_axis (&body->chest, 0));
  float  y = rc_vec3_dot (way, rc_mat4_axis (&body->chest, 1));
  float  z = rc_vec3_dot (way, rc_mat4_axis (&body->chest, 2));
  float  length = sqrtf (x * x + y * y + z * z) + 1e-4f;

  values[RC_CHANNEL_RIGHT_SWING] = atan2f (MAX (z, 0.05f), -y) * 180 / RC_PI;
  values[RC_CHANNEL_RIGHT_OUT] = CLAMP (asinf (-x / length) * 180 / RC_PI, -60.0f, 85.0f);
}

/**
 * rc_actor_perform:
 * @look_at: (nullable): where it looks, in the world
 * @out: (out): joints and eyes after @seconds
 */
void
rc_actor_perform (const RcActor *self, float seconds, const RcVec3 *look_at, RcPerformance *out)
{
  float values[RC_N_CHANNELS], progress = CLAMP (seconds / self->duration, 0.0f, 1.0f);
  float beat = fmodf (seconds + self->phase * 3.7f, 3.7f);

  memset (out, 0, sizeof *out);
  rc_actor_place (self, seconds, &out->root, &out->moved);
  rc_pose_at (self->action->channels, seconds + self->phase, progress, values);
  if (self->action->speed > 0.0f)
    walk (self, seconds, values);
  if (self->holds)
    {
      values[RC_CHANNEL_RIGHT_SWING] = values[RC_CHANNEL_RIGHT_SWING] * 0.25f + 24.0f;
      values[RC_CHANNEL_RIGHT_OUT] = 14.0f;
      values[RC_CHANNEL_RIGHT_TURN] = 16.0f;
      values[RC_CHANNEL_RIGHT_ELBOW] = 74.0f;
    }
  /* Age bends the back and keeps the eyes up. */
  values[RC_CHANNEL_SPINE_PITCH] += self->look.stoop;
  values[RC_CHANNEL_HEAD_PITCH] -= self->look.stoop * 0.7f;
  /* Breath and blink. */
  values[RC_CHANNEL_SPINE_PITCH] += 0.7f * sinf (2 * RC_PI * (seconds / 3.4f + self->phase));
  out->gaze.lids = beat < 0.14f ? sinf (RC_PI * beat / 0.14f) : 0.0f;
  if (look_at != NULL || self->action->aims)
    {
      RcVec3 ahead;

      rc_body_from_pose (&out->body, values, &self->look.stature, out->root);
      ahead = rc_vec3_along (rc_mat4_axis (&out->body.chest, 3), rc_mat4_axis (&out->body.chest, 2),
                             6.0f);
      ahead = rc_vec3_along (ahead, rc_mat4_axis (&out->body.chest, 0), -2.5f);
      if (look_at != NULL)
        {
          look (self, &out->body, *look_at, values, &out->gaze);
          ahead = *look_at;
        }
      if (self->action->aims)
        {
          rc_body_from_pose (&out->body, values, &self->look.stature, out->root);
          aim_arm (&out->body, ahead, values);
        }
    }
  rc_body_from_pose (&out->body, values, &self->look.stature, out->root);
}
