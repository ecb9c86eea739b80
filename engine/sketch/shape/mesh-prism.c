/* mesh-prism.c - a flat outline given depth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/shape/mesh.h"

#include <string.h>

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
