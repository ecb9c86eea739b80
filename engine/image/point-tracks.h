/* point-tracks.h - where corners of a shot are in each of its frames
 *
 *   tracks = rc_point_tracks_new (n_frames);
 *   rc_point_tracks_add (tracks, frame, mask, &error);          for each frame, in order
 *   rc_point_tracks_find (tracks, track, frame, &x, &y);
 *
 * Places are off the picture's middle, in halves of its width, down positive.
 *
 * Thread: one at a time; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct _RcPointTracks RcPointTracks;

RcPointTracks *rc_point_tracks_new (int n_frames);
void           rc_point_tracks_free (RcPointTracks *self);
/* @frame: BGRA8; @mask: GRAY8 of its size: what is above 0 in it is not followed.
 * Errors: RC_ERROR_NO_MEMORY */
gboolean
rc_point_tracks_add (RcPointTracks *self, const RcFrame *frame, const RcFrame *mask, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
guint rc_point_tracks_n (const RcPointTracks *self);
/* Returns: whether track @track was seen in frame @frame; then it was at @x, @y */
gboolean
rc_point_tracks_find (const RcPointTracks *self, guint track, int frame, double *x, double *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcPointTracks, rc_point_tracks_free)

G_END_DECLS
