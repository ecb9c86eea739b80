/* exposure.h - how bright a picture is: false colour by zones, and a histogram
 *
 * Brightness is luma, as Rec. ITU-R BT.709 weighs the coded red, green and blue; 0 is black, 1 is
 * white. No GTK. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;    /* to be translated */
  double      from, to; /* luma */
  guint8      red, green, blue;
} RcExposureZone;

/* From dark to light; between them pictures stay grey. Ends with a title of NULL. */
extern const RcExposureZone rc_exposure_zones[];

#define RC_HISTOGRAM_BINS 256

typedef enum
{
  RC_HISTOGRAM_RED,
  RC_HISTOGRAM_GREEN,
  RC_HISTOGRAM_BLUE,
  RC_HISTOGRAM_LUMA,
  RC_N_HISTOGRAMS,
} RcHistogramChannel;

typedef struct
{
  guint bins[RC_N_HISTOGRAMS][RC_HISTOGRAM_BINS];
  guint n; /* pixels that were looked at: all of a small picture, some of a large one */
} RcHistogram;

RcFrame *rc_exposure_false_colour (const RcFrame *frame, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void     rc_histogram_measure (RcHistogram *self, const RcFrame *frame);
double   rc_histogram_clipped (const RcHistogram *self, gboolean white);

G_END_DECLS
