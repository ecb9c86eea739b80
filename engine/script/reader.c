/* reader.c - the loop, the camera and the world
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader.h"

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

static void
read_camera (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;
  const char   **field = entry->role == RC_ROLE_ANGLE ? &self->draft->angle : &self->draft->move;

  *field = entry->value;
  rc_reader_span (self, at, at, "camera.%s = %s", entry->role == RC_ROLE_ANGLE ? "angle" : "move",
                  entry->value);
}

/* The shoulder in "over the shoulder of Mara" is Mara's; the one in "over-the-shoulder on Mara" is
 * not. In Chinese the name stands before. */
static void
read_shoulder_owner (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const RcMark *next = rc_reader_mark (self, rc_reader_skip (self, at + 1));
  const RcMark *before = at > 0 ? mark - 1 : NULL;
  const char   *last = self->marks->tokens->items[mark->first + mark->n_tokens - 1].normal;

  if (strcmp (last, "of") == 0 && next != NULL && next->role == RC_MARK_NAME)
    {
      self->draft->over = rc_draft_add_character (self->draft, next->cast);
      self->resume = next - self->marks->items + 1;
      rc_reader_span (self, self->resume - 1, self->resume - 1, "camera.over = %s",
                      self->draft->input->cast[next->cast].name);
    }
  else if (mark->han && before != NULL && before->role == RC_MARK_NAME)
    {
      self->draft->over = rc_draft_add_character (self->draft, before->cast);
      self->subject = 0;
    }
}

/* "Over Mara's shoulder, medium shot": still over the shoulder. */
static gboolean
keeps_shoulder (const RcReader *self, const char *size)
{
  static const char *const nearer[] = { "MWS", "MS", "MCU", "CU" };

  if (!self->shouldered)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (nearer); i++)
    if (strcmp (nearer[i], size) == 0)
      return TRUE;
  return FALSE;
}

static void
read_size (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;

  if (keeps_shoulder (self, entry->value))
    return;
  self->draft->size = entry->value;
  self->frames = TRUE;
  self->draft->subject = self->draft->shown = -1;
  rc_reader_span (self, at, at, "camera.size = %s", entry->value);
  self->shouldered = strcmp (entry->value, "OTS") == 0;
  if (self->shouldered)
    read_shoulder_owner (self, at);
}

static void
read_lens (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  self->draft->lens_mm = mark->number;
  rc_reader_span (self, at, at, "camera.lens_mm = %g", mark->number);
}

static void
read_millimetres (RcReader *self, guint at)
{
  double mm = at > 0 ? rc_reader_mark (self, at - 1)->number : 0;

  if (!rc_reader_near (self, &self->number, at, 1) || mm < 8 || mm > 400)
    return;
  self->draft->lens_mm = mm;
  self->number.at = RC_NOWHERE;
  rc_reader_span (self, at - 1, at, "camera.lens_mm = %g", mm);
}

static void
read_interior (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;
  gboolean       interior = strcmp (entry->value, "true") == 0;

  /* INT./EXT. is drawn from inside */
  if (self->reads == RC_READ_HEADING && self->draft->interior == TRUE)
    return;
  self->draft->interior = interior;
  rc_reader_span (self, at, at, "interior = %s", entry->value);
}

static void
read_world (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;
  gboolean       time = entry->role == RC_ROLE_TIME;

  /* "morning haze" under a heading that says DAWN */
  if (time && self->reads == RC_READ_SCENE && self->draft->time != NULL)
    return;
  /* "clouds race": nobody runs */
  self->thing |= !time && !self->named && !self->acted && !rc_reader_mark (self, at)->han;
  *(time ? &self->draft->time : &self->draft->weather) = entry->value;
  rc_reader_span (self, at, at, "%s = %s", time ? "time" : "weather", entry->value);
}

static void
read_mood (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;
  gboolean       warm = entry->role == RC_ROLE_WARMTH;

  *(warm ? &self->draft->warmth : &self->draft->tension) = entry->number;
  self->thing |= !self->named && !self->acted;
  rc_reader_span (self, at, at, "%s %+g", warm ? "warmth" : "tension", entry->number);
}

static void
read_set (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;
  gboolean       aimed = rc_reader_near (self, &self->toward, at, 3) && self->action != NULL &&
                   rc_action_aims (self->action);
  gboolean here = self->draft->set == NULL || rc_reader_near (self, &self->place, at, 3) ||
                  (!self->named && self->action == NULL && rc_reader_skip (self, 0) == at);

  if (aimed && self->draft->set != NULL)
    {
      rc_read_feature (self, at);
      return;
    }
  /* an interior stays one: "behind her the street" */
  if (self->draft->interior >= 0 && *entry->implies != '\0' &&
      (strcmp (entry->implies, "interior") == 0) != self->draft->interior)
    here = FALSE;
  if (!here && g_strcmp0 (self->draft->set, entry->value) != 0)
    {
      self->thing |= !self->named && self->action == NULL;
      return;
    }
  self->draft->set = entry->value;
  self->draft->implied = *entry->implies == '\0' ? -1 : strcmp (entry->implies, "interior") == 0;
  rc_reader_span (self, at, at, "set = %s", entry->value);
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
}

/* Without a comma or a stop a new clause begins only where a new subject does (see rc_read_figure).
 */
static void
end_clause (RcReader *self, gboolean strong)
{
  static const RcPending none = { RC_NOWHERE, NULL };

  self->thing = self->named = self->joining = self->acted = FALSE;
  self->aim = -1;
  self->aim_value = NULL;
  self->prop_at = RC_NOWHERE;
  self->toward = self->with = self->relation = self->number = self->definite = none;
  self->place = none;
  self->build = self->height = none;
  if (strong)
    {
      self->action = NULL;
      self->actors = self->listed = 0;
      self->frames = self->shouldered = self->present = FALSE;
      self->position = self->colour = self->hand = self->opening = self->dress = self->surface =
          none;
      self->anchor = -1;
    }
}

static void
read_stop (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const RcMark *next = rc_reader_mark (self, at + 1);

  /* "Mara: “There you are.”" */
  if (next != NULL && next->role == RC_MARK_QUOTE && mark->length > 0 && self->named &&
      self->action == NULL && self->subject != 0)
    for (guint i = 0; i < self->draft->figures->len; i++)
      if ((self->subject & (1u << i)) != 0)
        {
          RcDraftFigure *figure = rc_draft_figure (self->draft, i);

          g_free (figure->out.action);
          figure->out.action = g_strdup ("talk");
          figure->acts = TRUE;
          rc_reader_span (self, at, at, "figures[%u].action = talk", i);
        }
  end_clause (self, TRUE);
}

static void
read_comma (RcReader *self, guint at)
{
  /* "Mara, a sailor and a cook walk" */
  if (self->named && !self->acted)
    self->listed |= self->subject;
  end_clause (self, FALSE);
}

static void
read_and (RcReader *self, guint at)
{
  /* "while", "then": a clause of its own, in which who did something goes on */
  if (strcmp (rc_reader_mark (self, at)->entry->value, "clause") == 0)
    end_clause (self, FALSE);
  self->joining = TRUE;
  self->thing = FALSE;
  self->toward.at = RC_NOWHERE;
}

static void
read_word (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const char   *word = self->marks->tokens->items[mark->first].normal;

  if (!self->named && self->action == NULL && !g_str_has_suffix (word, "ly"))
    self->thing = TRUE;
}

static gboolean
is_over (const RcReader *self, guint at)
{
  guint         who = rc_reader_skip (self, at + 1);
  guint         what = rc_reader_skip (self, who + 1);
  const RcMark *owner = rc_reader_mark (self, who), *shoulder = rc_reader_mark (self, what);

  return owner != NULL && shoulder != NULL && shoulder->role == RC_ROLE_SHOULDER &&
         (owner->role == RC_MARK_NAME || owner->role == RC_ROLE_PERSON);
}

/* "over @Mara's shoulder" */
static void
read_over (RcReader *self, guint at)
{
  guint         who = rc_reader_skip (self, at + 1);
  guint         shoulder = rc_reader_skip (self, who + 1);
  const RcMark *owner = rc_reader_mark (self, who);

  if (!is_over (self, at))
    return;
  self->draft->over = owner->role == RC_MARK_NAME
                          ? rc_draft_add_character (self->draft, owner->cast)
                          : rc_draft_add_extra (self->draft, owner->entry);
  self->draft->size = "OTS";
  self->shouldered = TRUE;
  self->frames = TRUE;
  if (self->draft->over >= 0)
    rc_reader_span (self, at, shoulder, "camera.size = OTS, over %s",
                    rc_draft_figure (self->draft, self->draft->over)->out.name);
  self->resume = shoulder + 1;
}

#define PENDING(role_name, field)                                                                  \
  static void read_##role_name (RcReader *self, guint at)                                          \
  {                                                                                                \
    self->field = (RcPending){ at, rc_reader_mark (self, at)->entry };                             \
  }

PENDING (toward, toward)
PENDING (with, with)
PENDING (in, place)
PENDING (colour, colour)
PENDING (number, number)
PENDING (build, build)
PENDING (height, height)
PENDING (definite, definite)

static const ReadFunc functions[RC_N_MARKS] = {
  [RC_ROLE_SIZE] = read_size,
  [RC_ROLE_ANGLE] = read_camera,
  [RC_ROLE_MOVE] = read_camera,
  [RC_ROLE_LENS] = read_lens,
  [RC_ROLE_MM] = read_millimetres,
  [RC_ROLE_INTERIOR] = read_interior,
  [RC_ROLE_TIME] = read_world,
  [RC_ROLE_WEATHER] = read_world,
  [RC_ROLE_SET] = read_set,
  [RC_ROLE_WARMTH] = read_mood,
  [RC_ROLE_TENSION] = read_mood,
  [RC_ROLE_ACTION] = rc_read_action,
  [RC_ROLE_PERSON] = rc_read_person,
  [RC_ROLE_PROP] = rc_read_prop,
  [RC_ROLE_FEATURE] = rc_read_feature,
  [RC_ROLE_COLOUR] = read_colour,
  [RC_ROLE_GARMENT] = rc_read_garment,
  [RC_ROLE_BUILD] = read_build,
  [RC_ROLE_HEIGHT] = read_height,
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
  [RC_ROLE_OVER] = read_over,
  [RC_MARK_NAME] = rc_read_name,
  [RC_MARK_WORD] = read_word,
  [RC_MARK_COMMA] = read_comma,
  [RC_MARK_STOP] = read_stop,
};

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
  *self =
      (RcReader){ .draft = draft, .last_figure = -1, .last_prop = -1, .host = -1, .anchor = -1 };
  end_clause (self, TRUE);
}

/** Reads @marks, which must outlive the reader's next reading. Linear in their number. */
void
rc_reader_read (RcReader *self, const RcMarks *marks, RcReadWhat what)
{
  self->marks = marks;
  self->text = marks->tokens->text;
  self->reads = what;
  self->resume = 0;
  end_clause (self, TRUE);
  for (guint at = 0; at < marks->n; at++)
    {
      const RcMark *mark = &marks->items[at];

      if (at < self->resume || functions[mark->role] == NULL ||
          (what == RC_READ_HEADING && !is_of_heading (mark->role)))
        continue;
      if (mark->negated && mark->role != RC_MARK_COMMA && mark->role != RC_MARK_STOP)
        read_denied (self, at);
      else
        functions[mark->role](self, at);
    }
  self->last_prop = -1;
}
