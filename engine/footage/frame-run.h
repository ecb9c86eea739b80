/* frame-run.h - the frames of a video, or one picture, one after the other as a request wants them
 *
 * Private to engine/footage. Thread: the engine thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/video-frames.h"
#include "engine/render/generator.h"

G_BEGIN_DECLS

/* What becomes of @frame, borrowed, which is frame @index of the take. */
typedef gboolean (*RcFrameRunFunc) (RcOutput *output, int index, RcFrame *frame, GError **error);

gboolean rc_frame_run (RcVideoReader *video,
                       RcFrame       *still,
                       int            first,
                       RcFrameRunFunc func,
                       RcOutput      *output,
                       GCancellable  *cancellable,
                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
