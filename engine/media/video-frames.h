/* video-frames.h - the frames of a video file, small and at a steady rate, for looking at
 *
 * Thread: any; blocking, some seconds for a long file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @size: pixels of the longer side; @rate: frames a second; @most: no more than so many.
 * Returns: (transfer full) (nullable): of RcFrame, at least one */
GPtrArray *rc_video_load_frames (const char   *path,
                                 int           size,
                                 int           rate,
                                 guint         most,
                                 GCancellable *cancellable,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
