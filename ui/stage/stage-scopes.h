/* stage-scopes.h - false colour and a histogram of the frame on the stage
 *
 * Frames are measured on the task pool, the newest one first and none twice: one that comes while
 * another is measured waits, and takes the place of one that waited. So a take plays as fast with
 * the scopes as without, and what stands still is measured exactly.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "ui/viewer/viewer.h"

G_BEGIN_DECLS

typedef struct _RcStageScopes RcStageScopes;

RcStageScopes *rc_stage_scopes_new (RcViewer *viewer);
void           rc_stage_scopes_free (RcStageScopes *self);
/* (transfer none): legend and histogram, to be laid over the viewer */
GtkWidget *rc_stage_scopes_get_box (RcStageScopes *self);
void       rc_stage_scopes_set (RcStageScopes *self, gboolean false_colour, gboolean histogram);
void       rc_stage_scopes_show (RcStageScopes *self, RcFrame *frame);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcStageScopes, rc_stage_scopes_free)

G_END_DECLS
