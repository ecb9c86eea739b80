/* exposure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/exposure.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* Pixels that a histogram looks at, about. */
#define SAMPLES 40000.0

/* Rec. ITU-R BT.709-6, item 3.2, times 65536. */
#define LUMA_RED   13933
#define LUMA_GREEN 46871
#define LUMA_BLUE  4732

/* The kinds of zone and their colours are those that ARRI's false colour has made usual; the levels
 * are those of pictures made for BT.709, whose item 1.2 gives 18 % grey as 0.41 and one stop over
 * it as 0.59. */
const RcExposureZone rc_exposure_zones[] = {
  { N_ ("White, clipped"), 0.99, 1.01, 230, 40, 36 },
  { N_ ("Nearly white"), 0.95, 0.99, 250, 220, 60 },
  { N_ ("One stop over grey: skin"), 0.56, 0.62, 246, 160, 186 },
  { N_ ("Middle grey"), 0.38, 0.44, 70, 180, 80 },
  { N_ ("Nearly black"), 0.025, 0.08, 50, 110, 230 },
  { N_ ("Black, clipped"), 0, 0.025, 122, 50, 168 },
  { NULL, 0, 0, 0, 0, 0 },
};

static inline guint
luma_of (const guint8 *bgra)
{
  return (guint)(LUMA_BLUE * bgra[0] + LUMA_GREEN * bgra[1] + LUMA_RED * bgra[2] + 32768) >> 16;
}

/* B, G, R, A of each luma. */
static void
make_table (guint8 table[256][4])
{
  for (int i = 0; i < 256; i++)
    {
      memset (table[i], i, 3);
      table[i][3] = 255;
      for (const RcExposureZone *zone = rc_exposure_zones; zone->title != NULL; zone++)
        if (i / 255.0 >= zone->from && i / 255.0 < zone->to)
          memcpy (table[i], (guint8[]){ zone->blue, zone->green, zone->red }, 3);
    }
}

/**
 * rc_exposure_false_colour:
 * @frame: BGRA8
 *
 * Errors: those of rc_frame_new()
 *
 * Returns: (transfer full) (nullable): grey, but for what lies in a zone, which has its colour
 */
RcFrame *
rc_exposure_false_colour (const RcFrame *frame, GError **error)
{
  guint8              table[256][4];
  g_autoptr (RcFrame) result = NULL;

  g_return_val_if_fail (frame->format == RC_FRAME_BGRA8, NULL);
  result = rc_frame_new (frame->width, frame->height, RC_FRAME_BGRA8, error);
  if (result == NULL)
    return NULL;
  make_table (table);
  for (int y = 0; y < frame->height; y++)
    {
      const guint8 *from = frame->data + (gsize)y * frame->stride;
      guint8       *to = result->data + (gsize)y * result->stride;

      for (int x = 0; x < frame->width; x++)
        memcpy (to + 4 * x, table[luma_of (from + 4 * x)], 4);
    }
  return g_steal_pointer (&result);
}

/** Counts @frame, BGRA8, on a grid so wide that it takes the same time whatever the size */
void
rc_histogram_measure (RcHistogram *self, const RcFrame *frame)
{
  int step = (int)ceil (sqrt ((double)frame->width * frame->height / SAMPLES));

  memset (self, 0, sizeof *self);
  g_return_if_fail (frame->format == RC_FRAME_BGRA8);
  for (int y = step / 2; y < frame->height; y += step)
    for (int x = step / 2; x < frame->width; x += step)
      {
        const guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;

        self->bins[RC_HISTOGRAM_RED][pixel[2]]++;
        self->bins[RC_HISTOGRAM_GREEN][pixel[1]]++;
        self->bins[RC_HISTOGRAM_BLUE][pixel[0]]++;
        self->bins[RC_HISTOGRAM_LUMA][luma_of (pixel)]++;
        self->n++;
      }
}

/** Returns: the share of the picture whose luma is the highest there is, or, not @white, the lowest
 */
double
rc_histogram_clipped (const RcHistogram *self, gboolean white)
{
  guint n = self->bins[RC_HISTOGRAM_LUMA][white ? RC_HISTOGRAM_BINS - 1 : 0];

  return self->n > 0 ? (double)n / self->n : 0;
}
