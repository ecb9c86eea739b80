/* mask-private.h - the shapes and keys of a mask, for the parts that read, move and draw them
 *
 * mask.c reads shapes, mask-keys.c keys; mask-pose.c says where everything is at a frame,
 * mask-draw.c draws it, mask-stroke.c the strokes of it, mask-matte.c its mattes, mask-soften.c
 * does what works on distances, mask-raster.c puts it together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/mask-picture.h"
#include "engine/image/mask-plane.h"
#include "engine/image/mask.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef enum
{
  RC_SHAPE_RECTANGLE,
  RC_SHAPE_ELLIPSE,
  RC_SHAPE_LASSO,
  RC_SHAPE_STROKE,
  RC_SHAPE_BITMAP,
  RC_SHAPE_OUTLINE,
  RC_SHAPE_GRADIENT,
  RC_SHAPE_MATTE,
} RcShapeKind;

typedef enum
{
  RC_SHAPE_ADD,
  RC_SHAPE_SUBTRACT,
  RC_SHAPE_INTERSECT,
} RcShapeMode;

/* How a key goes over into the next one. */
typedef enum
{
  RC_EASE_LINEAR,
  RC_EASE_SMOOTH,
  RC_EASE_HOLD,
} RcEase;

/* x, y pairs in one or more rings. */
typedef struct
{
  double *points; /* NULL: none */
  guint   n_points;
  guint  *sizes; /* of the rings, pairs; NULL: one ring */
  guint   n_rings;
} RcRings;

/* What a transform is made of, in the order that it is applied: scaled, skewed, turned, moved. */
enum
{
  RC_POSE_MOVE_X, /* fractions of the frame's width and height */
  RC_POSE_MOVE_Y,
  RC_POSE_SCALE_X, /* natural logarithms */
  RC_POSE_SCALE_Y,
  RC_POSE_TURN, /* radians, clockwise */
  RC_POSE_SKEW, /* tangent: how far x goes with y, in pixels */
  RC_N_POSE
};

typedef struct
{
  int            frame;
  RcEase         ease;
  double         pose[RC_N_POSE];
  gboolean       has_box;
  double         box[4];  /* x, y, width, height, as the shape's own */
  RcRings        rings;   /* instead of the shape's own points */
  RcMattePicture picture; /* and of its own picture */
} RcMaskKey;

typedef struct
{
  RcMaskKey *keys; /* by frame, ascending */
  guint      n_keys;
  gboolean   has_origin;
  double     origin[2]; /* scaled and turned about; fractions of the frame */
} RcKeys;

typedef struct
{
  RcShapeKind    kind;
  RcShapeMode    mode;
  double         box[4];           /* rectangle, ellipse: x, y, width, height; gradient: from, to */
  RcRings        rings;            /* lasso, stroke, outline */
  double         radius, hardness; /* stroke: fraction of the height; 0 soft to 1 hard */
  double        *pressures;        /* stroke: [rings.n_points], 0 to 1; NULL: 1 */
  gboolean       radial;           /* gradient */
  gboolean       winding;          /* outline: what rings wind around is inside, however often */
  RcMattePicture picture;          /* matte, bitmap */
  RcKeys         keys;
} RcShape;

struct _RcMask
{
  /* All immutable after new. */
  RcShape *shapes;
  guint    n_shapes;
  RcKeys   keys;
  double   feather, grow, smooth; /* fractions of the height */
  gboolean fill_holes, invert;
  int      first, last; /* last -1: to the end */
  int      fade_in, fade_out;
  cJSON   *json; /* as it was given */
};

/* A shape as it is at one frame, in pixels. */
typedef struct
{
  const RcShape        *shape;
  gboolean              moved;       /* whether matrix is anything but the unit */
  cairo_matrix_t        matrix;      /* from the pixels of the shape to those of the frame */
  double                box[4];      /* fractions */
  RcRings               rings;       /* pixels of the frame, transformed */
  double                radius;      /* pixels */
  const RcMattePicture *pictures[2]; /* matte, bitmap: of the key before and of the next */
  double                mix;         /* how much of the next, 0 to 1 */
} RcPosedShape;

/* mask.c */
gboolean rc_mask_read_number (const cJSON *object,
                              const char  *key,
                              const char  *where,
                              double       least,
                              double       most,
                              double      *value,
                              GError     **error);
gboolean rc_mask_read_numbers (const cJSON *array,
                               guint        n,
                               const char  *key,
                               const char  *where,
                               double      *values,
                               GError     **error);
/* The ring "points", or the list of them "rings", of at least @least points each. */
gboolean rc_mask_read_rings (RcRings     *rings,
                             const cJSON *json,
                             RcShapeKind  kind,
                             const char  *where,
                             GError     **error);
void     rc_rings_clear (RcRings *self);

/* mask-keys.c; @shape: NULL for the keys of the whole mask */
gboolean rc_keys_read (RcKeys        *self,
                       const RcShape *shape,
                       const cJSON   *json,
                       const char    *where,
                       GError       **error);
void     rc_keys_clear (RcKeys *self);
void     rc_keys_pose (const RcKeys *self, double frame, double pose[RC_N_POSE]);
void     rc_keys_box (const RcKeys *self, const double own[4], double frame, double box[4]);
void     rc_keys_rings (const RcKeys *self, const RcRings *own, double frame, RcRings *rings);
/* @mix: (out): how much there is of the second, 0 to 1 */
void rc_keys_pictures (const RcKeys         *self,
                       const RcMattePicture *own,
                       double                frame,
                       const RcMattePicture *pictures[2],
                       double               *mix);

/* mask-pose.c; from the pixels of what has the keys to those of the frame */
void   rc_keys_matrix (const RcKeys   *keys,
                       const double    pose[RC_N_POSE],
                       int             width,
                       int             height,
                       cairo_matrix_t *matrix);
void   rc_posed_shape_init (RcPosedShape *self,
                            const RcMask *mask,
                            guint         index,
                            int           width,
                            int           height,
                            int           frame);
void   rc_posed_shape_clear (RcPosedShape *self);
RcRect rc_posed_shape_rect (const RcPosedShape *self, int width, int height);

/* mask-draw.c; for every pixel of @plane. Errors: RC_ERROR_NO_MEMORY */
gboolean rc_posed_shape_draw (const RcPosedShape *self,
                              RcPlane            *target,
                              RcRect              within,
                              int                 width,
                              int                 height,
                              GError            **error);

/* mask-matte.c */
gboolean rc_posed_shape_draw_matte (const RcPosedShape *self,
                                    RcPlane            *plane,
                                    int                 width,
                                    int                 height,
                                    GError            **error);

/* mask-stroke.c; strokes that add, for every pixel of @target */
gboolean rc_posed_shape_is_painted (const RcPosedShape *self);
void     rc_posed_shapes_paint (const RcPosedShape *strokes, guint n_strokes, RcPlane *target);

G_END_DECLS
