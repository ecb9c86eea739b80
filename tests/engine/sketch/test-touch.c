/* test-touch.c - what people touch: seats, saddles, handles, each other's hands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#define PERSON                                                                                     \
  "{'id':'%s','name':'%s','kind':'person','colour':'#a05020','height':%g,'x':%g,'z':%g,'facing':"  \
  "%g,'action':'%s','toward':'%s','identity':''%s}"
#define RATE 24

static RcVec3
palm (const RcBody *body, int side)
{
  return rc_mat4_point (&body->hand[side], rc_vec3 (0, -0.055f * body->height, 0));
}

static float
apart (RcVec3 a, RcVec3 b)
{
  return rc_vec3_length (rc_vec3_sub (a, b));
}

static void
test_hands_are_on_the_handles_of_what_is_pushed (void)
{
  static const char *const things[] = { "wheelchair", "pram", "shopping-trolley" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'figures':[" PERSON "," PERSON "],'props':[{'id':'t','kind':'%s','name':'%s','colour':"
          "'#404040','x':1.2,'z':-0.3,'scale':1}]}",
          "a", "A", 1.7, 0.0, 0.0, 40.0, "push", "", "", "b", "B", 1.75, 1.2, 0.0, -30.0, "stand",
          "", i == 0 ? ",'rides':0" : "", things[i], things[i]);
      g_autoptr (RcStaging) staging = fixture_staging (patch);
      g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (64, 36, 72));
      RcVec3                first = { 0, 0, 0 };

      for (int frame = 0; frame < 72; frame += 8)
        {
          RcPerformance now, rider;
          float         handle[3] = { 0, 0, 0 };
          RcVec3        at;

          rc_scene_set_frame (scene, frame);
          rc_actor_perform (&scene->actors[0], (float)frame / RATE, NULL, &now);
          rc_kit_read_vector (rc_kit_prop (kit, things[i]), "push", handle, 3);
          for (int side = 0; side < 2; side++)
            {
              at = rc_mat4_point (
                  &scene->prop_items[0]->model,
                  rc_vec3 (side == 0 ? handle[0] : -handle[0], handle[1], handle[2]));
              g_assert_cmpfloat (apart (palm (&now.body, side), at), <, 0.04f);
            }
          at = rc_mat4_axis (&scene->prop_items[0]->model, 3);
          if (frame == 0)
            first = at;
          rc_actor_perform (&scene->actors[1], (float)frame / RATE, NULL, &rider);
          if (i == 0)
            {
              RcVec3 hips = rc_mat4_axis (&rider.body.pelvis, 3);

              g_assert_cmpfloat (hypotf (hips.x - at.x, hips.z - at.z), <, 0.06f);
              g_assert_cmpfloat (fabsf (hips.y - 0.055f * 1.75f - 0.53f), <, 0.03f);
            }
        }
      g_assert_cmpfloat (apart (first, rc_mat4_axis (&scene->prop_items[0]->model, 3)), >, 1.5f);
    }
}

static void
test_whoever_sits_sits_on_it (void)
{
  static const char *const seats[] = { "chair", "sofa", "bench", "bed", "stool", "armchair" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (seats); i++)
    {
      g_autofree char *patch =
          g_strdup_printf ("{'figures':[" PERSON "],'props':[{'id':'t','kind':'%s','name':'%s',"
                           "'colour':'#404040','x':0.1,'z':-0.2,'facing':30,'scale':1}]}",
                           "a", "A", 1.7, 0.0, 0.0, 30.0, "sit", "", "", seats[i], seats[i]);
      g_autoptr (RcStaging) staging = fixture_staging (patch);
      const cJSON          *prop = rc_kit_prop (kit, seats[i]);
      g_autofree RcActor   *actor = g_new0 (RcActor, 1);
      RcVec3                size = rc_prop_size (prop), hips, local;
      RcPerformance         now;
      float                 c = cosf (RC_RADIANS (30)), s = sinf (RC_RADIANS (30));

      rc_actor_init (actor, kit, staging, 0, 4.0);
      rc_actor_perform (actor, 2.0f, NULL, &now);
      hips = rc_mat4_axis (&now.body.pelvis, 3);
      local = rc_vec3 ((hips.x - 0.1f) * c - (hips.z + 0.2f) * s, 0,
                       (hips.x - 0.1f) * s + (hips.z + 0.2f) * c);
      g_assert_cmpfloat (
          fabsf (hips.y - 0.055f * 1.7f - (float)rc_json_number_or (prop, "seat", 0)), <, 0.03f);
      g_assert_cmpfloat (fabsf (local.x), <, size.x / 2);
      g_assert_cmpfloat (fabsf (local.z), <, size.z / 2);
      for (int side = 0; side < 2; side++) /* the feet are before it, not in it */
        g_assert_cmpfloat ((now.body.ankle[side].x - 0.1f) * s +
                               (now.body.ankle[side].z + 0.2f) * c,
                           >, MIN (size.z / 2, 0.22f) - 0.02f);
    }
}

static void
test_hands_that_meet_are_in_one_place (void)
{
  static const char *const what[] = { "shake-hands", "high-five", "give" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (what); i++)
    for (int tall = 0; tall < 3; tall++)
      {
        g_autofree char *patch = g_strdup_printf (
            "{'figures':[" PERSON "," PERSON "]}", "a", "A", 1.7, -0.5, 0.0, 90.0, what[i], "b", "",
            "b", "B", 1.6 + 0.1 * tall, 0.5, 0.1, -90.0, "stand", "a", "");
        g_autoptr (RcStaging) staging = fixture_staging (patch);
        g_autofree RcActor   *actors = g_new0 (RcActor, 2);
        RcPerformance         now[2];
        float                 nearest = 1.0f;

        for (guint k = 0; k < 2; k++)
          rc_actor_init (&actors[k], kit, staging, k, 4.0);
        rc_actors_meet (actors, 2);
        for (int frame = 12; frame < 84; frame += 2)
          {
            for (guint k = 0; k < 2; k++)
              rc_actor_perform (&actors[k], frame / 24.0f, NULL, &now[k]);
            nearest = MIN (nearest, apart (palm (&now[0].body, 1), palm (&now[1].body, 1)));
          }
        g_test_message ("%s: %.1f cm", what[i], nearest * 100);
        g_assert_cmpfloat (nearest, <, 0.04f);
      }
}

static void
test_riders_sit_in_the_saddle (void)
{
  static const struct
  {
    const char *body, *does;
    double      height;
  } mounts[] = { { "horse", "walk", 1.6 }, { "elephant", "walk", 3 }, { "dragon", "fly", 3 } };
  g_autoptr (RcKit) kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (mounts); i++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'figures':[" PERSON ",{'id':'h','name':'%s','kind':'creature','body':'%s','height':%g,"
          "'x':0,'z':0,'facing':60,'action':'%s','identity':''}]}",
          "a", "A", 1.7, 0.0, 0.0, 60.0, "ride", "", ",'mounts':1", mounts[i].body, mounts[i].body,
          mounts[i].height, mounts[i].does);
      g_autoptr (RcStaging) staging = fixture_staging (patch);
      g_autofree RcActor   *actors = g_new0 (RcActor, 2);

      for (guint k = 0; k < 2; k++)
        rc_actor_init (&actors[k], kit, staging, k, 4.0);
      rc_actors_meet (actors, 2);
      for (int frame = 0; frame < 96; frame += 12)
        {
          RcPerformance rider;
          RcMat4        mount;
          RcVec3        moved, saddle;

          rc_actor_perform (&actors[0], frame / 24.0f, NULL, &rider);
          rc_actor_place (&actors[1], frame / 24.0f, &mount, &moved);
          saddle =
              rc_mat4_point (&mount, rc_creature_saddle (actors[1].body, actors[1].look.height));
          saddle.y += 0.055f * 1.7f;
          g_assert_cmpfloat (apart (rc_mat4_axis (&rider.body.pelvis, 3), saddle), <, 0.05f);
        }
    }
}

/* Who feeds an animal stands before its head, and not in it. */
static void
test_who_feeds_an_animal_is_at_its_head (void)
{
  static const char *const animals[] = { "'goat','height':0.8", "'horse','height':1.6",
                                         "'dog','height':0.6" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (animals); i++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'figures':[" PERSON ",{'id':'h','name':'h','kind':'creature','body':%s,"
          "'x':0.8,'z':0.1,'facing':0,'action':'stand','identity':''}]}",
          "a", "A", 1.7, 0.0, 0.0, 60.0, "give", "h", "", animals[i]);
      g_autoptr (RcStaging) staging = fixture_staging (patch);
      g_autofree RcActor   *actors = g_new0 (RcActor, 2);
      RcMat4                person, animal;
      RcVec3                moved, off, ahead;
      float                 nose, along;

      for (guint k = 0; k < 2; k++)
        rc_actor_init (&actors[k], kit, staging, k, 4.0);
      rc_actors_meet (actors, 2);
      rc_actor_place (&actors[0], 3.0f, &person, &moved);
      rc_actor_place (&actors[1], 3.0f, &animal, &moved);
      nose = rc_creature_nose (actors[1].body, actors[1].look.height);
      off = rc_vec3_sub (rc_mat4_axis (&person, 3), rc_mat4_axis (&animal, 3));
      ahead = rc_mat4_axis (&animal, 2);
      along = off.x * ahead.x + off.z * ahead.z;
      g_assert_cmpfloat (along, >, nose + 0.3f);
      g_assert_cmpfloat (along, <, nose + 0.8f);
    }
}

/* What is given to an animal fits its mouth, what is given to a person fills a hand. */
static void
test_animals_are_given_something_to_eat (void)
{
  static const char *const others[] = { "'kind':'creature','body':'rabbit','height':0.3",
                                        "'height':1.7" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'figures':[{'id':'a','action':'give','toward':'b','height':1.7},{'id':'b','x':1,%s}]}",
          others[i]);
      g_autoptr (RcStaging) staging = fixture_staging (patch);
      RcScene              *scene = fixture_scene (kit, staging, fixture_shape (64, 36, 24));
      int                   small = 0;

      g_assert_cmpuint (scene->business->len, ==, 1);
      for (guint k = 0; k < scene->items->len; k++)
        {
          const RcItem *item = g_ptr_array_index (scene->items, k);

          small += item->most.y - item->least.y > 0.05f && item->most.y - item->least.y < 0.12f;
        }
      g_assert_cmpint (small, ==, i == 0);
      rc_scene_free (scene);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/touch/hands-are-on-the-handles-of-what-is-pushed",
                   test_hands_are_on_the_handles_of_what_is_pushed);
  g_test_add_func ("/engine/sketch/touch/whoever-sits-sits-on-it", test_whoever_sits_sits_on_it);
  g_test_add_func ("/engine/sketch/touch/hands-that-meet-are-in-one-place",
                   test_hands_that_meet_are_in_one_place);
  g_test_add_func ("/engine/sketch/touch/riders-sit-in-the-saddle", test_riders_sit_in_the_saddle);
  g_test_add_func ("/engine/sketch/touch/who-feeds-an-animal-is-at-its-head",
                   test_who_feeds_an_animal_is_at_its_head);
  g_test_add_func ("/engine/sketch/touch/animals-are-given-something-to-eat",
                   test_animals_are_given_something_to_eat);
  return g_test_run ();
}
