/* sky-matte.c - where the sky is
 *
 * It begins at the upper edge of the mask and goes on as long as it has the sky's colour, which
 * follows a line down the frame, and no edges of its own; clouds are lighter and paler. The edge is
 * refined by the picture's own (rc_levels_guide()).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/sky.h"

#include <math.h>
#include <string.h>

#define ROUNDS 4      /* of finding the colour and what has it */
#define SEEDS  0.12f  /* of the mask's height, that is sky for sure */
#define LEAST  0.022f /* spread of the colour that a sky has at least */
#define MOST   0.036f
#define KNOWN  0.35f /* likelihood of what is gone on through */
#define LOOSE  2.0f  /* times that spread, along the edge of what was found */
#define RIM    2     /* pixels that it is looked for */
#define EDGE   14    /* levels over five pixels */
#define LITTLE 0.02f /* of the mask: less is no sky */
#define PALE   0.16f /* difference of a cloud's channels */

static float
colour_at (const RcSkyMatte *self, int channel, float at)
{
  return self->base[channel] + self->slope[channel] * at;
}

/* Clouds are soft: whether green changes at once next to a pixel. */
static gboolean
is_edge (const RcFrame *frame, int x, int y)
{
  const guint8 *row = frame->data + (gsize)y * frame->stride + 1;
  int           left = row[(gsize)MAX (x - 2, 0) * 4];
  int           right = row[(gsize)MIN (x + 2, frame->width - 1) * 4];
  int           above = frame->data[(gsize)MAX (y - 2, 0) * frame->stride + (gsize)x * 4 + 1];
  int below = frame->data[(gsize)MIN (y + 2, frame->height - 1) * frame->stride + (gsize)x * 4 + 1];

  return ABS (left - right) + ABS (above - below) > EDGE;
}

/* How likely a pixel is sky by its colour, 0 to 1. @clouds: that of a cloud will do */
static float
likelihood (const RcSkyMatte *self, const RcFrame *frame, int x, int y, gboolean clouds)
{
  const guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
  float         at = (float)y / (float)frame->height;
  float         off[3], far = 0, most = -1, least = 2, pale, light = 0;

  for (int c = 0; c < 3; c++)
    {
      float value = pixel[c] / 255.0f;

      off[c] = value - colour_at (self, c, at);
      far += off[c] * off[c];
      most = MAX (most, value);
      least = MIN (least, value);
      light += off[c] / 3;
    }
  far = expf (-0.5f * far / (self->spread * self->spread * 6));
  if (!clouds || far > KNOWN || is_edge (frame, x, y))
    return far;
  pale = CLAMP (1 - (most - least) / PALE, 0.0f, 1.0f) * CLAMP (light * 12, 0.0f, 1.0f) *
         CLAMP ((least - 0.6f) * 8, 0.0f, 1.0f) * CLAMP ((self->lowest - at) * 12 + 1, 0.0f, 1.0f);
  return MAX (far, pale);
}

static void
add (RcSkyMatte *self, const guint8 *pixel, double at)
{
  self->n++;
  self->y += at;
  self->yy += at * at;
  for (int c = 0; c < 3; c++)
    {
      double value = pixel[c] / 255.0;

      self->c[c] += value;
      self->cy[c] += value * at;
      self->cc[c] += value * value;
    }
}

static void
fit (RcSkyMatte *self)
{
  double det = self->n * self->yy - self->y * self->y, rest = 0;

  for (int c = 0; c < 3; c++)
    {
      double slope =
          det > 1e-6 * self->n * self->n ? (self->n * self->cy[c] - self->y * self->c[c]) / det : 0;
      double base = (self->c[c] - slope * self->y) / MAX (self->n, 1);

      self->slope[c] = (float)slope;
      self->base[c] = (float)base;
      rest += MAX (self->cc[c] - base * self->c[c] - slope * self->cy[c], 0);
    }
  self->spread = CLAMP ((float)sqrt (rest / (3 * MAX (self->n, 1))), LEAST, MOST);
}

static gboolean
find_rows (const RcFrame *mask, int *top, int *bottom)
{
  *top = mask->height;
  *bottom = 0;
  for (int y = 0; y < mask->height; y++)
    for (int x = 0; x < mask->width; x++)
      if (mask->data[(gsize)y * mask->stride + (gsize)x] >= 128)
        {
          *top = MIN (*top, y);
          *bottom = y + 1;
          break;
        }
  return *bottom > *top;
}

/* How many rows from the mask's upper edge are taken for sky, to begin with */
static int
seed_rows (int top, int bottom)
{
  return MIN (MAX ((int)(SEEDS * (float)(bottom - top)), 2), bottom - top);
}

static void
forget (RcSkyMatte *self)
{
  self->n = self->y = self->yy = 0;
  memset (self->c, 0, sizeof self->c);
  memset (self->cy, 0, sizeof self->cy);
  memset (self->cc, 0, sizeof self->cc);
}

/* What has the colour and is reached from the mask's upper rows without leaving it: 1, else 0. */
static guint8 *
reach (const RcSkyMatte *self,
       const RcFrame    *frame,
       const RcFrame    *mask,
       const RcFrame    *depth,
       int               top,
       int               seeds)
{
  int             width = frame->width, height = frame->height, n = 0;
  guint8         *known = g_malloc0 ((gsize)width * (gsize)height);
  g_autofree int *stack = g_new (int, (gsize)width *(gsize)height);

  for (int y = top; y < top + seeds; y++)
    for (int x = 0; x < width; x++)
      if (mask->data[(gsize)y * mask->stride + (gsize)x] > 0)
        stack[n++] = y * width + x;
  for (int i = 0; i < n; i++)
    known[stack[i]] = 2;
  while (n > 0)
    {
      int            at = stack[--n], x = at % width, y = at / width;
      const guint16 *far =
          depth != NULL ? (const guint16 *)(gconstpointer)(depth->data + (gsize)y * depth->stride)
                        : NULL;
      const int next[4] = { x > 0 ? at - 1 : -1, x + 1 < width ? at + 1 : -1,
                            y > 0 ? at - width : -1, y + 1 < height ? at + width : -1 };

      known[at] = 3;
      if (mask->data[(gsize)y * mask->stride + (gsize)x] == 0 || (far != NULL && far[x] < 65535) ||
          likelihood (self, frame, x, y, y >= top + seeds) < KNOWN)
        continue;
      known[at] = 1;
      for (int i = 0; i < 4; i++)
        if (next[i] >= 0 && known[next[i]] == 0)
          {
            known[next[i]] = 2;
            stack[n++] = next[i];
          }
    }
  for (gsize i = 0; i < (gsize)width * (gsize)height; i++)
    known[i] = known[i] == 1;
  return known;
}

/* Lenses and sharpening leave a rim along what stands before the sky, of much the sky's colour. */
static void
add_rim (const RcSkyMatte *self,
         const RcFrame    *frame,
         const RcFrame    *mask,
         const RcFrame    *depth,
         guint8           *known)
{
  int        width = frame->width, height = frame->height;
  RcSkyMatte loose = *self;

  loose.spread *= LOOSE;
  for (int round = 0; round < RIM; round++)
    {
      g_autofree guint8 *before = g_memdup2 (known, (gsize)width * (gsize)height);

      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          {
            gsize          at = (gsize)y * (gsize)width + (gsize)x;
            const guint16 *far =
                depth != NULL
                    ? (const guint16 *)(gconstpointer)(depth->data + (gsize)y * depth->stride)
                    : NULL;

            if (known[at] || mask->data[(gsize)y * mask->stride + (gsize)x] == 0 ||
                (far != NULL && far[x] < 65535))
              continue;
            if ((x > 0 && before[at - 1]) || (x + 1 < width && before[at + 1]) ||
                (y > 0 && before[at - (gsize)width]) ||
                (y + 1 < height && before[at + (gsize)width]))
              known[at] = likelihood (&loose, frame, x, y, FALSE) > KNOWN;
          }
    }
}

/* Whether all around a pixel is known: no mixture with what stands before the sky. */
static gboolean
is_within (const guint8 *known, int width, int height, gsize at)
{
  int x = (int)(at % (gsize)width), y = (int)(at / (gsize)width);

  for (int k = MAX (y - 1, 0); k <= MIN (y + 1, height - 1); k++)
    for (int i = MAX (x - 1, 0); i <= MIN (x + 1, width - 1); i++)
      if (!known[(gsize)k * (gsize)width + (gsize)i])
        return FALSE;
  return TRUE;
}

/** Takes in what @frame shows at the upper edge of the mask, and what goes on from there. */
void
rc_sky_matte_learn (RcSkyMatte *self, const RcFrame *frame, const RcFrame *mask)
{
  int     top, bottom, seeds;
  gsize   all = 0, found = 0;
  guint8 *known = NULL;

  if (!find_rows (mask, &top, &bottom))
    return;
  seeds = seed_rows (top, bottom);
  for (int round = 0; round < ROUNDS; round++)
    {
      int end = round == 0 ? top + seeds : bottom;

      found = all = 0;
      forget (self);
      for (int y = top; y < end; y++)
        for (int x = 0; x < frame->width; x++)
          {
            if (mask->data[(gsize)y * mask->stride + (gsize)x] < 128)
              continue;
            all++;
            if (known != NULL && !known[(gsize)y * (gsize)frame->width + (gsize)x])
              continue;
            found++;
            add (self, frame->data + (gsize)y * frame->stride + (gsize)x * 4,
                 (double)y / frame->height);
            self->lowest = MAX (self->lowest, (float)y / (float)frame->height);
          }
      if (self->n > 0)
        fit (self);
      g_free (known);
      known = reach (self, frame, mask, NULL, top, seeds);
    }
  self->share = MAX (self->share, (float)found / (float)MAX (all, 1));
  g_free (known);
}

/**
 * rc_sky_matte_find:
 * @depth: (nullable): GRAY16 of the frame's size: only what is farthest is sky
 *
 * Returns: (transfer full): how much of each pixel is sky; all that is under the mask if there is
 *   no sky to be found in it
 */
RcLevels *
rc_sky_matte_find (const RcSkyMatte *self,
                   const RcFrame    *frame,
                   const RcFrame    *mask,
                   const RcFrame    *depth)
{
  RcLevels          *alpha = rc_levels_new (frame->width, frame->height);
  g_autofree guint8 *known = NULL;
  int                top, bottom;
  gsize              n = (gsize)frame->width * (gsize)frame->height;

  if (!find_rows (mask, &top, &bottom))
    return alpha;
  if (self->share < LITTLE)
    {
      for (gsize i = 0; i < n; i++)
        alpha->at[i] = 1;
      return alpha;
    }
  known = reach (self, frame, mask, depth, top, seed_rows (top, bottom));
  add_rim (self, frame, mask, depth, known);
  for (gsize i = 0; i < n; i++)
    alpha->at[i] = known[i];
  /* Above the mask the sky goes on: the edge of the mask is none of the sky. */
  for (int x = 0; x < frame->width; x++)
    for (int y = 0; y < frame->height; y++)
      if (mask->data[(gsize)y * mask->stride + (gsize)x] == 0)
        alpha->at[(gsize)y * (gsize)frame->width + (gsize)x] =
            likelihood (self, frame, x, y, FALSE) > KNOWN;
  {
    RcRect               whole = { 0, 0, frame->width, frame->height };
    g_autoptr (RcLevels) guide = rc_levels_of (frame, whole);

    rc_levels_guide (alpha, guide, MAX (frame->height / 120, 2), 2e-4f);
  }
  /* Next to what is as light as the sky the guide knows no edge, and some of the old sky would
   * stay as a rim. */
  for (gsize i = 0; i < n; i++)
    alpha->at[i] = is_within (known, frame->width, frame->height, i)
                       ? 1
                       : CLAMP ((alpha->at[i] - 0.06f) / 0.86f, 0.0f, 1.0f);
  return alpha;
}
