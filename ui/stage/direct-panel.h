/* direct-panel.h - beside the sketch that is directed: who is there, what they do, the camera, and
 * what is set by hand
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/stage/direct.h"

G_BEGIN_DECLS

#define RC_TYPE_DIRECT_PANEL (rc_direct_panel_get_type ())
G_DECLARE_FINAL_TYPE (RcDirectPanel, rc_direct_panel, RC, DIRECT_PANEL, GtkWidget)

void rc_direct_panel_set_direct (RcDirectPanel *self, RcDirect *direct);

G_END_DECLS
