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

#include <math.h>

G_BEGIN_DECLS

#define RC_CUT_LUMA   16
#define RC_CUT_CHROMA 23 /* of how far blue, and red, are off green */
#define RC_CUT_ALL    (RC_CUT_LUMA * RC_CUT_CHROMA * RC_CUT_CHROMA)

/* As luma and two differences of colour, these finer near grey: khaki and olive are apart, and a
 * thing's lit side has much of the colour of its dark one. */
static inline int
rc_cut_chroma_bin (int difference)
{
  int root = (int)sqrtf ((float)ABS (difference) / 2.0f);

  return RC_CUT_CHROMA / 2 + (difference < 0 ? -root : root);
}

static inline gsize
rc_cut_bin (const guint8 *pixel)
{
  int luma = (pixel[0] + 2 * pixel[1] + pixel[2]) / 4 * RC_CUT_LUMA / 256;
  int blue = rc_cut_chroma_bin (pixel[0] - pixel[1]);
  int red = rc_cut_chroma_bin (pixel[2] - pixel[1]);

  return (gsize)((luma * RC_CUT_CHROMA + blue) * RC_CUT_CHROMA + red);
}

/* @parts: [height, width]; @shares: (out): [RC_CUT_ALL], how likely each colour is where @parts is
 * @value; together 1 */
void
rc_cut_count_colours (const RcFrame *picture, const guint8 *parts, guint8 value, double *shares);
/* What it costs to part neighbours: little where the picture has an edge. @where: (nullable):
 * [height, width], only the bonds of these cells */
void rc_cut_set_bonds (RcGraphCut *cut, const RcFrame *picture, const guint8 *where);

G_END_DECLS
