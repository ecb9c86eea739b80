/* freeze-extend.c - the request for a take with more room around it, or more time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/session/session-private.h"
#include "engine/session/take-request.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FOOTAGE "footage" /* any take is footage to it */

static void
set_number (cJSON *json, const char *key, double value)
{
  cJSON_DeleteItemFromObjectCaseSensitive (json, key);
  cJSON_AddNumberToObject (json, key, value);
}

/* Whether more of the take can be staged: it stays in one place, nothing is burnt into its pictures
 * or crossed with them, and it was not extended before. */
static gboolean
is_staged (const cJSON *request)
{
  const cJSON *staging = cJSON_GetObjectItemCaseSensitive (request, "staging");
  const cJSON *reference, *setup;

  cJSON_ArrayForEach (setup, cJSON_GetObjectItemCaseSensitive (staging, "setups"))
  {
    if (*rc_json_string_or (setup, "set", "") != '\0')
      return FALSE;
  }
  if (cJSON_HasObjectItem (request, "extend") ||
      *rc_json_string_or (staging, "burn_in", "") != '\0')
    return FALSE;
  cJSON_ArrayForEach (reference, cJSON_GetObjectItemCaseSensitive (request, "references"))
  {
    const char *role = rc_json_string_or (reference, "role", "");

    if (g_str_equal (role, "first-frame") || g_str_equal (role, "last-frame"))
      return FALSE;
  }
  return TRUE;
}

/* The take's own, if it stages: it draws more of it. What was filmed is extended by what its
 * pictures show. */
static const RcGenerator *
choose_generator (RcSession *self, const cJSON *request, GError **error)
{
  const RcGenerator *own =
      rc_session_find_generator (self, rc_json_string_or (request, "generator", ""), NULL);

  return own != NULL && own->view != NULL && is_staged (request)
             ? own
             : rc_session_find_generator (self, FOOTAGE, error);
}

static void
write_extension (cJSON *json, const RcGenerator *generator, const char *base, const RcExtension *by)
{
  cJSON *extend;

  cJSON_DeleteItemFromObjectCaseSensitive (json, "extend");
  cJSON_DeleteItemFromObjectCaseSensitive (json, "motion");
  cJSON_DeleteItemFromObjectCaseSensitive (json, "generator");
  cJSON_AddStringToObject (json, "generator", generator->id);
  set_number (json, "generator_version", generator->version);
  set_number (json, "width", rc_json_number_or (json, "width", 0) + by->left + by->right);
  set_number (json, "height", rc_json_number_or (json, "height", 0) + by->top + by->bottom);
  set_number (json, "frames", rc_json_number_or (json, "frames", 0) + by->before + by->after);
  extend = cJSON_AddObjectToObject (json, "extend");
  cJSON_AddStringToObject (extend, "base", base);
  cJSON_AddNumberToObject (extend, "left", by->left);
  cJSON_AddNumberToObject (extend, "right", by->right);
  cJSON_AddNumberToObject (extend, "top", by->top);
  cJSON_AddNumberToObject (extend, "bottom", by->bottom);
  cJSON_AddNumberToObject (extend, "before", by->before);
  cJSON_AddNumberToObject (extend, "after", by->after);
}

static int
even (double pixels)
{
  return ((int)lround (pixels) + 1) / 2 * 2;
}

/**
 * rc_extension_set_shape:
 * @width: pixels of the take, as @height
 * @aspect: width by height
 *
 * As much room on both sides, or above and below, as makes a frame of that shape; the other sides
 * get none.
 */
void
rc_extension_set_shape (RcExtension *self, int width, int height, double aspect)
{
  int across = MAX (0, even (aspect * height) - width);
  int down = across > 0 ? 0 : MAX (0, even (width / aspect) - height);

  self->left = across / 2;
  self->right = across - across / 2;
  self->top = down / 2;
  self->bottom = down - down / 2;
}

/**
 * rc_session_freeze_extended:
 * @by: pixels and frames that are added to @take; its `base` is not looked at
 *
 * Errors: RC_ERROR_NOT_FOUND if the take's folder is gone; RC_ERROR_INVALID if nothing is added;
 *   as rc_request_new()
 *
 * Returns: (transfer full) (nullable): the request for a take that has @take in it, as it is
 */
RcRequest *
rc_session_freeze_extended (RcSession *self, RcTake *take, const RcExtension *by, GError **error)
{
  const char        *base = rc_node_get_string (RC_NODE (take), "hash");
  const RcGenerator *generator;
  g_autoptr (cJSON)  json = NULL;

  if (by->left + by->right + by->top + by->bottom + by->before + by->after <= 0)
    {
      g_set_error_literal (
          error, RC_ERROR, RC_ERROR_INVALID,
          _ ("The take is as large and as long as that already. Say on which side, "
             "or by how much time, it is to be extended."));
      return NULL;
    }
  json = rc_session_load_request (self, take, error);
  if (json == NULL)
    {
      g_prefix_error (error, _ ("The take's folder cannot be read; render the shot again: "));
      return NULL;
    }
  generator = choose_generator (self, json, error);
  if (generator == NULL)
    return NULL;
  write_extension (json, generator, base, by);
  return rc_request_new (g_steal_pointer (&json), rc_session_get_dir (self), error);
}
