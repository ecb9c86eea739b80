/* test-take.c - takes written and read back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/base/hash.h"

#include "made-media.h"
#include "take-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

static void
test_every_frame_in_any_order (Fixture *self, gconstpointer data)
{
  static const RcRational rates[] = {
    { 24, 1 }, { 24000, 1001 }, { 60000, 1001 }, { 120, 1 }, { 3, 2 }
  };
  const int frames = 31;

  for (gsize r = 0; r < G_N_ELEMENTS (rates); r++)
    {
      g_autoptr (GError)       error = NULL;
      g_autoptr (RcTakeReader) reader = NULL;

      write_take (self, frames, rates[r], TRUE, W, H);
      reader = rc_take_reader_new (self->take, &error);
      g_assert_no_error (error);
      g_assert_cmpint (rc_take_reader_frames (reader), ==, frames);
      g_assert_cmpint (rc_rational_compare (rc_take_reader_rate (reader), rates[r]), ==, 0);
      for (int i = 0; i < frames; i++)
        check_frame (reader, (RcPass)(i % 3), i);
      for (int i = frames - 1; i >= 0; i--)
        check_frame (reader, RC_PASS_COLOUR, i);
      for (int i = 0; i < 2 * frames; i++)
        check_frame (reader, (RcPass)(i % 3), i * 17 % frames);
      check_frame (reader, RC_PASS_COLOUR, frames - 1);
      check_frame (reader, RC_PASS_COLOUR, frames - 1);
      check_frame (reader, RC_PASS_COLOUR, 0);
      remove_tree (self->take);
    }
}

/* The passes of a large picture are cut into strips; the last of them is padded here. */
static void
test_large_frames_in_any_order (Fixture *self, gconstpointer data)
{
  static const int         order[] = { 0, 1, 2, 3, 4, 2, 4, 0, 3, 3, 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcTakeReader) reader = NULL;

  write_take (self, 5, rc_rational (24, 1), TRUE, 598, 511);
  reader = rc_take_reader_new (self->take, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    for (int pass = RC_PASS_COLOUR; pass <= RC_PASS_IDENTITY; pass++)
      check_frame (reader, (RcPass)pass, order[i]);
}

/* What older versions wrote: colour in FFV1, and no word about it. */
static void
make_old (Fixture *self, int frames)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *json = g_build_filename (self->take, "take.json", NULL);
  g_autofree char   *raw = g_build_filename (self->dir, "raw", NULL);
  g_autofree char   *mkv = g_build_filename (self->take, "frames.mkv", NULL);
  g_autoptr (cJSON)  about = rc_json_load (json, &error);
  g_autofree char   *text = NULL;
  g_autofree char   *launch = g_strdup_printf (
        "filesrc location=%s blocksize=%d ! rawvideoparse width=%d height=%d format=bgrx "
          "framerate=24/1 ! avenc_ffv1 gop-size=1 slices=4 ! matroskamux min-cluster-duration=0 ! "
          "filesink name=file",
        raw, W * H * 4, W, H);
  FILE *file = g_fopen (raw, "wb");

  g_assert_no_error (error);
  for (int i = 0; i < frames; i++)
    {
      g_autoptr (RcFrame) frame = made_noise (W, H, RC_FRAME_BGRA8, (guint)i);

      g_assert_cmpuint (fwrite (frame->data, frame->stride, H, file), ==, H);
    }
  fclose (file);
  made_launch (launch, mkv);
  g_assert_nonnull (cJSON_GetObjectItem (about, "codec"));
  cJSON_DeleteItemFromObject (about, "codec");
  text = rc_json_pretty (about);
  g_assert_true (g_file_set_contents (json, text, -1, NULL));
}

static void
test_takes_of_older_versions_are_read (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcTakeReader) reader = NULL;

  write_take (self, 9, rc_rational (24, 1), TRUE, W, H);
  make_old (self, 9);
  reader = rc_take_reader_new (self->take, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 30; i++)
    check_frame (reader, (RcPass)(i % 3), i * 7 % 9);
}

static void
test_an_unknown_codec_is_named (Fixture *self, gconstpointer data)
{
  g_autofree char         *json = g_build_filename (self->take, "take.json", NULL);
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcTakeReader) reader = NULL;
  g_autoptr (cJSON)        about = NULL;
  g_autofree char         *text = NULL;

  write_take (self, 1, rc_rational (24, 1), FALSE, W, H);
  about = rc_json_load (json, &error);
  cJSON_ReplaceItemInObject (about, "codec", cJSON_CreateString ("of tomorrow"));
  text = rc_json_pretty (about);
  g_assert_true (g_file_set_contents (json, text, -1, NULL));
  reader = rc_take_reader_new (self->take, &error);
  g_assert_null (reader);
  g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "codec"));
}

/* Small sizes too: what is stored is padded. */
static void
test_motion_is_kept_beside_the_frames (Fixture *self, gconstpointer data)
{
  static const int sizes[][2] = { { W, H }, { 6, 4 }, { 598, 511 } };

  for (gsize k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      g_autoptr (GError)       error = NULL;
      g_autoptr (RcTakeReader) reader = NULL;
      g_autoptr (RcTakeWriter) writer = rc_take_writer_new (
          self->dir, "abc", sizes[k][0], sizes[k][1], rc_rational (24, 1), FALSE, &error);

      for (guint i = 0; i < 3; i++)
        {
          g_autoptr (RcFrame) motion =
              made_noise (sizes[k][0], 2 * sizes[k][1], RC_FRAME_GRAY16, i);

          g_assert_true (add_noise (writer, sizes[k][0], sizes[k][1], i, FALSE, &error));
          g_assert_true (rc_take_writer_add_motion (writer, motion, &error));
        }
      g_assert_true (rc_take_writer_finish (writer, cJSON_CreateObject (), &error));
      g_assert_no_error (error);
      reader = rc_take_reader_new (self->take, &error);
      g_assert_true (rc_take_reader_has (reader, RC_PASS_MOTION));
      for (int i = 2; i >= 0; i--)
        {
          g_autoptr (RcFrame) got = rc_take_reader_frame (reader, RC_PASS_MOTION, i, &error);
          g_autoptr (RcFrame) wanted =
              made_noise (sizes[k][0], 2 * sizes[k][1], RC_FRAME_GRAY16, (guint)i);

          g_assert_no_error (error);
          g_assert_true (rc_frame_equal (got, wanted));
        }
      remove_tree (self->take);
    }
}

static void
test_motion_is_of_every_frame_or_none (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcFrame)      motion = made_noise (W, 2 * H, RC_FRAME_GRAY16, 1);
  g_autoptr (RcTakeWriter) writer =
      rc_take_writer_new (self->dir, "abc", W, H, rc_rational (24, 1), FALSE, &error);

  g_assert_true (add_noise (writer, W, H, 0, FALSE, &error));
  g_assert_true (rc_take_writer_add_motion (writer, motion, &error));
  g_assert_true (add_noise (writer, W, H, 1, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (rc_take_writer_finish (writer, cJSON_CreateObject (), &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
}

static void
test_take_json_tells_the_frames (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcTakeReader) reader = NULL;
  g_autoptr (GChecksum)    checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char         *poster = g_build_filename (self->take, "poster.png", NULL);
  const cJSON             *about;

  write_take (self, 5, rc_rational (25, 1), FALSE, W, H);
  reader = rc_take_reader_new (self->take, &error);
  g_assert_no_error (error);
  about = rc_take_reader_about (reader);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (RcFrame) frame = made_noise (W, H, RC_FRAME_BGRA8, i);

      g_checksum_update (checksum, frame->data, (gssize)(frame->stride * H));
    }
  g_assert_cmpstr (rc_json_string_or (about, "frames_sha256", ""), ==,
                   g_checksum_get_string (checksum));
  g_assert_cmpstr (rc_json_string_or (about, "rate", ""), ==, "25");
  g_assert_cmpstr (rc_json_string_or (about, "note", ""), ==, "kept");
  g_assert_cmpfloat (rc_json_number_or (about, "first", -1), ==, 0);
  g_assert_cmpfloat (rc_json_number_or (about, "frames", -1), ==, 5);
  g_assert_cmpfloat (rc_json_number_or (about, "width", -1), ==, W);
  g_assert_true (g_file_test (poster, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (made_count (self->dir), ==, 1);
}

static void
test_without_passes_there_are_none (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcTakeReader) reader = NULL;
  g_autoptr (RcFrame)      frame = NULL;

  write_take (self, 1, rc_rational (24, 1), FALSE, 1, 1);
  reader = rc_take_reader_new (self->take, &error);
  g_assert_no_error (error);
  check_frame (reader, RC_PASS_COLOUR, 0);
  g_assert_true (rc_take_reader_has (reader, RC_PASS_COLOUR));
  g_assert_false (rc_take_reader_has (reader, RC_PASS_DEPTH));
  frame = rc_take_reader_frame (reader, RC_PASS_DEPTH, 0, &error);
  g_assert_null (frame);
  g_assert_error (error, RC_ERROR, RC_ERROR_NOT_FOUND);
}

static void
test_an_index_outside_is_refused (Fixture *self, gconstpointer data)
{
  static const int         wrong[] = { -1, 3, G_MAXINT };
  g_autoptr (RcTakeReader) reader = NULL;

  write_take (self, 3, rc_rational (24, 1), FALSE, W, H);
  reader = rc_take_reader_new (self->take, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError)  error = NULL;
      g_autoptr (RcFrame) frame = rc_take_reader_frame (reader, RC_PASS_COLOUR, wrong[i], &error);

      g_assert_null (frame);
      g_assert_error (error, RC_ERROR, RC_ERROR_NOT_FOUND);
    }
  check_frame (reader, RC_PASS_COLOUR, 2);
}

static gpointer
open_again_and_again (gpointer take)
{
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (GError)       error = NULL;
      g_autoptr (RcTakeReader) reader = rc_take_reader_new (take, &error);
      g_autoptr (RcFrame)      frame = NULL;

      g_assert_no_error (error);
      frame = rc_take_reader_frame (reader, RC_PASS_COLOUR, 0, &error);
      g_assert_no_error (error);
    }
  return NULL;
}

/* More threads than processors: a stream may have decoded all it may before it is told to play. */
static void
test_opens_while_others_do (Fixture *self, gconstpointer data)
{
  GThread *threads[8];

  write_take (self, 12, rc_rational (24, 1), FALSE, W, H);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", open_again_and_again, self->take);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  static const TakeTest tests[] = {
    { "every-frame-reads-back-in-any-order", test_every_frame_in_any_order },
    { "large-frames-read-back-in-any-order", test_large_frames_in_any_order },
    { "takes-of-older-versions-are-read", test_takes_of_older_versions_are_read },
    { "an-unknown-codec-is-named", test_an_unknown_codec_is_named },
    { "motion-is-kept-beside-the-frames", test_motion_is_kept_beside_the_frames },
    { "motion-is-of-every-frame-or-none", test_motion_is_of_every_frame_or_none },
    { "take-json-tells-the-frames", test_take_json_tells_the_frames },
    { "without-passes-there-are-none", test_without_passes_there_are_none },
    { "an-index-outside-is-refused", test_an_index_outside_is_refused },
    { "opens-while-others-do", test_opens_while_others_do },
  };

  g_test_init (&argc, &argv, NULL);
  add_take_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
