/* job-private.h - what the session may do to a job
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "engine/session/job.h"

G_BEGIN_DECLS

typedef enum
{
  RC_WORK_TAKE,    /* the whole shot, onto disk */
  RC_WORK_PREVIEW, /* one coarse frame, for the card */
  RC_WORK_REGION,
  RC_WORK_EXPORT, /* a movie, a sheet, frames */
} RcWork;

struct _RcSessionJob
{
  GObject parent_instance;

  guint       id; /* of the queue */
  RcWork      work;
  RcNode     *node; /* the shot or the region */
  char       *label;
  char       *hash; /* of the request */
  gboolean    draft;
  gboolean    again; /* stopped for something more urgent: to be done later */
  RcJobState  state;
  double      fraction;
  GError     *error;
  RcNode     *take;
  gboolean    reused;
  const char *step;    /* (nullable): what undo calls it; then the take is the one of the shot */
  RcFrame    *preview; /* the latest frame while it runs */
};

void rc_session_job_set_state (RcSessionJob *self, RcJobState state);
void rc_session_job_set_fraction (RcSessionJob *self, double fraction);

G_END_DECLS
