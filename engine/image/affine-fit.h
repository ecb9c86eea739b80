/* affine-fit.h - the transform that most of many pairs of points agree on
 *
 * Private to engine/image. Fischler and Bolles, "Random Sample Consensus", 1981, with samples of
 * two points and a fixed seed; then least squares on those that agree: a similarity, or an affine
 * transform where that explains them clearly better.
 *
 * Deterministic. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* x' = m[0] x + m[1] y + m[2], y' = m[3] x + m[4] y + m[5] */
typedef struct
{
  double m[6];
} RcAffine;

void rc_affine_apply (const RcAffine *self, double x, double y, double to[2]);
/* First @first, then @then. */
RcAffine rc_affine_compose (const RcAffine *then, const RcAffine *first);
/* Returns: FALSE if it leaves nothing of the plane */
gboolean rc_affine_invert (const RcAffine *self, RcAffine *back);

/* @from, @to: x, y pairs; @n_sure: of them, from the first on, are the ones that decide, the others
 * only make it more exact; @within: how far one may be off to agree; @share: (out): of those that
 * decide, how many agree. Returns: FALSE if there are too few */
gboolean rc_affine_fit (RcAffine     *self,
                        const double *from,
                        const double *to,
                        guint         n,
                        guint         n_sure,
                        double        within,
                        double       *share);

G_END_DECLS
