/* test-mask-transform.c - what a hand does to a mask at one frame, against what it means
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-transform.h"

#include "tests/engine/image/mask-fixture.h"

#include <math.h>

#define WIDTH  320
#define HEIGHT 180
#define ASPECT ((double)WIDTH / HEIGHT)

static cJSON *
read_json (const char *text)
{
  cJSON *json = cJSON_Parse (text);

  g_assert_nonnull (json);
  return json;
}

static RcFrame *
draw_json (const cJSON *json, int frame)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RcMask) mask = rc_mask_from_json (json, &error);

  g_assert_no_error (error);
  return draw (mask, WIDTH, HEIGHT, frame);
}

static void
on_box (const RcMaskBox *box, double u, double v, double *x, double *y)
{
  *x = (box->xx * u + box->xy * v + box->x0) * WIDTH;
  *y = (box->yx * u + box->yy * v + box->y0) * HEIGHT;
}

/* Each pixel's middle is where it was before: scaled along the sides of the box, turned and moved
 * about the fixed point, all in pixels. */
static double
count_wrong (const RcFrame *before, const RcFrame *after, const RcMaskBox *box, RcMaskChange change)
{
  double fx, fy, turn = change.turn * G_PI / 180, wrong = 0, all = 0;
  double along = atan2 (box->yx * HEIGHT, box->xx * WIDTH);

  on_box (box, change.fixed[0], change.fixed[1], &fx, &fy);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        double dx = x + 0.5 - change.move[0] * WIDTH - fx;
        double dy = y + 0.5 - change.move[1] * HEIGHT - fy;
        /* back by the turn, into the box's own directions, out of its scale, and out again */
        double u = cos (along + turn) * dx + sin (along + turn) * dy;
        double v = cos (along + turn) * dy - sin (along + turn) * dx;
        double sx, sy;

        u /= change.scale[0];
        v /= change.scale[1];
        sx = floor (fx + cos (along) * u - sin (along) * v);
        sy = floor (fy + sin (along) * u + cos (along) * v);
        if (sx < 0 || sy < 0 || sx >= WIDTH || sy >= HEIGHT)
          continue;
        all += at (after, x, y) > 127;
        wrong += (at (before, (int)sx, (int)sy) > 127) != (at (after, x, y) > 127);
      }
  return wrong / MAX (all, 1);
}

static void
test_changes_are_what_they_mean (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (41);

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (cJSON) json = read_json (
          i % 2 == 0 ? "{\"shapes\":[{\"kind\":\"lasso\",\"points\":[0.4,0.3,0.6,0.35,0.55,"
                       "0.7,0.42,0.6]}],\"feather\":0,\"keys\":[{\"frame\":3,\"turn\":20,"
                       "\"scale\":[1.2,0.8],\"move\":[0.03,-0.02]}]}"
                     : "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.4,\"y\":0.35,\"width\":"
                       "0.2,\"height\":0.3},{\"kind\":\"ellipse\",\"x\":0.5,\"y\":0.3,"
                       "\"width\":0.1,\"height\":0.2}],\"origin\":[0.2,0.9]}");
      RcMaskChange change = {
        .fixed = { g_rand_int_range (random, 0, 3) / 2.0, g_rand_int_range (random, 0, 3) / 2.0 },
        .scale = { g_rand_double_range (random, 0.5, 1.6), g_rand_double_range (random, 0.5, 1.6) },
        .turn = g_rand_double_range (random, -90, 90),
        .move = { g_rand_double_range (random, -0.1, 0.1), g_rand_double_range (random, -0.1, 0.1) }
      };
      g_autoptr (RcFrame) before = draw_json (json, 9), after = NULL;
      RcMaskBox           box, now;
      double              x0, y0, x1, y1;

      g_assert_true (rc_mask_find_box (json, 9, ASPECT, &box));
      rc_mask_change_at (json, 9, 2, ASPECT, &change);
      after = draw_json (json, 9);
      g_assert_cmpfloat (count_wrong (before, after, &box, change), <, 0.04);
      g_assert_true (rc_mask_find_box (json, 9, ASPECT, &now));
      on_box (&box, change.fixed[0], change.fixed[1], &x0, &y0);
      on_box (&now, change.fixed[0], change.fixed[1], &x1, &y1);
      g_assert_cmpfloat_with_epsilon (x1, x0 + change.move[0] * WIDTH, 0.01);
      g_assert_cmpfloat_with_epsilon (y1, y0 + change.move[1] * HEIGHT, 0.01);
    }
}

static const cJSON *
key_at (const cJSON *owner, int index)
{
  return cJSON_GetArrayItem (cJSON_GetObjectItemCaseSensitive (owner, "keys"), index);
}

static void
test_the_first_change_keeps_it_at_home (void)
{
  g_autoptr (cJSON)   json = read_json ("{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.2,\"y\":0.2,"
                                          "\"width\":0.2,\"height\":0.2}]}");
  g_autoptr (RcFrame) before = draw_json (json, 0), after = NULL;
  RcMaskChange        change = { .fixed = { 0, 0 }, .scale = { 2, 1 } };
  const cJSON        *scale;

  rc_mask_change_at (json, 12, 0, ASPECT, &change);
  g_assert_cmpfloat (rc_json_number_or (key_at (json, 0), "frame", -1), ==, 0);
  g_assert_cmpfloat (rc_json_number_or (key_at (json, 1), "frame", -1), ==, 12);
  scale = cJSON_GetObjectItemCaseSensitive (key_at (json, 1), "scale");
  g_assert_cmpfloat_with_epsilon (cJSON_GetArrayItem (scale, 0)->valuedouble, 2, 1e-5);
  g_assert_cmpfloat_with_epsilon (cJSON_GetArrayItem (scale, 1)->valuedouble, 1, 1e-5);
  after = draw_json (json, 0);
  g_assert_cmpfloat (area_of (after), ==, area_of (before));
  g_clear_pointer (&after, rc_frame_unref);
  after = draw_json (json, 12);
  g_assert_cmpfloat_with_epsilon (area_of (after), 2 * area_of (before), 20);
}

static void
test_a_point_is_dragged (void)
{
  g_autoptr (cJSON) json =
      read_json ("{\"shapes\":[{\"kind\":\"lasso\",\"points\":[0.2,0.2,0.6,0.2,0.6,0.7,0.2,0.7]}],"
                 "\"keys\":[{\"frame\":0},{\"frame\":10,\"move\":[0.1,0],\"turn\":30}]}");
  g_autoptr (GArray) points = rc_mask_find_points (json, 10, ASPECT), now = NULL, home = NULL;
  RcMaskPoint        point = g_array_index (points, RcMaskPoint, 2);
  const cJSON       *shape;

  g_assert_cmpuint (points->len, ==, 4);
  g_assert_cmpuint (point.of, ==, 4);
  point.x += 0.1;
  point.y -= 0.05;
  g_assert_true (rc_mask_reshape_at (json, 10, 0, ASPECT, &point));
  now = rc_mask_find_points (json, 10, ASPECT);
  for (guint i = 0; i < 4; i++)
    {
      RcMaskPoint is = g_array_index (now, RcMaskPoint, i);
      RcMaskPoint was = i == 2 ? point : g_array_index (points, RcMaskPoint, i);

      g_assert_cmpfloat_with_epsilon (is.x, was.x, 1e-4);
      g_assert_cmpfloat_with_epsilon (is.y, was.y, 1e-4);
    }
  /* At home it is what was drawn. */
  home = rc_mask_find_points (json, 0, ASPECT);
  g_assert_cmpfloat_with_epsilon (g_array_index (home, RcMaskPoint, 2).x, 0.6, 1e-4);
  shape = cJSON_GetArrayItem (cJSON_GetObjectItemCaseSensitive (json, "shapes"), 0);
  g_assert_nonnull (cJSON_GetObjectItemCaseSensitive (key_at (shape, 1), "points"));
  point.point = 4;
  g_assert_false (rc_mask_reshape_at (json, 10, 0, ASPECT, &point));
}

/* Around a point of a line drawn by free hand the others go along, the less the farther. */
static void
test_a_free_line_is_bent (void)
{
  g_autoptr (cJSON)  json = read_json ("{\"shapes\":[{\"kind\":\"lasso\"}]}");
  cJSON             *shape = cJSON_GetObjectItemCaseSensitive (json, "shapes")->child;
  cJSON             *list = cJSON_AddArrayToObject (shape, "points");
  g_autoptr (GArray) points = NULL, now = NULL;
  RcMaskPoint        point;
  double             last = 1;

  for (int i = 0; i < 100; i++)
    {
      double angle = i * 2 * G_PI / 100;

      cJSON_AddItemToArray (list, cJSON_CreateNumber (0.5 + 0.2 / ASPECT * cos (angle)));
      cJSON_AddItemToArray (list, cJSON_CreateNumber (0.5 + 0.2 * sin (angle)));
    }
  points = rc_mask_find_points (json, 0, ASPECT);
  point = g_array_index (points, RcMaskPoint, 0);
  point.x += 0.05;
  g_assert_true (rc_mask_reshape_at (json, 0, 0, ASPECT, &point));
  now = rc_mask_find_points (json, 0, ASPECT);
  for (guint i = 0; i < 50; i++)
    {
      double way =
          (g_array_index (now, RcMaskPoint, i).x - g_array_index (points, RcMaskPoint, i).x) / 0.05;

      g_assert_cmpfloat (way, <=, last + 1e-3);
      g_assert_cmpfloat (way, >=, -1e-3);
      last = way;
    }
  g_assert_cmpfloat_with_epsilon (g_array_index (now, RcMaskPoint, 0).x, point.x, 1e-4);
  g_assert_cmpfloat (last, <, 1e-3);
}

static void
test_what_is_no_mask_is_left (void)
{
  g_autoptr (cJSON) json = read_json ("{\"shapes\":[{\"kind\":\"cloud\"}]}"),
                    same = read_json ("{}");
  RcMaskChange change = { .scale = { 2, 2 } };
  RcMaskBox    box;

  rc_mask_change_at (json, 0, 0, ASPECT, &change);
  g_assert_false (cJSON_HasObjectItem (json, "keys"));
  g_assert_false (rc_mask_find_box (json, 0, ASPECT, &box));
  g_assert_false (rc_mask_find_box (same, 0, ASPECT, &box));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mask-transform/changes-are-what-they-mean", test_changes_are_what_they_mean);
  g_test_add_func ("/mask-transform/the-first-change-keeps-it-at-home",
                   test_the_first_change_keeps_it_at_home);
  g_test_add_func ("/mask-transform/a-point-is-dragged", test_a_point_is_dragged);
  g_test_add_func ("/mask-transform/a-free-line-is-bent", test_a_free_line_is_bent);
  g_test_add_func ("/mask-transform/what-is-no-mask-is-left", test_what_is_no_mask_is_left);
  return g_test_run ();
}
