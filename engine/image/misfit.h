/* misfit.h - how far what a generator hands over is off what is around the mask, and that made good
 *
 *   rc_misfit_measure (&misfit, base, made, mask);
 *   fitted = rc_misfit_correct (&misfit, made, &error);
 *
 * A generator that draws the surroundings anew as well moves and colours them a little. Where the
 * mask is not, its picture and the base should be the same: what takes one to the other there is
 * what takes it to its place.
 *
 * Thread: any; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct
{
  double right, down;        /* pixels that the middle of it is off */
  double turn, scale;        /* radians; factor */
  double gain[3], offset[3]; /* B, G, R: base = gain × made + offset, levels */
  double before, after; /* mean difference around the mask, levels: as it came, and made good */
} RcMisfit;

/* The misfits of frames in a row. */
typedef struct
{
  RcMisfit kept; /* as a frame is to be put right now */
  RcMisfit sum;
  int      n; /* how many */
} RcMisfitTrail;

/* All of one size; @mask: GRAY8: 0 is what should be the same. Returns: FALSE if too little is */
gboolean
rc_misfit_measure (RcMisfit *self, const RcFrame *base, const RcFrame *made, const RcFrame *mask);
RcFrame *rc_misfit_correct (const RcMisfit *self, const RcFrame *made, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
cJSON *rc_misfit_to_json (const RcMisfit *self);
/* Follows what is measured slowly: a frame that is off by a little more than the one before would
 * be seen. */
void rc_misfit_trail_add (RcMisfitTrail *self, const RcMisfit *now);
/* As take.json of a region keeps it: the mean of all its frames, of which there is one at least. */
cJSON *rc_misfit_trail_to_json (const RcMisfitTrail *self);
/* Returns: (transfer full): for people: "moved 1.2 px, colour 0.8 levels, corrected" */
char    *rc_misfit_dup_text (const RcMisfit *self);
gboolean rc_misfit_from_json (RcMisfit *self, const cJSON *json);

G_END_DECLS
