/* test-motion.c - what people do: feet that stand, bodies apart, eyes that meet, beats, crowds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/sketch/scene/crowd.h"
#include "tests/engine/sketch/feet.h"

#define RATE 24

static const char *const together[] = { "shake-hands", "embrace",   "kiss",
                                        "fight",       "high-five", "give" };

static RcStaging *
person_who (const char *action, const char *age, const char *rest)
{
  g_autofree char *patch = g_strdup_printf (
      "{'figures':[{'id':'m','name':'M','kind':'person','build':'average','age':'%s','colour':"
      "'#a05020','height':%s,'x':0,'z':0,'facing':30,'action':'%s','toward':'','holds':-1,"
      "'identity':''%s}]}",
      age, g_str_equal (age, "child") ? "1.2" : "1.7", action, rest);

  return fixture_staging (patch);
}

static RcStaging *
two_who (const char *action, const char *answer, double apart)
{
  g_autofree char *patch = g_strdup_printf (
      "{'figures':[{'id':'a','name':'A','kind':'person','build':'average','colour':'#a05020',"
      "'height':1.7,'x':0,'z':0,'facing':90,'action':'%s','toward':'b','holds':-1,'identity':''},"
      "{'id':'b','name':'B','kind':'person','build':'average','colour':'#2050a0','height':1.8,"
      "'x':%g,'z':0.2,'facing':-90,'action':'%s','toward':'a','holds':-1,'identity':''}]}",
      action, apart, answer);

  return fixture_staging (patch);
}

static void
test_feet_stand_from_one_beat_to_the_next (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging =
      person_who ("walk", "adult",
                  ",'beats':[{'start':2,'action':'wave','toward':'camera'},"
                  "{'start':4,'action':'run','toward':'left'},{'start':6,'action':'stand'}]");
  g_autofree RcActor *actor = g_new0 (RcActor, 1);
  RcPerformance       early, late, end, rest;

  rc_actor_init (actor, kit, staging, 0, 8.0);
  g_assert_cmpfloat (feet_slide_most (actor, 8.0f, RATE, 0.015f, NULL), <, 0.02f);
  rc_actor_perform (actor, 2.6f, NULL, &early);
  rc_actor_perform (actor, 3.8f, NULL, &late);
  g_assert_cmpfloat (rc_vec3_length (rc_vec3_sub (early.moved, late.moved)), <, 0.02f);
  g_assert_cmpfloat (late.body.wrist[1].y, >, 1.4f); /* waves */
  rc_actor_perform (actor, 6.0f, NULL, &end);
  g_assert_cmpfloat (end.moved.x, <, late.moved.x - 2.0f); /* has run to the left */
  rc_actor_perform (actor, 8.0f, NULL, &rest);
  g_assert_cmpfloat (rc_vec3_length (rc_vec3_sub (end.moved, rest.moved)), <, 0.3f);
}

static void
test_two_who_meet_touch_and_are_not_in_each_other (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (together); i++)
    {
      g_autoptr (RcStaging) staging = two_who (together[i], "stand", 1.4);
      g_autofree RcActor   *actors = g_new0 (RcActor, 2);
      RcPerformance         now[2];
      RcVec3                between;

      for (guint k = 0; k < 2; k++)
        rc_actor_init (&actors[k], kit, staging, k, 4.0);
      rc_actors_meet (actors, 2);
      for (int frame = 0; frame < 96; frame += 4)
        {
          for (guint k = 0; k < 2; k++)
            rc_actor_perform (&actors[k], frame / 24.0f, NULL, &now[k]);
          between = rc_vec3_sub (rc_mat4_axis (&now[0].body.chest, 3),
                                 rc_mat4_axis (&now[1].body.chest, 3));
          g_assert_cmpfloat (hypotf (between.x, between.z), >, 0.062f * 3.5f - 0.02f);
        }
      if (g_str_equal (together[i], "shake-hands"))
        g_assert_cmpfloat (
            rc_vec3_length (rc_vec3_sub (now[0].body.wrist[1], now[1].body.wrist[1])), <, 0.25f);
    }
}

static void
test_eyes_meet (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = two_who ("talk", "listen", 1.2);
  g_autofree RcActor   *actors = g_new0 (RcActor, 2);

  for (guint k = 0; k < 2; k++)
    rc_actor_init (&actors[k], kit, staging, k, 4.0);
  rc_actors_meet (actors, 2);
  for (int frame = 12; frame < 96; frame += 6)
    for (guint k = 0; k < 2; k++)
      {
        RcVec3        at, camera = { 0, 1.5f, 5 };
        RcPerformance now;
        float         yaw, pitch, cosine;

        g_assert_true (rc_actor_gaze (&actors[k], frame / 24.0f, camera, &at));
        rc_actor_perform (&actors[k], frame / 24.0f, &at, &now);
        yaw = RC_RADIANS (now.gaze.yaw);
        pitch = RC_RADIANS (now.gaze.pitch);
        cosine = rc_vec3_dot (
            rc_mat4_direction (&now.body.head, rc_vec3 (sinf (yaw) * cosf (pitch), sinf (pitch),
                                                        cosf (yaw) * cosf (pitch))),
            rc_vec3_unit (rc_vec3_sub (at, rc_body_eyes (&now.body))));
        g_assert_cmpfloat (acosf (MIN (cosine, 1.0f)) * 180 / RC_PI, <, 5.0f);
      }
}

static void
test_walks_around_what_stands_in_the_way (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = fixture_staging (
      "{'figures':[{'id':'a','name':'A','kind':'person','build':'average','colour':'#a05020',"
      "'height':1.7,'x':-3,'z':0,'facing':90,'action':'walk','toward':'b','holds':-1,'identity':''}"
      ","
      "{'id':'b','name':'B','kind':'person','build':'average','colour':'#2050a0','height':1.8,"
      "'x':3,'z':0,'facing':-90,'action':'stand','toward':'','holds':-1,'identity':''}],"
      "'props':[{'id':'barrel','kind':'barrel','name':'barrel','colour':'#806040','x':0,'y':0,"
      "'z':0,'facing':0,'scale':1}]}");
  g_autofree RcActor *actor = g_new0 (RcActor, 1);
  RcPerformance       now;

  rc_actor_init (actor, kit, staging, 0, 8.0);
  for (int frame = 0; frame < 8 * RATE; frame++)
    {
      RcVec3 at;

      rc_actor_perform (actor, (float)frame / RATE, NULL, &now);
      at = rc_mat4_axis (&now.root, 3);
      g_assert_cmpfloat (hypotf (at.x, at.z), >, 0.3f + 0.2f);
    }
  g_assert_cmpfloat (now.moved.x, >, 4.0f);
}

static void
test_comes_in_and_goes_out (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) in = person_who ("stand", "adult", ",'enters':'left'");
  g_autoptr (RcStaging) out = person_who ("walk", "adult", ",'leaves':'right'");
  g_autofree RcActor   *actor = g_new0 (RcActor, 1);
  RcMat4                root;
  RcVec3                moved;

  rc_actor_init (actor, kit, in, 0, 6.0);
  rc_actor_place (actor, 0, &root, &moved);
  g_assert_cmpfloat (rc_mat4_axis (&root, 3).x, <, -3.0f);
  rc_actor_place (actor, 6, &root, &moved);
  g_assert_cmpfloat (fabsf (rc_mat4_axis (&root, 3).x), <, 0.1f);
  rc_actor_init (actor, kit, out, 0, 6.0);
  rc_actor_place (actor, 6, &root, &moved);
  g_assert_cmpfloat (rc_mat4_axis (&root, 3).x, >, 4.0f);
}

static void
test_a_pose_set_by_hand_is_drawn_over_the_action (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) plain = person_who ("talk", "adult", "");
  g_autoptr (RcStaging) posed =
      person_who ("talk", "adult",
                  ",'pose':'sit left-arm.swing=170 left-arm.elbow=0 head.yaw:40 nonsense x=1'");
  g_autofree RcActor *actor = g_new0 (RcActor, 1);
  RcVec3              look = { 0, 1.5f, 9 };
  RcPerformance       was, now;

  rc_actor_init (actor, kit, plain, 0, 4.0);
  rc_actor_perform (actor, 1.0f, NULL, &was);
  rc_actor_init (actor, kit, posed, 0, 4.0);
  rc_actor_perform (actor, 1.0f, &look, &now);
  g_assert_cmpfloat (now.body.wrist[0].y, >, rc_mat4_axis (&now.body.head, 3).y);
  g_assert_cmpfloat (rc_mat4_axis (&now.body.pelvis, 3).y, <,
                     rc_mat4_axis (&was.body.pelvis, 3).y - 0.3f);
  g_assert_cmpfloat (
      rc_vec3_dot (rc_mat4_axis (&now.body.head, 2), rc_mat4_axis (&now.body.chest, 0)), >, 0.5f);
}

/* The tenth line of a shot moves its speaker as the first does. */
static void
test_gestures_go_with_every_line (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  GString              *lines = g_string_new (",'x':0}],'lines':[");
  g_autofree RcActor   *actor = g_new0 (RcActor, 1);
  g_autoptr (RcStaging) staging = NULL;
  RcPerformance         before, now;

  for (int i = 0; i < 12; i++)
    g_string_append_printf (lines, "%s{'figure':%d,'text':'That is how it was.','start':%d}",
                            i > 0 ? "," : "", i == 11 ? 0 : -1, 2 * i);
  g_string_append (lines, "],'crowds':[{'count':0");
  {
    g_autofree char *patch = g_strdup_printf (
        "{'figures':[{'id':'m','name':'M','kind':'person','colour':'#a05020','height':1.7,'action':"
        "'stand'%s}]}",
        lines->str);

    staging = fixture_staging (patch);
  }
  g_string_free (lines, TRUE);
  g_assert_cmpuint (staging->n_lines, ==, 12);
  rc_actor_init (actor, kit, staging, 0, 26.0);
  rc_actor_perform (actor, 21.5f, NULL, &before);
  g_assert_cmpfloat (before.body.mouth, ==, 0.0f);
  for (float t = 22.4f, most = 0.0f;; t += 0.1f)
    {
      rc_actor_perform (actor, t, NULL, &now);
      most = MAX (most, now.body.mouth);
      if (t > 23.0f)
        {
          g_assert_cmpfloat (most, >, 0.1f);
          break;
        }
    }
}

static void
test_crowd_keeps_apart_and_clear_of_the_camera (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging =
      fixture_staging ("{'crowds':[{'body':'human','name':'people','count':200,'action':'stand','"
                       "at':'background'}]}");
  RcRequestShape      shape = fixture_shape (64, 36, 24);
  g_autoptr (RcScene) scene = fixture_scene (kit, staging, shape);
  RcVec3              a, b;
  guint               n = 0;

  while (rc_crowd_place (scene, 0, n, 0.5f, &a))
    {
      for (guint k = 0; k < n; k++)
        {
          g_assert_true (rc_crowd_place (scene, 0, k, 0.5f, &b));
          g_assert_cmpfloat (hypotf (a.x - b.x, a.z - b.z), >, 0.5f);
        }
      g_assert_false (a.z > 0 && fabsf (a.x) < 1.0f);
      n++;
    }
  g_assert_cmpuint (n, >, 150);
  g_assert_cmpuint (n, <=, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/motion/feet-stand-from-one-beat-to-the-next",
                   test_feet_stand_from_one_beat_to_the_next);
  g_test_add_func ("/engine/sketch/motion/two-who-meet-touch-and-are-not-in-each-other",
                   test_two_who_meet_touch_and_are_not_in_each_other);
  g_test_add_func ("/engine/sketch/motion/eyes-meet", test_eyes_meet);
  g_test_add_func ("/engine/sketch/motion/walks-around-what-stands-in-the-way",
                   test_walks_around_what_stands_in_the_way);
  g_test_add_func ("/engine/sketch/motion/comes-in-and-goes-out", test_comes_in_and_goes_out);
  g_test_add_func ("/engine/sketch/motion/a-pose-set-by-hand-is-drawn-over-the-action",
                   test_a_pose_set_by_hand_is_drawn_over_the_action);
  g_test_add_func ("/engine/sketch/motion/gestures-go-with-every-line",
                   test_gestures_go_with_every_line);
  g_test_add_func ("/engine/sketch/motion/crowd-keeps-apart-and-clear-of-the-camera",
                   test_crowd_keeps_apart_and_clear_of_the_camera);
  return g_test_run ();
}
