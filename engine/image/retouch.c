/* retouch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/retouch.h"

#include "engine/image/recolour.h"

#include <math.h>
#include <string.h>

#define USUAL 50 /* mean L* of what is painted, where it is not measured */
#define BOXES 3  /* so many means in a row are all but a Gaussian: Wells, PAMI 8/2 (1986) */

/* Integer tables, so that the same base gives the same bytes. */
static void
make_tables (const RcRetouch *what, guint8 tables[3][256])
{
  float gain = powf (2.0f, what->light), tilt[3] = { -0.28f, 0.0f, 0.22f };

  for (int channel = 0; channel < 3; channel++)
    for (int value = 0; value < 256; value++)
      {
        float light = powf (value / 255.0f, 2.2f) * gain * (1.0f + tilt[channel] * what->warmth);
        float shown;

        /* What is lightened does not burn out at once. */
        light = what->light > 0 ? light * (1 + light / (gain * gain)) / (1 + light) : light;
        shown = powf (MAX (light, 0.0f), 1 / 2.2f) * 255.0f;
        if (what->contrast != 1.0f)
          shown = (shown - 118.0f) * what->contrast + 118.0f;
        tables[channel][value] = (guint8)CLAMP (shown + 0.5f, 0.0f, 255.0f);
      }
}

static void
saturate (guint8 *pixel, int by)
{
  int grey = (pixel[0] * 28 + pixel[1] * 151 + pixel[2] * 77) >> 8;

  for (int channel = 0; channel < 3; channel++)
    pixel[channel] = (guint8)CLAMP (grey + (pixel[channel] - grey) * by / 256, 0, 255);
}

static void
grade (RcFrame *frame, const RcFrame *only, int value, const RcRetouch *what)
{
  guint8          tables[3][256];
  RcRecolourPaint paint[RC_RECOLOUR_LIGHTS];
  int             saturation = (int)lroundf (what->saturation * 256);

  make_tables (what, tables);
  if (what->paints)
    rc_recolour_table (paint, what->colour, USUAL);
  for (int y = 0; y < frame->height; y++)
    {
      guint8 *pixel = frame->data + (gsize)y * frame->stride;

      for (int x = 0; x < frame->width; x++, pixel += 4)
        {
          if (only != NULL && only->data[(gsize)y * only->stride + x] != value)
            continue;
          if (what->paints)
            {
              rc_recolour_pixel ((const RcRecolourPaint *)paint, pixel);
              continue;
            }
          for (int channel = 0; channel < 3; channel++)
            pixel[channel] = tables[channel][pixel[channel]];
          if (saturation != 256)
            saturate (pixel, saturation);
        }
    }
}

/* --- blur: light squared is near enough to what a lens mixes, so that what is bright spreads ---
 */

/* Of each pixel B, G, R, each times how much it counts, and how much that is, times FINE. */
typedef guint32 Weighed[4];
#define FINE 256

static Weighed *
weigh (const RcFrame *part, RcRect rect, const RcFrame *mask)
{
  Weighed *pixels = g_new (Weighed, (gsize)part->width * (gsize)part->height), *to = pixels;

  for (int y = 0; y < part->height; y++)
    for (int x = 0; x < part->width; x++, to++)
      {
        const guint8 *pixel = part->data + (gsize)y * part->stride + (gsize)x * 4;
        guint32       covered =
            mask != NULL ? mask->data[(gsize)(rect.y + y) * mask->stride + rect.x + x] : 255;
        guint32 weight = (covered * covered + 127) / 255;

        for (int c = 0; c < 3; c++)
          (*to)[c] = weight * pixel[c] * pixel[c];
        (*to)[3] = weight * FINE;
      }
  return pixels;
}

/* The mean of 2 × @radius + 1 pixels, of @n that are @step apart; the ends go on. */
static void
box (Weighed *line, const Weighed *copy, int n, gsize step, int radius)
{
  guint64 width = 2 * (guint64)radius + 1;

  for (int channel = 0; channel < 4; channel++)
    {
      guint64 sum = 0;

      for (int i = -radius; i <= radius; i++)
        sum += copy[CLAMP (i, 0, n - 1)][channel];
      for (int i = 0; i < n; i++)
        {
          line[(gsize)i * step][channel] = (guint32)((sum + width / 2) / width);
          sum += copy[MIN (i + radius + 1, n - 1)][channel];
          sum -= copy[MAX (i - radius, 0)][channel];
        }
    }
}

static void
blur_lines (Weighed *pixels, int width, int height, gboolean down, int radius)
{
  int                 n = down ? height : width;
  int                 lines = down ? width : height;
  gsize               step = down ? (gsize)width : 1;
  g_autofree Weighed *copy = g_new (Weighed, (gsize)n);

  for (int i = 0; i < lines; i++)
    {
      Weighed *line = pixels + (down ? (gsize)i : (gsize)i * (gsize)width);

      for (int k = 0; k < n; k++)
        memcpy (copy[k], line[(gsize)k * step], sizeof *copy);
      box (line, (const Weighed *)copy, n, step, radius);
    }
}

/* @part is @rect of the whole picture. */
static void
blur (RcFrame *part, RcRect rect, const RcFrame *mask, int radius)
{
  g_autofree Weighed *pixels = weigh (part, rect, mask);
  const Weighed      *from = (const Weighed *)pixels;

  for (int i = 0; i < BOXES; i++)
    {
      blur_lines (pixels, part->width, part->height, FALSE, radius);
      blur_lines (pixels, part->width, part->height, TRUE, radius);
    }
  for (int y = 0; y < part->height; y++)
    for (int x = 0; x < part->width; x++, from++)
      for (int c = 0; c < 3 && (*from)[3] > 0; c++)
        part->data[(gsize)y * part->stride + (gsize)x * 4 + (gsize)c] =
            (guint8)MIN (lrint (sqrt ((double)FINE * (*from)[c] / (*from)[3])), 255);
}

/**
 * rc_retouch:
 * @frame: BGRA8, the whole picture
 * @area: within it
 * @mask: (nullable): GRAY8 of the size of @frame: what it does not cover is not mixed into what is
 *   blurred
 * @only: (nullable): GRAY8 of the size of @area: only what is @value in it is painted or graded
 *
 * Errors: RC_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): @area, changed
 */
RcFrame *
rc_retouch (RcFrame         *frame,
            RcRect           area,
            const RcFrame   *mask,
            const RcFrame   *only,
            int              value,
            const RcRetouch *what,
            GError         **error)
{
  int                 radius = (int)lroundf (what->blur * (float)frame->height);
  RcRect              around = rc_frame_grow_rect (frame, area, radius * BOXES);
  g_autoptr (RcFrame) part = rc_frame_crop (frame, around, error);

  if (part == NULL)
    return NULL;
  if (radius > 0)
    {
      RcFrame *inner = NULL;

      blur (part, around, mask, radius);
      inner = rc_frame_crop (
          part, (RcRect){ area.x - around.x, area.y - around.y, area.width, area.height }, error);

      rc_frame_unref (part);
      part = inner;
    }
  if (part != NULL)
    grade (part, only, value, what);
  return g_steal_pointer (&part);
}
