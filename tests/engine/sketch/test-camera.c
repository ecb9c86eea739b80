/* test-camera.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

typedef struct
{
  RcKit *kit;
} Fixture;

static RcScene *
scene_of (const RcKit *kit, RcStaging **staging, const char *patch, int width, int height)
{
  *staging = fixture_staging (patch);
  return fixture_scene (kit, *staging, fixture_shape (width, height, 48));
}

static RcVec3
crown_of (const RcScene *scene)
{
  RcPerformance now;

  rc_actor_perform (&scene->actors[0], 0, NULL, &now);
  return rc_mat4_point (
      &now.body.head, rc_vec3 (0, RC_BODY_HEAD * scene->actors[0].look.head * now.body.height, 0));
}

/* Where the crown and a level below it lie in the picture, for each size and picture shape. */
static void
test_frames_each_size (void)
{
  static const struct
  {
    const char *size;
    float       crown, level, at; /* level: metres below the crown; both as y from -1 to 1 */
  } cases[] = {
    { "EWS", 1 - 2 * 0.62f, 1.0f, -1 + 2 * 0.22f },
    { "WS", 1 - 2 * 0.28f, 1.0f, -1 + 2 * 0.17f },
    { "FS", 1 - 2 * 0.09f, 1.0f, -1 + 2 * 0.07f },
    { "MWS", 1 - 2 * 0.09f, 0.61f, -1 },
    { "MS", 1 - 2 * 0.10f, 0.42f, -1 },
    { "MCU", 1 - 2 * 0.09f, 0.30f, -1 },
    { "CU", 1 - 2 * 0.06f, 0.205f, -1 },
  };
  static const int  shapes[][2] = { { 640, 360 }, { 360, 640 }, { 512, 512 }, { 956, 400 } };
  g_autoptr (RcKit) kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; k < G_N_ELEMENTS (shapes); k++)
      {
        g_autofree char      *patch = g_strdup_printf ("{'camera':{'size':'%s'}}", cases[i].size);
        g_autoptr (RcStaging) staging = NULL;
        g_autoptr (RcScene)   scene = scene_of (kit, &staging, patch, shapes[k][0], shapes[k][1]);
        RcVec3                crown = crown_of (scene), low = crown, a, b;

        low.y = cases[i].level >= 1.0f ? 0.0f : crown.y - cases[i].level * 1.7f;
        a = rc_camera_project (&scene->camera, crown);
        b = rc_camera_project (&scene->camera, low);
        g_test_message ("%s %dx%d: crown %.3f, low %.3f", cases[i].size, shapes[k][0], shapes[k][1],
                        a.y, b.y);
        g_assert_cmpfloat (fabsf (a.y - cases[i].crown), <, 0.03f);
        g_assert_cmpfloat (fabsf (b.y - cases[i].at), <, 0.03f);
        g_assert_cmpfloat (fabsf (a.x), <, 0.05f);
      }
}

static void
test_looks_from_the_angle (void)
{
  static const struct
  {
    const char *angle;
    float       least, most; /* degrees the camera looks down */
  } cases[] = { { "eye", -6, 6 },
                { "low", -40, -3 },
                { "high", 20, 40 },
                { "bird", 55, 80 },
                { "worm", -60, -15 } };
  g_autoptr (RcKit) kit = fixture_kit ();
  float             before = -90;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char      *patch = g_strdup_printf ("{'camera':{'angle':'%s'}}", cases[i].angle);
      g_autoptr (RcStaging) staging = NULL;
      g_autoptr (RcScene)   scene = scene_of (kit, &staging, patch, 640, 360);
      float                 down = asinf (scene->camera.back.y) * 180 / RC_PI;

      g_test_message ("%s: %.1f", cases[i].angle, down);
      g_assert_cmpfloat (down, >, cases[i].least);
      g_assert_cmpfloat (down, <, cases[i].most);
      g_assert_cmpfloat (scene->camera.eye.y, >, 0.05f);
      before = down;
    }
  g_assert_cmpfloat (before, <, 0);
}

static void
test_dutch_angle_tips_the_horizon (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene = scene_of (kit, &staging, "{'camera':{'angle':'dutch'}}", 640, 360);

  g_assert_cmpfloat (fabsf (scene->camera.right.y), >, 0.15f);
}

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
      g_autoptr (RcScene)   scene = scene_of (kit, &staging, patch, 640, 360);
      float                 first = cases[i].measure (&scene->camera), middle;

      rc_scene_set_frame (scene, 23);
      middle = cases[i].measure (&scene->camera);
      rc_scene_set_frame (scene, 47);
      g_test_message ("%s: %.2f to %.2f", cases[i].move, first, cases[i].measure (&scene->camera));
      g_assert_cmpfloat (cases[i].measure (&scene->camera) - first, >, cases[i].least);
      g_assert_cmpfloat (middle, >, first);
      /* The subject stays in the picture. */
      g_assert_cmpfloat (fabsf (rc_camera_project (&scene->camera, crown_of (scene)).x), <, 1.0f);
    }
}

static void
test_static_camera_does_not_move (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene = scene_of (kit, &staging, "{}", 640, 360);
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
      scene_of (kit, &staging, "{'camera':{'move':'dolly-zoom'}}", 640, 360);
  RcVec3 crown = crown_of (scene), behind = { 2, 1.2f, -12 };
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
  g_autoptr (RcScene) scene = scene_of (kit, &staging, "{'camera':{'move':'whip-pan'}}", 640, 360);
  float               first = to_left (&scene->camera), before, fastest = 0.0f;

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
  g_assert_cmpfloat (fabsf (rc_camera_project (&scene->camera, crown_of (scene)).x), <, 0.1f);
}

static void
test_several_moves_go_at_once (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene = scene_of (
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
      g_autoptr (RcScene)   scene = scene_of (kit, &staging,
                                            i == 0 ? "{'camera':{'move':'push-in','pace':0.5}}"
                                                     : "{'camera':{'move':'push-in','pace':2}}",
                                              640, 360);
      float                 first = nearer (&scene->camera);

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
  g_autoptr (RcScene)   scene =
      scene_of (kit, &staging,
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
  g_autoptr (RcScene)   scene = scene_of (
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

static void
test_point_of_view_is_at_the_eyes_of_who_is_not_drawn (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene = scene_of (kit, &staging,
                                          "{'camera':{'size':'MS','subject':1,'eyes':0},'figures':["
                                            "{'id':'a','height':1.7,'x':0,'z':2,'facing':180},"
                                            "{'id':'b','height':1.8,'x':0,'z':0,'facing':0}]}",
                                          640, 360);
  RcVec3                other = rc_camera_project (&scene->camera, rc_vec3 (0, 1.7f, 0));

  g_assert_true (scene->figure_items[0]->hidden);
  g_assert_false (scene->figure_items[1]->hidden);
  g_assert_cmpfloat (fabsf (scene->camera.eye.y - 1.6f), <, 0.1f);
  g_assert_cmpfloat (fabsf (scene->camera.eye.z - 2), <, 0.3f);
  g_assert_cmpfloat (fabsf (other.x) + fabsf (other.y), <, 0.5f);
}

static void
test_focus_goes_over_from_one_to_the_other (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene = scene_of (
        kit, &staging,
        "{'camera':{'size':'MS','subject':0,'focus':'shallow','focus_on':0,'rack_to':1},'figures':["
          "{'id':'a','height':1.7,'x':0,'z':0,'facing':0},"
          "{'id':'b','height':1.8,'x':0.6,'z':-3,'facing':0}]}",
        640, 360);
  float first = scene->camera.focus;

  g_assert_cmpfloat (scene->camera.blur, >, 0.01f);
  rc_scene_set_frame (scene, 47);
  g_assert_cmpfloat (fabsf (scene->camera.focus - first - 3), <, 0.2f);
}

static void
test_who_walks_stays_in_the_picture_over_the_whole_shot (void)
{
  static const char *const sizes[] = { "EWS", "WS", "FS", "MS", "CU" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *patch =
          g_strdup_printf ("{'camera':{'size':'%s'},'figures':[{'id':'a','height':1.7,"
                           "'x':0,'z':0,'facing':90,'action':'run'}]}",
                           sizes[i]);
      g_autoptr (RcStaging) staging = fixture_staging (patch);
      g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (640, 360, 240));

      for (int frame = 0; frame < 240; frame += 30)
        {
          RcMat4 root;
          RcVec3 moved, at;

          rc_scene_set_frame (scene, frame);
          rc_actor_place (&scene->actors[0], frame / 24.0f, &root, &moved);
          at = rc_mat4_axis (&root, 3);
          at = rc_camera_project (&scene->camera, rc_vec3 (at.x, 1.5f, at.z));
          g_test_message ("%s at %d: %.2f", sizes[i], frame, at.x);
          g_assert_cmpfloat (fabsf (at.x), <, 0.9f);
        }
    }
}

static void
test_two_shot_holds_both (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene =
      scene_of (kit, &staging,
                "{'camera':{'size':'TWO','lens_mm':35},'figures':["
                "{'id':'a','name':'A','kind':'person','build':'average','colour':'#a05020','height'"
                ":1.7,'x':-0.9,'z':0,"
                "'facing':90,'action':'talk','toward':'b','holds':-1,'identity':''},"
                "{'id':'b','name':'B','kind':'person','build':'slim','colour':'#2050a0','height':1."
                "8,'x':0.9,'z':0,"
                "'facing':-90,'action':'stand','toward':'a','holds':-1,'identity':''}]}",
                640, 360);

  for (int i = 0; i < 2; i++)
    {
      RcVec3 at = rc_camera_project (&scene->camera, rc_vec3 (i == 0 ? -0.9f : 0.9f, 1.6f, 0));

      g_assert_cmpfloat (fabsf (at.x), <, 0.9f);
      g_assert_cmpfloat (fabsf (at.y), <, 0.95f);
      g_assert_cmpfloat (i == 0 ? -at.x : at.x, >, 0.1f);
    }
}

static void
test_over_the_shoulder_has_a_shoulder_in_front (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene =
      scene_of (kit, &staging,
                "{'camera':{'size':'OTS','subject':1,'over':0},'figures':["
                "{'id':'a','name':'A','kind':'person','build':'average','colour':'#a05020','height'"
                ":1.7,'x':0,'z':1.2,"
                "'facing':180,'action':'stand','toward':'b','holds':-1,'identity':''},"
                "{'id':'b','name':'B','kind':'person','build':'slim','colour':'#2050a0','height':1."
                "8,'x':0,'z':0,"
                "'facing':0,'action':'stand','toward':'a','holds':-1,'identity':''}]}",
                640, 360);
  RcVec3 shoulder = rc_camera_project (&scene->camera, rc_vec3 (0, 1.5f, 1.2f));
  RcVec3 face = rc_camera_project (&scene->camera, rc_vec3 (0, 1.65f, 0));

  g_assert_cmpfloat (shoulder.z, >, 0.2f);
  g_assert_cmpfloat (face.z, >, shoulder.z + 0.8f);
  g_assert_cmpfloat (fabsf (face.x), <, 0.8f);
  g_assert_cmpfloat (fabsf (face.x - shoulder.x), >, 0.2f);
}

/* Wide shots, orbits and a walk to the end, in rooms that are too small for them. */
static void
test_the_camera_stays_in_its_room (void)
{
  static const char *const sets[] = { "corridor", "tunnel", "bathroom", "car-interior", "room" };
  static const char *const moves[] = { "orbit-left", "truck-right", "pull-out", "crane-up",
                                       "pedestal-up" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    for (guint k = 0; k < G_N_ELEMENTS (moves); k++)
      for (int eyes = -1; eyes <= 0; eyes++)
        {
          g_autofree char *patch = g_strdup_printf (
              "{'camera':{'size':'WS','move':'%s','eyes':%d},'set':'%s','interior':true,"
              "'figures':[{'id':'a','name':'A','height':1.7,'facing':180,'action':'run'}]}",
              moves[k], eyes, sets[i]);
          g_autoptr (RcStaging) staging = fixture_staging (patch);
          g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (320, 180, 96));

          for (int frame = 0; frame < 96 && scene->walled; frame += 19)
            {
              RcVec3 eye;

              rc_scene_set_frame (scene, frame);
              eye = scene->camera.eye;
              g_test_message ("%s %s: %.2f %.2f %.2f", sets[i], moves[k], eye.x, eye.y, eye.z);
              g_assert_true (eye.x > scene->inner.x && eye.x < scene->outer.x);
              g_assert_true (eye.y > 0 && eye.y < scene->outer.y);
              g_assert_true (eye.z > scene->inner.z && eye.z < scene->outer.z);
            }
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/camera/frames-each-size", test_frames_each_size);
  g_test_add_func ("/engine/sketch/camera/looks-from-the-angle", test_looks_from_the_angle);
  g_test_add_func ("/engine/sketch/camera/dutch-angle-tips-the-horizon",
                   test_dutch_angle_tips_the_horizon);
  g_test_add_func ("/engine/sketch/camera/every-move-goes-its-way", test_every_move_goes_its_way);
  g_test_add_func ("/engine/sketch/camera/static-camera-does-not-move",
                   test_static_camera_does_not_move);
  g_test_add_func ("/engine/sketch/camera/handheld-unrest-comes-from-the-seed",
                   test_handheld_unrest_comes_from_the_seed);
  g_test_add_func ("/engine/sketch/camera/two-shot-holds-both", test_two_shot_holds_both);
  g_test_add_func ("/engine/sketch/camera/over-the-shoulder-has-a-shoulder-in-front",
                   test_over_the_shoulder_has_a_shoulder_in_front);
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
  g_test_add_func ("/engine/sketch/camera/point-of-view-is-at-the-eyes-of-who-is-not-drawn",
                   test_point_of_view_is_at_the_eyes_of_who_is_not_drawn);
  g_test_add_func ("/engine/sketch/camera/focus-goes-over-from-one-to-the-other",
                   test_focus_goes_over_from_one_to_the_other);
  g_test_add_func ("/engine/sketch/camera/who-walks-stays-in-the-picture-over-the-whole-shot",
                   test_who_walks_stays_in_the_picture_over_the_whole_shot);
  g_test_add_func ("/engine/sketch/camera/the-camera-stays-in-its-room",
                   test_the_camera_stays_in_its_room);
  return g_test_run ();
}
