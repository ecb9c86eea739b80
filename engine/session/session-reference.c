/* session-reference.c - files into slots: looked at, copied into the film, inserted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/session-private.h"

#include "engine/base/error.h"
#include "engine/media/media.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* What a file is and where its copy lies: all that can be found out away from the document. */
typedef struct
{
  char   *dir;
  char   *path;
  char   *role;  /* nick, or NULL: by kind */
  RcNode *owner; /* for a shot of its own: the scene */
  int     index; /* of that shot */
  RcSlot  slot;
  double  seconds; /* 0 for images */
  char   *media;
} Arrival;

static void
arrival_free (Arrival *self)
{
  g_free (self->dir);
  g_free (self->path);
  g_free (self->role);
  g_free (self->media);
  g_clear_object (&self->owner);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

static Arrival *
arrival_new (RcSession *self, RcNode *owner, const char *path, const char *role)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->dir = g_strdup (rc_session_get_dir (self));
  arrival->path = g_strdup (path);
  arrival->role = g_strdup (role);
  arrival->owner = g_object_ref (owner);
  return arrival;
}

/* More than this cannot be played or looked at at ease, and would make the film too heavy to move.
 */
#define MOST_BYTES (2 * G_GUINT64_CONSTANT (1024) * 1024 * 1024)

static gboolean
check_size (const char *path, const RcMediaInfo *info, GError **error)
{
  g_autoptr (GFile)     file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) about =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);
  goffset bytes = about != NULL ? g_file_info_get_size (about) : 0;

  if (bytes > (goffset)MOST_BYTES)
    {
      g_autofree char *size = g_format_size ((guint64)bytes);
      g_autofree char *most = g_format_size_full (MOST_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, RC_ERROR, RC_ERROR_LIMIT,
                   _ ("“%s” is too large: %s, where a reference can have %s. Make a smaller copy."),
                   path, size, most);
      return FALSE;
    }
  if (info->seconds > RC_SHOT_MOST_SECONDS)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_LIMIT,
                   _ ("“%s” is too long: %d seconds, where a reference can have %d. Cut out the "
                      "part that is meant."),
                   path, (int)info->seconds, RC_SHOT_MOST_SECONDS);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_role (const char *role, GError **error)
{
  g_autoptr (GEnumClass) roles = g_type_class_ref (RC_TYPE_ROLE);
  g_autoptr (GString)    names = NULL;

  if (role == NULL || g_enum_get_value_by_nick (roles, role) != NULL)
    return TRUE;
  names = g_string_new (NULL);
  for (guint i = 0; i < roles->n_values; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", roles->values[i].value_nick);
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("There is no role “%s”. There are: %s."), role,
               names->str);
  return FALSE;
}

/* Thread: any. */
static gboolean
arrival_look (Arrival *self, GCancellable *cancellable, GError **error)
{
  static const RcSlot     slots[] = { [RC_MEDIA_IMAGE] = RC_SLOT_IMAGE,
                                      [RC_MEDIA_VIDEO] = RC_SLOT_VIDEO,
                                      [RC_MEDIA_AUDIO] = RC_SLOT_AUDIO };
  g_autoptr (RcMediaInfo) info = NULL;
  g_autoptr (RcFrame)     picture = NULL;

  if (!check_role (self->role, error))
    return FALSE;
  info = rc_media_probe (self->path, cancellable, error);
  if (info == NULL || !check_size (self->path, info, error))
    return FALSE;
  self->slot = slots[info->kind];
  self->seconds = info->seconds;
  /* A header may be whole where the picture is not: an image is decoded once before it is let in.
   */
  if (info->kind == RC_MEDIA_IMAGE)
    {
      picture = rc_media_load_image (self->path, 256, cancellable, error);
      if (picture == NULL)
        return FALSE;
    }
  self->media = rc_store_import_media (self->dir, self->path, cancellable, error);
  return self->media != NULL;
}

static const char *
default_role (const Arrival *self)
{
  if (self->slot == RC_SLOT_VIDEO)
    return "motion";
  if (self->slot == RC_SLOT_AUDIO)
    return RC_IS_CHARACTER (self->owner) ? "voice" : "ambience";
  return RC_IS_SCENE (self->owner)                                     ? "plate"
         : RC_IS_CHARACTER (self->owner) || RC_IS_REGION (self->owner) ? "identity"
                                                                       : "style";
}

static RcNode *
arrival_insert (RcSession *self, RcNode *owner, const Arrival *arrival, GError **error)
{
  static const char *const slots[] = { "image", "video", "audio" };
  RcDocument              *document = rc_session_get_document (self);
  g_autoptr (RcNode)       reference = NULL;
  g_autofree char         *file = g_path_get_basename (arrival->path);
  g_autofree char         *name = g_filename_display_name (file);
  cJSON                   *json = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "type", "reference");
  cJSON_AddStringToObject (json, "file", name);
  cJSON_AddStringToObject (json, "media", arrival->media);
  cJSON_AddStringToObject (json, "slot", slots[arrival->slot]);
  cJSON_AddStringToObject (json, "role",
                           arrival->role != NULL ? arrival->role : default_role (arrival));
  reference = rc_node_from_json (json, name, NULL, error);
  cJSON_Delete (json);
  if (reference == NULL || !rc_document_insert (document, owner, reference, -1, error))
    return NULL;
  return reference; /* the film keeps it */
}

/**
 * rc_session_add_reference:
 * @owner: the shot, scene, character or film that gets it
 * @role: (nullable): what it is for; NULL chooses by the kind of file and the owner
 *
 * Blocks while the file is read; the window uses rc_session_add_reference_async().
 * Errors: as rc_media_probe() and rc_store_import_media(); RC_ERROR_LIMIT if the slots are full;
 * RC_ERROR_INVALID for an unknown role; RC_ERROR_READ_ONLY
 *
 * Returns: (transfer none) (nullable): the reference
 */
RcNode *
rc_session_add_reference (RcSession  *self,
                          RcNode     *owner,
                          const char *path,
                          const char *role,
                          GError    **error)
{
  g_autoptr (Arrival) arrival = arrival_new (self, owner, path, role);

  return arrival_look (arrival, NULL, error) ? arrival_insert (self, arrival->owner, arrival, error)
                                             : NULL;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (arrival_look (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** As rc_session_add_reference(); the file is read in another thread. */
void
rc_session_add_reference_async (RcSession          *self,
                                RcNode             *owner,
                                const char         *path,
                                const char         *role,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, rc_session_add_reference_async);
  g_task_set_task_data (task, arrival_new (self, owner, path, role), (GDestroyNotify)arrival_free);
  g_task_run_in_thread (task, look_in_thread);
}

/** Returns: (transfer none) (nullable): the reference, which is inserted by this call */
RcNode *
rc_session_add_reference_finish (RcSession *self, GAsyncResult *result, GError **error)
{
  Arrival *arrival = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return arrival_insert (self, arrival->owner, arrival, error);
}

/**
 * rc_session_add_shot_from_async:
 * @scene: gets a shot, its @index-th (-1: the last one)
 * @path: a picture, which is the shot's first frame, or a video or a sound, which lasts as long
 *
 * The file is read in another thread.
 */
void
rc_session_add_shot_from_async (RcSession          *self,
                                RcScene            *scene,
                                int                 index,
                                const char         *path,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Arrival          *arrival = arrival_new (self, RC_NODE (scene), path, NULL);

  arrival->index = index;
  g_task_set_source_tag (task, rc_session_add_shot_from_async);
  g_task_set_task_data (task, arrival, (GDestroyNotify)arrival_free);
  g_task_run_in_thread (task, look_in_thread);
}

/* The shot with @arrival in its slots; what it is for there is what it is as a shot. */
static gboolean
fill_shot (RcSession *self, RcNode *shot, Arrival *arrival, GError **error)
{
  RcDocument      *document = rc_session_get_document (self);
  RcRational       rate = rc_node_get_rational (RC_NODE (rc_session_get_project (self)), "rate");
  gint64           frames = llround (arrival->seconds * rc_rational_to_double (rate));
  g_autofree char *duration = g_strdup_printf ("%" G_GINT64_FORMAT "f", MAX (frames, 1));

  if (arrival->slot == RC_SLOT_IMAGE)
    arrival->role = g_strdup ("first-frame");
  if (arrival->seconds > 0 &&
      !rc_document_set_text (document, shot, "duration", duration, 0, error))
    return FALSE;
  return arrival_insert (self, shot, arrival, error) != NULL;
}

/**
 * rc_session_add_shot_from_finish:
 *
 * One step. A video is the shot's first take, too. Errors: as rc_session_add_reference();
 * RC_ERROR_NOT_FOUND if the scene is gone
 *
 * Returns: (transfer none) (nullable): the shot
 */
RcShot *
rc_session_add_shot_from_finish (RcSession *self, GAsyncResult *result, GError **error)
{
  RcDocument           *document = rc_session_get_document (self);
  Arrival              *arrival = g_task_get_task_data (G_TASK (result));
  const RcRenderOptions options = { .seed = -1, .generator = "footage" };
  RcNode               *shot;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (rc_node_get_parent (arrival->owner) == NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                   _ ("The scene that “%s” was to be a shot of is gone. Drop it on another one."),
                   arrival->path);
      return NULL;
    }
  rc_document_begin (document, _ ("Add Shot"));
  shot = rc_document_add (document, arrival->owner, RC_TYPE_SHOT, arrival->index, error);
  if (!rc_document_finish (document, shot != NULL && fill_shot (self, shot, arrival, error)))
    return NULL;
  if (arrival->slot == RC_SLOT_VIDEO && rc_session_find_generator (self, "footage", NULL) != NULL)
    (void)rc_session_render_shot (self, RC_SHOT (shot), &options, RC_PRIORITY_NOW, NULL);
  return RC_SHOT (shot);
}

/* --- references that are there already ----------------------------------------------------------
 */

static RcNode *
copy_of (RcNode *reference, GError **error)
{
  cJSON  *json = rc_node_to_json (reference);
  RcNode *copy;

  cJSON_DeleteItemFromObjectCaseSensitive (json, "id");
  copy = rc_node_from_json (json, rc_node_get_string (reference, "file"), NULL, error);
  cJSON_Delete (json);
  return copy;
}

/**
 * rc_session_place_reference:
 * @owner: the shot, scene, character or film that gets it
 * @before: (nullable): a reference of @owner that it comes before; NULL: the last one
 *
 * A reference of @owner changes its place; one of somebody else stays there, and @owner gets one of
 * its own of the same file. One step.
 * Errors: RC_ERROR_LIMIT if the slots of its kind are full; RC_ERROR_READ_ONLY
 */
gboolean
rc_session_place_reference (RcSession *self,
                            RcNode    *reference,
                            RcNode    *owner,
                            RcNode    *before,
                            GError   **error)
{
  RcDocument        *document = rc_session_get_document (self);
  g_autoptr (RcNode) copy = NULL;
  int                index = before != NULL ? (int)rc_node_get_index (before) : -1;

  if (before == reference)
    return TRUE;
  if (rc_node_get_parent (reference) == owner)
    {
      /* Where it is counted without the one that moves. */
      if (index > (int)rc_node_get_index (reference))
        index--;
      return rc_document_move (document, reference, owner, index, error);
    }
  copy = copy_of (reference, error);
  return copy != NULL && rc_document_insert (document, owner, copy, index, error);
}

/** Returns: whether the file of @reference is no longer in the film's folder */
gboolean
rc_session_is_missing (RcSession *self, RcNode *reference)
{
  g_autofree char *path =
      rc_store_media_path (rc_session_get_dir (self), rc_node_get_string (reference, "media"));

  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
list_missing (RcSession *self, RcNode *owner, GPtrArray *found)
{
  static GType (*const holders[]) (void) = { rc_character_get_type, rc_scene_get_type,
                                             rc_shot_get_type };

  for (guint i = 0; i < rc_node_get_n_children (owner, RC_TYPE_REFERENCE); i++)
    {
      RcNode *reference = rc_node_get_child (owner, RC_TYPE_REFERENCE, i);

      if (rc_session_is_missing (self, reference))
        g_ptr_array_add (found, reference);
    }
  for (guint k = 0; k < G_N_ELEMENTS (holders); k++)
    for (guint i = 0; i < rc_node_get_n_children (owner, holders[k]()); i++)
      list_missing (self, rc_node_get_child (owner, holders[k](), i), found);
}

/* A missing reference and the file that is to take its place; `owner` is the reference. */
static void
look_for_files (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *arrivals = data;
  guint      found = 0;
  GError    *error = NULL;

  for (guint i = 0; i < arrivals->len; i++)
    {
      g_clear_error (&error);
      if (arrival_look (g_ptr_array_index (arrivals, i), cancellable, &error))
        found++;
    }
  if (found > 0 || error == NULL)
    {
      g_clear_error (&error);
      g_task_return_int (task, found);
    }
  else
    g_task_return_error (task, error);
}

/**
 * rc_session_relink_async:
 * @reference: whose file is missing
 * @path: the file, wherever it is now; or a folder: then every missing reference of the film whose
 * file lies in it by its name
 *
 * The files are read and copied into the film in another thread.
 */
void
rc_session_relink_async (RcSession          *self,
                         RcNode             *reference,
                         const char         *path,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask)     task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  GPtrArray            *arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify)arrival_free);
  gboolean              folder = g_file_test (path, G_FILE_TEST_IS_DIR);

  if (folder)
    list_missing (self, RC_NODE (rc_session_get_project (self)), missing);
  else
    g_ptr_array_add (missing, reference);
  for (guint i = 0; i < missing->len; i++)
    {
      RcNode          *node = g_ptr_array_index (missing, i);
      g_autofree char *file = folder
                                  ? g_build_filename (path, rc_node_get_string (node, "file"), NULL)
                                  : g_strdup (path);

      if (g_file_test (file, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (arrivals, arrival_new (self, node, file, NULL));
    }
  g_task_set_source_tag (task, rc_session_relink_async);
  g_task_set_task_data (task, arrivals, (GDestroyNotify)g_ptr_array_unref);
  g_task_run_in_thread (task, look_for_files);
}

/**
 * rc_session_relink_finish:
 *
 * One step, if a file is another one than it was; the same file is only put back into its place.
 * Errors: as rc_session_add_reference(), if no file was of use; a file of another kind than the
 * slot
 *
 * Returns: how many references have their file again; 0 without an error if there was none
 */
guint
rc_session_relink_finish (RcSession *self, GAsyncResult *result, GError **error)
{
  RcDocument *document = rc_session_get_document (self);
  GPtrArray  *arrivals = g_task_get_task_data (G_TASK (result));
  guint       linked = 0;

  if (g_task_propagate_int (G_TASK (result), error) < 0)
    return 0;
  rc_document_begin (document, _ ("Find References Again"));
  for (guint i = 0; i < arrivals->len; i++)
    {
      Arrival         *arrival = g_ptr_array_index (arrivals, i);
      g_autofree char *file = g_path_get_basename (arrival->path);
      g_autofree char *name = g_filename_display_name (file);

      if (arrival->media == NULL)
        continue;
      if ((int)arrival->slot != rc_node_get_enum (arrival->owner, "slot"))
        {
          if (linked == 0 && i + 1 == arrivals->len)
            g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                         _ ("“%s” is of another kind than the file that is missing. Choose one of "
                            "the same kind."),
                         name);
          continue;
        }
      if (!rc_document_set_text (document, arrival->owner, "media", arrival->media, 0, error) ||
          !rc_document_set_text (document, arrival->owner, "file", name, 0, error))
        break;
      linked++;
    }
  rc_document_end (document);
  return linked;
}
