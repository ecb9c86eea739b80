/* test-grammar-things.c - what the grammar makes of things: where they are put, what they stand
 * beside, and what is ridden without a word for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/script/grammar-fixture.h"

static const RcStagingProp *
find_prop (const RcStaging *staging, const char *kind)
{
  for (guint i = 0; i < staging->n_props; i++)
    if (strcmp (staging->props[i].kind, kind) == 0)
      return &staging->props[i];
  return NULL;
}

static gboolean
is_said (const RcStaging *staging, const char *what)
{
  for (guint i = 0; i < staging->n_spans; i++)
    if (staging->spans[i].kind == RC_SPAN_STAGED && strstr (staging->spans[i].what, what) != NULL)
      return TRUE;
  return FALSE;
}

/* What is put into a thing is in the hand, and then there; the other thing is in no hand. */
static void
test_put_into (void)
{
  static const struct
  {
    const char *prompt, *held, *place;
  } cases[] = {
    { "A man puts an apple into a basket.", "apple", "place = inside basket" },
    { "A girl drops a coin into a jar.", "coin", "place = inside jar" },
    { "A woman puts a book onto a shelf.", "book", "place = on shelf" },
    { "女人把苹果放进篮子里。", "apple", "place = inside 篮子" },
    { "她把钥匙扔进盒子。", "key", "place = inside 盒子" },
    { "小男孩把一只玩具船放进浴缸里。", "toy", "place = inside 浴缸" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging) staging = compose (cases[i].prompt);
      int                   holds = staging->figures[0].holds;

      g_test_message ("%s", cases[i].prompt);
      g_assert_cmpint (holds, >=, 0);
      g_assert_cmpstr (staging->props[holds].kind, ==, cases[i].held);
      g_assert_true (is_said (staging, cases[i].place));
    }
}

/* A hand that has put something down is empty, and what is named again is the same thing. */
static void
test_hands_let_go (void)
{
  g_autoptr (RcStaging) boat = compose ("小男孩把一只玩具船放进浴缸里，船漂走，他拍手。");
  const RcStagingFigure *boy = &boat->figures[0];

  g_assert_cmpuint (boat->n_props, ==, 2);
  g_assert_cmpint (boy->holds, >=, 0);
  g_assert_cmpuint (boy->n_beats, >, 0);
  g_assert_cmpstr (boy->beats[boy->n_beats - 1].action, ==, "clap");
  g_assert_cmpint (boy->beats[boy->n_beats - 1].holds, ==, -1);
}

/* One thing beside another, whatever stands between its noun and the word for where. */
static void
test_beside_things (void)
{
  g_autoptr (RcStaging)  taxi = compose ("A yellow taxi is parked to the left of a blue bus.");
  g_autoptr (RcStaging)  vase = compose ("A vase stands to the right of a lamp.");
  g_autoptr (RcStaging)  drone = compose ("A drone hovers over the old farmer's head in a field.");
  const RcStagingFigure *farmer = &drone->figures[0];
  const RcStagingProp   *above = find_prop (drone, "drone");

  /* neither is in the other */
  g_assert_cmpfloat (find_prop (taxi, "taxi")->x, <, find_prop (taxi, "bus")->x - 1.9);
  g_assert_cmpfloat (find_prop (vase, "vase")->x, >, find_prop (vase, "lamp")->x);
  g_assert_cmpuint (drone->n_figures, ==, 1);
  g_assert_cmpstr (farmer->age, ==, "old");
  g_assert_cmpfloat (above->y, >, farmer->height);
  g_assert_cmpfloat (ABS (above->x - farmer->x), <, 1);
}

/* Of several things each has its colour, and none of what it comes with. */
static void
test_colours_of_things (void)
{
  g_autoptr (RcStaging) staging =
      compose ("Two vases on a table, the first white with red flowers, the second black.");
  guint colours[2] = { 0 }, n = 0;

  for (guint i = 0; i < staging->n_props; i++)
    if (strcmp (staging->props[i].kind, "vase") == 0 && n < 2)
      colours[n++] = staging->props[i].colour;
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmphex (colours[0], ==, 0xe8e6e0);
  g_assert_cmphex (colours[1], ==, 0x1d1e21);
  g_assert_cmphex (find_prop (staging, "flower")->colour, ==, 0xb3262b);
}

/* Whose trade it is to ride does, on what belongs to it. */
static void
test_rides_by_trade (void)
{
  g_autoptr (RcStaging) motor = compose ("A motorcyclist speeds through a tunnel.");
  g_autoptr (RcStaging) jockey = compose ("A jockey gallops along the beach.");
  g_autoptr (RcStaging) skier = compose ("一个滑雪者从雪坡上飞速滑下。");
  g_autoptr (RcStaging) panda = compose ("熊猫从滑梯上滑下来。");

  g_assert_cmpint (motor->figures[0].rides, >=, 0);
  g_assert_cmpstr (motor->props[motor->figures[0].rides].kind, ==, "motorcycle");
  g_assert_cmpint (jockey->figures[0].mounts, >=, 0);
  g_assert_cmpstr (skier->figures[0].action, ==, "ski");
  g_assert_cmpstr (skier->set, ==, "snowfield");
  g_assert_cmpstr (panda->figures[0].action, !=, "skate");
}

/* The same word is another thing where it hangs, in a game, or behind another noun. */
static void
test_what_things_are (void)
{
  g_autoptr (RcStaging) photo = compose ("A detective looks at a photo on the wall.");
  g_autoptr (RcStaging) chess = compose ("两个老爷爷在下棋。");
  g_autoptr (RcStaging) rabbit = compose ("A toy rabbit on a table.");
  g_autoptr (RcStaging) ball = compose ("A bowling ball rolls down the lane.");
  g_autoptr (RcStaging) bee = compose ("花盆里开着一朵向日葵，一只蜜蜂落在花上。");
  g_autoptr (RcStaging) glasses = compose ("爷爷戴上老花镜，打开一封信。");
  g_autoptr (RcStaging) glass = compose ("黑猫把一个玻璃杯推了下去，杯子摔碎了。");

  g_assert_nonnull (find_prop (photo, "picture"));
  g_assert_cmpfloat (find_prop (photo, "picture")->hangs, >, 1);
  g_assert_nonnull (find_prop (chess, "chessboard"));
  g_assert_cmpint (chess->figures[0].holds, ==, -1);
  g_assert_cmpuint (rabbit->n_figures, ==, 0);
  g_assert_nonnull (find_prop (rabbit, "toy"));
  g_assert_cmpstr (find_prop (ball, "ball")->motion, ==, "roll");
  g_assert_cmpstr (bee->figures[0].action, !=, "drive");
  g_assert_true (is_said (glasses, "glasses"));
  g_assert_null (find_prop (glasses, "flower"));
  g_assert_cmpuint (glass->n_props, ==, 1);
  g_assert_cmpstr (glass->props[0].kind, ==, "glass");
}

/* What is in the shape of somebody is a thing until it does or wears what no thing does. */
static void
test_toys (void)
{
  g_autoptr (RcStaging) bear = compose ("A teddy bear washes the dishes. The teddy bear smiles.");
  g_autoptr (RcStaging) toy = compose ("A teddy bear lies on a bed.");
  g_autoptr (RcStaging) soldier = compose ("A toy soldier marches across a desk.");
  g_autoptr (RcStaging) dressed = compose ("一只戴着绿帽子的玩具熊。");
  g_autoptr (RcStaging) robot = compose ("A toy robot walks across a table.");
  g_autoptr (RcStaging) around = compose ("孩子们围着玩具熊跳舞。");

  g_assert_cmpuint (bear->n_figures, ==, 1);
  g_assert_cmpstr (bear->figures[0].body, ==, "teddy");
  g_assert_cmpstr (bear->figures[0].label, ==, "teddy bear");
  g_assert_cmpfloat (bear->figures[0].height, <, 1.3);
  g_assert_cmpstr (bear->figures[0].action, ==, "wash");
  g_assert_cmpuint (toy->n_figures, ==, 0);
  g_assert_nonnull (find_prop (toy, "teddy-bear"));
  g_assert_cmpuint (soldier->n_figures, ==, 1);
  g_assert_cmpstr (soldier->figures[0].garment, ==, "uniform");
  g_assert_cmpuint (robot->n_figures, ==, 1);
  g_assert_cmpstr (robot->figures[0].body, ==, "robot");
  g_assert_cmpuint (dressed->n_figures, ==, 1);
  g_assert_cmpstr (dressed->figures[0].headwear, ==, "hat");
  g_assert_nonnull (find_prop (around, "teddy-bear"));
}

/* What is worn is taken off the head, anything else is picked. */
static void
test_taken_off (void)
{
  g_autoptr (RcStaging) hat = compose ("A man takes off his hat and bows.");
  g_autoptr (RcStaging) lid = compose ("她摘下一个苹果。");
  g_autoptr (RcStaging) on = compose ("女孩戴上帽子。");

  g_assert_cmpstr (hat->figures[0].action, ==, "take-off");
  g_assert_cmpstr (hat->figures[0].headwear, ==, "hat");
  g_assert_cmpstr (hat->figures[0].beats[0].action, ==, "bow");
  g_assert_cmpstr (lid->figures[0].action, ==, "pick-up");
  g_assert_cmpstr (on->figures[0].action, ==, "put-on");
}

/* Whatever looks out of a thing is in it; of people only the thing that they work with is. */
static void
test_looks_out (void)
{
  g_autoptr (RcStaging) rabbit = compose ("A rabbit peeks out of a magician's hat.");
  g_autoptr (RcStaging) kitten = compose ("一只小猫从纸箱里探出头来。");
  g_autoptr (RcStaging) bowl = compose ("A man cooks in a bowl.");

  g_assert_true (is_said (rabbit, "figures[0].place = inside"));
  g_assert_nonnull (find_prop (rabbit, "hat"));
  g_assert_true (is_said (kitten, "figures[0].place = inside"));
  g_assert_cmpstr (kitten->figures[0].action, ==, "look");
  g_assert_false (is_said (bowl, "inside"));
}

/* Who strokes an animal on a sofa sits there beside it. */
static void
test_stroked (void)
{
  g_autoptr (RcStaging) cat = compose ("A girl strokes a cat on a sofa.");
  g_autoptr (RcStaging) horse = compose ("女孩抚摸着一匹白马。");

  g_assert_cmpstr (cat->figures[0].action, ==, "pet");
  g_assert_cmpstr (cat->figures[0].pose, ==, "sit");
  g_assert_cmpstr (cat->figures[0].toward, ==, cat->figures[1].id);
  g_assert_cmpfloat (cat->figures[1].y, >, 0.2);
  g_assert_cmpstr (horse->figures[0].action, ==, "pet");
  g_assert_cmpstr (horse->figures[0].toward, ==, horse->figures[1].id);
}

/* A thing may become another colour, and do one thing after the other. */
static void
test_changes (void)
{
  g_autoptr (RcStaging) light = compose ("A traffic light changes from red to green.");
  g_autoptr (RcStaging) apple = compose ("A green apple turns red on a table.");
  g_autoptr (RcStaging) banana = compose ("香蕉由绿变黄，延时摄影。");
  g_autoptr (RcStaging) leaf = compose ("A leaf falls from a branch and then rolls away.");
  g_autoptr (RcStaging) fruit = compose ("苹果从桌上滚下来，掉进篮子里。");
  g_autoptr (RcStaging) top = compose ("A toy top floats spinning.");
  g_autoptr (RcStaging) woman = compose ("A woman turns to a red car.");

  g_assert_cmphex (find_prop (light, "traffic-light")->colour, ==, 0xb3262b);
  g_assert_cmphex (find_prop (light, "traffic-light")->becomes, ==, 0x3b7d46);
  g_assert_cmphex (find_prop (apple, "apple")->colour, ==, 0x3b7d46);
  g_assert_cmphex (find_prop (apple, "apple")->becomes, ==, 0xb3262b);
  g_assert_cmphex (find_prop (banana, "banana")->becomes, ==, 0xe6c229);
  g_assert_cmpstr (find_prop (leaf, "leaf")->motion, ==, "fall roll");
  g_assert_cmpstr (find_prop (fruit, "apple")->motion, ==, "roll fall");
  g_assert_null (strchr (find_prop (top, "toy")->motion, ' '));
  g_assert_cmphex (find_prop (woman, "car")->becomes, ==, 0);
}

/* An apron that is tied on is worn, and a stick that is leant on is held. */
static void
test_tied_on (void)
{
  g_autoptr (RcStaging) apron = compose ("男人系上围裙。");
  g_autoptr (RcStaging) belt = compose ("男人系上安全带。");
  g_autoptr (RcStaging) stick = compose ("老人拄着拐杖走在街上。");
  g_autoptr (RcStaging) braids = compose ("A girl with braids puts on her sunglasses.");

  g_assert_cmpstr (apron->figures[0].action, ==, "put-on");
  g_assert_cmpstr (apron->figures[0].garment, ==, "apron");
  g_assert_cmpstr (belt->figures[0].action, ==, "put-on");
  g_assert_cmpstr (stick->figures[0].action, ==, "walk");
  g_assert_cmpint (stick->figures[0].holds, >=, 0);
  g_assert_cmpstr (stick->props[stick->figures[0].holds].kind, ==, "staff");
  g_assert_cmpstr (braids->figures[0].action, ==, "put-on");
  g_assert_cmpstr (braids->figures[0].hair, ==, "braids");
}

/* A drone that follows takes the picture; one that lands is in it. */
static void
test_filming_drone (void)
{
  static const char *const filming[] = {
    "A horse gallops along the shore, a drone follows it from behind and then rises.",
    "无人机从雪山上空俯拍，一列红色火车驶过高架桥。",
  };
  static const char *const seen[] = { "A drone lands on a table.", "Two drones follow a car.",
                                      "无人机从桌上起飞。" };

  for (guint i = 0; i < G_N_ELEMENTS (filming); i++)
    {
      g_autoptr (RcStaging) staging = compose (filming[i]);

      g_assert_null (find_prop (staging, "drone"));
      g_assert_true (strcmp (staging->camera.move, "aerial") == 0 ||
                     strstr (staging->camera.moves, "aerial") != NULL ||
                     strcmp (staging->camera.move, "follow") == 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    {
      g_autoptr (RcStaging) staging = compose (seen[i]);

      g_assert_nonnull (find_prop (staging, "drone"));
    }
}

/* "both" is they, where a verb follows. */
static void
test_both_do_it (void)
{
  g_autoptr (RcStaging) asleep = compose ("A cat and a dog, both asleep on a sofa.");
  g_autoptr (RcStaging) bench = compose ("Two men, both sleeping on a bench.");
  g_autoptr (RcStaging) laugh = compose ("Two girls on a swing, both laugh.");
  g_autoptr (RcStaging) dance = compose ("Both women dance.");
  g_autoptr (RcStaging) hands =
      compose ("A man gives a lamp to a woman; she holds it with both hands.");

  g_assert_cmpuint (asleep->n_figures, ==, 2);
  g_assert_null (find_prop (asleep, "thing"));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpstr (asleep->figures[i].action, ==, "sleep");
      g_assert_cmpstr (bench->figures[i].action, ==, "sleep");
      g_assert_true (strcmp (laugh->figures[i].expression, "laugh") == 0 ||
                     strcmp (laugh->figures[i].action, "laugh") == 0);
    }
  g_assert_cmpuint (dance->n_figures, ==, 2);
  g_assert_cmpstr (hands->figures[0].action, ==, "give");
  g_assert_cmpuint (hands->figures[0].n_beats, ==, 0);
}

/* Flowers that are watered, or photographed, are in nobody's hand. */
static void
test_done_with_something_else (void)
{
  g_autoptr (RcStaging) waters = compose ("A man waters a tulip.");
  g_autoptr (RcStaging) takes = compose ("A man photographs a flower.");

  g_assert_cmpint (waters->figures[0].holds, >=, 0);
  g_assert_cmpstr (waters->props[waters->figures[0].holds].kind, ==, "bucket");
  g_assert_nonnull (find_prop (waters, "tulip"));
  g_assert_cmpstr (takes->props[takes->figures[0].holds].kind, ==, "camera");
}

/* The joy of a mood warms the picture; that of somebody is a smile. */
static void
test_joyful_mood (void)
{
  g_autoptr (RcStaging) mood = compose ("A boy jumps over a puddle, joyful mood.");
  g_autoptr (RcStaging) playful = compose ("Two girls jump in puddles, playful.");
  g_autoptr (RcStaging) square = compose ("人们在广场上跳舞，气氛热烈。");

  g_assert_cmpfloat (mood->warmth, >, 0);
  g_assert_cmpfloat (playful->warmth, >, 0);
  g_assert_cmpfloat (square->warmth, >, 0);
}

/* "lands on his shoulder" is where it sits then, "lands on a table" where it is. */
static void
test_lands_on_shoulder (void)
{
  g_autoptr (RcStaging) staging =
      compose ("A man stands in a field, a parrot lands on his shoulder.");

  g_assert_cmpuint (staging->n_figures, ==, 2);
  g_assert_cmpint (staging->figures[1].mounts, ==, 0);
  g_assert_cmpstr (staging->figures[1].perch, ==, "shoulder");
}

/* Words that are a noun here and a verb elsewhere, and what says of which kind a thing is. */
static void
test_nouns_and_verbs (void)
{
  g_autoptr (RcStaging) surgeon = compose ("A surgeon in green scrubs pulls off his mask.");
  g_autoptr (RcStaging) nun = compose ("A nun in grey sweeps the floor.");
  g_autoptr (RcStaging) waiter = compose ("A waiter slips on a banana peel.");
  g_autoptr (RcStaging) coach = compose ("A boxer sits in the ring, his coach waves.");
  g_autoptr (RcStaging) fish = compose ("A goldfish jumps from a small bowl into a larger one.");
  g_autoptr (RcStaging) plays = compose ("A violinist plays while pigeons fly around her.");

  g_assert_cmpstr (surgeon->figures[0].action, ==, "take-off");
  g_assert_cmpstr (nun->figures[0].action, ==, "sweep");
  g_assert_cmpuint (waiter->figures[0].n_beats, ==, 0);
  g_assert_cmpuint (coach->n_figures, ==, 2);
  g_assert_cmpuint (fish->n_props, ==, 1);
  g_assert_cmpstr (plays->figures[0].action, ==, "play-violin");
}

/* Light that falls is light, and who walks in it goes on walking. */
static void
test_sunlight_falls (void)
{
  g_autoptr (RcStaging) falls = compose ("A man walks, sunlight falling on his face.");
  g_autoptr (RcStaging) naps = compose ("A cat naps on a sill with sunlight falling on it.");
  g_autoptr (RcStaging) breaks =
      compose ("A diver swims beside a whale, sunlight breaking through the water.");

  g_assert_cmpstr (falls->figures[0].action, ==, "walk");
  g_assert_cmpuint (falls->figures[0].n_beats, ==, 0);
  g_assert_cmpstr (breaks->figures[0].action, ==, "swim");
  g_assert_cmpstr (naps->figures[0].action, ==, "sleep");
}

/* A room that weighs on one is cold and tense at once. */
static void
test_oppressive_mood (void)
{
  static const char *const prompts[] = { "A man in a corridor, oppressive, claustrophobic mood.",
                                         "一个男人坐在房间里，气氛压抑。" };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (RcStaging) staging = compose (prompts[i]);

      g_assert_cmpfloat (staging->warmth, <, 0);
      g_assert_cmpfloat (staging->tension, >, 0);
    }
}

/* Whoever lies at somebody's feet is beside them; what lies there is on the ground. */
static void
test_at_feet (void)
{
  static const char *const prompts[] = { "A queen sits on a throne, a dog at her feet.",
                                         "An old woman knits, a dog lies at the feet of the woman.",
                                         "一位老人坐着，一只狗趴在老人脚边。" };
  g_autoptr (RcStaging)    fiddle = compose ("A man plays the violin, an open case at his feet.");

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (RcStaging) staging = compose (prompts[i]);

      g_assert_cmpuint (staging->n_figures, ==, 2);
      g_assert_true (is_said (staging, "figures[1].place = beside"));
    }
  g_assert_true (is_said (fiddle, "place = ground"));
}

/* "it" behind "in front of" is the thing that was named before whoever is there. */
static void
test_in_front_of_it (void)
{
  g_autoptr (RcStaging) cat = compose ("A teapot stands on a table, a cat sleeps behind it.");
  g_autoptr (RcStaging) book = compose ("A chair with a book beside it.");
  g_autoptr (RcStaging) dog = compose ("A truck drives by. A dog chases it.");

  g_assert_true (is_said (cat, "figures[0].place = behind"));
  g_assert_true (is_said (book, "props[1].place = beside"));
  g_assert_cmpstr (dog->figures[0].toward, ==, "prop-0");
}

/* Glasses that are put on are on the face, and not in a hand. */
static void
test_puts_on_glasses (void)
{
  g_autoptr (RcStaging) staging = compose ("A woman puts on her glasses and reads a letter.");

  g_assert_nonnull (strstr (staging->figures[0].wears, "glasses"));
  g_assert_cmpuint (staging->n_props, ==, 1);
  g_assert_cmpstr (staging->props[0].kind, ==, "letter");
}

/* Where the moon is in the sky it is night, unless the words say otherwise. */
static void
test_moon_at_night (void)
{
  g_autoptr (RcStaging) night = compose ("A full moon rises over a castle.");
  g_autoptr (RcStaging) dusk = compose ("A full moon rises over a castle at dusk.");

  g_assert_cmpstr (night->time, ==, "night");
  g_assert_cmpstr (dusk->time, ==, "dusk");
}

static void
test_startled (void)
{
  g_autoptr (RcStaging) staging = compose ("男孩吓了一跳。");

  g_assert_cmpstr (staging->figures[0].expression, ==, "surprised");
}

/* What is held meanwhile does not undo what was done before. */
static void
test_holds_meanwhile (void)
{
  g_autoptr (RcStaging) staging = compose ("侦探推开门，举着手电筒走进地下室。");

  g_assert_cmpstr (staging->figures[0].action, ==, "open-door");
  g_assert_cmpuint (staging->figures[0].n_beats, ==, 1);
  g_assert_cmpstr (staging->figures[0].beats[0].action, ==, "walk");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/grammar/what-is-put-into-a-thing-is-there", test_put_into);
  g_test_add_func ("/engine/grammar/who-puts-a-thing-down-lets-go-of-it", test_hands_let_go);
  g_test_add_func ("/engine/grammar/things-stand-beside-things", test_beside_things);
  g_test_add_func ("/engine/grammar/each-thing-has-its-colour", test_colours_of_things);
  g_test_add_func ("/engine/grammar/trades-ride-what-is-theirs", test_rides_by_trade);
  g_test_add_func ("/engine/grammar/a-word-is-the-thing-that-it-means-there", test_what_things_are);
  g_test_add_func ("/engine/grammar/toys-that-do-something-are-somebody", test_toys);
  g_test_add_func ("/engine/grammar/clothes-are-taken-off-and-things-picked", test_taken_off);
  g_test_add_func ("/engine/grammar/who-looks-out-of-a-thing-is-in-it", test_looks_out);
  g_test_add_func ("/engine/grammar/who-strokes-an-animal-is-beside-it", test_stroked);
  g_test_add_func ("/engine/grammar/things-become-another-colour-and-move-on", test_changes);
  g_test_add_func ("/engine/grammar/what-is-tied-on-is-worn", test_tied_on);
  g_test_add_func ("/engine/grammar/a-joyful-mood-is-warm", test_joyful_mood);
  g_test_add_func ("/engine/grammar/a-drone-that-follows-films", test_filming_drone);
  g_test_add_func ("/engine/grammar/oppressive-is-cold-and-tense", test_oppressive_mood);
  g_test_add_func ("/engine/grammar/lands-on-a-shoulder", test_lands_on_shoulder);
  g_test_add_func ("/engine/grammar/nouns-and-verbs", test_nouns_and_verbs);
  g_test_add_func ("/engine/grammar/sunlight-falls", test_sunlight_falls);
  g_test_add_func ("/engine/grammar/both-do-it", test_both_do_it);
  g_test_add_func ("/engine/grammar/done-with-something-else", test_done_with_something_else);
  g_test_add_func ("/engine/grammar/at-somebodys-feet-is-beside-them", test_at_feet);
  g_test_add_func ("/engine/grammar/it-is-what-was-named-before", test_in_front_of_it);
  g_test_add_func ("/engine/grammar/glasses-that-are-put-on-are-worn", test_puts_on_glasses);
  g_test_add_func ("/engine/grammar/the-moon-shines-at-night", test_moon_at_night);
  g_test_add_func ("/engine/grammar/who-is-startled-looks-surprised", test_startled);
  g_test_add_func ("/engine/grammar/what-is-held-undoes-nothing", test_holds_meanwhile);
  return g_test_run ();
}
