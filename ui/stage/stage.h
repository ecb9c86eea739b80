/* stage.h - the Stage: where a shot's takes are played, masked and re-rendered region by region
 *
 *   stage = rc_stage_view_new ();
 *   rc_stage_view_set_film (RC_STAGE_VIEW (stage), film);
 *   rc_stage_view_set_session (RC_STAGE_VIEW (stage), session);
 *   rc_stage_view_set_take (RC_STAGE_VIEW (stage), shot, NULL);
 *
 * Everything that it can do is an action of the group "stage", which the view carries itself;
 * action-table.c has their titles and keys. It uses "win.render" and "win.tell" of the window that
 * it is in.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_STAGE_VIEW (rc_stage_view_get_type ())
G_DECLARE_FINAL_TYPE (RcStageView, rc_stage_view, RC, STAGE_VIEW, GtkWidget)

GtkWidget *rc_stage_view_new (void);
void       rc_stage_view_set_film (RcStageView *self, RcFilmView *film);
void       rc_stage_view_set_session (RcStageView *self, RcSession *session);
void       rc_stage_view_set_take (RcStageView *self, RcShot *shot, RcTake *take);
RcTake    *rc_stage_view_get_take (RcStageView *self);
gboolean   rc_stage_view_undo_stroke (RcStageView *self);
gboolean   rc_stage_view_redo_stroke (RcStageView *self, gint64 since);

/* How a film is looked at: a{sv}; (transfer floating), and (transfer none) */
GVariant *rc_stage_view_create_memory (RcStageView *self);
void      rc_stage_view_recall (RcStageView *self, GVariant *memory);

/* (transfer none): the group "stage" */
GActionGroup *rc_stage_view_get_actions (RcStageView *self);
/* (transfer none): the group "wall", of the sync wall */
GActionGroup *rc_stage_view_get_wall_actions (RcStageView *self);

G_END_DECLS
