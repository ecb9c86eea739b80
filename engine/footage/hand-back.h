/* hand-back.h - what another tool has made of a take, laid in as a region of it
 *
 * The frames of the video, or the picture, in the size and at the rate of the take. One that is as
 * long as the take begins with it; a shorter one begins where the mask does, and its last frame
 * stays. What it moved or coloured around the mask is made good: see engine/image/misfit.h.
 *
 * Thread: the engine thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/generator.h"

G_BEGIN_DECLS

gboolean rc_hand_back_render (const RcRequest *request,
                              RcOutput        *output,
                              GCancellable    *cancellable,
                              GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
