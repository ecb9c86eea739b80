/* card.h - pictures that stand in a scene: cut-outs of characters and the scene's plate
 *
 * Parts of scene.h. Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene.h"

G_BEGIN_DECLS

RcFrame *rc_card_load (const char     *hash,
                       const char     *what,
                       RcMediaPathFunc media_path,
                       gpointer        user_data,
                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;
RcItem  *rc_card_add (RcScene *self, RcFrame *picture);
gboolean rc_card_shows_plate (const RcStaging *staging);
gboolean
rc_card_add_plate (RcScene *self, RcMediaPathFunc media_path, gpointer user_data, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
