/* marks-compounds.c - nouns that stand before nouns: "stone counter", "chicken soup", "bear doctor"
 *
 * In English the last noun of a compound is the thing, and those before it say of what kind it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/marks.h"

#include <string.h>

static const char *
word_of (const RcMarks *self, const RcMark *mark)
{
  return self->tokens->items[mark->first + mark->n_tokens - 1].normal;
}

static gboolean
is_plural (const RcMarks *self, const RcMark *mark)
{
  const char *word = word_of (self, mark);
  gsize       n = strlen (word);

  return n > 3 && word[n - 1] == 's' && word[n - 2] != 's' && word[n - 2] != 'u';
}

static gboolean
is_thing (guint role)
{
  return role == RC_ROLE_PROP || role == RC_ROLE_GARMENT || role == RC_ROLE_HEADWEAR ||
         role == RC_ROLE_WEARS;
}

static gboolean
is_creature (const RcMark *mark)
{
  return mark->role == RC_ROLE_PERSON && strcmp (mark->entry->kind, "creature") == 0;
}

/* The last mark of other words before @i, NULL at the beginning. */
static const RcMark *
before (const RcMarks *self, guint i)
{
  guint first = self->items[i].first;

  while (i > 0 && self->items[i].first >= first)
    i--;
  return self->items[i].first < first ? &self->items[i] : NULL;
}

static gboolean
is_single (const RcMarks *self, const RcMark *article)
{
  const char *word =
      article != NULL && article->length > 0 ? self->tokens->items[article->first].normal : "";

  return strcmp (word, "a") == 0 || strcmp (word, "an") == 0 || strcmp (word, "one") == 0;
}

static void
become (RcMark *mark, RcRole role, const RcEntry *entry)
{
  mark->role = role;
  mark->entry = entry;
}

/* All marks of the words of the one at @i: their further meanings with them. */
static void
pass_on (RcMarks *self, guint i)
{
  guint first = self->items[i].first;

  for (; i < self->n && self->items[i].first == first; i++)
    if (self->items[i].length > 0)
      self->items[i].role = RC_ROLE_STYLE;
}

/* "in the square", as one term of a place */
static gboolean
begins_with_preposition (const RcMarks *self, const RcMark *mark)
{
  static const char *const prepositions[] = { "in", "on",   "at",      "under", "inside",
                                              "by", "over", "from",    "near",  "beyond",
                                              "of", "with", "wearing", NULL };

  return g_strv_contains (prepositions, self->tokens->items[mark->first].normal);
}

/* "a toy rabbit", "玩具船": a small thing in the shape of what @last says. Returns: whether the
 * first noun says so */
static gboolean
is_toy_of (const RcMark *first, const RcMark *last)
{
  return first->role == RC_ROLE_PROP && strcmp (first->entry->value, "toy") == 0 &&
         (is_creature (last) ||
          (last->role == RC_ROLE_PROP && (last->entry->flags & RC_TERM_RIDDEN) != 0));
}

/* @i and @k stand side by side, with nothing between their words. */
static void
join (RcMarks *self, guint i, guint k)
{
  RcMark        *first = &self->items[i], *last = &self->items[k];
  const RcEntry *material = rc_mark_entry (first, RC_ROLE_MATERIAL);
  const RcEntry *colour = rc_mark_entry (first, RC_ROLE_COLOUR);
  gboolean       verb = is_plural (self, last) && is_single (self, before (self, i));

  /* "a man with a backpack" */
  if (begins_with_preposition (self, last))
    return;

  if (is_toy_of (first, last) && !verb)
    pass_on (self, k);
  else if (first->role == RC_ROLE_PROP && is_thing (last->role) && (material || colour) && !verb)
    become (first, material != NULL ? RC_ROLE_MATERIAL : RC_ROLE_COLOUR,
            material != NULL ? material : colour);
  else if ((first->role == RC_ROLE_PROP || first->role == RC_ROLE_PERSON) &&
           last->role == RC_ROLE_PROP && !is_plural (self, first) && !verb)
    pass_on (self, i);
  /* "the lift doors": of what they are, and maybe seen from somewhere else */
  else if (first->role == RC_ROLE_SET && last->role == RC_ROLE_PROP && !verb &&
           strcmp (last->entry->value, "door") == 0)
    pass_on (self, i);
  else if (first->role == RC_ROLE_PROP && last->role == RC_ROLE_SET && !is_plural (self, first) &&
           !begins_with_preposition (self, last) && (first->entry->flags & RC_TERM_RIDDEN) == 0 &&
           strcmp (first->entry->value, "spaceship") != 0)
    pass_on (self, i);
  /* "an astronaut helmet": of what kind it is, and nobody who is there */
  else if (first->role == RC_ROLE_PERSON && !is_creature (first) && is_thing (last->role) &&
           !is_plural (self, first) && !verb)
    pass_on (self, i);
  /* "a mother bear", "a police dog" */
  else if (first->role == RC_ROLE_PERSON && !is_creature (first) && is_creature (last) &&
           !is_plural (self, first) && !verb)
    pass_on (self, i);
  /* "a giant robot" */
  else if (is_creature (first) && is_creature (last) &&
           strcmp (first->entry->value, "giant") == 0 && !is_plural (self, first))
    pass_on (self, i);
  else if (is_creature (first) && last->role == RC_ROLE_PERSON && !is_creature (last) &&
           !is_plural (self, first) && !verb)
    pass_on (self, k);
}

/* "a rain gutter", "a snow globe": weather is never one of many, so that it says of what kind the
 * next word is. */
static void
name_weather (RcMarks *self, guint i, guint k)
{
  static const char *const masses[] = { "rain", "snow", "wind", "thunder", "sand", NULL };
  const RcMark            *mark = &self->items[i], *next = k < self->n ? &self->items[k] : NULL;

  if (mark->n_tokens != 1 || next == NULL || next->length == 0 || next->han ||
      !g_strv_contains (masses, word_of (self, mark)) || !is_single (self, before (self, i)))
    return;
  if (next->role == RC_MARK_WORD || is_thing (next->role) || next->role == RC_ROLE_PERSON)
    pass_on (self, i);
}

/* "an orange on a plate": a colour that no noun follows is the thing of that name. */
static void
name_fruit (RcMarks *self, guint i)
{
  RcMark        *mark = &self->items[i];
  const RcEntry *prop = rc_mark_entry (mark, RC_ROLE_PROP);
  const RcMark  *article = before (self, i);
  const RcMark  *next = i + 1 < self->n ? mark + 1 : NULL;

  if (prop == NULL || article == NULL ||
      (article->role != RC_ROLE_NUMBER && article->role != RC_ROLE_DEFINITE &&
       !is_single (self, article)))
    return;
  if (next == NULL || next->role == RC_ROLE_AND || next->role == RC_MARK_STOP ||
      next->role == RC_MARK_COMMA || next->role == RC_ROLE_IN || next->role == RC_ROLE_POSITION ||
      next->role == RC_ROLE_SURFACE || next->role == RC_ROLE_ACTION)
    become (mark, RC_ROLE_PROP, prop);
}

/* "fish bones", "tiger fur" */
static gboolean
is_part_of_animal (const RcMarks *self, const RcMark *mark)
{
  static const char *const parts[] = { "bone",  "bones",      "fur",      "skin",    "scales",
                                       "teeth", "footprints", "tracks",   "meat",    "feathers",
                                       "tail",  "paw",        "prints",   "stripes", "horns",
                                       "tusks", "eyes",       "shell",    "claws",   "leather",
                                       "wool",  "hide",       "chestnut", NULL };

  return mark->length > 0 && g_strv_contains (parts, word_of (self, mark));
}

/* "机器人厨师": one, and of what trade it is */
static gboolean
is_trade_of (const RcMarks *self, guint i)
{
  const RcMark *mark = &self->items[i], *next = i + 1 < self->n ? mark + 1 : NULL;

  return next != NULL && next->role == RC_ROLE_PERSON && !is_creature (next) &&
         mark->start + mark->length == next->start && *next->entry->gender == '\0' &&
         (*next->entry->age == '\0' ||
          strncmp (self->tokens->text + next->start, "宝宝", strlen ("宝宝")) == 0) &&
         strncmp (self->tokens->text + next->start, "主人", strlen ("主人")) != 0 &&
         strncmp (self->tokens->text + next->start, "人", strlen ("人")) != 0;
}

/**
 * rc_marks_join_compounds:
 *
 * Leaves of nouns that stand side by side the one that is the thing. Linear in the marks.
 */
void
rc_marks_join_compounds (RcMarks *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      const RcMark *mark = &self->items[i];
      guint         k = i + 1;

      if (mark->han && is_creature (mark) && is_trade_of (self, i))
        self->items[i + 1].role = RC_ROLE_STYLE;
      if (mark->han && i + 1 < self->n && mark->start + mark->length == mark[1].start &&
          mark->entry != NULL && mark[1].entry != NULL && is_toy_of (mark, mark + 1))
        {
          pass_on (self, i + 1);
          self->items[i].length += mark[1].length; /* its name: "船" is the same again */
        }
      if (mark->han || mark->length == 0 || mark->entry == NULL)
        continue;
      if (mark->role == RC_ROLE_COLOUR)
        name_fruit (self, i);
      while (k < self->n && self->items[k].first == mark->first)
        k++;
      if (mark->role == RC_ROLE_WEATHER)
        name_weather (self, i, k);
      if (k < self->n &&
          (self->items[k].role == RC_MARK_WORD || self->items[k].role == RC_ROLE_MATERIAL) &&
          is_creature (mark) && is_part_of_animal (self, &self->items[k]))
        pass_on (self, i);
      if (k < self->n && self->items[k].length > 0 && self->items[k].entry != NULL &&
          self->items[k].first == mark->first + mark->n_tokens)
        join (self, i, k);
    }
}
