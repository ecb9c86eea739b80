/* image-file.h - what an image file says about itself, before it is decoded
 *
 * Private to engine/media. Decoders show what there is of a file that is cut short and fill the
 * rest with grey; here its structure is followed to the end, so that it is refused instead.
 *
 * Thread: any; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *format;        /* for people: "PNG image"; NULL if it is none of those known here */
  const char *decoder;       /* the GStreamer element */
  int         width, height; /* pixels, as stored */
  int         orientation;   /* 1 to 8 as in EXIF; 1 is upright */
} RcImageFile;

gboolean rc_image_file_check (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_image_file_inspect (const char *path, RcImageFile *file, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
