/* stage-command.c - stage: what the words of a shot come to, and what a hand sets otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"

#include "engine/base/error.h"
#include "engine/script/hand-set.h"
#include "engine/script/staging-terms.h"
#include "engine/script/staging-words.h"

#include <glib/gi18n.h>

#include <string.h>

static void
explain_span (RcNode *shot, const RcStaging *staging, const RcSpan *span)
{
  const char *const kinds[] = { C_ ("span", "staged"), C_ ("span", "passed"),
                                C_ ("span", "conflict") };
  RcNode           *owner = span->scene ? rc_node_get_parent (shot) : shot;
  const char       *text = rc_node_get_string (owner, "prompt");
  g_autofree char  *words = NULL, *told = rc_staging_words_dup_span (staging, span->what, "; ");

  if (span->start + span->length > strlen (text))
    return;
  words = g_strndup (text + span->start, span->length);
  g_strdelimit (words, "\n", ' ');
  if (span->kind == RC_SPAN_PASSED)
    rc_cli_print ("  %-8s %s", kinds[span->kind], words);
  else
    rc_cli_print (span->scene ? _ ("  %-8s %-40s %s [%s] (scene)") : "  %-8s %-40s %s [%s]",
                  kinds[span->kind], words, told, span->what);
}

/* What people call @id, or @id */
static const char *
term (const char *kind, const char *id)
{
  const char *words = rc_staging_term (kind, id);

  return words != NULL ? words : id;
}

static void
explain_figure (const RcStaging *staging, const RcStagingFigure *figure)
{
  rc_cli_print (_ ("  %-8s %s: %s at %.1f, %.1f m"), term ("kind", figure->kind), figure->name,
                term ("action", figure->action), figure->x, figure->z);
  for (guint i = 0; i < figure->n_beats; i++)
    rc_cli_print (_ ("  %-8s   %.1f s: %s"), "", figure->beats[i].start,
                  term ("action", figure->beats[i].action));
  if (figure->holds >= 0)
    rc_cli_print ("  %-8s   %s", "", staging->props[figure->holds].name);
}

static void
explain_hand_set (RcNode *shot, const RcStaging *staging)
{
  RcJson        *patch = rc_node_get_json (shot, "staging");
  g_auto (GStrv) values = rc_hand_set_list (patch != NULL ? rc_json_value (patch) : NULL);

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_auto (GStrv)   halves = g_strsplit (values[i], " = ", 2);
      g_autofree char *told =
          rc_staging_words_dup (staging, halves[0], halves[1] != NULL ? halves[1] : "");

      rc_cli_print ("  %-8s %s [%s]", _ ("by hand"), told, values[i]);
    }
}

static void
explain (RcNode *shot, const RcStaging *staging)
{
  g_autofree char *label = rc_shot_dup_label (RC_SHOT (shot));
  guint            counts[RC_SPAN_CONFLICT + 1] = { 0 };

  rc_cli_print (_ ("Shot %s: %s, %s, %s, %g mm, %s, %s, %s"), label,
                term ("size", staging->camera.size), term ("angle", staging->camera.angle),
                term ("move", staging->camera.move), staging->camera.lens_mm,
                term ("set", staging->set), term ("time", staging->time),
                term ("weather", staging->weather));
  for (guint i = 0; i < staging->n_setups; i++)
    rc_cli_print (_ ("  %-8s %.1f s: %s, %s, %s"), staging->setups[i].cut ? _ ("cut") : _ ("then"),
                  staging->setups[i].start, term ("size", staging->setups[i].size),
                  term ("angle", staging->setups[i].angle), term ("move", staging->setups[i].move));
  for (guint i = 0; i < staging->n_figures; i++)
    explain_figure (staging, &staging->figures[i]);
  for (guint i = 0; i < staging->n_props; i++)
    rc_cli_print ("  %-8s %s", _ ("prop"), staging->props[i].name);
  for (guint i = 0; i < staging->n_lines; i++)
    rc_cli_print ("  %-8s %s", _ ("line"), staging->lines[i].text);
  explain_hand_set (shot, staging);
  for (guint i = 0; i < staging->n_spans; i++)
    {
      explain_span (shot, staging, &staging->spans[i]);
      counts[staging->spans[i].kind]++;
    }
  rc_cli_print (_ ("%u staged, %u passed on to a model word for word, %u in conflict"),
                counts[RC_SPAN_STAGED], counts[RC_SPAN_PASSED], counts[RC_SPAN_CONFLICT]);
}

static gboolean
change_patch (cJSON *patch, GError **error)
{
  for (guint i = 0; rc_cli_options.release != NULL && rc_cli_options.release[i] != NULL; i++)
    if (!rc_hand_set_release (patch, rc_cli_options.release[i], error))
      return FALSE;
  for (guint i = 0; rc_cli_options.set != NULL && rc_cli_options.set[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (rc_cli_options.set[i], "=", 2);

      if (g_strv_length (parts) != 2)
        {
          g_set_error (error, RC_CLI_WRONG_USE, 0,
                       _ ("“%s” sets nothing; write PATH=VALUE, such as figures.mara.x=1.2"),
                       rc_cli_options.set[i]);
          return FALSE;
        }
      if (!rc_hand_set_set (patch, parts[0], parts[1], error))
        return FALSE;
    }
  return TRUE;
}

/* A value that does not make a staging is not kept. */
static gboolean
set_by_hand (RcCli *self, RcNode *shot, GError **error)
{
  RcDocument  *document = rc_session_get_document (self->session);
  RcJson      *before = rc_node_get_json (shot, "staging");
  const cJSON *now = before != NULL ? rc_json_value (before) : NULL;
  cJSON       *patch = cJSON_IsObject (now) ? cJSON_Duplicate (now, TRUE) : cJSON_CreateObject ();
  g_autoptr (RcJson)    kept = before != NULL ? rc_json_ref (before) : NULL;
  g_autoptr (RcJson)    changed = NULL;
  g_autoptr (RcStaging) staging = NULL;

  if (!change_patch (patch, error))
    {
      cJSON_Delete (patch);
      return FALSE;
    }
  changed = rc_json_new_take (patch);
  if (!rc_document_set_json (document, shot, "staging", patch->child != NULL ? changed : NULL, 0,
                             error))
    return FALSE;
  staging = rc_session_stage (self->session, RC_SHOT (shot), error);
  if (staging != NULL)
    return TRUE;
  rc_document_set_json (document, shot, "staging", kept, 0, NULL);
  return FALSE;
}

gboolean
rc_cli_run_stage (RcCli *self, GError **error)
{
  RcNode               *shot = rc_cli_find_typed (self, self->arguments[0], RC_TYPE_SHOT, error);
  g_autoptr (RcStaging) staging = NULL;

  if (shot == NULL)
    return FALSE;
  if ((rc_cli_options.set != NULL || rc_cli_options.release != NULL) &&
      !set_by_hand (self, shot, error))
    return FALSE;
  staging = rc_session_stage (self->session, RC_SHOT (shot), error);
  if (staging == NULL)
    return FALSE;
  if (rc_cli_options.json)
    rc_cli_print_json (rc_staging_to_json (staging));
  else
    explain (shot, staging);
  return TRUE;
}

const GOptionEntry rc_cli_stage_options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.json, N_ ("Print the staging as JSON"), NULL },
  { "explain", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.explain,
    N_ ("Say what each span of the prompt did (this is the default)"), NULL },
  { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &rc_cli_options.set,
    N_ ("Set a value by hand: it stays whatever the prompt says, until it is released"),
    N_ ("PATH=VALUE") },
  { "release", 0, 0, G_OPTION_ARG_STRING_ARRAY, &rc_cli_options.release,
    N_ ("Let a value follow the prompt again"), N_ ("PATH") },
  G_OPTION_ENTRY_NULL
};
