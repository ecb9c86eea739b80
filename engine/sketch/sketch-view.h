/* sketch-view.h - one frame of a staging for a hand to direct
 *
 * Part of sketch.h. Thread: the one that renders.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/request.h"
#include "engine/render/view.h"
#include "engine/sketch/gl/gl-context.h"
#include "engine/sketch/kit/kit.h"

G_BEGIN_DECLS

RcView *rc_sketch_view (RcGlContext     *context,
                        const RcKit     *kit,
                        const RcRequest *request,
                        int              frame,
                        GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
