/* camera-move.h - moves on from a framing: pan, push-in, orbit, whip-pan, several at once
 *
 * What a move changes is data/kit/moves.json; how fast it speeds up and slows down as well.
 *
 * Thread: any; values are plain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/camera/framing.h"
#include "engine/sketch/kit/references.h"

G_BEGIN_DECLS

#define RC_CAMERA_MOVES 12

typedef struct
{
  RcKitMove kind;
  float     pace;       /* 1 is usual, 2 goes farther */
  float     start, end; /* seconds: the time it has */
} RcCameraMove;

typedef struct
{
  RcFraming    rest;
  RcCameraMove moves[RC_CAMERA_MOVES];
  guint        n_moves;
  guint        seed; /* of a hand's unrest */
  GArray      *way;  /* (nullable): of RcGlobalMotion, RC_CURVE_RATE a second, gone as well */
  float        way_start, way_end; /* seconds */
} RcCameraPlan;

float    rc_camera_move_progress (const RcCameraMove *move, float seconds);
RcCamera rc_camera_at (const RcCameraPlan *self, float seconds, RcVec3 followed);

G_END_DECLS
