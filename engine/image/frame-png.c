/* frame-png.c - a picture saved as a PNG file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/frame.h"

#include "engine/base/error.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
is_opaque (const RcFrame *frame)
{
  gsize length = frame->stride * (gsize)frame->height;

  for (gsize i = 3; i < length; i += 4)
    if (frame->data[i] != 255)
      return FALSE;
  return TRUE;
}

/* Depth and masks as grey in three channels. */
static RcFrame *
frame_from_grey (const RcFrame *grey, GError **error)
{
  RcFrame *frame = rc_frame_new (grey->width, grey->height, RC_FRAME_BGRA8, error);
  gsize    count = (gsize)grey->width * (gsize)grey->height;

  if (frame == NULL)
    return NULL;
  for (gsize i = 0; i < count; i++)
    {
      guint8 value = grey->data[i * (grey->format == RC_FRAME_GRAY16 ? 2 : 1)];

      if (grey->format == RC_FRAME_GRAY16)
        value = (guint8)((((const guint16 *)(const void *)grey->data)[i] + 128u) / 257u);
      frame->data[i * 4] = frame->data[i * 4 + 1] = frame->data[i * 4 + 2] = value;
      frame->data[i * 4 + 3] = 255;
    }
  return frame;
}

/**
 * rc_frame_save_png:
 * @path: replaced only when the new file is whole
 *
 * Masks and depth are saved as grey pictures of 8 bits. The file has an alpha channel only if the
 * frame has a pixel that is not opaque.
 *
 * Errors: RC_ERROR_NO_MEMORY; G_FILE_ERROR, naming the file, if it cannot be written.
 */
gboolean
rc_frame_save_png (const RcFrame *self, const char *path, GError **error)
{
  g_autoptr (RcFrame)    grey = NULL;
  g_autoptr (GByteArray) png = g_byte_array_new ();
  const RcFrame         *frame = self;
  cairo_format_t         format;
  cairo_surface_t       *surface;
  cairo_status_t         status;

  if (self->format != RC_FRAME_BGRA8)
    {
      frame = grey = frame_from_grey (self, error);
      if (grey == NULL)
        return FALSE;
    }
  format = is_opaque (frame) ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
  surface = cairo_image_surface_create_for_data (frame->data, format, frame->width, frame->height,
                                                 (int)frame->stride);
  status = cairo_surface_write_to_png_stream (surface, append, png);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NO_MEMORY,
                   _ ("The picture “%s” could not be made: %s."), path,
                   cairo_status_to_string (status));
      return FALSE;
    }
  return g_file_set_contents_full (path, (const char *)png->data, (gssize)png->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}
