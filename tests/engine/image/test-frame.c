/* test-frame.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/frame.h"

#include "engine/base/error.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

/* Bytes that differ everywhere. */
static RcFrame *
frame_patterned (int width, int height, RcFrameFormat format)
{
  RcFrame *frame = rc_frame_new (width, height, format, NULL);
  gsize    length = frame->stride * (gsize)height;

  for (gsize i = 0; i < length; i++)
    frame->data[i] = (guint8)(i * 7 + i / 251);
  return frame;
}

static void
test_is_black_when_new (void)
{
  g_autoptr (RcFrame) frame = rc_frame_new (3, 5, RC_FRAME_GRAY16, NULL);

  g_assert_cmpint (frame->width, ==, 3);
  g_assert_cmpint (frame->height, ==, 5);
  g_assert_cmpuint (frame->stride, ==, 6);
  for (gsize i = 0; i < 30; i++)
    g_assert_cmpuint (frame->data[i], ==, 0);
  g_assert_cmpuint (rc_frame_bytes_per_pixel (RC_FRAME_BGRA8), ==, 4);
  g_assert_cmpuint (rc_frame_bytes_per_pixel (RC_FRAME_GRAY8), ==, 1);
}

static void
test_refuses_impossible_sizes (void)
{
  static const int sizes[][2] = {
    { 0, 4 }, { 4, 0 }, { -1, 4 }, { RC_FRAME_LARGEST + 1, 1 }, { 1, G_MAXINT }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rc_frame_new (sizes[i][0], sizes[i][1], RC_FRAME_BGRA8, &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
    }
}

static void
test_lives_as_long_as_a_reference (void)
{
  RcFrame *frame = rc_frame_new (2, 2, RC_FRAME_GRAY8, NULL);
  RcFrame *again = rc_frame_ref (frame);

  g_assert_true (again == frame);
  rc_frame_unref (frame);
  again->data[3] = 9;
  g_assert_cmpuint (again->data[3], ==, 9);
  rc_frame_unref (again);
}

static void
test_copies_and_compares (void)
{
  g_autoptr (RcFrame) frame = frame_patterned (9, 4, RC_FRAME_BGRA8);
  g_autoptr (RcFrame) copy = rc_frame_copy (frame, NULL);
  g_autoptr (RcFrame) other = rc_frame_new (4, 9, RC_FRAME_BGRA8, NULL);

  g_assert_true (rc_frame_equal (frame, copy));
  copy->data[copy->stride * 4 - 1] ^= 1;
  g_assert_false (rc_frame_equal (frame, copy));
  g_assert_false (rc_frame_equal (frame, other));
}

static void
test_crops (void)
{
  g_autoptr (RcFrame) frame = frame_patterned (9, 6, RC_FRAME_BGRA8);
  g_autoptr (RcFrame) part = rc_frame_crop (frame, (RcRect){ 5, 2, 4, 3 }, NULL);

  g_assert_cmpint (part->width, ==, 4);
  g_assert_cmpint (part->height, ==, 3);
  for (int y = 0; y < 3; y++)
    g_assert_cmpmem (part->data + y * 16, 16, frame->data + (y + 2) * 36 + 20, 16);
}

static void
test_refuses_to_crop_outside (void)
{
  static const RcRect rects[] = {
    { -1, 0, 2, 2 }, { 8, 0, 2, 2 }, { 0, 0, 0, 2 }, { 0, 5, 2, 2 }, { G_MAXINT, 0, 2, 2 }
  };
  g_autoptr (RcFrame) frame = frame_patterned (9, 6, RC_FRAME_GRAY8);

  for (gsize i = 0; i < G_N_ELEMENTS (rects); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rc_frame_crop (frame, rects[i], &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
    }
}

static void
test_keeps_flat_pictures_flat_at_any_size (void)
{
  static const int sizes[][2] = {
    { 1, 1 }, { 7, 3 }, { 33, 41 }, { 200, 1 }, { 1, 200 }, { 64, 40 }
  };

  for (guint format = RC_FRAME_BGRA8; format <= RC_FRAME_GRAY16; format++)
    for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (RcFrame) frame = rc_frame_new (32, 20, format, NULL);
        g_autoptr (RcFrame) scaled = NULL;

        memset (frame->data, 201, frame->stride * 20);
        scaled = rc_frame_scale (frame, sizes[i][0], sizes[i][1], NULL);
        g_assert_nonnull (scaled);
        for (gsize b = 0; b < scaled->stride * (gsize)scaled->height; b++)
          g_assert_cmpuint (scaled->data[b], ==, 201);
      }
}

static void
test_averages_the_area_when_shrinking (void)
{
  g_autoptr (RcFrame) frame = rc_frame_new (6, 2, RC_FRAME_GRAY8, NULL);
  g_autoptr (RcFrame) half = NULL;
  g_autoptr (RcFrame) uneven = NULL;
  static const guint8 values[] = { 0, 100, 200, 200, 10, 20, 0, 100, 100, 100, 30, 40 };

  memcpy (frame->data, values, sizeof values);
  half = rc_frame_scale (frame, 3, 1, NULL);
  g_assert_cmpuint (half->data[0], ==, 50);
  g_assert_cmpuint (half->data[1], ==, 150);
  g_assert_cmpuint (half->data[2], ==, 25);
  /* 6 to 4: one and a half pixel each. */
  uneven = rc_frame_scale (frame, 4, 2, NULL);
  g_assert_cmpuint (uneven->data[0], ==, 33);
  g_assert_cmpuint (uneven->data[1], ==, 167);
}

static void
test_interpolates_when_growing (void)
{
  g_autoptr (RcFrame) frame = rc_frame_new (2, 1, RC_FRAME_GRAY16, NULL);
  g_autoptr (RcFrame) scaled = NULL;
  const guint16      *values;

  ((guint16 *)(void *)frame->data)[1] = 40000;
  scaled = rc_frame_scale (frame, 4, 1, NULL);
  values = (const guint16 *)(const void *)scaled->data;
  g_assert_cmpuint (values[0], ==, 0);
  g_assert_cmpuint (values[1], ==, 10000);
  g_assert_cmpuint (values[2], ==, 30000);
  g_assert_cmpuint (values[3], ==, 40000);
}

static void
test_saves_png (void)
{
  g_autofree char    *dir = g_dir_make_tmp ("raccord-frame-XXXXXX", NULL);
  g_autofree char    *path = g_build_filename (dir, "a.png", NULL);
  g_autoptr (RcFrame) frame = frame_patterned (5, 3, RC_FRAME_BGRA8);
  g_autoptr (GError)  error = NULL;
  cairo_surface_t    *surface;

  for (gsize i = 3; i < 60; i += 4)
    frame->data[i] = 255;
  g_assert_true (rc_frame_save_png (frame, path, &error));
  g_assert_no_error (error);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 5);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 3);
  for (int y = 0; y < 3; y++)
    for (int x = 0; x < 5; x++)
      g_assert_cmpmem (cairo_image_surface_get_data (surface) +
                           y * cairo_image_surface_get_stride (surface) + x * 4,
                       3, frame->data + y * 20 + x * 4, 3);
  cairo_surface_destroy (surface);
  g_unlink (path);
  g_rmdir (dir);
}

static void
test_saves_depth_as_grey (void)
{
  g_autofree char    *dir = g_dir_make_tmp ("raccord-frame-XXXXXX", NULL);
  g_autofree char    *path = g_build_filename (dir, "a.png", NULL);
  g_autoptr (RcFrame) frame = rc_frame_new (1, 1, RC_FRAME_GRAY16, NULL);
  cairo_surface_t    *surface;

  *(guint16 *)(void *)frame->data = 257 * 90;
  g_assert_true (rc_frame_save_png (frame, path, NULL));
  surface = cairo_image_surface_create_from_png (path);
  for (int c = 0; c < 3; c++)
    g_assert_cmpuint (cairo_image_surface_get_data (surface)[c], ==, 90);
  cairo_surface_destroy (surface);
  g_unlink (path);
  g_rmdir (dir);
}

static void
test_names_the_file_it_cannot_write (void)
{
  g_autoptr (RcFrame) frame = frame_patterned (2, 2, RC_FRAME_GRAY8);
  g_autoptr (GError)  error = NULL;

  g_assert_false (rc_frame_save_png (frame, "/nonexistent/picture.png", &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "picture.png"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/frame/is-black-when-new", test_is_black_when_new);
  g_test_add_func ("/engine/frame/refuses-impossible-sizes", test_refuses_impossible_sizes);
  g_test_add_func ("/engine/frame/lives-as-long-as-a-reference", test_lives_as_long_as_a_reference);
  g_test_add_func ("/engine/frame/copies-and-compares", test_copies_and_compares);
  g_test_add_func ("/engine/frame/crops", test_crops);
  g_test_add_func ("/engine/frame/refuses-to-crop-outside", test_refuses_to_crop_outside);
  g_test_add_func ("/engine/frame/keeps-flat-pictures-flat-at-any-size",
                   test_keeps_flat_pictures_flat_at_any_size);
  g_test_add_func ("/engine/frame/averages-the-area-when-shrinking",
                   test_averages_the_area_when_shrinking);
  g_test_add_func ("/engine/frame/interpolates-when-growing", test_interpolates_when_growing);
  g_test_add_func ("/engine/frame/saves-png", test_saves_png);
  g_test_add_func ("/engine/frame/saves-depth-as-grey", test_saves_depth_as_grey);
  g_test_add_func ("/engine/frame/names-the-file-it-cannot-write",
                   test_names_the_file_it_cannot_write);
  return g_test_run ();
}
