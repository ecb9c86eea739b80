/* paint-reach.h - where in the picture other colours of a few things can be seen
 *
 * Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

/* @items: of RcItem, surfaces of @scene; what of @area may look otherwise at its frame if they have
 * other colours or another gloss. Builds those of them that are figures, as far as @area asks. */
RcRect rc_paint_reach (RcScene *scene, const GPtrArray *items, RcRect area);

G_END_DECLS
