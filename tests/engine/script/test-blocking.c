/* test-blocking.c - who stands where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/blocking.h"
#include "tests/engine/script/blocking-fixture.h"

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

/* Those on a thing are moved together on it, where somebody else may stand. */
static void
test_nobody_stands_in_a_thing_that_others_are_on (void)
{
  static const char *const prompts[] = {
    "A man stands between two women who stand on a table.",
    "A man stands between two women. The women stand on a table.",
    "A man, a woman and a girl. Two boys stand on a shelf.",
    "Three men. Two women stand on a table.",
  };

  for (guint p = 0; p < G_N_ELEMENTS (prompts); p++)
    {
      g_autoptr (RcStaging) staging = compose (prompts[p], NULL);
      guint                 raised = 0;

      g_test_message ("%s", prompts[p]);
      for (guint i = 0; i < staging->n_figures; i++)
        {
          raised += staging->figures[i].y > 0.5;
          for (guint k = i + 1; k < staging->n_figures; k++)
            g_assert_cmpfloat (hypot (staging->figures[i].x - staging->figures[k].x,
                                      staging->figures[i].z - staging->figures[k].z),
                               >, RC_BLOCKING_GAP - 0.01);
        }
      g_assert_cmpuint (raised, ==, 2);
    }
}

static void
test_a_later_shot_is_of_its_own_subject (void)
{
  g_autoptr (RcStaging) dog =
      compose ("Shot 1: close-up of a woman crying. Shot 2: a dog runs across the field.", NULL);
  g_autoptr (RcStaging) train =
      compose ("Close-up of a man waiting on the platform. The train arrives.", NULL);
  g_autoptr (RcStaging) same = compose ("Close-up of a man. He smiles. He looks up.", NULL);

  g_assert_cmpuint (dog->n_setups, ==, 1);
  g_assert_cmpint (dog->setups[0].subject, ==, 1);
  g_assert_cmpstr (dog->setups[0].size, ==, "MS");
  g_assert_cmpuint (train->n_setups, ==, 1);
  g_assert_true (train->setups[0].cut);
  g_assert_cmpint (train->setups[0].insert, ==, 0);
  g_assert_cmpint (train->setups[0].subject, ==, -1);
  g_assert_cmpstr (train->setups[0].size, ==, "FS");
  g_assert_cmpuint (same->n_setups, ==, 0);
}

static void
test_what_is_framed_close_is_what_the_words_show (void)
{
  g_autoptr (RcStaging) watch =
      compose ("Close-up of his watch. A man in a suit waits at the station.", NULL);
  g_autoptr (RcStaging) key = compose ("A woman holds a key, close-up of the key.", NULL);

  g_autoptr (RcStaging) letter = compose ("Close-up of a letter on a desk.", NULL);
  g_autoptr (RcStaging) eye = compose ("Macro shot of an eye.", NULL);

  g_assert_cmpstr (letter->props[letter->camera.insert].kind, ==, "letter");
  g_assert_cmpuint (eye->n_figures, ==, 1);
  g_assert_cmpstr (eye->camera.size, ==, "ECU");
  g_assert_cmpstr (watch->camera.size, ==, "CU");
  g_assert_cmpint (watch->camera.insert, ==, 0);
  g_assert_cmpint (watch->figures[0].holds, ==, 0);
  g_assert_cmpint (key->camera.insert, ==, 0);
  g_assert_cmpint (key->figures[0].holds, ==, 0);
}

static void
test_over_the_shoulder_there_are_two (void)
{
  static const struct
  {
    const char *prompt;
    int         subject;
  } cases[] = {
    { "Over-the-shoulder shot of a woman listening in a cafe.", 0 },
    { "Over the shoulder of a detective in an office.", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging) staging = compose (cases[i].prompt, NULL);

      g_assert_cmpuint (staging->n_figures, ==, 2);
      g_assert_cmpint (staging->camera.subject, ==, cases[i].subject);
      g_assert_cmpint (staging->camera.over, ==, 1 - cases[i].subject);
    }
}

static void
test_who_whispers_at_a_table_looks_at_whom_it_is_for (void)
{
  g_autoptr (RcStaging) staging =
      compose ("A boy whispers to his mother at the dinner table.", NULL);

  g_assert_cmpstr (staging->figures[0].toward, ==, staging->figures[1].id);
  g_assert_cmpstr (staging->figures[1].toward, ==, staging->figures[0].id);
  g_assert_cmpfloat (staging->props[0].z, >, 0.4);
}

static void
test_several_are_a_group_and_two_people_two (void)
{
  static const struct
  {
    const char *prompt, *size;
  } cases[] = { { "Three dogs run across the field.", "GROUP" },
                { "Three friends sit at a cafe table.", "GROUP" },
                { "A man and a woman talk.", "TWO" },
                { "Close-up of a man, two women behind him.", "CU" } };
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RcStagingInput        input = { .prompt = cases[i].prompt, .creativity = 0.5, .seed = 3 };
      g_autoptr (RcStaging) staging = rc_staging_compose (vocabulary, &input, NULL);

      g_assert_cmpstr (staging->camera.size, ==, cases[i].size);
    }
}

static void
test_cats_stand_closer_than_elephants (void)
{
  g_autoptr (RcStaging) cats = compose ("Three cats.", NULL);
  g_autoptr (RcStaging) elephants = compose ("Three elephants.", NULL);

  g_assert_cmpfloat (fabs (cats->figures[1].x), <, 1.0);
  g_assert_cmpfloat (fabs (elephants->figures[1].x), >, 2.0);
}

/* A piano is not held: it stands on the ground before the hands, and turned to them. */
static void
test_a_piano_stands (void)
{
  g_autoptr (RcStaging)  staging = compose ("A woman plays the piano.", NULL);
  const RcStagingFigure *figure = &staging->figures[0];
  const RcStagingProp   *piano = &staging->props[0];
  double                 way = atan2 (piano->x - figure->x, piano->z - figure->z) * 180 / G_PI;

  g_assert_cmpstr (piano->kind, ==, "piano");
  g_assert_cmpint (figure->holds, ==, -1);
  g_assert_cmpfloat (piano->y, ==, 0);
  g_assert_cmpfloat_with_epsilon (way, figure->facing, 1);
  g_assert_cmpfloat_with_epsilon (piano->facing, figure->facing + 180, 1);
}

/* The joint of a pose such as "left-hand.x=0.168", in metres; of the hand that is given. */
static double
joint (const RcStagingFigure *figure, const char *axis, double *side)
{
  g_autofree char *name = g_strdup_printf ("-hand.%s=", axis);
  const char      *at = strstr (figure->pose, name);

  g_assert_nonnull (at);
  *side = g_str_has_prefix (at - strlen ("left"), "left") ? 1 : -1;
  return g_ascii_strtod (at + strlen (name), NULL) * figure->height;
}

/* Where the hand is that is held, in the scene. */
static void
held_hand (const RcStagingFigure *figure, double *x, double *y, double *z)
{
  double turn = figure->facing * G_PI / 180, side = 1;
  double out = joint (figure, "x", &side), on = joint (figure, "z", &side);

  *y = joint (figure, "y", &side);
  *x = figure->x + side * out * cos (turn) + on * sin (turn);
  *z = figure->z - side * out * sin (turn) + on * cos (turn);
}

static void
test_hands_that_are_held_meet (void)
{
  static const char *const prompts[] = {
    "A couple holding hands walks along the beach.",
    "A mother and her little daughter walk hand in hand through a park.",
    "男孩和女孩手牵手在麦田里奔跑。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (RcStaging) staging = compose (prompts[i], NULL);
      double                a[3], b[3];

      g_assert_cmpuint (staging->n_figures, ==, 2);
      held_hand (&staging->figures[0], &a[0], &a[1], &a[2]);
      held_hand (&staging->figures[1], &b[0], &b[1], &b[2]);
      for (guint k = 0; k < 3; k++)
        g_assert_cmpfloat_with_epsilon (a[k], b[k], 0.01);
    }
}

/* In a close shot looking away is no back of a head; seen from behind it is. */
static void
test_a_back_is_seen_close_if_it_is_said (void)
{
  static const char *const backs[] = { "Close-up of a woman seen from behind.",
                                       "Close-up of the back of his head. A man waits.",
                                       "特写，女人的背影。" };
  g_autoptr (RcStaging)    away = compose ("Close-up of a woman looking away.", NULL);

  g_assert_cmpstr (away->figures[0].toward, ==, "away");
  g_assert_cmpfloat (fabs (away->figures[0].facing), <=, 45);
  for (guint i = 0; i < G_N_ELEMENTS (backs); i++)
    {
      g_autoptr (RcStaging) back = compose (backs[i], NULL);

      g_assert_cmpstr (back->figures[0].toward, ==, "away");
      g_assert_cmpfloat (fabs (back->figures[0].facing), >, 150);
    }
}

/* Nothing says who they are: what they are drawn as is their look, not their sex. */
static void
test_a_couple_looks_like_a_woman_and_a_man (void)
{
  static const char *const couples[] = { "A couple dances on a rooftop.", "一对情侣在海边散步。" };
  g_autoptr (RcStaging) two = compose ("Two dancers on a rooftop.", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (couples); i++)
    {
      g_autoptr (RcStaging) staging = compose (couples[i], NULL);

      g_assert_cmpuint (staging->n_figures, ==, 2);
      g_assert_cmpstr (staging->figures[0].look, ==, "woman");
      g_assert_cmpstr (staging->figures[1].look, ==, "man");
      g_assert_cmpstr (staging->figures[1].sex, ==, "");
    }
  g_assert_cmpstr (two->figures[0].look, ==, two->figures[1].look);
}

static void
test_what_the_wind_moves_is_no_camera (void)
{
  g_autoptr (RcStaging) wind = compose ("A woman, her long hair moving in the wind.", NULL);
  g_autoptr (RcStaging) camera = compose ("A woman. The camera is moving in slowly.", NULL);

  g_assert_cmpstr (wind->camera.move, ==, "static");
  g_assert_cmpstr (camera->camera.move, ==, "push-in");
}

static gboolean
says (const RcStaging *staging, const char *what)
{
  for (guint i = 0; i < staging->n_spans; i++)
    if (staging->spans[i].kind == RC_SPAN_STAGED && strcmp (staging->spans[i].what, what) == 0)
      return TRUE;
  return FALSE;
}

/* Whom the picture is of is turned, whoever was named first, and the span says who. */
static void
test_seen_from_the_side_or_behind (void)
{
  g_autoptr (RcStaging) side = compose ("A woman reads a letter, side view.", NULL);
  g_autoptr (RcStaging) bus = compose ("A yellow bus in profile on a street.", NULL);
  g_autoptr (RcStaging) back =
      compose ("Over the shoulder of @Mara. The back of his head. @Tomas waits.", NULL);
  g_autoptr (RcStaging) twice =
      compose ("Side view, close-up of the back of her head. A woman waits.", NULL);

  g_assert_cmpfloat (side->figures[0].facing, ==, RC_BLOCKING_SIDE);
  g_assert_true (says (side, "figures[0].facing = side"));
  g_assert_cmpfloat (bus->props[0].facing, ==, 90);
  g_assert_true (says (bus, "props[0].facing = side"));
  g_assert_cmpuint (back->n_figures, ==, 2);
  g_assert_cmpfloat (back->figures[1].facing, ==, RC_BLOCKING_BACK);
  g_assert_true (says (back, "figures[1].toward = away"));
  g_assert_false (says (back, "figures[0].toward = away"));
  g_assert_cmpfloat (twice->figures[0].facing, ==, RC_BLOCKING_BACK);
  g_assert_false (says (twice, "figures[0].facing = side"));
}

/* Nobody in bed is seen from the feet, and who stands at the bed does not stand in it. */
static void
test_who_lies_is_seen_along_the_bed (void)
{
  g_autoptr (RcStaging) full = compose ("A man lies in bed, full shot.", NULL);
  g_autoptr (RcStaging) close = compose ("A man lies in bed, close-up.", NULL);
  g_autoptr (RcStaging) nurse =
      compose ("A man lies in bed, wide shot, a nurse stands beside him.", NULL);

  g_assert_cmpfloat (fabs (full->props[0].facing), >, 45);
  g_assert_cmpfloat (close->props[0].facing, ==, 0);
  g_assert_cmpuint (nurse->n_figures, ==, 2);
  g_assert_cmpfloat (nurse->figures[1].z, <, nurse->props[0].z - 1);
}

static void
test_what_one_jumps_from_is_behind (void)
{
  static const char *const prompts[] = { "A boy jumps off a big rock.", "A boy jumps from a table.",
                                         "男孩从桌子上跳下来。" };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (RcStaging) staging = compose (prompts[i], NULL);

      g_assert_cmpuint (staging->n_props, ==, 1);
      g_assert_cmpfloat (staging->figures[0].z - staging->props[0].z, >, 1);
    }
}

/* "on a table beside a lamp": whoever is on it stays there, and the lamp stands on it, too */
static void
test_who_is_on_something_stays_there (void)
{
  g_autoptr (RcStaging) kitten = compose ("A kitten sits on top of a table beside a lamp.", NULL);
  g_autoptr (RcStaging) girl = compose ("A girl sleeps in her bed under a blanket.", NULL);

  g_assert_cmpstr (kitten->props[1].kind, ==, "lamp");
  g_assert_cmpfloat (kitten->props[1].y, >, 0.5);
  g_assert_cmpstr (girl->props[0].kind, ==, "bed");
  g_assert_cmpfloat (fabs (girl->props[0].x - girl->figures[0].x), <, 0.5);
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
  g_test_add_func ("/engine/script/blocking/nobody-stands-in-a-thing-that-others-are-on",
                   test_nobody_stands_in_a_thing_that_others_are_on);
  g_test_add_func ("/engine/script/blocking/a-later-shot-is-of-its-own-subject",
                   test_a_later_shot_is_of_its_own_subject);
  g_test_add_func ("/engine/script/blocking/what-is-framed-close-is-what-the-words-show",
                   test_what_is_framed_close_is_what_the_words_show);
  g_test_add_func ("/engine/script/blocking/over-the-shoulder-there-are-two",
                   test_over_the_shoulder_there_are_two);
  g_test_add_func ("/engine/script/blocking/who-whispers-at-a-table-looks-at-whom-it-is-for",
                   test_who_whispers_at_a_table_looks_at_whom_it_is_for);
  g_test_add_func ("/engine/script/blocking/several-are-a-group-and-two-people-two",
                   test_several_are_a_group_and_two_people_two);
  g_test_add_func ("/engine/script/blocking/a-piano-stands-before-who-plays-it",
                   test_a_piano_stands);
  g_test_add_func ("/engine/script/blocking/cats-stand-closer-than-elephants",
                   test_cats_stand_closer_than_elephants);
  g_test_add_func ("/engine/script/blocking/hands-that-are-held-meet",
                   test_hands_that_are_held_meet);
  g_test_add_func ("/engine/script/blocking/a-back-is-seen-close-if-it-is-said",
                   test_a_back_is_seen_close_if_it_is_said);
  g_test_add_func ("/engine/script/blocking/a-couple-looks-like-a-woman-and-a-man",
                   test_a_couple_looks_like_a_woman_and_a_man);
  g_test_add_func ("/engine/script/blocking/what-the-wind-moves-is-no-camera",
                   test_what_the_wind_moves_is_no_camera);
  g_test_add_func ("/engine/script/blocking/seen-from-the-side-or-behind",
                   test_seen_from_the_side_or_behind);
  g_test_add_func ("/engine/script/blocking/who-lies-is-seen-along-the-bed",
                   test_who_lies_is_seen_along_the_bed);
  g_test_add_func ("/engine/script/blocking/what-one-jumps-from-is-behind",
                   test_what_one_jumps_from_is_behind);
  g_test_add_func ("/engine/script/blocking/who-is-on-something-stays-there",
                   test_who_is_on_something_stays_there);
  return g_test_run ();
}
