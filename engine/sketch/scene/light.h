/* light.h - time of day, weather and mood made into the light of a frame
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"
#include "engine/sketch/gl/program.h"
#include "engine/sketch/kit/kit.h"

G_BEGIN_DECLS

/* Fills in all that does not depend on the camera. */
void rc_light_set (RcFrameUniforms *uniforms,
                   const RcKit     *kit,
                   const RcStaging *staging,
                   const cJSON     *set,
                   gboolean         indoors);
void rc_light_move (RcFrameUniforms *uniforms, const RcKitLight *light, float seconds);
/* Another key light over what rc_light_set() gave: @from: where it comes from, length 1; @colour:
 * R, G, B; @amount: 1 is plain to see. */
void rc_light_turn (RcFrameUniforms *uniforms, RcVec3 from, const float colour[3], float amount);
/* How bright lamps are at that time: 0 by day outside, 1 at night. */
float rc_light_lamps (const RcKit      *kit,
                      const RcStaging  *staging,
                      const RcKitLight *light,
                      gboolean          indoors);
/* (nullable): as somebody asked for it, else as it always is in that set */
const RcKitLight *rc_light_of (const RcKit *kit, const RcStaging *staging, const cJSON *set);
/* Fits the shadow map around @centre. */
void rc_light_set_shadow (RcFrameUniforms *uniforms, RcVec3 centre, float radius);

G_END_DECLS
