/* harmony.c
 *
 * Mean and variance of colour: E. Reinhard, M. Ashikhmin, B. Gooch, P. Shirley, Color Transfer
 * between Images (2001), in CIE L*a*b* under D65 and only part of the way, so that a thing keeps
 * colours of its own; its cast is that of a grey world: G. Buchsbaum, A Spatial Processor Model for
 * Object Colour Perception (1980). Grain: J. Immerkær, Fast Noise Variance Estimation (1996).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/harmony.h"

#include "engine/image/noise.h"

#include <math.h>
#include <string.h>

#define AROUND      0.3f /* of the mask's box, on each side, that is looked at */
#define LIGHT       0.4f /* how far the thing goes over to the picture's */
#define COLOUR      0.3f
#define MOST_LIGHT  16.0f /* L* that it may be moved */
#define MOST_COLOUR 14.0f /* a*, b* */
#define LEAST_GAIN  0.75f
#define MOST_GAIN   1.2f
#define MOST_GRAIN  12.0 /* levels */
#define LEAST_GRAIN 0.6  /* that can be seen */

static const float white[3] = { 0.95047f, 1.0f, 1.08883f };

static float
to_linear (float v)
{
  return v <= 0.04045f ? v / 12.92f : powf ((v + 0.055f) / 1.055f, 2.4f);
}

static float
to_shown (float v)
{
  return v <= 0.0031308f ? 12.92f * MAX (v, 0.0f) : 1.055f * powf (v, 1 / 2.4f) - 0.055f;
}

/** @bgr: sRGB, 0 to 1 */
void
rc_lab_from_bgr (const float bgr[3], float lab[3])
{
  float b = to_linear (bgr[0]), g = to_linear (bgr[1]), r = to_linear (bgr[2]), f[3];
  float xyz[3] = { 0.4124f * r + 0.3576f * g + 0.1805f * b, 0.2126f * r + 0.7152f * g + 0.0722f * b,
                   0.0193f * r + 0.1192f * g + 0.9505f * b };

  for (int i = 0; i < 3; i++)
    {
      float t = xyz[i] / white[i];

      f[i] = t > 0.008856f ? cbrtf (t) : 7.787f * t + 16.0f / 116.0f;
    }
  lab[0] = 116 * f[1] - 16;
  lab[1] = 500 * (f[0] - f[1]);
  lab[2] = 200 * (f[1] - f[2]);
}

/** @bgr: (out): sRGB, 0 to 1, cut there */
void
rc_lab_to_bgr (const float lab[3], float bgr[3])
{
  float y = (lab[0] + 16) / 116, f[3] = { y + lab[1] / 500, y, y - lab[2] / 200 }, xyz[3];

  for (int i = 0; i < 3; i++)
    {
      float cube = f[i] * f[i] * f[i];

      xyz[i] = white[i] * (cube > 0.008856f ? cube : (f[i] - 16.0f / 116.0f) / 7.787f);
    }
  bgr[2] = to_shown (3.2406f * xyz[0] - 1.5372f * xyz[1] - 0.4986f * xyz[2]);
  bgr[1] = to_shown (-0.9689f * xyz[0] + 1.8758f * xyz[1] + 0.0415f * xyz[2]);
  bgr[0] = to_shown (0.0557f * xyz[0] - 0.2040f * xyz[1] + 1.0570f * xyz[2]);
  for (int i = 0; i < 3; i++)
    bgr[i] = CLAMP (bgr[i], 0.0f, 1.0f);
}

static void
add_colour (RcHarmony *self, const guint8 *pixel, double weight)
{
  float bgr[3] = { pixel[0] / 255.0f, pixel[1] / 255.0f, pixel[2] / 255.0f }, lab[3];

  rc_lab_from_bgr (bgr, lab);
  self->n += weight;
  for (int i = 0; i < 3; i++)
    {
      self->sum[i] += weight * lab[i];
      self->square[i] += weight * lab[i] * lab[i];
    }
}

/* Immerkær's mask, of green, where it is even enough to be noise. */
static void
add_noise (RcHarmony *self, const RcFrame *frame, int x, int y)
{
  static const int kernel[3][3] = { { 1, -2, 1 }, { -2, 4, -2 }, { 1, -2, 1 } };
  int              sum = 0;

  for (int k = 0; k < 3; k++)
    for (int i = 0; i < 3; i++)
      sum += kernel[k][i] *
             frame->data[(gsize)(y + k - 1) * frame->stride + (gsize)(x + i - 1) * 4 + 1];
  if (ABS (sum) > 6 * 3 * MOST_GRAIN)
    return;
  self->noise += ABS (sum);
  self->n_noise++;
}

/** Takes in what @frame shows around the mask; all of it where there is nothing around it. */
void
rc_harmony_learn (RcHarmony *self, const RcFrame *frame, const RcFrame *mask)
{
  RcRect box = rc_frame_covered (mask);
  int    by = (int)(AROUND * (float)MAX (box.width, box.height)) + 2;
  int    x0 = MAX (box.x - by, 1), x1 = MIN (box.x + box.width + by, frame->width - 1);
  int    y0 = MAX (box.y - by, 1), y1 = MIN (box.y + box.height + by, frame->height - 1);

  for (int y = y0; y < y1; y += 2)
    for (int x = x0; x < x1; x += 2)
      {
        gboolean under = mask->data[(gsize)y * mask->stride + (gsize)x] > 0;

        /* Under the mask is what it is laid on: it counts, but little. */
        add_colour (self, frame->data + (gsize)y * frame->stride + (gsize)x * 4,
                    under ? 0.15 : 1.0);
        if (!under)
          add_noise (self, frame, x, y);
      }
}

/** @cut_out: BGRA8, premultiplied: what is laid in */
void
rc_harmony_tune (RcHarmony *self, const RcFrame *cut_out)
{
  RcHarmony own = { 0 };

  for (int y = 0; y < cut_out->height; y += 2)
    for (int x = 0; x < cut_out->width; x += 2)
      {
        const guint8 *pixel = cut_out->data + (gsize)y * cut_out->stride + (gsize)x * 4;

        if (pixel[3] > 200)
          add_colour (&own, pixel, 1);
      }
  for (int i = 0; i < 3; i++)
    {
      double mean = self->sum[i] / MAX (self->n, 1e-6), own_mean = own.sum[i] / MAX (own.n, 1e-6);
      double spread = sqrt (MAX (self->square[i] / MAX (self->n, 1e-6) - mean * mean, 1));
      double own_spread = sqrt (MAX (own.square[i] / MAX (own.n, 1e-6) - own_mean * own_mean, 1));
      float  by = i == 0 ? LIGHT : COLOUR, most = i == 0 ? MOST_LIGHT : MOST_COLOUR;
      /* What is around a thing, taken together, has the colour of the light. */
      float to = i == 0 ? (float)(mean - own_mean) : (float)mean;
      float gain = 1 + 0.5f * by * ((float)(spread / own_spread) - 1);
      float shift = CLAMP (by * to, -most, most);

      self->gain[i] = CLAMP (gain, LEAST_GAIN, MOST_GAIN);
      self->offset[i] = (float)own_mean * (1 - self->gain[i]) + shift;
      if (self->n <= 0 || own.n <= 0)
        {
          self->gain[i] = 1;
          self->offset[i] = 0;
        }
    }
}

/** @bgr: (inout): sRGB, 0 to 1 */
void
rc_harmony_colour (const RcHarmony *self, float bgr[3])
{
  float lab[3];

  rc_lab_from_bgr (bgr, lab);
  for (int i = 0; i < 3; i++)
    lab[i] = lab[i] * self->gain[i] + self->offset[i];
  rc_lab_to_bgr (lab, bgr);
}

/** Returns: levels to add at a pixel of a frame: as strong as in what was learned */
float
rc_harmony_grain (const RcHarmony *self, int x, int y, int index)
{
  double  sigma = self->n_noise > 0 ? sqrt (G_PI / 2) * self->noise / (6 * self->n_noise) : 0;
  guint32 seed = ((guint32)y * 8191 + (guint32)x) * 131071 + (guint32)index * 7919;

  if (sigma < LEAST_GRAIN)
    return 0;
  /* Three of them in a row are near enough to a bell; each has a variance of a third. */
  return (float)MIN (sigma, MOST_GRAIN) *
         (rc_noise (seed) + rc_noise (seed + 1) + rc_noise (seed + 2));
}
