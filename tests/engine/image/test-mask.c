/* test-mask.c - masks against brute force, and the law
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/image/mask-fixture.h"

#include "engine/base/error.h"
#include "engine/image/composite.h"

#include <math.h>
#include <string.h>

static void
test_bad_members_are_named (void)
{
  static const struct
  {
    const char *text, *named;
  } bad[] = {
    { "{}", "shapes" },
    { "{\"shapes\":[{}]}", "kind" },
    { "{\"shapes\":[{\"kind\":\"star\"}]}", "star" },
    { "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":1}]}", "height" },
    { "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":-1,\"height\":1}]}",
      "width" },
    { "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":1e9,\"y\":0,\"width\":1,\"height\":1}]}", "“x”" },
    { "{\"shapes\":[{\"kind\":\"lasso\",\"points\":[0,0,1,1]}]}", "points" },
    { "{\"shapes\":[{\"kind\":\"outline\",\"fill\":\"all\",\"rings\":[[0,0,1,0,1,1]]}]}",
      "evenodd or nonzero" },
    { "{\"shapes\":[{\"kind\":\"lasso\",\"points\":[0,0,1,1,0,\"a\"]}]}", "points[5]" },
    { "{\"shapes\":[{\"kind\":\"stroke\",\"points\":[0,0]}]}", "radius" },
    { "{\"shapes\":[{\"kind\":\"stroke\",\"points\":[0,0],\"radius\":0.1,\"hardness\":2}]}",
      "hardness" },
    { "{\"shapes\":[{\"kind\":\"bitmap\",\"width\":4,\"height\":4,\"data\":\"AAAA\"}]}", "data" },
    { "{\"shapes\":[{\"kind\":\"lasso\",\"points\":[0,0,1,1,0,1],\"mode\":\"xor\"}]}", "xor" },
    { "{\"shapes\":[],\"feather\":-1}", "feather" },
    { "{\"shapes\":[],\"grow\":7}", "grow" },
    { "{\"shapes\":[],\"first\":9,\"last\":3}", "last" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (cJSON)  json = rc_json_parse (bad[i].text, strlen (bad[i].text), "mask", NULL);

      g_assert_null (rc_mask_from_json (json, &error));
      g_assert_true (error->domain == RC_ERROR);
      if (strstr (error->message, bad[i].named) == NULL)
        g_error ("“%s” is not in “%s”", bad[i].named, error->message);
    }
}

static void
test_shapes_cover_what_they_should (void)
{
  g_autoptr (RcMask) rectangle = parse (
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.25,\"y\":0.25,\"width\":0.5,\"height\":0.5}]}");
  g_autoptr (RcMask) ellipse =
      parse ("{\"shapes\":[{\"kind\":\"ellipse\",\"x\":0,\"y\":0,\"width\":1,\"height\":1}]}");
  g_autoptr (RcMask) lasso = parse ("{\"shapes\":[{\"kind\":\"lasso\",\"points\":[0,0,1,0,0,1]}]}");
  g_autoptr (RcMask) stroke = parse ("{\"shapes\":[{\"kind\":\"stroke\",\"points\":[0.2,0.5,0.8,"
                                     "0.5],\"radius\":0.1,\"hardness\":1}]}");

  g_assert_cmpfloat_with_epsilon (rc_mask_share (rectangle, 200, 100), 0.25, 0.001);
  g_assert_cmpfloat_with_epsilon (rc_mask_share (ellipse, 200, 200), G_PI / 4, 0.002);
  g_assert_cmpfloat_with_epsilon (rc_mask_share (lasso, 200, 100), 0.5, 0.01);
  /* a bar of 0.6 widths by 0.2 heights, and two half discs, in a square frame */
  g_assert_cmpfloat_with_epsilon (rc_mask_share (stroke, 400, 400), 0.12 + G_PI * 0.01, 0.002);
}

static void
test_later_shapes_subtract_and_add (void)
{
  g_autoptr (RcMask) mask = parse (
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":1,\"height\":1},"
      "{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":0.5,\"height\":1,\"mode\":\"subtract\"},"
      "{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":0.25,\"height\":1}]}");
  g_autoptr (RcFrame) frame = draw (mask, 80, 20, 0);

  g_assert_cmpuint (at (frame, 10, 10), ==, 255);
  g_assert_cmpuint (at (frame, 30, 10), ==, 0);
  g_assert_cmpuint (at (frame, 60, 10), ==, 255);
}

static void
test_bitmaps_are_laid_over_the_whole_frame (void)
{
  /* 2 by 2: black and white above, grey and white below. */
  static const guint8 pixels[] = { 0, 255, 128, 255 };
  g_autofree char    *data = g_base64_encode (pixels, sizeof pixels);
  g_autofree char    *text = g_strdup_printf (
         "{\"shapes\":[{\"kind\":\"bitmap\",\"width\":2,\"height\":2,\"data\":\"%s\"}]}", data);
  g_autoptr (RcMask)  mask = parse (text);
  g_autoptr (RcFrame) exact = draw (mask, 2, 2, 0);
  g_autoptr (RcFrame) larger = draw (mask, 40, 40, 0);

  g_assert_cmpmem (exact->data, 4, pixels, 4);
  g_assert_cmpuint (at (larger, 0, 0), ==, 0);
  g_assert_cmpuint (at (larger, 39, 39), ==, 255);
  /* Half way between black and white: a blend. */
  g_assert_cmpuint (at (larger, 19, 0), >, 110);
  g_assert_cmpuint (at (larger, 19, 0), <, 140);
}

static void
test_lassos_fill_by_winding (void)
{
  /* The same square twice in the same sense: even-odd would leave a hole. */
  g_autoptr (RcMask)  mask = parse ("{\"shapes\":[{\"kind\":\"lasso\",\"points\":[0,0,1,0,1,1,0,1,"
                                     "0,0,0.2,0.2,0.8,0.2,0.8,0.8,0.2,0.8,0.2,0.2]}]}");
  g_autoptr (RcFrame) frame = draw (mask, 50, 50, 0);

  g_assert_cmpuint (at (frame, 25, 25), ==, 255);
}

/* A square within a square: which way round it goes tells whether it is a hole. */
static void
test_outlines_fill_by_their_rule (void)
{
  static const struct
  {
    const char *ring, *fill;
    int         middle;
  } cases[] = {
    { "0.2,0.2,0.8,0.2,0.8,0.8,0.2,0.8", "", 0 },
    { "0.2,0.2,0.8,0.2,0.8,0.8,0.2,0.8", ",\"fill\":\"evenodd\"", 0 },
    { "0.2,0.2,0.8,0.2,0.8,0.8,0.2,0.8", ",\"fill\":\"nonzero\"", 255 },
    { "0.2,0.2,0.2,0.8,0.8,0.8,0.8,0.2", ",\"fill\":\"nonzero\"", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"shapes\":[{\"kind\":\"outline\",\"rings\":[[0,0,1,0,1,1,0,1],[%s]]%s}]}",
          cases[i].ring, cases[i].fill);
      g_autoptr (RcMask)  mask = parse (text);
      g_autoptr (RcFrame) frame = draw (mask, 50, 50, 0);

      g_assert_cmpint (at (frame, 25, 25), ==, cases[i].middle);
      g_assert_cmpint (at (frame, 3, 3), ==, 255);
    }
}

static void
test_masks_may_reach_out_of_the_frame (void)
{
  static const struct
  {
    const char *shape;
    double      share;
  } cases[] = {
    { "{\"kind\":\"rectangle\",\"x\":-1,\"y\":-1,\"width\":1.5,\"height\":3}", 0.5 },
    { "{\"kind\":\"rectangle\",\"x\":2,\"y\":0,\"width\":1,\"height\":1}", 0 },
    { "{\"kind\":\"stroke\",\"points\":[-50,-50],\"radius\":1}", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char   *text = g_strdup_printf ("{\"shapes\":[%s]}", cases[i].shape);
      g_autoptr (RcMask) mask = parse (text);
      RcRect             bounds = rc_mask_bounds (mask, 64, 48);

      g_assert_cmpfloat_with_epsilon (rc_mask_share (mask, 64, 48), cases[i].share, 0.001);
      g_assert_cmpint (bounds.x, >=, 0);
      g_assert_cmpint (bounds.y, >=, 0);
      g_assert_cmpint (bounds.x + bounds.width, <=, 64);
      g_assert_cmpint (bounds.y + bounds.height, <=, 48);
      g_assert_true ((cases[i].share > 0) == (bounds.width > 0 && bounds.height > 0));
    }
}

static void
test_feather_falls_off_smoothly (void)
{
  g_autoptr (RcMask) mask =
      parse ("{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":0.25,\"height\":1}],"
             "\"feather\":0.4}");
  g_autoptr (RcFrame) frame = draw (mask, 100, 100, 0);

  for (int x = 1; x < 100; x++)
    {
      g_assert_cmpuint (at (frame, x, 50), <=, at (frame, x - 1, 50));
      g_assert_cmpuint (at (frame, x - 1, 50) - at (frame, x, 50), <=, 12);
    }
  g_assert_cmpuint (at (frame, 24, 50), ==, 255);
  g_assert_cmpuint (at (frame, 66, 50), ==, 0);
}

/* What is @away pixels, squared, from what is inside. */
static int
feathered (int away, double feather)
{
  double t = CLAMP ((sqrt (away) - 0.5) / feather, 0, 1);

  return (int)(255 * (1 - t * t * (3 - 2 * t)) + 0.5);
}

/* The nearest pixel that is inside counts, found by looking at all: where distances are short and
 * a row is measured in blocks, where they are longer, and where the one becomes the other. */
static void
test_feather_is_of_the_exact_distance (void)
{
  static const int  feathers[] = { 1, 7, 40, 61, 62, 63, 90 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);

  for (guint i = 0; i < G_N_ELEMENTS (feathers); i++)
    {
      g_autoptr (GString) shapes = g_string_new ("{\"shapes\":[");
      g_autofree char    *soft = NULL;
      g_autoptr (RcMask)  hard = NULL, mask = NULL;
      g_autoptr (RcFrame) inside = NULL, frame = NULL;
      g_autoptr (GArray)  spots = g_array_new (FALSE, FALSE, 2 * sizeof (int));

      for (int k = 0; k < 5; k++)
        g_string_append_printf (
            shapes, "%s{\"kind\":\"rectangle\",\"x\":%g,\"y\":%g,\"width\":0.02,\"height\":0.03}",
            k > 0 ? "," : "", g_rand_double_range (rand, 0, 0.95),
            g_rand_double_range (rand, 0, 0.95));
      soft = g_strdup_printf ("%s],\"feather\":%.9g}", shapes->str, feathers[i] / 200.0);
      hard = parse (g_string_append (shapes, "]}")->str);
      mask = parse (soft);
      inside = draw (hard, 300, 200, 0);
      frame = draw (mask, 300, 200, 0);
      for (int y = 0; y < 200; y++)
        for (int x = 0; x < 300; x++)
          if (at (inside, x, y) >= 128)
            g_array_append_vals (spots, (int[]){ x, y }, 1);
      for (int y = 0; y < 200; y += 3)
        for (int x = 0; x < 300; x++)
          {
            int away = G_MAXINT, value;

            for (guint k = 0; k < spots->len; k++)
              {
                const int *spot = (const int *)(gconstpointer)spots->data + 2 * k;

                away = MIN (away, (spot[0] - x) * (spot[0] - x) + (spot[1] - y) * (spot[1] - y));
              }
            /* What is covered a little stays so. */
            value = MAX (feathered (away, feathers[i]), at (inside, x, y));
            g_assert_cmpint (abs (at (frame, x, y) - value), <=, 1);
          }
    }
}

static void
test_invert_and_frame_range (void)
{
  g_autoptr (RcMask) mask =
      parse ("{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":0.5,"
             "\"height\":1}],\"invert\":true,\"first\":3,\"last\":5}");
  g_autoptr (RcFrame) inside = rc_mask_rasterise (mask, 40, 20, 4, NULL);
  g_autoptr (RcFrame) before = rc_mask_rasterise (mask, 40, 20, 2, NULL);
  int                 first, last;

  g_assert_cmpuint (at (inside, 5, 5), ==, 0);
  g_assert_cmpuint (at (inside, 30, 5), ==, 255);
  g_assert_cmpuint (at (before, 30, 5), ==, 0);
  g_assert_true (rc_mask_get_range (mask, 5, &first, &last));
  g_assert_cmpint (first, ==, 3);
  g_assert_cmpint (last, ==, 4);
  g_assert_false (rc_mask_get_range (mask, 3, &first, &last));
}

static void
test_grow_and_shrink (void)
{
  static const struct
  {
    const char *grow;
    int         left; /* the first column that is inside */
  } cases[] = { { "0.1", 30 }, { "-0.1", 50 }, { "0", 40 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.4,\"y\":0,\"width\":0.4,\"height\":1}],"
          "\"grow\":%s}",
          cases[i].grow);
      g_autoptr (RcMask)  mask = parse (text);
      g_autoptr (RcFrame) frame = draw (mask, 100, 100, 0);

      g_assert_cmpuint (at (frame, cases[i].left + 1, 50), ==, 255);
      g_assert_cmpuint (at (frame, cases[i].left - 2, 50), ==, 0);
    }
}

static void
test_resolution_does_not_matter (void)
{
  g_autoptr (RcMask) mask = parse (
      "{\"shapes\":[{\"kind\":\"ellipse\",\"x\":0.1,\"y\":0.2,\"width\":0.5,\"height\":0.6},"
      "{\"kind\":\"stroke\",\"points\":[0.5,0.1,0.9,0.9],\"radius\":0.08}],\"feather\":0.05}");

  g_assert_cmpfloat_with_epsilon (rc_mask_share (mask, 320, 180), rc_mask_share (mask, 1280, 720),
                                  0.004);
}

/* --- random masks ------------------------------------------------------------------------------
 */

static double
random_place (GRand *rand)
{
  return g_rand_double_range (rand, -0.4, 1.4);
}

static cJSON *
random_shape (GRand *rand)
{
  static const char *const kinds[] = { "rectangle", "ellipse", "lasso", "stroke" };
  int                      kind = g_rand_int_range (rand, 0, 4);
  cJSON                   *shape = cJSON_CreateObject ();
  cJSON                   *points;

  cJSON_AddStringToObject (shape, "kind", kinds[kind]);
  cJSON_AddStringToObject (shape, "mode", g_rand_int_range (rand, 0, 4) == 0 ? "subtract" : "add");
  if (kind < 2)
    {
      cJSON_AddNumberToObject (shape, "x", random_place (rand));
      cJSON_AddNumberToObject (shape, "y", random_place (rand));
      cJSON_AddNumberToObject (shape, "width", g_rand_double (rand) * 0.6);
      cJSON_AddNumberToObject (shape, "height", g_rand_double (rand) * 0.6);
      return shape;
    }
  points = cJSON_AddArrayToObject (shape, "points");
  for (int i = g_rand_int_range (rand, 3, 8) * 2; i > 0; i--)
    cJSON_AddItemToArray (points, cJSON_CreateNumber (random_place (rand)));
  if (kind == 3)
    {
      cJSON_AddNumberToObject (shape, "radius", g_rand_double (rand) * 0.15);
      cJSON_AddNumberToObject (shape, "hardness", g_rand_double (rand));
    }
  return shape;
}

static RcMask *
random_mask (GRand *rand, double *feather, double *grow)
{
  g_autoptr (cJSON) json = cJSON_CreateObject ();
  cJSON            *shapes = cJSON_AddArrayToObject (json, "shapes");

  *feather = g_rand_boolean (rand) ? g_rand_double (rand) * 0.2 : 0;
  *grow = g_rand_int_range (rand, 0, 3) == 0 ? g_rand_double_range (rand, -0.05, 0.1) : 0;
  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    cJSON_AddItemToArray (shapes, random_shape (rand));
  cJSON_AddNumberToObject (json, "feather", *feather);
  cJSON_AddNumberToObject (json, "grow", *grow);
  return rc_mask_from_json (json, NULL);
}

static RcMask *
without_softness (const RcMask *mask)
{
  g_autoptr (cJSON) json = rc_mask_to_json (mask);

  cJSON_DeleteItemFromObject (json, "feather");
  cJSON_DeleteItemFromObject (json, "grow");
  return rc_mask_from_json (json, NULL);
}

/* The distance to the nearest pixel that @hard covers at all, in pixels. */
static double
distance_to (const RcFrame *hard, int x, int y)
{
  double best = G_MAXDOUBLE;

  for (int v = 0; v < hard->height; v++)
    for (int u = 0; u < hard->width; u++)
      if (at (hard, u, v) > 0)
        best = MIN (best, (double)((u - x) * (u - x) + (v - y) * (v - y)));
  return sqrt (best);
}

static void
test_nothing_reaches_beyond_mask_and_feather (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int round = 0; round < 60; round++)
    {
      double             feather, grow;
      g_autoptr (RcMask) mask = random_mask (rand, &feather, &grow);
      g_autoptr (RcMask) sharp = without_softness (mask);
      int width = g_rand_int_range (rand, 16, 64), height = g_rand_int_range (rand, 16, 64);
      g_autoptr (RcFrame) soft = draw (mask, width, height, 0);
      g_autoptr (RcFrame) hard = draw (sharp, width, height, 0);
      RcRect              bounds = rc_mask_bounds (mask, width, height);

      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          {
            gboolean in_bounds = x >= bounds.x && x < bounds.x + bounds.width && y >= bounds.y &&
                                 y < bounds.y + bounds.height;
            /* what lies outside the frame may feather into it, and is not in `hard` */
            gboolean near_edge = MIN (MIN (x, y), MIN (width - 1 - x, height - 1 - y)) <=
                                 (feather + MAX (0, grow)) * height + 1;

            if (at (soft, x, y) == 0)
              continue;
            g_assert_true (in_bounds);
            if (!near_edge)
              g_assert_cmpfloat (distance_to (hard, x, y), <=,
                                 (feather + MAX (0, grow)) * height + 1.0);
          }
    }
}

static void
test_same_mask_same_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (int round = 0; round < 50; round++)
    {
      double              feather, grow;
      g_autoptr (RcMask)  mask = random_mask (rand, &feather, &grow);
      g_autoptr (cJSON)   json = rc_mask_to_json (mask);
      g_autoptr (RcMask)  again = rc_mask_from_json (json, NULL);
      g_autoptr (RcFrame) a = draw (mask, 120, 70, 0);
      g_autoptr (RcFrame) b = draw (again, 120, 70, 0);

      g_assert_true (rc_frame_equal (a, b));
    }
}

/* Thousands of pixels of hundreds of masks: where coverage is 0 the base stands, byte for byte. */
static void
test_the_law (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint             changed = 0;

  for (int round = 0; round < 400; round++)
    {
      double             feather, grow;
      g_autoptr (RcMask) mask = random_mask (rand, &feather, &grow);
      int width = 2 * g_rand_int_range (rand, 8, 80), height = 2 * g_rand_int_range (rand, 8, 60);
      RcRect area = rc_tile_bounds (rc_mask_bounds (mask, width, height), width, height);
      g_autoptr (RcFrame) coverage = draw (mask, width, height, 0);
      g_autoptr (RcFrame) base = random_frame (rand, width, height);
      g_autoptr (RcFrame) result = rc_frame_copy (base, NULL);
      g_autoptr (RcFrame) layer = NULL;
      g_autoptr (GError)  error = NULL;

      if (area.width == 0)
        {
          for (gsize i = 0; i < coverage->stride * (gsize)height; i++)
            g_assert_cmpuint (coverage->data[i], ==, 0);
          continue;
        }
      layer = random_frame (rand, area.width, area.height);
      g_assert_true (rc_composite (result, layer, area.x, area.y, coverage, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (rc_composite_outside_equal (base, result, coverage));
      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          {
            const guint8 *was = base->data + y * base->stride + 4 * (gsize)x;
            const guint8 *is = result->data + y * result->stride + 4 * (gsize)x;

            if (at (coverage, x, y) == 0)
              g_assert_cmpmem (was, 4, is, 4);
            else if (at (coverage, x, y) == 255)
              g_assert_cmpmem (
                  is, 4, layer->data + (y - area.y) * layer->stride + 4 * (gsize)(x - area.x), 4);
            changed += memcmp (was, is, 4) != 0;
          }
    }
  g_assert_cmpuint (changed, >, 10000);
}

static void
test_the_law_is_checked (void)
{
  g_autoptr (GRand)   rand = g_rand_new_with_seed (8);
  g_autoptr (RcFrame) base = random_frame (rand, 40, 20);
  g_autoptr (RcFrame) result = rc_frame_copy (base, NULL);
  g_autoptr (RcFrame) mask = rc_frame_new (40, 20, RC_FRAME_GRAY8, NULL);

  g_assert_true (rc_composite_outside_equal (base, result, mask));
  result->data[17 * result->stride + 33] ^= 1;
  g_assert_false (rc_composite_outside_equal (base, result, mask));
}

static void
test_layers_that_do_not_fit_are_refused (void)
{
  g_autoptr (GRand)   rand = g_rand_new_with_seed (9);
  g_autoptr (RcFrame) base = random_frame (rand, 64, 64);
  g_autoptr (RcFrame) before = rc_frame_copy (base, NULL);
  g_autoptr (RcFrame) layer = random_frame (rand, 32, 32);
  g_autoptr (RcFrame) mask = rc_frame_new (64, 64, RC_FRAME_GRAY8, NULL);
  g_autoptr (RcFrame) small = rc_frame_new (32, 64, RC_FRAME_GRAY8, NULL);
  g_autoptr (GError)  error = NULL;

  memset (mask->data, 255, mask->stride * 64);
  g_assert_false (rc_composite (base, layer, 40, 0, mask, NULL, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  g_assert_false (rc_composite (base, layer, 0, -1, mask, NULL, NULL));
  g_assert_false (rc_composite (base, layer, 0, 0, small, NULL, NULL));
  g_assert_false (rc_composite (base, mask, 0, 0, mask, NULL, NULL));
  g_assert_true (rc_frame_equal (base, before));
}

static void
test_tiles (void)
{
  RcRect tiles = rc_tile_bounds ((RcRect){ 33, 31, 2, 2 }, 100, 50);
  RcRect none = rc_tile_bounds ((RcRect){ 5, 5, 0, 3 }, 100, 50);

  g_assert_cmpint (tiles.x, ==, 32);
  g_assert_cmpint (tiles.y, ==, 0);
  g_assert_cmpint (tiles.width, ==, 32);
  g_assert_cmpint (tiles.height, ==, 50);
  g_assert_cmpint (none.width, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/mask/bad-members-are-named", test_bad_members_are_named);
  g_test_add_func ("/engine/mask/shapes-cover-what-they-should",
                   test_shapes_cover_what_they_should);
  g_test_add_func ("/engine/mask/later-shapes-subtract-and-add",
                   test_later_shapes_subtract_and_add);
  g_test_add_func ("/engine/mask/bitmaps-are-laid-over-the-whole-frame",
                   test_bitmaps_are_laid_over_the_whole_frame);
  g_test_add_func ("/engine/mask/lassos-fill-by-winding", test_lassos_fill_by_winding);
  g_test_add_func ("/engine/mask/outlines-fill-by-their-rule", test_outlines_fill_by_their_rule);
  g_test_add_func ("/engine/mask/may-reach-out-of-the-frame",
                   test_masks_may_reach_out_of_the_frame);
  g_test_add_func ("/engine/mask/feather-falls-off-smoothly", test_feather_falls_off_smoothly);
  g_test_add_func ("/engine/mask/feather-is-of-the-exact-distance",
                   test_feather_is_of_the_exact_distance);
  g_test_add_func ("/engine/mask/invert-and-frame-range", test_invert_and_frame_range);
  g_test_add_func ("/engine/mask/grow-and-shrink", test_grow_and_shrink);
  g_test_add_func ("/engine/mask/resolution-does-not-matter", test_resolution_does_not_matter);
  g_test_add_func ("/engine/mask/nothing-reaches-beyond-mask-and-feather",
                   test_nothing_reaches_beyond_mask_and_feather);
  g_test_add_func ("/engine/mask/same-mask-same-bytes", test_same_mask_same_bytes);
  g_test_add_func ("/engine/composite/the-law", test_the_law);
  g_test_add_func ("/engine/composite/the-law-is-checked", test_the_law_is_checked);
  g_test_add_func ("/engine/composite/layers-that-do-not-fit-are-refused",
                   test_layers_that_do_not_fit_are_refused);
  g_test_add_func ("/engine/composite/tiles", test_tiles);
  return g_test_run ();
}
