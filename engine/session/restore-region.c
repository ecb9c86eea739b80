/* restore-region.c - a region asks again for what one of its takes was made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/session/session-private.h"
#include "engine/session/take-request.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* --- references ------------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): the name in the media folder of what has that hash */
static char *
find_media (RcSession *self, const char *hash)
{
  g_autofree char *folder = g_build_filename (rc_session_get_dir (self), "media", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gsize            n = strlen (hash);
  const char      *name;

  while (dir != NULL && n > 0 && (name = g_dir_read_name (dir)) != NULL)
    if (strncmp (name, hash, n) == 0 && (name[n] == '\0' || name[n] == '.'))
      return g_strdup (name);
  return NULL;
}

/* Returns: (transfer none) (nullable): how a file was called, where @node or what it holds has it
 */
static const char *
find_file_name (RcNode *node, const char *media)
{
  const GType types[] = { RC_TYPE_REFERENCE, RC_TYPE_CHARACTER, RC_TYPE_SCENE,
                          RC_TYPE_SHOT,      RC_TYPE_TAKE,      RC_TYPE_REGION };
  const char *name = NULL;

  if (RC_IS_REFERENCE (node))
    return strcmp (rc_node_get_string (node, "media"), media) == 0
               ? rc_node_get_string (node, "file")
               : NULL;
  for (guint type = 0; name == NULL && type < G_N_ELEMENTS (types); type++)
    for (guint i = 0; name == NULL && i < rc_node_get_n_children (node, types[type]); i++)
      name = find_file_name (rc_node_get_child (node, types[type], i), media);
  return name;
}

/* Returns: (transfer full): how a file of the region was called: as the film says elsewhere, else
 * as its words could mention it, else as it lies in the media folder */
static char *
dup_file_name (RcSession *self, const cJSON *request, const char *media, const char *hash)
{
  const cJSON *part = cJSON_GetObjectItemCaseSensitive (request, "region"), *entry;
  const char  *file = find_file_name (RC_NODE (rc_session_get_project (self)), media);

  if (file != NULL)
    return g_strdup (file);
  cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (part, "pictures"))
  {
    if (strcmp (rc_json_string_or (entry, "media", ""), hash) == 0)
      return g_strconcat (rc_json_string_or (entry, "name", ""), media + strlen (hash), NULL);
  }
  return g_strdup (media);
}

/* The references among those of @request that were the region's own, as nodes. */
static GPtrArray *
list_references (RcSession *self, RcNode *region, const cJSON *request)
{
  GPtrArray   *nodes = g_ptr_array_new_with_free_func (g_object_unref);
  const cJSON *entry;

  cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (request, "references"))
  {
    const char       *hash = rc_json_string_or (entry, "media", "");
    g_autofree char  *media = find_media (self, hash), *file = NULL;
    g_autoptr (cJSON) json = NULL;
    RcNode           *node;

    /* A file that is gone is none any more. */
    if (media == NULL ||
        strcmp (rc_json_string_or (entry, "for", ""), rc_node_get_id (region)) != 0)
      continue;
    file = dup_file_name (self, request, media, hash);
    json = cJSON_CreateObject ();
    cJSON_AddStringToObject (json, "type", "reference");
    cJSON_AddStringToObject (json, "file", file);
    cJSON_AddStringToObject (json, "media", media);
    cJSON_AddStringToObject (json, "slot", rc_json_string_or (entry, "slot", "image"));
    cJSON_AddStringToObject (json, "role", rc_json_string_or (entry, "role", "identity"));
    node = rc_node_from_json (json, media, NULL, NULL);
    if (node != NULL)
      g_ptr_array_add (nodes, node);
  }
  return nodes;
}

static gboolean
restore_references (RcSession *self, RcNode *region, const cJSON *request, GError **error)
{
  RcDocument           *document = rc_session_get_document (self);
  g_autoptr (GPtrArray) nodes = NULL;

  if (rc_session_has_references (request, region))
    return TRUE;
  nodes = list_references (self, region, request);
  while (rc_node_get_n_children (region, RC_TYPE_REFERENCE) > 0)
    if (!rc_document_remove (document, rc_node_get_child (region, RC_TYPE_REFERENCE, 0), error))
      return FALSE;
  for (guint i = 0; i < nodes->len; i++)
    if (!rc_document_insert (document, region, g_ptr_array_index (nodes, i), -1, error))
      return FALSE;
  return TRUE;
}

/* --- generator -------------------------------------------------------------------------------- */

/* "" is the generator of the take that the region is of. What another tool has made says nothing of
 * which one the region would have. */
static gboolean
restore_generator (RcSession *self, RcNode *region, const cJSON *request, GError **error)
{
  const cJSON      *part = cJSON_GetObjectItemCaseSensitive (request, "region");
  g_autoptr (cJSON) base =
      rc_session_load_request (self, RC_TAKE (rc_node_get_parent (region)), NULL);
  const char *id = rc_json_string_or (request, "generator", "");
  const char *usual = rc_json_string_or (base, "generator", "");
  const char *now = rc_node_get_string (region, "generator");

  if (rc_json_string_or (part, "footage", NULL) != NULL ||
      strcmp (id, *now != '\0' ? now : usual) == 0)
    return TRUE;
  return rc_document_set_text (rc_session_get_document (self), region, "generator",
                               strcmp (id, usual) == 0 ? "" : id, 0, error);
}

/**
 * rc_session_restore_region:
 * @about: take.json of a take of the region
 *
 * The region has the prompt, the seed, the strength, the mask, the references and the generator
 * that the take was made of, and its edge and its ends meet the base as there.
 * Errors: RC_ERROR_FORMAT if the take does not say; RC_ERROR_READ_ONLY
 */
gboolean
rc_session_restore_region (RcSession *self, RcNode *region, const cJSON *about, GError **error)
{
  RcDocument        *document = rc_session_get_document (self);
  const cJSON       *request = cJSON_GetObjectItemCaseSensitive (about, "request");
  const cJSON       *part = cJSON_GetObjectItemCaseSensitive (request, "region");
  const cJSON       *mask = cJSON_GetObjectItemCaseSensitive (part, "mask");
  g_autoptr (RcJson) shapes = NULL;

  if (!cJSON_IsObject (mask))
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_FORMAT,
                           _ ("The take does not say which mask it was rendered under."));
      return FALSE;
    }
  shapes = rc_json_new_take (cJSON_Duplicate (mask, TRUE));
  return rc_document_set_text (document, region, "prompt", rc_json_string_or (part, "prompt", ""),
                               0, error) &&
         rc_document_set_double (document, region, "seed", rc_json_number_or (request, "seed", 1),
                                 0, error) &&
         rc_document_set_double (document, region, "strength",
                                 rc_json_number_or (part, "strength", 1), 0, error) &&
         rc_document_set_json (document, region, "mask", shapes, 0, error) &&
         rc_document_set_text (document, region, "seam",
                               rc_json_string_or (part, "seam", "feather"), 0, error) &&
         rc_document_set_text (document, region, "ends", rc_json_string_or (part, "ends", "cut"), 0,
                               error) &&
         restore_references (self, region, request, error) &&
         restore_generator (self, region, request, error);
}
