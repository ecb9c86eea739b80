/* test-sound.c - sound in takes and movies: every sample, at its frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/hash.h"
#include "engine/media/media.h"
#include "engine/media/movie-writer.h"
#include "engine/media/sound-mixer.h"
#include "engine/media/sound-player.h"
#include "engine/media/take-reader.h"
#include "engine/media/take-writer.h"

#include "made-wav.h"
#include "made.h"

#include <gst/app/app.h>

typedef struct
{
  char *dir;
  char *clap, *movie;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = made_folder ();
  self->clap = g_build_filename (self->dir, "clap.wav", NULL);
  self->movie = g_build_filename (self->dir, "movie.mp4", NULL);
  g_assert_true (rc_media_init (&error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_tree (self->dir);
  g_free (self->dir);
  g_free (self->clap);
  g_free (self->movie);
}

/* What a take is given: something that differs in every sample and channel. */
static float
signal_at (gsize index)
{
  return (float)(0.9 * sin (index * 0.01 + (index & 1)) + 0.05 * sin (index * 1.7));
}

static void
write_take (Fixture *self, const char *hash, gsize n)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcTakeWriter) writer =
      rc_take_writer_new (self->dir, hash, 32, 32, rc_rational (24, 1), FALSE, &error);
  g_autoptr (RcFrame) frame = made_plain (32, 32, 0x123456);
  g_autofree float   *samples = g_new (float, n *RC_SOUND_CHANNELS);

  g_assert_no_error (error);
  for (gsize i = 0; i < n * RC_SOUND_CHANNELS; i++)
    samples[i] = signal_at (i);
  g_assert_true (rc_take_writer_add (writer, frame, NULL, NULL, &error));
  for (gsize at = 0; at < n; at += 1000)
    g_assert_true (rc_take_writer_add_sound (writer, samples + at * RC_SOUND_CHANNELS,
                                             MIN (1000, n - at), &error));
  g_assert_true (rc_take_writer_finish (writer, cJSON_CreateObject (), &error));
  g_assert_no_error (error);
}

static char *
take_sound (Fixture *self, const char *hash, double *samples)
{
  g_autoptr (GError)       error = NULL;
  g_autofree char         *dir = g_build_filename (self->dir, hash, NULL);
  g_autoptr (RcTakeReader) reader = rc_take_reader_new (dir, &error);

  g_assert_no_error (error);
  *samples = rc_json_number_or (cJSON_GetObjectItem (rc_take_reader_about (reader), "sound"),
                                "samples", 0);
  return rc_take_reader_dup_sound (reader);
}

static void
test_take_keeps_every_sample (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  const gsize              n = 12345;
  double                   counted = 0;
  g_autofree char         *path = NULL;
  g_autofree float        *out = g_new (float, (n + 10) * RC_SOUND_CHANNELS);
  RcMovieSound             sound = { .start = { 0, 1 }, .seconds = { 60, 1 }, .gain = 1 };
  g_autoptr (RcSoundMixer) mixer = NULL;

  write_take (self, "one", n);
  path = take_sound (self, "one", &counted);
  g_assert_nonnull (path);
  g_assert_cmpfloat (counted, ==, n);
  sound.path = path;
  mixer = rc_sound_mixer_new (&sound, 1, &error);
  g_assert_no_error (error);
  g_assert_true (rc_sound_mixer_read (mixer, out, n + 10, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < n * RC_SOUND_CHANNELS; i++)
    g_assert_cmpfloat_with_epsilon (out[i], signal_at (i), 3.0 / 8388608);
  for (gsize i = n * RC_SOUND_CHANNELS; i < (n + 10) * RC_SOUND_CHANNELS; i++)
    g_assert_cmpfloat (out[i], ==, 0);
}

static void
test_same_sound_same_bytes (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  double             counted = 0;
  g_autofree char   *one = NULL, *two = NULL, *first = NULL, *second = NULL;

  write_take (self, "one", 30000);
  write_take (self, "two", 30000);
  one = take_sound (self, "one", &counted);
  two = take_sound (self, "two", &counted);
  first = rc_hash_file (one, NULL, &error);
  second = rc_hash_file (two, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, second);
}

static void
test_silent_take_has_none (Fixture *self, gconstpointer data)
{
  double           counted = 0;
  g_autofree char *path = NULL;

  write_take (self, "one", 0);
  path = take_sound (self, "one", &counted);
  g_assert_null (path);
  g_assert_cmpfloat (counted, ==, 0);
}

static void
test_mixer_begins_anywhere (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  RcMovieSound             sound = { self->clap, { 1, 2 }, { 60, 1 }, 1, FALSE };
  g_autoptr (RcSoundMixer) mixer = NULL;
  float                    out[200 * RC_SOUND_CHANNELS];

  made_clap (self->clap, 48000, 30000);
  mixer = rc_sound_mixer_new (&sound, 1, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 3; i++)
    {
      static const gint64 places[] = { 24000 + 29950, 24000 + 29900, 24000 + 29990 };

      rc_sound_mixer_seek (mixer, places[i]);
      g_assert_true (rc_sound_mixer_read (mixer, out, 200, &error));
      g_assert_no_error (error);
      for (gint64 k = 0; k < 200; k++)
        g_assert_true ((out[k * RC_SOUND_CHANNELS] != 0) ==
                       (places[i] + k >= 54000 && places[i] + k < 54000 + 96));
    }
}

/* A ramp, so that each sample says where in the file it is. */
static void
made_ramp (const char *path, guint32 n)
{
  g_autofree gint16 *samples = g_new (gint16, n);

  for (guint32 i = 0; i < n; i++)
    samples[i] = (gint16)(i % 20000 + 1000);
  made_wav (path, samples, n);
}

static double
ramp_at (gint64 place)
{
  return (double)(place % 20000 + 1000) / 32768;
}

static void
expect_mix (const RcMovieSound *sound, gint64 at, gsize n, double (*expected) (gint64 place))
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcSoundMixer) mixer = rc_sound_mixer_new (sound, 1, &error);
  g_autofree float        *out = g_new (float, n *RC_SOUND_CHANNELS);

  g_assert_no_error (error);
  rc_sound_mixer_seek (mixer, at);
  g_assert_true (rc_sound_mixer_read (mixer, out, n, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < n * RC_SOUND_CHANNELS; i++)
    g_assert_cmpfloat_with_epsilon (out[i], expected (at + (gint64)(i / RC_SOUND_CHANNELS)), 1e-6);
}

/* Half a second of the file from a quarter on, at 0.1 s, fading in and out: by the formula. */
static double
faded (gint64 place)
{
  gint64 begun = place - 4800, left = 4800 + 24000 - place;
  double gain = 0.25;

  if (begun < 0 || left <= 0)
    return 0;
  if (begun < 12000)
    gain *= sin (G_PI / 2 * (double)begun / 12000);
  if (left < 6000)
    gain *= sin (G_PI / 2 * (double)left / 6000);
  return gain * ramp_at (begun + 12000);
}

static void
test_mixer_trims_and_fades_to_the_sample (Fixture *self, gconstpointer data)
{
  RcMovieSound sound = { .path = self->clap,
                         .start = { 1, 10 },
                         .seconds = { 1, 2 },
                         .gain = 0.25,
                         .from = { 1, 4 },
                         .fade_in = { 1, 4 },
                         .fade_out = { 1, 8 } };

  made_ramp (self->clap, 2 * MADE_RATE);
  expect_mix (&sound, 0, 40000, faded);
  expect_mix (&sound, 17001, 20000, faded);
}

static double
looped (gint64 place)
{
  return place < 4800 ? 0 : ramp_at ((place - 4800 + 1000) % 30000);
}

/* A loop is joined without a gap, and reached far on. */
static void
test_mixer_loops_to_the_sample (Fixture *self, gconstpointer data)
{
  RcMovieSound sound = { .path = self->clap,
                         .start = { 1, 10 },
                         .seconds = { 3600, 1 },
                         .gain = 1,
                         .loops = TRUE,
                         .from = { 1000, MADE_RATE } };

  made_ramp (self->clap, 30000);
  expect_mix (&sound, 0, 100000, looped);
  expect_mix (&sound, 1800 * (gint64)MADE_RATE + 77, 50000, looped);
}

static double
plain (gint64 place)
{
  return ramp_at (place);
}

/* Far into a file it leaps there instead of reading all that is before. */
static void
test_mixer_leaps_to_the_sample (Fixture *self, gconstpointer data)
{
  RcMovieSound sound = { .path = self->clap, .start = { 0, 1 }, .seconds = { 60, 1 }, .gain = 1 };

  made_ramp (self->clap, 30 * MADE_RATE);
  expect_mix (&sound, 25 * MADE_RATE + 1234, 48000, plain);
}

/* Two files that follow each other: no sample between them is lost or doubled. */
static void
test_mixer_joins_without_a_gap (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RcMovieSound       sounds[] = {
          { .path = self->clap, .start = { 0, 1 }, .seconds = { 1, 3 }, .gain = 1 },
          { .path = self->clap, .start = { 1, 3 }, .seconds = { 1, 3 }, .gain = 1, .from = { 1, 3 } }
  };
  g_autoptr (RcSoundMixer) mixer = NULL;
  g_autofree float        *out = g_new (float, 1000 * RC_SOUND_CHANNELS);

  made_ramp (self->clap, MADE_RATE);
  mixer = rc_sound_mixer_new (sounds, 2, &error);
  g_assert_no_error (error);
  for (gint64 at = 0; at < 32000; at += 1000)
    {
      g_assert_true (rc_sound_mixer_read (mixer, out, 1000, &error));
      for (gint64 i = 0; i < 1000; i++)
        g_assert_cmpfloat_with_epsilon (out[i * RC_SOUND_CHANNELS], ramp_at (at + i), 1e-6);
    }
}

static void
test_a_trimmed_shot_takes_its_sound_along (Fixture *self, gconstpointer data)
{
  RcMovieSound early = { .start = { 0, 1 }, .seconds = { 4, 1 }, .gain = 1 };
  RcMovieSound late = { .start = { 3, 1 }, .seconds = { 4, 1 }, .gain = 1 };
  RcMovieSound gone = { .start = { 0, 1 }, .seconds = { 1, 2 }, .gain = 1 };

  g_assert_true (
      rc_sound_cut (&early, rc_rational (1, 1), rc_rational (10, 1), rc_rational (2, 1)));
  g_assert_cmpfloat (rc_rational_to_double (early.start), ==, 10);
  g_assert_cmpfloat (rc_rational_to_double (early.from), ==, 1);
  g_assert_cmpfloat (rc_rational_to_double (early.seconds), ==, 2);
  g_assert_true (rc_sound_cut (&late, rc_rational (1, 1), rc_rational (10, 1), rc_rational (3, 1)));
  g_assert_cmpfloat (rc_rational_to_double (late.start), ==, 12);
  g_assert_cmpfloat (rc_rational_to_double (late.seconds), ==, 1);
  g_assert_false (
      rc_sound_cut (&gone, rc_rational (1, 1), rc_rational (10, 1), rc_rational (3, 1)));
}

/* --- the player --- */

/* Waits until something is heard. */
static double
wait_position (RcSoundPlayer *player, double least)
{
  g_autoptr (GError) error = NULL;
  double             at = -1;

  for (int i = 0; i < 1000 && at < least; i++)
    {
      g_usleep (5000);
      at = rc_sound_player_position (player, &error);
      g_assert_no_error (error);
    }
  return at;
}

static void
test_player_plays_from_anywhere (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (RcSoundPlayer) player = rc_sound_player_new ();
  RcMovieSound              sound = { self->clap, { 0, 1 }, { 60, 1 }, 1, FALSE };

  made_clap (self->clap, 5 * MADE_RATE, 100);
  g_assert_true (rc_sound_player_play (player, 0, &error)); /* nothing to play is no error */
  g_assert_false (rc_sound_player_is_playing (player));
  rc_sound_player_open (player, &sound, 1, 5, FALSE);
  g_assert_cmpfloat (rc_sound_player_position (player, &error), ==, -1);
  g_assert_true (rc_sound_player_play (player, 2.5, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (wait_position (player, 2.55), >=, 2.55);
  g_assert_true (rc_sound_player_play (player, 1, &error));
  g_assert_cmpfloat (wait_position (player, 1), <, 2.5);
  rc_sound_player_stop (player);
  g_assert_cmpfloat (rc_sound_player_position (player, &error), ==, -1);
}

static void
test_player_loops (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (RcSoundPlayer) player = rc_sound_player_new ();
  RcMovieSound              sound = { self->clap, { 0, 1 }, { 60, 1 }, 1, FALSE };

  made_clap (self->clap, MADE_RATE, 100);
  rc_sound_player_open (player, &sound, 1, 0.25, TRUE);
  g_assert_true (rc_sound_player_play (player, 0.2, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (wait_position (player, 0.2), >=, 0.2);
  for (int i = 0; i < 1000 && rc_sound_player_position (player, &error) >= 0.15; i++)
    g_usleep (2000);
  g_assert_cmpfloat (rc_sound_player_position (player, &error), <, 0.25);
  g_assert_true (rc_sound_player_is_playing (player));
}

static void
test_player_passes_over_a_damaged_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (RcSoundPlayer) player = rc_sound_player_new ();
  RcMovieSound              sound = { self->clap, { 0, 1 }, { 60, 1 }, 1, FALSE };

  g_assert_true (g_file_set_contents (self->clap, "this is no sound", -1, &error));
  rc_sound_player_open (player, &sound, 1, 5, FALSE);
  g_assert_true (rc_sound_player_play (player, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (wait_position (player, 0.05), >=, 0.05);
}

/* --- the movie --- */

/* Decodes a stream and finds when it first exceeds half of what it can be. */
static double
find_onset (Fixture *self, const char *rest, gboolean sound)
{
  g_autofree char *text = g_strdup_printf (
      "filesrc name=file ! qtdemux name=demux %s ! appsink name=sink sync=false", rest);
  GstElement *pipeline = gst_parse_launch (text, NULL);
  GstElement *file = gst_bin_get_by_name (GST_BIN (pipeline), "file");
  GstElement *sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  GstSample  *sample;
  double      onset = -1;

  g_object_set (file, "location", self->movie, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  while ((sample = gst_app_sink_try_pull_sample (GST_APP_SINK (sink), 20 * GST_SECOND)) != NULL)
    {
      GstBuffer   *buffer = gst_sample_get_buffer (sample);
      GstClockTime time = gst_segment_to_stream_time (gst_sample_get_segment (sample),
                                                      GST_FORMAT_TIME, GST_BUFFER_PTS (buffer));
      GstMapInfo   map;

      g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
      for (gsize i = 0; onset < 0 && sound && i < map.size / 4; i++)
        if (fabsf (((const float *)(const void *)map.data)[i]) > 0.3f)
          onset = (double)time / GST_SECOND + (double)i / MADE_RATE;
      if (onset < 0 && !sound && map.data[0] > 128)
        onset = (double)time / GST_SECOND;
      gst_buffer_unmap (buffer, &map);
      gst_sample_unref (sample);
    }
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (file);
  gst_object_unref (sink);
  gst_object_unref (pipeline);
  return onset;
}

static void
test_clap_is_heard_at_its_frame (Fixture *self, gconstpointer data)
{
  static const RcRational rates[] = { { 24, 1 }, { 24000, 1001 }, { 60, 1 } };

  for (gsize r = 0; r < G_N_ELEMENTS (rates); r++)
    {
      g_autoptr (GError)        error = NULL;
      g_autoptr (RcMovieWriter) writer = NULL;
      RcMovieSound              sound = { self->clap, { 0, 1 }, { 60, 1 }, 1, FALSE };
      double                    seen, heard;

      made_clap (self->clap, 4 * MADE_RATE, (guint32)rc_sound_samples (37, rates[r]));
      writer = rc_movie_writer_new (self->movie, 64, 48, rates[r], &sound, 1, &error);
      g_assert_no_error (error);
      for (int i = 0; i < 60; i++)
        {
          g_autoptr (RcFrame) frame = made_plain (64, 48, i < 37 ? 0x000000 : 0xffffff);

          g_assert_true (rc_movie_writer_add (writer, frame, &error));
        }
      g_assert_true (rc_movie_writer_finish (writer, &error));
      g_assert_no_error (error);
      seen = find_onset (self,
                         "demux.video_0 ! h264parse ! avdec_h264 ! videoconvert ! "
                         "video/x-raw, format=BGRx",
                         FALSE);
      heard = find_onset (self,
                          "demux.audio_0 ! aacparse ! avdec_aac ! audioconvert ! audio/x-raw, "
                          "format=F32LE, channels=1, layout=interleaved, rate=48000",
                          TRUE);
      g_test_message ("at %g frames a second: seen at %.4f s, heard at %.4f s, %.1f ms later",
                      rc_rational_to_double (rates[r]), seen, heard, (heard - seen) * 1000);
      g_assert_cmpfloat_with_epsilon (seen, 37 / rc_rational_to_double (rates[r]), 0.002);
      g_assert_cmpfloat (fabs (heard - seen), <, 0.5 / rc_rational_to_double (rates[r]));
    }
}

/* The first samples are heard, where the encoder's own silence was, and the last. */
static void
test_movie_loses_neither_end (Fixture *self, gconstpointer data)
{
  static const guint32 places[] = { 0, MADE_RATE - MADE_RATE / 500 };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GError)        error = NULL;
      RcMovieSound              sound = { self->clap, { 0, 1 }, { 60, 1 }, 1, FALSE };
      g_autoptr (RcMovieWriter) writer = NULL;
      g_autoptr (RcMediaInfo)   info = NULL;
      double                    heard;

      made_clap (self->clap, 2 * MADE_RATE, places[i]);
      writer = rc_movie_writer_new (self->movie, 64, 48, rc_rational (24, 1), &sound, 1, &error);
      g_assert_no_error (error);
      for (int k = 0; k < 24; k++)
        {
          g_autoptr (RcFrame) frame = made_plain (64, 48, 0x808080);

          g_assert_true (rc_movie_writer_add (writer, frame, &error));
        }
      g_assert_true (rc_movie_writer_finish (writer, &error));
      g_assert_no_error (error);
      heard = find_onset (self,
                          "demux.audio_0 ! aacparse ! avdec_aac ! audioconvert ! audio/x-raw, "
                          "format=F32LE, channels=1, layout=interleaved, rate=48000",
                          TRUE);
      g_test_message ("put at sample %u, heard at %.1f", places[i], heard * MADE_RATE);
      g_assert_cmpfloat_with_epsilon (heard, (double)places[i] / MADE_RATE, 0.0005);
      info = rc_media_probe (self->movie, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (info->seconds, 1.0, 0.001);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "take-keeps-every-sample", test_take_keeps_every_sample },
    { "same-sound-has-same-bytes", test_same_sound_same_bytes },
    { "silent-take-has-none", test_silent_take_has_none },
    { "mixer-begins-anywhere", test_mixer_begins_anywhere },
    { "mixer-trims-and-fades-to-the-sample", test_mixer_trims_and_fades_to_the_sample },
    { "mixer-loops-to-the-sample", test_mixer_loops_to_the_sample },
    { "mixer-leaps-to-the-sample", test_mixer_leaps_to_the_sample },
    { "mixer-joins-without-a-gap", test_mixer_joins_without_a_gap },
    { "a-trimmed-shot-takes-its-sound-along", test_a_trimmed_shot_takes_its_sound_along },
    { "player-plays-from-anywhere", test_player_plays_from_anywhere },
    { "player-loops", test_player_loops },
    { "player-passes-over-a-damaged-file", test_player_passes_over_a_damaged_file },
    { "clap-is-heard-at-its-frame", test_clap_is_heard_at_its_frame },
    { "movie-loses-neither-end", test_movie_loses_neither_end },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/engine/sound/%s", tests[i].name);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
