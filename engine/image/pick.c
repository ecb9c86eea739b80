/* pick.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/pick.h"

#include "engine/image/colour-cut.h"

#include <math.h>
#include <string.h>

#define GRID    200 /* cells of the longer side that a thing is cut out on */
#define ROUNDS  3
#define SEED    0.02 /* of the shorter side, around each place */
#define NEAR    0.12 /* of the shorter side, around a click: taken to be of the thing at first */
#define ALONG   0.04 /* as NEAR, around each place of a scribble, which says more */
#define CERTAIN 1e4F

/* One cut by the colours of what is inside and outside now. */
static void
cut_once (const RcFrame *picture, const guint8 *seeds, guint8 *inside)
{
  g_autofree double     *in = g_new (double, RC_CUT_ALL);
  g_autofree double     *out = g_new (double, RC_CUT_ALL);
  g_autoptr (RcGraphCut) cut = rc_graph_cut_new (picture->width, picture->height);

  rc_cut_count_colours (picture, inside, 1, in);
  rc_cut_count_colours (picture, inside, 0, out);
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      {
        gsize    bin = rc_cut_bin (picture->data + (gsize)y * picture->stride + 4 * (gsize)x);
        gboolean seeded = seeds[y * picture->width + x] != 0;
        gboolean border = x == 0 || y == 0 || x == picture->width - 1 || y == picture->height - 1;

        rc_graph_cut_set_cell (cut, x, y, border && !seeded ? CERTAIN : (float)-log (in[bin]),
                               seeded ? CERTAIN : (float)-log (out[bin]));
      }
  rc_cut_set_bonds (cut, picture, NULL);
  rc_graph_cut_solve (cut, inside);
}

/* Only what hangs together with one of the places; it is 2 meanwhile. */
static void
spread_from (guint8 *inside, int width, int height, int at)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int));

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
}

/* Cells within @radius of one of the @n places are 1. */
static void
mark_places (guint8 *cells, int width, int height, const int (*places)[2], guint n, double radius)
{
  int reach = (int)ceil (radius);

  for (guint i = 0; i < n; i++)
    for (int y = MAX (0, places[i][1] - reach); y <= MIN (height - 1, places[i][1] + reach); y++)
      for (int x = MAX (0, places[i][0] - reach); x <= MIN (width - 1, places[i][0] + reach); x++)
        if (hypot (x - places[i][0], y - places[i][1]) <= radius)
          cells[y * width + x] = 1;
}

/* What is near the places is taken to be of the thing, what is far from them to be not; then the
 * colours of both say better. @inside: zeros */
static void
cut_out (const RcFrame *picture, const double *places, guint n, guint8 *inside)
{
  int                width = picture->width, height = picture->height;
  int                side = MIN (width, height);
  g_autofree guint8 *seeds = g_malloc0 ((gsize)width * (gsize)height);
  g_autofree int (*at)[2] = g_malloc_n (n, sizeof *at);

  for (guint i = 0; i < n; i++)
    {
      at[i][0] = CLAMP ((int)(places[2 * i] * width), 0, width - 1);
      at[i][1] = CLAMP ((int)(places[2 * i + 1] * height), 0, height - 1);
    }
  mark_places (seeds, width, height, at, n, MAX (1.5, SEED * side));
  mark_places (inside, width, height, at, n, (n > 1 ? ALONG : NEAR) * side);
  for (int round = 0; round < ROUNDS; round++)
    cut_once (picture, seeds, inside);
  for (guint i = 0; i < n; i++)
    spread_from (inside, width, height, at[i][1] * width + at[i][0]);
  for (int i = 0; i < width * height; i++)
    inside[i] = inside[i] == 2;
}

RcFrame *
rc_pick_thing (const RcFrame *picture, const double *places, guint n, GError **error)
{
  double              scale = MIN (1.0, (double)GRID / MAX (picture->width, picture->height));
  int                 width = MAX (3, (int)lround (picture->width * scale));
  int                 height = MAX (3, (int)lround (picture->height * scale));
  g_autoptr (RcFrame) small = rc_frame_scale (picture, width, height, error);
  g_autoptr (RcFrame) result = NULL;
  g_autofree guint8  *inside = g_malloc0 ((gsize)width * (gsize)height);

  if (small == NULL)
    return NULL;
  cut_out (small, places, n, inside);
  result = rc_frame_new (width, height, RC_FRAME_GRAY8, error);
  if (result == NULL)
    return NULL;
  for (int i = 0; i < height; i++)
    for (int k = 0; k < width; k++)
      result->data[(gsize)i * result->stride + k] = inside[i * width + k] ? 255 : 0;
  return rc_frame_scale (result, picture->width, picture->height, error);
}

RcFrame *
rc_pick_identity (const RcFrame *identity, const gboolean values[256], GError **error)
{
  RcFrame *result = rc_frame_new (identity->width, identity->height, RC_FRAME_GRAY8, error);

  for (int y = 0; result != NULL && y < result->height; y++)
    for (int x = 0; x < result->width; x++)
      result->data[(gsize)y * result->stride + x] =
          values[identity->data[(gsize)y * identity->stride + x]] ? 255 : 0;
  return result;
}
