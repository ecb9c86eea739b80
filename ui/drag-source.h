/* drag-source.h - what is dragged, until Escape
 *
 * On Wayland the compositor sees to that. On X11 GTK asks the display for the key, but as an
 * event of the root window, which it then does not know: here it is listened for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkDragSource *rc_drag_source_new (void);

G_END_DECLS
