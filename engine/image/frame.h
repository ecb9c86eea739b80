/* frame.h - one picture in memory, and the planes that come with it
 *
 * BGRA8 is bytes B, G, R, A in that order, sRGB, alpha premultiplied (255 in finished frames): what
 * cairo calls RGB24/ARGB32 and GStreamer BGRx/BGRA on little-endian machines, so nothing converts.
 * GRAY8 holds masks (0 outside, 255 inside) and object identities (0 is no object).
 * GRAY16 holds depth: 0 at the camera's near plane, 65535 at the far plane and for the sky, linear;
 * or motion (motion.h).
 *
 * Reference counted, any thread; whoever fills a frame does so before sharing it, and nobody writes
 * to a shared frame.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RC_FRAME_BGRA8,
  RC_FRAME_GRAY8,
  RC_FRAME_GRAY16,
} RcFrameFormat;

typedef struct
{
  int           width;  /* pixels, 1 to RC_FRAME_LARGEST */
  int           height; /* pixels, 1 to RC_FRAME_LARGEST */
  RcFrameFormat format;
  gsize         stride; /* bytes from one row to the next: width times bytes per pixel */
  guint8       *data;   /* [height, stride], top row first */
} RcFrame;

typedef struct
{
  int x, y, width, height; /* pixels; empty if width or height is 0 */
} RcRect;

#define RC_FRAME_LARGEST 16384

RcFrame *rc_frame_new (int width, int height, RcFrameFormat format, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RcFrame *rc_frame_copy (const RcFrame *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RcFrame *rc_frame_crop (const RcFrame *self, RcRect rect, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RcFrame *rc_frame_scale (const RcFrame *self, int width, int height, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RcFrame *rc_frame_ref (RcFrame *self);
void     rc_frame_unref (RcFrame *self);
gboolean rc_frame_equal (const RcFrame *a, const RcFrame *b);
RcRect   rc_rect_intersect (RcRect a, RcRect b);
RcRect   rc_frame_covered (const RcFrame *self);
RcRect   rc_frame_grow_rect (const RcFrame *self, RcRect rect, int by);
gsize    rc_frame_bytes_per_pixel (RcFrameFormat format);
gboolean rc_frame_save_png (const RcFrame *self, const char *path, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcFrame, rc_frame_unref)

G_END_DECLS
