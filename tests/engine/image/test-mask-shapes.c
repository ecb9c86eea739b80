/* test-mask-shapes.c - strokes of a pen against brute force; ranges of colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/image/colour-range.h"
#include "engine/image/mask.h"

#include <math.h>
#include <string.h>

#define WIDTH  64
#define HEIGHT 48

typedef struct
{
  double x[4], y[4], pressure[4]; /* pixels; 0 to 1 */
  int    n;
  double radius, hardness;
} Stroke;

static Stroke
draw_lots (GRand *rand)
{
  Stroke self = { .n = g_rand_int_range (rand, 1, 5) };

  for (int i = 0; i < self.n; i++)
    {
      self.x[i] = g_rand_double_range (rand, -10, WIDTH + 10);
      self.y[i] = g_rand_double_range (rand, -10, HEIGHT + 10);
      self.pressure[i] = g_rand_boolean (rand) ? g_rand_double (rand) : 1;
    }
  self.radius = g_rand_double_range (rand, 0.5, 15);
  self.hardness = g_rand_boolean (rand) ? 1 : g_rand_double (rand);
  return self;
}

static RcMask *
make_mask (const Stroke *stroke)
{
  g_autoptr (cJSON)  json = cJSON_CreateObject ();
  g_autoptr (GError) error = NULL;
  cJSON             *shape = cJSON_CreateObject (), *points, *pressures;
  RcMask            *mask;

  cJSON_AddItemToArray (cJSON_AddArrayToObject (json, "shapes"), shape);
  cJSON_AddStringToObject (shape, "kind", "stroke");
  cJSON_AddNumberToObject (shape, "radius", stroke->radius / HEIGHT);
  cJSON_AddNumberToObject (shape, "hardness", stroke->hardness);
  points = cJSON_AddArrayToObject (shape, "points");
  pressures = cJSON_AddArrayToObject (shape, "pressures");
  for (int i = 0; i < stroke->n; i++)
    {
      cJSON_AddItemToArray (points, cJSON_CreateNumber (stroke->x[i] / WIDTH));
      cJSON_AddItemToArray (points, cJSON_CreateNumber (stroke->y[i] / HEIGHT));
      cJSON_AddItemToArray (pressures, cJSON_CreateNumber (stroke->pressure[i]));
    }
  mask = rc_mask_from_json (json, &error);
  g_assert_no_error (error);
  return mask;
}

/* How far the pixel at @px, @py is within the brush where it passes from point @a to point @b. */
static double
cover (const Stroke *stroke, int a, int b, double px, double py)
{
  double dx = stroke->x[b] - stroke->x[a], dy = stroke->y[b] - stroke->y[a];
  double length = dx * dx + dy * dy, t = 0, pressure, radius, soft, distance;

  px -= stroke->x[a];
  py -= stroke->y[a];
  if (length > 0)
    t = CLAMP ((px * dx + py * dy) / length, 0, 1);
  pressure = stroke->pressure[a] + (stroke->pressure[b] - stroke->pressure[a]) * t;
  radius = stroke->radius * pressure;
  soft = MAX (1, radius * (1 - stroke->hardness));
  distance = hypot (px - t * dx, py - t * dy);
  return CLAMP (((stroke->hardness >= 1 ? radius + 0.5 : radius) - distance) / soft, 0, 1);
}

static void
test_pens_against_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);

  for (int round = 0; round < 200; round++)
    {
      Stroke              stroke = draw_lots (rand);
      g_autoptr (RcMask)  mask = make_mask (&stroke);
      g_autoptr (RcFrame) frame = rc_mask_rasterise (mask, WIDTH, HEIGHT, 0, NULL);

      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          {
            double wanted = stroke.n == 1 ? cover (&stroke, 0, 0, x + 0.5, y + 0.5) : 0;

            for (int i = 1; i < stroke.n; i++)
              wanted = MAX (wanted, cover (&stroke, i - 1, i, x + 0.5, y + 0.5));
            g_assert_cmpfloat_with_epsilon (frame->data[(gsize)y * frame->stride + x], 255 * wanted,
                                            1.01);
          }
    }
}

static void
test_pressures_are_checked (void)
{
  static const char *const wrong[] = { "[0.5]", "[0.5, 2]", "[0.5, \"hard\"]", "[0.5, 0.5, 0.5]" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("{\"shapes\":[{\"kind\":\"stroke\",\"radius\":0.1,\"points\":[0,0,1,1],"
                           "\"pressures\":%s}]}",
                           wrong[i]);
      g_autoptr (cJSON)  json = cJSON_Parse (text);
      g_autoptr (GError) error = NULL;

      g_assert_null (rc_mask_from_json (json, &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "pressures"));
    }
}

/* --- colours ------------------------------------------------------------------------------ */

/* A red disc at @x on grey, in light and shade, with grains of both in each other. */
static RcFrame *
paint (int at_x, gboolean grains)
{
  RcFrame *frame = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_BGRA8, NULL);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        gboolean red = hypot (x - at_x, y - 24) < 12;
        guint8  *pixel = frame->data + (gsize)y * frame->stride + 4 * (gsize)x;

        if (grains && x % 9 == 4 && y % 9 == 4)
          red = !red;
        memcpy (pixel, red ? (guint8[]){ 30, 40, 180, 255 } : (guint8[]){ 120, 120, 120, 255 }, 4);
        if (red && y > 24)
          pixel[2] = 160;
      }
  return frame;
}

static void
test_a_colour_is_found (void)
{
  g_autoptr (RcFrame)       first = paint (20, FALSE), grainy = paint (40, TRUE);
  g_autoptr (RcColourRange) range = rc_colour_range_new (first, 20, 18, RC_COLOUR_RANGE_DEFAULT);
  g_autofree char          *name = rc_colour_range_dup_name (range);
  g_autoptr (RcFrame)       found = rc_colour_range_find (range, grainy, NULL);
  g_autoptr (RcFrame)       again = rc_colour_range_find (range, grainy, NULL);

  g_assert_cmpstr (name, ==, "#b4281e");
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        double away = hypot (x - 40, y - 24) - 12;
        int    value = found->data[(gsize)y * found->stride + x];

        g_assert_cmpint (value, ==, again->data[(gsize)y * again->stride + x]);
        /* Grains are no part of it, and no hole in it; its edge may be a pixel off. */
        if (fabs (away) > 2)
          g_assert_cmpint (value, ==, away < 0 ? 255 : 0);
      }
}

static void
test_tolerance_is_kept (void)
{
  g_autoptr (RcFrame) picture = paint (30, FALSE);
  double              before = -1;

  for (double tolerance = 0; tolerance <= 1.01; tolerance += 0.1)
    {
      g_autoptr (RcColourRange) range = rc_colour_range_new (picture, 30, 20, tolerance);
      g_autoptr (RcFrame)       found = rc_colour_range_find (range, picture, NULL);
      double                    area = 0;

      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          area += found->data[(gsize)y * found->stride + x] / 255.0;
      g_assert_cmpfloat (area, >=, before);
      if (before < 0)
        g_assert_cmpfloat (area, <, G_PI * 144 * 0.7); /* not what lies in the shade */
      before = area;
    }
  g_assert_cmpfloat (before, ==, WIDTH * HEIGHT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/mask/pens-against-brute-force", test_pens_against_brute_force);
  g_test_add_func ("/engine/mask/pressures-are-checked", test_pressures_are_checked);
  g_test_add_func ("/engine/colour-range/a-colour-is-found-without-its-grains",
                   test_a_colour_is_found);
  g_test_add_func ("/engine/colour-range/more-tolerance-finds-more", test_tolerance_is_kept);
  return g_test_run ();
}
