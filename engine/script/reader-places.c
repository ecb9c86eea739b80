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
  MAX_COUNT = 12,       /* props that one phrase can bring in */
  MANY = 3,             /* of them, when there is no number */
  OUTDOOR_DISTANCE = 5, /* metres: what stands farther away than this is no part of a room */
};

static const RcEntry table = {
  RC_ENTRY_PLAIN (RC_ROLE_PROP, "table"),
  .gender = "",
  .colour = 0x7a5738,
};

/* The last prop of that name, or of that kind: "the lamp" is the product "Halo lamp" too. */
int
rc_find_prop (const RcReader *self, const char *kind, const char *name)
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
  int              prop = rc_find_prop (self, entry->value, NULL);
  gboolean         short_noun = g_str_has_suffix (word, "子") && strlen (word) > strlen ("子");
  g_autofree char *bare = short_noun ? g_strndup (word, strlen (word) - strlen ("子")) : NULL;

  for (guint i = 0; i < self->draft->props->len && prop < 0; i++)
    {
      g_autofree char *name = g_utf8_strdown (rc_draft_prop (self->draft, i)->out.name, -1);

      /* "一个玻璃杯…，杯子": what is a noun with "子" is a syllable in another */
      if (g_str_has_suffix (name, word) || (bare != NULL && g_str_has_suffix (name, bare)))
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
    {
      /* "a smoking wreck" */
      if (strcmp (self->doing.entry->value, "smoke") == 0)
        {
          rc_draft_add_effect (self->draft, "smoke", 0.5, prop);
          rc_reader_span (self, self->doing.at, self->doing.at, "effects + smoke");
        }
      else
        rc_move_thing (self, self->doing.at, prop, self->doing.entry);
    }
  if (rc_reader_near (self, &self->colour, at, RC_ADJECTIVE_REACH))
    {
      draft->out.colour = self->colour.entry->colour;
      draft->painted = TRUE;
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
  else if (rc_is_content (self, at, prop))
    ; /* it is in what was named before */
  else if (rc_puts_into (self, at, prop))
    ; /* what was named before goes there */
  else if (rc_lies_on (self, at, prop))
    rc_put_on_thing (self, at, prop);
  else if (holder >= 0)
    rc_hold_prop (self, at, at, holder, prop);
  else if (self->position.at != RC_NOWHERE)
    {
      rc_place_prop (self, self->position.at, prop, self->position.entry);
      draft->anchor = self->anchor;
      draft->anchor_prop = self->besides ? self->beside : draft->anchor_prop;
      self->position.at = RC_NOWHERE;
      self->besides = FALSE;
    }
  else
    rc_relate_figure (self, at, prop);
  if (self->surface.at != RC_NOWHERE)
    {
      draft->surface = self->surface.entry->value;
      rc_reader_span (self, self->surface.at, self->surface.at, "props[%d].place = %s", prop,
                      draft->surface);
    }
  self->surface.at = self->hand.at = self->toward.at = self->with.at = RC_NOWHERE;
  rc_drop_adjectives (self);
  if (rc_is_object_before (self, at))
    self->named |= self->subject != 0;
  else if (!self->named && !self->acted && !(self->thing && rc_comes_from (self, at)) &&
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
  self->prop_at = self->thing_at = at;
  self->share = 0;
  self->last_prop = prop;
}

/* "four guards with spears", "四个手持长矛的卫兵": as many, one for each */
static gboolean
holds_each (const RcReader *self, guint at)
{
  gboolean with = rc_reader_near (self, &self->with, at, NEAR) && self->with.at > 0 &&
                  rc_reader_mark (self, self->with.at - 1)->role == RC_ROLE_PERSON;
  gboolean held = self->action != NULL && strcmp (self->action->value, "hold") == 0 &&
                  self->actors == self->last_group && at - self->action_at <= NEAR;

  return (rc_count_figures (self->last_group) > 1 && (with || held)) ||
         (rc_count_figures (self->several) > 1 && rc_has_hand_on (self, at));
}

static void
hand_out (RcReader *self, guint at, int first, int n)
{
  int figure = -1;

  guint32 who = rc_count_figures (self->last_group) > 1 ? self->last_group : self->several;

  for (int i = 0; i < n && first >= 0; i++)
    {
      figure = g_bit_nth_lsf (who, figure);
      if (figure >= 0)
        rc_hold_prop (self, at, at, figure, first + i);
    }
}

static gboolean
is_on_feet (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *before;
  guint         in = self->place.at;

  if (mark->han || in == RC_NOWHERE || in == 0 || in >= at || at - in > NEAR ||
      !rc_reader_is (self, in, "in"))
    return FALSE;
  before = rc_reader_mark (self, in - 1);
  return before->role == RC_ROLE_PERSON || before->role == RC_MARK_NAME ||
         before->role == RC_ROLE_GARMENT;
}

/* "a red car and a blue car", "蓝色的气球在红色的气球上面", "a box on a box": not the one @prop
 * that was named before */
static gboolean
is_another (const RcReader *self, guint at, int prop)
{
  const RcDraftProp *known = rc_draft_prop (self->draft, prop);

  if (self->reads != RC_READ_PROMPT || rc_reader_near (self, &self->definite, at, NEAR))
    return FALSE;
  if (self->relation.at != RC_NOWHERE && self->mover_prop == prop && self->relation.at < at)
    return TRUE;
  return known->painted && rc_reader_near (self, &self->colour, at, RC_ADJECTIVE_REACH) &&
         self->colour.entry->colour != known->out.colour;
}

/** Brings in the thing that @at names, which is of @entry. */
void
rc_read_thing (RcReader *self, guint at, const RcEntry *entry)
{
  const RcMark    *mark = rc_reader_mark (self, at);
  g_autofree char *name = g_utf8_strdown (self->text + mark->start, mark->length);
  gboolean         numbered = rc_reader_near (self, &self->number, at, NEAR);
  gboolean         many = (entry->flags & RC_TERM_MANY) != 0;
  int              n_added = 0;
  int n = numbered ? CLAMP (rc_reader_mark (self, self->number.at)->number, 1, MAX_COUNT)
          : many   ? MANY
                   : 1;

  gboolean each = !numbered && (many || mark->han) && (entry->flags & RC_TERM_SMALL) != 0 &&
                  self->reads == RC_READ_PROMPT && holds_each (self, at);

  if (each)
    n = CLAMP (rc_count_figures (rc_count_figures (self->last_group) > 1 ? self->last_group
                                                                         : self->several),
               1, MAX_COUNT);
  /* "both the book and the cup" are those that are there */
  if (numbered && rc_reader_near (self, &self->definite, at, NEAR))
    n = 1;
  /* "an apple and a pear": the same shape, but another thing */
  int prop = numbered && (n > 1 || self->joining) ? -1
             : (entry->flags & RC_TERM_NEAR) != 0 ? rc_find_prop (self, NULL, name)
                                                  : find_known_prop (self, entry, name);

  if (prop >= 0 && is_another (self, at, prop))
    prop = -1;
  /* "a dancer in white sneakers": on the feet */
  if (strcmp (entry->value, "shoe") == 0 && is_on_feet (self, at))
    {
      rc_drop_adjectives (self);
      return;
    }
  /* "the room at the top of the lighthouse" */
  if (rc_is_place_of_thing (self, at, entry) ||
      (self->draft->interior == TRUE && entry->distance >= OUTDOOR_DISTANCE))
    return;
  for (int i = prop < 0 ? 0 : n; i < n; i++)
    {
      int added = rc_draft_add_prop (self->draft, entry, name);

      prop = added >= 0 ? added : prop;
      n_added += added >= 0;
    }
  if (prop < 0)
    return;
  self->number.at = RC_NOWHERE;
  rc_reader_span (self, at, at, "props[%d] = %s", prop, entry->value);
  rc_imply_place_of_shot (self, at, entry->value);
  rc_settle_prop (self, at, prop);
  /* "a bowl of apples": all of them are in it */
  for (int i = prop + 1 - n_added;
       i < prop && strcmp (rc_draft_prop (self->draft, prop)->at, "inside") == 0; i++)
    {
      rc_draft_prop (self->draft, i)->at = "inside";
      rc_draft_prop (self->draft, i)->anchor_prop = rc_draft_prop (self->draft, prop)->anchor_prop;
    }
  if (each)
    hand_out (self, at, prop + 1 - MAX (n_added, 1), MAX (n_added, 1));
}

/* "kitchen sink", "attic door", but "cell phone": of which room what stands at @at is, NULL: of
 * none */
static const RcEntry *
room_of_part (const RcReader *self, guint at)
{
  const RcMark    *mark = rc_reader_mark (self, at), *before = at > 0 ? mark - 1 : NULL;
  const RcToken   *first = &self->marks->tokens->items[mark->first];
  const GPtrArray *entries = NULL;

  if (mark->han || (mark->entry->flags & RC_TERM_RIDDEN) != 0 ||
      strcmp (first->normal, "cell") == 0)
    return NULL;
  if (mark->n_tokens > 1)
    entries = rc_phrases_word (self->draft->vocabulary->phrases, first->normal);
  else if (before != NULL && before->role == RC_ROLE_STYLE)
    entries = before->entries;
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const RcEntry *entry = g_ptr_array_index (entries, i);

      if (entry->role == RC_ROLE_SET && strcmp (entry->implies, "interior") == 0)
        return entry;
    }
  return NULL;
}

/** Who is at a kitchen sink is in a kitchen, if no place was said. To be called when all is read.
 */
void
rc_read_room_of_part (RcReader *self)
{
  const RcEntry *room = self->part_at != RC_NOWHERE ? room_of_part (self, self->part_at) : NULL;

  if (room == NULL || self->draft->set != NULL || self->draft->interior == FALSE)
    return;
  self->draft->set = room->value;
  self->draft->implied = TRUE;
  rc_reader_span (self, self->part_at, self->part_at, "set = %s", room->value);
}

/* "…, a drone circles the tower": it is who does what only those do that take pictures. */
static gboolean
films (const RcReader *self, guint at)
{
  static const char *const articles[] = { "a", "the", "fpv", "small", NULL };
  static const char *const before[] = { "and", "while", "as", "then", NULL };
  static const char *const verbs[] = { "follows", "tracks",  "films",  "captures", "circles",
                                       "orbits",  "chases",  "trails", "sweeps",   "pursues",
                                       "reveals", "records", "glides", "shoots",   NULL };
  const RcTokens          *tokens = self->marks->tokens;
  guint                    first = at;

  if (at + 1 >= self->marks->n ||
      !g_strv_contains (verbs, tokens->items[rc_reader_mark (self, at + 1)->first].normal))
    return FALSE;
  while (first > 0 &&
         g_strv_contains (articles, tokens->items[rc_reader_mark (self, first - 1)->first].normal))
    first--;
  return first == 0 || rc_reader_mark (self, first - 1)->role == RC_MARK_COMMA ||
         rc_reader_mark (self, first - 1)->role == RC_MARK_STOP ||
         g_strv_contains (before, tokens->items[rc_reader_mark (self, first - 1)->first].normal);
}

/* "掠过湖面", "从雪山上空俯拍", but "从桌上起飞" */
static gboolean
goes_filming (const RcReader *self, guint next)
{
  const RcMark *mark = rc_reader_mark (self, next);

  if (!rc_reader_is (self, next, "从"))
    return mark->role == RC_ROLE_ACTION || mark->role == RC_ROLE_MOVE || mark->role == RC_ROLE_PACE;
  for (guint i = next; (mark = rc_reader_mark (self, i)) != NULL; i++)
    if (mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP)
      return FALSE;
    else if (mark->role == RC_ROLE_MOVE || mark->role == RC_ROLE_ANGLE)
      return TRUE;
  return FALSE;
}

/* "无人机掠过湖面": one that nobody counts takes the picture. Returns: whether it is that */
static gboolean
is_filming_drone (RcReader *self, guint at)
{
  const RcMark  *mark = rc_reader_mark (self, at);
  const RcMark  *before = at > 0 ? mark - 1 : NULL;
  const RcEntry *move = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_MOVE, "aerial");

  if (strcmp (mark->entry->value, "drone") != 0 || at + 1 >= self->marks->n || move == NULL ||
      self->reads != RC_READ_PROMPT)
    return FALSE;
  if (!mark->han && !films (self, at))
    return FALSE;
  if (mark->han &&
      ((before != NULL && before->role != RC_MARK_COMMA && before->role != RC_MARK_STOP) ||
       !goes_filming (self, at + 1)))
    return FALSE;
  rc_set_move (self, at, move);
  self->filming = TRUE;
  return TRUE;
}

void
rc_read_prop (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry, *glass;

  if (is_filming_drone (self, at) || rc_is_part_of_animal (self, at))
    return;
  if (rc_alive (self, at) != NULL)
    {
      rc_read_person (self, at);
      return;
    }
  if (self->reads == RC_READ_PROMPT && self->part_at == RC_NOWHERE &&
      room_of_part (self, at) != NULL)
    self->part_at = at;
  /* "a bottle and two glasses": to drink from */
  glass = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PROP, "glass");
  if (strcmp (entry->value, "glasses") == 0 && glass != NULL &&
      (rc_reader_near (self, &self->number, at, NEAR) ||
       (at > 0 && rc_reader_is (self, at - 1, "of"))))
    entry = glass;
  rc_read_thing (self, at, entry);
}

/* "holds it" */
void
rc_read_it (RcReader *self, guint at)
{
  int holder = rc_find_holder (self, at);

  if (self->reads == RC_READ_PROMPT && holder >= 0 && self->last_prop >= 0 &&
      rc_draft_prop (self->draft, self->last_prop)->small)
    rc_hold_prop (self, at, at, holder, self->last_prop);
  /* "watches it", "chases it" */
  else if (self->reads == RC_READ_PROMPT && holder < 0 && self->last_prop >= 0 && self->acted &&
           self->action != NULL && self->actors != 0 &&
           (g_str_has_prefix (self->action->value, "look") ||
            strcmp (rc_class_of (self, self->action->value), "going") == 0) &&
           rc_reader_aims (self, at))
    rc_relate_figure (self, at, self->last_prop);
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
  /* "an umbrella in one hand, a man waits" */
  else if (self->draft->figures->len == 0 && self->in_hand < 0)
    self->in_hand = self->last_prop;
}

/* "从桌子上跳下来": it is behind who jumps, and nothing lies on it for that */
static gboolean
leave_surface (RcReader *self, guint at)
{
  int first = rc_first_figure (self->subject), prop = rc_find_prop (self, "table", NULL);

  if (first < 0 || prop < 0 || !self->named || !rc_reader_mark (self, at)->han ||
      !rc_comes_from (self, at))
    return FALSE;
  rc_draft_figure (self->draft, first)->use = "from";
  rc_draft_figure (self->draft, first)->anchor_prop = prop;
  rc_reader_span (self, at, at, "figures[%d].stands = from table", first);
  return TRUE;
}

/* "a clock on the wall", "墙上的挂钟"; a photo is framed there. Returns: FALSE for what nobody
 * hangs there: "a cat on the wall" */
static gboolean
hang_up (RcReader *self, guint at)
{
  const RcVocabulary *vocabulary = self->draft->vocabulary;
  RcDraftProp        *thing;

  if (self->prop_at == RC_NOWHERE)
    return rc_reader_mark (self, at)->han;
  thing = rc_draft_prop (self->draft, self->last_prop);
  rc_text_set (&thing->out.kind,
               rc_vocabulary_text (vocabulary, "hung as", thing->out.kind, thing->out.kind));
  return rc_vocabulary_number (vocabulary, "hung", thing->out.kind, 0) > 0;
}

void
rc_read_surface (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  int           prop;

  if (strcmp (mark->entry->value, "table") == 0 && rc_find_prop (self, "table", NULL) < 0)
    rc_draft_add_prop (self->draft, &table, "table");
  if (strcmp (mark->entry->value, "table") == 0 && leave_surface (self, at))
    return;
  if (strcmp (mark->entry->value, "table") == 0 && rc_is_on_table (self, at))
    return;
  if (strcmp (mark->entry->value, "wall") == 0 && !hang_up (self, at))
    return;
  if (self->prop_at == RC_NOWHERE)
    {
      self->surface = (RcPending){ at, mark->entry };
      return;
    }
  /* "a bowl of apples on the table": the bowl is, and they are in it */
  prop = self->last_prop;
  if (strcmp (rc_draft_prop (self->draft, prop)->at, "inside") == 0 &&
      rc_draft_prop (self->draft, prop)->anchor_prop >= 0)
    prop = rc_draft_prop (self->draft, prop)->anchor_prop;
  rc_draft_prop (self->draft, prop)->surface = mark->entry->value;
  rc_reader_span (self, at, at, "props[%d].place = %s", prop, mark->entry->value);
}
