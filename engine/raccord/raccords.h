/* raccords.h - how well the shots of a film follow each other, found out in the background
 *
 *   raccord = rc_raccords_peek (raccords, shot);   NULL: there is none, or it is being found out
 *
 * The takes in the cut are held against each other, within a scene: what a scene begins with is
 * another place. Signal "changed": one more is known. Thread: the main thread; reading is done on
 * another one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/film.h"
#include "engine/raccord/raccord.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RC_TYPE_RACCORDS (rc_raccords_get_type ())
G_DECLARE_FINAL_TYPE (RcRaccords, rc_raccords, RC, RACCORDS, GObject)

RcRaccords      *rc_raccords_new (const char *dir);
const RcRaccord *rc_raccords_peek (RcRaccords *self, RcShot *shot);
double           rc_raccords_peek_scene (RcRaccords *self, RcScene *scene);
void             rc_raccords_film_changed (RcRaccords *self);
gboolean
rc_raccords_check (RcRaccords *self, RcShot *shot, const RcRaccord **raccord, GError **error);

G_END_DECLS
