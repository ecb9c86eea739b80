/* drag-source.c - what is dragged, until Escape
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/drag-source.h"

#include "ui/x11-config.h"

#if RC_HAVE_X11
#include <X11/XKBlib.h>
#include <X11/extensions/XInput2.h>
#include <gdk/x11/gdkx.h>

/* GDK has fetched what belongs to @event. */
static gboolean
is_escape (const XEvent *event)
{
  const XIDeviceEvent *key = event->xcookie.data;

  return event->type == GenericEvent && event->xcookie.evtype == XI_KeyPress && key != NULL &&
         XkbKeycodeToKeysym (event->xcookie.display, (KeyCode)key->detail, 0, 0) == GDK_KEY_Escape;
}

/* As GDK does with a key that it knows: the source hears of it from the drag. */
static gboolean
on_event (GdkDisplay *display, gpointer event, GtkDragSource *source)
{
  if (!is_escape (event))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit_by_name (gtk_drag_source_get_drag (source), "cancel",
                         GDK_DRAG_CANCEL_USER_CANCELLED);
  return GDK_EVENT_STOP;
}

static void
on_begin (GtkDragSource *source, GdkDrag *drag)
{
  GdkDisplay *display = gdk_drag_get_display (drag);

  if (GDK_IS_X11_DISPLAY (display))
    g_signal_connect_object (display, "xevent", G_CALLBACK (on_event), source, 0);
}

static void
on_end (GtkDragSource *source, GdkDrag *drag)
{
  g_signal_handlers_disconnect_by_data (gdk_drag_get_display (drag), source);
}
#endif

/** Returns: (transfer full): a drag source that Escape cancels on every display */
GtkDragSource *
rc_drag_source_new (void)
{
  GtkDragSource *source = gtk_drag_source_new ();

#if RC_HAVE_X11
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_begin), NULL);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_end), NULL);
#endif
  return source;
}
