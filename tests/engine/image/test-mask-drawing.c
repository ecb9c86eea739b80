/* test-mask-drawing.c - what the shapes of a mask cover, against brute force
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/image/mask-fixture.h"

#include "tests/engine/random-mask.h"

#include <math.h>
#include <string.h>

/* Sharp boxes on whole pixels: what each pixel must be follows from set algebra. */
static void
test_modes_against_sets (void)
{
  static const char *const modes[] = { "add", "subtract", "intersect" };
  g_autoptr (GRand)        rand = g_rand_new_with_seed (11);

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (cJSON) json = cJSON_CreateObject ();
      cJSON            *shapes = cJSON_AddArrayToObject (json, "shapes");
      gboolean          expected[20][30] = { 0 };
      int               n = g_rand_int_range (rand, 1, 6);
      gboolean          invert = g_rand_boolean (rand);

      for (int i = 0; i < n; i++)
        {
          int         x = g_rand_int_range (rand, -5, 30), y = g_rand_int_range (rand, -5, 20);
          int         w = g_rand_int_range (rand, 0, 30), h = g_rand_int_range (rand, 0, 20);
          const char *mode = modes[i == 0 ? 0 : g_rand_int_range (rand, 0, 3)];
          cJSON      *shape = cJSON_CreateObject ();

          cJSON_AddStringToObject (shape, "kind", "rectangle");
          cJSON_AddStringToObject (shape, "mode", mode);
          cJSON_AddNumberToObject (shape, "x", x / 30.0);
          cJSON_AddNumberToObject (shape, "y", y / 20.0);
          cJSON_AddNumberToObject (shape, "width", w / 30.0);
          cJSON_AddNumberToObject (shape, "height", h / 20.0);
          cJSON_AddItemToArray (shapes, shape);
          for (int v = 0; v < 20; v++)
            for (int u = 0; u < 30; u++)
              {
                gboolean in = u >= x && u < x + w && v >= y && v < y + h;

                expected[v][u] = *mode == 'a'   ? expected[v][u] || in
                                 : *mode == 's' ? expected[v][u] && !in
                                                : expected[v][u] && in;
              }
        }
      cJSON_AddBoolToObject (json, "invert", invert);
      {
        g_autoptr (RcMask)  mask = rc_mask_from_json (json, NULL);
        g_autoptr (RcFrame) frame = draw (mask, 30, 20, 0);

        for (int v = 0; v < 20; v++)
          for (int u = 0; u < 30; u++)
            g_assert_cmpint (at (frame, u, v), ==, expected[v][u] != invert ? 255 : 0);
      }
    }
}

static void
test_holes_are_filled (void)
{
  g_autoptr (RcMask) ring =
      parse ("{\"shapes\":[{\"kind\":\"outline\",\"rings\":[[0.1,0.1,0.9,0.1,0.9,0.9,0.1,0.9],"
             "[0.3,0.3,0.7,0.3,0.7,0.7,0.3,0.7]]}]}");
  g_autoptr (RcMask) full =
      parse ("{\"shapes\":[{\"kind\":\"outline\",\"rings\":[[0.1,0.1,0.9,0.1,0.9,0.9,0.1,0.9],"
             "[0.3,0.3,0.7,0.3,0.7,0.7,0.3,0.7]]}],\"fill_holes\":true}");
  g_autoptr (RcFrame) a = draw (ring, 100, 100, 0), b = draw (full, 100, 100, 0);

  g_assert_cmpint (at (a, 50, 50), ==, 0);
  g_assert_cmpint (at (a, 20, 50), ==, 255);
  g_assert_cmpfloat_with_epsilon (area_of (a), 6400 - 1600, 1);
  g_assert_cmpfloat_with_epsilon (area_of (b), 6400, 1);
}

/* A hair sticks out and a slit runs in: both are gone, and the rest stands. */
static void
test_smoothing (void)
{
  static const char text[] =
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.2,\"y\":0.2,\"width\":0.6,\"height\":0.6},"
      "{\"kind\":\"rectangle\",\"x\":0.8,\"y\":0.5,\"width\":0.15,\"height\":0.02},"
      "{\"kind\":\"rectangle\",\"x\":0.5,\"y\":0.2,\"width\":0.02,\"height\":0.3,\"mode\":"
      "\"subtract\"}],\"smooth\":%g}";
  g_autofree char    *rough_text = g_strdup_printf (text, 0.0);
  g_autofree char    *even_text = g_strdup_printf (text, 0.03);
  g_autoptr (RcMask)  rough = parse (rough_text), even = parse (even_text);
  g_autoptr (RcFrame) a = draw (rough, 100, 100, 0), b = draw (even, 100, 100, 0);

  g_assert_cmpint (at (a, 90, 51), ==, 255);
  g_assert_cmpint (at (b, 90, 51), ==, 0);
  g_assert_cmpint (at (a, 50, 35), ==, 0);
  g_assert_cmpint (at (b, 50, 35), ==, 255);
  g_assert_cmpfloat_with_epsilon (area_of (b), 3600, 40);
}

static void
test_gradients (void)
{
  g_autoptr (RcMask) line =
      parse ("{\"shapes\":[{\"kind\":\"gradient\",\"from\":[0.25,0],\"to\":[0.75,0]}]}");
  g_autoptr (RcMask)  round = parse ("{\"shapes\":[{\"kind\":\"gradient\",\"from\":[0.5,0.5],"
                                      "\"to\":[0.75,0.5],\"radial\":true}]}");
  g_autoptr (RcFrame) a = draw (line, 100, 50, 0), b = draw (round, 100, 50, 0);

  for (int x = 0; x < 100; x++)
    {
      double t = CLAMP ((x + 0.5 - 25) / 50, 0, 1);

      g_assert_cmpfloat_with_epsilon (at (a, x, 30), 255 * (1 - t), 0.51);
    }
  g_assert_cmpint (at (b, 49, 24), >, 240);
  g_assert_cmpint (at (b, 20, 25), ==, 0);
  g_assert_cmpint (ABS (at (b, 60, 25) - at (b, 39, 24)), <=, 1);
}

/* Strokes drawn by several threads are those that one draws: the same at once and one by one. */
static void
test_many_strokes (void)
{
  g_autoptr (GRand)   rand = g_rand_new_with_seed (13);
  g_autoptr (cJSON)   json = cJSON_CreateObject ();
  cJSON              *shapes = cJSON_AddArrayToObject (json, "shapes");
  g_autoptr (RcMask)  all = NULL;
  g_autoptr (RcFrame) drawn = NULL, expected = rc_frame_new (640, 360, RC_FRAME_GRAY8, NULL);

  memset (expected->data, 0, expected->stride * 360);
  for (int i = 0; i < 120; i++)
    {
      g_autoptr (cJSON)   single = cJSON_CreateObject ();
      cJSON              *shape = cJSON_CreateObject ();
      g_autoptr (RcMask)  mask = NULL;
      g_autoptr (RcFrame) frame = NULL;

      cJSON_AddStringToObject (shape, "kind", "stroke");
      cJSON_AddItemToObject (shape, "points", random_points (rand, 2, -0.2, 1.2));
      cJSON_AddNumberToObject (shape, "radius", random_within (rand, 0.002, 0.05));
      cJSON_AddNumberToObject (shape, "hardness", random_within (rand, 0, 1));
      cJSON_AddItemToArray (cJSON_AddArrayToObject (single, "shapes"),
                            cJSON_Duplicate (shape, TRUE));
      cJSON_AddItemToArray (shapes, shape);
      mask = rc_mask_from_json (single, NULL);
      frame = draw (mask, 640, 360, 0);
      for (gsize k = 0; k < frame->stride * 360; k++)
        expected->data[k] = MAX (expected->data[k], frame->data[k]);
    }
  all = rc_mask_from_json (json, NULL);
  drawn = draw (all, 640, 360, 0);
  g_assert_true (rc_frame_equal (drawn, expected));
}

/* The distance to a line segment, pixel by pixel. */
static void
test_strokes_against_distances (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);

  for (int round = 0; round < 200; round++)
    {
      double ax = random_within (rand, -0.2, 1.2), ay = random_within (rand, -0.2, 1.2);
      double bx = round % 5 == 0 ? ax : random_within (rand, -0.2, 1.2);
      double by = round % 7 == 0 ? ay : random_within (rand, -0.2, 1.2);
      double radius = random_within (rand, 0, 0.4),
             hardness = round % 3 == 0 ? 1 : random_within (rand, 0, 1);
      g_autofree char    *text = g_strdup_printf ("{\"shapes\":[{\"kind\":\"stroke\",\"points\":[%."
                                                     "17g,%.17g,%.17g,%.17g],\"radius\":%.17g,"
                                                     "\"hardness\":%.17g}]}",
                                                  ax, ay, bx, by, radius, hardness);
      g_autoptr (RcMask)  mask = parse (text);
      g_autoptr (RcFrame) frame = draw (mask, 70, 40, 0);
      double              outer = radius * 40 + (hardness >= 1 ? 0.5 : 0);
      double              soft = MAX (1, radius * 40 * (1 - hardness));

      for (int y = 0; y < 40; y++)
        for (int x = 0; x < 70; x++)
          {
            double px = x + 0.5 - ax * 70, py = y + 0.5 - ay * 40;
            double dx = (bx - ax) * 70, dy = (by - ay) * 40, n = dx * dx + dy * dy;
            double t = n > 0 ? CLAMP ((px * dx + py * dy) / n, 0, 1) : 0;
            double d = hypot (px - t * dx, py - t * dy);
            double expected = CLAMP ((outer - d) / soft, 0, 1) * 255;

            g_assert_cmpfloat_with_epsilon (at (frame, x, y), expected, 0.52);
          }
    }
}

/* How much one row differs from the next, at most, down a column; without what is at the frame's
 * border. */
static int
largest_step (const RcFrame *frame, int x)
{
  int most = 0;

  for (int y = frame->height / 8; y < frame->height; y++)
    most = MAX (most, abs (at (frame, x, y) - at (frame, x, y - 1)));
  return most;
}

/* Feather and growth leave no step where a gradient is half. */
static void
test_a_gradient_stays_one (void)
{
  static const char *const about[] = { "\"feather\":0.04", "\"feather\":0.04,\"grow\":0.05",
                                       "\"feather\":0.04,\"grow\":-0.05", "\"grow\":-0.05" };

  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"shapes\":[{\"kind\":\"gradient\",\"from\":[0,0.2],\"to\":[0,0.7]}],%s}", about[i]);
      g_autoptr (RcMask)  mask = parse (text);
      g_autoptr (RcFrame) frame = rc_mask_rasterise (mask, 40, 200, 0, NULL);
      gboolean            smaller = strstr (about[i], "-0.05") != NULL;
      int                 steep = strstr (about[i], "grow") != NULL ? 9 : 4;

      /* From full to nothing in a hundred rows, where it grows in steps of eight */
      g_assert_cmpint (largest_step (frame, 20), <=, steep);
      g_assert_cmpint (at (frame, 20, 15), ==, 255);
      g_assert_cmpint (at (frame, 20, 180), ==, 0);
      if (smaller)
        g_assert_cmpint (at (frame, 20, 90), <, 127);
      else
        g_assert_cmpint (at (frame, 20, 90), >=, 126);
    }
}

/* It goes on beyond the frame: what shrinks or feathers it does so where it fades only. */
static void
test_a_gradient_reaches_the_border (void)
{
  static const char *const about[] = { "\"grow\":-0.1", "\"feather\":0.1", "\"smooth\":0.05" };

  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"shapes\":[{\"kind\":\"gradient\",\"from\":[0,0.4],\"to\":[0,0.8]}],%s}", about[i]);
      g_autoptr (RcMask)  mask = parse (text);
      g_autoptr (RcFrame) frame = rc_mask_rasterise (mask, 200, 200, 0, NULL);

      g_assert_cmpint (at (frame, 100, 0), ==, 255);
      g_assert_cmpint (at (frame, 0, 0), ==, 255);
      g_assert_cmpint (at (frame, 199, 30), ==, 255);
      g_assert_cmpint (at (frame, 0, 120), ==, at (frame, 100, 120));
      g_assert_cmpint (at (frame, 100, 190), ==, 0);
    }
}

/* What a gradient fades has an edge, and that a feather as high as it is there. */
static void
test_what_is_faded_is_feathered (void)
{
  g_autoptr (RcMask) mask =
      parse ("{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":0.5,\"height\":1},"
             "{\"kind\":\"gradient\",\"mode\":\"intersect\",\"from\":[0,0.2],\"to\":[0,0.7]}],"
             "\"feather\":0.05}");
  g_autoptr (RcFrame) frame = rc_mask_rasterise (mask, 200, 200, 0, NULL);

  for (int y = 10; y < 120; y += 10)
    {
      int inside = at (frame, 90, y), beside = at (frame, 104, y);

      g_assert_cmpint (inside, >, 30);
      g_assert_cmpint (beside, >, inside / 3 - 12);
      g_assert_cmpint (beside, <, inside);
      g_assert_cmpint (at (frame, 115, y), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mask-drawing/modes", test_modes_against_sets);
  g_test_add_func ("/mask-drawing/holes", test_holes_are_filled);
  g_test_add_func ("/mask-drawing/smoothing", test_smoothing);
  g_test_add_func ("/mask-drawing/gradients", test_gradients);
  g_test_add_func ("/mask-drawing/a-gradient-stays-one", test_a_gradient_stays_one);
  g_test_add_func ("/mask-drawing/a-gradient-reaches-the-border",
                   test_a_gradient_reaches_the_border);
  g_test_add_func ("/mask-drawing/what-a-gradient-fades-is-feathered",
                   test_what_is_faded_is_feathered);
  g_test_add_func ("/mask-drawing/many-strokes", test_many_strokes);
  g_test_add_func ("/mask-drawing/strokes", test_strokes_against_distances);
  return g_test_run ();
}
