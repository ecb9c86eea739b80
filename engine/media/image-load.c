/* image-load.c - an image file as a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/media.h"

#include "engine/base/error.h"
#include "engine/media/image-file.h"
#include "engine/media/pipeline.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Files carry straight alpha, frames premultiplied. */
static void
premultiply (RcFrame *frame)
{
  gsize count = (gsize)frame->width * (gsize)frame->height;

  for (gsize i = 0; i < count; i++)
    {
      guint8 *pixel = frame->data + i * 4;

      if (pixel[3] == 255)
        continue;
      for (int c = 0; c < 3; c++)
        pixel[c] = (guint8)((pixel[c] * pixel[3] + 127) / 255);
    }
}

/* Source: Exif 2.3, orientation: where row 0 and column 0 of the stored picture are */
static RcFrame *
turn_upright (const RcFrame *frame, int orientation, GError **error)
{
  gboolean swap = orientation >= 5;
  gboolean mirror_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  gboolean mirror_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  RcFrame *upright = rc_frame_new (swap ? frame->height : frame->width,
                                   swap ? frame->width : frame->height, RC_FRAME_BGRA8, error);

  if (upright == NULL)
    return NULL;
  for (int y = 0; y < upright->height; y++)
    for (int x = 0; x < upright->width; x++)
      {
        int from_x = swap ? y : x;
        int from_y = swap ? x : y;

        from_x = mirror_x ? frame->width - 1 - from_x : from_x;
        from_y = mirror_y ? frame->height - 1 - from_y : from_y;
        memcpy (upright->data + (gsize)y * upright->stride + (gsize)x * 4,
                frame->data + (gsize)from_y * frame->stride + (gsize)from_x * 4, 4);
      }
  return upright;
}

/* Returns: (transfer full) (nullable): @frame (transfer full), no side longer than @most_size */
static RcFrame *
fit (RcFrame *frame, int most_size, GError **error)
{
  int      longer = MAX (frame->width, frame->height);
  RcFrame *smaller;

  if (most_size < 1 || longer <= most_size)
    return frame;
  smaller = rc_frame_scale (frame, MAX (1, (int)((gint64)frame->width * most_size / longer)),
                            MAX (1, (int)((gint64)frame->height * most_size / longer)), error);
  rc_frame_unref (frame);
  return smaller;
}

static RcFrame *
decode (const char *path, const char *decoder, GCancellable *cancellable, GError **error)
{
  g_autofree char *text =
      g_strdup_printf ("filesrc name=file ! %s ! videoconvert ! video/x-raw, format=BGRA ! "
                       "appsink name=sink sync=false max-buffers=1",
                       decoder);
  g_autoptr (RcPipeline) pipeline = rc_pipeline_new (text, RC_PIPELINE_READS, path, error);
  g_autoptr (GstSample)  sample = NULL;
  GError                *reason = NULL;

  if (pipeline == NULL)
    return NULL;
  g_object_set (rc_pipeline_get (pipeline, "file"), "location", path, NULL);
  if (!rc_pipeline_set_state (pipeline, GST_STATE_PLAYING, error))
    return NULL;
  sample = rc_pipeline_pull (pipeline, rc_pipeline_get (pipeline, "sink"), cancellable, &reason);
  if (sample != NULL)
    return rc_pipeline_frame (sample, error);
  if (reason == NULL)
    g_set_error (&reason, RC_ERROR, RC_ERROR_FORMAT,
                 _ ("“%s” is damaged: there is no picture in it. Choose another file."), path);
  g_propagate_error (error, reason);
  return NULL;
}

static const char *
decoder_for (const RcImageFile *file)
{
  g_autoptr (GstElementFactory) factory =
      file->decoder != NULL ? gst_element_factory_find (file->decoder) : NULL;

  return factory != NULL ? file->decoder : "decodebin";
}

/* Errors: RC_ERROR_FORMAT if the file is something else than an image */
static gboolean
check_is_image (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (RcMediaInfo) info = rc_media_probe (path, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (info->kind == RC_MEDIA_IMAGE)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
               info->kind == RC_MEDIA_VIDEO
                   ? _ ("“%s” is a video, not an image. Choose an image file.")
                   : _ ("“%s” is sound, not an image. Choose an image file."),
               path);
  return FALSE;
}

/**
 * rc_media_load_image:
 * @most_size: pixels that the longer side may have; a larger picture is made smaller; 0 for no
 * limit
 *
 * Returns: (transfer full) (nullable): the picture, upright, BGRA8 premultiplied
 *
 * Errors: those of rc_media_probe(); RC_ERROR_FORMAT if it is no image; RC_ERROR_NO_MEMORY;
 * G_IO_ERROR_CANCELLED
 */
RcFrame *
rc_media_load_image (const char *path, int most_size, GCancellable *cancellable, GError **error)
{
  g_autoptr (RcFrame) frame = NULL;
  RcImageFile         file;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !gst_init_check (NULL, NULL, error) || !rc_image_file_inspect (path, &file, error))
    return NULL;
  if (file.format == NULL && !check_is_image (path, cancellable, error))
    return NULL;
  frame = decode (path, decoder_for (&file), cancellable, error);
  if (frame == NULL)
    return NULL;
  premultiply (frame);
  frame = fit (g_steal_pointer (&frame), most_size, error);
  if (frame == NULL || file.orientation == 1)
    return g_steal_pointer (&frame);
  return turn_upright (frame, file.orientation, error);
}
