/* scene-camera.h - what a shot is of, and the camera that frames it
 *
 * Parts of scene.h. Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene.h"

G_BEGIN_DECLS

int  rc_scene_holder_of (const RcStaging *staging, int prop);
void rc_scene_plan_camera (RcScene *self);

G_END_DECLS
