/* set-air.h - what a set has in its air: shafts of light
 *
 * Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

/* @piece: “points” (two, metres), “radius” at each, “colour”, “strength” from 0 to 1 at the first;
 * @lamps: how bright lamps are */
void rc_set_add_shaft (RcScene *scene, const cJSON *piece, float lamps);

G_END_DECLS
