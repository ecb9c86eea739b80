/* reader-lens.c - how near, over whose shoulder, and through what lens it is seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  WAY_REACH = 6,     /* marks between a move and the size that it ends with */
  ARRIVAL_REACH = 8, /* tokens between "ends" and the face that it ends on */
};

/* "…, then pulls back. 40mm lens": a sentence of its own behind moves and cuts that nobody numbered
 * is of the whole. Returns: whether it is */
static gboolean
is_of_all (const RcReader *self)
{
  return self->draft->shots->len > 0 && !self->started && !self->ordered && !self->present &&
         !self->filming && !self->named && !self->acted;
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
  else if (strcmp (last, "of") == 0 && next != NULL && next->role == RC_ROLE_PERSON)
    {
      self->draft->over = rc_draft_add_extra (self->draft, next->entry);
      self->subject = self->draft->over >= 0 ? 1u << self->draft->over : 0;
      self->resume = next - self->marks->items + 1;
      if (self->draft->over >= 0)
        rc_reader_span (self, self->resume - 1, self->resume - 1, "camera.over = %s",
                        rc_draft_figure (self->draft, self->draft->over)->out.name);
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

/* "pushes in to a close-up": where the move ends; the shot keeps the size it begins with. */
static gboolean
ends_move (const RcReader *self, guint at)
{
  /* "从特写变成全景" */
  for (guint i = at;
       self->draft->size != NULL && rc_reader_mark (self, at)->han && i > 0 && at - i < 4; i--)
    {
      const char *text = self->text + rc_reader_mark (self, i - 1)->start;

      if (g_str_has_prefix (text, "变") || g_str_has_prefix (text, "到") ||
          g_str_has_prefix (text, "拉到"))
        return TRUE;
    }
  return self->draft->size != NULL && self->move_at != RC_NOWHERE &&
         at - self->move_at <= WAY_REACH && rc_reader_near (self, &self->toward, at, 3) &&
         self->toward.at > self->move_at;
}

/** Returns: whether the framing at @at stands right behind "then": a shot of its own */
gboolean
rc_follows_then (const RcReader *self, guint at)
{
  for (guint i = at; i > 0 && at - i < 4; i--)
    {
      const RcMark *mark = rc_reader_mark (self, i - 1);

      if (mark->role == RC_ROLE_SEQUENCE)
        return strcmp (mark->entry->value, "then") == 0 &&
               (self->move_at == RC_NOWHERE || self->move_at < i - 1);
      if (mark->role == RC_ROLE_MOVE || mark->role == RC_ROLE_TOWARD || mark->role == RC_MARK_COMMA)
        return FALSE;
    }
  return FALSE;
}

void
rc_read_size (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;

  if (keeps_shoulder (self, entry->value))
    return;
  if (ends_move (self, at))
    {
      rc_reader_span (self, at, at, "%s.move = %s to %s", rc_prefix_of (self),
                      self->draft->move != NULL ? self->draft->move : "unsaid", entry->value);
      return;
    }
  /* "Wide shot of the beach. Close-up of a crab": what was framed is told, this is another shot */
  if (self->reads == RC_READ_PROMPT && self->draft->size != NULL && self->framed &&
      !self->joining && self->move_at == RC_NOWHERE)
    {
      self->staged_in_phase = self->ordered = TRUE;
      rc_reader_next_phase (self, -1);
    }
  self->framed = FALSE;
  rc_aim_at_phase (self, self->move_at == RC_NOWHERE || rc_follows_then (self, at),
                   self->draft->size == NULL);
  self->draft->size = entry->value;
  self->frames = TRUE;
  self->draft->subject = self->draft->shown = -1;
  self->draft->together = FALSE;
  rc_reader_span (self, at, at, "%s.size = %s", rc_prefix_of (self), entry->value);
  self->shouldered = strcmp (entry->value, "OTS") == 0;
  if (self->shouldered)
    read_shoulder_owner (self, at);
}

/* What a shot ends on, and how near that is. */
static const char *
size_of_part (const char *word)
{
  static const char *const parts[][2] = {
    { "face", "CU" }, { "faces", "CU" }, { "eyes", "ECU" },
    { "eye", "ECU" }, { "smile", "CU" }, { "脸", "CU" },
    { "面", "CU" },   { "眼", "ECU" },   { "expression", "CU" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i][0], word) == 0)
      return parts[i][1];
  return NULL;
}

static gboolean
is_arriving (const RcReader *self, const RcMark *mark)
{
  static const char *const verbs[] = {
    "end",     "ends",    "ending",    "stop",     "stops",  "stopping", "land",    "lands",
    "landing", "settle",  "settles",   "settling", "rest",   "rests",    "resting", "open",
    "opens",   "opening", "halt",      "halts",    "finish", "finishes", "arrive",  "arrives",
    "close",   "closes",  "linger",    "lingers",  "focus",  "focuses",  "hold",    "holds",
    "reveal",  "reveals", "revealing", NULL
  };
  static const char *const han[] = { "停在", "定格", "停留", "落在", "聚焦", "露出", NULL };

  for (guint i = 0; mark->han && han[i] != NULL; i++)
    if (g_str_has_prefix (self->text + mark->start, han[i]))
      return TRUE;
  return !mark->han && mark->length > 0 &&
         g_strv_contains (verbs, self->marks->tokens->items[mark->first].normal);
}

/* The token that says what the shot ends on: "opens onto her face". Returns: its size, or NULL */
static const char *
find_end (const RcReader *self, guint at)
{
  static const char *const ways[] = { "on", "onto", "upon", "at", "in", "to", NULL };
  const RcTokens          *tokens = self->marks->tokens;
  guint                    first = rc_reader_mark (self, at)->first;
  gboolean                 way = rc_reader_mark (self, at)->han;

  for (guint i = first + 1; i < tokens->n && i <= first + ARRIVAL_REACH; i++)
    {
      const char *word = tokens->items[i].normal, *size = size_of_part (word);

      if (tokens->items[i].kind == RC_TOKEN_POINT || strcmp (word, "and") == 0)
        return NULL;
      way |=
          g_strv_contains (ways, word) || g_str_has_prefix (tokens->items[first].normal, "reveal");
      if (size != NULL && way)
        return size;
    }
  return NULL;
}

/**
 * rc_read_arrival:
 *
 * "tilts up and opens onto her face", "最后停在她的脸上": a move that ends on a face is near it
 * then. Whose it is is read behind it.
 *
 * Returns: whether the verb at @at says that
 */
gboolean
rc_read_arrival (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const char   *size;

  if (self->reads != RC_READ_PROMPT || self->draft->move == NULL ||
      (self->move_at == RC_NOWHERE && !self->filming) || !is_arriving (self, mark))
    return FALSE;
  size = find_end (self, at);
  if (size == NULL)
    return FALSE;
  self->staged_in_phase = TRUE;
  if (self->phase <= self->draft->shot_phase)
    rc_reader_next_phase (self, -1);
  rc_aim_at_phase (self, FALSE, FALSE);
  self->draft->size = size;
  self->frames = TRUE;
  rc_reader_span (self, at, at, "%s.size = %s", rc_prefix_of (self), size);
  return TRUE;
}

static void
set_lens_of_all (RcReader *self, guint at, double mm)
{
  rc_reader_span (self, at, at, "camera.lens_mm = %g", mm);
  for (guint i = 0; i < self->draft->shots->len; i++)
    {
      RcDraftShot *shot = &g_array_index (self->draft->shots, RcDraftShot, i);

      shot->lens_mm = shot->lens_mm > 0 ? shot->lens_mm : mm;
    }
}

void
rc_read_lens (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  rc_aim_at_phase (self, FALSE, TRUE);
  if (is_of_all (self))
    set_lens_of_all (self, at, mark->number);
  self->draft->lens_mm = mark->number;
  rc_reader_span (self, at, at, "%s.lens_mm = %g", rc_prefix_of (self), mark->number);
  if ((mark->entry->flags & RC_TERM_FISH_EYE) == 0)
    return;
  self->draft->fish_eye = TRUE;
  rc_reader_span (self, at, at, "%s.fish_eye = true", rc_prefix_of (self));
}

void
rc_read_millimetres (RcReader *self, guint at)
{
  double mm = at > 0 ? rc_reader_mark (self, at - 1)->number : 0;

  if (!rc_reader_near (self, &self->number, at, 1) || mm < 8 || mm > 400)
    return;
  rc_aim_at_phase (self, FALSE, TRUE);
  if (is_of_all (self))
    set_lens_of_all (self, at, mm);
  self->draft->lens_mm = mm;
  self->number.at = RC_NOWHERE;
  rc_reader_span (self, at - 1, at, "%s.lens_mm = %g", rc_prefix_of (self), mm);
}

void
rc_read_focus (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;
  guint          n = self->draft->figures->len;

  rc_aim_at_phase (self, FALSE, TRUE);
  rc_reader_span (self, at, at, "%s.focus = %s", rc_prefix_of (self), entry->value);
  if (strcmp (entry->value, "rack") == 0)
    {
      /* from whom it is on to the other one: figures that are named later take the place */
      self->draft->focus_on = n > 0 ? 0 : -1;
      self->draft->rack_to = n > 1 ? (int)n - 1 : -2;
      self->draft->focus = "shallow";
    }
  else
    self->draft->focus = strcmp (entry->value, "subject") == 0 ? "shallow" : entry->value;
  for (guint i = 0; is_of_all (self) && i < self->draft->shots->len; i++)
    {
      RcDraftShot *shot = &g_array_index (self->draft->shots, RcDraftShot, i);

      shot->focus = shot->focus != NULL ? shot->focus : self->draft->focus;
    }
}

static gboolean
is_over (const RcReader *self, guint at)
{
  guint         who = rc_reader_skip (self, at + 1);
  guint         what = rc_reader_skip (self, who + 1);
  const RcMark *owner = rc_reader_mark (self, who), *shoulder = rc_reader_mark (self, what);

  return owner != NULL && shoulder != NULL && rc_mark_entry (shoulder, RC_ROLE_SHOULDER) != NULL &&
         (owner->role == RC_MARK_NAME || owner->role == RC_ROLE_PERSON);
}

/* "over @Mara's shoulder" */
void
rc_read_over (RcReader *self, guint at)
{
  guint         who = rc_reader_skip (self, at + 1);
  guint         shoulder = rc_reader_skip (self, who + 1);
  const RcMark *owner = rc_reader_mark (self, who);

  if (rc_read_over_head (self, at) || !is_over (self, at))
    return;
  rc_aim_at_phase (self, FALSE, TRUE);
  self->draft->over = owner->role == RC_MARK_NAME
                          ? rc_draft_add_character (self->draft, owner->cast)
                          : rc_draft_add_extra (self->draft, owner->entry);
  self->draft->size = "OTS";
  self->shouldered = TRUE;
  self->frames = TRUE;
  if (self->draft->over >= 0)
    rc_reader_span (self, at, shoulder, "%s.size = OTS, over %s", rc_prefix_of (self),
                    rc_draft_figure (self->draft, self->draft->over)->out.name);
  self->resume = shoulder + 1;
}
