/* test-stage-clock.c - which frame is due at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage-clock.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/stage-clock/keeps-time-and-counts-what-it-drops", test_keeps_time);
  g_test_add_func ("/ui/stage-clock/loops-both-ways", test_loops);
  g_test_add_func ("/ui/stage-clock/without-loop-it-stops-at-the-end", test_stops_at_the_end);
  g_test_add_func ("/ui/stage-clock/j-and-l-shuttle", test_shuttles);
  g_test_add_func ("/ui/stage-clock/seeking-stays-within-the-take", test_seeks_within);
  return g_test_run ();
}
