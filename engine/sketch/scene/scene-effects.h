/* scene-effects.h - what lies over a scene: halos, beams, contact shadows, rain and snow
 *
 * Parts of scene.h. Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

RcItem *rc_scene_add_halo (RcScene *scene, const RcLamp *lamp, float power);
void    rc_scene_add_beam (RcScene *scene, const RcLamp *lamp, RcVec3 at, float power);
RcItem *rc_scene_add_ground_shadow (RcScene *scene);
void    rc_scene_add_weather (RcScene *scene);
void    rc_scene_move_weather (RcScene *scene, float seconds);
RcMat4  rc_scene_prop_at (const RcScene *scene, guint index, float seconds);
void    rc_scene_put_props_in_hands (RcScene *scene, float seconds);
void    rc_scene_colour_props (RcScene *scene, float seconds);

G_END_DECLS
