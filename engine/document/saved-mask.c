/* saved-mask.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/saved-mask.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

cJSON *
rc_saved_masks_list (RcProject *project)
{
  RcJson *masks = rc_node_get_json (RC_NODE (project), "masks");

  return masks != NULL && cJSON_IsArray (rc_json_value (masks))
             ? cJSON_Duplicate (rc_json_value (masks), TRUE)
             : cJSON_CreateArray ();
}

/* The place of the mask of that name; -1: there is none. */
static int
find (const cJSON *list, const char *name)
{
  const cJSON *item;
  int          i = 0;

  cJSON_ArrayForEach (item, list)
  {
    if (strcmp (rc_json_string_or (item, "name", ""), name) == 0)
      return i;
    i++;
  }
  return -1;
}

static gboolean
is_missing (int at, const char *name, GError **error)
{
  if (at < 0)
    g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                 _ ("This film keeps no mask with the name “%s”."), name);
  return at < 0;
}

RcJson *
rc_saved_masks_find (RcProject *project, const char *name, GError **error)
{
  g_autoptr (cJSON) list = rc_saved_masks_list (project);
  int               at = find (list, name);

  if (is_missing (at, name, error))
    return NULL;
  return rc_json_new_take (
      cJSON_DetachItemFromObjectCaseSensitive (cJSON_GetArrayItem (list, at), "mask"));
}

static gboolean
write_list (RcDocument *document, const char *step, cJSON *list, GError **error)
{
  g_autoptr (RcJson) masks = rc_json_new_take (list);

  rc_document_begin (document, step);
  return rc_document_finish (document,
                             rc_document_set_json (document, rc_document_get_project (document),
                                                   "masks", masks, 0, error));
}

gboolean
rc_saved_masks_save (RcDocument *document, const char *name, const cJSON *mask, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  cJSON           *list, *item;
  int              at;

  if (*stripped == '\0')
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_INVALID,
                           _ ("A mask is kept under a name: write one, such as “the door”."));
      return FALSE;
    }
  list = rc_saved_masks_list (rc_document_get_project (document));
  at = find (list, stripped);
  item = cJSON_CreateObject ();
  cJSON_AddStringToObject (item, "name", stripped);
  cJSON_AddItemToObject (item, "mask", cJSON_Duplicate (mask, TRUE));
  if (at >= 0)
    cJSON_ReplaceItemInArray (list, at, item);
  else
    cJSON_AddItemToArray (list, item);
  return write_list (document, _ ("Save Mask"), list, error);
}

gboolean
rc_saved_masks_forget (RcDocument *document, const char *name, GError **error)
{
  cJSON *list = rc_saved_masks_list (rc_document_get_project (document));
  int    at = find (list, name);

  if (is_missing (at, name, error))
    {
      cJSON_Delete (list);
      return FALSE;
    }
  cJSON_DeleteItemFromArray (list, at);
  return write_list (document, _ ("Forget Mask"), list, error);
}
