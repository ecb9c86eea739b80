/* extend.h - a take with more room around it, or more time
 *
 * The frames of the base are in it as they are, byte for byte. The room beside them is what its
 * other frames show there, and where none does, patches of what is near; one picture for all
 * frames, so it does not flicker. After its last frame, and before its first, the picture holds:
 * the camera comes to rest as it was moving, coming a little nearer.
 *
 * Thread: the engine thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/take-reader.h"
#include "engine/render/generator.h"

G_BEGIN_DECLS

/* What is there already, and its sound with silence before and after. Errors: as
 * rc_take_reader_new(); RC_ERROR_INVALID if the base has another size than the request says. */
RcTakeReader *rc_extend_open_base (const RcRequest *request, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_extend_hand_over_sound (const RcRequest *request,
                                    RcTakeReader    *base,
                                    RcOutput        *output,
                                    GCancellable    *cancellable,
                                    GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_extend_render (const RcRequest *request,
                           RcOutput        *output,
                           GCancellable    *cancellable,
                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
