/* figure-sheet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/figure-sheet.h"

#include <string.h>

#define BEHIND 0.004f /* how thick cloth is */

static RcVec3
normal_at (const RcSheet *self, int row, int column)
{
  int    last = self->columns - 1, above = MAX (row - 1, 0), below = MIN (row + 1, self->rows - 1);
  int    left = column > 0 ? column - 1 : self->wraps ? last : 0;
  int    right = column < last ? column + 1 : self->wraps ? 0 : last;
  RcVec3 across = rc_vec3_sub (self->points[row][right], self->points[row][left]);
  RcVec3 down = rc_vec3_sub (self->points[below][column], self->points[above][column]);

  RcVec3 normal = rc_vec3_cross (down, across);

  /* Where a whole row is one point its neighbour knows. */
  if (rc_vec3_dot (normal, normal) < 1e-16f && row + 1 < self->rows)
    return normal_at (self, row + 1, column);
  return rc_vec3_unit (normal);
}

/**
 * rc_sheet_vertex:
 * @at, @normal: in the world, whatever the mesh's transform is
 *
 * Returns: the vertex's index
 */
guint
rc_sheet_vertex (RcMesh *mesh, RcVec3 at, RcVec3 normal)
{
  const RcPaint *paint = &mesh->paint;
  RcVertex       vertex = { { at.x, at.y, at.z } };

  rc_vertex_pack (vertex.normal, normal, paint->gloss);
  memcpy (vertex.hull, vertex.normal, sizeof vertex.hull);
  vertex.hull[3] = (gint16)lrintf (CLAMP (paint->ink * 0.5f, 0.0f, 1.0f) * 32767.0f);
  return rc_mesh_lay_vertex (mesh, &vertex);
}

static void
lay_side (const RcSheet *self, const RcVec3 *normals, RcMesh *mesh, float sign, float off)
{
  guint first = mesh->vertices->len;

  for (int row = 0; row < self->rows; row++)
    for (int i = 0; i < self->columns; i++)
      {
        RcVec3 n = rc_vec3_scale (normals[row * self->columns + i], sign);

        rc_sheet_vertex (mesh, rc_vec3_along (self->points[row][i], n, off), n);
      }
  for (int row = 0; row + 1 < self->rows; row++)
    for (int i = 0; i + !self->wraps < self->columns; i++)
      {
        guint a = first + row * self->columns + i;
        guint b = first + row * self->columns + (i + 1) % self->columns;
        guint c = b + self->columns, d = a + self->columns;

        /* The normal is down × across: a, d, c goes round it. */
        if (sign > 0)
          {
            rc_mesh_add_triangle (mesh, a, d, c);
            rc_mesh_add_triangle (mesh, a, c, b);
          }
        else
          {
            rc_mesh_add_triangle (mesh, a, c, d);
            rc_mesh_add_triangle (mesh, a, b, c);
          }
      }
}

/**
 * rc_sheet_lay:
 * @self: (inout): then in the world: lay it once
 * @middle: what the sheet lies around: its outside is away from there
 */
void
rc_sheet_lay (RcSheet *self, RcMesh *mesh, RcVec3 middle)
{
  RcVec3  normals[RC_SHEET_MOST_ROWS * RC_SHEET_MOST_COLUMNS];
  RcVec3  least = rc_vec3 (1e9f, 1e9f, 1e9f), most = rc_vec3 (-1e9f, -1e9f, -1e9f);
  int     row = self->rows / 2, column = self->columns / 2;
  RcVec3  out, *at = normals;
  float   sign, size = rc_vec3_length (rc_mat4_axis (&mesh->transform, 0));
  RcPaint before = mesh->paint;

  for (int k = 0; k < self->rows; k++)
    for (int i = 0; i < self->columns; i++)
      {
        RcVec3 p = rc_mat4_point (&mesh->transform, self->points[k][i]);

        self->points[k][i] = p;
        least = rc_vec3 (MIN (least.x, p.x), MIN (least.y, p.y), MIN (least.z, p.z));
        most = rc_vec3 (MAX (most.x, p.x), MAX (most.y, p.y), MAX (most.z, p.z));
      }
  if (mesh->sight != NULL &&
      !rc_sight_meets_ball (mesh->sight, rc_vec3_mix (least, most, 0.5f),
                            0.5f * rc_vec3_length (rc_vec3_sub (most, least)) + BEHIND * size))
    return;
  for (int k = 0; k < self->rows; k++)
    for (int i = 0; i < self->columns; i++)
      *at++ = normal_at (self, k, i);
  out = rc_vec3_sub (self->points[row][column], rc_mat4_point (&mesh->transform, middle));
  sign = rc_vec3_dot (normals[row * self->columns + column], out) >= 0 ? 1.0f : -1.0f;
  lay_side (self, normals, mesh, sign, 0.0f);
  if (self->behind)
    {
      mesh->paint.colour = self->lining;
      mesh->paint.ink = 0.0f;
      lay_side (self, normals, mesh, -sign, BEHIND * size);
    }
  mesh->paint = before;
}

/**
 * rc_sheet_band:
 * @points, @out: [n]: the way, and which direction is up from the cloth
 * @wide, @thick: metres
 */
void
rc_sheet_band (RcMesh       *mesh,
               const RcVec3 *points,
               const RcVec3 *out,
               int           n,
               float         wide,
               float         thick)
{
  static const float across[4][2] = {
    { -0.5f, -0.4f }, { -0.42f, 1 }, { 0.42f, 1 }, { 0.5f, -0.4f }
  };
  RcSheet sheet = { .rows = MIN (n, RC_SHEET_MOST_ROWS), .columns = 4 };
  RcVec3  inside = { 0, 0, 0 };

  for (int i = 0; i < sheet.rows; i++)
    {
      RcVec3 along = rc_vec3_sub (points[MIN (i + 1, n - 1)], points[MAX (i - 1, 0)]);
      RcVec3 side = rc_vec3_unit (rc_vec3_cross (along, out[i]));

      for (int k = 0; k < 4; k++)
        sheet.points[i][k] = rc_vec3_along (rc_vec3_along (points[i], side, across[k][0] * wide),
                                            out[i], across[k][1] * thick);
      if (i == sheet.rows / 2)
        inside = rc_vec3_along (points[i], out[i], -1.0f);
    }
  rc_sheet_lay (&sheet, mesh, inside);
}
