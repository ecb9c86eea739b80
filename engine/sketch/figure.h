/* figure.h - the mannequin: a person's body, clothes, head and hair around the joints of a pose
 *
 * Built anew for every frame, a few thousand triangles. What somebody looks like beyond the
 * staging's build, height and colour (hair, skin, cut of the clothes) follows from the character's
 * id, so that it stays the same from shot to shot.
 *
 * Thread: one at a time per mesh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"
#include "engine/sketch/mesh.h"
#include "engine/sketch/pose.h"

G_BEGIN_DECLS

typedef enum
{
  RC_GARMENT_COAT,   /* to the knee, belted */
  RC_GARMENT_JACKET, /* to the hip */
  RC_GARMENT_SHIRT,
  RC_GARMENT_DRESS, /* to the knee, bare shins */
  RC_N_GARMENTS,
} RcGarment;

typedef enum
{
  RC_HAIR_SHORT,
  RC_HAIR_BOB,
  RC_HAIR_BUN,
  RC_HAIR_LONG,
  RC_HAIR_CAP, /* a knitted cap */
  RC_N_HAIRS,
} RcHair;

typedef struct
{
  float     height;  /* metres, to the crown */
  RcStature stature; /* what the joints are placed by */
  float     stoop;   /* degrees that the back is bent by age */
  float     weight;  /* factor of girths, 1 is average */
  float     head;    /* factor of the head's size */
  guint     clothes, trousers, shoes, skin, hair, accent;
  RcGarment garment;
  RcHair    hair_style;
  float     gloss; /* of the clothes: oilskin, leather, metal */
} RcFigureLook;

/* Where the eyes go, against the head, in degrees: to its left, up. @lids: 0 open, 1 shut */
typedef struct
{
  float yaw, pitch, lids;
} RcGaze;

void rc_figure_look (RcFigureLook *look, const RcStagingFigure *figure);
void rc_figure_build (RcMesh             *mesh,
                      const RcFigureLook *look,
                      const RcBody       *body,
                      const RcGaze       *gaze,
                      const gboolean      grips[2],
                      gboolean            fine);
void rc_figure_build_head (RcMesh             *mesh,
                           const RcFigureLook *look,
                           const RcBody       *body,
                           const RcGaze       *gaze,
                           gboolean            fine);
void rc_figure_build_creature (RcMesh             *mesh,
                               const RcFigureLook *look,
                               RcMat4              root,
                               float               stride,
                               float               seconds);

G_END_DECLS
