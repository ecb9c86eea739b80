/* scene-walls.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/scene-walls.h"

#include "engine/sketch/thing/prop.h"
#include "engine/sketch/thing/set-place.h"

#include <math.h>
#include <string.h>

#define AT_WINDOW 1.6   /* metres: nearer, somebody stands at it */
#define ASIDE     0.35f /* metres between a window and what hangs beside it */
#define CORNER    0.3f  /* metres from a corner to what hangs */

/* Returns: whether the set has windows; then @at and @facing become those of the nearest */
static gboolean
find_window (const cJSON *set, RcVec3 *at, float *facing)
{
  RcVec3 from = *at, one;
  float  nearest = G_MAXFLOAT, turn;

  for (guint i = 0; rc_set_window (set, i, &one, &turn, NULL); i++)
    if (hypotf (one.x - from.x, one.z - from.z) < nearest)
      {
        nearest = hypotf (one.x - from.x, one.z - from.z);
        *at = one;
        *facing = turn;
      }
  return nearest < G_MAXFLOAT;
}

static gboolean
has_somebody_near (const RcStaging *staging, const RcStagingProp *prop)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (hypot (staging->figures[i].x - prop->x, staging->figures[i].z - prop->z) < AT_WINDOW)
      return TRUE;
  return FALSE;
}

/* "looks at the window": a window that nobody stands at is one of the room. */
static gboolean
settle_window (const cJSON *set, const RcStaging *staging, const RcStagingProp *prop, RcVec3 *at)
{
  float facing = 0;

  return strcmp (prop->kind, "window") == 0 && !has_somebody_near (staging, prop) &&
         find_window (set, at, &facing);
}

/* Where the back wall is free for something @wide at @x: beside its windows. */
static float
beside_windows (const cJSON *set, float x, float wide)
{
  RcVec3 at;
  float  facing, across;

  for (guint i = 0; rc_set_window (set, i, &at, &facing, &across); i++)
    {
      float room = (across + wide) / 2 + ASIDE;

      if (facing == 0 && fabsf (x - at.x) < room)
        x = at.x + (x < at.x ? -room : room);
    }
  return x;
}

/* "a clock on the wall": the back one, which is seen. */
static gboolean
settle_hung (const RcKit *kit, const cJSON *set, const RcStagingProp *prop, RcVec3 *at)
{
  float  scale = prop->scale > 0 ? (float)prop->scale : 1.0f;
  RcVec3 least, most, size;

  if (prop->hangs <= 0 || !rc_set_room (set, &least, &most))
    return FALSE;
  size = rc_vec3_scale (rc_prop_size (rc_prop_resolve (kit, prop->kind, prop->name)), scale);
  at->x = CLAMP (beside_windows (set, (float)prop->x, size.x), least.x + CORNER + size.x / 2,
                 most.x - CORNER - size.x / 2);
  at->y = (float)prop->hangs - size.y / 2;
  at->z = least.z + size.z / 2;
  return TRUE;
}

/**
 * rc_scene_settle:
 *
 * Returns: (transfer full) (nullable): the staging with windows where its set has them and with
 * what hangs on the wall there; NULL: as it is
 */
RcStaging *
rc_scene_settle (const RcKit *kit, const RcStaging *staging)
{
  const cJSON *set = rc_set_resolve (kit, staging);
  RcStaging   *settled = NULL;

  for (guint i = 0; i < staging->n_props; i++)
    {
      const RcStagingProp *prop = &staging->props[i];
      RcVec3               at = rc_vec3 ((float)prop->x, (float)prop->y, (float)prop->z);

      if (!settle_window (set, staging, prop, &at) && !settle_hung (kit, set, prop, &at))
        continue;
      if (settled == NULL)
        settled = rc_staging_copy (staging);
      settled->props[i].x = at.x;
      settled->props[i].y = at.y;
      settled->props[i].z = at.z;
    }
  return settled;
}

/** Returns: whether a prop is drawn with the set, or with a house: "a cabin in the snow, light in
 * its window"; @staging: a settled one */
gboolean
rc_scene_is_of_walls (const RcKit *kit, const RcStaging *staging, guint prop)
{
  const cJSON             *set = rc_set_resolve (kit, staging);
  static const char *const buildings[] = { "hut",    "house",           "cottage",
                                           "barn",   "church-building", "shop-front",
                                           "facade", "castle",          NULL };
  const RcStagingProp     *window = &staging->props[prop];
  RcVec3                   at;
  float                    facing;

  if (strcmp (window->kind, "window") != 0)
    return FALSE;
  for (guint i = 0; i < staging->n_props && !rc_set_is_room (set); i++)
    if (g_strv_contains (buildings, staging->props[i].kind))
      return TRUE;
  for (guint i = 0; rc_set_window (set, i, &at, &facing, NULL); i++)
    if (hypot (window->x - at.x, window->z - at.z) < 0.1)
      return TRUE;
  return FALSE;
}
