/* colour-cut.h - what a graph cut of a picture costs: colours inside and outside, edges between
 *
 * Private to engine/image. Rother, Kolmogorov and Blake, "GrabCut", 2004, with histograms: what
 * pick.h cuts a thing out with, and silhouette.h follows one with.
 *
 * Deterministic. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "engine/image/graph-cut.h"

G_BEGIN_DECLS

#define RC_CUT_BINS 12 /* of each channel */
#define RC_CUT_ALL  (RC_CUT_BINS * RC_CUT_BINS * RC_CUT_BINS)

static inline gsize
rc_cut_bin (const guint8 *pixel)
{
  return (gsize)(pixel[0] * RC_CUT_BINS / 256 * RC_CUT_BINS + pixel[1] * RC_CUT_BINS / 256) *
             RC_CUT_BINS +
         (gsize)(pixel[2] * RC_CUT_BINS / 256);
}

/* @parts: [height, width]; @shares: (out): [RC_CUT_ALL], how likely each colour is where @parts is
 * @value; together 1 */
void
rc_cut_count_colours (const RcFrame *picture, const guint8 *parts, guint8 value, double *shares);
/* What it costs to part neighbours: little where the picture has an edge. @where: (nullable):
 * [height, width], only the bonds of these cells */
void rc_cut_set_bonds (RcGraphCut *cut, const RcFrame *picture, const guint8 *where);

G_END_DECLS
