/* reader-time.c - one thing after the other: "then", "at 3 s", "[0-3s]", "Shot 2:", "cut to"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  MOST_PHASES = 64,
  FRAMING_REACH = 8, /* marks behind a time that say how it is framed */
};

/** What is told from now on begins at @start (seconds; -1: in its turn). */
void
rc_reader_next_phase (RcReader *self, double start)
{
  RcDraftPhase phase = { start };

  if (self->reads != RC_READ_PROMPT)
    return;
  /* nothing happened yet: this is still the beginning */
  if (!self->staged_in_phase)
    {
      if (start > 0 && self->phase > 0)
        g_array_index (self->draft->phases, RcDraftPhase, self->phase).start = start;
      if (start <= 0 || self->phase > 0)
        return;
    }
  if (self->draft->phases->len >= MOST_PHASES)
    return;
  g_array_append_val (self->draft->phases, phase);
  self->phase = self->draft->phases->len - 1;
  self->staged_in_phase = FALSE;
}

static gboolean
read_number (const char **p, double *value)
{
  char *end;

  if (!g_ascii_isdigit (**p))
    return FALSE;
  *value = g_ascii_strtod (*p, &end);
  *p = end;
  return *value < 36000;
}

static void
skip_spaces (const char **p)
{
  while (**p == ' ')
    (*p)++;
}

static gboolean
skip_any (const char **p, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize n = strlen (words[i]);

      if (g_ascii_strncasecmp (*p, words[i], n) == 0 &&
          !(g_ascii_isalpha (words[i][n - 1]) && g_ascii_isalpha ((*p)[n])))
        {
          *p += n;
          return TRUE;
        }
    }
  return FALSE;
}

/* "3", "0:03", "3 s", "3秒". @unit: whether its words say that it is a time */
static gboolean
read_time (const char **p, double *seconds, gboolean *unit)
{
  static const char *const units[] = { "seconds", "second", "secs", "sec", "s", "秒", NULL };
  const char              *q = *p;
  double                   more;

  if (!read_number (&q, seconds))
    return FALSE;
  *unit = FALSE;
  while (*q == ':' && g_ascii_isdigit (q[1]))
    {
      q++;
      if (!read_number (&q, &more))
        return FALSE;
      *seconds = *seconds * 60 + more;
      *unit = TRUE;
    }
  *p = q;
  skip_spaces (&q);
  if (skip_any (&q, units))
    {
      *unit = TRUE;
      *p = q;
    }
  return TRUE;
}

/* The border of a time that is no part of a sentence: "[0-3s]", "0:00-0:03 Mara", "3s:" */
static gboolean
ends_time (const char **p, gboolean bracketed)
{
  static const char *const closing[] = { "]", ")", "】", "）", NULL };
  static const char *const border[] = { ":", "：", ",", "，", "-", "–", "—", "|", "\n", NULL };

  skip_spaces (p);
  return bracketed ? skip_any (p, closing) : skip_any (p, border);
}

/* Whether the text up to @start ends a sentence or a line, so that a time may begin there. */
static gboolean
begins_line (const char *text, const char *start)
{
  while (start > text && (start[-1] == ' ' || start[-1] == '*' || start[-1] == '-'))
    start--;
  return start == text || strchr (".\n!?;", start[-1]) != NULL ||
         (start - text >= 3 && memcmp (start - 3, "。", 3) == 0);
}

static gboolean
follows_word (const RcReader *self, guint at, const char *const *words)
{
  if (at == 0)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (rc_reader_is (self, at - 1, words[i]))
      return TRUE;
  return FALSE;
}

/* The length in bytes of the time that begins at @start, 0 if there is none. */
static gsize
match_time (const RcReader *self, guint at, const char *start, double *seconds)
{
  static const char *const opening[] = { "[", "(", "【", "（", NULL };
  static const char *const dashes[] = { "-", "–", "—", "~", "to", "至", "到", NULL };
  static const char *const at_words[] = { "at", "after", "from", "by", "在", "第", NULL };
  const char              *p = start;
  gboolean                 bracketed = skip_any (&p, opening), unit = FALSE, unit2 = FALSE;
  gboolean                 range, line = begins_line (self->text, start);
  gboolean                 told = follows_word (self, at, at_words);
  double                   end = 0;

  skip_spaces (&p);
  if (!read_time (&p, seconds, &unit))
    return 0;
  skip_spaces (&p);
  range = skip_any (&p, dashes);
  if (range)
    {
      skip_spaces (&p);
      if (!read_time (&p, &end, &unit2) || end < *seconds)
        return 0;
    }
  if (bracketed)
    return (unit || unit2) && ends_time (&p, TRUE) ? (gsize)(p - start) : 0;
  if (!unit && !unit2)
    return 0;
  if (line && range)
    {
      ends_time (&p, FALSE);
      return p - start;
    }
  if (line && ends_time (&p, FALSE))
    return p - start;
  return told ? (gsize)(p - start) : 0;
}

static void
begin_shot (RcReader *self)
{
  rc_reader_next_phase (self, -1);
  if (self->phase > self->draft->shot_phase)
    rc_draft_next_shot (self->draft, self->phase, TRUE);
  self->subject = 0;
  self->ordered = TRUE;
  self->framed = FALSE;
  self->move_at = RC_NOWHERE;
}

/* "tracking shot", "tracking shot of" */
static gboolean
calls_it_shot (const RcReader *self, const RcMark *mark)
{
  for (guint i = 0; i < mark->n_tokens; i++)
    if (strcmp (self->marks->tokens->items[mark->first + i].normal, "shot") == 0)
      return TRUE;
  return FALSE;
}

/* "[3-6s] Tracking shot, medium:": how it is framed anew, before anybody is named */
static gboolean
begins_with_framing (const RcReader *self, guint from)
{
  for (guint i = from; i < self->marks->n && i < from + FRAMING_REACH; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_ROLE_SIZE || (mark->role == RC_ROLE_MOVE && calls_it_shot (self, mark)))
        return TRUE;
      if (mark->role == RC_ROLE_PERSON || mark->role == RC_ROLE_PROP ||
          mark->role == RC_MARK_NAME || mark->role == RC_ROLE_ACTION ||
          mark->role == RC_ROLE_PRONOUN)
        return FALSE;
    }
  return FALSE;
}

/** Reads a time that begins at the mark @at. Returns: whether there was one */
gboolean
rc_read_timecode (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  double        seconds = 0;
  gsize         length;
  guint         last = at;

  if (self->reads != RC_READ_PROMPT || mark->length == 0 || mark->role == RC_MARK_QUOTE)
    return FALSE;
  if (mark->role != RC_ROLE_NUMBER && strchr ("[(", self->text[mark->start]) == NULL &&
      memcmp (self->text + mark->start, "【", MIN (3, mark->length)) != 0 &&
      memcmp (self->text + mark->start, "（", MIN (3, mark->length)) != 0)
    return FALSE;
  length = match_time (self, at, self->text + mark->start, &seconds);
  if (length == 0)
    return FALSE;
  while (last + 1 < self->marks->n && self->marks->items[last + 1].start < mark->start + length)
    last++;
  rc_reader_end_clause (self, TRUE);
  /* "[3-6s] Close-up: a cat. [6-9s] …": nobody did anything, but that was shown until now */
  self->staged_in_phase |= seconds > 0 && self->framed;
  rc_reader_next_phase (self, seconds);
  if (seconds > 0 && begins_with_framing (self, last + 1) && self->phase > self->draft->shot_phase)
    {
      rc_draft_next_shot (self->draft, self->phase, TRUE);
      self->move_at = RC_NOWHERE;
    }
  self->ordered = TRUE;
  rc_reader_span (self, at, last, "at %g s", seconds);
  self->resume = last + 1;
  return TRUE;
}

/* Where it happened last: in the current shot, or in one before it. */
static const char *
place_now (const RcReader *self)
{
  const RcDraft *draft = self->draft;

  if (draft->shot_set != NULL)
    return draft->shot_set;
  for (guint i = draft->shots->len; i-- > 1;)
    if (g_array_index (draft->shots, RcDraftShot, i).set != NULL)
      return g_array_index (draft->shots, RcDraftShot, i).set;
  return draft->set;
}

/** "Shot 2: she waits at a bus stop": after a cut, what stands in streets is in no bedroom. */
void
rc_imply_place_of_shot (RcReader *self, guint at, const char *kind)
{
  RcDraft       *draft = self->draft;
  const char    *place = rc_vocabulary_text (draft->vocabulary, "outdoors", kind, "");
  const RcEntry *now = draft->set != NULL
                           ? rc_vocabulary_entry (draft->vocabulary, RC_ROLE_SET, place_now (self))
                           : NULL;

  if (*place == '\0' || now == NULL || strcmp (now->implies, "interior") != 0 ||
      self->reads != RC_READ_PROMPT || draft->shots->len == 0 || !draft->shot_cut ||
      draft->shot_set != NULL || draft->interior >= 0)
    return;
  draft->shot_set = place;
  draft->shot_label = "";
  rc_reader_span (self, at, at, "setups[%u].set = %s", draft->shots->len - 1, place);
}

/**
 * rc_read_place_of_shot:
 * @in: the words say that it happens there
 * @compound: its word stands behind that of another place: "desert highway"
 *
 * "Shot 1: in a kitchen. Shot 2: on the beach": after a cut it may be somewhere else.
 *
 * Returns: whether it is, or is where it was
 */
gboolean
rc_read_place_of_shot (RcReader      *self,
                       guint          at,
                       const RcEntry *entry,
                       gboolean       in,
                       gboolean       compound)
{
  RcDraft         *draft = self->draft;
  const RcMark    *mark = rc_reader_mark (self, at);
  g_autofree char *name = g_utf8_strdown (self->text + mark->start, mark->length);

  if (self->reads != RC_READ_PROMPT || draft->set == NULL || draft->shots->len == 0 ||
      !draft->shot_cut || (self->acted && !in && !mark->han) ||
      (draft->interior >= 0 && *entry->implies != '\0' &&
       (strcmp (entry->implies, "interior") == 0) != draft->interior))
    return FALSE;
  /* a shot has one place: the first that its words name */
  if (draft->shot_set != NULL && !compound)
    return FALSE;
  if (strcmp (place_now (self), entry->value) != 0 || draft->shot_set != NULL)
    {
      draft->shot_set = entry->value;
      draft->shot_label = *entry->label != '\0'                ? entry->label
                          : (entry->flags & RC_TERM_NEAR) != 0 ? g_intern_string (name)
                                                               : "";
    }
  self->framed = self->staged_in_phase = TRUE;
  rc_reader_span (self, at, at, "setups[%u].set = %s", draft->shots->len - 1, entry->value);
  return TRUE;
}

/** "中景转特写": one size behind the other. Returns: whether the mark at @at is that */
gboolean
rc_cut_to_size (RcReader *self, guint at)
{
  const RcMark *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;
  const RcMark *next = rc_reader_mark (self, at + 1);

  if (self->reads != RC_READ_PROMPT || before == NULL || next == NULL || !before->han ||
      before->role != RC_ROLE_SIZE || next->role != RC_ROLE_SIZE)
    return FALSE;
  self->staged_in_phase = TRUE;
  rc_reader_span (self, at, at, "sequence cut");
  begin_shot (self);
  return TRUE;
}

/* "then", "cut to", "finally", "after that" */
void
rc_read_sequence (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;

  if (self->reads != RC_READ_PROMPT)
    return;
  if (strcmp (entry->value, "while") == 0)
    {
      rc_reader_end_clause (self, FALSE);
      self->meanwhile = self->joining = TRUE;
      return;
    }
  if (strcmp (entry->value, "after") == 0)
    {
      /* "sprints after a gazelle" */
      if (self->acted && self->action_at + 1 == at && self->action != NULL &&
          strcmp (rc_class_of (self, self->action->value), "going") == 0)
        {
          self->toward = (RcPending){ at, entry };
          return;
        }
      self->after = !self->named && !self->acted;
      return;
    }
  rc_reader_span (self, at, at, "sequence %s", entry->value);
  if (strcmp (entry->value, "cut") == 0)
    {
      rc_reader_end_clause (self, TRUE);
      begin_shot (self);
    }
  else if (strcmp (entry->value, "start") != 0)
    {
      /* "the camera follows a fox, then rises": the camera does, as nobody did anything yet */
      self->filming |= self->move_at != RC_NOWHERE && !self->acted && self->action == NULL;
      rc_reader_end_clause (self, FALSE);
      rc_reader_next_phase (self, -1);
      self->joining = self->ordered = TRUE;
    }
}

/* "第二把是绿色的": one of several things, by its measure word; "第二幕", "第二个镜头" are shots */
static gboolean
counts_things (const RcReader *self, guint at)
{
  static const char *const measures[] = { "把", "只", "件", "辆", "条", "张", "朵", "匹", "位",
                                          "名", "头", "架", "艘", "座", "棵", "杯", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);
  const RcTokens          *tokens = self->marks->tokens;

  return mark != NULL && mark->han && mark->n_tokens > 1 &&
         g_strv_contains (measures, tokens->items[mark->first + mark->n_tokens - 1].normal);
}

/* "Shot 2:", "镜头二" */
void
rc_read_shot (RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);
  const RcMark *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;
  gboolean      after = next != NULL && next->role == RC_ROLE_NUMBER && next->number < 100;
  gboolean      han = before != NULL && before->han && before->role == RC_ROLE_NUMBER;

  /* "第一个镜头": "第" has begun it already */
  if (han && at > 1 && rc_reader_mark (self, at - 2)->role == RC_ROLE_SHOT)
    return;

  if (self->reads != RC_READ_PROMPT || (!after && !han) ||
      (after && rc_reader_is (self, at, "第") && counts_things (self, at + 1)))
    return;
  rc_reader_end_clause (self, TRUE);
  if (self->started || self->staged_in_phase)
    {
      self->staged_in_phase = TRUE;
      begin_shot (self);
    }
  self->started = TRUE;
  rc_reader_span (self, han && !after ? at - 1 : at, after ? at + 1 : at, "shot %g",
                  after ? next->number : before->number);
  if (after)
    self->resume = at + 2;
}
