/* test-misfit.c - what came back moved and in other colours is put right by what is around the mask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/misfit.h"

#include <math.h>
#include <string.h>

#define WIDTH  160
#define HEIGHT 96

static double
wall (double x, double y, int channel)
{
  return 120 + 45 * sin (x * 0.13 + channel) * cos (y * 0.17 - channel) +
         35 * sin (x * 0.041 + y * 0.063 + 2 * channel) + 18 * cos (x * 0.31 - y * 0.23);
}

/* The wall @right and @down of where it was, as a generator colours it; something new in the
 * middle. */
static RcFrame *
wall_frame (double right, double down, double gain, double offset, gboolean something)
{
  RcFrame *frame = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_BGRA8, NULL);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;

        for (int c = 0; c < 3; c++)
          pixel[c] =
              (guint8)CLAMP (gain * wall (x - right, y - down, c) + offset * (c - 1), 0, 255);
        if (something && hypot (x - 80, y - 48) < 24)
          memset (pixel, 250, 3);
        pixel[3] = 255;
      }
  return frame;
}

static RcFrame *
mask_of (double radius)
{
  RcFrame *mask = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_GRAY8, NULL);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      mask->data[(gsize)y * mask->stride + (gsize)x] = hypot (x - 80, y - 48) < radius ? 255 : 0;
  return mask;
}

static void
test_moved_and_coloured_is_put_right (void)
{
  static const double cases[][4] = {
    { 0, 0, 1, 0 },
    { 2.4, -1.3, 1, 0 },
    { 0, 0, 0.85, 12 },
    { -1.7, 2.2, 1.12, -8 },
  };
  g_autoptr (RcFrame) base = wall_frame (0, 0, 1, 0, FALSE), mask = mask_of (28);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double       *by = cases[i];
      g_autoptr (RcFrame) made = wall_frame (by[0], by[1], by[2], by[3], TRUE);
      g_autoptr (RcFrame) fitted = NULL;
      RcMisfit            misfit, read;
      cJSON              *json;

      g_assert_true (rc_misfit_measure (&misfit, base, made, mask));
      g_test_message ("%.2f %.2f: off by %.2f %.2f, %.2f levels, then %.2f", by[0], by[1],
                      misfit.right, misfit.down, misfit.before, misfit.after);
      g_assert_cmpfloat_with_epsilon (misfit.right, by[0], 0.2);
      g_assert_cmpfloat_with_epsilon (misfit.down, by[1], 0.2);
      g_assert_cmpfloat (misfit.after, <, 1.5);
      g_assert_cmpfloat (misfit.before, >=, misfit.after);
      fitted = rc_misfit_correct (&misfit, made, NULL);
      for (int y = 4; y < HEIGHT - 4; y += 5)
        for (int x = 4; x < 40; x += 5)
          g_assert_cmpint (ABS (fitted->data[(gsize)y * fitted->stride + (gsize)x * 4] -
                                base->data[(gsize)y * base->stride + (gsize)x * 4]),
                           <=, 8);
      json = rc_misfit_to_json (&misfit);
      g_assert_true (rc_misfit_from_json (&read, json));
      g_assert_cmpfloat (read.gain[1], ==, misfit.gain[1]);
      cJSON_Delete (json);
    }
}

static void
test_nothing_around_the_mask_says_nothing (void)
{
  g_autoptr (RcFrame) base = wall_frame (0, 0, 1, 0, FALSE), made = wall_frame (2, 0, 1, 0, TRUE);
  g_autoptr (RcFrame) mask = mask_of (500);
  RcMisfit            misfit;

  g_assert_false (rc_misfit_measure (&misfit, base, made, mask));
  g_assert_false (rc_misfit_from_json (&misfit, NULL));
}

/* What has nothing to do with the base is not pulled about. */
static void
test_another_picture_stays_where_it_is (void)
{
  g_autoptr (RcFrame) base = wall_frame (0, 0, 1, 0, FALSE), mask = mask_of (28);
  g_autoptr (RcFrame) made = wall_frame (500, 900, 1, 0, TRUE);
  RcMisfit            misfit;

  g_assert_true (rc_misfit_measure (&misfit, base, made, mask));
  g_assert_cmpfloat (hypot (misfit.right, misfit.down), <, 0.12 * WIDTH);
  g_assert_cmpfloat (misfit.after, <=, misfit.before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/image/misfit/moved-and-coloured-is-put-right",
                   test_moved_and_coloured_is_put_right);
  g_test_add_func ("/engine/image/misfit/nothing-around-the-mask-says-nothing",
                   test_nothing_around_the_mask_says_nothing);
  g_test_add_func ("/engine/image/misfit/another-picture-stays-where-it-is",
                   test_another_picture_stays_where_it_is);
  return g_test_run ();
}
