/* global-motion.c
 *
 * J. R. Bergen, P. Anandan, K. J. Hanna, R. Hingorani: Hierarchical Model-Based Motion Estimation
 * (1992), with a turn, a scale and a shift as the model, and weights against outliers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/global-motion.h"

#include <math.h>
#include <string.h>

enum
{
  LEVELS = 4,
  ROUNDS = 12,
  LEAST = 12, /* pixels of the smallest picture's shorter side */
};

typedef struct
{
  int    width, height;
  float *grey; /* [height, width], 0 to 1; below 0: left out */
} Plane;

/* Where a pixel at p from the middle was before: p + turn and scale × p + shift; pixels. */
typedef struct
{
  double scale, turn, x, y;
} Warp;

#define LEFT_OUT -8.0f

/* @mask: (nullable): GRAY8 of the same size: what is above 0 is left out */
static Plane
plane_of (const RcFrame *frame, const RcFrame *mask)
{
  Plane plane = { frame->width, frame->height,
                  g_new (float, (gsize)frame->width *(gsize)frame->height) };

  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        const guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;

        plane.grey[y * frame->width + x] =
            mask != NULL && mask->data[(gsize)y * mask->stride + x] > 0
                ? LEFT_OUT
                : (0.114f * pixel[0] + 0.587f * pixel[1] + 0.299f * pixel[2]) / 255.0f;
      }
  return plane;
}

/* Half the size, by means of 2 × 2 after a little blur of 4 × 4. */
static Plane
halve (const Plane *from)
{
  Plane half = { from->width / 2, from->height / 2, NULL };

  half.grey = g_new (float, (gsize)half.width *(gsize)half.height);
  for (int y = 0; y < half.height; y++)
    for (int x = 0; x < half.width; x++)
      {
        float    sum = 0.0f;
        gboolean whole = TRUE;

        for (int k = -1; k < 3; k++)
          for (int i = -1; i < 3; i++)
            {
              float grey = from->grey[CLAMP (2 * y + k, 0, from->height - 1) * from->width +
                                      CLAMP (2 * x + i, 0, from->width - 1)];

              sum += grey * (k == -1 || k == 2 ? 1 : 3) * (i == -1 || i == 2 ? 1 : 3);
              whole = whole && grey >= 0.0f;
            }
        half.grey[y * half.width + x] = whole ? sum / 64.0f : LEFT_OUT;
      }
  return half;
}

/* A pixel more than a place that is less than two from the last one may be rounded up to that. */
static float
sample (const Plane *plane, float x, float y)
{
  int          i = MIN ((int)x, plane->width - 2), k = MIN ((int)y, plane->height - 2);
  float        u = x - i, v = y - k;
  const float *at = plane->grey + k * plane->width + i;

  return (at[0] * (1 - u) + at[1] * u) * (1 - v) +
         (at[plane->width] * (1 - u) + at[plane->width + 1] * u) * v;
}

/* Gauss: a × x = b, in place. Returns: FALSE if there is no one solution */
static gboolean
solve (double a[4][4], double b[4])
{
  for (int i = 0; i < 4; i++)
    {
      int most = i;

      for (int k = i + 1; k < 4; k++)
        if (fabs (a[k][i]) > fabs (a[most][i]))
          most = k;
      if (fabs (a[most][i]) < 1e-9)
        return FALSE;
      for (int c = 0; c < 4; c++)
        {
          double other = a[i][c];

          a[i][c] = a[most][c];
          a[most][c] = other;
        }
      if (most != i)
        {
          double other = b[i];

          b[i] = b[most];
          b[most] = other;
        }
      for (int k = i + 1; k < 4; k++)
        {
          double by = a[k][i] / a[i][i];

          for (int c = i; c < 4; c++)
            a[k][c] -= by * a[i][c];
          b[k] -= by * b[i];
        }
    }
  for (int i = 3; i >= 0; i--)
    {
      for (int c = i + 1; c < 4; c++)
        b[i] -= a[i][c] * b[c];
      b[i] /= a[i][i];
    }
  return TRUE;
}

/* Whether a pixel that sample() would ask for around there is left out. */
static gboolean
is_near_hole (const Plane *plane, int x, int y)
{
  for (int k = -1; k <= 2; k++)
    for (int i = -1; i <= 2; i++)
      if (plane->grey[(y + k) * plane->width + x + i] < 0.0f)
        return TRUE;
  return FALSE;
}

/* One step towards the warp under which @from looks like @to. */
static gboolean
improve (const Plane *from, const Plane *to, Warp *warp)
{
  double a[4][4] = { { 0 } }, b[4] = { 0 };
  float  cx = (to->width - 1) / 2.0f, cy = (to->height - 1) / 2.0f;
  float  unit = 2.0f / to->width;

  for (int y = 1; y < to->height - 1; y++)
    for (int x = 1; x < to->width - 1; x++)
      {
        float  px = x - cx, py = y - cy;
        float  sx = (float)((1 + warp->scale) * px - warp->turn * py + warp->x) + cx;
        float  sy = (float)((1 + warp->scale) * py + warp->turn * px + warp->y) + cy;
        double row[4], gx, gy, off, weight;

        if (!(sx >= 1 && sy >= 1 && sx < from->width - 2 && sy < from->height - 2) ||
            to->grey[y * to->width + x] < 0.0f || is_near_hole (from, (int)sx, (int)sy))
          continue;
        gx = (sample (from, sx + 1, sy) - sample (from, sx - 1, sy)) / 2;
        gy = (sample (from, sx, sy + 1) - sample (from, sx, sy - 1)) / 2;
        off = to->grey[y * to->width + x] - sample (from, sx, sy);
        weight = 1.0 / (1.0 + off * off / (0.08 * 0.08));
        row[0] = (gx * px + gy * py) * unit;
        row[1] = (gy * px - gx * py) * unit;
        row[2] = gx;
        row[3] = gy;
        for (int i = 0; i < 4; i++)
          {
            for (int k = 0; k < 4; k++)
              a[i][k] += weight * row[i] * row[k];
            b[i] += weight * row[i] * off;
          }
      }
  for (int i = 0; i < 4; i++)
    a[i][i] += 1e-4; /* an even picture stays where it is */
  if (!solve (a, b))
    return FALSE;
  warp->scale += b[0] * unit;
  warp->turn += b[1] * unit;
  warp->x += b[2];
  warp->y += b[3];
  return TRUE;
}

void
rc_global_motion_find (RcGlobalMotion *self, const RcFrame *from, const RcFrame *to)
{
  *self = (RcGlobalMotion){ .zoom = 1.0 };
  rc_global_motion_refine (self, from, NULL, to, NULL);
}

/**
 * rc_global_motion_refine:
 * @self: (inout): about how it goes, and then how it goes
 * @from_mask: (nullable): GRAY8 of the size of @from: what is above 0 goes its own way
 * @to_mask: (nullable): as @from_mask
 */
void
rc_global_motion_refine (RcGlobalMotion *self,
                         const RcFrame  *from,
                         const RcFrame  *from_mask,
                         const RcFrame  *to,
                         const RcFrame  *to_mask)
{
  Plane a[LEVELS], b[LEVELS];
  Warp  warp = { cos (self->roll) / self->zoom - 1, -sin (self->roll) / self->zoom,
                 self->pan * from->width, -self->tilt * from->height };
  int   n = 1;

  a[0] = plane_of (from, from_mask);
  b[0] = plane_of (to, to_mask);
  while (n < LEVELS && MIN (a[n - 1].width, a[n - 1].height) >= 2 * LEAST)
    {
      a[n] = halve (&a[n - 1]);
      b[n] = halve (&b[n - 1]);
      n++;
    }
  warp.x /= 1 << (n - 1);
  warp.y /= 1 << (n - 1);
  for (int level = n - 1; level >= 0; level--)
    {
      for (int round = 0; round < ROUNDS; round++)
        if (!improve (&a[level], &b[level], &warp))
          break;
      if (level > 0)
        {
          warp.x *= 2;
          warp.y *= 2;
        }
    }
  self->pan = warp.x / from->width;
  self->tilt = -warp.y / from->height;
  self->zoom = 1.0 / sqrt ((1 + warp.scale) * (1 + warp.scale) + warp.turn * warp.turn);
  self->roll = -atan2 (warp.turn, 1 + warp.scale);
  for (int i = 0; i < n; i++)
    {
      g_free (a[i].grey);
      g_free (b[i].grey);
    }
}

static double *
member (RcGlobalMotion *self, int which)
{
  return which == 0   ? &self->pan
         : which == 1 ? &self->tilt
         : which == 2 ? &self->roll
                      : &self->zoom;
}

/* A bell of about five pictures; the ends stay where they are. */
static void
make_smooth (RcGlobalMotion *way, guint n)
{
  g_autofree RcGlobalMotion *copy = g_memdup2 (way, sizeof (RcGlobalMotion) * n);

  for (guint i = 1; i + 1 < n; i++)
    for (int which = 0; which < 4; which++)
      {
        double sum = 0.0, all = 0.0;
        int    reach = (int)MIN (3, MIN (i, n - 1 - i));

        for (int k = -reach; k <= reach; k++)
          {
            double weight = exp (-0.5 * k * k / 2.25);

            sum += weight * *member (&copy[(int)i + k], which);
            all += weight;
          }
        *member (&way[i], which) = sum / all;
      }
}

RcGlobalMotion *
rc_global_motion_track (GPtrArray *frames)
{
  RcGlobalMotion *way = g_new0 (RcGlobalMotion, MAX (frames->len, 1));
  double          zoom = 0.0; /* logarithm */

  for (guint i = 1; i < frames->len; i++)
    {
      RcGlobalMotion step;

      rc_global_motion_find (&step, g_ptr_array_index (frames, i - 1),
                             g_ptr_array_index (frames, i));
      /* A shift of a picture that has been zoomed into is a smaller turn of the camera. */
      way[i].pan = way[i - 1].pan + step.pan / exp (zoom);
      way[i].tilt = way[i - 1].tilt + step.tilt / exp (zoom);
      way[i].roll = way[i - 1].roll + step.roll;
      zoom += log (CLAMP (step.zoom, 0.5, 2.0));
      way[i].zoom = zoom;
    }
  make_smooth (way, frames->len);
  for (guint i = 0; i < MAX (frames->len, 1); i++)
    way[i].zoom = exp (way[i].zoom);
  return way;
}
