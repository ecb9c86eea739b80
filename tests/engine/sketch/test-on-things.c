/* test-on-things.c - who words put on a thing is drawn on its top, and who is in one within it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/compose.h"
#include "engine/sketch/thing/prop.h"
#include "tests/engine/sketch/sketch-fixture.h"

#include <math.h>
#include <string.h>

typedef struct
{
  RcKit        *kit;
  RcVocabulary *vocabulary;
  RcStaging    *staging;
  RcScene      *scene;
} Words;

static void
set_up (Words *self, gconstpointer data)
{
  self->kit = fixture_kit ();
  self->vocabulary = rc_vocabulary_load (NULL);
  g_assert_nonnull (self->vocabulary);
}

static void
tear_down (Words *self, gconstpointer data)
{
  g_clear_pointer (&self->scene, rc_scene_free);
  g_clear_pointer (&self->staging, rc_staging_free);
  rc_vocabulary_free (self->vocabulary);
  rc_kit_free (self->kit);
}

static void
play (Words *self, const char *prompt)
{
  RcStagingInput input = { .prompt = prompt, .seconds = 4, .creativity = 0.5 };

  g_clear_pointer (&self->scene, rc_scene_free);
  g_clear_pointer (&self->staging, rc_staging_free);
  self->staging = rc_staging_compose (self->vocabulary, &input, NULL);
  g_assert_nonnull (self->staging);
  g_assert_cmpuint (self->staging->n_figures, >, 0);
  g_assert_cmpuint (self->staging->n_props, >, 0);
  self->scene = fixture_scene (self->kit, self->staging, fixture_shape (64, 36, 96));
}

/* The lowest point of what is drawn of @figure at the scene's frame. */
static float
foot_of (const Words *self, guint figure)
{
  rc_scene_pose_figure (self->scene, figure, self->scene->seconds);
  return self->scene->figure_items[figure]->least.y;
}

/* Metres that the surface of what the first prop is lies above the ground. */
static float
top_of (const Words *self, const char *key)
{
  const RcStagingProp *prop = &self->staging->props[0];
  const cJSON         *entry = rc_prop_resolve (self->kit, prop->kind, prop->name);

  return (float)(prop->y + prop->scale * rc_json_number_or (entry, key, rc_prop_size (entry).y));
}

static void
check_foot (Words *self, const char *prompt, const char *key)
{
  play (self, prompt);
  for (int frame = 0; frame < 96; frame += 19)
    {
      rc_scene_set_frame (self->scene, frame);
      g_test_message ("%s: %.3f on %.3f", prompt, (double)foot_of (self, 0),
                      (double)top_of (self, key));
      g_assert_cmpfloat (fabsf (foot_of (self, 0) - top_of (self, key)), <, 0.03f);
    }
}

static void
test_feet_are_on_the_surface (Words *self, gconstpointer data)
{
  check_foot (self, "A kitten on a table.", "top");
  check_foot (self, "A cat on a sofa.", "seat");
  check_foot (self, "A kitten walks on a desk.", "top");
  check_foot (self, "A dog stands on a big box.", "top");
  check_foot (self, "A boy stands on a big rock.", "top");
  check_foot (self, "A man stands on a chair.", "seat");
  check_foot (self, "一只小猫站在桌子上。", "top");
  check_foot (self, "A cat walks along a fence.", "top");
}

/* Half of the thing's extent from its middle, at its scale. */
static RcVec3
half_of (const Words *self)
{
  const RcStagingProp *prop = &self->staging->props[0];

  return rc_vec3_scale (rc_prop_size (rc_prop_resolve (self->kit, prop->kind, prop->name)),
                        (float)prop->scale / 2);
}

static void
test_nobody_walks_off_what_they_are_on (Words *self, gconstpointer data)
{
  play (self, "A kitten walks on a table.");
  for (int frame = 0; frame < 96; frame += 5)
    {
      RcMat4 root;
      RcVec3 moved, half = half_of (self);

      rc_actor_place (&self->scene->actors[0], (float)frame / 24, &root, &moved);
      g_assert_cmpfloat (fabsf (root.m[12] - (float)self->staging->props[0].x), <, half.x);
      g_assert_cmpfloat (fabsf (root.m[14] - (float)self->staging->props[0].z), <, half.z);
    }
}

static void
check_inside (Words *self, const char *prompt)
{
  RcVec3 half;

  play (self, prompt);
  half = half_of (self);
  for (guint i = 0; i < self->staging->n_figures; i++)
    {
      const RcStagingFigure *figure = &self->staging->figures[i];

      g_assert_cmpfloat (fabs (figure->x - self->staging->props[0].x), <=, half.x);
      g_assert_cmpfloat (fabs (figure->z - self->staging->props[0].z), <=, half.z);
      g_assert_cmpfloat (figure->y, >=, self->staging->props[0].y);
      g_assert_cmpfloat (figure->y, <, top_of (self, "rim"));
      /* and looks out of it */
      foot_of (self, i);
      g_assert_cmpfloat (self->scene->figure_items[i]->most.y, >, top_of (self, "rim"));
    }
}

static void
test_who_is_in_a_thing_looks_out_of_it (Words *self, gconstpointer data)
{
  check_inside (self, "A dog sleeps in a basket.");
  check_inside (self, "Three puppies in a cardboard box.");
  check_inside (self, "一只小狗睡在篮子里。");
  check_inside (self, "A goldfish swims in a glass bowl on a desk.");
  g_assert_cmpfloat (self->staging->props[0].y, >, 0.7);
  g_assert_cmpfloat (fabs (self->staging->props[0].x - self->staging->props[1].x), <, 0.5);
}

static void
test_several_on_one_thing_have_room_there (Words *self, gconstpointer data)
{
  play (self, "Two cats sleep on a sofa.");
  g_assert_cmpuint (self->staging->n_figures, ==, 2);
  g_assert_cmpfloat (self->staging->figures[0].y, >, 0.4);
  g_assert_cmpfloat (self->staging->figures[1].y, >, 0.4);
  g_assert_cmpfloat (fabs (self->staging->figures[0].x - self->staging->figures[1].x), >=, 0.4);
  g_assert_cmpfloat (fabs (self->staging->figures[0].x - self->staging->figures[1].x), <, 1.6);
}

static void
test_who_is_at_a_thing_stays_on_the_ground (Words *self, gconstpointer data)
{
  static const char *const prompts[] = {
    "A woman reads at the table.", "A man looks through a window.", "A girl walks along a fence.",
    "A woman sits on a sofa.",     "一个女人在桌子上写字。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      play (self, prompts[i]);
      g_test_message ("%s", prompts[i]);
      g_assert_cmpfloat (self->staging->figures[0].y, ==, 0);
    }
}

/* What small animals are is as large as they are, against what they sit on. */
static void
test_small_animals_are_small (Words *self, gconstpointer data)
{
  play (self, "A butterfly sits on a red flower.");
  rc_scene_pose_figure (self->scene, 0, 0);
  g_assert_cmpfloat (self->scene->figure_items[0]->most.y - self->scene->figure_items[0]->least.y,
                     <, 0.25f);
}

static void
test_an_animal_sits_on_no_stool (Words *self, gconstpointer data)
{
  guint standing;

  play (self, "一只橘猫看着窗外，旁边放着一杯咖啡。");
  standing = self->scene->items->len;
  play (self, "一只橘猫坐着，看着窗外，旁边放着一杯咖啡。");
  g_assert_cmpuint (self->scene->items->len, ==, standing);
}

#define WORDS_TEST(path, func) g_test_add (path, Words, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  WORDS_TEST ("/sketch/on-things/feet-are-on-the-surface", test_feet_are_on_the_surface);
  WORDS_TEST ("/sketch/on-things/nobody-walks-off-what-they-are-on",
              test_nobody_walks_off_what_they_are_on);
  WORDS_TEST ("/sketch/on-things/who-is-in-a-thing-looks-out-of-it",
              test_who_is_in_a_thing_looks_out_of_it);
  WORDS_TEST ("/sketch/on-things/several-on-one-thing-have-room-there",
              test_several_on_one_thing_have_room_there);
  WORDS_TEST ("/sketch/on-things/who-is-at-a-thing-stays-on-the-ground",
              test_who_is_at_a_thing_stays_on_the_ground);
  WORDS_TEST ("/sketch/on-things/small-animals-are-small", test_small_animals_are_small);
  WORDS_TEST ("/sketch/on-things/an-animal-sits-on-no-stool", test_an_animal_sits_on_no_stool);
  return g_test_run ();
}
