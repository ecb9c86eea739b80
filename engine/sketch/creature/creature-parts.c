/* creature-parts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/creature/creature-parts.h"

#include "engine/sketch/shape/random.h"

#define ROWS  36
#define SIDES 20

/* ITU-R BT.601, of 0xRRGGBB: 0 to 255 */
static float
luma (guint colour)
{
  return 0.299f * (colour >> 16 & 0xff) + 0.587f * (colour >> 8 & 0xff) + 0.114f * (colour & 0xff);
}

/** Returns: the coat's pattern: “pattern”, “pattern-colour”, “pattern-size”, “under”. Nothing of a
 * dark pattern is seen on a coat that is darker: a black cat is black all over. */
RcPattern
rc_creature_pattern (const cJSON *body, guint coat)
{
  guint     own = rc_creature_colour (body, "colour", coat, coat);
  RcPattern pattern = { .kind = rc_json_string_or (body, "pattern", ""),
                        .colour = rc_creature_colour (body, "pattern-colour", coat, 0x241c18),
                        .size = MAX (rc_creature_number (body, "pattern-size", 0.1f), 0.002f),
                        .under = rc_creature_colour (body, "under", coat, coat) };

  if (*pattern.kind != '\0' && coat != own && luma (own) > luma (pattern.colour) &&
      luma (coat) < luma (pattern.colour))
    {
      pattern.kind = "";
      pattern.under = coat;
    }
  return pattern;
}

/* How far the point is from the nearest jittered seed of a grid, in cells; and to the next. */
static float
cell_distance (float u, float v, float *second)
{
  float least = 9.0f, next = 9.0f;

  for (int i = -1; i <= 1; i++)
    for (int k = -1; k <= 1; k++)
      {
        float x = floorf (u) + i, y = floorf (v) + k;
        guint seed = (guint)((int)x * 73 + (int)y * 151 + 4001);
        float dx = x + 0.2f + 0.6f * rc_random_at (seed, 1) - u;
        float dy = y + 0.2f + 0.6f * rc_random_at (seed, 2) - v, d = sqrtf (dx * dx + dy * dy);

        if (d < least)
          {
            next = least;
            least = d;
          }
        else if (d < next)
          next = d;
      }
  *second = next;
  return least;
}

static gboolean
is_marked (const RcPattern *pattern, float along, float around, float belly)
{
  float u = along / pattern->size, v = around / pattern->size, second;

  if (g_str_equal (pattern->kind, "stripes"))
    return belly < 0.75f &&
           sinf (u * 2 * RC_PI + 1.3f * sinf (v * 2.2f) + 0.6f * sinf (v * 5)) > 0.1f;
  if (g_str_equal (pattern->kind, "bands"))
    return sinf (u * 2 * RC_PI) > 0.0f;
  if (g_str_equal (pattern->kind, "spots"))
    return belly < 0.7f && cell_distance (u, v, &second) < 0.3f;
  if (g_str_equal (pattern->kind, "cells"))
    {
      float first = cell_distance (u, v, &second);

      return second - first > 0.16f;
    }
  if (g_str_equal (pattern->kind, "patches"))
    return sinf (u * 2.1f + 1.7f * sinf (v * 1.3f + 0.5f)) + sinf (v * 1.9f + u) > 0.55f;
  return FALSE;
}

static void
paint_row (RcMesh          *mesh,
           guint            first,
           int              sides,
           const RcPattern *pattern,
           guint            coat,
           float            along,
           float            girth)
{
  for (int i = 0; i <= sides; i++)
    {
      float     angle = 2 * RC_PI * i / sides, belly = cosf (angle);
      RcVertex *vertex = &g_array_index (mesh->vertices, RcVertex, first + i);
      guint     colour = belly > 0.55f ? pattern->under : coat;

      if (is_marked (pattern, along, girth * (angle > RC_PI ? angle - 2 * RC_PI : angle), belly))
        colour = pattern->colour;
      vertex->colour[0] = colour >> 16 & 0xff;
      vertex->colour[1] = colour >> 8 & 0xff;
      vertex->colour[2] = colour & 0xff;
    }
}

static float
spline (float a, float b, float c, float d, float t)
{
  return b + 0.5f * t * ((c - a) + t * ((2 * a - 5 * b + 4 * c - d) + t * (3 * (b - c) + d - a)));
}

/* A point between the rings, on a Catmull-Rom spline. */
static RcSweep
sweep_at (const RcSweep *p, int n, float u)
{
  int            i = CLAMP ((int)u, 0, n - 2);
  float          t = u - i;
  const RcSweep *a = &p[MAX (i - 1, 0)], *b = &p[i], *c = &p[i + 1], *d = &p[MIN (i + 2, n - 1)];
  RcSweep        out = { spline (a->x, b->x, c->x, d->x, t), spline (a->y, b->y, c->y, d->y, t),
                         spline (a->z, b->z, c->z, d->z, t),
                         MAX (spline (a->wide, b->wide, c->wide, d->wide, t), 1e-4f),
                         MAX (spline (a->high, b->high, c->high, d->high, t), 1e-4f) };

  return out;
}

/**
 * rc_creature_sweep:
 * @points: along the body, from tail to head
 * @pattern: (nullable)
 *
 * A smooth, closed skin.
 */
void
rc_creature_sweep (RcMesh          *mesh,
                   const RcSweep   *points,
                   int              n,
                   int              sides,
                   guint            coat,
                   const RcPattern *pattern)
{
  RcVec3  skin[(ROWS + 1) * (SIDES + 1)];
  RcSweep rows[ROWS + 1];
  guint   base = mesh->vertices->len;
  float   along = 0.0f;
  int     count = pattern != NULL && *pattern->kind != '\0' ? ROWS : MIN (n * 2 + 2, ROWS);

  sides = MIN (sides, SIDES);
  for (int k = 0; k <= count; k++)
    rows[k] = sweep_at (points, n, (float)k * (n - 1) / count);
  for (int k = 0; k <= count; k++)
    {
      const RcSweep *a = &rows[MAX (k - 1, 0)], *b = &rows[MIN (k + 1, count)], *at = &rows[k];
      RcVec3         along_it = rc_vec3_unit (rc_vec3 (b->x - a->x, b->y - a->y, b->z - a->z));
      RcVec3         side = rc_vec3_unit (rc_vec3_along (rc_vec3 (1, 0, 0), along_it, -along_it.x));
      RcVec3         front = rc_vec3_cross (side, along_it);

      for (int i = 0; i <= sides; i++)
        {
          float angle = 2 * RC_PI * (i % sides) / sides;

          skin[k * (sides + 1) + i] = rc_vec3_along (
              rc_vec3_along (rc_vec3 (at->x, at->y, at->z), side, at->wide * sinf (angle)), front,
              at->high * cosf (angle));
        }
    }
  mesh->paint.colour = coat;
  rc_mesh_skin (mesh, skin, count + 1, sides, NULL, TRUE);
  for (int k = 0; k <= count && pattern != NULL; k++)
    {
      if (k > 0)
        along += rc_vec3_length (rc_vec3 (rows[k].x - rows[k - 1].x, rows[k].y - rows[k - 1].y,
                                          rows[k].z - rows[k - 1].z));
      paint_row (mesh, base + k * (sides + 1), sides, pattern, coat, along,
                 0.5f * (rows[k].wide + rows[k].high));
    }
}

/**
 * rc_creature_limb:
 * @length: of both bones together; the joint goes the way of @bend
 * @joint: (out) (optional): where it is
 */
void
rc_creature_limb (RcMesh *mesh,
                  RcVec3  from,
                  RcVec3  to,
                  float   length,
                  RcVec3  bend,
                  float   thick,
                  float   thin,
                  RcVec3 *joint)
{
  RcVec3 way = rc_vec3_sub (to, from), unit = rc_vec3_unit (way), middle;
  float  far = rc_vec3_length (way), half = MAX (length, far * 1.002f) / 2;
  float  out = sqrtf (MAX (half * half - far * far / 4, 0.0f));
  RcVec3 aside = rc_vec3_unit (rc_vec3_along (bend, unit, -rc_vec3_dot (bend, unit)));
  RcVec3 points[3];

  middle = rc_vec3_along (rc_vec3_mix (from, to, 0.5f), aside, out);
  points[0] = from;
  points[1] = middle;
  points[2] = to;
  rc_mesh_tube (mesh, points, 2, thick, rc_mix (thick, thin, 0.65f), 10);
  rc_mesh_tube (mesh, points + 1, 2, rc_mix (thick, thin, 0.62f), thin, 8);
  if (joint != NULL)
    *joint = middle;
}

/** An ellipsoid in the frame of @base; the mesh's transform stays as it was. */
void
rc_creature_blob (RcMesh *mesh, const RcMat4 *base, RcVec3 at, RcVec3 radii, guint colour)
{
  RcMat4 before = mesh->transform, m = rc_mat4_multiply (before, *base);

  m = rc_mat4_multiply (m, rc_mat4_translation (at));
  rc_mesh_set_transform (mesh, &m);
  mesh->paint.colour = colour;
  rc_mesh_ellipsoid (mesh, radii, 10);
  rc_mesh_set_transform (mesh, &before);
}

void
rc_creature_eyes (RcMesh *mesh, const RcMat4 *head, RcVec3 at, float radius, guint colour)
{
  float gloss = mesh->paint.gloss;

  mesh->paint.gloss = 0.9f;
  for (int side = -1; side <= 1; side += 2)
    rc_creature_blob (mesh, head, rc_vec3 (side * at.x, at.y, at.z),
                      rc_vec3 (radius, radius, radius), colour);
  mesh->paint.gloss = gloss;
}

void
rc_creature_spike (RcMesh *mesh, const RcVec3 *points, int n, float radius, guint colour)
{
  mesh->paint.colour = colour;
  rc_mesh_tube (mesh, points, n, radius, radius * 0.12f, 7);
}

/* One panel of a wing: thin, closed, from the line @a (leading) - @b (trailing) to @c - @d. */
static void
panel (RcMesh *mesh, RcVec3 a, RcVec3 b, RcVec3 c, RcVec3 d, float thick, int side)
{
  RcVec3 up = rc_vec3_scale (rc_vec3_unit (rc_vec3_cross (rc_vec3_sub (b, a), rc_vec3_sub (c, a))),
                             thick / 2 * side);
  RcVec3 corners[2][4] = {
    { rc_vec3_add (a, up), rc_vec3_add (c, up), rc_vec3_add (d, up), rc_vec3_add (b, up) },
    { rc_vec3_sub (a, up), rc_vec3_sub (b, up), rc_vec3_sub (d, up), rc_vec3_sub (c, up) }
  };
  RcVec3 normal = rc_vec3_unit (up);

  for (int face = 0; face < 2; face++)
    {
      guint    first = mesh->vertices->len;
      RcVec3   n = rc_vec3_scale (normal, face == 0 ? 1.0f : -1.0f);
      RcVec3   facing = rc_vec3_cross (rc_vec3_sub (corners[face][1], corners[face][0]),
                                       rc_vec3_sub (corners[face][2], corners[face][0]));
      gboolean flip = rc_vec3_dot (facing, n) < 0.0f;

      for (int i = 0; i < 4; i++)
        rc_mesh_add_vertex (mesh, corners[face][i], n, n);
      rc_mesh_add_triangle (mesh, first, first + (flip ? 2 : 1), first + (flip ? 1 : 2));
      rc_mesh_add_triangle (mesh, first, first + (flip ? 3 : 2), first + (flip ? 2 : 3));
    }
}

/**
 * rc_creature_wing:
 * @beat: degrees the inner wing is raised
 * @fold: 0 spread to 1 laid along the body
 */
void
rc_creature_wing (RcMesh       *mesh,
                  const RcMat4 *base,
                  RcVec3        root,
                  float         span,
                  float         chord,
                  float         beat,
                  float         fold,
                  int           side,
                  guint         coat,
                  guint         tip)
{
  RcMat4 before = mesh->transform, m = rc_mat4_multiply (before, *base);
  float  up = RC_RADIANS (beat), outer = RC_RADIANS (beat * 0.35f - 6.0f);
  float  back = fold * RC_RADIANS (78), arm = span * 0.42f, hand = span * 0.58f;
  RcVec3 way = { side * cosf (up) * cosf (back), sinf (up), -sinf (back) };
  RcVec3 on = { side * cosf (outer) * cosf (back), sinf (outer), -sinf (back) - 0.18f };
  RcVec3 wrist = rc_vec3_along (root, way, arm * (1 - 0.35f * fold)), end;
  RcVec3 aft = { -side * fold * 0.15f, -fold * 0.55f, -1 }, trail, trail_end;
  RcVec3 lead = rc_vec3_along (root, rc_vec3 (0, 0, 1), chord * 0.3f);

  end = rc_vec3_along (wrist, rc_vec3_unit (on), hand * (1 - 0.45f * fold));
  wrist.z += chord * 0.22f * (1 - fold);
  aft = rc_vec3_unit (aft);
  trail = rc_vec3_along (wrist, aft, chord * 1.05f);
  trail_end = rc_vec3_along (end, aft, chord * 0.35f);
  rc_mesh_set_transform (mesh, &m);
  mesh->paint.colour = coat;
  panel (mesh, lead, rc_vec3_along (lead, aft, chord), wrist, trail, chord * 0.07f, side);
  mesh->paint.colour = tip;
  panel (mesh, wrist, trail, end, trail_end, chord * 0.05f, side);
  mesh->paint.colour = coat;
  rc_mesh_tube (mesh, (RcVec3[]){ lead, wrist, end }, 3, chord * 0.07f, chord * 0.025f, 6);
  rc_mesh_set_transform (mesh, &before);
}
