/* business.h - the things that an action cannot be told without: a cup to drink from, a desk to
 * write at, and how a thing lies in a hand
 *
 * What the staging has itself is not added. Parts of scene.h. Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

void rc_business_add (RcScene *scene);
void rc_business_move (RcScene *scene, float seconds);

/* carry.c: the staging's own things in hands; after the figures and props */
void     rc_carry_plan (RcScene *scene);
gboolean rc_carry_at (const RcScene *scene, int prop, float seconds, RcMat4 *model);

/* @side: 0 left, 1 right */
RcMat4 rc_business_in_hand (const RcActor       *actor,
                            const RcPerformance *now,
                            float                seconds,
                            const cJSON         *prop,
                            float                scale,
                            int                  side);

G_END_DECLS
