/* reader-agents.c - who does it to whom in the passive: "chased by a dog"; of several, who does
 * what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

static gboolean
is_by (const RcReader *self, guint at)
{
  return rc_reader_is (self, at, "by");
}

static gboolean
is_participle (const RcReader *self, guint at)
{
  static const char *const irregular[] = { "held",   "caught", "thrown",  "led",
                                           "driven", "ridden", "written", "read",
                                           "hit",    "fought", "carried", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);
  const char              *word = self->marks->tokens->items[mark->first].normal;

  return g_str_has_suffix (word, "ed") || g_strv_contains (irregular, word);
}

/**
 * rc_read_agent:
 *
 * "chased by a dog": what is said of the subject is done to it.
 *
 * Returns: whether the action at @at waits for who does it
 */
gboolean
rc_read_agent (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  if (mark->han || !is_participle (self, at) || !is_by (self, at + 1))
    return FALSE;
  self->agent = (RcPending){ at, mark->entry };
  self->action = NULL;
  self->resume = at + 2;
  return TRUE;
}

/** Lets @figures, who stand behind "by", do what waited for them. */
void
rc_take_agent (RcReader *self, guint at, guint32 figures)
{
  guint32        patient = self->subject & ~figures;
  const RcEntry *action = self->agent.entry;
  guint          from = self->agent.at;
  int            whom = rc_first_figure (patient);

  self->agent.at = RC_NOWHERE;
  if (at - from > 2 * RC_ADJECTIVE_REACH)
    return;
  rc_reader_act (self, from, action, figures);
  if (whom >= 0)
    rc_aim_at_figure (self, at, figures, whom);
  /* who is chased runs, who is followed walks */
  if (whom >= 0 && !rc_draft_figure (self->draft, whom)->acts &&
      (strcmp (action->value, "run") == 0 || strcmp (action->value, "walk") == 0))
    rc_reader_act (self, from, action, patient);
}

/** Lets all of @who do the clause's action, whose word is at @at: of a band, each plays on their
 * own instrument. */
void
rc_act_by_trade (RcReader *self, guint at, guint32 who)
{
  gboolean alike = TRUE;

  for (int i = g_bit_nth_lsf (who, -1); i >= 0; i = g_bit_nth_lsf (who, i))
    alike &= rc_played_by_trade (self, at, 1u << i) == self->action;
  for (int i = g_bit_nth_lsf (who, -1); i >= 0 && !alike; i = g_bit_nth_lsf (who, i))
    rc_reader_act (self, at, rc_played_by_trade (self, at, 1u << i), 1u << i);
  if (alike)
    rc_reader_act (self, at, self->action, who);
  self->doers = who;
}
