/* mention-completion.h - "@Ma": the characters, and pictures, whose names go on like that
 *
 * Watches a text view. While a word that begins with "@" is typed, a list of the cast with their
 * pictures stands under it; arrows choose, Return or Tab writes the name, Escape leaves it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_MENTION_COMPLETION (rc_mention_completion_get_type ())
G_DECLARE_FINAL_TYPE (RcMentionCompletion, rc_mention_completion, RC, MENTION_COMPLETION, GObject)

RcMentionCompletion *rc_mention_completion_new (GtkTextView *view, GtkWidget *around);
void                 rc_mention_completion_set_film (RcMentionCompletion *self, RcFilmView *film);
void                 rc_mention_completion_set_owner (RcMentionCompletion *self, RcNode *owner);
void                 rc_mention_completion_update (RcMentionCompletion *self);
void                 rc_mention_completion_close (RcMentionCompletion *self);

gboolean rc_mention_begun (const char *text, gsize cursor, gsize *start);

G_END_DECLS
