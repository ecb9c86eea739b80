/* plate.h - what a picture of a place is made of: where its ground ends, what is sky
 *
 * Deterministic. Thread: any; some milliseconds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

enum
{
  RC_PLATE_COLUMNS = 64,
  RC_PLATE_ROWS = 48,
};

typedef struct
{
  double horizon;    /* from the top, 0 to 1 */
  double confidence; /* 0: a guess, 1: plain to see */
  /* From the top, for each column: where the sky ends; 0 where there is none. */
  double sky[RC_PLATE_COLUMNS + 1];
} RcPlate;

void rc_plate_read (RcPlate *self, const RcFrame *picture);
/* Where the picture's weight lies, from the middle: x and y from -1 to 1, y up. */
void rc_plate_find_weight (const RcFrame *picture, double *x, double *y);

G_END_DECLS
