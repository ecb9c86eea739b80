/* patch-fit.h - what a generator hands over for a region, put right before it is kept
 *
 *   fit = rc_patch_fit_new (request, base, output);
 *   fitted = rc_patch_fit_frame (fit, 12, coverage, patch, &error);       each frame
 *
 * In this order: aligned with what is around the mask and in its colours, if the generator drew
 * that anew (misfit.h); as strong as the region asks for; its edge in the gradient domain, if the
 * region asks for it (seam.h); turned into from the base and back into it at its ends, if the
 * region asks for it (morph.h); with as much grain as the base has, if that was filmed (grain.h).
 *
 * Thread: one at a time; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/take-reader.h"
#include "engine/render/generator.h"

G_BEGIN_DECLS

typedef struct _RcPatchFit RcPatchFit;

/* All are borrowed; @output as it is filled in when the generator begins. */
RcPatchFit *rc_patch_fit_new (const RcRequest *request, RcTakeReader *base, const RcOutput *output);
void        rc_patch_fit_free (RcPatchFit *self);
/* @coverage: the mask, GRAY8 of the whole frame, as it was rasterised. */
RcFrame *rc_patch_fit_frame (RcPatchFit    *self,
                             int            index,
                             const RcFrame *coverage,
                             RcFrame       *patch,
                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full) (nullable): the mean misfit of all frames, if any was measured */
cJSON *rc_patch_fit_misfit (const RcPatchFit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcPatchFit, rc_patch_fit_free)

G_END_DECLS
