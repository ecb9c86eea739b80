/* test-mask-overlay.c - how a mask looks, pixel for pixel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/mask-overlay.h"

static const RcOverlayStyle style = {
  .tint = { 1, 0, 0, 0.5 },
  .dash = { 1, 1, 1, 1 },
  .gap = { 0, 0, 0, 1 },
  .period = 8,
  .thickness = 1,
};

static RcFrame *
make_mask (void)
{
  RcFrame *mask = rc_frame_new (40, 30, RC_FRAME_GRAY8, NULL);

  for (int y = 5; y < 25; y++)
    for (int x = 10; x < 30; x++)
      mask->data[(gsize)y * mask->stride + x] = 255;
  return mask;
}

static const guint8 *
pixel (const RcFrame *frame, int x, int y)
{
  return frame->data + (gsize)y * frame->stride + (gsize)x * 4;
}

static void
test_tints_inside_only (void)
{
  g_autoptr (RcFrame) mask = make_mask ();
  g_autoptr (RcFrame) overlay = rc_mask_overlay_draw (mask, &style, NULL);

  g_assert_nonnull (overlay);
  g_assert_cmpint (pixel (overlay, 5, 15)[3], ==, 0);
  g_assert_cmpint (pixel (overlay, 20, 15)[3], ==, 128);
  g_assert_cmpint (pixel (overlay, 20, 15)[2], ==, 128);
  g_assert_cmpint (pixel (overlay, 20, 15)[0], ==, 0);
}

static void
test_outline_is_dashed (void)
{
  g_autoptr (RcFrame) mask = make_mask ();
  g_autoptr (RcFrame) overlay = rc_mask_overlay_draw (mask, &style, NULL);
  int                 white = 0, black = 0;

  for (int x = 10; x < 30; x++)
    {
      const guint8 *at = pixel (overlay, x, 5);

      g_assert_cmpint (at[3], ==, 255);
      white += at[0] == 255;
      black += at[0] == 0;
    }
  g_assert_cmpint (white, >=, 6);
  g_assert_cmpint (black, >=, 6);
  g_assert_cmpint (white + black, ==, 20);
}

/* Whichever way an edge runs, it has dashes: both diagonals of a diamond. */
static void
test_diagonals_are_dashed (void)
{
  g_autoptr (RcFrame) mask = rc_frame_new (64, 64, RC_FRAME_GRAY8, NULL), overlay = NULL;
  int                 white[2] = { 0 }, black[2] = { 0 };

  for (int y = 0; y < 64; y++)
    for (int x = 0; x < 64; x++)
      mask->data[(gsize)y * mask->stride + x] = ABS (x - 32) + ABS (y - 32) <= 24 ? 255 : 0;
  overlay = rc_mask_overlay_draw (mask, &style, NULL);
  for (int i = 2; i < 22; i++)
    for (int side = 0; side < 2; side++)
      {
        const guint8 *at = pixel (overlay, side == 0 ? 32 - i : 32 + i, 32 - 24 + i);

        g_assert_cmpint (at[3], ==, 255);
        white[side] += at[0] == 255;
        black[side] += at[0] == 0;
      }
  for (int side = 0; side < 2; side++)
    {
      g_assert_cmpint (white[side], >=, 6);
      g_assert_cmpint (black[side], >=, 6);
    }
}

static void
test_share (void)
{
  g_autoptr (RcFrame) mask = make_mask ();

  g_assert_cmpfloat_with_epsilon (rc_mask_overlay_share (mask), 400.0 / 1200.0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/mask-overlay/tints-inside-and-nothing-outside", test_tints_inside_only);
  g_test_add_func ("/ui/mask-overlay/the-outline-is-dashed-in-two-colours", test_outline_is_dashed);
  g_test_add_func ("/ui/mask-overlay/diagonal-edges-are-dashed-too", test_diagonals_are_dashed);
  g_test_add_func ("/ui/mask-overlay/the-share-is-the-covered-part", test_share);
  return g_test_run ();
}
