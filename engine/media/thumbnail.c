/* thumbnail.c - one small picture for any medium
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/media.h"

#include "engine/base/error.h"
#include "engine/media/pipeline.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>

/* Sound is looked at in few samples: its loudness is drawn, not its waves. */
#define WAVE_RATE   8000
#define WAVE_COLUMN 4 /* pixels from one bar to the next */

#define FIRST_PICTURE                                                                              \
  "uridecodebin name=file ! videoconvert ! "                                                       \
  "video/x-raw, format=BGRx ! appsink name=sink sync=false max-buffers=1"
#define SAMPLES                                                                                    \
  "uridecodebin name=file ! audioconvert ! "                                                       \
  "audioresample ! audio/x-raw, format=S16LE, channels=1, rate=8000 ! "                            \
  "appsink name=sink sync=false max-buffers=8"

static RcPipeline *
open_file (const char *path, const char *description, GError **error)
{
  g_autoptr (RcPipeline) pipeline = rc_pipeline_new (description, RC_PIPELINE_READS, path, error);
  g_autofree char       *uri = pipeline != NULL ? gst_filename_to_uri (path, error) : NULL;

  if (uri == NULL)
    return NULL;
  g_object_set (rc_pipeline_get (pipeline, "file"), "uri", uri, NULL);
  return g_steal_pointer (&pipeline);
}

/* The frame at a tenth of the length: the first is often black. */
static RcFrame *
video_frame (const char *path, const RcMediaInfo *info, GCancellable *cancellable, GError **error)
{
  g_autoptr (RcPipeline) pipeline = open_file (path, FIRST_PICTURE, error);
  g_autoptr (GstSample)  sample = NULL;
  GstElement            *sink;
  GError                *reason = NULL;

  if (pipeline == NULL)
    return NULL;
  sink = rc_pipeline_get (pipeline, "sink");
  if (!rc_pipeline_set_state (pipeline, GST_STATE_PAUSED, error) ||
      !rc_pipeline_wait_state (pipeline, cancellable, error))
    return NULL;
  /* What cannot be sought shows its first frame. */
  if (gst_element_seek_simple (sink, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                               (gint64)(info->seconds * 0.1 * GST_SECOND)) &&
      !rc_pipeline_wait_state (pipeline, cancellable, error))
    return NULL;
  if (!rc_pipeline_set_state (pipeline, GST_STATE_PLAYING, error))
    return NULL;
  sample = rc_pipeline_pull (pipeline, sink, cancellable, &reason);
  if (sample != NULL)
    return rc_pipeline_frame (sample, error);
  if (reason == NULL)
    g_set_error (&reason, RC_ERROR, RC_ERROR_FORMAT,
                 _ ("“%s” is damaged: there is no picture in its video. Choose another file."),
                 path);
  g_propagate_error (error, reason);
  return NULL;
}

/* The loudest sample of each of @n equal stretches; @total is how many samples there will be. */
static void
add_peaks (GstSample *sample, guint64 *at, guint64 total, int *peaks, int n)
{
  GstBuffer    *buffer = gst_sample_get_buffer (sample);
  GstMapInfo    map;
  const gint16 *values;

  if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
    return;
  values = (const gint16 *)(const void *)map.data;
  for (gsize i = 0; i < map.size / sizeof (gint16); i++, (*at)++)
    {
      guint64 slot = MIN (*at * (guint64)n / total, (guint64)n - 1);

      peaks[slot] = MAX (peaks[slot], ABS ((int)values[i]));
    }
  gst_buffer_unmap (buffer, &map);
}

static gboolean
find_peaks (const char   *path,
            double        seconds,
            int          *peaks,
            int           n,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (RcPipeline) pipeline = open_file (path, SAMPLES, error);
  GstElement            *sink;
  GError                *reason = NULL;
  guint64                total = MAX (1, (guint64)(seconds * WAVE_RATE));
  guint64                at = 0;

  if (pipeline == NULL)
    return FALSE;
  sink = rc_pipeline_get (pipeline, "sink");
  if (!rc_pipeline_set_state (pipeline, GST_STATE_PLAYING, error))
    return FALSE;
  while (reason == NULL && !g_cancellable_set_error_if_cancelled (cancellable, &reason))
    {
      g_autoptr (GstSample) sample = rc_pipeline_pull (pipeline, sink, cancellable, &reason);

      if (sample == NULL)
        break;
      add_peaks (sample, &at, total, peaks, n);
    }
  if (reason == NULL && at == 0)
    g_set_error (&reason, RC_ERROR, RC_ERROR_FORMAT,
                 _ ("“%s” is damaged: there is no sound in it. Choose another file."), path);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, reason);
  return FALSE;
}

static void
draw_wave (RcFrame *frame, const int *peaks, int n)
{
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      frame->data, CAIRO_FORMAT_ARGB32, frame->width, frame->height, (int)frame->stride);
  cairo_t *cr = cairo_create (surface);
  int      loudest = 1;

  for (int i = 0; i < n; i++)
    loudest = MAX (loudest, peaks[i]);
  cairo_set_source_rgb (cr, 0.110, 0.110, 0.122);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.357, 0.541, 0.839);
  cairo_set_line_width (cr, WAVE_COLUMN * 0.6);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (int i = 0; i < n; i++)
    {
      double x = (i + 0.5) * WAVE_COLUMN;
      double half = frame->height * 0.4 * peaks[i] / loudest;

      cairo_move_to (cr, x, frame->height / 2.0 - half);
      cairo_line_to (cr, x, frame->height / 2.0 + half);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static RcFrame *
wave_picture (const char   *path,
              double        seconds,
              int           most_size,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (RcFrame) frame =
      rc_frame_new (most_size, MAX (1, most_size * 9 / 16), RC_FRAME_BGRA8, error);
  g_autofree int *peaks = NULL;
  int             n = MAX (1, most_size / WAVE_COLUMN);

  if (frame == NULL)
    return NULL;
  peaks = g_new0 (int, n);
  if (!find_peaks (path, seconds, peaks, n, cancellable, error))
    return NULL;
  draw_wave (frame, peaks, n);
  return g_steal_pointer (&frame);
}

/**
 * rc_media_load_thumbnail:
 * @most_size: pixels of the longer side, 1 to RC_FRAME_LARGEST
 *
 * Returns: (transfer full) (nullable): the image itself, a frame of the video, or the waveform of
 * the sound (which is as wide as @most_size)
 *
 * Errors: those of rc_media_probe() and rc_media_load_image()
 */
RcFrame *
rc_media_load_thumbnail (const char *path, int most_size, GCancellable *cancellable, GError **error)
{
  g_autoptr (RcMediaInfo) info = rc_media_probe (path, cancellable, error);
  g_autoptr (RcFrame)     frame = NULL;
  int                     longer;

  if (info == NULL)
    return NULL;
  if (info->kind == RC_MEDIA_IMAGE)
    return rc_media_load_image (path, most_size, cancellable, error);
  if (info->kind == RC_MEDIA_AUDIO)
    return wave_picture (path, info->seconds, most_size, cancellable, error);
  frame = video_frame (path, info, cancellable, error);
  longer = frame != NULL ? MAX (frame->width, frame->height) : 0;
  if (longer <= most_size)
    return g_steal_pointer (&frame);
  return rc_frame_scale (frame, MAX (1, (int)((gint64)frame->width * most_size / longer)),
                         MAX (1, (int)((gint64)frame->height * most_size / longer)), error);
}
