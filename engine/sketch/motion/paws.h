/* paws.h - where the feet of an animal stand while it goes its way
 *
 * As gait.h, for up to eight feet: each step is planned beforehand, and a foot that stands does not
 * move, whether the animal goes on, turns or comes to a stand.
 *
 * Thread: any; plain values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/creature/creature.h"

G_BEGIN_DECLS

#define RC_PAWS_PLANTS 128

typedef struct
{
  float    from, to; /* seconds */
  float    x, y, z;
  float    lift;   /* metres that the foot is lifted on the way here */
  gboolean leaves; /* afterwards it is where its action has it */
} RcPaw;

typedef struct
{
  RcPaw paws[RC_CREATURE_FEET][RC_PAWS_PLANTS];
  int   n[RC_CREATURE_FEET];
  float until; /* seconds that are planned */
} RcPaws;

void rc_paws_at (const RcPaws *self, float seconds, RcCreatureFoot feet[RC_CREATURE_FEET]);

G_END_DECLS
