/* test-figure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/look.h"
#include "tests/engine/sketch/feet.h"
#include "tests/engine/sketch/sketch-fixture.h"

static void
perform (const char *patch, float seconds, RcPerformance *out)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = fixture_staging (patch);
  RcActor               actor;

  rc_actor_init (&actor, kit, staging, 0, 4.0);
  rc_actor_perform (&actor, seconds, NULL, out);
}

static void
test_has_human_proportions (void)
{
  RcPerformance now;
  float         thigh, shank, h = 1.7f;

  perform ("{}", 0, &now);
  thigh = rc_vec3_length (rc_vec3_sub (now.body.knee[0], now.body.hip[0]));
  shank = rc_vec3_length (rc_vec3_sub (now.body.ankle[0], now.body.knee[0]));
  g_assert_cmpfloat (fabsf (thigh - RC_BODY_THIGH * h), <, 0.01f);
  g_assert_cmpfloat (fabsf (shank - RC_BODY_SHANK * h), <, 0.01f);
  g_assert_cmpfloat (fabsf (rc_mat4_axis (&now.body.head, 3).y + RC_BODY_HEAD * h - h), <, 0.04f);
}

/* The ball of a standing foot, which is what must not slide when the heel rises. */
static void
check_feet (const char *action)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  g_autofree char  *patch =
      g_strdup_printf ("{'figures':[{'id':'m','name':'M','kind':'person','build':'average','colour'"
                       ":'#a05020','height':1.7,'x':0,'z':0,"
                       "'facing':30,'action':'%s','toward':'','holds':-1,'identity':''}]}",
                       action);
  g_autoptr (RcStaging) staging = fixture_staging (patch);
  RcActor               actor;
  RcPerformance         before, now;
  int                   standing = 0;

  rc_actor_init (&actor, kit, staging, 0, 4.0);
  rc_actor_perform (&actor, 0, NULL, &before);
  for (int frame = 1; frame < 96; frame++)
    {
      rc_actor_perform (&actor, frame / 24.0f, NULL, &now);
      g_assert_cmpfloat (rc_vec3_length (now.moved), >, rc_vec3_length (before.moved));
      for (int side = 0; side < 2; side++)
        {
          RcVec3 a = feet_ball (&before.body, side), b = feet_ball (&now.body, side);

          if (a.y > 0.02f || b.y > 0.02f)
            continue;
          standing++;
          if (hypotf (a.x - b.x, a.z - b.z) > 0.012f)
            g_test_message ("%s frame %d side %d: %.3f m at height %.3f", action, frame, side,
                            hypotf (a.x - b.x, a.z - b.z), b.y);
          g_assert_cmpfloat (hypotf (a.x - b.x, a.z - b.z), <, 0.012f);
        }
      before = now;
    }
  g_assert_cmpint (standing, >, 40);
}

static void
test_walking_feet_do_not_slide (void)
{
  check_feet ("walk");
}

static void
test_running_feet_do_not_slide (void)
{
  check_feet ("run");
}

static void
test_walks_up_to_somebody_and_stops (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging =
      fixture_staging ("{'figures':[{'id':'a','name':'A','kind':'person','build':'average','colour'"
                       ":'#a05020','height':1.7,'x':-2,'z':0,"
                       "'facing':0,'action':'walk','toward':'b','holds':-1,'identity':''},"
                       "{'id':'b','name':'B','kind':'person','build':'slim','colour':'#2050a0','"
                       "height':1.8,'x':1,'z':0,"
                       "'facing':-90,'action':'stand','toward':'a','holds':-1,'identity':''}]}");
  RcActor       actor;
  RcPerformance end;

  rc_actor_init (&actor, kit, staging, 0, 8.0);
  rc_actor_perform (&actor, 8.0f, NULL, &end);
  g_assert_cmpfloat (end.moved.x, >, 1.2f);
  g_assert_cmpfloat (end.moved.x, <, 2.4f);
  g_assert_cmpfloat (fabsf (end.moved.z), <, 0.01f);
}

static void
test_each_action_has_its_own_pose (void)
{
  static const char *const actions[] = { "stand", "walk", "run", "sit",   "turn",
                                         "look",  "talk", "lie", "point", "hold" };
  RcPerformance            poses[G_N_ELEMENTS (actions)];

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *patch =
          g_strdup_printf ("{'figures':[{'id':'m','name':'M','kind':'person','build':'average','"
                           "colour':'#a05020','height':1.7,'x':0,"
                           "'z':0,'facing':0,'action':'%s','toward':'','holds':-1,'identity':''}]}",
                           actions[i]);

      perform (patch, 1.0f, &poses[i]);
      for (guint k = 0; k < i; k++)
        g_assert_true (memcmp (&poses[i].body, &poses[k].body, sizeof poses[i].body) != 0);
    }
  g_assert_cmpfloat (rc_mat4_axis (&poses[3].body.head, 3).y, <, 1.3f); /* sits */
  g_assert_cmpfloat (rc_mat4_axis (&poses[7].body.head, 3).y, <, 0.6f); /* lies */
  g_assert_cmpfloat (poses[8].body.wrist[1].z, >, 0.35f);               /* points */
  g_assert_cmpfloat (poses[6].body.mouth, >, 0.0f);                     /* talks */
}

static void
test_unknown_action_stands (void)
{
  RcPerformance a, b;

  perform ("{}", 1.0f, &a);
  perform ("{'figures':[{'id':'mara','name':'Mara','kind':'person','build':'average','colour':'#"
           "a05020','height':1.7,'x':0,"
           "'z':0,'facing':0,'action':'levitate','toward':'','holds':-1,'identity':''}]}",
           1.0f, &b);
  g_assert_cmpmem (&a.body, sizeof a.body, &b.body, sizeof b.body);
}

static void
test_looks_at_whom_it_is_turned_toward (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = fixture_staging ("{}");
  RcActor               actor;
  RcPerformance         left, right;
  RcVec3                a = { 2, 1.6f, 2 }, b = { -2, 1.6f, 2 };

  rc_actor_init (&actor, kit, staging, 0, 4.0);
  rc_actor_perform (&actor, 1.0f, &a, &left);
  rc_actor_perform (&actor, 1.0f, &b, &right);
  g_assert_cmpfloat (rc_mat4_axis (&left.body.head, 2).x, >, 0.4f);
  g_assert_cmpfloat (rc_mat4_axis (&right.body.head, 2).x, <, -0.4f);
}

/* The look of a figure of which only @members is said. */
static void
look_of (const char *members, RcFigureLook *look, RcKit *kit)
{
  g_autofree char *patch = g_strdup_printf ("{'figures':[{'id':'m','height':1.7,%s}]}", members);
  g_autoptr (RcStaging) staging = fixture_staging (patch);

  rc_figure_look (look, kit, &staging->figures[0], 0);
}

static void
test_looks_stay_the_same_and_differ_between_characters (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  RcFigureLook      first, again, other;

  look_of ("'name':'M','build':'slim','colour':'#a05020'", &first, kit);
  look_of ("'name':'M','build':'slim','colour':'#a05020'", &again, kit);
  look_of ("'name':'M','build':'heavy','colour':'#204060'", &other, kit);
  g_assert_cmpmem (&first, sizeof first, &again, sizeof again);
  g_assert_cmpuint (first.clothes, !=, other.clothes);
  g_assert_cmpfloat (other.shape.girth, >, first.shape.girth * 1.3f);
  g_assert_cmpuint (first.hair, ==, other.hair);
  look_of ("'name':'Ines'", &other, kit);
  g_assert_true (first.hair != other.hair || first.skin != other.skin ||
                 memcmp (&first.hair_cut, &other.hair_cut, sizeof first.hair_cut) != 0);
}

static void
test_body_is_closed_and_inside_out_nowhere (void)
{
  g_autoptr (RcMesh) mesh = rc_mesh_new ();
  RcPerformance      now;
  g_autoptr (RcKit)  kit = fixture_kit ();
  RcFigureLook       look;
  RcManner           manner = { .hands = { RC_HAND_RELAXED, RC_HAND_GRIP } };
  int                outwards = 0, n = 0;

  perform ("{}", 0, &now);
  look_of ("'name':'M'", &look, kit);
  rc_figure_build (mesh, &look, &now.body, &manner, 1);
  g_assert_cmpuint (mesh->vertices->len, <, 14000);
  for (guint i = 0; i + 2 < mesh->indices->len; i += 3)
    {
      const RcVertex *v[3];
      RcVec3          p[3], face, normal;

      for (int k = 0; k < 3; k++)
        {
          v[k] = &g_array_index (mesh->vertices, RcVertex,
                                 g_array_index (mesh->indices, guint32, i + k));
          p[k] = rc_vec3 (v[k]->position[0], v[k]->position[1], v[k]->position[2]);
          g_assert_true (isfinite (p[k].x) && isfinite (p[k].y) && isfinite (p[k].z));
        }
      face = rc_vec3_cross (rc_vec3_sub (p[1], p[0]), rc_vec3_sub (p[2], p[0]));
      normal = rc_vec3 (v[0]->normal[0], v[0]->normal[1], v[0]->normal[2]);
      if (rc_vec3_length (face) < 1e-8f)
        continue;
      n++;
      outwards += rc_vec3_dot (face, normal) > 0;
    }
  /* Normals and faces agree but for a few slivers where the skin turns. */
  g_assert_cmpint (outwards, >, n * 96 / 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/figure/has-human-proportions", test_has_human_proportions);
  g_test_add_func ("/engine/sketch/figure/walking-feet-do-not-slide",
                   test_walking_feet_do_not_slide);
  g_test_add_func ("/engine/sketch/figure/running-feet-do-not-slide",
                   test_running_feet_do_not_slide);
  g_test_add_func ("/engine/sketch/figure/walks-up-to-somebody-and-stops",
                   test_walks_up_to_somebody_and_stops);
  g_test_add_func ("/engine/sketch/figure/each-action-has-its-own-pose",
                   test_each_action_has_its_own_pose);
  g_test_add_func ("/engine/sketch/figure/unknown-action-stands", test_unknown_action_stands);
  g_test_add_func ("/engine/sketch/figure/looks-at-whom-it-is-turned-toward",
                   test_looks_at_whom_it_is_turned_toward);
  g_test_add_func ("/engine/sketch/figure/looks-stay-the-same-and-differ-between-characters",
                   test_looks_stay_the_same_and_differ_between_characters);
  g_test_add_func ("/engine/sketch/figure/body-is-closed-and-inside-out-nowhere",
                   test_body_is_closed_and_inside_out_nowhere);
  return g_test_run ();
}
