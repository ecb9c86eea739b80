/* bench-mask.c - how long a mask takes to draw and a region to lay over its base
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/composite.h"
#include "engine/image/mask.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define STROKES 500
#define ROUNDS  9

static RcMask *
make_strokes (double feather)
{
  g_autoptr (cJSON) json = cJSON_CreateObject ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  cJSON            *shapes = cJSON_AddArrayToObject (json, "shapes");

  for (int i = 0; i < STROKES; i++)
    {
      cJSON *shape = cJSON_CreateObject ();
      cJSON *points;
      double x = g_rand_double_range (rand, 0.1, 0.9), y = g_rand_double_range (rand, 0.1, 0.9);

      cJSON_AddStringToObject (shape, "kind", "stroke");
      cJSON_AddNumberToObject (shape, "radius", 0.015);
      cJSON_AddNumberToObject (shape, "hardness", 0.8);
      points = cJSON_AddArrayToObject (shape, "points");
      for (int k = 0; k < 12; k++)
        {
          cJSON_AddItemToArray (points,
                                cJSON_CreateNumber (x += g_rand_double_range (rand, -0.02, 0.02)));
          cJSON_AddItemToArray (points,
                                cJSON_CreateNumber (y += g_rand_double_range (rand, -0.02, 0.02)));
        }
      cJSON_AddItemToArray (shapes, shape);
    }
  cJSON_AddNumberToObject (json, "feather", feather);
  return rc_mask_from_json (json, NULL);
}

static void
bench_rasterise (const char *what, double feather, int width, int height)
{
  g_autoptr (RcMask) mask = make_strokes (feather);
  gint64             best = G_MAXINT64;
  clock_t            least = G_MAXINT;

  for (int i = 0; i < ROUNDS; i++)
    {
      gint64              start = g_get_monotonic_time ();
      clock_t             began = clock ();
      g_autoptr (RcFrame) frame = rc_mask_rasterise (mask, width, height, 0, NULL);

      best = MIN (best, g_get_monotonic_time () - start);
      least = MIN (least, clock () - began);
    }
  printf ("mask of %d strokes at %d x %d, %s: %.1f ms, %.1f ms of work\n", STROKES, width, height,
          what, (double)best / 1000, 1000.0 * (double)least / CLOCKS_PER_SEC);
}

static void
bench_composite (int width, int height)
{
  g_autoptr (RcMask)  mask = make_strokes (0.02);
  g_autoptr (RcFrame) base = rc_frame_new (width, height, RC_FRAME_BGRA8, NULL);
  g_autoptr (RcFrame) layer = rc_frame_new (width, height, RC_FRAME_BGRA8, NULL);
  g_autoptr (RcFrame) coverage = rc_mask_rasterise (mask, width, height, 0, NULL);
  gint64              best = G_MAXINT64, best_check = G_MAXINT64;

  for (int i = 0; i < ROUNDS * 4; i++)
    {
      g_autoptr (RcFrame) target = rc_frame_copy (base, NULL);
      gint64              start = g_get_monotonic_time (), middle;
      gboolean            good = rc_composite (target, layer, 0, 0, coverage, NULL, NULL);

      middle = g_get_monotonic_time ();
      good = good && rc_composite_outside_equal (base, target, coverage);
      g_assert_true (good);
      best = MIN (best, middle - start);
      best_check = MIN (best_check, g_get_monotonic_time () - middle);
    }
  printf ("composite at %d x %d: %.2f ms, its proof: %.2f ms\n", width, height, (double)best / 1000,
          (double)best_check / 1000);
}

int
main (void)
{
  bench_rasterise ("hard", 0, 3840, 2160);
  bench_rasterise ("feathered", 0.02, 3840, 2160);
  bench_rasterise ("feathered", 0.02, 640, 360);
  bench_composite (640, 360);
  bench_composite (3840, 2160);
  return 0;
}
