/* blocking.h - places for the figures and props of a draft
 *
 * The subject stands at the origin; words such as "behind" are kept, everything else is put where
 * it can be seen. No two figures are closer than RC_BLOCKING_GAP. Private to engine/script.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/draft.h"

G_BEGIN_DECLS

#define RC_BLOCKING_GAP  0.6 /* metres */
#define RC_BLOCKING_BACK 170 /* degrees that whoever is seen from behind is turned */

/* Where something goes that stands in a relation, from what it is relative to; metres. */
typedef struct
{
  const char *at;
  double      x, z;
} RcBlockingOffset;

int  rc_blocking_subject (const RcDraft *draft);
void rc_blocking_place (RcDraft *draft);
void rc_blocking_place_props (RcDraft *draft);

const RcBlockingOffset *rc_blocking_offset (const char *at);

G_END_DECLS
