/* test-perch.c - who is carried by somebody is at the joint that bears them, and goes along
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#define RATE 24

static float
apart (RcVec3 a, RcVec3 b)
{
  return rc_vec3_length (rc_vec3_sub (a, b));
}

/* The joint that bears @perch. */
static RcVec3
joint_of (const RcBody *body, const char *perch)
{
  if (g_str_equal (perch, "shoulder"))
    return body->shoulder[0];
  if (g_str_equal (perch, "head"))
    return rc_mat4_axis (&body->head, 3);
  if (g_str_equal (perch, "lap"))
    return rc_vec3_mix (body->knee[0], body->knee[1], 0.5f);
  return rc_vec3_mix (body->shoulder[0], body->shoulder[1], 0.5f);
}

/* (transfer full): the two figures of @staging, who have met, for so many seconds */
static RcActor *
actors_of (RcKit *kit, RcStaging *staging, double seconds)
{
  RcActor *actors = g_new0 (RcActor, 2);

  for (guint k = 0; k < 2; k++)
    rc_actor_init (&actors[k], kit, staging, k, seconds);
  rc_actors_meet (actors, 2);
  return actors;
}

static void
test_beings_are_at_the_joint_that_bears_them (void)
{
  static const struct
  {
    const char *perch, *does;
    float       most; /* metres from the joint */
  } cases[] = { { "shoulder", "walk", 0.12f },
                { "shoulder", "run", 0.12f },
                { "head", "walk", 0.28f },
                { "lap", "sit", 0.30f },
                { "arms", "walk", 0.50f } };
  g_autoptr (RcKit) kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'figures':[{'id':'p','name':'p','kind':'creature','body':'parrot','height':0.4,'x':2,"
          "'z':1,'action':'sit','mounts':1,'perch':'%s'},{'id':'m','name':'m','kind':'person',"
          "'height':1.8,'x':0,'z':0,'facing':90,'action':'%s'}]}",
          cases[i].perch, cases[i].does);
      g_autoptr (RcStaging) staging = fixture_staging (patch);
      g_autofree RcActor   *actors = actors_of (kit, staging, 4.0);
      RcVec3                first = { 0, 0, 0 }, last = { 0, 0, 0 };

      for (int frame = 0; frame < 4 * RATE; frame += 4)
        {
          RcPerformance mount;
          RcMat4        root;
          RcVec3        moved;

          rc_actor_bear (&actors[1], (float)frame / RATE, &mount);
          rc_actor_place (&actors[0], (float)frame / RATE, &root, &moved);
          last = rc_mat4_axis (&root, 3);
          first = frame == 0 ? last : first;
          g_assert_cmpfloat (apart (last, joint_of (&mount.body, cases[i].perch)), <,
                             cases[i].most);
          g_assert_cmpfloat (last.y, >, 0.4f);
        }
      if (g_str_equal (cases[i].does, "sit"))
        g_assert_cmpfloat (apart (first, last), <, 0.1f);
      else
        g_assert_cmpfloat (apart (first, last), >, 2.0f);
    }
}

/* A child on the shoulders has its hips over them. */
static void
test_children_sit_on_shoulders (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = fixture_staging (
      "{'figures':[{'id':'c','name':'c','kind':'person','age':'child','height':1.1,'x':2,'z':1,"
      "'action':'ride','mounts':1,'perch':'shoulders'},{'id':'m','name':'m','kind':'person',"
      "'height':1.8,'x':0,'z':0,'facing':60,'action':'walk'}]}");
  g_autofree RcActor *actors = actors_of (kit, staging, 4.0);

  for (int frame = 0; frame < 4 * RATE; frame += 8)
    {
      RcPerformance child, mount;
      RcVec3        hips, shoulders;

      rc_actor_perform (&actors[0], (float)frame / RATE, NULL, &child);
      rc_actor_perform (&actors[1], (float)frame / RATE, NULL, &mount);
      hips = rc_mat4_axis (&child.body.pelvis, 3);
      shoulders = rc_vec3_mix (mount.body.shoulder[0], mount.body.shoulder[1], 0.5f);
      g_assert_cmpfloat (hypotf (hips.x - shoulders.x, hips.z - shoulders.z), <, 0.15f);
      g_assert_cmpfloat (hips.y - shoulders.y, >, 0.03f);
      g_assert_cmpfloat (hips.y - shoulders.y, <, 0.25f);
    }
}

/* Birds go round above the head and stay there, also when the one below walks; who stands does not
 * go along with them. */
static void
test_what_circles_stays_above_the_head (void)
{
  static const char *const does[] = { "stand", "walk" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (does); i++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'figures':[{'id':'g','name':'g','kind':'creature','body':'gull','height':0.4,'x':2,"
          "'z':1,'action':'fly','mounts':1,'perch':'above'},{'id':'m','name':'m','kind':'person',"
          "'height':1.8,'x':0,'z':0,'facing':90,'action':'%s'}]}",
          does[i]);
      g_autoptr (RcStaging) staging = fixture_staging (patch);
      g_autofree RcActor   *actors = actors_of (kit, staging, 6.0);
      RcVec3                head = { 0, 0, 0 }, at = { 0, 0, 0 };
      float                 left = 0, right = 0;

      for (int frame = 0; frame < 6 * RATE; frame += 4)
        {
          RcPerformance below;
          RcMat4        root;
          RcVec3        moved;

          rc_actor_bear (&actors[1], (float)frame / RATE, &below);
          rc_actor_place (&actors[0], (float)frame / RATE, &root, &moved);
          head = rc_mat4_axis (&below.body.head, 3);
          at = rc_mat4_axis (&root, 3);
          g_assert_cmpfloat (hypotf (at.x - head.x, at.z - head.z), <, 1.1f);
          g_assert_cmpfloat (at.y - head.y, >, 0.3f);
          g_assert_cmpfloat (at.y - head.y, <, 1.0f);
          left = MIN (left, at.x - head.x);
          right = MAX (right, at.x - head.x);
        }
      g_assert_cmpfloat (right - left, >, 1.0f);
      if (g_str_equal (does[i], "stand"))
        g_assert_cmpfloat (hypotf (head.x, head.z), <, 0.3f);
      else
        g_assert_cmpfloat (hypotf (head.x, head.z), >, 3.0f);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sketch/perch/at-the-joint-that-bears-them",
                   test_beings_are_at_the_joint_that_bears_them);
  g_test_add_func ("/sketch/perch/what-circles-stays-above-the-head",
                   test_what_circles_stays_above_the_head);
  g_test_add_func ("/sketch/perch/children-sit-on-shoulders", test_children_sit_on_shoulders);
  return g_test_run ();
}
