/* reveal.c - what is unfolded comes into sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector/reveal.h"

#define FRAMES "rc-reveal-frames"

/* Frames until what is unfolded has its place: laid out, and the scroll bar after it. */
#define WAIT 3

static void
scroll_to (GtkWidget *widget)
{
  GtkWidget      *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment  *adjustment;
  graphene_rect_t box;
  double          top;

  if (scroller == NULL || !gtk_widget_compute_bounds (widget, scroller, &box))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = gtk_adjustment_get_value (adjustment) + (double)box.origin.y;
  gtk_adjustment_clamp_page (
      adjustment, top,
      top + MIN ((double)box.size.height, gtk_adjustment_get_page_size (adjustment)));
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint frames = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), FRAMES));

  g_object_set_data (G_OBJECT (widget), FRAMES, GUINT_TO_POINTER (frames + 1));
  if (frames < WAIT)
    return G_SOURCE_CONTINUE;
  if (gtk_expander_get_expanded (GTK_EXPANDER (widget)))
    scroll_to (widget);
  return G_SOURCE_REMOVE;
}

static void
on_expanded (GtkExpander *expander)
{
  if (!gtk_expander_get_expanded (expander) || !gtk_widget_get_mapped (GTK_WIDGET (expander)))
    return;
  g_object_set_data (G_OBJECT (expander), FRAMES, NULL);
  gtk_widget_add_tick_callback (GTK_WIDGET (expander), on_frame, NULL, NULL);
}

/** Where @expander is in something that scrolls, that scrolls until all of it is seen. */
void
rc_reveal_when_expanded (GtkExpander *expander)
{
  g_signal_connect (expander, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}
