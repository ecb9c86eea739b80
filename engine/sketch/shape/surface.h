/* surface.h - the skin of a human body as one closed surface, refined from a coarse cage
 *
 * The cage has few vertices, each of which belongs to a ring across a bone; posing moves these
 * alone. Catmull-Clark subdivision then makes the smooth surface: torso, neck, arms and legs hang
 * together without a seam. The topology is the same for everybody and is made once.
 *
 * Source: E. Catmull and J. Clark, “Recursively generated B-spline surfaces on arbitrary
 * topological meshes”, Computer-Aided Design 10(6), 1978; limit positions: M. Halstead, M. Kass and
 * T. DeRose, “Efficient, fair interpolation using Catmull-Clark surfaces”, SIGGRAPH 1993.
 *
 * Immutable once made; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/shape/vector.h"

G_BEGIN_DECLS

typedef enum
{
  RC_PART_TORSO, /* s: height above the hips, shares; u: 0 in front, growing to the left, 12 around
                  */
  RC_PART_NECK,
  RC_PART_LEFT_ARM, /* s: 0 shoulder, 1 elbow, 2 wrist; u: 0 outside, 2 front, 8 around */
  RC_PART_RIGHT_ARM,
  RC_PART_LEFT_LEG, /* s: 0 hip, 1 knee, 2 ankle; u as the arm's */
  RC_PART_RIGHT_LEG,
} RcPart;

#define RC_TORSO_COLUMNS 12
#define RC_TORSO_ROWS    10
#define RC_NECK_ROWS     3
#define RC_LIMB_COLUMNS  8
#define RC_LIMB_ROWS     11
#define RC_MOST_DETAIL   2

/* The cage's vertices, in this order. */
#define RC_CAGE_TORSO(row, column) ((row)*RC_TORSO_COLUMNS + (column))
#define RC_CAGE_CROTCH             RC_CAGE_TORSO (RC_TORSO_ROWS + RC_NECK_ROWS, 0)
#define RC_CAGE_CROWN              (RC_CAGE_CROTCH + 1)
/* limb: 0 left arm, 1 right arm, 2 left leg, 3 right leg; row RC_LIMB_ROWS is the tip's one vertex
 */
#define RC_CAGE_LIMB(limb, row, column)                                                            \
  (RC_CAGE_CROWN + 1 + (limb) * (RC_LIMB_ROWS * RC_LIMB_COLUMNS + 1) + (row)*RC_LIMB_COLUMNS +     \
   (column))
#define RC_CAGE_SIZE RC_CAGE_LIMB (4, 0, 0)

/* Rows of the torso that the arms grow out of, and the columns on the left. */
#define RC_ARM_HOLE_ROW    5
#define RC_ARM_HOLE_COLUMN 2

typedef struct
{
  guint  vertex[4]; /* counter-clockwise from outside */
  guint8 part;
  float  s[4], u[4];
} RcPatch;

typedef struct
{
  guint vertex[2], patch[2];
} RcSeam;

/* Weighted sums: vertex i is the sum of weight[k] * source[k], k from first[i] to first[i + 1]. */
typedef struct
{
  GArray *first, *source; /* guint */
  GArray *weight;         /* float */
} RcStencils;

typedef struct
{
  guint      n;       /* vertices */
  GArray    *patches; /* RcPatch */
  GArray    *seams;   /* RcSeam, every edge once */
  RcStencils refine;  /* from the level before */
  RcStencils limit;   /* from this level to the smooth surface */
} RcSurfaceLevel;

typedef struct
{
  RcSurfaceLevel levels[RC_MOST_DETAIL + 1];
} RcSurface;

const RcSurface *rc_surface_get (void);
float            rc_surface_limb_row (int row, gboolean leg);
float            rc_surface_torso_row (int row);
void             rc_surface_fit (RcVec3 *points);
void rc_surface_refine (const RcVec3 *cage, int detail, RcVec3 *points, RcVec3 *normals);

G_END_DECLS
