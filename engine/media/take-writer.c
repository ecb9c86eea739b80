/* take-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/take-writer.h"

#include "engine/base/error.h"
#include "engine/media/part.h"
#include "engine/media/pipeline.h"
#include "engine/media/sound.h"
#include "engine/media/take-reader.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <math.h>
#include <string.h>

/* How much of a stream may wait for its encoder: some frames, but not many large ones. */
#define WAITING_BYTES (32 << 20)
#define WAITING_LEAST 2
#define WAITING_MOST  8

/* Matroska's smallest picture; a region at the frame's edge may be less, and is padded. */
#define STORED_LEAST 16

#define N_PASSES 3

/* Most that one FFV1 encoder may hold for its packets. It takes 148 bytes a pixel at once, and all
 * of them become resident: larger grey pictures are cut into strips from top to bottom. */
#define PACKET_BYTES    (40 << 20)
#define PACKET_OF_PIXEL 148

/* All of a stream's frames are key frames, each in a cluster and an index entry of its own: any of
 * them is found and decoded alone. The source's own thread computes the checksum, the queue's
 * encodes, so that drawing overlaps with both. */
#define STREAM                                                                                     \
  "appsrc name=%s format=time block=false max-bytes=%" G_GSIZE_FORMAT " caps=\"video/x-raw, "      \
  "format=%s, width=%d, height=%d, framerate=%d/%d\" ! queue max-size-buffers=%d "                 \
  "max-size-bytes=0 "                                                                              \
  "max-size-time=0 ! %s ! "                                                                        \
  "matroskamux min-cluster-duration=0 ! filesink name=%s-file sync=false async=false "

/* Colour is most of what is written and read: huffyuv costs a sixth of FFV1 and takes twice its
 * room. */
#define HUFFYUV "videoconvert ! video/x-raw, format=RGB ! avenc_huffyuv"
#define FFV1    "avenc_ffv1 gop-size=1 slices=4 threads=1"

#define MOTION "motion"

/* Sound has a pipeline of its own: whether there is any is known when it comes. */
#define SOUND                                                                                      \
  "appsrc name=sound format=time block=false max-bytes=4194304 caps=\"audio/x-raw, "               \
  "format=S24_32LE, layout=interleaved, channels=%d, channel-mask=(bitmask)0x3, rate=%d\" ! "      \
  "queue ! flacenc ! filesink "                                                                    \
  "name=file sync=false async=false"
#define SOUND_FULL 8388607.0f /* the largest number in 24 bits */

typedef struct
{
  const char   *name; /* of the file, without .mkv */
  RcFrameFormat format;
  const char   *caps;
  const char   *encoder;
} Stream;

static const Stream streams[N_PASSES] = {
  [RC_PASS_COLOUR] = { "frames", RC_FRAME_BGRA8, "BGRx", HUFFYUV },
  [RC_PASS_DEPTH] = { "depth", RC_FRAME_GRAY16, "GRAY16_LE", FFV1 },
  [RC_PASS_IDENTITY] = { "identity", RC_FRAME_GRAY8, "GRAY8", FFV1 },
};

struct _RcTakeWriter
{
  RcPart     *part;
  RcPipeline *pipeline;
  GstElement *sources[N_PASSES]; /* owned by the pipeline */
  GChecksum  *checksum;          /* the colour source's thread only, until the end of the stream */
  int         width, height;
  RcRational  rate;
  int         n_streams;
  int         frames;
  gboolean    failed;
  RcPipeline *motion; /* NULL until there is some */
  int         motions;
  RcPipeline *sound;          /* NULL until there is some */
  GChecksum  *sound_checksum; /* as that */
  gint64      samples;
};

static GstPadProbeReturn
add_to_checksum (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  RcTakeWriter *self = user_data;
  GstBuffer    *buffer = GST_PAD_PROBE_INFO_BUFFER (info);
  gsize         row = (gsize)self->width * 4;
  gsize         stride = (gsize)MAX (self->width, STORED_LEAST) * 4;
  GstMapInfo    map;

  if (gst_buffer_map (buffer, &map, GST_MAP_READ))
    {
      for (gsize y = 0; y < (gsize)self->height; y++)
        g_checksum_update (self->checksum, map.data + y * stride, (gssize)row);
      gst_buffer_unmap (buffer, &map);
    }
  return GST_PAD_PROBE_OK;
}

/* Returns: the rows of what is encoded at once of a picture of the given size */
static int
strip_rows (RcFrameFormat format, int width, int height)
{
  gsize bytes = (gsize)width * (gsize)height * PACKET_OF_PIXEL;
  int   strips = (int)((bytes + PACKET_BYTES - 1) / PACKET_BYTES);

  if (format == RC_FRAME_BGRA8)
    return height;
  return MAX ((height + strips - 1) / strips, STORED_LEAST);
}

static void
describe_stream (const RcTakeWriter *self, const Stream *stream, int height, GString *to)
{
  int   width = MAX (self->width, STORED_LEAST);
  int   rows = strip_rows (stream->format, width, MAX (height, STORED_LEAST));
  gsize size = (gsize)width * (gsize)height * rc_frame_bytes_per_pixel (stream->format);
  gsize count = CLAMP (WAITING_BYTES / size, WAITING_LEAST, WAITING_MOST);
  int   strips = (height + rows - 1) / rows;

  g_string_append_printf (to, STREAM, stream->name, size * count, stream->caps, width, rows,
                          (int)self->rate.num, (int)self->rate.den, 2 * strips, stream->encoder,
                          stream->name);
}

static char *
describe (const RcTakeWriter *self)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < self->n_streams; i++)
    describe_stream (self, &streams[i], self->height, text);
  return g_string_free (text, FALSE);
}

static gboolean
start_pipeline (RcTakeWriter *self, const char *subject, GError **error)
{
  g_autofree char *description = describe (self);
  GstPad          *pad;

  self->pipeline = rc_pipeline_new (description, RC_PIPELINE_WRITES, subject, error);
  if (self->pipeline == NULL)
    return FALSE;
  for (int i = 0; i < self->n_streams; i++)
    {
      g_autofree char *sink = g_strconcat (streams[i].name, "-file", NULL);
      g_autofree char *file = g_strconcat (streams[i].name, ".mkv", NULL);
      g_autofree char *path = g_build_filename (rc_part_dir (self->part), file, NULL);

      self->sources[i] = rc_pipeline_get (self->pipeline, streams[i].name);
      g_object_set (rc_pipeline_get (self->pipeline, sink), "location", path, NULL);
    }
  pad = gst_element_get_static_pad (self->sources[RC_PASS_COLOUR], "src");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, add_to_checksum, self, NULL);
  gst_object_unref (pad);
  return rc_pipeline_set_state (self->pipeline, GST_STATE_PLAYING, error);
}

static gboolean
check_shape (int width, int height, RcRational rate, GError **error)
{
  if (width < 1 || height < 1 || width > RC_FRAME_LARGEST || height > RC_FRAME_LARGEST)
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                 _ ("A take cannot be %d × %d pixels: each side must be from 1 to %d."), width,
                 height, RC_FRAME_LARGEST);
  else if (rate.num < 1 || rate.den < 1 || rate.num > G_MAXINT || rate.den > G_MAXINT ||
           rate.num / rate.den > 240)
    g_set_error_literal (
        error, RC_ERROR, RC_ERROR_INVALID,
        _ ("A take's frame rate must be above 0 and at most 240 frames a second."));
  else
    return TRUE;
  return FALSE;
}

/**
 * rc_take_writer_new:
 * @takes_dir: made if it is missing
 * @hash: the name of the take's folder
 * @width: pixels
 * @height: pixels
 * @passes: whether every frame comes with depth and identity
 *
 * Errors: RC_ERROR_INVALID for a size or rate that no take has; RC_ERROR_READ_ONLY;
 * G_IO_ERROR_NO_SPACE; RC_ERROR_UNSUPPORTED if a GStreamer plugin is missing
 *
 * Returns: (transfer full) (nullable)
 */
RcTakeWriter *
rc_take_writer_new (const char *takes_dir,
                    const char *hash,
                    int         width,
                    int         height,
                    RcRational  rate,
                    gboolean    passes,
                    GError    **error)
{
  g_autoptr (RcTakeWriter) self = NULL;
  g_autofree char         *subject = g_build_filename (takes_dir, hash, NULL);

  if (!check_shape (width, height, rate, error))
    return NULL;
  self = g_new0 (RcTakeWriter, 1);
  self->width = width;
  self->height = height;
  self->rate = rate;
  self->n_streams = passes ? N_PASSES : 1;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->part = rc_part_new (takes_dir, hash, error);
  if (self->part == NULL || !start_pipeline (self, subject, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** Removes what was not finished. */
void
rc_take_writer_free (RcTakeWriter *self)
{
  g_clear_pointer (&self->pipeline, rc_pipeline_free);
  g_clear_pointer (&self->motion, rc_pipeline_free);
  g_clear_pointer (&self->sound, rc_pipeline_free);
  g_clear_pointer (&self->part, rc_part_free);
  g_clear_pointer (&self->sound_checksum, g_checksum_free);
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_free (self);
}

static gboolean
is_opaque (const RcFrame *frame)
{
  gsize   count = (gsize)frame->width * (gsize)frame->height;
  guint32 all = 0xffffffff;

  for (gsize i = 0; i < count; i++)
    {
      guint32 pixel;

      memcpy (&pixel, frame->data + i * 4, sizeof pixel);
      all &= pixel;
    }
  return GUINT32_FROM_LE (all) >> 24 == 255;
}

static gboolean
check_frame (const RcTakeWriter *self, const RcFrame *frame, RcPass pass, GError **error)
{
  const char *fault = NULL;

  if (frame == NULL)
    fault = N_ ("Frame %d of the take cannot be kept: its %s picture is missing.");
  else if (frame->format != streams[pass].format)
    fault = N_ ("Frame %d of the take cannot be kept: its %s picture has the wrong format.");
  else if (frame->width != self->width || frame->height != self->height)
    fault =
        N_ ("Frame %d of the take cannot be kept: its %s picture has another size than the take.");
  else if (pass == RC_PASS_COLOUR && !is_opaque (frame))
    fault = N_ ("Frame %d of the take cannot be kept: its %s picture is not opaque.");
  if (fault == NULL)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ (fault), self->frames, streams[pass].name);
  return FALSE;
}

/* Returns: (transfer full) (nullable): @frame, at least as large as what can be stored, and of
 * whole strips */
static RcFrame *
pad_frame (RcFrame *frame, int rows, GError **error)
{
  int      width = MAX (frame->width, STORED_LEAST);
  int      height = (frame->height + rows - 1) / rows * rows;
  RcFrame *padded;

  if (frame->width == width && frame->height == height)
    return rc_frame_ref (frame);
  padded = rc_frame_new (width, height, frame->format, error);
  for (gsize y = 0; padded != NULL && y < (gsize)frame->height; y++)
    memcpy (padded->data + y * padded->stride, frame->data + y * frame->stride, frame->stride);
  return padded;
}

static gboolean
push_frame (RcTakeWriter *self,
            RcPipeline   *pipeline,
            GstElement   *source,
            RcFrame      *frame,
            int           index,
            GError      **error)
{
  int                 rows = strip_rows (frame->format, MAX (frame->width, STORED_LEAST),
                                         MAX (frame->height, STORED_LEAST));
  g_autoptr (RcFrame) padded = pad_frame (frame, rows, error);
  int                 strips;

  if (padded == NULL)
    return FALSE;
  strips = padded->height / rows;
  for (int i = 0; i < strips; i++)
    if (!rc_pipeline_push (
            pipeline, source,
            rc_pipeline_buffer (padded, i * rows, rows, (gint64)index * strips + i, self->rate),
            error))
      return FALSE;
  return TRUE;
}

/**
 * rc_take_writer_add:
 * @colour: BGRA8, opaque, of the take's size; nobody may write to it any more
 * @depth: (nullable): GRAY16, with passes
 * @identity: (nullable): GRAY8, with passes
 *
 * Waits only while the encoders have all the frames they may hold. After a failure only
 * rc_take_writer_free() is of use.
 *
 * Errors: RC_ERROR_INVALID for a frame that does not fit; G_IO_ERROR_NO_SPACE if the disk is full
 */
gboolean
rc_take_writer_add (RcTakeWriter *self,
                    RcFrame      *colour,
                    RcFrame      *depth,
                    RcFrame      *identity,
                    GError      **error)
{
  RcFrame *frames[N_PASSES] = { colour, depth, identity };

  for (int i = 0; i < self->n_streams; i++)
    if (!check_frame (self, frames[i], (RcPass)i, error))
      return FALSE;
  for (int i = 0; i < self->n_streams; i++)
    if (!push_frame (self, self->pipeline, self->sources[i], frames[i], self->frames, error))
      {
        self->failed = TRUE;
        return FALSE;
      }
  self->frames++;
  return TRUE;
}

static gboolean
start_motion (RcTakeWriter *self, GError **error)
{
  static const Stream stream = { MOTION, RC_FRAME_GRAY16, "GRAY16_LE", FFV1 };
  GString            *text = g_string_new (NULL);
  g_autofree char    *description = NULL;
  g_autofree char    *path = g_build_filename (rc_part_dir (self->part), MOTION ".mkv", NULL);

  describe_stream (self, &stream, 2 * self->height, text);
  description = g_string_free (text, FALSE);
  self->motion = rc_pipeline_new (description, RC_PIPELINE_WRITES, path, error);
  if (self->motion == NULL)
    return FALSE;
  g_object_set (rc_pipeline_get (self->motion, MOTION "-file"), "location", path, NULL);
  return rc_pipeline_set_state (self->motion, GST_STATE_PLAYING, error);
}

/**
 * rc_take_writer_add_motion:
 * @motion: as rc_motion_new() makes it for the take's size; nobody may write to it any more
 *
 * After a failure only rc_take_writer_free() is of use. Errors: RC_ERROR_INVALID for a frame that
 * does not fit; G_IO_ERROR_NO_SPACE if the disk is full
 */
gboolean
rc_take_writer_add_motion (RcTakeWriter *self, RcFrame *motion, GError **error)
{
  self->failed = TRUE;
  if (motion->format != RC_FRAME_GRAY16 || motion->width != self->width ||
      motion->height != 2 * self->height || self->motions + 1 != self->frames)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("Frame %d of the take cannot be kept: its motion does not fit."),
                   self->frames);
      return FALSE;
    }
  if (self->motion == NULL && !start_motion (self, error))
    return FALSE;
  self->failed = !push_frame (self, self->motion, rc_pipeline_get (self->motion, MOTION), motion,
                              self->motions, error);
  self->motions++;
  return !self->failed;
}

static gboolean
finish_motion (RcTakeWriter *self, GError **error)
{
  if (self->motion == NULL)
    return TRUE;
  gst_app_src_end_of_stream (GST_APP_SRC (rc_pipeline_get (self->motion, MOTION)));
  return rc_pipeline_wait_end (self->motion, error) &&
         rc_pipeline_set_state (self->motion, GST_STATE_NULL, error);
}

static gboolean
start_sound (RcTakeWriter *self, GError **error)
{
  g_autofree char *text = g_strdup_printf (SOUND, RC_SOUND_CHANNELS, RC_SOUND_RATE);
  g_autofree char *path = g_build_filename (rc_part_dir (self->part), RC_TAKE_SOUND, NULL);

  self->sound_checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->sound = rc_pipeline_new (text, RC_PIPELINE_WRITES, path, error);
  if (self->sound == NULL)
    return FALSE;
  g_object_set (rc_pipeline_get (self->sound, "file"), "location", path, NULL);
  return rc_pipeline_set_state (self->sound, GST_STATE_PLAYING, error);
}

/**
 * rc_take_writer_add_sound:
 *
 * Kept without loss in 24 bits, in sound.flac. After a failure only rc_take_writer_free() is of
 * use. Errors: RC_ERROR_UNSUPPORTED if a GStreamer plugin is missing; G_IO_ERROR_NO_SPACE
 */
gboolean
rc_take_writer_add_sound (RcTakeWriter *self, const float *samples, gsize n, GError **error)
{
  gsize      size = n * RC_SOUND_CHANNELS * sizeof (gint32);
  gint32    *values;
  GstBuffer *buffer;

  if (n == 0)
    return TRUE;
  self->failed = TRUE;
  if (self->sound == NULL && !start_sound (self, error))
    return FALSE;
  values = g_malloc (size);
  for (gsize i = 0; i < n * RC_SOUND_CHANNELS; i++)
    values[i] = GINT32_TO_LE ((gint32)lrintf (CLAMP (samples[i], -1.0f, 1.0f) * SOUND_FULL));
  g_checksum_update (self->sound_checksum, (const guchar *)values, (gssize)size);
  buffer = gst_buffer_new_wrapped (values, size);
  GST_BUFFER_PTS (buffer) =
      gst_util_uint64_scale ((guint64)self->samples, GST_SECOND, RC_SOUND_RATE);
  self->samples += (gint64)n;
  GST_BUFFER_DURATION (buffer) =
      gst_util_uint64_scale ((guint64)self->samples, GST_SECOND, RC_SOUND_RATE) -
      GST_BUFFER_PTS (buffer);
  self->failed =
      !rc_pipeline_push (self->sound, rc_pipeline_get (self->sound, "sound"), buffer, error);
  return !self->failed;
}

static gboolean
finish_sound (RcTakeWriter *self, GError **error)
{
  if (self->sound == NULL)
    return TRUE;
  gst_app_src_end_of_stream (GST_APP_SRC (rc_pipeline_get (self->sound, "sound")));
  return rc_pipeline_wait_end (self->sound, error) &&
         rc_pipeline_set_state (self->sound, GST_STATE_NULL, error);
}

static void
set_item (cJSON *object, const char *key, cJSON *value)
{
  cJSON_DeleteItemFromObjectCaseSensitive (object, key);
  cJSON_AddItemToObject (object, key, value);
}

static gboolean
write_about (RcTakeWriter *self, cJSON *about, GError **error)
{
  g_autofree char *rate = rc_rational_to_string (self->rate);
  g_autofree char *text = NULL;

  set_item (about, "frames", cJSON_CreateNumber (self->frames));
  set_item (about, "width", cJSON_CreateNumber (self->width));
  set_item (about, "height", cJSON_CreateNumber (self->height));
  set_item (about, "rate", cJSON_CreateString (rate));
  set_item (about, "codec", cJSON_CreateString (RC_TAKE_CODEC));
  set_item (about, "frames_sha256", cJSON_CreateString (g_checksum_get_string (self->checksum)));
  if (self->sound != NULL)
    {
      cJSON *sound = cJSON_CreateObject ();

      cJSON_AddNumberToObject (sound, "rate", RC_SOUND_RATE);
      cJSON_AddNumberToObject (sound, "channels", RC_SOUND_CHANNELS);
      cJSON_AddNumberToObject (sound, "samples", (double)self->samples);
      cJSON_AddStringToObject (sound, "sha256", g_checksum_get_string (self->sound_checksum));
      set_item (about, "sound", sound);
    }
  if (!cJSON_HasObjectItem (about, "first"))
    cJSON_AddNumberToObject (about, "first", 0);
  text = rc_json_pretty (about);
  return rc_part_write (self->part, "take.json", text, error);
}

/* Read back from what was written, which also proves that it can be read. */
static gboolean
write_poster (RcTakeWriter *self, GError **error)
{
  g_autoptr (RcTakeReader) reader = rc_take_reader_new (rc_part_dir (self->part), error);
  g_autoptr (RcFrame)      frame = NULL;
  g_autoptr (GError)       reason = NULL;
  g_autofree char         *path = g_build_filename (rc_part_dir (self->part), "poster.png", NULL);

  if (reader != NULL)
    frame = rc_take_reader_frame (reader, RC_PASS_COLOUR, self->frames / 2, error);
  if (frame == NULL)
    return FALSE;
  if (rc_frame_save_png (frame, path, &reason))
    return TRUE;
  if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    rc_part_set_errno (error, path, ENOSPC);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * rc_take_writer_finish:
 * @about: (transfer full): what take.json says besides; a "first" in it is kept, else it is 0
 *
 * Waits for the encoders, writes poster.png (the middle frame) and take.json, syncs all of it and
 * renames the folder. If another writer has finished the same take meanwhile, that one stays.
 *
 * Errors: RC_ERROR_INVALID without frames; G_IO_ERROR_NO_SPACE if the disk is full. Nothing is
 * left.
 */
gboolean
rc_take_writer_finish (RcTakeWriter *self, cJSON *about, GError **error)
{
  g_autoptr (cJSON) owned = about;

  if (self->failed || self->frames == 0 || (self->motion != NULL && self->motions < self->frames))
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_INVALID, "%s",
          self->failed ? _ ("A take cannot be kept: it has frames that could not be written.")
          : self->frames == 0 ? _ ("A take cannot be kept: it has no frames.")
                              : _ ("A take cannot be kept: it has frames without motion."));
      return FALSE;
    }
  for (int i = 0; i < self->n_streams; i++)
    gst_app_src_end_of_stream (GST_APP_SRC (self->sources[i]));
  if (!rc_pipeline_wait_end (self->pipeline, error))
    return FALSE;
  if (!rc_pipeline_set_state (self->pipeline, GST_STATE_NULL, error) ||
      !finish_motion (self, error) || !finish_sound (self, error))
    return FALSE;
  return write_about (self, owned, error) && write_poster (self, error) &&
         rc_part_finish (self->part, "take.json", error);
}
