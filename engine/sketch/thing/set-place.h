/* set-place.h - which set of data/kit/sets.json a staging takes place in, and the room there is
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"
#include "engine/sketch/kit/kit.h"
#include "engine/sketch/shape/vector.h"

G_BEGIN_DECLS

gboolean     rc_set_is_swum_in (const RcStaging *staging);
const cJSON *rc_set_resolve (const RcKit *kit, const RcStaging *staging);
gboolean     rc_set_is_room (const cJSON *set);
/* How far from the middle the camera may stand, metres; 0: anywhere */
float rc_set_room_for_camera (const cJSON *set);
/* The inside of a room. Returns: FALSE if it is none */
gboolean rc_set_room (const cJSON *set, RcVec3 *least, RcVec3 *most);
/* The middle of the lower edge of a room's window. Returns: FALSE if it has not so many */
gboolean rc_set_window (const cJSON *set, guint index, RcVec3 *at, float *facing, float *across);
/* Metres above the ground, 0: it has none. */
float    rc_set_ceiling (const cJSON *set);
gboolean rc_set_piece_is_staged (const cJSON *piece, const RcStaging *staging);

G_END_DECLS
