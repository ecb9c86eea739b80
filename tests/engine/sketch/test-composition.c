/* test-composition.c - what a director sees at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/sketch/composition.h"

typedef struct
{
  RcStaging *staging;
  RcScene   *scene;
} Shot;

static Shot
shot_of (const RcKit *kit, const char *patch, int width, int height, double creativity)
{
  RcRequestShape shape = fixture_shape (width, height, 48);
  Shot           shot = { fixture_staging (patch), NULL };

  shape.creativity = creativity;
  shot.scene = fixture_scene (kit, shot.staging, shape);
  return shot;
}

static void
shot_clear (Shot *shot)
{
  rc_scene_free (shot->scene);
  rc_staging_free (shot->staging);
}

static void
test_heads_have_room_and_no_horizon (void)
{
  static const char *const sizes[] = { "EWS", "WS", "FS", "MWS", "MS", "MCU", "CU" };
  static const char *const angles[] = { "eye", "low", "dutch" };
  static const int         shapes[][2] = { { 320, 180 }, { 180, 320 } };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < G_N_ELEMENTS (angles); k++)
      for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
        {
          g_autofree char *patch = g_strdup_printf (
              "{'camera':{'size':'%s','angle':'%s'},'set':'beach'}", sizes[i], angles[k]);
          Shot          shot = shot_of (kit, patch, shapes[s][0], shapes[s][1], 0);
          RcComposition now;

          rc_composition_measure (shot.scene, &now);
          g_test_message ("%s %s: room %.3f of %.3f", sizes[i], angles[k], now.head_room,
                          now.wanted_room);
          g_assert_true (now.has_subject && now.head_is_in);
          g_assert_false (now.horizon_through_head);
          g_assert_cmpfloat (fabsf (now.head_room - now.wanted_room), <, 0.06f);
          g_assert_cmpfloat (now.off_joint, >, 0.03f);
          shot_clear (&shot);
        }
}

static void
test_creativity_goes_from_the_middle_to_the_third (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  float             before = -1;

  for (int i = 0; i <= 4; i++)
    {
      Shot          shot = shot_of (kit, "{'camera':{'size':'MS'}}", 640, 360, i / 4.0);
      RcComposition now;

      rc_composition_measure (shot.scene, &now);
      g_assert_cmpfloat (fabsf (now.x), >, before);
      before = fabsf (now.x);
      if (i == 0)
        g_assert_cmpfloat (before, <, 0.03f);
      if (i == 4)
        g_assert_cmpfloat (now.off_third, <, 0.02f);
      shot_clear (&shot);
    }
}

static void
test_who_looks_aside_has_room_there (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Shot              shot = shot_of (kit,
                                    "{'camera':{'size':'MS'},'figures':[{'id':'a','name':'A',"
                                                 "'height':1.7,'facing':70}]}",
                                    640, 360, 0);
  RcComposition     now;

  rc_composition_measure (shot.scene, &now);
  g_assert_cmpfloat (now.x, <, -0.08f);
  shot_clear (&shot);
}

static void
test_who_kneels_down_stays_in_the_picture (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Shot              shot = shot_of (kit,
                                    "{'camera':{'size':'MCU'},'figures':[{'id':'a','name':'A',"
                                                 "'height':1.7,'facing':20,'action':'kneel'}]}",
                                    640, 360, 0);

  g_assert_cmpfloat (rc_composition_presence (shot.scene, 5), ==, 1.0f);
  shot_clear (&shot);
}

static void
test_a_crossed_line_is_noticed (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Shot              a =
      shot_of (kit, "{'figures':[{'id':'a','x':0,'height':1.7},{'id':'b','x':1,'height':1.7}]}",
               320, 180, 0);
  Shot b =
      shot_of (kit, "{'figures':[{'id':'a','x':0,'height':1.7},{'id':'b','x':-1,'height':1.7}]}",
               320, 180, 0);

  g_assert_true (rc_composition_keeps_line (a.scene, a.scene, "a", "b"));
  g_assert_false (rc_composition_keeps_line (a.scene, b.scene, "a", "b"));
  shot_clear (&a);
  shot_clear (&b);
}

/* The thing is 4 m aside of the only figure: a picture of one does not hold the other. */
static void
test_a_named_thing_is_the_picture_at_any_size (void)
{
  static const char *const sizes[] = { "INSERT", "CU", "MS" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int named = 0; named < 2; named++)
      {
        g_autofree char *patch = g_strdup_printf (
            "{'camera':{'size':'%s','subject':0,'insert':%d},"
            "'props':[{'id':'barrel','kind':'barrel','name':'barrel','colour':'#806040','x':4,"
            "'y':0,'z':0,'facing':0,'scale':1}]}",
            i > 0 || named ? sizes[i] : "CU", named ? 0 : -1);
        Shot   shot = shot_of (kit, patch, 320, 180, 0);
        RcVec3 seen;

        rc_scene_set_frame (shot.scene, 0);
        seen = rc_camera_project (&shot.scene->camera, rc_vec3 (4, 0.45f, 0));
        g_test_message ("%s %d: %.2f %.2f", sizes[i], named, seen.x, seen.y);
        g_assert_cmpint (fabsf (seen.x) < 0.5f && fabsf (seen.y) < 0.8f, ==, named);
        shot_clear (&shot);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/composition/heads-have-room-and-no-horizon",
                   test_heads_have_room_and_no_horizon);
  g_test_add_func ("/engine/sketch/composition/creativity-goes-from-the-middle-to-the-third",
                   test_creativity_goes_from_the_middle_to_the_third);
  g_test_add_func ("/engine/sketch/composition/who-looks-aside-has-room-there",
                   test_who_looks_aside_has_room_there);
  g_test_add_func ("/engine/sketch/composition/who-kneels-down-stays-in-the-picture",
                   test_who_kneels_down_stays_in_the_picture);
  g_test_add_func ("/engine/sketch/composition/a-named-thing-is-the-picture-at-any-size",
                   test_a_named_thing_is_the_picture_at_any_size);
  g_test_add_func ("/engine/sketch/composition/a-crossed-line-is-noticed",
                   test_a_crossed_line_is_noticed);
  return g_test_run ();
}
