/* mailbox.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/mailbox.h"

#include <pthread.h>

struct _RcMailbox
{
  pthread_mutex_t mutex;
  GArray         *events; /* RcEvent; guarded by mutex */

  RcWakeupFunc wakeup;    /* immutable after rc_mailbox_new() */
  gpointer     user_data; /* immutable after rc_mailbox_new() */
};

/** Frees what is in @event. */
void
rc_event_clear (RcEvent *event)
{
  if (event->result != NULL && event->result_free != NULL)
    event->result_free (event->result);
  g_clear_error (&event->error);
}

/** Returns: whether nothing comes from a job after such an event */
gboolean
rc_event_is_end (RcEventKind kind)
{
  return kind == RC_EVENT_DONE || kind == RC_EVENT_FAILED || kind == RC_EVENT_CANCELLED;
}

static void
event_clear (gpointer data)
{
  rc_event_clear (data);
}

static GArray *
event_array_new (void)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (RcEvent));

  g_array_set_clear_func (events, event_clear);
  return events;
}

static gboolean
is_latest_only (RcEventKind kind)
{
  return kind == RC_EVENT_PROGRESS || kind == RC_EVENT_FRAME;
}

RcMailbox *
rc_mailbox_new (RcWakeupFunc wakeup, gpointer user_data)
{
  RcMailbox *self = g_new0 (RcMailbox, 1);

  pthread_mutex_init (&self->mutex, NULL);
  self->events = event_array_new ();
  self->wakeup = wakeup;
  self->user_data = user_data;
  return self;
}

void
rc_mailbox_free (RcMailbox *self)
{
  g_clear_pointer (&self->events, g_array_unref);
  pthread_mutex_destroy (&self->mutex);
  g_free (self);
}

/**
 * rc_mailbox_post:
 * @self: the mailbox
 * @event: what happened; its @result and @error are taken (transfer full)
 *
 * Queues @event and wakes the owner. Progress and frames replace an undelivered event of the same
 * kind and job.
 *
 * Thread: any.
 */
void
rc_mailbox_post (RcMailbox *self, RcEvent event)
{
  RcEvent  superseded = { 0 };
  gboolean merged = FALSE;

  pthread_mutex_lock (&self->mutex);
  for (guint i = self->events->len; i > 0 && is_latest_only (event.kind); i--)
    {
      RcEvent *old = &g_array_index (self->events, RcEvent, i - 1);

      if (old->job_id == event.job_id && old->kind == event.kind)
        {
          superseded = *old;
          *old = event;
          merged = TRUE;
          break;
        }
    }
  if (!merged)
    g_array_append_val (self->events, event);
  pthread_mutex_unlock (&self->mutex);

  rc_event_clear (&superseded);
  if (!merged && self->wakeup != NULL)
    self->wakeup (self->user_data);
}

/**
 * rc_mailbox_drain:
 *
 * Hands every waiting event to @func, oldest first, with no lock held. @func
 * may steal @result and @error; what it leaves is freed.
 *
 * Thread: the owner's.
 *
 * Returns: how many events were handed over
 */
guint
rc_mailbox_drain (RcMailbox *self, RcEventFunc func, gpointer user_data)
{
  g_autoptr (GArray) events = NULL;

  pthread_mutex_lock (&self->mutex);
  events = g_steal_pointer (&self->events);
  self->events = event_array_new ();
  pthread_mutex_unlock (&self->mutex);

  for (guint i = 0; i < events->len; i++)
    func (&g_array_index (events, RcEvent, i), user_data);

  return events->len;
}
