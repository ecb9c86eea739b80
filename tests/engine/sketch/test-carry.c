/* test-carry.c - things come into hands and leave them: picked up, put down, given, thrown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/sketch/scene/scene-effects.h"

#define LANTERN                                                                                    \
  "'props':[{'id':'lantern','kind':'lantern','name':'lantern','colour':'#806040','x':0.2,'y':0.9," \
  "'z':0.2,'scale':1}]"

static RcScene *
scene_of (const RcKit *kit, const char *patch, RcStaging **staging)
{
  *staging = fixture_staging (patch);
  return fixture_scene (kit, *staging, fixture_shape (64, 36, 192));
}

static RcVec3
thing_at (const RcScene *scene, float seconds)
{
  RcMat4 model = rc_scene_prop_at (scene, 0, seconds);

  return rc_mat4_axis (&model, 3);
}

static float
from_hand (const RcScene *scene, guint figure, float seconds)
{
  RcPerformance now;

  rc_actor_perform (&scene->actors[figure], seconds, NULL, &now);
  return rc_vec3_length (rc_vec3_sub (thing_at (scene, seconds), now.body.wrist[1]));
}

/* The most that it goes in a frame. */
static float
jump_of (const RcScene *scene, float seconds)
{
  float most = 0.0f;

  for (int i = 1; i < seconds * 24; i++)
    most = MAX (most, rc_vec3_length (rc_vec3_sub (thing_at (scene, (float)i / 24.0f),
                                                   thing_at (scene, (float)(i - 1) / 24.0f))));
  return most;
}

static void
test_is_picked_up_carried_and_put_down (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene = scene_of (kit,
                                          "{'figures':[{'id':'a','name':'A','kind':'person','colour':"
                                            "'#a05020','height':1.7,'facing':90,"
                                            "'action':'pick-up','holds':0,'beats':[{'start':2.4,'"
                                            "action':'walk','toward':'left','holds':0},"
                                            "{'start':5,'action':'put-down','holds':0}]}]," LANTERN "}",
                                          &staging);
  RcVec3 lies = thing_at (scene, 0), put = thing_at (scene, 7.9f), before = thing_at (scene, 7.4f);
  float  low = scene->prop_items[0]->least.y;

  g_assert_cmpfloat (fabsf (lies.y + low), <, 0.01f);
  g_assert_cmpfloat (hypotf (lies.x, lies.z), <, 0.8f);
  g_assert_cmpfloat (from_hand (scene, 0, 3.5f), <, 0.5f);
  g_assert_cmpfloat (thing_at (scene, 3.5f).y, >, 0.2f);
  g_assert_cmpfloat (fabsf (put.y + low), <, 0.01f);
  g_assert_cmpfloat (put.x, <, lies.x - 1.0f);
  g_assert_cmpfloat (rc_vec3_length (rc_vec3_sub (put, before)), <, 0.001f);
  g_assert_cmpfloat (jump_of (scene, 8.0f), <, 0.2f);
}

static void
test_is_put_on_the_table_that_is_there (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene =
      scene_of (kit,
                "{'figures':[{'id':'a','name':'A','kind':'person','colour':'#a05020','height':1.7,'"
                "facing':90,"
                "'action':'stand','holds':0,'beats':[{'start':1,'action':'stand'}]}],'props':[{'id'"
                ":'lantern',"
                "'kind':'lantern','name':'lantern','colour':'#806040','scale':1},{'id':'table','"
                "kind':'table',"
                "'name':'table','colour':'#806040','x':0.4,'z':-0.2,'scale':1}]}",
                &staging);

  g_assert_cmpfloat (from_hand (scene, 0, 0.5f), <, 0.5f);
  g_assert_cmpfloat (thing_at (scene, 3.0f).y, >, 0.4f);
  g_assert_cmpfloat (rc_vec3_length (rc_vec3_sub (thing_at (scene, 3.0f), thing_at (scene, 5.0f))),
                     <, 0.001f);
}

static void
test_is_given_to_the_other (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene = scene_of (
        kit,
        "{'figures':[{'id':'a','name':'A','kind':'person','colour':'#a05020','height':1.7,'x':-0.5,"
          "'facing':90,'action':'give','toward':'b','holds':0},{'id':'b','name':'B','kind':'person',"
          "'colour':'#2050a0','height':1.75,'x':0.5,'facing':-90,'action':'stand','toward':'a'}]"
          "," LANTERN "}",
        &staging);

  g_assert_cmpfloat (from_hand (scene, 0, 0.1f), <, 0.45f);
  g_assert_cmpfloat (from_hand (scene, 1, 7.0f), <, 0.45f);
  g_assert_cmpfloat (jump_of (scene, 8.0f), <, 0.25f);
}

static void
test_is_thrown_and_comes_to_lie (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = NULL;
  g_autoptr (RcScene)   scene = scene_of (kit,
                                          "{'figures':[{'id':'a','name':'A','kind':'person','colour':"
                                            "'#a05020','height':1.7,'facing':90,"
                                            "'action':'throw','holds':0}]," LANTERN "}",
                                          &staging);
  RcVec3                lies = thing_at (scene, 7.0f);

  g_assert_cmpfloat (from_hand (scene, 0, 0.2f), <, 0.45f);
  g_assert_cmpfloat (lies.x, >, 2.0f);
  g_assert_cmpfloat (fabsf (lies.y + scene->prop_items[0]->least.y), <, 0.01f);
  g_assert_cmpfloat (rc_vec3_length (rc_vec3_sub (lies, thing_at (scene, 7.9f))), <, 0.001f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/carry/is-picked-up-carried-and-put-down",
                   test_is_picked_up_carried_and_put_down);
  g_test_add_func ("/engine/sketch/carry/is-put-on-the-table-that-is-there",
                   test_is_put_on_the_table_that_is_there);
  g_test_add_func ("/engine/sketch/carry/is-given-to-the-other", test_is_given_to_the_other);
  g_test_add_func ("/engine/sketch/carry/is-thrown-and-comes-to-lie",
                   test_is_thrown_and_comes_to_lie);
  return g_test_run ();
}
