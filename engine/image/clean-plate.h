/* clean-plate.h - a shot without what is under its mask
 *
 * What one frame hides another one shows: all frames are laid onto one picture, by the movement of
 * the camera, and what is under the mask is left out. What no frame shows is filled with what is
 * around it. One picture fills all frames, so nothing flickers.
 *
 *   plate = rc_clean_plate_new (width, height, n_frames);
 *   rc_clean_plate_add (plate, frame, mask, &error);          for each frame, in order
 *   rc_clean_plate_finish (plate, cancellable, &error);
 *   rc_clean_plate_fill (plate, index, frame, mask);
 *
 * Thread: one at a time; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/places.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RcCleanPlate RcCleanPlate;

RcCleanPlate *rc_clean_plate_new (int width, int height, int n_frames);
void          rc_clean_plate_free (RcCleanPlate *self);
gboolean      rc_clean_plate_add (RcCleanPlate *self, RcFrame *frame, RcFrame *mask, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void     rc_clean_plate_mirror (RcCleanPlate *self);
gboolean rc_clean_plate_finish (RcCleanPlate *self, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* What stands still at a pixel of frame @index: B, G, R; and where that frame is. */
void rc_clean_plate_peek (const RcCleanPlate *self, int index, int x, int y, double bgr[3]);
const RcPlace *rc_clean_plate_place (const RcCleanPlate *self, int index);
void rc_clean_plate_fill (RcCleanPlate *self, int index, RcFrame *frame, const RcFrame *mask);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcCleanPlate, rc_clean_plate_free)

G_END_DECLS
