/* places.h - where the frames of a shot are on one plane, by the movement of the camera
 *
 *   places = rc_places_new (width, height, n_frames);
 *   rc_places_add (places, frame, mask, &error);          for each frame, in order
 *   rc_place_put (rc_places_at (places, index), x, y, &px, &py);
 *
 * Thread: one at a time; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

/* From pixels of a frame, off its middle, to pixels off the middle of the first one: a turn with a
 * scale, and a shift. */
typedef struct
{
  double a, b, x, y;
} RcPlace;

typedef struct _RcPlaces RcPlaces;

RcPlaces *rc_places_new (int width, int height, int n_frames);
void      rc_places_free (RcPlaces *self);
/* @mask: (nullable): GRAY8: what is above 0 in it goes its own way */
gboolean rc_places_add (RcPlaces *self, RcFrame *frame, RcFrame *mask, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
int            rc_places_n (const RcPlaces *self);
const RcPlace *rc_places_at (const RcPlaces *self, int index);

void    rc_place_put (const RcPlace *self, double x, double y, double *px, double *py);
void    rc_place_back (const RcPlace *self, double px, double py, double *x, double *y);
RcPlace rc_place_chain (const RcPlace *place, const RcPlace *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcPlaces, rc_places_free)

G_END_DECLS
