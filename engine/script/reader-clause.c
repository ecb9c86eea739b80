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

/**
 * rc_reader_begin_clause:
 * @at: a noun
 *
 * "A kid throws stones and a wheel turns", "walks with a car driving by": what follows is no object
 * of what was done, but does something itself.
 */
void
rc_reader_begin_clause (RcReader *self, guint at)
{
  const RcMark *verb;
  gboolean      with;

  if (!self->acted || rc_reader_mark (self, at)->han)
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
