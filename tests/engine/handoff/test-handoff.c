/* test-handoff.c - the cut as a movie, takes as frames, the film as a contact sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/handoff/frames.h"
#include "engine/handoff/movie.h"
#include "engine/handoff/sheet.h"
#include "engine/handoff/slate.h"
#include "engine/media/media.h"
#include "engine/media/take-writer.h"

#include "../media/made-media.h"
#include "../media/made.h"

#include <gst/app/app.h>

typedef struct
{
  char *dir; /* the project */
  char *takes;
  char *movie;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = made_folder ();
  self->takes = g_build_filename (self->dir, "takes", NULL);
  self->movie = g_build_filename (self->dir, "cut.mp4", NULL);
  g_assert_true (rc_media_init (&error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_tree (self->dir);
  g_free (self->dir);
  g_free (self->takes);
  g_free (self->movie);
}

/* Takes are named by 64 digits. */
static const char *
take_name (char digit)
{
  static const char names[2][65] = {
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
  };

  return names[digit - 'a'];
}

static void
make_take (Fixture *self, char name, int frames, int width, int height, guint32 colour)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcTakeWriter) writer = rc_take_writer_new (self->takes, take_name (name), width,
                                                        height, rc_rational (24, 1), FALSE, &error);

  g_assert_no_error (error);
  for (int i = 0; i < frames; i++)
    {
      g_autoptr (RcFrame) frame = made_plain (width, height, colour);

      g_assert_true (rc_take_writer_add (writer, frame, NULL, NULL, &error));
    }
  g_assert_true (rc_take_writer_finish (writer, cJSON_CreateObject (), &error));
  g_assert_no_error (error);
}

/* The movie's frames. Returns: (transfer full) */
static GPtrArray *
decode (Fixture *self)
{
  GPtrArray  *frames = g_ptr_array_new_with_free_func ((GDestroyNotify)gst_sample_unref);
  GstElement *pipeline = gst_parse_launch ("filesrc name=file ! qtdemux ! h264parse ! avdec_h264 ! "
                                           "videoconvert ! video/x-raw, format=BGRx ! "
                                           "appsink name=sink sync=false",
                                           NULL);
  GstElement *file = gst_bin_get_by_name (GST_BIN (pipeline), "file");
  GstElement *sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  GstSample  *sample;

  g_object_set (file, "location", self->movie, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  while ((sample = gst_app_sink_try_pull_sample (GST_APP_SINK (sink), 20 * GST_SECOND)) != NULL)
    g_ptr_array_add (frames, sample);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (file);
  gst_object_unref (sink);
  gst_object_unref (pipeline);
  return frames;
}

/* Whether the pixel at @x, @y of a 64x36 frame is about @colour. */
static gboolean
is_about (GstSample *sample, int x, int y, guint32 colour)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  gboolean   about = TRUE;
  GstMapInfo map;

  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  for (int c = 0; c < 3; c++)
    about = about && ABS ((int)map.data[(y * 64 + x) * 4 + c] - (int)(colour >> (8 * c) & 255)) < 9;
  gst_buffer_unmap (buffer, &map);
  return about;
}

static void
keep_progress (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  *last = fraction;
}

static void
test_the_cut_keeps_its_order_and_timing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) frames = NULL;
  double                last = 0;
  const RcCutEntry      entries[] = {
         { .label = "1A", .base = take_name ('a'), .frames = 10 },
         { .label = "1B", .prompt = "@Mara waits.", .frames = 6 },
         { .label = "1C", .base = take_name ('b'), .frames = 9 }, /* the take has 4: the last is held */
  };
  const RcCut cut = { self->dir, entries, 3, 64, 36, { 24, 1 } };

  make_take (self, 'a', 12, 64, 36, 0xc02020);
  make_take (self, 'b', 4, 36, 36, 0x20c020); /* square: bars left and right */
  g_assert_true (rc_handoff_movie (&cut, self->movie, keep_progress, &last, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1.0);
  frames = decode (self);
  g_assert_cmpuint (frames->len, ==, 25);
  for (guint i = 0; i < 10; i++)
    g_assert_true (is_about (g_ptr_array_index (frames, i), 32, 18, 0xc02020));
  for (guint i = 10; i < 16; i++)
    g_assert_true (is_about (g_ptr_array_index (frames, i), 60, 2, 0x141416));
  for (guint i = 16; i < 25; i++)
    {
      g_assert_true (is_about (g_ptr_array_index (frames, i), 32, 18, 0x20c020));
      g_assert_true (is_about (g_ptr_array_index (frames, i), 4, 18, 0x000000));
      g_assert_true (is_about (g_ptr_array_index (frames, i), 60, 18, 0x000000));
    }
}

static void
test_sounds_come_with_their_shot (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  g_autofree char        *tone = g_build_filename (self->dir, "tone.wav", NULL);
  g_autoptr (RcMediaInfo) info = NULL;
  const RcMovieSound      sound = { tone, { 1, 2 }, { 60, 1 }, 1.0 };
  const RcCutEntry        entries[] = {
           { .label = "1A", .frames = 12 },
           { .label = "1B", .frames = 12 },
  };
  const RcCut cut = { self->dir, entries, 2, 64, 36, { 24, 1 }, &sound, 1 };

  made_sound (tone);
  g_assert_true (rc_handoff_movie (&cut, self->movie, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  info = rc_media_probe (self->movie, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (info->has_sound);
  g_assert_cmpfloat_with_epsilon (info->seconds, 1.0, 0.002);
}

static void
test_a_missing_take_names_its_shot (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const RcCutEntry   entry = { .label = "7B", .base = take_name ('b'), .frames = 5 };
  const RcCut        cut = { self->dir, &entry, 1, 64, 36, { 24, 1 } };

  g_assert_false (rc_handoff_movie (&cut, self->movie, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "Shot 7B"));
  g_assert_false (g_file_test (self->movie, G_FILE_TEST_EXISTS));
}

static void
test_an_empty_cut_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const RcCut        cut = { self->dir, NULL, 0, 64, 36, { 24, 1 } };

  g_assert_false (rc_handoff_movie (&cut, self->movie, NULL, NULL, NULL, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
}

static void
cancel_midway (double fraction, gpointer user_data)
{
  if (fraction > 0.5)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled_leaves_no_movie (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const RcCutEntry         entry = { .label = "1A", .frames = 40 };
  const RcCut              cut = { self->dir, &entry, 1, 64, 36, { 24, 1 } };

  g_assert_false (
      rc_handoff_movie (&cut, self->movie, cancel_midway, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (made_count (self->dir), ==, 0);
}

static void
test_frames_are_numbered_and_exact (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  g_autofree char        *out = g_build_filename (self->dir, "out", "frames", NULL);
  g_autofree char        *third = g_build_filename (out, "0003.png", NULL);
  g_autoptr (RcTakeStack) stack = NULL;
  g_autoptr (RcFrame)     wanted = made_plain (40, 30, 0x123456);
  g_autoptr (RcFrame)     got = NULL;

  make_take (self, 'a', 3, 40, 30, 0x123456);
  stack = rc_take_stack_new (self->dir, take_name ('a'), NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rc_handoff_frames (stack, out, NULL, NULL, NULL, &error), ==, 3);
  g_assert_no_error (error);
  g_assert_cmpuint (made_count (out), ==, 3);
  got = rc_media_load_image (third, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rc_frame_equal (got, wanted));
}

static void
test_frames_need_a_folder_that_can_be_written (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  g_autofree char        *out = g_build_filename (self->dir, "locked", NULL);
  g_autoptr (RcTakeStack) stack = NULL;

  make_take (self, 'a', 3, 40, 30, 0x123456);
  stack = rc_take_stack_new (self->dir, take_name ('a'), NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir (out, 0555), ==, 0);
  made_be_nobody ();
  g_assert_cmpint (rc_handoff_frames (stack, out, NULL, NULL, NULL, &error), ==, -1);
  made_be_oneself ();
  g_assert_error (error, RC_ERROR, RC_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, out));
}

static guint
count_colour (const RcFrame *frame, guint32 colour)
{
  guint count = 0;

  for (gsize i = 0; i < (gsize)frame->width * (gsize)frame->height; i++)
    count += frame->data[i * 4] == (colour & 255) &&
             frame->data[i * 4 + 1] == (colour >> 8 & 255) &&
             frame->data[i * 4 + 2] == (colour >> 16 & 255);
  return count;
}

static void
test_the_sheet_shows_every_shot (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) red = made_plain (64, 36, 0xfe0102), green = made_plain (64, 36, 0x02fe01);
  g_autofree char    *poster = g_build_filename (self->dir, "poster.png", NULL);
  g_autofree char    *path = g_build_filename (self->dir, "sheet.png", NULL);
  g_autoptr (RcFrame) page = NULL;
  const RcSheetShot   shots[] = {
      { "1A", "WS", "Eye level · 35 mm", "@Mara waits.", NULL, red, 4.0 },
      { "1B", "CU", NULL, NULL, poster, NULL, 2.5 },
      { "1C", NULL, NULL, "A third one.", "/nowhere/poster.png", NULL, 1.0 },
  };
  const RcSheetScene scene = { "1 · INT. LAMP ROOM — NIGHT", shots, 3 };
  const RcSheet      sheet = { "A film", NULL, { 16, 9 }, { 24, 1 }, &scene, 1 };

  g_assert_true (rc_frame_save_png (green, poster, &error));
  g_assert_true (rc_handoff_sheet_save (&sheet, path, NULL, &error));
  g_assert_no_error (error);
  page = rc_media_load_image (path, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_colour (page, 0xfe0102), >, 384 * 216 * 9 / 10);
  g_assert_cmpuint (count_colour (page, 0x02fe01), >, 384 * 216 * 9 / 10);
}

static void
test_a_sheet_of_a_thousand_shots_fits (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  g_autofree RcSheetShot *shots = g_new0 (RcSheetShot, 1000);
  const RcSheetScene      scene = { "1 · EXT. EVERYWHERE — DAY", shots, 1000 };
  const RcSheet           sheet = { "A long film", "It goes on.", { 9, 16 }, { 24, 1 }, &scene, 1 };
  g_autoptr (RcFrame)     page = NULL;

  for (int i = 0; i < 1000; i++)
    shots[i] = (RcSheetShot){ .label = "1", .seconds = 2 };
  page = rc_handoff_sheet (&sheet, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (page->width, <=, RC_FRAME_LARGEST);
  g_assert_cmpint (page->height, <=, RC_FRAME_LARGEST);
}

static void
test_a_sheet_without_shots_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  const RcSheet       sheet = { "Nothing", NULL, { 16, 9 }, { 24, 1 }, NULL, 0 };
  g_autoptr (RcFrame) page = rc_handoff_sheet (&sheet, NULL, &error);

  g_assert_null (page);
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
}

static void
test_a_slate_has_any_size (Fixture *self, gconstpointer data)
{
  static const int sizes[][2] = { { 1920, 1080 }, { 360, 640 }, { 16, 16 }, { 400, 20 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError)  error = NULL;
      const RcSlate       about = { "2C", "Close on @Mara.\nShe nods.", .seconds = 3.5 };
      g_autoptr (RcFrame) slate = rc_handoff_slate (&about, sizes[i][0], sizes[i][1], &error);

      g_assert_no_error (error);
      g_assert_cmpint (slate->width, ==, sizes[i][0]);
      for (gsize p = 3; p < slate->stride * (gsize)slate->height; p += 4)
        if (slate->data[p] != 255)
          g_assert_not_reached ();
    }
}

/* How many columns of a slate have the colour of names in them */
static int
coloured_columns (char **cast)
{
  g_autoptr (GError)  error = NULL;
  const RcSlate       about = { "1A", "The @Halo lamp burns; @Ilya sleeps.", cast, .seconds = 2 };
  g_autoptr (RcFrame) slate = rc_handoff_slate (&about, 1280, 720, &error);
  int                 columns = 0;

  g_assert_no_error (error);
  for (int x = 0; x < slate->width; x++)
    for (int y = 0; y < slate->height; y++)
      {
        const guint8 *pixel = slate->data + (gsize)y * slate->stride + (gsize)x * 4;

        if (pixel[2] < 200 || pixel[2] - pixel[0] < 60 || pixel[0] < 0x60)
          continue;
        columns++;
        break;
      }
  return columns;
}

static void
test_a_slate_colours_whole_names (Fixture *self, gconstpointer data)
{
  int nobody = coloured_columns (NULL);
  int halo = coloured_columns ((char *[]){ (char *)"Halo", NULL });
  int lamp = coloured_columns ((char *[]){ (char *)"Mara", (char *)"Halo lamp", NULL });
  int both = coloured_columns ((char *[]){ (char *)"Ilya", (char *)"Halo lamp", NULL });

  g_assert_cmpint (nobody, ==, 0);
  g_assert_cmpint (halo, >, 30);
  g_assert_cmpint (lamp, >, halo * 3 / 2);
  g_assert_cmpint (both, >, lamp + 20);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "movie/the-cut-keeps-its-order-and-timing", test_the_cut_keeps_its_order_and_timing },
    { "movie/sounds-come-with-their-shot", test_sounds_come_with_their_shot },
    { "movie/a-missing-take-names-its-shot", test_a_missing_take_names_its_shot },
    { "movie/an-empty-cut-is-refused", test_an_empty_cut_is_refused },
    { "movie/cancelled-leaves-no-movie", test_cancelled_leaves_no_movie },
    { "frames/are-numbered-and-exact", test_frames_are_numbered_and_exact },
    { "frames/need-a-folder-that-can-be-written", test_frames_need_a_folder_that_can_be_written },
    { "sheet/shows-every-shot", test_the_sheet_shows_every_shot },
    { "sheet/of-a-thousand-shots-fits", test_a_sheet_of_a_thousand_shots_fits },
    { "sheet/without-shots-is-refused", test_a_sheet_without_shots_is_refused },
    { "slate/has-any-size", test_a_slate_has_any_size },
    { "slate/colours-whole-names", test_a_slate_colours_whole_names },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/handoff/", tests[i].path, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
