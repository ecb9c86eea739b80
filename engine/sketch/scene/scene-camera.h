/* scene-camera.h - the camera of a shot: its set-ups one after the other
 *
 * Parts of scene.h. Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

/* One set-up, from its start to the next one's. */
typedef struct
{
  RcStagingCamera said; /* its texts are the staging's */
  RcCameraPlan    plan;
  float           start, end; /* seconds */
  float           goes_over;  /* seconds it takes from the framing before to its own; 0: a cut */
  float           followed;   /* share of the subject's way that it goes along */
  gboolean        passes;     /* what it is of goes by while it stands still */
  gboolean        watches;    /* the head of whom it follows */
  RcItem         *plate;      /* (nullable): what is behind it */
  int             follows;    /* index of whom, -1: nobody */
  guint32         group;      /* of several: a bit for each of the first 32 figures; else 0 */
  int             thing;      /* index of the prop that it follows, -1: none */
  int             crowd;      /* index of the crowd that it follows, -1: none */
  RcVec3          face;       /* of a subject that is no person: what of it is sharp at @start */
  gboolean        has_face;
} RcSceneSetup;

int                 rc_scene_holder_of (const RcStaging *staging, int prop);
void                rc_scene_plan_camera (RcScene *self);
RcCamera            rc_scene_camera_at (const RcScene *self, float seconds);
RcVec3              rc_scene_followed (const RcScene *self, float seconds);
guint               rc_scene_setup_index (const RcScene *self, float seconds);
const RcSceneSetup *rc_scene_setup_at (const RcScene *self, float seconds);

G_END_DECLS
