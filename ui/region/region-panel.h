/* region-panel.h - what a region is rendered with: its strength, its generator, its references
 *
 * Changes are edits of the document; the region is as it was until it is rendered again. A drag of
 * the slider is one step of undo. A video that another tool made of the take is handed back here,
 * too: "stage.layer-import".
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_REGION_PANEL (rc_region_panel_get_type ())
G_DECLARE_FINAL_TYPE (RcRegionPanel, rc_region_panel, RC, REGION_PANEL, GtkWidget)

void rc_region_panel_set_region (RcRegionPanel *self, RcFilmView *film, RcRegion *region);
void rc_region_panel_sync (RcRegionPanel *self);

G_END_DECLS
