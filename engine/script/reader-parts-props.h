/* reader-parts-props.h - what the parts of the reader know of each other: things and where they are
 *
 * Private to the reader; to be had from reader-parts.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/reader.h"

G_BEGIN_DECLS

/* reader-hold.c */
void     rc_hold_prop (RcReader *self, guint first, guint last, int figure, int prop);
gboolean rc_hold_over (RcReader *self, guint at, int prop, const RcEntry *position);
gboolean rc_has_hand_on (const RcReader *self, guint at);
int      rc_find_holder (RcReader *self, guint at);
gboolean rc_rides_prop (const RcReader *self, guint at, int prop);
void     rc_ride (RcReader *self, guint at, int prop);
gboolean rc_is_content (RcReader *self, guint at, int prop);
gboolean rc_lies_on (const RcReader *self, guint at, int prop);
gboolean rc_puts_into (RcReader *self, guint at, int prop);
void     rc_put_on_thing (RcReader *self, guint at, int prop);

/* reader-places.c */
void rc_read_room_of_part (RcReader *self);
int  rc_find_prop (const RcReader *self, const char *kind, const char *name);
void rc_read_prop (RcReader *self, guint at);
void rc_read_thing (RcReader *self, guint at, const RcEntry *entry);
void rc_settle_prop (RcReader *self, guint at, int prop);
void rc_read_product (RcReader *self, guint at, int cast);
void rc_read_it (RcReader *self, guint at);
void rc_read_hand (RcReader *self, guint at);
void rc_read_surface (RcReader *self, guint at);

/* reader-stands.c: who is on things, in them and at them */
void     rc_relate_figure (RcReader *self, guint at, int prop);
void     rc_use_atop (RcReader *self, guint first, guint last, guint32 who, int prop);
gboolean rc_is_shore (const RcReader *self, guint at);
gboolean rc_is_on_table (RcReader *self, guint at);

/* reader-change.c */
gboolean rc_read_change (RcReader *self, guint at);

/* reader-toys.c: things that are somebody */
const RcEntry *rc_alive (const RcReader *self, guint at);
void           rc_size_toys (RcReader *self, guint at, guint32 figures);

/* reader-verbs.c: what a verb is with its object */
gboolean       rc_takes_object (const RcReader *self, guint at);
const RcEntry *rc_does_otherwise (const RcReader *self, guint at);

/* reader-nouns.c: nouns that are not what they look like */
gboolean rc_is_of_it (const RcReader *self, guint at);
gboolean rc_names_thing (RcReader *self, guint at);
gboolean rc_becomes_another (const RcReader *self, guint at);
gboolean rc_read_another (RcReader *self, guint at);
gboolean rc_is_part_of_animal (const RcReader *self, guint at);
gboolean rc_is_animal_of_part (const RcReader *self, guint at);

/* reader-describe.c */
gboolean rc_read_colour_behind (RcReader *self, guint at);

/* reader-position.c */
void rc_read_position (RcReader *self, guint at);
void rc_place_figure (RcReader *self, guint at, int figure);
void rc_place_prop (RcReader *self, guint at, int prop, const RcEntry *position);
void rc_end_relation (RcReader *self);
void rc_anchor (RcReader *self, guint at, int figure, int prop);

/* reader-cloth.c */
guint32  rc_cloth_owner (const RcReader *self, const RcMark *pronoun);
gboolean rc_cloth_goes_to_another (const RcReader *self, guint at, guint32 *figures);
gboolean rc_cloth_lies_about (const RcReader *self, guint at);
void     rc_read_cloth (RcReader *self, guint at);

/* reader-perches.c */
void     rc_perch (RcReader *self, guint at, int who, int on, const char *perch);
gboolean rc_read_perch (RcReader *self, guint at);
void     rc_take_perch (RcReader *self, guint at, int figure);
gboolean rc_carries_figure (RcReader *self, guint at, int figure);
gboolean rc_is_head (const RcReader *self, guint at);
guint    rc_head_of_noun (const RcReader *self, guint at);

G_END_DECLS
