/* prop-motion.h - things that move by themselves: cars drive, boats rock, what falls falls
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"
#include "engine/sketch/shape/vector.h"

G_BEGIN_DECLS

/* What of a thing of the kit says how it moves. */
typedef struct
{
  float speed;    /* metres a second at its usual pace */
  float length;   /* metres along its own z */
  float height;   /* metres */
  float farthest; /* metres that it goes over the shot at most */
} RcPropGait;

gboolean rc_prop_crosses (const RcMat4 *rest);
RcMat4   rc_prop_moved (const RcStagingProp *prop,
                        const RcPropGait    *gait,
                        const RcMat4        *rest,
                        float                seconds,
                        float                duration);

G_END_DECLS
