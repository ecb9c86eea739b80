/* test-prop-motion.c - where things are that move by themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/thing/prop-motion.h"

static RcVec3
turned (const char *motion, double pace, float seconds, double facing)
{
  RcStagingProp    prop = { .motion = (char *)motion, .pace = pace };
  const RcPropGait car = { 11, 4.4f, 1.4f, 13.0f };
  const RcMat4     rest = rc_mat4_multiply (rc_mat4_translation (rc_vec3 (1, 0, -2)),
                                            rc_mat4_rotation_y (RC_RADIANS (facing)));
  RcMat4           moved = rc_prop_moved (&prop, &car, &rest, seconds, 4);

  return rc_mat4_axis (&moved, 3);
}

static RcVec3
at (const char *motion, double pace, float seconds)
{
  return turned (motion, pace, seconds, 0);
}

static void
test_drives (void)
{
  g_assert_cmpfloat (at ("drive", 1, 0).z, <, -6);
  g_assert_cmpfloat (at ("drive", 1, 0).z, >, -22);
  g_assert_cmpfloat_with_epsilon (at ("drive", 1, 4).z, -2, 1e-4);
  g_assert_cmpfloat_with_epsilon (turned ("drive", 1, 0, 180).z, -2, 1e-4);
  g_assert_cmpfloat (turned ("drive", 1, 4, 180).z, <, -6);
  g_assert_cmpfloat_with_epsilon (turned ("drive", 1, 2, 90).x, 1, 1e-4);
  g_assert_cmpfloat (turned ("drive", 1, 4, 90).x, >, 4);
  g_assert_cmpfloat (at ("drive", 0.1, 0).z, >, at ("drive", 1, 0).z);
}

static void
test_falls (void)
{
  g_assert_cmpfloat (at ("fall", 1, 0).y, >, 1.4);
  g_assert_cmpfloat (at ("fall", 1, 0.4f).y, <, at ("fall", 1, 0.2f).y);
  g_assert_cmpfloat_with_epsilon (at ("fall", 1, 3).y, 0, 1e-4);
}

static void
test_rises (void)
{
  g_assert_cmpfloat_with_epsilon (at ("launch", 1, 0).y, 0, 1e-4);
  g_assert_cmpfloat (at ("launch", 1, 2).y, >, 0.3);
  g_assert_cmpfloat (at ("launch", 1, 4).y, >, 2 * at ("launch", 1, 2).y);
  g_assert_cmpfloat (at ("land", 1, 0).y, >, at ("land", 1, 2).y);
  g_assert_cmpfloat_with_epsilon (at ("land", 1, 4).y, 0, 1e-4);
  g_assert_cmpfloat (at ("sink", 1, 4).y, <, -0.3);
  g_assert_cmpfloat (at ("rise", 1, 4).y, >, 0.3);
  g_assert_cmpfloat (at ("bounce", 1, 0.3f).y, >, 0.2);
}

static void
test_stays (void)
{
  g_assert_cmpfloat_with_epsilon (at ("", 1, 3).z, -2, 1e-6);
  g_assert_cmpfloat_with_epsilon (at ("ponder", 1, 3).z, -2, 1e-6);
  g_assert_cmpfloat_with_epsilon (at ("float", 1, 3).z, -2, 1e-4);
}

/* One motion after the other: each begins where the one before it has ended. */
static void
test_several (void)
{
  g_assert_cmpfloat (at ("fall roll", 1, 0).y, >, 1.4);
  g_assert_cmpfloat_with_epsilon (at ("fall roll", 1, 1.9f).y, 0, 1e-4);
  g_assert_cmpfloat_with_epsilon (at ("fall roll", 1, 1.9f).z, -2, 1e-4);
  g_assert_cmpfloat (at ("fall roll", 1, 4).z, >, -1);
  g_assert_cmpfloat_with_epsilon (at ("roll fall", 1, 2.01f).y, at ("roll fall", 1, 1.999f).y,
                                  0.02);
  g_assert_cmpfloat_with_epsilon (at ("roll fall", 1, 4).z, at ("roll fall", 1, 2).z, 1e-3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/prop-motion/a-car-drives-and-stays-in-sight", test_drives);
  g_test_add_func ("/engine/sketch/prop-motion/what-falls-lies-in-the-end", test_falls);
  g_test_add_func ("/engine/sketch/prop-motion/what-takes-off-rises-and-what-lands-comes-down",
                   test_rises);
  g_test_add_func ("/engine/sketch/prop-motion/other-motions-stay", test_stays);
  g_test_add_func ("/engine/sketch/prop-motion/one-motion-follows-the-other", test_several);
  return g_test_run ();
}
