/* stage.h - the Stage: where a shot's takes are played, masked and re-rendered region by region
 *
 *   stage = rc_stage_view_new ();
 *   rc_stage_view_set_session (RC_STAGE_VIEW (stage), session);
 *   rc_stage_view_set_take (RC_STAGE_VIEW (stage), shot, NULL);
 *
 * Everything that it can do is an action of the group "stage", which the view carries itself;
 * rc_stage_shortcuts() lists them with their keys, for the window of shortcuts. It uses
 * "win.render" and "win.tell" of the window that it is in.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_STAGE_VIEW (rc_stage_view_get_type ())
G_DECLARE_FINAL_TYPE (RcStageView, rc_stage_view, RC, STAGE_VIEW, GtkWidget)

typedef struct
{
  const char *action; /* detailed: "stage.play", "stage.tool::brush" */
  const char *label;  /* to be translated */
  const char *keys;   /* as GtkShortcutTrigger parses them: "space", "plus|equal" */
} RcStageShortcut;

GtkWidget *rc_stage_view_new (void);
void       rc_stage_view_set_session (RcStageView *self, RcSession *session);
void       rc_stage_view_set_take (RcStageView *self, RcShot *shot, RcTake *take);
RcTake    *rc_stage_view_get_take (RcStageView *self);
gboolean   rc_stage_view_undo_stroke (RcStageView *self);

const RcStageShortcut *rc_stage_shortcuts (guint *n_shortcuts);

G_END_DECLS
