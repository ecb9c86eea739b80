/* sky.c - a sky is painted
 *
 * Clouds are octaves of noise (K. Perlin, An Image Synthesizer, 1985) on a level sheet above the
 * camera, so that they are smaller and flatter towards the horizon.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/sky.h"

#include <math.h>

#define HIGH    0.8f /* of the frame's height above the horizon, where the zenith's colour begins */
#define SHEET   0.16f   /* flattest that one looks at the clouds */
#define DRIFT   0.0016f /* of the sheet's unit, a frame */
#define OCTAVES 5

static float
hash (gint32 x, gint32 y, guint32 seed)
{
  guint32 h = (guint32)x * 374761393u + (guint32)y * 668265263u + seed * 362437u;

  h = (h ^ (h >> 13)) * 1274126177u;
  return (float)((h ^ (h >> 16)) & 0xffff) / 65535.0f;
}

static float
noise (float x, float y, guint32 seed)
{
  gint32 i = (gint32)floorf (x), k = (gint32)floorf (y);
  float  u = x - (float)i, v = y - (float)k;

  u = u * u * (3 - 2 * u);
  v = v * v * (3 - 2 * v);
  return (hash (i, k, seed) * (1 - u) + hash (i + 1, k, seed) * u) * (1 - v) +
         (hash (i, k + 1, seed) * (1 - u) + hash (i + 1, k + 1, seed) * u) * v;
}

static float
clouds (float x, float y, guint32 seed)
{
  float sum = 0, weight = 0.5f;

  for (guint octave = 0; octave < OCTAVES; octave++)
    {
      sum += weight * noise (x, y, seed + octave);
      weight *= 0.5f;
      x *= 2.03f;
      y *= 2.03f;
    }
  return sum;
}

static void
unpack (guint colour, float bgr[3])
{
  for (int c = 0; c < 3; c++)
    bgr[c] = (float)(colour >> 8 * c & 0xff) / 255.0f;
}

static float
smooth (float from, float to, float value)
{
  float t = CLAMP ((value - from) / (to - from), 0.0f, 1.0f);

  return t * t * (3 - 2 * t);
}

static void
add_stars (const RcSky *self, float x, float y, float bgr[3])
{
  gint32 i = (gint32)floorf (x * 90), k = (gint32)floorf (y * 90);
  float  there = hash (i, k, self->seed + 77), dx, dy, bright;

  if (there < 0.965f)
    return;
  dx = x * 90 - (float)i - 0.5f;
  dy = y * 90 - (float)k - 0.5f;
  bright = self->look.stars * (there - 0.955f) * 22 * expf (-14 * (dx * dx + dy * dy));
  for (int c = 0; c < 3; c++)
    bgr[c] += bright;
}

/* @x, @y: from the middle of the first frame and from the horizon up, shares of its height */
static void
paint (const RcSky *self, float x, float y, int index, float bgr[3])
{
  const RcSkyLook *look = &self->look;
  float            zenith[3], middle[3], horizon[3], cloud[3];
  float            up = MAX (y, 0.0f), t = up / HIGH, low = expf (-up * 9);
  float            flat = 1 / (up + SHEET), sx = x * flat, sy = flat, glow, cover;

  unpack (look->zenith, zenith);
  unpack (look->middle, middle);
  unpack (look->horizon, horizon);
  unpack (look->cloud, cloud);
  sx += DRIFT * (float)index;
  cover = clouds (sx * 1.3f, sy * 2.0f, self->seed);
  cover = smooth (0.74f - 0.5f * look->cover, 0.92f - 0.42f * look->cover, cover);
  cover *= smooth (-0.02f, 0.1f, up) * CLAMP (look->cover * 3, 0.0f, 1.0f);
  glow = look->glow * low * expf (-1.6f * x * x);
  for (int c = 0; c < 3; c++)
    {
      float lit = clouds (sx * 1.3f + 0.12f, sy * 2.0f + 0.1f, self->seed) - 0.45f;

      bgr[c] = t < 0.4f ? horizon[c] + (middle[c] - horizon[c]) * smooth (0, 0.4f, t)
                        : middle[c] + (zenith[c] - middle[c]) * smooth (0.4f, 1.2f, t);
      cloud[c] *= 1 - 0.55f * lit;
      bgr[c] += cover * 0.85f * (cloud[c] + 0.35f * glow - bgr[c]);
      bgr[c] += glow * (c == 0 ? 0.22f : c == 1 ? 0.42f : 0.6f) * (1 - 0.4f * cover);
    }
  if (look->stars > 0)
    add_stars (self, x, y, bgr);
}

/**
 * rc_sky_lay:
 * @frame: (inout): BGRA8; changed only where @mask is above 0
 * @place: of the frame, in pixels: the camera's movement since the first one
 * @index: of the frame: clouds go on
 */
void
rc_sky_lay (const RcSky      *self,
            RcFrame          *frame,
            const RcFrame    *mask,
            const RcLevels   *alpha,
            const RcSkyMatte *matte,
            const RcPlace    *place,
            int               index)
{
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        float   a = alpha->at[(gsize)y * (gsize)frame->width + (gsize)x], bgr[3];
        float   at = (float)y / (float)frame->height, kept = smooth (0.6f, 1.0f, a);
        float   grain = hash (x, y, (guint32)index * 31u + 5u) - 0.5f;
        double  px, py;

        if (mask->data[(gsize)y * mask->stride + (gsize)x] == 0 || a <= 0)
          continue;
        rc_place_put (place, x + 0.5 - 0.5 * frame->width, y + 0.5 - 0.5 * frame->height, &px, &py);
        paint (self, (float)(px / frame->height), (float)(self->horizon - py / frame->height),
               index, bgr);
        for (int c = 0; c < 3; c++)
          {
            /* At the edges the old sky goes out of the mixture as the new one comes in. */
            float shown = pixel[c] / 255.0f;
            float old = shown * kept + (matte->base[c] + matte->slope[c] * at) * (1 - kept);
            float mixed = matte->share > 0 ? shown + a * (bgr[c] - old) : bgr[c];

            pixel[c] = (guint8)CLAMP (mixed * 255 + 0.5f + grain, 0.0f, 255.0f);
          }
      }
}
