/* spelling.h - whether words are in a dictionary
 *
 * The dictionaries are those of the system, through Enchant; built without it, or where there is no
 * dictionary of the language, every word is right and nothing is said. What was asked once is
 * remembered, so that a text of 5,000 words is looked through in a moment after its first time.
 *
 *   spelling = rc_spelling_new ("en");
 *   if (rc_spelling_is_there (spelling) && !rc_spelling_is_right (spelling, "lanternn")) …
 *
 * Thread: one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One word of a text. */
typedef struct
{
  int   start, end; /* characters; end is behind the last one */
  gsize from, to;   /* bytes */
} RcSpelledWord;

typedef struct _RcSpelling RcSpelling;

RcSpelling *rc_spelling_new (const char *language);
void        rc_spelling_free (RcSpelling *self);
gboolean    rc_spelling_is_there (const RcSpelling *self);
gboolean    rc_spelling_is_right (RcSpelling *self, const char *word);
gboolean    rc_spelling_knows (const RcSpelling *self, const char *word);
GStrv       rc_spelling_suggest (RcSpelling *self, const char *word, guint most);
void        rc_spelling_add (RcSpelling *self, const char *word);

gboolean rc_spelling_next_word (const char *text, RcSpelledWord *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcSpelling, rc_spelling_free)

G_END_DECLS
