/* test-motion-pass.c - where each pixel goes, against what is known of the scene
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/image/motion.h"

#include <string.h>

#define WIDTH  320
#define HEIGHT 180
#define NEAR   0.3 /* pixels */

typedef struct
{
  RcKit      *kit;
  RcStaging  *staging;
  RcScene    *scene;
  RcRenderer *renderer;
  RcFrame    *colour, *depth, *identity, *motion;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->kit = fixture_kit ();
}

static void
drop (Fixture *self)
{
  g_clear_pointer (&self->colour, rc_frame_unref);
  g_clear_pointer (&self->depth, rc_frame_unref);
  g_clear_pointer (&self->identity, rc_frame_unref);
  g_clear_pointer (&self->motion, rc_frame_unref);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  drop (self);
  g_clear_pointer (&self->renderer, rc_renderer_free);
  g_clear_pointer (&self->scene, rc_scene_free);
  g_clear_pointer (&self->staging, rc_staging_free);
  rc_kit_free (self->kit);
}

static void
stage (Fixture *self, const char *patch)
{
  g_autoptr (GError) error = NULL;

  self->staging = fixture_staging (patch);
  self->scene = fixture_scene (self->kit, self->staging, fixture_shape (WIDTH, HEIGHT, 24));
  self->renderer = rc_renderer_new (rc_gl_context_get (&error), self->scene, &error);
  g_assert_no_error (error);
}

static void
draw (Fixture *self, int index)
{
  g_autoptr (GError) error = NULL;
  RcRect             all = { 0, 0, WIDTH, HEIGHT };

  drop (self);
  rc_scene_set_frame (self->scene, index);
  g_assert_true (
      rc_renderer_draw (self->renderer, all, &self->colour, &self->depth, &self->identity, &error));
  g_assert_true (rc_renderer_draw_motion (self->renderer, all, &self->motion, &error));
  g_assert_no_error (error);
  g_assert_cmpint (self->scene->index, ==, index);
}

static int
identity_at (const Fixture *self, int x, int y)
{
  return self->identity->data[(gsize)y * self->identity->stride + (gsize)x];
}

/* What of the world is seen at a pixel of @camera. Returns: FALSE for what is too far to say */
static gboolean
find_point (const Fixture *self, const RcCamera *camera, int x, int y, RcVec3 *point)
{
  guint16 value =
      ((const guint16 *)(gconstpointer)(self->depth->data + (gsize)y * self->depth->stride))[x];
  float  distance = camera->near_plane + value / 65535.0f * (RC_DEPTH_FAR - camera->near_plane);
  float  u = 2 * (x + 0.5f) / WIDTH - 1, v = 1 - 2 * (y + 0.5f) / HEIGHT;
  RcVec3 ray = rc_vec3_scale (camera->back, -1);

  ray = rc_vec3_along (ray, camera->right, u * camera->tan_x);
  ray = rc_vec3_along (ray, camera->up, v * camera->tan_y);
  *point = rc_vec3_along (camera->eye, ray, distance);
  return value < 60000;
}

static void
locate (const RcCamera *camera, RcVec3 point, double *x, double *y)
{
  RcVec3 seen = rc_camera_project (camera, point);

  *x = (0.5 + seen.x / 2) * WIDTH;
  *y = (0.5 - seen.y / 2) * HEIGHT;
}

/* All pixels of @identity go as if what they show were moved by @by and seen by @then. */
static int
check_all (const Fixture *self, const RcCamera *now, const RcCamera *then, int identity, RcVec3 by)
{
  int checked = 0;

  for (int y = 1; y < HEIGHT - 1; y += 3)
    for (int x = 1; x < WIDTH - 1; x += 3)
      {
        RcVec3 point;
        double x0, y0, x1, y1;
        float  right, down;

        if (identity_at (self, x, y) != identity || !find_point (self, now, x, y, &point))
          continue;
        locate (now, point, &x0, &y0);
        locate (then, rc_vec3_add (point, by), &x1, &y1);
        if (x1 < -WIDTH || x1 > 2 * WIDTH || y1 < -HEIGHT || y1 > 2 * HEIGHT)
          continue;
        rc_motion_get (self->motion, x, y, &right, &down);
        g_assert_cmpfloat (fabs (right - (x1 - x0)), <, NEAR);
        g_assert_cmpfloat (fabs (down - (y1 - y0)), <, NEAR);
        checked++;
      }
  return checked;
}

static void
test_what_stands_still_has_none (Fixture *self, gconstpointer data)
{
  stage (self, "{'figures':[],'camera':{'subject':-1,'size':'WS'},'set':'street',"
               "'props':[{'kind':'chair','x':0.4,'z':0}]}");
  draw (self, 7);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        float right, down;

        rc_motion_get (self->motion, x, y, &right, &down);
        g_assert_cmpfloat (right, ==, 0);
        g_assert_cmpfloat (down, ==, 0);
      }
}

static void
test_a_thing_goes_as_it_is_moved (Fixture *self, gconstpointer data)
{
  RcCamera now, then;
  RcVec3   from, to;

  stage (self, "{'figures':[],'camera':{'subject':-1,'size':'WS'},'props':["
               "{'kind':'box','x':-0.8,'z':0,'scale':0.6,'motion':'slide','toward':'right'},"
               "{'kind':'car','x':0,'z':-6,'facing':90,'motion':'drive','toward':'right'}]}");
  rc_scene_set_frame (self->scene, 13);
  then = self->scene->camera;
  to = rc_mat4_axis (&self->scene->prop_items[1]->model, 3);
  draw (self, 12);
  now = self->scene->camera;
  from = rc_mat4_axis (&self->scene->prop_items[1]->model, 3);
  g_assert_cmpfloat (rc_vec3_length (rc_vec3_sub (to, from)), >, 0.02);
  g_assert_cmpint (check_all (self, &now, &then, RC_IDENTITY_PROP (1), rc_vec3_sub (to, from)), >,
                   100);
}

static void
test_a_moving_camera_moves_the_set (Fixture *self, gconstpointer data)
{
  static const char *const moves[] = { "pan-left", "push-in", "orbit-right", "pedestal-up" };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'figures':[],'camera':{'subject':-1,'size':'WS','move':'%s'},'set':'street',"
          "'props':[{'kind':'chair','x':0.4,'z':0}]}",
          moves[i]);
      RcCamera now, then;

      g_clear_pointer (&self->renderer, rc_renderer_free);
      g_clear_pointer (&self->scene, rc_scene_free);
      g_clear_pointer (&self->staging, rc_staging_free);
      stage (self, patch);
      rc_scene_set_frame (self->scene, 13);
      then = self->scene->camera;
      draw (self, 12);
      now = self->scene->camera;
      g_assert_cmpint (check_all (self, &now, &then, 0, rc_vec3 (0, 0, 0)), >, 2000);
      check_all (self, &now, &then, RC_IDENTITY_PROP (0), rc_vec3 (0, 0, 0));
    }
}

static void
test_a_pan_moves_all_alike (Fixture *self, gconstpointer data)
{
  float right, down, first;

  stage (self, "{'figures':[],'camera':{'subject':-1,'size':'WS','lens_mm':200,"
               "'move':'pan-left'},'set':'field'}");
  draw (self, 12);
  rc_motion_get (self->motion, WIDTH / 2, HEIGHT / 2, &first, &down);
  g_assert_cmpfloat (first, >, 1);
  for (int y = 4; y < HEIGHT; y += 20)
    for (int x = 4; x < WIDTH; x += 20)
      {
        rc_motion_get (self->motion, x, y, &right, &down);
        g_assert_cmpfloat (fabsf (right - first), <, 0.05 * first);
        g_assert_cmpfloat (fabsf (down), <, 0.5);
      }
}

static void
test_a_figure_goes_with_its_limbs (Fixture *self, gconstpointer data)
{
  RcPerformance now, then;
  double        x0, y0, x1, y1, most = 0;
  float         right, down;

  stage (self, "{'camera':{'size':'FS'},'figures':[{'action':'walk','facing':90}]}");
  draw (self, 12);
  rc_actor_perform (&self->scene->actors[0], 12 / 24.0f, NULL, &now);
  rc_actor_perform (&self->scene->actors[0], 13 / 24.0f, NULL, &then);
  locate (&self->scene->camera, rc_mat4_axis (&now.body.chest, 3), &x0, &y0);
  rc_scene_set_frame (self->scene, 13);
  locate (&self->scene->camera, rc_mat4_axis (&then.body.chest, 3), &x1, &y1);
  g_assert_cmpint (identity_at (self, (int)x0, (int)y0), ==, RC_IDENTITY_FIGURE (0));
  rc_motion_get (self->motion, (int)x0, (int)y0, &right, &down);
  g_assert_cmpfloat (fabs (right - (x1 - x0)), <, 0.8);
  g_assert_cmpfloat (fabs (down - (y1 - y0)), <, 0.8);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (identity_at (self, x, y) == RC_IDENTITY_FIGURE (0))
        {
          rc_motion_get (self->motion, x, y, &right, &down);
          most = MAX (most, fabs (right - (x1 - x0)));
        }
  g_assert_cmpfloat (most, >, 0.5); /* a leg swings */
  g_assert_cmpfloat (most, <, 20);
}

static void
test_a_cut_moves_nothing (Fixture *self, gconstpointer data)
{
  float right, down;

  stage (self, "{'figures':[],'camera':{'subject':-1,'size':'WS'},'set':'street','props':["
               "{'kind':'chair'}],'setups':[{'start':0.5,'cut':true,'size':'CU','angle':'high',"
               "'subject':-1}]}");
  for (int index = 10; index < 14; index++)
    {
      draw (self, index);
      for (int y = 2; y < HEIGHT; y += 8)
        for (int x = 2; x < WIDTH; x += 8)
          {
            rc_motion_get (self->motion, x, y, &right, &down);
            g_assert_cmpfloat (right, ==, 0);
            g_assert_cmpfloat (down, ==, 0);
          }
    }
}

static double
most_motion (const Fixture *self)
{
  double most = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        float right, down;

        rc_motion_get (self->motion, x, y, &right, &down);
        most = MAX (most, hypot (right, down));
      }
  return most;
}

static void
test_the_last_frame_goes_on_as_before (Fixture *self, gconstpointer data)
{
  double before;

  stage (self, "{'figures':[],'camera':{'subject':-1,'size':'WS','move':'pan-left'}}");
  draw (self, 22);
  before = most_motion (self);
  draw (self, 23);
  g_assert_cmpfloat (before, >, 0.05);
  g_assert_cmpfloat (fabs (most_motion (self) - before), <, 0.3);
}

static void
test_a_part_is_that_part_of_the_whole (Fixture *self, gconstpointer data)
{
  RcRect              area = { 96, 64, 64, 32 };
  g_autoptr (RcFrame) part = NULL, again = NULL, depth = NULL, identity = NULL;
  RcRect              all = { 0, 0, WIDTH, HEIGHT };
  float               a, b, c, d;

  stage (self, "{'camera':{'size':'FS','move':'handheld'},'set':'forest','figures':["
               "{'action':'dance'}]}");
  draw (self, 9);
  g_assert_true (rc_renderer_draw_motion (self->renderer, area, &part, NULL));
  g_assert_cmpint (part->height, ==, 2 * area.height);
  for (int y = 0; y < area.height; y++)
    for (int x = 0; x < area.width; x++)
      {
        rc_motion_get (part, x, y, &a, &b);
        rc_motion_get (self->motion, area.x + x, area.y + y, &c, &d);
        g_assert_true (a == c && b == d);
      }
  /* And the picture is what it was. */
  g_assert_true (rc_renderer_draw (self->renderer, all, &again, &depth, &identity, NULL));
  g_assert_true (rc_frame_equal (again, self->colour));
}

#define PASSING                                                                                    \
  "{'camera':{'size':'EWS','lens_mm':50},'motion_blur':%g,'set':'studio','props':["                \
  "{'kind':'car','x':0,'z':-1,'facing':90,'motion':'drive','pace':3,'toward':'right'}]}"

static void
stage_again (Fixture *self, const char *patch)
{
  g_clear_pointer (&self->renderer, rc_renderer_free);
  g_clear_pointer (&self->scene, rc_scene_free);
  g_clear_pointer (&self->staging, rc_staging_free);
  stage (self, patch);
}

/* Mean step of brightness from pixel to pixel along the rows of what has @identity. */
static double
sharpness (const Fixture *self, int identity)
{
  double sum = 0;
  int    n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 1; x < WIDTH; x++)
      if (identity_at (self, x, y) == identity && identity_at (self, x - 1, y) == identity)
        {
          const guint8 *pixel = self->colour->data + (gsize)y * self->colour->stride + 4 * (gsize)x;

          sum += abs (pixel[1] - pixel[-3]);
          n++;
        }
  g_assert_cmpint (n, >, 200);
  return sum / n;
}

static void
test_an_open_shutter_blurs_what_moves_alone (Fixture *self, gconstpointer data)
{
  g_autofree char *with = g_strdup_printf (PASSING, 1.0), *without = g_strdup_printf (PASSING, 0.0);
  g_autoptr (RcFrame) colour = NULL, depth = NULL, identity = NULL;
  double              sharp, blurred;
  int                 still = 0;

  stage (self, without);
  draw (self, 8);
  sharp = sharpness (self, RC_IDENTITY_PROP (0));
  colour = rc_frame_ref (self->colour);
  depth = rc_frame_ref (self->depth);
  identity = rc_frame_ref (self->identity);
  stage_again (self, with);
  draw (self, 8);
  blurred = sharpness (self, RC_IDENTITY_PROP (0));
  g_assert_cmpfloat (blurred, <, 0.75 * sharp);
  g_assert_true (rc_frame_equal (depth, self->depth));
  g_assert_true (rc_frame_equal (identity, self->identity));
  /* The upper rows are far from the car, and the camera stands. */
  for (int y = 0; y < HEIGHT / 5; y++)
    still += memcmp (colour->data + (gsize)y * colour->stride,
                     self->colour->data + (gsize)y * colour->stride, colour->stride) == 0;
  g_assert_cmpint (still, ==, HEIGHT / 5);
}

static void
test_an_open_shutter_changes_nothing_that_stands (Fixture *self, gconstpointer data)
{
  g_autoptr (RcFrame) colour = NULL;

  stage (self, "{'figures':[],'camera':{'subject':-1,'size':'WS'},'set':'street'}");
  draw (self, 8);
  colour = rc_frame_ref (self->colour);
  stage_again (self,
               "{'figures':[],'camera':{'subject':-1,'size':'WS'},'set':'street','motion_blur':1}");
  draw (self, 8);
  g_assert_true (rc_frame_equal (colour, self->colour));
}

static void
test_a_blurred_part_is_that_part_of_the_whole (Fixture *self, gconstpointer data)
{
  static const RcRect areas[] = { { 96, 64, 64, 32 }, { 0, 128, 32, 32 }, { 160, 96, 96, 64 } };

  stage (self, "{'camera':{'size':'MS','move':'pan-left','lens_mm':85},'set':'forest',"
               "'motion_blur':1,'figures':[{'action':'dance','pace':2}]}");
  draw (self, 9);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autoptr (RcFrame) part = NULL, depth = NULL, identity = NULL, same = NULL;

      g_assert_true (rc_renderer_draw (self->renderer, areas[i], &part, &depth, &identity, NULL));
      same = rc_frame_crop (self->colour, areas[i], NULL);
      g_assert_true (rc_frame_equal (part, same));
    }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/engine/sketch/motion-pass/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-stands-still-has-none", test_what_stands_still_has_none);
  ADD ("a-thing-goes-as-it-is-moved", test_a_thing_goes_as_it_is_moved);
  ADD ("a-moving-camera-moves-the-set", test_a_moving_camera_moves_the_set);
  ADD ("a-pan-moves-all-alike", test_a_pan_moves_all_alike);
  ADD ("a-figure-goes-with-its-limbs", test_a_figure_goes_with_its_limbs);
  ADD ("a-cut-moves-nothing", test_a_cut_moves_nothing);
  ADD ("the-last-frame-goes-on-as-before", test_the_last_frame_goes_on_as_before);
  ADD ("a-part-is-that-part-of-the-whole", test_a_part_is_that_part_of_the_whole);
  ADD ("an-open-shutter-blurs-what-moves-alone", test_an_open_shutter_blurs_what_moves_alone);
  ADD ("an-open-shutter-changes-nothing-that-stands",
       test_an_open_shutter_changes_nothing_that_stands);
  ADD ("a-blurred-part-is-that-part-of-the-whole", test_a_blurred_part_is_that_part_of_the_whole);
  return g_test_run ();
}
