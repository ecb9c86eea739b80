/* matte-writer.h - a mask over time as files: grey pictures, or one grey video without loss
 *
 * Thread: any; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/rational.h"
#include "engine/image/mask.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of the frames @first to @last. @path: ends in .mkv: FFV1 in Matroska, of the same length; else a
 * folder, made if it is not there: matte-0000.png and so on, numbered as the frames are. Errors:
 * those of writing; RC_ERROR_UNSUPPORTED if the encoder is missing; G_IO_ERROR_CANCELLED */
gboolean rc_matte_write (const RcMask *mask,
                         int           width,
                         int           height,
                         RcRational    rate,
                         int           first,
                         int           last,
                         const char   *path,
                         GCancellable *cancellable,
                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
