/* reader-share.c - what is said of each of several: "two cats, one black and one white"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  BACK = 4,  /* marks between "one" and its colour: "one is in red" */
  MOST = 12, /* of whom one colour can be said */
  NEXT = -1, /* the first of whom nothing was said yet */
  LAST = -2,
  REST = -3, /* all of whom nothing was said yet */
};

/* Of whom a colour is said: so many from an index on, or one of the above. */
typedef struct
{
  int   which;
  guint n;
} Share;

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

/* Whether a share may begin with the mark at @at: "two black and two white", "一黑一白" */
static gboolean
begins_share (const RcReader *self, guint at)
{
  const RcMark *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;

  return before != NULL &&
         (before->role == RC_MARK_COMMA || before->role == RC_MARK_STOP ||
          before->role == RC_ROLE_AND || before->role == RC_ROLE_DEFINITE ||
          before->role == RC_ROLE_SEQUENCE ||
          (before->han && (before->role == RC_ROLE_COLOUR || before->role == RC_ROLE_SKIP ||
                           before->role == RC_MARK_WORD || before->role == RC_ROLE_SHOT)));
}

/* "the first", "the other": which the word at @at means. Returns: whether it is such a word */
static gboolean
read_which (const RcReader *self, guint at, Share *share)
{
  static const struct
  {
    const char *word;
    int         which;
  } words[] = {
    { "first", 0 },    { "second", 1 },     { "third", 2 },     { "fourth", 3 },  { "last", LAST },
    { "other", NEXT }, { "another", NEXT }, { "others", REST }, { "rest", REST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (rc_reader_is (self, at, words[i].word))
      {
        *share = (Share){ words[i].which, 1 };
        return TRUE;
      }
  if (!g_str_has_prefix (self->text + rc_reader_mark (self, at)->start, "另"))
    return FALSE;
  *share = (Share){ NEXT, 1 };
  return TRUE;
}

/* "is", "是": may stand between whom a colour is of and the colour */
static gboolean
is_copula (const RcReader *self, guint at)
{
  return rc_reader_is (self, at, "是") || rc_reader_is (self, at, "为") ||
         rc_reader_is (self, at, "are") || rc_reader_is (self, at, "were");
}

/* "one is", "two", "the other in", "第二把是": what stands before the colour at @at and says whose
 * it is. Returns: whether such words do */
static gboolean
find_share (const RcReader *self, guint at, Share *share)
{
  *share = (Share){ NEXT, 1 };
  if (is_pair (self, at) || (at > 1 && is_pair (self, at - 2)))
    return TRUE;
  for (guint i = at; i > 0 && at - i < BACK; i--)
    {
      const RcMark *mark = rc_reader_mark (self, i - 1);

      if (mark->role == RC_ROLE_NUMBER)
        {
          gboolean ordinal = i > 1 && mark->han && mark[-1].role == RC_ROLE_SHOT;

          *share = ordinal ? (Share){ MAX ((int)mark->number, 1) - 1, 1 }
                           : (Share){ NEXT, (guint)CLAMP (mark->number, 1, MOST) };
          /* "the other two" */
          if (i > 1 && read_which (self, i - 2, share))
            share->n = (guint)CLAMP (mark->number, 1, MOST);
          return mark->number >= 1 && begins_share (self, i - 1);
        }
      if (read_which (self, i - 1, share))
        return begins_share (self, i - 1) || mark->han ||
               (i > 1 && rc_reader_is (self, i - 2, "the"));
      if (mark->role != RC_ROLE_SKIP && mark->role != RC_ROLE_IN && mark->role != RC_ROLE_DRESSED &&
          !is_copula (self, i - 1))
        return FALSE;
    }
  return FALSE;
}

/* How many things of the kind of the one of index @last were named with it. */
static guint
count_props (const RcReader *self, int last)
{
  guint n = 0;

  for (int i = last; i >= 0; i--, n++)
    if (strcmp (rc_draft_prop (self->draft, i)->out.kind,
                rc_draft_prop (self->draft, last)->out.kind) != 0)
      break;
  return n;
}

static guint
count_last_props (const RcReader *self)
{
  return count_props (self, self->last_prop);
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
                    (rc_reader_mark (self, from - 2)->role == RC_ROLE_PERSON ||
                     self->member_end == from - 1))))
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

/* Gives @colour, at @at, to the things that @share means. Returns: whether there are such */
static gboolean
paint_things (RcReader *self, guint at, const Share *share, const RcEntry *colour)
{
  guint    n = count_last_props (self);
  gboolean before = n < 2 && self->shared >= 0;
  int      last = before ? self->shared : self->last_prop, of_all;
  guint    from, end;

  /* "one white with red flowers, the other black": the flowers are none of them */
  n = before ? count_props (self, last) : n;
  of_all = last - (int)n + 1;
  from = share->which >= 0      ? (guint)share->which
         : share->which == LAST ? n - 1
         : before               ? self->shares
                                : self->share;
  end = share->which == REST ? n : MIN (from + share->n, n);
  if (n < 2 || from >= end)
    return FALSE;
  for (guint i = from; i < end; i++)
    {
      rc_draft_prop (self->draft, of_all + (int)i)->out.colour = colour->colour;
      rc_reader_span (self, at, at, "props[%d].colour = #%06x", of_all + (int)i, colour->colour);
    }
  self->share = self->shares = end;
  self->shared = last;
  return TRUE;
}

/* The same for the figures that were named together. */
static gboolean
paint_figures (RcReader *self, guint at, const Share *share, const RcEntry *colour)
{
  guint32 left = self->several & ~self->told, whose = 0;
  int     one = share->which >= 0      ? nth_of (self->several, (guint)share->which)
                : share->which == LAST ? g_bit_nth_msf (self->several, -1)
                                       : -1;

  if (share->which >= 0 || share->which == LAST)
    whose = one >= 0 ? 1u << one : 0;
  for (guint i = 0; one < 0 && left != 0 && (i < share->n || share->which == REST); i++)
    {
      whose |= left & -left;
      left &= left - 1;
    }
  for (int i = g_bit_nth_lsf (whose, -1); i >= 0; i = g_bit_nth_lsf (whose, i))
    {
      rc_draft_figure (self->draft, i)->out.colour = colour->colour;
      rc_draft_figure (self->draft, i)->dressed = TRUE;
      rc_reader_span (self, at, at, "figures[%d].colour = #%06x", i, colour->colour);
    }
  self->told |= whose;
  return whose != 0;
}

/* Whether the phrase of the colour at @at ends with it, in Chinese with 的. */
static gboolean
ends_with_colour (const RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);

  /* "一黑一白" */
  if (next != NULL && next->role == RC_ROLE_NUMBER && next->han && next->n_tokens == 1)
    return TRUE;
  /* "the first white with red flowers" */
  if (next != NULL && next->role == RC_ROLE_WITH && !next->han)
    return TRUE;
  return ends_phrase (rc_reader_is (self, at + 1, "的") ? rc_reader_mark (self, at + 2) : next);
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
  Share          share = { NEXT, 1 };
  gboolean       things;

  if (self->reads != RC_READ_PROMPT)
    return FALSE;
  if (is_named_one (self, at))
    self->resume = at + 2;
  else if (!ends_with_colour (self, at) || !find_share (self, at, &share))
    return paint_thing (self, at) || dress_in_colour (self, at);
  things = self->several == 0 || (self->thing_at != RC_NOWHERE && self->figure_at != RC_NOWHERE &&
                                  self->thing_at > self->figure_at);
  if (!(things && paint_things (self, at, &share, colour)) &&
      !paint_figures (self, at, &share, colour) && !paint_things (self, at, &share, colour))
    return FALSE;
  self->number.at = self->place.at = RC_NOWHERE;
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
