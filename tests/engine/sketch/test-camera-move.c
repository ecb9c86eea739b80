/* test-camera-move.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

/* What the move is measured by: from the first to the last frame it must grow by more than @least.
 */
typedef float (*Measure) (const RcCamera *camera);

static float
to_left (const RcCamera *camera)
{
  return atan2f (camera->back.x, camera->back.z) * 180 / RC_PI;
}

static float
to_right (const RcCamera *camera)
{
  return -to_left (camera);
}

static float
upwards (const RcCamera *camera)
{
  return -asinf (camera->back.y) * 180 / RC_PI;
}

static float
downwards (const RcCamera *camera)
{
  return -upwards (camera);
}

static float
nearer (const RcCamera *camera)
{
  return -camera->eye.z;
}

static float
farther (const RcCamera *camera)
{
  return camera->eye.z;
}

static float
x_place (const RcCamera *camera)
{
  return camera->eye.x;
}

static float
x_other_way (const RcCamera *camera)
{
  return -camera->eye.x;
}

static float
height (const RcCamera *camera)
{
  return camera->eye.y;
}

static float
depth_below (const RcCamera *camera)
{
  return -camera->eye.y;
}

static float
longer_lens (const RcCamera *camera)
{
  return 1 / camera->tan_x;
}

static float
shorter_lens (const RcCamera *camera)
{
  return -1 / camera->tan_x;
}

static void
test_every_move_goes_its_way (void)
{
  static const struct
  {
    const char *move;
    Measure     measure;
    float       least;
  } cases[] = {
    { "pan-left", to_left, 5 },          { "pan-right", to_right, 5 },
    { "tilt-up", upwards, 4 },           { "tilt-down", downwards, 4 },
    { "push-in", nearer, 0.2f },         { "pull-out", farther, 0.2f },
    { "truck-left", x_other_way, 0.2f }, { "truck-right", x_place, 0.2f },
    { "pedestal-up", height, 0.1f },     { "pedestal-down", depth_below, 0.1f },
    { "orbit-left", x_other_way, 0.5f }, { "orbit-right", x_place, 0.5f },
    { "zoom-in", longer_lens, 0.5f },    { "zoom-out", shorter_lens, 0.5f },
    { "aerial", nearer, 0.5f },          { "aerial-rise", height, 0.3f },
    { "fly-through", nearer, 0.5f },     { "spiral-up", height, 0.3f },
    { "crane-up", height, 0.3f },        { "crane-down", depth_below, 0.3f },
  };
  g_autoptr (RcKit) kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char      *patch = g_strdup_printf ("{'camera':{'move':'%s'}}", cases[i].move);
      g_autoptr (RcStaging) staging = NULL;
      g_autoptr (RcScene)   scene = fixture_scene_of (kit, &staging, patch, 640, 360);
      float                 first = cases[i].measure (&scene->camera), middle;

      rc_scene_set_frame (scene, 23);
      middle = cases[i].measure (&scene->camera);
      rc_scene_set_frame (scene, 47);
      g_test_message ("%s: %.2f to %.2f", cases[i].move, first, cases[i].measure (&scene->camera));
      g_assert_cmpfloat (cases[i].measure (&scene->camera) - first, >, cases[i].least);
      g_assert_cmpfloat (middle, >, first);
      /* The subject stays in the picture. */
      g_assert_cmpfloat (fabsf (rc_camera_project (&scene->camera, fixture_crown (scene)).x), <,
                         1.0f);
    }
}

static void
test_static_camera_does_not_move (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene = fixture_scene_of (kit, &staging, "{}", 640, 360);
  RcCamera              first = scene->camera;

  rc_scene_set_frame (scene, 47);
  g_assert_cmpmem (&first, sizeof first, &scene->camera, sizeof first);
}

static void
test_handheld_unrest_comes_from_the_seed (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = fixture_staging ("{'camera':{'move':'handheld'}}");
  RcRequestShape        shape = fixture_shape (640, 360, 48), other = shape;
  g_autoptr (RcScene)   a = fixture_scene (kit, staging, shape);
  g_autoptr (RcScene)   b = fixture_scene (kit, staging, shape);
  g_autoptr (RcScene)   c = NULL;

  other.seed = 8;
  c = fixture_scene (kit, staging, other);
  rc_scene_set_frame (a, 20);
  rc_scene_set_frame (b, 20);
  rc_scene_set_frame (c, 20);
  g_assert_cmpmem (&a->camera, sizeof a->camera, &b->camera, sizeof b->camera);
  g_assert_cmpfloat (rc_vec3_length (rc_vec3_sub (a->camera.back, c->camera.back)), >, 1e-4f);
}

static void
test_dolly_zoom_keeps_the_subject_and_moves_the_background (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene =
      fixture_scene_of (kit, &staging, "{'camera':{'move':'dolly-zoom'}}", 640, 360);
  RcVec3 crown = fixture_crown (scene), behind = { 2, 1.2f, -12 };
  float  chest = rc_camera_project (&scene->camera, rc_vec3 (0, 1.2f, 0)).y;
  float  size = rc_camera_project (&scene->camera, crown).y - chest;
  float  far_x = rc_camera_project (&scene->camera, behind).x, eye = scene->camera.eye.z;

  rc_scene_set_frame (scene, 47);
  chest = rc_camera_project (&scene->camera, rc_vec3 (0, 1.2f, 0)).y;
  g_assert_cmpfloat (fabsf (rc_camera_project (&scene->camera, crown).y - chest - size), <,
                     0.02f * size);
  g_assert_cmpfloat (scene->camera.eye.z, <, 0.7f * eye);
  g_assert_cmpfloat (fabsf (rc_camera_project (&scene->camera, behind).x), <, 0.8f * fabsf (far_x));
}

static void
test_whip_pan_is_fast_and_settles_on_the_framing (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene =
      fixture_scene_of (kit, &staging, "{'camera':{'move':'whip-pan'}}", 640, 360);
  float first = to_left (&scene->camera), before, fastest = 0.0f;

  before = first;
  for (int i = 1; i < 48; i++)
    {
      rc_scene_set_frame (scene, i);
      fastest = MAX (fastest, fabsf (to_left (&scene->camera) - before) * 24);
      before = to_left (&scene->camera);
    }
  g_test_message ("fastest %.0f degrees a second", fastest);
  g_assert_cmpfloat (fastest, >, 150);
  g_assert_cmpfloat (fabsf (before - first), >, 40);
  g_assert_cmpfloat (fabsf (rc_camera_project (&scene->camera, fixture_crown (scene)).x), <, 0.1f);
}

static void
test_several_moves_go_at_once (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene = fixture_scene_of (
        kit, &staging, "{'camera':{'move':'push-in','moves':'pan-left handheld'}}", 640, 360);
  RcCamera first = scene->camera;

  rc_scene_set_frame (scene, 47);
  g_assert_cmpfloat (nearer (&scene->camera) - nearer (&first), >, 0.2f);
  g_assert_cmpfloat (to_left (&scene->camera) - to_left (&first), >, 4);
  g_assert_cmpfloat (fabsf (scene->camera.right.y - first.right.y), >, 1e-5f);
}

static void
test_a_fast_move_goes_farther_than_a_slow_one (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  float             way[2];

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (RcStaging) staging = NULL;
      g_autoptr (RcScene)   scene =
          fixture_scene_of (kit, &staging,
                            i == 0 ? "{'camera':{'move':'push-in','pace':0.5}}"
                                   : "{'camera':{'move':'push-in','pace':2}}",
                            640, 360);
      float first = nearer (&scene->camera);

      rc_scene_set_frame (scene, 47);
      way[i] = nearer (&scene->camera) - first;
    }
  g_assert_cmpfloat (way[1], >, 1.5f * way[0]);
}

static void
test_set_ups_cut_or_go_on (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene = fixture_scene_of (
        kit, &staging,
        "{'camera':{'size':'WS','move':'static'},'setups':["
          "{'start':0.5,'cut':true,'size':'CU','angle':'eye','move':'static','subject':0},"
          "{'start':1.25,'cut':false,'size':'CU','angle':'eye','move':'pan-left','subject':0}"
          "]}",
        640, 360);
  RcCamera wide = scene->camera, close;

  rc_scene_set_frame (scene, 11);
  g_assert_cmpmem (&wide, sizeof wide, &scene->camera, sizeof wide);
  rc_scene_set_frame (scene, 12);
  close = scene->camera;
  g_assert_cmpfloat (close.eye.z, <, 0.5f * wide.eye.z);
  rc_scene_set_frame (scene, 30);
  g_assert_cmpmem (&close, sizeof close, &scene->camera, sizeof close);
  rc_scene_set_frame (scene, 47);
  g_assert_cmpfloat (to_left (&scene->camera) - to_left (&close), >, 3);
}

static void
test_a_set_up_without_a_cut_is_gone_over_to (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene = fixture_scene_of (
        kit, &staging,
        "{'camera':{'size':'WS'},'setups':[{'start':0.5,'size':'CU','angle':'eye','subject':0}]}",
        640, 360);
  float before = scene->camera.eye.z;

  for (int i = 12; i < 48; i++)
    {
      rc_scene_set_frame (scene, i);
      g_assert_cmpfloat (scene->camera.eye.z, <, before + 1e-3f);
      g_assert_cmpfloat (before - scene->camera.eye.z, <, 1.0f);
      before = scene->camera.eye.z;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/camera/every-move-goes-its-way", test_every_move_goes_its_way);
  g_test_add_func ("/engine/sketch/camera/static-camera-does-not-move",
                   test_static_camera_does_not_move);
  g_test_add_func ("/engine/sketch/camera/handheld-unrest-comes-from-the-seed",
                   test_handheld_unrest_comes_from_the_seed);
  g_test_add_func ("/engine/sketch/camera/dolly-zoom-keeps-the-subject-and-moves-the-background",
                   test_dolly_zoom_keeps_the_subject_and_moves_the_background);
  g_test_add_func ("/engine/sketch/camera/whip-pan-is-fast-and-settles-on-the-framing",
                   test_whip_pan_is_fast_and_settles_on_the_framing);
  g_test_add_func ("/engine/sketch/camera/several-moves-go-at-once", test_several_moves_go_at_once);
  g_test_add_func ("/engine/sketch/camera/a-fast-move-goes-farther-than-a-slow-one",
                   test_a_fast_move_goes_farther_than_a_slow_one);
  g_test_add_func ("/engine/sketch/camera/set-ups-cut-or-go-on", test_set_ups_cut_or_go_on);
  g_test_add_func ("/engine/sketch/camera/a-set-up-without-a-cut-is-gone-over-to",
                   test_a_set_up_without_a_cut_is_gone_over_to);
  return g_test_run ();
}
