/* clearance.h - what a camera may not be in, under or behind
 *
 * Parts of scene.h, asked when a set-up is planned; exact to the triangle. Thread: that of the
 * scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

/* Height of the ground, metres; @otherwise where there is none. */
float rc_clearance_ground (const RcScene *scene, float x, float z, float otherwise);
/* Whether anything but figures, the ground and pieces that make way hides @point from @eye.
 * @but: (nullable): what may be in between, as it is what is looked at */
gboolean rc_clearance_hidden (const RcScene *scene, RcVec3 eye, RcVec3 point, const RcItem *but);
/* How far @eye is inside of something, metres; 0: it is not */
float rc_clearance_inside (const RcScene *scene, RcVec3 eye, float margin);
/* Takes the pieces of the set that make way out of the shot where they are nearer than @radius
 * metres to @at: something goes there. */
void rc_clearance_strike (RcScene *scene, RcVec3 at, float radius);

G_END_DECLS
