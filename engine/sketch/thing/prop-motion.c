/* prop-motion.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/thing/prop-motion.h"

#include <math.h>
#include <string.h>

#define GRAVITY 9.81f /* metres a second squared */

typedef enum
{
  GOES = 1 << 0,  /* along its way */
  TURNS = 1 << 1, /* over, as a wheel does */
  ROCKS = 1 << 2, /* on water or in the air */
  FALLS = 1 << 3,
  SPINS = 1 << 4, /* about its upright */
  SWINGS = 1 << 5,
  BOUNCES = 1 << 6,
} Kind;

static const struct
{
  const char *motion;
  guint       kind;
} kinds[] = {
  { "drive", GOES },        { "roll", GOES | TURNS }, { "sail", GOES | ROCKS },
  { "flow", GOES | ROCKS }, { "fly", GOES | ROCKS },  { "hover", ROCKS },
  { "float", ROCKS },       { "fall", FALLS },        { "spin", SPINS },
  { "swing", SWINGS },      { "bounce", BOUNCES },
};

/* How high above its place a thing is that goes up or comes down as it were on a rope: heights of
 * its own at the beginning, in the middle and at the end. */
static const struct
{
  const char *motion;
  float       heights[3];
} rises[] = {
  { "launch", { 0.0f, 0.6f, 2.4f } },
  { "rise", { 0.0f, 0.3f, 0.6f } },
  { "sink", { 0.0f, -0.3f, -0.6f } },
  { "land", { 1.2f, 0.25f, 0.0f } },
};

static guint
kind_of (const char *motion)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (motion, kinds[i].motion) == 0)
      return kinds[i].kind;
  return 0;
}

/** Returns: whether what goes ahead from @rest goes across the picture rather than into it */
gboolean
rc_prop_crosses (const RcMat4 *rest)
{
  RcVec3 ahead = rc_mat4_axis (rest, 2);

  return fabsf (ahead.x) > fabsf (ahead.z);
}

/* Metres from its place at @seconds, along its own way; no farther than it stays to be seen. Across
 * the picture it passes through its place in the middle of the shot; toward the camera it ends
 * there, and away from it it begins there. Of several motions each goes on from where it is. */
static float
gone (const RcStagingProp *prop,
      const RcPropGait    *gait,
      const RcMat4        *rest,
      float                seconds,
      float                duration,
      gboolean             alone)
{
  RcVec3 ahead = rc_mat4_axis (rest, 2);
  float  way = gait->speed * (float)CLAMP (prop->pace, 0.1, 4.0) * duration;
  float  share = seconds / duration;

  way = MIN (way, gait->farthest);
  if (!alone)
    return MIN (way, 1.2f * gait->length + 0.15f) * share; /* it stays to be seen */
  if (rc_prop_crosses (rest))
    return way * (share - 0.5f);
  return ahead.z > 0 ? way * (share - 1.0f) : way * share;
}

/* Metres above its place: it comes from above its own height and lies when it is down. */
static float
fallen (const RcPropGait *gait, float seconds)
{
  float from = 1.5f + gait->height;

  return MAX (from - 0.5f * GRAVITY * seconds * seconds, 0.0f);
}

/* Metres that it falls to the ground from where it lay or went, whichever side is up. */
static float
dropped (const RcPropGait *gait, const RcMat4 *rest, float seconds)
{
  float half = gait->height / 2;
  float above = rc_mat4_point (rest, rc_vec3 (0, half, 0)).y - half;

  return CLAMP (0.5f * GRAVITY * seconds * seconds, 0.0f, MAX (above, 0.0f));
}

/* Metres above its place: a parabola through the three heights, which is smooth. */
static float
risen (const char *motion, const RcPropGait *gait, float share)
{
  for (guint i = 0; i < G_N_ELEMENTS (rises); i++)
    if (strcmp (motion, rises[i].motion) == 0)
      {
        const float *h = rises[i].heights;
        float        bend = 2 * (h[0] - 2 * h[1] + h[2]);

        return gait->height * (h[0] + (h[2] - h[0] - bend) * share + bend * share * share);
      }
  return 0;
}

/* What @motion does in its own @duration. @alone: nothing comes before or after it;
 * @later: something comes before it */
static RcMat4
moved_by (const char          *motion,
          const RcStagingProp *prop,
          const RcPropGait    *gait,
          const RcMat4        *rest,
          float                seconds,
          float                duration,
          gboolean             alone,
          gboolean             later)
{
  guint  kind = kind_of (motion);
  RcMat4 moved = *rest;
  float  way = 0;

  duration = MAX (duration, 0.04f);
  if (kind & GOES)
    {
      way = gone (prop, gait, rest, seconds, duration, alone);
      moved = rc_mat4_multiply (moved, rc_mat4_translation (rc_vec3 (0, 0, way)));
    }
  moved = rc_mat4_multiply (
      rc_mat4_translation (rc_vec3 (0, risen (motion, gait, seconds / duration), 0)), moved);
  if (kind & BOUNCES)
    moved = rc_mat4_multiply (
        rc_mat4_translation (
            rc_vec3 (0, MIN (0.6f, 0.3f + gait->height) * fabsf (sinf (seconds * 4.5f)), 0)),
        moved);
  if (kind & FALLS)
    moved = rc_mat4_multiply (
        rc_mat4_translation (
            rc_vec3 (0, later ? -dropped (gait, rest, seconds) : fallen (gait, seconds), 0)),
        moved);
  if (kind & ROCKS)
    {
      float rise = 0.02f * MIN (gait->height, 4.0f) * sinf (seconds * 1.7f);

      moved = rc_mat4_multiply (rc_mat4_translation (rc_vec3 (0, rise, 0)), moved);
      moved =
          rc_mat4_multiply (moved, rc_mat4_rotation_z (RC_RADIANS (2.0f) * sinf (seconds * 1.3f)));
    }
  if (kind & TURNS)
    {
      RcVec3 middle = rc_vec3 (0, gait->height / 2, 0);

      moved = rc_mat4_multiply (moved, rc_mat4_translation (middle));
      moved = rc_mat4_multiply (moved, rc_mat4_rotation_x (way / MAX (gait->height / 2, 0.02f)));
      moved = rc_mat4_multiply (moved, rc_mat4_translation (rc_vec3_scale (middle, -1)));
    }
  if (kind & SPINS)
    moved = rc_mat4_multiply (moved, rc_mat4_rotation_y (seconds * 1.6f * (float)prop->pace));
  if (kind & SWINGS)
    {
      RcVec3 top = rc_vec3 (0, gait->height, 0);

      moved = rc_mat4_multiply (moved, rc_mat4_translation (top));
      moved =
          rc_mat4_multiply (moved, rc_mat4_rotation_z (RC_RADIANS (12.0f) * sinf (seconds * 2.2f)));
      moved = rc_mat4_multiply (moved, rc_mat4_translation (rc_vec3_scale (top, -1)));
    }
  return moved;
}

/**
 * rc_prop_moved:
 * @rest: where the staging has it
 * @seconds: into the shot, which takes @duration seconds
 *
 * Several motions are one after the other, each as long as the others: each begins where the one
 * before it has ended.
 *
 * Returns: where it is; @rest if its motion is none that is known
 */
RcMat4
rc_prop_moved (const RcStagingProp *prop,
               const RcPropGait    *gait,
               const RcMat4        *rest,
               float                seconds,
               float                duration)
{
  g_auto (GStrv) motions = g_strsplit (prop->motion, " ", -1);
  guint          n = MAX (g_strv_length (motions), 1);
  float          each = duration / (float)n;
  RcMat4         moved = *rest;

  for (guint i = 0; motions[i] != NULL && (i == 0 || seconds >= (float)i * each); i++)
    moved = moved_by (motions[i], prop, gait, &moved, MIN (seconds - (float)i * each, each), each,
                      n == 1, i > 0);
  return moved;
}
