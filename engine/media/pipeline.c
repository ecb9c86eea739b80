/* pipeline.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/pipeline.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <string.h>

#include <gst/video/video.h>

/* How long one look at the bus may wait: the longest delay before a cancellation is seen. */
#define GLANCE (20 * GST_MSECOND)

struct _RcPipeline
{
  GstElement    *bin;
  GstBus        *bus;
  RcPipelineKind kind;
  char          *subject; /* what is read or written, for messages */
};

static const struct
{
  RcFrameFormat  format;
  GstVideoFormat video;
} formats[] = {
  { RC_FRAME_BGRA8, GST_VIDEO_FORMAT_BGRx },
  { RC_FRAME_BGRA8, GST_VIDEO_FORMAT_BGRA },
  { RC_FRAME_GRAY8, GST_VIDEO_FORMAT_GRAY8 },
  { RC_FRAME_GRAY16, GST_VIDEO_FORMAT_GRAY16_LE },
};

/**
 * rc_pipeline_new:
 * @description: as for gst-launch; elements that are spoken to have names
 * @subject: the file or take, for messages
 *
 * Errors: RC_ERROR_UNSUPPORTED if an element is missing
 *
 * Returns: (transfer full) (nullable): the pipeline, in the NULL state
 */
RcPipeline *
rc_pipeline_new (const char *description, RcPipelineKind kind, const char *subject, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GstElement        *bin;
  RcPipeline        *self;

  if (!gst_init_check (NULL, NULL, error))
    return NULL;
  bin = gst_parse_launch_full (description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &reason);
  if (bin == NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
                   _ ("“%s” cannot be handled here: %s. Install the GStreamer plugins."), subject,
                   reason->message);
      return NULL;
    }
  self = g_new0 (RcPipeline, 1);
  self->bin = gst_object_ref_sink (bin);
  self->bus = gst_element_get_bus (self->bin);
  self->kind = kind;
  self->subject = g_strdup (subject);
  return self;
}

/* Stops the pipeline and its threads first. */
void
rc_pipeline_free (RcPipeline *self)
{
  gst_element_set_state (self->bin, GST_STATE_NULL);
  gst_object_unref (self->bus);
  gst_object_unref (self->bin);
  g_free (self->subject);
  g_free (self);
}

/** Returns: (transfer none): the element called @name, which the description must have */
GstElement *
rc_pipeline_get (RcPipeline *self, const char *name)
{
  GstElement *element = gst_bin_get_by_name (GST_BIN (self->bin), name);

  g_assert (element != NULL);
  gst_object_unref (element); /* the bin keeps it */
  return element;
}

/* filesink tells a full disk only for ENOSPC; a quota and a largest file size end the same way. */
static gboolean
is_disk_full (const GError *reason, const char *debug)
{
  static const int codes[] = { ENOSPC, EFBIG, EDQUOT };

  if (g_error_matches (reason, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NO_SPACE_LEFT))
    return TRUE;
  if (reason->domain != GST_RESOURCE_ERROR || debug == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strstr (debug, g_strerror (codes[i])) != NULL)
      return TRUE;
  return FALSE;
}

static void
set_write_error (GError **error, const char *subject, const GError *reason, const char *debug)
{
  if (is_disk_full (reason, debug))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                 _ ("The disk is full: “%s” could not be written. Free some space and try again."),
                 subject);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” could not be written: %s"), subject,
                 reason->message);
}

static void
set_read_error (GError **error, const char *subject, const GError *reason)
{
  gboolean plugin = g_error_matches (reason, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN) ||
                    g_error_matches (reason, GST_STREAM_ERROR, GST_STREAM_ERROR_CODEC_NOT_FOUND);

  if (plugin)
    g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
                 _ ("“%s” is in a format that this machine cannot decode. "
                    "Install the GStreamer plugins for it, or convert the file."),
                 subject);
  else
    g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                 _ ("“%s” is damaged or not what its name says: %s Choose another file."), subject,
                 reason->message);
}

/* Returns: TRUE if @message is an error, which is then in @error */
static gboolean
take_error (RcPipeline *self, GstMessage *message, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char   *debug = NULL;

  if (message == NULL || GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR)
    return FALSE;
  gst_message_parse_error (message, &reason, &debug);
  g_debug ("%s: %s", reason->message, debug);
  if (self->kind == RC_PIPELINE_WRITES)
    set_write_error (error, self->subject, reason, debug);
  else
    set_read_error (error, self->subject, reason);
  return TRUE;
}

/* Returns: FALSE if the pipeline has failed; waits for that at most @wait */
static gboolean
check (RcPipeline *self, GstClockTime wait, GError **error)
{
  GstMessage *message = gst_bus_timed_pop_filtered (self->bus, wait, GST_MESSAGE_ERROR);
  gboolean    failed = take_error (self, message, error);

  g_clear_pointer (&message, gst_message_unref);
  return !failed;
}

static void
set_stuck (RcPipeline *self, GError **error)
{
  g_set_error (error, RC_ERROR, RC_ERROR_INTERNAL,
               _ ("“%s”: nothing has moved for %d seconds. Try again, or use another file."),
               self->subject, (int)(RC_PIPELINE_PATIENCE / GST_SECOND));
}

gboolean
rc_pipeline_set_state (RcPipeline *self, GstState state, GError **error)
{
  if (gst_element_set_state (self->bin, state) != GST_STATE_CHANGE_FAILURE)
    return TRUE;
  if (check (self, 0, error))
    g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                 _ ("“%s” cannot be opened. Choose another file."), self->subject);
  return FALSE;
}

/** Waits until the state that was asked for is reached. Errors: RC_ERROR, G_IO_ERROR_CANCELLED */
gboolean
rc_pipeline_wait_state (RcPipeline *self, GCancellable *cancellable, GError **error)
{
  GstStateChangeReturn change;

  for (GstClockTime waited = 0; waited < RC_PIPELINE_PATIENCE; waited += GLANCE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !check (self, 0, error))
        return FALSE;
      change = gst_element_get_state (self->bin, NULL, NULL, GLANCE);
      if (change == GST_STATE_CHANGE_SUCCESS || change == GST_STATE_CHANGE_NO_PREROLL)
        return TRUE;
      if (change == GST_STATE_CHANGE_FAILURE)
        return rc_pipeline_set_state (self, GST_STATE_PAUSED, error) && check (self, 0, error);
    }
  set_stuck (self, error);
  return FALSE;
}

/**
 * rc_pipeline_push:
 * @source: an appsrc that does not block by itself
 * @buffer: (transfer full)
 *
 * Waits while the source holds its max-bytes. (A blocking appsrc would wait for ever behind a
 * stream that has failed.)
 */
gboolean
rc_pipeline_push (RcPipeline *self, GstElement *source, GstBuffer *buffer, GError **error)
{
  GstAppSrc         *app = GST_APP_SRC (source);
  guint64            most = gst_app_src_get_max_bytes (app);
  const GstClockTime pause = 2 * GST_MSECOND;
  gboolean           alive = check (self, 0, error);

  for (GstClockTime waited = 0; alive && gst_app_src_get_current_level_bytes (app) >= most;
       waited += pause)
    {
      if (waited >= RC_PIPELINE_PATIENCE)
        {
          set_stuck (self, error);
          alive = FALSE;
        }
      else
        alive = check (self, pause, error);
    }
  if (!alive)
    {
      gst_buffer_unref (buffer);
      return FALSE;
    }
  if (gst_app_src_push_buffer (app, buffer) == GST_FLOW_OK)
    return TRUE;
  if (check (self, GST_SECOND, error))
    g_set_error (error, RC_ERROR, RC_ERROR_INTERNAL, _ ("“%s”: the stream was closed too early."),
                 self->subject);
  return FALSE;
}

/**
 * rc_pipeline_pull:
 * @sink: an appsink
 *
 * Returns: (transfer full) (nullable): the next sample; NULL with @error set, or without at the end
 */
GstSample *
rc_pipeline_pull (RcPipeline *self, GstElement *sink, GCancellable *cancellable, GError **error)
{
  GstAppSink *app = GST_APP_SINK (sink);

  for (GstClockTime waited = 0; waited < RC_PIPELINE_PATIENCE; waited += GLANCE)
    {
      GstSample *sample = gst_app_sink_try_pull_sample (app, GLANCE);

      if (sample != NULL)
        return sample;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !check (self, 0, error))
        return NULL;
      if (gst_app_sink_is_eos (app))
        return NULL;
    }
  set_stuck (self, error);
  return NULL;
}

/** Waits until every sink has the end of its stream. */
gboolean
rc_pipeline_wait_end (RcPipeline *self, GError **error)
{
  GstMessage *message = gst_bus_timed_pop_filtered (self->bus, RC_PIPELINE_PATIENCE,
                                                    GST_MESSAGE_ERROR | GST_MESSAGE_EOS);
  gboolean    failed = take_error (self, message, error);

  if (message == NULL)
    set_stuck (self, error);
  failed |= message == NULL;
  g_clear_pointer (&message, gst_message_unref);
  return !failed;
}

static GstVideoFormat
video_format (RcFrameFormat format)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].format == format)
      return formats[i].video;
  g_assert_not_reached ();
}

/**
 * rc_pipeline_buffer:
 * @top: the first row
 * @rows: how many of them
 * @index: which buffer, for the time stamp
 *
 * Shares the frame's bytes instead of copying them.
 * Returns: (transfer full)
 */
GstBuffer *
rc_pipeline_buffer (RcFrame *frame, int top, int rows, gint64 index, RcRational rate)
{
  gsize      size = frame->stride * (gsize)rows;
  gsize      offsets[GST_VIDEO_MAX_PLANES] = { 0 };
  int        strides[GST_VIDEO_MAX_PLANES] = { (int)frame->stride };
  GstBuffer *buffer = gst_buffer_new_wrapped_full (
      GST_MEMORY_FLAG_READONLY, frame->data + frame->stride * (gsize)top, size, 0, size,
      rc_frame_ref (frame), (GDestroyNotify)rc_frame_unref);
  guint64 second = (guint64)GST_SECOND * (guint64)rate.den;

  gst_buffer_add_video_meta_full (buffer, GST_VIDEO_FRAME_FLAG_NONE, video_format (frame->format),
                                  (guint)frame->width, (guint)rows, 1, offsets, strides);
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale ((guint64)index, second, (guint64)rate.num);
  GST_BUFFER_DURATION (buffer) =
      gst_util_uint64_scale ((guint64)index + 1, second, (guint64)rate.num) -
      GST_BUFFER_PTS (buffer);
  return buffer;
}

static void
copy_rows (RcFrame *to, const GstVideoFrame *from)
{
  const guint8 *rows = GST_VIDEO_FRAME_PLANE_DATA (from, 0);
  gsize         stride = (gsize)GST_VIDEO_FRAME_PLANE_STRIDE (from, 0);

  for (int y = 0; y < to->height; y++)
    memcpy (to->data + (gsize)y * to->stride, rows + (gsize)y * stride, to->stride);
  if (GST_VIDEO_FRAME_FORMAT (from) == GST_VIDEO_FORMAT_BGRx)
    for (gsize i = 3; i < to->stride * (gsize)to->height; i += 4)
      to->data[i] = 255;
}

/**
 * rc_pipeline_frame:
 * @sample: BGRx, BGRA (alpha as it comes), GRAY8 or GRAY16_LE
 *
 * Errors: those of rc_frame_new(); RC_ERROR_INTERNAL for another format
 *
 * Returns: (transfer full) (nullable): a copy of the picture
 */
RcFrame *
rc_pipeline_frame (GstSample *sample, GError **error)
{
  GstVideoInfo  info;
  GstVideoFrame mapped;
  RcFrame      *frame = NULL;

  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (sample)) ||
      !gst_video_frame_map (&mapped, &info, gst_sample_get_buffer (sample), GST_MAP_READ))
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_INTERNAL,
                           _ ("A decoded picture has no format."));
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (formats) && frame == NULL; i++)
    if (formats[i].video == GST_VIDEO_INFO_FORMAT (&info))
      {
        frame = rc_frame_new (GST_VIDEO_INFO_WIDTH (&info), GST_VIDEO_INFO_HEIGHT (&info),
                              formats[i].format, error);
        break;
      }
  if (frame != NULL)
    copy_rows (frame, &mapped);
  gst_video_frame_unmap (&mapped);
  return frame;
}
