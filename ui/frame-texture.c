/* frame-texture.c - a frame of the engine as something that GTK can draw
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/frame-texture.h"

/**
 * rc_frame_texture_new:
 * @frame: BGRA8; kept alive by the texture
 *
 * Returns: (transfer full): a texture of the same size
 */
GdkTexture *
rc_frame_texture_new (RcFrame *frame)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (frame != NULL && frame->format == RC_FRAME_BGRA8, NULL);

  bytes = g_bytes_new_with_free_func (frame->data, frame->stride * (gsize)frame->height,
                                      (GDestroyNotify)rc_frame_unref, rc_frame_ref (frame));
  return gdk_memory_texture_new (frame->width, frame->height, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED,
                                 bytes, frame->stride);
}
