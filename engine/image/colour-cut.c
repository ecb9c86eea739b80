/* colour-cut.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/colour-cut.h"

#include <math.h>
#include <string.h>

#define BOND 6.0 /* what an edge costs where the picture is even */

/* Each bin shares with its neighbours, so that colours that are nearly the same count as one. */
static void
spread (double *histogram)
{
  static const int   steps[3] = { RC_CUT_CHROMA * RC_CUT_CHROMA, RC_CUT_CHROMA, 1 };
  static const int   bins[3] = { RC_CUT_LUMA, RC_CUT_CHROMA, RC_CUT_CHROMA };
  g_autofree double *next = g_new (double, RC_CUT_ALL);

  for (int axis = 0; axis < 3; axis++)
    {
      for (int i = 0; i < RC_CUT_ALL; i++)
        {
          int at = i / steps[axis] % bins[axis];

          next[i] = histogram[i] + (at > 0 ? histogram[i - steps[axis]] / 2 : 0) +
                    (at + 1 < bins[axis] ? histogram[i + steps[axis]] / 2 : 0);
        }
      memcpy (histogram, next, sizeof (double) * RC_CUT_ALL);
    }
}

void
rc_cut_count_colours (const RcFrame *picture, const guint8 *parts, guint8 value, double *shares)
{
  double sum = 0;

  memset (shares, 0, sizeof (double) * RC_CUT_ALL);
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      if (parts[y * picture->width + x] == value)
        shares[rc_cut_bin (picture->data + (gsize)y * picture->stride + 4 * (gsize)x)]++;
  spread (shares);
  for (int i = 0; i < RC_CUT_ALL; i++)
    sum += shares[i] + 0.05;
  for (int i = 0; i < RC_CUT_ALL; i++)
    shares[i] = (shares[i] + 0.05) / sum;
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

void
rc_cut_set_bonds (RcGraphCut *cut, const RcFrame *picture, const guint8 *where)
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

          if (u < 0 || u >= picture->width || v >= picture->height ||
              (where != NULL && !where[y * picture->width + x]))
            continue;
          rc_graph_cut_set_bond (
              cut, x, y, way,
              (float)(BOND * exp (-difference (picture, x, y, u, v) / (2 * sum)) /
                      hypot (steps[way][0], steps[way][1])));
        }
}
