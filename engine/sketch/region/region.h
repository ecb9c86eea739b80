/* region.h - a region of a take drawn anew, and nothing else of it
 *
 * The scene of the base is set up again with what the region's prompt changes, and only the
 * bounds of the mask are drawn, the rest of its tiles is black; what the prompt does not touch
 * comes out as it was, bit for bit. Lighter, darker, warmer and cooler are laid on the base's own
 * frames.
 *
 * Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/generator.h"
#include "engine/sketch/picture/renderer.h"

G_BEGIN_DECLS

gboolean rc_region_render (RcGlContext     *context,
                           const RcKit     *kit,
                           const RcRequest *request,
                           RcDialogue      *dialogue,
                           RcOutput        *output,
                           GCancellable    *cancellable,
                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
