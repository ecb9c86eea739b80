/* raccord.h - how well a shot follows the one before it
 *
 *   raccord = rc_raccord_new (ends_of_1a, ends_of_1b, "eyeline");
 *   if (!rc_raccord_is_good (raccord)) …  raccord->checks[RC_RACCORD_LIGHT].finding
 *
 * Five checks, each of what an audience notices at a cut: somebody looks different, the light
 * changes, the colours change, two who look at each other no longer do, somebody turns back in
 * mid-step. What cannot be held against each other is not checked. A break that is meant is said so
 * by the shot's property "breaks", and counts no more.
 *
 * Thread: any; immutable.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/raccord/shot-ends.h"

G_BEGIN_DECLS

typedef enum
{
  RC_RACCORD_IDENTITY,
  RC_RACCORD_LIGHT,
  RC_RACCORD_PALETTE,
  RC_RACCORD_EYELINE,
  RC_RACCORD_DIRECTION,
  RC_N_RACCORD_CHECKS,
} RcRaccordCheckId;

/* A check below this is a break. */
#define RC_RACCORD_GOOD 0.5

typedef struct
{
  gboolean applies; /* there was something to hold against something */
  gboolean meant;   /* a break here is intended */
  double   score;   /* 0 broken to 1 perfect */
  char    *finding; /* (nullable): what breaks, a sentence for people; NULL: nothing does */
} RcRaccordCheck;

typedef struct
{
  RcRaccordCheck checks[RC_N_RACCORD_CHECKS];
  double         score;  /* mean of those that apply and are not meant; 1 if none is left */
  guint          breaks; /* so many are below RC_RACCORD_GOOD and not meant */
} RcRaccord;

RcRaccord  *rc_raccord_new (const RcShotEnds *before, const RcShotEnds *after, const char *meant);
void        rc_raccord_free (RcRaccord *self);
gboolean    rc_raccord_is_good (const RcRaccord *self);
const char *rc_raccord_check_nick (RcRaccordCheckId id);
const char *rc_raccord_check_name (RcRaccordCheckId id);
gboolean    rc_raccord_is_meant (const char *meant, RcRaccordCheckId id);
char       *rc_raccord_dup_meant (const char *meant, RcRaccordCheckId id, gboolean is);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcRaccord, rc_raccord_free)

G_END_DECLS
