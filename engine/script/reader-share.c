/* reader-share.c - what is said of each of several: "two cats, one black and one white"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  BACK = 4, /* marks between "one" and its colour: "one is in red" */
};

static gboolean
ends_phrase (const RcMark *mark)
{
  return mark == NULL || mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP ||
         mark->role == RC_ROLE_AND || mark->role == RC_ROLE_SEQUENCE ||
         mark->role == RC_ROLE_SKIP || mark->role == RC_MARK_QUOTE;
}

/* "two kittens, orange and grey" */
static gboolean
is_pair (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *second = rc_reader_mark (self, at + 2);

  return at > 0 && mark[-1].role == RC_MARK_COMMA && mark->role == RC_ROLE_COLOUR &&
         second != NULL && mark[1].role == RC_ROLE_AND && second->role == RC_ROLE_COLOUR &&
         ends_phrase (rc_reader_mark (self, at + 3));
}

/* Whether "one", "the other" or "另一只" stands before the mark at @at and what may be between. */
static gboolean
is_one_of_them (const RcReader *self, guint at)
{
  if (is_pair (self, at) || (at > 1 && is_pair (self, at - 2)))
    return TRUE;
  for (guint i = at; i > 0 && at - i < BACK; i--)
    {
      const RcMark *mark = rc_reader_mark (self, i - 1);

      if (mark->role == RC_ROLE_NUMBER)
        return mark->number == 1;
      if (rc_reader_is (self, i - 1, "other") || rc_reader_is (self, i - 1, "another") ||
          g_str_has_prefix (self->text + mark->start, "另"))
        return TRUE;
      if (mark->role != RC_ROLE_SKIP && mark->role != RC_ROLE_IN && mark->role != RC_ROLE_DRESSED)
        return FALSE;
    }
  return FALSE;
}

/* How many things of the kind of the last one were named with it. */
static guint
count_last_props (const RcReader *self)
{
  guint n = 0;

  for (int i = self->last_prop; i >= 0; i--, n++)
    if (strcmp (rc_draft_prop (self->draft, i)->out.kind,
                rc_draft_prop (self->draft, self->last_prop)->out.kind) != 0)
      break;
  return n;
}

static int
nth_of (guint32 figures, guint n)
{
  int bit = -1;

  for (guint i = 0; i <= n; i++)
    {
      bit = g_bit_nth_lsf (figures, bit);
      if (bit < 0)
        return -1;
    }
  return bit;
}

/* "a car in matte grey drives": no noun follows the colour. Returns: whether it is the thing's */
static gboolean
paint_thing (RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);
  guint         from = at;

  if (rc_reader_mark (self, at)->han || self->prop_at == RC_NOWHERE || self->last_prop < 0 ||
      (next != NULL && !ends_phrase (next) && next->role != RC_ROLE_ACTION))
    return FALSE;
  while (from > 0 && at - from < 2 &&
         (rc_reader_mark (self, from - 1)->role == RC_MARK_WORD ||
          rc_reader_mark (self, from - 1)->role == RC_ROLE_MATERIAL))
    from--;
  if (from < 2 || !rc_reader_is (self, from - 1, "in") || from - 2 != self->prop_at)
    return FALSE;
  rc_draft_prop (self->draft, self->last_prop)->out.colour =
      rc_reader_mark (self, at)->entry->colour;
  rc_reader_span (self, at, at, "props[%d].colour = #%06x", self->last_prop,
                  rc_reader_mark (self, at)->entry->colour);
  self->place.at = RC_NOWHERE;
  return TRUE;
}

/* "a tall man in green", "dressed in black": clothes of which only the colour is said. Returns:
 * whether it is that */
static gboolean
dress_in_colour (RcReader *self, guint at)
{
  const RcEntry *colour = rc_reader_mark (self, at)->entry;
  const RcMark  *next = rc_reader_mark (self, at + 1), *before;
  guint          from = at;
  gboolean       dressed, ends;

  if (rc_reader_mark (self, at)->han || self->last_figure < 0)
    return FALSE;
  while (from > 0 && at - from < 2 &&
         (rc_reader_mark (self, from - 1)->role == RC_MARK_WORD ||
          rc_reader_is (self, from - 1, "all")))
    from--;
  before = from > 0 ? rc_reader_mark (self, from - 1) : NULL;
  dressed = before != NULL && before->role == RC_ROLE_DRESSED;
  ends = ends_phrase (next) || next->role == RC_ROLE_ACTION || next->role == RC_ROLE_POSITION ||
         next->role == RC_ROLE_IN || next->role == RC_ROLE_WITH || next->role == RC_ROLE_TOWARD ||
         next->role == RC_ROLE_PRONOUN;
  if (!ends || before == NULL ||
      !(dressed || (rc_reader_is (self, from - 1, "in") && from > 1 &&
                    rc_reader_mark (self, from - 2)->role == RC_ROLE_PERSON)))
    return FALSE;
  for (guint i = 0; i < self->draft->figures->len; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (self->draft, i);

      if ((self->last_group & (1u << i)) == 0 || strcmp (figure->out.kind, "creature") == 0)
        continue;
      figure->out.colour = colour->colour;
      figure->dressed = TRUE;
      rc_reader_span (self, at, at, "figures[%u].colour = #%06x", i, colour->colour);
    }
  self->place.at = RC_NOWHERE;
  return TRUE;
}

/* "the blue one overtakes the red one" */
static gboolean
is_named_one (const RcReader *self, guint at)
{
  return at > 0 && rc_reader_is (self, at - 1, "the") && rc_reader_is (self, at + 1, "one") &&
         (count_last_props (self) > 1 || (self->last_group & (self->last_group - 1)) != 0);
}

/**
 * rc_read_share:
 * @at: a colour
 *
 * Returns: whether it is that of one of the several that were named last
 */
gboolean
rc_read_share (RcReader *self, guint at)
{
  const RcEntry *colour = rc_reader_mark (self, at)->entry;
  guint          n_props = count_last_props (self);
  int            index;

  if (self->reads != RC_READ_PROMPT)
    return FALSE;
  if (paint_thing (self, at) || dress_in_colour (self, at))
    return TRUE;
  if (is_named_one (self, at))
    self->resume = at + 2;
  else if (!ends_phrase (rc_reader_mark (self, at + 1)) || !is_one_of_them (self, at))
    return FALSE;
  if (n_props > 1 && self->share < n_props)
    {
      index = self->last_prop - (int)(n_props - 1 - self->share);
      rc_draft_prop (self->draft, index)->out.colour = colour->colour;
      rc_reader_span (self, at, at, "props[%d].colour = #%06x", index, colour->colour);
    }
  else
    {
      index = (self->last_group & (self->last_group - 1)) != 0
                  ? nth_of (self->last_group, self->share)
                  : -1;
      if (index < 0)
        return FALSE;
      rc_draft_figure (self->draft, index)->out.colour = colour->colour;
      rc_draft_figure (self->draft, index)->dressed = TRUE;
      rc_reader_span (self, at, at, "figures[%d].colour = #%06x", index, colour->colour);
    }
  self->share++;
  self->number.at = RC_NOWHERE;
  return TRUE;
}

/** "The cat lies down, its owner looks at it". Returns: whether "it" at @at is an animal */
gboolean
rc_aim_at_animal (RcReader *self, guint at)
{
  if (self->reads != RC_READ_PROMPT || !rc_reader_aims (self, at))
    return FALSE;
  for (guint i = self->draft->figures->len; i-- > 0;)
    if ((self->actors & (1u << i)) == 0 &&
        strcmp (rc_draft_figure (self->draft, i)->out.kind, "creature") == 0)
      {
        rc_aim_at_figure (self, at, self->actors, i);
        return TRUE;
      }
  return FALSE;
}

void
rc_read_each_other (RcReader *self, guint at)
{
  guint   n = self->draft->figures->len;
  guint32 two = (self->actors & (self->actors - 1)) != 0 ? self->actors : self->subject;
  int     a, b;

  if ((two & (two - 1)) == 0)
    two = n >= 2 ? 3u << (n - 2) : 0;
  a = g_bit_nth_lsf (two, -1);
  b = a >= 0 ? g_bit_nth_lsf (two, a) : -1;
  if (b < 0 || self->reads != RC_READ_PROMPT)
    return;
  rc_draft_figure (self->draft, a)->target = b;
  rc_draft_figure (self->draft, b)->target = a;
  rc_reader_span (self, at, at, "figures[%d].toward = %s", a,
                  rc_draft_figure (self->draft, b)->out.name);
}

/* "hand in hand", "手牵手" */
static gboolean
holds_hands (const RcReader *self, guint at)
{
  const RcMark    *mark = rc_reader_mark (self, at);
  g_autofree char *text = g_utf8_strdown (self->text + mark->start, mark->length);

  return strstr (text, "hand") != NULL || strstr (text, "手") != NULL;
}

/* "two cars race side by side" */
static void
put_abreast (RcReader *self, guint at, const RcEntry *entry)
{
  RcDraftProp *thing = self->last_prop > 0 ? rc_draft_prop (self->draft, self->last_prop) : NULL;

  if (thing == NULL || self->draft->figures->len > 0 || count_last_props (self) != 2 ||
      strcmp (entry->value, "side-by-side") != 0)
    return;
  thing->at = thing->ridden ? "abreast" : "right-of";
  thing->anchor_prop = self->last_prop - 1;
  rc_reader_span (self, at, at, "props[%d].place = %s", self->last_prop, entry->value);
}

/** "facing each other", "side by side": what two are to each other */
void
rc_read_mutual (RcReader *self, guint at, const RcEntry *entry)
{
  guint   n = self->draft->figures->len;
  guint32 two = self->subject;
  int     a, b;

  if ((two & (two - 1)) == 0)
    two = n >= 2 ? 3u << (n - 2) : 0;
  a = g_bit_nth_lsf (two, -1);
  b = a >= 0 ? g_bit_nth_lsf (two, a) : -1;
  if (b < 0)
    {
      put_abreast (self, at, entry);
      return;
    }
  rc_draft_figure (self->draft, b)->at = entry->value;
  rc_draft_figure (self->draft, b)->anchor = a;
  if (holds_hands (self, at))
    rc_draft_figure (self->draft, b)->hand = a;
  if (strcmp (entry->value, "facing") == 0)
    {
      rc_draft_figure (self->draft, a)->target = b;
      rc_draft_figure (self->draft, b)->target = a;
    }
  rc_reader_span (self, at, at, "figures[%d].place = %s", b, entry->value);
}
