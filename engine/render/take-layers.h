/* take-layers.h - which layers lie over a take, as what plays it and hands it off gets them
 *
 * Thread: the main thread, as the document; what it gives is plain values, for any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/film.h"
#include "engine/render/take-among.h"

G_BEGIN_DECLS

RcLayerStyle rc_region_get_style (RcRegion *region);
GArray      *rc_take_list_layers (RcTake *take);
RcTakeAmong *rc_region_list_others (RcRegion *region);

G_END_DECLS
