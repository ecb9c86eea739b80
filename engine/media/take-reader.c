/* take-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/take-reader.h"

#include "engine/base/error.h"
#include "engine/media/pipeline.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#include <gst/video/video.h>

/* Up to this many frames ahead it is cheaper to decode them than to seek. */
#define NEAR 6

#define N_PASSES 4

/* A sink that is not async stays in its state while the stream is flushed: seeking one frame after
 * another would else now and then meet a state change that is still under way. */
#define DECODE                                                                                     \
  "filesrc name=file ! matroskademux ! avdec_ffv1 max-threads=2 thread-type=slice ! appsink "      \
  "name=sink async=false sync=false max-buffers=2 enable-last-sample=false"

typedef struct
{
  RcPipeline *pipeline; /* NULL until the first frame is asked for */
  GstElement *sink;     /* owned by the pipeline */
  int         next;     /* the frame that comes next */
} Stream;

struct _RcTakeReader
{
  char      *dir;
  cJSON     *about;
  int        frames, width, height;
  RcRational rate;
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
      !get_int (self->about, "height", path, RC_FRAME_LARGEST, &self->height, error))
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

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                   _ ("The take has no “%s”. Render the shot again."), path);
      return FALSE;
    }
  stream->pipeline = rc_pipeline_new (DECODE, RC_PIPELINE_READS, path, error);
  if (stream->pipeline == NULL)
    return FALSE;
  stream->sink = rc_pipeline_get (stream->pipeline, "sink");
  stream->next = 0;
  g_object_set (rc_pipeline_get (stream->pipeline, "file"), "location", path, NULL);
  return rc_pipeline_set_state (stream->pipeline, GST_STATE_PLAYING, error);
}

/* Seeks a quarter of a frame too late: Matroska's own time stamps are rounded to milliseconds, and
 * the decoder moves the first time stamp to the place that was sought. */
static gboolean
seek (RcTakeReader *self, Stream *stream, int index)
{
  guint64 quarters = (guint64)index * 4 + 1;
  guint64 time = gst_util_uint64_scale (quarters, (guint64)GST_SECOND * (guint64)self->rate.den,
                                        4 * (guint64)self->rate.num);

  stream->next = index;
  return gst_element_seek_simple (stream->sink, GST_FORMAT_TIME,
                                  GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE, (gint64)time);
}

/* Which frame a sample is, by its time stamp. */
static int
index_of (const RcTakeReader *self, GstSample *sample)
{
  double seconds = (double)GST_BUFFER_PTS (gst_sample_get_buffer (sample)) / (double)GST_SECOND;

  return (int)llround (seconds * rc_rational_to_double (self->rate));
}

/* Returns: (transfer full) (nullable): the sample of frame @index, which is at or after the place
 */
static GstSample *
pull_until (RcTakeReader *self, Stream *stream, int index, GError **error)
{
  GstSample *sample;

  while ((sample = rc_pipeline_pull (stream->pipeline, stream->sink, NULL, error)) != NULL)
    {
      int at = index_of (self, sample);

      stream->next = at + 1;
      if (at == index)
        return sample;
      gst_sample_unref (sample);
      if (at > index)
        break;
    }
  return NULL;
}

static GstSample *
find_sample (RcTakeReader *self, RcPass pass, int index, GError **error)
{
  Stream    *stream = &self->streams[pass];
  GError    *reason = NULL;
  GstSample *sample = NULL;

  if (stream->pipeline == NULL)
    {
      /* What has not begun to flow cannot seek. */
      if (!open_stream (self, pass, error))
        return NULL;
      sample = pull_until (self, stream, 0, &reason);
      if (index > 0)
        g_clear_pointer (&sample, gst_sample_unref);
    }
  if (sample == NULL && reason == NULL && index >= stream->next && index < stream->next + NEAR)
    sample = pull_until (self, stream, index, &reason);
  if (sample == NULL && reason == NULL && seek (self, stream, index))
    sample = pull_until (self, stream, index, &reason);
  if (sample != NULL)
    return sample;
  if (reason == NULL)
    g_set_error (&reason, RC_ERROR, RC_ERROR_FORMAT,
                 _ ("Frame %d of the take in “%s” is missing from %s. Render the shot again."),
                 index, self->dir, passes[pass].file);
  g_propagate_error (error, reason);
  return NULL;
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
  g_autoptr (GstSample) sample = NULL;
  g_autoptr (RcFrame)   frame = NULL;
  int                   height = pass == RC_PASS_MOTION ? 2 * self->height : self->height;

  if (index < 0 || index >= self->frames)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                   _ ("The take in “%s” has no frame %d: it has %d, counted from 0."), self->dir,
                   index, self->frames);
      return NULL;
    }
  sample = find_sample (self, pass, index, error);
  if (sample == NULL)
    {
      g_clear_pointer (&self->streams[pass].pipeline, rc_pipeline_free);
      return NULL;
    }
  frame = rc_pipeline_frame (sample, error);
  if (frame == NULL)
    return NULL;
  if (frame->width < self->width || frame->height < height || frame->format != passes[pass].format)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                   _ ("The take in “%s” is damaged: its %s is not what take.json says. "
                      "Render the shot again."),
                   self->dir, passes[pass].file);
      return NULL;
    }
  if (frame->width == self->width && frame->height == height)
    return g_steal_pointer (&frame);
  /* A picture too small for Matroska was padded. */
  return rc_frame_crop (frame, (RcRect){ 0, 0, self->width, height }, error);
}
