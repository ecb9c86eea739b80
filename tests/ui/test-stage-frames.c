/* test-stage-frames.c - frames read ahead on a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/play/stage-frames.h"

#include "engine/base/error.h"

#define N_FRAMES 40
#define N_STRIP  5

typedef struct
{
  int  announced[N_FRAMES];
  int  strip[N_STRIP];
  int  failures;
  gint freed; /* atomic */
} Seen;

/* Frame n is a picture in which everything is n; frame 7 cannot be read. */
static RcFrame *
read_frame (gpointer data, int index, GError **error)
{
  RcFrame *frame;

  if (index == 7)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, "Frame 7 is damaged.");
      return NULL;
    }
  frame = rc_frame_new (160, 90, RC_FRAME_BGRA8, error);
  for (gsize i = 0; i < frame->stride * 90; i++)
    frame->data[i] = (guint8)index;
  return frame;
}

static void
free_source (gpointer data)
{
  Seen *seen = data;

  g_atomic_int_set (&seen->freed, 1);
}

static void
on_frame (int index, RcFrame *frame, const GError *error, gpointer user_data)
{
  Seen *seen = user_data;

  if (frame == NULL)
    {
      g_assert_nonnull (error);
      seen->failures++;
      return;
    }
  if (index < 0)
    {
      int expected = rc_stage_frames_strip_index (N_FRAMES, N_STRIP, (guint)(-1 - index));

      g_assert_cmpint (frame->height, <=, 90);
      g_assert_cmpint (frame->data[0], ==, expected);
      seen->strip[-1 - index]++;
    }
  else
    {
      g_assert_cmpint (frame->data[0], ==, index);
      seen->announced[index]++;
    }
}

static RcStageFrames *
make (Seen *seen)
{
  const RcStageSource source = { seen, read_frame, free_source };

  return rc_stage_frames_new (&source, N_FRAMES, N_STRIP, on_frame, seen);
}

static void
wait_for (const int *count)
{
  while (*count == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* The source goes with the thread, which nobody waits for but a test. */
static void
wait_until_freed (Seen *seen)
{
  while (g_atomic_int_get (&seen->freed) == 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
}

static void
test_announces_what_is_wanted (void)
{
  Seen                seen = { 0 };
  RcStageFrames      *frames = make (&seen);
  g_autoptr (RcFrame) frame = NULL;

  rc_stage_frames_want (frames, 30, 0);
  wait_for (&seen.announced[30]);
  frame = rc_stage_frames_get (frames, 30);
  g_assert_nonnull (frame);
  g_assert_cmpint (frame->data[0], ==, 30);
  rc_stage_frames_free (frames);
  wait_until_freed (&seen);
}

static void
test_reads_ahead_round_the_loop (void)
{
  Seen           seen = { 0 };
  RcStageFrames *frames = make (&seen);

  rc_stage_frames_want (frames, 38, 1);
  wait_for (&seen.announced[5]);
  g_assert_cmpint (seen.announced[39], ==, 1);
  g_assert_cmpint (seen.announced[0], >=, 1);
  rc_stage_frames_free (frames);
  wait_until_freed (&seen);
}

static void
test_strip (void)
{
  Seen           seen = { 0 };
  RcStageFrames *frames = make (&seen);

  for (int i = 0; i < N_STRIP; i++)
    wait_for (&seen.strip[i]);
  rc_stage_frames_free (frames);
  wait_until_freed (&seen);
}

static void
test_a_damaged_frame_is_told_once (void)
{
  Seen           seen = { 0 };
  RcStageFrames *frames = make (&seen);

  rc_stage_frames_want (frames, 7, 0);
  wait_for (&seen.failures);
  wait_for (&seen.announced[8]);
  g_assert_cmpint (seen.failures, ==, 1);
  g_assert_null (rc_stage_frames_get (frames, 7));
  rc_stage_frames_free (frames);
  wait_until_freed (&seen);
}

static void
test_nothing_after_free (void)
{
  Seen           seen = { 0 };
  RcStageFrames *frames = make (&seen);

  rc_stage_frames_free (frames);
  wait_until_freed (&seen);
  for (int i = 0; i < N_FRAMES; i++)
    g_assert_cmpint (seen.announced[i], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/stage-frames/announces-what-is-wanted", test_announces_what_is_wanted);
  g_test_add_func ("/ui/stage-frames/reads-ahead-round-the-loop", test_reads_ahead_round_the_loop);
  g_test_add_func ("/ui/stage-frames/makes-the-pictures-of-the-strip", test_strip);
  g_test_add_func ("/ui/stage-frames/a-damaged-frame-is-told-once",
                   test_a_damaged_frame_is_told_once);
  g_test_add_func ("/ui/stage-frames/nothing-is-announced-after-free", test_nothing_after_free);
  return g_test_run ();
}
