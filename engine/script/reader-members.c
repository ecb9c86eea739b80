/* reader-members.c - one of several as the subject: "one sleeps, the other barks", "a third one
 * watches"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  OTHERS = -2, /* all of whom nothing was told one by one */
  NEXT = -3,   /* the first of those */
  LAST = -4,
  NEWCOMER = -5,     /* one more of the kind */
  COLOUR_REACH = 4,  /* marks between "one" and its colour: "one is in red" */
  CLAUSE_REACH = 14, /* marks of a clause that stands before its noun in Chinese */
};

/* Words for one of several, and which of them that is. */
typedef struct
{
  int   which; /* an index, or one of the above */
  guint end;   /* mark behind the words */
} Member;

static gboolean
is_border (const RcReader *self, guint at)
{
  const RcMark *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;

  return before == NULL || before->role == RC_MARK_COMMA || before->role == RC_MARK_STOP ||
         before->role == RC_ROLE_SEQUENCE ||
         (!before->han && (before->role == RC_ROLE_AND || before->role == RC_ROLE_WITH));
}

static gboolean
is_form_of_verb (const RcReader *self, const RcMark *mark)
{
  static const char *const auxiliaries[] = { "is", "are", "has", "was", "does", "then", NULL };
  const char              *word = self->marks->tokens->items[mark->first].normal;

  return g_str_has_suffix (word, "ing") || g_str_has_suffix (word, "ed") ||
         (g_str_has_suffix (word, "s") && !g_str_has_suffix (word, "ss")) ||
         g_strv_contains (auxiliaries, word);
}

/* "one in yellow, one in blue": no clothes are named; see rc_read_share() */
static gboolean
is_only_colour (const RcReader *self, guint at)
{
  for (guint i = at; i < self->marks->n && i < at + COLOUR_REACH; i++)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_ROLE_COLOUR:
        return rc_reader_mark (self, i + 1) == NULL ||
               rc_reader_mark (self, i + 1)->role == RC_MARK_COMMA ||
               rc_reader_mark (self, i + 1)->role == RC_MARK_STOP ||
               rc_reader_mark (self, i + 1)->role == RC_ROLE_AND;
      case RC_ROLE_IN:
      case RC_ROLE_DRESSED:
      case RC_ROLE_SKIP:
      case RC_MARK_WORD:
        break;
      default:
        return FALSE;
      }
  return FALSE;
}

/* "the second a white coat", "一个红裙子": clothes without a word for wearing them */
static gboolean
is_only_clothes (const RcReader *self, guint at)
{
  gboolean coloured = FALSE;

  if (!rc_reader_mark (self, at)->han &&
      (self->told == 0 || rc_reader_article (self, at + 1) != at))
    return FALSE;
  for (guint i = at; i < self->marks->n && i <= at + COLOUR_REACH; i++)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_ROLE_GARMENT:
      case RC_ROLE_HEADWEAR:
      case RC_ROLE_WEARS:
        return coloured || !rc_reader_mark (self, at)->han;
      case RC_ROLE_COLOUR:
      case RC_ROLE_MATERIAL:
        coloured = TRUE;
        break;
      case RC_ROLE_SKIP:
      case RC_ROLE_HEIGHT:
        break;
      default:
        return FALSE;
      }
  return FALSE;
}

/* "one tall and silver, the other short": adjectives, and no noun for them */
static gboolean
is_only_adjectives (const RcReader *self, guint at)
{
  gboolean shape = FALSE;

  for (guint i = at; i < self->marks->n && i < at + 2 * COLOUR_REACH; i++)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_ROLE_HEIGHT:
      case RC_ROLE_BUILD:
      case RC_ROLE_AGE:
      case RC_ROLE_MATERIAL:
        shape = TRUE;
        break;
      case RC_ROLE_COLOUR:
      case RC_ROLE_AND:
        break;
      case RC_ROLE_SKIP:
        if (rc_reader_mark (self, i)->han)
          return FALSE;
        break;
      case RC_MARK_COMMA:
      case RC_MARK_STOP:
      case RC_ROLE_NUMBER:
        return shape;
      default:
        return FALSE;
      }
  return shape;
}

/* Whether what stands at @at is said of whoever stands before it, and is no noun. */
static gboolean
says_something (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  if (mark != NULL && (is_only_clothes (self, at) || is_only_adjectives (self, at)))
    return TRUE;

  if (mark == NULL || is_only_colour (self, at))
    return FALSE;
  switch (mark->role)
    {
    case RC_ROLE_ACTION:
    case RC_ROLE_VOICE:
    case RC_ROLE_DRESSED:
    case RC_ROLE_WITH:
    case RC_ROLE_IN:
    case RC_ROLE_PACE:
    case RC_ROLE_POSITION:
    case RC_ROLE_EXPRESSION:
    case RC_ROLE_MOVE: /* "one follows": see rc_read_film() */
      return TRUE;
    case RC_ROLE_SKIP:
    case RC_MARK_WORD:
      return mark->han || is_form_of_verb (self, mark);
    default:
      return FALSE;
    }
}

static gboolean
is_size (const RcMark *mark)
{
  return mark->role == RC_MARK_WORD || mark->role == RC_ROLE_HEIGHT ||
         mark->role == RC_ROLE_BUILD || mark->role == RC_ROLE_AGE;
}

/* "the other", "the third one", "another": the word at @at says which */
static gboolean
find_ordinal (const RcReader *self, guint at, Member *member)
{
  static const struct
  {
    const char *word;
    int         which;
  } ordinals[] = {
    { "other", NEXT },    { "others", OTHERS }, { "rest", OTHERS },   { "another", NEXT },
    { "first", 0 },       { "second", 1 },      { "third", 2 },       { "fourth", 3 },
    { "fifth", 4 },       { "last", LAST },     { "former", 0 },      { "latter", LAST },
    { "leader", NEXT },   { "winner", NEXT },   { "eldest", NEXT },   { "oldest", NEXT },
    { "youngest", NEXT }, { "tallest", NEXT },  { "smallest", NEXT }, { "biggest", NEXT },
  };
  const RcMark *number;

  for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
    if (rc_reader_is (self, at, ordinals[i].word))
      {
        *member = (Member){ ordinals[i].which, at + 1 };
        number = rc_reader_mark (self, at + 1);
        if (number != NULL && number->role == RC_ROLE_NUMBER)
          {
            /* "the other two" */
            if (number->number > 1 && member->which == NEXT)
              member->which = OTHERS;
            member->end++;
          }
        if (rc_reader_is (self, member->end, "of"))
          member->end += 2;
        return TRUE;
      }
  /* "the smaller one" */
  number = rc_reader_mark (self, at + 1);
  if (number == NULL || number->role != RC_ROLE_NUMBER || number->number != 1 ||
      !is_size (rc_reader_mark (self, at)))
    return FALSE;
  *member = (Member){ NEXT, at + 2 };
  return TRUE;
}

static gboolean
find_english (const RcReader *self, guint at, Member *member)
{
  const RcMark *mark = rc_reader_mark (self, at);

  if (mark->role == RC_ROLE_NUMBER && mark->number == 1 && rc_reader_is (self, at, "one"))
    {
      *member = (Member){ NEXT, at + 1 };
      if (rc_reader_is (self, at + 1, "of") &&
          (rc_reader_is (self, at + 2, "them") || rc_reader_is (self, at + 2, "whom")))
        member->end = at + 3;
      /* "one of the men" */
      else if (rc_reader_is (self, at + 1, "of") && rc_reader_is (self, at + 2, "the") &&
               rc_reader_mark (self, at + 3) != NULL &&
               rc_reader_mark (self, at + 3)->role == RC_ROLE_PERSON)
        member->end = at + 4;
      return TRUE;
    }
  if (rc_reader_is (self, at, "another"))
    return find_ordinal (self, at, member);
  /* "the one on the left" */
  if (rc_reader_is (self, at, "the") && rc_reader_is (self, at + 1, "one"))
    {
      *member = (Member){ NEXT, at + 2 };
      return TRUE;
    }
  if (rc_reader_is (self, at, "the"))
    return find_ordinal (self, at + 1, member);
  if (rc_reader_is (self, at, "a") && find_ordinal (self, at + 1, member))
    {
      member->which = NEWCOMER;
      return TRUE;
    }
  return FALSE;
}

static gboolean
begins_with (const RcReader *self, guint at, const char *text)
{
  const RcMark *mark = rc_reader_mark (self, at);

  return mark != NULL && mark->han && g_str_has_prefix (self->text + mark->start, text);
}

static gboolean
ends_clause (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  return mark == NULL || mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP;
}

/* "一个穿黄裙子的女孩": the noun is still to come */
static gboolean
is_before_noun (const RcReader *self, guint at)
{
  for (guint i = at; i < self->marks->n && i < at + CLAUSE_REACH; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP)
        return FALSE;
      if (begins_with (self, i, "的"))
        return !ends_clause (self, i + 1); /* "一个是蓝色的" */
    }
  return FALSE;
}

/* "第三只", "其中一个", "另一只", "一个", "其他人" */
static gboolean
find_chinese (const RcReader *self, guint at, Member *member)
{
  static const char *const others[] = { "其他人", "其余", "其他的", "剩下的", NULL };
  const RcMark            *mark = rc_reader_mark (self, at), *number;
  guint                    i = at;

  for (guint k = 0; others[k] != NULL; k++)
    if (begins_with (self, at, others[k]) && mark->length >= strlen (others[k]))
      {
        *member = (Member){ OTHERS, at + 1 };
        return TRUE;
      }
  while (begins_with (self, i, "其中") || begins_with (self, i, "另") ||
         (i > at && (begins_with (self, i, "中") || begins_with (self, i, "外"))))
    i++;
  if (mark->role == RC_ROLE_SHOT && begins_with (self, at, "第"))
    i = at + 1;
  number = rc_reader_mark (self, i);
  /* with its measure word: "一只", not "一边" */
  if (number == NULL || number->role != RC_ROLE_NUMBER || !number->han || number->n_tokens < 2 ||
      (mark->role != RC_ROLE_SHOT && number->number != 1 && i == at))
    return FALSE;
  *member = (Member){ mark->role == RC_ROLE_SHOT ? MAX ((int)number->number, 1) - 1
                      : number->number > 1       ? OTHERS
                                                 : NEXT,
                      i + 1 };
  /* "第三个人", "第二只猫" */
  if (mark->role == RC_ROLE_SHOT && rc_reader_mark (self, i + 1) != NULL &&
      rc_reader_mark (self, i + 1)->role == RC_ROLE_PERSON)
    member->end++;
  return !is_before_noun (self, member->end);
}

/* One more of the kind of those who are there. */
static guint32
add_one (RcReader *self)
{
  const RcDraftFigure *like = rc_draft_figure (self->draft, rc_first_figure (self->several));
  const RcEntry       *entry =
      like->cast < 0 ? rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PERSON, like->noun)
                           : NULL;
  int figure = entry != NULL ? rc_draft_add_extra (self->draft, entry) : -1;

  return figure >= 0 ? 1u << figure : 0;
}

/* Whom @which of the several means, 0: nobody */
static guint32
pick (RcReader *self, int which)
{
  guint32 left = self->several & ~self->told;
  guint   n = rc_count_figures (self->several);
  int     bit = -1;

  if (which == OTHERS)
    return left;
  if (which == LAST)
    return 1u << (g_bit_nth_msf (self->several, -1));
  if (which == NEXT && left != 0)
    return 1u << rc_first_figure (left);
  if (which < 0 || (guint)which >= n)
    return add_one (self);
  for (int i = 0; i <= which; i++)
    bit = g_bit_nth_lsf (self->several, bit);
  return 1u << bit;
}

/* "a man in red and another in black": one more beside the one who was named. Returns: whether the
 * words at @at, which end before @end, mean that */
static gboolean
is_one_more (const RcReader *self, guint at, guint end)
{
  const RcDraftFigure *like =
      self->last_figure >= 0 ? rc_draft_figure (self->draft, self->last_figure) : NULL;

  return self->several == 0 && like != NULL && like->cast < 0 &&
         (rc_reader_is (self, at, "another") || begins_with (self, at, "另")) &&
         (says_something (self, end) || is_only_colour (self, end));
}

/* Which of the several the words at @at mean. Returns: whether they mean one, and tell of it */
static gboolean
find_member (RcReader *self, guint at, Member *member)
{
  const RcMark *mark = rc_reader_mark (self, at);

  if (!(mark->han ? find_chinese (self, at, member) : find_english (self, at, member)))
    return FALSE;
  if (is_one_more (self, at, member->end))
    {
      self->several = self->told = 1u << self->last_figure;
      member->which = NEWCOMER;
      return TRUE;
    }
  if (self->several == 0 || !says_something (self, member->end))
    return FALSE;
  /* "two boys fight while another watches": of each of them something was told */
  if (member->which == NEXT && self->told == 0 &&
      (mark->han ? begins_with (self, at, "另") || (at > 0 && begins_with (self, at - 1, "另"))
                 : rc_reader_is (self, at, "another")))
    member->which = NEWCOMER;
  return TRUE;
}

/**
 * rc_read_member:
 *
 * "Two dogs: one sleeps, the other barks": what follows is of one of those who were named
 * together. Who is beyond their number comes to them: "a third one watches".
 *
 * Returns: whether the words at @at mean one of several
 */
gboolean
rc_read_member (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *before = at > 0 ? mark - 1 : NULL;
  Member        member = { 0, 0 };
  guint32       several, figures, told, with = 0;

  if (self->reads != RC_READ_PROMPT || mark->negated || mark->length == 0 ||
      !is_border (self, at) || !find_member (self, at, &member))
    return FALSE;
  several = self->several;
  figures = pick (self, member.which);
  if (figures == 0)
    return FALSE;
  told = self->told | figures;
  if (member.which == NEWCOMER && before != NULL && before->role == RC_ROLE_AND && !self->acted)
    with = self->subject;
  rc_flush_adjectives (self);
  rc_reader_end_clause (self, FALSE);
  self->action = NULL;
  self->actors = 0;
  /* what each of them does happens at the same time */
  self->meanwhile = self->told != 0;
  rc_reader_span (self, at, member.end - 1, "figures[%d] = %s", rc_first_figure (figures),
                  rc_draft_figure (self->draft, rc_first_figure (figures))->out.name);
  rc_read_figure (self, at, figures);
  self->subject |= with;
  if (is_only_clothes (self, member.end))
    self->dressed = member.end - 1;
  self->several = several | figures;
  self->told = told;
  self->member = with != 0 ? 0 : figures;
  self->member_end = self->resume = member.end;
  return TRUE;
}

/** At a comma: "two men, one in a red coat, the other in black, talk" is of both of them again,
 * unless it was told what each of them does. */
void
rc_leave_member (RcReader *self)
{
  if (self->member == 0 || self->subject != self->member)
    return;
  self->members_act |= self->acted;
  if (self->members_act || (self->several & ~self->told) != 0)
    return;
  self->subject = self->last_group = self->several;
  self->member = 0;
}
