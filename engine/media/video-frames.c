/* video-frames.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/video-frames.h"

#include "engine/base/error.h"
#include "engine/media/media.h"
#include "engine/media/pipeline.h"

#include <glib/gi18n-lib.h>

static RcPipeline *
open_video (const char *path, const RcMediaInfo *info, int size, int rate, GError **error)
{
  double           by = (double)size / MAX (MAX (info->width, info->height), 1);
  g_autofree char *description = g_strdup_printf (
      "uridecodebin name=file ! videorate ! videoscale ! videoconvert ! video/x-raw, format=BGRx, "
      "width=%d, height=%d, pixel-aspect-ratio=1/1, framerate=%d/1 ! "
      "appsink name=sink sync=false max-buffers=4",
      MAX ((int)(info->width * by), 16), MAX ((int)(info->height * by), 16), rate);
  g_autoptr (RcPipeline) pipeline = rc_pipeline_new (description, RC_PIPELINE_READS, path, error);
  g_autofree char       *uri = pipeline != NULL ? gst_filename_to_uri (path, error) : NULL;

  if (uri == NULL)
    return NULL;
  g_object_set (rc_pipeline_get (pipeline, "file"), "uri", uri, NULL);
  return g_steal_pointer (&pipeline);
}

GPtrArray *
rc_video_load_frames (const char   *path,
                      int           size,
                      int           rate,
                      guint         most,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (RcMediaInfo) info = rc_media_probe (path, cancellable, error);
  g_autoptr (RcPipeline)  pipeline = NULL;
  g_autoptr (GPtrArray)   frames = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  GError                 *reason = NULL;

  if (info == NULL)
    return NULL;
  if (info->kind != RC_MEDIA_VIDEO)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("“%s” is no video: there is no movement in it. Choose a video file."), path);
      return NULL;
    }
  pipeline = open_video (path, info, size, rate, error);
  if (pipeline == NULL || !rc_pipeline_set_state (pipeline, GST_STATE_PLAYING, error))
    return NULL;
  while (frames->len < most && reason == NULL)
    {
      g_autoptr (GstSample) sample =
          rc_pipeline_pull (pipeline, rc_pipeline_get (pipeline, "sink"), cancellable, &reason);
      RcFrame *frame = sample != NULL ? rc_pipeline_frame (sample, &reason) : NULL;

      if (frame == NULL)
        break;
      g_ptr_array_add (frames, frame);
    }
  if (reason == NULL && frames->len == 0)
    g_set_error (&reason, RC_ERROR, RC_ERROR_FORMAT,
                 _ ("“%s” is damaged: there is no picture in its video. Choose another file."),
                 path);
  if (reason == NULL)
    return g_steal_pointer (&frames);
  g_propagate_error (error, reason);
  return NULL;
}
