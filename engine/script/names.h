/* names.h - finding the names of a cast in a text
 *
 * A name may have spaces; the longest one wins, in any case. "@" makes it a mention; without it, a
 * name of one word that begins with a capital must begin with one in the text too: "Rose", not
 * "rose".
 * Private to engine/script; immutable after new; thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/phrases.h"

G_BEGIN_DECLS

typedef struct _RcNames RcNames;

RcNames *rc_names_new (const char *const *names, guint n);
void     rc_names_free (RcNames *self);
int      rc_names_match (const RcNames *self, const RcTokens *tokens, guint at, guint *n_tokens);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcNames, rc_names_free)

G_END_DECLS
