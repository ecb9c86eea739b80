/* marks-meanings.c - words that say more than one thing at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/marks.h"

/* What sets the world as a whole, so that a word can set several of it. */
static gboolean
is_world_role (guint role)
{
  switch (role)
    {
    case RC_ROLE_TIME:
    case RC_ROLE_WEATHER:
    case RC_ROLE_LIGHT:
    case RC_ROLE_SEASON:
    case RC_ROLE_ERA:
    case RC_ROLE_PALETTE:
    case RC_ROLE_EFFECT:
    case RC_ROLE_WARMTH:
    case RC_ROLE_TENSION:
    case RC_ROLE_TEMPO:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Of roles that a word can have together with others; those beyond 63 are none of them. */
static guint64
role_bit (guint role)
{
  return role < 64 ? G_GUINT64_CONSTANT (1) << role : 0;
}

/* Whether @entry is something else that the words of @main say, too */
static gboolean
is_said_with (const RcMark *main, const RcEntry *entry)
{
  if (main->role == RC_ROLE_ACTION)
    return main->n_tokens > 1 &&
           (entry->role == RC_ROLE_EFFECT || (entry->role == RC_ROLE_PROP && main->han));
  return is_world_role (entry->role) || entry->role == RC_ROLE_SET ||
         entry->role == RC_ROLE_GARMENT;
}

/** Returns: whether the word at @at is "both" with what they do behind it: "both laugh", but not
 * "both women laugh", "with both hands" */
gboolean
rc_marks_means_they (const RcVocabulary *vocabulary, const RcTokens *tokens, guint at)
{
  static const char *const prepositions[] = { "in", "with", "on",  "of",      "from",  "to", "into",
                                              "by", "at",   "for", "between", "using", NULL };
  const GPtrArray         *next;
  guint                    n = 0;

  if (at + 1 >= tokens->n || !g_str_equal (tokens->items[at].normal, "both") ||
      (at > 0 && g_strv_contains (prepositions, tokens->items[at - 1].normal)))
    return FALSE;
  next = rc_phrases_match (vocabulary->phrases, tokens, at + 1, &n);
  return rc_entries_find (next, RC_ROLE_PERSON) == NULL &&
         (rc_entries_find (next, RC_ROLE_ACTION) != NULL ||
          rc_entries_find (next, RC_ROLE_DRESSED) != NULL);
}

/** "night market" is a place and a time, "lightning" a weather and an effect, "下棋" what is done
 * and the chessboard: adds a mark for each meaning beside that of @mark. */
void
rc_marks_add_meanings (RcMarks *self, const RcMark *mark)
{
  guint64 done = role_bit (mark->role);
  RcMark  main = *mark;
  guint   left = RC_MARKS_MOST_MEANINGS;

  if (main.entry == NULL ||
      (!is_world_role (main.role) && main.role != RC_ROLE_SET && main.role != RC_ROLE_PROP &&
       main.role != RC_ROLE_MOVE && main.role != RC_ROLE_ACTION))
    return;
  for (guint i = 0; i < main.entries->len && left > 0; i++)
    {
      const RcEntry *entry = g_ptr_array_index (main.entries, i);
      guint64        role = role_bit (entry->role);
      RcMark         more = main;

      if (!is_said_with (&main, entry) || (done & role) != 0)
        continue;
      done |= role;
      left--;
      more.role = entry->role;
      more.entry = entry;
      more.number = entry->number;
      self->items[self->n++] = more;
    }
}
