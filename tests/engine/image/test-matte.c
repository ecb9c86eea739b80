/* test-matte.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/matte.h"

#include "tests/engine/image/noise.h"

#include <math.h>

enum
{
  WIDTH = 240,
  HEIGHT = 320,
};

/* A head and a body that is cut off below. */
static gboolean
is_figure (int x, int y)
{
  double u = x - WIDTH / 2.0, head = y - 90.0, body = y - 300.0;

  return u * u / 1600 + head * head / 2500 < 1 || u * u / 5600 + body * body / 24000 < 1;
}

typedef void (*Background) (int x, int y, guint8 *pixel);

static void
even (int x, int y, guint8 *pixel)
{
  pixel[0] = 200;
  pixel[1] = 190;
  pixel[2] = 180;
}

static void
graded (int x, int y, guint8 *pixel)
{
  pixel[0] = (guint8)(90 + y / 3);
  pixel[1] = (guint8)(110 + x / 4);
  pixel[2] = (guint8)(150 - y / 4);
}

static void
busy (int x, int y, guint8 *pixel)
{
  gboolean wall = y < 210, plank = x / 24 % 2 == 0;
  int      grain = (int)(noise ((guint32)(y * WIDTH + x)) % 24);

  pixel[0] = (guint8)((wall ? (plank ? 150 : 110) : 50) + grain);
  pixel[1] = (guint8)((wall ? (plank ? 160 : 120) : 80) + grain);
  pixel[2] = (guint8)((wall ? (plank ? 170 : 130) : 60) + grain);
}

static RcFrame *
picture (Background background)
{
  RcFrame *frame = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_BGRA8, NULL);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        int     grain = (int)(noise ((guint32)(x * 7919 + y)) % 16);

        background (x, y, pixel);
        if (is_figure (x, y))
          {
            pixel[0] = (guint8)(y < 140 ? 90 + grain : 40 + grain);
            pixel[1] = (guint8)(y < 140 ? 120 + grain : 36 + grain);
            pixel[2] = (guint8)(y < 140 ? 190 + grain : 150 + grain);
          }
        pixel[3] = 255;
      }
  return frame;
}

/* Share of the union of cut and truth in which they agree. */
static double
agreement (const RcFrame *cut)
{
  double both = 0, either = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        double alpha = cut->data[(gsize)y * cut->stride + (gsize)x * 4 + 3] / 255.0;
        double truth = is_figure (x, y);

        both += MIN (alpha, truth);
        either += MAX (alpha, truth);
      }
  return both / either;
}

static void
test_cuts_a_figure_out (gconstpointer data)
{
  Background          background = *(const Background *)data;
  g_autoptr (RcFrame) frame = picture (background);
  g_autoptr (RcFrame) cut = rc_matte_cut_out (frame, NULL);
  g_autoptr (RcFrame) again = rc_matte_cut_out (frame, NULL);

  g_assert_nonnull (cut);
  g_test_message ("agreement %.3f", agreement (cut));
  g_assert_cmpfloat (agreement (cut), >, 0.96);
  g_assert_true (rc_frame_equal (cut, again));
  /* Premultiplied: nothing is brighter than it is there. */
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      for (int c = 0; c < 3; c++)
        g_assert_cmpint (cut->data[(gsize)y * cut->stride + (gsize)(x * 4 + c)], <=,
                         cut->data[(gsize)y * cut->stride + (gsize)(x * 4 + 3)] + 1);
}

static void
test_keeps_an_alpha_of_its_own (void)
{
  g_autoptr (RcFrame) frame = picture (busy);
  g_autoptr (RcFrame) cut = NULL;

  g_assert_false (rc_matte_has_alpha (frame));
  for (int y = 0; y < 40; y++)
    for (gsize x = 0; x < WIDTH * 4; x++)
      frame->data[(gsize)y * frame->stride + x] = 0;
  g_assert_true (rc_matte_has_alpha (frame));
  cut = rc_matte_cut_out (frame, NULL);
  g_assert_true (rc_frame_equal (cut, frame));
}

int
main (int argc, char **argv)
{
  static const Background backgrounds[] = { even, graded, busy };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/engine/image/matte/cuts-a-figure-out-of-an-even-background",
                        &backgrounds[0], test_cuts_a_figure_out);
  g_test_add_data_func ("/engine/image/matte/cuts-a-figure-out-of-a-graded-background",
                        &backgrounds[1], test_cuts_a_figure_out);
  g_test_add_data_func ("/engine/image/matte/cuts-a-figure-out-of-a-busy-background",
                        &backgrounds[2], test_cuts_a_figure_out);
  g_test_add_func ("/engine/image/matte/keeps-an-alpha-of-its-own", test_keeps_an_alpha_of_its_own);
  return g_test_run ();
}
