/* set.h - a set made into items: ground, room, horizon and pieces
 *
 * Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

/* @set: of rc_set_resolve(); @lamps: how bright they are */
void rc_set_build (RcScene *scene, const cJSON *set, float lamps);

G_END_DECLS
