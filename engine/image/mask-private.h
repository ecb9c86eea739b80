/* mask-private.h - the shapes of a mask, for the rasteriser
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/mask.h"

G_BEGIN_DECLS

typedef enum
{
  RC_SHAPE_RECTANGLE,
  RC_SHAPE_ELLIPSE,
  RC_SHAPE_LASSO,
  RC_SHAPE_STROKE,
  RC_SHAPE_BITMAP,
} RcShapeKind;

typedef struct
{
  RcShapeKind kind;
  gboolean    subtract;
  double      x, y, width, height; /* rectangle, ellipse: fractions of the frame */
  double     *points;              /* lasso, stroke: x, y pairs */
  guint       n_points;            /* pairs */
  double      radius, hardness;    /* stroke: fraction of the height; 0 soft to 1 hard */
  guint8     *pixels; /* bitmap: [pixel_height, pixel_width], laid over the whole frame */
  int         pixel_width, pixel_height;
} RcShape;

struct _RcMask
{
  /* All immutable after new. */
  RcShape *shapes;
  guint    n_shapes;
  double   feather, grow; /* fractions of the height */
  gboolean invert;
  int      first, last; /* last -1: to the end */
  cJSON   *json;        /* as it was given */
};

G_END_DECLS
