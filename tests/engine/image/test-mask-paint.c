/* test-mask-paint.c - what is laid on a mask piece by piece is what is drawn of all at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-paint.h"

#include <math.h>
#include <string.h>

#define WIDTH  160
#define HEIGHT 90

static void
add_points (cJSON *shape, GRand *rand, int n, double step)
{
  cJSON *points = cJSON_AddArrayToObject (shape, "points");
  double x = g_rand_double_range (rand, -0.1, 1.1), y = g_rand_double_range (rand, -0.1, 1.1);

  for (int i = 0; i < n; i++)
    {
      cJSON_AddItemToArray (points,
                            cJSON_CreateNumber (x += g_rand_double_range (rand, -step, step)));
      cJSON_AddItemToArray (points,
                            cJSON_CreateNumber (y += g_rand_double_range (rand, -step, step)));
    }
}

static void
add_pressures (cJSON *shape, GRand *rand, int n)
{
  cJSON *pressures = cJSON_AddArrayToObject (shape, "pressures");

  for (int i = 0; i < n; i++)
    cJSON_AddItemToArray (pressures, cJSON_CreateNumber (g_rand_double (rand)));
}

static cJSON *
random_stroke (GRand *rand)
{
  static const char *const modes[] = { "add", "add", "add", "subtract" };
  cJSON                   *shape = cJSON_CreateObject ();
  int                      n = g_rand_int_range (rand, 1, 9);

  cJSON_AddStringToObject (shape, "kind", "stroke");
  cJSON_AddStringToObject (shape, "mode", modes[g_rand_int_range (rand, 0, 4)]);
  cJSON_AddNumberToObject (shape, "radius", g_rand_double_range (rand, 0.002, 0.2));
  cJSON_AddNumberToObject (shape, "hardness", g_rand_boolean (rand) ? 1 : g_rand_double (rand));
  add_points (shape, rand, n, 0.1);
  if (g_rand_int_range (rand, 0, 3) == 0)
    add_pressures (shape, rand, n);
  return shape;
}

static cJSON *
random_shape (GRand *rand)
{
  static const char *const modes[] = { "add", "subtract", "intersect" };
  cJSON                   *shape;

  if (g_rand_boolean (rand))
    return random_stroke (rand);
  shape = cJSON_CreateObject ();
  cJSON_AddStringToObject (shape, "mode", modes[g_rand_int_range (rand, 0, 3)]);
  if (g_rand_boolean (rand))
    {
      cJSON_AddStringToObject (shape, "kind", "lasso");
      add_points (shape, rand, 5, 0.5);
      return shape;
    }
  cJSON_AddStringToObject (shape, "kind", g_rand_boolean (rand) ? "ellipse" : "rectangle");
  cJSON_AddNumberToObject (shape, "x", g_rand_double_range (rand, -0.2, 0.8));
  cJSON_AddNumberToObject (shape, "y", g_rand_double_range (rand, -0.2, 0.8));
  cJSON_AddNumberToObject (shape, "width", g_rand_double_range (rand, 0, 0.6));
  cJSON_AddNumberToObject (shape, "height", g_rand_double_range (rand, 0, 0.6));
  return shape;
}

/* What is done to the whole, each now and then. */
static cJSON *
random_mask (GRand *rand)
{
  cJSON *mask = cJSON_CreateObject ();
  cJSON *shapes = cJSON_AddArrayToObject (mask, "shapes");

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    cJSON_AddItemToArray (shapes, random_shape (rand));
  if (g_rand_boolean (rand))
    cJSON_AddNumberToObject (mask, "feather", g_rand_double_range (rand, 0, 0.1));
  if (g_rand_int_range (rand, 0, 3) == 0)
    cJSON_AddNumberToObject (mask, "grow", g_rand_double_range (rand, -0.06, 0.06));
  if (g_rand_int_range (rand, 0, 4) == 0)
    cJSON_AddNumberToObject (mask, "smooth", g_rand_double_range (rand, 0, 0.04));
  if (g_rand_int_range (rand, 0, 4) == 0)
    cJSON_AddTrueToObject (mask, "fill_holes");
  if (g_rand_int_range (rand, 0, 4) == 0)
    cJSON_AddTrueToObject (mask, "invert");
  return mask;
}

static RcMask *
parse (const cJSON *json)
{
  g_autoptr (GError) error = NULL;
  RcMask            *mask = rc_mask_from_json (json, &error);

  g_assert_no_error (error);
  return mask;
}

/* Only within @changed may the two be different. */
static void
assert_same_outside (const RcFrame *a, const RcFrame *b, RcRect changed)
{
  for (int y = 0; y < a->height; y++)
    for (int x = 0; x < a->width; x++)
      if (x < changed.x || y < changed.y || x >= changed.x + changed.width ||
          y >= changed.y + changed.height)
        g_assert_cmpint (a->data[(gsize)y * a->stride + x], ==, b->data[(gsize)y * b->stride + x]);
}

static void
test_piece_by_piece_is_all_at_once (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (cJSON)       json = random_mask (rand);
      g_autoptr (RcMask)      mask = parse (json);
      g_autoptr (RcMaskPaint) paint = rc_mask_paint_new (mask, WIDTH, HEIGHT, 0, NULL);

      for (int k = 0; k < 4; k++)
        {
          g_autoptr (cJSON)   more = cJSON_CreateObject ();
          g_autoptr (RcFrame) before = rc_frame_copy (rc_mask_paint_get (paint), NULL);
          g_autoptr (RcFrame) expected = NULL;
          g_autoptr (RcMask)  added = NULL, all = NULL;
          cJSON              *shape = random_shape (rand);
          RcRect              changed;

          cJSON_AddItemToArray (cJSON_AddArrayToObject (more, "shapes"),
                                cJSON_Duplicate (shape, TRUE));
          cJSON_AddItemToArray (cJSON_GetObjectItem (json, "shapes"), shape);
          added = parse (more);
          all = parse (json);
          g_assert_true (rc_mask_paint_add (paint, added, &changed, NULL));
          expected = rc_mask_rasterise (all, WIDTH, HEIGHT, 0, NULL);
          g_test_message ("round %d, shape %d", round, k);
          g_assert_true (rc_frame_equal (rc_mask_paint_get (paint), expected));
          assert_same_outside (before, expected, changed);
        }
    }
}

/* One long stroke, point by point, as a hand paints it. */
static void
test_point_by_point_is_the_stroke (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (int round = 0; round < 30; round++)
    {
      g_autoptr (cJSON)       json = random_mask (rand);
      g_autoptr (RcMask)      mask = parse (json), all = NULL;
      g_autoptr (RcMaskPaint) paint = rc_mask_paint_new (mask, WIDTH, HEIGHT, 0, NULL);
      g_autoptr (RcFrame)     expected = NULL;
      cJSON                  *stroke = cJSON_CreateObject ();
      const cJSON            *points;

      cJSON_AddStringToObject (stroke, "kind", "stroke");
      cJSON_AddNumberToObject (stroke, "radius", 0.07);
      cJSON_AddNumberToObject (stroke, "hardness", 0.6);
      add_points (stroke, rand, 20, 0.08);
      points = cJSON_GetObjectItem (stroke, "points");
      for (int i = 0; i < 20; i++)
        {
          g_autoptr (cJSON)  more = cJSON_CreateObject ();
          g_autoptr (RcMask) piece = NULL;
          cJSON             *shape = cJSON_Duplicate (stroke, TRUE);
          cJSON             *part = cJSON_CreateArray ();
          RcRect             changed;

          for (int k = 2 * MAX (i - 1, 0); k < 2 * i + 2; k++)
            cJSON_AddItemToArray (part,
                                  cJSON_CreateNumber (cJSON_GetArrayItem (points, k)->valuedouble));
          cJSON_ReplaceItemInObject (shape, "points", part);
          cJSON_AddItemToArray (cJSON_AddArrayToObject (more, "shapes"), shape);
          piece = parse (more);
          g_assert_true (rc_mask_paint_add (paint, piece, &changed, NULL));
        }
      cJSON_AddItemToArray (cJSON_GetObjectItem (json, "shapes"), stroke);
      all = parse (json);
      expected = rc_mask_rasterise (all, WIDTH, HEIGHT, 0, NULL);
      g_assert_true (rc_frame_equal (rc_mask_paint_get (paint), expected));
    }
}

/* How far the pixel at @px, @py is within the brush that goes along @points; 0 to 1. */
static double
cover (const double *points, int n, double radius, double hardness, double px, double py)
{
  double best = 0, soft = MAX (1, radius * (1 - hardness));
  double outer = hardness >= 1 ? radius + 0.5 : radius;

  for (int i = 1; i < n; i++)
    {
      double ax = points[2 * i - 2], ay = points[2 * i - 1];
      double dx = points[2 * i] - ax, dy = points[2 * i + 1] - ay, length = dx * dx + dy * dy;
      double t = length > 0 ? CLAMP (((px - ax) * dx + (py - ay) * dy) / length, 0, 1) : 0;

      best = MAX (best, (outer - hypot (px - ax - t * dx, py - ay - t * dy)) / soft);
    }
  return CLAMP (best, 0, 1);
}

/* Large enough that threads share the rows, and that tiles lie within brushes. */
static void
test_large_brushes_against_brute_force (void)
{
  enum
  {
    WIDE = 1200,
    HIGH = 700,
    POINTS = 6
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (int round = 0; round < 8; round++)
    {
      g_autoptr (cJSON)   json = cJSON_CreateObject ();
      g_autoptr (RcMask)  mask = NULL;
      g_autoptr (RcFrame) frame = NULL, again = NULL;
      cJSON              *shapes = cJSON_AddArrayToObject (json, "shapes");
      double              points[20][2 * POINTS], radius[20], hardness[20];

      for (int i = 0; i < 20; i++)
        {
          cJSON *shape = cJSON_CreateObject (), *list = cJSON_AddArrayToObject (shape, "points");

          radius[i] = g_rand_double_range (rand, 1, 120);
          hardness[i] = i % 3 == 0 ? 1 : g_rand_double (rand);
          for (int k = 0; k < 2 * POINTS; k++)
            {
              points[i][k] = g_rand_double_range (rand, -50, k % 2 == 0 ? WIDE + 50 : HIGH + 50);
              cJSON_AddItemToArray (list,
                                    cJSON_CreateNumber (points[i][k] / (k % 2 == 0 ? WIDE : HIGH)));
            }
          cJSON_AddStringToObject (shape, "kind", "stroke");
          cJSON_AddNumberToObject (shape, "radius", radius[i] / HIGH);
          cJSON_AddNumberToObject (shape, "hardness", hardness[i]);
          cJSON_AddItemToArray (shapes, shape);
        }
      mask = parse (json);
      frame = rc_mask_rasterise (mask, WIDE, HIGH, 0, NULL);
      again = rc_mask_rasterise (mask, WIDE, HIGH, 0, NULL);
      g_assert_true (rc_frame_equal (frame, again));
      for (int k = 0; k < 6000; k++)
        {
          int    x = g_rand_int_range (rand, 0, WIDE), y = g_rand_int_range (rand, 0, HIGH);
          double wanted = 0;

          for (int i = 0; i < 20; i++)
            wanted =
                MAX (wanted, cover (points[i], POINTS, radius[i], hardness[i], x + 0.5, y + 0.5));
          g_assert_cmpfloat_with_epsilon (frame->data[(gsize)y * frame->stride + x], 255 * wanted,
                                          1.01);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/mask-paint/piece-by-piece-is-all-at-once",
                   test_piece_by_piece_is_all_at_once);
  g_test_add_func ("/engine/mask-paint/point-by-point-is-the-stroke",
                   test_point_by_point_is_the_stroke);
  g_test_add_func ("/engine/mask/large-brushes-against-brute-force",
                   test_large_brushes_against_brute_force);
  return g_test_run ();
}
