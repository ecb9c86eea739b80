/* test-grammar-places.c - what the grammar makes of where somebody is: in places, at things, on
 * others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/script/grammar-fixture.h"

static void
test_places (void)
{
  static const struct
  {
    const char *prompt, *set, *prop;
    gboolean    empty;
  } cases[] = {
    { "An empty street at night.", "street", NULL, TRUE },
    { "The street is deserted.", "street", NULL, TRUE },
    { "街道上空无一人。", "street", NULL, TRUE },
    { "空荡荡的街道。", "street", NULL, TRUE },
    { "A street without cars.", "street", NULL, TRUE },
    { "An empty glass on a table in a kitchen.", "kitchen", "glass", FALSE },
    { "A cabin in the forest.", "forest", "hut", FALSE },
    { "In the forest stands a cabin.", "forest", "hut", FALSE },
    { "A man sits in a cabin in the forest.", "room", NULL, FALSE },
    { "The spaceship's bridge.", "spaceship-bridge", NULL, FALSE },
    { "On the bridge of the starship, the captain looks out.", "spaceship-bridge", NULL, FALSE },
    { "飞船的舰桥。", "spaceship-bridge", NULL, FALSE },
    { "A wooden bridge.", "bridge", NULL, FALSE },
    { "A rowing boat drifts down a river through the jungle.", "river", "rowing-boat", FALSE },
    { "In the jungle, a boat goes down the river.", "river", "boat", FALSE },
    { "A man swims in a jungle river.", "river", NULL, FALSE },
    { "A barn in a meadow.", "field", "barn", FALSE },
    { "A church on a hill.", "field", "church-building", FALSE },
    { "A bride in a church.", "church", NULL, FALSE },
    { "A train crosses a stone bridge.", "bridge", "train", FALSE },
    { "A train crosses a stone bridge over a valley.", "viaduct", "train", FALSE },
    { "A train crosses a bridge in a misty valley.", "viaduct", "train", FALSE },
    { "A train crosses a bridge high above a river.", "viaduct", "train", FALSE },
    { "A truck drives across a bridge over a river.", "bridge", "truck", FALSE },
    { "A train passes under a bridge in a forest.", "forest", "train", FALSE },
    { "A stone bridge over a river.", "river", "bridge-model", FALSE },
    { "火车驶过横跨山谷的石桥。", "viaduct", "train", FALSE },
    { "一列火车驶过河上的石桥。", "bridge", "train", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging) staging = compose (cases[i].prompt);

      g_assert_cmpstr (staging->set, ==, cases[i].set);
      g_assert_cmpint (staging->empty, ==, cases[i].empty);
      if (cases[i].prop != NULL)
        g_assert_cmpstr (staging->props[0].kind, ==, cases[i].prop);
    }
}

/* Who is spoken of as being somewhere is there, and not who looks at them. */
static void
test_who_is_where (void)
{
  static const char *const beds[] = {
    "A nurse smiles at the old man in the bed.",
    "护士对床上的老人微笑。",
    "护士看着床上的病人。",
    "护士微笑着看着病床上的小女孩。",
  };
  static const char *const heads[] = {
    "A man stands on a pier; gulls circle above his head.",
    "A man stands on a pier. Two gulls fly over his head.",
    "渔夫站在码头上，海鸥在他头顶盘旋。",
    "A man stands on a pier; gulls circle above the man's head.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (beds); i++)
    {
      g_autoptr (RcStaging) staging = compose (beds[i]);

      g_assert_cmpuint (staging->n_figures, ==, 2);
      g_assert_cmpstr (staging->figures[0].action, !=, "lie");
      g_assert_cmpstr (staging->figures[0].toward, ==, staging->figures[1].id);
      g_assert_cmpstr (staging->figures[1].action, ==, "lie");
      g_assert_cmpstr (staging->props[0].kind, ==, "bed");
    }
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (RcStaging) staging = compose (heads[i]);

      g_assert_cmpstr (staging->figures[0].action, ==, "stand");
      g_assert_cmpuint (staging->n_figures, >=, 2);
      g_assert_cmpstr (staging->figures[1].body, ==, "gull");
      g_assert_cmpstr (staging->figures[1].action, ==, "fly");
    }
}

/* Who is on a roof, on a window sill or on a leaf is up there, and at a table one sits. */
static void
test_who_is_on_what (void)
{
  static const char *const sills[] = { "A cat sits on the window sill.", "一只猫坐在窗台上。" };
  static const char *const tables[] = {
    "Two friends laugh at a table in a cafe.",
    "A family eats at a table.",
    "A man reads at a desk.",
  };
  g_autoptr (RcStaging) goats = compose ("Three goats stand on the roof of a stone hut.");
  g_autoptr (RcStaging) cat = compose ("一只猫蹲在小屋屋顶上。");
  g_autoptr (RcStaging) roof = compose ("A woman stands on the roof of a skyscraper at night.");
  g_autoptr (RcStaging) three = compose ("A dog, a man and a woman stand on a table.");
  g_autoptr (RcStaging) snail = compose ("A snail slowly climbs a red mushroom.");
  g_autoptr (RcStaging) rain = compose ("护士看着病床上的病人，窗外下着雨。");
  g_autoptr (RcStaging) outside = compose ("一个男人站在窗外。");

  g_assert_cmpstr (goats->set, !=, "rooftop");
  for (guint i = 0; i < goats->n_figures; i++)
    g_assert_cmpfloat (goats->figures[i].y, >, 2.2);
  g_assert_cmpfloat (goats->figures[0].y, <, goats->figures[1].y); /* who is at the ridge */
  g_assert_cmpfloat (cat->figures[0].y, >, 2.2);
  /* two people and a dog on one table: nobody stands in anybody */
  for (guint i = 0; i < three->n_figures; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpfloat (ABS (three->figures[i].x - three->figures[k].x), >=, 0.59);
  g_assert_cmpstr (roof->set, ==, "rooftop");
  g_assert_cmpfloat (snail->figures[0].y, >, 0);
  g_assert_cmpstr (rain->set, ==, "room");
  g_assert_cmpstr (outside->set, !=, "room");
  for (guint i = 0; i < G_N_ELEMENTS (sills); i++)
    {
      g_autoptr (RcStaging) staging = compose (sills[i]);

      g_assert_cmpstr (staging->set, ==, "room");
      g_assert_cmpfloat (staging->figures[0].y, >, 0.5);
      g_assert_cmpfloat (staging->figures[0].y, <, 1.3);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (RcStaging) staging = compose (tables[i]);

      g_assert_cmpstr (staging->figures[0].pose, ==, "sit");
      g_assert_cmpstr (staging->figures[0].toward, !=, "prop-0");
    }
}

/* Who is on somebody is carried by them. */
static void
test_who_is_on_whom (void)
{
  static const struct
  {
    const char *prompt, *perch;
    int         who, on;
  } cases[] = {
    { "A pirate with a parrot on his shoulder.", "shoulder", 1, 0 },
    { "An owl sits on the wizard's shoulder.", "shoulder", 0, 1 },
    { "A child sits on her father's shoulders.", "shoulders", 0, 1 },
    { "A father carries his son on his shoulders.", "shoulders", 1, 0 },
    { "An old woman with a cat on her lap.", "lap", 1, 0 },
    { "A panda with a cub on its back walks.", "back", 1, 0 },
    { "A woman holds a cat in her arms.", "arms", 1, 0 },
    { "一只鹦鹉停在海盗的肩上。", "shoulder", 0, 1 },
    { "海盗肩上站着一只鹦鹉。", "shoulder", 1, 0 },
    { "一个海盗，肩膀上站着一只鹦鹉。", "shoulder", 1, 0 },
    { "孩子坐在父亲的肩膀上。", "shoulders", 0, 1 },
    { "一只猫趴在老奶奶的腿上。", "lap", 0, 1 },
    { "一个女人怀里抱着一只猫。", "arms", 1, 0 },
    { "老水手站在码头上，海鸥在他头顶盘旋。", "above", 1, 0 },
    { "A boy stands in a field, a butterfly circles above his head.", "above", 1, 0 },
  };
  g_autoptr (RcStaging) hand = compose ("A woman puts her hand on his shoulder.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging) staging = compose (cases[i].prompt);

      g_test_message ("%s", cases[i].prompt);
      g_assert_cmpuint (staging->n_figures, ==, 2);
      g_assert_cmpint (staging->figures[cases[i].who].mounts, ==, cases[i].on);
      g_assert_cmpstr (staging->figures[cases[i].who].perch, ==, cases[i].perch);
    }
  for (guint i = 0; i < hand->n_figures; i++)
    g_assert_cmpint (hand->figures[i].mounts, ==, -1);
}

/* Who is under an umbrella has it in the hand; a parasol stands, and a dog has no hand. */
static void
test_under_umbrellas (void)
{
  static const struct
  {
    const char *prompt;
    gboolean    held;
  } cases[] = {
    { "A man waits at a bus stop in the rain under an umbrella.", TRUE },
    { "A woman walks under a red umbrella.", TRUE },
    { "A couple strolls along the river under an umbrella.", TRUE },
    { "男人站在伞下。", TRUE },
    { "A girl sits under a parasol on the beach.", FALSE },
    { "A dog sleeps under an umbrella.", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging) staging = compose (cases[i].prompt);
      int                   held = staging->figures[0].holds;

      g_test_message ("%s", cases[i].prompt);
      g_assert_cmpint (held >= 0, ==, cases[i].held);
      if (held >= 0)
        g_assert_cmpstr (staging->props[held].kind, ==, "umbrella");
    }
}

/* Who is beside a thing is on the side that words say, and under it where there is room. */
static void
test_sides_of_things (void)
{
  static const struct
  {
    const char *prompt;
    int         side; /* of the thing as seen from whoever is placed: -1 left, 0 over them */
  } cases[] = {
    { "A fox is on the left of a basket.", 1 },
    { "A fox is on the right of a basket.", -1 },
    { "A fox stands to the right of a bench.", -1 },
    { "A fox stands on the right side of a bench.", -1 },
    { "A cat sleeps under a table.", 0 },
    { "A hen walks below a spaceship.", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging) staging = compose (cases[i].prompt);
      double                by = staging->props[0].x - staging->figures[0].x;

      g_assert_cmpint (by > 0.1 ? 1 : by < -0.1 ? -1 : 0, ==, cases[i].side);
    }
}

/* Who is at one side of a thing and goes to another begins where they are, and goes past it. */
static void
test_goes_round (void)
{
  static const struct
  {
    const char *prompt, *toward;
  } cases[] = {
    { "A goat is left of a crate, then it walks to the right side of the crate.", "right" },
    { "A hen is right of a tent, then it runs to the left side of the tent.", "left" },
    { "一只山羊在木箱右边，然后跑到木箱左边。", "left" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging) staging = compose (cases[i].prompt);
      double                by = staging->props[0].x - staging->figures[0].x;

      g_assert_cmpstr (staging->figures[0].toward, ==, cases[i].toward);
      g_assert_true (by * (strcmp (cases[i].toward, "right") == 0 ? 1 : -1) > 0.5);
      g_assert_cmpfloat (staging->props[0].z, <, staging->figures[0].z - 0.4);
    }
}

/* Things that are listed are on what the last of them is on, side by side. */
static void
test_listed_on (void)
{
  static const char *const prompts[] = { "A cup and a book on a chair.",
                                         "一个红苹果和一个青苹果在木桌上。" };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (RcStaging) staging = compose (prompts[i]);

      g_assert_cmpfloat (staging->props[0].y, >, 0.4);
      g_assert_cmpfloat (staging->props[1].y, >, 0.4);
      g_assert_true (staging->props[0].x < staging->props[1].x - 0.1 ||
                     staging->props[0].x > staging->props[1].x + 0.1);
    }
}

/* "椅子上放着一本书": what lies there is named last. */
static void
test_named_behind_its_place (void)
{
  g_autoptr (RcStaging) staging = compose ("椅子上放着一本书。");

  g_assert_cmpstr (staging->props[1].kind, ==, "book");
  g_assert_cmpfloat (staging->props[1].y, >, 0.4);
  g_assert_cmpfloat_with_epsilon (staging->props[1].x, staging->props[0].x, 0.01);
}

/* A light thing that is under another one has it on top. */
static void
test_under_light_things (void)
{
  g_autoptr (RcStaging) staging = compose ("A plate on the bottom of a teapot.");
  g_autoptr (RcStaging) table = compose ("A ball lies under a table.");

  g_assert_cmpstr (staging->props[1].kind, ==, "teapot");
  g_assert_cmpfloat (staging->props[1].y, >, staging->props[0].y);
  g_assert_cmpfloat (table->props[0].y, <, 0.1);
}

/* Where "it" is a vehicle, that goes, and neither somebody nor the camera. */
static void
test_vehicle_it (void)
{
  static const char *const prompts[] = { "A man runs after the bus as it pulls away.",
                                         "A man looks at the bus as it leaves." };
  g_autoptr (RcStaging)    camera = compose ("A close-up of her face, then it pulls away.");

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (RcStaging) staging = compose (prompts[i]);

      g_assert_cmpstr (staging->props[0].motion, ==, "drive");
      g_assert_cmpstr (staging->props[0].toward, ==, i == 0 ? "away" : "");
      g_assert_cmpstr (staging->camera.move, ==, "static");
      g_assert_cmpstr (staging->figures[0].action, ==, i == 0 ? "run" : "look");
    }
  g_assert_cmpuint (camera->n_props, ==, 0);
}

static void
test_verbs_with_their_objects (void)
{
  static const struct
  {
    const char *prompt, *action;
  } cases[] = {
    { "A bartender fills a glass and slides it to a woman.", "give" },
    { "The dealer slides a card across the table.", "put-down" },
    { "A boy runs up the tree.", "climb" },
    { "A cat runs up a tree.", "climb" },
    { "A boy runs up a hill.", "run" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging)  staging = compose (cases[i].prompt);
      const RcStagingFigure *figure = &staging->figures[0];
      gboolean               found = strcmp (figure->action, cases[i].action) == 0;

      for (guint k = 0; k < figure->n_beats; k++)
        found |= strcmp (figure->beats[k].action, cases[i].action) == 0;
      g_test_message ("%s", cases[i].prompt);
      g_assert_true (found);
    }
}

/* Whose hands are busy on a bench sits on it, and so does who sits down on it at last. */
static void
test_busy_on_a_seat (void)
{
  g_autoptr (RcStaging) reads = compose ("A woman reads on a bench.");
  g_autoptr (RcStaging) last = compose ("A man lights a pipe and sits down on a bench.");

  g_assert_cmpstr (reads->figures[0].pose, ==, "sit");
  g_assert_cmpfloat (reads->figures[0].y, ==, 0);
  g_assert_cmpfloat (last->figures[0].y, ==, 0);
}

/* "the boy" is no man, but "the man" may be one of any age. */
static void
test_the_boy_is_another (void)
{
  g_autoptr (RcStaging) two = compose ("A man kneels. The boy laughs.");
  g_autoptr (RcStaging) one = compose ("A sailor and a dog sit. The man laughs.");

  g_assert_cmpuint (two->n_figures, ==, 2);
  g_assert_cmpuint (one->n_figures, ==, 2);
}

/* Who looks into the camera, what is coloured behind a comma, what only seems to be a move or rain.
 */
static void
test_small_words (void)
{
  g_autoptr (RcStaging) laughs = compose ("男人坐着，对着镜头大笑。");
  g_autoptr (RcStaging) bus = compose ("A school bus, yellow and dusty, stops.");
  g_autoptr (RcStaging) plain = compose ("A red bus, dusty and old, stops.");
  g_autoptr (RcStaging) port = compose ("Cranes load a ship in a harbour.");
  g_autoptr (RcStaging) sparks = compose ("A man welds a hull, sparks raining down.");
  g_autoptr (RcStaging) orbit = compose ("A couple kisses. Handheld, circling the couple.");
  g_autoptr (RcStaging) girl = compose ("Close-up, crying, a girl sits on a bed.");

  g_assert_cmpstr (laughs->figures[0].toward, ==, "camera");
  g_assert_cmphex (bus->props[0].colour, !=, plain->props[0].colour);
  g_assert_cmpstr (port->camera.move, ==, "static");
  g_assert_cmpstr (sparks->weather, ==, "clear");
  g_assert_cmpuint (orbit->n_figures, ==, 2);
  g_assert_cmpstr (girl->camera.move, ==, "static");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/grammar/a-place-is-what-it-is-in", test_places);
  g_test_add_func ("/engine/grammar/who-is-named-with-a-place-is-there", test_who_is_where);
  g_test_add_func ("/engine/grammar/who-is-on-a-thing-is-up-there", test_who_is_on_what);
  g_test_add_func ("/engine/grammar/who-is-on-somebody-is-carried", test_who_is_on_whom);
  g_test_add_func ("/engine/grammar/who-is-under-an-umbrella-holds-it", test_under_umbrellas);
  g_test_add_func ("/engine/grammar/who-is-beside-a-thing-is-on-the-side-that-is-said",
                   test_sides_of_things);
  g_test_add_func ("/engine/grammar/who-goes-from-side-to-side-goes-past", test_goes_round);
  g_test_add_func ("/engine/grammar/listed-things-are-on-the-same", test_listed_on);
  g_test_add_func ("/engine/grammar/a-light-thing-under-another-has-it-on-top",
                   test_under_light_things);
  g_test_add_func ("/engine/grammar/things-are-named-behind-their-place",
                   test_named_behind_its_place);
  g_test_add_func ("/engine/grammar/it-is-the-vehicle-that-goes", test_vehicle_it);
  g_test_add_func ("/engine/grammar/verbs-mean-what-their-objects-make-of-them",
                   test_verbs_with_their_objects);
  g_test_add_func ("/engine/grammar/who-is-busy-on-a-seat-sits", test_busy_on_a_seat);
  g_test_add_func ("/engine/grammar/the-boy-is-no-man", test_the_boy_is_another);
  g_test_add_func ("/engine/grammar/small-words-say-what-they-mean", test_small_words);
  return g_test_run ();
}
