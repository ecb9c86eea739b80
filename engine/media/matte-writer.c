/* matte-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/matte-writer.h"

#include "engine/base/error.h"
#include "engine/media/pipeline.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>

/* FFV1 version 3 holds grey of eight bits as it is. */
#define VIDEO                                                                                      \
  "appsrc name=matte format=time block=true max-bytes=%zu ! "                                      \
  "video/x-raw, format=GRAY8, width=%d, height=%d, framerate=%d/%d ! "                             \
  "avenc_ffv1 gop-size=1 threads=1 ! matroskamux ! filesink name=file"

static RcPipeline *
start_video (int width, int height, RcRational rate, const char *path, GError **error)
{
  g_autofree char *description = g_strdup_printf (VIDEO, (gsize)width * (gsize)height * 4, width,
                                                  height, (int)rate.num, (int)rate.den);
  g_autoptr (RcPipeline) pipeline = NULL;

  if (!gst_init_check (NULL, NULL, error))
    return NULL;
  pipeline = rc_pipeline_new (description, RC_PIPELINE_WRITES, path, error);
  if (pipeline == NULL)
    return NULL;
  g_object_set (rc_pipeline_get (pipeline, "file"), "location", path, NULL);
  return rc_pipeline_set_state (pipeline, GST_STATE_PLAYING, error) ? g_steal_pointer (&pipeline)
                                                                    : NULL;
}

/* GStreamer's rows of grey are padded to four bytes. */
static RcFrame *
pad (RcFrame *frame, GError **error)
{
  int      width = (frame->width + 3) & ~3;
  RcFrame *padded;

  if (width == frame->width)
    return rc_frame_ref (frame);
  padded = rc_frame_new (width, frame->height, RC_FRAME_GRAY8, error);
  for (int y = 0; padded != NULL && y < frame->height; y++)
    for (int x = 0; x < width; x++)
      padded->data[(gsize)y * padded->stride + x] =
          x < frame->width ? frame->data[(gsize)y * frame->stride + x] : 0;
  return padded;
}

static gboolean
write_picture (RcFrame *frame, const char *folder, int index, GError **error)
{
  g_autofree char *name = g_strdup_printf ("matte-%04d.png", index);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return rc_frame_save_png (frame, path, error);
}

static gboolean
push_frame (RcPipeline *pipeline, RcFrame *frame, int index, RcRational rate, GError **error)
{
  g_autoptr (RcFrame) padded = pad (frame, error);

  return padded != NULL &&
         rc_pipeline_push (pipeline, rc_pipeline_get (pipeline, "matte"),
                           rc_pipeline_buffer (padded, 0, padded->height, index, rate), error);
}

static gboolean
finish_video (RcPipeline *pipeline, GError **error)
{
  gst_app_src_end_of_stream (GST_APP_SRC (rc_pipeline_get (pipeline, "matte")));
  return rc_pipeline_wait_end (pipeline, error) &&
         rc_pipeline_set_state (pipeline, GST_STATE_NULL, error);
}

static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0755) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _ ("The folder “%s” cannot be made: %s."), path, g_strerror (errno));
  return FALSE;
}

gboolean
rc_matte_write (const RcMask *mask,
                int           width,
                int           height,
                RcRational    rate,
                int           first,
                int           last,
                const char   *path,
                GCancellable *cancellable,
                GError      **error)
{
  gboolean               video = g_str_has_suffix (path, ".mkv");
  g_autoptr (RcPipeline) pipeline = video ? start_video (width, height, rate, path, error) : NULL;

  if (video ? pipeline == NULL : !make_folder (path, error))
    return FALSE;
  for (int i = first; i <= last; i++)
    {
      g_autoptr (RcFrame) frame = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      frame = rc_mask_rasterise (mask, width, height, i, error);
      if (frame == NULL || !(video ? push_frame (pipeline, frame, i - first, rate, error)
                                   : write_picture (frame, path, i, error)))
        return FALSE;
    }
  return !video || finish_video (pipeline, error);
}
