/* marks.h - a text as marks: names, words of the vocabulary, quotations, and the rest
 *
 * Every token belongs to exactly one mark. Negation is worked out here: a negated mark must not be
 * staged. Private to engine/script; thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/names.h"
#include "engine/script/vocabulary.h"

G_BEGIN_DECLS

/* What marks are beyond the roles that words of the vocabulary play. */
enum
{
  RC_MARK_NAME = RC_N_ROLES, /* a member of the cast */
  RC_MARK_WORD,              /* a word that the vocabulary does not know */
  RC_MARK_QUOTE,             /* spoken words */
  RC_MARK_COMMA,             /* a weak border between clauses */
  RC_MARK_STOP,              /* a strong one */
  RC_N_MARKS,
};

enum
{
  RC_MARKS_MOST_MEANINGS = 3, /* that a mark has beside its first one */
};

typedef struct
{
  guint            role;    /* a role, or one of the above */
  const RcEntry   *entry;   /* (nullable): what the vocabulary says */
  const GPtrArray *entries; /* (nullable): all that it says */
  int              cast;    /* names: index into the cast */
  double           number;
  guint            first, n_tokens;
  gsize            start, length; /* bytes */
  gboolean         negated;
  gboolean         han;
} RcMark;

typedef struct
{
  RcTokens *tokens;
  RcMark   *items;
  guint     n;
} RcMarks;

RcMarks *rc_marks_new (const RcVocabulary *vocabulary, const RcNames *names, const char *text);
void     rc_marks_join_compounds (RcMarks *self);
void     rc_marks_add_meanings (RcMarks *self, const RcMark *mark);
gboolean rc_marks_means_they (const RcVocabulary *vocabulary, const RcTokens *tokens, guint at);
void     rc_marks_deny (RcMarks *self, guint negation);
void     rc_marks_hear (RcMarks *self);
gboolean rc_marks_is_verb (const RcMarks *self, guint at, guint n);
gboolean rc_marks_are_cranes (const RcTokens *tokens, guint at, guint n);
gboolean rc_marks_rain_things (const RcMarks *self, guint at);
gboolean rc_marks_is_body_part (const RcMarks *self, guint at, guint n);
gboolean rc_marks_follow_modal (const RcMarks *self, guint n);
guint    rc_marks_han_number (const RcTokens *tokens, guint at, guint least, double *number);
gboolean rc_marks_is_numbered (const RcMarks *self, guint at, guint n);
gboolean rc_marks_is_relative (const RcTokens *tokens, guint at);
gboolean
rc_marks_is_participle (const RcVocabulary *vocabulary, const RcTokens *tokens, guint at, guint n);
gboolean       rc_marks_precede_subject (const RcTokens *tokens, guint at);
gboolean       rc_marks_follow_member (const RcMarks *self);
gboolean       rc_marks_follow_wearer (const RcMarks *self);
gboolean       rc_marks_follow_count (const RcMarks *self);
void           rc_marks_free (RcMarks *self);
const RcEntry *rc_entries_find (const GPtrArray *entries, RcRole role);
const RcEntry *rc_mark_entry (const RcMark *mark, RcRole role);
const RcEntry *
rc_marks_colour (const RcVocabulary *vocabulary, const RcMarks *self, const RcMark *mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcMarks, rc_marks_free)

G_END_DECLS
