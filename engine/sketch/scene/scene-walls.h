/* scene-walls.h - what a staging has that is in, or hangs on, the walls of its set
 *
 * A staging is composed without knowing its set; here it is given the set's walls.
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"
#include "engine/sketch/kit/kit.h"

G_BEGIN_DECLS

RcStaging *rc_scene_settle (const RcKit *kit, const RcStaging *staging);
gboolean   rc_scene_is_of_walls (const RcKit *kit, const RcStaging *staging, guint prop);

G_END_DECLS
