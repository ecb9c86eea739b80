/* mask-overlay.h - how a mask looks on the picture: tinted where it covers, dashed along its edge
 *
 * Plain pixels, no GTK. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue, alpha; /* 0..1, not premultiplied */
} RcOverlayColour;

typedef struct
{
  RcOverlayColour tint;      /* full coverage; less where the mask is soft */
  RcOverlayColour dash, gap; /* the two colours of the outline */
  int             period;    /* pixels from one dash to the next */
  int             phase;     /* pixels by which the dashes are shifted: makes them walk */
  int             thickness; /* pixels of the outline, 0 (none) to 4 */
} RcOverlayStyle;

/* The same of a part of the mask, with what lies around it: @part is of pixels, within the mask. */
RcFrame *rc_mask_overlay_draw_part (const RcFrame        *mask,
                                    RcRect                part,
                                    const RcOverlayStyle *style,
                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;
RcFrame *
rc_mask_overlay_matte_part (const RcFrame *mask, RcRect part, gboolean cut_out, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

RcFrame *rc_mask_overlay_draw (const RcFrame *mask, const RcOverlayStyle *style, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
double rc_mask_overlay_share (const RcFrame *mask);

G_END_DECLS
