/* media.h - what a file is, and its first picture: probing and decoding through GStreamer
 *
 * Blocking: call from the engine thread or a GTask thread, never from the one that draws.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/rational.h"
#include "engine/image/frame.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  RC_MEDIA_IMAGE,
  RC_MEDIA_VIDEO,
  RC_MEDIA_AUDIO,
} RcMediaKind;

typedef struct
{
  RcMediaKind kind;
  int         width, height; /* pixels; 0 for audio */
  RcRational  rate;          /* frames a second; 0 for images and audio */
  double      seconds;       /* 0 for images */
  gboolean    has_sound;
  char       *format; /* for people: "PNG image", "H.264 video" */
} RcMediaInfo;

gboolean     rc_media_init (GError **error) G_GNUC_WARN_UNUSED_RESULT;
RcMediaInfo *rc_media_probe (const char *path, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void rc_media_info_free (RcMediaInfo *self);
RcFrame *
rc_media_load_image (const char *path, int most_size, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RcFrame *
rc_media_load_thumbnail (const char *path, int most_size, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcMediaInfo, rc_media_info_free)

G_END_DECLS
