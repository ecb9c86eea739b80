/* scene-landmark.h - a very wide picture shows what the place is known by
 *
 * Parts of scene.h. Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene-camera.h"

G_BEGIN_DECLS

void rc_scene_take_in_landmark (const RcScene   *self,
                                RcSceneSetup    *setup,
                                const RcSubject *subject,
                                float            back);

G_END_DECLS
