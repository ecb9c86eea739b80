/* movie-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/movie-writer.h"

#include "engine/base/error.h"
#include "engine/media/edit-list.h"
#include "engine/media/part.h"
#include "engine/media/pipeline.h"
#include "engine/media/sound-mixer.h"

#include <glib/gi18n-lib.h>

#define LEAST_SIDE 16 /* of MP4 and of the encoders */
#define MOST_SIDE  8192
#define WAITING    3 /* frames before the encoder */

/* Of silence behind the sound, two packets of AAC: GStreamer's demuxer leaves out the packets that
 * reach beyond the end of the edit. */
#define TAIL 2048

#define MOVIE_FILE "movie.mp4"

#define VIDEO                                                                                      \
  "appsrc name=video format=time block=false max-bytes=%" G_GSIZE_FORMAT " caps=\"video/x-raw, "   \
  "format=BGRx, width=%d, height=%d, framerate=%d/%d\" ! queue max-size-buffers=2 "                \
  "max-size-bytes=0 max-size-time=0 ! videoconvert n-threads=2 ! video/x-raw, format=I420, "       \
  "colorimetry=bt709 ! %s ! h264parse ! queue ! mux. "
/* Sound waits for the picture, which encoders hold back for some dozens of frames. */
#define SOUND                                                                                      \
  "appsrc name=sound format=time block=false max-bytes=67108864 caps=\"audio/x-raw, "              \
  "format=F32LE, layout=interleaved, channels=%d, rate=%d\" ! queue max-size-buffers=0 "           \
  "max-size-bytes=0 max-size-time=0 ! audioconvert ! %s ! aacparse ! queue max-size-buffers=0 "    \
  "max-size-bytes=0 max-size-time=0 ! mux. "
#define MUX "mp4mux name=mux faststart=true ! filesink name=file sync=false async=false "

/* The first that is installed is used. */
typedef struct
{
  const char *element;
  const char *description;
  int         delay; /* of sound: samples that come out before the first that went in */
} Encoder;

static const Encoder video_encoders[] = {
  { "x264enc", "x264enc pass=qual quantizer=18 speed-preset=veryfast key-int-max=48 ! "
               "video/x-h264, profile=high" },
  { "openh264enc",
    "openh264enc rate-control=quality complexity=medium bitrate=8000000 gop-size=48" },
};
static const Encoder sound_encoders[] = {
  { "avenc_aac", "avenc_aac bitrate=192000", 1024 },
  { "fdkaacenc", "fdkaacenc bitrate=192000", 2048 },
  { "voaacenc", "voaacenc bitrate=192000", 1600 },
};

struct _RcMovieWriter
{
  RcPart       *part;
  RcPipeline   *pipeline;
  GstElement   *video, *sound; /* owned by the pipeline; sound is NULL if there is none */
  RcSoundMixer *mixer;         /* NULL if there is no sound */
  int           width, height; /* of the frames; the movie's are even */
  RcRational    rate;
  gint64        frames;
  gint64        samples; /* of sound, pushed so far */
  int           priming; /* samples that come out of the decoder before the first of them */
};

static const Encoder *
find_encoder (const Encoder *encoders, gsize n, GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GstElementFactory) factory = gst_element_factory_find (encoders[i].element);

      if (factory != NULL)
        return &encoders[i];
    }
  g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
               _ ("GStreamer lacks %s, without which no movie can be written. Install it with: "
                  "sudo apt install gstreamer1.0-plugins-ugly gstreamer1.0-libav"),
               encoders[0].element);
  return NULL;
}

static gboolean
check_shape (const char *path, int width, int height, RcRational rate, GError **error)
{
  if (width < LEAST_SIDE || height < LEAST_SIDE || width > MOST_SIDE || height > MOST_SIDE)
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                 _ ("A movie cannot be %d × %d pixels: each side must be from %d to %d."), width,
                 height, LEAST_SIDE, MOST_SIDE);
  else if (rate.num < 1 || rate.den < 1 || rate.num > G_MAXINT || rate.den > G_MAXINT ||
           rate.num / rate.den > 240)
    g_set_error_literal (
        error, RC_ERROR, RC_ERROR_INVALID,
        _ ("A movie's frame rate must be above 0 and at most 240 frames a second."));
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                 _ ("“%s” is a folder. Give the movie a name in it, such as “movie.mp4”."), path);
  else
    return TRUE;
  return FALSE;
}

static char *
describe (RcMovieWriter *self, GError **error)
{
  const Encoder *video = find_encoder (video_encoders, G_N_ELEMENTS (video_encoders), error);
  const Encoder *sound = NULL;
  int            width = self->width & ~1, height = self->height & ~1;
  GString       *text;

  if (video == NULL)
    return NULL;
  if (self->mixer != NULL)
    {
      sound = find_encoder (sound_encoders, G_N_ELEMENTS (sound_encoders), error);
      if (sound == NULL)
        return NULL;
      self->priming = sound->delay;
    }
  text = g_string_new (MUX);
  g_string_append_printf (text, VIDEO, (gsize)width * (gsize)height * 4 * WAITING, width, height,
                          (int)self->rate.num, (int)self->rate.den, video->description);
  if (sound != NULL)
    g_string_append_printf (text, SOUND, RC_SOUND_CHANNELS, RC_SOUND_RATE, sound->description);
  return g_string_free (text, FALSE);
}

static gboolean
start_pipeline (RcMovieWriter *self, const char *path, GError **error)
{
  g_autofree char *description = describe (self, error);
  g_autofree char *file = g_build_filename (rc_part_dir (self->part), MOVIE_FILE, NULL);
  g_autofree char *aside = g_build_filename (rc_part_dir (self->part), "faststart", NULL);

  if (description == NULL)
    return FALSE;
  self->pipeline = rc_pipeline_new (description, RC_PIPELINE_WRITES, path, error);
  if (self->pipeline == NULL)
    return FALSE;
  self->video = rc_pipeline_get (self->pipeline, "video");
  if (self->mixer != NULL)
    self->sound = rc_pipeline_get (self->pipeline, "sound");
  g_object_set (rc_pipeline_get (self->pipeline, "file"), "location", file, NULL);
  g_object_set (rc_pipeline_get (self->pipeline, "mux"), "faststart-file", aside, NULL);
  return rc_pipeline_set_state (self->pipeline, GST_STATE_PLAYING, error);
}

/**
 * rc_movie_writer_new:
 * @path: the MP4; replaced when the new one is whole
 * @width: pixels, of the frames that come; an odd side loses its last column or row in the movie
 * @height: pixels
 * @sounds: (array length=n_sounds): copied; without any there is no sound track
 *
 * Errors: RC_ERROR_INVALID for a size or rate that no movie has, or a folder as @path;
 * RC_ERROR_READ_ONLY; RC_ERROR_NOT_FOUND and RC_ERROR_FORMAT, naming the sound file;
 * RC_ERROR_UNSUPPORTED if an encoder is missing
 *
 * Returns: (transfer full) (nullable)
 */
RcMovieWriter *
rc_movie_writer_new (const char         *path,
                     int                 width,
                     int                 height,
                     RcRational          rate,
                     const RcMovieSound *sounds,
                     guint               n_sounds,
                     GError            **error)
{
  g_autoptr (RcMovieWriter) self = NULL;
  g_autofree char          *folder = g_path_get_dirname (path);
  g_autofree char          *name = g_path_get_basename (path);

  if (!gst_init_check (NULL, NULL, error) || !check_shape (path, width, height, rate, error))
    return NULL;
  self = g_new0 (RcMovieWriter, 1);
  self->width = width;
  self->height = height;
  self->rate = rate;
  if (n_sounds > 0)
    {
      self->mixer = rc_sound_mixer_new (sounds, n_sounds, error);
      if (self->mixer == NULL)
        return NULL;
    }
  self->part = rc_part_new (folder, name, error);
  if (self->part == NULL || !start_pipeline (self, path, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** Removes what was not finished; an older movie of that name stays. */
void
rc_movie_writer_free (RcMovieWriter *self)
{
  g_clear_pointer (&self->pipeline, rc_pipeline_free);
  g_clear_pointer (&self->mixer, rc_sound_mixer_free);
  g_clear_pointer (&self->part, rc_part_free);
  g_free (self);
}

/* Takes @values, up to the sample @until. */
static gboolean
push_values (RcMovieWriter *self, float *values, gint64 until, GError **error)
{
  gsize      n = (gsize)(until - self->samples);
  GstBuffer *buffer;

  buffer = gst_buffer_new_wrapped (values, n * RC_SOUND_CHANNELS * sizeof (float));
  GST_BUFFER_PTS (buffer) =
      gst_util_uint64_scale ((guint64)self->samples, GST_SECOND, RC_SOUND_RATE);
  GST_BUFFER_DURATION (buffer) =
      gst_util_uint64_scale ((guint64)until, GST_SECOND, RC_SOUND_RATE) - GST_BUFFER_PTS (buffer);
  self->samples = until;
  return rc_pipeline_push (self->pipeline, self->sound, buffer, error);
}

/* Sound up to the end of the last frame. */
static gboolean
push_sound (RcMovieWriter *self, GError **error)
{
  gint64 until = rc_sound_samples (self->frames, self->rate);
  gsize  n = (gsize)(until - self->samples);
  float *values;

  if (self->mixer == NULL || n == 0)
    return TRUE;
  values = g_new (float, n *RC_SOUND_CHANNELS);
  if (rc_sound_mixer_read (self->mixer, values, n, error))
    return push_values (self, values, until, error);
  g_free (values);
  return FALSE;
}

/* Silence that brings the last of it out of the encoder, which holds some back. */
static gboolean
end_sound (RcMovieWriter *self, GError **error)
{
  gsize n = (gsize)self->priming + TAIL;

  if (self->sound == NULL)
    return TRUE;
  if (n > 0 &&
      !push_values (self, g_new0 (float, n *RC_SOUND_CHANNELS), self->samples + (gint64)n, error))
    return FALSE;
  gst_app_src_end_of_stream (GST_APP_SRC (self->sound));
  return TRUE;
}

/* A player begins behind what the encoder put before the first sample. */
static gboolean
set_edit_list (RcMovieWriter *self, GError **error)
{
  g_autofree char *file = g_build_filename (rc_part_dir (self->part), MOVIE_FILE, NULL);
  RcSoundTrack     track = { .rate = RC_SOUND_RATE,
                             .priming = (guint32)self->priming,
                             .samples = rc_sound_samples (self->frames, self->rate),
                             .tail = TAIL };

  return self->sound == NULL || rc_edit_list_set_sound (file, &track, error);
}

/**
 * rc_movie_writer_add:
 * @frame: BGRA8, of the size that was given to rc_movie_writer_new(); not written to any more
 *
 * Waits while the encoder has all the frames it may hold.
 *
 * Errors: RC_ERROR_INVALID for a frame that does not fit; G_IO_ERROR_NO_SPACE if the disk is full
 */
gboolean
rc_movie_writer_add (RcMovieWriter *self, RcFrame *frame, GError **error)
{
  g_autoptr (RcFrame) even = NULL;

  if (frame->format != RC_FRAME_BGRA8 || frame->width != self->width ||
      frame->height != self->height)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("A picture of %d × %d pixels does not fit into a movie of %d × %d."),
                   frame->width, frame->height, self->width, self->height);
      return FALSE;
    }
  if (((self->width | self->height) & 1) == 0)
    even = rc_frame_ref (frame);
  else
    even = rc_frame_crop (frame, (RcRect){ 0, 0, self->width & ~1, self->height & ~1 }, error);
  if (even == NULL ||
      !rc_pipeline_push (self->pipeline, self->video,
                         rc_pipeline_buffer (even, 0, even->height, self->frames, self->rate),
                         error))
    return FALSE;
  self->frames++;
  return push_sound (self, error);
}

/**
 * rc_movie_writer_finish:
 *
 * Waits for the encoders, syncs the file and renames it.
 *
 * Errors: RC_ERROR_INVALID without frames; G_IO_ERROR_NO_SPACE if the disk is full
 */
gboolean
rc_movie_writer_finish (RcMovieWriter *self, GError **error)
{
  if (self->frames == 0)
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_INVALID,
                           _ ("A movie cannot be written: it has no frames."));
      return FALSE;
    }
  gst_app_src_end_of_stream (GST_APP_SRC (self->video));
  if (!end_sound (self, error))
    return FALSE;
  if (!rc_pipeline_wait_end (self->pipeline, error) ||
      !rc_pipeline_set_state (self->pipeline, GST_STATE_NULL, error) ||
      !set_edit_list (self, error))
    return FALSE;
  return rc_part_finish_file (self->part, MOVIE_FILE, error);
}
