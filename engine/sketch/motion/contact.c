/* contact.c - hands that reach for something: a cup, a door, a partner, a wheel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/motion/actor.h"
#include "engine/sketch/thing/prop.h"

/* Of somebody who sits or lies, what is said of one who stands goes with the hips. */
static RcMat4
frame_of (const RcWayLeg *leg, const RcBody *body, const RcMat4 *root, RcReach reach)
{
  if (reach == RC_REACH_ROOT && leg->posture != NULL)
    return rc_mat4_multiply (body->pelvis,
                             rc_mat4_translation (rc_vec3 (0, -0.522f * body->height, 0)));
  return reach == RC_REACH_PELVIS  ? body->pelvis
         : reach == RC_REACH_CHEST ? body->chest
         : reach == RC_REACH_HEAD  ? body->head
                                   : *root;
}

/* From one to the other: its origin is under the other, z goes on, x is to the left of the one. */
static gboolean
partner_frame (const RcActor *self, float seconds, int target, RcMat4 *frame, float *height)
{
  RcWayMoment mine, theirs;
  RcVec3      z;

  if (target < 0 || target >= (int)self->n_cast)
    return FALSE;
  rc_way_at (&self->way, seconds, &mine);
  rc_way_at (&self->cast[target].way, seconds, &theirs);
  z = rc_vec3_unit (rc_vec3 (theirs.at.x - mine.at.x, 0, theirs.at.z - mine.at.z));
  *frame = rc_mat4_frame (rc_vec3 (z.z, 0, -z.x), rc_vec3 (0, 1, 0), z, theirs.at);
  *height = self->cast[target].look.stature.height;
  return TRUE;
}

/* Where one takes hold of a thing that stands in the scene: at its grip, or on its near side. */
static RcVec3
grip_of (const RcActor *self, int prop, RcVec3 from)
{
  const RcStagingProp *thing = &self->staging->props[prop];
  const cJSON         *entry = rc_prop_resolve (self->kit, thing->kind, thing->name);
  RcVec3               size = rc_prop_size (entry), way;
  float                scale = thing->scale > 0 ? (float)thing->scale : 1.0f, grip[3], half;
  RcMat4 at = rc_mat4_translation (rc_vec3 ((float)thing->x, (float)thing->y, (float)thing->z));

  at = rc_mat4_multiply (at, rc_mat4_rotation_y (RC_RADIANS (thing->facing)));
  grip[0] = 0.0f;
  grip[1] = MIN (0.6f * size.y * scale, 1.05f) / scale;
  grip[2] = 0.0f;
  if (cJSON_GetObjectItemCaseSensitive (entry, "grip") != NULL)
    {
      rc_kit_read_vector (entry, "grip", grip, 3);
      return rc_mat4_point (&at, rc_vec3_scale (rc_vec3 (grip[0], grip[1], grip[2]), scale));
    }
  way = rc_vec3 (from.x - (float)thing->x, 0, from.z - (float)thing->z);
  half = MIN (size.x, size.z) / 2 * scale;
  return rc_vec3_along (rc_mat4_point (&at, rc_vec3 (0, grip[1] * scale, 0)), rc_vec3_unit (way),
                        half);
}

/* The handles of what it pushes. */
static gboolean
handle_of (const RcActor *self, float seconds, int side, RcVec3 *point)
{
  const RcStagingProp *prop;
  RcMat4               model;
  float                at[3] = { 0.2f, 1.0f, -0.4f };

  if (!rc_actor_pushed (self, seconds, &model))
    return FALSE;
  prop = &self->staging->props[self->way.pushes];
  rc_kit_read_vector (rc_prop_resolve (self->kit, prop->kind, prop->name), "push", at, 3);
  *point = rc_mat4_point (&model, rc_vec3 (side == 0 ? at[0] : -at[0], at[1], at[2]));
  return TRUE;
}

static RcVec3
wheel_of (const RcActor *self, float seconds, int side, RcVec3 otherwise)
{
  int          rides = self->figure->rides;
  RcMat4       model;
  const cJSON *prop;
  float        at[3];

  if (!rc_actor_carriage (self, seconds, &model))
    return otherwise;
  prop = rc_prop_resolve (self->kit, self->staging->props[rides].kind,
                          self->staging->props[rides].name);
  if (cJSON_GetObjectItemCaseSensitive (prop, "hands") == NULL)
    return otherwise;
  at[0] = 0.0f;
  at[1] = 1.0f;
  at[2] = 0.4f;
  rc_kit_read_vector (prop, "hands", at, 3);
  if (rc_json_bool_or (prop, "astride", FALSE) || at[0] < 0.31f)
    return rc_mat4_point (&model, rc_vec3 (side == 0 ? at[0] : -at[0], at[1], at[2]));
  return rc_mat4_point (&model, rc_vec3 (at[0] + (side == 0 ? 0.16f : -0.16f), at[1], at[2]));
}

static RcVec3
point_of (const RcActor  *self,
          float           seconds,
          const RcWayLeg *leg,
          const float    *values,
          const RcMat4   *root,
          const RcBody   *body,
          int             side)
{
  int     first = side == 0 ? RC_CHANNEL_LEFT_HAND_X : RC_CHANNEL_RIGHT_HAND_X;
  float   mirror = side == 0 ? 1.0f : -1.0f, h = body->height, other;
  RcReach reach = leg->action->reach[side];
  RcVec3  own = { mirror * values[first] * h, values[first + 1] * h, values[first + 2] * h };
  RcMat4  frame = frame_of (leg, body, root, reach);
  RcVec3  point = rc_mat4_point (&frame, own);

  if (reach == RC_REACH_WHEEL)
    return wheel_of (self, seconds, side, point);
  if (reach == RC_REACH_TARGET && handle_of (self, seconds, side, &point))
    return point;
  if (reach == RC_REACH_TARGET && leg->prop >= 0)
    return grip_of (self, leg->prop, rc_mat4_axis (root, 3));
  if ((reach != RC_REACH_PARTNER && reach != RC_REACH_HAND && reach != RC_REACH_TARGET) ||
      !partner_frame (self, seconds, leg->target, &frame, &other))
    return point;
  if (reach == RC_REACH_HAND)
    {
      RcVec3 mine = rc_mat4_axis (root, 3), theirs = rc_mat4_axis (&frame, 3);

      point = rc_vec3_mix (mine, theirs, 0.5f);
      point.y += values[first + 1] * (h + other) / 2;
      return point;
    }
  return rc_mat4_point (&frame, rc_vec3 (mirror * values[first] * other, values[first + 1] * other,
                                         values[first + 2] * other));
}

/* The right arm points at @at. */
static void
point_at (RcBody *body, RcVec3 at, float share)
{
  RcVec3 from = body->shoulder[1], unit = rc_vec3_unit (rc_vec3_sub (at, from));

  rc_body_reach (body, 1, rc_vec3_along (from, unit, 0.383f * body->height), share, 30, 0);
}

void
rc_actor_touch (const RcActor  *self,
                float           seconds,
                const RcWayLeg *leg,
                const float    *values,
                const RcMat4   *root,
                float           share,
                RcBody         *body)
{
  for (int side = 0; side < 2; side++)
    {
      int    first = side == 0 ? RC_CHANNEL_LEFT_HAND_X : RC_CHANNEL_RIGHT_HAND_X;
      float  reach = CLAMP (values[first + 3], 0.0f, 1.0f);
      RcVec3 at = point_of (self, seconds, leg, values, root, body, side);

      rc_body_reach (body, side, at, reach, values[first + 4], values[first + 5]);
    }
  if (leg->action->aims)
    {
      RcVec3 ahead = rc_vec3_along (rc_mat4_axis (&body->chest, 3), rc_mat4_axis (root, 2), 6.0f);
      RcMat4 frame;
      float  height;

      ahead = rc_vec3_along (ahead, rc_mat4_axis (root, 0), -2.5f);
      ahead.y += 0.35f * body->height;
      if (leg->prop >= 0)
        ahead = grip_of (self, leg->prop, rc_mat4_axis (root, 3));
      else if (partner_frame (self, seconds, leg->target, &frame, &height))
        ahead = rc_vec3_add (rc_mat4_axis (&frame, 3), rc_vec3 (0, 0.75f * height, 0));
      point_at (body, ahead, share);
    }
}
