/* pick.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/pick.h"

#include "engine/image/graph-cut.h"

#include <math.h>
#include <string.h>

#define GRID    200 /* cells of the longer side that a thing is cut out on */
#define BINS    12  /* of each channel */
#define ROUNDS  3
#define BOND    6.0  /* what an edge costs where the picture is even */
#define SEED    0.02 /* of the shorter side, around the click */
#define CERTAIN 1e4F

static gsize
bin_of (const guint8 *pixel)
{
  return (gsize)(pixel[0] * BINS / 256 * BINS + pixel[1] * BINS / 256) * BINS +
         (gsize)(pixel[2] * BINS / 256);
}

/* Each bin shares with its neighbours, so that colours that are nearly the same count as one. */
static void
spread (double *histogram)
{
  static const int   steps[3] = { BINS * BINS, BINS, 1 };
  g_autofree double *next = g_new (double, BINS *BINS *BINS);

  for (int axis = 0; axis < 3; axis++)
    {
      for (int i = 0; i < BINS * BINS * BINS; i++)
        {
          int at = i / steps[axis] % BINS;

          next[i] = histogram[i] + (at > 0 ? histogram[i - steps[axis]] / 2 : 0) +
                    (at + 1 < BINS ? histogram[i + steps[axis]] / 2 : 0);
        }
      memcpy (histogram, next, sizeof (double) * BINS * BINS * BINS);
    }
}

static void
count_colours (const RcFrame *picture, const guint8 *inside, guint8 value, double *histogram)
{
  double sum = 0;

  memset (histogram, 0, sizeof (double) * BINS * BINS * BINS);
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      if (inside[y * picture->width + x] == value)
        histogram[bin_of (picture->data + (gsize)y * picture->stride + 4 * (gsize)x)]++;
  spread (histogram);
  for (int i = 0; i < BINS * BINS * BINS; i++)
    sum += histogram[i] + 0.05;
  for (int i = 0; i < BINS * BINS * BINS; i++)
    histogram[i] = (histogram[i] + 0.05) / sum;
}

static double
difference (const RcFrame *picture, int x0, int y0, int x1, int y1)
{
  const guint8 *a = picture->data + (gsize)y0 * picture->stride + 4 * (gsize)x0;
  const guint8 *b = picture->data + (gsize)y1 * picture->stride + 4 * (gsize)x1;
  double        sum = 0;

  for (int c = 0; c < 3; c++)
    sum += (double)(a[c] - b[c]) * (a[c] - b[c]);
  return sum;
}

static void
set_bonds (RcGraphCut *cut, const RcFrame *picture)
{
  static const int steps[4][2] = { { 1, 0 }, { 1, 1 }, { 0, 1 }, { -1, 1 } };
  double           sum = 0, n = 0;

  for (int y = 0; y + 1 < picture->height; y++)
    for (int x = 0; x + 1 < picture->width; x++, n++)
      sum += difference (picture, x, y, x + 1, y);
  sum = MAX (1, sum / MAX (1, n));
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      for (int way = 0; way < 4; way++)
        {
          int u = x + steps[way][0], v = y + steps[way][1];

          if (u < 0 || u >= picture->width || v >= picture->height)
            continue;
          rc_graph_cut_set_bond (
              cut, x, y, way,
              (float)(BOND * exp (-difference (picture, x, y, u, v) / (2 * sum)) /
                      hypot (steps[way][0], steps[way][1])));
        }
}

/* One cut by the colours of what is inside and outside now. */
static void
cut_once (const RcFrame *picture, int seed_x, int seed_y, guint8 *inside)
{
  g_autofree double     *in = g_new (double, BINS *BINS *BINS);
  g_autofree double     *out = g_new (double, BINS *BINS *BINS);
  g_autoptr (RcGraphCut) cut = rc_graph_cut_new (picture->width, picture->height);
  double                 seed = MAX (1.5, SEED * MIN (picture->width, picture->height));

  count_colours (picture, inside, 1, in);
  count_colours (picture, inside, 0, out);
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      {
        gsize    bin = bin_of (picture->data + (gsize)y * picture->stride + 4 * (gsize)x);
        gboolean seeded = hypot (x - seed_x, y - seed_y) <= seed;
        gboolean border = x == 0 || y == 0 || x == picture->width - 1 || y == picture->height - 1;

        rc_graph_cut_set_cell (cut, x, y, border && !seeded ? CERTAIN : (float)-log (in[bin]),
                               seeded ? CERTAIN : (float)-log (out[bin]));
      }
  set_bonds (cut, picture);
  rc_graph_cut_solve (cut, inside);
}

/* Only what hangs together with the click. */
static void
keep_one (guint8 *inside, int width, int height, int x, int y)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int));
  int                at = y * width + x;

  g_array_append_val (stack, at);
  while (stack->len > 0)
    {
      int      here = g_array_index (stack, int, stack->len - 1);
      int      next[4] = { here - 1, here + 1, here - width, here + width };
      gboolean there[4] = { here % width > 0, here % width + 1 < width, here >= width,
                            here + width < width * height };

      g_array_set_size (stack, stack->len - 1);
      if (inside[here] != 1)
        continue;
      inside[here] = 2;
      for (int i = 0; i < 4; i++)
        if (there[i] && inside[next[i]] == 1)
          g_array_append_val (stack, next[i]);
    }
  for (int i = 0; i < width * height; i++)
    inside[i] = inside[i] == 2;
}

/* What is near the click is taken to be of the thing, what is far from it to be not. */
static void
guess (guint8 *inside, int width, int height, int x, int y)
{
  double radius = 0.12 * MIN (width, height);

  for (int v = 0; v < height; v++)
    for (int u = 0; u < width; u++)
      inside[v * width + u] = hypot (u - x, v - y) <= radius;
}

RcFrame *
rc_pick_thing (const RcFrame *picture, int x, int y, GError **error)
{
  double scale = MIN (1.0, (double)GRID / MAX (picture->width, picture->height));
  int    width = MAX (3, (int)lround (picture->width * scale));
  int    height = MAX (3, (int)lround (picture->height * scale));
  int    u = CLAMP ((int)(x * scale), 0, width - 1), v = CLAMP ((int)(y * scale), 0, height - 1);
  g_autoptr (RcFrame) small = rc_frame_scale (picture, width, height, error);
  g_autoptr (RcFrame) result = NULL;
  g_autofree guint8  *inside = g_malloc0 ((gsize)width * (gsize)height);

  if (small == NULL)
    return NULL;
  guess (inside, width, height, u, v);
  for (int round = 0; round < ROUNDS; round++)
    cut_once (small, u, v, inside);
  keep_one (inside, width, height, u, v);
  result = rc_frame_new (width, height, RC_FRAME_GRAY8, error);
  if (result == NULL)
    return NULL;
  for (int i = 0; i < height; i++)
    for (int k = 0; k < width; k++)
      result->data[(gsize)i * result->stride + k] = inside[i * width + k] ? 255 : 0;
  return rc_frame_scale (result, picture->width, picture->height, error);
}

RcFrame *
rc_pick_identity (const RcFrame *identity, int value, GError **error)
{
  RcFrame *result = rc_frame_new (identity->width, identity->height, RC_FRAME_GRAY8, error);

  for (int y = 0; result != NULL && y < result->height; y++)
    for (int x = 0; x < result->width; x++)
      result->data[(gsize)y * result->stride + x] =
          identity->data[(gsize)y * identity->stride + x] == value ? 255 : 0;
  return result;
}
