/* scroll.h - how far a wheel or two fingers scrolled, in one unit for both
 *
 * A wheel counts notches; a touchpad counts pixels on Wayland and parts of notches on X11.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a notch of the wheel moves, pixels. */
#define RC_SCROLL_NOTCH 60.0

typedef struct
{
  double          x, y;    /* pixels; to the right and down are positive */
  gboolean        fingers; /* two on a touchpad, not a wheel */
  GdkModifierType state;
} RcScroll;

RcScroll rc_scroll_read (GtkEventControllerScroll *controller, double dx, double dy);

G_END_DECLS
