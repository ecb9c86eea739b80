/* freeze-pictures.c - the references that the words of a region can name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/region-edit.h"
#include "engine/script/region-words.h"
#include "engine/session/session-private.h"

/* The pictures in the slots of @owner that a region's words can name. */
static void
add_pictures (cJSON *array, RcNode *owner)
{
  for (guint i = 0; i < rc_node_get_n_children (owner, RC_TYPE_REFERENCE); i++)
    {
      RcNode          *reference = rc_node_get_child (owner, RC_TYPE_REFERENCE, i);
      g_autofree char *name = rc_reference_dup_mention (RC_REFERENCE (reference));
      g_autofree char *hash = rc_session_content_hash (rc_node_get_string (reference, "media"));
      cJSON           *entry;

      if (rc_node_get_enum (reference, "slot") != RC_SLOT_IMAGE)
        continue;
      entry = cJSON_CreateObject ();
      cJSON_AddStringToObject (entry, "name", name);
      cJSON_AddStringToObject (entry, "media", hash);
      /* Somebody who is named looks as the region's own picture shows. */
      if (RC_IS_REGION (owner) && rc_node_get_enum (reference, "role") == RC_ROLE_IDENTITY)
        cJSON_AddTrueToObject (entry, "identity");
      cJSON_AddItemToArray (array, entry);
    }
}

/* Only for words that put something in: no other region becomes another one by a new reference. */
gboolean
rc_session_collect_pictures (cJSON *json, RcRegion *region, GError **error)
{
  RcNode       *shot = rc_node_get_parent (rc_node_get_parent (RC_NODE (region)));
  RcRegionWords words;
  cJSON        *pictures;

  if (!rc_region_words_read (&words, rc_node_get_string (RC_NODE (region), "prompt"), error))
    return FALSE;
  if (!words.mentions && !words.pictured)
    return TRUE;
  pictures = cJSON_AddArrayToObject (json, "pictures");
  add_pictures (pictures, RC_NODE (region));
  add_pictures (pictures, shot);
  add_pictures (pictures, rc_node_get_parent (shot));
  return TRUE;
}
