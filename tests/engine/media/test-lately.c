/* test-lately.c - frames that were read lately are those of the take, and not too many are kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/media/take-lately.h"

#include "take-fixture.h"

#define FRAMES (RC_LATELY_FRAMES + 2)

static RcFrame *
read_lately (RcTakeReader *reader, const char *take, RcPass pass, int index)
{
  g_autoptr (GError) error = NULL;
  RcFrame           *frame = rc_lately_frame (reader, take, pass, index, &error);

  g_assert_no_error (error);
  return frame;
}

static void
test_what_was_read_is_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (RcTakeReader) reader = NULL;
  g_autoptr (RcFrame)      first = NULL, again = NULL, other = NULL, identity = NULL;

  write_take (self, FRAMES, (RcRational){ 24, 1 }, TRUE, W, H);
  reader = rc_take_reader_new (self->take, NULL);
  first = read_lately (reader, "one", RC_PASS_COLOUR, 3);
  again = read_lately (reader, "one", RC_PASS_COLOUR, 3);
  g_assert_true (first == again);
  other = read_lately (reader, "two", RC_PASS_COLOUR, 3);
  g_assert_true (other != first);
  g_assert_true (rc_frame_equal (other, first));
  identity = read_lately (reader, "one", RC_PASS_IDENTITY, 3);
  g_assert_cmpint (identity->format, ==, RC_FRAME_GRAY8);
  for (int i = 0; i < 2 * FRAMES; i++)
    {
      g_autoptr (RcFrame) kept = read_lately (reader, "one", RC_PASS_COLOUR, i % FRAMES);
      g_autoptr (RcFrame) read = rc_take_reader_frame (reader, RC_PASS_COLOUR, i % FRAMES, NULL);

      g_assert_true (rc_frame_equal (kept, read));
    }
}

/* Each place is given away once; then the oldest is read anew. */
static void
test_the_oldest_goes (Fixture *self, gconstpointer data)
{
  g_autoptr (RcTakeReader) reader = NULL;
  g_autoptr (RcFrame)      first = NULL, again = NULL, late = NULL, later = NULL;

  write_take (self, FRAMES, (RcRational){ 24, 1 }, FALSE, W, H);
  reader = rc_take_reader_new (self->take, NULL);
  first = read_lately (reader, "oldest", RC_PASS_COLOUR, 0);
  for (int i = 1; i <= RC_LATELY_FRAMES; i++)
    {
      g_clear_pointer (&late, rc_frame_unref);
      late = read_lately (reader, "oldest", RC_PASS_COLOUR, i);
    }
  later = read_lately (reader, "oldest", RC_PASS_COLOUR, RC_LATELY_FRAMES);
  g_assert_true (late == later);
  again = read_lately (reader, "oldest", RC_PASS_COLOUR, 0);
  g_assert_true (again != first);
  g_assert_true (rc_frame_equal (again, first));
}

static void
test_errors_are_not_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (RcTakeReader) reader = NULL;
  g_autoptr (GError)       error = NULL;
  RcFrame                 *frame;

  write_take (self, 2, (RcRational){ 24, 1 }, FALSE, W, H);
  reader = rc_take_reader_new (self->take, NULL);
  for (int i = 0; i < 2; i++)
    {
      frame = rc_lately_frame (reader, "error", RC_PASS_COLOUR, 2, &error);
      g_assert_null (frame);
      g_assert_error (error, RC_ERROR, RC_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/media/lately/kept", Fixture, NULL, set_up, test_what_was_read_is_kept, tear_down);
  g_test_add ("/media/lately/oldest", Fixture, NULL, set_up, test_the_oldest_goes, tear_down);
  g_test_add ("/media/lately/errors", Fixture, NULL, set_up, test_errors_are_not_kept, tear_down);
  return g_test_run ();
}
