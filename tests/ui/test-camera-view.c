/* test-camera-view.c - a camera that is moved by hand snaps to angles and lenses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector/camera-view.h"

static const RcViewStand level = { .at = { 0, 1.5, 0 }, .away = 4, .lens_mm = 50 };

static void
test_snaps (void)
{
  RcViewStand stand = level;

  stand.around = 43.2;
  stand.above = 1.9;
  rc_camera_stand_snap (&stand, &(RcViewStand){ .around = 30, .above = 10 });
  g_assert_cmpfloat (stand.around, ==, 45);
  g_assert_cmpfloat (stand.above, ==, 0);
}

static void
test_between (void)
{
  RcViewStand stand = level;

  stand.around = -20;
  stand.above = 14;
  rc_camera_stand_snap (&stand, &level);
  g_assert_cmpfloat (stand.around, ==, -20);
  g_assert_cmpfloat (stand.above, ==, 14);
}

/* A drag sideways does not level the camera. */
static void
test_unchanged (void)
{
  RcViewStand before = level, stand;

  before.above = 1.5;
  stand = before;
  stand.around = 91;
  rc_camera_stand_snap (&stand, &before);
  g_assert_cmpfloat (stand.around, ==, 90);
  g_assert_cmpfloat (stand.above, ==, 1.5);
}

static void
test_lenses (void)
{
  RcViewStand stand = level;

  stand.lens_mm = 96.3;
  rc_camera_stand_change_lens (&stand, 1);
  g_assert_cmpfloat (stand.lens_mm, ==, 100);
  rc_camera_stand_change_lens (&stand, -1);
  g_assert_cmpfloat (stand.lens_mm, ==, 85);
  for (int i = 0; i < 30; i++)
    rc_camera_stand_change_lens (&stand, -1);
  g_assert_cmpfloat (stand.lens_mm, ==, 14);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/camera-view/snaps-to-angles-that-crews-use", test_snaps);
  g_test_add_func ("/ui/camera-view/stays-between-too", test_between);
  g_test_add_func ("/ui/camera-view/leaves-what-was-not-moved", test_unchanged);
  g_test_add_func ("/ui/camera-view/goes-from-lens-to-lens", test_lenses);
  return g_test_run ();
}
