/* sight.h - what part of the world is looked at, to leave out what is not
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/shape/vector.h"

G_BEGIN_DECLS

/* The planes that bound it: what is in front of all five may be seen. */
typedef struct
{
  float planes[5][4];
} RcSight;

void
rc_sight_look (RcSight *self, const RcMat4 *clip, float left, float bottom, float right, float top);
gboolean rc_sight_meets_box (const RcSight *self, const float middle[3], const float half[3]);
gboolean rc_sight_meets_ball (const RcSight *self, RcVec3 centre, float radius);

G_END_DECLS
