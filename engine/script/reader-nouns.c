/* reader-nouns.c - nouns that are not what they look like: "skis on a rack", "the wings of a bat"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

static gboolean
ends_clause (const RcMark *mark)
{
  return mark == NULL || mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP;
}

/** "looks up at the light; it slides across his eyes": nobody does that. @at: a verb. Returns:
 * whether it is of something that is not staged */
gboolean
rc_is_of_it (const RcReader *self, guint at)
{
  const RcMark *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;

  if (before == NULL || before->han || before->role != RC_ROLE_PRONOUN ||
      *before->entry->value != 'n' || self->last_prop >= 0)
    return FALSE;
  for (guint i = 0; i < self->draft->figures->len; i++)
    if (strcmp (rc_draft_figure (self->draft, i)->out.kind, "creature") == 0)
      return FALSE;
  return TRUE;
}

/**
 * rc_names_thing:
 * @at: what looks like a verb
 *
 * "Skis on a rack", "Watch, slow push in": the first word of a clause is a thing if nobody is there
 * who could do anything, and no object follows. Reads it as that.
 *
 * Returns: whether it is that
 */
gboolean
rc_names_thing (RcReader *self, guint at)
{
  const RcMark  *mark = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);
  const RcEntry *thing = rc_mark_entry (mark, RC_ROLE_PROP);

  if (self->reads != RC_READ_PROMPT || mark->han || thing == NULL ||
      self->draft->figures->len > 0 || self->draft->crowds->len > 0 ||
      !(ends_clause (next) || next->role == RC_ROLE_POSITION || next->role == RC_ROLE_IN ||
        next->role == RC_ROLE_AND) ||
      !(at == 0 || ends_clause (mark - 1) || self->relation.at == at - 1 ||
        (mark[-1].role == RC_ROLE_AND && self->last_prop >= 0)))
    return FALSE;
  rc_read_thing (self, at, thing);
  return TRUE;
}

/** "The straw hat turned into a steel hat": it does not go round. @at: a verb. Returns:
 * whether it tells only of what a thing becomes */
gboolean
rc_becomes_another (const RcReader *self, guint at)
{
  static const char *const verbs[] = { "turn", "turns", "turned", "turning", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);

  return !mark->han && g_strv_contains (verbs, self->marks->tokens->items[mark->first].normal) &&
         rc_reader_is (self, at + 1, "into") &&
         (rc_reader_is (self, at + 2, "a") || rc_reader_is (self, at + 2, "an")) &&
         (rc_reader_mark (self, at + 3) == NULL ||
          rc_reader_mark (self, at + 3)->role != RC_ROLE_SET) &&
         self->subject == 0 && self->last_prop >= 0;
}

/* Whether what has the role @role comes behind a noun, and not before it. */
static gboolean
is_behind_noun (guint role)
{
  return role == RC_ROLE_IN || role == RC_ROLE_TOWARD || role == RC_ROLE_POSITION ||
         role == RC_ROLE_WITH || role == RC_ROLE_DEFINITE || role == RC_ROLE_OVER ||
         role == RC_ROLE_AND || role == RC_ROLE_SEQUENCE || role == RC_ROLE_DIRECTION;
}

/**
 * rc_read_another:
 * @at: a word
 *
 * "One dog chases another", "a woman hands another a cup": brings in one more of the kind.
 *
 * Returns: whether it is that
 */
gboolean
rc_read_another (RcReader *self, guint at)
{
  const RcMark        *next = rc_reader_mark (self, at + 1);
  const RcDraftFigure *one =
      self->last_figure >= 0 ? rc_draft_figure (self->draft, self->last_figure) : NULL;
  const RcEntry *kind;
  int            figure;

  if (!rc_reader_is (self, at, "another") || self->reads != RC_READ_PROMPT || one == NULL ||
      one->cast >= 0 || one->noun == NULL ||
      !(ends_clause (next) || is_behind_noun (next->role) || rc_reader_is (self, at + 1, "a") ||
        rc_reader_is (self, at + 1, "an")))
    return FALSE;
  kind = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PERSON, one->noun);
  figure = kind != NULL ? rc_draft_add_extra (self->draft, kind) : -1;
  if (figure < 0)
    return FALSE;
  rc_reader_span (self, at, at, "figures[%d] = %s", figure, kind->value);
  if (self->acted && self->actors != 0)
    rc_aim_at_figure (self, at, self->actors, figure);
  self->last_figure = figure;
  return TRUE;
}

static gboolean
is_body_part (const RcReader *self, guint at)
{
  static const char *const parts[] = {
    "wings",   "wing",   "horns",   "horn",     "antlers", "tail",   "tails", "scales", "shell",
    "legs",    "leg",    "arms",    "head",     "heads",   "body",   "eyes",  "ears",   "beak",
    "claws",   "paws",   "hooves",  "fur",      "mane",    "trunk",  "tusks", "skin",   "neck",
    "feet",    "fins",   "feather", "feathers", "fangs",   "teeth",  "snout", "spines", "tongue",
    "stripes", "quills", "face",    "torso",    "limbs",   "talons", "tusk",  "fin",    NULL,
  };
  const RcMark *mark = rc_reader_mark (self, at);

  return mark != NULL && !mark->han && mark->length > 0 && mark->n_tokens == 1 &&
         g_strv_contains (parts, self->marks->tokens->items[mark->first].normal);
}

static gboolean
is_creature (const RcReader *self, guint at)
{
  const RcMark  *mark = rc_reader_mark (self, at);
  const RcEntry *entry = mark != NULL ? rc_mark_entry (mark, RC_ROLE_PERSON) : NULL;

  return entry != NULL && strcmp (entry->kind, "creature") == 0;
}

/* Whether what stands at @at is had by whoever was named before it in the sentence. */
static gboolean
is_had (const RcReader *self, guint at)
{
  static const char *const having[] = { "has",      "have",    "having",     "sporting",
                                        "bearing",  "boasts",  "boasting",   "possesses",
                                        "growing",  "sprouts", "possessing", "featuring",
                                        "combines", "sports",  "combining",  NULL };

  for (guint i = at; i > 0; i--)
    {
      const RcMark *mark = rc_reader_mark (self, i - 1);

      if (mark->role == RC_MARK_STOP)
        return FALSE;
      if (mark->role == RC_ROLE_WITH ||
          (mark->length > 0 && !mark->han &&
           g_strv_contains (having, self->marks->tokens->items[mark->first].normal)))
        return i > 1;
      if (mark->role == RC_ROLE_ACTION && !is_body_part (self, i - 1))
        return FALSE;
    }
  return FALSE;
}

/**
 * rc_is_part_of_animal:
 * @at: a noun
 *
 * Returns: whether it is a part of a body that somebody has of another kind of animal: “the trunk”
 * in "a lion with the trunk of an elephant"
 */
gboolean
rc_is_part_of_animal (const RcReader *self, guint at)
{
  return is_body_part (self, at) && rc_reader_is (self, at + 1, "of") &&
         (rc_reader_is (self, at + 2, "a") || rc_reader_is (self, at + 2, "an")) &&
         (is_creature (self, at + 3) || is_creature (self, at + 4)) && is_had (self, at);
}

/**
 * rc_is_animal_of_part:
 * @at: an animal
 *
 * Returns: whether only a part of it is meant, which somebody else has: "with the wings of a bat",
 * "with eagle wings", "with a horse's tail"
 */
gboolean
rc_is_animal_of_part (const RcReader *self, guint at)
{
  guint part = at;

  if (!is_creature (self, at) || self->reads != RC_READ_PROMPT)
    return FALSE;
  if (is_body_part (self, at + 1) || (rc_is_owner (self, at) && is_body_part (self, at + 2)))
    return is_had (self, at);
  for (guint i = 1; i <= 4 && i <= at; i++)
    if (rc_is_part_of_animal (self, at - i))
      part = at - i;
  return part < at;
}
