/* prop.h - things: building a prop of data/kit/props.json from its primitives
 *
 * An unknown kind becomes its nearest known thing, else a plain crate of a thing: never nothing.
 *
 * Thread: one at a time per mesh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/kit/kit.h"
#include "engine/sketch/shape/mesh.h"

G_BEGIN_DECLS

/* The light a thing gives, in its own coordinates. */
typedef struct
{
  RcVec3 at;
  float  colour[3];
  float  range;  /* metres; 0: none */
  float  halo;   /* metres: the glow around it */
  float  beam;   /* metres: how far a beam reaches, 0 for none */
  float  spread; /* of the beam, metres a metre */
} RcLamp;

/* How far the joints of a thing have turned, radians; wheels by metres travelled. */
typedef struct
{
  float travelled, rotor, propeller, pendulum, lid, door;
} RcPropPose;

const cJSON *rc_prop_resolve (const RcKit *kit, const char *kind, const char *name);
RcVec3       rc_prop_size (const cJSON *prop);
gboolean     rc_prop_lamp (const cJSON *prop, RcLamp *lamp);
void rc_prop_build_part (RcMesh *mesh, const cJSON *part, const RcMat4 *at, guint body, float glow);
void rc_prop_build (RcMesh *mesh, const cJSON *prop, const RcMat4 *at, guint body, float glow);
void
rc_prop_build_fixed (RcMesh *mesh, const cJSON *prop, const RcMat4 *at, guint body, float glow);
void rc_prop_build_joints (RcMesh           *mesh,
                           const cJSON      *prop,
                           const RcMat4     *at,
                           const RcPropPose *pose,
                           guint             body,
                           float             glow);

G_END_DECLS
