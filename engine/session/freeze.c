/* freeze.c - from the document to a request: everything a take depends on, copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/session/session-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const char *
nick_of (RcNode *node, const char *property)
{
  GParamSpec *spec = rc_node_find_property (node, property);

  return g_enum_get_value (G_PARAM_SPEC_ENUM (spec)->enum_class, rc_node_get_enum (node, property))
      ->value_nick;
}

/* The media of the first image in that role among @owner's references, or "". */
static const char *
find_media (RcNode *owner, RcRole role)
{
  for (guint i = 0; i < rc_node_get_n_children (owner, RC_TYPE_REFERENCE); i++)
    {
      RcNode *reference = rc_node_get_child (owner, RC_TYPE_REFERENCE, i);

      if (rc_node_get_enum (reference, "role") == (int)role &&
          rc_node_get_enum (reference, "slot") == RC_SLOT_IMAGE)
        return rc_node_get_string (reference, "media");
    }
  return "";
}

/* A request names media by their content alone, not by the ending that the file has. (transfer
 * full) */
char *
rc_session_content_hash (const char *media)
{
  return g_strndup (media, strcspn (media, "."));
}

/* What a staging is composed from, copied: the document may change meanwhile. */
typedef struct
{
  RcStagingInput      input;
  const RcVocabulary *vocabulary; /* of the session that the copy was made for */
  GStringChunk       *texts;
  GArray             *cast;     /* RcCastMember */
  RcJson             *hand_set; /* nullable */
  RcShot             *shot;
} Words;

static void
words_free (Words *self)
{
  g_string_chunk_free (self->texts);
  g_array_unref (self->cast);
  g_clear_pointer (&self->hand_set, rc_json_unref);
  g_object_unref (self->shot);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Words, words_free)

static const char *
copy (Words *self, const char *text)
{
  return g_string_chunk_insert (self->texts, text);
}

static const char *
copy_hash (Words *self, const char *media)
{
  g_autofree char *hash = rc_session_content_hash (media);

  return copy (self, hash);
}

static void
copy_cast (Words *self, RcProject *project)
{
  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (project), RC_TYPE_CHARACTER); i++)
    {
      RcNode      *character = rc_node_get_child (RC_NODE (project), RC_TYPE_CHARACTER, i);
      RcCastMember member = {
        .id = copy (self, rc_node_get_id (character)),
        .name = copy (self, rc_node_get_string (character, "name")),
        .kind = nick_of (character, "kind"),
        .description = copy (self, rc_node_get_string (character, "description")),
        .identity = copy_hash (self, find_media (character, RC_ROLE_IDENTITY)),
        .mannequin = rc_node_get_boolean (character, "mannequin"),
      };

      g_array_append_val (self->cast, member);
    }
}

/* The words of a character's voice are those of its lines, unless the line has its own. */
static void
give_voices (RcSession *self, RcStaging *staging)
{
  for (guint i = 0; i < staging->n_lines; i++)
    {
      RcStagingLine *line = &staging->lines[i];
      RcNode *character = line->figure >= 0 ? rc_document_find (rc_session_get_document (self),
                                                                staging->figures[line->figure].id)
                                            : NULL;

      if (*line->voice == '\0' && RC_IS_CHARACTER (character))
        rc_text_set (&line->voice, rc_node_get_string (character, "voice"));
    }
}

/* @prompt: (nullable): instead of the shot's own, then without anything by hand. @by_hand:
 * (nullable): instead of the shot's own hand-set values */
static Words *
words_new (RcSession *self, RcShot *shot, const char *prompt, const cJSON *by_hand)
{
  Words           *words = g_new0 (Words, 1);
  RcNode          *node = RC_NODE (shot);
  RcNode          *scene = rc_node_get_parent (node);
  RcNode          *film = RC_NODE (rc_session_get_project (self));
  RcJson          *hand_set = prompt == NULL ? rc_node_get_json (node, "staging") : NULL;
  g_autofree char *heading = rc_scene_dup_heading (RC_SCENE (scene));

  words->vocabulary = self->vocabulary;
  words->texts = g_string_chunk_new (4096);
  words->cast = g_array_new (FALSE, TRUE, sizeof (RcCastMember));
  if (by_hand != NULL)
    words->hand_set = rc_json_new_take (cJSON_Duplicate (by_hand, TRUE));
  else if (hand_set != NULL)
    words->hand_set = rc_json_ref (hand_set);
  words->shot = g_object_ref (shot);
  copy_cast (words, rc_session_get_project (self));
  words->input = (RcStagingInput){
    .prompt = copy (words, prompt != NULL ? prompt : rc_node_get_string (node, "prompt")),
    .scene_prompt = copy (words, rc_node_get_string (scene, "prompt")),
    .heading = copy (words, heading),
    .cast = (const RcCastMember *)(gpointer)words->cast->data,
    .n_cast = words->cast->len,
    .plate = copy_hash (words, find_media (scene, RC_ROLE_PLATE)),
    .size = copy (words, rc_node_get_string (node, "size")),
    .angle = copy (words, rc_node_get_string (node, "angle")),
    .move = copy (words, rc_node_get_string (node, "move")),
    .lens_mm = rc_node_get_double (node, "lens"),
    .seconds = rc_rational_to_double (rc_node_get_rational (node, "duration")),
    .creativity = rc_node_get_double (node, "creativity"),
    .valence = rc_node_get_double (node, "valence"),
    .arousal = rc_node_get_double (node, "arousal"),
    .seed = (guint)rc_node_get_int (node, "seed"),
    .look = rc_node_get_enum (film, "look") != RC_LOOK_COLOUR ? nick_of (film, "look") : NULL,
    .hand_set = words->hand_set != NULL ? rc_json_value (words->hand_set) : NULL,
  };
  return words;
}

/* What is done when the words have come to a staging, or to none. */
static RcStaging *
finish_staging (RcSession *self, const Words *words, RcStaging *staging, GError **error)
{
  if (staging == NULL)
    {
      g_autofree char *name = rc_node_dup_name (RC_NODE (words->shot));

      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  give_voices (self, staging);
  return staging;
}

/** As rc_session_stage(), of other words, then without anything by hand, or with other hand-set
 * values; either may be NULL */
RcStaging *
rc_session_compose (RcSession   *self,
                    RcShot      *shot,
                    const char  *prompt,
                    const cJSON *by_hand,
                    GError     **error)
{
  g_autoptr (Words) words = words_new (self, shot, prompt, by_hand);

  return finish_staging (self, words, rc_staging_compose (words->vocabulary, &words->input, error),
                         error);
}

/**
 * rc_session_stage:
 *
 * Errors: RC_ERROR_FORMAT or RC_ERROR_INVALID if the hand-set values do not make a staging
 *
 * Returns: (transfer full) (nullable): what the shot's words and hand-set values come to
 */
RcStaging *
rc_session_stage (RcSession *self, RcShot *shot, GError **error)
{
  return rc_session_compose (self, shot, NULL, NULL, error);
}

static void
compose_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Words     *words = data;
  GError    *error = NULL;
  RcStaging *staging = rc_staging_compose (words->vocabulary, &words->input, &error);

  if (staging != NULL)
    g_task_return_pointer (task, staging, (GDestroyNotify)rc_staging_free);
  else
    g_task_return_error (task, error);
}

/** As rc_session_stage(), of the words as they are now; they are read in another thread. */
void
rc_session_stage_async (RcSession          *self,
                        RcShot             *shot,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, rc_session_stage_async);
  g_task_set_task_data (task, words_new (self, shot, NULL, NULL), (GDestroyNotify)words_free);
  g_task_run_in_thread (task, compose_in_thread);
}

/** Returns: (transfer full) (nullable): as rc_session_stage() */
RcStaging *
rc_session_stage_finish (RcSession *self, GAsyncResult *result, GError **error)
{
  return finish_staging (self, g_task_get_task_data (G_TASK (result)),
                         g_task_propagate_pointer (G_TASK (result), error), error);
}

/** Adds what is in the slots of @owner to a request's references, as many as there may be */
void
rc_session_add_owned (cJSON *array, RcNode *owner, guint counts[RC_N_SLOTS])
{
  for (guint i = 0; i < rc_node_get_n_children (owner, RC_TYPE_REFERENCE); i++)
    {
      RcNode          *reference = rc_node_get_child (owner, RC_TYPE_REFERENCE, i);
      g_autofree char *hash = rc_session_content_hash (rc_node_get_string (reference, "media"));
      int              slot = rc_node_get_enum (reference, "slot");
      cJSON           *entry;

      if (counts[slot] >= rc_slot_capacity ((RcSlot)slot))
        continue;
      counts[slot]++;
      entry = cJSON_CreateObject ();
      cJSON_AddStringToObject (entry, "slot", nick_of (reference, "slot"));
      cJSON_AddStringToObject (entry, "role", nick_of (reference, "role"));
      cJSON_AddStringToObject (entry, "media", hash);
      cJSON_AddStringToObject (entry, "for", rc_node_get_id (owner));
      cJSON_AddItemToArray (array, entry);
    }
}

/* The shot's own references first, then its scene's, then those of the characters it shows. */
static cJSON *
collect_references (RcSession *self, RcShot *shot, const RcStaging *staging)
{
  guint  counts[RC_N_SLOTS] = { 0 };
  cJSON *array = cJSON_CreateArray ();

  rc_session_add_owned (array, RC_NODE (shot), counts);
  rc_session_add_owned (array, rc_node_get_parent (RC_NODE (shot)), counts);
  for (guint i = 0; i < staging->n_figures; i++)
    {
      RcNode *character = rc_document_find (rc_session_get_document (self), staging->figures[i].id);

      if (character != NULL)
        rc_session_add_owned (array, character, counts);
    }
  return array;
}

static void
replace_text (cJSON *json, const char *key, const char *text)
{
  cJSON_DeleteItemFromObjectCaseSensitive (json, key);
  cJSON_AddStringToObject (json, key, text);
}

/* What is drawn over the pictures; a slate says which shot it is. */
static void
add_burn_in (cJSON *staged, RcShot *shot, const RcStaging *staging, const char *burn_in)
{
  g_autofree char *label = rc_shot_dup_label (shot);

  if (burn_in != NULL)
    replace_text (staged, "burn_in", burn_in);
  else
    burn_in = staging->burn_in;
  if (strstr (burn_in, "slate") != NULL && *staging->slate == '\0')
    replace_text (staged, "slate", label);
}

static void
add_labels (cJSON *staged, RcProject *project, const RcStaging *staging, gboolean unlabelled)
{
  if (staging->unlabelled || (rc_node_get_boolean (RC_NODE (project), "labels") && !unlabelled))
    return;
  cJSON_DeleteItemFromObjectCaseSensitive (staged, "unlabelled");
  cJSON_AddTrueToObject (staged, "unlabelled");
}

/* How many spans of the shot's prompt were staged, passed on, or overruled. */
static cJSON *
coverage_to_json (const RcStaging *staging)
{
  static const char *const kinds[] = { "staged", "passed", "conflict" };
  guint                    counts[G_N_ELEMENTS (kinds)] = { 0 };
  cJSON                   *json = cJSON_CreateObject ();

  for (guint i = 0; i < staging->n_spans; i++)
    if (!staging->spans[i].scene)
      counts[staging->spans[i].kind]++;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    cJSON_AddNumberToObject (json, kinds[i], counts[i]);
  return json;
}

static cJSON *
request_to_json (RcSession             *self,
                 RcShot                *shot,
                 const RcStaging       *staging,
                 const RcGenerator     *generator,
                 const RcRenderOptions *options)
{
  RcNode          *node = RC_NODE (shot);
  RcProject       *project = rc_session_get_project (self);
  RcRational       rate = rc_node_get_rational (RC_NODE (project), "rate");
  g_autofree char *rate_text = rc_rational_to_string (rate);
  int              width = options->width, height = options->height;
  int              seed = options->seed >= 0 ? options->seed : rc_node_get_int (node, "seed");
  gint64 frames = MAX (1, rc_time_to_frames (rc_node_get_rational (node, "duration"), rate));
  cJSON *json = cJSON_CreateObject ();
  cJSON *staged = rc_staging_to_json (staging);

  if (width <= 0 || height <= 0)
    rc_project_frame_size (project, rc_node_get_int (RC_NODE (project), "preview-lines"), &width,
                           &height);
  cJSON_AddItemToObject (json, "coverage", coverage_to_json (staging));
  /* Which words set what is for people to read; the picture does not depend on it. */
  cJSON_DeleteItemFromObject (staged, "spans");
  add_burn_in (staged, shot, staging, options->burn_in);
  add_labels (staged, project, staging, options->unlabelled);
  cJSON_AddNumberToObject (json, "format", 1);
  cJSON_AddStringToObject (json, "generator", generator->id);
  cJSON_AddNumberToObject (json, "generator_version", generator->version);
  cJSON_AddStringToObject (json, "prompt", rc_node_get_string (node, "prompt"));
  cJSON_AddItemToObject (json, "staging", staged);
  cJSON_AddNumberToObject (json, "width", width);
  cJSON_AddNumberToObject (json, "height", height);
  cJSON_AddStringToObject (json, "rate", rate_text);
  cJSON_AddNumberToObject (json, "frames", (double)frames);
  cJSON_AddNumberToObject (json, "seed", seed);
  cJSON_AddNumberToObject (json, "creativity", rc_node_get_double (node, "creativity"));
  if (options->motion)
    cJSON_AddTrueToObject (json, "motion");
  cJSON_AddItemToObject (json, "references", collect_references (self, shot, staging));
  return json;
}

static RcRequest *
freeze (RcSession             *self,
        RcShot                *shot,
        const RcStaging       *staging,
        const RcRenderOptions *options,
        GError               **error)
{
  const RcGenerator *generator = options->generator != NULL
                                     ? rc_session_find_generator (self, options->generator, error)
                                     : self->generators[0];
  RcRequest         *request;

  if (generator == NULL)
    return NULL;
  request = rc_request_new (request_to_json (self, shot, staging, generator, options),
                            rc_session_get_dir (self), error);
  if (request == NULL)
    {
      g_autofree char *name = rc_node_dup_name (RC_NODE (shot));

      g_prefix_error (error, "%s: ", name);
    }
  return request;
}

/**
 * rc_session_freeze:
 * @options: (nullable): NULL is the shot as it is, at the film's preview size
 *
 * Errors: as rc_session_stage() and rc_request_new()
 *
 * Returns: (transfer full) (nullable): the request for a take of @shot
 */
RcRequest *
rc_session_freeze (RcSession *self, RcShot *shot, const RcRenderOptions *options, GError **error)
{
  const RcRenderOptions defaults = { .seed = -1 };
  g_autoptr (RcStaging) staging = rc_session_stage (self, shot, error);

  return staging != NULL
             ? freeze (self, shot, staging, options != NULL ? options : &defaults, error)
             : NULL;
}

/** As rc_session_freeze(), with other hand-set values than the shot's own */
RcRequest *
rc_session_freeze_by_hand (RcSession             *self,
                           RcShot                *shot,
                           const cJSON           *by_hand,
                           const RcRenderOptions *options,
                           GError               **error)
{
  g_autoptr (RcStaging) staging = rc_session_compose (self, shot, NULL, by_hand, error);

  return staging != NULL ? freeze (self, shot, staging, options, error) : NULL;
}

/** Puts other words into a request for a take of @shot, and what they come to */
gboolean
rc_session_restage (RcSession  *self,
                    RcShot     *shot,
                    cJSON      *request,
                    const char *prompt,
                    GError    **error)
{
  RcJson               *hand_set = rc_node_get_json (RC_NODE (shot), "staging");
  g_autoptr (RcStaging) staging = rc_session_compose (
      self, shot, prompt, hand_set != NULL ? rc_json_value (hand_set) : NULL, error);
  cJSON *staged;

  if (staging == NULL)
    return FALSE;
  staged = rc_staging_to_json (staging);
  cJSON_DeleteItemFromObject (staged, "spans");
  add_labels (staged, rc_session_get_project (self), staging, FALSE);
  replace_text (request, "prompt", prompt);
  cJSON_ReplaceItemInObjectCaseSensitive (request, "staging", staged);
  cJSON_ReplaceItemInObjectCaseSensitive (request, "coverage", coverage_to_json (staging));
  return TRUE;
}

/**
 * rc_session_is_current:
 *
 * Returns: whether @take shows its shot as it is now
 */
gboolean
rc_session_is_current (RcSession *self, RcTake *take)
{
  RcNode               *node = RC_NODE (take);
  RcRenderOptions       options = { .width = rc_node_get_int (node, "width"),
                                    .height = rc_node_get_int (node, "height"),
                                    .seed = rc_node_get_int (node, "seed"),
                                    .generator = rc_node_get_string (node, "generator") };
  g_autoptr (RcRequest) request =
      rc_session_freeze (self, RC_SHOT (rc_node_get_parent (node)), &options, NULL);

  return request != NULL &&
         strcmp (rc_request_hash (request), rc_node_get_string (node, "hash")) == 0;
}
