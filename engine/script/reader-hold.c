/* reader-hold.c - what is in a hand, what people sit in or on, and what lies on what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  NEAR = 3,
  HAND_REACH = 5, /* marks between a prop and "in her hand" */
};

/* What hangs large in a street is carried in a smaller size: a paper lantern. */
static void
shrink_to_hand (RcReader *self, int prop)
{
  RcDraftProp *thing = rc_draft_prop (self->draft, prop);
  double share = rc_vocabulary_number (self->draft->vocabulary, "held scale", thing->out.kind, 1);

  if (thing->holder < 0 && thing->out.scale == 1)
    thing->out.scale = share;
}

/** Puts @prop into the hand of @figure, as the marks from @first to @last say. */
void
rc_hold_prop (RcReader *self, guint first, guint last, int figure, int prop)
{
  RcDraftFigure *holder = rc_draft_figure (self->draft, figure);
  int            before = rc_draft_prop (self->draft, prop)->holder;

  /* what is taken later is not in the hand from the beginning on */
  if (rc_last_beat (holder) != NULL && holder->out.holds != prop)
    {
      rc_last_beat (holder)->holds = prop;
      rc_reader_span (self, first, last, "figures[%d].beats[%u].holds = %s", figure,
                      holder->beats->len - 1, rc_draft_prop (self->draft, prop)->out.name);
      return;
    }
  if (before >= 0)
    rc_draft_figure (self->draft, before)->out.holds = -1;
  if (holder->out.holds >= 0 && holder->out.holds != prop)
    rc_draft_prop (self->draft, holder->out.holds)->holder = -1;
  holder->out.holds = prop;
  shrink_to_hand (self, prop);
  rc_draft_prop (self->draft, prop)->holder = figure;
  rc_draft_prop (self->draft, prop)->surface = "";
  rc_reader_span (self, first, last, "figures[%d].holds = %s", figure,
                  rc_draft_prop (self->draft, prop)->out.name);
}

/* Who is meant by "under" before @prop, which nobody holds yet; -1 for nobody with a free hand. */
static int
find_sheltered (const RcReader *self)
{
  int figure = self->mover_prop < 0 ? self->mover : rc_first_figure (self->subject);
  const RcDraftFigure *who = figure >= 0 ? rc_draft_figure (self->draft, figure) : NULL;

  /* "a bench under an umbrella", but: "waits at a bus stop under an umbrella" */
  if (who == NULL || !g_str_equal (who->out.kind, "person") || who->out.holds >= 0 ||
      (self->mover_prop >= 0 && who->anchor_prop != self->mover_prop))
    return -1;
  return figure;
}

/** "waits under an umbrella", "站在伞下": it is in the hand, over the head. Returns: whether it is
 * that */
gboolean
rc_hold_over (RcReader *self, guint at, int prop, const RcEntry *position)
{
  const RcDraftProp *thing = rc_draft_prop (self->draft, prop);
  int                figure = find_sheltered (self);

  if (figure < 0 || !g_str_equal (position->value, "under") || thing->holder >= 0 ||
      rc_vocabulary_number (self->draft->vocabulary, "held over", thing->out.kind, 0) <= 0)
    return FALSE;
  rc_hold_prop (self, at, at, figure, prop);
  return TRUE;
}

static gboolean
is_behind_comma (const RcReader *self, guint at)
{
  guint article = rc_reader_mark (self, at)->han ? RC_NOWHERE : rc_reader_article (self, at);

  return article != RC_NOWHERE && article > self->action_at &&
         rc_reader_mark (self, article - 1)->role == RC_MARK_COMMA && self->prop_at == RC_NOWHERE;
}

/* "checks its pocket watch", "checks her phone" */
static gboolean
checks (const RcReader *self, guint at)
{
  const RcMark *verb = rc_reader_mark (self, self->action_at);

  return at - self->action_at <= RC_ADJECTIVE_REACH && !verb->han &&
         g_str_has_prefix (self->marks->tokens->items[verb->first].normal, "check") &&
         self->toward.at == RC_NOWHERE && self->place.at == RC_NOWHERE;
}

/* Whether the action puts its object into a hand: "holds", and what hands do. */
static gboolean
is_handling (const RcReader *self, guint at)
{
  static const char *const handling[] = { "hands", "moment", NULL };
  const char              *action = self->action->value;

  if (strcmp (action, "hold") == 0 || checks (self, at))
    return TRUE;
  /* "plays the violin, an open case at his feet" */
  if (is_behind_comma (self, at))
    return FALSE;
  return at - self->action_at <= RC_ADJECTIVE_REACH && self->place.at == RC_NOWHERE &&
         g_strv_contains (handling,
                          rc_vocabulary_text (self->draft->vocabulary, "class", action, ""));
}

/* "an open case with a few coins": they are in it, and in nobody's hand */
static gboolean
is_of_thing (const RcReader *self, guint with)
{
  const RcMark *before = with > 0 ? rc_reader_mark (self, with - 1) : NULL;

  /* "lies under the sink with a wrench" */
  for (guint i = 0; i < self->draft->figures->len && self->last_prop >= 0; i++)
    if ((self->actors & (1u << i)) != 0 &&
        rc_draft_figure (self->draft, i)->anchor_prop == self->last_prop &&
        strcmp (rc_draft_figure (self->draft, i)->use, "on") != 0)
      return FALSE;
  /* "climbs the stairs with a lantern", "runs past a car with a flag" */
  if (self->action != NULL && self->actors != 0 && self->last_prop >= 0 &&
      !rc_draft_prop (self->draft, self->last_prop)->small &&
      strcmp (rc_class_of (self, self->action->value), "going") == 0)
    return FALSE;

  return before != NULL && !before->han &&
         (before->role == RC_ROLE_PROP ||
          (before->role == RC_MARK_WORD && rc_reader_article (self, with - 1) != RC_NOWHERE));
}

static gboolean
uses (const RcReader *self, guint at)
{
  if (!rc_reader_mark (self, at)->han || self->subject == 0 || self->acted)
    return FALSE;
  for (guint i = at; i > 0 && at - i < NEAR; i--)
    {
      if (rc_reader_is (self, i - 1, "用"))
        return TRUE;
      if (rc_reader_mark (self, i - 1)->role == RC_MARK_COMMA)
        break;
    }
  return FALSE;
}

/** Returns: whether a hand is on the thing at @at: ", hands on their swords" */
gboolean
rc_has_hand_on (const RcReader *self, guint at)
{
  return rc_reader_near (self, &self->place, at, NEAR) && self->place.at > 0 &&
         rc_reader_is (self, self->place.at, "on") &&
         (rc_reader_is (self, self->place.at - 1, "hand") ||
          rc_reader_is (self, self->place.at - 1, "hands"));
}

static gboolean
is_looked_through (const RcReader *self, guint at)
{
  static const char *const optics[] = { "binoculars", "magnifying-glass", "camera", NULL };
  guint                    article = rc_reader_article (self, at);
  guint                    before = article != RC_NOWHERE ? article : at;
  const RcEntry           *entry = rc_mark_entry (rc_reader_mark (self, at), RC_ROLE_PROP);

  return before > 0 && entry != NULL && g_strv_contains (optics, entry->value) &&
         rc_reader_is (self, before - 1, "through") && self->action != NULL && self->actors != 0;
}

/** Returns: in whose hand the thing at @at is, -1: nobody's */
int
rc_find_holder (RcReader *self, guint at)
{
  /* "waters tulips": what is done is done to them, with something else */
  gboolean direct = self->action != NULL && *self->action->holds != '\0' &&
                    (self->action->flags & RC_TERM_DIRECT) != 0;
  gboolean held = self->action != NULL && self->actors != 0 && !direct && is_handling (self, at);

  /* "holds a letter, and a candle flickers" */
  if (held && !(self->joining &&
                rc_draft_figure (self->draft, rc_first_figure (self->actors))->out.holds >= 0))
    return rc_first_figure (self->actors);
  if (rc_reader_near (self, &self->with, at, NEAR + 1) && self->last_figure >= 0 &&
      !is_of_thing (self, self->with.at))
    return self->last_figure;
  /* "watches the waves through binoculars" */
  if (is_looked_through (self, at))
    return rc_first_figure (self->actors);
  /* "背着步枪的士兵" */
  if (rc_reader_mark (self, at)->han && self->dressed != RC_NOWHERE && self->dressed < at &&
      at - self->dressed <= NEAR && self->subject != 0)
    return rc_first_figure (self->subject);
  if (rc_has_hand_on (self, at))
    return self->subject != 0 ? rc_first_figure (self->subject) : self->last_figure;
  /* "用木勺搅拌" */
  if (uses (self, at))
    return rc_first_figure (self->subject);
  if (self->hand.at != RC_NOWHERE && rc_reader_near (self, &self->hand, at, HAND_REACH))
    return self->subject != 0 ? rc_first_figure (self->subject) : self->last_figure;
  return -1;
}

static gboolean
is_sitting (const RcReader *self)
{
  static const char *const seated[] = { "ride", "drive", "cycle",    "skate", "steer", "sit",
                                        "ski",  "surf",  "sit-down", "fish",  NULL };

  return self->action != NULL && g_strv_contains (seated, self->action->value);
}

/* "an old woman in a wheelchair": "in" stands right behind who sits there */
static gboolean
is_carried (const RcReader *self, guint at, const RcDraftProp *thing)
{
  const RcMark *who = self->place.at != RC_NOWHERE && self->place.at > 0
                          ? rc_reader_mark (self, self->place.at - 1)
                          : NULL;

  /* "a cat on the counter and a bicycle" */
  for (guint i = who != NULL ? self->place.at : at; i < at; i++)
    if (rc_reader_mark (self, i)->role == RC_ROLE_AND ||
        rc_reader_mark (self, i)->role == RC_ROLE_PROP ||
        rc_reader_mark (self, i)->role == RC_MARK_COMMA)
      return FALSE;
  return thing->ridden && self->reads == RC_READ_PROMPT && self->last_figure >= 0 && who != NULL &&
         (who->role == RC_ROLE_PERSON || who->role == RC_MARK_NAME) &&
         rc_reader_near (self, &self->place, at, RC_ADJECTIVE_REACH);
}

/* "argues in a parked car", "睡在车里": who goes nowhere sits in what goes. */
static gboolean
is_aboard (const RcReader *self, guint at, const RcDraftProp *thing)
{
  static const char *const closed[] = { "car", "taxi",       "truck",      "van",
                                        "bus", "sports-car", "police-car", NULL };
  const char *class =
      self->action != NULL && self->actors != 0
          ? rc_vocabulary_text (self->draft->vocabulary, "class", self->action->value, "")
          : "going";

  return self->reads == RC_READ_PROMPT && g_strv_contains (closed, thing->out.kind) &&
         strcmp (class, "going") != 0 && strcmp (class, "change") != 0 &&
         rc_reader_near (self, &self->place, at, RC_ADJECTIVE_REACH) &&
         rc_reader_is (self, self->place.at, "in");
}

/** Returns: whether somebody sits in or on @prop: "riding a bicycle", "sits in a boat" */
gboolean
rc_rides_prop (const RcReader *self, guint at, int prop)
{
  const RcDraftProp *thing = rc_draft_prop (self->draft, prop);

  if (is_carried (self, at, thing) || is_aboard (self, at, thing))
    return TRUE;
  if (self->reads != RC_READ_PROMPT || self->actors == 0 || !is_sitting (self) ||
      at - self->action_at > 2 * RC_ADJECTIVE_REACH || self->relation.at != RC_NOWHERE)
    return FALSE;
  return thing->ridden ||
         (strcmp (self->action->value, "sit") != 0 && !thing->small &&
          rc_vocabulary_number (self->draft->vocabulary, "saddles", thing->out.kind, 0) > 0);
}

/** Lets whoever acts sit in or on @prop. */
void
rc_ride (RcReader *self, guint at, int prop)
{
  gboolean carried = is_carried (self, at, rc_draft_prop (self->draft, prop));
  int      rider = carried ? self->last_figure : rc_first_figure (self->actors);

  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((int)i == rider || (!carried && (self->actors & (1u << i)) != 0))
      rc_draft_figure (self->draft, i)->out.rides = prop;
  rc_reader_span (self, at, at, "figures[%d].rides = %s", rider,
                  rc_draft_prop (self->draft, prop)->out.name);
}

/** "a bowl of apples", "a basket of flowers": they are in it. Returns: whether it is that */
gboolean
rc_is_content (RcReader *self, guint at, int prop)
{
  const RcVocabulary *vocabulary = self->draft->vocabulary;
  RcDraftProp        *thing = rc_draft_prop (self->draft, prop);

  if (at < 2 || self->last_prop < 0 || self->last_prop == prop ||
      !rc_reader_is (self, at - 1, "of") || rc_reader_mark (self, at - 2)->role != RC_ROLE_PROP ||
      rc_vocabulary_number (vocabulary, "holds inside",
                            rc_draft_prop (self->draft, self->last_prop)->out.kind, 0) <= 0 ||
      rc_draft_prop (self->draft, self->last_prop)->holder >= 0)
    return FALSE;
  thing->at = "inside";
  thing->anchor_prop = self->last_prop;
  rc_reader_span (self, at - 1, at, "props[%d].place = inside %s", prop,
                  rc_draft_prop (self->draft, self->last_prop)->out.name);
  return TRUE;
}

/** Returns: whether the thing before it in the clause lies on @prop: "a cup on the table" */
gboolean
rc_lies_on (const RcReader *self, guint at, int prop)
{
  return rc_reader_near (self, &self->place, at, RC_ADJECTIVE_REACH) &&
         self->prop_at != RC_NOWHERE && self->prop_at < self->place.at &&
         self->place.at - self->prop_at <= NEAR && self->last_prop >= 0 &&
         self->last_prop != prop && !rc_reader_mark (self, at)->han;
}

/* "puts an apple into a basket", "drops a coin in a jar": between the verb and where it goes stands
 * what is put there. @into: the preposition */
static gboolean
is_put_english (const RcReader *self, guint at, guint *into)
{
  *into = self->toward.at;
  return rc_reader_near (self, &self->toward, at, RC_ADJECTIVE_REACH) &&
         rc_reader_is (self, *into, "into") && self->prop_at > self->action_at &&
         self->prop_at < *into && *into - self->prop_at <= NEAR;
}

/* "把苹果放进篮子里", "把钥匙扔进盒子": behind "把", before the verb */
static gboolean
is_put_chinese (const RcReader *self, guint at, guint *into)
{
  const RcMark *mark = rc_reader_mark (self, at), *before = at > 0 ? mark - 1 : NULL;

  *into = self->action_at;
  if (!mark->han || before == NULL || self->prop_at > self->action_at ||
      at - self->action_at > RC_ADJECTIVE_REACH)
    return FALSE;
  for (guint i = self->action_at + 1; i < at; i++)
    if (rc_reader_mark (self, i)->role == RC_MARK_COMMA)
      return FALSE;
  for (guint i = self->prop_at; i > 0 && self->prop_at - i < RC_ADJECTIVE_REACH; i--)
    if (rc_reader_is (self, i - 1, "把") || rc_reader_is (self, i - 1, "将"))
      return TRUE;
  return FALSE;
}

/**
 * rc_puts_into:
 *
 * Returns: whether the thing before it in the clause is put into @prop, or onto it, and so is no
 * more in a hand than the other: it lies there once that is done
 */
gboolean
rc_puts_into (RcReader *self, guint at, int prop)
{
  static const char *const putting[] = { "put-down", "throw", NULL };
  const RcVocabulary      *vocabulary = self->draft->vocabulary;
  RcDraftProp *thing = self->last_prop >= 0 ? rc_draft_prop (self->draft, self->last_prop) : NULL;
  gboolean     inside = rc_vocabulary_number (vocabulary, "holds inside",
                                              rc_draft_prop (self->draft, prop)->out.kind, 0) > 0;
  guint        into;

  if (thing == NULL || self->last_prop == prop || self->action == NULL || self->actors == 0 ||
      self->prop_at == RC_NOWHERE || !g_strv_contains (putting, self->action->value) ||
      !(rc_reader_mark (self, at)->han ? is_put_chinese (self, at, &into)
                                       : is_put_english (self, at, &into)))
    return FALSE;
  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((self->actors & (1u << i)) != 0 && rc_draft_figure (self->draft, i)->anchor_prop < 0)
      {
        rc_draft_figure (self->draft, i)->use = "beside";
        rc_draft_figure (self->draft, i)->anchor_prop = prop;
        rc_draft_figure (self->draft, i)->where = RC_USE_BESIDE;
      }
  thing->at = inside ? "inside" : "on";
  thing->anchor_prop = prop;
  rc_reader_span (self, into, at, "props[%d].place = %s %s", self->last_prop, thing->at,
                  rc_draft_prop (self->draft, prop)->out.name);
  return TRUE;
}

/* Whether the thing named last was listed with one before it: "a cup and a book". */
static gboolean
is_listed (const RcReader *self)
{
  for (guint i = self->prop_at; i > 1 && self->prop_at - i < RC_ADJECTIVE_REACH; i--)
    switch (rc_reader_mark (self, i - 1)->role)
      {
      case RC_ROLE_AND:
        return rc_reader_mark (self, i - 2)->role == RC_ROLE_PROP;
      case RC_ROLE_SKIP:
      case RC_ROLE_NUMBER:
      case RC_ROLE_COLOUR:
      case RC_ROLE_MATERIAL:
      case RC_ROLE_DEFINITE:
      case RC_ROLE_HEIGHT:
        break;
      default:
        return FALSE;
      }
  return FALSE;
}

/* "a cup and a book on a chair": both of them are. @last: the index of @thing */
static void
put_listed (RcReader *self, const RcDraftProp *thing, int last)
{
  RcDraftProp *before = last > 0 ? rc_draft_prop (self->draft, last - 1) : NULL;

  if (before == NULL || self->prop_at == RC_NOWHERE || self->acted || !is_listed (self) ||
      !before->small || *before->at != '\0' || before->anchor_prop >= 0 || before->holder >= 0)
    return;
  before->at = thing->at;
  before->anchor_prop = thing->anchor_prop;
}

/** Puts the thing before it in the clause on or in @prop. */
void
rc_put_on_thing (RcReader *self, guint at, int prop)
{
  const RcMark *mark = rc_reader_mark (self, self->place.at);
  const char   *word = self->marks->tokens->items[mark->first].normal;
  gboolean      on = strcmp (word, "on") == 0 || strcmp (word, "onto") == 0 ||
                strcmp (word, "atop") == 0 || strcmp (word, "upon") == 0;
  RcDraftProp *thing = rc_draft_prop (self->draft, self->last_prop);

  thing->at = on ? "on" : "inside";
  thing->anchor_prop = prop;
  put_listed (self, thing, self->last_prop);
  rc_reader_span (self, self->place.at, at, "props[%d].place = %s %s", self->last_prop, thing->at,
                  rc_draft_prop (self->draft, prop)->out.name);
}
