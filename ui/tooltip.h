/* tooltip.h - tooltips that stay until one has read them, and cover nothing that is to be pressed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

void rc_tooltips_yield (void);
void rc_tooltip_set (GtkWidget *widget, const char *text);
