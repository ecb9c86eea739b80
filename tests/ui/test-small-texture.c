/* test-small-texture.c - copies of textures at about the size they are seen at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/small-texture.h"

#include <cairo.h>

/* Columns of black and white, one pixel wide each; the left half is red. */
static GdkTexture *
texture_new (int width, int height)
{
  gsize              stride = (gsize)width * 4;
  guint8            *pixels = g_malloc0 (stride * (gsize)height);
  g_autoptr (GBytes) bytes = NULL;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint8 *pixel = pixels + (gsize)y * stride + (gsize)x * 4;

        pixel[0] = pixel[1] = x < width / 2 || x % 2 == 0 ? 0 : 255;
        pixel[2] = x < width / 2 || x % 2 != 0 ? 255 : 0;
        pixel[3] = 255;
      }
  bytes = g_bytes_new_take (pixels, stride * (gsize)height);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
test_a_copy_is_hardly_larger_than_what_is_seen (void)
{
  g_autoptr (GdkTexture) source = texture_new (480, 270);

  for (double seen = 1; seen < 600; seen += 7)
    {
      int width = 0, height = 0;

      if (!rc_small_texture_size (source, seen, &width, &height))
        {
          g_assert_cmpfloat (seen, >, 480 * 0.75);
          continue;
        }
      g_assert_cmpint (width, <, 480);
      /* One pixel for rounding. */
      g_assert_cmpfloat (width + 1, >=, seen);
      g_assert_cmpfloat (width - 1, <=, seen / 0.75 + 1);
      g_assert_cmpint (ABS (height * 480 - width * 270), <=, 480 * 270 / 100 + 480);
    }
  g_assert_false (rc_small_texture_size (source, 0, &(int){ 0 }, &(int){ 0 }));
}

static void
test_a_zoom_that_changes_a_little_keeps_the_size (void)
{
  g_autoptr (GdkTexture) source = texture_new (480, 270);
  int                    first, second, height;

  g_assert_true (rc_small_texture_size (source, 190, &first, &height));
  g_assert_true (rc_small_texture_size (source, 160, &second, &height));
  g_assert_cmpint (first, ==, second);
}

static void
test_every_pixel_has_its_share (void)
{
  g_autoptr (GdkTexture) source = texture_new (400, 40);
  g_autoptr (GdkTexture) small = rc_small_texture_new (source, 100, 10);
  g_autofree guint8     *pixels = g_malloc0 (100 * 10 * 4);

  g_assert_cmpint (gdk_texture_get_width (small), ==, 100);
  g_assert_cmpint (gdk_texture_get_height (small), ==, 10);
  gdk_texture_download (small, pixels, 400);
  for (int y = 0; y < 10; y++)
    for (int x = 0; x < 100; x++)
      {
        const guint8 *pixel = pixels + y * 400 + x * 4;

        if (x == 49 || x == 50)
          continue;
        g_assert_cmpint (pixel[3], ==, 255);
        if (x < 50)
          {
            g_assert_cmpint (pixel[2], ==, 255);
            g_assert_cmpint (pixel[0], ==, 0);
          }
        else
          {
            g_assert_cmpint (ABS (pixel[0] - 127), <=, 4);
            g_assert_cmpint (ABS (pixel[2] - 127), <=, 4);
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/small-texture/a-copy-is-hardly-larger-than-what-is-seen",
                   test_a_copy_is_hardly_larger_than_what_is_seen);
  g_test_add_func ("/ui/small-texture/a-zoom-that-changes-a-little-keeps-the-size",
                   test_a_zoom_that_changes_a_little_keeps_the_size);
  g_test_add_func ("/ui/small-texture/every-pixel-has-its-share", test_every_pixel_has_its_share);
  return g_test_run ();
}
