/* reader-things.c - things that move, how fast, and words that nobody knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  MOST_MOTIONS = 3, /* of a thing, one after the other */
  NEAR = 3,
};

static void
set_pace (RcReader *self, guint at, double pace)
{
  int first = rc_first_figure (self->actors);

  for (guint i = 0; i < self->draft->figures->len; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (self->draft, i);

      if ((self->actors & (1u << i)) == 0)
        continue;
      if (figure->beats->len > 0)
        g_array_index (figure->beats, RcDraftBeat, figure->beats->len - 1).pace = pace;
      else
        figure->out.pace = pace;
    }
  rc_reader_span (self, at, at, "figures[%d].pace = %g", first, pace);
}

/* "slowly": of the move or the action before it in the clause, else of the next one */
void
rc_read_pace (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;
  gboolean       moved = self->move_at != RC_NOWHERE && at - self->move_at <= NEAR;

  if (self->reads != RC_READ_PROMPT)
    return;
  if (moved && (self->filming || !self->acted))
    {
      self->draft->pace = entry->number;
      rc_reader_span (self, at, at, "camera.pace = %g", entry->number);
    }
  else if (self->motion_at != RC_NOWHERE && at - self->motion_at <= NEAR && self->mover_thing >= 0)
    {
      rc_draft_prop (self->draft, self->mover_thing)->out.pace = entry->number;
      rc_reader_span (self, at, at, "props[%d].pace = %g", self->mover_thing, entry->number);
    }
  else if (self->acted && self->actors != 0 && at - self->action_at <= 6)
    set_pace (self, at, entry->number);
  else
    self->pace = (RcPending){ at, entry };
}

/** Gives the action that was read at @at the pace that waits for it. */
void
rc_take_pace (RcReader *self, guint at)
{
  if (self->pace.at == RC_NOWHERE || at - self->pace.at > NEAR)
    return;
  set_pace (self, self->pace.at, self->pace.entry->number);
  self->pace.at = RC_NOWHERE;
}

/* "falls and rolls away", "falls and breaks": one after the other; else the later one counts. */
static void
add_motion (const RcReader *self, guint at, RcDraftProp *thing, const char *motion)
{
  static const char *const steps[] = { "roll",   "fly",     "float", "fall", "spin",
                                       "bounce", "rise",    "sink",  "land", "drive",
                                       "hover",  "explode", "break", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);
  const char              *word = self->marks->tokens->items[mark->first].normal;
  g_auto (GStrv)           before = g_strsplit (thing->out.motion, " ", -1);
  guint                    n = g_strv_length (before);
  g_autofree char         *both = g_strconcat (thing->out.motion, " ", motion, NULL);

  /* what it does of itself was not said; "floats spinning" is one movement */
  gboolean told = n > 0 && strcmp (before[0], thing->goes) != 0 &&
                  strcmp (before[0], "drive") != 0 &&
                  (self->motion_at == RC_NOWHERE || self->joining);

  if (!told || n >= MOST_MOTIONS || self->meanwhile || g_str_has_suffix (word, "ing") ||
      !g_strv_contains (steps, before[n - 1]) || !g_strv_contains (steps, motion))
    rc_text_set (&thing->out.motion, motion);
  else if (strcmp (before[n - 1], motion) != 0)
    rc_text_set (&thing->out.motion, both);
}

/**
 * rc_move_thing:
 * @action: what it does
 *
 * "a car drives by", "the door opens": what an action of people is for a thing
 *
 * Returns: whether it is anything for a thing
 */
gboolean
rc_move_thing (RcReader *self, guint at, int prop, const RcEntry *action)
{
  static const char *const special[] = { "hover", "launch", "land", "sink", "explode", NULL };
  RcDraftProp             *thing = rc_draft_prop (self->draft, prop);
  const char              *motion =
      rc_vocabulary_text (self->draft->vocabulary, "vehicle does", action->value, "");

  /* a car that turns drives, a top that turns spins; what hovers does not fly on */
  if (*motion == '\0' || !thing->ridden || g_strv_contains (special, action->motion))
    motion = action->motion;
  if (*motion == '\0' && !thing->ridden)
    motion = rc_vocabulary_text (self->draft->vocabulary, "thing does", action->value, "");
  /* "a ball rolls down": what has no wheels does not drive */
  if (strcmp (motion, "drive") == 0 && !thing->ridden &&
      rc_vocabulary_number (self->draft->vocabulary, "rolls", thing->out.kind, 0) > 0)
    motion = "roll";
  /* "its candle goes out": what is not round or on wheels goes nowhere */
  if (strcmp (motion, "roll") == 0 && strcmp (action->motion, "roll") != 0 &&
      rc_vocabulary_number (self->draft->vocabulary, "rolls", thing->out.kind, 0) == 0)
    motion = "";
  /* "a rocking chair moves by itself" */
  if (rc_vocabulary_number (self->draft->vocabulary, "swings", thing->out.kind, 0) > 0 &&
      strcmp (rc_class_of (self, action->value), "going") == 0)
    motion = "swing";
  if (*motion == '\0')
    return FALSE;
  /* "a leaf lands on the water": what nobody steers falls */
  if (strcmp (motion, "land") == 0 && !thing->ridden)
    motion = "fall";
  /* a boat that comes sails, a plane flies */
  if (strcmp (motion, "drive") == 0 && *thing->goes != '\0')
    motion = thing->goes;
  add_motion (self, at, thing, motion);
  if (self->pace.at != RC_NOWHERE && at - self->pace.at <= NEAR)
    {
      thing->out.pace = self->pace.entry->number;
      self->pace.at = RC_NOWHERE;
    }
  self->motion_at = at;
  self->staged_in_phase = TRUE;
  rc_reader_span (self, at, at, "props[%d].motion = %s", prop, motion);
  /* "朝镜头驶来" */
  if (self->aim_value != NULL)
    rc_text_set (&thing->out.toward, self->aim_value);
  self->aim_value = NULL;
  return TRUE;
}

/** Returns: the mark of the article of the phrase that the word at @at stands in, or RC_NOWHERE */
guint
rc_reader_article (const RcReader *self, guint at)
{
  for (guint i = at; i > 0 && at - i < RC_ADJECTIVE_REACH; i--)
    {
      const RcMark *mark = rc_reader_mark (self, i - 1);

      switch (mark->role)
        {
        case RC_ROLE_DEFINITE:
        case RC_ROLE_NUMBER:
        case RC_ROLE_CROWD:
          return i - 1;
        case RC_ROLE_SKIP:
          if (rc_reader_is (self, i - 1, "a") || rc_reader_is (self, i - 1, "an") ||
              rc_reader_is (self, i - 1, "another"))
            return i - 1;
          break;
        case RC_ROLE_PRONOUN:
          /* "her coat", but "it starts", "lets him go" */
          return (mark->entry->flags & RC_TERM_OBJECT) != 0 &&
                         strcmp (mark->entry->value, "n") != 0 &&
                         !rc_reader_is (self, i - 1, "him") && !rc_reader_is (self, i - 1, "them")
                     ? i - 1
                     : RC_NOWHERE;
        case RC_MARK_WORD:
        case RC_ROLE_COLOUR:
        case RC_ROLE_MATERIAL:
        case RC_ROLE_BUILD:
        case RC_ROLE_HEIGHT:
        case RC_ROLE_AGE:
        case RC_ROLE_SKIN:
        case RC_ROLE_HAIR_COLOUR:
        case RC_ROLE_EXPRESSION:
        case RC_ROLE_STYLE:
        case RC_ROLE_PACE:
        case RC_ROLE_YEARS:
          break;
        default:
          return RC_NOWHERE;
        }
    }
  return RC_NOWHERE;
}

static gboolean
ends_like (const char *word, const char *const *endings)
{
  gsize n = strlen (word);

  for (guint i = 0; endings[i] != NULL; i++)
    if (n > strlen (endings[i]) + 2 && g_str_has_suffix (word, endings[i]))
      return TRUE;
  return FALSE;
}

/* Words for what cannot be touched; and by their endings words that are no nouns, unless they can
 * only be one: @alone, "a whistle on a table". */
static gboolean
is_abstract (const RcReader *self, const char *word, gboolean alone)
{
  static const char *const ideas[] = { "ness", "tion", "sion", "ity", "ance", "ence",
                                       "ism",  "ship", "hood", "dom", "ly",   NULL };
  static const char *const others[] = { "ment", "ous",  "ful",   "less", "able", "ible",
                                        "ive",  "ic",   "al",    "ing",  "ed",   "ish",
                                        "est",  "ward", "wards", "like", NULL };

  return strlen (word) < 3 || ends_like (word, ideas) || (!alone && ends_like (word, others)) ||
         g_hash_table_contains (self->draft->vocabulary->abstract, word);
}

static gboolean
is_trade (const char *word)
{
  static const char *const endings[] = { "er", "or", "ist", "ian", "man", "woman", "eer", NULL };

  return ends_like (word, endings);
}

static gboolean
is_adjective_mark (const RcMark *mark)
{
  switch (mark->role)
    {
    case RC_MARK_WORD:
    case RC_ROLE_COLOUR:
    case RC_ROLE_MATERIAL:
    case RC_ROLE_AGE:
    case RC_ROLE_BUILD:
    case RC_ROLE_HEIGHT:
    case RC_ROLE_ERA:
    case RC_ROLE_STYLE:
    case RC_ROLE_PROP:
      return TRUE;
    default:
      return FALSE;
    }
}

static char *
word_at (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  return g_utf8_strdown (self->text + mark->start, mark->length);
}

/* What an adjective stands before: "a steep hill". */
static gboolean
takes_adjective (guint role)
{
  switch (role)
    {
    case RC_ROLE_PROP:
    case RC_ROLE_PERSON:
    case RC_ROLE_SET:
    case RC_ROLE_FEATURE:
    case RC_ROLE_GARMENT:
    case RC_ROLE_HEADWEAR:
    case RC_ROLE_EFFECT:
    case RC_ROLE_WEATHER:
    case RC_ROLE_LIGHT:
    case RC_ROLE_COLOUR:
    case RC_ROLE_MATERIAL:
    case RC_ROLE_AGE:
    case RC_ROLE_BUILD:
    case RC_ROLE_HAIR:
    case RC_ROLE_STYLE:
    case RC_ROLE_TIME:
    case RC_ROLE_PALETTE:
    case RC_ROLE_SEASON:
    case RC_ROLE_ERA:
    case RC_ROLE_WEARS:
    case RC_ROLE_WARMTH:
    case RC_ROLE_TENSION:
    case RC_ROLE_MOVE:
    case RC_ROLE_SIZE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The unknown word at @at as a noun of a phrase with an article, or NULL if it is none. */
static char *
unknown_noun (const RcReader *self, guint at)
{
  const RcMark    *mark = rc_reader_mark (self, at);
  const RcMark    *next = rc_reader_mark (self, at + 1);
  guint            article = mark->role == RC_MARK_WORD ? rc_reader_article (self, at) : RC_NOWHERE;
  gboolean         alone;
  g_autofree char *word = NULL;

  if (article == RC_NOWHERE || mark->han || mark->negated)
    return NULL;
  if (self->marks->tokens->items[mark->first].kind != RC_TOKEN_WORD)
    return NULL;
  /* "a sense of wonder" is a sense, and no thing */
  if (next != NULL && (next->role == RC_MARK_WORD || rc_reader_is (self, at + 1, "of") ||
                       takes_adjective (next->role)))
    return NULL;
  /* "a clean, organised desk" */
  if (next != NULL && next->role == RC_MARK_COMMA && at + 2 < self->marks->n &&
      is_adjective_mark (rc_reader_mark (self, at + 2)))
    return NULL;
  word = word_at (self, at);
  alone = article + 1 == at && (next == NULL || next->role == RC_ROLE_IN ||
                                next->role == RC_ROLE_POSITION || next->role == RC_ROLE_SURFACE);
  return is_abstract (self, word, alone) ? NULL : g_steal_pointer (&word);
}

static gboolean
is_capital_word (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  return mark->role == RC_MARK_WORD && !mark->negated &&
         self->marks->tokens->items[mark->first].kind == RC_TOKEN_WORD &&
         self->marks->tokens->items[mark->first].upper;
}

/* "Gwen Stacy" before the mark @before: two capitals, or one within a sentence. NULL: none */
static char *
proper_name (const RcReader *self, guint before)
{
  guint         first = before;
  const RcMark *from, *to = rc_reader_mark (self, before - 1);

  while (first > 0 && before - first < 3 && is_capital_word (self, first - 1))
    first--;
  if (first == before || rc_reader_article (self, before - 1) != RC_NOWHERE)
    return NULL;
  if (before - first == 1 && (first == 0 || rc_reader_mark (self, first - 1)->role == RC_MARK_STOP))
    return NULL;
  from = rc_reader_mark (self, first);
  return g_strndup (self->text + from->start, to->start + to->length - from->start);
}

/**
 * rc_read_unknown_figure:
 * @at: an action
 *
 * "A zorblax walks": whoever does what people do is somebody.
 *
 * Returns: the figure, -1 if the word before the action is no such noun
 */
int
rc_read_unknown_figure (RcReader *self, guint at)
{
  guint            before = at;
  g_autofree char *word = NULL, *name = NULL;
  const RcEntry   *entry;
  RcEntry          made;
  int              figure;

  /* the scene's prompt tells of the place: who is there, the shots say */
  if (self->reads != RC_READ_PROMPT)
    return -1;
  while (before > 0 && (rc_reader_mark (self, before - 1)->role == RC_ROLE_PACE ||
                        rc_reader_mark (self, before - 1)->role == RC_ROLE_SKIP))
    before--;
  name = before > 0 ? proper_name (self, before) : NULL;
  word = name != NULL ? g_strdup (name) : before > 0 ? unknown_noun (self, before - 1) : NULL;
  if (word == NULL || (name == NULL && before > 1 && rc_reader_is (self, before - 2, "of")))
    return -1;
  if (name == NULL &&
      rc_reader_mark (self, rc_reader_article (self, before - 1))->role == RC_ROLE_DEFINITE &&
      !is_trade (word))
    return -1;
  entry = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PERSON,
                               name != NULL || is_trade (word) ? "person" : "creature");
  if (entry == NULL)
    entry = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PERSON, "person");
  if (entry == NULL)
    return -1;
  made = *entry;
  figure = rc_draft_add_extra (self->draft, &made);
  if (figure < 0)
    return -1;
  rc_draft_figure (self->draft, figure)->noun = entry->value;
  rc_text_set (&rc_draft_figure (self->draft, figure)->out.name, word);
  rc_text_set (&rc_draft_figure (self->draft, figure)->out.label, word);
  rc_reader_span (self, before - 1, before - 1, "figures[%d] = %s", figure, word);
  rc_read_figure (self, before - 1, 1u << figure);
  return figure;
}

/* "a sense of wonder": what follows "of" is no thing that is counted, nor is what a far word is. */
static gboolean
is_part (const RcReader *self, guint at, guint article)
{
  for (guint i = article + 1; i < at; i++)
    if (rc_reader_is (self, i, "of"))
      return TRUE;
  return at - article > 3;
}

/* Whether what stands before the phrase makes its noun something that one can touch. */
static gboolean
is_thing_here (const RcReader *self, guint at, guint article)
{
  gboolean object = self->action != NULL && self->actors != 0 && article > 0 &&
                    article - 1 <= self->action_at + 1 && at - self->action_at <= 5;
  const RcMark *next = rc_reader_mark (self, at + 1);
  gboolean placed = next != NULL && (next->role == RC_ROLE_POSITION || next->role == RC_ROLE_IN ||
                                     next->role == RC_ROLE_SURFACE);
  gboolean first = !self->named && !self->acted && article == rc_reader_skip (self, 0);
  gboolean counted =
      !is_part (self, at, article) && (rc_reader_mark (self, article)->role == RC_ROLE_NUMBER ||
                                       (rc_reader_mark (self, article)->role == RC_ROLE_SKIP &&
                                        (article == 0 || !rc_reader_is (self, article - 1, "as"))));

  return counted || (object && strcmp (self->action->value, "stand") != 0) ||
         (first && article == 0) || (placed && !self->named && !self->acted);
}

/* "a group of volunteers" */
static void
add_unknown_crowd (RcReader *self, guint at, const char *word)
{
  const RcEntry *person = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PERSON, "person");
  int            n = self->draft->crowds->len;

  if (person == NULL || !rc_read_many (self, at, person) || (int)self->draft->crowds->len <= n)
    return;
  rc_text_set (&g_array_index (self->draft->crowds, RcStagingCrowd, n).name, word);
}

/* "She stops, lowers her bow and looks up": a verb that nobody knows, of who did something before;
 * what follows it is its object. */
static gboolean
is_unknown_verb (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);
  const RcMark *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;
  const char   *word = self->marks->tokens->items[mark->first].normal;
  gsize         n = strlen (word);

  if (mark->role != RC_MARK_WORD || mark->han || before == NULL || next == NULL || n < 4 ||
      word[n - 1] != 's' || word[n - 2] == 's' || self->subject == 0 || self->named || self->acted)
    return FALSE;
  if (before->role != RC_MARK_COMMA && before->role != RC_ROLE_AND &&
      before->role != RC_ROLE_SEQUENCE)
    return FALSE;
  return next->role == RC_ROLE_DEFINITE || next->role == RC_ROLE_NUMBER ||
         rc_reader_is (self, at + 1, "a") || rc_reader_is (self, at + 1, "an") ||
         rc_reader_is (self, at + 1, "its") || rc_reader_is (self, at + 1, "up") ||
         (next->role == RC_ROLE_PRONOUN && (next->entry->flags & RC_TERM_OBJECT) != 0);
}

/* "lands in a crouch": a verb that is a noun here. Returns: whether the word at @at is that */
static gboolean
read_pose (RcReader *self, guint at)
{
  const RcEntry *action = rc_mark_entry (rc_reader_mark (self, at), RC_ROLE_ACTION);
  guint          article = action != NULL ? rc_reader_article (self, at) : RC_NOWHERE;

  if (article == RC_NOWHERE || article == 0 || !rc_reader_is (self, article - 1, "in"))
    return FALSE;
  if (self->actors != 0 && self->acted && self->reads == RC_READ_PROMPT &&
      strcmp (rc_vocabulary_text (self->draft->vocabulary, "class", action->value, ""), "rest") ==
          0)
    rc_reader_act (self, at, action, self->actors);
  return TRUE;
}

/* A noun that nobody knows becomes a thing with its word on it, or maybe the place. */
void
rc_read_unknown (RcReader *self, guint at)
{
  const char      *normal = self->marks->tokens->items[rc_reader_mark (self, at)->first].normal;
  const RcMark    *next = rc_reader_mark (self, at + 1);
  g_autofree char *word = NULL;
  RcEntry          made = { RC_ENTRY_PLAIN (RC_ROLE_PROP, "thing"), .gender = "",
                            .flags = RC_TERM_SMALL | RC_TERM_NEAR, .colour = 0xa9814f, .coloured = TRUE };
  guint            article;
  int              prop;

  if (rc_cut_to_size (self, at) || read_pose (self, at) || rc_read_another (self, at))
    return;
  /* "into a larger one": what kind is said of it, and not what it is */
  if (rc_reader_is (self, at + 1, "one") || rc_reader_is (self, at + 1, "ones"))
    return;
  /* "a woman whose scarf flutters": the scarf does */
  if (strcmp (normal, "whose") == 0)
    {
      self->thing = TRUE;
      self->named = self->acted = FALSE;
      return;
    }
  /* "an old man's hands carving": it is he who does */
  if (at > 0 && rc_reader_is (self, at - 1, "'s") && self->last_figure >= 0 &&
      (strcmp (normal, "hands") == 0 || strcmp (normal, "fingers") == 0))
    {
      self->subject = 1u << self->last_figure;
      self->named = TRUE;
      self->thing = FALSE;
      return;
    }
  if (self->reads == RC_READ_PROMPT && is_unknown_verb (self, at))
    {
      /* whatever it is, it comes after what was done before */
      rc_reader_next_phase (self, -1);
      self->staged_in_phase = TRUE;
      self->named = TRUE;
      self->thing = FALSE;
      self->action = NULL;
      return;
    }
  /* "捂着耳朵跑开": in Chinese whom the sentence told of goes on without a pronoun */
  if (!self->named && self->action == NULL && !g_str_has_suffix (normal, "ly") &&
      !(rc_reader_mark (self, at)->han && self->present))
    self->thing = TRUE;
  if (self->reads != RC_READ_PROMPT || self->filming)
    return;
  word = unknown_noun (self, at);
  if (word == NULL)
    return;
  article = rc_reader_article (self, at);
  if (rc_reader_near (self, &self->many, at, RC_ADJECTIVE_REACH))
    {
      add_unknown_crowd (self, at, word);
      return;
    }
  /* "a cat in a blue collar": what is coloured is worn, if it is nothing else */
  if (article > 0 && rc_reader_is (self, article - 1, "in") &&
      rc_reader_near (self, &self->colour, at, NEAR) && self->present)
    return;
  if (article > 0 && rc_reader_mark (self, article - 1)->role == RC_ROLE_IN &&
      !rc_reader_is (self, article - 1, "on") && !rc_reader_is (self, article - 1, "onto") &&
      !rc_reader_is (self, article - 1, "atop"))
    {
      self->place_at = self->place_at == RC_NOWHERE ? at : self->place_at;
      return;
    }
  /* who acts comes with the action */
  if (next != NULL &&
      (next->role == RC_ROLE_ACTION || next->role == RC_ROLE_PACE || next->role == RC_ROLE_SKIP))
    return;
  if (rc_reader_mark (self, article)->role == RC_ROLE_DEFINITE ||
      !is_thing_here (self, at, article))
    return;
  prop = rc_draft_add_prop (self->draft, &made, word);
  if (prop < 0)
    return;
  rc_reader_span (self, at, at, "props[%d] = %s", prop, word);
  rc_settle_prop (self, at, prop);
}

/** If no place was named, an unknown word behind "in the" is it. To be called when all is read. */
void
rc_read_unknown_place (RcReader *self)
{
  gboolean interior = self->draft->interior == TRUE;

  if (self->place_at == RC_NOWHERE || self->draft->set != NULL)
    return;
  g_free (self->draft->label);
  self->draft->label = word_at (self, self->place_at);
  self->draft->set = rc_vocabulary_text (self->draft->vocabulary, "set",
                                         interior ? "interior" : "exterior", "field");
  rc_reader_span (self, self->place_at, self->place_at, "set = %s", self->draft->set);
}
