/* card.h - pictures that stand in a scene: cut-outs of characters and the scene's plate
 *
 * A cut-out is a relief of its silhouette that turns with the camera a little less than the camera
 * does. A plate is laid over three depths: its sky is far away, what stands on its ground is at the
 * horizon's distance, and its ground is the scene's.
 *
 * Parts of scene.h. Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

/* Whether the picture shows enough of the figure for what the shot shows of it. */
gboolean rc_card_is_enough (const RcScene *self, const RcFrame *cut_out);
/* @cut_out: (transfer full); @back: as seen from behind */
RcItem  *rc_card_add (RcScene *self, RcFrame *cut_out, gboolean back);
void     rc_card_place (RcScene *self, RcItem *item, const RcActor *actor, const RcMat4 *root);
gboolean rc_card_shows_plate (const RcStaging *staging);
gboolean
rc_card_add_plate (RcScene *self, RcMediaPathFunc media_path, gpointer user_data, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
