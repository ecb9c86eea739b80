/* test-grammar.c - what the grammar makes of sentences: time, dress, relations, speech, the unknown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/script/grammar-fixture.h"

static void
test_sequence (void)
{
  g_autoptr (RcStaging) staging = compose ("A man walks to the table, sits down and reads a book.");
  const RcStagingFigure *man = &staging->figures[0];

  g_assert_cmpuint (staging->n_figures, ==, 1);
  g_assert_cmpstr (man->action, ==, "walk");
  g_assert_cmpuint (man->n_beats, ==, 2);
  g_assert_cmpstr (man->beats[0].action, ==, "sit-down");
  g_assert_cmpstr (man->beats[1].action, ==, "read");
  g_assert_cmpfloat (man->beats[0].start, >, 0);
  g_assert_cmpfloat (man->beats[1].start, >, man->beats[0].start);
  g_assert_cmpint (man->holds, ==, -1);
  g_assert_cmpint (man->beats[1].holds, >=, 0);
}

static void
test_times (void)
{
  g_autoptr (RcStaging) staging =
      compose ("[0-3s] A woman waits. [3-6s] She waves. [6-10s] Close-up of her face.");

  g_assert_cmpuint (staging->n_figures, ==, 1);
  g_assert_cmpuint (staging->figures[0].n_beats, ==, 1);
  g_assert_cmpfloat (staging->figures[0].beats[0].start, ==, 3);
  g_assert_cmpuint (staging->n_setups, ==, 1);
  g_assert_cmpfloat (staging->setups[0].start, ==, 6);
  g_assert_cmpstr (staging->setups[0].size, ==, "CU");
  g_assert_true (staging->setups[0].cut);
}

static void
test_framed_times (void)
{
  g_autoptr (RcStaging) staging =
      compose ("[0-3s] Wide shot: a man walks. [3-6s] Side tracking shot, medium: he runs.");

  g_assert_cmpuint (staging->n_setups, ==, 1);
  g_assert_true (staging->setups[0].cut);
  g_assert_cmpfloat (staging->setups[0].start, ==, 3);
  g_assert_cmpstr (staging->setups[0].size, ==, "MS");
}

/* What is only shown is over where the next time begins; a number and a time are one border. */
static void
test_times_of_shots (void)
{
  g_autoptr (RcStaging) shown = compose ("[0-3s] Wide shot: a street at night. [3-6s] Close-up: a "
                                         "cat on a roof. [6-10s] Tracking shot of a taxi.");
  g_autoptr (RcStaging) numbered =
      compose ("Shot 1 (0-2s): a dog runs. Shot 2 (2-5s): the dog jumps over a fence.");

  g_assert_cmpuint (shown->n_setups, ==, 2);
  g_assert_cmpfloat (shown->setups[0].start, ==, 3);
  g_assert_cmpfloat (shown->setups[1].start, ==, 6);
  g_assert_cmpstr (shown->setups[1].move, ==, "follow");
  g_assert_cmpuint (numbered->n_setups, ==, 1);
  g_assert_cmpfloat (numbered->setups[0].start, ==, 2);
}

/* In Chinese a clause stands before the noun that it tells of. */
static void
test_relative_clauses (void)
{
  g_autoptr (RcStaging) rider = compose ("一个骑自行车的男孩向戴红帽子的女人挥手。");
  g_autoptr (RcStaging) hidden = compose ("她向一个躲在植物后面的小孩挥手。");

  g_assert_cmpuint (rider->n_figures, ==, 2);
  g_assert_cmpint (rider->figures[0].rides, >=, 0);
  g_assert_cmpstr (rider->figures[0].headwear, ==, "");
  g_assert_cmpstr (rider->figures[1].headwear, ==, "hat");
  g_assert_cmpuint (rider->figures[0].n_beats, ==, 1);
  g_assert_cmpstr (rider->figures[0].beats[0].toward, ==, rider->figures[1].id);
  g_assert_cmpuint (hidden->n_figures, ==, 2);
  g_assert_cmpstr (hidden->figures[0].action, ==, "wave");
  g_assert_cmpstr (hidden->figures[1].action, ==, "crouch");
}

static void
test_shots (void)
{
  g_autoptr (RcStaging) staging =
      compose ("Shot 1: Wide shot of a beach. Shot 2: Close-up of a crab.");
  g_autoptr (RcStaging) moves = compose ("The camera slowly pans to the right, then tilts up.");

  g_assert_cmpstr (staging->camera.size, ==, "WS");
  g_assert_cmpuint (staging->n_setups, ==, 1);
  g_assert_true (staging->setups[0].cut);
  g_assert_cmpstr (staging->setups[0].size, ==, "CU");
  g_assert_cmpfloat (staging->setups[0].start, ==, 5);
  g_assert_cmpstr (moves->camera.move, ==, "pan-right");
  g_assert_cmpfloat (moves->camera.pace, ==, 0.5);
  g_assert_cmpuint (moves->n_setups, ==, 1);
  g_assert_false (moves->setups[0].cut);
  g_assert_cmpstr (moves->setups[0].move, ==, "tilt-up");
}

static void
test_passive (void)
{
  g_autoptr (RcStaging) staging = compose ("A man is being chased by a bear.");

  g_assert_cmpuint (staging->n_figures, ==, 2);
  g_assert_cmpstr (staging->figures[0].action, ==, "run");
  g_assert_cmpstr (staging->figures[1].body, ==, "bear");
  g_assert_cmpstr (staging->figures[1].action, ==, "run");
  g_assert_cmpstr (staging->figures[1].toward, ==, staging->figures[0].id);
}

static void
test_dress (void)
{
  g_autoptr (RcStaging) staging =
      compose ("A woman in a red leather coat and a straw hat stands on a bridge.");
  const RcStagingFigure *woman = &staging->figures[0];

  g_assert_cmpstr (woman->garment, ==, "coat");
  g_assert_cmpstr (woman->material, ==, "leather");
  g_assert_cmphex (woman->colour >> 16, >, 0x90);
  g_assert_cmpstr (woman->headwear, ==, "straw-hat");
  g_assert_cmpstr (staging->set, ==, "bridge");
}

static void
test_speech (void)
{
  g_autoptr (RcStaging) staging = compose (
      "Mara says softly: \"I saw it.\" Then she says: “我看见了。”\nNARRATOR (V.O.): It was late.");

  g_assert_cmpuint (staging->n_lines, ==, 3);
  g_assert_cmpstr (staging->lines[0].text, ==, "I saw it.");
  g_assert_cmpint (staging->lines[0].figure, ==, 0);
  g_assert_cmpstr (staging->lines[1].language, ==, "zh");
  g_assert_cmpfloat (staging->lines[1].start, >, 0);
  g_assert_cmpstr (staging->lines[2].text, ==, "It was late.");
  g_assert_true (staging->lines[2].off);
  g_assert_cmpint (staging->lines[2].figure, ==, -1);
}

static void
test_things (void)
{
  g_autoptr (RcStaging) staging = compose ("A cup lies on a table. A car drives past.");
  g_autoptr (RcStaging) riders = compose ("A woman rides a white horse. A boy rides a bicycle.");

  g_assert_cmpuint (staging->n_props, ==, 3);
  g_assert_cmpfloat (staging->props[0].y, >, 0.5);
  g_assert_cmpstr (staging->props[2].motion, ==, "drive");
  g_assert_cmpstr (staging->props[1].motion, ==, "");
  g_assert_cmpint (riders->figures[0].mounts, ==, 1);
  g_assert_cmpstr (riders->props[riders->figures[2].rides].kind, ==, "bicycle");
}

static void
test_crowds (void)
{
  g_autoptr (RcStaging) staging = compose ("A hundred people march down the street.");
  g_autoptr (RcStaging) boys = compose ("A group of boys on a beach.");
  g_autoptr (RcStaging) empty = compose ("A street without cars, no people, no rain.");

  g_assert_cmpuint (staging->n_figures, ==, 0);
  g_assert_cmpuint (staging->n_crowds, ==, 1);
  g_assert_cmpint (staging->crowds[0].count, ==, 100);
  g_assert_cmpstr (staging->crowds[0].action, ==, "march");
  g_assert_cmpstr (staging->crowds[0].age, ==, "");
  g_assert_cmpstr (boys->crowds[0].age, ==, "child");
  g_assert_cmpuint (empty->n_figures + empty->n_crowds + empty->n_props, ==, 0);
  g_assert_cmpstr (empty->weather, ==, "clear");
}

static void
test_unknown (void)
{
  g_autoptr (RcStaging) staging = compose ("A zorblax dances with Gwen Tracy in the quibberdome.");

  g_assert_cmpuint (staging->n_figures, >=, 1);
  g_assert_cmpstr (staging->figures[0].label, ==, "zorblax");
  g_assert_cmpstr (staging->figures[0].action, ==, "dance");
  g_assert_cmpstr (staging->label, ==, "quibberdome");
}

static void
test_motion_blur (void)
{
  static const struct
  {
    const char *prompt;
    double      blur;
  } cases[] = { { "A man runs down the street, motion blur.", 0.5 },
                { "A car at night, long exposure.", 1 },
                { "一个男人在街上奔跑，运动模糊。", 0.5 },
                { "A man runs down the street.", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging) staging = compose (cases[i].prompt);

      g_assert_cmpfloat (staging->motion_blur, ==, cases[i].blur);
    }
}

static void
test_waiting (void)
{
  static const struct
  {
    const char *prompt, *action;
  } cases[] = {
    { "A woman waits on a bench.", "sit" },    { "A woman on a bench.", "sit" },
    { "A boy stands on a chair.", "stand" },   { "一个男人在长椅上等待。", "sit" },
    { "A man waits at a bus stop.", "stand" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging) staging = compose (cases[i].prompt);

      g_assert_cmpstr (staging->figures[0].action, ==, cases[i].action);
    }
}

static void
test_light_of_the_night (void)
{
  g_autoptr (RcStaging) candle = compose ("A woman reads by candlelight in a room with a window.");
  g_autoptr (RcStaging) day = compose ("A woman reads by candlelight in the morning.");

  g_assert_cmpstr (candle->time, ==, "night");
  g_assert_cmpstr (day->time, ==, "morning");
}

/* "under her coat" says nothing of what it is like: a character wears what it is known to wear. */
static void
test_one_of_two_and_what_they_wear (void)
{
  g_autoptr (RcStaging) chefs =
      compose ("Two chefs stand at a counter. The one on the left, in a white jacket, chops "
               "carrots; the one on the right, in a black apron, pours oil.");
  g_autoptr (RcStaging) lifts = compose ("A woman in a coat lifts a blue dress out of a chest.");

  g_assert_cmpuint (chefs->n_figures, ==, 2);
  g_assert_cmpstr (chefs->figures[0].garment, ==, "jacket");
  g_assert_cmpstr (chefs->figures[1].garment, !=, "jacket");
  g_assert_cmpfloat (chefs->figures[0].x, <, chefs->figures[1].x);
  g_assert_cmpstr (lifts->figures[0].garment, ==, "coat");
}

static void
test_who_is_named_again_is_the_same (void)
{
  g_autoptr (RcStaging) keeper = compose ("An old watchmaker works. The old man smiles.");
  g_autoptr (RcStaging) boat =
      compose ("A grandfather and his grandson fish from a small boat. The old man points.");
  g_autoptr (RcStaging) others = compose ("An old sailor waits. The old woman smiles. A man sits.");

  g_assert_cmpuint (keeper->n_figures, ==, 1);
  g_assert_cmpstr (keeper->figures[0].sex, ==, "m");
  g_assert_cmpuint (boat->n_figures, ==, 2);
  g_assert_cmpint (boat->figures[0].rides, ==, 0);
  g_assert_cmpint (boat->figures[1].rides, ==, 0);
  g_assert_cmpuint (others->n_figures, >=, 2);
}

static void
test_the_camera_pulls_back_whatever_starts (void)
{
  g_autoptr (RcStaging) train =
      compose ("The camera slowly pulls back as the train starts to move.");
  g_autoptr (RcStaging) truck = compose ("A dog sleeps. The camera slowly trucks to the right.");

  g_assert_cmpstr (train->camera.move, ==, "pull-out");
  g_assert_cmpstr (truck->camera.move, ==, "truck-right");
  g_assert_cmpuint (truck->n_props, ==, 0);
}

static void
test_own_clothes (void)
{
  static const RcCastMember cast[] = {
    { "c1", "Mara", "person", "a woman, a long brown coat", "" },
    { "c2", "Tomas", "person", "a man, a blue jacket", "" },
  };
  static const struct
  {
    const char *prompt;
    const char *mara, *tomas; /* garments */
  } cases[] = {
    { "@Tomas and @Mara. She looks at him and holds a lamp against her jacket.", "coat", "jacket" },
    { "@Mara looks down at @Tomas and holds a lamp against her coat.", "coat", "jacket" },
    { "@Mara and @Tomas wait. She is in her dress.", "dress", "jacket" },
    { "@Tomas waits. @Mara puts a parcel under her red dress.", "dress", "jacket" },
  };
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (&error);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RcStagingInput input = {
        .prompt = cases[i].prompt, .cast = cast, .n_cast = G_N_ELEMENTS (cast), .seconds = 4
      };
      g_autoptr (RcStaging) staging = rc_staging_compose (vocabulary, &input, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (staging->n_figures, ==, 2);
      for (guint k = 0; k < 2; k++)
        g_assert_cmpstr (staging->figures[k].garment, ==,
                         strcmp (staging->figures[k].id, "c1") == 0 ? cases[i].mara
                                                                    : cases[i].tomas);
    }
}

/* What looks at the words before a word finds none before the first. */
static void
test_first_words (void)
{
  static const char *const prompts[] = {
    "Her warm smile.", "His old coat hangs.", "两个红色的robots站着。", "一个old man", "Two",
    "One plays.",      "Red sweeps.",         "把照片推到她面前。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (RcStaging) staging = compose (prompts[i]);

      g_assert_cmpuint (staging->n_spans, >, 0);
    }
}

/* Nobody holds what was there before. */
static void
test_hands_hold_what_is_named (void)
{
  g_autoptr (RcStaging) staging =
      compose ("A table, a chair, a chest and a spear. Four guards with spears.");

  for (guint i = 0; i < staging->n_figures; i++)
    if (staging->figures[i].holds >= 0)
      g_assert_cmpstr (staging->props[staging->figures[i].holds].kind, ==, "spear");
}

/* One thing for all of them, unless the words have several; and it flies over them. */
static void
test_a_kite_is_shared (void)
{
  static const struct
  {
    const char *prompt;
    guint       kites;
  } cases[] = {
    { "Three children fly a kite on the beach.", 1 },
    { "Three children fly kites on the beach.", 3 },
    { "三个孩子在海边放风筝。", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging) staging = compose (cases[i].prompt);

      g_assert_cmpuint (staging->n_figures, ==, 3);
      g_assert_cmpuint (staging->n_props, ==, cases[i].kites);
      for (guint k = 0; k < 3; k++)
        {
          g_assert_cmpint (staging->figures[k].holds, ==, -1);
          g_assert_true (g_str_has_prefix (staging->figures[k].toward, "prop-"));
        }
      g_assert_cmpfloat (staging->props[0].y, >, staging->figures[0].height);
    }
}

/* "opens onto her face": the move goes on to something nearer. */
static void
test_a_move_ends_on_a_face (void)
{
  static const struct
  {
    const char *prompt, *size;
  } cases[] = {
    { "The camera tilts up to a balcony and opens onto her face.", "CU" },
    { "Tilt up from a woman's boots, then settle on her eyes.", "ECU" },
    { "镜头上摇，最后停在她的脸上。", "CU" },
  };
  g_autoptr (RcStaging) door = compose ("Pan left to a door which opens onto a garden.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging) staging = compose (cases[i].prompt);

      g_assert_cmpstr (staging->camera.move, ==, "tilt-up");
      g_assert_cmpuint (staging->n_setups, ==, 1);
      g_assert_false (staging->setups[0].cut);
      g_assert_cmpstr (staging->setups[0].size, ==, cases[i].size);
    }
  g_assert_cmpuint (door->n_setups, ==, 0);
  g_assert_cmpstr (door->props[0].motion, ==, "open");
}

/* What drives goes where the words say, and is turned so. */
static void
test_things_go_somewhere (void)
{
  static const struct
  {
    const char *prompt, *toward;
    double      least, most;
  } cases[] = {
    { "A red sports car speeds toward the camera.", "camera", -40, 40 },
    { "A train rushes away from us.", "away", 180, 180 },
    { "一辆出租车朝镜头驶来。", "camera", -40, 40 },
    { "A car drives from right to left.", "left", -90, -90 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging) staging = compose (cases[i].prompt);

      g_assert_cmpuint (staging->n_props, ==, 1);
      g_assert_cmpstr (staging->props[0].toward, ==, cases[i].toward);
      g_assert_cmpfloat (staging->props[0].facing, >=, cases[i].least);
      g_assert_cmpfloat (staging->props[0].facing, <=, cases[i].most);
      g_assert_cmpstr (staging->camera.move, ==, "static");
    }
}

static void
test_who_drives_by_the_passive (void)
{
  g_autoptr (RcStaging) staging = compose ("A red car is driven through the desert by a woman.");

  g_assert_cmpuint (staging->n_figures, ==, 1);
  g_assert_cmpint (staging->figures[0].rides, ==, 0);
  g_assert_cmpstr (staging->figures[0].action, ==, "drive");
}

/* Only a camera that is said to stand still does so whatever goes by. */
static void
test_a_still_camera_is_said (void)
{
  g_autoptr (RcStaging) said = compose ("Static camera. A car drives along a road.");
  g_autoptr (RcStaging) unsaid = compose ("A car drives along a road.");

  g_assert_true (said->camera.locked);
  g_assert_false (unsaid->camera.locked);
}

/* "one sleeps, the other barks": each does its own; who is beyond their number comes to them */
static void
test_one_of_several (void)
{
  g_autoptr (RcStaging) dogs = compose ("Two dogs in a garden: one sleeps, the other barks.");
  g_autoptr (RcStaging) boys = compose ("Two boys fight while a third one watches.");
  g_autoptr (RcStaging) cats = compose ("三只猫，一只在睡觉，另一只在吃东西，第三只看着窗外。");
  g_autoptr (RcStaging) girls = compose ("两个女孩和一个穿红色大衣的男孩在吃冰淇淋。");

  g_assert_cmpuint (dogs->n_figures, ==, 2);
  g_assert_cmpstr (dogs->figures[0].action, ==, "sleep");
  g_assert_cmpstr (dogs->figures[1].action, ==, "shout");
  g_assert_cmpuint (boys->n_figures, ==, 3);
  g_assert_cmpstr (boys->figures[1].action, ==, "fight");
  g_assert_cmpstr (boys->figures[2].action, ==, "look");
  g_assert_cmpuint (cats->n_figures, ==, 3);
  g_assert_cmpstr (cats->figures[0].action, ==, "sleep");
  g_assert_cmpstr (cats->figures[1].action, ==, "eat");
  g_assert_cmpstr (cats->figures[2].action, ==, "look");
  g_assert_cmpuint (cats->n_setups, ==, 0);
  g_assert_cmpuint (girls->n_figures, ==, 3);
  g_assert_cmpstr (girls->figures[0].action, ==, "eat");
}

/* "a red car and a blue car" are two, of a colour each */
static void
test_two_of_a_kind (void)
{
  g_autoptr (RcStaging) cars = compose ("A red car and a blue car race down a street.");
  g_autoptr (RcStaging) cats = compose ("A white cat sits beside a black cat.");
  g_autoptr (RcStaging) cup = compose ("A red cup on a table. The red cup falls.");
  g_autoptr (RcStaging) penguins = compose ("A penguin dives, its friends follow.");

  g_assert_cmpuint (cars->n_props, ==, 2);
  g_assert_cmpuint (cars->props[0].colour, !=, cars->props[1].colour);
  g_assert_cmpuint (cats->n_figures, ==, 2);
  g_assert_cmpuint (cats->figures[0].colour, !=, cats->figures[1].colour);
  g_assert_cmpuint (cup->n_props, ==, 2);
  g_assert_cmpuint (penguins->n_figures, ==, 4);
  g_assert_cmpstr (penguins->figures[3].body, ==, "penguin");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/grammar/one-of-two-and-what-they-wear",
                   test_one_of_two_and_what_they_wear);
  g_test_add_func ("/engine/grammar/who-is-named-again-is-the-same",
                   test_who_is_named_again_is_the_same);
  g_test_add_func ("/engine/grammar/the-camera-pulls-back-whatever-starts",
                   test_the_camera_pulls_back_whatever_starts);
  g_test_add_func ("/engine/grammar/one-thing-follows-the-other", test_sequence);
  g_test_add_func ("/engine/grammar/there-is-nothing-before-the-first-word", test_first_words);
  g_test_add_func ("/engine/grammar/hands-hold-what-is-named", test_hands_hold_what_is_named);
  g_test_add_func ("/engine/grammar/times-in-brackets-are-kept", test_times);
  g_test_add_func ("/engine/grammar/shots-and-moves-become-set-ups", test_shots);
  g_test_add_func ("/engine/grammar/a-time-that-begins-with-a-framing-is-a-cut", test_framed_times);
  g_test_add_func ("/engine/grammar/times-of-shots", test_times_of_shots);
  g_test_add_func ("/engine/grammar/clauses-before-a-noun-tell-of-it", test_relative_clauses);
  g_test_add_func ("/engine/grammar/the-passive-has-somebody-else-do-it", test_passive);
  g_test_add_func ("/engine/grammar/clothes-keep-their-colour-and-material", test_dress);
  g_test_add_func ("/engine/grammar/her-coat-is-the-one-she-has", test_own_clothes);
  g_test_add_func ("/engine/grammar/spoken-words-become-lines", test_speech);
  g_test_add_func ("/engine/grammar/things-lie-move-and-are-ridden", test_things);
  g_test_add_func ("/engine/grammar/many-are-a-crowd-and-no-is-none", test_crowds);
  g_test_add_func ("/engine/grammar/unknown-words-are-labelled", test_unknown);
  g_test_add_func ("/engine/grammar/motion-blur-is-a-share-of-the-frame", test_motion_blur);
  g_test_add_func ("/engine/grammar/who-waits-on-a-seat-sits", test_waiting);
  g_test_add_func ("/engine/grammar/candles-burn-at-night", test_light_of_the_night);
  g_test_add_func ("/engine/grammar/a-kite-is-shared", test_a_kite_is_shared);
  g_test_add_func ("/engine/grammar/a-move-ends-on-a-face", test_a_move_ends_on_a_face);
  g_test_add_func ("/engine/grammar/things-go-somewhere", test_things_go_somewhere);
  g_test_add_func ("/engine/grammar/who-drives-by-the-passive", test_who_drives_by_the_passive);
  g_test_add_func ("/engine/grammar/a-still-camera-is-said", test_a_still_camera_is_said);
  g_test_add_func ("/engine/grammar/one-of-several-is-the-subject", test_one_of_several);
  g_test_add_func ("/engine/grammar/two-of-a-kind-are-two", test_two_of_a_kind);
  return g_test_run ();
}
