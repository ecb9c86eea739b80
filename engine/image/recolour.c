/* recolour.c
 *
 * In CIE L*a*b* under D65: the hue is that of the colour, its chroma goes down towards black and
 * towards white, as that of paint in shade and in a highlight does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/recolour.h"

#include "engine/image/harmony.h"

#include <math.h>
#include <string.h>

#define TOWARDS 0.75 /* how far the mean of the light goes over to the colour's */
#define LEAST   0.35 /* exponent of the curve of light */
#define MOST    2.8
#define AROUND  0.06 /* of the frame's height: how far from the mask is around it */

static float
light_of (int step)
{
  float grey = (float)step / (RC_RECOLOUR_LIGHTS - 1), bgr[3] = { grey, grey, grey }, lab[3];

  rc_lab_from_bgr (bgr, lab);
  return lab[0];
}

/**
 * rc_recolour_table:
 * @colour: 0xRRGGBB
 * @light: mean L* of what is painted
 *
 * Black stays black and white white, and what is lighter stays lighter.
 */
void
rc_recolour_table (RcRecolourPaint *table, guint colour, double light)
{
  float  bgr[3] = { (colour & 0xff) / 255.0f, (colour >> 8 & 0xff) / 255.0f,
                    (colour >> 16 & 0xff) / 255.0f };
  float  paint[3], top;
  double from = CLAMP (light, 5, 95), to, power;

  rc_lab_from_bgr (bgr, paint);
  top = CLAMP (paint[0], 5.0f, 95.0f);
  to = from + TOWARDS * (CLAMP (paint[0], 5.0f, 95.0f) - from);
  power = CLAMP (log (to / 100) / log (from / 100), LEAST, MOST);
  for (int step = 0; step < RC_RECOLOUR_LIGHTS; step++)
    {
      float lab[3] = { 100 * powf (CLAMP (light_of (step) / 100, 0.0f, 1.0f), (float)power) };
      float chroma = lab[0] < top ? lab[0] / top : (100 - lab[0]) / (100 - top);

      lab[1] = chroma * paint[1];
      lab[2] = chroma * paint[2];
      rc_lab_to_bgr (lab, bgr);
      for (int c = 0; c < 3; c++)
        table[step][c] = (guint8)lrintf (bgr[c] * 255);
    }
}

static guint
bin_of (const guint8 *pixel)
{
  const guint shift = 4;

  return ((guint)(pixel[2] >> shift) * RC_RECOLOUR_BINS + (pixel[1] >> shift)) * RC_RECOLOUR_BINS +
         (pixel[0] >> shift);
}

/** @mask: GRAY8 of the size of @frame */
void
rc_recolour_learn (RcRecolour *self, const RcFrame *frame, const RcFrame *mask)
{
  int    by = MAX ((int)(AROUND * frame->height), 4);
  RcRect box = rc_frame_grow_rect (frame, rc_frame_covered (mask), by);

  for (int y = box.y; y < box.y + box.height; y++)
    for (int x = box.x; x < box.x + box.width; x++)
      {
        const guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        guint8        covered = mask->data[(gsize)y * mask->stride + (gsize)x];

        if (covered == 255)
          {
            self->n++;
            self->light += light_of ((28 * pixel[0] + 151 * pixel[1] + 77 * pixel[2]) >> 6);
            self->inside[bin_of (pixel)]++;
          }
        else if (covered == 0)
          self->around[bin_of (pixel)]++;
      }
}

/* Along one channel, so that a colour counts for those next to it. */
static void
soften (float *bins, int step)
{
  g_autofree float *copy =
      g_memdup2 (bins, sizeof (float) * RC_RECOLOUR_BINS * RC_RECOLOUR_BINS * RC_RECOLOUR_BINS);

  for (int i = 0; i < RC_RECOLOUR_BINS * RC_RECOLOUR_BINS * RC_RECOLOUR_BINS; i++)
    {
      int at = i / step % RC_RECOLOUR_BINS;

      bins[i] = 0.5f * copy[i] + 0.25f * copy[at > 0 ? i - step : i] +
                0.25f * copy[at < RC_RECOLOUR_BINS - 1 ? i + step : i];
    }
}

static void
make_shares (float *bins)
{
  double sum = 0;

  for (int step = 1; step <= RC_RECOLOUR_BINS * RC_RECOLOUR_BINS; step *= RC_RECOLOUR_BINS)
    soften (bins, step);
  for (int i = 0; i < RC_RECOLOUR_BINS * RC_RECOLOUR_BINS * RC_RECOLOUR_BINS; i++)
    sum += bins[i];
  for (int i = 0; i < RC_RECOLOUR_BINS * RC_RECOLOUR_BINS * RC_RECOLOUR_BINS && sum > 0; i++)
    bins[i] /= (float)sum;
}

/** @colour: 0xRRGGBB */
void
rc_recolour_tune (RcRecolour *self, guint colour)
{
  rc_recolour_table (self->table, colour, self->n > 0 ? self->light / self->n : 50);
  make_shares (self->inside);
  make_shares (self->around);
}

/* 0 to 1: at the edge of the mask what has the colours of what is around is not of the thing. */
static float
share_of (const RcRecolour *self, const guint8 *pixel)
{
  const float least = 1e-5f;
  guint       bin = bin_of (pixel);

  return MIN (2 * (self->inside[bin] + least) / (self->inside[bin] + self->around[bin] + 2 * least),
              1.0f);
}

/** @frame: (inout): BGRA8; changed only where @mask, GRAY8 of its size, is above 0 */
void
rc_recolour_paint (const RcRecolour *self, RcFrame *frame, const RcFrame *mask)
{
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4, painted[3];
        guint8  covered = mask->data[(gsize)y * mask->stride + (gsize)x];
        float   share;

        if (covered == 0)
          continue;
        share = covered < 255 && self->n > 0 ? share_of (self, pixel) : 1;
        memcpy (painted, pixel, 3);
        rc_recolour_pixel (self->table, painted);
        for (int c = 0; c < 3; c++)
          pixel[c] = (guint8)lrintf ((float)pixel[c] + share * (float)(painted[c] - pixel[c]));
      }
}
