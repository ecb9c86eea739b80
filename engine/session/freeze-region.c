/* freeze-region.c - the request for a take of a region
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/session/session-private.h"
#include "engine/session/take-request.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define HAND_BACK "footage" /* the generator that what another tool has made is footage to */

/* How each character would look if it came into the shot, for regions that replace one by another.
 */
static cJSON *
stage_cast (RcSession *self, RcShot *shot)
{
  RcProject *project = rc_session_get_project (self);
  cJSON     *cast = cJSON_CreateArray ();

  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (project), RC_TYPE_CHARACTER); i++)
    {
      RcNode          *character = rc_node_get_child (RC_NODE (project), RC_TYPE_CHARACTER, i);
      g_autofree char *prompt = g_strdup_printf ("@%s", rc_node_get_string (character, "name"));
      g_autoptr (RcStaging) staging = rc_session_compose (self, shot, prompt, NULL, NULL);
      cJSON                *json, *figures;

      if (staging == NULL)
        continue;
      json = rc_staging_to_json (staging);
      figures = cJSON_GetObjectItemCaseSensitive (json, "figures");
      for (int k = cJSON_GetArraySize (figures) - 1; k >= 0; k--)
        {
          cJSON *figure = cJSON_GetArrayItem (figures, k);

          if (strcmp (rc_json_string_or (figure, "id", ""), rc_node_get_id (character)) == 0)
            {
              cJSON_AddItemToArray (cast, cJSON_DetachItemFromArray (figures, k));
              break;
            }
        }
      cJSON_Delete (json);
    }
  return cast;
}

/* What another generator than the take's is to do. */
static gboolean
choose_generator (RcSession *self, RcNode *region, const char *id, cJSON *request, GError **error)
{
  const RcGenerator *generator;

  /* The version is always that of now, whatever the take was made with. */
  if (*id == '\0')
    id = rc_json_string_or (request, "generator", "");
  generator = rc_session_find_generator (self, id, error);
  if (generator == NULL)
    return FALSE;
  if (!generator->abilities.masks)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
                   _ ("The generator “%s” cannot render regions. Choose another one for the "
                      "region."),
                   _ (generator->label));
      return FALSE;
    }
  cJSON_ReplaceItemInObjectCaseSensitive (request, "generator", cJSON_CreateString (id));
  cJSON_ReplaceItemInObjectCaseSensitive (request, "generator_version",
                                          cJSON_CreateNumber (generator->version));
  return TRUE;
}

/* The region's own references first, then those that the take was made with, as slots allow. */
static void
prepend_references (RcNode *region, cJSON *request)
{
  static const char *const slots[RC_N_SLOTS] = { "image", "video", "audio" };
  guint                    counts[RC_N_SLOTS] = { 0 };
  cJSON                   *all, *old, *entry;

  if (rc_node_get_n_children (region, RC_TYPE_REFERENCE) == 0)
    return;
  all = cJSON_CreateArray ();
  old = cJSON_DetachItemFromObjectCaseSensitive (request, "references");
  rc_session_add_owned (all, region, counts);
  cJSON_ArrayForEach (entry, old)
  {
    for (guint slot = 0; slot < RC_N_SLOTS; slot++)
      if (strcmp (rc_json_string_or (entry, "slot", ""), slots[slot]) == 0 &&
          counts[slot]++ < rc_slot_capacity ((RcSlot)slot))
        cJSON_AddItemToArray (all, cJSON_Duplicate (entry, TRUE));
  }
  cJSON_Delete (old);
  cJSON_AddItemToObject (request, "references", all);
}

/* Nothing said is what the shot's words say now, seen by the camera that the take has. */
static gboolean
stage_anew (RcSession *self, RcNode *region, cJSON *request, GError **error)
{
  static const char *const kept[] = { "camera", "burn_in", "slate", "unlabelled" };
  const RcGenerator       *generator =
      rc_session_find_generator (self, rc_json_string_or (request, "generator", ""), NULL);
  RcShot               *shot = RC_SHOT (rc_node_get_ancestor (region, RC_TYPE_SHOT));
  g_autofree char      *words = g_strstrip (g_strdup (rc_node_get_string (region, "prompt")));
  const cJSON          *old = cJSON_GetObjectItemCaseSensitive (request, "staging");
  g_autoptr (RcStaging) staging = NULL;
  cJSON                *staged;

  if (*words != '\0' || generator == NULL || generator->view == NULL)
    return TRUE;
  staging = rc_session_stage (self, shot, error);
  if (staging == NULL)
    return FALSE;
  staged = rc_staging_to_json (staging);
  cJSON_DeleteItemFromObject (staged, "spans");
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      const cJSON *value = cJSON_GetObjectItemCaseSensitive (old, kept[i]);

      cJSON_DeleteItemFromObjectCaseSensitive (staged, kept[i]);
      if (value != NULL)
        cJSON_AddItemToObject (staged, kept[i], cJSON_Duplicate (value, TRUE));
    }
  cJSON_ReplaceItemInObjectCaseSensitive (request, "staging", staged);
  return TRUE;
}

/* A value of a list, unless it is the usual one. */
/* Returns: (nullable): what a request says of an enumerated property; NULL, nothing, of its usual
 * value */
const char *
rc_session_get_choice (RcNode *region, const char *property)
{
  const GParamSpecEnum *spec = G_PARAM_SPEC_ENUM (rc_node_find_property (region, property));
  int                   value = rc_node_get_enum (region, property);

  return value != spec->default_value ? g_enum_get_value (spec->enum_class, value)->value_nick
                                      : NULL;
}

static void
add_choice (cJSON *json, RcNode *region, const char *property)
{
  const char *choice = rc_session_get_choice (region, property);

  if (choice != NULL)
    cJSON_AddStringToObject (json, property, choice);
}

/* @media: (nullable): made by another tool */
static cJSON *
region_to_json (RcNode *region, const char *media, GError **error)
{
  RcJson *mask = rc_node_get_json (region, "mask");
  double  strength = rc_node_get_double (region, "strength");
  cJSON  *json;

  if (mask == NULL)
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_INVALID,
                           _ ("The region has no mask. Draw one on the picture first."));
      return NULL;
    }
  json = cJSON_CreateObject ();
  cJSON_AddStringToObject (json, "base", rc_node_get_string (rc_node_get_parent (region), "hash"));
  cJSON_AddStringToObject (json, "prompt", rc_node_get_string (region, "prompt"));
  cJSON_AddItemToObject (json, "mask", cJSON_Duplicate (rc_json_value (mask), TRUE));
  if (strength < 1)
    cJSON_AddNumberToObject (json, "strength", strength);
  add_choice (json, region, "seam");
  add_choice (json, region, "ends");
  if (media != NULL)
    cJSON_AddStringToObject (json, "footage", media);
  if (rc_session_collect_pictures (json, RC_REGION (region), error))
    return json;
  cJSON_Delete (json);
  return NULL;
}

static RcRequest *
freeze (RcSession *self, RcRegion *region, const char *media, GError **error)
{
  RcNode           *node = RC_NODE (region), *take = rc_node_get_parent (node);
  g_autoptr (cJSON) json = rc_session_load_request (self, RC_TAKE (take), error);
  const char       *generator = media != NULL ? HAND_BACK : rc_node_get_string (node, "generator");
  cJSON            *part;

  if (json == NULL)
    {
      g_prefix_error (error, _ ("The take's folder cannot be read; render the shot again: "));
      return NULL;
    }
  if (!choose_generator (self, node, generator, json, error) ||
      !stage_anew (self, node, json, error))
    return NULL;
  part = region_to_json (node, media, error);
  if (part == NULL)
    return NULL;
  cJSON_DeleteItemFromObjectCaseSensitive (json, "seed");
  cJSON_AddNumberToObject (json, "seed", rc_node_get_int (node, "seed"));
  prepend_references (node, json);
  cJSON_AddItemToObject (json, "region", part);
  cJSON_AddItemToObject (json, "cast", stage_cast (self, RC_SHOT (rc_node_get_parent (take))));
  return rc_request_new (g_steal_pointer (&json), rc_session_get_dir (self), error);
}

/**
 * rc_session_freeze_region:
 *
 * The request of the region's take, with the region in it: what surrounds the mask is what that
 * take shows, whatever the shot has become since. With its own generator, seed, strength, and its
 * own references before those of the take. Errors: RC_ERROR_INVALID without a mask,
 * RC_ERROR_NOT_FOUND if the take's folder is gone, RC_ERROR_UNSUPPORTED if its generator renders no
 * regions
 *
 * Returns: (transfer full) (nullable)
 */
RcRequest *
rc_session_freeze_region (RcSession *self, RcRegion *region, GError **error)
{
  return freeze (self, region, NULL, error);
}

/** As rc_session_freeze_region(), for frames that another tool has made */
RcRequest *
rc_session_freeze_hand_back (RcSession *self, RcRegion *region, const char *media, GError **error)
{
  return freeze (self, region, media, error);
}
