/* action-forward.h - actions of one widget that can be activated in another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rc_forward_actions (GtkWidget *from, GtkWidget *to, const char *prefix);
void rc_forward_shortcuts (GtkWidgetClass *widget_class, const char *prefix, const char *but);

G_END_DECLS
