/* reference-slots.h - the slots of a shot, region, scene or character: nine images, three videos,
 * three sounds
 *
 * Takes files by dropping them or choosing them; a filled slot opens a menu with the role and
 * Remove. What a shot inherits from its scene and from whom it mentions, and a region from its
 * shot, too, is shown dimmed in the slots that are free.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_REFERENCE_SLOTS (rc_reference_slots_get_type ())
G_DECLARE_FINAL_TYPE (RcReferenceSlots, rc_reference_slots, RC, REFERENCE_SLOTS, GtkWidget)

GtkWidget *rc_reference_slots_new (void);
void       rc_reference_slots_show (RcReferenceSlots *self, RcFilmView *film, RcNode *owner);
void       rc_reference_slots_add_drag (GtkWidget *widget, RcNode *reference);
void       rc_reference_slots_add_files (RcReferenceSlots *self, GSList *files);

G_END_DECLS
