/* test-guides.c - safe areas have the shares of the standards, mattes the shape that they are named
 * for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/guides.h"

static const RcViewerRect picture = { 100, 50, 1920, 1080 };

/* In the middle of the picture, and no larger than it. */
static void
is_centred (RcViewerRect rect)
{
  g_assert_cmpfloat_with_epsilon (rect.x + rect.width / 2, 1060, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect.y + rect.height / 2, 590, 1e-6);
  g_assert_cmpfloat (rect.width, <=, picture.width + 1e-6);
  g_assert_cmpfloat (rect.height, <=, picture.height + 1e-6);
}

/* SMPTE ST 2046-1, for 1920 × 1080: 67 and 96 pixels at the left, 38 and 54 at the top. */
static void
test_safe_areas (void)
{
  RcViewerRect action = rc_guide_safe_area (RC_SAFE_ACTION, picture);
  RcViewerRect title = rc_guide_safe_area (RC_SAFE_TITLE, picture);

  is_centred (action);
  is_centred (title);
  g_assert_cmpfloat_with_epsilon (action.x - picture.x, 67, 0.5);
  g_assert_cmpfloat_with_epsilon (action.y - picture.y, 38, 0.5);
  g_assert_cmpfloat_with_epsilon (title.x - picture.x, 96, 1e-6);
  g_assert_cmpfloat_with_epsilon (title.y - picture.y, 54, 1e-6);
}

static void
test_mattes (void)
{
  guint n = 0;

  for (const RcMatte *matte = rc_mattes; matte->name != NULL; matte++, n++)
    {
      RcViewerRect open = rc_matte_open (matte, picture);

      g_test_message ("%s", matte->name);
      is_centred (open);
      g_assert_cmpfloat_with_epsilon (open.width / open.height, matte->ratio, 1e-6);
      g_assert_true (open.width > picture.width - 1e-6 || open.height > picture.height - 1e-6);
      g_assert_true (rc_matte_find (matte->name) == matte);
    }
  g_assert_cmpuint (n, ==, 6);
}

static void
test_no_matte (void)
{
  const RcViewerRect nothing = { 0, 0, 0, 0 };
  RcViewerRect       open = rc_matte_open (NULL, picture);

  g_assert_null (rc_matte_find ("off"));
  g_assert_null (rc_matte_find ("16:10"));
  g_assert_cmpfloat (open.width, ==, picture.width);
  g_assert_cmpfloat (open.y, ==, picture.y);
  g_assert_cmpfloat (rc_matte_open (&rc_mattes[0], nothing).width, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/guides/safe-areas-are-those-of-the-standards", test_safe_areas);
  g_test_add_func ("/ui/guides/a-matte-leaves-the-largest-part-of-its-shape-open", test_mattes);
  g_test_add_func ("/ui/guides/without-a-matte-all-is-open", test_no_matte);
  return g_test_run ();
}
