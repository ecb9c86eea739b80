/* test-mask-keys.c - masks over time: interpolation, transforms, and the law at every frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/image/mask-fixture.h"

#include "engine/image/composite.h"
#include "tests/engine/random-mask.h"

#include <math.h>
#include <string.h>

static void
centre_of (const RcFrame *frame, double *x, double *y)
{
  double sum = area_of (frame);

  *x = *y = 0;
  for (int v = 0; v < frame->height; v++)
    for (int u = 0; u < frame->width; u++)
      {
        *x += (u + 0.5) * at (frame, u, v) / 255.0 / sum;
        *y += (v + 0.5) * at (frame, u, v) / 255.0 / sum;
      }
}

static void
test_keys_move_scale_and_turn (void)
{
  g_autoptr (RcMask) mask = parse (
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.4,\"y\":0.4,\"width\":0.1,\"height\":0.2}],"
      "\"origin\":[0.45,0.5],\"keys\":[{\"frame\":10},{\"frame\":20,\"move\":[0.2,-0.1],"
      "\"scale\":[2,0.5],\"turn\":90},{\"frame\":30,\"move\":[0.2,0.1],\"ease\":\"hold\"},"
      "{\"frame\":40}]}");
  static const struct
  {
    int    frame;
    double x, y, area;
  } cases[] = {
    { 0, 90, 50, 400 },                         /* before the first key */
    { 10, 90, 50, 400 },  { 20, 130, 40, 400 }, /* twice as wide, half as high */
    { 15, 110, 45, 400 },                       /* the logarithms of the scales go evenly */
    { 30, 130, 60, 400 }, { 39, 130, 60, 400 }, /* held */
    { 40, 90, 50, 400 },  { 99, 90, 50, 400 },
  };

  g_assert_false (rc_mask_is_still (mask));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcFrame) frame = draw (mask, 200, 100, cases[i].frame);
      double              x, y;

      centre_of (frame, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, cases[i].x, 0.1);
      g_assert_cmpfloat_with_epsilon (y, cases[i].y, 0.1);
      g_assert_cmpfloat_with_epsilon (area_of (frame), cases[i].area, 4);
    }
  {
    /* 20 × 20 pixels, made 40 × 10 and turned by a right angle: 10 × 40 about 130, 40 */
    g_autoptr (RcFrame) frame = draw (mask, 200, 100, 20);

    g_assert_cmpint (at (frame, 130, 22), ==, 255);
    g_assert_cmpint (at (frame, 130, 57), ==, 255);
    g_assert_cmpint (at (frame, 123, 40), ==, 0);
    g_assert_cmpint (at (frame, 137, 40), ==, 0);
  }
}

/* A turn is clockwise, and a circle stays one whatever the frame's proportions. */
static void
test_turns_are_in_pixels (void)
{
  g_autoptr (RcMask) mask =
      parse ("{\"shapes\":[{\"kind\":\"lasso\",\"points\":[0.5,0.45,0.7,0.45,0.7,0.55,0.5,0.55],"
             "\"origin\":[0.5,0.5],\"keys\":[{\"frame\":0},{\"frame\":1,\"turn\":90}]}]}");
  g_autoptr (RcFrame) frame = draw (mask, 400, 100, 1);

  /* It lay 80 pixels to the right of the middle; it lies below it, cut off by the frame. */
  g_assert_cmpint (at (frame, 200, 90), ==, 255);
  g_assert_cmpint (at (frame, 200, 20), ==, 0);
  g_assert_cmpint (at (frame, 240, 50), ==, 0);
}

/* A box that changes its numbers only: the middle key against what straight lines give. */
static void
test_shapes_change_their_form (void)
{
  g_autoptr (RcMask) mask =
      parse ("{\"shapes\":[{\"kind\":\"ellipse\",\"x\":0,\"y\":0,\"width\":0.2,\"height\":0.2,"
             "\"keys\":[{\"frame\":0},{\"frame\":8,\"box\":[0.4,0.4,0.6,0.2]}]},"
             "{\"kind\":\"lasso\",\"points\":[0,0.8,0.2,0.8,0.2,1,0,1],\"mode\":\"add\","
             "\"keys\":[{\"frame\":0},{\"frame\":8,\"points\":[0.5,0.8,0.7,0.8,0.7,1,0.5,1]}]}]}");
  g_autoptr (RcMask) half =
      parse ("{\"shapes\":[{\"kind\":\"ellipse\",\"x\":0.2,\"y\":0.2,\"width\":0.4,\"height\":0.2},"
             "{\"kind\":\"lasso\",\"points\":[0.25,0.8,0.45,0.8,0.45,1,0.25,1]}]}");
  g_autoptr (RcFrame) a = draw (mask, 120, 90, 4);
  g_autoptr (RcFrame) b = draw (half, 120, 90, 0);

  for (gsize i = 0; i < a->stride * 90; i++)
    g_assert_cmpint (ABS ((int)a->data[i] - (int)b->data[i]), <=, 1);
}

/* Rings of other sizes: between a square and the same one with points added on its sides nothing
 * may move, wherever the second begins and whichever way round it runs. */
static void
test_rings_of_other_sizes (void)
{
  g_autoptr (RcMask) mask = parse (
      "{\"shapes\":[{\"kind\":\"lasso\",\"points\":[0.2,0.2,0.8,0.2,0.8,0.8,0.2,0.8],\"keys\":["
      "{\"frame\":0},{\"frame\":10,\"points\":[0.8,0.8,0.8,0.5,0.8,0.2,0.5,0.2,0.2,0.2,0.2,0.5,"
      "0.2,0.8,0.5,0.8]}]}]}");
  g_autoptr (RcFrame) first = draw (mask, 100, 100, 0);

  for (int i = 1; i <= 10; i++)
    {
      g_autoptr (RcFrame) frame = draw (mask, 100, 100, i);

      g_assert_cmpfloat_with_epsilon (area_of (frame), area_of (first), 10);
      g_assert_cmpint (at (frame, 25, 25), ==, 255);
      g_assert_cmpint (at (frame, 75, 75), ==, 255);
    }
}

/* "smooth": through every key, never past one, and without a kink. */
static void
test_smooth_does_not_overshoot (void)
{
  g_autoptr (RcMask) mask = parse (
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.1,\"y\":0.4,\"width\":0.05,\"height\":0.2}],"
      "\"keys\":[{\"frame\":0,\"ease\":\"smooth\"},{\"frame\":10,\"move\":[0.1,0],\"ease\":"
      "\"smooth\"},{\"frame\":20,\"move\":[0.5,0],\"ease\":\"smooth\"},{\"frame\":30,\"move\":[0.5,"
      "0]}]}");
  double before = -1, step = 0, most = 0;

  for (int i = 0; i <= 30; i++)
    {
      g_autoptr (RcFrame) frame = draw (mask, 400, 20, i);
      double              x, y;

      centre_of (frame, &x, &y);
      g_assert_cmpfloat (x, >=, before - 1e-6);
      g_assert_cmpfloat (x, <=, 50 + 200 + 0.01);
      if (i > 1)
        most = MAX (most, fabs (x - before - step));
      step = x - before;
      before = x;
      if (i == 10)
        g_assert_cmpfloat_with_epsilon (x, 90, 0.01);
    }
  /* straight lines would change their speed by 16 pixels a frame at once */
  g_assert_cmpfloat (most, <, 8);
}

static void
test_fades_and_ranges (void)
{
  g_autoptr (RcMask) mask =
      parse ("{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":1,\"height\":1}],"
             "\"first\":10,\"last\":29,\"fade_in\":3,\"fade_out\":1}");
  static const int expected[][2] = { { 9, 0 },    { 10, 64 },  { 11, 128 }, { 12, 191 },
                                     { 13, 255 }, { 28, 255 }, { 29, 128 }, { 30, 0 } };

  g_assert_false (rc_mask_is_still (mask));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (RcFrame) frame = draw (mask, 8, 8, expected[i][0]);

      g_assert_cmpint (at (frame, 3, 3), ==, expected[i][1]);
    }
}

/* --- the law at every frame ----------------------------------------------------------------- */

static gboolean
is_within (RcRect rect, int x, int y)
{
  return x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;
}

/* The bounds of the frame lie within those of the mask, and hold all that is covered. */
static void
check_bounds (const RcMask *mask, const RcFrame *coverage, int frame)
{
  RcRect all = rc_mask_bounds (mask, coverage->width, coverage->height);
  RcRect here = rc_mask_bounds_at (mask, coverage->width, coverage->height, frame);

  for (int y = 0; y < coverage->height; y++)
    for (int x = 0; x < coverage->width; x++)
      if (at (coverage, x, y) > 0)
        {
          g_assert_true (is_within (all, x, y));
          g_assert_true (is_within (here, x, y));
        }
}

static void
test_the_law_at_every_frame (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  guint             changed = 0, moved = 0;

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (cJSON)  json = random_mask (rand, 26);
      g_autoptr (RcMask) mask = rc_mask_from_json (json, NULL);
      int width = 2 * g_rand_int_range (rand, 8, 50), height = 2 * g_rand_int_range (rand, 8, 40);
      RcRect area = rc_tile_bounds (rc_mask_bounds (mask, width, height), width, height);
      g_autoptr (RcFrame) before = NULL;

      for (int frame = 0; frame < 26; frame++)
        {
          g_autoptr (RcFrame) coverage = draw (mask, width, height, frame);
          g_autoptr (RcFrame) again = draw (mask, width, height, frame);
          g_autoptr (RcFrame) base = random_frame (rand, width, height);
          g_autoptr (RcFrame) result = rc_frame_copy (base, NULL);

          check_bounds (mask, coverage, frame);
          g_assert_true (rc_frame_equal (coverage, again));
          if (area.width > 0)
            {
              g_autoptr (RcFrame) layer = random_frame (rand, area.width, area.height);

              g_assert_true (rc_composite (result, layer, area.x, area.y, coverage, NULL, NULL));
            }
          g_assert_true (rc_composite_outside_equal (base, result, coverage));
          changed += !rc_frame_equal (base, result);
          moved += before != NULL && !rc_frame_equal (before, coverage);
          g_clear_pointer (&before, rc_frame_unref);
          before = g_steal_pointer (&coverage);
        }
    }
  g_assert_cmpuint (changed, >, 1000);
  g_assert_cmpuint (moved, >, 500);
}

static void
test_bad_keys_are_named (void)
{
  static const struct
  {
    const char *keys, *says;
  } cases[] = {
    { "5", "keys" },
    { "[{}]", "keys[0]" },
    { "[{\"frame\":5},{\"frame\":5}]", "keys[1]" },
    { "[{\"frame\":-1}]", "frame" },
    { "[{\"frame\":0,\"scale\":0}]", "scale" },
    { "[{\"frame\":0,\"scale\":[1]}]", "scale" },
    { "[{\"frame\":0,\"move\":[0,\"x\"]}]", "move" },
    { "[{\"frame\":0,\"turn\":1e9}]", "turn" },
    { "[{\"frame\":0,\"ease\":\"bounce\"}]", "bounce" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char   *text = g_strdup_printf ("{\"shapes\":[],\"keys\":%s}", cases[i].keys);
      g_autoptr (cJSON)  json = cJSON_Parse (text);
      g_autoptr (GError) error = NULL;

      g_assert_null (rc_mask_from_json (json, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mask-keys/move-scale-turn", test_keys_move_scale_and_turn);
  g_test_add_func ("/mask-keys/turns-in-pixels", test_turns_are_in_pixels);
  g_test_add_func ("/mask-keys/form", test_shapes_change_their_form);
  g_test_add_func ("/mask-keys/rings", test_rings_of_other_sizes);
  g_test_add_func ("/mask-keys/smooth", test_smooth_does_not_overshoot);
  g_test_add_func ("/mask-keys/fades", test_fades_and_ranges);
  g_test_add_func ("/mask-keys/law", test_the_law_at_every_frame);
  g_test_add_func ("/mask-keys/bad", test_bad_keys_are_named);
  return g_test_run ();
}
