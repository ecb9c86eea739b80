/* sound-mixer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/sound-mixer.h"

#include "engine/base/error.h"
#include "engine/media/media.h"
#include "engine/media/pipeline.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* Samples: so long before it is heard a file is opened; and a leap that is as long is made by
 * seeking in the file instead of decoding all that is passed over. */
#define AHEAD (RC_SOUND_RATE)
#define LEAP  (8 * RC_SOUND_RATE)

#define DECODE                                                                                     \
  "uridecodebin name=file ! audioconvert ! audioresample ! audio/x-raw, format=F32LE, "            \
  "layout=interleaved, channels=%d, rate=%d ! appsink name=sink sync=false max-buffers=4"

#define SAMPLE_BYTES (RC_SOUND_CHANNELS * sizeof (float))

/* One file. Places are in samples of the mix, a sample being one number for each channel. */
typedef struct
{
  char  *path;
  gint64 start, end; /* where it is heard */
  gint64 zero;       /* where the file's first sample would be: before the start if the file
                        is heard from later on */
  gint64      fade_in, fade_out;
  float       gain;
  gboolean    loops;
  RcPipeline *pipeline; /* from its first sample to its last */
  GstSample  *sample;   /* what is decoded and not all used; NULL if none */
  gsize       used;     /* samples of it that are used */
  gint64      place;    /* the sample of the mix that comes next out of the pipeline */
  gint64      began;    /* that at which the file began, the last time */
  gint64      length;   /* samples of the file, once it was read to its end; 0 */
} Voice;

struct _RcSoundMixer
{
  Voice *voices;
  guint  n_voices;
  gint64 at; /* the next sample to be read */
};

static void
voice_close (Voice *voice)
{
  g_clear_pointer (&voice->sample, gst_sample_unref);
  g_clear_pointer (&voice->pipeline, rc_pipeline_free);
}

static gboolean
voice_open (Voice *voice, GError **error)
{
  g_autofree char *text = g_strdup_printf (DECODE, RC_SOUND_CHANNELS, RC_SOUND_RATE);
  g_autofree char *uri = gst_filename_to_uri (voice->path, error);

  if (uri == NULL)
    return FALSE;
  voice->pipeline = rc_pipeline_new (text, RC_PIPELINE_READS, voice->path, error);
  if (voice->pipeline == NULL)
    return FALSE;
  g_object_set (rc_pipeline_get (voice->pipeline, "file"), "uri", uri, NULL);
  return rc_pipeline_set_state (voice->pipeline, GST_STATE_PLAYING, error);
}

/* What sample @place of the mix is multiplied with. A fade follows the sine from 0 to a right
 * angle, so that two sounds that cross keep their power: sin² + cos² = 1 (Reiss and McPherson,
 * Audio Effects, 2014, on constant power). */
static float
gain_at (const Voice *voice, gint64 place)
{
  gint64 begun = place - voice->start, left = voice->end - place;
  float  gain = voice->gain;

  if (begun < voice->fade_in)
    gain *= (float)sin (G_PI / 2 * (double)begun / (double)voice->fade_in);
  if (left < voice->fade_out)
    gain *= (float)sin (G_PI / 2 * (double)left / (double)voice->fade_out);
  return gain;
}

static void
add_values (const Voice *voice, float *out, const float *values, gsize n)
{
  gboolean plain = voice->place - voice->start >= voice->fade_in &&
                   voice->end - (voice->place + (gint64)n) >= voice->fade_out;

  for (gsize i = 0; i < n; i++)
    {
      float gain = plain ? voice->gain : gain_at (voice, voice->place + (gint64)i);

      for (gsize c = 0; c < RC_SOUND_CHANNELS; c++)
        out[i * RC_SOUND_CHANNELS + c] += values[i * RC_SOUND_CHANNELS + c] * gain;
    }
}

/* Adds up to @n samples to @out; passes over them if @out is NULL. Returns: how many; 0 at the
 * file's end; -1 with @error set */
static gssize
voice_add (Voice *voice, float *out, gsize n, GError **error)
{
  GstBuffer   *buffer;
  GstMapInfo   map;
  gsize        left;
  const float *values;
  GError      *reason = NULL;

  if (voice->sample == NULL)
    {
      voice->sample = rc_pipeline_pull (voice->pipeline, rc_pipeline_get (voice->pipeline, "sink"),
                                        NULL, &reason);
      voice->used = 0;
      if (reason != NULL)
        g_propagate_error (error, reason);
      if (voice->sample == NULL)
        return reason != NULL ? -1 : 0;
    }
  buffer = gst_sample_get_buffer (voice->sample);
  if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
    return 0;
  left = map.size / SAMPLE_BYTES - voice->used;
  n = MIN (n, left);
  values = (const float *)(const void *)map.data + voice->used * RC_SOUND_CHANNELS;
  if (out != NULL)
    add_values (voice, out, values, n);
  gst_buffer_unmap (buffer, &map);
  voice->used += n;
  if (n == left)
    g_clear_pointer (&voice->sample, gst_sample_unref);
  return (gssize)n;
}

/* The next samples, and at the end of a file that loops its first ones. */
static gssize
voice_next (Voice *voice, float *out, gsize n, GError **error)
{
  gssize got = voice_add (voice, out, n, error);

  if (got == 0 && voice->loops && voice->place > voice->began)
    {
      voice_close (voice);
      voice->length = voice->place - voice->began;
      voice->began = voice->place;
      if (!voice_open (voice, error))
        return -1;
      got = voice_add (voice, out, n, error);
    }
  voice->place += MAX (got, 0);
  return got;
}

static gboolean
voice_begin (Voice *voice, GError **error)
{
  voice->place = voice->began = voice->zero;
  return voice_open (voice, error);
}

/* Leaps in the file to @from or a little before it; back to the beginning if that does not give a
 * place that can be told. */
static gboolean
voice_leap (Voice *voice, gint64 from, GError **error)
{
  GstElement  *sink = rc_pipeline_get (voice->pipeline, "sink");
  GstClockTime time = gst_util_uint64_scale ((guint64)(from - voice->zero - RC_SOUND_RATE),
                                             GST_SECOND, RC_SOUND_RATE);
  GstSample   *sample = NULL;

  g_clear_pointer (&voice->sample, gst_sample_unref);
  if (rc_pipeline_wait_state (voice->pipeline, NULL, NULL) &&
      gst_element_seek_simple (sink, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                               (gint64)time))
    sample = rc_pipeline_pull (voice->pipeline, sink, NULL, NULL);
  if (sample != NULL && GST_BUFFER_PTS_IS_VALID (gst_sample_get_buffer (sample)))
    {
      guint64 samples = gst_util_uint64_scale_round (
          GST_BUFFER_PTS (gst_sample_get_buffer (sample)), RC_SOUND_RATE, GST_SECOND);

      voice->sample = sample;
      voice->used = 0;
      voice->place = voice->zero + (gint64)samples;
      if (voice->place <= from)
        return TRUE;
      sample = NULL;
    }
  g_clear_pointer (&sample, gst_sample_unref);
  voice_close (voice);
  return voice_begin (voice, error);
}

/* So that the next sample out of the pipeline is the one of @from. */
static gboolean
voice_reach (Voice *voice, gint64 from, GError **error)
{
  if (voice->pipeline != NULL && voice->place > from)
    voice_close (voice);
  if (voice->pipeline == NULL && !voice_begin (voice, error))
    return FALSE;
  if (!voice->loops && from - voice->place > LEAP && !voice_leap (voice, from, error))
    return FALSE;
  while (voice->place < from)
    {
      /* Whole rounds need not be read again. */
      if (voice->place == voice->began && voice->length > 0)
        voice->place = voice->began += (from - voice->place) / voice->length * voice->length;
      if (voice->place == from)
        break;
      gssize got = voice_next (voice, NULL, (gsize)(from - voice->place), error);

      if (got < 0)
        return FALSE;
      if (got == 0)
        break;
    }
  return TRUE;
}

/* Opens what is heard soon: it decodes while it waits. What cannot be opened is told when it is
 * due. */
static void
voice_prepare (Voice *voice, gint64 at)
{
  if (voice->pipeline == NULL && voice->start > at && voice->start - at <= AHEAD &&
      voice->start < voice->end)
    (void)!voice_begin (voice, NULL);
}

/* Adds what is heard of @voice in the @n samples from @at on. */
static gboolean
voice_mix (Voice *voice, gint64 at, float *out, gsize n, GError **error)
{
  gint64 from = MAX (at, voice->start);
  gint64 to = MIN (at + (gint64)n, voice->end);

  if (from < to && !voice_reach (voice, from, error))
    return FALSE;
  while (from < to && voice->place == from)
    {
      gssize got =
          voice_next (voice, out + (from - at) * RC_SOUND_CHANNELS, (gsize)(to - from), error);

      if (got < 0)
        return FALSE;
      if (got == 0)
        break; /* the file is shorter than its place */
      from += got;
    }
  if (at + (gint64)n >= voice->end)
    voice_close (voice);
  else
    voice_prepare (voice, at);
  return TRUE;
}

static gboolean
check_sound (const RcMovieSound *sound, GError **error)
{
  g_autoptr (RcMediaInfo) info = rc_media_probe (sound->path, NULL, error);

  if (info == NULL)
    return FALSE;
  if (info->has_sound)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
               _ ("“%s” has no sound in it. Choose another file, or take it out of the slot."),
               sound->path);
  return FALSE;
}

/**
 * rc_sound_mixer_new:
 *
 * Errors: those of rc_media_probe(), naming the file; RC_ERROR_FORMAT if one has no sound in it
 *
 * Returns: (transfer full) (nullable)
 */
RcSoundMixer *
rc_sound_mixer_new (const RcMovieSound *sounds, guint n_sounds, GError **error)
{
  for (guint i = 0; i < n_sounds; i++)
    if (!check_sound (&sounds[i], error))
      return NULL;
  return rc_sound_mixer_new_trusted (sounds, n_sounds);
}

static gint64
samples_of (RcRational seconds)
{
  static const RcRational rate = { RC_SOUND_RATE, 1 };

  return seconds.den != 0 ? MAX (0, rc_time_to_frames (seconds, rate)) : 0;
}

/** As rc_sound_mixer_new(), without a look at the files: one that is none fails when it is read */
RcSoundMixer *
rc_sound_mixer_new_trusted (const RcMovieSound *sounds, guint n_sounds)
{
  RcSoundMixer *self;

  self = g_new0 (RcSoundMixer, 1);
  self->voices = g_new0 (Voice, n_sounds);
  self->n_voices = n_sounds;
  for (guint i = 0; i < n_sounds; i++)
    {
      Voice *voice = &self->voices[i];

      voice->path = g_strdup (sounds[i].path);
      voice->start = samples_of (sounds[i].start);
      voice->end = voice->start + samples_of (sounds[i].seconds);
      voice->zero = voice->start - samples_of (sounds[i].from);
      voice->fade_in = samples_of (sounds[i].fade_in);
      voice->fade_out = samples_of (sounds[i].fade_out);
      voice->gain = (float)sounds[i].gain;
      voice->loops = sounds[i].loops;
    }
  return self;
}

void
rc_sound_mixer_free (RcSoundMixer *self)
{
  for (guint i = 0; i < self->n_voices; i++)
    {
      voice_close (&self->voices[i]);
      g_free (self->voices[i].path);
    }
  g_free (self->voices);
  g_free (self);
}

/**
 * rc_sound_mixer_read:
 * @out: [n, RC_SOUND_CHANNELS], filled with the next samples, within -1 to 1
 *
 * Errors: RC_ERROR_FORMAT, naming the file that cannot be decoded
 */
gboolean
rc_sound_mixer_read (RcSoundMixer *self, float *out, gsize n, GError **error)
{
  memset (out, 0, n * SAMPLE_BYTES);
  for (guint i = 0; i < self->n_voices; i++)
    if (!voice_mix (&self->voices[i], self->at, out, n, error))
      return FALSE;
  for (gsize i = 0; i < n * RC_SOUND_CHANNELS; i++)
    out[i] = CLAMP (out[i], -1.0f, 1.0f);
  self->at += (gint64)n;
  return TRUE;
}

/** The next sample to be read is that of @at; samples, not negative */
void
rc_sound_mixer_seek (RcSoundMixer *self, gint64 at)
{
  self->at = at;
}
