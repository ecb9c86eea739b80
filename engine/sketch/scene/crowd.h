/* crowd.h - many who nobody counts: people, herds, flocks and shoals of a staging's crowds
 *
 * A few bodies are posed, each at its own moment of the action, and laid on over and over in other
 * places, heights and colours. Only those in the picture cost anything.
 *
 * Parts of scene.h. Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

void    rc_crowd_add (RcScene *scene);
void    rc_crowd_move (RcScene *scene, float seconds);
GArray *rc_crowds_new (void);

/* Where one of them is. Returns: FALSE beyond the last */
gboolean rc_crowd_place (const RcScene *scene, guint crowd, guint index, float seconds, RcVec3 *at);

G_END_DECLS
