/* sticky-card.h - a note on the board
 *
 * Shows the words, and is where they are written: rc_sticky_card_edit() puts the keyboard into it,
 * Escape, Ctrl+Return or a click elsewhere ends that. What is written on a note of the film is an
 * edit with every key; a card without a note keeps its words until it is asked for them.
 *
 * Signal "finished" (): writing has ended.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/canvas.h"
#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_STICKY_CARD (rc_sticky_card_get_type ())
G_DECLARE_FINAL_TYPE (RcStickyCard, rc_sticky_card, RC, STICKY_CARD, GtkWidget)

GtkWidget *rc_sticky_card_new (void);
void       rc_sticky_card_set_sticky (RcStickyCard *self, RcFilmView *film, RcSticky *sticky);
void       rc_sticky_card_update (RcStickyCard *self);
RcSticky  *rc_sticky_card_get_sticky (RcStickyCard *self);
void       rc_sticky_card_edit (RcStickyCard *self);
void       rc_sticky_card_finish (RcStickyCard *self);
gboolean   rc_sticky_card_is_edited (RcStickyCard *self);
char      *rc_sticky_card_dup_text (RcStickyCard *self);
int        rc_sticky_card_measure (RcStickyCard *self, const char *text, int width);

G_END_DECLS
