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

/* @from, @to: x, y pairs; @within: how far one may be off to agree; @share: (out): of the pairs
 * that agree. Returns: FALSE if there are too few */
gboolean rc_affine_fit (RcAffine     *self,
                        const double *from,
                        const double *to,
                        guint         n,
                        double        within,
                        double       *share);

G_END_DECLS
