/* focus.h - who works with the keyboard sees where it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

void rc_focus_keep_visible (GtkWindow *window);
