/* region-takes.h - the takes of a region as small pictures: the one that is shown is chosen here
 *
 * Changes are edits of the document. A region with fewer than two takes has nothing to choose.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_REGION_TAKES (rc_region_takes_get_type ())
G_DECLARE_FINAL_TYPE (RcRegionTakes, rc_region_takes, RC, REGION_TAKES, GtkWidget)

void rc_region_takes_set_region (RcRegionTakes *self, RcSession *session, RcRegion *region);
void rc_region_takes_sync (RcRegionTakes *self);

/* The take @by places on from the one that is shown, round the end. (transfer none) (nullable) */
RcTake *rc_region_takes_step (RcRegion *region, int by);

G_END_DECLS
