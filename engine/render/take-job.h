/* take-job.h - the job that turns a request into a take on disk
 *
 * If takes/HASH/ is already there, nothing is rendered and the result says `reused`. Frames are
 * announced as they come (RC_EVENT_FRAME): a coarse one first, then the finished ones; for a region
 * the announced frames are the composite over its base, and over and under the other regions there
 * if these are given.
 *
 * A region's take holds only its tiles: take.json has "area": [x, y, width, height] and "first",
 * and "misfit" (engine/image/misfit.h)
 * if its generator drew the surroundings anew; and frames.mkv has the area's size and the mask's
 * frames. rc_take_stack.h lays it over the base.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/generator.h"
#include "engine/render/queue.h"
#include "engine/render/take-among.h"

G_BEGIN_DECLS

typedef struct
{
  char    *hash;
  char    *dir; /* takes/HASH */
  int      frames;
  double   seconds; /* how long it took; of the first rendering if reused */
  gboolean reused;
} RcTakeResult;

RcJobSpec rc_take_job (const RcGenerator *generator,
                       RcRequest         *request,
                       int                start,
                       RcTakeAmong       *among,
                       RcPriority         priority);
void      rc_take_result_free (RcTakeResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcTakeResult, rc_take_result_free)

G_END_DECLS
