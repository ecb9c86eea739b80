/* test-mask-matte.c - soft coverage in a mask: every level kept, moved, scaled and dissolved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/image/mask-matte.h"
#include "engine/image/mask-transform.h"
#include "tests/engine/image/mask-fixture.h"

#include <math.h>
#include <string.h>

#define WIDTH  96
#define HEIGHT 54

/* @scale: of the frame; a ball of smoke, in levels. */
static double
smoke_at (double x, double y, double scale)
{
  double away = hypot (x / scale - 40, y / scale - 27) / 24;

  return CLAMP (1.15 - away, 0, 1) * 255;
}

static RcFrame *
make_smoke (double scale)
{
  RcFrame *frame = rc_frame_new ((int)lround (WIDTH * scale), (int)lround (HEIGHT * scale),
                                 RC_FRAME_GRAY8, NULL);

  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      frame->data[(gsize)y * frame->stride + (gsize)x] =
          (guint8)(smoke_at (x + 0.5, y + 0.5, scale) + 0.5);
  return frame;
}

static RcFrame *
make_noise (GRand *rand)
{
  RcFrame *frame = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_GRAY8, NULL);
  int      most = g_rand_int_range (rand, 0, 257), from = g_rand_int_range (rand, 0, HEIGHT);

  memset (frame->data, 0, frame->stride * HEIGHT);
  for (int y = from; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (most > 1 && g_rand_boolean (rand))
        frame->data[(gsize)y * frame->stride + (gsize)x] = (guint8)g_rand_int_range (rand, 0, most);
  return frame;
}

/* Through text, as a film keeps it. @shape: (transfer full) */
static RcMask *
mask_of (cJSON *shape)
{
  g_autoptr (cJSON) json = cJSON_CreateObject ();
  g_autofree char  *text = NULL;

  g_assert_nonnull (shape);
  cJSON_AddItemToArray (cJSON_AddArrayToObject (json, "shapes"), shape);
  text = rc_json_canonical (json);
  return parse (text);
}

static int
worst (const RcFrame *a, const RcFrame *b)
{
  int most = 0;

  g_assert_true (a->width == b->width && a->height == b->height);
  for (gsize i = 0; i < a->stride * (gsize)a->height; i++)
    most = MAX (most, ABS (a->data[i] - b->data[i]));
  return most;
}

static void
test_levels_survive (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (51);
  int               most = 0;

  for (int round = 0; round < 200; round++)
    {
      RcFrame *frames[3] = { make_noise (rand), make_noise (rand), make_smoke (1) };
      cJSON   *shape = rc_matte_shape_new ();
      gsize    size = 0;

      for (int i = 0; i < 3; i++)
        g_assert_true (rc_matte_shape_add (shape, 2 * i, frames[i], &size, NULL));
      {
        g_autoptr (RcMask) mask = mask_of (shape);

        for (int i = 0; i < 6; i++)
          {
            g_autoptr (RcFrame) drawn = draw (mask, WIDTH, HEIGHT, i);

            most = MAX (most, worst (drawn, frames[i / 2]));
          }
      }
      for (int i = 0; i < 3; i++)
        rc_frame_unref (frames[i]);
    }
  g_test_message ("round trip: %d levels off at most", most);
  g_assert_cmpint (most, ==, 0);
}

/* At another size than it was read at it is the same thing. */
static void
test_sizes_agree (void)
{
  static const double scales[] = { 1.0 / 6, 1.0 / 3, 0.5, 5.0 / 6, 1, 1.5, 2, 4 };
  g_autoptr (RcFrame) smoke = make_smoke (1);
  g_autoptr (RcMask)  mask = mask_of (rc_matte_shape_new_still (smoke, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      int width = (int)lround (WIDTH * scales[i]), height = (int)lround (HEIGHT * scales[i]);
      g_autoptr (RcFrame) drawn = draw (mask, width, height, 0);
      g_autoptr (RcFrame) truth = make_smoke (scales[i]);
      int                 most = worst (drawn, truth);

      g_test_message ("%d × %d: %d levels off at most", width, height, most);
      g_assert_cmpint (most, <=, scales[i] < 0.4 ? 8 : 5);
    }
}

/* Where a key says, level for level as far as neighbours blend. */
static void
test_it_is_moved_and_turned (void)
{
  g_autoptr (RcFrame) smoke = make_smoke (1);
  cJSON              *shape = rc_matte_shape_new_still (smoke, NULL);
  g_autoptr (cJSON)   json = cJSON_Parse ("{\"origin\": [0, 0], \"keys\": [{\"frame\": 0,"
                                            "\"move\": [0.125, 0.0], \"scale\": 0.5}]}");
  g_autoptr (RcMask)  mask = NULL;
  g_autoptr (RcFrame) drawn = NULL;
  int                 most = 0;

  cJSON_AddItemToArray (cJSON_AddArrayToObject (json, "shapes"), shape);
  mask = rc_mask_from_json (json, NULL);
  drawn = draw (mask, WIDTH, HEIGHT, 0);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        double truth = smoke_at (x + 0.5 - 12, y + 0.5, 0.5);

        most = MAX (most, (int)ceil (fabs (truth - at (drawn, x, y))));
      }
  g_test_message ("moved and half as large: %d levels off at most", most);
  g_assert_cmpint (most, <=, 6);
  g_assert_cmpfloat (area_of (drawn), >, 100);
}

/* What is taken hold of in the window lies around what is covered, not around the frame. */
static void
test_its_box_can_be_taken_hold_of (void)
{
  g_autoptr (RcFrame) dot = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_GRAY8, NULL), drawn = NULL;
  g_autoptr (cJSON)   json = cJSON_CreateObject ();
  g_autoptr (RcMask)  mask = NULL;
  RcMaskChange        change = { .scale = { 1, 1 }, .move = { 0.25, 0.5 } };
  RcMaskBox           box;

  memset (dot->data, 0, dot->stride * HEIGHT);
  for (int x = 10; x < 20; x++)
    dot->data[10 * dot->stride + (gsize)x] = (guint8)(10 * x);
  cJSON_AddItemToArray (cJSON_AddArrayToObject (json, "shapes"),
                        rc_matte_shape_new_still (dot, NULL));
  g_assert_true (rc_mask_find_box (json, 0, (double)WIDTH / HEIGHT, &box));
  g_assert_cmpfloat_with_epsilon (box.x0, 9.0 / WIDTH, 0.002);
  g_assert_cmpfloat_with_epsilon (box.y0, 9.0 / HEIGHT, 0.002);
  g_assert_cmpfloat_with_epsilon (box.xx, 12.0 / WIDTH, 0.002);
  rc_mask_change_at (json, 0, 0, (double)WIDTH / HEIGHT, &change);
  mask = rc_mask_from_json (json, NULL);
  drawn = draw (mask, WIDTH, HEIGHT, 0);
  for (int x = 0; x < WIDTH; x++)
    g_assert_cmpint (at (drawn, x, 37), ==, x >= 34 && x < 44 ? 10 * (x - 24) : 0);
}

static void
test_pictures_dissolve (void)
{
  g_autoptr (GRand)   rand = g_rand_new_with_seed (3);
  g_autoptr (RcFrame) a = make_noise (rand), b = make_smoke (1), drawn = NULL;
  cJSON              *shape = rc_matte_shape_new (), *key;
  gsize               size = 0;
  g_autoptr (RcMask)  mask = NULL;

  g_assert_true (rc_matte_shape_add (shape, 0, a, &size, NULL) &&
                 rc_matte_shape_add (shape, 4, b, &size, NULL));
  cJSON_ArrayForEach (key, cJSON_GetObjectItemCaseSensitive (shape, "keys"))
  {
    cJSON_DeleteItemFromObjectCaseSensitive (key, "ease");
  }
  mask = mask_of (shape);
  drawn = draw (mask, WIDTH, HEIGHT, 1);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      g_assert_cmpint (ABS (4 * at (drawn, x, y) - 3 * at (a, x, y) - at (b, x, y)), <=, 4);
}

static void
test_what_is_damaged_is_told (void)
{
  static const char *const wrong[] = {
    "{\"width\": 4, \"height\": 4, \"crop\": [0, 0, 5, 4], \"data\": \"\"}",
    "{\"width\": 4, \"height\": 4, \"crop\": [0, 0, 4], \"data\": \"\"}",
    "{\"width\": 4, \"height\": 4, \"data\": \"\"}",
    "{\"width\": 4, \"height\": 4, \"crop\": [0, 0, 4, 4]}",
  };
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) smoke = make_smoke (1), drawn = NULL;
  cJSON              *shape = rc_matte_shape_new_still (smoke, NULL);
  cJSON              *picture = cJSON_GetObjectItemCaseSensitive (shape, "picture");
  g_autoptr (RcMask)  mask = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("{\"shapes\": [{\"kind\": \"matte\", \"picture\": %s}]}", wrong[i]);
      g_autoptr (cJSON)  json = cJSON_Parse (text);
      g_autoptr (GError) told = NULL;

      g_assert_nonnull (json);
      g_assert_null (rc_mask_from_json (json, &told));
      g_assert_nonnull (told);
      g_assert_nonnull (strstr (told->message, "shapes[0]: picture"));
    }
  cJSON_ReplaceItemInObjectCaseSensitive (picture, "data", cJSON_CreateString ("AAAAAAAA"));
  mask = mask_of (shape);
  drawn = rc_mask_rasterise (mask, WIDTH, HEIGHT, 0, &error);
  g_assert_null (drawn);
  g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
}

static void
test_soft_is_told_from_hard (void)
{
  g_autoptr (RcFrame) smoke = make_smoke (1), disc = NULL, small = NULL;
  g_autoptr (RcMask)  round =
      parse ("{\"shapes\": [{\"kind\": \"ellipse\", \"x\": 0.2, \"y\": 0.2, \"width\": 0.5,"
             "\"height\": 0.6}]}");
  g_autoptr (RcMask) feathered =
      parse ("{\"shapes\": [{\"kind\": \"ellipse\", \"x\": 0.2, \"y\": 0.2, \"width\": 0.5,"
             "\"height\": 0.6}], \"feather\": 0.15}");

  disc = draw (round, WIDTH, HEIGHT, 0);
  small = draw (feathered, WIDTH, HEIGHT, 0);
  g_assert_true (rc_matte_is_soft (smoke));
  g_assert_false (rc_matte_is_soft (disc));
  g_assert_true (rc_matte_is_soft (small));
}

/* The size is counted on, and what is as before adds nothing to it. */
static void
test_what_is_too_large_is_refused (void)
{
  g_autoptr (RcFrame) smoke = make_smoke (1), larger = make_smoke (2);
  g_autoptr (GError)  error = NULL;
  g_autoptr (cJSON)   shape = rc_matte_shape_new ();
  gsize               size = 0, once;

  g_assert_true (rc_matte_shape_add (shape, 0, smoke, &size, NULL));
  once = size;
  g_assert_cmpuint (once, >, 0);
  g_assert_true (rc_matte_shape_add (shape, 1, smoke, &size, NULL));
  g_assert_cmpuint (size, ==, once);
  g_assert_true (rc_matte_shape_add (shape, 2, larger, &size, NULL));
  g_assert_cmpuint (size, >, once);
  size = 48u << 20;
  g_assert_true (rc_matte_shape_add (shape, 3, larger, &size, NULL));
  g_assert_false (rc_matte_shape_add (shape, 4, smoke, &size, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "48 MiB up to frame 4"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/matte-shape/every-level-survives", test_levels_survive);
  g_test_add_func ("/engine/matte-shape/all-sizes-show-the-same", test_sizes_agree);
  g_test_add_func ("/engine/matte-shape/it-is-moved-and-scaled", test_it_is_moved_and_turned);
  g_test_add_func ("/engine/matte-shape/its-box-can-be-taken-hold-of",
                   test_its_box_can_be_taken_hold_of);
  g_test_add_func ("/engine/matte-shape/pictures-dissolve", test_pictures_dissolve);
  g_test_add_func ("/engine/matte-shape/what-is-damaged-is-told", test_what_is_damaged_is_told);
  g_test_add_func ("/engine/matte-shape/what-is-too-large-is-refused",
                   test_what_is_too_large_is_refused);
  g_test_add_func ("/engine/matte-shape/soft-is-told-from-hard", test_soft_is_told_from_hard);
  return g_test_run ();
}
