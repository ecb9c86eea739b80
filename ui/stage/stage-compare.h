/* stage-compare.h - the take on the stage against another one
 *
 * What it may be compared with is the take without its layers, or another take of the shot. The
 * other one has no clock of its own: it shows the frame that the stage shows, its last one if it is
 * shorter. Nothing of it is read while nothing is compared.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"
#include "ui/play/stage-clock.h"
#include "ui/viewer/viewer.h"

G_BEGIN_DECLS

typedef struct _RcStageCompare RcStageCompare;

/* The names of RcCompare, as the state of the action “stage.compare” has them. */
extern const char *const rc_compare_names[];

/* @with: its model is filled with what there is to compare with; @box is hidden if there is
 * nothing. */
RcStageCompare *rc_stage_compare_new (RcViewer *viewer, GtkDropDown *with, GtkWidget *box);
void            rc_stage_compare_free (RcStageCompare *self);
void            rc_stage_compare_sync (RcStageCompare *self, RcSession *session, RcTake *take);
void            rc_stage_compare_set (RcStageCompare *self, RcCompare how);
gboolean        rc_stage_compare_can (RcStageCompare *self);
RcTake         *rc_stage_compare_get_other (RcStageCompare *self);
void            rc_stage_compare_choose (RcStageCompare *self, RcTake *other);
void            rc_stage_compare_show (RcStageCompare *self, const RcStageClock *clock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcStageCompare, rc_stage_compare_free)

G_END_DECLS
