/* reference-player.h - a reference that is a video or a sound, played where it is
 *
 * Its picture, with a button over it; while it plays, its frames, small, one after the other, and
 * its sound. What is not looked at any more stops.
 *
 * Thread: UI.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_REFERENCE_PLAYER (rc_reference_player_get_type ())
G_DECLARE_FINAL_TYPE (RcReferencePlayer, rc_reference_player, RC, REFERENCE_PLAYER, GtkWidget)

GtkWidget      *
rc_reference_player_new (RcFilmView *film, RcNode *reference, GtkWidget *picture, int size);
void rc_reference_player_play (RcReferencePlayer *self, gboolean playing);
gboolean rc_reference_player_is_playing (RcReferencePlayer *self);
double   rc_reference_player_get_position (RcReferencePlayer *self);

G_END_DECLS
