/* take-filter.h - which takes of a shot are listed: all, the starred, those not rejected, or those
 * of one generator
 *
 * Plain values, no widgets. Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/film.h"

G_BEGIN_DECLS

typedef enum
{
  RC_TAKES_ALL,
  RC_TAKES_STARRED,
  RC_TAKES_NOT_REJECTED,
  RC_TAKES_OF_GENERATOR,
} RcTakesShown;

typedef struct
{
  RcTakesShown shown;
  char        *generator; /* nullable; with RC_TAKES_OF_GENERATOR: its id */
} RcTakeFilter;

gboolean   rc_take_filter_match (const RcTakeFilter *self, RcTake *take);
GPtrArray *rc_take_filter_list (const RcTakeFilter *self, RcShot *shot);
GStrv      rc_shot_list_generators (RcShot *shot);

G_END_DECLS
