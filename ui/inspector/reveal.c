/* reveal.c - what is unfolded comes into sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector/reveal.h"

/* What was still scrolling somewhere, as to what got the focus, stops. */
static void
scroll_to (GtkWidget *widget)
{
  GtkWidget      *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment  *adjustment;
  graphene_rect_t box;
  double          value, page, top, end;

  if (scroller == NULL || !gtk_widget_compute_bounds (widget, scroller, &box))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment);
  top = value + (double)box.origin.y;
  end = top + MIN ((double)box.size.height, page);
  gtk_adjustment_set_value (adjustment, CLAMP (value, end - page, top));
}

static void
on_painted (GtkWidget *widget, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, on_painted, widget);
  if (gtk_expander_get_expanded (GTK_EXPANDER (widget)))
    scroll_to (widget);
}

/* A frame is painted when all has its place, the scroll bar too: until then it would be scrolled to
 * where the end was. */
static void
on_expanded (GtkExpander *expander)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (expander));

  if (clock != NULL && gtk_expander_get_expanded (expander) &&
      gtk_widget_get_mapped (GTK_WIDGET (expander)))
    g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_painted), expander,
                             G_CONNECT_SWAPPED);
}

/** Where @expander is in something that scrolls, that scrolls until all of it is seen. */
void
rc_reveal_when_expanded (GtkExpander *expander)
{
  g_signal_connect (expander, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}
