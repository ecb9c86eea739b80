/* reader-clause.c - where a clause begins without a comma, and what a verb means with its object
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  LOOK_AHEAD = 4, /* marks between a noun and its verb: "a wheel slowly" */
};

/** Returns: the verb of which the noun at @at is the subject, NULL if none follows it */
const RcMark *
rc_reader_verb (const RcReader *self, guint at)
{
  for (guint i = at + 1; i < self->marks->n && i <= at + LOOK_AHEAD; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_ROLE_ACTION)
        return mark->negated ? NULL : mark;
      if (mark->role != RC_ROLE_PACE && mark->role != RC_ROLE_SKIP &&
          mark->first != rc_reader_mark (self, at)->first &&
          !(mark->role == RC_MARK_WORD &&
            g_str_has_suffix (self->marks->tokens->items[mark->first].normal, "ly")))
        return NULL;
    }
  return NULL;
}

/* "僧人经过时她行礼": a clause of its own. Returns: whether that ended, or it is Chinese anyhow */
static gboolean
ends_time (RcReader *self, guint at)
{
  const RcMark *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;

  if (!rc_reader_mark (self, at)->han)
    return FALSE;
  if (before != NULL && before->han && g_str_has_prefix (self->text + before->start, "时"))
    {
      rc_reader_end_clause (self, FALSE);
      self->action = NULL;
      self->actors = 0;
    }
  return TRUE;
}

/**
 * rc_reader_begin_clause:
 * @at: a noun
 *
 * "A clown throws pies and a mill turns", "walks with a car driving by": what follows is no object
 * of what was done, but does something itself.
 */
void
rc_reader_begin_clause (RcReader *self, guint at)
{
  const RcMark *verb;
  gboolean      with;

  if (!self->acted || ends_time (self, at))
    return;
  with = rc_reader_near (self, &self->with, at, RC_ADJECTIVE_REACH);
  if (!self->joining && !with)
    return;
  verb = rc_reader_verb (self, at);
  if (verb == NULL ||
      (with && !g_str_has_suffix (self->marks->tokens->items[verb->first].normal, "ing")))
    return;
  rc_reader_end_clause (self, FALSE);
  self->action = NULL;
  self->actors = 0;
}

static void
change_action (RcReader *self, const char *action)
{
  for (guint i = 0; i < self->draft->figures->len; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (self->draft, i);
      RcDraftBeat   *beat = rc_last_beat (figure);

      if ((self->actors & (1u << i)) == 0)
        continue;
      if (beat != NULL)
        beat->action = action;
      else
        rc_text_set (&figure->out.action, action);
    }
}

/**
 * rc_act_on_thing:
 *
 * To open a door is another movement than to open a book, to play the harp another than to play
 * with a ball: "objects" of the defaults says which action an action is with a thing.
 */
void
rc_act_on_thing (RcReader *self, guint at, int prop)
{
  const RcVocabulary *vocabulary = self->draft->vocabulary;
  const char         *kind = rc_draft_prop (self->draft, prop)->out.kind;
  g_autofree char    *key = NULL;
  const char         *action, *verb;

  if (self->action == NULL || self->actors == 0 || at - self->action_at > RC_ADJECTIVE_REACH ||
      self->place.at != RC_NOWHERE)
    return;
  verb = self->marks->tokens->items[rc_reader_mark (self, self->action_at)->first].normal;
  key = g_strdup_printf ("%s %s", g_str_has_prefix (verb, "play") ? "play" : self->action->value,
                         kind);
  action = rc_vocabulary_text (vocabulary, "objects", key, "");
  if (*action == '\0')
    return;
  change_action (self, action);
  rc_reader_span (self, self->action_at, at, "figures[%d].action = %s",
                  rc_first_figure (self->actors), action);
  self->action = rc_vocabulary_entry (vocabulary, RC_ROLE_ACTION, action);
  if (self->action == NULL)
    self->actors = 0;
}

/** "turns yellow", "grows dark": it is of another colour then, and does not turn. Returns: whether
 * the action at @at is that */
gboolean
rc_turns_colour (RcReader *self, guint at)
{
  static const char *const paler[] = { "a", "deep", "bright", "dark", "light", "pale", "to", NULL };
  guint                    i = at + 1;
  const RcMark            *mark;

  if (strcmp (rc_reader_mark (self, at)->entry->value, "turn") != 0)
    return FALSE;
  while (
      i < self->marks->n && i < at + LOOK_AHEAD &&
      g_strv_contains (paler, self->marks->tokens->items[rc_reader_mark (self, i)->first].normal))
    i++;
  mark = rc_reader_mark (self, i);
  if (mark == NULL || rc_mark_entry (mark, RC_ROLE_COLOUR) == NULL)
    return FALSE;
  self->resume = i + 1;
  return TRUE;
}

/* "looks amazed", "looking tired": how somebody seems, not where to */
static gboolean
seems (RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);

  if (strcmp (rc_reader_mark (self, at)->entry->value, "look") != 0)
    return FALSE;
  for (guint i = at + 1; next != NULL && next->role == RC_MARK_WORD && i < at + LOOK_AHEAD; i++)
    next = rc_reader_mark (self, i + 1);
  if (next == NULL || next->han || (next->role != RC_ROLE_EXPRESSION && next->role != RC_ROLE_AGE))
    return FALSE;
  self->named |= self->subject != 0 && !self->thing;
  return TRUE;
}

/* "moves a chess piece", "moves her hand": with an object nobody walks */
static gboolean
moves_object (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);
  const char   *word = self->marks->tokens->items[mark->first].normal;

  if (mark->han || next == NULL || !g_str_has_prefix (word, "mov") || mark->n_tokens > 1)
    return FALSE;
  return rc_takes_object (self, at);
}

/* "镜头围绕汽车旋转": the camera does, not the car */
static gboolean
turns_camera (const RcReader *self, guint at)
{
  for (guint i = at; self->move_at != RC_NOWHERE && i > self->move_at; i--)
    if (rc_reader_mark (self, i)->role == RC_MARK_COMMA)
      return FALSE;
  return rc_reader_mark (self, at)->han && self->move_at != RC_NOWHERE &&
         self->draft->move != NULL && g_str_has_prefix (self->draft->move, "orbit") &&
         strcmp (rc_reader_mark (self, at)->entry->value, "turn") == 0;
}

/* "给孩子讲故事", "给客人倒茶": for whom something is done; it is no giving */
static gboolean
is_for_somebody (RcReader *self, guint at)
{
  gboolean whom = FALSE;

  if (!rc_reader_is (self, at, "给"))
    return FALSE;
  for (guint i = at + 1; i < self->marks->n && i <= at + 2 * RC_ADJECTIVE_REACH; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP)
        return FALSE;
      if (whom && (mark->role == RC_ROLE_ACTION || mark->role == RC_MARK_WORD))
        {
          self->toward = (RcPending){ at, rc_reader_mark (self, at)->entry };
          return TRUE;
        }
      whom |= mark->role == RC_ROLE_PERSON || mark->role == RC_MARK_NAME ||
              mark->role == RC_ROLE_PRONOUN;
    }
  return FALSE;
}

/* "lands on her feet": people do not fly for that */
static gboolean
lands_on_feet (const RcReader *self, guint at)
{
  int first = rc_first_figure (self->subject);

  return first >= 0 && strcmp (rc_reader_mark (self, at)->entry->motion, "land") == 0 &&
         strcmp (rc_draft_figure (self->draft, first)->out.kind, "creature") != 0;
}

/* "tears roll down her cheeks", "泪水滑落": tears do */
static gboolean
is_of_tears (const RcReader *self, guint at)
{
  for (guint i = at; i > 0 && at - i < LOOK_AHEAD; i--)
    {
      const RcMark *mark = rc_reader_mark (self, i - 1);
      const char   *word = self->text + mark->start;

      if (mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP)
        return FALSE;
      if (mark->role == RC_ROLE_EXPRESSION &&
          (g_ascii_strncasecmp (word, "tear", 4) == 0 || g_str_has_prefix (word, "泪") ||
           g_str_has_prefix (word, "眼泪")))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_shining (const char *text)
{
  static const char *const verbs[] = { "洒", "照", "射", "透", "映", "吹", "飘", NULL };

  for (guint i = 0; verbs[i] != NULL; i++)
    if (g_str_has_prefix (text, verbs[i]))
      return TRUE;
  return FALSE;
}

/* "霓虹灯掠过她的脸", but "烛光下行走" */
static gboolean
passes_over (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *before = mark - 1;
  gsize         n = strlen ("下");

  /* "在霓虹街头奔跑": a place, and no light */
  return before->role == RC_ROLE_LIGHT && at > 1 && before[-1].first != before->first &&
         strcmp (rc_class_of (self, mark->entry->value), "going") == 0 && before->length > n &&
         strncmp (self->text + mark->start - n, "下", n) != 0 &&
         strncmp (self->text + mark->start - n, "中", n) != 0 &&
         strncmp (self->text + mark->start - n, "里", n) != 0;
}

/* "spotlights sweeping", "smoke rising": what is in the air does */
static gboolean
is_of_air (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *before = at > 0 ? mark - 1 : NULL;

  /* "where rain is falling" */
  while (before != NULL && before > self->marks->items && before->role == RC_ROLE_SKIP)
    before--;
  /* "月光洒进来" */
  if (before != NULL && mark->han && before > self->marks->items && before->role == RC_MARK_WORD &&
      before->han && is_shining (self->text + before->start))
    before--;
  else if (before != NULL && mark->han && !passes_over (self, at))
    return FALSE;
  return before != NULL &&
         (before->role == RC_ROLE_LIGHT || before->role == RC_ROLE_EFFECT ||
          before->role == RC_ROLE_WEATHER || before->role == RC_ROLE_STYLE ||
          (!mark->han &&
           (before->role == RC_ROLE_GARMENT || before->role == RC_ROLE_HAIR ||
            before->role == RC_ROLE_HEADWEAR) &&
           at > 1 && before[-1].role == RC_MARK_COMMA)) &&
         (mark->han || before->role == RC_ROLE_LIGHT ||
          g_str_has_suffix (self->marks->tokens->items[mark->first].normal, "ing"));
}

/* "手持跟拍": the camera is held, and nothing else */
static gboolean
holds_camera (RcReader *self, guint at)
{
  const RcMark  *next = rc_reader_mark (self, at + 1);
  const RcEntry *move;

  if (!rc_reader_mark (self, at)->han || next == NULL || next->role != RC_ROLE_MOVE ||
      strncmp (self->text + rc_reader_mark (self, at)->start, "手持", strlen ("手持")) != 0)
    return FALSE;
  move = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_MOVE, "handheld");
  if (move != NULL)
    rc_set_move (self, at, move);
  return move != NULL;
}

/* "almost hits a priest", "差点摔倒": it does not happen */
static gboolean
nearly_happens (const RcReader *self, guint at)
{
  return at > 0 &&
         (rc_reader_is (self, at - 1, "almost") || rc_reader_is (self, at - 1, "nearly") ||
          rc_reader_is (self, at - 1, "差点") || rc_reader_is (self, at - 1, "险些"));
}

/* "climbs a tree to reach a nest": what for, and not what comes then */
static gboolean
is_purpose (const RcReader *self, guint at)
{
  return at > 0 && rc_reader_is (self, at, "reach") && rc_reader_is (self, at - 1, "to") &&
         self->acted;
}

/** Returns: whether the verb at @at stages nothing that anybody does here */
gboolean
rc_is_no_action (RcReader *self, guint at)
{
  return seems (self, at) || moves_object (self, at) || turns_camera (self, at) ||
         is_for_somebody (self, at) || lands_on_feet (self, at) || is_of_tears (self, at) ||
         is_of_air (self, at) || is_purpose (self, at) || nearly_happens (self, at) ||
         holds_camera (self, at) || rc_does_nothing (self, at) || rc_cut_to_size (self, at) ||
         rc_is_of_it (self, at) || rc_becomes_another (self, at) || rc_names_thing (self, at);
}

/** Returns: whether the verb of the clause stands right before @at: "drifts left", "runs to the
 * left"
 */
gboolean
rc_goes_there (const RcReader *self, guint at)
{
  guint verb = self->motion_at != RC_NOWHERE && self->mover_thing >= 0 ? self->motion_at
               : self->acted                                           ? self->action_at
                                                                       : RC_NOWHERE;

  return verb != RC_NOWHERE && verb < at && at - verb <= 2;
}

/** "from left to right", "leftwards": of what moves in the clause. Returns: whether something does
 */
gboolean
rc_go_sideways (RcReader *self, guint at, const char *way)
{
  gboolean left = strcmp (way, "left") == 0;
  int      first = rc_first_figure (self->actors);

  if (self->motion_at != RC_NOWHERE && self->mover_thing >= 0)
    {
      rc_text_set (&rc_draft_prop (self->draft, self->mover_thing)->out.toward, way);
      rc_reader_span (self, at, at, "props[%d].toward = %s", self->mover_thing, way);
      return TRUE;
    }
  if (!self->acted || first < 0 || self->action == NULL ||
      strcmp (rc_vocabulary_text (self->draft->vocabulary, "class", self->action->value, ""),
              "going") != 0)
    return FALSE;
  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((self->actors & (1u << i)) != 0)
      {
        rc_draft_figure (self->draft, i)->out.facing = left ? -90 : 90;
        rc_draft_figure (self->draft, i)->turned = TRUE;
      }
  rc_aim_figures (self, at, self->actors, way);
  return TRUE;
}

/** "花瓣从树上飘落": the tree does not fall. Returns: whether the noun at @at is where something
 * comes from */
gboolean
rc_comes_from (const RcReader *self, guint at)
{
  for (guint i = at; i > 0 && at - i < RC_ADJECTIVE_REACH; i--)
    {
      if (rc_reader_is (self, i - 1, "从"))
        return TRUE;
      if (rc_reader_mark (self, i - 1)->role == RC_MARK_COMMA ||
          rc_reader_mark (self, i - 1)->role == RC_MARK_STOP)
        break;
    }
  return FALSE;
}

/** "把石头放进小溪", "用木勺搅拌": of whom the text told does that. Returns: whether the noun at
 * @at is what it is done to or with, before its verb */
gboolean
rc_is_object_before (const RcReader *self, guint at)
{
  static const char *const words[] = { "把", "将", "用", "往", "朝", "给", "为", "被", NULL };

  if (!rc_reader_mark (self, at)->han || self->subject == 0 || self->acted)
    return FALSE;
  for (guint i = at; i > 0 && at - i < RC_ADJECTIVE_REACH; i--)
    {
      const RcMark *mark = rc_reader_mark (self, i - 1);

      if (mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP ||
          mark->role == RC_ROLE_PERSON || mark->role == RC_ROLE_PROP)
        return FALSE;
      for (guint k = 0; words[k] != NULL; k++)
        if (rc_reader_is (self, i - 1, words[k]))
          return TRUE;
    }
  return FALSE;
}

/** "然后在沙发上坐下": where somebody does it, who was told of before. Returns: whether the noun at
 * @at is that */
gboolean
rc_is_where (const RcReader *self, guint at)
{
  return rc_reader_mark (self, at)->han && self->subject != 0 &&
         rc_reader_near (self, &self->place, at, LOOK_AHEAD) &&
         rc_reader_is (self, self->place.at, "在");
}

/* "playing with a teddy bear": nobody jumps about with what is in the hands, but for balls */
static gboolean
plays_with (const RcReader *self, guint at, const RcMark *thing)
{
  const RcMark    *mark = rc_reader_mark (self, at);
  g_autofree char *key = NULL;

  if (strcmp (mark->entry->value, "jump") != 0 || thing->role != RC_ROLE_PROP ||
      (thing->entry->flags & RC_TERM_SMALL) == 0 || mark->han ||
      !g_str_has_prefix (self->marks->tokens->items[mark->first].normal, "play"))
    return FALSE;
  key = g_strdup_printf ("play %s", thing->entry->value);
  return *rc_vocabulary_text (self->draft->vocabulary, "objects", key, "") == '\0';
}

/* "a chessboard, and two old men playing": what was named in the sentence is what they play */
static const char *
played_before (const RcReader *self)
{
  int              prop = self->prop_at != RC_NOWHERE || self->present ? self->last_prop : -1;
  g_autofree char *key = NULL;

  if (prop < 0)
    return "";
  key = g_strdup_printf ("play %s", rc_draft_prop (self->draft, prop)->out.kind);
  return rc_vocabulary_text (self->draft->vocabulary, "objects", key, "");
}

/* "a cyclist climbs a pass", "skiers race down a slope": on what their trade goes on, unless they
 * are said to walk. Returns: (nullable): how */
static const RcEntry *
goes_by_trade (const RcReader *self, guint at, int first)
{
  static const char *const ways[] = { "walk", "run", "climb", "fly", "skate", NULL };
  static const char *const afoot[] = { "walk", "stroll", "run", "jog", "push", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);
  const char              *word = self->marks->tokens->items[mark->first].normal, *goes;

  if (first < 0 ||
      (!g_strv_contains (ways, mark->entry->value) && strcmp (mark->entry->motion, "drive") != 0 &&
       !g_str_has_prefix (word, "practi") && !g_str_has_prefix (word, "compet")))
    return NULL;
  for (guint i = 0; afoot[i] != NULL; i++)
    if (g_str_has_prefix (word, afoot[i]))
      return NULL;
  if (mark->han && (strncmp (self->text + mark->start, "走", strlen ("走")) == 0 ||
                    strncmp (self->text + mark->start, "跑", strlen ("跑")) == 0))
    return NULL;
  goes = rc_vocabulary_text (self->draft->vocabulary, "trade goes",
                             rc_draft_figure (self->draft, first)->noun, "");
  return *goes != '\0' ? rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_ACTION, goes) : NULL;
}

/** Returns: (transfer none): what the verb at @at is for @who: of a band, each plays on its own
 * instrument */
const RcEntry *
rc_played_by_trade (const RcReader *self, guint at, guint32 who)
{
  const RcVocabulary *vocabulary = self->draft->vocabulary;
  const RcMark       *mark = rc_reader_mark (self, at);
  int                 first = rc_first_figure (who);
  const RcEntry      *handling = rc_vocabulary_entry (vocabulary, RC_ROLE_ACTION, "hold");
  const RcEntry      *light = rc_light_action (self, at);
  const char         *does;
  const RcEntry      *entry;

  if (light == NULL)
    light = rc_does_otherwise (self, at);
  if (light == NULL)
    light = goes_by_trade (self, at, first);
  if (light != NULL)
    return light;
  /* "plays the saxophone" says it */
  for (guint i = at + 1; i < self->marks->n && i <= at + RC_ADJECTIVE_REACH &&
                         rc_reader_mark (self, i)->role != RC_MARK_COMMA &&
                         rc_reader_mark (self, i)->role != RC_MARK_STOP &&
                         rc_reader_mark (self, i)->role != RC_ROLE_SEQUENCE;
       i++)
    if (rc_reader_mark (self, i)->role == RC_ROLE_PROP ||
        rc_reader_mark (self, i)->role == RC_ROLE_PERSON)
      return plays_with (self, at, rc_reader_mark (self, i)) ? handling : mark->entry;
  const char *verb = self->marks->tokens->items[mark->first].normal;
  const char *table = g_str_has_prefix (verb, "rid")     ? "trade rides"
                      : g_str_has_prefix (verb, "paddl") ? "trade rows"
                                                         : "trade plays";
  gboolean    plays = g_str_has_prefix (verb, "play") || g_str_has_prefix (verb, "perform") ||
                   g_str_has_prefix (self->text + mark->start, "演奏");

  /* "plays with closed eyes", but "plays the saxophone" is all one term */
  gboolean whole = mark->n_tokens > 1 && !mark->han &&
                   strcmp (self->marks->tokens->items[mark->first + 1].normal, "with") != 0 &&
                   strcmp (self->marks->tokens->items[mark->first + 1].normal, "in") != 0;

  if (first < 0 || whole || (strcmp (table, "trade plays") == 0 && !plays))
    return mark->entry;
  does = rc_vocabulary_text (vocabulary, table, rc_draft_figure (self->draft, first)->noun, "");
  if (*does == '\0' && plays)
    does = played_before (self);
  entry = *does != '\0' ? rc_vocabulary_entry (vocabulary, RC_ROLE_ACTION, does) : NULL;
  return entry != NULL ? entry : mark->entry;
}

/* "runs after the bus as it pulls away": the bus does, where no animal is */
static gboolean
is_of_vehicle_it (const RcReader *self, guint at)
{
  if (at == 0 || !rc_reader_is (self, at - 1, "it") || self->last_prop < 0 ||
      !rc_draft_prop (self->draft, self->last_prop)->ridden)
    return FALSE;
  for (guint i = 0; i < self->draft->figures->len; i++)
    if (strcmp (rc_draft_figure (self->draft, i)->out.kind, "person") != 0)
      return FALSE;
  return TRUE;
}

/** "points at a balloon floating above the town": the balloon does, unless it is in a hand.
 * Returns: whether it does */
gboolean
rc_thing_does (RcReader *self, guint at)
{
  static const char *const own[] = {
    "float", "fly", "fall", "burn", "hover", "spin", "sail", NULL
  };
  const RcMark *mark = rc_reader_mark (self, at);

  if (is_of_vehicle_it (self, at) && rc_move_thing (self, at, self->last_prop, mark->entry))
    {
      if (rc_reader_is (self, at + 1, "away") || rc_reader_is (self, at + 1, "off"))
        {
          rc_text_set (&rc_draft_prop (self->draft, self->last_prop)->out.toward, "away");
          rc_reader_span (self, at + 1, at + 1, "props[%d].toward = away", self->last_prop);
          self->resume = at + 2;
        }
      return TRUE;
    }
  return self->acted && !mark->han && at > 0 && self->prop_at + 1 == at && self->last_prop >= 0 &&
         rc_draft_prop (self->draft, self->last_prop)->holder < 0 &&
         g_str_has_suffix (self->marks->tokens->items[mark->first].normal, "ing") &&
         g_strv_contains (own, mark->entry->motion) &&
         rc_move_thing (self, at, self->last_prop, mark->entry);
}
