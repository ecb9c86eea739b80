/* take-strip.h - the takes of a shot in a row: look, star, open on the stage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_TAKE_STRIP (rc_take_strip_get_type ())
G_DECLARE_FINAL_TYPE (RcTakeStrip, rc_take_strip, RC, TAKE_STRIP, GtkWidget)

void rc_take_strip_show (RcTakeStrip *self, RcFilmView *film, RcShot *shot);

G_END_DECLS
