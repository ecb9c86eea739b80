/* morph.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/morph.h"

#include "engine/image/flow.h"
#include "engine/image/warp.h"

#include <math.h>
#include <string.h>

#define DOWN     24   /* points of flow down a frame */
#define FARTHEST 0.1  /* of the frame's height, that anything goes */
#define WINDOW   3    /* pixels around a point that must be more alike where it went */
#define SPREAD   60   /* rounds in which points without flow take on that of others */
#define FOLLOWS  0.5f /* how far the flow goes to what is found, each frame */

struct _RcMorph
{
  gboolean seen;
  int      across, down, step; /* points, and pixels between them */
  float (*flow)[2];            /* pixels to the right, down */
};

RcMorph *
rc_morph_new (void)
{
  return g_new0 (RcMorph, 1);
}

void
rc_morph_free (RcMorph *self)
{
  g_free (self->flow);
  g_free (self);
}

/* --- the flow ------------------------------------------------------------------------------- */

/* How unlike two places are, levels; G_MAXINT beside a picture. */
static int
unlike (const RcFrame *from, double x, double y, const RcFrame *to, double tx, double ty)
{
  int sum = 0;

  for (int k = -WINDOW; k <= WINDOW; k++)
    for (int i = -WINDOW; i <= WINDOW; i++)
      {
        guint8 a[3], b[3];

        if (!rc_warp_sample (from, x + i, y + k, a) || !rc_warp_sample (to, tx + i, ty + k, b))
          return G_MAXINT;
        for (int c = 0; c < 3; c++)
          sum += ABS (a[c] - b[c]);
      }
  return sum;
}

/* Points that were not found take on the mean of their neighbours, and nothing from afar. */
static void
spread (const RcMorph *self, const gboolean *good, float (*flow)[2])
{
  for (int round = 0; round < SPREAD; round++)
    for (int y = 0; y < self->down; y++)
      for (int x = 0; x < self->across; x++)
        {
          int   i = y * self->across + x;
          float sum[2] = { 0 }, n = 0.05f;

          for (int k = 0; k < 4 && !good[i]; k++)
            {
              static const int ways[4][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
              int              nx = x + ways[k][0], ny = y + ways[k][1];

              if (nx < 0 || ny < 0 || nx >= self->across || ny >= self->down)
                continue;
              for (int c = 0; c < 2; c++)
                sum[c] += flow[ny * self->across + nx][c];
              n++;
            }
          for (int c = 0; c < 2 && !good[i]; c++)
            flow[i][c] = sum[c] / n;
        }
}

static void
make_grid (RcMorph *self, const RcFrame *frame)
{
  if (self->flow != NULL)
    return;
  self->step = MAX (frame->height / DOWN, 6);
  self->across = frame->width / self->step + 2;
  self->down = frame->height / self->step + 2;
  self->flow = g_malloc0_n ((gsize)(self->across * self->down), sizeof *self->flow);
}

static gboolean
is_under (const RcFrame *mask, double x, double y)
{
  return mask == NULL || mask->data[(gsize)CLAMP ((int)y, 0, mask->height - 1) * mask->stride +
                                    (gsize)CLAMP ((int)x, 0, mask->width - 1)] > 0;
}

static void
find_flow (RcMorph *self, const RcFrame *from, const RcFrame *to, const RcFrame *mask)
{
  guint                   n = (guint)(self->across * self->down);
  g_autoptr (RcFlowImage) one = rc_flow_image_new (from), other = rc_flow_image_new (to);
  g_autofree double      *points = g_new (double, 2 * n), *guess = g_new (double, 2 * n);
  g_autofree gboolean    *good = g_new0 (gboolean, n);
  float (*found)[2] = g_malloc0_n (n, sizeof *found);

  for (guint i = 0; i < n; i++)
    {
      points[2 * i] = MIN ((int)i % self->across * self->step, from->width - 1);
      points[2 * i + 1] = MIN ((int)i / self->across * self->step, from->height - 1);
    }
  memcpy (guess, points, 2 * n * sizeof *guess);
  rc_flow_follow (one, other, points, n, guess, good);
  for (guint i = 0; i < n; i++)
    {
      const double *at = &points[2 * i], *goes = &guess[2 * i];

      /* What is where it was, or is not found any more there than here, stays. */
      if (!is_under (mask, at[0], at[1]) ||
          unlike (from, at[0], at[1], to, at[0], at[1]) <= (2 * WINDOW + 1) * (2 * WINDOW + 1) * 3)
        good[i] = TRUE;
      else if (good[i] && hypot (goes[0] - at[0], goes[1] - at[1]) < FARTHEST * from->height &&
               unlike (from, at[0], at[1], to, goes[0], goes[1]) <
                   unlike (from, at[0], at[1], to, at[0], at[1]) / 2)
        for (int c = 0; c < 2; c++)
          found[i][c] = (float)(goes[c] - at[c]);
      else
        good[i] = FALSE;
    }
  spread (self, good, found);
  for (guint i = 0; i < n; i++)
    for (int c = 0; c < 2; c++)
      self->flow[i][c] += (self->seen ? FOLLOWS : 1) * (found[i][c] - self->flow[i][c]);
  self->seen = TRUE;
  g_free (found);
}

static void
flow_at (const RcMorph *self, int x, int y, double *right, double *down)
{
  double px = (double)x / self->step, py = (double)y / self->step, out[2];
  int    i = MIN ((int)px, self->across - 2), k = MIN ((int)py, self->down - 2);

  px -= i;
  py -= k;
  for (int c = 0; c < 2; c++)
    {
      const float (*row)[2] = self->flow + k * self->across + i;

      out[c] = (row[0][c] * (1 - px) + row[1][c] * px) * (1 - py) +
               (row[self->across][c] * (1 - px) + row[self->across + 1][c] * px) * py;
    }
  *right = out[0];
  *down = out[1];
}

/* --- the picture ---------------------------------------------------------------------------- */

static void
mix_pixel (const RcMorph *self,
           const RcFrame *from,
           const RcFrame *to,
           int            x,
           int            y,
           double         share,
           guint8         out[3])
{
  double right, down;
  guint8 a[3], b[3];

  flow_at (self, x, y, &right, &down);
  if (fabs (right) + fabs (down) < 0.05)
    right = down = 0;
  if (!rc_warp_sample (from, x - share * right, y - share * down, a) ||
      !rc_warp_sample (to, x + (1 - share) * right, y + (1 - share) * down, b))
    {
      rc_warp_sample (from, x, y, a);
      rc_warp_sample (to, x, y, b);
    }
  for (int c = 0; c < 3; c++)
    out[c] = (guint8)lrint (a[c] * (1 - share) + b[c] * share);
}

RcFrame *
rc_morph_between (RcMorph       *self,
                  const RcFrame *from,
                  const RcFrame *to,
                  const RcFrame *mask,
                  double         share,
                  GError       **error)
{
  RcFrame *out = rc_frame_copy (to, error);

  if (out == NULL || share >= 1)
    return out;
  make_grid (self, from);
  find_flow (self, from, to, mask);
  for (int y = 0; y < out->height; y++)
    for (int x = 0; x < out->width; x++)
      if (is_under (mask, x, y))
        mix_pixel (self, from, to, x, y, MAX (share, 0),
                   out->data + (gsize)y * out->stride + (gsize)x * 4);
  return out;
}

/* Very slow where it begins and where it ends, so that nothing is seen to begin: K. Perlin,
 * Improving Noise (2002). */
static double
ease (double t)
{
  t = CLAMP (t, 0.0, 1.0);
  return t * t * t * (10 - t * (15 - 6 * t));
}

double
rc_morph_share (int index, int first, int last, int reach, gboolean open[2])
{
  double in = open[0] ? 1 : ease ((index - first + 1) / (reach + 1.0));
  double out = open[1] ? 1 : ease ((last - index + 1) / (reach + 1.0));

  return MIN (in, out);
}
