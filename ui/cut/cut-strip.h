/* cut-strip.h - the cut along the bottom: play, where it is, and every shot as long as it lasts
 *
 * A click selects a shot and goes there; dragging scrubs, and trims at the edges. What can be done
 * to the cut are its actions "cut.…" (action-table.c). Uses the window's action win.play.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/cut/cut-view.h"

G_BEGIN_DECLS

#define RC_TYPE_CUT_STRIP (rc_cut_strip_get_type ())
G_DECLARE_FINAL_TYPE (RcCutStrip, rc_cut_strip, RC, CUT_STRIP, GtkWidget)

void rc_cut_strip_set_view (RcCutStrip *self, RcCutView *view);
void rc_cut_strip_set_full (RcCutStrip *self, gboolean full);

G_END_DECLS
