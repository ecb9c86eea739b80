/* reader-crowds.c - many who nobody counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  MOST_COUNTED = 10, /* more people than that are a crowd */
};

static void
begin_crowd (RcReader *self, guint first, guint last, int crowd)
{
  const RcStagingCrowd *made;

  if (crowd < 0)
    return;
  made = &g_array_index (self->draft->crowds, RcStagingCrowd, crowd);
  rc_reader_span (self, first, last, "crowds[%d] = %s", crowd, made->name);
  if (!self->named && !self->acted)
    {
      self->crowd = crowd;
      self->thing = TRUE;
    }
}

/* "a bench crowded with flasks": nobody is there for that */
static gboolean
is_full_of_things (const RcReader *self, guint at)
{
  if (!rc_reader_is (self, at, "crowded") || !rc_reader_is (self, at + 1, "with"))
    return FALSE;
  for (guint i = at + 2; i < self->marks->n && i < at + 6; i++)
    if (rc_reader_mark (self, i)->role == RC_ROLE_PROP)
      return TRUE;
    else if (rc_reader_mark (self, i)->role == RC_ROLE_PERSON)
      return FALSE;
  return FALSE;
}

/* "a crowd", or "a flock of": then its noun tells of whom. */
void
rc_read_crowd (RcReader *self, guint at)
{
  const RcEntry   *entry = rc_reader_mark (self, at)->entry;
  g_autofree char *name = NULL;

  if (self->reads == RC_READ_HEADING || is_full_of_things (self, at))
    return;
  if ((entry->flags & RC_TERM_OF) != 0)
    {
      self->many = (RcPending){ at, entry };
      return;
    }
  name = g_strdup (entry->value);
  begin_crowd (self, at, at, rc_draft_add_crowd (self->draft, entry, name, entry->count));
}

/* "羊群": a word for many behind the animal, none of whom was told of before */
static gboolean
is_herd (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);

  if (next == NULL || next->role != RC_ROLE_PLURAL || mark->entry == NULL ||
      strcmp (mark->entry->kind, "creature") != 0 ||
      !g_str_has_prefix (self->text + next->start, "群"))
    return FALSE;
  for (guint i = 0; i < self->draft->figures->len; i++)
    if (strcmp (rc_draft_figure (self->draft, i)->noun, mark->entry->value) == 0)
      return FALSE;
  return TRUE;
}

/**
 * rc_read_many:
 * @entry: of a figure that is named now
 *
 * Returns: whether it was a crowd and no figure: after "a herd of", or a great number
 */
gboolean
rc_read_many (RcReader *self, guint at, const RcEntry *entry)
{
  gboolean       numbered = rc_reader_near (self, &self->number, at, RC_ADJECTIVE_REACH);
  double         number = numbered ? rc_reader_mark (self, self->number.at)->number : 0;
  const RcEntry *of =
      rc_reader_near (self, &self->many, at, RC_ADJECTIVE_REACH) ? self->many.entry : NULL;
  gboolean herd = of != NULL || is_herd (self, at);
  RcEntry  made = *entry;
  int      crowd;

  /* "a group of five men" are five */
  if (number > 0 && number <= MOST_COUNTED)
    self->many.at = RC_NOWHERE;
  if ((!herd || number > 0) && number <= MOST_COUNTED)
    return FALSE;
  if (of != NULL && *of->at != '\0')
    made.at = of->at;
  crowd = rc_draft_add_crowd (self->draft, &made, entry->value,
                              number > MOST_COUNTED         ? number
                              : of != NULL && of->count > 0 ? of->count
                                                            : 0);
  begin_crowd (self, of != NULL ? self->many.at : herd ? at : self->number.at, at, crowd);
  if (self->crowd < 0)
    self->crowd = crowd;
  self->many.at = self->number.at = self->definite.at = RC_NOWHERE;
  return TRUE;
}
