/* reader-places.c - props, who holds them, who wears what, and where things are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/look.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  NEAR = 3,
  HAND_REACH = 5,       /* marks between a prop and "in her hand" */
  RELATION_REACH = 5,   /* marks between "behind" and its anchor */
  MAX_COUNT = 12,       /* props that one phrase can bring in */
  MANY = 3,             /* of them, when there is no number */
  OUTDOOR_DISTANCE = 5, /* metres: what stands farther away than this is no part of a room */
};

/* What a product is drawn as if its words name nothing of the kit. */
static const RcEntry unknown_product = {
  RC_ENTRY_PLAIN (RC_ROLE_PROP, "thing"),
  .gender = "",
  .flags = RC_TERM_SMALL,
  .colour = 0xa9814f,
};

static const RcEntry table = {
  RC_ENTRY_PLAIN (RC_ROLE_PROP, "table"),
  .gender = "",
  .colour = 0x7a5738,
};

static gboolean
is_absolute (const char *position)
{
  return strcmp (position, "left") == 0 || strcmp (position, "right") == 0 ||
         strcmp (position, "far") == 0 || strcmp (position, "near") == 0;
}

static gboolean
is_mutual (const char *position)
{
  return strcmp (position, "facing") == 0 || strcmp (position, "side-by-side") == 0 ||
         strcmp (position, "apart") == 0;
}

/** Gives @figure the position that waits. @at: the mark of the position */
void
rc_place_figure (RcReader *self, guint at, int figure)
{
  RcDraftFigure *placed = rc_draft_figure (self->draft, figure);

  if (self->anchor == figure)
    return;
  placed->at = self->position.entry->value;
  placed->anchor = self->anchor;
  rc_reader_span (self, at, at, "figures[%d].place = %s", figure, placed->at);
  self->position.at = RC_NOWHERE;
  self->anchor = -1;
}

static void
place_prop (RcReader *self, guint at, int prop, const RcEntry *position)
{
  rc_draft_prop (self->draft, prop)->at = position->value;
  rc_reader_span (self, at, at, "props[%d].place = %s", prop, position->value);
}

/** Ends a relation such as "behind" with what it is relative to: @figure, or else @prop. */
void
rc_anchor (RcReader *self, guint at, int figure, int prop)
{
  const RcEntry *entry = self->relation.entry;
  guint          from = self->relation.at;
  const char    *name = figure >= 0 ? rc_draft_figure (self->draft, figure)->out.name
                                    : rc_draft_prop (self->draft, prop)->out.name;

  self->relation.at = RC_NOWHERE;
  if (at - from > RELATION_REACH)
    return;
  if (self->mover_prop >= 0)
    {
      rc_draft_prop (self->draft, self->mover_prop)->anchor = figure;
      rc_draft_prop (self->draft, self->mover_prop)->anchor_prop =
          prop != self->mover_prop ? prop : -1;
      place_prop (self, from, self->mover_prop, entry);
    }
  else if (self->mover >= 0 && self->mover != figure)
    {
      RcDraftFigure *mover = rc_draft_figure (self->draft, self->mover);

      if (figure >= 0)
        {
          mover->at = entry->value;
          mover->anchor = figure;
          if (strcmp (entry->value, "opposite") == 0)
            {
              mover->target = figure;
              rc_draft_figure (self->draft, figure)->target = self->mover;
            }
        }
      else
        {
          mover->use = entry->value;
          mover->anchor_prop = prop;
        }
      rc_reader_span (self, from, from, "figures[%d].place = %s %s", self->mover, entry->value,
                      name);
    }
  else if (self->mover < 0)
    {
      self->position = (RcPending){ from, entry };
      self->anchor = figure;
    }
}

static void
read_direction (RcReader *self, guint at, const char *value)
{
  int first = rc_first_figure (self->actors);

  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((self->actors & (1u << i)) != 0)
      {
        rc_draft_figure (self->draft, i)->out.facing = strcmp (value, "left") == 0 ? -90 : 90;
        rc_draft_figure (self->draft, i)->turned = TRUE;
      }
  if (first >= 0)
    rc_reader_span (self, at, at, "figures[%d].facing = %s", first, value);
}

/* "桌子左边有一个杯子": what stands there is named behind it */
static gboolean
begins_with_place (const RcReader *self, guint at)
{
  static const char *const verbs[] = { "有", "是", "放", "摆", "站", "坐", "躺", "挂", "停", NULL };
  const RcMark            *next = rc_reader_mark (self, at + 1);

  for (guint i = 0; next != NULL && next->han && verbs[i] != NULL; i++)
    if (g_str_has_prefix (self->text + next->start, verbs[i]))
      return TRUE;
  return FALSE;
}

static void
read_absolute (RcReader *self, guint at, const RcEntry *entry)
{
  gboolean sideways = strcmp (entry->value, "left") == 0 || strcmp (entry->value, "right") == 0;
  gboolean prop = self->prop_at != RC_NOWHERE && at - self->prop_at <= NEAR;

  if (sideways && !self->named && rc_read_way (self, at, entry->value))
    return;
  if (sideways && self->action_at != RC_NOWHERE && rc_goes_there (self, at) &&
      rc_go_sideways (self, at, entry->value))
    return;
  if (!prop && sideways && self->action != NULL && rc_action_aims (self->action) &&
      at - self->action_at <= 2)
    read_direction (self, at, entry->value);
  else if (prop && !begins_with_place (self, at))
    place_prop (self, at, self->last_prop, entry);
  else if (prop)
    {
      self->position = (RcPending){ at, entry };
      self->anchor = -1;
    }
  else
    {
      self->position = (RcPending){ at, entry };
      self->anchor = -1;
      if (self->acted && self->subject != 0)
        rc_place_figure (self, at, rc_first_figure (self->subject));
      else if (self->named && self->last_figure >= 0)
        rc_place_figure (self, at, self->last_figure);
    }
}

static void
begin_relation (RcReader *self, guint at, const RcEntry *entry)
{
  gboolean prop = self->prop_at != RC_NOWHERE && at - self->prop_at <= 2;

  self->relation = (RcPending){ at, entry };
  self->mover_prop = prop ? self->last_prop : -1;
  self->mover = prop || (!self->named && !self->acted) ? -1 : rc_first_figure (self->subject);
  if (!prop && self->named && !self->acted)
    self->mover = self->last_figure;
}

/* "@玛拉身后": the anchor has been read already. */
static void
read_postfix (RcReader *self, guint at, const RcEntry *entry)
{
  const RcMark *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;
  gboolean      prop = before != NULL && before->role == RC_ROLE_PROP && self->last_prop >= 0;

  if (!prop && self->last_figure < 0)
    return;
  /* "花瓶在台灯的左边": one thing beside another, "茶壶在杯子和书之间": between two */
  if (prop && self->subject == 0 && self->last_prop > 0)
    {
      gboolean between = strcmp (entry->value, "between") == 0 && self->last_prop > 1;
      int      placed = self->last_prop - (between ? 2 : 1);

      rc_draft_prop (self->draft, placed)->anchor_prop = placed + 1;
      place_prop (self, at, placed, entry);
      return;
    }
  self->relation = (RcPending){ at, entry };
  self->mover_prop = -1;
  self->mover = rc_first_figure (prop ? self->subject : self->subject & ~(1u << self->last_figure));
  rc_anchor (self, at, prop ? -1 : self->last_figure, prop ? self->last_prop : -1);
}

void
rc_read_position (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;

  if (self->reads == RC_READ_SCENE && self->prop_at == RC_NOWHERE)
    return;
  if (is_absolute (entry->value))
    read_absolute (self, at, entry);
  else if (is_mutual (entry->value))
    rc_read_mutual (self, at, entry);
  else if ((entry->flags & RC_TERM_POSTFIX) != 0)
    read_postfix (self, at, entry);
  else
    begin_relation (self, at, entry);
}

/* "inside a box", "in a basket" */
static gboolean
is_within (const RcReader *self, int prop)
{
  const RcVocabulary *vocabulary = self->draft->vocabulary;
  const char         *kind = rc_draft_prop (self->draft, prop)->out.kind;

  return rc_reader_is (self, self->place.at, "inside") ||
         rc_reader_is (self, self->place.at, "within") ||
         (rc_reader_is (self, self->place.at, "in") &&
          rc_vocabulary_number (vocabulary, "holds inside", kind, 0) > 0);
}

/* "sits on the bench", "waits at the rail", "walks toward the boat" */
static void
relate_figure (RcReader *self, guint at, int prop)
{
  int         first = rc_first_figure (self->action != NULL ? self->actors : self->subject);
  const char *place = NULL;
  gboolean    aims = self->action != NULL && rc_action_aims (self->action);

  if (first < 0 || (self->action == NULL && !self->named))
    return;
  /* "whispers to his mother at the table": there is whom it is for already */
  if (aims && rc_last_beat (rc_draft_figure (self->draft, first)) == NULL &&
      rc_draft_figure (self->draft, first)->target >= 0)
    aims = FALSE;
  if (aims && rc_reader_aims (self, at))
    {
      for (guint i = 0; i < self->draft->figures->len; i++)
        if ((self->actors & (1u << i)) != 0)
          rc_set_target (rc_draft_figure (self->draft, i), -1, prop);
      rc_reader_span (self, at, at, "figures[%d].facing = %s", first,
                      rc_draft_prop (self->draft, prop)->out.name);
      return;
    }
  if (rc_reader_near (self, &self->place, at, NEAR) && is_within (self, prop))
    {
      rc_draft_figure (self->draft, first)->use = "on";
      rc_draft_figure (self->draft, first)->anchor_prop = prop;
      rc_reader_span (self, self->place.at, at, "figures[%d].place = inside %s", first,
                      rc_draft_prop (self->draft, prop)->out.name);
      return;
    }
  if (rc_reader_near (self, &self->place, at, NEAR))
    place = "on";
  else if (rc_reader_near (self, &self->toward, at, NEAR))
    place = "beside";
  if (place == NULL || aims)
    return;
  rc_reader_span (self, at, at, "figures[%d].stands = %s %s", first, place,
                  rc_draft_prop (self->draft, prop)->out.name);
  rc_draft_figure (self->draft, first)->use = place;
  rc_draft_figure (self->draft, first)->anchor_prop = prop;
}

/* The last prop of that name, or of that kind: "the lamp" is the product "Halo lamp" too. */
static int
find_prop (const RcReader *self, const char *kind, const char *name)
{
  for (int i = self->draft->props->len - 1; i >= 0; i--)
    if (g_strcmp0 (name != NULL ? rc_draft_prop (self->draft, i)->out.name
                                : rc_draft_prop (self->draft, i)->out.kind,
                   name != NULL ? name : kind) == 0)
      return i;
  return -1;
}

static int
find_known_prop (const RcReader *self, const RcEntry *entry, const char *word)
{
  int prop = find_prop (self, entry->value, NULL);

  for (guint i = 0; i < self->draft->props->len && prop < 0; i++)
    {
      g_autofree char *name = g_utf8_strdown (rc_draft_prop (self->draft, i)->out.name, -1);

      if (g_str_has_suffix (name, word))
        prop = i;
    }
  return prop;
}

/** Gives the prop at @at its part in the clause. */
void
rc_settle_prop (RcReader *self, guint at, int prop)
{
  RcDraftProp *draft = rc_draft_prop (self->draft, prop);
  int          holder;

  rc_reader_begin_clause (self, at);
  holder = self->reads == RC_READ_PROMPT && draft->small ? rc_find_holder (self, at) : -1;

  if (rc_reader_near (self, &self->material, at, RC_ADJECTIVE_REACH))
    {
      rc_text_set (&draft->out.material, self->material.entry->value);
      rc_reader_span (self, self->material.at, self->material.at, "props[%d].material = %s", prop,
                      draft->out.material);
    }
  if (self->doing.at != RC_NOWHERE && at - self->doing.at <= RC_ADJECTIVE_REACH)
    rc_move_thing (self, self->doing.at, prop, self->doing.entry);
  if (rc_reader_near (self, &self->colour, at, RC_ADJECTIVE_REACH))
    {
      draft->out.colour = self->colour.entry->colour;
      rc_reader_span (self, self->colour.at, self->colour.at, "props[%d].colour = #%06x", prop,
                      draft->out.colour);
    }
  /* "a letter on a desk": the letter */
  /* An orbit around the table at which two sit is one around the two. */
  if (self->frames && self->draft->subject < 0 && self->draft->shown < 0 &&
      !(self->draft->figures->len > 0 && self->draft->move != NULL &&
        g_str_has_prefix (self->draft->move, "orbit")))
    self->draft->shown = prop;
  if (self->reads == RC_READ_PROMPT && self->draft->named < 0)
    self->draft->named = prop;
  rc_act_on_thing (self, at, prop);
  if (rc_rides_prop (self, at, prop))
    rc_ride (self, at, prop);
  else if (self->relation.at != RC_NOWHERE)
    rc_anchor (self, at, -1, prop);
  else if (rc_lies_on (self, at, prop))
    rc_put_on_thing (self, at, prop);
  else if (holder >= 0)
    rc_hold_prop (self, at, at, holder, prop);
  else if (self->position.at != RC_NOWHERE)
    {
      place_prop (self, self->position.at, prop, self->position.entry);
      draft->anchor = self->anchor;
      self->position.at = RC_NOWHERE;
    }
  else
    relate_figure (self, at, prop);
  if (self->surface.at != RC_NOWHERE)
    {
      draft->surface = self->surface.entry->value;
      rc_reader_span (self, self->surface.at, self->surface.at, "props[%d].place = %s", prop,
                      draft->surface);
    }
  self->surface.at = self->hand.at = self->toward.at = self->with.at = RC_NOWHERE;
  rc_drop_adjectives (self);
  if (!self->named && !self->acted && !(self->thing && rc_comes_from (self, at)) &&
      !rc_is_where (self, at))
    {
      self->thing = TRUE;
      /* "the camera rises, cars drive by": they do, and not the camera */
      self->filming &= rc_reader_verb (self, at) == NULL || self->prop_at != RC_NOWHERE ||
                       self->move_at == RC_NOWHERE;
      self->mover_thing = self->mover_thing < 0 || self->joining ? prop : self->mover_thing;
    }
  self->joining = FALSE;
  self->framed = TRUE;
  self->prop_at = at;
  self->last_prop = prop;
}

/** Brings in the thing that @at names, which is of @entry. */
void
rc_read_thing (RcReader *self, guint at, const RcEntry *entry)
{
  const RcMark    *mark = rc_reader_mark (self, at);
  g_autofree char *name = g_utf8_strdown (self->text + mark->start, mark->length);
  gboolean         numbered = rc_reader_near (self, &self->number, at, NEAR);
  gboolean         many = (entry->flags & RC_TERM_MANY) != 0;
  int n = numbered ? CLAMP (rc_reader_mark (self, self->number.at)->number, 1, MAX_COUNT)
          : many   ? MANY
                   : 1;

  /* "both the book and the cup" are those that are there */
  if (numbered && rc_reader_near (self, &self->definite, at, NEAR))
    n = 1;
  /* "an apple and a pear": the same shape, but another thing */
  int prop = numbered && (n > 1 || self->joining) ? -1
             : (entry->flags & RC_TERM_NEAR) != 0 ? find_prop (self, NULL, name)
                                                  : find_known_prop (self, entry, name);

  /* "the room at the top of the lighthouse" */
  if (rc_is_place_of_thing (self, at, entry) ||
      (self->draft->interior == TRUE && entry->distance >= OUTDOOR_DISTANCE))
    return;
  for (int i = prop < 0 ? 0 : n; i < n; i++)
    {
      int added = rc_draft_add_prop (self->draft, entry, name);

      prop = added >= 0 ? added : prop;
    }
  if (prop < 0)
    return;
  self->number.at = RC_NOWHERE;
  rc_reader_span (self, at, at, "props[%d] = %s", prop, entry->value);
  rc_imply_place_of_shot (self, at, entry->value);
  rc_settle_prop (self, at, prop);
}

void
rc_read_prop (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry, *glass;

  /* "a bottle and two glasses": to drink from */
  glass = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PROP, "glass");
  if (strcmp (entry->value, "glasses") == 0 && glass != NULL &&
      (rc_reader_near (self, &self->number, at, NEAR) ||
       (at > 0 && rc_reader_is (self, at - 1, "of"))))
    entry = glass;
  rc_read_thing (self, at, entry);
}

static RcMarks *
words_of (const RcReader *self, const RcCastMember *member, char **words)
{
  g_autoptr (RcNames) names = rc_names_new (NULL, 0);

  *words =
      g_strjoin (" ", member->name, member->description != NULL ? member->description : "", NULL);
  return rc_marks_new (self->draft->vocabulary, names, *words);
}

/* What the kit has for a product: what most words name, so "storm lamp" rather than "lamp". */
static const RcEntry *
kit_entry (const RcMarks *words)
{
  const RcMark *best = NULL;

  for (guint i = 0; i < words->n; i++)
    if (words->items[i].role == RC_ROLE_PROP &&
        (best == NULL || words->items[i].n_tokens > best->n_tokens))
      best = &words->items[i];
  return best != NULL ? best->entry : &unknown_product;
}

static gboolean
is_product (const RcReader *self, int prop)
{
  const RcStagingInput *input = self->draft->input;

  for (guint i = 0; i < input->n_cast; i++)
    if (g_strcmp0 (input->cast[i].name, rc_draft_prop (self->draft, prop)->out.name) == 0)
      return TRUE;
  return FALSE;
}

/* A prop that the texts called by a plainer word is the product: "the lamp" of the scene. */
static int
adopt_prop (RcReader *self, const RcMarks *words, const RcEntry *entry, const char *name)
{
  int prop = find_prop (self, NULL, name);

  for (guint i = 0; i < words->n && prop < 0; i++)
    {
      if (words->items[i].role == RC_ROLE_PROP)
        prop = find_prop (self, words->items[i].entry->value, NULL);
      if (prop < 0 || is_product (self, prop))
        {
          prop = -1;
          continue;
        }
      g_free (rc_draft_prop (self->draft, prop)->out.name);
      g_free (rc_draft_prop (self->draft, prop)->out.kind);
      rc_draft_prop (self->draft, prop)->out.name = g_strdup (name);
      rc_draft_prop (self->draft, prop)->out.kind = g_strdup (entry->value);
    }
  return prop;
}

/* A product is a prop of the kit. If the kit has none like it and there is a picture of it, it
 * stands in the set as a figure. */
void
rc_read_product (RcReader *self, guint at, int cast)
{
  const RcCastMember *member = &self->draft->input->cast[cast];
  g_autofree char    *text = NULL;
  g_autoptr (RcMarks) words = words_of (self, member, &text);
  const RcEntry      *entry = kit_entry (words);
  gboolean            pictured = member->identity != NULL && *member->identity != '\0';
  int                 prop = adopt_prop (self, words, entry, member->name);

  if (entry == &unknown_product && pictured && self->reads == RC_READ_PROMPT &&
      rc_find_holder (self, at) < 0)
    {
      int figure = rc_draft_add_character (self->draft, cast);

      if (figure < 0)
        return;
      rc_reader_span (self, at, at, "figures[%d] = %s", figure, member->name);
      rc_read_figure (self, at, 1u << figure);
      self->thing = TRUE;
      return;
    }
  if (prop < 0)
    prop = rc_draft_add_prop (self->draft, entry, member->name);
  if (prop < 0)
    return;
  rc_look_said_colour (self->draft->vocabulary,
                       member->description != NULL ? member->description : "",
                       &rc_draft_prop (self->draft, prop)->out.colour);
  rc_reader_span (self, at, at, "props[%d] = %s", prop, member->name);
  rc_settle_prop (self, at, prop);
}

/* "holds it" */
void
rc_read_it (RcReader *self, guint at)
{
  int holder = rc_find_holder (self, at);

  if (self->reads == RC_READ_PROMPT && holder >= 0 && self->last_prop >= 0 &&
      rc_draft_prop (self->draft, self->last_prop)->small)
    rc_hold_prop (self, at, at, holder, self->last_prop);
}

/* "a lamp in her hand" or, in Chinese, "手里的灯" */
void
rc_read_hand (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const char   *words = self->marks->tokens->items[mark->first + (mark->n_tokens > 1)].normal;
  gboolean      after = self->prop_at != RC_NOWHERE && at - self->prop_at <= HAND_REACH;
  guint32       who = self->subject;

  if (self->reads != RC_READ_PROMPT)
    return;
  if (!after)
    {
      self->hand = (RcPending){ at, mark->entry };
      return;
    }
  if (who == 0)
    who = rc_reader_resolve (self,
                             strcmp (words, "her") == 0   ? "f"
                             : strcmp (words, "his") == 0 ? "m"
                                                          : "",
                             0, TRUE);
  if (who != 0)
    rc_hold_prop (self, at, at, rc_first_figure (who), self->last_prop);
}

void
rc_read_surface (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  if (strcmp (mark->entry->value, "table") == 0 && find_prop (self, "table", NULL) < 0)
    rc_draft_add_prop (self->draft, &table, "table");
  if (self->prop_at == RC_NOWHERE)
    {
      self->surface = (RcPending){ at, mark->entry };
      return;
    }
  rc_draft_prop (self->draft, self->last_prop)->surface = mark->entry->value;
  rc_reader_span (self, at, at, "props[%d].place = %s", self->last_prop, mark->entry->value);
}
