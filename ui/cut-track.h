/* cut-track.h - the shots of the cut side by side, each as wide as it is long, with the playhead
 *
 * Drawn, not made of widgets: a film may have a thousand shots. Scrolls by itself so that the
 * playhead stays in sight; the wheel scrolls too. Arrow keys step from shot to shot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/cut-view.h"

G_BEGIN_DECLS

#define RC_TYPE_CUT_TRACK (rc_cut_track_get_type ())
G_DECLARE_FINAL_TYPE (RcCutTrack, rc_cut_track, RC, CUT_TRACK, GtkWidget)

GtkWidget *rc_cut_track_new (void);
void       rc_cut_track_set_view (RcCutTrack *self, RcCutView *view);

G_END_DECLS
