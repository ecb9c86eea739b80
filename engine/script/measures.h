/* measures.h - how large the things of the kit are, for whoever stands on them or lies in them
 *
 * Private to engine/script. Read when first asked for, immutable after that; thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Metres at scale 1; the origin is the middle of it on the ground. */
/* metres: an animal that is not higher goes along on what others go past, leaves and mushrooms */
#define RC_TINY 0.15

typedef struct
{
  double   width, height, depth;
  double   top;              /* what is on it is so high: its seat, its surface */
  double   rim;              /* what is in it looks out over this */
  double   floor;            /* what is in it stands so high */
  double   slope;            /* of its roof: how much lower it is for each metre from the middle */
  double   perch_x, perch_z; /* where one is on it: on a branch, on a bonnet */
  double   climb;            /* z of its trunk or ladder that people climb, 0: they do not */
  gboolean seat;             /* people sit down on it */
} RcMeasure;

/* Of a set, whose subject stands at the origin. */
typedef struct
{
  gboolean has_window; /* in the back wall */
  double   window_x, window_y, window_z;
  double   stand_x, stand_z; /* where one stands at it */
  gboolean has_way;          /* people and cars go along it */
  double   way_facing, way_z;
  gboolean has_shore;
  double   shore; /* z where the ground goes under water */
} RcPlace;

typedef struct _RcMeasures RcMeasures;

RcMeasures      *rc_measures_new (void);
void             rc_measures_free (RcMeasures *self);
const RcMeasure *rc_measures_of_prop (RcMeasures *self, const char *kind);
const RcPlace   *rc_measures_of_set (RcMeasures *self, const char *set);

G_END_DECLS
