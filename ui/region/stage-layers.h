/* stage-layers.h - the layers of a take: its regions, the uppermost first, and the base below them
 *
 * Each region says how far it is, is hidden and shown by its eye, and can be dragged to another
 * place; a failure is told below it, with the way out. Changes are edits of the document.
 *
 * Signals:
 *   "chosen" (RcRegion, nullable)      the user picked a layer; NULL is the base
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_STAGE_LAYERS (rc_stage_layers_get_type ())
G_DECLARE_FINAL_TYPE (RcStageLayers, rc_stage_layers, RC, STAGE_LAYERS, GtkWidget)

void rc_stage_layers_set_take (RcStageLayers *self, RcSession *session, RcTake *take);
void rc_stage_layers_select (RcStageLayers *self, RcRegion *region);
void rc_stage_layers_sync (RcStageLayers *self);

G_END_DECLS
