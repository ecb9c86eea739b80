/* test-look.c - what a description says of somebody goes before what their trade wears
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/compose.h"

static RcStaging *
stage (const char *description, const char *scene, const char *prompt)
{
  static RcVocabulary *vocabulary; /* one thread; read once for speed */
  const RcCastMember   cast = {
      .id = "c1", .name = "Mara", .kind = "person", .description = description
  };
  RcStagingInput input = { .prompt = prompt, .scene_prompt = scene, .cast = &cast, .n_cast = 1 };
  g_autoptr (GError) error = NULL;
  RcStaging         *staging;

  if (vocabulary == NULL)
    vocabulary = rc_vocabulary_load (&error);
  g_assert_no_error (error);
  staging = rc_staging_compose (vocabulary, &input, &error);
  g_assert_no_error (error);
  return staging;
}

static void
test_trade (void)
{
  g_autoptr (RcStaging) plain = stage ("a sailor", "", "@Mara waits.");
  g_autoptr (RcStaging) said =
      stage ("a sailor, dark hair, a blue wool jacket", "", "@Mara waits.");

  g_assert_cmpstr (plain->figures[0].garment, ==, "uniform");
  g_assert_cmpstr (plain->figures[0].headwear, ==, "cap");
  g_assert_cmpstr (said->figures[0].garment, ==, "jacket");
  g_assert_cmpstr (said->figures[0].headwear, ==, "");
}

static void
test_decades (void)
{
  g_autoptr (RcStaging) old =
      stage ("the keeper, in her sixties, white hair tied back", "", "@Mara waits.");
  g_autoptr (RcStaging) young = stage ("in her twenties", "", "@Mara waits.");

  g_assert_cmpstr (old->figures[0].age, ==, "old");
  g_assert_cmpstr (old->figures[0].hair, ==, "bun");
  g_assert_cmpstr (old->era, ==, "");
  g_assert_cmpstr (young->figures[0].age, ==, "adult");
}

static void
test_scenes_bring_nobody (void)
{
  g_autoptr (RcStaging) staging = stage (
      "", "A white lighthouse with a red band stands on the headland.", "@Mara climbs the path.");

  g_assert_cmpuint (staging->n_figures, ==, 1);
  g_assert_cmpstr (staging->figures[0].name, ==, "Mara");
  g_assert_cmpstr (staging->figures[0].action, ==, "walk");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/look/what-is-said-goes-before-the-trade", test_trade);
  g_test_add_func ("/engine/look/decades-are-ages", test_decades);
  g_test_add_func ("/engine/look/words-of-a-scene-bring-nobody", test_scenes_bring_nobody);
  return g_test_run ();
}
