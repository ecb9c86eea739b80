/* test-feet.c - a foot on the ground stays where it is: people in every action of the kit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/base/data.h"
#include "tests/engine/sketch/feet.h"

#define RATE   24
#define ON     0.012f /* metres above the ground below which a ball of the foot is on it */
#define ALLOWS 0.02f

static RcStaging *
person_who (const char *action, const char *age, double height, double pace, const char *rest)
{
  g_autofree char *patch = g_strdup_printf (
      "{'figures':[{'id':'m','name':'M','kind':'person','build':'average','age':'%s','colour':"
      "'#a05020','height':%g,'x':0,'z':0,'facing':30,'action':'%s','pace':%g,'toward':'','holds':"
      "-1,'identity':''%s}]}",
      age, height, action, pace, rest);

  return fixture_staging (patch);
}

static int
try_action (const RcKit *kit, const RcStaging *staging, const char *what, const char *how)
{
  g_autofree RcActor *actor = g_new0 (RcActor, 1);
  float               when = 0.0f, slide;

  rc_actor_init (actor, kit, staging, 0, 5.0);
  slide = feet_slide_most (actor, 5.0f, RATE, ON, &when);
  if (slide > ALLOWS)
    g_test_message ("%s, %s: %.1f cm at %.2f s", what, how, slide * 100, when);
  return slide > ALLOWS;
}

static void
test_no_action_lets_a_standing_foot_slide (void)
{
  static const struct
  {
    const char *age;
    double      height, pace;
  } people[] = {
    { "child", 1.2, 1 }, { "adult", 1.7, 1 }, { "adult", 1.85, 1.8 }, { "old", 1.65, 0.6 }
  };
  g_autoptr (RcKit)  kit = fixture_kit ();
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON)  actions = rc_data_load_json ("kit/actions.json", &error);
  const cJSON       *entry;
  int                bad = 0, n = 0;

  g_assert_no_error (error);
  cJSON_ArrayForEach (entry, actions)
  {
    for (guint k = 0; k < G_N_ELEMENTS (people); k++, n++)
      {
        g_autoptr (RcStaging) staging =
            person_who (entry->string, people[k].age, people[k].height, people[k].pace, "");

        bad += try_action (kit, staging, entry->string, people[k].age);
      }
  }
  g_assert_cmpint (n, >, 400);
  g_assert_cmpint (bad, ==, 0);
}

static void
test_nor_when_it_comes_after_another_and_before_a_third (void)
{
  static const char *const firsts[] = { "stand", "walk" };
  g_autoptr (RcKit)        kit = fixture_kit ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (cJSON)        actions = rc_data_load_json ("kit/actions.json", &error);
  const cJSON             *entry;
  int                      bad = 0;

  g_assert_no_error (error);
  cJSON_ArrayForEach (entry, actions)
  {
    for (guint k = 0; k < G_N_ELEMENTS (firsts); k++)
      {
        g_autofree char *rest = g_strdup_printf (
            ",'beats':[{'start':1.2,'action':'%s'},{'start':3.6,'action':'stand','toward':'left'}]",
            entry->string);
        g_autoptr (RcStaging) staging = person_who (firsts[k], "adult", 1.75, 1, rest);

        bad += try_action (kit, staging, entry->string, firsts[k]);
      }
  }
  g_assert_cmpint (bad, ==, 0);
}

/* Metres a second at a moment. */
static float
speed_at (const RcActor *actor, float seconds)
{
  RcMat4 root;
  RcVec3 a, b;

  rc_actor_place (actor, seconds - 0.1f, &root, &a);
  rc_actor_place (actor, seconds + 0.1f, &root, &b);
  return rc_vec3_length (rc_vec3_sub (b, a)) / 0.2f;
}

/* A shot of two seconds is seen for three more: who walks at its end goes on, who stands stays, and
 * no foot slides. */
static void
test_who_walks_out_of_a_shot_walks_on (void)
{
  static const char *const actions[] = { "walk", "run", "stand" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (RcStaging) staging = person_who (actions[i], "adult", 1.75, 1, "");
      g_autofree RcActor   *actor = g_new0 (RcActor, 1);
      float                 usual, when = 0.0f, slide;

      rc_actor_init (actor, kit, staging, 0, 2.0);
      rc_actor_go_on (actor, 2.5f, 3.0f);
      usual = speed_at (actor, 1.2f);
      g_assert_cmpfloat (fabsf (speed_at (actor, 4.0f) - usual), <=, 0.05f + 0.08f * usual);
      g_assert_cmpfloat (fabsf (speed_at (actor, -2.0f) - usual), <=, 0.05f + 0.08f * usual);
      slide = feet_slide_most (actor, 5.0f, RATE, ON, &when);
      g_test_message ("%s: %.2f m/s, then %.2f, before %.2f, slides %.1f cm", actions[i],
                      (double)usual, (double)speed_at (actor, 4.0f),
                      (double)speed_at (actor, -2.0f), (double)slide * 100);
      g_assert_cmpfloat (slide, <=, ALLOWS);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/feet/no-action-lets-a-standing-foot-slide",
                   test_no_action_lets_a_standing_foot_slide);
  g_test_add_func ("/engine/sketch/feet/nor-when-it-comes-after-another-and-before-a-third",
                   test_nor_when_it_comes_after_another_and_before_a_third);
  g_test_add_func ("/engine/sketch/feet/who-walks-out-of-a-shot-walks-on",
                   test_who_walks_out_of_a_shot_walks_on);
  return g_test_run ();
}
