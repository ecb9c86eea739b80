/* item-order.h - which items of a scene may be seen, and which of them are drawn first
 *
 * Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

gboolean rc_item_may_be_seen (const RcScene *scene, const RcItem *item, RcRect area);
void     rc_items_sort (const RcScene *scene, guint *order, float *keys);

G_END_DECLS
