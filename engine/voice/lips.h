/* lips.h - the mouth between its shapes: one flows into the next
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
  float shape[RC_N_LIP_SHAPES];
} RcLips;

void  rc_lips_rest (RcLips *lips);
void  rc_lips_at (const RcLipKey *keys, guint n_keys, double seconds, RcLips *lips);
float rc_lips_openness (const RcLips *lips);

G_END_DECLS
