/* prompt.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/prompt.h"

#include "engine/script/names.h"

/**
 * rc_prompt_mentions:
 * @text: UTF-8
 * @names: names that "@" may mention; the longest match wins
 * @n_mentions: (out): how many there are
 *
 * Returns: (transfer full): the mentions in order, to be freed with g_free()
 */
RcMention *
rc_prompt_mentions (const char *text, const char *const *names, guint n_names, guint *n_mentions)
{
  g_autoptr (GArray)   mentions = g_array_new (FALSE, FALSE, sizeof (RcMention));
  g_autoptr (RcNames)  index = NULL;
  g_autoptr (RcTokens) tokens = NULL;

  *n_mentions = 0;
  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  index = rc_names_new (names, n_names);
  tokens = rc_tokens_new (text);
  for (guint i = 0; i < tokens->n; i++)
    {
      guint n = 0;
      int   name = text[tokens->items[i].start] == '@' ? rc_names_match (index, tokens, i, &n) : -1;
      RcToken  *last;
      RcMention mention;

      if (name < 0)
        continue;
      last = &tokens->items[i + n - 1];
      mention.start = tokens->items[i].start;
      mention.length = last->start + last->length - mention.start;
      mention.name = name;
      g_array_append_val (mentions, mention);
      i += n - 1;
    }
  *n_mentions = mentions->len;
  return (RcMention *)g_array_free (g_steal_pointer (&mentions), FALSE);
}
