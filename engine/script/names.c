/* names.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/names.h"

struct _RcNames
{
  RcPhrases *phrases; /* name → its index + 1 */
  gboolean  *cased;   /* whether it begins with a capital */
};

/** @names: valid UTF-8; empty ones match nothing. Returns: (transfer full) */
RcNames *
rc_names_new (const char *const *names, guint n)
{
  RcNames *self = g_new0 (RcNames, 1);

  self->phrases = rc_phrases_new ();
  self->cased = g_new0 (gboolean, n + 1);
  for (guint i = 0; i < n; i++)
    {
      rc_phrases_add (self->phrases, names[i], GUINT_TO_POINTER (i + 1));
      self->cased[i] = g_unichar_isupper (g_utf8_get_char (names[i]));
    }
  return self;
}

void
rc_names_free (RcNames *self)
{
  if (self == NULL)
    return;
  rc_phrases_free (self->phrases);
  g_free (self->cased);
  g_free (self);
}

static gboolean
is_at (const RcTokens *tokens, guint i)
{
  return tokens->text[tokens->items[i].start] == '@';
}

/**
 * rc_names_match:
 * @at: the token where the name, or the "@" before it, has to begin
 * @n_tokens: (out): how many tokens it has, with the "@"
 *
 * Returns: the index of the name that begins there, or -1. Of two equal names it is the first.
 */
int
rc_names_match (const RcNames *self, const RcTokens *tokens, guint at, guint *n_tokens)
{
  gboolean   mention = is_at (tokens, at);
  guint      first = at + mention;
  guint      n = 0;
  GPtrArray *found;
  int        index;

  if (first >= tokens->n || (mention && !tokens->items[first].joined))
    return -1;
  found = rc_phrases_match (self->phrases, tokens, first, &n);
  if (found == NULL)
    return -1;
  index = GPOINTER_TO_UINT (g_ptr_array_index (found, 0)) - 1;
  if (!mention && n == 1 && self->cased[index] && !tokens->items[first].upper)
    return -1;
  *n_tokens = n + mention;
  return index;
}
