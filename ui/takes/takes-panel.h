/* takes-panel.h - the takes of a shot, what is known of the one that is shown, and its layers
 *
 * Signals:
 *   "take-chosen" (RcTake)
 *   "compare-chosen" (RcTake)                to be compared with the one that is shown
 *   "layer-chosen" (RcRegion, nullable)      NULL is the base
 *   "note-chosen" (RcNote)                   to be shown where it is
 *   "note-to-region" (RcNote)                to be made into a region
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"
#include "ui/film-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_TAKES_PANEL (rc_takes_panel_get_type ())
G_DECLARE_FINAL_TYPE (RcTakesPanel, rc_takes_panel, RC, TAKES_PANEL, GtkWidget)

void       rc_takes_panel_set_film (RcTakesPanel *self, RcFilmView *film);
void       rc_takes_panel_focus_layer (RcTakesPanel *self);
void       rc_takes_panel_set_session (RcTakesPanel *self, RcSession *session);
void       rc_takes_panel_set_take (RcTakesPanel *self, RcShot *shot, RcTake *take);
void       rc_takes_panel_select_layer (RcTakesPanel *self, RcRegion *region);
void       rc_takes_panel_sync (RcTakesPanel *self);
void       rc_takes_panel_toggle_verdict (RcTakesPanel *self, RcVerdict verdict);
void       rc_takes_panel_duplicate (RcTakesPanel *self);
void       rc_takes_panel_show_differences (RcTakesPanel *self);
void       rc_takes_panel_set_compared (RcTakesPanel *self, RcTake *other);
GPtrArray *rc_takes_panel_list_shown (RcTakesPanel *self);
char      *rc_take_dup_title (RcTake *take);
char      *rc_region_dup_title (RcTake *take, RcRegion *region);
char      *rc_take_dup_layers (RcTake *take, gboolean styled);

G_END_DECLS
