/* test-camera-view.c - a camera that is moved by hand stays within what a staging can have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector/camera-view.h"

#include "engine/script/staging.h"

static const RcViewStand level = { .at = { 0, 1.5, 0 }, .away = 4, .lens_mm = 50 };

static void
test_moves (void)
{
  RcViewStand stand = level;

  rc_camera_stand_move (&stand, 90, 20, 0, 0);
  g_assert_cmpfloat_with_epsilon (stand.around, 90, 1e-9);
  g_assert_cmpfloat_with_epsilon (stand.above, 20, 1e-9);
  rc_camera_stand_move (&stand, 180, 0, 0, 0);
  g_assert_cmpfloat_with_epsilon (stand.around, -90, 1e-9);
  rc_camera_stand_move (&stand, 0, 0, 0.5, 0.5);
  g_assert_cmpfloat (stand.away, <, 4);
  g_assert_cmpfloat (stand.lens_mm, >, 50);
}

static void
test_limits (void)
{
  RcViewStand stand = level;

  rc_camera_stand_move (&stand, 0, 500, 100, 100);
  g_assert_cmpfloat (stand.above, ==, 88);
  g_assert_cmpfloat (stand.away, ==, 0.2);
  g_assert_cmpfloat (stand.lens_mm, ==, 400);
  rc_camera_stand_move (&stand, 0, -500, -100, -100);
  g_assert_cmpfloat (stand.above, ==, -40);
  g_assert_cmpfloat (stand.away, ==, 2000);
  g_assert_cmpfloat (stand.lens_mm, ==, 8);
}

static void
test_patch (void)
{
  RcViewStand           stand = level;
  g_autoptr (GError)    error = NULL;
  g_autoptr (cJSON)     before = cJSON_Parse ("{\"time\":\"night\",\"camera\":{\"size\":\"CU\"}}");
  g_autoptr (cJSON)     patch = NULL;
  g_autoptr (RcStaging) staging = NULL;

  rc_camera_stand_move (&stand, 30, 10, 0, 0);
  patch = rc_camera_stand_to_patch (&stand, before);
  staging = rc_staging_from_json (patch, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (staging->time, ==, "night");
  g_assert_cmpstr (staging->camera.size, ==, "CU");
  g_assert_cmpfloat_with_epsilon (staging->camera.around, 30, 1e-6);
  g_assert_cmpfloat_with_epsilon (staging->camera.away, 4, 1e-6);
  g_assert_cmpfloat_with_epsilon (staging->camera.at_y, 1.5, 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/camera-view/goes-around-over-nearer-and-longer", test_moves);
  g_test_add_func ("/ui/camera-view/stays-within-limits", test_limits);
  g_test_add_func ("/ui/camera-view/leaves-what-else-is-set-by-hand", test_patch);
  return g_test_run ();
}
