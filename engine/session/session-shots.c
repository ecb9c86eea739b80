/* session-shots.c - what a session knows of its shots, and shots that come from another film
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/document/shot-edit.h"
#include "engine/script/prompt-parts.h"
#include "engine/session/session-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What a size was read from, and the size. */
typedef struct
{
  char *words;
  char *size;
} Size;

static void
size_free (gpointer data)
{
  Size *size = data;

  g_free (size->words);
  g_free (size->size);
  g_free (size);
}

/** Returns: what rc_session_get_size() keeps */
GHashTable *
rc_session_sizes_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, size_free);
}

/**
 * rc_session_get_size:
 *
 * Reads a prompt once for as long as it stays as it is.
 *
 * Returns: (transfer none): the shot's size, "MCU": the one set by hand, else what the staging
 * reads from the prompt; "" if it cannot be staged
 */
const char *
rc_session_get_size (RcSession *self, RcShot *shot)
{
  RcNode               *node = RC_NODE (shot), *scene = rc_node_get_parent (node);
  const char           *set = rc_node_get_string (node, "size");
  RcJson               *hand_set = rc_node_get_json (node, "staging");
  g_autofree char      *patch = NULL, *words = NULL;
  g_autoptr (RcStaging) staging = NULL;
  Size                 *size = g_hash_table_lookup (self->sizes, rc_node_get_id (node));

  if (*set != '\0' || scene == NULL)
    return set;
  patch = hand_set != NULL ? rc_json_canonical (rc_json_value (hand_set)) : NULL;
  words = g_strjoin ("\n", rc_node_get_string (node, "prompt"),
                     rc_node_get_string (scene, "prompt"), patch, NULL);
  if (size != NULL && strcmp (size->words, words) == 0)
    return size->size;
  staging = rc_session_stage (self, shot, NULL);
  size = g_new0 (Size, 1);
  size->words = g_steal_pointer (&words);
  size->size = g_strdup (staging != NULL ? staging->camera.size : "");
  g_hash_table_insert (self->sizes, g_strdup (rc_node_get_id (node)), size);
  return size->size;
}

/** Copies the media that the references of @node mean from the film at @from, if it is there. */
void
rc_session_fetch_media (RcSession *self, const cJSON *node, const char *from)
{
  const cJSON *child;

  cJSON_ArrayForEach (child, cJSON_GetObjectItemCaseSensitive (node, "children"))
  {
    const char        *media = rc_json_string_or (child, "media", "");
    g_autofree char   *own = NULL, *other = NULL, *name = NULL;
    g_autoptr (GError) error = NULL;

    if (*media == '\0' || strchr (media, G_DIR_SEPARATOR) != NULL)
      continue;
    own = rc_store_media_path (rc_session_get_dir (self), media);
    other = rc_store_media_path (from, media);
    if (g_file_test (own, G_FILE_TEST_EXISTS) || !g_file_test (other, G_FILE_TEST_EXISTS))
      continue;
    name = rc_store_import_media (rc_session_get_dir (self), other, NULL, &error);
    if (name == NULL)
      g_info ("pasting: %s", error->message);
  }
}

/**
 * rc_session_paste_shots:
 * @text: as rc_shots_to_text() makes it
 * @index: before which shot of @scene
 * @name: (nullable): of the step of undo
 *
 * As rc_document_paste_shots(); from another film the references' files come along.
 *
 * Returns: (transfer full) (nullable): the RcShot that were inserted, with a reference each
 */
GPtrArray *
rc_session_paste_shots (RcSession  *self,
                        const char *text,
                        RcScene    *scene,
                        guint       index,
                        const char *name,
                        GError    **error)
{
  g_autoptr (cJSON) json = rc_text_has_shots (text) ? cJSON_Parse (text) : NULL;
  const char       *from = rc_json_string_or (json, "film", "");
  gboolean          foreign = strcmp (from, rc_session_get_dir (self)) != 0;
  const cJSON      *shot;

  if (foreign && *from != '\0')
    cJSON_ArrayForEach (shot, cJSON_GetObjectItemCaseSensitive (json, "shots"))
        rc_session_fetch_media (self, shot, from);
  return rc_document_paste_shots (rc_session_get_document (self), text, foreign, scene, index, name,
                                  error);
}

/**
 * rc_session_break_shot:
 *
 * A shot whose prompt tells several ("Shot 1: … Shot 2: …", "cut to", "[3-6s]") becomes so many, in
 * one step of undo; each has its own words, and those that are said before the first.
 *
 * Errors: RC_ERROR_INVALID if it tells no more than one; as rc_document_break_shot()
 *
 * Returns: (transfer full) (nullable): of RcShot: @shot and those that came behind it
 */
GPtrArray *
rc_session_break_shot (RcSession *self, RcShot *shot, GError **error)
{
  RcNode                 *node = RC_NODE (shot);
  g_autofree char        *name = rc_node_dup_name (node);
  g_autoptr (RcStaging)   staging = rc_session_stage (self, shot, error);
  g_autoptr (GArray)      parts = NULL;
  g_autofree const char **prompts = NULL;
  g_autofree double      *seconds = NULL;

  if (staging == NULL)
    return NULL;
  parts = rc_prompt_parts_new (staging, rc_node_get_string (node, "prompt"),
                               rc_rational_to_double (rc_node_get_rational (node, "duration")));
  if (parts->len < 2)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("%s tells of one shot only. “Shot 1: … Shot 2: …”, “Cut to …” or “[0-3s] … "
                      "[3-6s] …” tells of several."),
                   name);
      return NULL;
    }
  prompts = g_new0 (const char *, parts->len);
  seconds = g_new0 (double, parts->len);
  for (guint i = 0; i < parts->len; i++)
    {
      prompts[i] = g_array_index (parts, RcPromptPart, i).prompt;
      seconds[i] = g_array_index (parts, RcPromptPart, i).seconds;
    }
  return rc_document_break_shot (rc_session_get_document (self), shot, prompts, seconds, parts->len,
                                 error);
}
