/* creature.h - beings that are no people: built by a body plan, moving by their own kind
 *
 * data/kit/creatures.json has one entry for each body: its plan (quadruped, bird, fish, tentacles,
 * bug, serpent, puppet), its proportions in metres, its colours. A figure with such a body goes
 * where its actor goes; the plan moves legs, wings and fins under it. A foot on the ground stays
 * where it is.
 *
 * Thread: one at a time per mesh; the kit must outlive what is made of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"
#include "engine/sketch/kit.h"
#include "engine/sketch/mesh.h"

G_BEGIN_DECLS

/* One being at one moment. */
typedef struct
{
  const cJSON  *body;    /* of rc_creature_resolve() */
  RcMat4        root;    /* its point on the ground; z is forward */
  const RcBody *joints;  /* (nullable): of its actor, for a puppet */
  const char   *action;  /* a key of data/kit/actions.json */
  guint         colour;  /* 0xRRGGBB of its coat */
  float         height;  /* metres, of its crown at rest */
  float         pace;    /* metres a second, 0 for one that stays */
  float         gone;    /* metres along its way */
  float         seconds; /* since the action began */
  float         phase;   /* 0 to 1, so that two do not breathe alike */
  float         look[2]; /* degrees the head turns to its left, and up */
} RcCreatureMoment;

const cJSON *rc_creature_resolve (const RcKit *kit, const RcStagingFigure *figure);
float        rc_creature_crown (const cJSON *body, float height);
float        rc_creature_pace (const cJSON *body, const char *action, float height);
float        rc_creature_lift (const cJSON *body, const char *action, float height);
float        rc_creature_length (const cJSON *body, float height);
RcVec3       rc_creature_saddle (const cJSON *body, float height);
void         rc_creature_build (RcMesh *mesh, const RcCreatureMoment *moment);
/* Where the ground is touched: up to 8 soles in the world, of which those with a weight of 1 stand.
 * Returns: how many feet it has */
int rc_creature_feet (const RcCreatureMoment *moment, RcVec3 soles[8], float weights[8]);

G_END_DECLS
