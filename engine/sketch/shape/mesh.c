/* mesh.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/shape/mesh.h"

#include "engine/sketch/shape/colour.h"

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
  g_clear_pointer (&self->marked, g_array_unref);
  rc_mesh_keep (self, NULL, NULL);
  g_free (self);
}

/** @kept: (transfer full) (nullable): in place of what was kept, until the mesh is freed */
void
rc_mesh_keep (RcMesh *self, gpointer kept, GDestroyNotify free_kept)
{
  g_clear_pointer (&self->kept, self->free_kept);
  self->kept = kept;
  self->free_kept = free_kept;
}

/** Empties the mesh and keeps its memory: for figures, which are built anew every frame. */
void
rc_mesh_clear (RcMesh *self)
{
  g_array_set_size (self->vertices, 0);
  g_array_set_size (self->indices, 0);
  if (self->marked != NULL)
    g_array_set_size (self->marked, 0);
  self->transform = rc_mat4_identity ();
}

/** Which vertices have a marked colour is told from now on in `marked`, after each clearing too. */
void
rc_mesh_tell_marked (RcMesh *self)
{
  if (self->marked == NULL)
    self->marked = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
rc_mesh_set_transform (RcMesh *self, const RcMat4 *transform)
{
  self->transform = *transform;
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
 * rc_mesh_asks_for:
 * @centre, @radius: under the mesh's transform
 *
 * Returns: FALSE only if nothing in the ball is in sight, so that it need not be laid on
 */
gboolean
rc_mesh_asks_for (const RcMesh *self, RcVec3 centre, float radius)
{
  float most = 0.0f;

  if (self->sight == NULL)
    return TRUE;
  /* No length grows by more than the root of the largest sum of a row of the axes' products. */
  for (int i = 0; i < 3; i++)
    {
      float sum = 0.0f;

      for (int k = 0; k < 3; k++)
        sum += fabsf (
            rc_vec3_dot (rc_mat4_axis (&self->transform, i), rc_mat4_axis (&self->transform, k)));
      most = MAX (most, sum);
    }
  return rc_sight_meets_ball (self->sight, rc_mat4_point (&self->transform, centre),
                              radius * sqrtf (most));
}

static gboolean
asks_for_points (const RcMesh *self, const RcVec3 *points, int n)
{
  RcVec3 least = points[0], most = points[0];

  if (self->sight == NULL)
    return TRUE;
  for (int i = 1; i < n; i++)
    {
      least = rc_vec3 (MIN (least.x, points[i].x), MIN (least.y, points[i].y),
                       MIN (least.z, points[i].z));
      most =
          rc_vec3 (MAX (most.x, points[i].x), MAX (most.y, points[i].y), MAX (most.z, points[i].z));
    }
  return rc_mesh_asks_for (self, rc_vec3_mix (least, most, 0.5f),
                           0.5f * rc_vec3_length (rc_vec3_sub (most, least)));
}

/**
 * rc_mesh_lay_vertex:
 * @vertex: (inout): in the world; gets the paint's colour
 *
 * Returns: the vertex's index
 */
guint
rc_mesh_lay_vertex (RcMesh *self, RcVertex *vertex)
{
  const RcPaint *paint = &self->paint;
  guint          index = self->vertices->len;

  vertex->colour[0] = paint->colour >> 16 & 0xff;
  vertex->colour[1] = paint->colour >> 8 & 0xff;
  vertex->colour[2] = paint->colour & 0xff;
  vertex->colour[3] = (guint8)lrintf (CLAMP (paint->glow, 0.0f, 1.0f) * 255.0f);
  g_array_append_vals (self->vertices, vertex, 1);
  if (self->marked != NULL && (paint->colour & RC_COLOUR_MARKED) != 0)
    g_array_append_val (self->marked, index);
  return index;
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
  /* Most are the same. */
  if (memcmp (&normal, &hull, sizeof normal) == 0)
    memcpy (vertex.hull, vertex.normal, sizeof vertex.hull);
  else
    rc_vertex_pack (vertex.hull, turn_normal (&turn, hull), 0.0f);
  vertex.hull[3] = (gint16)lrintf (CLAMP (paint->ink * 0.5f, 0.0f, 1.0f) * 32767.0f);
  return rc_mesh_lay_vertex (self, &vertex);
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

  if (!rc_mesh_asks_for (self, rc_vec3 (0, 0, 0), MAX (radii.x, MAX (radii.y, radii.z))))
    return;
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

  if (!asks_for_points (self, points, rows * columns))
    return;
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

static gboolean
asks_for_rings (const RcMesh *self, const RcRing *rings, int n)
{
  float reach = 0.0f;

  /* No point of a ring is farther from the middle one's centre. */
  for (int i = 0; self->sight != NULL && i < n; i++)
    reach = MAX (reach, rc_vec3_length (rc_vec3_sub (rings[i].centre, rings[n / 2].centre)) +
                            rc_vec3_length (rings[i].side) + rc_vec3_length (rings[i].front));
  return rc_mesh_asks_for (self, rings[n / 2].centre, reach);
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
  g_autofree guint  *colours = NULL;
  int                columns;

  if (!asks_for_rings (self, rings, n))
    return;
  colours = g_new (guint, n);
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
