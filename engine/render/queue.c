/* queue.c - the engine thread and what waits for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/queue.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <pthread.h>

struct _RcJob
{
  guint         id;          /* immutable after submit */
  RcJobSpec     spec;        /* immutable after submit, but for the priority: guarded by mutex */
  GCancellable *cancellable; /* any thread */
  RcQueue      *queue;       /* immutable; not owned */
  gboolean      ended;       /* its end is in the mailbox; guarded by the queue's mutex */
};

struct _RcQueue
{
  pthread_mutex_t mutex;
  pthread_cond_t  changed;
  pthread_cond_t  left;        /* signalled with `over` and `engine_gone` */
  GQueue          over;        /* RcJob that ran, to be freed; guarded by mutex */
  gboolean        engine_gone; /* guarded by mutex */
  GQueue          pending;     /* RcJob, in the order of submission; guarded by mutex */
  RcJob          *running;     /* guarded by mutex; the engine thread owns it */
  guint           last_id;     /* guarded by mutex */
  gboolean        closing;     /* guarded by mutex */

  /* Owner only; not GThreads, whose frames would hide them from ThreadSanitizer. */
  pthread_t  engine, closer;
  RcMailbox *mailbox; /* immutable; not owned */
};

static void
job_free (gpointer data)
{
  RcJob *job = data;

  if (job->spec.data_free != NULL)
    job->spec.data_free (job->spec.data);
  g_object_unref (job->cancellable);
  g_free (job);
}

/* Ends a job that never ran. */
static void
job_abandon (gpointer data)
{
  RcJob *job = data;

  rc_mailbox_post (job->queue->mailbox, (RcEvent){ .kind = RC_EVENT_CANCELLED, .job_id = job->id });
  job_free (job);
}

/* Posts @event, unless the job's end was told: then nobody wants to hear of it any more. Called
 * without the mutex, which is held while posting: nothing comes after the end. */
static void
job_post (RcJob *job, RcEvent event)
{
  RcQueue *queue = job->queue;
  gboolean wanted;

  pthread_mutex_lock (&queue->mutex);
  wanted = !job->ended;
  if (wanted)
    {
      job->ended = rc_event_is_end (event.kind);
      rc_mailbox_post (queue->mailbox, event);
    }
  pthread_mutex_unlock (&queue->mutex);
  if (!wanted)
    rc_event_clear (&event);
}

/* Tells at once that the running job is cancelled; what it does until it notices is its own affair.
 * Called with the mutex held. Returns: (transfer full) (nullable): what it notices; NULL if it has
 * ended */
static GCancellable *
end_running (RcQueue *self)
{
  RcJob *job = self->running;

  if (job == NULL || job->ended)
    return NULL;
  job->ended = TRUE;
  rc_mailbox_post (self->mailbox, (RcEvent){ .kind = RC_EVENT_CANCELLED, .job_id = job->id });
  return g_object_ref (job->cancellable);
}

/* What the outcome of a job is called. Whatever a cancelled job trips over is no failure. */
static RcEvent
job_outcome (RcJob *job, gpointer result, GError *error)
{
  RcEvent event = { .kind = RC_EVENT_DONE, .job_id = job->id };

  if (result != NULL && error == NULL)
    {
      event.result = result;
      event.result_free = job->spec.result_free;
      return event;
    }
  if (result != NULL && job->spec.result_free != NULL)
    job->spec.result_free (result);
  if (g_cancellable_is_cancelled (job->cancellable) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      event.kind = RC_EVENT_CANCELLED;
      g_clear_error (&error);
      return event;
    }
  if (error == NULL)
    g_set_error (&error, RC_ERROR, RC_ERROR_INTERNAL, _ ("Job %u ended without saying how."),
                 job->id);
  event.kind = RC_EVENT_FAILED;
  event.error = error;
  return event;
}

static void
job_run (RcJob *job)
{
  GError  *error = NULL;
  gpointer result = NULL;

  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &error))
    {
      job_post (job, (RcEvent){ .kind = RC_EVENT_STARTED, .job_id = job->id });
      result = job->spec.run (job->spec.data, job, job->cancellable, &error);
    }
  job_post (job, job_outcome (job, result, error));
}

/* The most urgent one; among equals the first submitted. Called with the mutex held. */
static RcJob *
pop_next (RcQueue *self)
{
  GList *best = self->pending.head;
  RcJob *job;

  if (best == NULL)
    return NULL;
  for (GList *l = best->next; l != NULL; l = l->next)
    if (((RcJob *)l->data)->spec.priority < ((RcJob *)best->data)->spec.priority)
      best = l;
  job = best->data;
  g_queue_delete_link (&self->pending, best);
  return job;
}

/* Called with the mutex held. */
static GList *
find_pending (RcQueue *self, guint job_id)
{
  for (GList *l = self->pending.head; l != NULL; l = l->next)
    if (((RcJob *)l->data)->id == job_id)
      return l;
  return NULL;
}

static gpointer
engine_thread (gpointer data)
{
  RcQueue *self = data;

  pthread_mutex_lock (&self->mutex);
  while (!self->closing)
    {
      RcJob *job = pop_next (self);

      if (job == NULL)
        {
          pthread_cond_wait (&self->changed, &self->mutex);
          continue;
        }
      self->running = job;
      pthread_mutex_unlock (&self->mutex);
      job_run (job);
      pthread_mutex_lock (&self->mutex);
      self->running = NULL;
      g_queue_push_tail (&self->over, job);
      pthread_cond_signal (&self->left);
    }
  self->engine_gone = TRUE;
  pthread_cond_signal (&self->left);
  pthread_mutex_unlock (&self->mutex);
  return NULL;
}

/* Frees jobs that ran: closing files and stopping pipelines takes longer than many a frame, and
 * neither the next job nor who has cancelled one waits for that. */
static gpointer
closer_thread (gpointer data)
{
  RcQueue *self = data;

  pthread_mutex_lock (&self->mutex);
  while (!self->engine_gone || !g_queue_is_empty (&self->over))
    {
      RcJob *job = g_queue_pop_head (&self->over);

      if (job == NULL)
        {
          pthread_cond_wait (&self->left, &self->mutex);
          continue;
        }
      pthread_mutex_unlock (&self->mutex);
      job_free (job);
      pthread_mutex_lock (&self->mutex);
    }
  pthread_mutex_unlock (&self->mutex);
  return NULL;
}

static void
start_thread (pthread_t *thread, const char *name, gpointer (*func) (gpointer), RcQueue *self)
{
  if (pthread_create (thread, NULL, func, self) != 0)
    g_error ("the thread %s could not be started", name);
  pthread_setname_np (*thread, name);
}

/**
 * rc_queue_new:
 * @mailbox: where events go; must outlive the queue
 *
 * Starts the engine thread, and one that frees what it has done.
 */
RcQueue *
rc_queue_new (RcMailbox *mailbox)
{
  RcQueue *self;

  g_return_val_if_fail (mailbox != NULL, NULL);
  self = g_new0 (RcQueue, 1);
  pthread_mutex_init (&self->mutex, NULL);
  pthread_cond_init (&self->changed, NULL);
  pthread_cond_init (&self->left, NULL);
  g_queue_init (&self->pending);
  g_queue_init (&self->over);
  self->mailbox = mailbox;
  start_thread (&self->engine, "rc-engine", engine_thread, self);
  start_thread (&self->closer, "rc-closer", closer_thread, self);
  return self;
}

/**
 * rc_queue_free:
 *
 * Cancels every job and joins the threads: blocks until the running job notices its cancellable and
 * all jobs are freed. When it returns, the end of every job is in the mailbox.
 *
 * Thread: the owner's, never from inside a job.
 */
void
rc_queue_free (RcQueue *self)
{
  pthread_mutex_lock (&self->mutex);
  self->closing = TRUE;
  if (self->running != NULL)
    g_cancellable_cancel (self->running->cancellable);
  pthread_cond_signal (&self->changed);
  pthread_mutex_unlock (&self->mutex);

  pthread_join (self->engine, NULL);
  pthread_join (self->closer, NULL);
  g_queue_clear_full (&self->pending, job_abandon);
  pthread_cond_destroy (&self->changed);
  pthread_cond_destroy (&self->left);
  pthread_mutex_destroy (&self->mutex);
  g_free (self);
}

/**
 * rc_queue_submit:
 * @spec: copied; its data is taken (transfer full) and freed when the job has ended, on whichever
 *   thread ended it
 *
 * Thread: any.
 *
 * Returns: the job's id, greater than 0; its events carry it
 */
guint
rc_queue_submit (RcQueue *self, const RcJobSpec *spec)
{
  RcJob *job;
  guint  id;

  g_return_val_if_fail (spec != NULL && spec->run != NULL, 0);
  job = g_new0 (RcJob, 1);
  job->spec = *spec;
  job->cancellable = g_cancellable_new ();
  job->queue = self;

  pthread_mutex_lock (&self->mutex);
  id = job->id = ++self->last_id;
  g_queue_push_tail (&self->pending, job);
  pthread_cond_signal (&self->changed);
  pthread_mutex_unlock (&self->mutex);
  return id;
}

/**
 * rc_queue_cancel:
 *
 * The job ends at once, whatever it does until it notices: nothing comes from it after its end, and
 * what it may still make is thrown away. A job that has ended is left alone.
 *
 * Thread: any.
 */
void
rc_queue_cancel (RcQueue *self, guint job_id)
{
  g_autoptr (GCancellable) running = NULL;
  RcJob                   *waiting = NULL;
  GList                   *link;

  pthread_mutex_lock (&self->mutex);
  link = find_pending (self, job_id);
  if (link != NULL)
    {
      waiting = link->data;
      g_queue_delete_link (&self->pending, link);
    }
  else if (self->running != NULL && self->running->id == job_id)
    running = end_running (self);
  pthread_mutex_unlock (&self->mutex);

  if (running != NULL)
    g_cancellable_cancel (running);
  if (waiting != NULL)
    job_abandon (waiting);
}

/**
 * rc_queue_cancel_all:
 *
 * Cancels every job that was submitted before the call, as rc_queue_cancel() does.
 *
 * Thread: any.
 */
void
rc_queue_cancel_all (RcQueue *self)
{
  g_autoptr (GCancellable) running = NULL;
  GQueue                   waiting;

  pthread_mutex_lock (&self->mutex);
  waiting = self->pending;
  g_queue_init (&self->pending);
  running = end_running (self);
  pthread_mutex_unlock (&self->mutex);

  if (running != NULL)
    g_cancellable_cancel (running);
  g_queue_clear_full (&waiting, job_abandon);
}

/**
 * rc_queue_set_priority:
 *
 * Moves a waiting job; one that runs or has ended is left alone.
 *
 * Thread: any.
 */
void
rc_queue_set_priority (RcQueue *self, guint job_id, RcPriority priority)
{
  GList *link;

  pthread_mutex_lock (&self->mutex);
  link = find_pending (self, job_id);
  if (link != NULL)
    ((RcJob *)link->data)->spec.priority = priority;
  pthread_mutex_unlock (&self->mutex);
}

/**
 * rc_job_progress:
 * @fraction: how much is done, 0 to 1
 *
 * Thread: the job's.
 */
void
rc_job_progress (RcJob *self, double fraction)
{
  job_post (self, (RcEvent){ .kind = RC_EVENT_PROGRESS,
                             .job_id = self->id,
                             .fraction = CLAMP (fraction, 0.0, 1.0) });
}

/**
 * rc_job_frame:
 * @index: which frame of the shot
 * @frame: (transfer none): finished: nobody writes to it any more
 *
 * Thread: the job's.
 */
void
rc_job_frame (RcJob *self, int index, RcFrame *frame)
{
  job_post (self, (RcEvent){ .kind = RC_EVENT_FRAME,
                             .job_id = self->id,
                             .index = index,
                             .result = rc_frame_ref (frame),
                             .result_free = (GDestroyNotify)rc_frame_unref });
}
