/* shot-card.h - a shot on the board: its picture, label, size, length, words, cast and takes
 *
 * Follows its shot's job; everything else is brought up to date by rc_shot_card_update(), which the
 * board calls once after each change of the film.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_SHOT_CARD (rc_shot_card_get_type ())
G_DECLARE_FINAL_TYPE (RcShotCard, rc_shot_card, RC, SHOT_CARD, GtkWidget)

GtkWidget *rc_shot_card_new (void);
void       rc_shot_card_set_shot (RcShotCard *self, RcFilmView *film, RcShot *shot);
void       rc_shot_card_set_zoom (RcShotCard *self, double zoom);
RcShot    *rc_shot_card_get_shot (RcShotCard *self);
void       rc_shot_card_update (RcShotCard *self);
void       rc_shot_card_update_job (RcShotCard *self);
void       rc_shot_card_set_raccord (RcShotCard *self, const char *raccord);
void       rc_shot_card_show_frame (RcShotCard *self, RcFrame *frame);

G_END_DECLS
