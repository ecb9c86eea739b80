/* extend.h - more of a sketch than a take of it has: around its frames, before and after them
 *
 * The staging of the take is set up as it was, and a wider picture of it is drawn, or another
 * moment; where the take has frames they are in it, byte for byte.
 *
 * Needs a current context. Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/generator.h"
#include "engine/sketch/picture/renderer.h"

G_BEGIN_DECLS

/* @request: one with "extend". Polls @cancellable once a frame. Errors: as rc_extend_base() and the
 * scene's. */
gboolean rc_sketch_extend (RcGlContext     *context,
                           const RcKit     *kit,
                           const RcRequest *request,
                           RcDialogue      *dialogue,
                           RcOutput        *output,
                           GCancellable    *cancellable,
                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
