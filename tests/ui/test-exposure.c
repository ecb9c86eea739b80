/* test-exposure.c - false colour and histogram of pictures whose brightness is known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/exposure.h"

#include <math.h>
#include <string.h>

/* A ramp from black to white, 256 wide. */
static RcFrame *
make_ramp (int height)
{
  RcFrame *frame = rc_frame_new (256, height, RC_FRAME_BGRA8, NULL);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < 256; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;

        memset (pixel, x, 3);
        pixel[3] = 255;
      }
  return frame;
}

/* Each zone has its colour from its first level to its last; all the rest stays grey. */
static void
test_zones (void)
{
  g_autoptr (RcFrame) ramp = make_ramp (1);
  g_autoptr (RcFrame) coloured = rc_exposure_false_colour (ramp, NULL);
  int                 grey = 0;

  for (int i = 0; i < 256; i++)
    {
      const guint8         *pixel = coloured->data + (gsize)i * 4;
      const RcExposureZone *zone = rc_exposure_zones;

      while (zone->title != NULL && !(i / 255.0 >= zone->from && i / 255.0 < zone->to))
        zone++;
      g_assert_cmpint (pixel[0], ==, zone->title != NULL ? zone->blue : i);
      g_assert_cmpint (pixel[1], ==, zone->title != NULL ? zone->green : i);
      g_assert_cmpint (pixel[2], ==, zone->title != NULL ? zone->red : i);
      g_assert_cmpint (pixel[3], ==, 255);
      grey += zone->title == NULL;
    }
  g_assert_cmpint (grey, >, 150);
}

/* 18 % grey and one stop over it, coded as BT.709 has it, lie in the zones that are named so. */
static void
test_grey_and_skin_are_where_the_standard_has_them (void)
{
  const double grey = 1.099 * pow (0.18, 0.45) - 0.099, skin = 1.099 * pow (0.36, 0.45) - 0.099;

  g_assert_cmpfloat (grey, >, rc_exposure_zones[3].from);
  g_assert_cmpfloat (grey, <, rc_exposure_zones[3].to);
  g_assert_cmpfloat (skin, >, rc_exposure_zones[2].from);
  g_assert_cmpfloat (skin, <, rc_exposure_zones[2].to);
}

static void
test_counts_every_pixel_of_a_small_picture (void)
{
  g_autoptr (RcFrame) ramp = make_ramp (100);
  RcHistogram         histogram;

  rc_histogram_measure (&histogram, ramp);
  g_assert_cmpuint (histogram.n, ==, 25600);
  for (int channel = 0; channel < RC_N_HISTOGRAMS; channel++)
    for (int i = 0; i < RC_HISTOGRAM_BINS; i++)
      g_assert_cmpuint (histogram.bins[channel][i], ==, 100);
  g_assert_cmpfloat_with_epsilon (rc_histogram_clipped (&histogram, TRUE), 1 / 256.0, 1e-9);
}

/* A large one is looked at here and there, and the shares stay what they are. */
static void
test_samples_a_large_picture (void)
{
  g_autoptr (RcFrame) frame = rc_frame_new (3840, 2160, RC_FRAME_BGRA8, NULL);
  RcHistogram         histogram;

  memset (frame->data, 0, frame->stride * 2160);
  memset (frame->data, 255, frame->stride * 540);
  rc_histogram_measure (&histogram, frame);
  g_assert_cmpuint (histogram.n, <, 60000);
  g_assert_cmpuint (histogram.n, >, 20000);
  g_assert_cmpfloat_with_epsilon (rc_histogram_clipped (&histogram, TRUE), 0.25, 0.01);
  g_assert_cmpfloat_with_epsilon (rc_histogram_clipped (&histogram, FALSE), 0.75, 0.01);
}

/* Pure green is brighter than pure red, and red than blue. */
static void
test_luma_weighs_colours (void)
{
  RcHistogram histogram;
  int         seen[3];

  for (int c = 0; c < 3; c++)
    {
      g_autoptr (RcFrame) frame = rc_frame_new (4, 4, RC_FRAME_BGRA8, NULL);

      memset (frame->data, 0, frame->stride * 4);
      for (gsize i = 0; i < frame->stride * 4; i += 4)
        frame->data[i + (gsize)c] = 255;
      rc_histogram_measure (&histogram, frame);
      for (seen[c] = 0; histogram.bins[RC_HISTOGRAM_LUMA][seen[c]] == 0;)
        seen[c]++;
    }
  g_assert_cmpint (seen[0], ==, 18);
  g_assert_cmpint (seen[1], ==, 182);
  g_assert_cmpint (seen[2], ==, 54);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/exposure/each-zone-has-its-colour-and-the-rest-is-grey", test_zones);
  g_test_add_func ("/ui/exposure/grey-and-skin-are-where-the-standard-has-them",
                   test_grey_and_skin_are_where_the_standard_has_them);
  g_test_add_func ("/ui/exposure/counts-every-pixel-of-a-small-picture",
                   test_counts_every_pixel_of_a_small_picture);
  g_test_add_func ("/ui/exposure/samples-a-large-picture", test_samples_a_large_picture);
  g_test_add_func ("/ui/exposure/luma-weighs-the-colours", test_luma_weighs_colours);
  return g_test_run ();
}
