/* grain.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/grain.h"

#include "engine/image/noise.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK    8     /* pixels of an even square's side */
#define AROUND   0.4   /* of the mask's box, on each side, that is looked at */
#define LEAST    5     /* squares that say anything about a step */
#define QUARTER  0.83f /* of the grain: what a quarter of squares of it stays below */
#define DARKEST  3     /* levels: beyond these the grain is cut off */
#define LIGHTEST 252
#define MOST     14.0f /* levels */
#define SEEN     0.5f
#define FOLLOWS  0.25f

typedef struct
{
  GArray *blocks[4][RC_GRAIN_STEPS]; /* of float: levels */
} Found;

static void
found_init (Found *self)
{
  for (int c = 0; c < 4; c++)
    for (int step = 0; step < RC_GRAIN_STEPS; step++)
      self->blocks[c][step] = g_array_new (FALSE, FALSE, sizeof (float));
}

static void
found_clear (Found *self)
{
  for (int c = 0; c < 4; c++)
    for (int step = 0; step < RC_GRAIN_STEPS; step++)
      g_array_unref (self->blocks[c][step]);
}

static int
step_of (float level)
{
  return CLAMP ((int)(level * RC_GRAIN_STEPS / 256), 0, RC_GRAIN_STEPS - 1);
}

/* Of channel 3, the mean of the three, three times. */
static int
value_of (const guint8 *pixel, int channel)
{
  return channel < 3 ? pixel[channel] : pixel[0] + pixel[1] + pixel[2];
}

/* One square: its mean level and the mean of Immerkær's mask over it. */
static void
add_block (Found *self, const RcFrame *frame, int x0, int y0)
{
  static const int kernel[3][3] = { { 1, -2, 1 }, { -2, 4, -2 }, { 1, -2, 1 } };
  const int        inner = (BLOCK - 2) * (BLOCK - 2);

  for (int c = 0; c < 4; c++)
    {
      int   sum = 0, noise = 0;
      float level, sigma;

      for (int y = y0 + 1; y < y0 + BLOCK - 1; y++)
        for (int x = x0 + 1; x < x0 + BLOCK - 1; x++)
          {
            int n = 0;

            for (int k = 0; k < 3; k++)
              for (int i = 0; i < 3; i++)
                n += kernel[k][i] * value_of (frame->data + (gsize)(y + k - 1) * frame->stride +
                                                  (gsize)(x + i - 1) * 4,
                                              c);
            noise += ABS (n);
            sum += value_of (frame->data + (gsize)y * frame->stride + (gsize)x * 4, c);
          }
      level = (float)sum / (float)inner / (c == 3 ? 3 : 1);
      sigma = sqrtf ((float)G_PI / 2) * (float)noise / (float)(6 * inner) / (c == 3 ? 3 : 1);
      if (level >= DARKEST && level <= LIGHTEST)
        g_array_append_val (self->blocks[c][step_of (level)], sigma);
    }
}

static gboolean
is_wanted (const RcFrame *mask, int x0, int y0, gboolean under)
{
  for (int y = y0; y < y0 + BLOCK; y++)
    for (int x = x0; x < x0 + BLOCK; x++)
      if (under != (mask->data[(gsize)y * mask->stride + (gsize)x] > 0))
        return FALSE;
  return TRUE;
}

/* What is looked at: around the mask, or all of it. */
static RcRect
look_at (const RcFrame *mask, gboolean under)
{
  RcRect box = rc_frame_covered (mask);

  if (box.width <= 0)
    return (RcRect){ 0, 0, mask->width, mask->height };
  return under ? box
               : rc_frame_grow_rect (mask, box,
                                     (int)(AROUND * MAX (box.width, box.height)) + 3 * BLOCK);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  float one = *(const float *)a, other = *(const float *)b;

  return one < other ? -1 : one > other;
}

/* Steps that nothing is known of have the grain of the nearest one that is known. */
static gboolean
settle (const Found *found, int channel, float sigma[RC_GRAIN_STEPS])
{
  gboolean known[RC_GRAIN_STEPS] = { FALSE }, any = FALSE;

  for (int step = 0; step < RC_GRAIN_STEPS; step++)
    {
      GArray *blocks = found->blocks[channel][step];

      if (blocks->len < LEAST)
        continue;
      g_array_sort (blocks, compare);
      sigma[step] = MIN (g_array_index (blocks, float, blocks->len / 4) / QUARTER, MOST);
      known[step] = any = TRUE;
    }
  for (int step = 0; step < RC_GRAIN_STEPS && any; step++)
    for (int off = 1; off < RC_GRAIN_STEPS && !known[step]; off++)
      for (int side = -1; side <= 1; side += 2)
        {
          int near = step + side * off;

          if (near < 0 || near >= RC_GRAIN_STEPS || !known[near])
            continue;
          sigma[step] = sigma[near];
          off = RC_GRAIN_STEPS;
          break;
        }
  return any;
}

/**
 * rc_grain_learn:
 * @frame: BGRA8
 * @x: where its left column lies in the mask, pixels
 * @y: where its top row lies
 * @mask: GRAY8
 * @under: TRUE: what is under the mask, FALSE: what is around it
 */
gboolean
rc_grain_learn (RcGrain       *self,
                const RcFrame *frame,
                int            x,
                int            y,
                const RcFrame *mask,
                gboolean       under)
{
  RcRect   area = look_at (mask, under);
  int      x0 = MAX (area.x, x), y0 = MAX (area.y, y);
  int      x1 = MIN (area.x + area.width, x + frame->width);
  int      y1 = MIN (area.y + area.height, y + frame->height);
  float    sigma[4][RC_GRAIN_STEPS] = { { 0 } };
  gboolean good = TRUE;
  Found    found;

  found_init (&found);
  for (int k = y0; k + BLOCK <= y1; k += BLOCK / 2)
    for (int i = x0; i + BLOCK <= x1; i += BLOCK / 2)
      if (is_wanted (mask, i, k, under))
        add_block (&found, frame, i - x, k - y);
  for (int c = 0; c < 4 && good; c++)
    good = settle (&found, c, sigma[c]);
  found_clear (&found);
  if (!good)
    return FALSE;
  for (int c = 0; c < 4; c++)
    for (int step = 0; step < RC_GRAIN_STEPS; step++)
      self->sigma[c][step] =
          self->frames == 0
              ? sigma[c][step]
              : self->sigma[c][step] + FOLLOWS * (sigma[c][step] - self->sigma[c][step]);
  self->frames++;
  return TRUE;
}

gboolean
rc_grain_is_seen (const RcGrain *self)
{
  for (int c = 0; c < 3; c++)
    for (int step = 0; step < RC_GRAIN_STEPS; step++)
      if (self->sigma[c][step] > SEEN)
        return TRUE;
  return FALSE;
}

/** @channel: 0 to 2: B, G, R; 3: their mean. Returns: levels, between two steps of brightness */
float
rc_grain_sigma (const RcGrain *self, int channel, guint8 level)
{
  float at = (float)level * RC_GRAIN_STEPS / 256 - 0.5f;
  int   step = CLAMP ((int)floorf (at), 0, RC_GRAIN_STEPS - 2);
  float part = CLAMP (at - (float)step, 0.0f, 1.0f);

  return self->sigma[channel][step] * (1 - part) + self->sigma[channel][step + 1] * part;
}

/* How much of it is the same in all channels: if nothing is, their mean has a third of the
 * variance. */
static float
shared_part (const RcGrain *self)
{
  float own = 0, mean = 0;

  for (int step = 0; step < RC_GRAIN_STEPS; step++)
    {
      for (int c = 0; c < 3; c++)
        own += self->sigma[c][step] * self->sigma[c][step] / 3;
      mean += self->sigma[3][step] * self->sigma[3][step];
    }
  return own > 0 ? CLAMP ((3 * mean / own - 1) / 2, 0.0f, 1.0f) : 0;
}

/* Of variance 1: three in a row are near enough to a bell, each has a third. */
static float
bell_at (int x, int y, int index, int channel)
{
  guint32 seed =
      (((guint32)y * 8191 + (guint32)x) * 4 + (guint32)channel) * 131071 + (guint32)index * 7919;

  return rc_noise (seed) + rc_noise (seed + 0x9e3779b9u) + rc_noise (seed + 0x3c6ef372u);
}

/**
 * rc_grain_add:
 * @own: what the patch has of it already
 * @patch: BGRA8, changed in place
 * @x: where its left column lies in the mask, pixels
 * @y: where its top row lies
 * @mask: GRAY8: nothing is added where it is 0
 * @index: of the frame: each has another grain
 *
 * The variance that the patch lacks.
 */
void
rc_grain_add (const RcGrain *self,
              const RcGrain *own,
              RcFrame       *patch,
              int            x,
              int            y,
              const RcFrame *mask,
              int            index)
{
  float shared = shared_part (self), together = sqrtf (shared), alone = sqrtf (1 - shared);
  float lacks[3][256];

  for (int c = 0; c < 3; c++)
    for (int level = 0; level < 256; level++)
      {
        float wanted = rc_grain_sigma (self, c, (guint8)level);
        float there = rc_grain_sigma (own, c, (guint8)level);

        lacks[c][level] = wanted > there ? sqrtf (wanted * wanted - there * there) : 0;
      }
  for (int k = 0; k < patch->height; k++)
    for (int i = 0; i < patch->width; i++)
      {
        guint8 *pixel = patch->data + (gsize)k * patch->stride + (gsize)i * 4;
        float   all;

        if (k + y >= mask->height || i + x >= mask->width ||
            mask->data[(gsize)(k + y) * mask->stride + (gsize)(i + x)] == 0)
          continue;
        all = together * bell_at (i + x, k + y, index, 3);
        for (int c = 0; c < 3; c++)
          {
            float add = lacks[c][pixel[c]];

            if (add > 0)
              pixel[c] = (guint8)CLAMP (
                  lrintf (pixel[c] + add * (all + alone * bell_at (i + x, k + y, index, c))), 0,
                  255);
          }
      }
}
