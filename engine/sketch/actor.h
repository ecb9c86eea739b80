/* actor.h - a figure of the staging playing its action over the shot
 *
 * Where it is at any moment, in which pose, looking where. Walking is led by steps on the ground: a
 * foot that stands does not move.
 *
 * Thread: any; the staging and the kit must outlive it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"
#include "engine/sketch/figure.h"
#include "engine/sketch/kit.h"

G_BEGIN_DECLS

typedef struct
{
  const RcStagingFigure *figure;
  const RcKitAction     *action;
  RcFigureLook           look;
  RcVec3                 start;
  float                  heading;  /* radians about y, 0 along +z */
  float                  pace;     /* metres a second */
  float                  farthest; /* metres it goes */
  float                  stride;   /* metres */
  float                  phase;    /* 0 to 1, so that two people do not breathe alike */
  float                  duration; /* seconds */
  int                    target;   /* index of the figure it is turned toward, -1: none */
  gboolean               to_camera, holds;
} RcActor;

typedef struct
{
  RcBody body;
  RcGaze gaze;
  RcMat4 root;
  RcVec3 moved; /* since the start */
} RcPerformance;

void rc_actor_init (RcActor         *self,
                    const RcKit     *kit,
                    const RcStaging *staging,
                    guint            index,
                    double           seconds);
void rc_actor_place (const RcActor *self, float seconds, RcMat4 *root, RcVec3 *moved);
/* @look_at: (nullable): the point it looks at */
void
rc_actor_perform (const RcActor *self, float seconds, const RcVec3 *look_at, RcPerformance *out);

G_END_DECLS
