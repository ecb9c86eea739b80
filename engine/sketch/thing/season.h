/* season.h - what a season makes of plants and of the ground (data/kit/seasons.json)
 *
 * Props and pieces of sets say with a mark (“foliage”: leaves, needles, grass, blossom) what of
 * them grows; of that, what has the hue of the mark takes one of the season's colours, as light or
 * dark as it was. Trunks and stones stay as they are. Ground and hills count as marked “ground”.
 *
 * Indoors, and under a sky that is a place's own (space, under water), there are no seasons.
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"
#include "engine/sketch/kit/kit.h"
#include "engine/sketch/shape/mesh.h"

G_BEGIN_DECLS

/* As the scene is built: both NULL where there is no season. */
typedef struct
{
  const cJSON *marks, *season;
} RcSeason;

gboolean rc_season_check (const cJSON *seasons, GError **error);
RcSeason rc_season_of (const RcKit *kit, const RcStaging *staging, const cJSON *set);
/* The kind of prop that stands where @kind does in other seasons. */
const char *rc_season_prop (const RcSeason *self, const char *kind);
guint       rc_season_ground (const RcSeason *self, guint colour);
/* How much snow lies, 0 to 1. */
float rc_season_snow (const RcSeason *self);
/* @first: of the vertices that are the thing's; @own: its own colour, 0xRRGGBB; @seed: things with
 * other seeds may have other colours */
void rc_season_tint (const RcSeason *self,
                     const cJSON    *thing,
                     RcMesh         *mesh,
                     guint           first,
                     guint           own,
                     guint           seed);

G_END_DECLS
