/* video-frames.h - the frames of a video file, small and at a steady rate, for looking at
 *
 * Thread: any; blocking, some seconds for a long file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/rational.h"
#include "engine/image/frame.h"
#include "engine/media/media.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RcVideoReader RcVideoReader;

/* Frames of a video one after the other, at @rate, all of it in @width × @height pixels with black
 * where it has another shape. @info: of the file at @path */
RcVideoReader *rc_video_reader_new (const char        *path,
                                    const RcMediaInfo *info,
                                    int                width,
                                    int                height,
                                    RcRational         rate,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full) (nullable): BGRA8; NULL at the end, without an error, or with one */
RcFrame *rc_video_reader_next (RcVideoReader *self, GCancellable *cancellable, GError **error);
void     rc_video_reader_free (RcVideoReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcVideoReader, rc_video_reader_free)

/* @size: pixels of the longer side; @rate: frames a second; @most: no more than so many.
 * Returns: (transfer full) (nullable): of RcFrame, at least one */
GPtrArray *rc_video_load_frames (const char   *path,
                                 int           size,
                                 int           rate,
                                 guint         most,
                                 GCancellable *cancellable,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
