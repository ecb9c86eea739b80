/* test-stage-clock.c - which frame is due at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/play/stage-clock.h"

#include <math.h>

#define SECOND ((gint64)G_USEC_PER_SEC)

static RcStageClock
make (int n_frames)
{
  RcStageClock clock;

  rc_stage_clock_init (&clock, n_frames, rc_rational (24, 1));
  return clock;
}

static void
test_keeps_time (void)
{
  RcStageClock clock = make (96);

  rc_stage_clock_set_speed (&clock, 1, 10 * SECOND);
  g_assert_false (rc_stage_clock_tick (&clock, 10 * SECOND + 1000));
  g_assert_true (rc_stage_clock_tick (&clock, 11 * SECOND));
  g_assert_cmpint (clock.frame, ==, 24);
  g_assert_cmpuint (clock.dropped, ==, 23);
  rc_stage_clock_tick (&clock, 11 * SECOND + SECOND / 24 + 10);
  g_assert_cmpint (clock.frame, ==, 25);
  g_assert_cmpuint (clock.dropped, ==, 23);
}

static void
test_loops (void)
{
  RcStageClock clock = make (48);

  rc_stage_clock_set_speed (&clock, 1, 0);
  rc_stage_clock_tick (&clock, 2 * SECOND + SECOND / 2);
  g_assert_cmpint (clock.frame, ==, 12);
  g_assert_cmpint (clock.speed, ==, 1);
  rc_stage_clock_set_speed (&clock, -1, 10 * SECOND);
  rc_stage_clock_tick (&clock, 11 * SECOND);
  g_assert_cmpint (clock.frame, ==, 36);
}

static void
test_stops_at_the_end (void)
{
  RcStageClock clock = make (48);

  clock.loop = FALSE;
  rc_stage_clock_set_speed (&clock, 1, 0);
  rc_stage_clock_tick (&clock, 5 * SECOND);
  g_assert_cmpint (clock.frame, ==, 47);
  g_assert_cmpint (clock.speed, ==, 0);
  /* Playing again begins at the beginning. */
  rc_stage_clock_set_speed (&clock, 1, 6 * SECOND);
  g_assert_cmpint (clock.frame, ==, 0);
}

static void
test_shuttles (void)
{
  RcStageClock clock = make (96);

  rc_stage_clock_shuttle (&clock, 1, 0);
  g_assert_cmpint (clock.speed, ==, 1);
  rc_stage_clock_shuttle (&clock, 1, 0);
  rc_stage_clock_shuttle (&clock, 1, 0);
  g_assert_cmpint (clock.speed, ==, 4);
  rc_stage_clock_shuttle (&clock, -1, 0);
  g_assert_cmpint (clock.speed, ==, -1);
  for (int i = 0; i < 10; i++)
    rc_stage_clock_shuttle (&clock, -1, 0);
  g_assert_cmpint (clock.speed, ==, -8);
}

static void
test_seeks_within (void)
{
  RcStageClock clock = make (96), empty = make (0);

  rc_stage_clock_seek (&clock, 500, 0);
  g_assert_cmpint (clock.frame, ==, 95);
  rc_stage_clock_seek (&clock, -3, 0);
  g_assert_cmpint (clock.frame, ==, 0);
  rc_stage_clock_seek (&empty, 3, 0);
  g_assert_cmpint (empty.frame, ==, 0);
  rc_stage_clock_set_speed (&empty, 1, 0);
  g_assert_false (rc_stage_clock_tick (&empty, SECOND));
}

/* A sound that runs a little fast or slow against the clock of the screen, for ten minutes, with
 * its position told in steps as a device does. */
static void
test_follows_the_sound (void)
{
  static const double paces[] = { 1.0, 1.002, 0.997 };

  for (gsize p = 0; p < G_N_ELEMENTS (paces); p++)
    {
      RcStageClock clock = make (24 * 60);
      double       worst = 0;
      guint        moved = 0;

      rc_stage_clock_set_speed (&clock, 1, 0);
      for (int tick = 1; tick < 600 * 60; tick++)
        {
          gint64 now = tick * SECOND / 60;
          double heard = floor (tick / 60.0 * paces[p] * 100) / 100, drift;

          heard = fmod (heard, 60);
          moved += rc_stage_clock_follow (&clock, heard, now);
          rc_stage_clock_tick (&clock, now);
          drift = fabs (clock.frame - heard * 24 + 0.5);
          worst = MAX (worst, MIN (drift, 24 * 60 - drift));
        }
      g_test_message ("pace %g: at most %.2f frames apart, set %u times", paces[p], worst, moved);
      g_assert_cmpfloat (worst, <=,
                         1.25); /* the frame shown, to the middle of the one that is heard */
      g_assert_cmpuint (moved, <, 600);
    }
}

static void
test_waits_for_the_sound (void)
{
  RcStageClock clock = make (96);

  rc_stage_clock_seek (&clock, 10, 0);
  rc_stage_clock_set_speed (&clock, 1, 0);
  for (int i = 1; i < 20; i++)
    {
      rc_stage_clock_hold (&clock, i * SECOND / 60);
      rc_stage_clock_tick (&clock, i * SECOND / 60);
      g_assert_cmpint (clock.frame, ==, 10);
    }
  g_assert_false (rc_stage_clock_follow (&clock, 10 / 24.0, 19 * SECOND / 60));
  rc_stage_clock_tick (&clock, 19 * SECOND / 60 + SECOND);
  g_assert_cmpint (clock.frame, ==, 34);
  g_assert_cmpuint (clock.dropped, ==, 23);
}

static void
test_plays_between_marks (void)
{
  RcStageClock clock = make (96);

  rc_stage_clock_set_in (&clock, 24, 0);
  rc_stage_clock_set_out (&clock, 47, 0);
  g_assert_cmpint (clock.frame, ==, 0); /* it may stand elsewhere */
  rc_stage_clock_set_speed (&clock, 1, 0);
  g_assert_cmpint (clock.frame, ==, 24);
  rc_stage_clock_tick (&clock, SECOND / 2);
  g_assert_cmpint (clock.frame, ==, 36);
  g_assert_cmpfloat_with_epsilon (rc_stage_clock_seconds (&clock, SECOND / 2), 1.5, 1e-6);
  rc_stage_clock_tick (&clock, SECOND + SECOND / 4);
  g_assert_cmpint (clock.frame, ==, 30);
  g_assert_cmpfloat_with_epsilon (rc_stage_clock_seconds (&clock, SECOND + SECOND / 4), 1.25, 1e-6);
  rc_stage_clock_set_speed (&clock, -1, 10 * SECOND);
  rc_stage_clock_tick (&clock, 10 * SECOND + SECOND / 2);
  g_assert_cmpint (clock.frame, ==, 42);
}

static void
test_stops_at_a_mark (void)
{
  RcStageClock clock = make (96);

  clock.loop = FALSE;
  rc_stage_clock_set_out (&clock, 47, 0);
  rc_stage_clock_seek (&clock, 40, 0);
  rc_stage_clock_set_speed (&clock, 1, 0);
  rc_stage_clock_tick (&clock, 5 * SECOND);
  g_assert_cmpint (clock.frame, ==, 47);
  g_assert_cmpint (clock.speed, ==, 0);
  rc_stage_clock_set_speed (&clock, 1, 6 * SECOND);
  g_assert_cmpint (clock.frame, ==, 0);
}

/* The beginning is never behind the end: of two marks that cross the older one goes. */
static void
test_marks_do_not_cross (void)
{
  RcStageClock clock = make (96), empty = make (0);

  rc_stage_clock_set_out (&clock, 30, 0);
  rc_stage_clock_set_in (&clock, 40, 0);
  g_assert_cmpint (clock.in, ==, 40);
  g_assert_cmpint (clock.out, ==, -1);
  rc_stage_clock_set_out (&clock, 500, 0);
  g_assert_cmpint (rc_stage_clock_last (&clock), ==, 95);
  rc_stage_clock_set_out (&clock, 10, 0);
  g_assert_cmpint (clock.in, ==, -1);
  g_assert_cmpint (rc_stage_clock_first (&clock), ==, 0);
  rc_stage_clock_set_in (&empty, 3, 0);
  g_assert_cmpint (empty.in, ==, -1);
  rc_stage_clock_set_speed (&clock, 1, 0);
  rc_stage_clock_tick (&clock, SECOND / 3);
  rc_stage_clock_set_out (&clock, 4, SECOND / 3);
  g_assert_cmpint (clock.frame, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/stage-clock/keeps-time-and-counts-what-it-drops", test_keeps_time);
  g_test_add_func ("/ui/stage-clock/loops-both-ways", test_loops);
  g_test_add_func ("/ui/stage-clock/without-loop-it-stops-at-the-end", test_stops_at_the_end);
  g_test_add_func ("/ui/stage-clock/j-and-l-shuttle", test_shuttles);
  g_test_add_func ("/ui/stage-clock/seeking-stays-within-the-take", test_seeks_within);
  g_test_add_func ("/ui/stage-clock/follows-the-sound", test_follows_the_sound);
  g_test_add_func ("/ui/stage-clock/waits-for-the-sound", test_waits_for_the_sound);
  g_test_add_func ("/ui/stage-clock/plays-between-its-marks", test_plays_between_marks);
  g_test_add_func ("/ui/stage-clock/without-loop-it-stops-at-a-mark", test_stops_at_a_mark);
  g_test_add_func ("/ui/stage-clock/marks-do-not-cross", test_marks_do_not_cross);
  return g_test_run ();
}
