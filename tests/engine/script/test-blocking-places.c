/* test-blocking-places.c - who and what stands where in a place: at walls, water, tables and doors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/script/blocking-fixture.h"

/* Metres that the first figure is from the first thing, on the ground. */
static double
apart (const RcStaging *staging)
{
  return hypot (staging->figures[0].x - staging->props[0].x,
                staging->figures[0].z - staging->props[0].z);
}

static void
test_who_is_at_a_window_is_at_the_wall (void)
{
  static const char *const prompts[] = {
    "A woman stands at a window, looking out.",
    "In a bedroom, an old man stands at the window, looking out.",
    "In an office, a girl stands by the window.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (RcStaging) staging = compose (prompts[i], NULL);

      g_test_message ("%s: %s, %.2f %.2f", prompts[i], staging->set, staging->figures[0].x,
                      staging->figures[0].z);
      g_assert_true (staging->interior);
      g_assert_cmpstr (staging->props[0].kind, ==, "window");
      g_assert_cmpfloat (staging->props[0].z, <, -2.5); /* in the back wall */
      g_assert_cmpfloat (apart (staging), <, 1.6);
      g_assert_cmpfloat (staging->figures[0].z, >, staging->props[0].z + 0.4);
    }
}

static void
test_who_walks_down_an_aisle_stays_in_it (void)
{
  g_autoptr (RcStaging) bride = compose ("A bride walking down the aisle of a church.", NULL);
  double                turn = bride->figures[0].facing * G_PI / 180;

  /* The pews begin a metre from its middle, as in data/kit; five metres are walked. */
  for (double way = 0; way <= 5; way += 0.5)
    g_assert_cmpfloat (fabs (bride->figures[0].x + way * sin (turn)), <, 0.9);
  g_assert_cmpfloat (bride->figures[0].z, <, -3);
}

static void
test_what_crosses_a_bridge_goes_along_it (void)
{
  g_autoptr (RcStaging) train = compose ("A train crossing a bridge.", NULL);

  g_assert_cmpfloat (fabs (train->props[0].z + 1), <, 0.5);
  g_assert_cmpfloat (fabs (train->props[0].facing), ==, 90);
}

static void
test_who_is_at_the_water_is_where_it_begins (void)
{
  g_autoptr (RcStaging) lake = compose ("A girl stands at the edge of a lake.", NULL);
  g_autoptr (RcStaging) water = compose ("A boy in a yellow jacket stands at the water.", NULL);
  g_autoptr (RcStaging) zh = compose ("一个女孩站在湖边。", NULL);
  g_autoptr (RcStaging) far = compose ("A girl reads beside a lake, mountains behind.", NULL);

  g_assert_cmpfloat (fabs (lake->figures[0].z + 3.6), <, 0.5);
  g_assert_cmpstr (water->set, ==, "lake");
  g_assert_cmpfloat (water->figures[0].z, ==, lake->figures[0].z);
  g_assert_cmpfloat (zh->figures[0].z, ==, lake->figures[0].z);
  g_assert_cmpfloat (far->figures[0].z, >, -1);
}

/* The prop of that kind which is the @nth. */
static const RcStagingProp *
find_prop (const RcStaging *staging, const char *kind, guint nth)
{
  for (guint i = 0; i < staging->n_props; i++)
    if (strcmp (staging->props[i].kind, kind) == 0 && nth-- == 0)
      return &staging->props[i];
  g_assert_not_reached ();
}

static void
test_chairs_stand_at_the_table (void)
{
  g_autoptr (RcStaging)  staging = compose ("Wide shot. @Mara sits at the table and looks at the "
                                             "window. A kitchen: a table, two chairs, one window.",
                                            NULL);
  const RcStagingFigure *mara = find (staging, "c1");
  const RcStagingProp   *table = find_prop (staging, "table", 0);
  const RcStagingProp   *taken = find_prop (staging, "chair", 0);
  const RcStagingProp   *left = find_prop (staging, "chair", 1);

  g_assert_cmpfloat_with_epsilon (taken->x, mara->x, 0.01);
  g_assert_cmpfloat_with_epsilon (taken->z, mara->z, 0.01);
  g_assert_cmpfloat_with_epsilon (taken->facing, mara->facing, 0.01);
  g_assert_cmpfloat_with_epsilon (left->z, table->z, 0.01);
  g_assert_cmpfloat (fabs (left->x - table->x), <, 1.1);
  /* whoever sits at a table does not turn their back to it */
  g_assert_cmpfloat (fabs (mara->facing), <=, 60);
}

static void
test_a_child_has_a_table_of_its_size (void)
{
  g_autoptr (RcStaging) grown = compose ("A man sits at a desk and writes.", NULL);
  g_autoptr (RcStaging) child = compose ("A little boy sits at a desk and writes.", NULL);

  g_assert_cmpfloat (find_prop (grown, "desk", 0)->scale, ==, 1);
  g_assert_cmpfloat (find_prop (child, "desk", 0)->scale, <, 0.85);
}

static void
test_who_knocks_has_the_door_before_them (void)
{
  static const char *const prompts[] = { "A man knocks on a door.",
                                         "@Mara stops at a door and knocks.",
                                         "A woman opens the door and walks in.",
                                         "A woman opens the gate." };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (RcStaging)  staging = compose (prompts[i], NULL);
      const RcStagingFigure *figure = &staging->figures[0];
      const RcStagingProp   *door = &staging->props[0];
      double                 ahead = figure->facing * G_PI / 180;
      double                 x = door->x - figure->x, z = door->z - figure->z;

      g_test_message ("%s", prompts[i]);
      g_assert_cmpfloat_with_epsilon (x * sin (ahead) + z * cos (ahead), 0.72, 0.02);
      g_assert_cmpfloat_with_epsilon (door->facing, figure->facing + 180, 0.01);
      g_assert_cmpfloat (fabs (figure->facing), >, 90); /* seen past them */
    }
}

/* A trunk is where the hands are; a slide is climbed at its ladder, away from who watches. */
static void
test_who_climbs_a_thing_is_at_it (void)
{
  static const struct
  {
    const char *prompt, *kind;
    double      turned; /* degrees from the facing of who climbs to that of the thing */
  } cases[] = {
    { "A woman climbs a tree.", "tree", 0 },
    { "A boy climbs up the slide.", "slide", 180 },
    { "A toddler climbs up the slide while her father watches.", "slide", 180 },
    { "男孩爬树。", "tree", 0 },
    { "An electrician climbs a ladder.", "ladder", 180 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging)  staging = compose (cases[i].prompt, NULL);
      const RcStagingFigure *figure = &staging->figures[0];
      const RcStagingProp   *prop = find_prop (staging, cases[i].kind, 0);
      double                 ahead = figure->facing * G_PI / 180;
      double                 x = prop->x - figure->x, z = prop->z - figure->z;

      g_test_message ("%s", cases[i].prompt);
      g_assert_cmpfloat_with_epsilon (hypot (x, z), x * sin (ahead) + z * cos (ahead), 0.01);
      g_assert_cmpfloat (hypot (x, z), >, 0.25);
      g_assert_cmpfloat (hypot (x, z), <, 1.5);
      g_assert_cmpfloat_with_epsilon (fabs (figure->facing - prop->facing), cases[i].turned, 0.01);
      if (staging->n_figures > 1)
        g_assert_cmpfloat (x * (staging->figures[1].x - figure->x), <, 0);
    }
}

/* A dish is as large as what is on it, and what is long lies one behind another. */
static void
test_a_dish_is_large_enough (void)
{
  g_autoptr (RcStaging) apple = compose ("An apple on a plate.", NULL);
  g_autoptr (RcStaging) carrot = compose ("A carrot on a plate.", NULL);
  g_autoptr (RcStaging) both = compose ("A hot dog and a carrot on a plate.", NULL);

  g_assert_cmpfloat (find_prop (apple, "plate", 0)->scale, ==, 1);
  g_assert_cmpfloat (find_prop (carrot, "plate", 0)->scale, >, 1.15);
  g_assert_cmpfloat (find_prop (both, "plate", 0)->scale, >, find_prop (carrot, "plate", 0)->scale);
  g_assert_cmpfloat (find_prop (both, "plate", 0)->scale, <=, 1.6);
  g_assert_cmpfloat_with_epsilon (find_prop (both, "hot-dog", 0)->x,
                                  find_prop (both, "carrot", 0)->x, 0.001);
  g_assert_cmpfloat (fabs (find_prop (both, "hot-dog", 0)->z - find_prop (both, "carrot", 0)->z), >,
                     0.06);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/blocking/who-is-at-a-window-is-at-the-wall",
                   test_who_is_at_a_window_is_at_the_wall);
  g_test_add_func ("/script/blocking/who-walks-down-an-aisle-stays-in-it",
                   test_who_walks_down_an_aisle_stays_in_it);
  g_test_add_func ("/script/blocking/what-crosses-a-bridge-goes-along-it",
                   test_what_crosses_a_bridge_goes_along_it);
  g_test_add_func ("/script/blocking/who-is-at-the-water-is-where-it-begins",
                   test_who_is_at_the_water_is_where_it_begins);
  g_test_add_func ("/engine/script/blocking/chairs-stand-at-the-table",
                   test_chairs_stand_at_the_table);
  g_test_add_func ("/engine/script/blocking/a-child-has-a-table-of-its-size",
                   test_a_child_has_a_table_of_its_size);
  g_test_add_func ("/engine/script/blocking/who-knocks-has-the-door-before-them",
                   test_who_knocks_has_the_door_before_them);
  g_test_add_func ("/engine/script/blocking/who-climbs-a-thing-is-at-it",
                   test_who_climbs_a_thing_is_at_it);
  g_test_add_func ("/engine/script/blocking/a-dish-is-large-enough", test_a_dish_is_large_enough);
  return g_test_run ();
}
