/* phrases.h - phrases of tokens to look up, the longest match first
 *
 * Maps phrases ("over the shoulder", "灯塔") to pointers. A phrase may hold several. Immutable once
 * filled, and then for any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/tokens.h"

G_BEGIN_DECLS

typedef struct _RcPhrases RcPhrases;

RcPhrases *rc_phrases_new (void);
void       rc_phrases_free (RcPhrases *self);
void       rc_phrases_add (RcPhrases *self, const char *phrase, gpointer value);
GPtrArray *rc_phrases_word (const RcPhrases *self, const char *word);
GPtrArray *rc_phrases_match_most (const RcPhrases *self,
                                  const RcTokens  *tokens,
                                  guint            at,
                                  guint            most,
                                  guint           *n);
GPtrArray *rc_phrases_match (const RcPhrases *self, const RcTokens *tokens, guint at, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcPhrases, rc_phrases_free)

G_END_DECLS
