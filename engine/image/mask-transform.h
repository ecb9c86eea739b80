/* mask-transform.h - a mask scaled, turned and reshaped by hand, at one frame of its time
 *
 * Changes go into the keys of a mask's JSON (see mask.h), at the frame they are made at: a key is
 * made where there is none; and where there was none at all, another one keeps the mask as it was
 * at the frame @home that it was drawn in. @aspect is the width of a frame over its height: a turn
 * keeps what is round round. What is no mask is left as it is. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"

G_BEGIN_DECLS

/* The box of a mask's shapes as it lies in the frame, feather and growth left out: where 0 to 1
 * across and down the box are, as fractions of the frame: x = xx * u + xy * v + x0. */
typedef struct
{
  double xx, yx, xy, yy, x0, y0;
} RcMaskBox;

typedef struct
{
  double fixed[2]; /* what stays where it is: 0 to 1 across and down the box */
  double scale[2]; /* along the sides of the box; above 0 */
  double turn;     /* degrees, clockwise */
  double move[2];  /* fractions of the frame, after all that */
} RcMaskChange;

/* A point of an outline that can be taken hold of. */
typedef struct
{
  int    shape, point; /* of the mask's shapes, and of all points of that one */
  double x, y;         /* fractions of the frame */
  guint  of;           /* how many points its ring has */
} RcMaskPoint;

/* An outline of more points was drawn by free hand, or picked: those around a point go along. */
#define RC_MASK_MOST_CORNERS 24

/* Returns: FALSE if there is nothing that a box could lie around */
gboolean rc_mask_find_box (const cJSON *mask, int frame, double aspect, RcMaskBox *box);
void
rc_mask_change_at (cJSON *mask, int frame, int home, double aspect, const RcMaskChange *change);
/* Returns: (transfer full): RcMaskPoint, those of lassos and outlines at @frame */
GArray *rc_mask_find_points (const cJSON *mask, int frame, double aspect);
gboolean
rc_mask_reshape_at (cJSON *mask, int frame, int home, double aspect, const RcMaskPoint *point);

G_END_DECLS
