/* scene-foreground.h - something near the camera at an edge of the picture
 *
 * Part of scene.h. Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

void rc_scene_add_foreground (RcScene *self);
/* @setup: index of the set-up that is seen; @distance: metres to what it frames */
void rc_scene_move_foreground (RcScene *self, guint setup, float distance);

G_END_DECLS
