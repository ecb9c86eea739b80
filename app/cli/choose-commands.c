/* choose-commands.c - verdict, preferences, note: what people think of takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"
#include "app/cli/mask-options.h"

#include "engine/base/error.h"
#include "engine/document/note.h"
#include "engine/document/verdict.h"
#include "engine/session/preference.h"

#include <glib/gi18n.h>

#include <stdio.h>
#include <string.h>

/* --- verdict ------------------------------------------------------------------------------- */

static gboolean
run_verdict (RcCli *self, GError **error)
{
  RcNode         *node = rc_cli_find_node (self, self->arguments[0], error);
  g_auto (GValue) value = G_VALUE_INIT;

  if (RC_IS_SHOT (node))
    node = (RcNode *)rc_cli_find_take (self, self->arguments[0], error);
  if (node == NULL)
    return FALSE;
  if (!RC_IS_TAKE (node) && !RC_IS_REGION (node))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("“%s” is neither a take, such as 1C.2, nor a region, such as 1C.2.1."),
                   self->arguments[0]);
      return FALSE;
    }
  return rc_node_parse_value (node, "verdict", self->arguments[1], &value, error) &&
         rc_session_judge (self->session, node, (RcVerdict)g_value_get_enum (&value),
                           self->arguments[2], error);
}

/* --- preferences --------------------------------------------------------------------------- */

static gboolean
run_preferences (RcCli *self, GError **error)
{
  const char *path = self->arguments[1];
  guint       n = 0;

  if (strcmp (self->arguments[0], "export") != 0)
    {
      g_set_error (error, RC_CLI_WRONG_USE, 0,
                   _ ("“%s” cannot be done to preferences: it is export."), self->arguments[0]);
      return FALSE;
    }
  if (path == NULL || strcmp (path, "-") == 0)
    {
      g_autofree char *lines = rc_session_dup_preferences (self->session, &n);

      fputs (lines, stdout);
      return TRUE;
    }
  if (!rc_session_export_preferences (self->session, path, &n, error))
    return FALSE;
  rc_cli_print (g_dngettext (NULL, "%u record is in “%s”", "%u records are in “%s”", n), n, path);
  return TRUE;
}

/* --- note ---------------------------------------------------------------------------------- */

static void
print_note (RcCli *self, RcNode *note, cJSON *list)
{
  g_autofree char *name = rc_cli_dup_node_name (note);
  const char      *author = rc_node_get_string (note, "author");
  cJSON           *json;

  if (list == NULL)
    {
      rc_cli_print ("%-10s %s %4d  %3.0f%%,%3.0f%%  %s%s%s", name,
                    rc_node_get_boolean (note, "done") ? "✓" : "·", rc_node_get_int (note, "frame"),
                    100 * rc_node_get_double (note, "x"), 100 * rc_node_get_double (note, "y"),
                    author, *author != '\0' ? ": " : "", rc_node_get_string (note, "text"));
      return;
    }
  json = rc_node_to_json (note);
  cJSON_DeleteItemFromObjectCaseSensitive (json, "type");
  cJSON_AddStringToObject (json, "note", name);
  cJSON_AddItemToArray (list, json);
}

static void
print_notes_of (RcCli *self, RcNode *take, cJSON *list)
{
  for (guint i = 0; i < rc_node_get_n_children (take, RC_TYPE_NOTE); i++)
    print_note (self, rc_node_get_child (take, RC_TYPE_NOTE, i), list);
}

/* Of the film, of shots and scenes, or of one take. */
static gboolean
note_list (RcCli *self, GError **error)
{
  cJSON  *list = rc_cli_options.json ? cJSON_CreateArray () : NULL;
  RcNode *node = self->n_arguments > 1 ? rc_cli_find_node (self, self->arguments[1], error)
                                       : RC_NODE (rc_session_get_project (self->session));
  g_autoptr (GPtrArray) shots = NULL;

  if (RC_IS_TAKE (node))
    print_notes_of (self, node, list);
  else if (node != NULL)
    shots = rc_cli_list_shots (self, self->arguments + 1, error);
  for (guint i = 0; shots != NULL && i < shots->len; i++)
    for (guint k = 0; k < rc_node_get_n_children (shots->pdata[i], RC_TYPE_TAKE); k++)
      print_notes_of (self, rc_node_get_child (shots->pdata[i], RC_TYPE_TAKE, k), list);
  if (list != NULL)
    rc_cli_print_json (list);
  return node != NULL && (RC_IS_TAKE (node) || shots != NULL);
}

/* "40%,60%", or fractions of the frame */
static gboolean
parse_place (const char *text, double *x, double *y, GError **error)
{
  double *const numbers[] = { x, y };

  for (int i = 0; i < 2 && text != NULL; i++)
    {
      char  *end = NULL;
      double number = g_ascii_strtod (text, &end);

      if (end == text)
        break;
      if (*end == '%')
        {
          number /= 100;
          end++;
        }
      *numbers[i] = number;
      if (i == 1 && *end == '\0' && *x >= 0 && *x <= 1 && *y >= 0 && *y <= 1)
        return TRUE;
      text = *end == ',' ? end + 1 : NULL;
    }
  g_set_error_literal (error, RC_CLI_WRONG_USE, 0,
                       _ ("Where is the note? Say it in percent of the picture: --at 40%,60%."));
  return FALSE;
}

static gboolean
note_add (RcCli *self, GError **error)
{
  RcTake    *take;
  RcNote    *note;
  RcNoteSpec spec = { .author = rc_cli_options.author, .frame = MAX (0, rc_cli_options.from) };
  g_autofree char *name = NULL;

  if (self->n_arguments < 3)
    {
      g_set_error_literal (error, RC_CLI_WRONG_USE, 0,
                           _ ("Usage: raccord-cli note add TAKE TEXT --at X,Y [--frame FRAME]"));
      return FALSE;
    }
  take = rc_cli_find_take (self, self->arguments[1], error);
  if (take == NULL || !parse_place (rc_cli_options.at, &spec.x, &spec.y, error))
    return FALSE;
  spec.text = self->arguments[2];
  note = rc_document_add_note (rc_session_get_document (self->session), take, &spec, error);
  if (note == NULL)
    return FALSE;
  name = rc_cli_dup_node_name (RC_NODE (note));
  rc_cli_print (_ ("Added note %s"), name);
  return TRUE;
}

static RcNote *
find_note (RcCli *self, GError **error)
{
  if (self->n_arguments > 1)
    return rc_cli_find_typed (self, self->arguments[1], RC_TYPE_NOTE, error);
  g_set_error_literal (error, RC_CLI_WRONG_USE, 0,
                       _ ("Which note? “raccord-cli note list” lists them: 1C.2.n1."));
  return NULL;
}

static gboolean
note_done (RcCli *self, GError **error)
{
  RcNote *note = find_note (self, error);

  return note != NULL && rc_document_set_text (rc_session_get_document (self->session), note,
                                               "done", "yes", 0, error);
}

static gboolean
note_region (RcCli *self, GError **error)
{
  RcNote          *note = find_note (self, error);
  RcRegion        *region;
  RcSessionJob    *job;
  g_autofree char *name = NULL;

  if (note == NULL)
    return FALSE;
  region = rc_document_note_to_region (rc_session_get_document (self->session), note, error);
  if (region == NULL)
    return FALSE;
  rc_cli_catch_interrupt (self);
  job = rc_session_render_region (self->session, region, error);
  if (job == NULL || !rc_cli_wait (self, job, error))
    return FALSE;
  name = rc_cli_dup_node_name (RC_NODE (region));
  rc_cli_print (_ ("Region %s rendered; the note is done"), name);
  return TRUE;
}

/* @json: as “note list --json” prints one */
static gboolean
import_note (RcCli *self, const cJSON *json, GError **error)
{
  g_autofree char *owner = g_strdup (rc_json_string_or (json, "note", ""));
  char            *dot = strrchr (owner, '.');
  const char      *to = rc_cli_options.to;
  RcTake          *take;
  RcNoteSpec       spec = { .text = rc_json_string_or (json, "text", ""),
                            .author = rc_json_string_or (json, "author", ""),
                            .x = rc_json_number_or (json, "x", 0.5),
                            .y = rc_json_number_or (json, "y", 0.5),
                            .frame = (int)rc_json_number_or (json, "frame", 0),
                            .done = cJSON_IsTrue (cJSON_GetObjectItemCaseSensitive (json, "done")) };

  if (*rc_json_string_or (json, "created", "") != '\0')
    spec.created = rc_json_string_or (json, "created", "");
  if (dot != NULL)
    *dot = '\0';
  take = rc_cli_find_take (self, to != NULL ? to : owner, error);
  return take != NULL &&
         rc_document_add_note (rc_session_get_document (self->session), take, &spec, error) != NULL;
}

static gboolean
note_import (RcCli *self, GError **error)
{
  g_autoptr (cJSON) list = NULL;
  const cJSON      *entry;
  int               n = 0;
  gboolean          good = TRUE;

  if (self->n_arguments < 2)
    {
      g_set_error_literal (error, RC_CLI_WRONG_USE, 0,
                           _ ("Which file? It is as “raccord-cli note list --json” prints it."));
      return FALSE;
    }
  list = rc_json_load (self->arguments[1], error);
  if (list == NULL)
    return FALSE;
  rc_document_begin (rc_session_get_document (self->session), _ ("Import Notes"));
  cJSON_ArrayForEach (entry, list)
  {
    good = good && import_note (self, entry, error);
    n++;
  }
  if (!rc_document_finish (rc_session_get_document (self->session), good))
    return FALSE;
  rc_cli_print (
      g_dngettext (NULL, "Imported %d note from %s", "Imported %d notes from %s", (gulong)n), n,
      self->arguments[1]);
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*run) (RcCli *self, GError **error);
} verbs[] = { { "list", note_list },
              { "add", note_add },
              { "done", note_done },
              { "region", note_region },
              { "import", note_import } };

static gboolean
run_note (RcCli *self, GError **error)
{
  const char *verb = self->n_arguments > 0 ? self->arguments[0] : "list";

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, verb) == 0)
      return verbs[i].run (self, error);
  g_set_error (error, RC_CLI_WRONG_USE, 0,
               _ ("“%s” cannot be done to notes: it is list, add, done, region or import."), verb);
  return FALSE;
}

static const GOptionEntry note_options[] = {
  { "at", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.at,
    N_ ("Where on the picture, in percent: 40%,60%"), N_ ("X,Y") },
  { "frame", 0, 0, G_OPTION_ARG_INT, &rc_cli_options.from, N_ ("At which frame; the first is 0"),
    N_ ("FRAME") },
  { "author", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.author, N_ ("Who says so"), N_ ("NAME") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.to,
    N_ ("With import: onto this take, wherever they were"), N_ ("TAKE") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.json, N_ ("Print JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

/** Returns: whether the film is changed by what is to be done to notes */
gboolean
rc_cli_note_writes (const RcCli *self)
{
  return self->command->run == run_note && self->n_arguments > 0 &&
         strcmp (self->arguments[0], "list") != 0;
}

const RcCliCommand rc_cli_choose_commands[] = {
  { "verdict", N_ ("TAKE|REGION star|reject|none [WHY]"), N_ ("say what you think of a take"), NULL,
    RC_CLI_WRITE, 2, 3, NULL, run_verdict },
  { "preferences", N_ ("export [FILE]"), N_ ("write your verdicts, with what they are about"),
    N_ ("JSON Lines: the request of each take and region that has a verdict, the hashes of its "
        "pictures, the verdict, why, and when. Nothing is sent anywhere."),
    RC_CLI_READ, 1, 2, NULL, run_preferences },
  { "note", N_ ("[list|add|done|region|import …]"), N_ ("notes pinned to takes"),
    N_ ("list [TAKE|SHOT|SCENE] [--json]       what is noted; ✓ is done\n"
        "add TAKE TEXT --at X,Y [--frame N]    pins a note to a place and a time\n"
        "done NOTE                             ticks it off\n"
        "region NOTE                           re-renders around the pin what the note asks for\n"
        "import FILE [--to TAKE]               adds what “list --json” printed"),
    RC_CLI_READ, 0, 3, note_options, run_note },
  { NULL },
};
