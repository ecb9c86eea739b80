/* creature-parts.h - what the body plans share: sweeps, patterns, gaits, stances, limbs
 *
 * Parts of creature.h. Lengths in here are those of the data, metres at the body's own size; the
 * mesh's transform scales. Thread: one at a time per mesh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/creature/creature.h"

G_BEGIN_DECLS

typedef struct
{
  const char *kind; /* stripes spots patches cells bands, or "" */
  guint       colour;
  float       size;  /* metres */
  guint       under; /* of the belly; as the coat if there is none */
} RcPattern;

/* One ring of a sweep: a place in the plane x = @x, and half of its width and height. */
typedef struct
{
  float x, y, z, wide, high;
} RcSweep;

#define RC_MOST_SWEEP 40

/* How an action is held; 0 is standing. */
typedef struct
{
  const char *action;
  const char *also;  /* (nullable): an action that is held the same way */
  float       drop;  /* of the body, shares of its legs */
  float       pitch; /* of the body, degrees, nose up */
  float       neck;  /* degrees, up */
  float       head;  /* degrees, up */
  float       fold;  /* of the legs under the body: 0 to 1 */
  float       lids;  /* 1: the eyes are closed */
  float       hop;   /* height of a jump, shares of the legs */
  float       jaw;   /* degrees */
  float       rate;  /* of what swings: head or tail, a second */
  float       swing; /* degrees of it */
  float       roll;  /* of the body, degrees: on its side */
} RcStance;

typedef struct
{
  float    scale; /* from the data's metres to the world's */
  RcMat4   place; /* of the body on the ground, with that scale */
  RcStance stance;
  float    moving; /* 0 stays, 1 goes */
  float    cycle;  /* strides gone */
  float    stride; /* metres of the data */
  float    duty;   /* share of a stride that a foot stands */
  float    hop;    /* metres of the data, now */
  gboolean flies, swims;
  guint    coat, dark, light;
} RcCreatureState;

void      rc_creature_state (RcCreatureState *self, const RcCreatureMoment *moment);
float     rc_creature_number (const cJSON *body, const char *key, float otherwise);
guint     rc_creature_colour (const cJSON *body, const char *key, guint coat, guint otherwise);
RcPattern rc_creature_pattern (const cJSON *body, guint coat);

/* Where a foot of the gait is that rests at @rest, in the body's frame. Returns: whether it stands
 */
gboolean rc_creature_step (const RcCreatureState  *self,
                           const RcCreatureMoment *moment,
                           int                     foot,
                           float                   offset,
                           RcVec3                 *rest);
/* The plans' part of rc_creature_soles(), in metres of the data. */
int
rc_creature_soles_quadruped (const RcCreatureMoment *m, RcCreatureState *s, RcCreatureSole *out);
int rc_creature_soles_bird (const RcCreatureMoment *m, RcCreatureState *s, RcCreatureSole *out);
int rc_creature_soles_bug (const RcCreatureMoment *m, RcCreatureState *s, RcCreatureSole *out);

void rc_creature_sweep (RcMesh          *mesh,
                        const RcSweep   *points,
                        int              n,
                        int              sides,
                        guint            coat,
                        const RcPattern *pattern);
void rc_creature_limb (RcMesh *mesh,
                       RcVec3  from,
                       RcVec3  to,
                       float   length,
                       RcVec3  bend,
                       float   thick,
                       float   thin,
                       RcVec3 *joint);
void rc_creature_blob (RcMesh *mesh, const RcMat4 *base, RcVec3 at, RcVec3 radii, guint colour);
void rc_creature_eyes (RcMesh *mesh, const RcMat4 *head, RcVec3 at, float radius, guint colour);
/* A wing of three joints from the shoulder at @root outwards; @side 1 is the left. */
void rc_creature_wing (RcMesh       *mesh,
                       const RcMat4 *base,
                       RcVec3        root,
                       float         span,
                       float         chord,
                       float         beat,
                       float         fold,
                       int           side,
                       guint         coat,
                       guint         tip);
/* A cone or horn through @points, sharp at its end. */
void rc_creature_spike (RcMesh *mesh, const RcVec3 *points, int n, float radius, guint colour);

void rc_creature_build_quadruped (RcMesh *mesh, const RcCreatureMoment *m, RcCreatureState *s);
void rc_creature_build_bird (RcMesh *mesh, const RcCreatureMoment *m, RcCreatureState *s);
void rc_creature_build_fish (RcMesh *mesh, const RcCreatureMoment *m, RcCreatureState *s);
void rc_creature_build_tentacles (RcMesh *mesh, const RcCreatureMoment *m, RcCreatureState *s);
void rc_creature_build_bug (RcMesh *mesh, const RcCreatureMoment *m, RcCreatureState *s);
void rc_creature_build_serpent (RcMesh *mesh, const RcCreatureMoment *m, RcCreatureState *s);
void rc_creature_build_puppet (RcMesh *mesh, const RcCreatureMoment *m, RcCreatureState *s);

G_END_DECLS
