/* test-mask-keys.c - masks over time: interpolation, transforms and modes against brute force, and
 * the law at every frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/image/composite.h"
#include "engine/image/mask.h"

#include <math.h>
#include <string.h>

static RcMask *
parse (const char *text)
{
  g_autoptr (cJSON)  json = cJSON_Parse (text);
  g_autoptr (GError) error = NULL;
  RcMask            *mask = rc_mask_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_nonnull (mask);
  return mask;
}

static RcFrame *
draw (const RcMask *mask, int width, int height, int frame)
{
  g_autoptr (GError) error = NULL;
  RcFrame           *result = rc_mask_rasterise (mask, width, height, frame, &error);

  g_assert_no_error (error);
  return result;
}

static int
at (const RcFrame *frame, int x, int y)
{
  return frame->data[(gsize)y * frame->stride + x];
}

static double
area_of (const RcFrame *frame)
{
  double sum = 0;

  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      sum += at (frame, x, y) / 255.0;
  return sum;
}

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

/* --- brute force -------------------------------------------------------------------------- */

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

/* --- the law at every frame ----------------------------------------------------------------- */

static double
number (GRand *rand, double least, double most)
{
  return g_rand_double_range (rand, least, most);
}

static cJSON *
random_points (GRand *rand, int n)
{
  cJSON *points = cJSON_CreateArray ();

  for (int i = 0; i < 2 * n; i++)
    cJSON_AddItemToArray (points, cJSON_CreateNumber (number (rand, -0.2, 1.2)));
  return points;
}

static cJSON *
random_keys (GRand *rand, const char *kind)
{
  static const char *const eases[] = { "linear", "smooth", "hold" };
  cJSON                   *keys = cJSON_CreateArray ();
  int                      frame = g_rand_int_range (rand, 0, 4);

  for (int i = g_rand_int_range (rand, 1, 5); i > 0; i--)
    {
      cJSON *key = cJSON_CreateObject ();
      double move[2] = { number (rand, -0.5, 0.5), number (rand, -0.5, 0.5) };

      cJSON_AddNumberToObject (key, "frame", frame);
      cJSON_AddItemToObject (key, "move", cJSON_CreateDoubleArray (move, 2));
      cJSON_AddNumberToObject (key, "scale", exp (number (rand, -1, 1)));
      cJSON_AddNumberToObject (key, "turn", number (rand, -200, 200));
      cJSON_AddNumberToObject (key, "skew", number (rand, -40, 40));
      cJSON_AddStringToObject (key, "ease", eases[g_rand_int_range (rand, 0, 3)]);
      if (g_rand_boolean (rand) && (*kind == 'l' || *kind == 's'))
        cJSON_AddItemToObject (key, "points", random_points (rand, g_rand_int_range (rand, 3, 7)));
      cJSON_AddItemToArray (keys, key);
      frame += g_rand_int_range (rand, 1, 6);
    }
  return keys;
}

static cJSON *
random_shape (GRand *rand)
{
  static const char *const kinds[] = { "rectangle", "ellipse", "lasso", "stroke" };
  static const char *const modes[] = { "add", "add", "subtract", "intersect" };
  const char              *kind = kinds[g_rand_int_range (rand, 0, 4)];
  cJSON                   *shape = cJSON_CreateObject ();

  cJSON_AddStringToObject (shape, "kind", kind);
  cJSON_AddStringToObject (shape, "mode", modes[g_rand_int_range (rand, 0, 4)]);
  if (*kind == 'r' || *kind == 'e')
    {
      cJSON_AddNumberToObject (shape, "x", number (rand, -0.2, 0.8));
      cJSON_AddNumberToObject (shape, "y", number (rand, -0.2, 0.8));
      cJSON_AddNumberToObject (shape, "width", number (rand, 0, 0.5));
      cJSON_AddNumberToObject (shape, "height", number (rand, 0, 0.5));
    }
  else
    cJSON_AddItemToObject (shape, "points", random_points (rand, g_rand_int_range (rand, 3, 7)));
  cJSON_AddNumberToObject (shape, "radius", number (rand, 0, 0.1));
  if (g_rand_boolean (rand))
    cJSON_AddItemToObject (shape, "keys", random_keys (rand, kind));
  return shape;
}

static RcMask *
random_mask (GRand *rand)
{
  g_autoptr (cJSON)  json = cJSON_CreateObject ();
  cJSON             *shapes = cJSON_AddArrayToObject (json, "shapes");
  g_autoptr (GError) error = NULL;
  RcMask            *mask;

  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    cJSON_AddItemToArray (shapes, random_shape (rand));
  cJSON_AddItemToObject (json, "keys", random_keys (rand, ""));
  cJSON_AddBoolToObject (json, "fill_holes", g_rand_int_range (rand, 0, 4) == 0);
  cJSON_AddNumberToObject (json, "feather", number (rand, 0, 0.1));
  cJSON_AddNumberToObject (json, "grow", number (rand, -0.05, 0.05));
  cJSON_AddNumberToObject (json, "smooth", g_rand_boolean (rand) ? number (rand, 0, 0.03) : 0);
  cJSON_AddNumberToObject (json, "fade_in", g_rand_int_range (rand, 0, 4));
  cJSON_AddNumberToObject (json, "last", g_rand_int_range (rand, 10, 24));
  mask = rc_mask_from_json (json, &error);
  g_assert_no_error (error);
  return mask;
}

static RcFrame *
random_frame (GRand *rand, int width, int height)
{
  RcFrame *frame = rc_frame_new (width, height, RC_FRAME_BGRA8, NULL);

  for (gsize i = 0; i < frame->stride * (gsize)height; i++)
    frame->data[i] = (guint8)g_rand_int_range (rand, 0, 256);
  return frame;
}

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
      g_autoptr (RcMask) mask = random_mask (rand);
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
      cJSON_AddItemToObject (shape, "points", random_points (rand, 2));
      cJSON_AddNumberToObject (shape, "radius", number (rand, 0.002, 0.05));
      cJSON_AddNumberToObject (shape, "hardness", number (rand, 0, 1));
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
      double ax = number (rand, -0.2, 1.2), ay = number (rand, -0.2, 1.2);
      double bx = round % 5 == 0 ? ax : number (rand, -0.2, 1.2);
      double by = round % 7 == 0 ? ay : number (rand, -0.2, 1.2);
      double radius = number (rand, 0, 0.4), hardness = round % 3 == 0 ? 1 : number (rand, 0, 1);
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
  g_test_add_func ("/mask-keys/modes", test_modes_against_sets);
  g_test_add_func ("/mask-keys/holes", test_holes_are_filled);
  g_test_add_func ("/mask-keys/smoothing", test_smoothing);
  g_test_add_func ("/mask-keys/gradients", test_gradients);
  g_test_add_func ("/mask-keys/law", test_the_law_at_every_frame);
  g_test_add_func ("/mask-keys/many-strokes", test_many_strokes);
  g_test_add_func ("/mask-keys/strokes", test_strokes_against_distances);
  g_test_add_func ("/mask-keys/bad", test_bad_keys_are_named);
  return g_test_run ();
}
