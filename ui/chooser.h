/* chooser.h - where a window's file choosers begin to look
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rc_chooser_begin_in (GtkFileChooserNative *dialog, GUserDirectory kind);

G_END_DECLS
