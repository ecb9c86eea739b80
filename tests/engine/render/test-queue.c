/* test-queue.c - the engine thread and its one door each way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/render/queue.h"

#include <pthread.h>

#define MOST_JOBS 4096

typedef struct
{
  pthread_mutex_t mutex;
  pthread_cond_t  woken;
  gboolean        wake; /* guarded by mutex */
  RcMailbox      *mailbox;
  RcQueue        *queue;
  guint           started[MOST_JOBS], ended[MOST_JOBS]; /* by job id; the owner's thread only */
  guint           n[RC_EVENT_CANCELLED + 1];
  GArray         *order; /* guint: ids as they started */
  GError         *error;
} Owner;

static void
wake_up (gpointer user_data)
{
  Owner *owner = user_data;

  pthread_mutex_lock (&owner->mutex);
  owner->wake = TRUE;
  pthread_cond_signal (&owner->woken);
  pthread_mutex_unlock (&owner->mutex);
}

static void
on_event (RcEvent *event, gpointer user_data)
{
  Owner *owner = user_data;

  owner->n[event->kind]++;
  g_assert_cmpuint (event->job_id, <, MOST_JOBS);
  if (event->kind == RC_EVENT_STARTED)
    {
      owner->started[event->job_id]++;
      g_array_append_val (owner->order, event->job_id);
    }
  if (event->kind >= RC_EVENT_DONE)
    owner->ended[event->job_id]++;
  if (event->error != NULL && owner->error == NULL)
    owner->error = g_steal_pointer (&event->error);
}

static void
drain_until (Owner *owner, RcEventKind kind, guint n)
{
  while (owner->n[kind] < n)
    {
      pthread_mutex_lock (&owner->mutex);
      while (!owner->wake)
        pthread_cond_wait (&owner->woken, &owner->mutex);
      owner->wake = FALSE;
      pthread_mutex_unlock (&owner->mutex);
      rc_mailbox_drain (owner->mailbox, on_event, owner);
    }
}

static void
set_up (Owner *owner, gconstpointer data)
{
  pthread_mutex_init (&owner->mutex, NULL);
  pthread_cond_init (&owner->woken, NULL);
  owner->order = g_array_new (FALSE, FALSE, sizeof (guint));
  owner->mailbox = rc_mailbox_new (wake_up, owner);
  owner->queue = rc_queue_new (owner->mailbox);
}

static void
tear_down (Owner *owner, gconstpointer data)
{
  g_clear_pointer (&owner->queue, rc_queue_free);
  g_clear_pointer (&owner->mailbox, rc_mailbox_free);
  g_array_unref (owner->order);
  g_clear_error (&owner->error);
  pthread_cond_destroy (&owner->woken);
  pthread_mutex_destroy (&owner->mutex);
}

/* @data: how many steps, 0 for ever, -1 fails */
static gpointer
count (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  int n = GPOINTER_TO_INT (data);

  if (n < 0)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID, "cannot count to %d", n);
      return NULL;
    }
  for (int i = 0; n == 0 || i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      rc_job_progress (job, n == 0 ? 0.5 : (i + 1) / (double)n);
    }
  return g_strdup_printf ("%d", n);
}

static guint
submit (Owner *owner, int n, RcPriority priority)
{
  RcJobSpec spec = {
    .run = count, .data = GINT_TO_POINTER (n), .result_free = g_free, .priority = priority
  };

  return rc_queue_submit (owner->queue, &spec);
}

static void
test_urgent_first_then_in_order (Owner *owner, gconstpointer data)
{
  guint blocker = submit (owner, 0, RC_PRIORITY_NOW);
  guint later, soon, now, second, promoted;
  guint expected[6];

  drain_until (owner, RC_EVENT_STARTED, 1);
  later = submit (owner, 1, RC_PRIORITY_LATER);
  soon = submit (owner, 1, RC_PRIORITY_SOON);
  now = submit (owner, 1, RC_PRIORITY_NOW);
  second = submit (owner, 1, RC_PRIORITY_NOW);
  promoted = submit (owner, 1, RC_PRIORITY_LATER);
  rc_queue_set_priority (owner->queue, promoted, RC_PRIORITY_SOON);
  rc_queue_cancel (owner->queue, blocker);
  drain_until (owner, RC_EVENT_DONE, 5);
  expected[0] = blocker, expected[1] = now, expected[2] = second;
  expected[3] = soon, expected[4] = promoted, expected[5] = later;
  g_assert_cmpmem (owner->order->data, owner->order->len * sizeof (guint), expected,
                   sizeof expected);
}

static void
test_cancels_running_and_waiting (Owner *owner, gconstpointer data)
{
  guint running = submit (owner, 0, RC_PRIORITY_NOW);
  guint waiting = submit (owner, 0, RC_PRIORITY_NOW);

  drain_until (owner, RC_EVENT_STARTED, 1);
  rc_queue_cancel (owner->queue, waiting);
  drain_until (owner, RC_EVENT_CANCELLED, 1);
  g_assert_cmpuint (owner->ended[waiting], ==, 1);
  g_assert_cmpuint (owner->started[waiting], ==, 0);
  rc_queue_cancel (owner->queue, running);
  rc_queue_cancel (owner->queue, running);
  drain_until (owner, RC_EVENT_CANCELLED, 2);
  rc_queue_cancel (owner->queue, running);
  rc_queue_cancel (owner->queue, 4000);
  g_assert_cmpuint (owner->n[RC_EVENT_DONE], ==, 0);
}

static void
test_reports_an_error (Owner *owner, gconstpointer data)
{
  submit (owner, -1, RC_PRIORITY_NOW);
  drain_until (owner, RC_EVENT_FAILED, 1);
  g_assert_error (owner->error, RC_ERROR, RC_ERROR_INVALID);
}

static gpointer
say_nothing (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
test_a_job_that_says_nothing_has_failed (Owner *owner, gconstpointer data)
{
  RcJobSpec spec = { .run = say_nothing };

  rc_queue_submit (owner->queue, &spec);
  drain_until (owner, RC_EVENT_FAILED, 1);
  g_assert_error (owner->error, RC_ERROR, RC_ERROR_INTERNAL);
}

static void
test_freeing_ends_every_job_once (Owner *owner, gconstpointer data)
{
  guint last = 0;

  for (int i = 0; i < 50; i++)
    last = submit (owner, i % 3 == 0 ? 0 : 1, RC_PRIORITY_SOON);
  drain_until (owner, RC_EVENT_STARTED, 1);
  g_clear_pointer (&owner->queue, rc_queue_free);
  rc_mailbox_drain (owner->mailbox, on_event, owner);
  for (guint id = 1; id <= last; id++)
    g_assert_cmpuint (owner->ended[id], ==, 1);
}

static void
test_cancel_all (Owner *owner, gconstpointer data)
{
  for (int i = 0; i < 20; i++)
    submit (owner, 0, RC_PRIORITY_SOON);
  drain_until (owner, RC_EVENT_STARTED, 1);
  rc_queue_cancel_all (owner->queue);
  drain_until (owner, RC_EVENT_CANCELLED, 20);
  submit (owner, 1, RC_PRIORITY_SOON);
  drain_until (owner, RC_EVENT_DONE, 1);
}

static gpointer
submit_many (gpointer data)
{
  Owner *owner = data;

  for (int i = 0; i < 250; i++)
    {
      guint id = submit (owner, 3, (RcPriority)(i % 3));

      if (i % 10 == 0)
        rc_queue_cancel (owner->queue, id);
    }
  return NULL;
}

static void
test_many_threads_submit_and_cancel (Owner *owner, gconstpointer data)
{
  pthread_t threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpint (pthread_create (&threads[i], NULL, submit_many, owner), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    pthread_join (threads[i], NULL);
  /* whatever still waits or runs is ended by closing, once */
  g_clear_pointer (&owner->queue, rc_queue_free);
  rc_mailbox_drain (owner->mailbox, on_event, owner);
  for (guint id = 1; id <= 1000; id++)
    g_assert_cmpuint (owner->ended[id], ==, 1);
}

static gpointer
show_frames (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < 100; i++)
    {
      g_autoptr (RcFrame) frame = rc_frame_new (8, 8, RC_FRAME_GRAY8, error);

      rc_job_frame (job, i, frame);
    }
  return g_strdup ("shown");
}

static void
test_only_the_latest_frame_waits (Owner *owner, gconstpointer data)
{
  RcJobSpec spec = { .run = show_frames, .result_free = g_free };

  rc_queue_submit (owner->queue, &spec);
  g_clear_pointer (&owner->queue, rc_queue_free);
  rc_mailbox_drain (owner->mailbox, on_event, owner);
  g_assert_cmpuint (owner->n[RC_EVENT_FRAME], <=, 1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Owner *owner, gconstpointer data);
  } tests[] = {
    { "urgent-first-then-in-order", test_urgent_first_then_in_order },
    { "cancels-running-and-waiting", test_cancels_running_and_waiting },
    { "reports-an-error", test_reports_an_error },
    { "a-job-that-says-nothing-has-failed", test_a_job_that_says_nothing_has_failed },
    { "freeing-ends-every-job-once", test_freeing_ends_every_job_once },
    { "cancel-all", test_cancel_all },
    { "many-threads-submit-and-cancel", test_many_threads_submit_and_cancel },
    { "only-the-latest-frame-waits", test_only_the_latest_frame_waits },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/queue/", tests[i].path, NULL);

      g_test_add (path, Owner, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
