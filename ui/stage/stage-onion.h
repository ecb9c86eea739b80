/* stage-onion.h - the end of the shot before and the beginning of the one after, over the picture
 *
 * Of each shot its best take; which frames those are follows the film. Nothing is read of what is
 * not asked for.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"
#include "ui/viewer/viewer.h"

G_BEGIN_DECLS

typedef struct _RcStageOnion RcStageOnion;

RcStageOnion *rc_stage_onion_new (RcViewer *viewer);
void          rc_stage_onion_free (RcStageOnion *self);
void          rc_stage_onion_set (RcStageOnion *self, gboolean previous, gboolean next);
void          rc_stage_onion_sync (RcStageOnion *self, RcSession *session, RcShot *shot);
RcShot       *rc_stage_onion_neighbour (RcShot *shot, int by);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcStageOnion, rc_stage_onion_free)

G_END_DECLS
