/* region-edit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/region-edit.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define KEY "raccord-region"

/* What a region asks for, without what came of it. */
static cJSON *
copy_json (RcNode *region)
{
  cJSON *json = rc_node_to_json (region);
  cJSON *children = cJSON_GetObjectItemCaseSensitive (json, "children");

  for (int i = cJSON_GetArraySize (children) - 1; i >= 0; i--)
    {
      cJSON *child = cJSON_GetArrayItem (children, i);

      cJSON_DeleteItemFromObjectCaseSensitive (child, "id");
      if (strcmp (rc_json_string_or (child, "type", ""), "take") == 0)
        cJSON_DeleteItemFromArray (children, i);
    }
  cJSON_DeleteItemFromObjectCaseSensitive (json, "id");
  cJSON_DeleteItemFromObjectCaseSensitive (json, "hash");
  return json;
}

/**
 * rc_region_to_text:
 * @dir: the folder of its film
 *
 * Returns: (transfer full): what rc_document_paste_region() takes
 */
char *
rc_region_to_text (RcRegion *region, const char *dir)
{
  g_autoptr (cJSON) json = cJSON_CreateObject ();

  cJSON_AddNumberToObject (json, KEY, 1);
  cJSON_AddStringToObject (json, "film", dir);
  cJSON_AddItemToObject (json, "region", copy_json (RC_NODE (region)));
  return rc_json_canonical (json);
}

/** Returns: whether @text (nullable) looks like a region that was copied */
gboolean
rc_text_has_region (const char *text)
{
  return text != NULL && *text == '{' && strstr (text, "\"" KEY "\"") != NULL;
}

/* A mask of frames that the take does not have would be nowhere: it holds for all of them. */
static void
fit_frames (cJSON *region, int frames)
{
  cJSON *mask = cJSON_GetObjectItemCaseSensitive (region, "mask");
  double last = rc_json_number_or (mask, "last", -1);

  if (!cJSON_IsObject (mask) || frames <= 0)
    return;
  if (rc_json_number_or (mask, "first", 0) >= frames)
    cJSON_DeleteItemFromObjectCaseSensitive (mask, "first");
  else if (last < 0 || last < frames)
    return;
  cJSON_DeleteItemFromObjectCaseSensitive (mask, "last");
}

static RcNode *
region_from_text (const char *text, int frames, GError **error)
{
  g_autoptr (cJSON) json = rc_text_has_region (text) ? cJSON_Parse (text) : NULL;
  cJSON            *region = cJSON_GetObjectItemCaseSensitive (json, "region");
  RcNode           *node = NULL;

  if (region != NULL)
    {
      fit_frames (region, frames);
      node = rc_node_from_json (region, _ ("the clipboard"), NULL, error);
    }
  if (node != NULL && RC_IS_REGION (node))
    return node;
  g_clear_object (&node);
  g_clear_error (error);
  g_set_error_literal (error, RC_ERROR, RC_ERROR_FORMAT,
                       _ ("What was copied is no region of Raccord."));
  return NULL;
}

/**
 * rc_document_paste_region:
 * @text: as rc_region_to_text() makes it
 * @take: of a shot; the region becomes its uppermost layer, to be rendered
 *
 * Errors: RC_ERROR_FORMAT if @text holds no region; RC_ERROR_READ_ONLY
 *
 * Returns: (transfer none) (nullable): the region
 */
RcRegion *
rc_document_paste_region (RcDocument *self, const char *text, RcTake *take, GError **error)
{
  int                frames = rc_node_get_int (RC_NODE (take), "frames");
  g_autoptr (RcNode) region = region_from_text (text, frames, error);
  gboolean           good;

  if (region == NULL)
    return NULL;
  rc_document_begin (self, _ ("Paste Region"));
  good = rc_document_insert (self, take, region, -1, error);
  return rc_document_finish (self, good) ? RC_REGION (region) : NULL;
}

/** Returns: (transfer full) */
char *
rc_reference_dup_mention (RcReference *reference)
{
  char *name = g_path_get_basename (rc_node_get_string (RC_NODE (reference), "file"));
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  return name;
}
