/* draft-shots.c - what each shot of a draft is of, where the words frame nobody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/blocking.h"
#include "engine/script/draft.h"
#include "engine/script/taste.h"

#include <string.h>

/* For whom a shoulder belongs to that nobody named. */
static const RcEntry somebody = { RC_ENTRY_PLAIN (RC_ROLE_PERSON, "person"), .gender = "" };

static gboolean
is_close (const char *size)
{
  static const char *const close[] = { "MCU", "CU", "ECU", "INSERT", NULL };

  return size != NULL && g_strv_contains (close, size);
}

/* Whether the figure does something for the first time in the phases from @from to @to. */
static gboolean
acts_in (const RcDraftFigure *figure, guint from, guint to)
{
  if (figure->acts && figure->phase >= from && figure->phase < to)
    return TRUE;
  for (guint i = 0; i < figure->beats->len; i++)
    {
      guint phase = g_array_index (figure->beats, RcDraftBeat, i).phase;

      if (phase >= from && phase < to)
        return TRUE;
    }
  return FALSE;
}

/* A shot that frames nobody is of whom or what it tells first. @end: the next shot's phase */
static void
find_subject (const RcDraft *self, RcDraftShot *shot, guint end, guint figures, guint props)
{
  if (shot->subject >= 0 || shot->shown >= 0 || !shot->cut)
    return;
  if (shot->n_figures < figures)
    shot->subject = (int)shot->n_figures;
  else if (shot->n_props < props)
    shot->shown = (int)shot->n_props;
  for (guint i = 0; i < self->figures->len && shot->subject < 0 && shot->shown < 0; i++)
    if (acts_in (rc_draft_figure (self, i), shot->phase, end))
      shot->subject = (int)i;
}

/* Somebody who is told of after the sentence @said, and goes about. */
static gboolean
goes_later (const RcDraft *self, const RcDraftFigure *figure, guint said)
{
  return figure->sentence > said && figure->acts && figure->anchor < 0 &&
         strcmp (rc_vocabulary_text (self->vocabulary, "class", figure->out.action, ""), "going") ==
             0;
}

/* "Close-up of a man. The train arrives.": nobody sees the train in the man's close-up, so that the
 * picture cuts to it. */
static void
cut_to_newcomer (RcDraft *self)
{
  RcDraftPhase phase = { -1 };
  int          subject = self->subject;
  guint        said;

  if (self->shots->len > 0 || self->phases->len > 1 || !is_close (self->size) || subject < 0)
    return;
  said = rc_draft_figure (self, subject)->sentence;
  for (guint i = 0; i < self->figures->len; i++)
    if (goes_later (self, rc_draft_figure (self, i), said))
      {
        g_array_append_val (self->phases, phase);
        rc_draft_next_shot (self, self->phases->len - 1, TRUE);
        self->subject = (int)i;
        return;
      }
  for (guint i = self->n_scene_props; i < self->props->len; i++)
    {
      const RcDraftProp *prop = rc_draft_prop (self, i);

      if (prop->sentence <= said || !prop->ridden || *prop->out.motion == '\0')
        continue;
      g_array_append_val (self->phases, phase);
      rc_draft_next_shot (self, self->phases->len - 1, TRUE);
      self->shown = (int)i;
      return;
    }
}

/* "Close-up of his watch. A man waits": what is worn or carried is shown where it is, on him. */
static void
give_shown (RcDraft *self)
{
  static const char *const carried[] = { "watch", "ring", "necklace", "pocket-watch",
                                         "phone", "key",  NULL };
  RcDraftProp             *prop = self->shown >= 0 ? rc_draft_prop (self, self->shown) : NULL;

  if (prop == NULL || prop->holder >= 0 || *prop->at != '\0' || *prop->surface != '\0' ||
      !g_strv_contains (carried, prop->out.kind))
    return;
  for (guint i = 0; i < self->figures->len; i++)
    if (strcmp (rc_draft_figure (self, i)->out.kind, "person") == 0 &&
        rc_draft_figure (self, i)->out.holds < 0)
      {
        prop->holder = (int)i;
        rc_draft_figure (self, i)->out.holds = self->shown;
        return;
      }
}

/* "Macro shot of an eye": somebody's, as close as a picture of eyes is. */
static void
show_eyes (RcDraft *self)
{
  static const char *const eyes[] = { "eye", "eyes", "lips", "mouth", "眼睛", "嘴唇", NULL };
  g_autofree char         *text =
      g_utf8_strdown (self->input->prompt != NULL ? self->input->prompt : "", -1);
  g_auto (GStrv) words = g_strsplit_set (text, " ,.;:!?'\n", -1);
  gboolean       told = FALSE;

  if (self->figures->len + self->props->len + self->crowds->len > 0 || self->size == NULL ||
      (strcmp (self->size, "INSERT") != 0 && strcmp (self->size, "ECU") != 0))
    return;
  for (guint i = 0; eyes[i] != NULL; i++)
    told |= g_strv_contains ((const char *const *)words, eyes[i]) ||
            (!g_ascii_isalpha (*eyes[i]) && strstr (text, eyes[i]) != NULL);
  if (!told)
    return;
  self->subject = rc_draft_add_extra (self, &somebody);
  self->size = "ECU";
}

/** Decides what every shot is of; when all has been read, the last shot being the current one. */
void
rc_draft_settle_shots (RcDraft *self)
{
  RcDraftShot last;

  show_eyes (self);
  give_shown (self);
  cut_to_newcomer (self);
  last = rc_draft_shot (self);
  for (guint i = 1; i < self->shots->len; i++)
    {
      RcDraftShot       *shot = &g_array_index (self->shots, RcDraftShot, i);
      const RcDraftShot *next = i + 1 < self->shots->len ? shot + 1 : &last;

      find_subject (self, shot, next->phase, next->n_figures, next->n_props);
    }
  if (self->shots->len > 0)
    find_subject (self, &last, G_MAXUINT, self->figures->len, self->props->len);
  rc_draft_set_shot (self, &last);
}

/** Returns: (transfer none): the size of a shot that has none of its own: @before, unless it is of
 *   somebody or something else */
const char *
rc_draft_size_of (const RcDraft *self, const RcDraftShot *shot, const RcStagingCamera *before)
{
  if (shot->over >= 0)
    return "OTS";
  if (shot->shown >= 0 && shot->subject < 0 && shot->shown != before->insert)
    {
      const RcDraftProp *prop = rc_draft_prop (self, shot->shown);

      return prop->small ? "INSERT" : prop->ridden ? "FS" : "MS";
    }
  if (shot->subject >= 0 && shot->subject != before->subject)
    return rc_taste_size_of (self, shot->subject);
  return before->size;
}

/** Over a shoulder there are two; if nobody said whose, it is that of the other one, and if there
 *  is none, somebody's. */
void
rc_draft_find_shoulder (RcDraft *self, const char *size)
{
  int subject = rc_blocking_subject (self);

  if (g_strcmp0 (size, "OTS") != 0)
    return;
  for (guint i = 0; i < self->figures->len && self->over < 0; i++)
    if ((int)i != subject)
      self->over = (int)i;
  if (self->figures->len == 1 && self->over < 0)
    self->over = rc_draft_add_extra (self, &somebody);
  else if (self->figures->len == 1 && self->subject < 0)
    self->subject = rc_draft_add_extra (self, &somebody);
}
