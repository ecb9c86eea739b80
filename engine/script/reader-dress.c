/* reader-dress.c - what people look like and what they wear
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/look.h"
#include "engine/script/reader-parts.h"

#include <string.h>

#define LIFTED 6 /* marks between "lifts" and the dress */

/** Gives @figure the age @age, and the height that goes with it if it was not said. */
void
rc_set_age (const RcVocabulary *vocabulary, RcDraftFigure *figure, const char *age)
{
  double grown = rc_vocabulary_number (vocabulary, "height",
                                       *figure->gender != '\0' ? figure->gender : "person", 1.72);
  double share = rc_vocabulary_number (vocabulary, "age height", age, 1);

  rc_text_set (&figure->out.age, age);
  if (strcmp (figure->out.kind, "person") == 0)
    figure->out.height = share * grown;
}

static void
add_worn (char **list, const char *thing)
{
  g_auto (GStrv)   things = g_strsplit (*list, " ", -1);
  g_autofree char *before = *list;

  if (g_strv_contains ((const char *const *)things, thing))
    {
      *list = g_steal_pointer (&before);
      return;
    }
  *list = *before != '\0' ? g_strconcat (before, " ", thing, NULL) : g_strdup (thing);
}

static void
put_on (RcReader *self, guint index, const RcWorn *worn)
{
  RcDraftFigure   *figure = rc_draft_figure (self->draft, index);
  RcStagingFigure *out = &figure->out;
  const RcEntry   *entry = worn->entry;

  if (entry->role == RC_ROLE_HEADWEAR)
    {
      rc_text_set (&out->headwear, entry->value);
      if (worn->colour != NULL)
        out->head_colour = worn->colour->colour;
    }
  else if (entry->role == RC_ROLE_WEARS)
    add_worn (&out->wears, entry->value);
  else
    {
      if (worn->own && figure->cast >= 0 && *out->garment != '\0')
        return;
      /* "in a red shirt and blue jeans": the first counts for the colour, the longer garment stays
       */
      if (*entry->value != '\0' && (*out->garment == '\0' || !figure->dressed))
        rc_text_set (&out->garment, entry->value);
      if (worn->colour != NULL && !figure->dressed)
        out->colour = worn->colour->colour;
      else if (entry->coloured && !figure->dressed)
        out->colour = entry->colour;
      figure->dressed = TRUE;
      if (worn->material != NULL)
        rc_text_set (&out->material, worn->material->value);
      else if (*entry->material != '\0')
        rc_text_set (&out->material, entry->material);
    }
}

static void
put_on_all (RcReader *self, const RcWorn *worn, guint32 figures)
{
  static const char *const parts[] = { "garment", "headwear", "wears" };
  const RcEntry           *entry = worn->entry;
  const char              *part = parts[entry->role == RC_ROLE_HEADWEAR ? 1
                                        : entry->role == RC_ROLE_WEARS  ? 2
                                                                        : 0];
  int                      first = rc_first_figure (figures);

  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((figures & (1u << i)) != 0)
      put_on (self, i, worn);
  if (worn->colour != NULL && entry->role == RC_ROLE_GARMENT)
    rc_reader_span (self, worn->first, worn->last, "figures[%d].garment %s %s, #%06x", first,
                    worn->material != NULL ? worn->material->value : "", entry->value,
                    worn->colour->colour);
  else
    rc_reader_span (self, worn->first, worn->last, "figures[%d].%s %s", first, part, entry->value);
}

/** Puts on @figures what waited for them. */
void
rc_dress_figures (RcReader *self, guint32 figures)
{
  for (guint i = 0; i < self->n_worn; i++)
    put_on_all (self, &self->worn[i], figures);
  self->n_worn = 0;
}

/* Whose clothes are named: of whom the words told last, or who is said to wear them. */
static guint32
wearer (const RcReader *self, guint at)
{
  guint         from = self->colour.at != RC_NOWHERE ? self->colour.at : at;
  const RcMark *owner = from > 0 ? rc_reader_mark (self, from - 1) : NULL;
  gboolean      owned = owner != NULL && owner->role == RC_ROLE_PRONOUN;
  gboolean      known = self->present || self->acted || owned;

  if (!known || self->last_figure < 0)
    return 0;
  if (owned && rc_cloth_owner (self, owner) != 0 && *owner->entry->value != 'n' &&
      strcmp (rc_draft_figure (self->draft, self->last_figure)->gender, owner->entry->value) != 0)
    return rc_cloth_owner (self, owner);
  if (self->dressed != RC_NOWHERE && self->named && self->subject != 0 && !self->acted)
    return self->subject | self->last_group;
  return self->last_group != 0 ? self->last_group : 1u << self->last_figure;
}

/* "takes off his hat": it is seen */
static gboolean
changes_clothes (const RcReader *self)
{
  static const char *const changing[] = { "take-off", "put-on", NULL };

  return self->acted && self->actors != 0 && self->action != NULL &&
         g_strv_contains (changing, self->action->value);
}

/* "under her coat", "against his coat": nothing says what it is like or that it is put on, so that
 * it is what a character is known to wear. */
static gboolean
is_own (const RcReader *self, guint at, const RcWorn *worn)
{
  return !changes_clothes (self) && worn->colour == NULL && worn->material == NULL && at > 0 &&
         rc_reader_mark (self, at - 1)->role == RC_ROLE_PRONOUN && self->dressed == RC_NOWHERE &&
         !rc_reader_near (self, &self->place, at, RC_ADJECTIVE_REACH);
}

static gboolean
begins_with (const RcReader *self, guint at, const char *word)
{
  const RcMark *mark = rc_reader_mark (self, at);

  return strcmp (self->marks->tokens->items[mark->first].normal, word) == 0;
}

/* A garment is worn if its words say so: "in", "with", "wearing", "her", "'s"; and a colour alone
 * is enough where people stand about: "Mara, red coat, …". */
static gboolean
is_worn (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  guint         from = self->colour.at != RC_NOWHERE ? self->colour.at : at;

  while (from > 0 && at - from < 3 &&
         (rc_reader_mark (self, from - 1)->role == RC_ROLE_MATERIAL ||
          rc_reader_mark (self, from - 1)->role == RC_MARK_WORD) &&
         !rc_reader_is (self, from - 1, "whose"))
    from--;
  if (mark->han || rc_reader_near (self, &self->colour, at, RC_ADJECTIVE_REACH) ||
      changes_clothes (self))
    return TRUE;
  /* "a man with a backpack", as one term */
  if (mark->n_tokens > 1 && (begins_with (self, at, "with") || begins_with (self, at, "in")))
    return TRUE;
  if (self->dressed != RC_NOWHERE || rc_reader_near (self, &self->place, at, RC_ADJECTIVE_REACH) ||
      rc_reader_near (self, &self->with, at, RC_ADJECTIVE_REACH))
    return TRUE;
  if (from > 0 && (rc_reader_mark (self, from - 1)->role == RC_ROLE_PRONOUN ||
                   rc_reader_is (self, from - 1, "whose")))
    return TRUE;
  /* "girl, school uniform, smiling" */
  return self->present && from > 0 && rc_reader_mark (self, from - 1)->role == RC_MARK_COMMA;
}

/* "a bearded man", "the masked thief", "白衣女子": what the next figure wears */
static gboolean
describes_next (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const char   *word = self->marks->tokens->items[mark->first + mark->n_tokens - 1].normal;

  if (mark->han)
    return at + 1 < self->marks->n && mark[1].role == RC_ROLE_PERSON &&
           mark->start + mark->length == mark[1].start;
  if (!g_str_has_suffix (word, "ed"))
    return FALSE;
  for (guint i = at + 1; i < self->marks->n && i <= at + 3; i++)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_ROLE_PERSON:
        return TRUE;
      case RC_MARK_WORD:
      case RC_ROLE_AGE:
      case RC_ROLE_BUILD:
      case RC_ROLE_HEIGHT:
      case RC_ROLE_COLOUR:
      case RC_MARK_COMMA:
        break;
      default:
        return FALSE;
      }
  return FALSE;
}

/* "a hummingbird, wings blurred": they are its own */
static gboolean
are_own_wings (const RcReader *self, const RcEntry *worn)
{
  return strcmp (worn->value, "wings") == 0 && self->last_figure >= 0 &&
         rc_vocabulary_number (self->draft->vocabulary, "winged",
                               rc_draft_figure (self->draft, self->last_figure)->out.body, 0) > 0;
}

/* Who holds a hat does not wear it, nor a dress that they lift out of a chest. */
static gboolean
is_in_hands (const RcReader *self, guint at, const RcEntry *entry)
{
  static const char *const handling[] = { "lift", "pick-up", "put-down", "throw",
                                          "wash", "sew",     NULL };

  if (self->action == NULL || at - self->action_at > LIFTED || self->dressed != RC_NOWHERE ||
      self->subject == 0)
    return FALSE;
  /* "抱着头盔" */
  if (rc_reader_mark (self, at)->han)
    return strcmp (self->action->value, "hold") == 0 && entry->role == RC_ROLE_HEADWEAR &&
           at - self->action_at <= RC_ADJECTIVE_REACH;
  if (strcmp (self->action->value, "hold") == 0)
    return entry->role != RC_ROLE_GARMENT;
  return g_strv_contains (handling, self->action->value) && self->relation.at == RC_NOWHERE &&
         (self->prop_at == RC_NOWHERE || self->prop_at < self->action_at) &&
         !rc_reader_near (self, &self->place, at, RC_ADJECTIVE_REACH) &&
         !rc_reader_near (self, &self->with, at, RC_ADJECTIVE_REACH);
}

/* "a red leather coat": its colour and material, from the words before it */
static void
take_adjectives (const RcReader *self, guint at, RcWorn *worn)
{
  if (rc_reader_near (self, &self->material, at, RC_ADJECTIVE_REACH))
    {
      worn->material = self->material.entry;
      worn->first = self->material.at;
    }
  if (rc_reader_near (self, &self->colour, at, RC_ADJECTIVE_REACH))
    {
      worn->colour = self->colour.entry;
      worn->first = MIN (worn->first, self->colour.at);
    }
  if (worn->colour == NULL && !worn->entry->coloured)
    worn->colour =
        rc_marks_colour (self->draft->vocabulary, self->marks, rc_reader_mark (self, at));
}

/* "in a red leather coat", "wearing glasses" */
void
rc_read_worn (RcReader *self, guint at)
{
  const RcMark  *mark = rc_reader_mark (self, at);
  const RcEntry *entry = mark->entry;
  RcWorn         worn = { .first = at, .last = at, .entry = entry };
  guint32        figures;

  if (are_own_wings (self, entry))
    return;
  if (self->reads == RC_READ_PROMPT && describes_next (self, at))
    {
      if (mark->han)
        take_adjectives (self, at, &worn);
      if (self->n_worn < RC_MAX_WORN)
        self->worn[self->n_worn++] = worn;
      return;
    }
  if (self->reads == RC_READ_PROMPT && rc_cloth_goes_to_another (self, at, &figures))
    {
      take_adjectives (self, at, &worn);
      if (figures != 0)
        put_on_all (self, &worn, figures);
      else if (self->n_worn < RC_MAX_WORN)
        self->worn[self->n_worn++] = worn;
      /* nobody is placed "around" them */
      self->resume = MAX (self->resume, mark->han ? at + 1 : at + 2);
      return;
    }
  if (self->reads == RC_READ_PROMPT && rc_cloth_lies_about (self, at))
    {
      if (rc_mark_entry (mark, RC_ROLE_PROP) != NULL)
        rc_read_prop (self, at);
      else
        rc_read_cloth (self, at);
      return;
    }
  if (self->reads != RC_READ_PROMPT || !is_worn (self, at))
    {
      self->thing |= !self->named && !self->acted;
      return;
    }
  take_adjectives (self, at, &worn);
  if (is_in_hands (self, at, entry))
    {
      if (rc_mark_entry (mark, RC_ROLE_PROP) != NULL)
        rc_read_prop (self, at);
      else
        rc_read_cloth (self, at);
      if (entry->role == RC_ROLE_HEADWEAR)
        rc_text_set (&rc_draft_figure (self->draft, rc_first_figure (self->subject))->out.headwear,
                     "");
      return;
    }
  figures = wearer (self, at);
  worn.own = is_own (self, at, &worn);
  self->colour.at = self->material.at = RC_NOWHERE;
  if (!mark->han)
    self->dressed = at; /* "in a coat and a hat" */
  if (figures != 0)
    put_on_all (self, &worn, figures);
  else if (self->n_worn < RC_MAX_WORN)
    self->worn[self->n_worn++] = worn;
}

/* "long silver hair", "wavy red hair": how it is, before its colour. @from: moved to that word */
static const RcEntry *
hair_before (const RcReader *self, guint *from, const RcEntry *hair)
{
  for (guint i = *from; i > 0 && *from - i < 2; i--)
    {
      const RcMark *mark = rc_reader_mark (self, i - 1);
      const char   *word = self->marks->tokens->items[mark->first].normal;
      const char   *shape = rc_vocabulary_text (self->draft->vocabulary, "hair before", word, "");

      if (*shape != '\0' && mark->n_tokens == 1)
        {
          *from = i - 1;
          return rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_HAIR, shape);
        }
      if (mark->role != RC_MARK_WORD && mark->role != RC_ROLE_COLOUR &&
          mark->role != RC_ROLE_HAIR_COLOUR)
        break;
    }
  return hair;
}

/* "long blond hair", "a ponytail", "grey-haired" */
void
rc_read_hair (RcReader *self, guint at)
{
  const RcMark  *mark = rc_reader_mark (self, at);
  const RcEntry *hair = rc_mark_entry (mark, RC_ROLE_HAIR);
  const RcEntry *colour = rc_mark_entry (mark, RC_ROLE_HAIR_COLOUR);
  gboolean       alone = hair != NULL && *hair->value == '\0';
  guint32        figures = wearer (self, at);
  guint          from = at;
  guint          rgb;

  if (self->reads != RC_READ_PROMPT)
    return;
  if (colour == NULL)
    colour = rc_marks_colour (self->draft->vocabulary, self->marks, mark);
  if (hair != NULL && rc_reader_near (self, &self->colour, at, RC_ADJECTIVE_REACH))
    {
      colour = self->colour.entry;
      from = self->colour.at;
      self->colour.at = RC_NOWHERE;
    }
  rgb = colour != NULL ? colour->colour : 0;
  /* "long hair", "short blue hair": length before the word */
  if ((alone || (hair == NULL && !mark->han)) &&
      rc_reader_near (self, &self->height, at, RC_ADJECTIVE_REACH))
    {
      from = MIN (from, self->height.at);
      hair = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_HAIR,
                                  self->height.entry->number < 0 ? "short" : "long");
      self->height.at = RC_NOWHERE;
    }
  else if (alone || (hair == NULL && !mark->han))
    hair = hair_before (self, &from, hair);
  if (figures == 0)
    {
      self->hair_colour = colour != NULL ? (RcPending){ at, colour } : self->hair_colour;
      self->hair = hair != NULL && !alone ? (RcPending){ at, hair } : self->hair;
      return;
    }
  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((figures & (1u << i)) != 0)
      {
        RcStagingFigure *out = &rc_draft_figure (self->draft, i)->out;

        if (hair != NULL && *hair->value != '\0')
          rc_text_set (&out->hair, hair->value);
        if (rgb != 0)
          out->hair_colour = rgb;
      }
  /* "with two braids and a red backpack": that is worn as well */
  if (!mark->han && rc_reader_near (self, &self->with, at, RC_ADJECTIVE_REACH))
    self->dressed = at;
  rc_reader_span (self, from, at, "figures[%d].hair %s #%06x", rc_first_figure (figures),
                  hair != NULL ? hair->value : "", rgb);
}

/* "围着一棵大树跳舞": around it, and nothing to wear */
static gboolean
is_around (RcReader *self, guint at)
{
  const RcEntry *around = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_POSITION, "around");

  if (!rc_reader_is (self, at, "围") &&
      strncmp (self->text + rc_reader_mark (self, at)->start, "围着", strlen ("围着")) != 0)
    return FALSE;
  for (guint i = at + 1; i < self->marks->n && i <= at + 4; i++)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_ROLE_PROP:
      case RC_ROLE_PERSON:
        self->relation = (RcPending){ at, around };
        self->mover = rc_first_figure (self->subject);
        self->movers = self->subject;
        self->mover_prop = -1;
        return around != NULL;
      case RC_ROLE_GARMENT:
      case RC_ROLE_WEARS:
      case RC_MARK_COMMA:
        return FALSE;
      default:
        break;
      }
  return FALSE;
}

void
rc_read_dressed (RcReader *self, guint at)
{
  if (self->reads == RC_READ_PROMPT && is_around (self, at))
    return;
  self->dressed = at;
  rc_drop_adjectives (self);
}
