/* effects.h - what is in the air: fire, smoke, petals, fireworks, rays …, as data/kit/effects.json
 * tells
 *
 * Every speck follows from the seed, its number and the time alone, so that any frame can be drawn
 * without those before it.
 *
 * Thread: the scene's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

gboolean rc_effects_check (const cJSON *effects, GError **error);
void     rc_effects_add (RcScene *scene);
void     rc_effects_move (RcScene *scene, float seconds);

G_END_DECLS
