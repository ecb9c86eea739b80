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
#include "engine/sketch/kit/kit.h"
#include "engine/sketch/shape/mesh.h"

G_BEGIN_DECLS

#define RC_CREATURE_FEET 8

/* A foot of a being at rest. */
typedef struct
{
  RcVec3   at;     /* metres, in the frame of its point on the ground */
  float    offset; /* in the stride, 0 to 1 */
  gboolean down;   /* it is on the ground in this action */
} RcCreatureSole;

/* Where a foot has been put, in the world. */
typedef struct
{
  RcVec3   at;
  gboolean placed; /* else it is where the action has it */
  gboolean stands;
} RcCreatureFoot;

/* One being at one moment. */
typedef struct
{
  const cJSON          *body;    /* of rc_creature_resolve() */
  RcMat4                root;    /* its point on the ground; z is forward */
  const RcBody         *joints;  /* (nullable): of its actor, for a puppet */
  const char           *action;  /* a key of data/kit/actions.json */
  const char           *before;  /* (nullable): what goes over into it: */
  float                 share;   /* of @action, if there is one before */
  guint                 colour;  /* 0xRRGGBB of its coat */
  float                 height;  /* metres, of its crown at rest */
  float                 pace;    /* metres a second of what it does, 0 for one that stays */
  float                 moving;  /* how much of that it does now, 0 to 1 */
  float                 strides; /* gone on its way */
  const RcCreatureFoot *feet;    /* (nullable): [RC_CREATURE_FEET], where they have been put */
  float                 seconds; /* since the action began */
  float                 phase;   /* 0 to 1, so that two do not breathe alike */
  float                 look[2]; /* degrees the head turns to its left, and up */
} RcCreatureMoment;

const cJSON *rc_creature_resolve (const RcKit *kit, const RcStagingFigure *figure);
float        rc_creature_crown (const cJSON *body, float height);
float        rc_creature_pace (const cJSON *body, const char *action, float height);
float        rc_creature_lift (const cJSON *body, const char *action, float height);
RcVec3       rc_creature_saddle (const cJSON *body, float height);
float        rc_creature_nose (const cJSON *body, float height);
void         rc_creature_build (RcMesh *mesh, const RcCreatureMoment *moment);
/* The feet as they rest in what it does. Returns: how many there are, up to RC_CREATURE_FEET */
int rc_creature_soles (const RcCreatureMoment *moment, RcCreatureSole soles[RC_CREATURE_FEET]);
/* Metres of a stride at @pace, and the share of it that a foot stands. */
float rc_creature_stride (const cJSON *body, float pace, float height);
float rc_creature_duty (const cJSON *body, float pace, float height);
/* Metres from its hips to the ground. */
float rc_creature_legs (const cJSON *body, float height);

G_END_DECLS
