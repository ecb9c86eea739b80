/* scene-subject.h - what a set-up is of, as the camera has to frame it
 *
 * Parts of scene.h. Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene.h"

G_BEGIN_DECLS

/* Whom it is of, and what the camera does about it. */
typedef struct
{
  RcSubject subject;
  int       follows;  /* index of the figure that the camera goes along with, -1: nobody */
  float     followed; /* share of its way */
  gboolean  watched;  /* it is a person's head that is looked at */
} RcSceneSubject;

void rc_scene_find_subject (RcScene               *self,
                            const RcStagingCamera *camera,
                            float                  seconds,
                            RcSceneSubject        *out);
RcSubject
rc_scene_figure_subject (RcScene *self, guint index, const RcStagingCamera *camera, float seconds);
RcVec3 rc_scene_figure_head (const RcScene *self, guint index, float seconds);

G_END_DECLS
