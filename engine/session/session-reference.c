/* session-reference.c - files into slots: looked at, copied into the film, inserted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/session-private.h"

#include "engine/base/error.h"
#include "engine/media/media.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What a file is and where its copy lies: all that can be found out away from the document. */
typedef struct
{
  char   *dir;
  char   *path;
  char   *role; /* nick, or NULL: by kind */
  RcNode *owner;
  RcSlot  slot;
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
  if (info == NULL)
    return FALSE;
  self->slot = slots[info->kind];
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
  return RC_IS_SCENE (self->owner) ? "plate" : RC_IS_CHARACTER (self->owner) ? "identity" : "style";
}

static RcNode *
arrival_insert (RcSession *self, const Arrival *arrival, GError **error)
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
  if (reference == NULL || !rc_document_insert (document, arrival->owner, reference, -1, error))
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

  return arrival_look (arrival, NULL, error) ? arrival_insert (self, arrival, error) : NULL;
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
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return arrival_insert (self, g_task_get_task_data (G_TASK (result)), error);
}
