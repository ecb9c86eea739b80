/* mask-matte.h - soft coverage kept as it is: the matte shape of a mask
 *
 * An outline runs where half is covered; hair, smoke and motion blur need every level. A matte
 * keeps them: one picture of eight bits, or one for each frame that is another than the one before,
 * each cut to what is covered and compressed without loss (see mask.h). It lies in the mask itself,
 * so that undo, copies, requests and their hashes hold it as they hold every shape.
 *
 *   gsize size = 0;
 *   shape = rc_matte_shape_new ();
 *   for (int i = first; i <= last; i++)
 *     rc_matte_shape_add (shape, i, coverage[i], &size, &error);
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/image/frame.h"

G_BEGIN_DECLS

/* Whether an outline would lose something: more than the rim of hard edges is grey. */
gboolean rc_matte_is_soft (const RcFrame *coverage);

cJSON *rc_matte_shape_new (void);
/* @coverage: GRAY8. @size: (inout): characters that the pictures of the shape have, 0 at first.
 * Errors: RC_ERROR_NO_MEMORY; RC_ERROR_INVALID if it all becomes more than a film's folder should
 * carry in one mask */
gboolean
rc_matte_shape_add (cJSON *shape, int frame, const RcFrame *coverage, gsize *size, GError **error);
/* One picture for all frames. */
cJSON *rc_matte_shape_new_still (const RcFrame *coverage, GError **error);

G_END_DECLS
