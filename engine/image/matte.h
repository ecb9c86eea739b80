/* matte.h - a figure cut out of its picture
 *
 * A picture that has an alpha of its own keeps it. Else the background is what the borders show,
 * the figure what differs from it, and the edge between them is refined to parts of a pixel.
 *
 * Deterministic. Thread: any; about 0.1 s for a megapixel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

gboolean rc_matte_has_alpha (const RcFrame *picture);
RcFrame *rc_matte_cut_out (const RcFrame *picture, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
