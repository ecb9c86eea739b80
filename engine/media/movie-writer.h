/* movie-writer.h - an MP4 being written: H.264 and, where there is sound, AAC
 *
 * Frames go in one by one at a constant rate; sound is given as files with their place in time, and
 * is mixed under the picture. Written beside and renamed when whole: an interrupted export leaves
 * the old file.
 *
 * Thread: one at a time; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/rational.h"
#include "engine/image/frame.h"
#include "engine/media/sound.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RcMovieWriter RcMovieWriter;

RcMovieWriter *rc_movie_writer_new (const char         *path,
                                    int                 width,
                                    int                 height,
                                    RcRational          rate,
                                    const RcMovieSound *sounds,
                                    guint               n_sounds,
                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       rc_movie_writer_add (RcMovieWriter *self, RcFrame *frame, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_movie_writer_finish (RcMovieWriter *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void     rc_movie_writer_free (RcMovieWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcMovieWriter, rc_movie_writer_free)

G_END_DECLS
