/* queue.h - the engine thread: jobs by priority, one at a time, cancellable
 *
 * One door in (submit, cancel, set_priority: any thread), one door out (events in the mailbox).
 * For every job that was submitted exactly one of DONE, FAILED and CANCELLED is posted, also for
 * those still waiting when the queue is freed, and nothing after it. Cancelling posts it at once;
 * what a job leaves behind is freed on a thread of its own, beside the next one. Among equal
 * priorities the first submitted goes first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/mailbox.h"
#include "engine/image/frame.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the user looks at, what is near, the rest. */
typedef enum
{
  RC_PRIORITY_NOW,
  RC_PRIORITY_SOON,
  RC_PRIORITY_LATER,
} RcPriority;

typedef struct _RcJob   RcJob;
typedef struct _RcQueue RcQueue;

/* Does the work on the engine thread; polls @cancellable between frames.
 * Returns: (transfer full) (nullable): the result, or NULL with @error set */
typedef gpointer (*RcJobFunc) (gpointer      data,
                               RcJob        *job,
                               GCancellable *cancellable,
                               GError      **error);

typedef struct
{
  RcJobFunc      run;
  gpointer       data; /* owned by the job from submit on */
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  RcPriority     priority;
} RcJobSpec;

RcQueue *rc_queue_new (RcMailbox *mailbox);
void     rc_queue_free (RcQueue *self);
guint    rc_queue_submit (RcQueue *self, const RcJobSpec *spec);
void     rc_queue_cancel (RcQueue *self, guint job_id);
void     rc_queue_cancel_all (RcQueue *self);
void     rc_queue_set_priority (RcQueue *self, guint job_id, RcPriority priority);

/* From inside a job. */
void rc_job_progress (RcJob *self, double fraction);
void rc_job_frame (RcJob *self, int index, RcFrame *frame);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcQueue, rc_queue_free)

G_END_DECLS
