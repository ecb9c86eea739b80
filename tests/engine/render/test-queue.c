/* test-queue.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/queue.h"

#include "engine/base/error.h"
#include "tests/engine/render/owner.h"

/* A door that a job waits behind, so that a test knows what is running. */
typedef struct
{
  pthread_mutex_t mutex;
  pthread_cond_t  changed;
  gboolean        open;  /* guarded by mutex */
  GArray         *order; /* char: what ran, in order; guarded by mutex */
  gint            freed; /* atomic: how many jobs' data were freed */
} Stage;

typedef struct
{
  Stage *stage;
  char   name;
} Work;

static void
stage_init (Stage *stage)
{
  *stage = (Stage){ .open = FALSE };
  pthread_mutex_init (&stage->mutex, NULL);
  pthread_cond_init (&stage->changed, NULL);
  stage->order = g_array_new (TRUE, FALSE, 1);
}

static void
stage_open (Stage *stage)
{
  pthread_mutex_lock (&stage->mutex);
  stage->open = TRUE;
  pthread_cond_broadcast (&stage->changed);
  pthread_mutex_unlock (&stage->mutex);
}

static void
stage_clear (Stage *stage)
{
  g_array_unref (stage->order);
  pthread_cond_destroy (&stage->changed);
  pthread_mutex_destroy (&stage->mutex);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_atomic_int_inc (&work->stage->freed);
  g_free (work);
}

static gpointer
run_note (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  pthread_mutex_lock (&work->stage->mutex);
  g_array_append_vals (work->stage->order, &work->name, 1);
  pthread_mutex_unlock (&work->stage->mutex);
  return g_strdup ("note");
}

static gpointer
run_behind_door (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  pthread_mutex_lock (&work->stage->mutex);
  while (!work->stage->open)
    pthread_cond_wait (&work->stage->changed, &work->stage->mutex);
  pthread_mutex_unlock (&work->stage->mutex);
  return g_strdup ("through");
}

/* Takes as long as closing a file may take. */
static void
free_behind_door (gpointer data)
{
  Work *work = data;

  pthread_mutex_lock (&work->stage->mutex);
  while (!work->stage->open)
    pthread_cond_wait (&work->stage->changed, &work->stage->mutex);
  pthread_mutex_unlock (&work->stage->mutex);
  work_free (work);
}

static gpointer
run_until_cancelled (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  for (int i = 0; !g_cancellable_set_error_if_cancelled (cancellable, error); i++)
    {
      rc_job_progress (job, 1.0 - 1.0 / (1 + i));
      g_usleep (200);
    }
  return NULL;
}

static gpointer
run_breaks_when_cancelled (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  while (!g_cancellable_is_cancelled (cancellable))
    g_usleep (200);
  g_set_error (error, RC_ERROR, RC_ERROR_REMOTE, "The line went dead.");
  return NULL;
}

static gpointer
run_fails (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  g_set_error (error, RC_ERROR, RC_ERROR_REMOTE, "The service is closed.");
  return NULL;
}

static gpointer
run_says_nothing (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static gpointer
run_frames (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (RcFrame) frame = rc_frame_new (1, 1, RC_FRAME_GRAY8, NULL);

      frame->data[0] = (guint8)i;
      rc_job_frame (job, i, frame);
      rc_job_progress (job, i);
    }
  return g_strdup ("ten");
}

static gpointer
run_frames_behind_door (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  g_autofree char *through = run_behind_door (data, job, cancellable, error);

  return run_frames (data, job, cancellable, error);
}

static guint
submit (RcQueue *queue, Stage *stage, RcJobFunc run, char name, RcPriority priority)
{
  Work *work = g_new0 (Work, 1);

  *work = (Work){ stage, name };
  return rc_queue_submit (queue, &(RcJobSpec){ .run = run,
                                               .data = work,
                                               .data_free = work_free,
                                               .result_free = g_free,
                                               .priority = priority });
}

typedef struct
{
  Owner    owner;
  Stage    stage;
  RcQueue *queue;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  owner_init (&f->owner);
  stage_init (&f->stage);
  f->queue = rc_queue_new (f->owner.mailbox);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->queue, rc_queue_free);
  owner_clear (&f->owner);
  stage_clear (&f->stage);
}

static void
test_runs_a_job_and_hands_over_its_result (Fixture *f, gconstpointer data)
{
  guint    id = submit (f->queue, &f->stage, run_note, 'a', RC_PRIORITY_NOW);
  RcEvent *end = owner_wait_end (&f->owner, id);

  g_assert_cmpuint (id, >, 0);
  g_assert_cmpint (end->kind, ==, RC_EVENT_DONE);
  g_assert_cmpstr (end->result, ==, "note");
  g_assert_cmpuint (owner_count (&f->owner, RC_EVENT_STARTED, id), ==, 1);
  g_clear_pointer (&f->queue, rc_queue_free);
  owner_drain (&f->owner);
  g_assert_cmpuint (owner_count_ends (&f->owner, id), ==, 1);
  g_assert_cmpint (f->stage.freed, ==, 1);
}

static void
test_takes_the_urgent_first_and_equals_in_order (Fixture *f, gconstpointer data)
{
  guint door = submit (f->queue, &f->stage, run_behind_door, 'x', RC_PRIORITY_NOW);

  owner_wait (&f->owner, RC_EVENT_STARTED, door, 1);
  submit (f->queue, &f->stage, run_note, 'd', RC_PRIORITY_LATER);
  submit (f->queue, &f->stage, run_note, 'c', RC_PRIORITY_SOON);
  submit (f->queue, &f->stage, run_note, 'a', RC_PRIORITY_NOW);
  submit (f->queue, &f->stage, run_note, 'e', RC_PRIORITY_LATER);
  submit (f->queue, &f->stage, run_note, 'b', RC_PRIORITY_NOW);
  stage_open (&f->stage);
  owner_wait (&f->owner, RC_EVENT_DONE, 0, 6);
  g_assert_cmpstr (f->stage.order->data, ==, "abcde");
}

static void
test_moves_a_waiting_job (Fixture *f, gconstpointer data)
{
  guint door = submit (f->queue, &f->stage, run_behind_door, 'x', RC_PRIORITY_NOW);
  guint late;

  owner_wait (&f->owner, RC_EVENT_STARTED, door, 1);
  submit (f->queue, &f->stage, run_note, 'b', RC_PRIORITY_SOON);
  late = submit (f->queue, &f->stage, run_note, 'a', RC_PRIORITY_LATER);
  rc_queue_set_priority (f->queue, late, RC_PRIORITY_NOW);
  rc_queue_set_priority (f->queue, door, RC_PRIORITY_LATER);
  rc_queue_set_priority (f->queue, 999, RC_PRIORITY_NOW);
  stage_open (&f->stage);
  owner_wait (&f->owner, RC_EVENT_DONE, 0, 3);
  g_assert_cmpstr (f->stage.order->data, ==, "ab");
}

static void
test_cancels_what_runs (Fixture *f, gconstpointer data)
{
  guint id = submit (f->queue, &f->stage, run_until_cancelled, 'a', RC_PRIORITY_NOW);

  owner_wait (&f->owner, RC_EVENT_PROGRESS, id, 1);
  rc_queue_cancel (f->queue, id);
  g_assert_cmpint (owner_wait_end (&f->owner, id)->kind, ==, RC_EVENT_CANCELLED);
  rc_queue_cancel (f->queue, id);
  g_assert_cmpint (
      owner_wait_end (&f->owner, submit (f->queue, &f->stage, run_note, 'b', RC_PRIORITY_NOW))
          ->kind,
      ==, RC_EVENT_DONE);
  g_assert_cmpuint (owner_count_ends (&f->owner, id), ==, 1);
}

/* A job that does not look is told as cancelled all the same, and nothing more is heard of it. */
static void
test_tells_at_once_that_a_job_is_cancelled (Fixture *f, gconstpointer data)
{
  guint id = submit (f->queue, &f->stage, run_frames_behind_door, 'x', RC_PRIORITY_NOW);

  owner_wait (&f->owner, RC_EVENT_STARTED, id, 1);
  rc_queue_cancel (f->queue, id);
  owner_drain (&f->owner);
  g_assert_cmpuint (owner_count (&f->owner, RC_EVENT_CANCELLED, id), ==, 1);
  stage_open (&f->stage);
  g_clear_pointer (&f->queue, rc_queue_free);
  owner_drain (&f->owner);
  g_assert_cmpuint (owner_count_ends (&f->owner, id), ==, 1);
  g_assert_cmpuint (owner_count (&f->owner, RC_EVENT_FRAME, id), ==, 0);
  g_assert_cmpint (f->stage.freed, ==, 1);
}

/* What it leaves behind is freed beside the next job. */
static void
test_goes_on_while_a_job_is_freed (Fixture *f, gconstpointer data)
{
  Work     *work = g_new0 (Work, 1);
  RcJobSpec spec = {
    .run = run_until_cancelled, .data = work, .data_free = free_behind_door, .result_free = g_free
  };
  guint slow, next;

  *work = (Work){ &f->stage, 'x' };
  slow = rc_queue_submit (f->queue, &spec);
  owner_wait (&f->owner, RC_EVENT_STARTED, slow, 1);
  rc_queue_cancel (f->queue, slow);
  next = submit (f->queue, &f->stage, run_note, 'a', RC_PRIORITY_NOW);
  g_assert_cmpint (owner_wait_end (&f->owner, next)->kind, ==, RC_EVENT_DONE);
  g_assert_cmpuint (owner_count_ends (&f->owner, slow), ==, 1);
  stage_open (&f->stage);
  g_clear_pointer (&f->queue, rc_queue_free);
  g_assert_cmpint (f->stage.freed, ==, 2);
}

static void
test_ends_a_waiting_job_while_another_runs (Fixture *f, gconstpointer data)
{
  guint running = submit (f->queue, &f->stage, run_behind_door, 'x', RC_PRIORITY_NOW);
  guint waiting = submit (f->queue, &f->stage, run_note, 'a', RC_PRIORITY_NOW);

  owner_wait (&f->owner, RC_EVENT_STARTED, running, 1);
  rc_queue_cancel (f->queue, waiting);
  g_assert_cmpint (owner_wait_end (&f->owner, waiting)->kind, ==, RC_EVENT_CANCELLED);
  g_assert_cmpuint (owner_count (&f->owner, RC_EVENT_STARTED, waiting), ==, 0);
  g_assert_cmpuint (owner_count_ends (&f->owner, running), ==, 0);
  stage_open (&f->stage);
  g_assert_cmpint (owner_wait_end (&f->owner, running)->kind, ==, RC_EVENT_DONE);
  g_assert_cmpstr (f->stage.order->data, ==, "");
}

static void
test_cancels_all (Fixture *f, gconstpointer data)
{
  guint ids[5];

  ids[0] = submit (f->queue, &f->stage, run_until_cancelled, 'x', RC_PRIORITY_NOW);
  for (int i = 1; i < 5; i++)
    ids[i] = submit (f->queue, &f->stage, run_note, 'a', RC_PRIORITY_SOON);
  owner_wait (&f->owner, RC_EVENT_STARTED, ids[0], 1);
  rc_queue_cancel_all (f->queue);
  for (int i = 0; i < 5; i++)
    g_assert_cmpint (owner_wait_end (&f->owner, ids[i])->kind, ==, RC_EVENT_CANCELLED);
  g_assert_cmpstr (f->stage.order->data, ==, "");
}

static void
test_ends_every_job_when_it_is_freed (Fixture *f, gconstpointer data)
{
  guint ids[5];

  ids[0] = submit (f->queue, &f->stage, run_until_cancelled, 'x', RC_PRIORITY_NOW);
  for (int i = 1; i < 5; i++)
    ids[i] = submit (f->queue, &f->stage, run_note, 'a', RC_PRIORITY_LATER);
  owner_wait (&f->owner, RC_EVENT_STARTED, ids[0], 1);
  g_clear_pointer (&f->queue, rc_queue_free);
  owner_drain (&f->owner);
  for (int i = 0; i < 5; i++)
    {
      g_assert_cmpuint (owner_count (&f->owner, RC_EVENT_CANCELLED, ids[i]), ==, 1);
      g_assert_cmpuint (owner_count_ends (&f->owner, ids[i]), ==, 1);
    }
  g_assert_cmpint (f->stage.freed, ==, 5);
}

static void
test_passes_on_errors (Fixture *f, gconstpointer data)
{
  RcEvent *end =
      owner_wait_end (&f->owner, submit (f->queue, &f->stage, run_fails, 'a', RC_PRIORITY_NOW));

  g_assert_cmpint (end->kind, ==, RC_EVENT_FAILED);
  g_assert_error (end->error, RC_ERROR, RC_ERROR_REMOTE);
  end = owner_wait_end (&f->owner,
                        submit (f->queue, &f->stage, run_says_nothing, 'b', RC_PRIORITY_NOW));
  g_assert_cmpint (end->kind, ==, RC_EVENT_FAILED);
  g_assert_error (end->error, RC_ERROR, RC_ERROR_INTERNAL);
}

static void
test_calls_a_break_after_cancelling_cancelled (Fixture *f, gconstpointer data)
{
  guint    id = submit (f->queue, &f->stage, run_breaks_when_cancelled, 'a', RC_PRIORITY_NOW);
  RcEvent *end;

  owner_wait (&f->owner, RC_EVENT_STARTED, id, 1);
  rc_queue_cancel (f->queue, id);
  end = owner_wait_end (&f->owner, id);
  g_assert_cmpint (end->kind, ==, RC_EVENT_CANCELLED);
  g_assert_no_error (end->error);
}

static void
test_delivers_frames_and_progress (Fixture *f, gconstpointer data)
{
  guint    id = submit (f->queue, &f->stage, run_frames, 'a', RC_PRIORITY_NOW);
  int      last = -1;
  RcEvent *end = owner_wait_end (&f->owner, id);

  g_assert_cmpint (end->kind, ==, RC_EVENT_DONE);
  for (guint i = 0; i < f->owner.events->len; i++)
    {
      RcEvent *event = &g_array_index (f->owner.events, RcEvent, i);

      if (event->kind == RC_EVENT_FRAME)
        {
          g_assert_cmpint (event->index, >, last);
          g_assert_cmpuint (((RcFrame *)event->result)->data[0], ==, event->index);
          last = event->index;
        }
      else if (event->kind == RC_EVENT_PROGRESS)
        g_assert_true (event->fraction >= 0 && event->fraction <= 1);
    }
  g_assert_cmpint (last, ==, 9);
}

#define MANY 800

static gpointer
cancel_at_random (gpointer data)
{
  Fixture *f = data;

  for (guint i = 0; i < MANY; i++)
    {
      rc_queue_cancel (f->queue, (guint)g_random_int_range (1, MANY));
      rc_queue_set_priority (f->queue, (guint)g_random_int_range (1, MANY), RC_PRIORITY_NOW);
    }
  return NULL;
}

static gpointer
submit_half (gpointer data)
{
  Fixture *f = data;

  for (int i = 0; i < MANY / 2; i++)
    submit (f->queue, &f->stage, run_note, 'a', (RcPriority)(i % 3));
  return NULL;
}

static void
test_ends_every_job_once_under_fire (Fixture *f, gconstpointer data)
{
  GThread *threads[] = { g_thread_new ("canceller", cancel_at_random, f),
                         g_thread_new ("submitter", submit_half, f),
                         g_thread_new ("submitter", submit_half, f) };

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_clear_pointer (&f->queue, rc_queue_free);
  owner_drain (&f->owner);
  for (guint id = 1; id <= MANY; id++)
    g_assert_cmpuint (owner_count_ends (&f->owner, id), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&f->stage.freed), ==, MANY);
}

#define ADD(path, func) g_test_add ("/engine/queue/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("runs-a-job-and-hands-over-its-result", test_runs_a_job_and_hands_over_its_result);
  ADD ("takes-the-urgent-first-and-equals-in-order",
       test_takes_the_urgent_first_and_equals_in_order);
  ADD ("moves-a-waiting-job", test_moves_a_waiting_job);
  ADD ("cancels-what-runs", test_cancels_what_runs);
  ADD ("tells-at-once-that-a-job-is-cancelled", test_tells_at_once_that_a_job_is_cancelled);
  ADD ("goes-on-while-a-job-is-freed", test_goes_on_while_a_job_is_freed);
  ADD ("ends-a-waiting-job-while-another-runs", test_ends_a_waiting_job_while_another_runs);
  ADD ("cancels-all", test_cancels_all);
  ADD ("ends-every-job-when-it-is-freed", test_ends_every_job_when_it_is_freed);
  ADD ("passes-on-errors", test_passes_on_errors);
  ADD ("calls-a-break-after-cancelling-cancelled", test_calls_a_break_after_cancelling_cancelled);
  ADD ("delivers-frames-and-progress", test_delivers_frames_and_progress);
  ADD ("ends-every-job-once-under-fire", test_ends_every_job_once_under_fire);
  return g_test_run ();
}
