/* phrases.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/phrases.h"

struct _RcPhrases
{
  GHashTable *values; /* tokens joined by spaces → GPtrArray of values */
  GHashTable *reach;  /* first token → how many tokens its longest phrase has */
};

RcPhrases *
rc_phrases_new (void)
{
  RcPhrases *self = g_new0 (RcPhrases, 1);

  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->reach = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
rc_phrases_free (RcPhrases *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->reach);
  g_free (self);
}

/** Adds @value for @phrase; the same value twice counts once. A phrase without tokens is ignored.
 */
void
rc_phrases_add (RcPhrases *self, const char *phrase, gpointer value)
{
  g_autoptr (RcTokens) tokens = rc_tokens_new (phrase);
  g_autoptr (GString)  key = g_string_new (NULL);
  GPtrArray           *values;

  if (tokens->n == 0)
    return;
  for (guint i = 0; i < tokens->n; i++)
    g_string_append_printf (key, "%s%s", i > 0 ? " " : "", tokens->items[i].normal);
  values = g_hash_table_lookup (self->values, key->str);
  if (values == NULL)
    {
      const char *first = tokens->items[0].normal;
      guint       reach = GPOINTER_TO_UINT (g_hash_table_lookup (self->reach, first));

      values = g_ptr_array_new ();
      g_hash_table_insert (self->values, g_strdup (key->str), values);
      g_hash_table_insert (self->reach, g_strdup (first),
                           GUINT_TO_POINTER (MAX (reach, tokens->n)));
    }
  if (!g_ptr_array_find (values, value, NULL))
    g_ptr_array_add (values, value);
}

/** Returns: (transfer none) (nullable): the values of the phrase that is the one word @word */
GPtrArray *
rc_phrases_word (const RcPhrases *self, const char *word)
{
  return g_hash_table_lookup (self->values, word);
}

/**
 * rc_phrases_match_most:
 * @at: the token where the phrase has to begin
 * @most: tokens that it may have
 * @n: (out): how many tokens it has
 *
 * Returns: (transfer none) (nullable): the values of the longest phrase that begins there
 */
GPtrArray *
rc_phrases_match_most (const RcPhrases *self,
                       const RcTokens  *tokens,
                       guint            at,
                       guint            most,
                       guint           *n)
{
  const char *first = tokens->items[at].normal;
  guint       reach = GPOINTER_TO_UINT (g_hash_table_lookup (self->reach, first));
  guint       last = MIN (MIN (reach, most), tokens->n - at);
  GPtrArray  *found = NULL;

  if (last == 0)
    return NULL;

  g_autoptr (GString) key = g_string_sized_new (64);

  for (guint i = 0; i < last; i++)
    {
      GPtrArray *values;

      if (i > 0)
        g_string_append_c (key, ' ');
      g_string_append (key, tokens->items[at + i].normal);
      values = g_hash_table_lookup (self->values, key->str);
      if (values == NULL)
        continue;
      found = values;
      *n = i + 1;
    }
  return found;
}

/** Returns: (transfer none) (nullable): as rc_phrases_match_most(), of any length */
GPtrArray *
rc_phrases_match (const RcPhrases *self, const RcTokens *tokens, guint at, guint *n)
{
  return rc_phrases_match_most (self, tokens, at, G_MAXUINT, n);
}
