/* levels.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/levels.h"

#include <string.h>

#define BOXES 3 /* so many means in a row are all but a Gaussian: Wells, PAMI 8/2 (1986) */

/** Returns: (transfer full): all 0 */
RcLevels *
rc_levels_new (int width, int height)
{
  RcLevels *self = g_new0 (RcLevels, 1);

  self->width = width;
  self->height = height;
  self->at = g_new0 (float, (gsize)width *(gsize)height);
  return self;
}

RcLevels *
rc_levels_copy (const RcLevels *self)
{
  RcLevels *copy = rc_levels_new (self->width, self->height);

  memcpy (copy->at, self->at, sizeof (float) * (gsize)self->width * (gsize)self->height);
  return copy;
}

RcLevels *
rc_levels_of (const RcFrame *frame, RcRect rect)
{
  RcLevels *self = rc_levels_new (rect.width, rect.height);

  for (int y = 0; y < rect.height; y++)
    for (int x = 0; x < rect.width; x++)
      {
        const guint8 *row = frame->data + (gsize)(rect.y + y) * frame->stride;
        const guint8 *pixel = row + (gsize)(rect.x + x) * 4;

        self->at[(gsize)y * (gsize)rect.width + (gsize)x] =
            frame->format == RC_FRAME_BGRA8
                ? (0.114f * pixel[0] + 0.587f * pixel[1] + 0.299f * pixel[2]) / 255.0f
                : row[rect.x + x] / 255.0f;
      }
  return self;
}

void
rc_levels_free (RcLevels *self)
{
  g_free (self->at);
  g_free (self);
}

/* The mean of 2 × @radius + 1 numbers, of @n that are @step apart; the ends go on. */
static void
box (float *line, const float *copy, int n, gsize step, int radius)
{
  double sum = 0, width = 2 * radius + 1;

  for (int i = -radius; i <= radius; i++)
    sum += copy[CLAMP (i, 0, n - 1)];
  for (int i = 0; i < n; i++)
    {
      line[(gsize)i * step] = (float)(sum / width);
      sum += copy[MIN (i + radius + 1, n - 1)] - copy[MAX (i - radius, 0)];
    }
}

static void
blur_once (RcLevels *self, int radius)
{
  int               longest = MAX (self->width, self->height);
  g_autofree float *copy = g_new (float, longest);

  for (int y = 0; y < self->height; y++)
    {
      float *line = self->at + (gsize)y * (gsize)self->width;

      memcpy (copy, line, sizeof (float) * (gsize)self->width);
      box (line, copy, self->width, 1, radius);
    }
  for (int x = 0; x < self->width; x++)
    {
      for (int y = 0; y < self->height; y++)
        copy[y] = self->at[(gsize)y * (gsize)self->width + (gsize)x];
      box (self->at + x, copy, self->height, (gsize)self->width, radius);
    }
}

/** @radius: pixels of each of three means; 0: nothing is done */
void
rc_levels_blur (RcLevels *self, int radius)
{
  for (int i = 0; i < BOXES && radius > 0; i++)
    blur_once (self, radius);
}

static RcLevels *
product (const RcLevels *a, const RcLevels *b, int radius)
{
  RcLevels *out = rc_levels_copy (a);

  for (gsize i = 0; i < (gsize)a->width * (gsize)a->height; i++)
    out->at[i] *= b->at[i];
  blur_once (out, radius);
  return out;
}

/**
 * rc_levels_guide:
 * @even: variance of the guide that is no edge yet
 *
 * K. He, J. Sun, X. Tang: Guided Image Filtering, PAMI 35/6 (2013).
 */
void
rc_levels_guide (RcLevels *self, const RcLevels *guide, int radius, float even)
{
  gsize                n = (gsize)self->width * (gsize)self->height;
  g_autoptr (RcLevels) both = product (self, guide, radius),
                       square = product (guide, guide, radius);
  g_autoptr (RcLevels) mean = rc_levels_copy (guide);

  blur_once (mean, radius);
  blur_once (self, radius);
  /* `both` becomes how much of the guide, `self` what is added to it. */
  for (gsize i = 0; i < n; i++)
    {
      float m = mean->at[i];
      float a = (both->at[i] - m * self->at[i]) / (square->at[i] - m * m + even);

      self->at[i] -= a * m;
      both->at[i] = a;
    }
  blur_once (self, radius);
  blur_once (both, radius);
  for (gsize i = 0; i < n; i++)
    self->at[i] = CLAMP (both->at[i] * guide->at[i] + self->at[i], 0.0f, 1.0f);
}
