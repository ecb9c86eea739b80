/* mouth.h - the shape of a mouth, from how the lips of a speaker stand
 *
 * The voice (lips.h) says how much of which shape the lips have at a moment; this is what that
 * looks like.
 *
 * Thread: any; values are plain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/voice/lips.h"

G_BEGIN_DECLS

/* All 0 to 1; all 0 is a mouth at rest. */
typedef struct
{
  float open;  /* the jaw */
  float wide;  /* the corners drawn apart */
  float round; /* the lips pursed */
  float teeth; /* how much of them shows */
  float press; /* the lips on each other */
} RcMouth;

RcMouth rc_mouth_of_lips (const RcLips *lips);
RcMouth rc_mouth_opened (float open);

G_END_DECLS
