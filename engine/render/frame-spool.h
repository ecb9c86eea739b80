/* frame-spool.h - frames that are made before their turn, until it comes
 *
 * A region is made outwards from the frame that somebody looks at, and written from its first to
 * its last. The few that fit stay in memory; the others lie in a file that has no name.
 *
 * Thread: one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct _RcFrameSpool RcFrameSpool;

RcFrameSpool *rc_frame_spool_new (int first, int last);
void          rc_frame_spool_free (RcFrameSpool *self);
/* Frame @index, which was not put yet; all of one size and format. */
gboolean rc_frame_spool_put (RcFrameSpool *self, int index, RcFrame *frame, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Whether @index is one of the frames and was not put yet. */
gboolean rc_frame_spool_wants (const RcFrameSpool *self, int index);
/* The first frame that was not put yet; after the last if there is none. */
int rc_frame_spool_missing (const RcFrameSpool *self);
/* (transfer full) (nullable): the next frame in order; NULL without an error if it is not there. */
RcFrame *rc_frame_spool_next (RcFrameSpool *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcFrameSpool, rc_frame_spool_free)

G_END_DECLS
