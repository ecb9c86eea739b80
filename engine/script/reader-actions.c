/* reader-actions.c - what people do: at once, one thing after the other, and in what pose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  MOST_BEATS = 48,
  LOOK_BACK = 5, /* marks between a place and the verb of who is there */
};

/** Returns: whether @action can be directed at somebody */
gboolean
rc_action_aims (const RcEntry *action)
{
  static const char *const aimed[] = {
    "look",        "look-up", "look-down", "look-around", "walk",  "run",   "turn",
    "point",       "talk",    "listen",    "wave",        "bow",   "fight", "embrace",
    "shake-hands", "kiss",    "throw",     "give",        "push",  "pull",  "punch",
    "kick",        "shout",   "whisper",   "sneak",       "limp",  "climb", "crawl",
    "march",       "shoot",   "aim",       "salute",      "smile", "laugh", "fly",
    "swim",        "pounce",  "bark",      "roar",        "sing",  "nod",   "shake-head",
    "clap",        "pet",     NULL
  };

  return g_strv_contains (aimed, action->value);
}

/** Returns: what @figure does last, NULL if that is its first action */
RcDraftBeat *
rc_last_beat (const RcDraftFigure *figure)
{
  guint n = figure->beats->len;

  return n > 0 ? &g_array_index (figure->beats, RcDraftBeat, n - 1) : NULL;
}

/** Directs what @figure does last at the figure @target, or else at the thing @prop. */
void
rc_set_target (RcDraftFigure *figure, int target, int prop)
{
  RcDraftBeat *beat = rc_last_beat (figure);

  *(beat != NULL ? &beat->target : &figure->target) = target;
  *(beat != NULL ? &beat->target_prop : &figure->target_prop) = prop;
}

/* "puts the boat into the water and claps": the hand is empty after that */
static gboolean
lets_go (const char *action)
{
  return strcmp (action, "put-down") == 0 || strcmp (action, "throw") == 0;
}

/* Adds what @figure does from the current part of the shot on. */
static void
add_beat (RcReader *self, RcDraftFigure *figure, const RcEntry *action)
{
  RcDraftBeat beat = { .phase = self->phase,
                       .action = action->value,
                       .expression = action->expression,
                       .toward = action->toward,
                       .wants = action->holds,
                       .target = -1,
                       .target_prop = -1,
                       .holds = lets_go (figure->out.action) ? -1 : figure->out.holds,
                       .pace = 1 };

  if (figure->beats->len > 0)
    {
      RcDraftBeat *last = &g_array_index (figure->beats, RcDraftBeat, figure->beats->len - 1);

      beat.holds = lets_go (last->action) ? -1 : last->holds;
      if (last->phase == self->phase)
        {
          *last = beat;
          return;
        }
    }
  if (figure->beats->len < MOST_BEATS)
    g_array_append_val (figure->beats, beat);
}

static const char *
action_now (const RcDraftFigure *figure, guint *phase)
{
  const RcDraftBeat *last =
      figure->beats->len > 0 ? &g_array_index (figure->beats, RcDraftBeat, figure->beats->len - 1)
                             : NULL;

  *phase = last != NULL ? last->phase : figure->phase;
  return last != NULL ? last->action : figure->out.action;
}

/* "three children fly a kite": they have one; "fly kites": each has its own */
static gboolean
is_shared (const RcReader *self, guint at, const RcEntry *action)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const char   *last = self->marks->tokens->items[mark->first + mark->n_tokens - 1].normal;

  return rc_vocabulary_number (self->draft->vocabulary, "shared", action->holds, 0) > 0 &&
         (mark->n_tokens == 1 || !g_str_has_suffix (last, "s"));
}

static void
do_first (RcReader *self, guint at, RcDraftFigure *figure, const RcEntry *action)
{
  rc_text_set (&figure->out.action, action->value);
  if (*action->expression != '\0')
    rc_text_set (&figure->out.expression, action->expression);
  figure->acts = TRUE;
  figure->waits = (action->flags & RC_TERM_WAITS) != 0;
  figure->phase = self->phase;
  /* a saxophonist plays what saxophonists hold */
  if (*action->holds != '\0' &&
      (*figure->wants == '\0' || !g_str_has_prefix (action->value, "play-")))
    {
      figure->wants = action->holds;
      figure->shares = is_shared (self, at, action);
    }
}

/* "smiling, she looks at him": she goes on smiling */
static void
keep_face (RcReader *self, int index, const char *now)
{
  static const char *const faces[] = { "smile", "laugh", "cry", NULL };
  RcDraftFigure           *figure = rc_draft_figure (self->draft, index);

  if (!g_strv_contains (faces, now) || self->done_at == RC_NOWHERE)
    return;
  rc_reader_span (self, self->done_at, self->done_at, "figures[%d].expression = %s", index, now);
  rc_text_set (&figure->out.expression, now);
}

/* "walks to the window and looks out": who goes somewhere looks when there. */
static gboolean
looks_there (const RcReader      *self,
             guint                at,
             const RcDraftFigure *figure,
             const char          *now,
             const char *new)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const char   *word = self->marks->tokens->items[mark->first].normal;

  return !self->meanwhile && !mark->han && figure->beats->len <= 1 &&
         !g_str_has_suffix (word, "ing") && g_str_has_prefix (new, "look") &&
         strcmp (rc_class_of (self, now), "going") == 0 &&
         (figure->anchor_prop >= 0 || figure->target_prop >= 0 ||
          (figure->beats->len > 0 && rc_last_beat (figure)->target_prop >= 0));
}

/* "nods and smiles": the face does that while the rest goes on. */
static gboolean
is_aside (RcReader *self, guint at, int index, const char *now, const RcEntry *action)
{
  static const char *const faces[] = { "smile", "laugh", "cry", NULL };
  RcDraftFigure           *figure = rc_draft_figure (self->draft, index);

  if (!g_strv_contains (faces, action->value) || g_strv_contains (faces, now) ||
      strcmp (now, "stand") == 0 || figure->beats->len > 0)
    return FALSE;
  rc_text_set (&figure->out.expression, action->expression);
  rc_reader_span (self, at, at, "figures[%d].expression = %s", index, action->expression);
  return TRUE;
}

/* "He gives her a boat, she puts it down, he looks": once another did something in between, what
 * one does comes after that */
static gboolean
answers (const RcReader *self, int index, const char *now, const char *new)
{
  static const char *const events[] = { "change", "moment", "meeting", "hands",
                                        "face",   "going",  NULL };

  /* "she stirs the flour, both laugh": hands go on with what they do */
  if (strcmp (rc_class_of (self, now), "hands") == 0 &&
      (strcmp (new, "laugh") == 0 || strcmp (new, "smile") == 0))
    return FALSE;
  return !self->meanwhile && self->doers != 0 && (self->doers & (1u << index)) == 0 &&
         g_strv_contains (events, rc_class_of (self, new));
}

/* "pours milk, drawing a heart": what hands do already is what is seen of it */
static gboolean
goes_along (const RcReader *self, guint at, const char *now)
{
  static const char *const busy[] = { "hands", "moment", "meeting", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);

  return !mark->han && at > 0 && mark[-1].role == RC_MARK_COMMA &&
         g_str_has_suffix (self->marks->tokens->items[mark->first].normal, "ing") &&
         g_strv_contains (busy, rc_class_of (self, now));
}

/* Returns: whether @action became part of the staging */
static gboolean
apply_action (RcReader *self, guint at, int index, const RcEntry *action)
{
  RcDraftFigure      *figure = rc_draft_figure (self->draft, index);
  const RcVocabulary *vocabulary = self->draft->vocabulary;
  guint               phase;
  const char         *now = action_now (figure, &phase), *pose = figure->out.pose;
  gboolean            moves = strcmp (rc_class_of (self, now), "going") == 0;

  if (*action->rides != '\0')
    figure->saddle = action->rides;
  if ((action->flags & RC_TERM_ENTERS) != 0)
    rc_text_set (&figure->out.enters, *figure->at == 'r' ? "right" : "left");
  if ((action->flags & RC_TERM_LEAVES) != 0)
    rc_text_set (&figure->out.leaves, "right");
  if (!figure->acts && *figure->saddle != '\0' && rc_is_riding (now) && moves &&
      strcmp (rc_class_of (self, action->value), "going") == 0)
    return TRUE;
  if (!figure->acts)
    {
      do_first (self, at, figure, action);
      return TRUE;
    }
  /* "knights on horseback charge": they ride all the time */
  if (rc_is_riding (now) && strcmp (rc_class_of (self, action->value), "going") == 0)
    return TRUE;
  if (phase == self->phase && (rc_is_next (self, at, now, action->value, figure->beats->len > 0) ||
                               answers (self, index, now, action->value) ||
                               looks_there (self, at, figure, now, action->value)))
    rc_reader_next_phase (self, -1);
  if (phase < self->phase)
    {
      add_beat (self, figure, action);
      return TRUE;
    }
  if (figure->beats->len == 0 && rc_combine (self, &pose, &now, action->value))
    {
      g_autofree char *kept = g_strdup (pose);

      rc_text_set (&figure->out.action, now);
      rc_text_set (&figure->out.pose, kept);
      if (*action->holds != '\0')
        figure->wants = action->holds;
      return TRUE;
    }
  if (is_aside (self, at, index, now, action) || goes_along (self, at, now))
    return FALSE;
  /* Who sits goes on sitting while talking; who walks stops when told to. */
  if (rc_vocabulary_number (vocabulary, "rank", action->value, 3) <
          rc_vocabulary_number (vocabulary, "rank", now, 3) &&
      !(moves && strcmp (action->value, "stand") == 0))
    return FALSE;
  if (figure->beats->len > 0)
    add_beat (self, figure, action);
  else
    {
      keep_face (self, index, now);
      do_first (self, at, figure, action);
    }
  return TRUE;
}

/** Lets the figures @who do @action, whose word is at @at. */
void
rc_reader_act (RcReader *self, guint at, const RcEntry *action, guint32 who)
{
  g_autoptr (GString) what = g_string_new (NULL);

  /* "牵着孙女的手走过小桥": she walks, too */
  if (self->led != 0 && (who & self->led) == 0 &&
      strcmp (rc_class_of (self, action->value), "going") == 0 && !rc_is_riding (action->value))
    who |= self->led;
  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((who & (1u << i)) != 0 && apply_action (self, at, i, action))
      {
        const GArray *beats = rc_draft_figure (self->draft, i)->beats;

        g_string_append_printf (what, "%sfigures[%u]", what->len > 0 ? ", " : "", i);
        if (beats->len > 0)
          g_string_append_printf (what, ".beats[%u]", beats->len - 1);
        g_string_append_printf (what, ".action = %s", action->value);
      }
  self->staged_in_phase = TRUE;
  self->done_at = at;
  self->doers = who;
  if (what->len > 0)
    rc_reader_span (self, at, at, "%s", what->str);
  if (*action->toward != '\0')
    rc_aim_figures (self, at, who, action->toward);
  rc_take_pace (self, at);
}

/* "in shining armour" */
static gboolean
follows_preposition (const RcReader *self, guint at)
{
  guint role = at > 0 ? rc_reader_mark (self, at - 1)->role : RC_N_MARKS;

  return role == RC_ROLE_IN || role == RC_ROLE_WITH || role == RC_ROLE_DRESSED;
}

/** Returns: whether the verb at @at says of which kind the noun behind it is: "奔跑的男孩" */
gboolean
rc_is_relative (const RcReader *self, guint at)
{
  if (!rc_reader_mark (self, at)->han || !rc_reader_is (self, at + 1, "的"))
    return FALSE;
  /* "弹吉他的快乐的熊猫" */
  for (guint i = at + 2; i < self->marks->n && i < at + 2 + 2 * RC_ADJECTIVE_REACH; i++)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_ROLE_PERSON:
      case RC_ROLE_PROP:
      case RC_ROLE_EFFECT:
      case RC_MARK_NAME:
        return TRUE;
      case RC_MARK_WORD:
      case RC_ROLE_SKIP:
      case RC_ROLE_AGE:
      case RC_ROLE_BUILD:
      case RC_ROLE_HEIGHT:
      case RC_ROLE_COLOUR:
      case RC_ROLE_MATERIAL:
      case RC_ROLE_EXPRESSION:
        break;
      default:
        return FALSE;
      }
  return FALSE;
}

/* What "把" puts before the verb is in the hand of who acts: "把苹果递给他" */
static void
take_object (RcReader *self, guint at, guint32 who)
{
  guint prop = self->prop_at;

  if (!rc_reader_mark (self, at)->han || prop == RC_NOWHERE || prop == 0 || at - prop > 2 ||
      self->last_prop < 0 || !rc_draft_prop (self->draft, self->last_prop)->small)
    return;
  for (guint i = prop; i > 0 && prop - i < 4; i--)
    if (rc_reader_is (self, i - 1, "把"))
      {
        rc_hold_prop (self, prop, at, rc_first_figure (who), self->last_prop);
        return;
      }
}

/** Returns: whether the verb at @at is an adjective of the noun that follows: "a running man" */
gboolean
rc_is_participle (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const RcMark *next = rc_reader_mark (self, rc_reader_skip (self, at + 1));
  const char   *word = self->marks->tokens->items[mark->first].normal;

  if (mark->han)
    return rc_is_relative (self, at);
  if (next == NULL || !g_str_has_suffix (word, "ing") ||
      (rc_reader_article (self, at) == RC_NOWHERE && !follows_preposition (self, at)))
    return FALSE;
  return next->role == RC_ROLE_GARMENT || next->role == RC_ROLE_HEADWEAR ||
         next->role == RC_ROLE_PERSON || next->role == RC_ROLE_PROP || next->role == RC_MARK_WORD ||
         next->role == RC_ROLE_COLOUR || next->role == RC_ROLE_AGE || next->role == RC_ROLE_BUILD ||
         next->role == RC_ROLE_HEIGHT;
}

/* What is no figure does it: a crowd, a thing, or somebody that no word is known for. Returns:
 * whether the action is dealt with */
static gboolean
let_other_do (RcReader *self, guint at)
{
  const RcEntry *action = rc_reader_mark (self, at)->entry;

  if (self->crowd >= 0)
    {
      RcStagingCrowd *crowd = &g_array_index (self->draft->crowds, RcStagingCrowd, self->crowd);

      rc_text_set (&crowd->action, action->value);
      rc_reader_span (self, at, at, "crowds[%d].action = %s", self->crowd, action->value);
      return TRUE;
    }
  if (!self->named && rc_read_unknown_figure (self, at) >= 0)
    return FALSE;
  if (self->mover_thing >= 0)
    rc_move_thing (self, at, self->mover_thing, action);
  return TRUE;
}

/* "床上躺着一只猫", "门口站着两个人": whoever does it stands behind the verb. */
static gboolean
comes_before_subject (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const char *class = rc_class_of (self, mark->entry->value);
  guint next = at + 1;

  if (self->named || self->acted || (strcmp (class, "rest") != 0 && strcmp (class, "going") != 0))
    return FALSE;
  /* "beside the table stands a man" */
  if (!mark->han)
    return (self->position.at != RC_NOWHERE ||
            rc_reader_near (self, &self->place, at, LOOK_BACK)) &&
           (rc_reader_is (self, next, "a") || rc_reader_is (self, next, "an") ||
            (rc_reader_mark (self, next) != NULL &&
             rc_reader_mark (self, next)->role == RC_ROLE_NUMBER));
  if (!rc_goes_on (self, at))
    return FALSE;
  if (rc_reader_is (self, next, "着"))
    next++;
  return rc_reader_mark (self, next) != NULL && rc_reader_mark (self, next)->role == RC_ROLE_NUMBER;
}

/* "A bottle on a plinth, slowly turning": where nobody is, it is the thing that was named. */
static gboolean
let_named_thing_do (RcReader *self, guint at)
{
  RcDraft *draft = self->draft;

  return draft->figures->len == 0 && draft->crowds->len == 0 && draft->named >= 0 && !self->named &&
         rc_move_thing (self, at, draft->named, rc_reader_mark (self, at)->entry);
}

/* "removes her mask", all one term: now it is known that she is a woman. */
static void
tell_gender (RcReader *self, guint at, guint32 who)
{
  const RcMark  *mark = rc_reader_mark (self, at);
  RcDraftFigure *figure;

  if (who == 0 || (who & (who - 1)) != 0 || mark->n_tokens < 2 || mark->han)
    return;
  figure = rc_draft_figure (self->draft, rc_first_figure (who));
  for (guint i = mark->first; i < mark->first + mark->n_tokens; i++)
    {
      const char *word = self->marks->tokens->items[i].normal;
      gboolean    her = strcmp (word, "her") == 0, his = strcmp (word, "his") == 0;

      if ((her || his) && *figure->gender == '\0' && figure->cast < 0 &&
          strcmp (figure->out.kind, "person") == 0)
        rc_draft_set_gender (figure, her ? "f" : "m");
    }
}

/* "watches the boat leave", "watches it float away": the boat does */
static gboolean
is_seen_doing (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  return self->acted && !self->joining && (!mark->han || rc_reader_is (self, at - 1, "它")) &&
         (self->prop_at + 1 == at ||
          (at > 0 && (rc_reader_is (self, at - 1, "it") || mark->han))) &&
         self->action != NULL && strcmp (self->action->value, "hold") != 0 &&
         strcmp (rc_class_of (self, self->action->value), "face") == 0;
}

/* "she watches it float away": that is what she looks at */
static void
watch_thing (RcReader *self, guint at)
{
  int first = rc_first_figure (self->actors);

  if (first < 0 || !rc_action_aims (self->action))
    return;
  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((self->actors & (1u << i)) != 0)
      rc_set_target (rc_draft_figure (self->draft, i), -1, self->last_prop);
  rc_reader_span (self, at, at, "figures[%d].facing = %s", first,
                  rc_draft_prop (self->draft, self->last_prop)->out.name);
}

/* What the verb at @at is, if whoever is the subject of the clause does nothing of the kind.
 * Returns: whether it is dealt with */
static gboolean
is_dealt_with (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  if (self->reads == RC_READ_HEADING || rc_turns_colour (self, at) || rc_is_no_action (self, at))
    return TRUE;
  /* “Where?” asks the sailor */
  if (self->line >= 0 && self->saying == NULL)
    {
      self->saying = mark->entry;
      return TRUE;
    }
  if (rc_is_participle (self, at))
    {
      if (!rc_read_face_of (self, at, mark->entry->expression))
        self->doing = (RcPending){ at, mark->entry };
      return TRUE;
    }
  if (is_seen_doing (self, at))
    {
      if (self->last_prop >= 0)
        {
          rc_move_thing (self, at, self->last_prop, mark->entry);
          watch_thing (self, at);
        }
      return TRUE;
    }
  /* "a leaf turns yellow and falls": the leaf does */
  if (self->joining && self->mover_thing >= 0 && !self->named && !self->acted)
    self->thing = TRUE;
  if (self->reads == RC_READ_PROMPT && comes_before_subject (self, at))
    {
      self->opening = (RcPending){ at, mark->entry };
      self->subject = 0;
      self->thing = FALSE;
      return TRUE;
    }
  /* "a sleigh pulled by two deer": the deer do */
  if (self->reads == RC_READ_PROMPT && rc_read_agent (self, at))
    return TRUE;
  return (self->thing && let_other_do (self, at)) || self->reads != RC_READ_PROMPT;
}

/* Who does the action at @at: the subject of the clause, or who was named last */
static guint32
doer_of (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  /* "paints a man sitting on a chair": he sits */
  if (self->acted && !mark->han && at > 0 &&
      rc_reader_mark (self, at - 1)->role == RC_ROLE_PERSON &&
      g_str_has_suffix (self->marks->tokens->items[mark->first].normal, "ing"))
    return self->last_group;
  return self->subject == 0 && self->last_figure >= 0 ? 1u << self->last_figure : self->subject;
}

/* Nobody is there yet who could do what the mark at @at says. */
static void
wait_for_doer (RcReader *self, guint at)
{
  self->opening = (RcPending){ at, rc_reader_mark (self, at)->entry };
  if (at > 0 && (rc_reader_is (self, at - 1, "they") || rc_reader_is (self, at - 1, "他们")))
    self->they = self->opening;
  self->acted = FALSE;
}

void
rc_read_action (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  guint32       who;

  if (is_dealt_with (self, at) || rc_thing_does (self, at))
    return;
  who = doer_of (self, at);
  if (who == 0 && let_named_thing_do (self, at))
    return;
  tell_gender (self, at, who);
  self->action = rc_played_by_trade (self, at, who);
  self->action_at = at;
  self->actors = who;
  self->acted = TRUE;
  self->listed = 0;
  self->joining = FALSE;
  self->toward.at = RC_NOWHERE;
  if (!mark->han)
    self->place.at = RC_NOWHERE;
  if (rc_mark_entry (mark, RC_ROLE_VOICE) != NULL || strcmp (mark->entry->value, "talk") == 0)
    self->voiced = MAX (self->voiced, 1);
  if (who == 0)
    {
      wait_for_doer (self, at);
      return;
    }
  rc_act_by_trade (self, at, who);
  take_object (self, at, who);
  if (self->aim >= 0)
    rc_aim_at_figure (self, at, who, self->aim);
  else if (self->aim_value != NULL)
    rc_aim_figures (self, at, who, self->aim_value);
  self->aim = -1;
  self->aim_value = NULL;
}

/** "They embrace on the platform: a soldier and a woman.": lets those do it who were named behind
 * it, and do nothing else. To be called when all is read. */
void
rc_take_they (RcReader *self)
{
  guint32 who = 0;

  for (guint i = 0; self->they.at != RC_NOWHERE && i < self->draft->figures->len; i++)
    if (!rc_draft_figure (self->draft, i)->acts)
      who |= 1u << i;
  if (who != 0)
    rc_reader_act (self, self->they.at, self->they.entry, who);
  self->they.at = RC_NOWHERE;
}
