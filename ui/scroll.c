/* scroll.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/scroll.h"

/** Of what @controller tells by its signals "scroll" and "decelerate", while it does */
RcScroll
rc_scroll_read (GtkEventControllerScroll *controller, double dx, double dy)
{
  GtkEventController *base = GTK_EVENT_CONTROLLER (controller);
  gboolean   notches = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double     step = notches ? RC_SCROLL_NOTCH : 1;
  GdkDevice *device = gtk_event_controller_get_current_event_device (base);

  return (RcScroll){
    .x = dx * step,
    .y = dy * step,
    .fingers =
        !notches || (device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHPAD),
    .state = gtk_event_controller_get_current_event_state (base),
  };
}
