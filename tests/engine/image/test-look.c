/* test-look.c - what is read from pictures: palette, horizon, weight, the way of a camera
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/global-motion.h"
#include "engine/image/palette.h"
#include "engine/image/plate.h"

#include <math.h>

static guint8 *
pixel_at (const RcFrame *frame, int x, int y)
{
  return frame->data + (gsize)y * frame->stride + (gsize)x * 4;
}

static RcFrame *
blobs (double r, double g, double b, double depth)
{
  RcFrame *frame = rc_frame_new (64, 48, RC_FRAME_BGRA8, NULL);

  for (int y = 0; y < 48; y++)
    for (int x = 0; x < 64; x++)
      {
        double  a = sin (x * 0.37) * depth, c = cos (y * 0.29 + x * 0.11) * depth;
        guint8 *pixel = pixel_at (frame, x, y);

        pixel[0] = (guint8)CLAMP (b + 25 * a - 12 * c, 0, 255);
        pixel[1] = (guint8)CLAMP (g + 18 * a + 9 * c, 0, 255);
        pixel[2] = (guint8)CLAMP (r + 12 * a + 22 * c, 0, 255);
        pixel[3] = 255;
      }
  return frame;
}

static void
test_palette_goes_over (void)
{
  g_autoptr (RcFrame) own = blobs (120, 120, 125, 1.0), wanted = blobs (170, 120, 70, 1.5);
  RcPalette           from, to, after;
  RcPaletteMap        map;

  rc_palette_measure (&from, own);
  rc_palette_measure (&to, wanted);
  rc_palette_match (&from, &to, 1.0, &map);
  rc_palette_apply (&map, own);
  rc_palette_measure (&after, own);
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (fabs (after.mean[i] - to.mean[i]), <, 0.02);
      for (int k = 0; k < 3; k++)
        g_assert_cmpfloat (fabs (after.spread[i][k] - to.spread[i][k]), <,
                           0.25 * (fabs (to.spread[i][i]) + 0.002));
    }
}

static void
test_palette_of_no_strength_changes_nothing (void)
{
  g_autoptr (RcFrame) own = blobs (120, 120, 125, 1.0), wanted = blobs (170, 120, 70, 1.5);
  g_autoptr (RcFrame) before = rc_frame_copy (own, NULL);
  RcPalette           from, to;
  RcPaletteMap        map;

  rc_palette_measure (&from, own);
  rc_palette_measure (&to, wanted);
  rc_palette_match (&from, &to, 0.0, &map);
  rc_palette_apply (&map, own);
  g_assert_true (rc_frame_equal (own, before));
}

static RcFrame *
landscape (double horizon)
{
  RcFrame *frame = rc_frame_new (320, 180, RC_FRAME_BGRA8, NULL);

  for (int y = 0; y < 180; y++)
    for (int x = 0; x < 320; x++)
      {
        guint8 *pixel = pixel_at (frame, x, y);
        double  hill = horizon * 180 - (x > 200 ? 12 : 0);
        int     grain = (x * 31 + y * 17) % 13;

        pixel[0] = (guint8)(y < hill ? 220 - y / 4 : 50 + grain);
        pixel[1] = (guint8)(y < hill ? 180 - y / 4 : 90 + grain);
        pixel[2] = (guint8)(y < hill ? 140 + y / 4 : 80 + grain);
        pixel[3] = 255;
      }
  return frame;
}

static void
test_plate_shows_its_horizon_and_sky (void)
{
  static const double horizons[] = { 0.3, 0.45, 0.6, 0.75 };

  for (guint i = 0; i < G_N_ELEMENTS (horizons); i++)
    {
      g_autoptr (RcFrame) frame = landscape (horizons[i]);
      RcPlate             plate;

      rc_plate_read (&plate, frame);
      g_test_message ("%.2f found at %.3f, %.2f", horizons[i], plate.horizon, plate.confidence);
      g_assert_cmpfloat (fabs (plate.horizon - horizons[i]), <, 0.06);
      g_assert_cmpfloat (plate.confidence, >, 0.3);
      g_assert_cmpfloat (fabs (plate.sky[10] - horizons[i]), <, 0.08);
    }
}

static void
test_a_plate_without_a_horizon_gets_one_at_eye_level (void)
{
  g_autoptr (RcFrame) frame = rc_frame_new (64, 48, RC_FRAME_BGRA8, NULL);
  RcPlate             plate;

  rc_plate_read (&plate, frame);
  g_assert_cmpfloat (plate.horizon, >, 0.4);
  g_assert_cmpfloat (plate.horizon, <, 0.6);
}

static void
test_weight_lies_where_something_stands_out (void)
{
  g_autoptr (RcFrame) frame = landscape (0.6);
  double              x, y;

  for (int row = 60; row < 150; row++)
    for (int column = 60; column < 95; column++)
      pixel_at (frame, column, row)[2] = 255;
  rc_plate_find_weight (frame, &x, &y);
  g_test_message ("weight at %.2f %.2f", x, y);
  g_assert_cmpfloat (x, <, -0.25);
}

/* What a camera sees of a pattern that it has turned by some pixels, zoomed and rolled. */
static RcFrame *
view (double pan, double tilt, double zoom, double roll)
{
  RcFrame *frame = rc_frame_new (160, 90, RC_FRAME_BGRA8, NULL);

  for (int y = 0; y < 90; y++)
    for (int x = 0; x < 160; x++)
      {
        double px = (x - 79.5) / zoom, py = (y - 44.5) / zoom;
        double u = px * cos (roll) - py * sin (roll) + pan,
               v = px * sin (roll) + py * cos (roll) - tilt;
        double value = 128 + 50 * sin (u * 0.21) * cos (v * 0.17) + 40 * sin (u * 0.05 + v * 0.08) +
                       20 * cos (v * 0.33 - u * 0.27);

        for (int c = 0; c < 3; c++)
          pixel_at (frame, x, y)[c] = (guint8)value;
        pixel_at (frame, x, y)[3] = 255;
      }
  return frame;
}

static void
test_motion_of_the_camera_is_found (void)
{
  g_autoptr (GPtrArray) frames = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  g_autofree RcGlobalMotion *way = NULL;

  for (int i = 0; i < 10; i++)
    g_ptr_array_add (frames, view (3.0 * i, 1.5 * i, pow (1.01, i), -0.01 * i));
  way = rc_global_motion_track (frames);
  g_test_message ("pan %.3f tilt %.3f zoom %.3f roll %.3f", way[9].pan, way[9].tilt, way[9].zoom,
                  way[9].roll);
  g_assert_cmpfloat (fabs (way[9].pan - 27.0 / 160), <, 0.02);
  g_assert_cmpfloat (fabs (way[9].tilt - 13.5 / 90), <, 0.025);
  g_assert_cmpfloat (fabs (way[9].zoom - pow (1.01, 9)), <, 0.02);
  g_assert_cmpfloat (fabs (way[9].roll - 0.09), <, 0.02);
  g_assert_cmpfloat (way[0].pan, ==, 0.0);
}

static void
test_a_still_camera_does_not_move (void)
{
  g_autoptr (RcFrame) a = view (0, 0, 1, 0), b = view (0, 0, 1, 0);
  RcGlobalMotion      step;

  rc_global_motion_find (&step, a, b);
  g_assert_cmpfloat (fabs (step.pan) + fabs (step.tilt) + fabs (step.roll), <, 1e-6);
  g_assert_cmpfloat (fabs (step.zoom - 1), <, 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/image/palette/goes-over", test_palette_goes_over);
  g_test_add_func ("/engine/image/palette/of-no-strength-changes-nothing",
                   test_palette_of_no_strength_changes_nothing);
  g_test_add_func ("/engine/image/plate/shows-its-horizon-and-sky",
                   test_plate_shows_its_horizon_and_sky);
  g_test_add_func ("/engine/image/plate/without-a-horizon-gets-one-at-eye-level",
                   test_a_plate_without_a_horizon_gets_one_at_eye_level);
  g_test_add_func ("/engine/image/plate/weight-lies-where-something-stands-out",
                   test_weight_lies_where_something_stands_out);
  g_test_add_func ("/engine/image/global-motion/of-the-camera-is-found",
                   test_motion_of_the_camera_is_found);
  g_test_add_func ("/engine/image/global-motion/a-still-camera-does-not-move",
                   test_a_still_camera_does_not_move);
  return g_test_run ();
}
