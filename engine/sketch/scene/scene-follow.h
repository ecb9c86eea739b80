/* scene-follow.h - what a set-up's camera goes along with, and how its subject stays in the picture
 *
 * Parts of scene.h. Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene-camera.h"

G_BEGIN_DECLS

RcVec3   rc_scene_gone (const RcScene *self, const RcSceneSetup *setup, float seconds);
RcVec3   rc_scene_bent (const RcScene *self, const RcSceneSetup *setup, float seconds);
RcCamera rc_scene_setup_camera (const RcScene *self, const RcSceneSetup *setup, float seconds);
float    rc_scene_strays (const RcScene *self, const RcSceneSetup *setup, const RcSubject *subject);
void     rc_scene_hold_heads (const RcScene *self, const RcSceneSetup *setup, RcSubject *subject);

G_END_DECLS
