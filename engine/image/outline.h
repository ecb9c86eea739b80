/* outline.h - coverage turned into the rings of an outline shape of a mask
 *
 * The rings run along the edges of the pixels that are covered by half or more, holes as rings of
 * their own, made simpler as far as no point moves by more than a tolerance: Douglas and Peucker,
 * "Algorithms for the Reduction of the Number of Points", 1973.
 *
 *   shape = rc_outline_shape_new ();
 *   for (int i = first; i <= last; i++)
 *     rc_outline_shape_add (shape, i, coverage[i], RC_OUTLINE_TOLERANCE);
 *
 * Deterministic. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/image/frame.h"

G_BEGIN_DECLS

#define RC_OUTLINE_TOLERANCE 0.75 /* pixels: what makes a staircase a straight line */

/* Returns: (transfer full): the list "rings"; empty if nothing is covered */
cJSON *rc_outline_rings (const RcFrame *coverage, double tolerance);

/* An outline that has a key for each frame whose coverage is not that of the frame before. */
cJSON   *rc_outline_shape_new (void);
gboolean rc_shape_add_drawn_key (cJSON *shape, int frame, const char *name, cJSON *drawn);
void     rc_outline_shape_add (cJSON *shape, int frame, const RcFrame *coverage, double tolerance);

G_END_DECLS
