/* mood-pad.h - a mood as a point: cold to warm, calm to tense
 *
 * Dragging and arrow keys move the point; Home puts it in the middle. Signal "moved": the user
 * moved it; "begun", "ended": a drag, which is one movement, however long it rests. Meanwhile it
 * has the style class "dragging", as a slider has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_MOOD_PAD (rc_mood_pad_get_type ())
G_DECLARE_FINAL_TYPE (RcMoodPad, rc_mood_pad, RC, MOOD_PAD, GtkWidget)

void   rc_mood_pad_set_mood (RcMoodPad *self, double valence, double arousal);
double rc_mood_pad_get_valence (RcMoodPad *self);
double rc_mood_pad_get_arousal (RcMoodPad *self);
char  *rc_mood_dup_words (double valence, double arousal);

G_END_DECLS
