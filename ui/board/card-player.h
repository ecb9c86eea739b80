/* card-player.h - a take that plays small, while the pointer is over its card
 *
 * Plays from the first frame, again and again, twelve pictures a second; moving the pointer across
 * shows the frame at that place, and it goes on from there when the pointer rests.
 *
 * Thread: the main thread; frames are read on one of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef struct _RcCardPlayer RcCardPlayer;

/* @at: how far into the take, 0 to 1 */
typedef void (*RcCardPlayerFunc) (GdkTexture *texture, double at, gpointer user_data);

RcCardPlayer *
rc_card_player_new (RcSession *session, RcTake *take, RcCardPlayerFunc func, gpointer user_data);
void rc_card_player_free (RcCardPlayer *self);
void rc_card_player_seek (RcCardPlayer *self, double at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcCardPlayer, rc_card_player_free)

G_END_DECLS
