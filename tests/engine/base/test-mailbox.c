/* test-mailbox.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/mailbox.h"

#include "engine/base/error.h"

#define POSTERS 4
#define POSTS   2000

typedef struct
{
  GString *order; /* one letter an event */
  double   fraction;
  int      index;
  gboolean steal;
  gpointer stolen;
} Seen;

static void
see (RcEvent *event, gpointer user_data)
{
  Seen *seen = user_data;

  g_string_append_c (seen->order, "SPFDXC"[event->kind]);
  if (event->kind == RC_EVENT_PROGRESS)
    seen->fraction = event->fraction;
  if (event->kind == RC_EVENT_FRAME)
    seen->index = event->index;
  if (seen->steal)
    seen->stolen = g_steal_pointer (&event->result);
}

static void
count_wakeup (gpointer user_data)
{
  g_atomic_int_inc ((gint *)user_data);
}

static void
count_free (gpointer result)
{
  g_atomic_int_inc ((gint *)result);
}

static void
test_hands_over_in_order_and_once (void)
{
  g_autoptr (RcMailbox) mailbox = NULL;
  g_autoptr (GString)   order = g_string_new (NULL);
  Seen                  seen = { order };
  gint                  woken = 0;

  mailbox = rc_mailbox_new (count_wakeup, &woken);
  g_assert_cmpuint (rc_mailbox_drain (mailbox, see, &seen), ==, 0);
  rc_mailbox_post (mailbox, (RcEvent){ .kind = RC_EVENT_STARTED, .job_id = 1 });
  rc_mailbox_post (mailbox, (RcEvent){ .kind = RC_EVENT_DONE, .job_id = 1 });
  rc_mailbox_post (mailbox, (RcEvent){ .kind = RC_EVENT_CANCELLED, .job_id = 2 });
  g_assert_cmpint (woken, ==, 3);
  g_assert_cmpuint (rc_mailbox_drain (mailbox, see, &seen), ==, 3);
  g_assert_cmpuint (rc_mailbox_drain (mailbox, see, &seen), ==, 0);
  g_assert_cmpstr (order->str, ==, "SDC");
}

static void
test_keeps_only_the_latest_progress_and_frame_of_a_job (void)
{
  g_autoptr (RcMailbox) mailbox = NULL;
  g_autoptr (GString)   order = g_string_new (NULL);
  Seen                  seen = { order };
  gint                  woken = 0, freed = 0;

  mailbox = rc_mailbox_new (count_wakeup, &woken);
  for (int i = 0; i < 10; i++)
    {
      rc_mailbox_post (mailbox,
                       (RcEvent){ .kind = RC_EVENT_PROGRESS, .job_id = 1, .fraction = i / 10.0 });
      rc_mailbox_post (mailbox, (RcEvent){ .kind = RC_EVENT_FRAME,
                                           .job_id = 1,
                                           .index = i,
                                           .result = &freed,
                                           .result_free = count_free });
    }
  rc_mailbox_post (mailbox, (RcEvent){ .kind = RC_EVENT_PROGRESS, .job_id = 2, .fraction = 0.9 });
  g_assert_cmpint (freed, ==, 9);
  g_assert_cmpint (woken, ==, 3);
  g_assert_cmpuint (rc_mailbox_drain (mailbox, see, &seen), ==, 3);
  g_assert_cmpstr (order->str, ==, "PFP");
  g_assert_cmpint (seen.index, ==, 9);
  g_assert_cmpfloat (seen.fraction, ==, 0.9);
  g_assert_cmpint (freed, ==, 10);
}

static void
test_leaves_what_was_stolen (void)
{
  g_autoptr (RcMailbox) mailbox = rc_mailbox_new (NULL, NULL);
  g_autoptr (GString)   order = g_string_new (NULL);
  gint                  freed = 0;
  Seen                  seen = { .order = order, .steal = TRUE };

  rc_mailbox_post (
      mailbox,
      (RcEvent){ .kind = RC_EVENT_DONE, .job_id = 1, .result = &freed, .result_free = count_free });
  rc_mailbox_drain (mailbox, see, &seen);
  g_assert_true (seen.stolen == &freed);
  g_assert_cmpint (freed, ==, 0);
}

static void
test_frees_what_nobody_fetched (void)
{
  RcMailbox *mailbox = rc_mailbox_new (NULL, NULL);
  gint       freed = 0;

  rc_mailbox_post (
      mailbox,
      (RcEvent){ .kind = RC_EVENT_DONE, .job_id = 1, .result = &freed, .result_free = count_free });
  rc_mailbox_post (mailbox, (RcEvent){ .kind = RC_EVENT_FAILED,
                                       .job_id = 2,
                                       .error = g_error_new (RC_ERROR, RC_ERROR_REMOTE, "gone") });
  rc_mailbox_free (mailbox);
  g_assert_cmpint (freed, ==, 1);
}

static void
post_again (RcEvent *event, gpointer user_data)
{
  if (event->job_id < 3)
    rc_mailbox_post (user_data, (RcEvent){ .kind = RC_EVENT_DONE, .job_id = event->job_id + 1 });
}

static void
test_may_be_posted_to_while_it_is_drained (void)
{
  g_autoptr (RcMailbox) mailbox = rc_mailbox_new (NULL, NULL);

  rc_mailbox_post (mailbox, (RcEvent){ .kind = RC_EVENT_DONE, .job_id = 1 });
  g_assert_cmpuint (rc_mailbox_drain (mailbox, post_again, mailbox), ==, 1);
  g_assert_cmpuint (rc_mailbox_drain (mailbox, post_again, mailbox), ==, 1);
  g_assert_cmpuint (rc_mailbox_drain (mailbox, post_again, mailbox), ==, 1);
  g_assert_cmpuint (rc_mailbox_drain (mailbox, post_again, mailbox), ==, 0);
}

typedef struct
{
  RcMailbox *mailbox;
  guint      first_id;
  gint      *freed;
} Poster;

static gpointer
post_many (gpointer data)
{
  Poster *poster = data;

  for (guint i = 0; i < POSTS; i++)
    {
      rc_mailbox_post (poster->mailbox, (RcEvent){ .kind = RC_EVENT_PROGRESS,
                                                   .job_id = poster->first_id,
                                                   .fraction = i / (double)POSTS });
      rc_mailbox_post (poster->mailbox, (RcEvent){ .kind = RC_EVENT_DONE,
                                                   .job_id = poster->first_id + i,
                                                   .result = poster->freed,
                                                   .result_free = count_free });
    }
  return NULL;
}

static void
count_done (RcEvent *event, gpointer user_data)
{
  *(guint *)user_data += event->kind == RC_EVENT_DONE;
}

static void
test_loses_nothing_between_threads (void)
{
  g_autoptr (RcMailbox) mailbox = NULL;
  Poster                posters[POSTERS];
  GThread              *threads[POSTERS];
  gint                  freed = 0, woken = 0;
  guint                 done = 0;

  mailbox = rc_mailbox_new (count_wakeup, &woken);
  for (guint i = 0; i < POSTERS; i++)
    {
      posters[i] = (Poster){ mailbox, 1 + i * POSTS, &freed };
      threads[i] = g_thread_new ("poster", post_many, &posters[i]);
    }
  for (int i = 0; i < 1000; i++)
    rc_mailbox_drain (mailbox, count_done, &done);
  for (guint i = 0; i < POSTERS; i++)
    g_thread_join (threads[i]);
  rc_mailbox_drain (mailbox, count_done, &done);
  g_assert_cmpuint (done, ==, POSTERS * POSTS);
  g_assert_cmpint (freed, ==, POSTERS * POSTS);
  g_assert_cmpint (woken, >=, POSTERS * POSTS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/mailbox/hands-over-in-order-and-once",
                   test_hands_over_in_order_and_once);
  g_test_add_func ("/engine/mailbox/keeps-only-the-latest-progress-and-frame-of-a-job",
                   test_keeps_only_the_latest_progress_and_frame_of_a_job);
  g_test_add_func ("/engine/mailbox/leaves-what-was-stolen", test_leaves_what_was_stolen);
  g_test_add_func ("/engine/mailbox/frees-what-nobody-fetched", test_frees_what_nobody_fetched);
  g_test_add_func ("/engine/mailbox/may-be-posted-to-while-it-is-drained",
                   test_may_be_posted_to_while_it_is_drained);
  g_test_add_func ("/engine/mailbox/loses-nothing-between-threads",
                   test_loses_nothing_between_threads);
  return g_test_run ();
}
