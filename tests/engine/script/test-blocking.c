/* test-blocking.c - who stands where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/blocking.h"
#include "engine/script/compose.h"

#include <math.h>
#include <string.h>

static const RcCastMember cast[] = {
  { "c1", "Mara", "person", "60s, a keeper, a woman", "" },
  { "c2", "Tomas", "person", "a young man, 20s", "" },
  { "c3", "Iris", "person", "", "" },
};

static RcStaging *
compose (const char *prompt, const char *move)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (&error);
  RcStagingInput           input = {
              .prompt = prompt, .cast = cast, .n_cast = G_N_ELEMENTS (cast), .move = move
  };
  RcStaging *staging;

  g_assert_no_error (error);
  staging = rc_staging_compose (vocabulary, &input, &error);
  g_assert_no_error (error);
  return staging;
}

static const RcStagingFigure *
find (const RcStaging *staging, const char *id)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (strcmp (staging->figures[i].id, id) == 0)
      return &staging->figures[i];
  g_assert_not_reached ();
}

static void
test_two_keep_their_sides_in_every_shot (void)
{
  static const char *const prompts[] = {
    "Two-shot. @Mara talks to @Tomas.",
    "Two-shot. @Tomas talks to @Mara.",
    "Medium shot of @Tomas beside @Mara.",
    "Wide shot: @Tomas and @Mara face each other.",
    "Over the shoulder of @Mara: @Tomas listens.",
    "Over the shoulder of @Tomas: @Mara listens.",
    "Close-up of @Tomas, @Mara behind him.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (RcStaging) staging = compose (prompts[i], NULL);

      g_test_message ("%s: %.2f %.2f", prompts[i], find (staging, "c1")->x,
                      find (staging, "c2")->x);
      g_assert_cmpfloat (find (staging, "c1")->x, <, find (staging, "c2")->x);
    }
}

static void
test_words_that_name_a_side_win_over_the_line (void)
{
  g_autoptr (RcStaging) staging = compose ("@Tomas stands to the left of @Mara.", NULL);

  g_assert_cmpfloat (find (staging, "c2")->x, <, find (staging, "c1")->x);
}

static void
test_alone_each_looks_to_where_the_other_is (void)
{
  g_autoptr (RcStaging) first = compose ("Close-up of @Mara.", NULL);
  g_autoptr (RcStaging) second = compose ("Close-up of @Tomas.", NULL);

  g_assert_cmpfloat (find (first, "c1")->facing, >, 5);
  g_assert_cmpfloat (find (second, "c2")->facing, <, -5);
}

static void
test_who_is_followed_goes_away_and_who_is_led_comes (void)
{
  g_autoptr (RcStaging) follow = compose ("@Mara walks.", "follow");
  g_autoptr (RcStaging) lead = compose ("@Mara walks.", "lead");
  g_autoptr (RcStaging) side = compose ("@Mara walks.", "follow-side");

  g_assert_cmpfloat (fabs (follow->figures[0].facing), >, 150);
  g_assert_cmpfloat (fabs (lead->figures[0].facing), <, 20);
  g_assert_cmpfloat (fabs (side->figures[0].facing), >, 60);
  g_assert_cmpfloat (fabs (side->figures[0].facing), <, 100);
}

static void
test_nobody_stands_in_another (void)
{
  g_autoptr (RcStaging) staging =
      compose ("Eight people stand behind @Mara, @Tomas and @Iris between them.", NULL);

  for (guint i = 0; i < staging->n_figures; i++)
    for (guint k = i + 1; k < staging->n_figures; k++)
      g_assert_cmpfloat (hypot (staging->figures[i].x - staging->figures[k].x,
                                staging->figures[i].z - staging->figures[k].z),
                         >, RC_BLOCKING_GAP - 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/script/blocking/two-keep-their-sides-in-every-shot",
                   test_two_keep_their_sides_in_every_shot);
  g_test_add_func ("/engine/script/blocking/words-that-name-a-side-win-over-the-line",
                   test_words_that_name_a_side_win_over_the_line);
  g_test_add_func ("/engine/script/blocking/alone-each-looks-to-where-the-other-is",
                   test_alone_each_looks_to_where_the_other_is);
  g_test_add_func ("/engine/script/blocking/who-is-followed-goes-away-and-who-is-led-comes",
                   test_who_is_followed_goes_away_and_who_is_led_comes);
  g_test_add_func ("/engine/script/blocking/nobody-stands-in-another",
                   test_nobody_stands_in_another);
  return g_test_run ();
}
