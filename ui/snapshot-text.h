/* snapshot-text.h - laid out text in what a widget draws
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rc_snapshot_append_text (GtkSnapshot   *snapshot,
                              PangoLayout   *layout,
                              float          x,
                              float          y,
                              const GdkRGBA *colour);

G_END_DECLS
