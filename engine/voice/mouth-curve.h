/* mouth-curve.h - the mouth between its shapes: one flows into the next
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/voice/speech.h"

G_BEGIN_DECLS

/* How much of each shape, 0 to 1, all together 1. */
typedef struct
{
  float shape[RC_N_VISEMES];
} RcMouth;

void  rc_mouth_rest (RcMouth *mouth);
void  rc_mouth_at (const RcMouthKey *keys, guint n_keys, double seconds, RcMouth *mouth);
float rc_mouth_openness (const RcMouth *mouth);

G_END_DECLS
