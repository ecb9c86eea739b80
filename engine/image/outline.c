/* outline.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/outline.h"

#include <math.h>
#include <string.h>

#define LEAST_AREA 6.0 /* square pixels of a ring worth keeping */

static gboolean
is_inside (const RcFrame *coverage, int x, int y)
{
  return x >= 0 && y >= 0 && x < coverage->width && y < coverage->height &&
         coverage->data[(gsize)y * coverage->stride + x] >= 128;
}

/* Whether the pixel beside the corner @x, @y is inside: ahead in @direction (0 right, 1 down, 2
 * left, 3 up), on the right-hand side or the left. */
static gboolean
is_ahead (const RcFrame *coverage, int x, int y, int direction, gboolean right)
{
  static const int to_right[4][2] = { { 0, 0 }, { -1, 0 }, { -1, -1 }, { 0, -1 } };
  static const int to_left[4][2] = { { 0, -1 }, { 0, 0 }, { -1, 0 }, { -1, -1 } };
  const int       *offset = right ? to_right[direction] : to_left[direction];

  return is_inside (coverage, x + offset[0], y + offset[1]);
}

/* Walks along the edge with the inside on the right until it is back; marks the upper edges that
 * it passes. @points: (out): corners where it turns */
static void
walk (const RcFrame *coverage, int x0, int y0, guint8 *passed, GArray *points)
{
  static const int dx[4] = { 1, 0, -1, 0 }, dy[4] = { 0, 1, 0, -1 };
  int              x = x0, y = y0, direction = 0, before = -1;

  do
    {
      double pair[2] = { x, y };

      if (direction != before)
        g_array_append_vals (points, pair, 2);
      before = direction;
      if (direction == 0)
        passed[(gsize)y * coverage->width + x] = 1;
      x += dx[direction];
      y += dy[direction];
      if (!is_ahead (coverage, x, y, direction, TRUE))
        direction = (direction + 1) % 4;
      else if (is_ahead (coverage, x, y, direction, FALSE))
        direction = (direction + 3) % 4;
    }
  while (x != x0 || y != y0 || direction != 0);
}

static double
line_distance (const double *p, const double *a, const double *b)
{
  double dx = b[0] - a[0], dy = b[1] - a[1], n = dx * dx + dy * dy;
  double t = n > 0 ? CLAMP (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / n, 0, 1) : 0;

  return hypot (p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}

/* Marks the points between @from and @to that must stay; @n: of all, a ring. */
static void
simplify (const double *points, guint n, guint from, guint to, double tolerance, guint8 *kept)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (guint));
  guint              span[2] = { from, to };

  g_array_append_vals (spans, span, 2);
  while (spans->len > 0)
    {
      guint  last = g_array_index (spans, guint, spans->len - 1);
      guint  first = g_array_index (spans, guint, spans->len - 2), farthest = first;
      double most = 0;

      g_array_set_size (spans, spans->len - 2);
      for (guint i = first + 1; i < last; i++)
        {
          double distance =
              line_distance (&points[2 * i], &points[2 * first], &points[2 * (last % n)]);

          if (distance > most)
            {
              most = distance;
              farthest = i;
            }
        }
      if (most <= tolerance)
        continue;
      kept[farthest] = 1;
      span[0] = first;
      span[1] = farthest;
      g_array_append_vals (spans, span, 2);
      span[0] = farthest;
      span[1] = last;
      g_array_append_vals (spans, span, 2);
    }
}

static double
ring_area (const double *points, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      const double *a = &points[2 * i], *b = &points[2 * ((i + 1) % n)];

      sum += a[0] * b[1] - a[1] * b[0];
    }
  return fabs (sum) / 2;
}

static double
rounded (double value)
{
  return round (value * 1e5) / 1e5;
}

static void
add_ring (cJSON *rings, GArray *ring, double tolerance, int width, int height)
{
  const double      *points = (const double *)(gpointer)ring->data;
  guint              n = ring->len / 2, farthest = 0, left = 0;
  g_autofree guint8 *kept = g_malloc0 (n);
  double             most = 0;
  cJSON             *numbers;

  if (ring_area (points, n) < LEAST_AREA)
    return;
  for (guint i = 1; i < n; i++)
    {
      double distance = hypot (points[2 * i] - points[0], points[2 * i + 1] - points[1]);

      if (distance > most)
        {
          most = distance;
          farthest = i;
        }
    }
  kept[0] = kept[farthest] = 1;
  simplify (points, n, 0, farthest, tolerance, kept);
  simplify (points, n, farthest, n, tolerance, kept);
  for (guint i = 0; i < n; i++)
    left += kept[i];
  if (left < 3)
    return;
  numbers = cJSON_CreateArray ();
  for (guint i = 0; i < n; i++)
    if (kept[i])
      {
        cJSON_AddItemToArray (numbers, cJSON_CreateNumber (rounded (points[2 * i] / width)));
        cJSON_AddItemToArray (numbers, cJSON_CreateNumber (rounded (points[2 * i + 1] / height)));
      }
  cJSON_AddItemToArray (rings, numbers);
}

cJSON *
rc_outline_rings (const RcFrame *coverage, double tolerance)
{
  cJSON             *rings = cJSON_CreateArray ();
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree guint8 *passed = g_malloc0 ((gsize)coverage->width * (gsize)coverage->height);

  for (int y = 0; y < coverage->height; y++)
    for (int x = 0; x < coverage->width; x++)
      {
        if (passed[(gsize)y * coverage->width + x] || !is_inside (coverage, x, y) ||
            is_inside (coverage, x, y - 1))
          continue;
        g_array_set_size (points, 0);
        walk (coverage, x, y, passed, points);
        add_ring (rings, points, tolerance, coverage->width, coverage->height);
      }
  return rings;
}

cJSON *
rc_outline_shape_new (void)
{
  cJSON *shape = cJSON_CreateObject ();

  cJSON_AddStringToObject (shape, "kind", "outline");
  cJSON_AddArrayToObject (shape, "rings");
  cJSON_AddArrayToObject (shape, "keys");
  return shape;
}

/**
 * rc_shape_add_drawn_key:
 * @name: "rings" or "picture"
 * @drawn: (transfer full): what is so called in @frame
 *
 * For a shape that is drawn anew for each frame: a key, unless it is as in the key before. What the
 * first one has stands in the shape, too.
 *
 * Returns: whether there is a key more
 */
gboolean
rc_shape_add_drawn_key (cJSON *shape, int frame, const char *name, cJSON *drawn)
{
  cJSON       *keys = cJSON_GetObjectItemCaseSensitive (shape, "keys"), *key;
  int          n = cJSON_GetArraySize (keys);
  const cJSON *before =
      n > 0 ? cJSON_GetObjectItemCaseSensitive (cJSON_GetArrayItem (keys, n - 1), name) : NULL;

  if (before != NULL && cJSON_Compare (before, drawn, TRUE))
    {
      cJSON_Delete (drawn);
      return FALSE;
    }
  if (n == 0 && cJSON_HasObjectItem (shape, name))
    cJSON_ReplaceItemInObjectCaseSensitive (shape, name, cJSON_Duplicate (drawn, TRUE));
  else if (n == 0)
    cJSON_AddItemToObject (shape, name, cJSON_Duplicate (drawn, TRUE));
  key = cJSON_CreateObject ();
  cJSON_AddNumberToObject (key, "frame", frame);
  cJSON_AddStringToObject (key, "ease", "hold");
  cJSON_AddBoolToObject (key, "tracked", TRUE);
  cJSON_AddItemToObject (key, name, drawn);
  cJSON_AddItemToArray (keys, key);
  return TRUE;
}

void
rc_outline_shape_add (cJSON *shape, int frame, const RcFrame *coverage, double tolerance)
{
  rc_shape_add_drawn_key (shape, frame, "rings", rc_outline_rings (coverage, tolerance));
}
