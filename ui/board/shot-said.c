/* shot-said.c - a shot in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/shot-said.h"

#include "ui/film-text.h"

#include <glib/gi18n-lib.h>

/** Returns: that of the take in the cut; that it is rejected too, if every take is */
RcVerdict
rc_shot_get_verdict (RcShot *shot)
{
  RcTake *best = rc_shot_get_best_take (shot);

  if (best != NULL)
    return (RcVerdict)rc_node_get_enum (RC_NODE (best), "verdict");
  return rc_node_get_n_children (RC_NODE (shot), RC_TYPE_TAKE) > 0 ? RC_VERDICT_REJECT
                                                                   : RC_VERDICT_NONE;
}

static const char *
state_of (RcSession *session, RcShot *shot)
{
  RcSessionJob *job = rc_session_find_job (session, RC_NODE (shot));

  switch (job != NULL ? rc_session_job_get_state (job) : RC_JOB_DONE)
    {
    case RC_JOB_WAITING:
      return _ ("waiting");
    case RC_JOB_RUNNING:
      return _ ("being rendered");
    case RC_JOB_FAILED:
      return _ ("failed");
    case RC_JOB_DONE:
    case RC_JOB_CANCELLED:
    default:
      return NULL;
    }
}

/**
 * rc_shot_dup_said:
 * @raccord: (nullable): how it follows the shot before, for people
 *
 * Returns: (transfer full): "Shot 1A, Close-up, 4.0 s, 2 takes, rejected, being rendered": all that
 * the card shows by pictures, places and colours
 */
char *
rc_shot_dup_said (RcSession *session, RcShot *shot, const char *raccord)
{
  const RcTerm    *term = rc_term_find (rc_size_terms, rc_session_get_size (session, shot));
  guint            n = rc_node_get_n_children (RC_NODE (shot), RC_TYPE_TAKE);
  RcVerdict        verdict = rc_shot_get_verdict (shot);
  g_autofree char *name = rc_node_dup_name (RC_NODE (shot));
  g_autofree char *seconds = rc_dup_seconds (rc_shot_get_seconds (shot));
  g_autofree char *takes = n > 0 ? g_strdup_printf (ngettext ("%u take", "%u takes", n), n)
                                 : g_strdup (_ ("no take yet"));
  const char      *parts[] = { name,
                          term != NULL ? _ (term->label) : NULL,
                               seconds,
                               takes,
                          verdict == RC_VERDICT_STAR     ? _ ("starred")
                               : verdict == RC_VERDICT_REJECT ? _ ("rejected")
                                                              : NULL,
                               state_of (session, shot),
                               raccord };
  /* Translators: between the parts of “Shot 1A, Close-up, 4.0 s, 2 takes” */
  const char *between = C_ ("description", ", ");
  GString    *said = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (said, "%s%s", said->len > 0 ? between : "", parts[i]);
  return g_string_free (said, FALSE);
}

/** @words: the first ones of its prompt
 *
 * Returns: (transfer full): "2 of 4 in 1 · Cliff path. Mara climbs the path": where the card lies,
 * and what is written on it */
char *
rc_shot_dup_more (RcShot *shot, const char *words)
{
  RcNode          *scene = rc_node_get_parent (RC_NODE (shot));
  g_autofree char *title = rc_scene_dup_short_title (RC_SCENE (scene));

  /* Translators: the place of a shot: “2 of 4 in 1 · Cliff path. Mara climbs the path” */
  return g_strdup_printf (_ ("%u of %u in %s. %s"), rc_node_get_index (RC_NODE (shot)) + 1,
                          rc_node_get_n_children (scene, RC_TYPE_SHOT), title, words);
}
