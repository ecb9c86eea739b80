/* test-media.c - files probed and shown, whole and broken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/media/media.h"

#include "made-media.h"
#include "made.h"

/* The encoder takes numbers as they are: cameras write the full range of BT.601. */
#define JPEG "video/x-raw, format=I420, colorimetry=1:4:0:0 ! jpegenc quality=95"

typedef struct
{
  char *dir;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = made_folder ();
  g_assert_true (rc_media_init (&error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_tree (self->dir);
  g_free (self->dir);
}

static char *
file (Fixture *self, const char *name)
{
  return g_build_filename (self->dir, name, NULL);
}

static void
save (RcFrame *frame, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rc_frame_save_png (frame, path, &error));
  g_assert_no_error (error);
}

static void
make_image (const char *encoder, const char *path)
{
  g_autofree char *text = g_strdup_printf ("videotestsrc num-buffers=1 pattern=smpte ! "
                                           "video/x-raw, format=RGB, width=64, height=48 ! "
                                           "videoconvert ! %s ! filesink name=file",
                                           encoder);

  made_launch (text, path);
}

static void
assert_pixel (const RcFrame *frame, int x, int y, int red, int green, int blue, int tolerance)
{
  const guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;

  g_assert_cmpint (ABS (pixel[2] - red), <=, tolerance);
  g_assert_cmpint (ABS (pixel[1] - green), <=, tolerance);
  g_assert_cmpint (ABS (pixel[0] - blue), <=, tolerance);
}

static void
test_png_loads_exactly (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) noise = made_noise (61, 37, RC_FRAME_BGRA8, 7);
  g_autofree char    *path = file (self, "noise.png");
  g_autoptr (RcFrame) got = NULL;

  save (noise, path);
  got = rc_media_load_image (path, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rc_frame_equal (got, noise));
}

static void
test_alpha_is_premultiplied (Fixture *self, gconstpointer data)
{
  static const guint8 halfway[4] = { 0, 64, 128, 128 };
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) frame = made_plain (20, 20, 0x102030);
  g_autofree char    *path = file (self, "alpha.png");
  g_autoptr (RcFrame) got = NULL;

  memcpy (frame->data, halfway, 4);
  memset (frame->data + 4, 0, 4);
  save (frame, path);
  got = rc_media_load_image (path, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (got->data[3], ==, 128);
  assert_pixel (got, 0, 0, 128, 64, 0, 1);
  g_assert_cmpint (got->data[7], ==, 0);
  assert_pixel (got, 1, 0, 0, 0, 0, 0);
  assert_pixel (got, 2, 0, 0x10, 0x20, 0x30, 0);
}

static void
test_large_images_are_made_smaller (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) frame = made_plain (300, 200, 0xff8000);
  g_autofree char    *path = file (self, "large.png");
  g_autoptr (RcFrame) smaller = NULL, same = NULL;

  save (frame, path);
  smaller = rc_media_load_image (path, 60, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (smaller->width, ==, 60);
  g_assert_cmpint (smaller->height, ==, 40);
  assert_pixel (smaller, 30, 20, 255, 128, 0, 0);
  same = rc_media_load_thumbnail (path, 4000, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rc_frame_equal (same, frame));
}

static void
test_jpeg_and_webp_load (Fixture *self, gconstpointer data)
{
  static const char *const encoders[][3] = {
    { JPEG, "bars.jpg", "JPEG image" },
    { "webpenc quality=95", "bars.webp", "WebP image" },
    { "webpenc lossless=true", "bars.png", "WebP image" }, /* the content counts, not the name */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (encoders); i++)
    {
      g_autoptr (GError)      error = NULL;
      g_autofree char        *path = file (self, encoders[i][1]);
      g_autoptr (RcFrame)     frame = NULL;
      g_autoptr (RcMediaInfo) info = NULL;

      make_image (encoders[i][0], path);
      info = rc_media_probe (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (info->kind, ==, RC_MEDIA_IMAGE);
      g_assert_cmpint (info->width, ==, 64);
      g_assert_cmpint (info->height, ==, 48);
      g_assert_cmpstr (info->format, ==, encoders[i][2]);
      frame = rc_media_load_image (path, 0, NULL, &error);
      g_assert_no_error (error);
      assert_pixel (frame, 3, 10, 255, 255, 255, 12); /* the white bar */
      g_assert_cmpint (frame->data[3], ==, 255);
    }
}

/* A JPEG whose Exif says that it must be turned. */
static void
write_turned (const char *from, const char *to, int orientation)
{
  static const guint8    exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0,    'M', 'M',
                                    0,    42,   0, 0,  0,   8,   0,   1,   1, 0x12, 0,   3,
                                    0,    0,    0, 1,  0,   0,   0,   0,   0, 0,    0,   0 };
  g_autofree char       *text = NULL;
  gsize                  length;
  g_autoptr (GByteArray) out = g_byte_array_new ();

  g_assert_true (g_file_get_contents (from, &text, &length, NULL));
  g_byte_array_append (out, (const guint8 *)text, 2);
  g_byte_array_append (out, exif, sizeof exif);
  out->data[2 + 29] = (guint8)orientation;
  g_byte_array_append (out, (const guint8 *)text + 2, (guint)length - 2);
  g_assert_true (g_file_set_contents (to, (const char *)out->data, (gssize)out->len, NULL));
}

/* In the stored picture one corner is light. This is where it must be after turning. */
static void
test_exif_orientation_is_respected (Fixture *self, gconstpointer data)
{
  static const int    corners[9][2] = { { 0, 0 }, { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 },
                                        { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 } };
  g_autofree char    *png = file (self, "corner.png"), *jpg = file (self, "corner.jpg");
  g_autofree char    *turned = file (self, "turned.jpg"), *text = NULL;
  g_autoptr (RcFrame) frame = made_plain (64, 32, 0x000000);

  for (int y = 0; y < 16; y++)
    memset (frame->data + (gsize)y * frame->stride, 255, 16 * 4);
  save (frame, png);
  text = g_strdup_printf (
      "filesrc location=%s ! pngdec ! videoconvert ! " JPEG " ! filesink name=file", png);
  made_launch (text, jpg);
  for (int o = 1; o <= 8; o++)
    {
      g_autoptr (GError)      error = NULL;
      g_autoptr (RcFrame)     got = NULL;
      g_autoptr (RcMediaInfo) info = NULL;

      write_turned (jpg, turned, o);
      info = rc_media_probe (turned, NULL, &error);
      g_assert_no_error (error);
      got = rc_media_load_image (turned, 0, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (got->width, ==, o >= 5 ? 32 : 64);
      g_assert_cmpint (got->height, ==, o >= 5 ? 64 : 32);
      g_assert_cmpint (info->width, ==, got->width);
      for (int corner = 0; corner < 4; corner++)
        {
          int x = corner % 2 != 0 ? got->width - 5 : 4;
          int y = corner / 2 != 0 ? got->height - 5 : 4;
          int light = corners[o][0] == corner % 2 && corners[o][1] == corner / 2 ? 255 : 0;

          assert_pixel (got, x, y, light, light, light, 12);
        }
    }
}

static void
test_video_is_probed_and_shown (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  g_autofree char        *path = file (self, "red film.mkv");
  g_autoptr (RcMediaInfo) info = NULL;
  g_autoptr (RcFrame)     picture = NULL, image = NULL;

  made_video (path);
  info = rc_media_probe (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info->kind, ==, RC_MEDIA_VIDEO);
  g_assert_cmpint (info->width, ==, 64);
  g_assert_cmpint (info->height, ==, 48);
  g_assert_cmpint (rc_rational_compare (info->rate, rc_rational (10, 1)), ==, 0);
  g_assert_cmpfloat_with_epsilon (info->seconds, 1.0, 0.05);
  g_assert_false (info->has_sound);
  picture = rc_media_load_thumbnail (path, 32, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (picture->width, ==, 32);
  g_assert_cmpint (picture->height, ==, 24);
  assert_pixel (picture, 16, 12, 255, 0, 0, 3);
  image = rc_media_load_image (path, 0, NULL, &error);
  g_assert_null (image);
  g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
}

static void
test_sound_is_probed_and_shown (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  g_autofree char        *path = file (self, "tone.wav");
  g_autoptr (RcMediaInfo) info = NULL;
  g_autoptr (RcFrame)     picture = NULL, image = NULL;

  made_sound (path);
  info = rc_media_probe (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info->kind, ==, RC_MEDIA_AUDIO);
  g_assert_true (info->has_sound);
  g_assert_cmpfloat_with_epsilon (info->seconds, 2.0, 0.05);
  picture = rc_media_load_thumbnail (path, 160, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (picture->width, ==, 160);
  assert_pixel (picture, 82, 45, 91, 138, 214, 2);
  assert_pixel (picture, 0, 0, 28, 28, 31, 2);
  image = rc_media_load_image (path, 0, NULL, &error);
  g_assert_null (image);
  g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
}

/* Each call on @path fails with @code, and names the file. */
static void
assert_refused (const char *path, RcError code)
{
  g_autoptr (GError)      probed = NULL, loaded = NULL, shown = NULL;
  g_autoptr (RcMediaInfo) info = rc_media_probe (path, NULL, &probed);
  g_autoptr (RcFrame)     image = rc_media_load_image (path, 64, NULL, &loaded);
  g_autoptr (RcFrame)     picture = rc_media_load_thumbnail (path, 64, NULL, &shown);

  g_assert_null (info);
  g_assert_null (image);
  g_assert_null (picture);
  g_assert_error (probed, RC_ERROR, (int)code);
  g_assert_error (loaded, RC_ERROR, (int)code);
  g_assert_error (shown, RC_ERROR, (int)code);
  g_assert_nonnull (strstr (loaded->message, path));
  g_test_message ("%s", loaded->message);
}

static void
test_images_cut_short_are_refused (Fixture *self, gconstpointer data)
{
  static const char *const encoders[][2] = { { "pngenc", "cut.png" },
                                             { JPEG, "cut.jpg" },
                                             { "webpenc", "cut.webp" } };

  for (gsize i = 0; i < G_N_ELEMENTS (encoders); i++)
    {
      g_autofree char *path = file (self, encoders[i][1]);
      g_autofree char *text = NULL;
      gsize            length;

      make_image (encoders[i][0], path);
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      for (gsize share = 1; share <= 4; share++)
        {
          gsize left = share == 4 ? length - 3 : length * share / 4;

          g_assert_true (g_file_set_contents (path, text, (gssize)left, NULL));
          assert_refused (path, RC_ERROR_FORMAT);
        }
    }
}

static void
test_damaged_pixels_are_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) noise = made_noise (64, 64, RC_FRAME_BGRA8, 3);
  g_autofree char    *path = file (self, "scratched.png"), *text = NULL;
  g_autoptr (RcFrame) image = NULL;
  gsize               length;

  save (noise, path);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  memset (text + length / 2, 0x55, 64);
  g_assert_true (g_file_set_contents (path, text, (gssize)length, NULL));
  image = rc_media_load_image (path, 64, NULL, &error);
  g_assert_null (image);
  g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
}

static void
test_files_that_are_no_media_are_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *missing = file (self, "missing.png"), *empty = file (self, "empty.png");
  g_autofree char *text = file (self, "letter.png"), *silent = file (self, "sound.mp4");

  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_set_contents (text, "Dear Sir or Madam,\nthis is no picture.\n", -1, NULL));
  made_sound (silent);
  assert_refused (missing, RC_ERROR_NOT_FOUND);
  assert_refused (self->dir, RC_ERROR_INVALID);
  assert_refused (empty, RC_ERROR_FORMAT);
  assert_refused (text, RC_ERROR_FORMAT);
  assert_refused (silent, RC_ERROR_FORMAT);
}

static void
test_huge_images_are_refused (Fixture *self, gconstpointer data)
{
  static const guint8 huge[] = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x4e\x20\0\0\0\x10\x08\x02\0\0\0"
                               "0000\0\0\0\0IEND0000";
  g_autofree char    *path = file (self, "huge.png");

  g_assert_true (g_file_set_contents (path, (const char *)huge, sizeof huge - 1, NULL));
  assert_refused (path, RC_ERROR_LIMIT);
}

static void
test_cancelled_is_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char         *path = file (self, "tone.wav");
  g_autoptr (RcFrame)      picture = NULL;

  made_sound (path);
  g_cancellable_cancel (cancellable);
  picture = rc_media_load_thumbnail (path, 64, cancellable, &error);
  g_assert_null (picture);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "png-loads-exactly", test_png_loads_exactly },
    { "alpha-is-premultiplied", test_alpha_is_premultiplied },
    { "large-images-are-made-smaller", test_large_images_are_made_smaller },
    { "jpeg-and-webp-load", test_jpeg_and_webp_load },
    { "exif-orientation-is-respected", test_exif_orientation_is_respected },
    { "video-is-probed-and-shown", test_video_is_probed_and_shown },
    { "sound-is-probed-and-shown", test_sound_is_probed_and_shown },
    { "images-cut-short-are-refused", test_images_cut_short_are_refused },
    { "damaged-pixels-are-refused", test_damaged_pixels_are_refused },
    { "files-that-are-no-media-are-refused", test_files_that_are_no_media_are_refused },
    { "huge-images-are-refused", test_huge_images_are_refused },
    { "cancelled-is-cancelled", test_cancelled_is_cancelled },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/media/", tests[i].path, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
