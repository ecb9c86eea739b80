/* frame-memory.c - the memory in which frames go to the X server
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/frame-memory.h"

#include "ui/x11-config.h"

#if RC_HAVE_X11

#include <cairo-xlib.h>
#include <gdk/x11/gdkx.h>

/* Pixels along a side of what is kept: cairo makes its pool sixteen times as large, in which some
 * frames of a window of 1920x1080 have room. */
#define SIDE 1024

static const char *const key = "rc-frame-memory";

/**
 * rc_frame_memory_keep:
 *
 * Where GTK draws with the processor, cairo hands each frame to the X server in a pool of shared
 * memory, and gives the pool back when nothing of it is in use: between any two frames. The system
 * then clears every page of it anew, which takes longer than to copy the frame. A small part that
 * stays in use keeps the pool. Does nothing on other displays.
 */
void
rc_frame_memory_keep (GdkDisplay *display)
{
  cairo_surface_t *screen;
  Display         *server;

  if (!GDK_IS_X11_DISPLAY (display) || g_object_get_data (G_OBJECT (display), key) != NULL)
    return;
  server = gdk_x11_display_get_xdisplay (display);
  screen = cairo_xlib_surface_create (server, DefaultRootWindow (server),
                                      DefaultVisual (server, DefaultScreen (server)), SIDE, SIDE);
  g_object_set_data_full (
      G_OBJECT (display), key,
      cairo_surface_create_similar_image (screen, CAIRO_FORMAT_RGB24, SIDE, SIDE),
      (GDestroyNotify)cairo_surface_destroy);
  cairo_surface_destroy (screen);
}

#else

/** Does nothing: this is built without X11. */
void
rc_frame_memory_keep (GdkDisplay *display)
{
}

#endif
