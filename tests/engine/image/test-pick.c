/* test-pick.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/pick.h"

#include "tests/engine/image/noise.h"

#include <math.h>

enum
{
  WIDTH = 320,
  HEIGHT = 180,
};

/* A red jacket over blue trousers. */
static gboolean
is_jacket (int x, int y)
{
  return hypot ((x - 150) / 34.0, (y - 70) / 36.0) < 1;
}

static gboolean
is_trousers (int x, int y)
{
  return !is_jacket (x, y) && fabs (x - 150.0) < 24 && y >= 95 && y < 160;
}

static gboolean
is_person (int x, int y)
{
  return is_jacket (x, y) || is_trousers (x, y);
}

/* Another red thing far from it, so that colour alone does not tell. */
static gboolean
is_post (int x, int y)
{
  return x >= 270 && x < 290 && y > 40;
}

/* In front of a wall that gets lighter to the right, with grain. */
static RcFrame *
draw_picture (void)
{
  RcFrame *picture = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_BGRA8, NULL);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8  *pixel = picture->data + (gsize)y * picture->stride + 4 * (gsize)x;
        gboolean red = is_jacket (x, y) || is_post (x, y), blue = is_trousers (x, y);
        int      grain = (int)(noise ((guint32)(y * WIDTH + x)) % 13) - 6;

        pixel[0] = (guint8)((blue ? 150 : red ? 44 : 96 + x / 6) + grain);
        pixel[1] = (guint8)((blue ? 70 : red ? 50 : 120 + x / 6) + grain);
        pixel[2] = (guint8)((blue ? 52 : red ? 176 : 112 + x / 6) + grain);
        pixel[3] = 255;
      }
  return picture;
}

/* Intersection over union of what is covered and what @is. */
static double
overlap (const RcFrame *coverage, gboolean (*is) (int x, int y))
{
  double both = 0, either = 0;

  for (int y = 0; y < coverage->height; y++)
    for (int x = 0; x < coverage->width; x++)
      {
        gboolean in = coverage->data[(gsize)y * coverage->stride + x] >= 128;

        both += in && is (x, y);
        either += in || is (x, y);
      }
  return both / MAX (1, either);
}

static void
test_a_click_cuts_out_what_hangs_together (void)
{
  static const double place[] = { 150.0 / WIDTH, 66.0 / HEIGHT };
  g_autoptr (RcFrame) picture = draw_picture ();
  g_autoptr (RcFrame) coverage = rc_pick_thing (picture, place, 1, NULL);

  g_assert_cmpint (coverage->width, ==, WIDTH);
  g_test_message ("a click: %.3f", overlap (coverage, is_jacket));
  g_assert_cmpfloat (overlap (coverage, is_jacket), >, 0.95);
}

static void
test_a_scribble_takes_a_thing_of_several_colours (void)
{
  static const double places[] = { 150.0 / WIDTH, 50.0 / HEIGHT,  150.0 / WIDTH, 80.0 / HEIGHT,
                                   150.0 / WIDTH, 110.0 / HEIGHT, 150.0 / WIDTH, 145.0 / HEIGHT };
  g_autoptr (RcFrame) picture = draw_picture ();
  g_autoptr (RcFrame) coverage = rc_pick_thing (picture, places, 4, NULL);
  g_autoptr (RcFrame) again = rc_pick_thing (picture, places, 4, NULL);

  g_test_message ("a scribble: %.3f", overlap (coverage, is_person));
  g_assert_cmpfloat (overlap (coverage, is_person), >, 0.95);
  for (int y = 0; y < HEIGHT; y++)
    g_assert_cmpmem (coverage->data + (gsize)y * coverage->stride, WIDTH,
                     again->data + (gsize)y * again->stride, WIDTH);
}

/* Things that do not touch: each place keeps its own. */
static void
test_a_scribble_takes_things_apart (void)
{
  static const double places[] = { 150.0 / WIDTH, 66.0 / HEIGHT, 280.0 / WIDTH, 120.0 / HEIGHT };
  g_autoptr (RcFrame) picture = draw_picture ();
  g_autoptr (RcFrame) coverage = rc_pick_thing (picture, places, 2, NULL);

  g_assert_cmpint (coverage->data[(gsize)66 * coverage->stride + 130], >=, 128);
  g_assert_cmpint (coverage->data[(gsize)60 * coverage->stride + 280], >=, 128);
  g_assert_cmpint (coverage->data[(gsize)100 * coverage->stride + 230], <, 128);
}

static void
test_a_place_at_the_edge_and_one_pixel (void)
{
  static const double place[] = { 0.999999, 0 };
  g_autoptr (RcFrame) picture = draw_picture ();
  g_autoptr (RcFrame) dot = rc_frame_new (1, 1, RC_FRAME_BGRA8, NULL);
  g_autoptr (RcFrame) edge = rc_pick_thing (picture, place, 1, NULL);
  g_autoptr (RcFrame) one = rc_pick_thing (dot, place, 1, NULL);

  g_assert_nonnull (edge);
  g_assert_cmpint (one->width, ==, 1);
}

static void
test_several_identities (void)
{
  gboolean            values[256] = { FALSE };
  g_autoptr (RcFrame) identity = rc_frame_new (4, 1, RC_FRAME_GRAY8, NULL);
  g_autoptr (RcFrame) coverage = NULL;

  for (int i = 0; i < 4; i++)
    identity->data[i] = (guint8)i;
  values[1] = values[3] = TRUE;
  coverage = rc_pick_identity (identity, values, NULL);
  g_assert_cmpmem (coverage->data, 4, "\0\377\0\377", 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pick/click", test_a_click_cuts_out_what_hangs_together);
  g_test_add_func ("/pick/scribble", test_a_scribble_takes_a_thing_of_several_colours);
  g_test_add_func ("/pick/apart", test_a_scribble_takes_things_apart);
  g_test_add_func ("/pick/edge", test_a_place_at_the_edge_and_one_pixel);
  g_test_add_func ("/pick/identities", test_several_identities);
  return g_test_run ();
}
