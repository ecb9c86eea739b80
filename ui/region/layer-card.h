/* layer-card.h - the chosen layer of a take: how it lies over what is below it
 *
 * Blend and opacity are the region's, changed live: a drag of the slider is one step of undo. Its
 * strength, generator and references are for the next time it is rendered. Its
 * takes are listed, to choose among and to judge; and whether what is outside the mask was proved
 * to be the base's, byte for byte, when the take was rendered.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_LAYER_CARD (rc_layer_card_get_type ())
G_DECLARE_FINAL_TYPE (RcLayerCard, rc_layer_card, RC, LAYER_CARD, GtkWidget)

void rc_layer_card_set_region (RcLayerCard *self, RcSession *session, RcRegion *region);
void rc_layer_card_sync (RcLayerCard *self);
void rc_layer_card_set_film (RcLayerCard *self, RcFilmView *film);
void rc_layer_card_focus (RcLayerCard *self);

/* For people: "Multiply" */
const char *rc_blend_label (RcBlend blend);

G_END_DECLS
