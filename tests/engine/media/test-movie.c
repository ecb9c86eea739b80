/* test-movie.c - movies written, and looked at again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/media/media.h"
#include "engine/media/movie-writer.h"

#include "made-media.h"
#include "made.h"

#include <signal.h>
#include <sys/resource.h>

#include <gst/app/app.h>

typedef struct
{
  char *dir;
  char *movie;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = made_folder ();
  self->movie = g_build_filename (self->dir, "my film.mp4", NULL);
  g_assert_true (rc_media_init (&error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_tree (self->dir);
  g_free (self->dir);
  g_free (self->movie);
}

static void
write_movie (Fixture            *self,
             int                 frames,
             int                 width,
             int                 height,
             RcRational          rate,
             const RcMovieSound *sounds,
             guint               n)
{
  static const guint32      colours[] = { 0xff0000, 0x00ff00, 0x0000ff };
  g_autoptr (GError)        error = NULL;
  g_autoptr (RcMovieWriter) writer =
      rc_movie_writer_new (self->movie, width, height, rate, sounds, n, &error);

  g_assert_no_error (error);
  for (int i = 0; i < frames; i++)
    {
      g_autoptr (RcFrame) frame = made_plain (width, height, colours[i * 3 / frames]);

      g_assert_true (rc_movie_writer_add (writer, frame, &error));
    }
  g_assert_true (rc_movie_writer_finish (writer, &error));
  g_assert_no_error (error);
}

/* Decodes one stream of the movie. Returns: (transfer full): its samples */
static GPtrArray *
decode (Fixture *self, const char *rest)
{
  g_autofree char *text = g_strdup_printf ("filesrc name=file ! qtdemux name=demux %s ! "
                                           "appsink name=sink sync=false",
                                           rest);
  GstElement      *pipeline = gst_parse_launch (text, NULL);
  GstElement      *file = gst_bin_get_by_name (GST_BIN (pipeline), "file");
  GstElement      *sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  GPtrArray       *samples = g_ptr_array_new_with_free_func ((GDestroyNotify)gst_sample_unref);
  GstSample       *sample;

  g_object_set (file, "location", self->movie, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  while ((sample = gst_app_sink_try_pull_sample (GST_APP_SINK (sink), 20 * GST_SECOND)) != NULL)
    g_ptr_array_add (samples, sample);
  g_assert_true (gst_app_sink_is_eos (GST_APP_SINK (sink)));
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (file);
  gst_object_unref (sink);
  gst_object_unref (pipeline);
  return samples;
}

static GPtrArray *
decode_video (Fixture *self)
{
  return decode (self, "demux.video_0 ! h264parse ! avdec_h264 ! videoconvert ! "
                       "video/x-raw, format=BGRx");
}

static void
assert_colour (GstSample *sample, guint32 colour)
{
  GstMapInfo map;

  g_assert_true (gst_buffer_map (gst_sample_get_buffer (sample), &map, GST_MAP_READ));
  for (int c = 0; c < 3; c++)
    g_assert_cmpint (ABS ((int)map.data[c] - (int)(colour >> (8 * c) & 255)), <=, 6);
  gst_buffer_unmap (gst_sample_get_buffer (sample), &map);
}

static void
test_every_frame_is_there_at_its_time (Fixture *self, gconstpointer data)
{
  static const RcRational rates[] = { { 24, 1 }, { 24000, 1001 }, { 60, 1 } };

  for (gsize r = 0; r < G_N_ELEMENTS (rates); r++)
    {
      g_autoptr (GError)      error = NULL;
      g_autoptr (GPtrArray)   frames = NULL;
      g_autoptr (RcMediaInfo) info = NULL;

      write_movie (self, 61, 64, 48, rates[r], NULL, 0);
      info = rc_media_probe (self->movie, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (info->kind, ==, RC_MEDIA_VIDEO);
      g_assert_cmpint (rc_rational_compare (info->rate, rates[r]), ==, 0);
      g_assert_cmpfloat_with_epsilon (info->seconds, 61 / rc_rational_to_double (rates[r]), 0.002);
      g_assert_false (info->has_sound);
      frames = decode_video (self);
      g_assert_cmpuint (frames->len, ==, 61);
      assert_colour (g_ptr_array_index (frames, 0), 0xff0000);
      assert_colour (g_ptr_array_index (frames, 20), 0xff0000);
      assert_colour (g_ptr_array_index (frames, 21), 0x00ff00);
      assert_colour (g_ptr_array_index (frames, 60), 0x0000ff);
      for (guint i = 0; i < frames->len; i++)
        {
          GstBuffer *buffer = gst_sample_get_buffer (g_ptr_array_index (frames, i));
          double     seconds =
              (double)(GST_BUFFER_PTS (buffer) -
                       GST_BUFFER_PTS (gst_sample_get_buffer (g_ptr_array_index (frames, 0)))) /
              GST_SECOND;

          g_assert_cmpfloat_with_epsilon (seconds, i / rc_rational_to_double (rates[r]), 0.0005);
        }
      g_assert_cmpuint (made_count (self->dir), ==, 1);
    }
}

static void
test_the_index_comes_first (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize            length;
  const char      *index, *picture;

  write_movie (self, 5, 32, 32, rc_rational (25, 1), NULL, 0);
  g_assert_true (g_file_get_contents (self->movie, &text, &length, NULL));
  index = memmem (text, length, "moov", 4);
  picture = memmem (text, length, "mdat", 4);
  g_assert_nonnull (index);
  g_assert_nonnull (picture);
  g_assert_true (index < picture);
  g_assert_nonnull (memmem (text, length, "colrnclx\0\1\0\1\0\1", 14)); /* BT.709, three times */
}

static void
test_odd_sizes_become_even (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (RcMediaInfo) info = NULL;

  write_movie (self, 2, 65, 33, rc_rational (24, 1), NULL, 0);
  info = rc_media_probe (self->movie, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info->width, ==, 64);
  g_assert_cmpint (info->height, ==, 32);
}

/* The loudest sample between two times, of sound decoded at 8 kHz. */
static double
loudness (GPtrArray *samples, double from, double to)
{
  double loudest = 0;

  for (guint i = 0; i < samples->len; i++)
    {
      GstBuffer *buffer = gst_sample_get_buffer (g_ptr_array_index (samples, i));
      double     at = (double)GST_BUFFER_PTS (buffer) / GST_SECOND;
      GstMapInfo map;

      gst_buffer_map (buffer, &map, GST_MAP_READ);
      for (gsize s = 0; s < map.size / sizeof (float); s++, at += 1 / 8000.0)
        if (at >= from && at < to)
          loudest = MAX (loudest, ABS (((float *)(void *)map.data)[s]));
      gst_buffer_unmap (buffer, &map);
    }
  return loudest;
}

static void
test_sound_lies_where_it_is_put (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  g_autofree char        *tone = g_build_filename (self->dir, "tone.wav", NULL);
  g_autoptr (RcMediaInfo) info = NULL;
  g_autoptr (GPtrArray)   samples = NULL;
  RcMovieSound            sounds[2];

  made_sound (tone);
  sounds[0] = (RcMovieSound){ tone, { 1, 1 }, { 1, 2 }, 1.0 };  /* 1.0 to 1.5 at 0.5 */
  sounds[1] = (RcMovieSound){ tone, { 2, 1 }, { 10, 1 }, 0.4 }; /* 2.0 to the end at 0.2 */
  write_movie (self, 75, 32, 32, rc_rational (25, 1), sounds, 2);
  info = rc_media_probe (self->movie, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (info->has_sound);
  g_assert_cmpfloat_with_epsilon (info->seconds, 3.0, 0.06);
  samples = decode (self, "demux.audio_0 ! aacparse ! avdec_aac ! audioconvert ! audioresample ! "
                          "audio/x-raw, format=F32LE, channels=1, rate=8000, layout=interleaved");
  g_assert_cmpfloat (loudness (samples, 0.0, 0.9), <, 0.03);
  g_assert_cmpfloat_with_epsilon (loudness (samples, 1.1, 1.4), 0.5, 0.08);
  g_assert_cmpfloat (loudness (samples, 1.6, 1.9), <, 0.03);
  g_assert_cmpfloat_with_epsilon (loudness (samples, 2.1, 2.9), 0.2, 0.05);
}

static void
test_a_sound_that_cannot_be_used_is_named (Fixture *self, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (self->dir, "gone.wav", NULL);
  g_autofree char *mute = g_build_filename (self->dir, "mute.mkv", NULL);
  const char      *paths[] = { missing, mute };
  const int        codes[] = { RC_ERROR_NOT_FOUND, RC_ERROR_FORMAT };

  made_video (mute);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError)        error = NULL;
      RcMovieSound              sound = { paths[i], { 0, 1 }, { 1, 1 }, 1.0 };
      g_autoptr (RcMovieWriter) writer =
          rc_movie_writer_new (self->movie, 32, 32, rc_rational (25, 1), &sound, 1, &error);

      g_assert_null (writer);
      g_assert_error (error, RC_ERROR, codes[i]);
      g_assert_nonnull (strstr (error->message, paths[i]));
      g_assert_cmpuint (made_count (self->dir), ==, 1);
    }
}

static void
test_interrupted_leaves_the_old_movie (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) frame = made_plain (32, 32, 0x808080);
  g_autofree char    *text = NULL;
  RcMovieWriter      *writer;

  g_assert_true (g_file_set_contents (self->movie, "the old one", -1, NULL));
  writer = rc_movie_writer_new (self->movie, 32, 32, rc_rational (25, 1), NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_true (rc_movie_writer_add (writer, frame, &error));
  rc_movie_writer_free (writer);
  g_assert_true (g_file_get_contents (self->movie, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "the old one");
  g_assert_cmpuint (made_count (self->dir), ==, 1);
}

static void
test_a_full_disk_is_named_and_nothing_is_left (Fixture *self, gconstpointer data)
{
  struct rlimit      old, small;
  g_autoptr (GError) error = NULL;
  RcMovieWriter     *writer =
      rc_movie_writer_new (self->movie, 320, 180, rc_rational (25, 1), NULL, 0, &error);
  gboolean done = TRUE;

  g_assert_no_error (error);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  small = old;
  small.rlim_cur = 20000;
  setrlimit (RLIMIT_FSIZE, &small);
  for (guint i = 0; i < 90 && done; i++)
    {
      g_autoptr (RcFrame) frame = made_noise (320, 180, RC_FRAME_BGRA8, i);

      done = rc_movie_writer_add (writer, frame, &error);
    }
  done = done && rc_movie_writer_finish (writer, &error);
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_false (done);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, self->movie));
  rc_movie_writer_free (writer);
  g_assert_cmpuint (made_count (self->dir), ==, 0);
}

static void
test_a_read_only_folder_is_named (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RcMovieWriter     *writer;

  g_assert_cmpint (g_chmod (self->dir, 0555), ==, 0);
  made_be_nobody ();
  writer = rc_movie_writer_new (self->movie, 32, 32, rc_rational (25, 1), NULL, 0, &error);
  made_be_oneself ();
  g_chmod (self->dir, 0755);
  g_assert_null (writer);
  g_assert_error (error, RC_ERROR, RC_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, self->movie));
}

static void
test_what_cannot_be_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (RcFrame) wrong = made_plain (30, 32, 0);
  RcMovieWriter      *writer;
  static const struct
  {
    int        width, height;
    RcRational rate;
  } shapes[] = {
    { 2, 32, { 25, 1 } }, { 32, 0, { 25, 1 } }, { 32, 32, { 0, 1 } }, { 99999, 32, { 25, 1 } }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (GError) error = NULL;

      writer = rc_movie_writer_new (self->movie, shapes[i].width, shapes[i].height, shapes[i].rate,
                                    NULL, 0, &error);
      g_assert_null (writer);
      g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
    }
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      writer = rc_movie_writer_new (self->movie, 32, 32, rc_rational (25, 1), NULL, 0, NULL);
      g_assert_false (i == 0 ? rc_movie_writer_add (writer, wrong, &error)
                             : rc_movie_writer_finish (writer, &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
      rc_movie_writer_free (writer);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "every-frame-is-there-at-its-time", test_every_frame_is_there_at_its_time },
    { "the-index-comes-first", test_the_index_comes_first },
    { "odd-sizes-become-even", test_odd_sizes_become_even },
    { "sound-lies-where-it-is-put", test_sound_lies_where_it_is_put },
    { "a-sound-that-cannot-be-used-is-named", test_a_sound_that_cannot_be_used_is_named },
    { "interrupted-leaves-the-old-one", test_interrupted_leaves_the_old_movie },
    { "a-full-disk-is-named", test_a_full_disk_is_named_and_nothing_is_left },
    { "a-read-only-folder-is-named", test_a_read_only_folder_is_named },
    { "what-cannot-be-is-refused", test_what_cannot_be_is_refused },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/movie/", tests[i].path, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
