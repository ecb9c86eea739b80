/* take-request.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/take-request.h"

#include "engine/base/error.h"
#include "engine/session/session-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/**
 * rc_session_load_about:
 * @hash: of a take or of a region's layer
 *
 * Errors: RC_ERROR_NOT_FOUND if its folder is gone, RC_ERROR_FORMAT if it is damaged
 *
 * Returns: (transfer full) (nullable): its take.json
 */
cJSON *
rc_session_load_about (RcSession *self, const char *hash, GError **error)
{
  g_autofree char *path =
      g_build_filename (rc_session_get_dir (self), "takes", hash, "take.json", NULL);

  return rc_json_load (path, error);
}

/** As rc_session_load_about(). Returns: (transfer full) (nullable): the request of the take */
cJSON *
rc_session_load_request (RcSession *self, RcTake *take, GError **error)
{
  cJSON *about = rc_session_load_about (self, rc_node_get_string (RC_NODE (take), "hash"), error);
  cJSON *request = cJSON_DetachItemFromObjectCaseSensitive (about, "request");

  cJSON_Delete (about);
  if (about != NULL && !cJSON_IsObject (request))
    {
      g_autofree char *name = rc_node_dup_name (RC_NODE (take));

      g_clear_pointer (&request, cJSON_Delete);
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s does not say how it was made."), name);
    }
  return request;
}

/** Returns: whether @request begins with what is in the slots of @region, and has no more of them
 */
gboolean
rc_session_has_references (const cJSON *request, RcNode *region)
{
  guint             counts[RC_N_SLOTS] = { 0 };
  const cJSON      *made_with = cJSON_GetObjectItemCaseSensitive (request, "references"), *entry;
  g_autoptr (cJSON) own = cJSON_CreateArray ();
  int               n = 0;

  rc_session_add_owned (own, region, counts);
  cJSON_ArrayForEach (entry, made_with)
  {
    if (strcmp (rc_json_string_or (entry, "for", ""), rc_node_get_id (region)) == 0 &&
        !cJSON_Compare (entry, cJSON_GetArrayItem (own, n++), TRUE))
      return FALSE;
  }
  return n == cJSON_GetArraySize (own);
}

/* Whether @part was made with the choice that @node has; one that is not said is the usual one. */
static gboolean
is_choice (const cJSON *part, RcNode *node, const char *property)
{
  return g_strcmp0 (rc_json_string_or (part, property, NULL),
                    rc_session_get_choice (node, property)) == 0;
}

/**
 * rc_session_is_region_current:
 *
 * Of its prompt, seed and mask the region has what its take was made of, unless they were changed;
 * this looks at the rest. Where nothing is said it depends on the shot, too: then never.
 *
 * Returns: whether the take that @region shows was made with its strength, generator and references
 */
gboolean
rc_session_is_region_current (RcSession *self, RcRegion *region)
{
  RcNode           *node = RC_NODE (region);
  g_autofree char  *words = g_strstrip (g_strdup (rc_node_get_string (node, "prompt")));
  g_autoptr (cJSON) about = rc_session_load_about (self, rc_node_get_string (node, "hash"), NULL);
  g_autoptr (cJSON) base =
      rc_session_load_request (self, RC_TAKE (rc_node_get_parent (node)), NULL);
  const cJSON *request = cJSON_GetObjectItemCaseSensitive (about, "request");
  const cJSON *part = cJSON_GetObjectItemCaseSensitive (request, "region");
  const char  *generator = rc_node_get_string (node, "generator");

  if (*generator == '\0')
    generator = rc_json_string_or (base, "generator", "");
  return *words != '\0' && part != NULL && rc_json_string_or (part, "footage", NULL) == NULL &&
         rc_json_number_or (part, "strength", 1) == rc_node_get_double (node, "strength") &&
         is_choice (part, node, "seam") && is_choice (part, node, "ends") &&
         strcmp (rc_json_string_or (request, "generator", ""), generator) == 0 &&
         rc_session_has_references (request, node);
}

/** Returns: (transfer none): NULL-terminated: all there are */
const RcGenerator *const *
rc_session_list_generators (RcSession *self)
{
  return self->generators;
}

/* --- comparing ----------------------------------------------------------------------------- */

/* What a region asks for, as a request; {} without one. (transfer full) */
static cJSON *
region_request (RcNode *region)
{
  cJSON  *json = cJSON_CreateObject ();
  RcJson *mask = region != NULL ? rc_node_get_json (region, "mask") : NULL;

  if (region == NULL)
    return json;
  cJSON_AddStringToObject (json, "prompt", rc_node_get_string (region, "prompt"));
  cJSON_AddNumberToObject (json, "seed", rc_node_get_int (region, "seed"));
  if (mask != NULL)
    cJSON_AddItemToObject (json, "mask", cJSON_Duplicate (rc_json_value (mask), TRUE));
  return json;
}

static void
diff_regions (GPtrArray *changes, RcNode *a, RcNode *b)
{
  guint n =
      MAX (rc_node_get_n_children (a, RC_TYPE_REGION), rc_node_get_n_children (b, RC_TYPE_REGION));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (cJSON) from = region_request (rc_node_get_child (a, RC_TYPE_REGION, i));
      g_autoptr (cJSON) to = region_request (rc_node_get_child (b, RC_TYPE_REGION, i));
      g_autofree char  *prefix = g_strdup_printf ("regions.%u.", i + 1);

      rc_request_diff_into (changes, prefix, from, to);
    }
}

/**
 * rc_session_diff_takes:
 *
 * Errors: as rc_session_load_request()
 *
 * Returns: (transfer full) (nullable): of RcRequestChange: what differs between the requests of two
 * takes, and between their regions, the first with the first
 */
GPtrArray *
rc_session_diff_takes (RcSession *self, RcTake *a, RcTake *b, GError **error)
{
  g_autoptr (cJSON) from = rc_session_load_request (self, a, error);
  g_autoptr (cJSON) to = from != NULL ? rc_session_load_request (self, b, error) : NULL;
  GPtrArray        *changes;

  if (to == NULL)
    return NULL;
  changes = rc_request_diff (from, to);
  diff_regions (changes, RC_NODE (a), RC_NODE (b));
  return changes;
}

/* --- rendering again ----------------------------------------------------------------------- */

static void
put_number (cJSON *json, const char *key, double number)
{
  cJSON_DeleteItemFromObjectCaseSensitive (json, key);
  cJSON_AddNumberToObject (json, key, number);
}

/**
 * rc_session_duplicate_request:
 * @prompt: (nullable): instead of the request's own; NULL or the same words: the request as it is
 * @seed: of the new take
 *
 * A new take of the shot from the request of @take, whatever the shot has become since. With other
 * words, what they come to is staged anew, with the shot's own camera and hand-set values; size,
 * length, references and generator stay the request's. Errors: as rc_session_load_request() and
 * rc_session_render_shot()
 *
 * Returns: (transfer none) (nullable): the job
 */
RcSessionJob *
rc_session_duplicate_request (RcSession  *self,
                              RcTake     *take,
                              const char *prompt,
                              int         seed,
                              GError    **error)
{
  RcNode               *shot = rc_node_get_parent (RC_NODE (take));
  cJSON                *json = rc_session_load_request (self, take, error);
  const RcGenerator    *generator;
  g_autoptr (RcRequest) request = NULL;

  if (json == NULL)
    return NULL;
  generator =
      rc_session_find_generator (self, rc_json_string_or (json, "generator", "sketch"), error);
  if (generator == NULL ||
      (prompt != NULL && strcmp (prompt, rc_json_string_or (json, "prompt", "")) != 0 &&
       !rc_session_restage (self, RC_SHOT (shot), json, prompt, error)))
    {
      cJSON_Delete (json);
      return NULL;
    }
  put_number (json, "generator_version", generator->version);
  put_number (json, "seed", seed);
  request = rc_request_new (json, rc_session_get_dir (self), error);
  return request != NULL ? rc_session_submit_take (self, RC_SHOT (shot), request, error) : NULL;
}

/**
 * rc_session_take_up_request:
 *
 * The shot gets the prompt, the seed and the creativity that @take was made with, to be worked on.
 * One step of undo. Errors: as rc_session_load_request()
 */
gboolean
rc_session_take_up_request (RcSession *self, RcTake *take, GError **error)
{
  RcDocument       *document = rc_session_get_document (self);
  RcNode           *shot = rc_node_get_parent (RC_NODE (take));
  g_autoptr (cJSON) request = rc_session_load_request (self, take, error);
  gboolean          good;

  if (request == NULL)
    return FALSE;
  rc_document_begin (document, _ ("Take Up Request"));
  good = rc_document_set_text (document, shot, "prompt", rc_json_string_or (request, "prompt", ""),
                               0, error) &&
         rc_document_set_double (document, shot, "seed", rc_json_number_or (request, "seed", 1), 0,
                                 error) &&
         rc_document_set_double (document, shot, "creativity",
                                 rc_json_number_or (request, "creativity", 0.25), 0, error);
  return rc_document_finish (document, good);
}
