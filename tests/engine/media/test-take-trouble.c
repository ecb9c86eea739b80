/* test-take-trouble.c - takes that cannot be written or read, and what is left of them
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
test_freed_early_leaves_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RcTakeWriter      *writer =
      rc_take_writer_new (self->dir, "abc", W, H, rc_rational (24, 1), TRUE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < 12; i++)
    g_assert_true (add_noise (writer, W, H, i, TRUE, &error));
  g_assert_cmpuint (made_count (self->dir), ==, 1);
  rc_take_writer_free (writer);
  g_assert_cmpuint (made_count (self->dir), ==, 0);
}

static void
test_a_take_without_frames_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RcTakeWriter      *writer =
      rc_take_writer_new (self->dir, "abc", W, H, rc_rational (24, 1), FALSE, &error);

  g_assert_false (rc_take_writer_finish (writer, cJSON_CreateObject (), &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  rc_take_writer_free (writer);
  g_assert_cmpuint (made_count (self->dir), ==, 0);
}

static void
test_frames_that_do_not_fit_are_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (RcTakeWriter) writer =
      rc_take_writer_new (self->dir, "abc", W, H, rc_rational (24, 1), TRUE, NULL);
  g_autoptr (RcFrame) colour = made_noise (W, H, RC_FRAME_BGRA8, 1);
  g_autoptr (RcFrame) small = made_noise (W - 1, H, RC_FRAME_BGRA8, 1);
  g_autoptr (RcFrame) clear = made_noise (W, H, RC_FRAME_BGRA8, 1);
  g_autoptr (RcFrame) depth = made_noise (W, H, RC_FRAME_GRAY16, 1);
  g_autoptr (RcFrame) identity = made_noise (W, H, RC_FRAME_GRAY8, 1);
  RcFrame *const      wrong[][3] = {
         { small, depth, identity },  { clear, depth, identity }, { colour, NULL, NULL },
         { colour, identity, depth }, { NULL, depth, identity },
  };

  clear->data[7] = 254;
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (rc_take_writer_add (writer, wrong[i][0], wrong[i][1], wrong[i][2], &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
    }
}

static void
test_two_writers_of_one_take_leave_it_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcTakeReader) reader = NULL;
  RcTakeWriter            *writers[2];

  for (int w = 0; w < 2; w++)
    writers[w] = rc_take_writer_new (self->dir, "abc", W, H, rc_rational (24, 1), FALSE, &error);
  for (guint i = 0; i < 9; i++)
    for (int w = 0; w < 2; w++)
      g_assert_true (add_noise (writers[w], W, H, i, FALSE, &error));
  for (int w = 0; w < 2; w++)
    {
      g_assert_true (rc_take_writer_finish (writers[w], cJSON_CreateObject (), &error));
      g_assert_no_error (error);
      rc_take_writer_free (writers[w]);
    }
  g_assert_cmpuint (made_count (self->dir), ==, 1);
  reader = rc_take_reader_new (self->take, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 9; i++)
    check_frame (reader, RC_PASS_COLOUR, i);
}

static void
test_a_broken_folder_in_its_place_is_replaced (Fixture *self, gconstpointer data)
{
  g_autofree char         *rest = g_build_filename (self->take, "frames.mkv", NULL);
  g_autoptr (RcTakeReader) reader = NULL;

  g_mkdir (self->take, 0777);
  g_assert_true (g_file_set_contents (rest, "half", -1, NULL));
  reader = rc_take_reader_new (self->take, NULL);
  g_assert_null (reader);
  write_take (self, 2, rc_rational (24, 1), FALSE, W, H);
  reader = rc_take_reader_new (self->take, NULL);
  check_frame (reader, RC_PASS_COLOUR, 1);
  g_assert_cmpuint (made_count (self->dir), ==, 1);
}

/* A largest file size stands in for a full disk: the kernel says so in the same place. */
static void
test_a_full_disk_is_named_and_nothing_is_left (Fixture *self, gconstpointer data)
{
  struct rlimit      old, small;
  g_autoptr (GError) error = NULL;
  RcTakeWriter      *writer;
  gboolean           done = TRUE;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  small = old;
  small.rlim_cur = GPOINTER_TO_SIZE (data);
  writer = rc_take_writer_new (self->dir, "abc", 160, 90, rc_rational (24, 1), TRUE, &error);
  g_assert_no_error (error);
  setrlimit (RLIMIT_FSIZE, &small);
  for (guint i = 0; i < 40 && done; i++)
    done = add_noise (writer, 160, 90, i, TRUE, &error);
  done = done && rc_take_writer_finish (writer, cJSON_CreateObject (), &error);
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_false (done);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "The disk is full"));
  rc_take_writer_free (writer);
  g_assert_cmpuint (made_count (self->dir), ==, 0);
}

static void
test_a_read_only_folder_is_named (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RcTakeWriter      *writer;

  g_assert_cmpint (g_chmod (self->dir, 0555), ==, 0);
  made_be_nobody ();
  writer = rc_take_writer_new (self->dir, "abc", W, H, rc_rational (24, 1), TRUE, &error);
  made_be_oneself ();
  g_assert_null (writer);
  g_assert_error (error, RC_ERROR, RC_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, self->dir));
  g_chmod (self->dir, 0755);
}

static void
test_sizes_and_rates_that_cannot_be_are_refused (Fixture *self, gconstpointer data)
{
  static const struct
  {
    int        width, height;
    RcRational rate;
  } wrong[] = {
    { 0, 10, { 24, 1 } }, { 10, -1, { 24, 1 } },  { RC_FRAME_LARGEST + 1, 10, { 24, 1 } },
    { 10, 10, { 0, 1 } }, { 10, 10, { -24, 1 } }, { 10, 10, { 1000, 1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError)       error = NULL;
      g_autoptr (RcTakeWriter) writer = rc_take_writer_new (
          self->dir, "abc", wrong[i].width, wrong[i].height, wrong[i].rate, FALSE, &error);

      g_assert_null (writer);
      g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
    }
}

static void
test_damaged_files_are_errors (Fixture *self, gconstpointer data)
{
  g_autofree char *json = g_build_filename (self->take, "take.json", NULL);
  g_autofree char *mkv = g_build_filename (self->take, "frames.mkv", NULL);
  g_autofree char *text = NULL;
  gsize            length = 0;

  write_take (self, 20, rc_rational (24, 1), FALSE, W, H);
  g_assert_true (g_file_get_contents (mkv, &text, &length, NULL));
  for (gsize share = 0; share < 4; share++)
    {
      g_autoptr (GError)       error = NULL;
      g_autoptr (RcTakeReader) reader = NULL;
      g_autoptr (RcFrame)      frame = NULL;

      g_assert_true (g_file_set_contents (mkv, text, (gssize)(length * share / 4), NULL));
      reader = rc_take_reader_new (self->take, &error);
      g_assert_no_error (error);
      frame = rc_take_reader_frame (reader, RC_PASS_COLOUR, 19, &error);
      g_assert_null (frame);
      g_assert_nonnull (error);
      g_assert_true (error->domain == RC_ERROR);
      g_assert_nonnull (strstr (error->message, self->take));
    }
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError)       error = NULL;
      g_autoptr (RcTakeReader) reader = NULL;

      g_assert_true (
          g_file_set_contents (json, i == 0 ? "{\"frames\": " : "{\"frames\": -3}", -1, NULL));
      reader = rc_take_reader_new (self->take, &error);
      g_assert_null (reader);
      g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
    }
}

static void
test_a_missing_take_is_not_found (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcTakeReader) reader = rc_take_reader_new (self->take, &error);

  g_assert_null (reader);
  g_assert_error (error, RC_ERROR, RC_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  static const TakeTest tests[] = {
    { "freed-early-leaves-nothing", test_freed_early_leaves_nothing },
    { "no-frames-is-refused", test_a_take_without_frames_is_refused },
    { "frames-that-do-not-fit-are-refused", test_frames_that_do_not_fit_are_refused },
    { "two-writers-leave-it-whole", test_two_writers_of_one_take_leave_it_whole },
    { "a-broken-folder-is-replaced", test_a_broken_folder_in_its_place_is_replaced },
    { "a-disk-full-at-once-is-named", test_a_full_disk_is_named_and_nothing_is_left, 1 },
    { "a-disk-full-midway-is-named", test_a_full_disk_is_named_and_nothing_is_left, 300000 },
    { "a-read-only-folder-is-named", test_a_read_only_folder_is_named },
    { "impossible-shapes-are-refused", test_sizes_and_rates_that_cannot_be_are_refused },
    { "damaged-files-are-errors", test_damaged_files_are_errors },
    { "a-missing-take-is-not-found", test_a_missing_take_is_not_found },
  };

  g_test_init (&argc, &argv, NULL);
  add_take_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
