/* reader-describe.c - faces, and the adjectives of people: age, build, height
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/look.h"
#include "engine/script/reader-parts.h"

#include <string.h>

static void
set_face (RcReader *self, guint at, guint32 figures, const RcEntry *entry)
{
  gboolean later = FALSE;

  for (guint i = 0; i < self->draft->figures->len; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (self->draft, i);
      RcDraftBeat   *beat = figure->beats->len > 0
                                ? &g_array_index (figure->beats, RcDraftBeat, figure->beats->len - 1)
                                : NULL;

      if ((figures & (1u << i)) == 0)
        continue;
      if (beat != NULL)
        beat->expression = entry->value;
      else
        rc_text_set (&figure->out.expression, entry->value);
      later |= beat != NULL;
    }
  rc_reader_span (self, at, at, "figures[%d]%s.expression = %s", rc_first_figure (figures),
                  later ? ".beats" : "", entry->value);
}

/** "a close-up of her smiling face". Returns: whether that is what the words around @at say */
gboolean
rc_read_face_of (RcReader *self, guint at, const char *expression)
{
  static const char *const parts[] = { "face", "eyes", "mouth", "lips", NULL };
  const RcMark            *owner = at > 0 ? rc_reader_mark (self, at - 1) : NULL,
               *next = rc_reader_mark (self, at + 1);
  const RcEntry *entry =
      rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_EXPRESSION, expression);
  guint32 who;

  if (owner == NULL || owner->role != RC_ROLE_PRONOUN || next == NULL || entry == NULL ||
      *expression == '\0' || self->reads != RC_READ_PROMPT ||
      !g_strv_contains (parts, self->marks->tokens->items[next->first].normal))
    return FALSE;
  who = rc_reader_resolve (self, owner->entry->value, 0, FALSE);
  if (who != 0)
    set_face (self, at, who, entry);
  return who != 0;
}

static gboolean
is_clause_of_face (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);
  const RcMark *before = at > 0 ? mark - 1 : NULL;

  /* ", his face tired" */
  if (at > 1 && before->role == RC_MARK_WORD && before[-1].role == RC_ROLE_PRONOUN &&
      (rc_reader_is (self, at - 1, "face") || rc_reader_is (self, at - 1, "eyes") ||
       rc_reader_is (self, at - 1, "expression")))
    return TRUE;
  return g_str_has_prefix (self->text + mark->start, "泪") ||
         g_str_has_prefix (self->text + mark->start, "眼泪") ||
         (before != NULL && before->role == RC_MARK_COMMA &&
          (next == NULL || next->role == RC_MARK_COMMA || next->role == RC_MARK_STOP));
}

/* "smiling", "happily", "with a sad face": of the figure whose clause it is, else of the next one
 */
void
rc_read_face (RcReader *self, guint at)
{
  const RcMark  *mark = rc_reader_mark (self, at);
  const RcEntry *entry = rc_mark_entry (mark, RC_ROLE_EXPRESSION);

  entry = entry != NULL ? entry : mark->entry;
  if (self->reads != RC_READ_PROMPT || rc_read_face_of (self, at, entry->value))
    return;
  /* “Wait!” cries a boy */
  if (self->line >= 0 && self->saying == NULL && !mark->han &&
      g_str_has_prefix (self->text + mark->start, "cri"))
    {
      self->saying = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_ACTION, "shout");
      return;
    }
  /* "泪水从眼角滑落", ", tears in her eyes": a clause of its own */
  if (self->last_figure >= 0 && is_clause_of_face (self, at))
    {
      set_face (self, at, self->subject != 0 ? self->subject : 1u << self->last_figure, entry);
      return;
    }
  /* "with a tired smile" */
  if (rc_mark_entry (mark, RC_ROLE_ACTION) != NULL && !mark->han &&
      !g_str_has_suffix (self->marks->tokens->items[mark->first].normal, "ing") &&
      (self->subject != 0 || self->last_figure >= 0))
    {
      set_face (self, at, self->subject != 0 ? self->subject : 1u << self->last_figure, entry);
      self->face.at = RC_NOWHERE;
      return;
    }
  if (rc_reader_article (self, at) != RC_NOWHERE || self->subject == 0 ||
      (!self->named && !self->acted))
    self->face = (RcPending){ at, entry };
  else
    set_face (self, at, self->subject, entry);
}

/* "30 years old": with the number before it an age */
void
rc_read_years (RcReader *self, guint at)
{
  double years = at > 0 ? rc_reader_mark (self, at - 1)->number : 0;
  guint  from = self->number.at;

  if (!rc_reader_near (self, &self->number, at, 1) || self->reads != RC_READ_PROMPT)
    return;
  self->number.at = RC_NOWHERE;
  if (self->present && self->last_figure >= 0 && rc_reader_article (self, at) == RC_NOWHERE)
    {
      rc_set_age (self->draft->vocabulary, rc_draft_figure (self->draft, self->last_figure),
                  rc_age_of_years (years));
      rc_reader_span (self, from, at, "figures[%d].age = %s", self->last_figure,
                      rc_age_of_years (years));
      return;
    }
  self->age_said = rc_age_of_years (years);
  self->age = (RcPending){ at, NULL };
}

static void
describe_figure (RcReader *self, guint at, guint i)
{
  RcDraftFigure      *figure = rc_draft_figure (self->draft, i);
  const RcVocabulary *vocabulary = self->draft->vocabulary;
  const RcPending    *adjectives[] = { &self->build,       &self->age,  &self->height,  &self->skin,
                                       &self->hair_colour, &self->hair, &self->material };
  const char *const   names[] = {
      "build", "age", "height", "skin", "hair_colour", "hair", "material"
  };

  for (guint k = 0; k < G_N_ELEMENTS (adjectives); k++)
    {
      const RcEntry *entry = adjectives[k]->entry;
      gboolean       hair = k == 4 || k == 5;

      if (adjectives[k]->at == RC_NOWHERE ||
          !rc_reader_near (self, adjectives[k], at,
                           hair ? 2 * RC_ADJECTIVE_REACH : RC_ADJECTIVE_REACH))
        continue;
      if (k == 0)
        rc_text_set (&figure->out.build, entry->value);
      else if (k == 1)
        rc_set_age (vocabulary, figure, entry != NULL ? entry->value : self->age_said);
      else if (k == 2)
        figure->out.height += entry->number * figure->out.height / 1.72;
      else if (k == 3)
        figure->out.skin = entry->colour;
      else if (k == 4)
        figure->out.hair_colour = entry->colour;
      else if (k == 5)
        rc_text_set (&figure->out.hair, entry->value);
      else if (strcmp (figure->out.kind, "person") != 0)
        rc_text_set (&figure->out.material, entry->value);
      rc_reader_span (self, adjectives[k]->at, adjectives[k]->at, "figures[%u].%s = %s", i,
                      names[k], entry == NULL ? self->age_said : entry->value);
    }
}

/** Gives @figures, whose noun is at @at, the adjectives before it. */
void
rc_describe_figures (RcReader *self, guint at, guint32 figures)
{
  RcPending doing = self->doing;

  for (guint i = 0; i < self->draft->figures->len; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (self->draft, i);

      if ((figures & (1u << i)) == 0)
        continue;
      describe_figure (self, at, i);
      if (rc_reader_near (self, &self->colour, at, RC_ADJECTIVE_REACH) &&
          strcmp (figure->out.kind, "person") != 0)
        {
          figure->out.colour = self->colour.entry->colour;
          rc_reader_span (self, self->colour.at, self->colour.at, "figures[%u].colour = #%06x", i,
                          figure->out.colour);
        }
    }
  if (self->face.at != RC_NOWHERE && at - self->face.at <= RC_ADJECTIVE_REACH && figures != 0)
    set_face (self, self->face.at, figures, self->face.entry);
  rc_drop_adjectives (self);
  self->doing = doing; /* "a running man": it is done when he has his part */
  self->hair.at = RC_NOWHERE;
}

/** "The man is old.": adjectives that end a clause tell of its subject. */
void
rc_flush_adjectives (RcReader *self)
{
  const RcPending *said[] = { &self->build,       &self->age,    &self->face,
                              &self->hair_colour, &self->height, &self->material };
  gboolean         member = self->member != 0 && self->subject == self->member;
  gboolean         any = FALSE;
  guint            last = 0, article;

  /* "one tall and silver": of one of several that is all there is to tell them by */
  for (guint i = 0; i < (member ? G_N_ELEMENTS (said) : 4); i++)
    if (said[i]->at != RC_NOWHERE)
      {
        any = TRUE;
        last = MAX (last, said[i]->at);
      }
  article = any ? rc_reader_article (self, last) : RC_NOWHERE;
  if (any && self->named && self->subject != 0 && self->reads == RC_READ_PROMPT &&
      (article == RC_NOWHERE || (member && article < self->member_end)))
    {
      self->skin.at = RC_NOWHERE;
      if (!member)
        self->height.at = self->material.at = self->colour.at = RC_NOWHERE;
      else if (self->colour.at != RC_NOWHERE)
        last = MAX (last, self->colour.at);
      rc_describe_figures (self, last + 1, self->subject);
    }
}

/** "a school bus, yellow and dusty, stops": the colour at @at is of the thing before the comma, if
 * no noun of its own follows. Returns: whether it is that */
gboolean
rc_read_colour_behind (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);
  RcDraftProp  *prop;

  if (self->reads != RC_READ_PROMPT || mark->han || at < 2 ||
      rc_reader_mark (self, at - 2)->role != RC_ROLE_PROP ||
      rc_reader_mark (self, at - 1)->role != RC_MARK_COMMA || self->last_prop < 0 ||
      (next != NULL && next->role != RC_MARK_COMMA && next->role != RC_MARK_STOP &&
       next->role != RC_ROLE_AND))
    return FALSE;
  prop = rc_draft_prop (self->draft, self->last_prop);
  if (prop->painted)
    return FALSE;
  prop->out.colour = mark->entry->colour;
  prop->painted = TRUE;
  rc_reader_span (self, at, at, "props[%d].colour = #%06x", self->last_prop, prop->out.colour);
  return TRUE;
}

/** Forgets the adjectives that found no noun. */
void
rc_drop_adjectives (RcReader *self)
{
  static const RcPending none = { RC_NOWHERE, NULL };

  self->build = self->height = self->age = self->skin = self->hair_colour = self->face = none;
  self->material = self->colour = self->doing = self->empty = none;
}
