/* tooltip.c - tooltips that stay until one has read them, and cover nothing that is to be pressed
 *
 * A tooltip has a window of its own. Where that comes to lie over another widget than the one it
 * speaks of, it would take the press that was meant for that widget, and nothing would happen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/tooltip.h"

static gboolean
on_map (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GtkWidget      *widget = g_value_get_object (values);
  cairo_region_t *nothing;

  /* GTK names the widget, but gives no header and no setting for it. */
  if (GTK_IS_NATIVE (widget) && g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow"))
    {
      nothing = cairo_region_create ();
      gdk_surface_set_input_region (gtk_native_get_surface (GTK_NATIVE (widget)), nothing);
      cairo_region_destroy (nothing);
    }
  return TRUE; /* stays connected */
}

/** From now on the pointer goes through every tooltip of the program. Once is enough. */
void
rc_tooltips_let_through (void)
{
  static gboolean done = FALSE;

  if (done)
    return;
  done = TRUE;
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, NULL, NULL);
}

/**
 * rc_tooltip_set:
 * @text: (nullable): none
 *
 * Where a tooltip follows what is shown: setting one hides whichever the display shows, of any
 * widget, and a view that is told of each frame would let none be read.
 */
void
rc_tooltip_set (GtkWidget *widget, const char *text)
{
  if (g_strcmp0 (text, gtk_widget_get_tooltip_text (widget)) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}
