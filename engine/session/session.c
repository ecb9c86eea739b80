/* session.c - opening and closing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/session-private.h"

#include "engine/base/error.h"
#include "engine/media/media.h"
#include "engine/render/take-layers.h"

#include <glib/gi18n-lib.h>

#include <string.h>

G_DEFINE_FINAL_TYPE (RcSession, rc_session, G_TYPE_OBJECT)

/* The engine thread stops first: after that nobody posts, and nothing comes back into the document.
 */
static void
rc_session_dispose (GObject *object)
{
  RcSession *self = RC_SESSION (object);

  rc_session_automatic_stop (self);
  g_clear_pointer (&self->queue, rc_queue_free);
  g_clear_pointer (&self->mailbox, rc_mailbox_free);
  while (g_source_remove_by_user_data (self))
    ;
  G_OBJECT_CLASS (rc_session_parent_class)->dispose (object);
}

static void
rc_session_finalize (GObject *object)
{
  RcSession *self = RC_SESSION (object);

  g_clear_object (&self->jobs);
  g_clear_object (&self->viewed);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->sizes, g_hash_table_unref);
  g_clear_pointer (&self->dirty, g_hash_table_unref);
  g_clear_pointer (&self->posters, g_hash_table_unref);
  g_clear_pointer (&self->no_posters, g_hash_table_unref);
  g_clear_pointer (&self->store, rc_store_free);
  g_clear_pointer (&self->vocabulary, rc_vocabulary_free);
  g_free (self->looked_at);
  G_OBJECT_CLASS (rc_session_parent_class)->finalize (object);
}

static void
rc_session_class_init (RcSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rc_session_dispose;
  object_class->finalize = rc_session_finalize;
  g_signal_new ("frame", RC_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                RC_TYPE_NODE, G_TYPE_INT, G_TYPE_POINTER);
  g_signal_new ("view", RC_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                RC_TYPE_NODE, G_TYPE_POINTER, G_TYPE_POINTER);
  g_signal_new ("posters", RC_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rc_session_init (RcSession *self)
{
  self->messages = g_ptr_array_new_with_free_func (g_free);
  self->jobs = g_list_store_new (RC_TYPE_SESSION_JOB);
  self->by_id = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->sizes = rc_session_sizes_new ();
  self->dirty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->posters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->no_posters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static RcSession *
session_new (RcStore *store, const RcGenerator *const *generators, GError **error)
{
  g_autoptr (RcSession) self = g_object_new (RC_TYPE_SESSION, NULL);

  self->store = store;
  self->generators = generators;
  if (!rc_media_init (error))
    return NULL;
  self->vocabulary = rc_vocabulary_load (error);
  if (self->vocabulary == NULL)
    return NULL;
  rc_session_engine_start (self);
  return g_steal_pointer (&self);
}

/**
 * rc_session_create:
 * @dir: a folder that does not exist yet or is empty
 *
 * Errors: as rc_store_create(); RC_ERROR_NOT_FOUND if the program's own data is missing
 *
 * Returns: (transfer full) (nullable): a session on a new, empty film
 */
RcSession *
rc_session_create (const char               *dir,
                   const char               *title,
                   const RcGenerator *const *generators,
                   GError                  **error)
{
  RcStore *store = rc_store_create (dir, title, error);

  return store != NULL ? session_new (store, generators, error) : NULL;
}

/** As rc_session_create(), for a film that there is; errors as rc_store_open() */
RcSession *
rc_session_open (const char               *dir,
                 RcStoreMode               mode,
                 const RcGenerator *const *generators,
                 GError                  **error)
{
  RcStore *store = rc_store_open (dir, mode, error);

  return store != NULL ? session_new (store, generators, error) : NULL;
}

/** Returns: (transfer none) */
RcStore *
rc_session_get_store (RcSession *self)
{
  return self->store;
}

/** Returns: (transfer none) */
RcDocument *
rc_session_get_document (RcSession *self)
{
  return rc_store_get_document (self->store);
}

/** Returns: (transfer none) */
RcProject *
rc_session_get_project (RcSession *self)
{
  return rc_document_get_project (rc_session_get_document (self));
}

/** Returns: (transfer none): the film's folder */
const char *
rc_session_get_dir (RcSession *self)
{
  return rc_store_get_dir (self->store);
}

/** Returns: (transfer none): what shots are rendered with if nothing else is chosen */
const RcGenerator *
rc_session_get_generator (RcSession *self)
{
  return self->generators[0];
}

/** Returns: (transfer none) (nullable) */
const RcGenerator *
rc_session_find_generator (RcSession *self, const char *id, GError **error)
{
  for (guint i = 0; self->generators[i] != NULL; i++)
    if (strcmp (self->generators[i]->id, id) == 0)
      return self->generators[i];
  g_set_error (
      error, RC_ERROR, RC_ERROR_UNSUPPORTED,
      _ ("This version of Raccord has no generator “%s”. Choose another one for the shot."), id);
  return NULL;
}

/**
 * rc_session_open_take:
 *
 * Errors: as rc_take_stack_new(): RC_ERROR_NOT_FOUND if the take's folder is gone
 *
 * Returns: (transfer full) (nullable): the take with its visible, rendered regions over it
 */
RcTakeStack *
rc_session_open_take (RcSession *self, RcTake *take, GError **error)
{
  g_autoptr (GArray) layers = rc_take_list_layers (take);

  return rc_take_stack_new (rc_session_get_dir (self), rc_node_get_string (RC_NODE (take), "hash"),
                            (const RcTakeLayer *)(gpointer)layers->data, layers->len, error);
}

/**
 * rc_session_open_base:
 *
 * Errors: as rc_session_open_take()
 *
 * Returns: (transfer full) (nullable): the take as it was rendered, without its regions
 */
RcTakeStack *
rc_session_open_base (RcSession *self, RcTake *take, GError **error)
{
  return rc_take_stack_new (rc_session_get_dir (self), rc_node_get_string (RC_NODE (take), "hash"),
                            NULL, 0, error);
}
