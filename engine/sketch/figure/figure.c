/* figure.c - the skin with what is worn close to it (figure-skin.c), and the feet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/figure.h"
#include "engine/sketch/figure/figure-sheet.h"

#define FOOT_SIDES 14

static void
build_foot (RcMesh *mesh, const RcFigureLook *look, const RcBody *body, int side)
{
  /* Along the foot from heel to toe: z, half the width, half the height; all stand on the sole. */
  static const float shoe[][3] = { { -0.042f, 0.010f, 0.010f },  { -0.038f, 0.019f, 0.021f },
                                   { -0.022f, 0.0235f, 0.030f }, { 0.000f, 0.024f, 0.0325f },
                                   { 0.024f, 0.0245f, 0.027f },  { 0.050f, 0.027f, 0.0195f },
                                   { 0.076f, 0.029f, 0.0150f },  { 0.098f, 0.0255f, 0.0125f },
                                   { 0.110f, 0.0165f, 0.0095f }, { 0.114f, 0.007f, 0.006f } };
  static const float bare[][3] = { { -0.039f, 0.009f, 0.009f },  { -0.035f, 0.016f, 0.018f },
                                   { -0.020f, 0.019f, 0.027f },  { 0.000f, 0.019f, 0.030f },
                                   { 0.024f, 0.0205f, 0.023f },  { 0.050f, 0.0235f, 0.0155f },
                                   { 0.076f, 0.026f, 0.0105f },  { 0.094f, 0.0235f, 0.0075f },
                                   { 0.104f, 0.0165f, 0.0060f }, { 0.108f, 0.007f, 0.004f } };
  gboolean           naked = look->cut.boots < 0.0f;
  const float (*shape)[3] = naked ? bare : shoe;
  RcRing        rings[G_N_ELEMENTS (shoe)];
  const RcMat4 *foot = &body->foot[side];
  float         h = body->height, wide = rc_mix (1.0f, 0.88f, look->shape.female);
  float         big = 1.0f + 0.35f * look->cut.pads;

  for (guint i = 0; i < G_N_ELEMENTS (shoe); i++)
    {
      float  high = shape[i][2] * h * big;
      RcVec3 at = { 0, high - RC_BODY_ANKLE * h, shape[i][0] * h * (1 + 0.3f * (big - 1)) };

      rings[i] =
          (RcRing){ .centre = rc_mat4_point (foot, at),
                    .side = rc_vec3_scale (rc_mat4_axis (foot, 0), shape[i][1] * h * wide * big),
                    .front = rc_vec3_scale (rc_mat4_axis (foot, 1), -high),
                    .power = 2.5f,
                    .colour = naked ? look->skin : look->cut.shoes };
    }
  mesh->paint = (RcPaint){ .colour = look->cut.shoes,
                           .ink = 1.0f,
                           .gloss = naked ? 0 : look->cut.shoe_gloss };
  rc_mesh_loft (mesh, rings, G_N_ELEMENTS (rings), FOOT_SIDES);
}

/**
 * rc_figure_build:
 * @mesh: what the figure is added to; in world coordinates
 * @detail: 2 if the figure is larger than the picture, 1 usually, 0 if it is a few pixels high and
 *   needs no face
 */
void
rc_figure_build (RcMesh             *mesh,
                 const RcFigureLook *look,
                 const RcBody       *body,
                 const RcManner     *manner,
                 int                 detail)
{
  RcMat4 identity = rc_mat4_identity ();

  detail = CLAMP (detail, 0, RC_MOST_DETAIL);
  rc_mesh_set_transform (mesh, &identity);
  rc_figure_build_skin (mesh, look, body, detail);
  for (int side = 0; side < 2; side++)
    build_foot (mesh, look, body, side);
  rc_figure_build_hands (mesh, look, body, manner);
  rc_figure_build_cloth (mesh, look, body, manner);
  rc_figure_build_head (mesh, look, body, manner, detail);
  rc_mesh_set_transform (mesh, &identity);
}
