/* colour-range.h - every pixel of a colour, in any number of pictures
 *
 * The colour is that of a place: the mean of the pixels around it. A pixel belongs to it within a
 * distance in CIE L*a*b* in which lightness counts half, as light and shade change a colour's
 * lightness more than the colour. What stands alone – specks, pin-holes – goes with what is around
 * it, so that the outline of the range (outline.h) is worth keeping in a mask.
 *
 *   range = rc_colour_range_new (picture, 320, 180, 0.12);
 *   coverage = rc_colour_range_find (range, other, &error);
 *   rc_colour_range_free (range);
 *
 * Deterministic. Thread: one at a time. Remembers what it has found out about each of the 2^24
 * colours: 16 MB.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

#define RC_COLOUR_RANGE_LEAST   0.02
#define RC_COLOUR_RANGE_MOST    0.6
#define RC_COLOUR_RANGE_DEFAULT 0.12

typedef struct _RcColourRange RcColourRange;

/* @x, @y: pixels; @tolerance: how far off a colour may be, 0 to 1 */
RcColourRange *rc_colour_range_new (const RcFrame *picture, int x, int y, double tolerance);
void           rc_colour_range_free (RcColourRange *self);
/* Returns: (transfer full): the colour, as "#b04030" */
char *rc_colour_range_dup_name (const RcColourRange *self);
/* Returns: (transfer full) (nullable): GRAY8 of the picture's size. Errors: RC_ERROR_NO_MEMORY */
RcFrame *rc_colour_range_find (RcColourRange *self, const RcFrame *picture, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcColourRange, rc_colour_range_free)

G_END_DECLS
