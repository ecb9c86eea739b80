/* pick.h - what is meant by a click into a picture, or by a scribble, as coverage
 *
 * A thing: what differs in colour from the picture's border and hangs together with the click, with
 * its edge where the picture has one: Rother, Kolmogorov and Blake, "GrabCut", 2004, with
 * histograms. An identity: every pixel of the same value in an identity pass. Colours:
 * colour-range.h.
 *
 * Deterministic. Thread: any; a thing takes about 0.2 s.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

/* Each returns: (transfer full) (nullable): GRAY8 of the picture's size. Errors: RC_ERROR_NO_MEMORY
 */
/* @places: x and y of @n places that the thing has for certain, at least one; fractions of the
 * picture */
RcFrame *rc_pick_thing (const RcFrame *picture, const double *places, guint n, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* @values: which ones of the pass are meant */
RcFrame *rc_pick_identity (const RcFrame *identity, const gboolean values[256], GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
