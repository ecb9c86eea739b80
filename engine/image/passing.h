/* passing.h - what goes by behind the place of what was removed
 *
 * A clean plate is what stands still. Who walks by behind the mask would stop at its edge and come
 * out at the other one. So what differs from the plate around the mask is followed from frame to
 * frame, and where the same is seen before and after along that way, it is put between.
 *
 *   passing = rc_passing_new (plate, n_frames);
 *   rc_passing_add (passing, frame, mask);                 for each frame, in order
 *   rc_passing_fill (passing, index, frame, mask);         after rc_clean_plate_fill()
 *
 * Thread: one at a time; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/clean-plate.h"

G_BEGIN_DECLS

/* Frames, each way, that are looked at. */
#define RC_PASSING_REACH 20

typedef struct _RcPassing RcPassing;

/* @plate: not owned; finished */
RcPassing *rc_passing_new (const RcCleanPlate *plate, int n_frames);
void       rc_passing_free (RcPassing *self);
/* @frame, @mask: kept until they are RC_PASSING_REACH frames behind what was filled last */
void rc_passing_add (RcPassing *self, RcFrame *frame, RcFrame *mask);
/* When the RC_PASSING_REACH frames after @index are in, or all. */
void rc_passing_fill (RcPassing *self, int index, RcFrame *frame, const RcFrame *mask);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcPassing, rc_passing_free)

G_END_DECLS
