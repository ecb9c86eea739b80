/* retouch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/retouch.h"

#include <math.h>
#include <string.h>

#define BOXES 3 /* so many means in a row are all but a Gaussian: Wells, PAMI 8/2 (1986) */

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
  guint8 tables[3][256];
  int    tint[3] = { what->colour & 0xff, what->colour >> 8 & 0xff, what->colour >> 16 & 0xff };
  int    saturation = (int)lroundf (what->saturation * 256);

  make_tables (what, tables);
  for (int y = 0; y < frame->height; y++)
    {
      guint8 *pixel = frame->data + (gsize)y * frame->stride;

      for (int x = 0; x < frame->width; x++, pixel += 4)
        {
          int grey = (pixel[0] * 28 + pixel[1] * 151 + pixel[2] * 77) >> 8;

          if (only != NULL && only->data[(gsize)y * only->stride + x] != value)
            continue;
          for (int channel = 0; channel < 3; channel++)
            if (what->paints)
              pixel[channel] =
                  (guint8)MIN ((pixel[channel] + 3 * grey * (tint[channel] + 40) / 150) / 4, 255);
            else
              pixel[channel] = tables[channel][pixel[channel]];
          if (saturation != 256 && !what->paints)
            saturate (pixel, saturation);
        }
    }
}

/* The mean of 2 × @radius + 1 pixels, of @n that are @step bytes apart; the ends go on. */
static void
box (guint8 *line, const guint8 *copy, int n, gsize step, int radius)
{
  int width = 2 * radius + 1;

  for (int channel = 0; channel < 3; channel++)
    {
      int sum = 0;

      for (int i = -radius; i <= radius; i++)
        sum += copy[CLAMP (i, 0, n - 1) * 4 + channel];
      for (int i = 0; i < n; i++)
        {
          line[(gsize)i * step + channel] = (guint8)((sum + width / 2) / width);
          sum += copy[MIN (i + radius + 1, n - 1) * 4 + channel];
          sum -= copy[MAX (i - radius, 0) * 4 + channel];
        }
    }
}

static void
blur_lines (RcFrame *frame, gboolean down, int radius)
{
  int                n = down ? frame->height : frame->width;
  int                lines = down ? frame->width : frame->height;
  gsize              step = down ? frame->stride : 4;
  g_autofree guint8 *copy = g_malloc ((gsize)n * 4);

  for (int i = 0; i < lines; i++)
    {
      guint8 *line = frame->data + (down ? (gsize)i * 4 : (gsize)i * frame->stride);

      for (int k = 0; k < n; k++)
        memcpy (copy + (gsize)k * 4, line + (gsize)k * step, 4);
      box (line, copy, n, step, radius);
    }
}

/**
 * rc_retouch:
 * @frame: BGRA8, the whole picture
 * @area: within it
 * @only: (nullable): GRAY8 of the size of @area: only what is @value in it is painted or graded
 *
 * Errors: RC_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): @area, changed
 */
RcFrame *
rc_retouch (RcFrame         *frame,
            RcRect           area,
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
  for (int i = 0; i < BOXES && radius > 0; i++)
    {
      blur_lines (part, FALSE, radius);
      blur_lines (part, TRUE, radius);
    }
  if (radius > 0)
    {
      RcFrame *inner = rc_frame_crop (
          part, (RcRect){ area.x - around.x, area.y - around.y, area.width, area.height }, error);

      rc_frame_unref (part);
      part = inner;
    }
  if (part != NULL)
    grade (part, only, value, what);
  return g_steal_pointer (&part);
}
