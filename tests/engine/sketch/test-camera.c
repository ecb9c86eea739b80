/* test-camera.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/sketch/scene/scene-camera.h"
#include "engine/sketch/scene/scene-effects.h"

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
        g_autoptr (RcScene)   scene =
            fixture_scene_of (kit, &staging, patch, shapes[k][0], shapes[k][1]);
        RcVec3 crown = fixture_crown (scene), low = crown, a, b;

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
      g_autoptr (RcScene)   scene = fixture_scene_of (kit, &staging, patch, 640, 360);
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
  g_autoptr (RcScene)   scene =
      fixture_scene_of (kit, &staging, "{'camera':{'angle':'dutch'}}", 640, 360);

  g_assert_cmpfloat (fabsf (scene->camera.right.y), >, 0.15f);
}

static void
test_point_of_view_is_at_the_eyes_of_who_is_not_drawn (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene =
      fixture_scene_of (kit, &staging,
                        "{'camera':{'size':'MS','subject':1,'eyes':0},'figures':["
                        "{'id':'a','height':1.7,'x':0,'z':2,'facing':180},"
                        "{'id':'b','height':1.8,'x':0,'z':0,'facing':0}]}",
                        640, 360);
  RcVec3 other = rc_camera_project (&scene->camera, rc_vec3 (0, 1.7f, 0));

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
  g_autoptr (RcScene)   scene = fixture_scene_of (
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
  g_autoptr (RcScene)   scene = fixture_scene_of (
        kit, &staging,
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
  g_autoptr (RcScene)   scene = fixture_scene_of (
        kit, &staging,
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

/* Which way the face of the first figure is turned, and where its eyes are in the picture. */
static void
face_of (const RcScene *scene, RcVec3 *front, RcVec3 *eyes)
{
  RcPerformance now;
  RcVec3        at;
  gboolean      looks = rc_actor_gaze (&scene->actors[0], 1, scene->camera.eye, &at);

  rc_actor_perform (&scene->actors[0], 1, looks ? &at : NULL, &now);
  *front = rc_mat4_axis (&now.body.head, 2);
  *eyes = rc_camera_project (&scene->camera, rc_body_eyes (&now.body));
}

static void
test_who_is_seen_close_keeps_the_face_to_the_camera (void)
{
  static const char *const does[] = {
    "'action':'stand','toward':'prop-0','facing':-70",
    "'action':'look-up','toward':'away','facing':70",
    "'action':'look-down','toward':'','facing':35",
  };
  static const struct
  {
    const char *size;
    float       yaw, pitch; /* degrees */
  } sizes[] = { { "MCU", 70, 34 }, { "CU", 54, 22 }, { "ECU", 43, 13 } };
  g_autoptr (RcKit) kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (does); i++)
    for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
      {
        g_autofree char *patch = g_strdup_printf (
            "{'camera':{'size':'%s'},'props':[{'id':'w','kind':'window','name':'window',"
            "'colour':'#808080','x':-2,'y':0,'z':-3,'facing':0,'scale':1}],'figures':[{'id':'m',"
            "'name':'M','kind':'person','build':'average','colour':'#a05020','height':1.7,'x':0,"
            "'z':0,'holds':-1,'identity':'',%s}]}",
            sizes[k].size, does[i]);
        g_autoptr (RcStaging) staging = NULL;
        g_autoptr (RcScene)   scene = fixture_scene_of (kit, &staging, patch, 640, 360);
        RcVec3                front, eyes;

        face_of (scene, &front, &eyes);
        g_assert_cmpfloat (fabsf (atan2f (front.x, front.z)) * 180 / RC_PI, <=, sizes[k].yaw);
        g_assert_cmpfloat (fabsf (asinf (front.y)) * 180 / RC_PI, <=, sizes[k].pitch);
        g_assert_cmpfloat (eyes.y, >, -0.1f);
        g_assert_cmpfloat (eyes.y, <, 0.75f);
        g_assert_cmpfloat (fabsf (eyes.x), <, 0.6f);
      }
}

/* Seen from behind, or from farther off, nobody is turned. */
static void
test_who_is_seen_from_behind_stays_so (void)
{
  static const char *const cameras[] = { "'size':'CU'", "'size':'FS'" };
  static const int         facings[] = { 170, 100 };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (cameras); i++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'camera':{%s},'figures':[{'id':'m','name':'M','kind':'person','build':'average',"
          "'colour':'#a05020','height':1.7,'x':0,'z':0,'holds':-1,'identity':'','action':'stand',"
          "'toward':'away','facing':%d}]}",
          cameras[i], facings[i]);
      g_autoptr (RcStaging) staging = NULL;
      g_autoptr (RcScene)   scene = fixture_scene_of (kit, &staging, patch, 640, 360);
      RcVec3                front, eyes;

      face_of (scene, &front, &eyes);
      g_assert_cmpfloat (front.z, <, 0.0f);
    }
}

/* On a bed, along it, and seen over its edge when close; without one or beside it, on the ground.
 */
static void
test_who_sleeps_in_a_bed_lies_on_it (void)
{
  static const char *const props[] = {
    "",
    "{'id':'b','kind':'bed','name':'bed','colour':'#808080','x':0,'y':0,'z':0,'facing':0,"
    "'scale':1}",
    "{'id':'b','kind':'bed','name':'bed','colour':'#808080','x':0.82,'y':0,'z':0,'facing':0,"
    "'scale':1}"
  };
  static const float at_least[] = { 0.0f, 0.55f, 0.0f }, at_most[] = { 0.2f, 0.8f, 0.2f };
  g_autoptr (RcKit)  kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (props); i++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'camera':{'size':'CU'},'props':[%s],'figures':[{'id':'m','name':'M','kind':'person',"
          "'build':'average','colour':'#a05020','height':1.7,'x':0,'z':0,'holds':-1,"
          "'identity':'','action':'sleep','toward':'','facing':20}]}",
          props[i]);
      g_autoptr (RcStaging) staging = NULL;
      g_autoptr (RcScene)   scene = fixture_scene_of (kit, &staging, patch, 640, 360);
      RcVec3                crown = fixture_crown (scene), seen;
      RcPerformance         now;

      rc_actor_perform (&scene->actors[0], 0, NULL, &now);
      g_assert_cmpfloat (rc_mat4_axis (&now.body.pelvis, 3).y, >=, at_least[i]);
      g_assert_cmpfloat (rc_mat4_axis (&now.body.pelvis, 3).y, <=, at_most[i]);
      if (i == 2)
        continue;
      if (i == 1)
        g_assert_cmpfloat (fabsf (crown.x), <, 0.1f);
      seen = rc_camera_project (&scene->camera, crown);
      g_assert_cmpfloat (fabsf (seen.x), <, 0.7f);
      g_assert_cmpfloat (fabsf (seen.y), <, 1.0f);
      g_assert_cmpfloat (scene->camera.eye.y, >, crown.y + 0.3f);
    }
}

/* Metres that the camera goes over the shot, and that the only thing does across and along it. */
static void
follow_car (const RcKit *kit, const char *camera, const char *car, float *eye, RcVec3 *gone)
{
  g_autofree char *patch = g_strdup_printf (
      "{'figures':[],'camera':{'size':'FS','subject':-1%s},'props':[{'id':'car','kind':'car',"
      "'motion':'drive'%s}]}",
      camera, car);
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene = fixture_scene_of (kit, &staging, patch, 640, 360);
  RcCamera first = rc_scene_camera_at (scene, 0), last = rc_scene_camera_at (scene, 1.9f);
  RcMat4   from = rc_scene_prop_at (scene, 0, 0), to = rc_scene_prop_at (scene, 0, 1.9f);

  *eye = rc_vec3_length (rc_vec3_sub (last.eye, first.eye));
  *gone = rc_vec3_sub (rc_mat4_axis (&to, 3), rc_mat4_axis (&from, 3));
}

/* A camera goes along with what drives, unless it is said to stand still or the car comes to it. */
static void
test_a_still_camera_lets_a_car_go_by (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  float             eye;
  RcVec3            gone;

  follow_car (kit, "", ",'facing':90", &eye, &gone);
  g_assert_cmpfloat (eye, >, 1.0f);
  follow_car (kit, ",'locked':true", ",'facing':90", &eye, &gone);
  g_assert_cmpfloat (eye, <, 0.01f);
  g_assert_cmpfloat (gone.x, >, 2.0f);
  follow_car (kit, "", ",'toward':'camera'", &eye, &gone);
  g_assert_cmpfloat (eye, <, 0.01f);
  g_assert_cmpfloat (gone.z, >, 5.0f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/camera/frames-each-size", test_frames_each_size);
  g_test_add_func ("/engine/sketch/camera/looks-from-the-angle", test_looks_from_the_angle);
  g_test_add_func ("/engine/sketch/camera/dutch-angle-tips-the-horizon",
                   test_dutch_angle_tips_the_horizon);
  g_test_add_func ("/engine/sketch/camera/two-shot-holds-both", test_two_shot_holds_both);
  g_test_add_func ("/engine/sketch/camera/over-the-shoulder-has-a-shoulder-in-front",
                   test_over_the_shoulder_has_a_shoulder_in_front);
  g_test_add_func ("/engine/sketch/camera/point-of-view-is-at-the-eyes-of-who-is-not-drawn",
                   test_point_of_view_is_at_the_eyes_of_who_is_not_drawn);
  g_test_add_func ("/engine/sketch/camera/focus-goes-over-from-one-to-the-other",
                   test_focus_goes_over_from_one_to_the_other);
  g_test_add_func ("/engine/sketch/camera/who-walks-stays-in-the-picture-over-the-whole-shot",
                   test_who_walks_stays_in_the_picture_over_the_whole_shot);
  g_test_add_func ("/engine/sketch/camera/the-camera-stays-in-its-room",
                   test_the_camera_stays_in_its_room);
  g_test_add_func ("/engine/sketch/camera/who-is-seen-close-keeps-the-face-to-the-camera",
                   test_who_is_seen_close_keeps_the_face_to_the_camera);
  g_test_add_func ("/engine/sketch/camera/who-is-seen-from-behind-stays-so",
                   test_who_is_seen_from_behind_stays_so);
  g_test_add_func ("/engine/sketch/camera/who-sleeps-in-a-bed-lies-on-it",
                   test_who_sleeps_in_a_bed_lies_on_it);
  g_test_add_func ("/engine/sketch/camera/a-still-camera-lets-a-car-go-by",
                   test_a_still_camera_lets_a_car_go_by);
  return g_test_run ();
}
