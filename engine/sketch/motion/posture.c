/* posture.c - how somebody is meanwhile: sits who reads, or has joints that were set by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/motion/way.h"

#include "engine/sketch/creature/creature.h"
#include "engine/sketch/thing/prop.h"

#include <string.h>

#define LONG  1.4f   /* metres: what is shorter is lain on by nobody */
#define LYING -60.0f /* degrees of the hips */
#define UNDER 0.45f  /* of its sides: whoever is farther from its middle is beside it */
#define NEAR  3.5f   /* metres: what is farther off is not what somebody pushes */

/* What sits, kneels or lies: the hips, the legs and how the back is held. */
static gboolean
is_posture (int channel)
{
  return (channel >= RC_CHANNEL_PELVIS_X && channel <= RC_CHANNEL_PELVIS_ROLL) ||
         (channel >= RC_CHANNEL_LEFT_FOOT_X && channel <= RC_CHANNEL_RIGHT_FOOT_YAW);
}

/* Whether an action is done with the arms alone, so that the legs may do something else. */
static gboolean
is_upright (const RcKitAction *action)
{
  const RcChannel *hips = &action->channels[RC_CHANNEL_PELVIS_Y];

  return action->feet == RC_FEET_PLANTED && action->speed <= 0.0f && hips->n_keys == 0 &&
         hips->from > 0.45f && hips->to > 0.45f && action->meets <= 0.0f;
}

/* "left-arm.swing=90"; of a hand that is given a place, it goes there. */
static void
read_joint (RcWay *self, const char *name, const char *value)
{
  int channel = rc_channel_from_name (name);

  if (channel < 0)
    return;
  self->by_hand[channel] = (float)g_ascii_strtod (value, NULL);
  self->is_by_hand[channel] = self->is_set = TRUE;
  for (int side = 0; side < 2; side++)
    {
      int first = side == 0 ? RC_CHANNEL_LEFT_HAND_X : RC_CHANNEL_RIGHT_HAND_X;
      int arm = side == 0 ? RC_CHANNEL_LEFT_SWING : RC_CHANNEL_RIGHT_SWING;

      if ((channel >= first && channel < first + 3) || (channel >= arm && channel < arm + 4))
        {
          self->by_hand[first + 3] = channel >= first ? 1.0f : 0.0f;
          self->is_by_hand[first + 3] = TRUE;
        }
    }
}

int
rc_way_pushed (const RcKit *kit, const RcStaging *staging, guint figure)
{
  const RcStagingFigure *it = &staging->figures[figure];
  int                    best = -1;
  double                 nearest = NEAR;

  if (!g_str_equal (it->action, "push") || it->rides >= 0)
    return -1;
  for (guint i = 0; i < staging->n_props; i++)
    {
      const RcStagingProp *prop = &staging->props[i];
      g_autofree char     *id = g_strdup_printf ("prop-%u", i);
      double               far = hypot (prop->x - it->x, prop->z - it->z);

      if (g_str_equal (it->toward, id))
        far = 0.0;
      if (far < nearest && cJSON_GetObjectItemCaseSensitive (
                               rc_prop_resolve (kit, prop->kind, prop->name), "push") != NULL)
        {
          nearest = far;
          best = (int)i;
        }
    }
  return best;
}

/* Actions whose posture it has during its first leg, and joints as "head.yaw=30", separated by
 * spaces: degrees, or shares of the height. Words that are neither mean nothing. */
static void
read_pose (RcWay *self, const RcKit *kit, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,\t\n", -1);

  for (char **word = words; *word != NULL; word++)
    {
      char              *equals = strpbrk (*word, "=:");
      const RcKitAction *posture = equals == NULL ? rc_kit_action (kit, *word) : NULL;

      if (equals != NULL)
        {
          *equals = '\0';
          read_joint (self, *word, equals + 1);
        }
      else if (posture != NULL && !posture->loop && posture->speed <= 0.0f && self->n_legs > 0 &&
               self->legs[0].action != posture && is_upright (self->legs[0].action))
        self->legs[0].posture = posture;
    }
}

/* Where on a thing one sits who faces @heading: in the middle across what is narrow, on the edge of
 * what is deep. @local: (inout): in the thing's frame */
static void
seat_place (RcVec3 size, float heading, RcVec3 *local)
{
  float x = sinf (heading), z = cosf (heading);
  float hx = size.x / 2 - 0.15f, hz = size.z / 2 - 0.15f;
  float wide = MAX (size.x / 2 - 0.42f, 0.0f);

  if (size.z > 1.5f)
    {
      local->x =
          fabsf (x) > fabsf (z) ? copysignf (hx, x) : CLAMP (local->x, -0.7f * hx, 0.7f * hx);
      local->z =
          fabsf (x) > fabsf (z) ? CLAMP (local->z, -0.6f * hz, 0.6f * hz) : copysignf (hz, z);
      return;
    }
  local->x = size.x > 1.2f ? CLAMP (local->x, -wide, wide) : 0.0f;
  local->z = size.z > 0.7f ? 0.08f : 0.0f;
}

/* The thing that somebody sits down on at @at. Returns: whether there is one */
static gboolean
find_seat (const RcKit *kit, const RcStaging *staging, RcVec3 *at, float heading, float *high)
{
  float  nearest = 1e9f;
  RcVec3 from = *at;

  for (guint i = 0; i < staging->n_props; i++)
    {
      const RcStagingProp *prop = &staging->props[i];
      const cJSON         *entry = rc_prop_resolve (kit, prop->kind, prop->name);
      float                scale = prop->scale > 0 ? (float)prop->scale : 1.0f;
      RcVec3               size = rc_vec3_scale (rc_prop_size (entry), scale), local;
      float                facing = RC_RADIANS (prop->facing), seat, far;
      RcVec3               off = { from.x - (float)prop->x, 0, from.z - (float)prop->z };

      seat = (float)rc_json_number_or (entry, "seat", 0) * scale;
      local = rc_vec3 (off.x * cosf (facing) - off.z * sinf (facing), 0,
                       off.x * sinf (facing) + off.z * cosf (facing));
      far = hypotf (MAX (fabsf (local.x) - size.x / 2, 0.0f),
                    MAX (fabsf (local.z) - size.z / 2, 0.0f));
      if (seat <= 0.0f || far > 0.6f || far >= nearest || fabsf ((float)prop->y) > 0.3f)
        continue;
      nearest = far;
      *high = seat;
      *at = from;
      if (size.z <= 1.5f && size.z > 0.4f && fabsf (rc_turned (facing, heading)) > 1.3f)
        continue; /* turned another way than what it sits on */
      seat_place (size, heading - facing, &local);
      at->x = (float)prop->x + local.x * cosf (facing) + local.z * sinf (facing);
      at->z = (float)prop->z - local.x * sinf (facing) + local.z * cosf (facing);
    }
  return nearest < 1e8f;
}

/* A leg that stays happens elsewhere, without those around it going there. */
static void
put_leg (RcWay *self, int index, RcVec3 at)
{
  RcWayLeg *leg = &self->legs[index];
  RcVec3    by = rc_vec3_sub (at, leg->points[0]);

  leg->points[0] = at;
  if (index > 0)
    leg->shift = rc_vec3_sub (leg->shift, by);
  if (index + 1 < self->n_legs)
    leg[1].shift = rc_vec3_add (leg[1].shift, by);
}

/* Whoever sits, sits on what is there, and as high as that is. */
static void
sit (RcWay *self, const RcKit *kit, const RcStaging *staging, float height)
{
  for (int i = 0; i < self->n_legs; i++)
    {
      RcWayLeg          *leg = &self->legs[i];
      const RcKitAction *sits = leg->posture != NULL ? leg->posture : leg->action;
      RcVec3             at = leg->points[0];
      float              high = 0.0f;

      if (!sits->seat || leg->speed > 0.0f || !find_seat (kit, staging, &at, leg->turn_to, &high))
        continue;
      leg->seat = high / height - (sits->seat_at - 0.055f);
      put_leg (self, i, at);
    }
}

/* What somebody lies on who lies down at @at: long enough, and under them. Returns: -1: the ground
 */
static int
find_bed (const RcKit *kit, const RcStaging *staging, RcVec3 at, float *high, float *along)
{
  for (guint i = 0; i < staging->n_props; i++)
    {
      const RcStagingProp *prop = &staging->props[i];
      const cJSON         *entry = rc_prop_resolve (kit, prop->kind, prop->name);
      float                scale = prop->scale > 0 ? (float)prop->scale : 1.0f;
      RcVec3               size = rc_vec3_scale (rc_prop_size (entry), scale);
      float                facing = RC_RADIANS (prop->facing);
      float                x = at.x - (float)prop->x, z = at.z - (float)prop->z;

      *high = (float)rc_json_number_or (entry, "seat", 0) * scale;
      if (*high <= 0.0f || MAX (size.x, size.z) < LONG || prop->in_plate ||
          fabsf ((float)prop->y) > 0.3f ||
          fabsf (x * cosf (facing) - z * sinf (facing)) > UNDER * size.x ||
          fabsf (x * sinf (facing) + z * cosf (facing)) > UNDER * size.z)
        continue;
      *along = RC_RADIANS (prop->facing) + (size.z >= size.x ? 0.0f : RC_PI / 2);
      return (int)i;
    }
  return -1;
}

/* A leg that is turned from another heading than it was planned with takes the time that this
 * needs.
 */
static void
turn_from (RcWayLeg *leg, float heading)
{
  float by = fabsf (rc_turned (heading, leg->turn_to)) * 180 / RC_PI;

  leg->turn_from = heading;
  leg->turn_seconds = MAX (leg->turn_seconds, by / RC_TURN_RATE);
}

/* Whoever lies, lies on the bed that is there, along it and as high as it is. */
static void
lie (RcWay *self, const RcKit *kit, const RcStaging *staging)
{
  for (int i = 0; i < self->n_legs; i++)
    {
      RcWayLeg          *leg = &self->legs[i];
      const RcKitAction *lies = leg->posture != NULL ? leg->posture : leg->action;
      RcVec3             at = leg->points[0];
      float              along;
      int                bed;

      if (lies->seat || leg->speed > 0.0f || lies->feet != RC_FEET_FREE ||
          lies->channels[RC_CHANNEL_PELVIS_PITCH].from > LYING)
        continue;
      bed = find_bed (kit, staging, at, &leg->bed, &along);
      if (bed < 0)
        {
          leg->bed = 0.0f;
          continue;
        }
      put_leg (self, i, rc_vec3 ((float)staging->props[bed].x, at.y, (float)staging->props[bed].z));
      leg->turn_to = along;
      turn_from (leg, i == 0 ? along : leg->turn_from);
      if (i + 1 < self->n_legs && (leg[1].speed <= 0.0f || leg[1].turn_seconds > 0.0f))
        turn_from (&leg[1], along);
    }
}

/** Sees to what a figure sits on and how it is meanwhile, when its legs are planned. */
void
rc_way_settle (RcWay *self, const RcKit *kit, const RcStaging *staging, guint figure, float height)
{
  const RcStagingFigure *it = &staging->figures[figure];

  read_pose (self, kit, it->pose);
  if (it->rides < 0 && it->mounts < 0)
    {
      sit (self, kit, staging, height);
      if (rc_creature_resolve (kit, it) == NULL) /* an animal lies as high as the ground is */
        lie (self, kit, staging);
    }
}

/** Sets in @values what was set by hand; of the feet only if @feet. */
void
rc_way_set_by_hand (const RcWay *self, gboolean feet, float *values)
{
  for (int i = 0; i < RC_N_CHANNELS && self->is_set; i++)
    if (self->is_by_hand[i] && (feet || !is_posture (i)))
      values[i] = self->by_hand[i];
}

/**
 * rc_way_pose:
 * @values: (out): [RC_N_CHANNELS] of a leg's action, in its posture, with what was set by hand
 */
void
rc_way_pose (const RcWay *self, const RcWayLeg *leg, const RcPoseTime *time, float *values)
{
  rc_pose_at (leg->action->channels, time, values);
  if (leg->posture != NULL)
    {
      float held[RC_N_CHANNELS];

      rc_pose_at (leg->posture->channels, time, held);
      for (int i = 0; i < RC_N_CHANNELS; i++)
        if (is_posture (i))
          values[i] = held[i];
      values[RC_CHANNEL_SPINE_PITCH] =
          0.5f * values[RC_CHANNEL_SPINE_PITCH] + held[RC_CHANNEL_SPINE_PITCH];
    }
  if (leg->seat != 0.0f)
    {
      const RcKitAction *sits = leg->posture != NULL ? leg->posture : leg->action;
      float              standing = 0.522f, high = values[RC_CHANNEL_PELVIS_Y];

      values[RC_CHANNEL_PELVIS_Y] +=
          leg->seat * CLAMP ((standing - high) / MAX (standing - sits->seat_at, 0.05f), 0.0f, 1.0f);
    }
  rc_way_set_by_hand (self, TRUE, values);
}
