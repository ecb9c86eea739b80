/* extend-panel.h - more room around a take, or more time before and after it, as a popover
 *
 * Two parts: a shape of the frame or pixels for each side, and seconds; each with a button that
 * does it. Lengths are those of the take.
 *
 * Signals:
 *   "extend" (RcExtension *by)      a button was pressed; borrowed for the call
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/request.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_EXTEND_PANEL (rc_extend_panel_get_type ())
G_DECLARE_FINAL_TYPE (RcExtendPanel, rc_extend_panel, RC, EXTEND_PANEL, GtkPopover)

/* @rate: frames a second */
void rc_extend_panel_set_take (RcExtendPanel *self, int width, int height, int frames, double rate);
void rc_extend_panel_focus (RcExtendPanel *self, gboolean frame);

G_END_DECLS
