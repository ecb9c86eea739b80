/* reader-pronouns.c - who "she", "their" and "it" are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

/* Whom "she" and "he" are if there is nobody that they could be. */
static const RcEntry unknown_woman = { RC_ENTRY_PLAIN (RC_ROLE_PERSON, "woman"), .gender = "f" };
static const RcEntry unknown_man = { RC_ENTRY_PLAIN (RC_ROLE_PERSON, "man"), .gender = "m" };

static gboolean
is_possessive (const RcReader *self, guint at)
{
  static const char *const links[] = { "from", "over", "as",    "while", "through", "and",
                                       "for",  "by",   "about", "until", "before",  NULL };
  const RcMark            *next = rc_reader_mark (self, at + 1);

  /* "watches him from above", "looks at her for a moment" */
  if (next == NULL || rc_reader_is (self, at, "him") || rc_reader_is (self, at, "them") ||
      rc_is_dative (self, at) ||
      g_strv_contains (links, self->marks->tokens->items[next->first].normal))
    return FALSE;
  switch (next->role)
    {
    case RC_MARK_WORD:
    case RC_ROLE_PROP:
    case RC_ROLE_GARMENT:
    case RC_ROLE_COLOUR:
    case RC_ROLE_FEATURE:
    case RC_ROLE_PERSON:
    case RC_ROLE_SHOULDER:
    case RC_ROLE_SET:
    case RC_ROLE_SKIP:
    case RC_ROLE_BUILD:
    case RC_ROLE_HEIGHT:
    case RC_MARK_NAME:
      return TRUE;
    default:
      return FALSE;
    }
}

/* "above her head", "at his feet": where that is, is where she is */
static gboolean
is_of_body (const RcReader *self, guint at)
{
  static const char *const parts[] = { "head", "heads", "shoulder", "shoulders", "back",
                                       "feet", "body",  "legs",     "face",      NULL };
  const RcMark            *next = rc_reader_mark (self, at + 1);

  return self->relation.at != RC_NOWHERE && next != NULL &&
         g_strv_contains (parts, self->marks->tokens->items[next->first].normal);
}

/* "An astronaut floats, the earth behind her": now it is known that she is a woman. */
static void
tell_gender (RcReader *self, const RcEntry *pronoun)
{
  RcDraftFigure *figure =
      self->last_figure >= 0 ? rc_draft_figure (self->draft, self->last_figure) : NULL;

  if (figure == NULL || strlen (pronoun->value) != 1 || *pronoun->value == 'n' ||
      *figure->gender != '\0' || strcmp (figure->out.kind, "person") != 0 || figure->cast >= 0)
    return;
  for (guint i = 0; i < self->draft->figures->len; i++)
    if (strcmp (rc_draft_figure (self->draft, i)->gender, pronoun->value) == 0)
      return;
  rc_draft_set_gender (figure, pronoun->value);
}

/* "a child hands him a hammer": he is not the child */
static gboolean
is_somebody_else (const RcReader *self, guint at)
{
  return self->acted && self->last_figure >= 0 && (self->actors & (1u << self->last_figure)) != 0 &&
         (rc_reader_is (self, at, "him") || rc_is_dative (self, at));
}

/* "A bird sits there, then it flies away" */
static gboolean
read_animal (RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);

  gboolean then = at > 0 && rc_reader_mark (self, at - 1)->role == RC_ROLE_SEQUENCE;

  if (self->reads != RC_READ_PROMPT || self->last_figure < 0 || (self->named && !then) ||
      self->acted || next == NULL || rc_is_owner (self, at) ||
      strcmp (rc_draft_figure (self->draft, self->last_figure)->out.kind, "creature") != 0)
    return FALSE;
  rc_reader_span (self, at, at, "figures[%d] = %s", self->last_figure,
                  rc_draft_figure (self->draft, self->last_figure)->out.name);
  rc_read_figure (self, at, 1u << self->last_figure);
  return TRUE;
}

/* "starts on her hands", "对准她的手": nobody was named, but somebody is there */
static gboolean
shows_body (const RcReader *self, guint at)
{
  static const char *const parts[] = { "hands", "hand", "face", "eyes", "fingers",  "lips",
                                       "feet",  "head", "back", "hair", "shoulder", NULL };
  static const char *const han[] = { "手", "脸", "眼", "背影", "脚", "嘴", "侧脸", NULL };
  const RcMark            *next = rc_reader_mark (self, at + 1);
  const RcMark            *behind = rc_reader_mark (self, at + 2);

  if (next == NULL)
    return FALSE;
  if (!next->han)
    return g_strv_contains (parts, self->marks->tokens->items[next->first].normal);
  for (guint i = 0; behind != NULL && rc_reader_is (self, at + 1, "的") && han[i] != NULL; i++)
    if (g_str_has_prefix (self->text + behind->start, han[i]))
      return TRUE;
  return FALSE;
}

/* Brings in whom the pronoun at @at means, without any part in the clause. */
static void
add_unknown (RcReader *self, guint at, const RcEntry *pronoun)
{
  int figure = rc_draft_add_extra (self->draft, strcmp (pronoun->value, "f") == 0 ? &unknown_woman
                                                                                  : &unknown_man);

  if (figure < 0)
    return;
  rc_reader_span (self, at, at, "figures[%d] = %s", figure,
                  rc_draft_figure (self->draft, figure)->out.name);
  self->last_figure = figure;
  self->last_group = 1u << figure;
  self->present = TRUE;
}

/* "A violinist plays. A girl comes up to him": it was a man */
static void
learn_gender (RcReader *self, const RcEntry *pronoun, guint32 figures)
{
  RcDraftFigure *figure = rc_draft_figure (self->draft, rc_first_figure (figures));

  if ((figures & (figures - 1)) == 0 && *figure->gender == '\0' && figure->cast < 0 &&
      strlen (pronoun->value) == 1 && *pronoun->value != 'n' &&
      strcmp (figure->out.kind, "person") == 0)
    rc_draft_set_gender (figure, pronoun->value);
}

/* "伙伴们为他鼓掌", "行人从他身边走过": he does nothing there. Returns: whether it is that */
static gboolean
is_for (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;
  gboolean       other = self->named || self->crowd >= 0 || self->mover_thing >= 0;
  gboolean       for_him = rc_reader_is (self, at - 1, "为") || rc_reader_is (self, at - 1, "替");
  guint32        whom;

  if (at == 0 || !rc_reader_mark (self, at)->han || !other || strlen (entry->value) != 1 ||
      *entry->value == 'n' || !(for_him || rc_reader_is (self, at - 1, "从")))
    return FALSE;
  whom = rc_reader_resolve (self, entry->value, self->subject, FALSE);
  if (for_him && whom != 0)
    self->aim = rc_first_figure (whom);
  if (whom != 0)
    learn_gender (self, entry, whom);
  return whom != 0;
}

/* "She laughs, they run away": where there are others, she is none of them. Returns: whom "they" at
 * @at does not mean */
static guint32
who_differs (const RcReader *self, guint at)
{
  guint32 others =
      self->draft->figures->len < 32 ? ((1u << self->draft->figures->len) - 1) & ~self->subject : 0;

  if ((self->subject & (self->subject - 1)) != 0 || (others & (others - 1)) == 0)
    return 0;
  for (guint i = at; i > 0 && rc_reader_mark (self, i - 1)->role != RC_MARK_STOP; i--)
    {
      const RcMark *mark = rc_reader_mark (self, i - 1);

      if (mark->role == RC_ROLE_PRONOUN && (mark->entry->flags & RC_TERM_OBJECT) == 0 &&
          (*mark->entry->value == 'f' || *mark->entry->value == 'm'))
        return self->subject;
    }
  return 0;
}

/* The mark of what was named last before the one at @at, RC_NOWHERE: nothing */
static guint
named_before (const RcReader *self, guint at)
{
  for (guint i = at; i > 0; i--)
    {
      guint role = rc_reader_mark (self, i - 1)->role;

      if (role == RC_ROLE_PROP || role == RC_ROLE_PERSON)
        return i - 1;
    }
  return RC_NOWHERE;
}

/* "a teapot, a cat asleep behind it": ends the relation before "it" at @at with the thing named
 * before who is placed. Returns: whether it is that */
static gboolean
anchor_it (RcReader *self, guint at)
{
  guint moves = self->relation.at != RC_NOWHERE ? named_before (self, self->relation.at) : 0;
  guint before = moves != RC_NOWHERE && moves > 0 ? named_before (self, moves) : RC_NOWHERE;
  int   prop = self->last_prop - (self->mover_prop >= 0);

  if (self->reads != RC_READ_PROMPT || self->relation.at == RC_NOWHERE ||
      at != self->relation.at + 1 || (self->mover < 0 && self->mover_prop < 0) ||
      before == RC_NOWHERE || prop < 0 || rc_reader_mark (self, before)->role != RC_ROLE_PROP)
    return FALSE;
  rc_anchor (self, at, -1, prop);
  return TRUE;
}

/* Where one is who is at the part of somebody that the mark at @at names. */
static const RcEntry *
side_of (const RcReader *self, guint at)
{
  static const char *const sides[][2] = { { "left", "left-of" },
                                          { "right", "right-of" },
                                          { "feet", "beside" } };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (rc_reader_is (self, at, sides[i][0]))
      return rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_POSITION, sides[i][1]);
  return NULL;
}

/* "plays the violin, an open case at his feet": a thing lies on the ground there */
static gboolean
lies_at_feet (RcReader *self, guint at)
{
  if (self->prop_at == RC_NOWHERE || (at - self->prop_at > 2 && (self->named || self->acted)))
    return FALSE;
  self->resume = at + 2;
  rc_draft_prop (self->draft, self->last_prop)->surface = "ground";
  rc_reader_span (self, at - 1, at + 1, "props[%d].place = ground", self->last_prop);
  return TRUE;
}

/**
 * rc_is_beside_of:
 * @at: a pronoun
 *
 * "To her left, a man reads", "stands on his right", "a dog at her feet": places who was named, or
 * who comes next.
 *
 * Returns: whether it is that
 */
gboolean
rc_is_beside_of (RcReader *self, guint at)
{
  const RcMark  *side = rc_reader_mark (self, at + 1);
  const RcEntry *entry = side_of (self, at + 1);
  const RcMark  *more = rc_reader_mark (self, at + 2);
  guint32        whose, others;

  if (self->reads != RC_READ_PROMPT || side == NULL || side->han || at == 0 || entry == NULL ||
      (more != NULL && more->role == RC_MARK_WORD && !rc_reader_is (self, at + 2, "stands")))
    return FALSE;
  if (!rc_reader_is (self, at - 1, "to") && !rc_reader_is (self, at - 1, "on") &&
      !rc_reader_is (self, at - 1, "at"))
    return FALSE;
  if (strcmp (entry->value, "beside") == 0 && lies_at_feet (self, at))
    return TRUE;
  whose = rc_reader_resolve (self, rc_reader_mark (self, at)->entry->value, 0, FALSE);
  if (whose == 0)
    return FALSE;
  self->resume = at + 2;
  self->toward.at = self->place.at = RC_NOWHERE;
  self->position = (RcPending){ at, entry };
  self->anchor = rc_first_figure (whose);
  others = self->subject & ~whose;
  if ((self->named || self->acted) && others != 0)
    rc_place_figure (self, at, rc_first_figure (others));
  return TRUE;
}

/* "两个人在跑步": nobody was named, so that two are there whom nobody knows. Returns: who */
static guint32
add_two (RcReader *self, guint at)
{
  static const char *const two[] = { "两", "二", "俩", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);
  const RcEntry *person = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PERSON, "人");
  guint32        figures = 0;

  if (self->draft->figures->len > 0 || self->draft->crowds->len > 0 || person == NULL)
    return 0;
  for (guint i = 0; two[i] != NULL; i++)
    for (guint k = 0; k < 2 && g_str_has_prefix (self->text + mark->start, two[i]); k++)
      {
        int figure = rc_draft_add_extra (self->draft, person);

        figures |= figure >= 0 ? 1u << figure : 0;
      }
  return figures;
}

void
rc_read_pronoun (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;
  gboolean       object = (entry->flags & RC_TERM_OBJECT) != 0;
  guint32        except = self->draft->over >= 0 ? 1u << self->draft->over : 0;
  gboolean       waited = self->relation.at != RC_NOWHERE || rc_reader_aims (self, at);
  guint32        figures;

  if (is_for (self, at))
    return;
  /* "司机把它推到她面前": the driver is somebody else */
  if (!(rc_reader_mark (self, at)->han && rc_is_before_place (self, at) &&
        (self->named || self->acted)) &&
      !is_somebody_else (self, at))
    tell_gender (self, entry);
  if (rc_is_beside_of (self, at))
    return;
  if (strcmp (entry->value, "who") == 0)
    {
      self->subject = self->last_group;
      self->thing = self->acted = FALSE;
      return;
    }
  if (strcmp (entry->value, "n") == 0)
    {
      if (!anchor_it (self, at) && !read_animal (self, at) && !rc_aim_at_animal (self, at))
        rc_read_it (self, at);
      return;
    }
  if (self->reads == RC_READ_PROMPT &&
      rc_first_figure (rc_reader_resolve (self, entry->value, 0, FALSE)) < 0 &&
      strlen (entry->value) == 1 && shows_body (self, at))
    {
      add_unknown (self, at, entry);
      return;
    }
  /* "a procession goes by; a nun bows as they pass": the procession does */
  if (!object && strcmp (entry->value, "plural") == 0 && self->meanwhile &&
      self->draft->crowds->len > 0 && (self->subject & (self->subject - 1)) == 0)
    {
      self->thing = TRUE;
      self->crowd = self->draft->crowds->len - 1;
      return;
    }
  if (self->reads == RC_READ_SCENE ||
      (object && ((is_possessive (self, at) && !is_of_body (self, at)) || !waited)))
    return;
  if (self->relation.at != RC_NOWHERE)
    except = self->mover >= 0 ? 1u << self->mover : 0;
  else if (waited)
    except = self->actors;
  else if (rc_reader_mark (self, at)->han && rc_is_before_place (self, at) &&
           (self->named || self->acted))
    except |= self->subject | (self->acted ? self->actors : 0);
  else if (!object && strcmp (entry->value, "plural") == 0)
    except |= who_differs (self, at);
  figures = rc_reader_resolve (self, entry->value, except, !waited);
  if (figures == 0 && !object && strcmp (entry->value, "plural") == 0)
    figures = add_two (self, at);
  if (figures == 0 && strlen (entry->value) == 1 &&
      (!waited || is_of_body (self, at) ||
       (self->actors != 0 && (rc_reader_mark (self, at)->han || rc_is_dative (self, at) ||
                              rc_reader_is (self, at, "him")))))
    {
      gboolean woman = strcmp (entry->value, "f") == 0;
      int      figure = rc_draft_add_extra (self->draft, woman ? &unknown_woman : &unknown_man);

      figures = figure >= 0 ? 1u << figure : 0;
    }
  if (figures == 0)
    return;
  learn_gender (self, entry, figures);
  rc_reader_span (self, at, at, "figures[%d] = %s", rc_first_figure (figures),
                  rc_draft_figure (self->draft, rc_first_figure (figures))->out.name);
  rc_read_figure (self, at, figures);
}
