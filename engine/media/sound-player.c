/* sound-player.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/sound-player.h"

#include "engine/base/error.h"
#include "engine/media/sound-mixer.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#include <gst/app/app.h>

#define BLOCK   2400 /* samples: 50 ms */
#define WAITING (4 * BLOCK * RC_SOUND_CHANNELS * sizeof (float))
#define DESCRIPTION                                                                                \
  "appsrc name=source format=time block=false max-bytes=%" G_GSIZE_FORMAT " caps=\"audio/x-raw, "  \
  "format=F32LE, layout=interleaved, channels=%d, rate=%d\" ! audioconvert ! audioresample ! "     \
  "%s name=sink"

struct _RcSoundPlayer
{
  RcMovieSound *sounds; /* with paths of their own */
  guint         n_sounds;
  gint64        length; /* samples */
  gboolean      loop;

  GstElement *bin;   /* NULL: it does not play */
  gint        ready; /* atomic: changed after what one thread has for the other, 0: stopped */
  gint64      from;

  /* The pipeline's thread only, while there is a pipeline. */
  RcSoundMixer *mixer;
  gint64        at;     /* the next sample to be mixed; runs on in a loop */
  gboolean      failed; /* silence from here on */
};

/** Returns: a player with nothing to play */
RcSoundPlayer *
rc_sound_player_new (void)
{
  return g_new0 (RcSoundPlayer, 1);
}

static void
forget_sounds (RcSoundPlayer *self)
{
  for (guint i = 0; i < self->n_sounds; i++)
    g_free ((char *)self->sounds[i].path);
  g_clear_pointer (&self->sounds, g_free);
  self->n_sounds = 0;
}

void
rc_sound_player_free (RcSoundPlayer *self)
{
  rc_sound_player_stop (self);
  forget_sounds (self);
  g_free (self);
}

/**
 * rc_sound_player_open:
 * @sounds: (array length=n_sounds): copied; none: there is nothing to play
 * @seconds: how long all of it is; what lies beyond is not heard
 * @loop: as rc_sound_player_set_loop()
 *
 * Stops what was playing.
 */
void
rc_sound_player_open (RcSoundPlayer      *self,
                      const RcMovieSound *sounds,
                      guint               n_sounds,
                      double              seconds,
                      gboolean            loop)
{
  rc_sound_player_stop (self);
  forget_sounds (self);
  self->sounds = g_memdup2 (sounds, n_sounds * sizeof *sounds);
  self->n_sounds = n_sounds;
  for (guint i = 0; i < n_sounds; i++)
    self->sounds[i].path = g_strdup (sounds[i].path);
  self->length = (gint64)floor (seconds * RC_SOUND_RATE + 0.5);
  self->loop = loop;
}

/** @loop: whether it begins again at its end, without a gap. Stops what was playing. */
void
rc_sound_player_set_loop (RcSoundPlayer *self, gboolean loop)
{
  rc_sound_player_stop (self);
  self->loop = loop;
}

gboolean
rc_sound_player_is_open (const RcSoundPlayer *self)
{
  return self->n_sounds > 0 && self->length > 0;
}

/* --- the pipeline's thread -------------------------------------------------------------------
 */

static gboolean
mix (RcSoundPlayer *self, float *out, gsize n)
{
  gint64 place = self->at % self->length;

  if (self->mixer == NULL)
    self->mixer = rc_sound_mixer_new_trusted (self->sounds, self->n_sounds);
  rc_sound_mixer_seek (self->mixer, place);
  return rc_sound_mixer_read (self->mixer, out, n, NULL);
}

static void
on_need_data (GstElement *source, guint size, gpointer user_data)
{
  RcSoundPlayer *self = user_data;
  gint64         left;
  gsize          n, bytes;
  float         *values;
  GstBuffer     *buffer;

  if (g_atomic_int_get (&self->ready) == 0)
    return;
  left = self->length - self->at % self->length;
  n = (gsize)MIN (left, BLOCK);
  bytes = n * RC_SOUND_CHANNELS * sizeof (float);
  if (!self->loop && self->at >= self->length)
    {
      gst_app_src_end_of_stream (GST_APP_SRC (source));
      return;
    }
  values = g_malloc0 (bytes);
  /* A file that cannot be read is silent; the picture goes on. */
  self->failed = self->failed || !mix (self, values, n);
  buffer = gst_buffer_new_wrapped (values, bytes);
  GST_BUFFER_PTS (buffer) =
      gst_util_uint64_scale ((guint64)(self->at - self->from), GST_SECOND, RC_SOUND_RATE);
  self->at += (gint64)n;
  GST_BUFFER_DURATION (buffer) =
      gst_util_uint64_scale ((guint64)(self->at - self->from), GST_SECOND, RC_SOUND_RATE) -
      GST_BUFFER_PTS (buffer);
  g_atomic_int_inc (&self->ready);
  (void)gst_app_src_push_buffer (GST_APP_SRC (source), buffer);
}

/* --- the owner's thread ----------------------------------------------------------------------
 */

static const char *
sink_name (void)
{
  const char *name = g_getenv ("GST_AUDIO_SINK");

  return name != NULL && *name != '\0' ? name : "autoaudiosink";
}

/**
 * rc_sound_player_play:
 * @from: seconds; from where it is to be heard, after what was playing has stopped
 *
 * Errors: RC_ERROR_UNSUPPORTED if GStreamer lacks what it takes
 */
gboolean
rc_sound_player_play (RcSoundPlayer *self, double from, GError **error)
{
  g_autofree char   *text = NULL;
  g_autoptr (GError) reason = NULL;
  GstElement        *source, *sink;

  rc_sound_player_stop (self);
  if (!rc_sound_player_is_open (self) || !gst_init_check (NULL, NULL, error))
    return !rc_sound_player_is_open (self);
  text = g_strdup_printf (DESCRIPTION, WAITING, RC_SOUND_CHANNELS, RC_SOUND_RATE, sink_name ());
  self->bin = gst_parse_launch_full (text, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &reason);
  if (self->bin == NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
                   _ ("Sound cannot be played: %s. Install the GStreamer plugins."),
                   reason->message);
      return FALSE;
    }
  self->from = self->at = CLAMP ((gint64)floor (from * RC_SOUND_RATE + 0.5), 0, self->length);
  self->failed = FALSE;
  sink = gst_bin_get_by_name (GST_BIN (self->bin), "sink");
  if (g_str_has_prefix (sink_name (), "fakesink"))
    g_object_set (sink, "sync", TRUE, NULL);
  gst_object_unref (sink);
  source = gst_bin_get_by_name (GST_BIN (self->bin), "source");
  g_signal_connect (source, "need-data", G_CALLBACK (on_need_data), self);
  gst_object_unref (source);
  g_atomic_int_set (&self->ready, 1);
  if (gst_element_set_state (self->bin, GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE)
    return TRUE;
  rc_sound_player_stop (self);
  g_set_error_literal (
      error, RC_ERROR, RC_ERROR_UNSUPPORTED,
      _ ("Sound cannot be played: there is no sound device that can be used. Check "
         "the system's sound settings."));
  return FALSE;
}

void
rc_sound_player_stop (RcSoundPlayer *self)
{
  if (self->bin == NULL)
    return;
  gst_element_set_state (self->bin, GST_STATE_NULL);
  g_atomic_int_and ((guint *)&self->ready, 0);
  g_clear_pointer (&self->bin, gst_object_unref);
  g_clear_pointer (&self->mixer, rc_sound_mixer_free);
}

/** Returns: whether it was told to play, heard or not yet */
gboolean
rc_sound_player_is_playing (const RcSoundPlayer *self)
{
  return self->bin != NULL;
}

/**
 * rc_sound_player_position:
 *
 * Errors: RC_ERROR_UNSUPPORTED if the device fails; then it has stopped
 *
 * Returns: seconds into the sounds of what is heard at this moment; -1 if nothing is
 */
double
rc_sound_player_position (RcSoundPlayer *self, GError **error)
{
  GstState    state = GST_STATE_NULL;
  gint64      time = 0, at;
  GstBus     *bus;
  GstMessage *message;

  if (self->bin == NULL)
    return -1;
  bus = gst_element_get_bus (self->bin);
  message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
  gst_object_unref (bus);
  if (message != NULL)
    {
      g_autoptr (GError) reason = NULL;

      gst_message_parse_error (message, &reason, NULL);
      gst_message_unref (message);
      rc_sound_player_stop (self);
      g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
                   _ ("Sound cannot be played: %s Check the system's sound settings."),
                   reason->message);
      return -1;
    }
  if (gst_element_get_state (self->bin, &state, NULL, 0) != GST_STATE_CHANGE_SUCCESS ||
      state != GST_STATE_PLAYING || !gst_element_query_position (self->bin, GST_FORMAT_TIME, &time))
    return -1;
  at = self->from + gst_util_uint64_scale ((guint64)MAX (time, 0), RC_SOUND_RATE, GST_SECOND);
  return (double)(self->loop ? at % self->length : MIN (at, self->length)) / RC_SOUND_RATE;
}
