/* reader-relative.c - clauses that stand before their noun in Chinese: "骑自行车的男孩",
 * "穿绿衣服的高个子男人"
 *
 * Whoever such a clause tells of is named behind it: that noun is read first, then the clause as
 * one of its own, and then the text goes on behind the noun.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

enum
{
  CLAUSE_REACH = 14, /* marks of such a clause */
  NOUN_REACH = 5,    /* marks between "的" and the noun */
};

static gboolean
ends_clause (const RcMark *mark)
{
  return mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP || mark->role == RC_MARK_QUOTE ||
         mark->role == RC_ROLE_SEQUENCE || mark->role == RC_ROLE_SHOT || !mark->han;
}

static gboolean
is_adjective (guint role)
{
  switch (role)
    {
    case RC_MARK_WORD:
    case RC_ROLE_SKIP:
    case RC_ROLE_AGE:
    case RC_ROLE_BUILD:
    case RC_ROLE_HEIGHT:
    case RC_ROLE_COLOUR:
    case RC_ROLE_MATERIAL:
    case RC_ROLE_EXPRESSION:
    case RC_ROLE_GENDER:
    case RC_ROLE_HAIR:
    case RC_ROLE_HAIR_COLOUR:
    case RC_ROLE_SKIN:
    case RC_ROLE_NUMBER:
    case RC_ROLE_ERA:
    case RC_ROLE_STYLE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The figure that stands behind the "的" at @de. Returns: its mark, RC_NOWHERE: something else */
static guint
noun_behind (const RcReader *self, guint de)
{
  for (guint i = de + 1; i < self->marks->n && i <= de + NOUN_REACH; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_ROLE_PERSON && mark->han)
        return i;
      if (ends_clause (mark) || !is_adjective (mark->role) || rc_reader_is (self, i, "的"))
        return RC_NOWHERE;
    }
  return RC_NOWHERE;
}

static gboolean
is_about (guint role)
{
  return role == RC_ROLE_PROP || role == RC_ROLE_PERSON || role == RC_MARK_NAME ||
         role == RC_ROLE_GARMENT || role == RC_ROLE_HEADWEAR || role == RC_ROLE_WEARS ||
         role == RC_ROLE_HAIR || role == RC_ROLE_HAIR_COLOUR || role == RC_ROLE_SET ||
         role == RC_ROLE_POSITION;
}

/* Whether another verb stands between @at and @de: then "看着骑车的女孩" looks at her. */
static gboolean
has_verb (const RcReader *self, guint at, guint de)
{
  for (guint i = at + 1; i < de; i++)
    if (rc_reader_mark (self, i)->role == RC_ROLE_ACTION ||
        rc_reader_mark (self, i)->role == RC_ROLE_DRESSED)
      return TRUE;
  return FALSE;
}

/* Whether the noun at @head does something itself, so that it is no object of the verb before. */
static gboolean
does_something (const RcReader *self, guint head)
{
  for (guint i = head + 1; i < self->marks->n && !ends_clause (rc_reader_mark (self, i)); i++)
    {
      guint role = rc_reader_mark (self, i)->role;

      if (role == RC_ROLE_ACTION || role == RC_ROLE_DRESSED)
        return TRUE;
    }
  return FALSE;
}

/* "微笑着看着病床上的女孩": whom the verb at @at aims at is in that place, and does not look at it.
 * @de: the "的" */
static gboolean
aims_at_place (const RcReader *self, guint at, guint de)
{
  const RcMark *mark = rc_reader_mark (self, at);

  return self->acted && mark->role == RC_ROLE_ACTION && rc_action_aims (mark->entry) &&
         de == at + 3 && rc_reader_mark (self, at + 1)->role == RC_ROLE_PROP &&
         rc_reader_mark (self, at + 2)->role == RC_ROLE_POSITION;
}

/* Whether what stands before the verb at @at makes it the beginning of such a clause. */
static gboolean
may_begin (const RcReader *self, guint at, guint de, guint head)
{
  const RcMark *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;

  if (rc_reader_mark (self, at)->role == RC_ROLE_DRESSED)
    return TRUE;
  if (has_verb (self, at, de) || aims_at_place (self, at, de))
    return FALSE;
  if (before != NULL && (before->role == RC_ROLE_NUMBER || before->role == RC_ROLE_AND ||
                         before->role == RC_ROLE_IN || before->role == RC_ROLE_TOWARD))
    return TRUE;
  if (self->acted && before != NULL && before->role != RC_MARK_COMMA)
    return TRUE;
  return !self->named && !self->acted && (self->subject == 0 || does_something (self, head));
}

/* Whether a clause begins at @at. @de: its "的", @head: the noun behind it */
static gboolean
find_clause (const RcReader *self, guint at, guint *de, guint *head)
{
  const RcMark *mark = rc_reader_mark (self, at);
  gboolean      about = FALSE;

  if (self->reads != RC_READ_PROMPT || !mark->han || self->filming || mark->negated ||
      (mark->role != RC_ROLE_ACTION && mark->role != RC_ROLE_DRESSED))
    return FALSE;
  for (guint i = at + 1; i < self->marks->n && i <= at + CLAUSE_REACH; i++)
    {
      const RcMark *next = rc_reader_mark (self, i);

      if (ends_clause (next))
        return FALSE;
      if (about && rc_reader_is (self, i, "的"))
        {
          *head = noun_behind (self, i);
          *de = i;
          if (*head != RC_NOWHERE)
            return may_begin (self, at, i, *head);
        }
      about |= is_about (next->role);
    }
  return FALSE;
}

/* What waits for a noun right before the clause waits for the one behind it. */
static void
reach_over (RcReader *self, RcPending *pending, guint at, guint head)
{
  if (rc_reader_near (self, pending, at, 3))
    pending->at = head - 1;
}

/* What stands between "的" at @de and its noun at @head is read, and what aims at somebody from
 * before @at aims at that noun. */
static void
reach_head (RcReader *self, guint at, guint de, guint head)
{
  for (guint i = de + 1; i < head; i++)
    rc_reader_read_mark (self, i);
  self->last_group = 0;
  reach_over (self, &self->toward, at, head);
  reach_over (self, &self->with, at, head);
}

/* A clause of its own about @group, who were just read. */
static void
begin_inner (RcReader *self, guint32 group)
{
  rc_reader_end_clause (self, TRUE);
  self->subject = group;
  self->named = self->present = TRUE;
}

/**
 * rc_read_relative:
 * @at: a verb, or "穿着"
 *
 * Reads a clause that begins there and the noun behind it.
 *
 * Returns: whether there was one
 */
gboolean
rc_read_relative (RcReader *self, guint at)
{
  guint    de, head;
  RcReader outer;

  if (!find_clause (self, at, &de, &head))
    return FALSE;
  reach_head (self, at, de, head);
  reach_over (self, &self->many, at, head);
  rc_read_person (self, head);
  outer = *self;
  if (self->last_group != 0)
    {
      begin_inner (self, outer.last_group);
      self->resume = 0;
      rc_reader_read_mark (self, at);
      for (guint i = at + 1; i < de; i++)
        if (i >= self->resume && !rc_read_relative (self, i))
          rc_reader_read_mark (self, i);
      outer.phase = self->phase;
      outer.staged_in_phase = self->staged_in_phase;
      *self = outer;
    }
  self->resume = head + 1;
  return TRUE;
}

/* "床上的老人", "窗边的男孩": whether the thing at @at is where the noun behind it is.
 * @de: the "的", @head: that noun */
static gboolean
find_locative (const RcReader *self, guint at, guint *de, guint *head)
{
  const RcMark *mark = rc_reader_mark (self, at), *before = at > 0 ? mark - 1 : NULL;
  const RcMark *where = rc_reader_mark (self, at + 1);

  if (self->reads != RC_READ_PROMPT || mark->role != RC_ROLE_PROP || !mark->han || mark->negated ||
      self->filming || where == NULL || !where->han || !rc_reader_is (self, at + 2, "的"))
    return FALSE;
  if (where->role != RC_ROLE_POSITION && !rc_reader_is (self, at + 1, "边") &&
      !rc_reader_is (self, at + 1, "旁") && !rc_reader_is (self, at + 1, "里"))
    return FALSE;
  /* "坐在床上的老人" is a clause with a verb of its own */
  if (before != NULL && before->role == RC_ROLE_ACTION && !rc_action_aims (before->entry) &&
      self->action_at + 1 != at)
    return FALSE;
  *de = at + 2;
  *head = noun_behind (self, *de);
  return *head != RC_NOWHERE && (self->subject != 0 || self->toward.at != RC_NOWHERE);
}

/**
 * rc_read_locative:
 * @at: a thing
 *
 * "护士对床上的老人微笑": the old man is who lies there, and not the nurse. The noun is read first,
 * then where it is.
 *
 * Returns: whether it was that
 */
gboolean
rc_read_locative (RcReader *self, guint at)
{
  guint    de, head;
  RcReader outer;

  if (!find_locative (self, at, &de, &head))
    return FALSE;
  reach_head (self, at, de, head);
  if (self->action != NULL && (self->action->flags & RC_TERM_DIRECT) != 0 && self->action_at < at)
    self->action_at = head - 1;
  rc_read_person (self, head);
  outer = *self;
  if (self->last_group != 0)
    {
      begin_inner (self, outer.last_group);
      for (guint i = at; i < de; i++)
        rc_reader_read_mark (self, i);
      if (self->last_prop >= 0)
        rc_rest_on (self, at, at + 1, rc_first_figure (outer.last_group), self->last_prop);
      outer.last_prop = self->last_prop;
      *self = outer;
    }
  self->resume = head + 1;
  return TRUE;
}
