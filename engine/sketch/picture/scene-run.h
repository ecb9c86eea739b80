/* scene-run.h - the scene of a moment: a shot that cuts to another place has a scene for each
 *
 *   run = rc_scene_run_new (context, kit, staging, shape, dialogue, &references, path, data,
 * &error); scene = rc_scene_run_go (run, 12, &renderer, &error);   … of frame 12, at that frame
 *
 * Only the scene of one place is there at a time; frames in order build each once. The kit and the
 * staging must outlive it. Thread: that of the context.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/picture/renderer.h"

G_BEGIN_DECLS

typedef struct _RcSceneRun RcSceneRun;

/* As rc_scene_new_with() and rc_renderer_new(), of the first frame's place. */
RcSceneRun *rc_scene_run_new (RcGlContext          *context,
                              const RcKit          *kit,
                              const RcStaging      *staging,
                              const RcRequestShape *shape,
                              RcDialogue           *dialogue,
                              const RcReferences   *references,
                              RcMediaPathFunc       media_path,
                              gpointer              user_data,
                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void        rc_scene_run_free (RcSceneRun *self);
void        rc_scene_run_set_stop (RcSceneRun *self, RcStopFunc wanted, gpointer data);
RcScene    *rc_scene_run_go (RcSceneRun *self, int frame, RcRenderer **renderer, GError **error);

/* The staging of what is seen at @seconds: @staging itself, or (into @made, the caller's) a copy in
 * the place that a cut went to. */
const RcStaging *
rc_scene_run_staging (const RcKit *kit, const RcStaging *staging, double seconds, RcStaging **made);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcSceneRun, rc_scene_run_free)

G_END_DECLS
