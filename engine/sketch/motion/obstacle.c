/* obstacle.c - what stands on the ground, and paths around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/motion/way.h"
#include "engine/sketch/thing/prop.h"
#include "engine/sketch/thing/set-place.h"

#define BODY      0.27f /* metres from the middle of somebody who walks to their side */
#define LOW       0.12f /* metres: one steps over what is lower */
#define LANDSCAPE 6.0f  /* metres: what is larger is no obstacle but a place */

static gboolean
is_carried (const RcKit *kit, const RcStaging *staging, int prop)
{
  for (guint i = 0; i < staging->n_figures; i++)
    {
      const RcStagingFigure *figure = &staging->figures[i];

      if (figure->holds == prop || figure->rides == prop || rc_way_pushed (kit, staging, i) == prop)
        return TRUE;
      for (guint k = 0; k < figure->n_beats; k++)
        if (figure->beats[k].holds == prop)
          return TRUE;
    }
  return FALSE;
}

static void
add (GArray *list, float x, float z, float radius, int figure, int prop)
{
  RcObstacle obstacle = { x, z, radius, figure, prop };

  g_array_append_val (list, obstacle);
}

static void
add_prop (GArray *list, const cJSON *entry, RcVec3 at, float facing, float scale, int prop)
{
  RcVec3 size = rc_vec3_scale (rc_prop_size (entry), scale);
  float  longer = MAX (size.x, size.z) / 2, shorter = MIN (size.x, size.z) / 2;
  float  angle = RC_RADIANS (facing) + (size.x > size.z ? RC_PI / 2 : 0.0f);
  int    n = (int)CLAMP (ceilf (longer / MAX (shorter, 0.15f)), 1, 6);

  if (size.y < LOW || at.y > 0.6f || longer > LANDSCAPE)
    return;
  /* A long thing is a row of discs. */
  for (int i = 0; i < n; i++)
    {
      float along = n > 1 ? (longer - shorter) * (2.0f * i / (n - 1) - 1.0f) : 0.0f;

      add (list, at.x + along * sinf (angle), at.z + along * cosf (angle), MAX (shorter, 0.08f), -1,
           prop);
    }
}

static void
add_set (GArray *list, const RcKit *kit, const RcStaging *staging)
{
  const cJSON *piece;

  cJSON_ArrayForEach (piece,
                      cJSON_GetObjectItemCaseSensitive (rc_set_resolve (kit, staging), "pieces"))
  {
    const char  *kind = rc_json_string_or (piece, "prop", NULL);
    const cJSON *thing = kind != NULL ? rc_kit_prop (kit, kind) : piece;
    float        at[3] = { 0, 0, 0 };

    if (rc_set_piece_is_staged (piece, staging) ||
        cJSON_GetObjectItemCaseSensitive (piece, "at") == NULL ||
        (kind == NULL && (cJSON_GetObjectItemCaseSensitive (piece, "parts") == NULL ||
                          cJSON_GetObjectItemCaseSensitive (piece, "size") == NULL)))
      continue;
    rc_kit_read_vector (piece, "at", at, 3);
    add_prop (list, thing, rc_vec3 (at[0], at[1], at[2]),
              (float)rc_json_number_or (piece, "facing", 0),
              (float)rc_json_number_or (piece, "scale", 1), -1);
  }
}

/**
 * rc_obstacles_new:
 * @but: index of the figure that has to get around them
 *
 * Returns: (transfer full): RcObstacle
 */
GArray *
rc_obstacles_new (const RcKit *kit, const RcStaging *staging, guint but)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (RcObstacle));

  for (guint i = 0; i < staging->n_figures; i++)
    if (i != but && (staging->figures[i].rides < 0 ||
                     staging->figures[i].rides != rc_way_pushed (kit, staging, but)))
      add (list, (float)staging->figures[i].x, (float)staging->figures[i].z, 0.3f, (int)i, -1);
  for (guint i = 0; i < staging->n_props; i++)
    {
      const RcStagingProp *prop = &staging->props[i];

      if (!prop->in_plate && !is_carried (kit, staging, (int)i))
        add_prop (list, rc_prop_resolve (kit, prop->kind, prop->name),
                  rc_vec3 ((float)prop->x, (float)prop->y, (float)prop->z), (float)prop->facing,
                  prop->scale > 0 ? (float)prop->scale : 1.0f, (int)i);
    }
  if (*staging->plate == '\0')
    add_set (list, kit, staging);
  return list;
}

/* The first obstacle between two points. Returns: how far along, metres; -1: the way is free */
static float
first_hit (const GArray *list, RcVec3 from, RcVec3 to, const RcObstacle **which)
{
  RcVec3 way = rc_vec3_sub (to, from), unit;
  float  length, best = -1.0f;

  way.y = 0.0f;
  length = rc_vec3_length (way);
  unit = rc_vec3_scale (way, 1.0f / MAX (length, 1e-4f));
  for (guint i = 0; i < list->len; i++)
    {
      const RcObstacle *o = &g_array_index (list, RcObstacle, i);
      RcVec3            off = { o->x - from.x, 0, o->z - from.z };
      float             along = rc_vec3_dot (off, unit), radius = o->radius + BODY, aside, enter;

      aside = off.x * unit.z - off.z * unit.x;
      /* Whoever starts in it walks out of it. */
      if (along <= 0.0f || fabsf (aside) >= radius || rc_vec3_length (off) < radius)
        continue;
      enter = along - sqrtf (radius * radius - aside * aside);
      if (enter < length && (best < 0.0f || enter < best))
        {
          best = MAX (enter, 0.0f);
          *which = o;
        }
    }
  return best;
}

/**
 * rc_obstacles_path:
 * @leg: (inout): begins at its first point; gets the others and its length
 * @target: index of the figure that it goes up to, -1
 * @prop: index of the prop that it goes up to, -1
 *
 * Returns: metres of the path; it ends before what cannot be got around
 */
float
rc_obstacles_path (const GArray *obstacles, RcVec3 to, RcWayLeg *leg, int target, int prop)
{
  leg->length = 0.0f;
  leg->n_points = 1;
  while (leg->n_points < RC_WAY_POINTS)
    {
      const RcObstacle *hit = NULL;
      RcVec3            from = leg->points[leg->n_points - 1], next = to, unit, side;
      float             at = first_hit (obstacles, from, to, &hit), apart;

      if (hit != NULL)
        {
          float aside, radius = hit->radius + BODY + 0.06f;

          unit = rc_vec3_unit (rc_vec3 (to.x - from.x, 0, to.z - from.z));
          side = rc_vec3 (unit.z, 0, -unit.x);
          aside = (hit->x - from.x) * side.x + (hit->z - from.z) * side.z;
          next =
              rc_vec3_along (rc_vec3 (hit->x, from.y, hit->z), side, aside > 0 ? -radius : radius);
          /* The goal itself, or what stands around it. */
          if ((target >= 0 && hit->figure == target) || (prop >= 0 && hit->prop == prop) ||
              hypotf (to.x - hit->x, to.z - hit->z) < radius ||
              leg->n_points + 1 >= RC_WAY_POINTS || first_hit (obstacles, from, next, &hit) >= 0.0f)
            {
              to = next = rc_vec3_along (from, unit, MAX (at - 0.03f, 0.0f));
              hit = NULL;
            }
        }
      apart = hypotf (next.x - from.x, next.z - from.z);
      if (apart > 0.02f)
        {
          leg->points[leg->n_points++] = rc_vec3 (next.x, from.y, next.z);
          leg->length += apart;
        }
      if (hit == NULL)
        break;
    }
  return leg->length;
}

/** Metres from @from to the wall of the room that it is in; a lot outside. */
float
rc_obstacles_room (const RcKit *kit, const RcStaging *staging, RcVec3 from, float heading)
{
  const cJSON *room = cJSON_GetObjectItemCaseSensitive (rc_set_resolve (kit, staging), "room");
  float        half, back, front, x = sinf (heading), z = cosf (heading), most = 1e4f;

  if (room == NULL || *staging->plate != '\0')
    return most;
  half = (float)rc_json_number_or (room, "width", 7) / 2 - 0.45f;
  back = (float)rc_json_number_or (room, "back", 3.5) - 0.45f;
  front = (float)rc_json_number_or (room, "front", 9) - 0.45f;
  if (fabsf (x) > 1e-3f)
    most = MIN (most, (x > 0 ? half - from.x : half + from.x) / fabsf (x));
  if (fabsf (z) > 1e-3f)
    most = MIN (most, (z > 0 ? front - from.z : back + from.z) / fabsf (z));
  return MAX (most, 0.0f);
}
