/* reader-apposition.c - a whole and its parts: "two friends, a man and a woman"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  WHOLE_REACH = 12, /* marks between a whole and the comma behind it */
  PARTS_REACH = 40, /* marks of all that is said of its parts */
  COUNT_REACH = 5,  /* marks between a number and its noun */
};

/* A part: so many of a kind. */
typedef struct
{
  const RcEntry *entry; /* NULL: a member of the cast */
  guint          n;
} Part;

/** Returns: whether the sex at @at is a noun: "一男一女" */
gboolean
rc_is_sex_noun (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);

  return mark->role == RC_ROLE_GENDER && mark->han && at > 0 && mark[-1].role == RC_ROLE_NUMBER &&
         mark[-1].han && mark[-1].n_tokens == 1 && (next == NULL || next->role != RC_ROLE_PERSON);
}

/* Whether such a sex is a child's, as that of the whole whose parts are read */
static gboolean
are_children (const RcReader *self)
{
  guint32 whole = self->parts != 0 ? self->parts : self->last_group;
  int     first = rc_first_figure (whole);

  return first >= 0 && strcmp (rc_draft_figure (self->draft, first)->out.age, "child") == 0;
}

/** Returns: who is meant by the sex at @at, as rc_is_sex_noun() has it */
const RcEntry *
rc_person_of_sex (const RcReader *self, guint at)
{
  gboolean    woman = strcmp (rc_reader_mark (self, at)->entry->value, "f") == 0;
  const char *noun = are_children (self) ? woman ? "女孩" : "男孩" : woman ? "女人" : "男人";

  return rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PERSON, noun);
}

/* How many the noun at @at is, 0: nobody says */
static guint
count_part (const RcReader *self, guint at, const RcEntry *entry)
{
  const RcMark *next = rc_reader_mark (self, at + 1);

  for (guint i = at; i > 0 && at - i < COUNT_REACH; i--)
    {
      const RcMark *mark = rc_reader_mark (self, i - 1);

      if (mark->role == RC_ROLE_NUMBER)
        return mark->number >= 1 && mark->number <= RC_DRAFT_MAX_FIGURES ? (guint)mark->number : 0;
      if (mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP || mark->role == RC_ROLE_AND ||
          mark->role == RC_ROLE_PERSON || mark->role == RC_ROLE_SKIP)
        break;
    }
  if (entry == NULL)
    return 1;
  if (entry->count > 0)
    return (guint)MIN (entry->count, RC_DRAFT_MAX_FIGURES);
  return (entry->flags & RC_TERM_MANY) != 0 || (next != NULL && next->role == RC_ROLE_PLURAL) ? 0
                                                                                              : 1;
}

static gboolean
is_child (const char *age)
{
  return strcmp (age, "child") == 0 || strcmp (age, "baby") == 0;
}

/* Whether one of the whole, like @whole, may be what @part says: no man is one of two women, and
 * no doctor one of two nurses. */
static gboolean
fits (const RcReader *self, const RcDraftFigure *whole, const RcEntry *part)
{
  gboolean creature = strcmp (whole->out.kind, "creature") == 0;

  if (part == NULL)
    return !creature;
  if (creature != (strcmp (part->kind, "creature") == 0))
    return FALSE;
  if (creature)
    return rc_vocabulary_number (self->draft->vocabulary, "any animal", whole->noun, 0) > 0 ||
           strcmp (whole->out.body, part->body) == 0;
  if (strcmp (whole->noun, part->value) == 0)
    return FALSE;
  return (*whole->gender == '\0' || *part->gender == '\0' ||
          strcmp (whole->gender, part->gender) == 0) &&
         (!is_child (whole->out.age) || is_child (part->age));
}

/* The noun that the mark at @at is as a part. Returns: whether it is one */
static gboolean
find_part (const RcReader *self, guint at, Part *part)
{
  const RcMark *mark = rc_reader_mark (self, at);

  if (mark->role == RC_ROLE_PERSON)
    part->entry = mark->entry;
  else if (mark->role == RC_MARK_NAME)
    part->entry = NULL;
  else if (rc_is_sex_noun (self, at))
    part->entry = rc_person_of_sex (self, at);
  else
    return FALSE;
  part->n = count_part (self, at, part->entry);
  return TRUE;
}

/* What may stand beside the noun of a part: "a woman in a red coat" */
static gboolean
describes_part (const RcReader *self, guint at)
{
  switch (rc_reader_mark (self, at)->role)
    {
    case RC_MARK_STOP:
    case RC_ROLE_ACTION:
    case RC_ROLE_VOICE:
    case RC_ROLE_SET:
    case RC_ROLE_SEQUENCE:
    case RC_ROLE_POSITION:
    case RC_ROLE_MOVE:
    case RC_ROLE_SIZE:
    case RC_ROLE_TARGET:
    case RC_ROLE_PRONOUN:
    case RC_ROLE_DEFINITE:
      return FALSE;
    default:
      return TRUE;
    }
}

/* Whether the parts that end with the noun at @at are shut off from what follows, as "two women, a
 * nurse and a cook walk" are not. @vague: the whole is said by no trade, so that they need not be
 */
static gboolean
is_shut (const RcReader *self, guint at, gboolean vague)
{
  const RcMark *mark;

  for (guint i = at + 1; i < self->marks->n && i < at + WHOLE_REACH; i++)
    {
      mark = rc_reader_mark (self, i);
      if (mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP)
        return TRUE;
      if (mark->role == RC_ROLE_ACTION || mark->role == RC_ROLE_VOICE)
        return vague;
      if (!describes_part (self, i))
        return FALSE;
    }
  return TRUE;
}

/* Returns: the noun of the last part of those who begin behind the comma at @at, RC_NOWHERE if
 * what stands there are no parts of @whole */
static guint
find_last_part (const RcReader *self, guint at, guint32 whole)
{
  const RcDraftFigure *figure = rc_draft_figure (self->draft, rc_first_figure (whole));
  guint                n = rc_count_figures (whole), sum = 0, parts = 0;
  gboolean vague = rc_vocabulary_number (self->draft->vocabulary, "vague", figure->noun, 0) > 0;
  Part     part;

  for (guint i = at + 1; i < self->marks->n && i < at + PARTS_REACH; i++)
    if (find_part (self, i, &part))
      {
        if (part.n == 0 || (part.entry != NULL && !fits (self, figure, part.entry)))
          return RC_NOWHERE;
        sum += part.n;
        parts++;
        if (sum > n)
          return RC_NOWHERE;
        if (sum == n)
          return parts > 1 && is_shut (self, i, vague) ? i : RC_NOWHERE;
      }
    else if (!describes_part (self, i))
      return RC_NOWHERE;
  return RC_NOWHERE;
}

/* Whether the comma or colon at @at follows the noun of those who were named last, with what they
 * do or are like between: "two children play, a boy and a girl" */
static gboolean
follows_whole (const RcReader *self, guint at)
{
  if (self->figure_at == RC_NOWHERE || self->figure_at >= at || at - self->figure_at > WHOLE_REACH)
    return FALSE;
  for (guint i = self->figure_at + 1; i < at; i++)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_MARK_COMMA:
      case RC_MARK_STOP:
      case RC_MARK_NAME:
      case RC_ROLE_PERSON:
        return FALSE;
      default:
        break;
      }
  return TRUE;
}

/* Members of the cast are who they are: "Mara and Tomas, a man and a woman" names nobody's parts.
 */
static gboolean
are_extras (const RcReader *self, guint32 figures)
{
  for (int i = g_bit_nth_lsf (figures, -1); i >= 0; i = g_bit_nth_lsf (figures, i))
    if (rc_draft_figure (self->draft, i)->cast >= 0)
      return FALSE;
  return TRUE;
}

/**
 * rc_begin_parts:
 * @at: a comma, colon or dash
 *
 * Behind "two friends, " looks whether what follows names them one by one.
 */
void
rc_begin_parts (RcReader *self, guint at)
{
  guint last;

  if (self->parts_end != RC_NOWHERE && at > self->parts_end)
    {
      /* ", both in red": all of them again */
      self->last_group = self->whole;
      self->parts_end = RC_NOWHERE;
      self->parts = 0;
    }
  if (self->reads != RC_READ_PROMPT || self->parts_end != RC_NOWHERE ||
      (self->last_group & (self->last_group - 1)) == 0 || !are_extras (self, self->last_group) ||
      !follows_whole (self, at))
    return;
  last = find_last_part (self, at, self->last_group);
  if (last == RC_NOWHERE)
    return;
  self->whole = self->parts = self->last_group;
  self->parts_end = last;
}

/** Returns: whether the noun at @at is one of the parts of a whole */
gboolean
rc_is_part (const RcReader *self, guint at)
{
  return self->parts != 0 && self->parts_end != RC_NOWHERE && at <= self->parts_end;
}

/**
 * rc_take_part:
 * @figures: (inout): who was made for the part; those of the whole whose place they take
 *
 * The new ones must be the last of the draft.
 */
void
rc_take_part (RcReader *self, guint32 *figures)
{
  guint32 taken = 0;

  while (*figures != 0 && self->parts != 0)
    {
      int last = g_bit_nth_msf (*figures, -1), place = rc_first_figure (self->parts);

      if (last != (int)self->draft->figures->len - 1 || place == last)
        break;
      rc_draft_take_place (self->draft, place);
      *figures &= ~(1u << last);
      self->parts &= ~(1u << place);
      taken |= 1u << place;
    }
  *figures |= taken;
}

/** Once the last part was read, at @at, all of them are who the clause is about. */
void
rc_end_parts (RcReader *self, guint at)
{
  if (self->parts_end != at)
    return;
  if (!self->acted)
    self->subject = self->whole;
  self->several = self->whole;
  self->told = 0;
  self->members_act = FALSE;
}
