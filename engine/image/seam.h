/* seam.h - how what is laid under a mask meets what is around it, in the picture and in time
 *
 *   fitted = rc_seam_fit (base, patch, x, y, mask, reach, &error);
 *   rc_seam_harden (coverage);         the coverage with which it is composited
 *
 * A feather mixes two pictures, and where they differ both are seen. In the gradient domain what is
 * laid in keeps its own gradients and takes on the base's levels where the mask ends: P. Pérez,
 * M. Gangnet, A. Blake, Poisson Image Editing (2003), equations 2 to 4, solved for the difference
 * (the membrane of section 2), with a screen: P. Bhat, B. Curless, M. Cohen, C. L. Zitnick, Fourier
 * Analysis of the 2D Screened Poisson Equation for Gradient Domain Problems (2008).
 *
 * What goes on outside the mask and is another thing than what is laid in has no level to meet: it
 * ends as softly as the feather would have let it.
 *
 * Thread: any; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

/* In the picture. */
typedef enum
{
  RC_SEAM_FEATHER,  /* one shines through the other */
  RC_SEAM_GRADIENT, /* levels meet, gradients stay */
} RcSeamKind;

/* In time, at the first and the last frame of a mask. */
typedef enum
{
  RC_ENDS_CUT,
  RC_ENDS_MATCH, /* one picture turns into the other: morph.h */
} RcEnds;

/* How far the levels of what is laid in give way. */
typedef enum
{
  RC_SEAM_WITHIN_FEATHER, /* what is asked for is a level: the core keeps it */
  RC_SEAM_WITHIN_MASK,    /* what is asked for is another picture: all of it */
} RcSeamReach;

RcFrame *rc_seam_fit (const RcFrame *base,
                      const RcFrame *patch,
                      int            x,
                      int            y,
                      const RcFrame *mask,
                      RcSeamReach    reach,
                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void     rc_seam_harden (RcFrame *coverage);

G_END_DECLS
