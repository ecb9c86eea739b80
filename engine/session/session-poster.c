/* session-poster.c - the pictures that stand for takes and shots
 *
 * A take brings one of its own, as it was rendered. What one sees of a take with regions is laid
 * together on a worker thread and kept in cache/, under a name that tells what it is made of, so
 * that it is made once and never out of date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/session-private.h"

#include "engine/base/hash.h"
#include "engine/render/take-layers.h"

#include <glib/gstdio.h>

#include <string.h>

/* Everything that the worker thread needs, and nothing of the document. */
typedef struct
{
  GWeakRef session;
  char    *dir;     /* the film's folder */
  char    *take;    /* the id of its node: two of the same hash may have other regions */
  char    *hash;    /* of the take */
  char    *path;    /* of the picture */
  char    *made_of; /* as dup_made_of() */
  GArray  *layers;
} PosterWork;

static void
poster_work_free (gpointer data)
{
  PosterWork *work = data;

  g_weak_ref_clear (&work->session);
  g_free (work->dir);
  g_free (work->take);
  g_free (work->hash);
  g_free (work->path);
  g_free (work->made_of);
  g_array_unref (work->layers);
  g_free (work);
}

/* The middle frame, as that of the take's own picture. */
static void
poster_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  PosterWork             *work = data;
  GError                 *error = NULL;
  g_autoptr (RcFrame)     frame = NULL;
  g_autofree char        *folder = g_path_get_dirname (work->path);
  g_autoptr (RcTakeStack) stack =
      rc_take_stack_new (work->dir, work->hash, (const RcTakeLayer *)(gpointer)work->layers->data,
                         work->layers->len, &error);

  if (stack != NULL)
    frame =
        rc_take_stack_frame (stack, rc_take_reader_frames (rc_take_stack_base (stack)) / 2, &error);
  g_mkdir_with_parents (folder, 0777);
  if (frame != NULL && rc_frame_save_png (frame, work->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* (transfer full): when each of the takes was written that a picture is made of; another text: one
 * has come, or come back */
static char *
dup_made_of (RcSession *self, const char *hash, GArray *layers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i <= layers->len; i++)
    {
      const char      *take = i == 0 ? hash : g_array_index (layers, RcTakeLayer, i - 1).hash;
      g_autofree char *path =
          g_build_filename (rc_session_get_dir (self), "takes", take, "frames.mkv", NULL);
      GStatBuf info;

      if (g_stat (path, &info) == 0)
        g_string_append_printf (text, "%" G_GINT64_FORMAT ".%09ld ", (gint64)info.st_mtim.tv_sec,
                                info.st_mtim.tv_nsec);
      else
        g_string_append (text, "- ");
    }
  return g_string_free (text, FALSE);
}

/* The one before it is not asked for again, but by undoing: then it is made again. One that could
 * not be made is not tried again before one of its takes is another, or there again; until then the
 * take's own picture stands for it. */
static void
on_poster (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PosterWork           *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (RcSession) self = g_weak_ref_get (&work->session);
  g_autoptr (GError)    error = NULL;
  gboolean              made = g_task_propagate_boolean (G_TASK (result), &error);
  const char           *before;

  if (self == NULL)
    return;
  self->poster_made = FALSE;
  if (!made)
    {
      g_info ("no picture of a take with its regions: %s", error->message);
      g_hash_table_insert (self->no_posters, g_strdup (work->path),
                           g_steal_pointer (&work->made_of));
    }
  else
    {
      before = g_hash_table_lookup (self->posters, work->take);
      if (before != NULL && strcmp (before, work->path) != 0)
        g_unlink (before);
      g_hash_table_insert (self->posters, g_strdup (work->take), g_strdup (work->path));
    }
  g_signal_emit_by_name (self, "posters");
}

/* One at a time, and none in a film that cannot be written to. Whoever is told of the next one asks
 * again for those that are missing. */
static void
make_poster (RcSession *self, RcTake *take, const char *path, GArray *layers)
{
  g_autoptr (GTask) task = NULL;
  const char       *hash = rc_node_get_string (RC_NODE (take), "hash");
  const char       *failed = g_hash_table_lookup (self->no_posters, path);
  g_autofree char  *made_of = NULL;
  PosterWork       *work;

  if (self->poster_made || rc_document_get_read_only (rc_session_get_document (self)))
    return;
  made_of = dup_made_of (self, hash, layers);
  if (g_strcmp0 (failed, made_of) == 0)
    return;
  self->poster_made = TRUE;
  work = g_new0 (PosterWork, 1);
  g_weak_ref_init (&work->session, self);
  work->dir = g_strdup (rc_session_get_dir (self));
  work->take = g_strdup (rc_node_get_id (RC_NODE (take)));
  work->hash = g_strdup (hash);
  work->path = g_strdup (path);
  work->made_of = g_steal_pointer (&made_of);
  work->layers = g_array_ref (layers);
  task = g_task_new (NULL, NULL, on_poster, NULL);
  g_task_set_source_tag (task, make_poster);
  g_task_set_task_data (task, work, poster_work_free);
  g_task_run_in_thread (task, poster_in_thread);
}

/**
 * rc_session_dup_poster:
 *
 * Of a take with visible regions it is the picture with them, once it is made: until then the one
 * before it, and signal "posters" tells when.
 *
 * Returns: (transfer full): the file with the take's picture; it may be missing
 */
char *
rc_session_dup_poster (RcSession *self, RcTake *take)
{
  const char        *hash = rc_node_get_string (RC_NODE (take), "hash"), *before;
  const char        *dir = rc_session_get_dir (self), *id = rc_node_get_id (RC_NODE (take));
  g_autoptr (GArray) layers = rc_take_list_layers (take);
  g_autofree char   *key = NULL, *text = NULL, *name = NULL, *path = NULL;

  if (layers->len > 0)
    {
      key = rc_take_layers_dup_key ((const RcTakeLayer *)(gpointer)layers->data, layers->len, TRUE);
      text = g_strconcat (hash, key, NULL);
      name = rc_hash_text (text);
      path = g_strconcat (dir, G_DIR_SEPARATOR_S "cache" G_DIR_SEPARATOR_S, name, ".png", NULL);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          if (g_hash_table_lookup (self->posters, id) == NULL)
            g_hash_table_insert (self->posters, g_strdup (id), g_strdup (path));
          return g_steal_pointer (&path);
        }
      make_poster (self, take, path, layers);
      before = g_hash_table_lookup (self->posters, id);
      if (before != NULL && g_file_test (before, G_FILE_TEST_EXISTS))
        return g_strdup (before);
    }
  return g_build_filename (dir, "takes", hash, "poster.png", NULL);
}

/**
 * rc_session_dup_shot_poster:
 *
 * Returns: (transfer full) (nullable): the file with the picture that stands for the shot: of the
 * take in the cut, else the coarse one; NULL if there is none
 */
char *
rc_session_dup_shot_poster (RcSession *self, RcShot *shot)
{
  RcTake               *take = rc_shot_get_best_take (shot);
  g_autoptr (RcRequest) request = NULL;
  g_autofree char      *path = NULL;

  if (take != NULL)
    return rc_session_dup_poster (self, take);
  request = rc_session_freeze (self, shot, NULL, NULL);
  if (request == NULL)
    return NULL;
  path = rc_session_preview_path (self, rc_request_hash (request));
  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}
