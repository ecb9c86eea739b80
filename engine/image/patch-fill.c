/* patch-fill.c
 *
 * Patches from the edge inwards, those with most known around them first, each copied from where
 * what is known of it fits best: A. Criminisi, P. Pérez, K. Toyama, Region Filling and Object
 * Removal by Exemplar-Based Image Inpainting, IEEE TIP 13/9 (2004), without its isophotes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/patch-fill.h"

#include <string.h>

#define REACH 11 /* patches from the hole that are tried, each way */

typedef struct
{
  RcFrame *frame;
  int      radius; /* of a patch, pixels */
  int      step;   /* between patches that are tried, pixels */
  RcRect   hole;   /* bounds of what was missing */
} Fill;

static guint8 *
at (const Fill *self, int x, int y)
{
  return self->frame->data + (gsize)y * self->frame->stride + (gsize)x * 4;
}

static gboolean
is_known (const Fill *self, int x, int y)
{
  return at (self, x, y)[3] == 255;
}

static gboolean
is_missing (const Fill *self, int x, int y)
{
  return at (self, x, y)[3] == 0;
}

/* How many pixels of a patch are known. */
static int
known_of (const Fill *self, int x, int y)
{
  int n = 0;

  for (int k = MAX (y - self->radius, 0); k <= MIN (y + self->radius, self->frame->height - 1); k++)
    for (int i = MAX (x - self->radius, 0); i <= MIN (x + self->radius, self->frame->width - 1);
         i++)
      n += is_known (self, i, k);
  return n;
}

/* The missing pixel with most known around it. */
static gboolean
next_hole (const Fill *self, int *x, int *y)
{
  int most = 0;

  for (int k = self->hole.y; k < self->hole.y + self->hole.height; k++)
    for (int i = self->hole.x; i < self->hole.x + self->hole.width; i++)
      {
        gboolean edge =
            is_missing (self, i, k) &&
            ((i > 0 && is_known (self, i - 1, k)) || (k > 0 && is_known (self, i, k - 1)) ||
             (i + 1 < self->frame->width && is_known (self, i + 1, k)) ||
             (k + 1 < self->frame->height && is_known (self, i, k + 1)));
        int n = edge ? known_of (self, i, k) : 0;

        if (n <= most)
          continue;
        most = n;
        *x = i;
        *y = k;
      }
  return most > 0;
}

/* How badly the patch at @sx, @sy fits what is known at @x, @y; G_MAXINT64: it is not all there. */
static gint64
misfit (const Fill *self, int x, int y, int sx, int sy, gint64 enough)
{
  gint64 sum = 0;

  for (int k = -self->radius; k <= self->radius; k++)
    {
      for (int i = -self->radius; i <= self->radius; i++)
        {
          const guint8 *to, *from;

          if (sx + i < 0 || sy + k < 0 || sx + i >= self->frame->width ||
              sy + k >= self->frame->height || !is_known (self, sx + i, sy + k))
            return G_MAXINT64;
          if (x + i < 0 || y + k < 0 || x + i >= self->frame->width ||
              y + k >= self->frame->height || !is_known (self, x + i, y + k))
            continue;
          to = at (self, x + i, y + k);
          from = at (self, sx + i, sy + k);
          for (int channel = 0; channel < 3; channel++)
            sum += (to[channel] - from[channel]) * (to[channel] - from[channel]);
        }
      if (sum >= enough)
        return enough;
    }
  return sum;
}

/* Tries patches on a grid through @x, @y, so many steps each way, as far as the frame goes. */
static gint64
try_around (const Fill *self, int x, int y, int reach, int *sx, int *sy)
{
  int    x0 = -MIN (reach, (x - self->radius) / self->step);
  int    y0 = -MIN (reach, (y - self->radius) / self->step);
  int    x1 = MIN (reach, (self->frame->width - 1 - self->radius - x) / self->step);
  int    y1 = MIN (reach, (self->frame->height - 1 - self->radius - y) / self->step);
  gint64 least = G_MAXINT64;

  for (int k = y0; k <= y1; k++)
    for (int i = x0; i <= x1; i++)
      {
        gint64 bad = misfit (self, x, y, x + i * self->step, y + k * self->step, least);

        if (bad >= least)
          continue;
        least = bad;
        *sx = x + i * self->step;
        *sy = y + k * self->step;
      }
  return least;
}

/* Farther away only if there is nothing near. */
static gboolean
find_source (const Fill *self, int x, int y, int *sx, int *sy)
{
  return try_around (self, x, y, REACH, sx, sy) < G_MAXINT64 ||
         try_around (self, x, y, 4 * REACH, sx, sy) < G_MAXINT64;
}

static void
copy_patch (Fill *self, int x, int y, int sx, int sy)
{
  for (int k = -self->radius; k <= self->radius; k++)
    for (int i = -self->radius; i <= self->radius; i++)
      if (x + i >= 0 && y + k >= 0 && x + i < self->frame->width && y + k < self->frame->height &&
          is_missing (self, x + i, y + k))
        memcpy (at (self, x + i, y + k), at (self, sx + i, sy + k), 4);
}

/* Where no patch of the size is to be had: the mean of what is known next to it. */
static void
spread (Fill *self, int x, int y)
{
  int sum[3] = { 0 }, n = 0;

  for (int k = MAX (y - 1, 0); k <= MIN (y + 1, self->frame->height - 1); k++)
    for (int i = MAX (x - 1, 0); i <= MIN (x + 1, self->frame->width - 1); i++)
      if (is_known (self, i, k))
        {
          for (int channel = 0; channel < 3; channel++)
            sum[channel] += at (self, i, k)[channel];
          n++;
        }
  for (int channel = 0; channel < 3; channel++)
    at (self, x, y)[channel] = (guint8)(sum[channel] / MAX (n, 1));
  at (self, x, y)[3] = 255;
}

static void
find_bounds (Fill *self)
{
  int x0 = self->frame->width, y0 = self->frame->height, x1 = 0, y1 = 0;

  for (int y = 0; y < self->frame->height; y++)
    for (int x = 0; x < self->frame->width; x++)
      if (is_missing (self, x, y))
        {
          x0 = MIN (x0, x);
          y0 = MIN (y0, y);
          x1 = MAX (x1, x + 1);
          y1 = MAX (y1, y + 1);
        }
  self->hole = (RcRect){ x0, y0, MAX (x1 - x0, 0), MAX (y1 - y0, 0) };
}

/**
 * rc_patch_fill:
 * @frame: BGRA8; alpha 255 is known, 0 is missing, and is 255 when it is done; anything else is
 *   neither filled nor copied
 * @unit: pixels that a patch reaches to each side
 *
 * A picture of which nothing is known stays as it is.
 *
 * Returns: FALSE if it was cancelled
 */
gboolean
rc_patch_fill (RcFrame *frame, int unit, GCancellable *cancellable)
{
  Fill self = { .frame = frame, .radius = MAX (unit, 1), .step = MAX (unit / 2, 1) };
  int  x = 0, y = 0, sx = 0, sy = 0;

  find_bounds (&self);
  while (next_hole (&self, &x, &y))
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (find_source (&self, x, y, &sx, &sy))
        copy_patch (&self, x, y, sx, sy);
      else
        spread (&self, x, y);
    }
  return TRUE;
}
