/* flow.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/flow.h"

#include <math.h>
#include <string.h>

#define MOST_LEVELS  5
#define LEAST_SIDE   24
#define HALF         7 /* of the window, pixels */
#define WINDOW       (2 * HALF + 1)
#define ITERATIONS   12
#define CLOSE_ENOUGH 0.01  /* pixels, to stop */
#define LEAST_EIGEN  2e-5f /* of a window's mean gradient; white is 1 */
#define MOST_BACK    0.5   /* pixels between where it began and where it came back to */
#define CELL         9     /* one corner at most in so many pixels each way */

typedef struct
{
  int    width, height;
  float *data; /* [height, width], 0 to 1 */
} Plane;

struct _RcFlowImage
{
  Plane levels[MOST_LEVELS];
  int   n_levels;
};

/* --- pyramid ------------------------------------------------------------------------------ */

static void
plane_init (Plane *self, int width, int height)
{
  self->width = width;
  self->height = height;
  self->data = g_new (float, (gsize)width *(gsize)height);
}

static float
pixel_at (const Plane *self, int x, int y)
{
  x = CLAMP (x, 0, self->width - 1);
  y = CLAMP (y, 0, self->height - 1);
  return self->data[(gsize)y * self->width + x];
}

static void
halve (const Plane *from, Plane *to)
{
  plane_init (to, (from->width + 1) / 2, (from->height + 1) / 2);
  for (int y = 0; y < to->height; y++)
    for (int x = 0; x < to->width; x++)
      {
        static const float weights[3] = { 0.25f, 0.5f, 0.25f };
        float              sum = 0;

        for (int v = -1; v <= 1; v++)
          for (int u = -1; u <= 1; u++)
            sum += weights[v + 1] * weights[u + 1] * pixel_at (from, 2 * x + u, 2 * y + v);
        to->data[(gsize)y * to->width + x] = sum;
      }
}

/* @picture: BGRA8 */
RcFlowImage *
rc_flow_image_new (const RcFrame *picture)
{
  RcFlowImage *self = g_new0 (RcFlowImage, 1);

  plane_init (&self->levels[0], picture->width, picture->height);
  for (int y = 0; y < picture->height; y++)
    {
      const guint8 *pixel = picture->data + (gsize)y * picture->stride;

      for (int x = 0; x < picture->width; x++, pixel += 4)
        self->levels[0].data[(gsize)y * picture->width + x] =
            (0.114f * pixel[0] + 0.587f * pixel[1] + 0.299f * pixel[2]) / 255;
    }
  self->n_levels = 1;
  while (self->n_levels < MOST_LEVELS &&
         MIN (self->levels[self->n_levels - 1].width, self->levels[self->n_levels - 1].height) >=
             2 * LEAST_SIDE)
    {
      halve (&self->levels[self->n_levels - 1], &self->levels[self->n_levels]);
      self->n_levels++;
    }
  return self;
}

void
rc_flow_image_free (RcFlowImage *self)
{
  for (int i = 0; i < self->n_levels; i++)
    g_free (self->levels[i].data);
  g_free (self);
}

/* --- corners ------------------------------------------------------------------------------ */

/* The lesser eigenvalue of the gradients around a pixel, over their number. */
static float
cornerness (const Plane *plane, int x, int y)
{
  float xx = 0, xy = 0, yy = 0;

  for (int v = y - 3; v <= y + 3; v++)
    for (int u = x - 3; u <= x + 3; u++)
      {
        float dx = (pixel_at (plane, u + 1, v) - pixel_at (plane, u - 1, v)) / 2;
        float dy = (pixel_at (plane, u, v + 1) - pixel_at (plane, u, v - 1)) / 2;

        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
      }
  return ((xx + yy) / 2 - sqrtf ((xx - yy) * (xx - yy) / 4 + xy * xy)) / 49;
}

typedef struct
{
  int   x, y;
  float score;
} Corner;

static int
compare_corners (gconstpointer a, gconstpointer b)
{
  const Corner *one = a, *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->y != other->y ? one->y - other->y : one->x - other->x;
}

static Corner
best_in_cell (const Plane *plane, const RcFrame *coverage, int x0, int y0, int cell)
{
  Corner best = { .score = -1 };

  for (int y = y0; y < MIN (y0 + cell, plane->height - 1); y += 2)
    for (int x = x0; x < MIN (x0 + cell, plane->width - 1); x += 2)
      {
        float score;

        if (x < 1 || y < 1 || coverage->data[(gsize)y * coverage->stride + x] < 128)
          continue;
        score = cornerness (plane, x, y);
        if (score > best.score)
          best = (Corner){ x, y, score };
      }
  return best;
}

GArray *
rc_flow_find_corners (const RcFlowImage *self, const RcFrame *coverage, guint most)
{
  const Plane       *plane = &self->levels[0];
  int                cell = MAX (CELL, plane->height / 60);
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (Corner));
  GArray            *points = g_array_new (FALSE, FALSE, sizeof (double));

  for (int y = 0; y < plane->height; y += cell)
    for (int x = 0; x < plane->width; x += cell)
      {
        Corner corner = best_in_cell (plane, coverage, x, y, cell);

        if (corner.score > LEAST_EIGEN)
          g_array_append_val (corners, corner);
      }
  g_array_sort (corners, compare_corners);
  for (guint i = 0; i < MIN (corners->len, most); i++)
    {
      const Corner *corner = &g_array_index (corners, Corner, i);
      double        pair[2] = { corner->x, corner->y };

      g_array_append_vals (points, pair, 2);
    }
  return points;
}

/* --- following ---------------------------------------------------------------------------- */

static float
sample (const Plane *plane, double x, double y)
{
  int   i = (int)floor (x), k = (int)floor (y);
  float s = (float)(x - i), t = (float)(y - k);

  return (pixel_at (plane, i, k) * (1 - s) + pixel_at (plane, i + 1, k) * s) * (1 - t) +
         (pixel_at (plane, i, k + 1) * (1 - s) + pixel_at (plane, i + 1, k + 1) * s) * t;
}

typedef struct
{
  float value[WINDOW * WINDOW], dx[WINDOW * WINDOW], dy[WINDOW * WINDOW];
  float xx, xy, yy;
} Window;

static void
window_init (Window *self, const Plane *plane, double x, double y)
{
  self->xx = self->xy = self->yy = 0;
  for (int v = -HALF, i = 0; v <= HALF; v++)
    for (int u = -HALF; u <= HALF; u++, i++)
      {
        self->value[i] = sample (plane, x + u, y + v);
        self->dx[i] = (sample (plane, x + u + 1, y + v) - sample (plane, x + u - 1, y + v)) / 2;
        self->dy[i] = (sample (plane, x + u, y + v + 1) - sample (plane, x + u, y + v - 1)) / 2;
        self->xx += self->dx[i] * self->dx[i];
        self->xy += self->dx[i] * self->dy[i];
        self->yy += self->dy[i] * self->dy[i];
      }
}

/* @x, @y: (inout): where it is in @plane. Returns: FALSE if there is nothing to hold on to */
static gboolean
settle (const Window *self, const Plane *plane, double *x, double *y)
{
  float determinant = self->xx * self->yy - self->xy * self->xy;

  if (determinant < 1e-9f)
    return FALSE;
  for (int round = 0; round < ITERATIONS; round++)
    {
      float  bx = 0, by = 0;
      double mx, my;

      for (int v = -HALF, i = 0; v <= HALF; v++)
        for (int u = -HALF; u <= HALF; u++, i++)
          {
            float difference = self->value[i] - sample (plane, *x + u, *y + v);

            bx += difference * self->dx[i];
            by += difference * self->dy[i];
          }
      mx = (self->yy * bx - self->xy * by) / determinant;
      my = (self->xx * by - self->xy * bx) / determinant;
      *x += CLAMP (mx, -HALF, HALF);
      *y += CLAMP (my, -HALF, HALF);
      if (mx * mx + my * my < CLOSE_ENOUGH * CLOSE_ENOUGH)
        break;
    }
  return *x >= 0 && *y >= 0 && *x <= plane->width - 1 && *y <= plane->height - 1;
}

static gboolean
follow_point (const RcFlowImage *from,
              const RcFlowImage *to,
              const double       point[2],
              double             found[2])
{
  gboolean good = FALSE;
  double   dx = found[0] - point[0], dy = found[1] - point[1];

  for (int level = MIN (from->n_levels, to->n_levels) - 1; level >= 0; level--)
    {
      double scale = 1.0 / (1 << level);
      double x = (point[0] + dx) * scale, y = (point[1] + dy) * scale;
      double before_x = x, before_y = y;
      Window window;

      window_init (&window, &from->levels[level], point[0] * scale, point[1] * scale);
      good = settle (&window, &to->levels[level], &x, &y);
      if (!good && level > 0)
        {
          x = before_x;
          y = before_y;
        }
      dx = x / scale - point[0];
      dy = y / scale - point[1];
    }
  found[0] = point[0] + dx;
  found[1] = point[1] + dy;
  return good;
}

void
rc_flow_follow (const RcFlowImage *from,
                const RcFlowImage *to,
                const double      *points,
                guint              n_points,
                double            *guess,
                gboolean          *good)
{
  for (guint i = 0; i < n_points; i++)
    {
      double back[2];

      good[i] = follow_point (from, to, &points[2 * i], &guess[2 * i]);
      if (!good[i])
        continue;
      memcpy (back, &points[2 * i], sizeof back);
      good[i] = follow_point (to, from, &guess[2 * i], back) &&
                hypot (back[0] - points[2 * i], back[1] - points[2 * i + 1]) <= MOST_BACK;
    }
}
