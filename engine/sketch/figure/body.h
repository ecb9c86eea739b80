/* body.h - the shape of a human body around the joints of a pose
 *
 * Girths are shares of the height, by sex, age and build (data/kit/people.json).
 *
 * Sources: segment lengths (pose.h): R. Drillis and R. Contini, “Body Segment Parameters”, New York
 * University 1966. Children: the head is a quarter of the height at birth and about an eighth in a
 * grown-up (figure in W. J. Robbins et al., “Growth”, Yale University Press 1928); the sitting
 * height falls from two thirds of the height to 0.52 (B. Bogin and M. I. Varela-Silva, “Leg Length,
 * Body Proportion, and Health”, Int. J. Environ. Res. Public Health 7, 2010).
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/kit/pose.h"
#include "engine/sketch/shape/surface.h"

G_BEGIN_DECLS

/* Factors of an average body's girths; 1 is average where nothing else is said. */
typedef struct
{
  float female; /* 0 to 1: between a man's and a woman's shape */
  float girth;  /* of all */
  float shoulders, waist, hips, limbs, neck;
  float belly, bust; /* how far they stand out: 0 flat, 1 plainly */
} RcShape;

/* The frame of a ring across a limb: x outwards from the body, y back along the limb, z in front.
 */
typedef struct
{
  RcVec3 centre, out, front, along;
} RcLimbFrame;

/* All that the points of the torso at one height have in common; shares of @height, metres. */
typedef struct
{
  float  y, power, girth[3], height, bust;
  RcVec3 centre, side, front;
} RcTorsoRing;

void  rc_body_cage (const RcBody *body, const RcShape *shape, RcVec3 *cage);
void  rc_body_limb_frame (const RcBody *body, int limb, float t, RcLimbFrame *frame);
float rc_body_limb_radius (const RcShape *shape, int limb, float t);
/* @y: above the hips, shares of the height */
void   rc_body_torso_ring (RcTorsoRing *ring, const RcBody *body, const RcShape *shape, float y);
RcVec3 rc_torso_ring_point (const RcTorsoRing *ring, float column, float outwards);

G_END_DECLS
