/* tooltip.c - tooltips that stay until one has read them, and cover nothing that is to be pressed
 *
 * A tooltip has a window of its own. Where that comes to lie over another widget than the one it
 * speaks of, it would take the press that was meant for that widget, and nothing would happen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/tooltip.h"

/* On a popover: whose tooltip is not shown while it is open. */
#define HUSHED "rc-hushed"

static void
let_through (GtkWidget *tooltip)
{
  cairo_region_t *nothing = cairo_region_create ();

  gdk_surface_set_input_region (gtk_native_get_surface (GTK_NATIVE (tooltip)), nothing);
  cairo_region_destroy (nothing);
}

/* The pointer is still over what was pressed, and that says again what it is: over the list. */
static void
hush (GtkWidget *popover, gboolean open)
{
  GtkWidget *owner = gtk_widget_get_parent (popover);

  if (owner == NULL)
    return;
  if (open && gtk_widget_get_has_tooltip (owner))
    {
      g_object_set_data (G_OBJECT (popover), HUSHED, owner);
      gtk_widget_set_has_tooltip (owner, FALSE);
    }
  else if (!open && g_object_steal_data (G_OBJECT (popover), HUSHED) == owner)
    gtk_widget_set_has_tooltip (owner, TRUE);
}

static gboolean
on_map (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (values);

  /* GTK names the widget, but gives no header and no setting for it. */
  if (GTK_IS_NATIVE (widget) && g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow"))
    let_through (widget);
  else if (GTK_IS_POPOVER (widget))
    hush (widget, TRUE);
  return TRUE; /* stays connected */
}

static gboolean
on_unmap (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_POPOVER (widget))
    hush (widget, FALSE);
  return TRUE; /* stays connected */
}

/** From now on the pointer goes through every tooltip of the program, and none lies over an open
 *  list. Once is enough. */
void
rc_tooltips_yield (void)
{
  static gboolean done = FALSE;

  if (done)
    return;
  done = TRUE;
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("unmap", GTK_TYPE_WIDGET), 0, on_unmap, NULL, NULL);
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
