/* focus.c
 *
 * GTK shows which widget has the keyboard from a key on, for three seconds: who looks away, or
 * reads the picture, does not find it again. Here it is shown until the pointer is used.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/focus.h"

#define KEYS "rc-focus-by-keys"

static void
on_press (GtkGesture *press, int n_press, double x, double y, GtkWindow *window)
{
  g_object_set_data (G_OBJECT (window), KEYS, NULL);
  gtk_window_set_focus_visible (window, FALSE);
}

static void
on_visible (GtkWindow *window)
{
  if (gtk_window_get_focus_visible (window))
    g_object_set_data (G_OBJECT (window), KEYS, GINT_TO_POINTER (TRUE));
  else if (g_object_get_data (G_OBJECT (window), KEYS) != NULL)
    gtk_window_set_focus_visible (window, TRUE);
}

/** To be called once for a window. */
void
rc_focus_keep_visible (GtkWindow *window)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (on_press), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (press));
  g_signal_connect (window, "notify::focus-visible", G_CALLBACK (on_visible), NULL);
}
