/* frames.h - the frames of a take as numbered PNG files
 *
 * Thread: engine; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/handoff/movie.h"
#include "engine/render/take-stack.h"

G_BEGIN_DECLS

int rc_handoff_frames (RcTakeStack      *stack,
                       const char       *dir,
                       RcHandoffProgress progress,
                       gpointer          user_data,
                       GCancellable     *cancellable,
                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
