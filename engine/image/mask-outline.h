/* mask-outline.h - a mask that takes another outline at every frame that it is tracked into
 *
 * Private to engine/image. Such a mask is one outline shape, whose keys give it its rings; where it
 * lies is still said by the keys of the mask. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/affine-fit.h"
#include "engine/image/mask-private.h"

G_BEGIN_DECLS

/* Whether @mask was drawn by free hand, or picked, and can become one outline: a rectangle, an
 * ellipse and a gradient stay what they are. */
gboolean rc_mask_is_free_form (const RcMask *mask);
/* Returns: (transfer full): what the shapes of @mask cover at @frame, before anything is done to
 * the whole: not feathered, grown, inverted or faded. Errors: RC_ERROR_NO_MEMORY */
RcFrame *
rc_mask_rasterise_shapes (const RcMask *mask, int width, int height, int frame, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* @json: becomes a mask of one outline if it is none, as @coverage has it where the mask lies as
 * @pose says, in pixels. Returns: (transfer none): that shape */
cJSON *rc_mask_become_outline (cJSON *json, const RcFrame *coverage, const RcAffine *pose);
/* A key at @frame, tracked; @coverage: (nullable): of the mask as it lies by @pose, NULL: the rings
 * of the shape itself */
void rc_mask_put_outline (cJSON *shape, int frame, const RcFrame *coverage, const RcAffine *pose);

G_END_DECLS
