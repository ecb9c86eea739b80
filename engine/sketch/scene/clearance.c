/* clearance.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/clearance.h"

#define LARGEST 25.0f /* metres: what is larger is landscape */
#define PIECE   14.0f /* metres: what is larger is a place, and nothing that stands in it */
#define LOW     0.25f /* metres: what is lower is gone over */

static RcVec3
corner (const RcItem *item, guint index)
{
  guint32         which = g_array_index (item->mesh->indices, guint32, index);
  const RcVertex *vertex = &g_array_index (item->mesh->vertices, RcVertex, which);

  return rc_mat4_point (&item->model,
                        rc_vec3 (vertex->position[0], vertex->position[1], vertex->position[2]));
}

/* T. Möller, B. Trumbore: Fast, Minimum Storage Ray/Triangle Intersection (1997). Returns: where
 * along @way, from 0 to 1; -1: it does not meet */
static float
meets (RcVec3 from, RcVec3 way, RcVec3 a, RcVec3 b, RcVec3 c)
{
  RcVec3 ab = rc_vec3_sub (b, a), ac = rc_vec3_sub (c, a), p = rc_vec3_cross (way, ac), q, s;
  float  det = rc_vec3_dot (ab, p), u, v;

  if (fabsf (det) < 1e-9f)
    return -1.0f;
  s = rc_vec3_sub (from, a);
  u = rc_vec3_dot (s, p) / det;
  q = rc_vec3_cross (s, ab);
  v = rc_vec3_dot (way, q) / det;
  return u < 0 || v < 0 || u + v > 1 ? -1.0f : rc_vec3_dot (ac, q) / det;
}

/* The nearest triangle of @item on the way. */
static float
first_met (const RcItem *item, RcVec3 from, RcVec3 way)
{
  float first = -1.0f;

  for (guint i = 0; i + 2 < item->mesh->indices->len; i += 3)
    {
      float t = meets (from, way, corner (item, i), corner (item, i + 1), corner (item, i + 2));

      if (t >= 0.0f && t <= 1.0f && (first < 0.0f || t < first))
        first = t;
    }
  return first;
}

/* Height of the triangle over a place, if it is over it. */
static gboolean
height_over (RcVec3 a, RcVec3 b, RcVec3 c, float x, float z, float *y)
{
  float whole, u, v;

  if (MIN (a.x, MIN (b.x, c.x)) > x || MAX (a.x, MAX (b.x, c.x)) < x ||
      MIN (a.z, MIN (b.z, c.z)) > z || MAX (a.z, MAX (b.z, c.z)) < z)
    return FALSE;
  whole = (b.x - a.x) * (c.z - a.z) - (c.x - a.x) * (b.z - a.z);
  if (fabsf (whole) < 1e-9f)
    return FALSE;
  u = ((x - a.x) * (c.z - a.z) - (c.x - a.x) * (z - a.z)) / whole;
  v = ((b.x - a.x) * (z - a.z) - (x - a.x) * (b.z - a.z)) / whole;
  *y = a.y + u * (b.y - a.y) + v * (c.y - a.y);
  return u >= 0 && v >= 0 && u + v <= 1;
}

float
rc_clearance_ground (const RcScene *scene, float x, float z, float otherwise)
{
  float highest = -1e9f, y;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);

      if (item->kind != RC_ITEM_SOLID || item->mottle <= 0.0f)
        continue;
      for (guint k = 0; k + 2 < item->mesh->indices->len; k += 3)
        if (height_over (corner (item, k), corner (item, k + 1), corner (item, k + 2), x, z, &y))
          highest = MAX (highest, y);
    }
  return highest > -1e8f ? highest : otherwise;
}

/* The box of an item in the world. */
static void
bounds (const RcItem *item, RcVec3 *least, RcVec3 *most)
{
  *least = rc_vec3 (1e9f, 1e9f, 1e9f);
  *most = rc_vec3 (-1e9f, -1e9f, -1e9f);
  for (int k = 0; k < 8; k++)
    {
      RcVec3 p = { k & 1 ? item->most.x : item->least.x, k & 2 ? item->most.y : item->least.y,
                   k & 4 ? item->most.z : item->least.z };

      p = rc_mat4_point (&item->model, p);
      *least = rc_vec3 (MIN (least->x, p.x), MIN (least->y, p.y), MIN (least->z, p.z));
      *most = rc_vec3 (MAX (most->x, p.x), MAX (most->y, p.y), MAX (most->z, p.z));
    }
}

/* What has a place of its own and does not make way. */
static gboolean
is_thing (const RcItem *item)
{
  RcVec3 least, most, size;

  if (item->kind != RC_ITEM_SOLID || item->hidden || item->wild || item->mottle > 0.0f ||
      item->changes || item->mesh->indices->len == 0)
    return FALSE;
  bounds (item, &least, &most);
  size = rc_vec3_sub (most, least);
  return MAX (size.x, size.z) < LARGEST;
}

static gboolean
box_is_met (RcVec3 from, RcVec3 way, RcVec3 least, RcVec3 most)
{
  float enter = 0.0f, leave = 1.0f;
  float f[3] = { from.x, from.y, from.z }, w[3] = { way.x, way.y, way.z };
  float a[3] = { least.x, least.y, least.z }, b[3] = { most.x, most.y, most.z };

  for (int axis = 0; axis < 3; axis++)
    {
      float step = fabsf (w[axis]) < 1e-7f ? 1e-7f : w[axis];
      float near = (a[axis] - f[axis]) / step, far = (b[axis] - f[axis]) / step;

      enter = MAX (enter, MIN (near, far));
      leave = MIN (leave, MAX (near, far));
    }
  return enter <= leave;
}

gboolean
rc_clearance_hidden (const RcScene *scene, RcVec3 eye, RcVec3 point, const RcItem *but)
{
  RcVec3 way = rc_vec3_sub (point, eye);

  for (guint i = 0; i < scene->items->len; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);
      RcVec3        least, most;
      float         t;

      if (item == but || !is_thing (item))
        continue;
      bounds (item, &least, &most);
      if (!box_is_met (eye, way, least, most))
        continue;
      t = first_met (item, eye, way);
      if (t >= 0.0f && t < 0.97f)
        return TRUE;
    }
  return FALSE;
}

float
rc_clearance_inside (const RcScene *scene, RcVec3 eye, float margin)
{
  float deepest = 0.0f;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);
      RcVec3        least, most;
      float         in;

      if (!is_thing (item) || !item->ink) /* a room is around the eye, and has no line */
        continue;
      bounds (item, &least, &most);
      in = MIN (MIN (eye.x - least.x, most.x - eye.x), MIN (eye.z - least.z, most.z - eye.z));
      in = MIN (in, MIN (eye.y - least.y, most.y - eye.y)) + margin;
      deepest = MAX (deepest, in);
    }
  return deepest;
}

void
rc_clearance_strike (RcScene *scene, RcVec3 at, float radius)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      RcItem *item = g_ptr_array_index (scene->items, i);
      RcVec3  least, most;

      if (!item->wild || item->mesh->indices->len == 0)
        continue;
      bounds (item, &least, &most);
      if (MAX (most.x - least.x, most.z - least.z) > PIECE || most.y < LOW ||
          least.y > at.y + radius || most.y < at.y)
        continue;
      item->struck |= at.x > least.x - radius && at.x < most.x + radius &&
                      at.z > least.z - radius && at.z < most.z + radius;
    }
}
