/* figure-head.h - for the parts that make a head: where its skin is
 *
 * Everything is in shares of the head's height, y from the chin (0) to the crown (1), x to the
 * figure's left, z forward.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/figure/figure-sheet.h"
#include "engine/sketch/figure/figure.h"

G_BEGIN_DECLS

typedef struct
{
  RcMesh             *mesh;
  const RcFigureLook *look;
  const RcManner     *manner;
  RcMat4              frame; /* of shares */
  RcFace              face;  /* with what speaking and blinking make of it */
  RcMouth             mouth;
  float               jaw; /* how far the chin is down, shares */
  float               low; /* factor of the heights of eyes, nose and mouth */
} RcHead;

RcVec3 rc_head_point (const RcHead *head, float angle, float y, float outwards);
RcVec3 rc_face_point (const RcHead *head, float x, float y, float outwards);
float  rc_head_jaw (const RcHead *head, float y);
void   rc_head_paint (const RcHead *head, guint colour, float ink);
void   rc_head_build_face (const RcHead *head);
void   rc_head_build_hair (const RcHead *head, int detail);
void   rc_head_build_shell (const RcHead    *head,
                            const RcHairCut *cut,
                            guint            colour,
                            int              detail,
                            float            under);
void   rc_head_build_worn (const RcHead *head, const RcBody *body, int detail);

G_END_DECLS
