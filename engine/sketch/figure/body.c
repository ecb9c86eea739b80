/* body.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/body.h"

/* Rings of the torso and neck: half the width, how far in front, how far behind; man, woman. */
static const float girths[RC_TORSO_ROWS + RC_NECK_ROWS][2][3] = {
  { { 0.094f, 0.054f, 0.060f }, { 0.099f, 0.052f, 0.064f } },
  { { 0.096f, 0.058f, 0.070f }, { 0.103f, 0.055f, 0.075f } },
  { { 0.090f, 0.060f, 0.058f }, { 0.093f, 0.055f, 0.060f } },
  { { 0.083f, 0.058f, 0.048f }, { 0.073f, 0.050f, 0.044f } },
  { { 0.090f, 0.063f, 0.053f }, { 0.079f, 0.056f, 0.050f } },
  { { 0.097f, 0.067f, 0.062f }, { 0.087f, 0.059f, 0.056f } },
  { { 0.101f, 0.062f, 0.064f }, { 0.091f, 0.053f, 0.058f } },
  { { 0.088f, 0.045f, 0.054f }, { 0.080f, 0.039f, 0.050f } },
  { { 0.058f, 0.036f, 0.047f }, { 0.052f, 0.032f, 0.043f } },
  { { 0.039f, 0.033f, 0.041f }, { 0.034f, 0.029f, 0.036f } },
  { { 0.0335f, 0.031f, 0.036f }, { 0.0285f, 0.026f, 0.031f } },
  { { 0.0325f, 0.031f, 0.033f }, { 0.0270f, 0.026f, 0.028f } },
  { { 0.0300f, 0.030f, 0.030f }, { 0.0255f, 0.025f, 0.026f } },
};

/* Radii of the limbs at their rings; man, woman. */
static const float arm_radii[RC_LIMB_ROWS][2] = {
  { 0.0296f, 0.0246f }, { 0.0287f, 0.0235f }, { 0.0258f, 0.0214f }, { 0.0230f, 0.0194f },
  { 0.0214f, 0.0182f }, { 0.0211f, 0.0179f }, { 0.0218f, 0.0182f }, { 0.0226f, 0.0188f },
  { 0.0199f, 0.0167f }, { 0.0152f, 0.0130f }, { 0.0139f, 0.0118f }
};
static const float leg_radii[RC_LIMB_ROWS][2] = {
  { 0.0520f, 0.0535f }, { 0.0495f, 0.0505f }, { 0.0440f, 0.0440f }, { 0.0370f, 0.0362f },
  { 0.0340f, 0.0325f }, { 0.0330f, 0.0315f }, { 0.0322f, 0.0308f }, { 0.0350f, 0.0330f },
  { 0.0330f, 0.0305f }, { 0.0225f, 0.0205f }, { 0.0198f, 0.0180f }
};

/* How far along the limb the inside of its first rings is ahead of the outside, and how thin. */
static const float inner_ahead[2][3] = { { 0.28f, 0.17f, 0.06f }, { 0.27f, 0.16f, 0.05f } };
static const float inner_thin[2][3] = { { 0.55f, 0.72f, 0.92f }, { 0.90f, 0.95f, 1.0f } };

/* How much a vertex of the torso follows the arm: rows 5 to 8, columns 1 to 5. */
static const float girdle[4][5] = { { 0.02f, 0.20f, 0.30f, 0.20f, 0.02f },
                                    { 0.08f, 0.32f, 0.40f, 0.32f, 0.08f },
                                    { 0.10f, 0.45f, 0.55f, 0.45f, 0.10f },
                                    { 0.02f, 0.16f, 0.24f, 0.16f, 0.02f } };

static RcVec3
turned (RcVec3 v, RcVec3 axis, float angle)
{
  float  c = cosf (angle), s = sinf (angle);
  RcVec3 r = rc_vec3_along (rc_vec3_scale (v, c), rc_vec3_cross (axis, v), s);

  return rc_vec3_along (r, axis, rc_vec3_dot (axis, v) * (1 - c));
}

static RcVec3
square_to (RcVec3 v, RcVec3 along)
{
  return rc_vec3_unit (rc_vec3_along (v, along, -rc_vec3_dot (v, along)));
}

typedef struct
{
  RcVec3 joints[3];
  RcVec3 upper, lower; /* along the bones */
  RcVec3 out0, rest;   /* at rest */
  RcVec3 axis;         /* of the turn from there */
  float  angle;
  RcVec3 hinge_out, end_out;
  float  mirror;
} Limb;

static void
limb_of (const RcBody *body, int limb, Limb *l)
{
  int           side = limb & 1;
  gboolean      leg = limb >= 2;
  const RcMat4 *base = leg ? &body->pelvis : &body->chest;
  RcVec3        x = rc_mat4_axis (base, 0), hinge, guide;
  float         bent;

  l->mirror = side == 0 ? 1.0f : -1.0f;
  l->joints[0] = leg ? body->hip[side] : body->shoulder[side];
  l->joints[1] = leg ? body->knee[side] : body->elbow[side];
  l->joints[2] = leg ? body->ankle[side] : body->wrist[side];
  l->upper = rc_vec3_unit (rc_vec3_sub (l->joints[1], l->joints[0]));
  l->lower = rc_vec3_unit (rc_vec3_sub (l->joints[2], l->joints[1]));
  l->rest = rc_vec3_unit (
      rc_mat4_direction (base, rc_vec3 (l->mirror * (leg ? 0.06f : 0.32f), -1.0f, 0.0f)));
  l->out0 = square_to (rc_vec3_scale (x, l->mirror), l->rest);
  l->axis = rc_vec3_cross (l->rest, l->upper);
  l->angle = atan2f (rc_vec3_length (l->axis), rc_vec3_dot (l->rest, l->upper));
  l->axis = rc_vec3_unit (l->axis);
  /* Elbows bend forward, knees backward; a straight limb takes its end's word for it. */
  guide = leg ? rc_vec3_unit (rc_vec3_add (x, rc_mat4_axis (&body->foot[side], 0)))
              : rc_mat4_axis (&body->hand[side], 0);
  hinge = rc_vec3_scale (rc_vec3_cross (l->upper, l->lower), leg ? 1.0f : -1.0f);
  bent = rc_smooth (0.05f, 0.4f, rc_vec3_length (hinge));
  hinge = rc_vec3_mix (square_to (guide, l->upper), rc_vec3_unit (hinge), bent);
  l->hinge_out = rc_vec3_scale (square_to (hinge, l->upper), l->mirror);
  l->end_out =
      rc_vec3_scale (rc_mat4_axis (leg ? &body->foot[side] : &body->hand[side], 0), l->mirror);
}

static void
limb_frame (const Limb *l, float t, RcLimbFrame *frame)
{
  RcVec3 out;

  frame->along = rc_vec3_unit (rc_vec3_mix (l->upper, l->lower, rc_smooth (0.84f, 1.16f, t)));
  if (t < 1.0f)
    {
      float w = 0.62f + 0.38f * rc_smooth (0.0f, 0.35f, t);

      /* The first rings have not yet turned all the way with the bone. */
      out = turned (l->out0, l->axis, l->angle * w);
      if (t < 0.35f)
        frame->along = turned (l->rest, l->axis, l->angle * w);
      out = rc_vec3_mix (out, l->hinge_out, rc_smooth (0.1f, 0.95f, t));
      frame->centre = rc_vec3_mix (l->joints[0], l->joints[1], t);
    }
  else
    {
      out = rc_vec3_mix (l->hinge_out, l->end_out, rc_smooth (1.15f, 1.95f, t));
      frame->centre = rc_vec3_mix (l->joints[1], l->joints[2], t - 1.0f);
    }
  frame->out = square_to (out, frame->along);
  frame->front = rc_vec3_scale (rc_vec3_cross (frame->along, frame->out), l->mirror);
}

/**
 * rc_body_limb_frame:
 * @limb: 0 left arm, 1 right arm, 2 left leg, 3 right leg
 * @t: 0 first joint, 1 middle, 2 end
 */
void
rc_body_limb_frame (const RcBody *body, int limb, float t, RcLimbFrame *frame)
{
  Limb l;

  limb_of (body, limb, &l);
  limb_frame (&l, t, frame);
}

/** Returns: in shares of the height */
float
rc_body_limb_radius (const RcShape *shape, int limb, float t)
{
  const float (*radii)[2] = limb >= 2 ? leg_radii : arm_radii;
  int row = 0;

  while (row + 2 < RC_LIMB_ROWS && rc_surface_limb_row (row + 1, limb >= 2) < t)
    row++;
  float from = rc_surface_limb_row (row, limb >= 2), to = rc_surface_limb_row (row + 1, limb >= 2);
  float f = CLAMP ((t - from) / (to - from), 0.0f, 1.0f);
  float male = rc_mix (radii[row][0], radii[row + 1][0], f);
  float female = rc_mix (radii[row][1], radii[row + 1][1], f);

  return rc_mix (male, female, shape->female) * shape->limbs * shape->girth;
}

static void
add_limb (const RcBody *body, const RcShape *shape, int limb, RcVec3 *cage)
{
  gboolean leg = limb >= 2;
  float    h = body->height;
  Limb     l;

  limb_of (body, limb, &l);
  for (int row = 0; row < RC_LIMB_ROWS; row++)
    {
      float       t = rc_surface_limb_row (row, leg);
      float       length = rc_vec3_length (rc_vec3_sub (l.joints[1], l.joints[0]));
      float       r = rc_body_limb_radius (shape, limb, t) * h;
      float       thin = row < 3 ? inner_thin[leg][row] : 1.0f;
      float       ahead = row < 3 ? inner_ahead[leg][row] * length : 0.0f;
      float       mitre = 1.0f / MAX (rc_vec3_dot (l.upper, l.lower) * 0.2f + 0.8f, 0.75f);
      float       calf = leg ? rc_smooth (1.0f, 1.25f, t) * (1 - rc_smooth (1.4f, 1.9f, t)) : 0.0f;
      RcLimbFrame f;

      limb_frame (&l, t, &f);
      mitre = rc_mix (1.0f, mitre, 1 - rc_smooth (0.0f, 0.15f, fabsf (t - 1.0f)));
      f.centre = rc_vec3_along (f.centre, f.front, -calf * 0.007f * h);
      for (int k = 0; k < RC_LIMB_COLUMNS; k++)
        {
          float  c = cosf (2 * RC_PI * k / RC_LIMB_COLUMNS);
          float  s = sinf (2 * RC_PI * k / RC_LIMB_COLUMNS), inside = (1 - c) / 2;
          RcVec3 p = rc_vec3_along (f.centre, f.out, r * c * (c < 0 ? thin : 1.0f));

          p = rc_vec3_along (p, f.front, r * s * mitre * (1 + 0.06f * calf));
          cage[RC_CAGE_LIMB (limb, row, k)] = rc_vec3_along (p, f.along, ahead * inside);
        }
      if (row == RC_LIMB_ROWS - 1)
        cage[RC_CAGE_LIMB (limb, RC_LIMB_ROWS, 0)] = rc_vec3_along (f.centre, f.along, 0.006f * h);
    }
}

/* Half the width, front and back of the torso at a height; shares. */
static void
torso_girth (const RcShape *shape, float y, float out[3])
{
  int   row = 0;
  float f, low = rc_smooth (0.17f, 0.08f, y);
  float waist = rc_smooth (0.0f, 0.06f, y) * (1 - rc_smooth (0.13f, 0.19f, y));
  float hips = 1 - rc_smooth (0.02f, 0.09f, y), high = rc_smooth (0.15f, 0.24f, y);
  float neck = rc_smooth (0.308f, 0.33f, y), wide;

  while (row + 2 < RC_TORSO_ROWS + RC_NECK_ROWS && rc_surface_torso_row (row + 1) < y)
    row++;
  f = CLAMP ((y - rc_surface_torso_row (row)) /
                 (rc_surface_torso_row (row + 1) - rc_surface_torso_row (row)),
             0.0f, 1.0f);
  for (int k = 0; k < 3; k++)
    out[k] = rc_mix (rc_mix (girths[row][0][k], girths[row + 1][0][k], f),
                     rc_mix (girths[row][1][k], girths[row + 1][1][k], f), shape->female);
  wide = rc_mix (1, shape->waist, waist) * rc_mix (1, shape->hips, hips) *
         rc_mix (1, shape->shoulders, high * (1 - neck));
  out[0] *= wide * rc_mix (sqrtf (shape->girth), shape->neck, neck);
  for (int k = 1; k < 3; k++)
    out[k] *= sqrtf (wide) * rc_mix (shape->girth, shape->neck, neck);
  out[1] += 0.042f * shape->belly * low * (1 - rc_smooth (0.0f, -0.05f, y));
}

static void
torso_frame (const RcBody *body,
             float         y,
             float         trunk,
             RcVec3       *centre,
             RcVec3       *side,
             RcVec3       *front,
             RcVec3       *up)
{
  float  h = body->height, bent = rc_smooth (0.02f, 0.19f, y), neck = rc_smooth (0.31f, 0.37f, y);
  float  high = (y - 0.10f) * h * trunk;
  RcVec3 low = rc_mat4_point (&body->pelvis, rc_vec3 (0, y * (y > 0 ? trunk : 1) * h, 0));
  RcVec3 top = rc_mat4_point (&body->chest, rc_vec3 (0, high, -0.002f * h));
  RcVec3 skull = rc_mat4_point (&body->head, rc_vec3 (0, (y - 0.340f) * h * trunk, -0.012f * h));
  RcVec3 axes[3];

  *centre = rc_vec3_mix (rc_vec3_mix (low, top, bent), skull, neck);
  for (int i = 0; i < 3; i++)
    axes[i] = rc_vec3_mix (
        rc_vec3_mix (rc_mat4_axis (&body->pelvis, i), rc_mat4_axis (&body->chest, i), bent),
        rc_mat4_axis (&body->head, i), neck * 0.8f);
  *up = rc_vec3_unit (axes[1]);
  *side = square_to (axes[0], *up);
  *front = rc_vec3_cross (*side, *up);
}

/* The factor of the trunk's length, as the joints have it. */
static float
trunk_of (const RcBody *body)
{
  RcVec3 up = rc_vec3_sub (rc_mat4_axis (&body->chest, 3), rc_mat4_axis (&body->pelvis, 3));

  return rc_vec3_length (up) / (0.10f * body->height);
}

void
rc_body_torso_ring (RcTorsoRing *ring, const RcBody *body, const RcShape *shape, float y)
{
  RcVec3 up;

  ring->y = y;
  ring->height = body->height;
  ring->power = rc_mix (2.5f, 2.0f, rc_smooth (0.29f, 0.32f, y));
  ring->bust = shape->bust * 0.024f * expf (-powf ((y - 0.196f) / 0.036f, 2));
  torso_girth (shape, y, ring->girth);
  torso_frame (body, y, trunk_of (body), &ring->centre, &ring->side, &ring->front, &up);
}

/**
 * rc_torso_ring_point:
 * @column: around the body: 0 in front, 3 left, 6 behind; of RC_TORSO_COLUMNS
 * @outwards: from the skin, shares
 *
 * Returns: a point of the torso's skin, in the world
 */
RcVec3
rc_torso_ring_point (const RcTorsoRing *ring, float column, float outwards)
{
  float angle = 2 * RC_PI * column / RC_TORSO_COLUMNS, s = sinf (angle), c = cosf (angle);
  float r =
      powf (powf (fabsf (s), ring->power) + powf (fabsf (c), ring->power), -1.0f / ring->power);
  float bust;

  s *= r * (ring->girth[0] + outwards);
  bust = c <= 0 ? 0 : ring->bust * expf (-powf ((fabsf (s) - 0.042f) / 0.040f, 2));
  c *= r * ((c >= 0 ? ring->girth[1] : ring->girth[2]) + outwards);
  c += bust;
  return rc_vec3_along (rc_vec3_along (ring->centre, ring->side, s * ring->height), ring->front,
                        c * ring->height);
}

static void
add_torso (const RcBody *body, const RcShape *shape, RcVec3 *cage)
{
  RcTorsoRing top;

  for (int row = 0; row < RC_TORSO_ROWS + RC_NECK_ROWS; row++)
    {
      RcTorsoRing ring;

      rc_body_torso_ring (&ring, body, shape, rc_surface_torso_row (row));
      for (int i = 0; i < RC_TORSO_COLUMNS; i++)
        {
          float s = fabsf (sinf (2 * RC_PI * i / RC_TORSO_COLUMNS));

          /* The lowest rings rise towards the sides, as the legs' beginnings do. */
          if (row < 2)
            rc_body_torso_ring (&ring, body, shape,
                                rc_surface_torso_row (row) + (row == 0
                                                                  ? rc_mix (-0.016f, 0.036f, s)
                                                                  : rc_mix (0.000f, 0.006f, s)));
          cage[RC_CAGE_TORSO (row, i)] = rc_torso_ring_point (&ring, (float)i, 0.0f);
        }
    }
  /* Inwards from the side: the armpit. */
  for (int side = 0; side < 2; side++)
    {
      guint  at = RC_CAGE_TORSO (RC_ARM_HOLE_ROW, side == 0 ? 3 : 9);
      RcVec3 x = rc_mat4_axis (&body->chest, 0);

      cage[at] = rc_vec3_along (cage[at], x, (side == 0 ? -1 : 1) * 0.012f * body->height);
    }
  cage[RC_CAGE_CROTCH] =
      rc_mat4_point (&body->pelvis, rc_vec3 (0, -0.072f * body->height, -0.004f * body->height));
  rc_body_torso_ring (&top, body, shape, rc_surface_torso_row (RC_TORSO_ROWS + 2));
  cage[RC_CAGE_CROWN] = rc_vec3_along (rc_torso_ring_point (&top, 0, -0.02f),
                                       rc_mat4_axis (&body->head, 1), 0.01f * body->height);
}

static void
raise_shoulders (const RcBody *body, RcVec3 *cage)
{
  for (int side = 0; side < 2; side++)
    {
      Limb  l;
      float most = RC_RADIANS (130);

      limb_of (body, side, &l);
      for (int row = 0; row < 4; row++)
        for (int i = 0; i < 5; i++)
          {
            int     column = side == 0 ? i + 1 : RC_TORSO_COLUMNS - 1 - i;
            RcVec3 *p = &cage[RC_CAGE_TORSO (RC_ARM_HOLE_ROW + row, column)];

            *p = rc_vec3_add (l.joints[0], turned (rc_vec3_sub (*p, l.joints[0]), l.axis,
                                                   MIN (l.angle, most) * girdle[row][i]));
          }
    }
}

/**
 * rc_body_cage:
 * @cage: (out): [RC_CAGE_SIZE]: for rc_surface_refine(), in the world
 */
void
rc_body_cage (const RcBody *body, const RcShape *shape, RcVec3 *cage)
{
  add_torso (body, shape, cage);
  raise_shoulders (body, cage);
  for (int limb = 0; limb < 4; limb++)
    add_limb (body, shape, limb, cage);
  rc_surface_fit (cage);
}
