/* cut-track.h - the cut side by side: shots as wide as they are long, markers, what is heard
 *
 * Drawn, not made of widgets: a film may have a thousand shots. Scrolls by itself so that the
 * playhead stays in sight; the wheel scrolls too, and zooms with Ctrl. Arrow keys step from shot to
 * shot. Edges of shots are dragged to trim them, with Alt to move the border between two of them;
 * sounds are dragged, their levels by the line, their fades by the corners; sound files are dropped
 * on a track. Every drag is one step of undo.
 *
 * Signal "menu" (double x, double y, int row): what is there was asked for, and is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/cut.h"
#include "ui/cut/cut-view.h"

G_BEGIN_DECLS

#define RC_TYPE_CUT_TRACK (rc_cut_track_get_type ())
G_DECLARE_FINAL_TYPE (RcCutTrack, rc_cut_track, RC, CUT_TRACK, GtkWidget)

void     rc_cut_track_set_view (RcCutTrack *self, RcCutView *view);
void     rc_cut_track_set_full (RcCutTrack *self, gboolean full);
void     rc_cut_track_set_snapping (RcCutTrack *self, gboolean snapping);
gboolean rc_cut_track_get_snapping (RcCutTrack *self);
void     rc_cut_track_zoom (RcCutTrack *self, double factor);
void     rc_cut_track_fit (RcCutTrack *self);
/* (transfer none) (nullable): the marker or sound that was clicked last */
RcNode *rc_cut_track_get_selected (RcCutTrack *self);
void    rc_cut_track_select (RcCutTrack *self, RcNode *node);
void    rc_cut_track_add_files (RcCutTrack *self, GListModel *files, RcTrack track, int frame);

G_END_DECLS
