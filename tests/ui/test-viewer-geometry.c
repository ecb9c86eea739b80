/* test-viewer-geometry.c - places of the widget and places of the frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/viewer-geometry.h"

static RcViewerGeometry
make (double width, double height)
{
  RcViewerGeometry geometry;

  rc_viewer_geometry_init (&geometry);
  geometry.view_width = width;
  geometry.view_height = height;
  geometry.frame_width = 640;
  geometry.frame_height = 360;
  return geometry;
}

static void
test_fits (void)
{
  RcViewerGeometry wide = make (1000, 360), tall = make (640, 1000);
  RcViewerRect     picture = rc_viewer_geometry_picture (&wide);

  g_assert_cmpfloat_with_epsilon (picture.x, 180, 1e-6);
  g_assert_cmpfloat_with_epsilon (picture.width, 640, 1e-6);
  picture = rc_viewer_geometry_picture (&tall);
  g_assert_cmpfloat_with_epsilon (picture.y, 320, 1e-6);
  g_assert_cmpfloat_with_epsilon (picture.height, 360, 1e-6);
  tall.margin = 20;
  picture = rc_viewer_geometry_picture (&tall);
  g_assert_cmpfloat_with_epsilon (picture.width, 600, 1e-6);
}

static void
test_there_and_back (void)
{
  RcViewerGeometry geometry = make (900, 700);
  double           x, y, view_x, view_y;

  rc_viewer_geometry_zoom_at (&geometry, 2.5, 100, 600);
  rc_viewer_geometry_pan (&geometry, 30, -12);
  rc_viewer_geometry_to_frame (&geometry, 333, 222, &x, &y);
  rc_viewer_geometry_to_view (&geometry, x, y, &view_x, &view_y);
  g_assert_cmpfloat_with_epsilon (view_x, 333, 1e-6);
  g_assert_cmpfloat_with_epsilon (view_y, 222, 1e-6);
}

static void
test_zoom_keeps_the_place (void)
{
  RcViewerGeometry geometry = make (900, 700);
  double           x0, y0, x1, y1;

  rc_viewer_geometry_to_frame (&geometry, 500, 300, &x0, &y0);
  rc_viewer_geometry_zoom_at (&geometry, 3, 500, 300);
  rc_viewer_geometry_to_frame (&geometry, 500, 300, &x1, &y1);
  g_assert_cmpfloat_with_epsilon (x0, x1, 1e-9);
  g_assert_cmpfloat_with_epsilon (y0, y1, 1e-9);
  rc_viewer_geometry_zoom_at (&geometry, 1e6, 500, 300);
  g_assert_cmpfloat (geometry.zoom, ==, RC_VIEWER_MOST_ZOOM);
  rc_viewer_geometry_zoom_at (&geometry, 1e-9, 500, 300);
  g_assert_cmpfloat (geometry.zoom, ==, RC_VIEWER_LEAST_ZOOM);
}

static void
test_never_out_of_sight (void)
{
  RcViewerGeometry geometry = make (900, 700);
  RcViewerRect     picture;

  rc_viewer_geometry_pan (&geometry, 1e6, -1e6);
  picture = rc_viewer_geometry_picture (&geometry);
  g_assert_cmpfloat (picture.x, <, 900);
  g_assert_cmpfloat (picture.y + picture.height, >, 0);
  rc_viewer_geometry_fit (&geometry);
  g_assert_cmpfloat (geometry.pan_x, ==, 0);
  g_assert_cmpfloat (geometry.zoom, ==, 1);
}

/* A frame 640 pixels wide in a widget that shows it at 1.5 times that. */
static void
test_pixels_have_a_size (void)
{
  RcViewerGeometry geometry = make (960, 540);

  g_assert_cmpfloat (rc_viewer_geometry_percent (&geometry), ==, 0);
  geometry.pixel_width = 640;
  g_assert_cmpfloat_with_epsilon (rc_viewer_geometry_percent (&geometry), 150, 1e-6);
  rc_viewer_geometry_zoom_at (&geometry, 1e6, 100, 100);
  g_assert_cmpfloat_with_epsilon (rc_viewer_geometry_percent (&geometry), RC_VIEWER_MOST_PERCENT,
                                  1e-6);
  /* A small one may still fill the widget. */
  rc_viewer_geometry_fit (&geometry);
  geometry.pixel_width = 32;
  rc_viewer_geometry_zoom_at (&geometry, 2, 100, 100);
  g_assert_cmpfloat (geometry.zoom, ==, 1);
}

static void
test_no_size_is_no_crash (void)
{
  RcViewerGeometry geometry = make (0, 0);
  RcViewerRect     picture = rc_viewer_geometry_picture (&geometry);

  g_assert_cmpfloat (picture.width, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/viewer-geometry/the-frame-fits-with-its-margin", test_fits);
  g_test_add_func ("/ui/viewer-geometry/there-and-back-is-the-same-place", test_there_and_back);
  g_test_add_func ("/ui/viewer-geometry/zooming-keeps-the-place-under-the-pointer",
                   test_zoom_keeps_the_place);
  g_test_add_func ("/ui/viewer-geometry/the-picture-is-never-out-of-sight",
                   test_never_out_of_sight);
  g_test_add_func ("/ui/viewer-geometry/a-widget-without-size-is-harmless",
                   test_no_size_is_no_crash);
  g_test_add_func ("/ui/viewer-geometry/pixels-get-no-larger-than-eight-times",
                   test_pixels_have_a_size);
  return g_test_run ();
}
