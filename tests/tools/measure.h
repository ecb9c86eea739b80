/* measure.h - what can be measured of a scene that is drawn: feet, bodies, eyes, composition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

typedef struct
{
  int    people;
  double slide;     /* cm that a standing foot moves, the most */
  double overlap;   /* cm that two bodies stand in each other, the most */
  double eye_line;  /* degrees between a look and the eyes it is for, the most; -1: nobody looks */
  double head_room; /* of the first person's picture, share of the frame above it; -1: not seen */
  double middle;    /* its middle across the frame, 0 to 1 */
  double share;     /* of the frame that it covers */
} RcMeasures;

void  rc_measure_motion (const RcScene *scene, RcMeasures *out);
void  rc_measure_frame (const RcScene *scene, const RcFrame *identity, RcMeasures *out);
char *rc_measures_dup_text (const RcMeasures *self);
