/* reader-toys.c - things in the shape of somebody, who do what people do: "a teddy bear waves"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/reader-parts.h"

#include <string.h>

/* As whom the thing at @at is drawn once it is alive, "" for what never is */
static const char *
figure_of (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  g_autofree char *word = NULL;

  if (mark->role != RC_ROLE_PROP)
    return "";
  word = g_utf8_strdown (self->text + mark->start, mark->length);
  return rc_vocabulary_text (
      self->draft->vocabulary, "comes alive", word,
      rc_vocabulary_text (self->draft->vocabulary, "comes alive", mark->entry->value, ""));
}

/* "falls off the shelf", "lies on the bed": a thing does that, too */
static gboolean
is_of_things (const RcReader *self, const RcEntry *action)
{
  static const char *const dull[] = { "fly", "float", "fall", "turn", "lie-down", NULL };
  const char *class = rc_class_of (self, action->value);

  return strcmp (class, "rest") == 0 || strcmp (class, "change") == 0 ||
         g_strv_contains (dull, action->value);
}

/* The word that says what the noun at @at does or wears; "在" says that it does so now. */
static const RcMark *
verb_of (const RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);

  if (next != NULL && next->role == RC_ROLE_DRESSED)
    return next;
  return rc_reader_verb (self, next != NULL && next->han && next->role == RC_ROLE_IN ? at + 1 : at);
}

/* Whether the next noun is the subject: nobody was told of before it, and it is nowhere. */
static gboolean
begins_clause (const RcReader *self)
{
  return self->joining || (!self->named && !self->acted && self->relation.at == RC_NOWHERE);
}

static gboolean
is_known (const RcReader *self, guint at)
{
  const RcMark    *mark = rc_reader_mark (self, at);
  g_autofree char *word = g_utf8_strdown (self->text + mark->start, mark->length);

  for (guint i = 0; i < self->draft->figures->len; i++)
    if (strcmp (rc_draft_figure (self->draft, i)->out.label, word) == 0)
      return TRUE;
  return FALSE;
}

/**
 * rc_alive:
 *
 * Returns: (transfer none) (nullable): as whom the toy at @at is drawn: it is dressed, or does what
 *   no thing does, or has done so before; NULL if it is a thing
 */
const RcEntry *
rc_alive (const RcReader *self, guint at)
{
  const char   *figure = self->reads == RC_READ_PROMPT ? figure_of (self, at) : "";
  const RcMark *verb;

  if (*figure == '\0')
    return NULL;
  verb = verb_of (self, at);
  /* "dances around the doll": somebody else does; "戴着绿帽子的玩具熊" */
  if (!is_known (self, at) && self->n_worn == 0 &&
      (!begins_clause (self) || verb == NULL ||
       (verb->role == RC_ROLE_ACTION && is_of_things (self, verb->entry))))
    return NULL;
  return rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PERSON, figure);
}

/** Of the toys @figures, which the noun at @at names: how large they are, and their word. */
void
rc_size_toys (RcReader *self, guint at, guint32 figures)
{
  const RcMark    *mark = rc_reader_mark (self, at);
  g_autofree char *word = g_utf8_strdown (self->text + mark->start, mark->length);
  double           height =
      rc_vocabulary_number (self->draft->vocabulary, "alive height", mark->entry->value, 0.6);

  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((figures & (1u << i)) != 0)
      {
        rc_draft_figure (self->draft, i)->out.height = height;
        rc_text_set (&rc_draft_figure (self->draft, i)->out.label, word);
      }
}
