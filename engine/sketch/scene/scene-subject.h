/* scene-subject.h - what a set-up is of, as the camera has to frame it
 *
 * Parts of scene.h. Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

/* Whom it is of, and what the camera does about it. */
typedef struct
{
  RcSubject subject;
  int       follows;  /* index of the figure that the camera goes along with, -1: nobody */
  guint32   group;    /* of several: a bit for each of the first 32 figures; else 0 */
  int       thing;    /* index of the prop that it is of, -1 */
  int       crowd;    /* index of the crowd that it is of, -1 */
  float     followed; /* share of its way */
  gboolean  passes;   /* it goes by, or comes up to, a camera that stands still */
  gboolean  watched;  /* it is a person's head that is looked at */
  RcVec3    face;     /* of a being that is no person: what of it is sharp */
  gboolean  has_face;
} RcSceneSubject;

void rc_scene_find_subject (RcScene               *self,
                            const RcStagingCamera *camera,
                            float                  start,
                            float                  end,
                            RcSceneSubject        *out);
RcSubject
rc_scene_figure_subject (RcScene *self, guint index, const RcStagingCamera *camera, float seconds);
RcVec3 rc_scene_figure_head (const RcScene *self, guint index, float seconds);

/* scene-thing.c */
gboolean  rc_scene_passes (const RcScene *self, int thing, const RcStagingCamera *camera);
float     rc_scene_rests_at (const RcScene *self, int thing, float start, float end);
int       rc_scene_thing_of (const RcStaging *staging, const RcStagingCamera *camera);
RcSubject rc_scene_prop_subject (const RcScene         *self,
                                 guint                  index,
                                 const RcStagingCamera *camera,
                                 float                  seconds);
void      rc_scene_hold_item (RcSubject *subject, const RcItem *item);
void      rc_scene_hold_company (const RcScene *self, guint thing, RcSubject *subject);
void      rc_scene_hold_aloft (const RcScene *self, RcSubject *subject);
RcSubject rc_scene_crowd_subject (const RcScene *self, guint crowd, float seconds);

/* scene-follow.c: the middle of those figures of the first 32 whose bits are set; metres moved */
RcVec3 rc_scene_middle_of (const RcScene *self, guint32 group, float seconds);

/* scene-group.c */
gboolean rc_scene_is_close (const RcStagingCamera *camera);
gboolean rc_scene_is_of_head (const RcStagingCamera *camera);
gboolean rc_scene_is_of_several (const RcStagingCamera *camera);
gboolean rc_scene_is_lying (const RcStagingFigure *figure);
guint32  rc_scene_find_group (const RcStaging *staging, const RcStagingCamera *camera, int who);

G_END_DECLS
