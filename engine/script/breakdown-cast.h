/* breakdown-cast.h - the characters of a script
 *
 * Declared in notes, named as speakers, or introduced in capitals with an age, "MARA (60s), …", or
 * in a few words, "TOMAS, a young sailor, …".
 * Private to engine/script; thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/breakdown.h"
#include "engine/script/names.h"

G_BEGIN_DECLS

typedef struct
{
  GArray  *characters; /* of RcPlanCharacter */
  RcNames *names;      /* of the above, once all are known */
} RcBreakdownCast;

void        rc_breakdown_cast_read (RcBreakdownCast *self, const RcFountain *script);
void        rc_breakdown_cast_clear (RcBreakdownCast *self);
const char *rc_breakdown_cast_name (const RcBreakdownCast *self, const char *name);
char       *rc_breakdown_cast_mention (const RcBreakdownCast *self, const char *text);

G_END_DECLS
