/* figure-hand.c - hands: a mitten whose fingers curl, a thumb, and a finger that points
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/figure.h"

#define SIDES 12

/* Degrees that the fingers curl at the knuckles and in their middle; the thumb: out of the palm's
 * plane, across, bent. */
static const struct
{
  float knuckle, middle, thumb_in, thumb_out, thumb_bend;
} shapes[RC_N_HANDS] = {
  [RC_HAND_RELAXED] = { 16, 26, 18, 34, 16 }, [RC_HAND_GRIP] = { 62, 88, 58, 20, 30 },
  [RC_HAND_FLAT] = { 0, 3, 2, 40, 4 },        [RC_HAND_FIST] = { 80, 98, 66, 8, 52 },
  [RC_HAND_POINT] = { 76, 96, 60, 10, 48 },
};

typedef struct
{
  RcVec3 at, down, palm, front; /* of the hand: to the fingertips, out of the palm, to the thumb */
  float  h;
} Hand;

static RcVec3
turn_to (RcVec3 from, RcVec3 to, float degrees)
{
  return rc_vec3_along (rc_vec3_scale (from, cosf (RC_RADIANS (degrees))), to,
                        sinf (RC_RADIANS (degrees)));
}

static void
build_mitten (RcMesh *mesh, const Hand *hand, RcHandShape shape, guint colour)
{
  /* Lengths of the way from the ring before, half the thickness, half the width. */
  static const float rings_of[][3] = {
    { -0.006f, 0.0118f, 0.0135f }, { 0.012f, 0.0125f, 0.0150f }, { 0.016f, 0.0122f, 0.0190f },
    { 0.016f, 0.0115f, 0.0212f },  { 0.016f, 0.0105f, 0.0212f }, { 0.014f, 0.0095f, 0.0200f },
    { 0.013f, 0.0088f, 0.0190f },  { 0.013f, 0.0080f, 0.0175f }, { 0.009f, 0.0062f, 0.0140f },
    { 0.004f, 0.0026f, 0.0070f },
  };
  RcRing   rings[G_N_ELEMENTS (rings_of)];
  RcVec3   at = hand->at;
  float    angle = 0.0f, h = hand->h;
  gboolean points = shape == RC_HAND_POINT;

  for (guint i = 0; i < G_N_ELEMENTS (rings_of); i++)
    {
      float  wide = rings_of[i][2] * (points && i > 4 ? 0.76f : 1.0f);
      float  back = points && i > 4 ? -0.0045f * h : 0.0f;
      RcVec3 down, palm;

      angle += i == 4 || i == 5 ? shapes[shape].knuckle / 2 : 0;
      angle += i == 6 || i == 7 ? shapes[shape].middle / 2 : 0;
      down = turn_to (hand->down, hand->palm, angle);
      palm = turn_to (hand->palm, rc_vec3_scale (hand->down, -1), angle);
      at = rc_vec3_along (at, down, rings_of[i][0] * h);
      rings[i] = (RcRing){ .centre = rc_vec3_along (at, hand->front, back),
                           .side = rc_vec3_scale (hand->front, wide * h),
                           .front = rc_vec3_scale (palm, rings_of[i][1] * h),
                           .power = 2.4f,
                           .colour = colour };
    }
  /* Rings must go round the way they go on. */
  if (rc_vec3_dot (rc_vec3_cross (hand->palm, hand->front), hand->down) < 0)
    for (guint i = 0; i < G_N_ELEMENTS (rings); i++)
      rings[i].front = rc_vec3_scale (rings[i].front, -1);
  rc_mesh_loft (mesh, rings, G_N_ELEMENTS (rings), SIDES);
}

static void
build_thumb (RcMesh *mesh, const Hand *hand, RcHandShape shape)
{
  float  h = hand->h;
  RcVec3 way = turn_to (hand->down, hand->front, shapes[shape].thumb_out), points[4];

  way = rc_vec3_unit (turn_to (way, hand->palm, shapes[shape].thumb_in * 0.7f));
  points[0] =
      rc_vec3_along (rc_vec3_along (hand->at, hand->down, 0.014f * h), hand->front, 0.010f * h);
  points[1] = rc_vec3_along (points[0], way, 0.019f * h);
  way = rc_vec3_unit (turn_to (way, hand->palm, shapes[shape].thumb_bend));
  way = rc_vec3_unit (rc_vec3_along (way, hand->front, -0.012f * shapes[shape].thumb_in));
  points[2] = rc_vec3_along (points[1], way, 0.019f * h);
  points[3] = rc_vec3_along (points[2], way, 0.012f * h);
  rc_mesh_tube (mesh, points, 4, 0.0094f * h, 0.0058f * h, 8);
}

static void
build_index_finger (RcMesh *mesh, const Hand *hand)
{
  float  h = hand->h;
  RcVec3 points[3];

  for (int i = 0; i < 3; i++)
    points[i] = rc_vec3_along (rc_vec3_along (hand->at, hand->down, (0.048f + 0.024f * i) * h),
                               hand->front, 0.0140f * h);
  rc_mesh_tube (mesh, points, 3, 0.0070f * h, 0.0052f * h, 8);
}

void
rc_figure_build_hands (RcMesh             *mesh,
                       const RcFigureLook *look,
                       const RcBody       *body,
                       const RcManner     *manner)
{
  guint colour = look->cut.gloves >= 0.0f ? look->cut.hands : look->skin;
  float size = rc_mix (1.0f, 0.90f, look->shape.female) *
               (look->cut.gloves >= 0.0f ? 1.06f + 0.12f * look->cut.pads : 1.0f);

  mesh->paint = (RcPaint){ .colour = colour,
                           .ink = 0.8f,
                           .gloss = look->cut.gloves >= 0.0f ? look->cut.shoe_gloss : 0.0f };
  for (int side = 0; side < 2; side++)
    {
      const RcMat4 *frame = &body->hand[side];
      Hand          hand = { .at = body->wrist[side],
                             .down = rc_vec3_scale (rc_mat4_axis (frame, 1), -1),
                             .palm = rc_vec3_scale (rc_mat4_axis (frame, 0), side == 0 ? -1 : 1),
                             .front = rc_mat4_axis (frame, 2),
                             .h = body->height * size };

      build_mitten (mesh, &hand, manner->hands[side], colour);
      build_thumb (mesh, &hand, manner->hands[side]);
      if (manner->hands[side] == RC_HAND_POINT)
        build_index_finger (mesh, &hand);
    }
}
