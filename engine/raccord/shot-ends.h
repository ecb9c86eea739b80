/* shot-ends.h - what a take shows where it begins and where it ends: whom, where they look and go,
 * how light it is and in which colours
 *
 * Places come from the staging that the take was made from, colours from its pictures. Footage has
 * no figures that are known of: only its colours can be held against another shot's.
 *
 * Thread: any; immutable once read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/palette.h"
#include "engine/render/request.h"
#include "engine/render/take-stack.h"
#include "engine/script/staging.h"
#include "engine/sketch/kit/kit.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean seen; /* its head, or the middle of what has none, is in the picture */
  float    x;    /* of it: -1 the left edge, 1 the right one */
  float looks;   /* the way it is turned, sideways in the picture: -1 to the left, 1 to the right */
  float goes;    /* to the right, picture widths a second; below 0 to the left */
  int   at;      /* index of the figure it looks at, -1: nobody */
} RcEndFigure;

typedef struct
{
  RcEndFigure *figures;  /* by index of the staging */
  gboolean     pictured; /* the next one is known */
  RcPalette    palette;
} RcShotEnd;

typedef struct
{
  gboolean     staged; /* what follows is known of; else only the pictures are */
  RcStaging   *staging;
  RcKitWeather weather;
  RcShotEnd    first, last;
} RcShotEnds;

RcShotEnds *rc_shot_ends_new (const RcKit          *kit,
                              const RcStaging      *staging,
                              const RcRequestShape *shape,
                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;
RcShotEnds *rc_shot_ends_read (const RcKit *kit, RcTakeStack *stack, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void rc_shot_ends_set_picture (RcShotEnd *end, const RcFrame *frame);
void rc_shot_ends_free (RcShotEnds *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcShotEnds, rc_shot_ends_free)

G_END_DECLS
