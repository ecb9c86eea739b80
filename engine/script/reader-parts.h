/* reader-parts.h - what the parts of the reader know of each other
 *
 * A function rc_read_…() deals with the mark at @at; reader.c says which for which role.
 * Private to the reader.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/reader-parts-props.h"
#include "engine/script/reader.h"

G_BEGIN_DECLS

/* reader.c */
gboolean rc_reader_near (const RcReader *self, const RcPending *pending, guint at, guint reach);
const RcMark *rc_reader_mark (const RcReader *self, guint at);
void          rc_reader_read_mark (RcReader *self, guint at);
void          rc_reader_span (RcReader *self, guint first, guint last, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
guint    rc_reader_skip (const RcReader *self, guint at);
int      rc_first_figure (guint32 figures);
guint    rc_count_figures (guint32 figures);
gboolean rc_is_relative (const RcReader *self, guint at);
gboolean rc_is_participle (const RcReader *self, guint at);
gboolean rc_action_aims (const RcEntry *action);
gboolean rc_reader_aims (const RcReader *self, guint at);
guint32  rc_reader_resolve (RcReader *self, const char *pronoun, guint32 except, gboolean newcomer);
void     rc_aim_figures (RcReader *self, guint at, guint32 figures, const char *toward);

gboolean rc_reader_is (const RcReader *self, guint at, const char *word);
guint    rc_reader_article (const RcReader *self, guint at);
void     rc_take_they (RcReader *self);
void     rc_reader_act (RcReader *self, guint at, const RcEntry *action, guint32 who);
void     rc_reader_end_clause (RcReader *self, gboolean strong);

/* reader-clause.c */
const RcMark  *rc_reader_verb (const RcReader *self, guint at);
void           rc_reader_begin_clause (RcReader *self, guint at);
void           rc_act_on_thing (RcReader *self, guint at, int prop);
gboolean       rc_turns_colour (RcReader *self, guint at);
gboolean       rc_comes_from (const RcReader *self, guint at);
gboolean       rc_is_where (const RcReader *self, guint at);
gboolean       rc_is_object_before (const RcReader *self, guint at);
gboolean       rc_is_no_action (RcReader *self, guint at);
const RcEntry *rc_played_by_trade (const RcReader *self, guint at, guint32 who);
gboolean       rc_thing_does (RcReader *self, guint at);
gboolean       rc_goes_there (const RcReader *self, guint at);
gboolean       rc_go_sideways (RcReader *self, guint at, const char *way);

/* reader-camera.c */
void        rc_aim_at_phase (RcReader *self, gboolean cut, gboolean unsaid);
const char *rc_prefix_of (RcReader *self);
void        rc_read_angle (RcReader *self, guint at);
void        rc_read_move (RcReader *self, guint at);
void        rc_set_move (RcReader *self, guint at, const RcEntry *entry);
gboolean    rc_read_film (RcReader *self, guint at);
gboolean    rc_read_way (RcReader *self, guint at, const char *way);
void        rc_read_direction (RcReader *self, guint at);

/* reader-lens.c */
gboolean rc_follows_then (const RcReader *self, guint at);
gboolean rc_read_arrival (RcReader *self, guint at);
void     rc_read_size (RcReader *self, guint at);
void     rc_read_lens (RcReader *self, guint at);
void     rc_read_millimetres (RcReader *self, guint at);
void     rc_read_focus (RcReader *self, guint at);
void     rc_read_over (RcReader *self, guint at);

/* reader-world.c */
void     rc_read_world (RcReader *self, guint at);
void     rc_set_place (RcReader *self, guint at, const RcEntry *entry);
void     rc_read_mood (RcReader *self, guint at);
gboolean rc_is_place_of_thing (RcReader *self, guint at, const RcEntry *entry);
void     rc_read_set (RcReader *self, guint at);
void     rc_read_emptiness (RcReader *self, guint at);
void     rc_read_effect (RcReader *self, guint at);
void     rc_read_crowd (RcReader *self, guint at);
void     rc_read_amount (RcReader *self, guint at);
gboolean rc_read_many (RcReader *self, guint at, const RcEntry *entry);
void     rc_read_unknown (RcReader *self, guint at);
void     rc_read_sky (RcReader *self);
void     rc_read_unknown_place (RcReader *self);

/* reader-outside.c */
void     rc_read_interior (RcReader *self, guint at);
gboolean rc_read_roof (RcReader *self, guint at, const RcEntry *entry);

/* reader-time.c */
gboolean rc_read_timecode (RcReader *self, guint at);
gboolean rc_cut_to_size (RcReader *self, guint at);
void     rc_imply_place_of_shot (RcReader *self, guint at, const char *kind);
gboolean rc_read_place_of_shot (RcReader      *self,
                                guint          at,
                                const RcEntry *entry,
                                gboolean       in,
                                gboolean       compound);
void     rc_read_sequence (RcReader *self, guint at);
void     rc_read_shot (RcReader *self, guint at);
void     rc_reader_next_phase (RcReader *self, double start);

/* reader-lines.c */
void     rc_take_line (RcReader *self, int figure);
void     rc_read_quote (RcReader *self, guint at);
void     rc_read_voice (RcReader *self, guint at);
gboolean rc_read_cue (RcReader *self, guint at);

/* reader-dress.c */
void     rc_read_worn (RcReader *self, guint at);
void     rc_read_hair (RcReader *self, guint at);
void     rc_read_dressed (RcReader *self, guint at);
void     rc_read_face (RcReader *self, guint at);
gboolean rc_read_face_of (RcReader *self, guint at, const char *expression);
void     rc_read_years (RcReader *self, guint at);
void     rc_dress_figures (RcReader *self, guint32 figures);
void     rc_describe_figures (RcReader *self, guint at, guint32 figures);
void     rc_drop_adjectives (RcReader *self);
void     rc_flush_adjectives (RcReader *self);
void     rc_set_age (const RcVocabulary *vocabulary, RcDraftFigure *figure, const char *age);

/* reader-order.c */
const char *rc_class_of (const RcReader *self, const char *action);
gboolean    rc_combine (RcReader *self, const char **pose, const char **now, const char *new);
gboolean    rc_goes_on (const RcReader *self, guint at);
gboolean
rc_is_next (const RcReader *self, guint at, const char *now, const char *new, gboolean told);

/* reader-verbs.c */
const RcEntry *rc_light_action (const RcReader *self, guint at);
gboolean       rc_does_nothing (RcReader *self, guint at);
gboolean       rc_takes_along (const RcReader *self, guint at);

/* reader-relative.c */
gboolean rc_read_relative (RcReader *self, guint at);
gboolean rc_read_locative (RcReader *self, guint at);

/* reader-stands.c, reader-position.c */
gboolean rc_rest_on (RcReader *self, guint first, guint last, int who, int prop);
gboolean rc_read_over_head (RcReader *self, guint at);

/* reader-agents.c */
gboolean rc_read_agent (RcReader *self, guint at);
void     rc_take_agent (RcReader *self, guint at, guint32 figures);
void     rc_act_by_trade (RcReader *self, guint at, guint32 who);

/* reader-mounts.c */
gboolean rc_is_riding (const char *action);
gboolean rc_rides_figure (const RcReader *self, guint at, int figure);
void     rc_mount (RcReader *self, guint at, int figure);
gboolean rc_drives_thing (RcReader *self, guint at, int figure);
void     rc_ride_by_name (RcReader *self, guint at, int figure);

/* reader-members.c */
gboolean rc_read_member (RcReader *self, guint at);
void     rc_leave_member (RcReader *self);

/* reader-apposition.c */
gboolean       rc_is_sex_noun (const RcReader *self, guint at);
const RcEntry *rc_person_of_sex (const RcReader *self, guint at);
void           rc_begin_parts (RcReader *self, guint at);
gboolean       rc_is_part (const RcReader *self, guint at);
void           rc_take_part (RcReader *self, guint32 *figures);
void           rc_end_parts (RcReader *self, guint at);

/* reader-bridges.c */
gboolean rc_is_bridge (const RcEntry *entry);
gboolean rc_read_crossed_bridge (RcReader *self, guint at, const RcEntry *entry);

/* reader-share.c */
gboolean rc_read_share (RcReader *self, guint at);
gboolean rc_aim_at_animal (RcReader *self, guint at);
void     rc_read_mutual (RcReader *self, guint at, const RcEntry *entry);

/* reader-things.c */
void     rc_read_pace (RcReader *self, guint at);
gboolean rc_move_thing (RcReader *self, guint at, int prop, const RcEntry *action);
void     rc_take_pace (RcReader *self, guint at);
int      rc_read_unknown_figure (RcReader *self, guint at);

void         rc_aim_at_figure (RcReader *self, guint at, guint32 figures, int target);
RcDraftBeat *rc_last_beat (const RcDraftFigure *figure);
void         rc_set_target (RcDraftFigure *figure, int target, int prop);

gboolean rc_is_dative (const RcReader *self, guint at);
gboolean rc_is_beside_of (RcReader *self, guint at);
gboolean rc_is_owner (const RcReader *self, guint at);
gboolean rc_is_before_place (const RcReader *self, guint at);

void     rc_read_name (RcReader *self, guint at);
void     rc_read_person (RcReader *self, guint at);
void     rc_read_pronoun (RcReader *self, guint at);
void     rc_read_action (RcReader *self, guint at);
void     rc_read_target (RcReader *self, guint at);
void     rc_read_feature (RcReader *self, guint at);
gboolean rc_is_faced (const RcReader *self, guint at);
void     rc_read_each_other (RcReader *self, guint at);
void     rc_read_figure (RcReader *self, guint at, guint32 figures);

G_END_DECLS
