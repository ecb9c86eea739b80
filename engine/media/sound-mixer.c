/* sound-mixer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/sound-mixer.h"

#include "engine/base/error.h"
#include "engine/media/media.h"
#include "engine/media/pipeline.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define DECODE                                                                                     \
  "uridecodebin name=file ! audioconvert ! audioresample ! audio/x-raw, format=F32LE, "            \
  "layout=interleaved, channels=%d, rate=%d ! appsink name=sink sync=false max-buffers=4"

#define SAMPLE_BYTES (RC_SOUND_CHANNELS * sizeof (float))

/* One file. Places are in samples of the mix, a sample being one number for each channel. */
typedef struct
{
  char       *path;
  gint64      start, end; /* where it is heard */
  float       gain;
  gboolean    loops;
  RcPipeline *pipeline; /* from its first sample to its last */
  GstSample  *sample;   /* what is decoded and not all used; NULL if none */
  gsize       used;     /* samples of it that are used */
  gint64      place;    /* the sample of the mix that comes next out of the pipeline */
  gint64      began;    /* that at which the file began, the last time */
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
  for (gsize i = 0; out != NULL && i < n * RC_SOUND_CHANNELS; i++)
    out[i] += values[i] * voice->gain;
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
      voice->began = voice->place;
      if (!voice_open (voice, error))
        return -1;
      got = voice_add (voice, out, n, error);
    }
  voice->place += MAX (got, 0);
  return got;
}

/* So that the next sample out of the pipeline is the one of @from. */
static gboolean
voice_reach (Voice *voice, gint64 from, GError **error)
{
  if (voice->pipeline != NULL && voice->place > from)
    voice_close (voice);
  if (voice->pipeline == NULL)
    {
      voice->place = voice->began = voice->start;
      if (!voice_open (voice, error))
        return FALSE;
    }
  while (voice->place < from)
    {
      gssize got = voice_next (voice, NULL, (gsize)(from - voice->place), error);

      if (got < 0)
        return FALSE;
      if (got == 0)
        break;
    }
  return TRUE;
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

/** As rc_sound_mixer_new(), without a look at the files: one that is none fails when it is read */
RcSoundMixer *
rc_sound_mixer_new_trusted (const RcMovieSound *sounds, guint n_sounds)
{
  static const RcRational rate = { RC_SOUND_RATE, 1 };
  RcSoundMixer           *self;

  self = g_new0 (RcSoundMixer, 1);
  self->voices = g_new0 (Voice, n_sounds);
  self->n_voices = n_sounds;
  for (guint i = 0; i < n_sounds; i++)
    {
      Voice *voice = &self->voices[i];

      voice->path = g_strdup (sounds[i].path);
      voice->start = MAX (0, rc_time_to_frames (sounds[i].start, rate));
      voice->end = voice->start + MAX (0, rc_time_to_frames (sounds[i].seconds, rate));
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
