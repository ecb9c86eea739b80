/* window.h - a window around a widget that is tested
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* Does all that waits. */
static inline void
window_settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* (transfer none): to be closed by window_end() */
static inline GtkWidget *
window_present (gpointer child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Its widgets are gone after it, and nothing waits for them. */
static inline void
window_end (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  window_settle ();
}

/* How bright the first pixel of a grey picture is. */
static inline int
window_grey_of (GdkTexture *texture)
{
  int                width = gdk_texture_get_width (texture);
  g_autofree guint8 *pixels = g_malloc ((gsize)width * (gsize)gdk_texture_get_height (texture) * 4);

  gdk_texture_download (texture, pixels, (gsize)width * 4);
  return pixels[0];
}

static inline void
window_load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *path = g_build_filename (g_getenv ("RACCORD_DATA_DIR"), "style.css", NULL);

  gtk_css_provider_load_from_path (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
