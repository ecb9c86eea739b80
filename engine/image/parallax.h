/* parallax.h - what is under a mask, seen from where it is not, though near and far go apart
 *
 * A clean plate is one plane. Where the camera goes, what is near goes past what is far, so for
 * each pixel under the mask it is asked how near it would have to be for the frames that see it to
 * agree: R. T. Collins, A Space-Sweep Approach to True Multi-Image Matching (1996), with the
 * frames' cameras of views.h. The frames that are asked are the same for the whole shot, so
 * nothing flickers.
 *
 *   parallax = rc_parallax_new (width, height, n_frames);
 *   rc_parallax_add (parallax, frame, mask, &error);         for each frame, in order
 *   rc_parallax_fill (parallax, index, frame, mask, cancellable, &error);
 *                                                            after rc_clean_plate_fill()
 *
 * Thread: one at a time; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RcParallax RcParallax;

RcParallax *rc_parallax_new (int width, int height, int n_frames);
void        rc_parallax_free (RcParallax *self);
/* @frame: BGRA8, kept if it is one of those that are asked; @mask: GRAY8: above 0 it is hidden.
 * Errors: RC_ERROR_NO_MEMORY */
gboolean rc_parallax_add (RcParallax *self, RcFrame *frame, RcFrame *mask, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* @frame: (inout): changed under @mask only, where another frame shows what is there.
 * Errors: G_IO_ERROR_CANCELLED: noticed within a row */
gboolean rc_parallax_fill (RcParallax    *self,
                           int            index,
                           RcFrame       *frame,
                           const RcFrame *mask,
                           GCancellable  *cancellable,
                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcParallax, rc_parallax_free)

G_END_DECLS
