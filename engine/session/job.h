/* job.h - a job of the engine as the window and the command line see it
 *
 * Properties, for binding: "label" (string: "Shot 1C"), "state" (RcJobState), "fraction" (double
 * 0..1), "message" (string, nullable: why it failed and what to do). Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/node.h"

G_BEGIN_DECLS

typedef enum
{
  RC_JOB_WAITING,
  RC_JOB_RUNNING,
  RC_JOB_DONE,
  RC_JOB_FAILED,
  RC_JOB_CANCELLED,
} RcJobState;

#define RC_TYPE_JOB_STATE (rc_job_state_get_type ())
GType rc_job_state_get_type (void);

#define RC_TYPE_SESSION_JOB (rc_session_job_get_type ())
G_DECLARE_FINAL_TYPE (RcSessionJob, rc_session_job, RC, SESSION_JOB, GObject)

const char *rc_session_job_get_label (RcSessionJob *self);
RcNode     *rc_session_job_get_node (RcSessionJob *self);
RcJobState  rc_session_job_get_state (RcSessionJob *self);
double      rc_session_job_get_fraction (RcSessionJob *self);
const char *rc_session_job_get_message (RcSessionJob *self);
/* Of the finished job: the take that was made, or that was there already. (transfer none)
 * (nullable) */
RcNode  *rc_session_job_get_take (RcSessionJob *self);
gboolean rc_session_job_get_reused (RcSessionJob *self);

G_END_DECLS
