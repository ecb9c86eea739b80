/* mesh.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/mesh.h"

#include <string.h>

#define MOST_SIDES 48

RcMesh *
rc_mesh_new (void)
{
  RcMesh *self = g_new0 (RcMesh, 1);

  self->vertices = g_array_new (FALSE, FALSE, sizeof (RcVertex));
  self->indices = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->transform = rc_mat4_identity ();
  self->paint = (RcPaint){ .colour = 0xc8c0b4, .ink = 1.0f };
  return self;
}

void
rc_mesh_free (RcMesh *self)
{
  g_array_unref (self->vertices);
  g_array_unref (self->indices);
  g_free (self);
}

/** Empties the mesh and keeps its memory: for figures, which are built anew every frame. */
void
rc_mesh_clear (RcMesh *self)
{
  g_array_set_size (self->vertices, 0);
  g_array_set_size (self->indices, 0);
  self->transform = rc_mat4_identity ();
}

void
rc_mesh_set_transform (RcMesh *self, const RcMat4 *transform)
{
  self->transform = *transform;
}

void
rc_mesh_set_paint (RcMesh *self, const RcPaint *paint)
{
  self->paint = *paint;
}

/**
 * rc_vertex_pack:
 * @v: components −1 to 1
 * @w: 0 to 1
 * @out: both as signed fractions of 32767, as the shaders read normals and hulls
 */
void
rc_vertex_pack (gint16 out[4], RcVec3 v, float w)
{
  out[0] = (gint16)lrintf (v.x * 32767.0f);
  out[1] = (gint16)lrintf (v.y * 32767.0f);
  out[2] = (gint16)lrintf (v.z * 32767.0f);
  out[3] = (gint16)lrintf (CLAMP (w, 0.0f, 1.0f) * 32767.0f);
}

/* Normals go through the inverse transpose: for columns x, y, z that is their cross products. */
typedef struct
{
  RcVec3   yz, zx, xy;
  gboolean mirrors;
} Turn;

static Turn
turn_of (const RcMat4 *m)
{
  RcVec3 x = rc_mat4_axis (m, 0), y = rc_mat4_axis (m, 1), z = rc_mat4_axis (m, 2);
  Turn   turn = { rc_vec3_cross (y, z), rc_vec3_cross (z, x), rc_vec3_cross (x, y), FALSE };

  turn.mirrors = rc_vec3_dot (x, turn.yz) < 0.0f;
  return turn;
}

static RcVec3
turn_normal (const Turn *turn, RcVec3 n)
{
  RcVec3 sum =
      rc_vec3_along (rc_vec3_along (rc_vec3_scale (turn->yz, n.x), turn->zx, n.y), turn->xy, n.z);

  return rc_vec3_unit (turn->mirrors ? rc_vec3_scale (sum, -1.0f) : sum);
}

/**
 * rc_mesh_add_vertex:
 * @hull: the way the ink line grows; need not be of length 1
 *
 * Returns: the vertex's index
 */
guint
rc_mesh_add_vertex (RcMesh *self, RcVec3 position, RcVec3 normal, RcVec3 hull)
{
  const RcPaint *paint = &self->paint;
  RcVec3         world = rc_mat4_point (&self->transform, position);
  RcVertex       vertex = { { world.x, world.y, world.z } };
  Turn           turn = turn_of (&self->transform);

  rc_vertex_pack (vertex.normal, turn_normal (&turn, normal), paint->gloss);
  rc_vertex_pack (vertex.hull, turn_normal (&turn, hull), paint->ink * 0.5f);
  vertex.colour[0] = paint->colour >> 16 & 0xff;
  vertex.colour[1] = paint->colour >> 8 & 0xff;
  vertex.colour[2] = paint->colour & 0xff;
  vertex.colour[3] = (guint8)lrintf (CLAMP (paint->glow, 0.0f, 1.0f) * 255.0f);
  g_array_append_val (self->vertices, vertex);
  return self->vertices->len - 1;
}

/**
 * rc_mesh_add_point:
 *
 * A vertex of something laid over the picture, whatever the paint is.
 *
 * @colour: as displayed, 0 to 1
 * @alpha: its coverage, 0 to 1
 *
 * Returns: the vertex's index
 */
guint
rc_mesh_add_point (RcMesh *self, RcVec3 at, const float colour[3], float alpha)
{
  guint     index = rc_mesh_add_vertex (self, at, rc_vec3 (0, 1, 0), rc_vec3 (0, 1, 0));
  RcVertex *vertex = &g_array_index (self->vertices, RcVertex, index);

  for (int i = 0; i < 3; i++)
    vertex->colour[i] = (guint8)lrintf (255.0f * CLAMP (colour[i], 0.0f, 1.0f));
  vertex->colour[3] = (guint8)lrintf (255.0f * CLAMP (alpha, 0.0f, 1.0f));
  return index;
}

void
rc_mesh_add_triangle (RcMesh *self, guint a, guint b, guint c)
{
  guint32 triple[3] = { a, b, c };

  g_array_append_vals (self->indices, triple, 3);
}

static void
add_face (RcMesh *self, const RcVec3 *corners, int n, RcVec3 normal)
{
  guint first = 0;

  for (int i = 0; i < n; i++)
    {
      guint index = rc_mesh_add_vertex (self, corners[i], normal, rc_vec3_unit (corners[i]));

      first = i == 0 ? index : first;
      if (i >= 2)
        rc_mesh_add_triangle (self, first, index - 1, index);
    }
}

/** A box of @size around the origin in x and z, standing on y = 0. */
void
rc_mesh_box (RcMesh *self, RcVec3 size)
{
  static const signed char faces[6][3] = { { 1, 0, 0 },  { -1, 0, 0 }, { 0, 1, 0 },
                                           { 0, -1, 0 }, { 0, 0, 1 },  { 0, 0, -1 } };
  RcVec3                   half = rc_vec3_scale (size, 0.5f);
  RcMat4                   before = self->transform;
  RcMat4                   up = rc_mat4_translation (rc_vec3 (0, half.y, 0));

  self->transform = rc_mat4_multiply (before, up);
  for (int f = 0; f < 6; f++)
    {
      RcVec3 n = { faces[f][0], faces[f][1], faces[f][2] };
      RcVec3 u = { n.y != 0 || n.z != 0 ? 1 : 0, n.x != 0 ? 1 : 0, 0 };
      RcVec3 v = rc_vec3_cross (n, u);
      RcVec3 corners[4];

      for (int i = 0; i < 4; i++)
        {
          float  a = i == 0 || i == 3 ? -1.0f : 1.0f, b = i < 2 ? -1.0f : 1.0f;
          RcVec3 c = rc_vec3_along (rc_vec3_along (n, u, a), v, b);

          corners[i] = rc_vec3 (c.x * half.x, c.y * half.y, c.z * half.z);
        }
      add_face (self, corners, 4, n);
    }
  self->transform = before;
}

/** A gable: a box of @size whose top is one ridge along x. */
void
rc_mesh_wedge (RcMesh *self, RcVec3 size)
{
  float        w = size.x / 2, d = size.z / 2;
  const RcVec3 a = { -w, 0, d }, b = { w, 0, d }, c = { w, 0, -d }, e = { -w, 0, -d };
  const RcVec3 f = { -w, size.y, 0 }, g = { w, size.y, 0 };
  RcVec3       slope = rc_vec3_unit (rc_vec3 (0, d, size.y));

  add_face (self, (RcVec3[]){ a, b, g, f }, 4, slope);
  add_face (self, (RcVec3[]){ c, e, f, g }, 4, rc_vec3 (0, slope.y, -slope.z));
  add_face (self, (RcVec3[]){ b, c, g }, 3, rc_vec3 (1, 0, 0));
  add_face (self, (RcVec3[]){ e, a, f }, 3, rc_vec3 (-1, 0, 0));
  add_face (self, (RcVec3[]){ e, c, b, a }, 4, rc_vec3 (0, -1, 0));
}

static void
stitch (RcMesh *self, guint below, guint above, int columns)
{
  for (int i = 0; i < columns; i++)
    {
      guint a = below + i, b = below + i + 1, c = above + i + 1, d = above + i;

      rc_mesh_add_triangle (self, a, b, c);
      rc_mesh_add_triangle (self, a, c, d);
    }
}

void
rc_mesh_ellipsoid (RcMesh *self, RcVec3 radii, int sides)
{
  int   rows = MAX (sides / 2, 4);
  guint before = 0;

  for (int row = 0; row <= rows; row++)
    {
      float latitude = RC_PI * ((float)row / rows - 0.5f);
      guint first = self->vertices->len;

      for (int i = 0; i <= sides; i++)
        {
          float  angle = 2 * RC_PI * i / sides;
          RcVec3 n = { cosf (latitude) * sinf (angle), sinf (latitude),
                       cosf (latitude) * cosf (angle) };
          RcVec3 p = { n.x * radii.x, n.y * radii.y, n.z * radii.z };
          RcVec3 normal = rc_vec3_unit (rc_vec3 (n.x / radii.x, n.y / radii.y, n.z / radii.z));

          rc_mesh_add_vertex (self, p, normal, normal);
        }
      if (row > 0)
        stitch (self, before, first, sides);
      before = first;
    }
}

/**
 * rc_mesh_lathe:
 * @profile: [n, 2]: radius and height from the bottom up; a turn of more than 40° is a sharp edge
 */
void
rc_mesh_lathe (RcMesh *self, const float (*profile)[2], int n, int sides)
{
  for (int k = 0; k + 1 < n; k++)
    {
      float dr = profile[k + 1][0] - profile[k][0], dy = profile[k + 1][1] - profile[k][1];
      float length = sqrtf (dr * dr + dy * dy);
      guint rows[2];

      if (length < 1e-7f)
        continue;
      for (int end = 0; end < 2; end++)
        {
          const float *at = profile[k + end];
          int          other = end == 0 ? k - 1 : k + 1;
          float        nr = dy / length, ny = -dr / length, hr = nr, hy = ny;

          /* Smooth with the neighbouring stretch unless the edge is sharp; the ink always is. */
          if (other >= 0 && other + 1 < n)
            {
              float or = profile[other + 1][0] - profile[other][0];
              float oy = profile[other + 1][1] - profile[other][1];
              float ol = MAX (sqrtf (or * or +oy * oy), 1e-7f);

              hr += oy / ol;
              hy -= or / ol;
              if ((dr * or +dy * oy) / (length * ol) > 0.77f)
                {
                  nr = hr;
                  ny = hy;
                }
            }
          rows[end] = self->vertices->len;
          for (int i = 0; i <= sides; i++)
            {
              float s = sinf (2 * RC_PI * i / sides), c = cosf (2 * RC_PI * i / sides);

              rc_mesh_add_vertex (self, rc_vec3 (at[0] * s, at[1], at[0] * c),
                                  rc_vec3_unit (rc_vec3 (nr * s, ny, nr * c)),
                                  rc_vec3_unit (rc_vec3 (hr * s, hy, hr * c)));
            }
        }
      stitch (self, rows[0], rows[1], sides);
    }
}

/** A round bar through @points, from radius @from to radius @to, its ends rounded. */
void
rc_mesh_tube (RcMesh *self, const RcVec3 *points, int n, float from, float to, int sides)
{
  g_autofree RcRing *rings = g_new0 (RcRing, n + 4);
  RcVec3             side = { 0 };
  int                count = 0;

  for (int i = 0; i < n; i++)
    {
      RcVec3 along =
          rc_vec3_unit (rc_vec3_sub (points[MIN (i + 1, n - 1)], points[MAX (i - 1, 0)]));
      RcVec3 guide = i > 0 ? side : fabsf (along.y) < 0.9f ? rc_vec3 (0, 1, 0) : rc_vec3 (1, 0, 0);
      RcVec3 front = rc_vec3_unit (rc_vec3_cross (along, guide));
      float  radius = rc_mix (from, to, n > 1 ? (float)i / (n - 1) : 0.0f);

      side = rc_vec3_unit (rc_vec3_cross (front, along));
      for (int end = 0; end < 2; end++)
        {
          float back = i == 0       ? (end == 0 ? -0.8f : 0.0f)
                       : i == n - 1 ? (end == 0 ? 0.0f : 0.8f)
                                    : 0.0f;
          float thin = back != 0.0f ? 0.45f : 1.0f;

          if (end == 1 && i != n - 1 && i != 0)
            continue;
          rings[count++] = (RcRing){ .centre = rc_vec3_along (points[i], along, back * radius),
                                     .side = rc_vec3_scale (side, radius * thin),
                                     .front = rc_vec3_scale (front, -radius * thin),
                                     .power = 2.0f,
                                     .colour = self->paint.colour };
        }
    }
  rc_mesh_loft (self, rings, count, sides);
}

/** A ring lying flat around the y axis. */
void
rc_mesh_torus (RcMesh *self, float radius, float thickness, int sides)
{
  guint before = 0;

  for (int k = 0; k <= 8; k++)
    {
      float a = 2 * RC_PI * k / 8;
      guint first = self->vertices->len;

      for (int i = 0; i <= sides; i++)
        {
          float  s = sinf (2 * RC_PI * i / sides), c = cosf (2 * RC_PI * i / sides);
          RcVec3 n = { cosf (a) * s, sinf (a), cosf (a) * c };

          rc_mesh_add_vertex (
              self, rc_vec3_along (rc_vec3 (radius * s, 0, radius * c), n, thickness), n, n);
        }
      if (k > 0)
        stitch (self, before, first, sides);
      before = first;
    }
}

static float
turn (const float *a, const float *b, const float *c)
{
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

static gboolean
is_ear (const float (*outline)[2], const int *left, int n, int i)
{
  const float *a = outline[left[(i + n - 1) % n]], *b = outline[left[i]];
  const float *c = outline[left[(i + 1) % n]];

  if (turn (a, b, c) <= 0.0f)
    return FALSE;
  for (int k = 0; k < n; k++)
    {
      const float *p = outline[left[k]];

      if (p != a && p != b && p != c && turn (a, b, p) >= 0 && turn (b, c, p) >= 0 &&
          turn (c, a, p) >= 0)
        return FALSE;
    }
  return TRUE;
}

static void
fill_outline (RcMesh *self, const float (*outline)[2], int n, guint front, guint back)
{
  g_autofree int *left = g_new (int, n);
  int             count = n;

  for (int i = 0; i < n; i++)
    left[i] = i;
  while (count >= 3)
    {
      int ear = 0;

      while (ear < count - 1 && !is_ear (outline, left, count, ear))
        ear++;
      guint a = left[(ear + count - 1) % count], b = left[ear], c = left[(ear + 1) % count];

      rc_mesh_add_triangle (self, front + a, front + b, front + c);
      rc_mesh_add_triangle (self, back + c, back + b, back + a);
      memmove (left + ear, left + ear + 1, sizeof (int) * (count - ear - 1));
      count--;
    }
}

/**
 * rc_mesh_prism:
 * @outline: [n, 2]: x and y, counter-clockwise seen from +z, simple; may be concave
 * @depth: along z, half of it on either side
 */
void
rc_mesh_prism (RcMesh *self, const float (*outline)[2], int n, float depth)
{
  guint first = self->vertices->len;

  for (int side = 0; side < 2; side++)
    for (int i = 0; i < n; i++)
      {
        const float *p = outline[i], *a = outline[(i + n - 1) % n], *b = outline[(i + 1) % n];
        RcVec3       out = rc_vec3_unit (rc_vec3 (b[1] - a[1], a[0] - b[0], 0));
        float        z = side == 0 ? 1.0f : -1.0f;

        rc_mesh_add_vertex (self, rc_vec3 (p[0], p[1], z * depth / 2), rc_vec3 (0, 0, z),
                            rc_vec3_unit (rc_vec3_add (out, rc_vec3 (0, 0, z))));
      }
  fill_outline (self, outline, n, first, first + n);
  for (int i = 0; i < n; i++)
    {
      const float *p = outline[i], *q = outline[(i + 1) % n];
      RcVec3       out = rc_vec3_unit (rc_vec3 (q[1] - p[1], p[0] - q[0], 0));
      guint        index[4];

      for (int k = 0; k < 4; k++)
        {
          const float *at = k == 0 || k == 3 ? p : q;
          float        z = k < 2 ? 1.0f : -1.0f;

          index[k] = rc_mesh_add_vertex (self, rc_vec3 (at[0], at[1], z * depth / 2), out,
                                         rc_vec3_unit (rc_vec3_add (out, rc_vec3 (0, 0, z))));
        }
      rc_mesh_add_triangle (self, index[0], index[3], index[2]);
      rc_mesh_add_triangle (self, index[0], index[2], index[1]);
    }
}

/** An upright rectangle facing +z, standing on y = 0; one-sided. */
void
rc_mesh_quad (RcMesh *self, float width, float height)
{
  const RcVec3 corners[4] = {
    { -width / 2, 0, 0 }, { width / 2, 0, 0 }, { width / 2, height, 0 }, { -width / 2, height, 0 }
  };

  add_face (self, corners, 4, rc_vec3 (0, 0, 1));
}

static RcVec3
ring_point (const RcRing *ring, float sine, float cosine)
{
  float x = sine, z = cosine;

  if (ring->power > 2.01f)
    {
      float scale =
          powf (powf (fabsf (x), ring->power) + powf (fabsf (z), ring->power), -1.0f / ring->power);

      x *= scale;
      z *= scale;
    }
  return rc_vec3_along (rc_vec3_along (ring->centre, ring->side, x), ring->front, z);
}

static void
close_skin (RcMesh *self, const RcVec3 *points, RcVec3 out, guint row, int sides, gboolean top)
{
  RcVec3 sum = { 0, 0, 0 };
  guint  centre;

  for (int i = 0; i < sides; i++)
    sum = rc_vec3_add (sum, points[i]);
  centre = rc_mesh_add_vertex (self, rc_vec3_scale (sum, 1.0f / sides), out, out);
  for (int i = 0; i < sides; i++)
    if (top)
      rc_mesh_add_triangle (self, centre, row + i, row + i + 1);
    else
      rc_mesh_add_triangle (self, centre, row + i + 1, row + i);
}

/**
 * rc_mesh_skin:
 * @points: [rows, sides + 1], the last column being the first again; with columns running
 *   counter-clockwise seen from above, rows go up
 * @colours: (nullable): [rows], else the paint's
 * @close: whether the first and the last row are closed
 */
void
rc_mesh_skin (RcMesh       *self,
              const RcVec3 *points,
              int           rows,
              int           sides,
              const guint  *colours,
              gboolean      close)
{
  RcPaint before = self->paint;
  guint   base = self->vertices->len;
  int     columns = sides + 1;

  for (int k = 0; k < rows; k++)
    {
      int above = MIN (k + 1, rows - 1), below = MAX (k - 1, 0);

      self->paint.colour = colours != NULL ? colours[k] : before.colour;
      for (int i = 0; i < columns; i++)
        {
          RcVec3 around = rc_vec3_sub (points[k * columns + (i + 1) % sides],
                                       points[k * columns + (i + sides - 1) % sides]);
          RcVec3 up = rc_vec3_sub (points[above * columns + i], points[below * columns + i]);
          RcVec3 normal = rc_vec3_unit (rc_vec3_cross (around, up));

          rc_mesh_add_vertex (self, points[k * columns + i], normal, normal);
        }
      if (k > 0)
        stitch (self, base + (k - 1) * columns, base + k * columns, sides);
    }
  if (close)
    {
      const RcVec3 *last = points + (rows - 1) * columns;
      RcVec3        top = rc_vec3_unit (rc_vec3_cross (rc_vec3_sub (last[sides / 4], last[0]),
                                                       rc_vec3_sub (last[sides / 2], last[0])));
      RcVec3 bottom = rc_vec3_unit (rc_vec3_cross (rc_vec3_sub (points[sides / 2], points[0]),
                                                   rc_vec3_sub (points[sides / 4], points[0])));

      close_skin (self, last, top, base + (rows - 1) * columns, sides, TRUE);
      self->paint.colour = colours != NULL ? colours[0] : before.colour;
      close_skin (self, points, bottom, base, sides, FALSE);
    }
  self->paint = before;
}

/**
 * rc_mesh_loft:
 * @rings: in order; with side = +x and front = +z they go up. Both ends are closed.
 *
 * A smooth skin over cross-sections; normals come from the skin itself. Two rings in one place with
 * two colours make a sharp change of colour.
 */
void
rc_mesh_loft (RcMesh *self, const RcRing *rings, int n, int sides)
{
  g_autofree RcVec3 *points = NULL;
  g_autofree guint  *colours = g_new (guint, n);
  int                columns;

  sides = MIN (sides, MOST_SIDES);
  columns = sides + 1;
  points = g_new (RcVec3, (gsize)n * columns);
  for (int k = 0; k < n; k++)
    {
      colours[k] = rings[k].colour;
      for (int i = 0; i < columns; i++)
        {
          float angle = 2 * RC_PI * (i % sides) / sides;

          points[k * columns + i] = ring_point (&rings[k], sinf (angle), cosf (angle));
        }
    }
  rc_mesh_skin (self, points, n, sides, colours, TRUE);
}

/** The box that holds all vertices; of an empty mesh, the origin. */
void
rc_mesh_bounds (const RcMesh *self, RcVec3 *least, RcVec3 *most)
{
  *least = *most = rc_vec3 (0, 0, 0);
  for (guint i = 0; i < self->vertices->len; i++)
    {
      const float *p = g_array_index (self->vertices, RcVertex, i).position;

      if (i == 0)
        *least = *most = rc_vec3 (p[0], p[1], p[2]);
      *least = rc_vec3 (MIN (least->x, p[0]), MIN (least->y, p[1]), MIN (least->z, p[2]));
      *most = rc_vec3 (MAX (most->x, p[0]), MAX (most->y, p[1]), MAX (most->z, p[2]));
    }
}
