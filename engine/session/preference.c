/* preference.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/preference.h"

#include "engine/session/take-request.h"

#include <glib/gi18n-lib.h>

/* The hash of the pictures in a folder of the takes, as take.json has it. */
static void
add_pictures (cJSON *record, const char *key, const cJSON *about)
{
  const char *hash = rc_json_string_or (about, "frames_sha256", "");

  if (*hash != '\0')
    cJSON_AddStringToObject (record, key, hash);
}

/* (transfer none) (nullable): the region that @node is, or is a take of */
static RcNode *
region_of (RcNode *node)
{
  return RC_IS_REGION (node) ? node : rc_node_get_ancestor (node, RC_TYPE_REGION);
}

static void
add_request (RcSession *session, cJSON *record, RcNode *node)
{
  RcNode           *region = region_of (node);
  g_autoptr (cJSON) about =
      rc_session_load_about (session, rc_node_get_string (node, "hash"), NULL);
  g_autoptr (cJSON) base = NULL;
  const cJSON      *request = cJSON_GetObjectItemCaseSensitive (about, "request");

  cJSON_AddStringToObject (record, "request_sha256", rc_node_get_string (node, "hash"));
  if (request != NULL)
    cJSON_AddItemToObject (record, "request", cJSON_Duplicate (request, TRUE));
  add_pictures (record, "frames_sha256", about);
  if (region == NULL)
    return;
  base = rc_session_load_about (session, rc_node_get_string (rc_node_get_parent (region), "hash"),
                                NULL);
  add_pictures (record, "base_frames_sha256", base);
}

static void
add_record (RcSession *session, RcNode *node, GString *lines, guint *n)
{
  RcShot           *shot = RC_SHOT (rc_node_get_ancestor (node, RC_TYPE_SHOT));
  g_autofree char  *verdict = rc_node_dup_value_text (node, "verdict");
  g_autofree char  *label = rc_shot_dup_label (shot);
  g_autofree char  *line = NULL;
  g_autoptr (cJSON) record = NULL;

  if (rc_node_get_enum (node, "verdict") == RC_VERDICT_NONE)
    return;
  record = cJSON_CreateObject ();
  cJSON_AddNumberToObject (record, "format", 1);
  cJSON_AddStringToObject (record, "kind", region_of (node) != NULL ? "region" : "take");
  cJSON_AddStringToObject (record, "node", rc_node_get_id (node));
  cJSON_AddStringToObject (record, "shot", label);
  cJSON_AddStringToObject (record, "verdict", verdict);
  cJSON_AddStringToObject (record, "reason", rc_node_get_string (node, "reason"));
  cJSON_AddStringToObject (record, "time", rc_node_get_string (node, "judged"));
  if (RC_IS_TAKE (node))
    cJSON_AddStringToObject (record, "notes", rc_node_get_string (node, "notes"));
  add_request (session, record, node);
  line = cJSON_PrintUnformatted (record);
  g_string_append_printf (lines, "%s\n", line);
  (*n)++;
}

static void
visit (RcSession *session, RcNode *node, GString *lines, guint *n)
{
  const GType below[] = { RC_TYPE_SCENE, RC_TYPE_SHOT, RC_TYPE_TAKE, RC_TYPE_REGION };

  if (RC_IS_TAKE (node) || RC_IS_REGION (node))
    add_record (session, node, lines, n);
  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    for (guint k = 0; k < rc_node_get_n_children (node, below[i]); k++)
      visit (session, rc_node_get_child (node, below[i], k), lines, n);
}

/**
 * rc_session_dup_preferences:
 * @n_records: (out)
 *
 * Returns: (transfer full): JSON Lines, one record a line; "" without a verdict
 */
char *
rc_session_dup_preferences (RcSession *self, guint *n_records)
{
  GString *lines = g_string_new (NULL);

  *n_records = 0;
  visit (self, RC_NODE (rc_session_get_project (self)), lines, n_records);
  return g_string_free (lines, FALSE);
}

/** Writes them into a file, which is replaced. Errors: of the file system */
gboolean
rc_session_export_preferences (RcSession *self, const char *path, guint *n_records, GError **error)
{
  g_autofree char *lines = rc_session_dup_preferences (self, n_records);

  return g_file_set_contents (path, lines, -1, error);
}
