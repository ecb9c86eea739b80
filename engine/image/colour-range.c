/* colour-range.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/colour-range.h"

#include <math.h>
#include <string.h>

#define AROUND 1 /* pixels on each side of the place that are averaged */
/* A pixel is what most of its neighbourhood of so many pixels on each side is. */
#define REACH  1

enum
{
  UNKNOWN,
  OUTSIDE,
  INSIDE,
};

struct _RcColourRange
{
  guint8  pixel[3]; /* B, G, R */
  double  lab[3];
  double  tolerance;
  guint8 *known; /* [2^24] */
};

/* Source: CIE 1976 L*a*b* from sRGB (IEC 61966-2-1), D65. */
static void
find_lab (const guint8 *pixel, double lab[3])
{
  static const double rows[3][3] = { { 0.4124, 0.3576, 0.1805 },
                                     { 0.2126, 0.7152, 0.0722 },
                                     { 0.0193, 0.1192, 0.9505 } };
  static const double white[3] = { 0.9505, 1, 1.089 };
  double              linear[3], f[3];

  for (int c = 0; c < 3; c++)
    {
      double value = pixel[2 - c] / 255.0;

      linear[c] = value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
    }
  for (int c = 0; c < 3; c++)
    {
      double value =
          (rows[c][0] * linear[0] + rows[c][1] * linear[1] + rows[c][2] * linear[2]) / white[c];

      f[c] = value > 216.0 / 24389 ? cbrt (value) : (24389.0 / 27 * value + 16) / 116;
    }
  lab[0] = 116 * f[1] - 16;
  lab[1] = 500 * (f[0] - f[1]);
  lab[2] = 200 * (f[1] - f[2]);
}

RcColourRange *
rc_colour_range_new (const RcFrame *picture, int x, int y, double tolerance)
{
  RcColourRange *self = g_new0 (RcColourRange, 1);
  guint          sums[3] = { 0 }, n = 0;

  x = CLAMP (x, 0, picture->width - 1);
  y = CLAMP (y, 0, picture->height - 1);
  for (int v = MAX (0, y - AROUND); v <= MIN (picture->height - 1, y + AROUND); v++)
    for (int u = MAX (0, x - AROUND); u <= MIN (picture->width - 1, x + AROUND); u++, n++)
      for (int c = 0; c < 3; c++)
        sums[c] += picture->data[(gsize)v * picture->stride + 4 * (gsize)u + (gsize)c];
  for (int c = 0; c < 3; c++)
    self->pixel[c] = (guint8)((sums[c] + n / 2) / n);
  find_lab (self->pixel, self->lab);
  self->tolerance = CLAMP (tolerance, 0, 1);
  self->known = g_malloc0 (1 << 24);
  return self;
}

void
rc_colour_range_free (RcColourRange *self)
{
  g_free (self->known);
  g_free (self);
}

char *
rc_colour_range_dup_name (const RcColourRange *self)
{
  return g_strdup_printf ("#%02x%02x%02x", self->pixel[2], self->pixel[1], self->pixel[0]);
}

static gboolean
is_within (RcColourRange *self, const guint8 *pixel)
{
  guint8 *known = &self->known[(gsize)pixel[0] << 16 | (gsize)pixel[1] << 8 | pixel[2]];

  if (*known == UNKNOWN)
    {
      double lab[3], l, a, b;

      find_lab (pixel, lab);
      l = (lab[0] - self->lab[0]) / 2;
      a = lab[1] - self->lab[1];
      b = lab[2] - self->lab[2];
      *known = sqrt (l * l + a * a + b * b) <= 100 * self->tolerance ? INSIDE : OUTSIDE;
    }
  return *known == INSIDE;
}

/* Whether most of what is around the pixel, and in the frame, is inside. */
static gboolean
has_majority (const guint8 *inside, int width, int height, int x, int y)
{
  int sum = 0, n = 0;

  for (int v = MAX (0, y - REACH); v <= MIN (height - 1, y + REACH); v++)
    for (int u = MAX (0, x - REACH); u <= MIN (width - 1, x + REACH); u++, n++)
      sum += inside[(gsize)v * width + u];
  return 2 * sum > n;
}

RcFrame *
rc_colour_range_find (RcColourRange *self, const RcFrame *picture, GError **error)
{
  int                width = picture->width, height = picture->height;
  RcFrame           *result = rc_frame_new (width, height, RC_FRAME_GRAY8, error);
  g_autofree guint8 *inside = g_malloc ((gsize)width * (gsize)height);

  for (int y = 0; result != NULL && y < height; y++)
    for (int x = 0; x < width; x++)
      inside[(gsize)y * width + x] =
          is_within (self, picture->data + (gsize)y * picture->stride + 4 * (gsize)x);
  for (int y = 0; result != NULL && y < height; y++)
    for (int x = 0; x < width; x++)
      result->data[(gsize)y * result->stride + x] =
          has_majority (inside, width, height, x, y) ? 255 : 0;
  return result;
}
