/* diff-command.c - diff: what differs between the requests of two takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"

#include "engine/render/request-diff.h"

#include <glib/gi18n.h>

/* (transfer full) (nullable): what the take was made from */
static cJSON *
load_request (RcCli *self, const char *name, GError **error)
{
  RcTake          *take = rc_cli_find_typed (self, name, RC_TYPE_TAKE, error);
  g_autofree char *path = NULL;
  cJSON           *about, *request;

  if (take == NULL)
    return NULL;
  path = g_build_filename (rc_session_get_dir (self->session), "takes",
                           rc_node_get_string (RC_NODE (take), "hash"), "take.json", NULL);
  about = rc_json_load (path, error);
  request = cJSON_DetachItemFromObjectCaseSensitive (about, "request");
  cJSON_Delete (about);
  return request != NULL || about == NULL ? request : cJSON_CreateObject ();
}

gboolean
rc_cli_run_diff (RcCli *self, GError **error)
{
  g_autoptr (cJSON)     a = load_request (self, self->arguments[0], error);
  g_autoptr (cJSON)     b = a != NULL ? load_request (self, self->arguments[1], error) : NULL;
  g_autoptr (GPtrArray) changes = NULL;

  if (b == NULL)
    return FALSE;
  changes = rc_request_diff (a, b);
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *text = rc_request_change_dup_text (g_ptr_array_index (changes, i));

      rc_cli_print ("%s", text);
    }
  if (changes->len == 0)
    rc_cli_print (_ ("Nothing differs."));
  return TRUE;
}
