/* silhouette.h - the silhouette of what moves by itself, followed from one picture to the next
 *
 * Private to engine/image. Blocks of the thing and of what is around it are followed on their own
 * (silhouette-flow.h); near where that leads the outline, a graph cut decides (colour-cut.h): by
 * which of the two explains a pixel better, by the colours of both as they were in the first
 * picture and in the last, and by the edges there.
 *
 *   silhouette = rc_silhouette_new (picture, coverage, &error);
 *   next = rc_silhouette_follow (silhouette, picture, &affine, &sure, &error);
 *
 * Deterministic. Thread: one at a time; some thirty milliseconds a picture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/affine-fit.h"
#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct _RcSilhouette RcSilhouette;

/* Shares of the thing, 0 to 1. */
typedef struct
{
  double sure;  /* that was found again */
  double apart; /* that is not where the whole would have it but elsewhere, both plainly seen */
} RcSilhouetteSeen;

/* @picture: BGRA8; @coverage: GRAY8 of its size: the thing where it is 128 or more. Errors:
 * RC_ERROR_NO_MEMORY */
RcSilhouette *rc_silhouette_new (const RcFrame *picture, const RcFrame *coverage, GError **error);
void          rc_silhouette_free (RcSilhouette *self);
/* Whether the thing ends where the picture has edges. */
gboolean rc_silhouette_is_edged (const RcSilhouette *self);
/* On to @next, where the last one went over by about @guess. @whole: (nullable): where the thing
 * would be if it went over as a whole, GRAY8. Returns: (transfer full) (nullable): GRAY8 */
RcFrame *rc_silhouette_follow (RcSilhouette     *self,
                               const RcFrame    *next,
                               const RcAffine   *guess,
                               const RcFrame    *whole,
                               RcSilhouetteSeen *seen,
                               GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcSilhouette, rc_silhouette_free)

G_END_DECLS
