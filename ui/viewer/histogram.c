/* histogram.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/histogram.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* Logical pixels. */
#define WIDTH  208
#define HEIGHT 84

struct _RcHistogramView
{
  GtkWidget   parent_instance;
  RcHistogram histogram;
};

G_DEFINE_FINAL_TYPE (RcHistogramView, rc_histogram_view, GTK_TYPE_WIDGET)

/* Colours that are data. */
static const double colours[RC_N_HISTOGRAMS][3] = {
  { 1, 0.25, 0.22 },
  { 0.25, 0.85, 0.32 },
  { 0.3, 0.5, 1 },
  { 1, 1, 1 },
};

/* The ends, where clipped pixels pile up, do not make the rest small. */
static guint
find_most (const RcHistogram *self)
{
  guint most = 1;

  for (int channel = 0; channel < RC_N_HISTOGRAMS; channel++)
    for (int i = 1; i < RC_HISTOGRAM_BINS - 1; i++)
      most = MAX (most, self->bins[channel][i]);
  return most;
}

/* As roots: a tenth of the most is seen at a third of the height. */
static void
trace (cairo_t *cr, const RcHistogram *self, int channel, guint most, double width, double height)
{
  for (int i = 0; i < RC_HISTOGRAM_BINS; i++)
    {
      double share = MIN (1.0, (double)self->bins[channel][i] / most);

      cairo_line_to (cr, width * i / (RC_HISTOGRAM_BINS - 1), height * (1 - sqrt (share)));
    }
}

static void
rc_histogram_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcHistogramView *self = RC_HISTOGRAM_VIEW (widget);
  double           width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  guint            most = find_most (&self->histogram);
  cairo_t         *cr =
      gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));

  cairo_set_operator (cr, CAIRO_OPERATOR_ADD);
  for (int channel = 0; channel < RC_HISTOGRAM_LUMA; channel++)
    {
      const double *colour = colours[channel];

      cairo_move_to (cr, 0, height);
      trace (cr, &self->histogram, channel, most, width, height);
      cairo_line_to (cr, width, height);
      cairo_close_path (cr);
      cairo_set_source_rgba (cr, colour[0], colour[1], colour[2], 0.62);
      cairo_fill (cr);
    }
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_new_path (cr);
  trace (cr, &self->histogram, RC_HISTOGRAM_LUMA, most, width, height);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.9);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
rc_histogram_view_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
rc_histogram_view_class_init (RcHistogramViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = rc_histogram_view_snapshot;
  widget_class->measure = rc_histogram_view_measure;
  gtk_widget_class_set_css_name (widget_class, "histogram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rc_histogram_view_init (RcHistogramView *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Histogram"), -1);
}

GtkWidget *
rc_histogram_view_new (void)
{
  return g_object_new (RC_TYPE_HISTOGRAM_VIEW, NULL);
}

/** @histogram: copied */
void
rc_histogram_view_set (RcHistogramView *self, const RcHistogram *histogram)
{
  g_autofree char *said = g_strdup_printf (_ ("%.1f %% black, %.1f %% white"),
                                           100 * rc_histogram_clipped (histogram, FALSE),
                                           100 * rc_histogram_clipped (histogram, TRUE));

  self->histogram = *histogram;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
