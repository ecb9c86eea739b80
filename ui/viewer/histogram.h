/* histogram.h - a histogram, drawn: red, green and blue over each other, luma as a line
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/viewer/exposure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_HISTOGRAM_VIEW (rc_histogram_view_get_type ())
G_DECLARE_FINAL_TYPE (RcHistogramView, rc_histogram_view, RC, HISTOGRAM_VIEW, GtkWidget)

GtkWidget *rc_histogram_view_new (void);
void       rc_histogram_view_set (RcHistogramView *self, const RcHistogram *histogram);

G_END_DECLS
