/* blocking.h - places for the figures and props of a draft
 *
 * The subject stands at the origin; words such as "behind" are kept, everything else is put where
 * it can be seen. No two figures are closer than RC_BLOCKING_GAP, but for who is carried by
 * somebody. Private to engine/script.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/draft.h"

G_BEGIN_DECLS

#define RC_BLOCKING_GAP  0.6 /* metres */
#define RC_BLOCKING_BACK 170 /* degrees that whoever is seen from behind is turned */

#define RC_BLOCKING_CAMERA 6  /* metres to where the camera is thought to be */
#define RC_BLOCKING_SIDE   84 /* degrees that whoever is seen from the side is turned */

/* Place of a thing that is in the air over whoever flies it. */
#define RC_BLOCKING_ALOFT "aloft"

/* Where something goes that stands in a relation, from what it is relative to; metres. */
typedef struct
{
  const char *at;
  double      x, z;
} RcBlockingOffset;

int      rc_blocking_subject (const RcDraft *draft);
void     rc_blocking_place (RcDraft *draft);
void     rc_blocking_separate (RcDraft *draft);
void     rc_blocking_clear (RcDraft *draft);
void     rc_blocking_place_props (RcDraft *draft);
void     rc_blocking_place_work (RcDraft *draft, guint figure);
void     rc_blocking_share_tops (RcDraft *draft);
void     rc_blocking_raise (RcDraft *draft);
void     rc_blocking_place_in_set (RcDraft *draft);
void     rc_blocking_find_room (RcDraft *draft);
void     rc_blocking_go_along (const RcDraft *draft, RcDraftFigure *figure);
double   rc_blocking_way (const RcDraft *draft, double otherwise);
gboolean rc_blocking_is_table (const char *kind);
gboolean rc_blocking_is_going (const char *action);
gboolean rc_blocking_is_raised (const RcDraft *draft, const RcDraftFigure *figure);
void     rc_blocking_put_at_prop (RcDraft *draft, int prop);
void     rc_blocking_put_to_climb (const RcDraft *draft, RcDraftFigure *user, RcStagingProp *out);
gboolean rc_blocking_sits_at_table (const RcDraft *draft, const RcDraftFigure *figure);

double rc_blocking_bearing (double x, double z, double to_x, double to_z);

const RcBlockingOffset *rc_blocking_offset (const char *at);

G_END_DECLS
