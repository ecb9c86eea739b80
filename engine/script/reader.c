/* reader.c - the loop, the camera and the world
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

typedef void (*ReadFunc) (RcReader *self, guint at);

/** Returns: the mark at @at, or NULL beyond the text */
const RcMark *
rc_reader_mark (const RcReader *self, guint at)
{
  return at < self->marks->n ? &self->marks->items[at] : NULL;
}

/** Returns: whether @pending waits and stands at most @reach marks before @at */
gboolean
rc_reader_near (const RcReader *self, const RcPending *pending, guint at, guint reach)
{
  return pending->at != RC_NOWHERE && pending->at < at && at - pending->at <= reach;
}

/** Records what the marks from @first to @last set. */
void
rc_reader_span (RcReader *self, guint first, guint last, const char *format, ...)
{
  const RcMark    *from = rc_reader_mark (self, first), *to = rc_reader_mark (self, last);
  g_autofree char *what = NULL;
  va_list          args;

  if (self->reads == RC_READ_HEADING)
    return;
  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  rc_draft_add_span (self->draft, self->reads == RC_READ_SCENE, from->start,
                     to->start + to->length - from->start, "%s", what);
}

/** Returns: the first mark from @at on that is more than an article */
guint
rc_reader_skip (const RcReader *self, guint at)
{
  while (at < self->marks->n && (self->marks->items[at].role == RC_ROLE_SKIP ||
                                 self->marks->items[at].role == RC_ROLE_DEFINITE))
    at++;
  return at;
}

/** Returns: whether the mark at @at is the one word @word */
gboolean
rc_reader_is (const RcReader *self, guint at, const char *word)
{
  const RcMark *mark = rc_reader_mark (self, at);

  return mark != NULL && mark->n_tokens == 1 && mark->length > 0 &&
         strcmp (self->marks->tokens->items[mark->first].normal, word) == 0;
}

/* What "no" denies may be there already, from the scene: then it goes. */
static void
read_denied (RcReader *self, guint at)
{
  const RcMark  *mark = rc_reader_mark (self, at);
  const RcEntry *weather = rc_mark_entry (mark, RC_ROLE_WEATHER);

  /* "no rain" takes heavy rain away too */
  if (weather != NULL && self->draft->weather != NULL &&
      g_str_has_suffix (self->draft->weather, weather->value) &&
      strcmp (weather->value, "clear") != 0)
    {
      self->draft->weather = "clear";
      rc_reader_span (self, at, at, "weather = clear");
    }
  if (mark->role == RC_ROLE_ACTION)
    self->action = NULL;
  /* "without cars": what the set would have of them */
  if (mark->role == RC_ROLE_PROP && (mark->entry->flags & RC_TERM_RIDDEN) != 0)
    rc_read_emptiness (self, at);
}

/* Without a comma or a stop a new clause begins only where a new subject does (see rc_read_figure).
 */
void
rc_reader_end_clause (RcReader *self, gboolean strong)
{
  static const RcPending none = { RC_NOWHERE, NULL };

  rc_end_relation (self);
  self->thing = self->named = self->joining = self->acted = FALSE;
  self->aim = -1;
  self->aim_value = NULL;
  self->prop_at = RC_NOWHERE;
  self->toward = self->with = self->relation = self->number = self->definite = none;
  self->place = none;
  self->many = self->agent = self->pace = self->empty = none;
  self->meanwhile = FALSE;
  self->dressed = self->motion_at = RC_NOWHERE;
  self->mover_thing = self->crowd = -1;
  if (strong)
    {
      self->action = NULL;
      self->actors = self->listed = self->led = 0;
      self->line = -1;
      self->saying = NULL;
      self->frames = self->shouldered = self->present = FALSE;
      self->filming = self->ordered = FALSE;
      self->voiced = 0;
      self->move_at = RC_NOWHERE;
      rc_drop_adjectives (self);
      self->hair = none;
      self->n_worn = 0;
      self->position = self->hand = self->opening = self->surface = none;
      self->anchor = self->beside = self->in_hand = self->perch_on = -1;
      self->besides = FALSE;
    }
}

static void
read_stop (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const RcMark *next = rc_reader_mark (self, at + 1);
  guint         voiced = self->voiced;
  guint32       actors = self->actors, subject = self->subject;
  gboolean      spelt = voiced == 2 && next != NULL &&
                   (next->role == RC_MARK_COMMA || next->role == RC_MARK_STOP); /* "(V.O.):" */
  gboolean quoted = next != NULL && mark->length > 0 && (next->role == RC_MARK_QUOTE || spelt);

  rc_flush_adjectives (self);
  rc_begin_parts (self, at);
  self->draft->sentence++;
  /* "Mara: “There you are.”" */
  if (quoted && self->named && self->action == NULL && self->subject != 0)
    voiced = MAX (voiced, 1);
  rc_reader_end_clause (self, TRUE);
  if (self->after)
    rc_reader_next_phase (self, -1);
  self->after = FALSE;
  /* what is announced is said behind the colon, or in the next sentence */
  if (quoted)
    {
      self->voiced = voiced;
      self->actors = actors;
      self->subject = subject;
    }
}

static void
read_comma (RcReader *self, guint at)
{
  /* "Mara, a sailor and a cook walk" */
  if (self->named && !self->acted)
    self->listed |= self->subject;
  gboolean which = rc_reader_is (self, at + 1, "which") && self->prop_at != RC_NOWHERE;

  rc_flush_adjectives (self);
  rc_begin_parts (self, at);
  rc_leave_member (self);
  /* "first person view walking through a forest, a wolf howls": the walker is not seen */
  if (self->draft->eyes >= 0 && !self->named)
    self->opening.at = RC_NOWHERE;
  rc_reader_end_clause (self, FALSE);
  /* "a door, which opens" */
  if (which)
    {
      self->thing = TRUE;
      self->mover_thing = self->last_prop;
    }
  if (self->after)
    rc_reader_next_phase (self, -1);
  self->after = FALSE;
}

static void
read_and (RcReader *self, guint at)
{
  /* "while", "then": a clause of its own, in which who did something goes on */
  if (strcmp (rc_reader_mark (self, at)->entry->value, "clause") == 0)
    {
      rc_reader_end_clause (self, FALSE);
      self->meanwhile = TRUE;
    }
  self->joining = TRUE;
  self->thing = FALSE;
  self->toward.at = RC_NOWHERE;
}

#define PENDING(role_name, field)                                                                  \
  static void read_##role_name (RcReader *self, guint at)                                          \
  {                                                                                                \
    self->field = (RcPending){ at, rc_reader_mark (self, at)->entry };                             \
  }

PENDING (toward, toward)
PENDING (with, with)
PENDING (in, place)
PENDING (number, number)
PENDING (build, build)
PENDING (height, height)
PENDING (definite, definite)
PENDING (material, material)
PENDING (age, age)
PENDING (skin, skin)

/* "a robot with one red eye", "蓝眼睛的机器人": nothing else is of that colour */
static gboolean
is_of_eyes (const RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);

  return next != NULL && next->length > 0 &&
         (rc_reader_is (self, at + 1, "eye") || rc_reader_is (self, at + 1, "eyes") ||
          g_str_has_prefix (self->text + next->start, "眼") ||
          g_str_has_prefix (self->text + next->start, "瞳"));
}

static void
read_colour (RcReader *self, guint at)
{
  if (!is_of_eyes (self, at) && !rc_read_share (self, at) && !rc_read_colour_behind (self, at))
    self->colour = (RcPending){ at, rc_reader_mark (self, at)->entry };
}

/* "一男一女": a noun of its own; else an adjective that its noun looks for */
static void
read_gender (RcReader *self, guint at)
{
  if (!rc_is_sex_noun (self, at))
    return;
  self->joining |= at > 1 && self->number.at == at - 1 && rc_is_sex_noun (self, at - 2);
  rc_read_person (self, at);
}

/* "an empty street", or "the street is empty" */
static void
read_empty (RcReader *self, guint at)
{
  self->empty = (RcPending){ at, rc_reader_mark (self, at)->entry };
  for (guint i = at; i > 0 && at - i < RC_ADJECTIVE_REACH; i--)
    {
      guint role = rc_reader_mark (self, i - 1)->role;

      if (role == RC_MARK_STOP || role == RC_MARK_COMMA)
        return;
      if (role == RC_ROLE_SET)
        rc_read_emptiness (self, at);
    }
}

static const ReadFunc functions[RC_N_MARKS] = {
  [RC_ROLE_SIZE] = rc_read_size,
  [RC_ROLE_ANGLE] = rc_read_angle,
  [RC_ROLE_MOVE] = rc_read_move,
  [RC_ROLE_LENS] = rc_read_lens,
  [RC_ROLE_MM] = rc_read_millimetres,
  [RC_ROLE_FOCUS] = rc_read_focus,
  [RC_ROLE_DIRECTION] = rc_read_direction,
  [RC_ROLE_INTERIOR] = rc_read_interior,
  [RC_ROLE_TIME] = rc_read_world,
  [RC_ROLE_WEATHER] = rc_read_world,
  [RC_ROLE_LIGHT] = rc_read_world,
  [RC_ROLE_SEASON] = rc_read_world,
  [RC_ROLE_ERA] = rc_read_world,
  [RC_ROLE_PALETTE] = rc_read_world,
  [RC_ROLE_TEMPO] = rc_read_amount,
  [RC_ROLE_WIND] = rc_read_amount,
  [RC_ROLE_SHUTTER] = rc_read_amount,
  [RC_ROLE_EFFECT] = rc_read_effect,
  [RC_ROLE_CROWD] = rc_read_crowd,
  [RC_ROLE_SET] = rc_read_set,
  [RC_ROLE_WARMTH] = rc_read_mood,
  [RC_ROLE_TENSION] = rc_read_mood,
  [RC_ROLE_ACTION] = rc_read_action,
  [RC_ROLE_PERSON] = rc_read_person,
  [RC_ROLE_PROP] = rc_read_prop,
  [RC_ROLE_GENDER] = read_gender,
  [RC_ROLE_FEATURE] = rc_read_feature,
  [RC_ROLE_COLOUR] = read_colour,
  [RC_ROLE_MATERIAL] = read_material,
  [RC_ROLE_GARMENT] = rc_read_worn,
  [RC_ROLE_HEADWEAR] = rc_read_worn,
  [RC_ROLE_WEARS] = rc_read_worn,
  [RC_ROLE_HAIR] = rc_read_hair,
  [RC_ROLE_HAIR_COLOUR] = rc_read_hair,
  [RC_ROLE_SKIN] = read_skin,
  [RC_ROLE_EMPTY] = read_empty,
  [RC_ROLE_AGE] = read_age,
  [RC_ROLE_YEARS] = rc_read_years,
  [RC_ROLE_EXPRESSION] = rc_read_face,
  [RC_ROLE_DRESSED] = rc_read_dressed,
  [RC_ROLE_BUILD] = read_build,
  [RC_ROLE_HEIGHT] = read_height,
  [RC_ROLE_PACE] = rc_read_pace,
  [RC_ROLE_POSITION] = rc_read_position,
  [RC_ROLE_TARGET] = rc_read_target,
  [RC_ROLE_TOWARD] = read_toward,
  [RC_ROLE_EACH_OTHER] = rc_read_each_other,
  [RC_ROLE_NUMBER] = read_number,
  [RC_ROLE_PRONOUN] = rc_read_pronoun,
  [RC_ROLE_AND] = read_and,
  [RC_ROLE_WITH] = read_with,
  [RC_ROLE_IN] = read_in,
  [RC_ROLE_DEFINITE] = read_definite,
  [RC_ROLE_HAND] = rc_read_hand,
  [RC_ROLE_SURFACE] = rc_read_surface,
  [RC_ROLE_OVER] = rc_read_over,
  [RC_ROLE_VOICE] = rc_read_voice,
  [RC_ROLE_OFF] = rc_read_voice,
  [RC_ROLE_SEQUENCE] = rc_read_sequence,
  [RC_ROLE_SHOT] = rc_read_shot,
  [RC_MARK_NAME] = rc_read_name,
  [RC_MARK_WORD] = rc_read_unknown,
  [RC_MARK_QUOTE] = rc_read_quote,
  [RC_MARK_COMMA] = read_comma,
  [RC_MARK_STOP] = read_stop,
};

/* Whether adjectives that wait find no noun any more once a mark of @role was read. */
static gboolean
ends_phrase (guint role)
{
  switch (role)
    {
    case RC_ROLE_ACTION:
    case RC_ROLE_POSITION:
    case RC_ROLE_IN:
    case RC_ROLE_TOWARD:
    case RC_ROLE_OVER:
    case RC_ROLE_WITH:
    case RC_ROLE_SET:
    case RC_ROLE_FEATURE:
    case RC_ROLE_SIZE:
    case RC_ROLE_MOVE:
    case RC_ROLE_ANGLE:
    case RC_ROLE_EFFECT:
    case RC_ROLE_TIME:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_of_heading (guint role)
{
  return role == RC_ROLE_INTERIOR || role == RC_ROLE_SET || role == RC_ROLE_TIME ||
         role == RC_ROLE_WEATHER;
}

/** Begins a reading: headings, scenes and prompts of one shot are read one after the other. */
void
rc_reader_init (RcReader *self, RcDraft *draft)
{
  *self = (RcReader){ .draft = draft,
                      .last_figure = -1,
                      .last_prop = -1,
                      .shared = -1,
                      .host = -1,
                      .anchor = -1,
                      .beside = -1,
                      .in_hand = -1,
                      .perch_on = -1,
                      .speaker = -2,
                      .line = -1,
                      .place_at = RC_NOWHERE };
  rc_reader_end_clause (self, TRUE);
}

/** Reads the mark at @at by its role. */
void
rc_reader_read_mark (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  if (functions[mark->role] == NULL)
    return;
  if (mark->negated && mark->role != RC_MARK_COMMA && mark->role != RC_MARK_STOP)
    read_denied (self, at);
  else if (!rc_read_film (self, at))
    functions[mark->role](self, at);
  if (ends_phrase (mark->role) && self->doing.at != at)
    rc_drop_adjectives (self);
}

/** Reads @marks, which must outlive the reader's next reading. Linear in their number. */
void
rc_reader_read (RcReader *self, const RcMarks *marks, RcReadWhat what)
{
  self->marks = marks;
  self->text = marks->tokens->text;
  self->reads = what;
  self->resume = 0;
  self->done_at = self->figure_at = self->parts_end = self->under_at = RC_NOWHERE;
  self->thing_at = self->member_end = RC_NOWHERE;
  self->parts = self->member = 0;
  self->part_at = self->place_at = self->sky_at = self->inside_at = self->they.at = RC_NOWHERE;
  rc_reader_end_clause (self, TRUE);
  for (guint at = 0; at < marks->n; at++)
    {
      const RcMark *mark = &marks->items[at];

      if (at >= self->resume && (rc_read_member (self, at) || rc_read_perch (self, at)))
        continue;
      if (at < self->resume || functions[mark->role] == NULL ||
          (what == RC_READ_HEADING && !is_of_heading (mark->role)))
        continue;
      if (!rc_read_timecode (self, at) && !rc_read_cue (self, at) && !rc_read_arrival (self, at) &&
          !rc_read_change (self, at) && !rc_read_relative (self, at) &&
          !rc_read_locative (self, at))
        rc_reader_read_mark (self, at);
    }
  rc_flush_adjectives (self);
  if (what == RC_READ_PROMPT)
    {
      rc_take_they (self);
      rc_read_sky (self);
      rc_read_room_of_part (self);
      rc_read_unknown_place (self);
    }
  self->last_prop = -1;
}
