/* figure.h - the mannequin: a person's body, clothes, head and hair around the joints of a pose
 *
 * Posed anew for every frame: one smooth skin (body.h, surface.h), on which clothes are areas that
 * stand off, and around which skirts, cloaks, hair and hats are laid. What somebody looks like
 * follows from the staging's figure (look.h).
 *
 * Thread: one at a time per mesh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/figure/body.h"
#include "engine/sketch/figure/face.h"
#include "engine/sketch/figure/mouth.h"
#include "engine/sketch/figure/wardrobe.h"
#include "engine/sketch/shape/mesh.h"

G_BEGIN_DECLS

#define RC_MOST_WEARS 6
#define RC_USUAL_HEAD 0.136f /* a grown-up's head, share of the height */

/* Shape of a face; factors, 1 is usual. */
typedef struct
{
  float eyes, jaw, nose, lips, brows;
  float young; /* 0 grown up to 1 baby: round */
  float old;   /* 0 to 1: lines */
} RcFaceShape;

typedef struct
{
  float        height;  /* metres, to the crown */
  RcStature    stature; /* what the joints are placed by */
  float        stoop;   /* degrees that the back is bent by age */
  float        head;    /* factor of the head's size against RC_BODY_HEAD of the stature's height */
  RcShape      shape;
  RcFaceShape  face;
  RcCut        cut;
  RcHairCut    hair_cut;
  guint        clothes, skin, hair, iris;
  guint        head_colour;          /* of the headwear */
  const cJSON *headwear;             /* (nullable): of the kit */
  const cJSON *wears[RC_MOST_WEARS]; /* of the kit */
  guint        n_wears;
  float        tall; /* how far hat and hair rise above the crown, shares of the head */
  guint        seed; /* for chance that stays */
} RcFigureLook;

/* Where the eyes go, against the head, in degrees: to its left, up. @lids: 0 open, 1 shut */
typedef struct
{
  float yaw, pitch, lids;
} RcGaze;

typedef enum
{
  RC_HAND_RELAXED,
  RC_HAND_GRIP, /* around a bar as thick as a handle */
  RC_HAND_FLAT,
  RC_HAND_FIST,
  RC_HAND_POINT,
  RC_N_HANDS,
} RcHandShape;

/* What face and hands do at a moment. */
typedef struct
{
  RcGaze      gaze;
  RcFace      face;
  RcMouth     mouth;
  RcHandShape hands[2];
  float       wind; /* 0 to 1 */
  float       seconds;
} RcManner;

void rc_figure_build (RcMesh             *mesh,
                      const RcFigureLook *look,
                      const RcBody       *body,
                      const RcManner     *manner,
                      int                 detail);

/* Parts of it: figure-…c. */
void rc_figure_build_skin (RcMesh *mesh, const RcFigureLook *look, const RcBody *body, int detail);
void rc_figure_build_head (RcMesh             *mesh,
                           const RcFigureLook *look,
                           const RcBody       *body,
                           const RcManner     *manner,
                           int                 detail);
void rc_figure_build_hands (RcMesh             *mesh,
                            const RcFigureLook *look,
                            const RcBody       *body,
                            const RcManner     *manner);
void rc_figure_build_cloth (RcMesh             *mesh,
                            const RcFigureLook *look,
                            const RcBody       *body,
                            const RcManner     *manner);

float rc_figure_head_height (const RcFigureLook *look);

G_END_DECLS
