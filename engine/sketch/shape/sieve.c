/* sieve.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/shape/sieve.h"

#include <string.h>

#define SHARES_BITS 6
#define SHARES      (1 << SHARES_BITS) /* of a pixel */

/* What a driver may put a vertex beside where it is computed here: OpenGL promises four bits within
 * a pixel, and sums are wrong by less than this. */
#define SLACK (SHARES / 16 + 1)

/* Nearer to the eye's plane than this, or so many pictures beside it, nothing is said about where a
 * vertex is: sums are wrong by more. Metres. */
#define NEAREST  0.25f
#define FARTHEST 8.0f

/* A vertex of which nothing is said. */
#define UNKNOWN G_MININT32

typedef float Quad __attribute__ ((vector_size (16)));

static Quad
column (const RcMat4 *matrix, int which)
{
  Quad quad;

  memcpy (&quad, matrix->m + 4 * which, sizeof quad);
  return quad;
}

/**
 * rc_sieve_project:
 * @from: the first vertex that is asked for
 * @to: the one after the last
 * @spots: (out): [to]: written from @from on
 */
void
rc_sieve_project (const RcSieve  *self,
                  const RcVertex *vertices,
                  guint           from,
                  guint           to,
                  RcSieveSpot    *spots)
{
  Quad  x = column (&self->clip, 0), y = column (&self->clip, 1), z = column (&self->clip, 2);
  Quad  origin = column (&self->clip, 3);
  float across = 0.5f * (float)self->width * SHARES, up = 0.5f * (float)self->height * SHARES;

  for (guint i = from; i < to; i++)
    {
      const float *p = vertices[i].position;
      Quad         at = origin + x * p[0] + y * p[1] + z * p[2];
      float        w = at[3], far = FARTHEST * w;

      if (w >= NEAREST && fabsf (at[0]) < far && fabsf (at[1]) < far)
        spots[i] = (RcSieveSpot){ (gint32)((at[0] / w + 1.0f) * across),
                                  (gint32)((at[1] / w + 1.0f) * up) };
      else
        spots[i] = (RcSieveSpot){ UNKNOWN, UNKNOWN };
    }
}

/* The pixels whose middles are between two places; none if *last < *first. */
static inline void
middles (gint32 least, gint32 most, gint32 *first, gint32 *last)
{
  *first = (least - SLACK - SHARES / 2 + SHARES - 1) >> SHARES_BITS;
  *last = (most + SLACK - SHARES / 2) >> SHARES_BITS;
}

static gboolean
meets_tiles (const RcSieve *self, gint32 x0, gint32 y0, gint32 x1, gint32 y1)
{
  int     wide = rc_sieve_side (self->width), high = rc_sieve_side (self->height);
  int     left = MAX (x0, 0) / wide, right = MIN (x1, self->width - 1) / wide;
  int     top = MIN (y1, self->height - 1) / high;
  guint32 bits = (2u << right) - (1u << left);

  for (int row = MAX (y0, 0) / high; row <= top; row++)
    if ((self->tiles[row] & bits) != 0)
      return TRUE;
  return FALSE;
}

/* Whether it is turned away for certain. */
static inline gboolean
is_back (RcSieveSpot a, RcSieveSpot b, RcSieveSpot c)
{
  gint64 bx = b.x - a.x, by = b.y - a.y, cx = c.x - a.x, cy = c.y - a.y;

  return bx * cy - by * cx < -2 * SLACK * (ABS (bx) + ABS (by) + ABS (cx) + ABS (cy));
}

/**
 * rc_sieve_pick:
 * @spots: of the vertices that the triangles have
 * @indices: [n]: three a triangle
 * @picked: (out): [n]: those of triangles that may come to a pixel, in their order
 *
 * Returns: how many indices were picked
 */
guint
rc_sieve_pick (const RcSieve     *self,
               const RcSieveSpot *spots,
               const guint32     *indices,
               guint              n,
               guint32           *picked)
{
  gint32 left = self->rect.x, right = self->rect.x + self->rect.width - 1;
  gint32 bottom = self->rect.y, top = self->rect.y + self->rect.height - 1;
  guint  kept = 0;

  for (guint i = 0; i + 2 < n; i += 3)
    {
      RcSieveSpot a = spots[indices[i]], b = spots[indices[i + 1]], c = spots[indices[i + 2]];
      gint32      x0, x1, y0, y1;

      if (a.x != UNKNOWN && b.x != UNKNOWN && c.x != UNKNOWN)
        {
          middles (MIN (a.x, MIN (b.x, c.x)), MAX (a.x, MAX (b.x, c.x)), &x0, &x1);
          middles (MIN (a.y, MIN (b.y, c.y)), MAX (a.y, MAX (b.y, c.y)), &y0, &y1);
          if (x1 < x0 || y1 < y0 || x1 < left || x0 > right || y1 < bottom || y0 > top ||
              (self->fronts && is_back (a, b, c)) ||
              (self->tiles != NULL && !meets_tiles (self, x0, y0, x1, y1)))
            continue;
        }
      memcpy (picked + kept, indices + i, 3 * sizeof *picked);
      kept += 3;
    }
  return kept;
}
