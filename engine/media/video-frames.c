/* video-frames.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/video-frames.h"

#include "engine/base/error.h"
#include "engine/media/media.h"
#include "engine/media/pipeline.h"

#include <glib/gi18n-lib.h>

struct _RcVideoReader
{
  RcPipeline *pipeline;
  char       *path;
  guint       n; /* frames that came */
};

RcVideoReader *
rc_video_reader_new (const char        *path,
                     const RcMediaInfo *info,
                     int                width,
                     int                height,
                     RcRational         rate,
                     GError           **error)
{
  g_autofree char *description = g_strdup_printf (
      "uridecodebin name=file ! videorate ! videoscale add-borders=true ! videoconvert ! "
      "video/x-raw, format=BGRx, width=%d, height=%d, pixel-aspect-ratio=1/1, framerate=%d/%d ! "
      "appsink name=sink sync=false max-buffers=4",
      width, height, (int)rate.num, (int)rate.den);
  g_autoptr (RcVideoReader) self = g_new0 (RcVideoReader, 1);
  g_autofree char          *uri = NULL;

  if (info->kind != RC_MEDIA_VIDEO)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("“%s” is no video: there is no movement in it. Choose a video file."), path);
      return NULL;
    }
  self->path = g_strdup (path);
  self->pipeline = rc_pipeline_new (description, RC_PIPELINE_READS, path, error);
  uri = self->pipeline != NULL ? gst_filename_to_uri (path, error) : NULL;
  if (uri == NULL)
    return NULL;
  g_object_set (rc_pipeline_get (self->pipeline, "file"), "uri", uri, NULL);
  if (!rc_pipeline_set_state (self->pipeline, GST_STATE_PLAYING, error))
    return NULL;
  return g_steal_pointer (&self);
}

RcFrame *
rc_video_reader_next (RcVideoReader *self, GCancellable *cancellable, GError **error)
{
  GError               *reason = NULL;
  g_autoptr (GstSample) sample = rc_pipeline_pull (
      self->pipeline, rc_pipeline_get (self->pipeline, "sink"), cancellable, &reason);
  RcFrame *frame = sample != NULL ? rc_pipeline_frame (sample, &reason) : NULL;

  self->n += frame != NULL;
  if (frame == NULL && reason == NULL && self->n == 0)
    g_set_error (&reason, RC_ERROR, RC_ERROR_FORMAT,
                 _ ("“%s” is damaged: there is no picture in its video. Choose another file."),
                 self->path);
  if (reason != NULL)
    g_propagate_error (error, reason);
  return frame;
}

void
rc_video_reader_free (RcVideoReader *self)
{
  g_clear_pointer (&self->pipeline, rc_pipeline_free);
  g_free (self->path);
  g_free (self);
}

GPtrArray *
rc_video_load_frames (const char   *path,
                      int           size,
                      int           rate,
                      guint         most,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (RcMediaInfo)   info = rc_media_probe (path, cancellable, error);
  g_autoptr (RcVideoReader) reader = NULL;
  g_autoptr (GPtrArray) frames = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  GError               *reason = NULL;
  double                by;

  if (info == NULL)
    return NULL;
  by = (double)size / MAX (MAX (info->width, info->height), 1);
  reader = rc_video_reader_new (path, info, MAX ((int)(info->width * by), 16),
                                MAX ((int)(info->height * by), 16), (RcRational){ rate, 1 }, error);
  if (reader == NULL)
    return NULL;
  while (frames->len < most && reason == NULL)
    {
      RcFrame *frame = rc_video_reader_next (reader, cancellable, &reason);

      if (frame == NULL)
        break;
      g_ptr_array_add (frames, frame);
    }
  if (reason == NULL)
    return g_steal_pointer (&frames);
  g_propagate_error (error, reason);
  return NULL;
}
