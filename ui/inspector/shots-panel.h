/* shots-panel.h - the inspector of several shots: what they have in common, and "mixed"
 *
 * What is changed here is changed for all of them in one step of undo. Their prompts are left as
 * they are; words can be added to the end of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_SHOTS_PANEL (rc_shots_panel_get_type ())
G_DECLARE_FINAL_TYPE (RcShotsPanel, rc_shots_panel, RC, SHOTS_PANEL, GtkWidget)

GtkWidget *rc_shots_panel_new (void);
void       rc_shots_panel_set_film (RcShotsPanel *self, RcFilmView *film);

G_END_DECLS
