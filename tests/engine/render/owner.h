/* owner.h - a thread that waits for events, as a window or the command line does
 *
 * Everything that arrives is kept, in order, until owner_clear().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/mailbox.h"

#include <pthread.h>

typedef struct
{
  pthread_mutex_t mutex;
  pthread_cond_t  woken;
  gboolean        wake; /* guarded by mutex */

  RcMailbox *mailbox;
  GArray    *events; /* RcEvent: all that arrived, with what they carry */
} Owner;

static inline void
owner_wakeup (gpointer user_data)
{
  Owner *owner = user_data;

  pthread_mutex_lock (&owner->mutex);
  owner->wake = TRUE;
  pthread_cond_signal (&owner->woken);
  pthread_mutex_unlock (&owner->mutex);
}

static inline void
owner_init (Owner *owner)
{
  *owner = (Owner){ .wake = FALSE };
  pthread_mutex_init (&owner->mutex, NULL);
  pthread_cond_init (&owner->woken, NULL);
  owner->events = g_array_new (FALSE, FALSE, sizeof (RcEvent));
  owner->mailbox = rc_mailbox_new (owner_wakeup, owner);
}

static inline void
owner_keep (RcEvent *event, gpointer user_data)
{
  Owner *owner = user_data;

  g_array_append_vals (owner->events, event, 1);
  event->result = NULL;
  event->error = NULL;
}

static inline void
owner_drain (Owner *owner)
{
  rc_mailbox_drain (owner->mailbox, owner_keep, owner);
}

static inline void
owner_clear (Owner *owner)
{
  rc_mailbox_free (owner->mailbox);
  for (guint i = 0; i < owner->events->len; i++)
    {
      RcEvent *event = &g_array_index (owner->events, RcEvent, i);

      if (event->result != NULL && event->result_free != NULL)
        event->result_free (event->result);
      g_clear_error (&event->error);
    }
  g_array_unref (owner->events);
  pthread_cond_destroy (&owner->woken);
  pthread_mutex_destroy (&owner->mutex);
}

static inline gboolean
event_is_end (const RcEvent *event)
{
  return event->kind == RC_EVENT_DONE || event->kind == RC_EVENT_FAILED ||
         event->kind == RC_EVENT_CANCELLED;
}

/* How many events of @kind came; @job_id 0: for any job. */
static inline guint
owner_count (Owner *owner, RcEventKind kind, guint job_id)
{
  guint n = 0;

  for (guint i = 0; i < owner->events->len; i++)
    {
      RcEvent *event = &g_array_index (owner->events, RcEvent, i);

      n += event->kind == kind && (job_id == 0 || event->job_id == job_id);
    }
  return n;
}

/* How often @job_id ended. */
static inline guint
owner_count_ends (Owner *owner, guint job_id)
{
  return owner_count (owner, RC_EVENT_DONE, job_id) + owner_count (owner, RC_EVENT_FAILED, job_id) +
         owner_count (owner, RC_EVENT_CANCELLED, job_id);
}

/* Sleeps until @n events of @kind came for @job_id, or for any job if it is 0. */
static inline void
owner_wait (Owner *owner, RcEventKind kind, guint job_id, guint n)
{
  owner_drain (owner);
  while (owner_count (owner, kind, job_id) < n)
    {
      pthread_mutex_lock (&owner->mutex);
      while (!owner->wake)
        pthread_cond_wait (&owner->woken, &owner->mutex);
      owner->wake = FALSE;
      pthread_mutex_unlock (&owner->mutex);
      owner_drain (owner);
    }
}

/* Sleeps until @job_id has ended. Returns: how; owned by the owner until the next event comes. */
static inline RcEvent *
owner_wait_end (Owner *owner, guint job_id)
{
  owner_drain (owner);
  for (;;)
    {
      for (guint i = 0; i < owner->events->len; i++)
        {
          RcEvent *event = &g_array_index (owner->events, RcEvent, i);

          if (event->job_id == job_id && event_is_end (event))
            return event;
        }
      pthread_mutex_lock (&owner->mutex);
      while (!owner->wake)
        pthread_cond_wait (&owner->woken, &owner->mutex);
      owner->wake = FALSE;
      pthread_mutex_unlock (&owner->mutex);
      owner_drain (owner);
    }
}
