/* take-layers.h - which layers lie over a take, as what plays it and hands it off gets them
 *
 * A layer is the rendered take of a region and how it lies over what is below. Plain values: an
 * array of them can be copied, kept and handed to another thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/film.h"
#include "engine/image/composite.h"

G_BEGIN_DECLS

typedef struct
{
  char         hash[65]; /* takes/HASH of the region */
  RcLayerStyle style;
} RcTakeLayer;

RcLayerStyle rc_region_get_style (RcRegion *region);
GArray      *rc_take_list_layers (RcTake *take);
char        *rc_take_layers_dup_key (const RcTakeLayer *layers, guint n_layers, gboolean styled);

G_END_DECLS
