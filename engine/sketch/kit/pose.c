/* pose.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/kit/pose.h"

#include <string.h>

static const struct
{
  const char *name;
  float       neutral;
} channels_table[RC_N_CHANNELS] = {
  [RC_CHANNEL_TURN] = { "turn", 0 },
  [RC_CHANNEL_PELVIS_X] = { "pelvis.x", 0 },
  [RC_CHANNEL_PELVIS_Y] = { "pelvis.y", 0.522f },
  [RC_CHANNEL_PELVIS_Z] = { "pelvis.z", 0 },
  [RC_CHANNEL_PELVIS_PITCH] = { "pelvis.pitch", 0 },
  [RC_CHANNEL_PELVIS_YAW] = { "pelvis.yaw", 0 },
  [RC_CHANNEL_PELVIS_ROLL] = { "pelvis.roll", 0 },
  [RC_CHANNEL_SPINE_PITCH] = { "spine.pitch", 0 },
  [RC_CHANNEL_SPINE_YAW] = { "spine.yaw", 0 },
  [RC_CHANNEL_SPINE_ROLL] = { "spine.roll", 0 },
  [RC_CHANNEL_HEAD_PITCH] = { "head.pitch", 0 },
  [RC_CHANNEL_HEAD_YAW] = { "head.yaw", 0 },
  [RC_CHANNEL_HEAD_ROLL] = { "head.roll", 0 },
  [RC_CHANNEL_LEFT_SWING] = { "left-arm.swing", 4 },
  [RC_CHANNEL_LEFT_OUT] = { "left-arm.out", 9 },
  [RC_CHANNEL_LEFT_TURN] = { "left-arm.turn", 20 },
  [RC_CHANNEL_LEFT_ELBOW] = { "left-arm.elbow", 14 },
  [RC_CHANNEL_RIGHT_SWING] = { "right-arm.swing", 2 },
  [RC_CHANNEL_RIGHT_OUT] = { "right-arm.out", 9 },
  [RC_CHANNEL_RIGHT_TURN] = { "right-arm.turn", 20 },
  [RC_CHANNEL_RIGHT_ELBOW] = { "right-arm.elbow", 16 },
  [RC_CHANNEL_LEFT_FOOT_X] = { "left-foot.x", 0.062f },
  [RC_CHANNEL_LEFT_FOOT_Y] = { "left-foot.y", 0 },
  [RC_CHANNEL_LEFT_FOOT_Z] = { "left-foot.z", 0.02f },
  [RC_CHANNEL_LEFT_FOOT_PITCH] = { "left-foot.pitch", 0 },
  [RC_CHANNEL_LEFT_FOOT_YAW] = { "left-foot.yaw", 7 },
  [RC_CHANNEL_RIGHT_FOOT_X] = { "right-foot.x", 0.062f },
  [RC_CHANNEL_RIGHT_FOOT_Y] = { "right-foot.y", 0 },
  [RC_CHANNEL_RIGHT_FOOT_Z] = { "right-foot.z", -0.015f },
  [RC_CHANNEL_RIGHT_FOOT_PITCH] = { "right-foot.pitch", 0 },
  [RC_CHANNEL_RIGHT_FOOT_YAW] = { "right-foot.yaw", 7 },
  [RC_CHANNEL_LEFT_HAND_X] = { "left-hand.x", 0.12f },
  [RC_CHANNEL_LEFT_HAND_Y] = { "left-hand.y", 0.62f },
  [RC_CHANNEL_LEFT_HAND_Z] = { "left-hand.z", 0.22f },
  [RC_CHANNEL_LEFT_REACH] = { "left-hand.reach", 0 },
  [RC_CHANNEL_LEFT_RAISE] = { "left-hand.raise", 30 },
  [RC_CHANNEL_LEFT_TWIST] = { "left-hand.twist", 0 },
  [RC_CHANNEL_RIGHT_HAND_X] = { "right-hand.x", 0.12f },
  [RC_CHANNEL_RIGHT_HAND_Y] = { "right-hand.y", 0.62f },
  [RC_CHANNEL_RIGHT_HAND_Z] = { "right-hand.z", 0.22f },
  [RC_CHANNEL_RIGHT_REACH] = { "right-hand.reach", 0 },
  [RC_CHANNEL_RIGHT_RAISE] = { "right-hand.raise", 30 },
  [RC_CHANNEL_RIGHT_TWIST] = { "right-hand.twist", 0 },
  [RC_CHANNEL_MOUTH] = { "mouth", 0 },
  [RC_CHANNEL_LIDS] = { "eyes.shut", 0 },
};

/** Returns: the channel of that name in actions.json, -1 if there is none */
int
rc_channel_from_name (const char *name)
{
  for (int i = 0; i < RC_N_CHANNELS; i++)
    if (strcmp (channels_table[i].name, name) == 0)
      return i;
  return -1;
}

/** Somebody standing at ease. */
void
rc_pose_neutral (RcChannel channels[RC_N_CHANNELS])
{
  for (int i = 0; i < RC_N_CHANNELS; i++)
    channels[i] = (RcChannel){ .from = channels_table[i].neutral,
                               .to = channels_table[i].neutral,
                               .period = 1.0f };
}

/* The slope at key @i, a second. It is flat where the keys turn, so that nothing overshoots: the
 * slopes of F. N. Fritsch and J. Butland, "A method for constructing local monotone piecewise cubic
 * interpolants" (1984). */
static float
slope (const RcChannel *channel, int i, float loop)
{
  const RcKey *keys = channel->keys;
  int          n = (int)channel->n_keys, before = i - 1, after = i + 1;
  float        shift = 0.0f, a, b;

  if ((before < 0 || after >= n) && loop <= 0.0f)
    return 0.0f;
  if (before < 0)
    {
      before = n - 1;
      shift = loop;
    }
  a = (keys[i].value - keys[before].value) / MAX (keys[i].at - keys[before].at + shift, 1e-3f);
  shift = 0.0f;
  if (after >= n)
    {
      after = 0;
      shift = loop;
    }
  b = (keys[after].value - keys[i].value) / MAX (keys[after].at + shift - keys[i].at, 1e-3f);
  return a * b <= 0.0f ? 0.0f : 2.0f * a * b / (a + b);
}

static float
between_keys (const RcChannel *channel, int i, int next, float from, float to, float at, float loop)
{
  const RcKey *keys = channel->keys;
  float        span = MAX (to - from, 1e-3f), t = CLAMP ((at - from) / span, 0.0f, 1.0f);
  float        a = keys[i].value, b = keys[next].value, sa, sb;

  if (keys[next].ease == RC_EASE_HOLD)
    return t < 1.0f ? a : b;
  if (keys[next].ease == RC_EASE_HIT)
    return rc_mix (a, b, t * t);
  sa = slope (channel, i, loop) * span;
  sb = slope (channel, next, loop) * span;
  return (2 * t * t * t - 3 * t * t + 1) * a + (t * t * t - 2 * t * t + t) * sa +
         (-2 * t * t * t + 3 * t * t) * b + (t * t * t - t * t) * sb;
}

static float
at_keys (const RcChannel *channel, float at, float loop)
{
  const RcKey *keys = channel->keys;
  int          last = (int)channel->n_keys - 1, i = 0;

  if (loop > 0.0f)
    at -= loop * floorf (at / loop);
  if (loop <= 0.0f && at <= keys[0].at)
    return keys[0].value;
  if (loop <= 0.0f && at >= keys[last].at)
    return keys[last].value;
  if (at < keys[0].at)
    return between_keys (channel, last, 0, keys[last].at - loop, keys[0].at, at, loop);
  while (i < last && keys[i + 1].at <= at)
    i++;
  if (i == last)
    return between_keys (channel, last, 0, keys[last].at, keys[0].at + loop, at, loop);
  return between_keys (channel, i, i + 1, keys[i].at, keys[i + 1].at, at, loop);
}

/**
 * rc_pose_at:
 * @values: (out): [RC_N_CHANNELS]
 */
void
rc_pose_at (const RcChannel channels[RC_N_CHANNELS], const RcPoseTime *time, float *values)
{
  float eased = rc_smooth (0.0f, 1.0f, time->progress);

  for (int i = 0; i < RC_N_CHANNELS; i++)
    {
      const RcChannel *channel = &channels[i];

      values[i] = channel->n_keys > 0 ? at_keys (channel, time->key, time->loop)
                                      : rc_mix (channel->from, channel->to, eased);
      if (channel->swing != 0.0f)
        values[i] +=
            channel->swing * sinf (2 * RC_PI * (time->seconds / channel->period + channel->phase));
    }
}

static RcMat4
turned (float pitch, float yaw, float roll)
{
  RcMat4 y = rc_mat4_rotation_y (RC_RADIANS (yaw));
  RcMat4 x = rc_mat4_rotation_x (RC_RADIANS (pitch));
  RcMat4 z = rc_mat4_rotation_z (RC_RADIANS (roll));

  return rc_mat4_multiply (y, rc_mat4_multiply (x, z));
}

static RcMat4
placed (RcMat4 parent, RcVec3 at, RcMat4 turn)
{
  return rc_mat4_multiply (rc_mat4_multiply (parent, rc_mat4_translation (at)), turn);
}

/* Two bones from @root towards @end: where the joint between them is, on the side of @pole. */
static RcVec3
bend (RcVec3 root, RcVec3 *end, float upper, float lower, RcVec3 pole)
{
  RcVec3 way = rc_vec3_sub (*end, root);
  float  reach = rc_vec3_length (way);
  float  longest = (upper + lower) * 0.9995f;
  float  along, off;
  RcVec3 unit = rc_vec3_unit (way), aside;

  if (reach > longest)
    {
      *end = rc_vec3_along (root, unit, longest);
      reach = longest;
    }
  along = (reach * reach + upper * upper - lower * lower) / (2 * MAX (reach, 1e-4f));
  off = sqrtf (MAX (upper * upper - along * along, 0.0f));
  aside = rc_vec3_unit (rc_vec3_along (pole, unit, -rc_vec3_dot (pole, unit)));
  return rc_vec3_along (rc_vec3_along (root, unit, along), aside, off);
}

static void
place_arm (RcBody *body, const float *values, int side)
{
  int    first = side == 0 ? RC_CHANNEL_LEFT_SWING : RC_CHANNEL_RIGHT_SWING;
  float  mirror = side == 0 ? 1.0f : -1.0f;
  float  swing = values[first], out = values[first + 1], turn = values[first + 2];
  float  elbow = values[first + 3];
  RcMat4 upper = rc_mat4_multiply (rc_mat4_rotation_x (RC_RADIANS (-swing)),
                                   rc_mat4_rotation_z (RC_RADIANS (mirror * out)));
  RcMat4 lower, hand;
  RcVec3 down = { 0, -1, 0 };

  upper = rc_mat4_multiply (upper, rc_mat4_rotation_y (RC_RADIANS (-mirror * turn)));
  upper = rc_mat4_multiply (body->chest, upper);
  lower = rc_mat4_multiply (upper, rc_mat4_rotation_x (RC_RADIANS (-elbow)));
  body->elbow[side] = rc_vec3_along (body->shoulder[side], rc_mat4_direction (&upper, down),
                                     RC_BODY_UPPER_ARM * body->height);
  body->wrist[side] = rc_vec3_along (body->elbow[side], rc_mat4_direction (&lower, down),
                                     RC_BODY_FOREARM * body->height);
  hand = rc_mat4_multiply (lower, rc_mat4_rotation_x (RC_RADIANS (-8)));
  body->hand[side] = rc_mat4_frame (rc_mat4_axis (&hand, 0), rc_mat4_axis (&hand, 1),
                                    rc_mat4_axis (&hand, 2), body->wrist[side]);
}

/**
 * rc_body_reach:
 * @side: 0 left, 1 right
 * @at: the palm's place, in the world
 * @raise: degrees of the elbow: 0 hangs, 90 is out to the side
 * @twist: degrees of the hand about the forearm
 */
void
rc_body_reach (RcBody *body, int side, RcVec3 at, float reach, float raise, float twist)
{
  float  h = body->height, mirror = side == 0 ? 1.0f : -1.0f, angle = RC_RADIANS (raise);
  RcVec3 root = body->shoulder[side], wrist, palm, pole, way, lower, x, z;
  RcMat4 turn = rc_mat4_rotation_y (RC_RADIANS (mirror * twist));

  if (reach <= 0.001f)
    return;
  /* The palm is on the line of the forearm: both are one bone that ends at it. */
  palm = rc_vec3_unit (rc_vec3_sub (body->wrist[side], body->elbow[side]));
  palm = rc_vec3_along (body->wrist[side], palm, RC_BODY_PALM * h);
  palm = rc_vec3_mix (palm, at, MIN (reach, 1.0f));
  pole = rc_vec3 (mirror * (sinf (angle) + 0.12f), -cosf (angle), -0.35f);
  pole = rc_mat4_direction (&body->chest, pole);
  way = rc_vec3_unit (rc_vec3_sub (palm, root));
  if (reach < 1.0f)
    {
      RcVec3 was = rc_vec3_sub (body->elbow[side], root);

      was = rc_vec3_unit (rc_vec3_along (was, way, -rc_vec3_dot (was, way)));
      pole = rc_vec3_mix (was, rc_vec3_unit (pole), reach);
    }
  body->elbow[side] =
      bend (root, &palm, RC_BODY_UPPER_ARM * h, (RC_BODY_FOREARM + RC_BODY_PALM) * h, pole);
  lower = rc_vec3_unit (rc_vec3_sub (palm, body->elbow[side]));
  wrist = rc_vec3_along (body->elbow[side], lower, RC_BODY_FOREARM * h);
  body->wrist[side] = wrist;
  x = rc_vec3_cross (way, rc_vec3_sub (body->elbow[side], root));
  x = rc_vec3_unit (rc_vec3_along (x, lower, -rc_vec3_dot (x, lower)));
  z = rc_vec3_cross (x, rc_vec3_scale (lower, -1.0f));
  body->hand[side] =
      rc_mat4_multiply (rc_mat4_frame (x, rc_vec3_scale (lower, -1.0f), z, wrist), turn);
}

static void
place_leg (RcBody *body, const float *values, RcMat4 root, int side)
{
  int    first = side == 0 ? RC_CHANNEL_LEFT_FOOT_X : RC_CHANNEL_RIGHT_FOOT_X;
  float  mirror = side == 0 ? 1.0f : -1.0f, h = body->height;
  float  pitch = values[first + 3];
  RcMat4 foot;
  RcVec3 ankle = { mirror * values[first] * h, (values[first + 1] + RC_BODY_ANKLE) * h,
                   values[first + 2] * h };
  RcVec3 pole;

  /* The heel rises about the ball of the foot, which stays where it is. */
  if (pitch > 0.0f)
    {
      float angle = RC_RADIANS (pitch), back = RC_BODY_BALL * h;
      float yaw = RC_RADIANS (mirror * values[first + 4]);
      float on = back * (1.0f - cosf (angle)) + RC_BODY_ANKLE * h * sinf (angle);

      ankle.x += on * sinf (yaw);
      ankle.z += on * cosf (yaw);
      ankle.y += back * sinf (angle) - RC_BODY_ANKLE * h * (1.0f - cosf (angle));
    }
  foot = placed (root, ankle, turned (pitch, mirror * values[first + 4], 0));
  pole =
      rc_vec3_add (rc_mat4_axis (&body->pelvis, 2), rc_vec3_scale (rc_mat4_axis (&foot, 2), 0.6f));
  pole = rc_vec3_along (pole, rc_mat4_axis (&body->pelvis, 0), mirror * 0.12f);
  body->ankle[side] = rc_mat4_axis (&foot, 3);
  body->knee[side] =
      bend (body->hip[side], &body->ankle[side], RC_BODY_THIGH * h, RC_BODY_SHANK * h, pole);
  body->foot[side] = rc_mat4_frame (rc_mat4_axis (&foot, 0), rc_mat4_axis (&foot, 1),
                                    rc_mat4_axis (&foot, 2), body->ankle[side]);
}

/**
 * rc_body_from_pose:
 * @body: (out): the joints
 * @values: [RC_N_CHANNELS]
 * @stature: how far the joints are apart
 * @root: where the figure stands: y = 0 is the ground, z forward
 *
 * Source: segment lengths as shares of the body's height: R. Drillis and R. Contini, “Body Segment
 * Parameters”, New York University 1966.
 */
void
rc_body_from_pose (RcBody *body, const float *values, const RcStature *stature, RcMat4 root)
{
  float  h = stature->height, breadth = stature->breadth, trunk = stature->trunk;
  RcMat4 turn = rc_mat4_rotation_y (RC_RADIANS (values[RC_CHANNEL_TURN]));

  memset (body, 0, sizeof *body);
  body->height = h;
  body->mouth = CLAMP (values[RC_CHANNEL_MOUTH], 0.0f, 1.0f);
  root = rc_mat4_multiply (root, turn);
  body->pelvis = placed (root,
                         rc_vec3 (values[RC_CHANNEL_PELVIS_X] * h, values[RC_CHANNEL_PELVIS_Y] * h,
                                  values[RC_CHANNEL_PELVIS_Z] * h),
                         turned (values[RC_CHANNEL_PELVIS_PITCH], values[RC_CHANNEL_PELVIS_YAW],
                                 values[RC_CHANNEL_PELVIS_ROLL]));
  body->chest = placed (body->pelvis, rc_vec3 (0, 0.10f * trunk * h, 0),
                        turned (values[RC_CHANNEL_SPINE_PITCH], values[RC_CHANNEL_SPINE_YAW],
                                values[RC_CHANNEL_SPINE_ROLL]));
  body->head = placed (body->chest,
                       rc_vec3 (0, (RC_BODY_CHIN - RC_BODY_HIP - 0.10f) * trunk * h, 0.012f * h),
                       turned (values[RC_CHANNEL_HEAD_PITCH], values[RC_CHANNEL_HEAD_YAW],
                               values[RC_CHANNEL_HEAD_ROLL]));
  for (int side = 0; side < 2; side++)
    {
      float  mirror = side == 0 ? 1.0f : -1.0f;
      RcVec3 shoulder = { mirror * 0.102f * h * breadth,
                          (RC_BODY_SHOULDER - 0.018f - RC_BODY_HIP - 0.10f) * trunk * h,
                          -0.008f * h };
      RcVec3 hip = { mirror * 0.052f * h * breadth, 0, 0 };

      body->shoulder[side] = rc_mat4_point (&body->chest, shoulder);
      body->hip[side] = rc_mat4_point (&body->pelvis, hip);
      place_arm (body, values, side);
      place_leg (body, values, root, side);
    }
}
