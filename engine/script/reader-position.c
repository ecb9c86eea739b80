/* reader-position.c - where one is to another: "left of him", "between the chairs", "桌子旁边"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  NEAR = 3,
  RELATION_REACH = 5, /* marks between "behind" and its anchor */
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
  if (self->besides)
    {
      placed->use = self->position.entry->value;
      placed->anchor_prop = self->beside;
    }
  else
    {
      placed->at = self->position.entry->value;
      placed->anchor = self->anchor;
    }
  rc_reader_span (self, at, at, "figures[%d].place = %s", figure, self->position.entry->value);
  self->besides = FALSE;
  self->position.at = RC_NOWHERE;
  self->anchor = -1;
}

void
rc_place_prop (RcReader *self, guint at, int prop, const RcEntry *position)
{
  rc_draft_prop (self->draft, prop)->at = position->value;
  rc_reader_span (self, at, at, "props[%d].place = %s", prop, position->value);
}

/* Whether other things find room beside whoever is on @prop. */
static gboolean
is_broad (const RcReader *self, int prop)
{
  const RcMeasure *measure =
      rc_vocabulary_measure (self->draft->vocabulary, rc_draft_prop (self->draft, prop)->out.kind);

  return MIN (measure->width, measure->depth) >= 0.3 && measure->top <= 1.3;
}

/* "sits on a table beside a lamp", "sleeps in her bed under a blanket": whoever is on something
 * stays there, and what is small lies there, too. Returns: whether it is that */
static gboolean
stays_on (const RcReader *self, const RcDraftFigure *figure, int prop, const RcEntry *position)
{
  static const char *const sides[] = { "beside", "under",   "behind",   "front",
                                       "near",   "left-of", "right-of", NULL };
  RcDraftProp             *thing = rc_draft_prop (self->draft, prop);

  if (strcmp (figure->use, "on") != 0 || figure->anchor_prop < 0 || figure->anchor_prop == prop ||
      !g_strv_contains (sides, position->value))
    return FALSE;
  if (thing->anchor_prop < 0 && *thing->at == '\0' && is_broad (self, figure->anchor_prop) &&
      strcmp (position->value, "under") != 0)
    {
      thing->at = "on";
      thing->anchor_prop = figure->anchor_prop;
    }
  return TRUE;
}

/* "gulls circle above his head": whatever has wings and is above somebody flies there */
static void
take_wing (RcReader *self, guint at, const RcEntry *position)
{
  RcDraftFigure *mover = rc_draft_figure (self->draft, self->mover);
  const RcEntry *fly = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_ACTION, "fly");

  if (strcmp (position->value, "above") == 0 && !mover->acts && fly != NULL &&
      rc_vocabulary_number (self->draft->vocabulary, "winged", mover->out.body, 0) > 0)
    rc_reader_act (self, at, fly, self->movers != 0 ? self->movers : 1u << self->mover);
}

/* "a coin under a cup", "on the bottom of a leaf": what is so light lies on it. @at: "under",
 * @prop: what the relation is to. Returns: whether it is that */
static gboolean
lies_under (const RcReader *self, guint at, int prop, const RcEntry *position)
{
  const RcDraftProp *above = rc_draft_prop (self->draft, prop);
  const RcMark      *words = rc_reader_mark (self, at);
  gboolean bottom = g_strstr_len (self->text + words->start, words->length, "bottom") != NULL;

  return strcmp (position->value, "under") == 0 && prop != self->mover_prop && above->small &&
         above->anchor_prop < 0 && above->holder < 0 && (bottom || *above->out.motion == '\0');
}

/* The way from the side @from of a thing to its side @to, as who goes it faces. */
static const char *
way_between (const char *from, const char *to)
{
  gboolean left = strcmp (from, "left-of") == 0, right = strcmp (from, "right-of") == 0;

  if (strcmp (to, "left-of") == 0 || (strcmp (to, "front") == 0 && right))
    return "left";
  if (strcmp (to, "right-of") == 0 || (strcmp (to, "front") == 0 && left))
    return "right";
  return strcmp (to, "front") == 0 ? "camera" : strcmp (to, "behind") == 0 ? "away" : NULL;
}

/* "is on the left of a box, then runs to the right of it": where they are at first stays their
 * place, and they go from there. Returns: whether it is that */
static gboolean
goes_round (RcReader *self, guint at, int prop, const RcEntry *entry)
{
  static const char *const going[] = { "walk", "run",   "gallop", "jump", "fly",
                                       "swim", "crawl", "sneak",  "skip", NULL };
  RcDraftFigure           *mover = rc_draft_figure (self->draft, self->mover);
  const char              *way = way_between (mover->use, entry->value);

  if (mover->anchor_prop != prop || *mover->use == '\0' || way == NULL || !self->acted ||
      self->action == NULL || (self->actors & (1u << self->mover)) == 0 ||
      strcmp (mover->use, entry->value) == 0 || !g_strv_contains (going, self->action->value))
    return FALSE;
  mover->passes = TRUE;
  if (!rc_go_sideways (self, at, way))
    rc_aim_figures (self, at, 1u << self->mover, way);
  return TRUE;
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
  if (prop >= 0 && rc_hold_over (self, from, prop, entry))
    return;
  if (self->mover_prop >= 0 && prop >= 0 && lies_under (self, from, prop, entry))
    {
      const RcEntry *on = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_POSITION, "on");

      rc_draft_prop (self->draft, prop)->anchor_prop = self->mover_prop;
      rc_place_prop (self, from, prop, on != NULL ? on : entry);
    }
  else if (self->mover_prop >= 0)
    {
      rc_draft_prop (self->draft, self->mover_prop)->anchor = figure;
      rc_draft_prop (self->draft, self->mover_prop)->anchor_prop =
          prop != self->mover_prop ? prop : -1;
      rc_place_prop (self, from, self->mover_prop, entry);
    }
  else if (self->mover >= 0 && self->mover != figure)
    {
      RcDraftFigure *mover = rc_draft_figure (self->draft, self->mover);

      for (guint i = 0; i < self->draft->figures->len && figure >= 0; i++)
        if ((self->movers & (1u << i)) != 0 && (int)i != figure && (int)i != self->mover)
          {
            rc_draft_figure (self->draft, i)->at = entry->value;
            rc_draft_figure (self->draft, i)->anchor = figure;
            rc_reader_span (self, from, from, "figures[%u].place = %s %s", i, entry->value, name);
          }
      if (figure >= 0)
        {
          mover->at = entry->value;
          mover->anchor = figure;
          take_wing (self, from, entry);
          if (strcmp (entry->value, "opposite") == 0)
            {
              mover->target = figure;
              rc_draft_figure (self->draft, figure)->target = self->mover;
            }
        }
      else if (goes_round (self, from, prop, entry))
        return;
      else if (!stays_on (self, mover, prop, entry))
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

/** "a table, a puppy asleep underneath": what was named before is what it is under. To be called
 * where a clause ends. */
void
rc_end_relation (RcReader *self)
{
  const RcEntry *entry = self->relation.at != RC_NOWHERE ? self->relation.entry : NULL;
  const char    *value = entry != NULL ? entry->value : "";

  if (self->reads == RC_READ_PROMPT && self->mover >= 0 && self->last_prop >= 0 &&
      self->prop_at == RC_NOWHERE &&
      (strcmp (value, "under") == 0 || strcmp (value, "inside") == 0))
    rc_anchor (self, self->relation.at, -1, self->last_prop);
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

/* "桌子左边有一把椅子，右边有一盏灯": both are beside the table. Returns: whether it is that */
static gboolean
begins_beside_thing (RcReader *self, guint at, const RcEntry *entry)
{
  const RcMark *mark = rc_reader_mark (self, at), *before = at > 0 ? mark - 1 : NULL;

  if (!mark->han || before == NULL || !begins_with_place (self, at))
    return FALSE;
  if (before->role == RC_ROLE_PROP && before->start + before->length == mark->start)
    self->beside = self->last_prop;
  else if (before->role != RC_MARK_COMMA)
    return FALSE;
  if (self->beside < 0)
    return FALSE;
  self->position =
      (RcPending){ at, rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_POSITION,
                                            *entry->value == 'l' ? "left-of" : "right-of") };
  self->anchor = -1;
  self->besides = TRUE;
  self->subject = 0;
  self->named = FALSE;
  return TRUE;
}

static void
read_absolute (RcReader *self, guint at, const RcEntry *entry)
{
  gboolean sideways = strcmp (entry->value, "left") == 0 || strcmp (entry->value, "right") == 0;
  gboolean prop = self->prop_at != RC_NOWHERE && at - self->prop_at <= NEAR;

  if (sideways && begins_beside_thing (self, at, entry))
    return;
  if (sideways && !self->named && rc_read_way (self, at, entry->value))
    return;
  if (sideways && self->action_at != RC_NOWHERE && rc_goes_there (self, at) &&
      rc_go_sideways (self, at, entry->value))
    return;
  if (!prop && sideways && self->action != NULL && rc_action_aims (self->action) &&
      at - self->action_at <= 2)
    read_direction (self, at, entry->value);
  else if (prop && !begins_with_place (self, at))
    rc_place_prop (self, at, self->last_prop, entry);
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

/* "plays the accordion next to a dog": who plays is there, and not the accordion alone */
static gboolean
handles (const RcReader *self)
{
  return self->acted && self->actors != 0 && self->action != NULL &&
         self->prop_at > self->action_at && self->prop_at - self->action_at <= NEAR &&
         self->last_prop >= 0 && rc_draft_prop (self->draft, self->last_prop)->small &&
         strcmp (self->action->value, "put-down") != 0 &&
         strcmp (self->action->value, "throw") != 0 &&
         (strcmp (rc_class_of (self, self->action->value), "hands") == 0 ||
          strcmp (rc_class_of (self, self->action->value), "moment") == 0);
}

/* Between two of a kind, or opposite, only one has room. */
static gboolean
is_beside_itself (const RcEntry *entry)
{
  return strcmp (entry->value, "between") == 0 || strcmp (entry->value, "opposite") == 0;
}

/* Whether whoever is named right before the mark at @at is looked at, or pointed at. */
static gboolean
is_target (const RcReader *self, guint at)
{
  const RcMark *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;

  return before != NULL && !before->han && before->role == RC_ROLE_PERSON && self->acted &&
         self->action != NULL && (self->actors & (1u << self->last_figure)) == 0 &&
         (g_str_has_prefix (self->action->value, "look") ||
          strcmp (self->action->value, "point") == 0);
}

/* "sits on a table beside a lamp": not the table is. Returns: who is on what was named last, -1:
 * nobody */
static int
who_is_on_it (const RcReader *self)
{
  for (guint i = 0; i < self->draft->figures->len && self->last_prop >= 0; i++)
    {
      const RcDraftFigure *figure = rc_draft_figure (self->draft, i);

      if ((self->actors & (1u << i)) != 0 && figure->anchor_prop == self->last_prop &&
          strcmp (figure->use, "on") == 0)
        return (int)i;
    }
  return -1;
}

static void
begin_relation (RcReader *self, guint at, const RcEntry *entry)
{
  int above = self->acted && !rc_reader_mark (self, at)->han ? who_is_on_it (self) : -1;
  /* "a taxi is parked to the left of a bus": as far as nobody else is told of */
  gboolean prop = self->prop_at != RC_NOWHERE &&
                  (at - self->prop_at <= 2 || (!self->named && !self->acted)) && !handles (self) &&
                  above < 0;

  self->relation = (RcPending){ at, entry };
  self->mover_prop = prop ? self->last_prop : -1;
  self->mover = prop || (!self->named && !self->acted) ? -1
                : self->acted && self->actors != 0     ? rc_first_figure (self->actors)
                                                       : rc_first_figure (self->subject);
  /* "points at a giraffe behind a fence": the giraffe is */
  if (!prop && self->last_figure >= 0 && ((self->named && !self->acted) || is_target (self, at)))
    self->mover = self->last_figure;
  if (above >= 0)
    self->mover = above;
  /* "a cat and two dogs left of a man": all of them are */
  self->movers =
      self->mover >= 0 && (self->subject & (1u << self->mover)) != 0 && !is_beside_itself (entry)
          ? self->subject
          : 0;
}

static gboolean
is_clothes (guint role)
{
  return role == RC_ROLE_GARMENT || role == RC_ROLE_HEADWEAR || role == RC_ROLE_WEARS;
}

/* Whether another thing was named in the clause of the one at @at. */
static gboolean
follows_prop (const RcReader *self, guint at)
{
  for (guint i = at; i > 0; i--)
    {
      guint role = rc_reader_mark (self, i - 1)->role;

      if (role == RC_MARK_COMMA || role == RC_MARK_STOP)
        return FALSE;
      /* clothes that nobody wears are a thing as well */
      if (role == RC_ROLE_PROP || (self->draft->figures->len == 0 && is_clothes (role)))
        return TRUE;
    }
  return FALSE;
}

/* "妈妈站在后面": behind whoever did something before. Returns: whether it is that */
static gboolean
stands_by_others (RcReader *self, guint at, const RcEntry *entry)
{
  const RcMark  *before = rc_reader_mark (self, at - 1);
  guint32        others = self->doers & ~self->subject;
  int            first = rc_first_figure (self->subject);
  RcDraftFigure *figure;

  if (!before->han || (before->role != RC_ROLE_ACTION && before->role != RC_ROLE_IN) || first < 0 ||
      (self->subject & (self->subject - 1)) != 0 || self->done_at == RC_NOWHERE)
    return FALSE;
  for (guint i = self->draft->figures->len; i-- > 0 && others == 0;)
    if ((self->subject & (1u << i)) == 0)
      others = 1u << i;
  if (others == 0)
    return FALSE;
  figure = rc_draft_figure (self->draft, first);
  figure->at = entry->value;
  figure->anchor = rc_first_figure (others);
  rc_reader_span (self, at, at, "figures[%d].place = %s %s", first, entry->value,
                  rc_draft_figure (self->draft, figure->anchor)->out.name);
  return TRUE;
}

/* "椅子上放着一本书": what lies there is named behind it */
static gboolean
holds_what_follows (const RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);

  return self->subject == 0 && next != NULL && next->han &&
         (g_str_has_prefix (self->text + next->start, "放着") ||
          g_str_has_prefix (self->text + next->start, "摆着"));
}

/* "@玛拉身后": the anchor has been read already. */
static void
read_postfix (RcReader *self, guint at, const RcEntry *entry)
{
  const RcMark *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;
  gboolean      prop = before != NULL && before->role == RC_ROLE_PROP && self->last_prop >= 0;

  /* "无人机悬停在它上方": over what was told of before */
  if (before != NULL && before->role == RC_ROLE_PRONOUN && *before->entry->value == 'n' &&
      self->mover_thing > 0 && self->mover_thing == self->last_prop)
    {
      rc_draft_prop (self->draft, self->mover_thing)->anchor_prop = self->mover_thing - 1;
      rc_place_prop (self, at, self->mover_thing, entry);
      return;
    }
  /* "乌鸦在城堡上空盘旋": the place is below all */
  if ((!prop && self->last_figure < 0) ||
      (before != NULL && before->role == RC_ROLE_SET && strcmp (entry->value, "above") == 0))
    return;
  /* "气球飘在大象的上方" */
  if (!prop && self->mover_thing >= 0 && self->motion_at != RC_NOWHERE && !self->acted &&
      (before->role == RC_ROLE_PERSON || before->role == RC_MARK_NAME))
    {
      rc_draft_prop (self->draft, self->mover_thing)->anchor = self->last_figure;
      rc_place_prop (self, at, self->mover_thing, entry);
      return;
    }
  /* "花瓶在台灯的左边": one thing beside another, "茶壶在杯子和书之间": between two */
  if (prop && self->subject == 0 && self->last_prop > 0 && follows_prop (self, at - 1))
    {
      gboolean between = strcmp (entry->value, "between") == 0 && self->last_prop > 1;
      int      placed = self->last_prop - (between ? 2 : 1);

      rc_draft_prop (self->draft, placed)->anchor_prop = placed + 1;
      rc_place_prop (self, at, placed, entry);
      return;
    }
  if (!prop && stands_by_others (self, at, entry))
    return;
  if (prop && holds_what_follows (self, at))
    {
      self->position = (RcPending){ at, entry };
      self->anchor = -1;
      self->beside = self->last_prop;
      self->besides = TRUE;
      return;
    }
  self->relation = (RcPending){ at, entry };
  self->mover_prop = -1;
  self->mover = rc_first_figure (prop ? self->subject : self->subject & ~(1u << self->last_figure));
  self->movers = self->mover < 0 || is_beside_itself (entry) ? 0 : self->subject;
  rc_anchor (self, at, prop ? -1 : self->last_figure, prop ? self->last_prop : -1);
}

/* "女孩右边有一只狗", "她左边是一位老人": who is named next stands there. Returns: whether it is
 * that */
static gboolean
begins_beside (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *before = at > 0 ? mark - 1 : NULL;

  if (!mark->han || before == NULL || (*mark->entry->value != 'l' && *mark->entry->value != 'r') ||
      (before->role != RC_ROLE_PERSON && before->role != RC_ROLE_PRONOUN) ||
      self->last_figure < 0 || !begins_with_place (self, at) || self->acted)
    return FALSE;
  self->position =
      (RcPending){ at, rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_POSITION,
                                            *mark->entry->value == 'l' ? "left-of" : "right-of") };
  self->anchor = self->last_figure;
  self->subject = 0;
  self->named = FALSE;
  return TRUE;
}

/* "站在男人左边": left of him, and not of the picture */
static gboolean
stands_behind_noun (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *before = at > 0 ? mark - 1 : NULL;

  return mark->han && before != NULL &&
         (*mark->entry->value == 'l' || *mark->entry->value == 'r') &&
         before->start + before->length == mark->start && !begins_with_place (self, at) &&
         ((before->role == RC_ROLE_PERSON && self->subject != 0 &&
           (self->subject & ~(1u << MAX (0, self->last_figure))) != 0) ||
          (before->role == RC_ROLE_PROP && (self->subject != 0 || self->last_prop > 0)));
}

void
rc_read_position (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;

  if (self->reads == RC_READ_SCENE && self->prop_at == RC_NOWHERE)
    return;
  if (is_absolute (entry->value) && begins_beside (self, at))
    return;
  if (is_absolute (entry->value) && stands_behind_noun (self, at))
    read_postfix (self, at,
                  rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_POSITION,
                                       *entry->value == 'l' ? "left-of" : "right-of"));
  else if (is_absolute (entry->value))
    read_absolute (self, at, entry);
  else if (is_mutual (entry->value))
    rc_read_mutual (self, at, entry);
  else if ((entry->flags & RC_TERM_POSTFIX) != 0)
    read_postfix (self, at, entry);
  else
    begin_relation (self, at, entry);
}

/** "hovers over his head", "over the farmer's head", "over the heads of the crowd": whoever does is
 * above them. @at: "over". Returns: whether it is that */
gboolean
rc_read_over_head (RcReader *self, guint at)
{
  const RcEntry *above = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_POSITION, "above");
  const RcMark  *owner = rc_reader_mark (self, at + 1);
  guint          head = at + 2, noun = rc_head_of_noun (self, at + 1);
  gboolean       of;

  /* "holds a newspaper over his head" */
  if (self->acted && self->prop_at != RC_NOWHERE && self->prop_at > self->action_at)
    return FALSE;
  if (owner == NULL || above == NULL || self->reads != RC_READ_PROMPT ||
      (owner->role != RC_ROLE_PRONOUN && owner->role != RC_ROLE_DEFINITE && noun == RC_NOWHERE))
    return FALSE;
  of = owner->role == RC_ROLE_DEFINITE && rc_reader_is (self, head + 1, "of");
  if (noun == RC_NOWHERE && (!rc_is_head (self, head) || (owner->role == RC_ROLE_DEFINITE && !of)))
    return FALSE;
  begin_relation (self, of ? head + 1 : at, above);
  if (self->mover_thing >= 0 && !self->acted)
    self->mover_prop = self->mover_thing;
  self->resume = of ? head + 2 : self->resume;
  return TRUE;
}
