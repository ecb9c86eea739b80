/* take-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/take-reader.h"

#include "engine/base/error.h"
#include "engine/media/pipeline.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#include <gst/app/gstappsink.h>
#include <gst/video/video.h>

/* Up to this many frames ahead it is cheaper to decode them than to seek. */
#define NEAR 6

#define N_PASSES 4

/* A sink that is not async stays in its state while the stream is flushed: seeking one frame after
 * another would else now and then meet a state change that is still under way. It takes all that
 * comes, its end too, until the stream flows: one that waits to be emptied holds the lock that its
 * own change to PLAYING wants. */
#define DECODE                                                                                     \
  "filesrc name=file ! matroskademux ! %s ! appsink name=sink async=false sync=false "             \
  "max-buffers=0 wait-on-eos=false enable-last-sample=false"

/* How many pictures it decodes ahead then. */
#define AHEAD 2

/* No threads for frames: they would want the frames after one to give it. */
#define HUFFYUV "avdec_huffyuv max-threads=1 ! videoconvert ! video/x-raw, format=BGRx"
#define FFV1    "avdec_ffv1 max-threads=2 thread-type=slice"

typedef struct
{
  RcPipeline *pipeline; /* NULL until the first frame is asked for */
  GstElement *sink;     /* owned by the pipeline */
  int         strips;   /* how many pictures a frame is cut into, from top to bottom */
  gint64      next;     /* the strip that comes next, of all frames' */
} Stream;

struct _RcTakeReader
{
  char      *dir;
  cJSON     *about;
  int        frames, width, height;
  RcRational rate;
  gboolean   huffyuv; /* what colour is in */
  Stream     streams[N_PASSES];
};

static const struct
{
  const char   *file;
  RcFrameFormat format;
} passes[N_PASSES] = {
  [RC_PASS_COLOUR] = { "frames.mkv", RC_FRAME_BGRA8 },
  [RC_PASS_DEPTH] = { "depth.mkv", RC_FRAME_GRAY16 },
  [RC_PASS_IDENTITY] = { "identity.mkv", RC_FRAME_GRAY8 },
  [RC_PASS_MOTION] = { "motion.mkv", RC_FRAME_GRAY16 },
};

static gboolean
get_int (const cJSON *about,
         const char  *key,
         const char  *where,
         int          most,
         int         *value,
         GError     **error)
{
  double number;

  if (!rc_json_get_number (about, key, where, &number, error))
    return FALSE;
  if (number >= 1 && number <= most && number == floor (number))
    {
      *value = (int)number;
      return TRUE;
    }
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
               _ ("%s: “%s” cannot be %g. Render the shot again."), where, key, number);
  return FALSE;
}

/* Takes that do not say what colour is in have it in FFV1. */
static gboolean
read_codec (RcTakeReader *self, const char *where, GError **error)
{
  const cJSON *codec = cJSON_GetObjectItemCaseSensitive (self->about, "codec");

  self->huffyuv = g_strcmp0 (cJSON_GetStringValue (codec), RC_TAKE_CODEC) == 0;
  if (codec == NULL || self->huffyuv)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
               _ ("%s: “codec” is not one that this version of Raccord knows. "
                  "Render the shot again."),
               where);
  return FALSE;
}

static gboolean
read_about (RcTakeReader *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->dir, "take.json", NULL);
  g_autofree char *frames = g_build_filename (self->dir, passes[RC_PASS_COLOUR].file, NULL);
  const char      *rate;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_test (frames, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                   _ ("There is no whole take in “%s”. Render the shot again."), self->dir);
      return FALSE;
    }
  self->about = rc_json_load (path, error);
  if (self->about == NULL ||
      !get_int (self->about, "frames", path, G_MAXINT, &self->frames, error) ||
      !get_int (self->about, "width", path, RC_FRAME_LARGEST, &self->width, error) ||
      !get_int (self->about, "height", path, RC_FRAME_LARGEST, &self->height, error) ||
      !read_codec (self, path, error))
    return FALSE;
  rate = rc_json_get_string (self->about, "rate", path, error);
  if (rate == NULL || !rc_rational_parse (rate, &self->rate, error))
    return FALSE;
  if (self->rate.num > 0)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
               _ ("%s: “rate” cannot be %s. Render the shot again."), path, rate);
  return FALSE;
}

/**
 * rc_take_reader_new:
 * @take_dir: takes/HASH
 *
 * Errors: RC_ERROR_NOT_FOUND if there is no take; RC_ERROR_FORMAT if its take.json is damaged
 *
 * Returns: (transfer full) (nullable)
 */
RcTakeReader *
rc_take_reader_new (const char *take_dir, GError **error)
{
  g_autoptr (RcTakeReader) self = g_new0 (RcTakeReader, 1);

  self->dir = g_strdup (take_dir);
  if (!read_about (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
rc_take_reader_free (RcTakeReader *self)
{
  for (int i = 0; i < N_PASSES; i++)
    g_clear_pointer (&self->streams[i].pipeline, rc_pipeline_free);
  cJSON_Delete (self->about);
  g_free (self->dir);
  g_free (self);
}

/** Returns: how many frames there are; indices run from 0 */
int
rc_take_reader_frames (const RcTakeReader *self)
{
  return self->frames;
}

int
rc_take_reader_width (const RcTakeReader *self)
{
  return self->width;
}

int
rc_take_reader_height (const RcTakeReader *self)
{
  return self->height;
}

RcRational
rc_take_reader_rate (const RcTakeReader *self)
{
  return self->rate;
}

/** Returns: (transfer none): take.json */
const cJSON *
rc_take_reader_about (const RcTakeReader *self)
{
  return self->about;
}

/** Returns: whether the take was written with @pass */
gboolean
rc_take_reader_has (const RcTakeReader *self, RcPass pass)
{
  g_autofree char *path = g_build_filename (self->dir, passes[pass].file, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/** Returns: (transfer full) (nullable): the file of the take's sound; NULL if it is silent */
char *
rc_take_reader_dup_sound (const RcTakeReader *self)
{
  g_autofree char *path = g_build_filename (self->dir, RC_TAKE_SOUND, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

static gboolean
open_stream (RcTakeReader *self, RcPass pass, GError **error)
{
  Stream          *stream = &self->streams[pass];
  g_autofree char *path = g_build_filename (self->dir, passes[pass].file, NULL);
  const char      *decoder = pass == RC_PASS_COLOUR && self->huffyuv ? HUFFYUV : FFV1;
  g_autofree char *text = g_strdup_printf (DECODE, decoder);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                   _ ("The take has no “%s”. Render the shot again."), path);
      return FALSE;
    }
  stream->pipeline = rc_pipeline_new (text, RC_PIPELINE_READS, path, error);
  if (stream->pipeline == NULL)
    return FALSE;
  stream->sink = rc_pipeline_get (stream->pipeline, "sink");
  stream->next = 0;
  stream->strips = 1;
  g_object_set (rc_pipeline_get (stream->pipeline, "file"), "location", path, NULL);
  if (!rc_pipeline_set_state (stream->pipeline, GST_STATE_PLAYING, error))
    return FALSE;
  gst_app_sink_set_max_buffers (GST_APP_SINK (stream->sink), AHEAD);
  return TRUE;
}

/* Seeks a quarter of a frame too late: Matroska's own time stamps are rounded to milliseconds, and
 * the decoder moves the first time stamp to the place that was sought. */
static gboolean
seek (RcTakeReader *self, Stream *stream, gint64 index)
{
  guint64 quarters = (guint64)index * 4 + 1;
  guint64 time = gst_util_uint64_scale (quarters, (guint64)GST_SECOND * (guint64)self->rate.den,
                                        4 * (guint64)self->rate.num);

  stream->next = index;
  return gst_element_seek_simple (stream->sink, GST_FORMAT_TIME,
                                  GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE, (gint64)time);
}

/* Which strip a sample is, by its time stamp. */
static gint64
index_of (const RcTakeReader *self, GstSample *sample)
{
  double seconds = (double)GST_BUFFER_PTS (gst_sample_get_buffer (sample)) / (double)GST_SECOND;

  return llround (seconds * rc_rational_to_double (self->rate));
}

/* Returns: (transfer full) (nullable): the sample of strip @index, which is at or after
 * the place */
static GstSample *
pull_until (RcTakeReader *self, Stream *stream, gint64 index, GError **error)
{
  GstSample *sample;

  while ((sample = rc_pipeline_pull (stream->pipeline, stream->sink, NULL, error)) != NULL)
    {
      gint64 at = index_of (self, sample);

      stream->next = at + 1;
      if (at == index)
        return sample;
      gst_sample_unref (sample);
      if (at > index)
        break;
    }
  return NULL;
}

static int
pass_height (const RcTakeReader *self, RcPass pass)
{
  return pass == RC_PASS_MOTION ? 2 * self->height : self->height;
}

/* The height of the pictures in the file tells how many of them a frame is cut into. */
static int
count_strips (const RcTakeReader *self, RcPass pass, GstSample *sample)
{
  GstVideoInfo info;
  int          height = pass_height (self, pass);
  int          rows = height;

  if (gst_video_info_from_caps (&info, gst_sample_get_caps (sample)))
    rows = CLAMP (GST_VIDEO_INFO_HEIGHT (&info), 1, height);
  return (height + rows - 1) / rows;
}

/* Returns: (transfer full) (nullable): the sample of frame @index's first strip */
static GstSample *
find_sample (RcTakeReader *self, RcPass pass, int index, GError **error)
{
  Stream    *stream = &self->streams[pass];
  GError    *reason = NULL;
  GstSample *sample = NULL;
  gint64     wanted;

  if (stream->pipeline == NULL)
    {
      /* What has not begun to flow cannot seek. */
      if (!open_stream (self, pass, error))
        return NULL;
      sample = pull_until (self, stream, 0, &reason);
      if (sample != NULL)
        stream->strips = count_strips (self, pass, sample);
      if (index > 0)
        g_clear_pointer (&sample, gst_sample_unref);
    }
  wanted = (gint64)index * stream->strips;
  if (sample == NULL && reason == NULL && wanted >= stream->next &&
      wanted < stream->next + NEAR * stream->strips)
    sample = pull_until (self, stream, wanted, &reason);
  if (sample == NULL && reason == NULL && seek (self, stream, wanted))
    sample = pull_until (self, stream, wanted, &reason);
  if (sample == NULL && reason != NULL)
    g_propagate_error (error, reason);
  return sample;
}

static void
set_damaged (const RcTakeReader *self, RcPass pass, GError **error)
{
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
               _ ("The take in “%s” is damaged: its %s is not what take.json says. "
                  "Render the shot again."),
               self->dir, passes[pass].file);
}

/* Returns: (transfer full) (nullable): @first with the strips below it, which come next */
static RcFrame *
join_strips (RcTakeReader *self, RcPass pass, RcFrame *first, GError **error)
{
  Stream             *stream = &self->streams[pass];
  gsize               size = first->stride * (gsize)first->height;
  g_autoptr (RcFrame) whole = NULL;

  if (stream->strips == 1)
    return rc_frame_ref (first);
  whole = rc_frame_new (first->width, first->height * stream->strips, first->format, error);
  if (whole == NULL)
    return NULL;
  memcpy (whole->data, first->data, size);
  for (int i = 1; i < stream->strips; i++)
    {
      g_autoptr (GstSample) sample = pull_until (self, stream, stream->next, error);
      g_autoptr (RcFrame)   strip = NULL;

      if (sample == NULL)
        return NULL;
      strip = rc_pipeline_frame (sample, error);
      if (strip == NULL)
        return NULL;
      if (strip->width != first->width || strip->height != first->height ||
          strip->format != first->format)
        {
          set_damaged (self, pass, error);
          return NULL;
        }
      memcpy (whole->data + size * (gsize)i, strip->data, size);
    }
  return g_steal_pointer (&whole);
}

/* Returns: (transfer full) (nullable): frame @index as it is stored; NULL without an error if it is
 * missing */
static RcFrame *
read_frame (RcTakeReader *self, RcPass pass, int index, GError **error)
{
  g_autoptr (GstSample) sample = find_sample (self, pass, index, error);
  g_autoptr (RcFrame)   first = NULL;

  if (sample == NULL)
    return NULL;
  first = rc_pipeline_frame (sample, error);
  return first == NULL ? NULL : join_strips (self, pass, first, error);
}

/**
 * rc_take_reader_frame:
 * @index: from 0
 *
 * Returns: (transfer full) (nullable): the frame; colour is BGRA8, depth GRAY16, identity GRAY8,
 *   motion GRAY16 of twice the height
 *
 * Errors: RC_ERROR_NOT_FOUND for an index or a pass that the take has not; RC_ERROR_FORMAT if the
 * file is damaged. After an error the other frames may still be read.
 */
RcFrame *
rc_take_reader_frame (RcTakeReader *self, RcPass pass, int index, GError **error)
{
  g_autoptr (RcFrame) frame = NULL;
  GError             *reason = NULL;
  int                 height = pass_height (self, pass);

  if (index < 0 || index >= self->frames)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                   _ ("The take in “%s” has no frame %d: it has %d, counted from 0."), self->dir,
                   index, self->frames);
      return NULL;
    }
  frame = read_frame (self, pass, index, &reason);
  if (frame == NULL)
    {
      if (reason == NULL)
        g_set_error (&reason, RC_ERROR, RC_ERROR_FORMAT,
                     _ ("Frame %d of the take in “%s” is missing from %s. Render the shot again."),
                     index, self->dir, passes[pass].file);
      g_propagate_error (error, reason);
      g_clear_pointer (&self->streams[pass].pipeline, rc_pipeline_free);
      return NULL;
    }
  if (frame->width < self->width || frame->height < height || frame->format != passes[pass].format)
    {
      set_damaged (self, pass, error);
      return NULL;
    }
  if (frame->width == self->width && frame->height == height)
    return g_steal_pointer (&frame);
  /* Pictures too small for Matroska and the last strip were padded. */
  return rc_frame_crop (frame, (RcRect){ 0, 0, self->width, height }, error);
}
