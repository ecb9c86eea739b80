/* hand-back.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/hand-back.h"

#include "engine/base/error.h"
#include "engine/media/media.h"
#include "engine/session/session-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char     *dir, *path;
  RcRegion *region;
  char     *media; /* of the copy in the film */
} HandBack;

static void
hand_back_free (HandBack *self)
{
  g_free (self->dir);
  g_free (self->path);
  g_free (self->media);
  g_object_unref (self->region);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HandBack, hand_back_free)

static HandBack *
hand_back_new (RcSession *session, RcRegion *region, const char *path)
{
  HandBack *self = g_new0 (HandBack, 1);

  self->dir = g_strdup (rc_session_get_dir (session));
  self->path = g_strdup (path);
  self->region = g_object_ref (region);
  return self;
}

/* Thread: any. */
static gboolean
hand_back_fetch (HandBack *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (RcMediaInfo) info = rc_media_probe (self->path, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (info->kind == RC_MEDIA_AUDIO)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("“%s” has no picture. Hand a video or a picture back to the region."),
                   self->path);
      return FALSE;
    }
  self->media = rc_store_import_media (self->dir, self->path, cancellable, error);
  return self->media != NULL;
}

static gboolean
may_change (RcSession *session, GError **error)
{
  if (!rc_document_get_read_only (rc_session_get_document (session)))
    return TRUE;
  g_set_error_literal (error, RC_ERROR, RC_ERROR_READ_ONLY,
                       _ ("This film is open for reading only. Save a copy to work on it."));
  return FALSE;
}

static RcSessionJob *
hand_back_submit (HandBack *self, RcSession *session, GError **error)
{
  RcNode               *node = RC_NODE (self->region);
  g_autofree char      *hash = rc_session_content_hash (self->media);
  g_autoptr (RcRequest) request = NULL;

  if (rc_document_find (rc_session_get_document (session), rc_node_get_id (node)) != node)
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                           _ ("The region was removed while the file was read."));
      return NULL;
    }
  request = rc_session_freeze_hand_back (session, self->region, hash, error);
  return request != NULL ? rc_session_submit (session, RC_WORK_REGION, RC_NODE (self->region),
                                              request, 0, FALSE, RC_PRIORITY_NOW)
                         : NULL;
}

/**
 * rc_session_import_region:
 * @path: a video, or a picture, that another tool has made of the region's take
 *
 * Blocks while the file is read; the window uses rc_session_import_region_async(). Errors: as
 * rc_media_probe(), rc_store_import_media() and rc_session_freeze_region(); RC_ERROR_INVALID for a
 * sound; RC_ERROR_READ_ONLY
 *
 * Returns: (transfer none) (nullable): the job
 */
RcSessionJob *
rc_session_import_region (RcSession *self, RcRegion *region, const char *path, GError **error)
{
  g_autoptr (HandBack) back = hand_back_new (self, region, path);

  return may_change (self, error) && hand_back_fetch (back, NULL, error)
             ? hand_back_submit (back, self, error)
             : NULL;
}

static void
fetch_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (hand_back_fetch (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** As rc_session_import_region(); the file is read in another thread. */
void
rc_session_import_region_async (RcSession          *self,
                                RcRegion           *region,
                                const char         *path,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, rc_session_import_region_async);
  g_task_set_task_data (task, hand_back_new (self, region, path), (GDestroyNotify)hand_back_free);
  g_task_run_in_thread (task, fetch_in_thread);
}

/** Returns: (transfer none) (nullable): the job, which is submitted by this call */
RcSessionJob *
rc_session_import_region_finish (RcSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) && may_change (self, error)
             ? hand_back_submit (g_task_get_task_data (G_TASK (result)), self, error)
             : NULL;
}
