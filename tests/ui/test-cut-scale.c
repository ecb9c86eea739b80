/* test-cut-scale.c - zooming, snapping and the limits of dragging in the strip
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut/cut-scale.h"

static const RcRational rate = { 24, 1 };

static void
test_a_film_is_shown_whole_where_it_can_be_read (void)
{
  RcCutScale scale = { 0 };

  g_assert_cmpfloat_with_epsilon (rc_cut_scale_get (&scale, 24 * 50, rate, 1000) * 24, 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (rc_cut_scale_get (&scale, 24 * 500, rate, 1000) * 24, 12, 1e-9);
  g_assert_cmpfloat_with_epsilon (rc_cut_scale_get (&scale, 24, rate, 1000) * 24, 48, 1e-9);
}

static void
test_zoom_keeps_what_is_under_the_pointer (void)
{
  RcCutScale scale = { 0, 300 };

  for (int i = 0; i < 6; i++)
    {
      double before = (400 + scale.offset) / rc_cut_scale_get (&scale, 24 * 500, rate, 1000);

      rc_cut_scale_zoom (&scale, 1.25, 400, 24 * 500, rate, 1000);
      g_assert_cmpfloat_with_epsilon (
          (400 + scale.offset) / rc_cut_scale_get (&scale, 24 * 500, rate, 1000), before, 1e-6);
    }
  for (int i = 0; i < 100; i++)
    rc_cut_scale_zoom (&scale, 2, 400, 24 * 500, rate, 1000);
  g_assert_cmpfloat (scale.scale, <=, 40);
  for (int i = 0; i < 100; i++)
    rc_cut_scale_zoom (&scale, 0.5, 400, 24 * 500, rate, 1000);
  g_assert_cmpfloat (scale.scale, >, 0);
  g_assert_cmpfloat (scale.offset, ==, 0);
}

static void
test_snaps_to_the_nearest (void)
{
  static const int places[] = { 0, 96, 100, 240 };

  g_assert_cmpint (rc_cut_snap (99, places, 4, 5), ==, 100);
  g_assert_cmpint (rc_cut_snap (97, places, 4, 5), ==, 96);
  g_assert_cmpint (rc_cut_snap (120, places, 4, 5), ==, 120);
  g_assert_cmpint (rc_cut_snap (245, places, 4, 5), ==, 240);
  g_assert_cmpint (rc_cut_snap (99, places, 4, 0.5), ==, 99);
  g_assert_cmpint (rc_cut_snap (7, NULL, 0, 5), ==, 7);
}

static void
test_a_frame_is_always_left (void)
{
  /* Frames 10 to 40 of 96 play. */
  g_assert_cmpint (rc_cut_limit (RC_EDGE_IN, -50, 10, 30, 96), ==, -10);
  g_assert_cmpint (rc_cut_limit (RC_EDGE_IN, 50, 10, 30, 96), ==, 29);
  g_assert_cmpint (rc_cut_limit (RC_EDGE_OUT, -50, 10, 30, 96), ==, -29);
  g_assert_cmpint (rc_cut_limit (RC_EDGE_OUT, 500, 10, 30, 96), ==, 56);
  g_assert_cmpint (rc_cut_limit (RC_EDGE_OUT, 5, 10, 30, 96), ==, 5);
  g_assert_cmpint (rc_cut_limit (RC_EDGE_NONE, 5, 10, 30, 96), ==, 0);
}

/* Letters may be large. */
static void
test_timecodes_leave_room (void)
{
  for (double pixels = 0.5; pixels < 200; pixels *= 1.3)
    for (double room = 60; room < 200; room += 20)
      g_assert_cmpfloat (rc_cut_tick (pixels, room) * pixels, >=, room);
  g_assert_cmpfloat (rc_cut_tick (14, 70), ==, 5);
  g_assert_cmpfloat (rc_cut_tick (14, 130), ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/cut-scale/a-film-is-shown-whole",
                   test_a_film_is_shown_whole_where_it_can_be_read);
  g_test_add_func ("/ui/cut-scale/zoom-keeps-the-place", test_zoom_keeps_what_is_under_the_pointer);
  g_test_add_func ("/ui/cut-scale/snaps-to-the-nearest", test_snaps_to_the_nearest);
  g_test_add_func ("/ui/cut-scale/a-frame-is-always-left", test_a_frame_is_always_left);
  g_test_add_func ("/ui/cut-scale/timecodes-leave-room", test_timecodes_leave_room);
  return g_test_run ();
}
