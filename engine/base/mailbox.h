/* mailbox.h - how the engine thread tells its owner what happened
 *
 * Any thread posts; one thread (the owner) drains. Posting calls the wake-up
 * function, whose only permitted act is to make the owner's loop call
 * rc_mailbox_drain() soon: it must not call back into the engine.
 *
 * Progress and frames are coalesced: at most one undelivered event of either kind per job, the
 * latest.
 *
 * Lock: one leaf mutex, never held while calling out. It is a pthread mutex so
 * that ThreadSanitizer can see it (it cannot see GMutex in a stock GLib).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RC_EVENT_STARTED,
  RC_EVENT_PROGRESS,
  RC_EVENT_FRAME,
  RC_EVENT_DONE,
  RC_EVENT_FAILED,
  RC_EVENT_CANCELLED,
} RcEventKind;

typedef struct
{
  RcEventKind kind;
  guint       job_id;   /* > 0 */
  double      fraction; /* 0..1; PROGRESS only */
  int         index;    /* which frame; FRAME only */
  gpointer    result;   /* DONE: what was made; FRAME: the frame; owned by the event until stolen */
  GDestroyNotify result_free;
  GError        *error; /* FAILED only; owned by the event */
} RcEvent;

typedef struct _RcMailbox RcMailbox;

typedef void (*RcWakeupFunc) (gpointer user_data);
typedef void (*RcEventFunc) (RcEvent *event, gpointer user_data);

void     rc_event_clear (RcEvent *event);
gboolean rc_event_is_end (RcEventKind kind);

RcMailbox *rc_mailbox_new (RcWakeupFunc wakeup, gpointer user_data);
void       rc_mailbox_free (RcMailbox *self);
void       rc_mailbox_post (RcMailbox *self, RcEvent event);
guint      rc_mailbox_drain (RcMailbox *self, RcEventFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcMailbox, rc_mailbox_free)

G_END_DECLS
