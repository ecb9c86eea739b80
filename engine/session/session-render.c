/* session-render.c - jobs: in by one door, results back into the document by the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/session-private.h"

#include "engine/base/error.h"
#include "engine/document/note.h"
#include "engine/render/preview-job.h"
#include "engine/render/take-job.h"
#include "engine/render/take-layers.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <string.h>

/* --- results ------------------------------------------------------------------------------- */

/** @owner: a shot or a region. Returns: (transfer none) (nullable): its take of that request */
RcNode *
rc_session_find_take (RcNode *owner, const char *hash)
{
  for (guint i = 0; i < rc_node_get_n_children (owner, RC_TYPE_TAKE); i++)
    {
      RcNode *take = rc_node_get_child (owner, RC_TYPE_TAKE, i);

      if (strcmp (rc_node_get_string (take, "hash"), hash) == 0)
        return take;
    }
  return NULL;
}

/* A draft that nobody has cared for: the next draft may take its place. */
static RcNode *
find_free_draft (RcNode *shot)
{
  for (guint i = 0; i < rc_node_get_n_children (shot, RC_TYPE_TAKE); i++)
    {
      RcNode *take = rc_node_get_child (shot, RC_TYPE_TAKE, i);

      if (rc_node_get_boolean (take, "draft") &&
          rc_node_get_enum (take, "verdict") == RC_VERDICT_NONE &&
          *rc_node_get_string (take, "notes") == '\0' &&
          rc_node_get_n_children (take, RC_TYPE_REGION) == 0 &&
          rc_node_get_n_children (take, RC_TYPE_NOTE) == 0 &&
          strcmp (rc_node_get_string (shot, "best-take"), rc_node_get_id (take)) != 0)
        return take;
    }
  return NULL;
}

/** What take.json says, into a take of the film */
gboolean
rc_session_write_take (RcDocument  *document,
                       RcNode      *take,
                       const cJSON *about,
                       gboolean     draft,
                       GError     **error)
{
  const cJSON       *request = cJSON_GetObjectItemCaseSensitive (about, "request");
  const cJSON       *off = cJSON_GetObjectItemCaseSensitive (about, "misfit");
  g_autoptr (RcJson) misfit = off != NULL ? rc_json_new_take (cJSON_Duplicate (off, TRUE)) : NULL;
  g_autofree char   *generator = g_strdup (rc_json_string_or (request, "generator", "sketch"));
  double             seed = rc_json_number_or (request, "seed", 1);

  return rc_document_set_text (document, take, "hash", rc_json_string_or (about, "hash", ""), 0,
                               error) &&
         rc_document_set_text (document, take, "generator", generator, 0, error) &&
         rc_document_set_double (document, take, "seed", seed, 0, error) &&
         rc_document_set_double (document, take, "frames", rc_json_number_or (about, "frames", 0),
                                 0, error) &&
         rc_document_set_double (document, take, "width", rc_json_number_or (about, "width", 0), 0,
                                 error) &&
         rc_document_set_double (document, take, "height", rc_json_number_or (about, "height", 0),
                                 0, error) &&
         rc_document_set_double (document, take, "seconds", rc_json_number_or (about, "seconds", 0),
                                 0, error) &&
         rc_document_set_double (document, take, "cost", rc_json_number_or (about, "cost", 0), 0,
                                 error) &&
         rc_document_set_text (document, take, "created", rc_json_string_or (about, "created", ""),
                               0, error) &&
         rc_document_set_double (document, take, "proved", rc_json_number_or (about, "proved", 0),
                                 0, error) &&
         rc_document_set_json (document, take, "misfit", misfit, 0, error) &&
         rc_document_set_text (document, take, "pictures",
                               rc_json_string_or (about, "frames_sha256", ""), 0, error) &&
         rc_document_set_text (document, take, "draft", draft ? "yes" : "no", 0, error);
}

/* An extended take is the one in the cut, and the shot lasts as long. */
static gboolean
use_extended (RcDocument *document, RcNode *shot, RcNode *take, const cJSON *about, GError **error)
{
  const cJSON     *request = cJSON_GetObjectItemCaseSensitive (about, "request");
  const cJSON     *extend = cJSON_GetObjectItemCaseSensitive (request, "extend");
  g_autofree char *length = g_strdup_printf ("%df", rc_node_get_int (take, "frames"));
  gboolean         longer =
      rc_json_number_or (extend, "before", 0) + rc_json_number_or (extend, "after", 0) > 0;

  return rc_document_set_text (document, shot, "best-take", rc_node_get_id (take), 0, error) &&
         (!longer || rc_document_set_text (document, shot, "duration", length, 0, error));
}

static RcNode *
add_take (RcSession *self, RcSessionJob *job, const RcTakeResult *result, GError **error)
{
  RcDocument      *document = rc_session_get_document (self);
  g_autofree char *path = g_build_filename (result->dir, "take.json", NULL);
  RcNode          *take = rc_session_find_take (job->node, result->hash);
  gboolean         draft = job->draft && (take == NULL || rc_node_get_boolean (take, "draft"));
  cJSON           *about = rc_json_load (path, error);
  gboolean         good = about != NULL;

  if (!good)
    return NULL;
  rc_document_begin (document, job->step);
  if (take == NULL && job->draft)
    take = find_free_draft (job->node);
  if (take == NULL)
    take = rc_document_add (document, job->node, RC_TYPE_TAKE, -1, error);
  good = take != NULL && rc_session_write_take (document, take, about, draft, error) &&
         (job->step == NULL || use_extended (document, job->node, take, about, error));
  rc_document_finish (document, good);
  cJSON_Delete (about);
  return good ? take : NULL;
}

static RcNode *
land_region (RcSession *self, RcSessionJob *job, const RcTakeResult *result, GError **error)
{
  return rc_session_land_region (self, job->node, result->hash, error)
             ? rc_node_get_parent (job->node)
             : NULL;
}

static gboolean
land (RcSession *self, RcSessionJob *job, gpointer result, GError **error)
{
  const RcTakeResult *made = result;

  /* The shot may have been removed meanwhile: the take stays on disk, for when it comes back. */
  if (job->work == RC_WORK_PREVIEW || job->work == RC_WORK_EXPORT ||
      rc_document_find (rc_session_get_document (self), rc_node_get_id (job->node)) == NULL)
    return TRUE;
  job->reused = made->reused;
  job->take = job->work == RC_WORK_REGION ? land_region (self, job, made, error)
                                          : add_take (self, job, made, error);
  if (job->take != NULL)
    g_object_ref (job->take);
  return job->take != NULL;
}

/* --- events -------------------------------------------------------------------------------- */

static void
forget (RcSession *self, RcSessionJob *job)
{
  guint index;

  if (g_list_store_find (self->jobs, job, &index))
    g_list_store_remove (self->jobs, index);
}

static void
finish (RcSession *self, RcSessionJob *job, RcJobState state)
{
  g_autoptr (RcSessionJob) kept = g_object_ref (job);

  g_hash_table_remove (self->by_id, GUINT_TO_POINTER (job->id));
  g_clear_pointer (&job->preview, rc_frame_unref);
  if (state != RC_JOB_FAILED)
    forget (self, job);
  rc_session_job_set_state (job, state);
}

static void
on_event (RcEvent *event, gpointer user_data)
{
  RcSession    *self = user_data;
  RcSessionJob *job = g_hash_table_lookup (self->by_id, GUINT_TO_POINTER (event->job_id));

  if (job == NULL)
    {
      rc_session_view_event (self, event);
      return;
    }
  switch (event->kind)
    {
    case RC_EVENT_STARTED:
      rc_session_job_set_state (job, RC_JOB_RUNNING);
      break;
    case RC_EVENT_PROGRESS:
      rc_session_job_set_fraction (job, event->fraction);
      break;
    case RC_EVENT_FRAME:
      g_clear_pointer (&job->preview, rc_frame_unref);
      job->preview = rc_frame_ref (event->result);
      g_signal_emit_by_name (self, "frame", job->node, event->index, job->preview);
      break;
    case RC_EVENT_DONE:
      finish (self, job,
              land (self, job, event->result, &job->error) ? RC_JOB_DONE : RC_JOB_FAILED);
      break;
    case RC_EVENT_FAILED:
      job->error = g_steal_pointer (&event->error);
      finish (self, job, RC_JOB_FAILED);
      break;
    case RC_EVENT_CANCELLED:
      if (job->again)
        rc_session_sketch_again (self, job->node);
      finish (self, job, RC_JOB_CANCELLED);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
drain (gpointer user_data)
{
  RcSession *self = user_data;

  g_atomic_int_set (&self->drain_posted, 0);
  g_object_ref (self);
  rc_mailbox_drain (self->mailbox, on_event, self);
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

/* On the engine thread: at most one drain is on its way. */
static void
wake_up (gpointer user_data)
{
  RcSession *self = user_data;

  if (g_atomic_int_compare_and_exchange (&self->drain_posted, 0, 1))
    g_idle_add_full (G_PRIORITY_DEFAULT, drain, self, NULL);
}

void
rc_session_engine_start (RcSession *self)
{
  self->mailbox = rc_mailbox_new (wake_up, self);
  self->queue = rc_queue_new (self->mailbox);
}

/* --- submitting ---------------------------------------------------------------------------- */

/** Returns: (transfer full): where the coarse picture for that request is kept, cache/HASH.png */
char *
rc_session_preview_path (RcSession *self, const char *hash)
{
  g_autofree char *name = g_strconcat (hash, ".png", NULL);

  return g_build_filename (rc_session_get_dir (self), "cache", name, NULL);
}

static RcJobSpec
spec_for (RcSession         *self,
          RcWork             work,
          RcNode            *node,
          const RcGenerator *generator,
          RcRequest         *request,
          int                start,
          RcPriority         priority)
{
  g_autofree char *path = NULL;

  if (work != RC_WORK_PREVIEW)
    return rc_take_job (generator, request, start,
                        work == RC_WORK_REGION ? rc_region_list_others (RC_REGION (node)) : NULL,
                        priority);
  path = rc_session_preview_path (self, rc_request_hash (request));
  return rc_preview_job (generator, request, path, priority);
}

/* A newer request for the same work on the same node makes the older one pointless. */
static RcSessionJob *
replace_older (RcSession *self, RcWork work, RcNode *node, const char *hash)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i > 0; i--)
    {
      g_autoptr (RcSessionJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i - 1);

      if (job->node != node || job->work != work)
        continue;
      if (job->state == RC_JOB_FAILED)
        g_list_store_remove (self->jobs, i - 1);
      else if (strcmp (job->hash, hash) == 0)
        return job; /* the list keeps it */
      else if (work != RC_WORK_TAKE || job->draft)
        rc_queue_cancel (self->queue, job->id);
    }
  return NULL;
}

/**
 * rc_session_submit_spec:
 * @label: what people call the job
 * @hash: what it makes: tells it from other jobs for the same node
 *
 * Returns: (transfer none): the job, owned by the session while it waits and runs
 */
RcSessionJob *
rc_session_submit_spec (RcSession       *self,
                        RcWork           work,
                        RcNode          *node,
                        const char      *label,
                        const char      *hash,
                        const RcJobSpec *spec)
{
  RcSessionJob *job = g_object_new (RC_TYPE_SESSION_JOB, NULL);

  job->work = work;
  job->node = g_object_ref (node);
  job->label = g_strdup (label);
  job->hash = g_strdup (hash);
  job->id = rc_queue_submit (self->queue, spec);
  g_hash_table_insert (self->by_id, GUINT_TO_POINTER (job->id), job);
  g_list_store_append (self->jobs, job);
  return job;
}

/** A draft that runs, which nobody asked for, gives way at its next frame to what somebody waits
 * for. */
void
rc_session_make_way (RcSession *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i++)
    {
      g_autoptr (RcSessionJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i);

      if (job->work != RC_WORK_TAKE || !job->draft || job->state != RC_JOB_RUNNING)
        continue;
      job->again = TRUE;
      rc_queue_cancel (self->queue, job->id);
    }
}

/**
 * rc_session_submit:
 * @start: the frame that is looked at
 *
 * The same request for the same node is not queued twice: it gets the higher priority of the two.
 *
 * Returns: (transfer none): the job, owned by the session while it waits and runs
 */
RcSessionJob *
rc_session_submit (RcSession *self,
                   RcWork     work,
                   RcNode    *node,
                   RcRequest *request,
                   int        start,
                   gboolean   draft,
                   RcPriority priority)
{
  const RcGenerator *generator =
      rc_session_find_generator (self, rc_request_generator (request), NULL);
  RcSessionJob    *job = replace_older (self, work, node, rc_request_hash (request));
  g_autofree char *label = NULL;
  RcJobSpec        spec;

  if (job != NULL)
    {
      job->draft = job->draft && draft;
      rc_queue_set_priority (self->queue, job->id, priority);
      return job;
    }
  if (priority == RC_PRIORITY_NOW && self->automatic)
    rc_session_make_way (self);
  spec = spec_for (self, work, node, generator, request, start, priority);
  label = rc_node_dup_name (node);
  job = rc_session_submit_spec (self, work, node, label, rc_request_hash (request), &spec);
  job->draft = draft;
  return job;
}

static gboolean
may_render (RcSession *self, GError **error)
{
  if (!rc_document_get_read_only (rc_session_get_document (self)))
    return TRUE;
  g_set_error_literal (
      error, RC_ERROR, RC_ERROR_READ_ONLY,
      _ ("This film is open for reading only, so nothing can be rendered into it. Save a "
         "copy of it to go on working."));
  return FALSE;
}

/**
 * rc_session_render_shot:
 * @options: (nullable): NULL is the shot as it is, at the film's preview size, a take to keep
 *
 * Errors: as rc_session_freeze(); RC_ERROR_READ_ONLY
 *
 * Returns: (transfer none) (nullable): the job
 */
RcSessionJob *
rc_session_render_shot (RcSession             *self,
                        RcShot                *shot,
                        const RcRenderOptions *options,
                        RcPriority             priority,
                        GError               **error)
{
  g_autoptr (RcRequest) request = NULL;

  if (!may_render (self, error))
    return NULL;
  request = rc_session_freeze (self, shot, options, error);
  if (request == NULL)
    return NULL;
  return rc_session_submit (self, RC_WORK_TAKE, RC_NODE (shot), request, 0,
                            options != NULL && options->draft, priority);
}

/** As rc_session_render_shot(), of a request that is made already: a take to keep, at once */
RcSessionJob *
rc_session_submit_take (RcSession *self, RcShot *shot, RcRequest *request, GError **error)
{
  return may_render (self, error) ? rc_session_submit (self, RC_WORK_TAKE, RC_NODE (shot), request,
                                                       0, FALSE, RC_PRIORITY_NOW)
                                  : NULL;
}

/** As rc_session_render_shot(): another take of the same shot, with @take in it. It is a step of
 * undo, as it takes the place of the other in the cut, and the shot lasts as long. Errors as
 * rc_session_freeze_extended() */
RcSessionJob *
rc_session_render_extended (RcSession *self, RcTake *take, const RcExtension *by, GError **error)
{
  g_autoptr (RcRequest) request = NULL;
  RcSessionJob         *job;

  if (!may_render (self, error))
    return NULL;
  request = rc_session_freeze_extended (self, take, by, error);
  if (request == NULL)
    return NULL;
  job = rc_session_submit (self, RC_WORK_TAKE, rc_node_get_parent (RC_NODE (take)), request, 0,
                           FALSE, RC_PRIORITY_NOW);
  job->step = by->before + by->after > 0 ? _ ("Extend Shot") : _ ("Extend Frame");
  return job;
}

/**
 * rc_session_render_region_from:
 * @frame: of the take: the one that is looked at, which is made first, then the others outwards
 *
 * As rc_session_render_shot(), for a region of a take; errors as rc_session_freeze_region()
 */
RcSessionJob *
rc_session_render_region_from (RcSession *self, RcRegion *region, int frame, GError **error)
{
  g_autoptr (RcRequest) request = NULL;

  if (!may_render (self, error))
    return NULL;
  request = rc_session_freeze_region (self, region, error);
  if (request == NULL)
    return NULL;
  if (rc_session_find_generator (self, rc_request_generator (request), error) == NULL)
    return NULL;
  return rc_session_submit (self, RC_WORK_REGION, RC_NODE (region), request, frame, FALSE,
                            RC_PRIORITY_NOW);
}

/** As rc_session_render_region_from() from the first frame on */
RcSessionJob *
rc_session_render_region (RcSession *self, RcRegion *region, GError **error)
{
  return rc_session_render_region_from (self, region, 0, error);
}

/** Returns: (transfer none): RcSessionJob that wait, run, or have failed and were not dismissed */
GListModel *
rc_session_get_jobs (RcSession *self)
{
  return G_LIST_MODEL (self->jobs);
}

/** Returns: (transfer none) (nullable): the job that makes a take or a region of that node, else
 * the one that failed last */
RcSessionJob *
rc_session_find_job (RcSession *self, RcNode *node)
{
  RcSessionJob *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i++)
    {
      g_autoptr (RcSessionJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i);

      if (job->node == node && (found == NULL || job->work != RC_WORK_PREVIEW))
        found = job; /* the list keeps it */
    }
  return found;
}

/** Stops a job; it ends as cancelled, when the main context goes on. A failed one is dismissed. */
void
rc_session_cancel (RcSession *self, RcSessionJob *job)
{
  if (job->state == RC_JOB_FAILED)
    forget (self, job);
  else
    rc_queue_cancel (self->queue, job->id);
}

void
rc_session_cancel_all (RcSession *self)
{
  rc_queue_cancel_all (self->queue);
}

/** Takes a failed job off the list. */
void
rc_session_dismiss (RcSession *self, RcSessionJob *job)
{
  if (job->state == RC_JOB_FAILED)
    forget (self, job);
}

/** Returns: (transfer none) (nullable): the latest frame of what is being rendered for that node */
RcFrame *
rc_session_get_preview (RcSession *self, RcNode *node)
{
  RcSessionJob *job = rc_session_find_job (self, node);

  return job != NULL ? job->preview : NULL;
}

/**
 * rc_session_wait:
 *
 * Runs the main context until @job has ended. For the command line and tests, never for the window.
 * Errors: why the job failed; G_IO_ERROR_CANCELLED
 */
gboolean
rc_session_wait (RcSession *self, RcSessionJob *job, GError **error)
{
  g_autoptr (RcSessionJob) kept = g_object_ref (job);

  while (job->state == RC_JOB_WAITING || job->state == RC_JOB_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  if (job->state == RC_JOB_FAILED)
    g_propagate_error (error, g_error_copy (job->error));
  else if (job->state == RC_JOB_CANCELLED)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("%s was cancelled."), job->label);
  return job->state == RC_JOB_DONE;
}
