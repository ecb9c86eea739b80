/* session-automatic.c - sketches by themselves: every shot has a picture, and follows its words
 *
 * The journal's records say which nodes an edit touched; the shots that these concern become dirty.
 * After a pause they are looked at one by one between other work: a shot whose request has no take
 * yet gets a coarse picture soon and a draft when its turn comes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/session-private.h"

#include <string.h>

/* How long the keyboard must rest before a shot is sketched again, in milliseconds. */
#define TYPING_PAUSE 300

static void
mark_shot (RcSession *self, RcNode *shot)
{
  char *id;

  if (g_hash_table_contains (self->dirty, rc_node_get_id (shot)))
    return;
  id = g_strdup (rc_node_get_id (shot));
  g_hash_table_add (self->dirty, id);
  g_queue_push_tail (&self->dirty_order, id);
}

static void
mark_scene (RcSession *self, RcNode *scene)
{
  for (guint i = 0; i < rc_node_get_n_children (scene, RC_TYPE_SHOT); i++)
    mark_shot (self, rc_node_get_child (scene, RC_TYPE_SHOT, i));
}

static void
mark_all (RcSession *self)
{
  RcNode *project = RC_NODE (rc_session_get_project (self));

  for (guint i = 0; i < rc_node_get_n_children (project, RC_TYPE_SCENE); i++)
    mark_scene (self, rc_node_get_child (project, RC_TYPE_SCENE, i));
}

/* The shots whose picture depends on @node. */
static void
mark_concerned (RcSession *self, RcNode *node)
{
  if (RC_IS_REFERENCE (node) && rc_node_get_parent (node) != NULL)
    node = rc_node_get_parent (node);
  if (RC_IS_SHOT (node))
    mark_shot (self, node);
  else if (RC_IS_SCENE (node))
    mark_scene (self, node);
  else if (RC_IS_CHARACTER (node) || RC_IS_PROJECT (node))
    mark_all (self);
}

static void
mark_by_id (RcSession *self, const cJSON *id)
{
  RcNode *node = NULL;

  if (cJSON_IsObject (id))
    id = cJSON_GetObjectItemCaseSensitive (id, "id");
  if (cJSON_IsString (id))
    node = rc_document_find (rc_session_get_document (self), id->valuestring);
  if (node != NULL)
    mark_concerned (self, node);
}

/* Where a take or a region came or went, no picture has to change. */
static gboolean
is_result (const cJSON *edit)
{
  const char *type = rc_json_string_or (cJSON_GetObjectItemCaseSensitive (edit, "node"), "type",
                                        rc_json_string_or (edit, "type", ""));

  return strcmp (type, "take") == 0 || strcmp (type, "region") == 0;
}

static void
look_at_edit (RcSession *self, const cJSON *edit)
{
  const char *op = rc_json_string_or (edit, "op", "");

  if (is_result (edit))
    return;
  mark_by_id (self, cJSON_GetObjectItemCaseSensitive (edit, "node"));
  /* What a character or a reference that is gone or has moved meant, its parent knows. */
  if (strcmp (op, "set") != 0)
    {
      mark_by_id (self, cJSON_GetObjectItemCaseSensitive (edit, "from"));
      if (strcmp (op, "remove") == 0)
        mark_by_id (self, cJSON_GetObjectItemCaseSensitive (edit, "parent"));
    }
}

/* --- sketching what is dirty ------------------------------------------------------------------ */

static gboolean
has_take (RcNode *shot, const char *hash)
{
  for (guint i = 0; i < rc_node_get_n_children (shot, RC_TYPE_TAKE); i++)
    if (strcmp (rc_node_get_string (rc_node_get_child (shot, RC_TYPE_TAKE, i), "hash"), hash) == 0)
      return TRUE;
  return FALSE;
}

static void
sketch_if_needed (RcSession *self, RcNode *shot)
{
  g_autoptr (RcRequest) request = rc_session_freeze (self, RC_SHOT (shot), NULL, NULL);
  gboolean              looked_at = g_strcmp0 (self->looked_at, rc_node_get_id (shot)) == 0;
  g_autofree char      *preview = NULL;

  /* A shot that cannot be staged says why in the inspector; there is nothing to sketch. */
  if (request == NULL || has_take (shot, rc_request_hash (request)))
    return;
  /* Every shot gets its coarse picture before any gets more. */
  preview = rc_session_preview_path (self, rc_request_hash (request));
  if (!g_file_test (preview, G_FILE_TEST_EXISTS))
    rc_session_submit (self, RC_WORK_PREVIEW, shot, request, 0, TRUE, RC_PRIORITY_NOW);
  rc_session_submit (self, RC_WORK_TAKE, shot, request, 0, TRUE,
                     looked_at ? RC_PRIORITY_SOON : RC_PRIORITY_LATER);
}

/* The shot that is looked at first, then in the order of the film. */
static char *
take_next_dirty (RcSession *self)
{
  const char *next = self->looked_at;
  gpointer    id = NULL;

  if (next == NULL || !g_hash_table_contains (self->dirty, next))
    next = g_queue_peek_head (&self->dirty_order);
  if (next == NULL || !g_hash_table_steal_extended (self->dirty, next, &id, NULL))
    return NULL;
  g_queue_remove (&self->dirty_order, id);
  return id;
}

static gboolean
sweep (gpointer user_data)
{
  RcSession       *self = user_data;
  g_autofree char *id = take_next_dirty (self);
  RcNode          *shot = id != NULL ? rc_document_find (rc_session_get_document (self), id) : NULL;

  if (shot != NULL)
    sketch_if_needed (self, shot);
  if (id != NULL)
    return G_SOURCE_CONTINUE;
  self->sweep = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
pause_over (gpointer user_data)
{
  RcSession *self = user_data;

  self->pause = 0;
  if (self->sweep == 0)
    /* One shot a turn, about a millisecond; as an idle it would starve while frames come in and are
     * drawn. */
    self->sweep = g_idle_add_full (G_PRIORITY_DEFAULT, sweep, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
sketch_after (RcSession *self, guint milliseconds)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (milliseconds, pause_over, self);
}

/* Drafts of shots that are gone: nobody waits for them, and a shot that comes back is looked at
 * again. */
static void
cancel_orphans (RcSession *self)
{
  RcDocument *document = rc_session_get_document (self);

  /* From the end: what is cancelled leaves the list. */
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i-- > 0;)
    {
      g_autoptr (RcSessionJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i);

      if (job->draft && rc_document_find (document, rc_node_get_id (job->node)) == NULL)
        rc_session_cancel (self, job);
    }
}

static gboolean
is_removal (const cJSON *edit)
{
  return !is_result (edit) && strcmp (rc_json_string_or (edit, "op", ""), "remove") == 0;
}

static void
on_record (RcSession *self, RcJson *record)
{
  const cJSON *step = cJSON_GetObjectItemCaseSensitive (rc_json_value (record), "do");
  gboolean     removed = step == NULL;
  const cJSON *edit;

  /* An undo may have touched anything; to look at a shot that is up to date costs little. */
  if (step == NULL)
    mark_all (self);
  cJSON_ArrayForEach (edit, cJSON_GetObjectItemCaseSensitive (step, "edits"))
  {
    look_at_edit (self, edit);
    removed = removed || is_removal (edit);
  }
  if (removed)
    cancel_orphans (self);
  if (g_hash_table_size (self->dirty) > 0)
    sketch_after (self, TYPING_PAUSE);
}

/* A draft was stopped for something more urgent: its shot is looked at again. */
void
rc_session_sketch_again (RcSession *self, RcNode *shot)
{
  if (!self->automatic)
    return;
  mark_shot (self, shot);
  sketch_after (self, 1);
}

/**
 * rc_session_set_automatic:
 *
 * Off at first, as the command line wants it. In a film that is read-only nothing is rendered.
 */
void
rc_session_set_automatic (RcSession *self, gboolean automatic)
{
  RcDocument *document = rc_session_get_document (self);

  if (self->automatic == automatic || rc_document_get_read_only (document))
    return;
  if (!automatic)
    {
      rc_session_automatic_stop (self);
      return;
    }
  self->automatic = TRUE;
  g_signal_connect_object (document, "record", G_CALLBACK (on_record), self, G_CONNECT_SWAPPED);
  mark_all (self);
  sketch_after (self, 1);
}

void
rc_session_automatic_stop (RcSession *self)
{
  if (self->automatic)
    g_signal_handlers_disconnect_by_func (rc_session_get_document (self), on_record, self);
  self->automatic = FALSE;
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_handle_id (&self->sweep, g_source_remove);
  g_queue_clear (&self->dirty_order);
  g_hash_table_remove_all (self->dirty);
}

/**
 * rc_session_look_at:
 * @looked_at: (nullable): the shot on the stage, or selected
 *
 * Its jobs go first from now on.
 */
void
rc_session_look_at (RcSession *self, RcShot *looked_at)
{
  RcSessionJob *job = looked_at != NULL ? rc_session_find_job (self, RC_NODE (looked_at)) : NULL;

  g_free (self->looked_at);
  self->looked_at = looked_at != NULL ? g_strdup (rc_node_get_id (RC_NODE (looked_at))) : NULL;
  if (job != NULL && job->state == RC_JOB_WAITING)
    rc_queue_set_priority (self->queue, job->id, RC_PRIORITY_SOON);
}
