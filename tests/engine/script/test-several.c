/* test-several.c - several who are named together: their parts, and what is said of each of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/compose.h"

#include <string.h>

static RcVocabulary *vocabulary;

static RcStaging *
compose (const char *prompt)
{
  static const RcCastMember cast[] = { { "c1", "Mara", "person", "a woman", "" },
                                       { "c2", "Jonas", "person", "a man", "" } };
  g_autoptr (GError)        error = NULL;
  RcStagingInput            input = {
               .prompt = prompt, .cast = cast, .n_cast = G_N_ELEMENTS (cast), .seconds = 10
  };
  RcStaging *staging;

  staging = rc_staging_compose (vocabulary, &input, &error);
  g_assert_no_error (error);
  return staging;
}

/* What each figure is, and what all of them do. */
static void
assert_figures (const char *prompt, const char *action, const char *const *names)
{
  g_autoptr (RcStaging) staging = compose (prompt);

  g_test_message ("%s", prompt);
  g_assert_cmpuint (staging->n_figures, ==, g_strv_length ((char **)names));
  for (guint i = 0; i < staging->n_figures; i++)
    {
      g_assert_cmpstr (staging->figures[i].name, ==, names[i]);
      if (action != NULL)
        g_assert_cmpstr (staging->figures[i].action, ==, action);
    }
}

static void
test_parts (void)
{
  assert_figures ("Two friends, a man and a woman, walk along a beach.", "walk",
                  (const char *const[]){ "man", "woman", NULL });
  assert_figures ("A couple, a nurse and a sailor, dance in the street.", "dance",
                  (const char *const[]){ "nurse", "sailor", NULL });
  assert_figures ("Three animals, a dog, a cat and a parrot, sit on a sofa.", "sit",
                  (const char *const[]){ "dog", "cat", "parrot", NULL });
  assert_figures ("Two friends: a man and a woman. They walk.", "walk",
                  (const char *const[]){ "man", "woman", NULL });
  assert_figures ("一男一女在夜晚的霓虹街头奔跑。", "run",
                  (const char *const[]){ "男人", "女人", NULL });
  assert_figures ("Two friends, Mara and Jonas, walk along a beach.", "walk",
                  (const char *const[]){ "Mara", "Jonas", NULL });
  assert_figures ("Two children run in the park, a boy and a girl.", "run",
                  (const char *const[]){ "boy", "girl", NULL });
}

static void
test_chinese_parts (void)
{
  assert_figures ("两个朋友，一男一女，在海边散步。", "walk",
                  (const char *const[]){ "男人", "女人", NULL });
  assert_figures ("三个孩子，两个男孩和一个女孩，在公园里奔跑。", "run",
                  (const char *const[]){ "男孩", "男孩", "女孩", NULL });
  assert_figures ("三只动物，一只狗、一只猫和一只鹦鹉，坐在沙发上。", "sit",
                  (const char *const[]){ "狗", "猫", "鹦鹉", NULL });
  assert_figures ("一男一女在雨中奔跑。", "run", (const char *const[]){ "男人", "女人", NULL });
  assert_figures ("女医生走进房间。", "walk", (const char *const[]){ "女医生", NULL });
}

/* A list of others is no list of parts. */
static void
test_no_parts (void)
{
  assert_figures ("Two women, a man and a child walk in the park.", "walk",
                  (const char *const[]){ "woman", "woman", "man", "child", NULL });
  assert_figures ("Two nurses, a doctor and a patient walk in a corridor.", "walk",
                  (const char *const[]){ "nurse", "nurse", "doctor", "patient", NULL });
  assert_figures ("Two dogs, a cat and a parrot, sit on a sofa.", "sit",
                  (const char *const[]){ "dog", "dog", "cat", "parrot", NULL });
  assert_figures ("Mara and Jonas, a sailor and a cook, walk.", NULL,
                  (const char *const[]){ "Mara", "Jonas", "sailor", "cook", NULL });
  assert_figures ("Three friends, a man and a woman, walk.", "walk",
                  (const char *const[]){ "friend", "friend", "friend", "man", "woman", NULL });
}

/* What was said of the whole is said of its parts, and what is said of a part is not of the rest.
 */
static void
test_what_parts_are_like (void)
{
  g_autoptr (RcStaging) staging =
      compose ("Two old friends, a fisherman in a red coat and a baker, sit on a bench.");

  g_assert_cmpuint (staging->n_figures, ==, 2);
  g_assert_cmpstr (staging->figures[0].age, ==, "old");
  g_assert_cmpstr (staging->figures[1].age, ==, "old");
  g_assert_cmpstr (staging->figures[0].garment, ==, "coat");
  g_assert_cmpstr (staging->figures[1].garment, !=, "coat");
}

/* The colours of the figures, or of the props where nobody is, in their order. */
static void
assert_colours (const char *prompt, const guint *colours, guint n)
{
  g_autoptr (RcStaging) staging = compose (prompt);

  g_test_message ("%s", prompt);
  g_assert_cmpuint (staging->n_figures > 0 ? staging->n_figures : staging->n_props, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmphex (staging->n_figures > 0 ? staging->figures[i].colour : staging->props[i].colour,
                     ==, colours[i]);
  g_assert_cmpuint (staging->n_setups, ==, 0);
}

enum
{
  RED = 0xb3262b,
  BLUE = 0x2f5fb3,
  YELLOW = 0xe6c229,
  WHITE = 0xe8e6e0,
  BLACK = 0x1d1e21,
};

static void
test_colours_of_each (void)
{
  static const char *const pairs[] = {
    "Two balloons, one red, one blue.",
    "Two balloons: the first is red, the second is blue.",
    "Two cars, one is red and one is blue, race down a street.",
    "两个气球，一个是红色的，一个是蓝色的。",
    "两辆汽车，一红一蓝，在街上行驶。",
    "两把椅子，第一把是红色的，第二把是蓝色的。",
    "Two cats, one red, the other blue, sleep on the floor.",
    "Two men, one in a red coat, the other in blue, talk in a bar.",
    "Two men talk in a bar, one in red, the other in blue.",
    "Two women stand in a park. The first wears a red dress, the second a blue coat.",
    "A man in a red coat and another in blue talk.",
    "两个女孩，一个穿着红裙子，另一个穿着蓝裙子，在跳舞。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_colours (pairs[i], (const guint[]){ RED, BLUE }, 2);
  assert_colours ("Three dancers, the first in red, the second in white, the third in blue.",
                  (const guint[]){ RED, WHITE, BLUE }, 3);
  assert_colours ("Four horses run, two black and two white.",
                  (const guint[]){ BLACK, BLACK, WHITE, WHITE }, 4);
  assert_colours ("Three balloons: one yellow, the others blue.",
                  (const guint[]){ YELLOW, BLUE, BLUE }, 3);
}

/* Who is told apart by their clothes does what is said of all of them. */
static void
test_clothes_of_each (void)
{
  g_autoptr (RcStaging) talk = compose ("Two men, one in a red coat, one in a suit, talk.");
  g_autoptr (RcStaging) apart =
      compose ("两个女孩，一个穿红裙子，在跳舞，另一个穿黄裙子，在唱歌。");

  g_assert_cmpuint (talk->n_figures, ==, 2);
  g_assert_cmpstr (talk->figures[0].action, ==, "talk");
  g_assert_cmpstr (talk->figures[1].action, ==, "talk");
  g_assert_cmpstr (talk->figures[0].garment, ==, "coat");
  g_assert_cmpstr (talk->figures[1].garment, ==, "suit");
  g_assert_cmpuint (apart->n_figures, ==, 2);
  g_assert_cmpstr (apart->figures[0].action, ==, "dance");
  g_assert_cmpstr (apart->figures[1].action, ==, "sing");
}

/* "one in glasses and one in a hat": on them, and not beside them */
static void
test_glasses (void)
{
  g_autoptr (RcStaging) friends =
      compose ("Two friends, one in glasses and one in a hat, laugh at a table in a cafe.");
  g_autoptr (RcStaging) tray = compose ("A waiter carries a tray of glasses.");

  g_assert_cmpstr (friends->figures[0].wears, ==, "glasses");
  g_assert_cmpstr (friends->figures[1].headwear, ==, "hat");
  g_assert_cmpuint (friends->n_props, ==, 1);
  g_assert_null (strstr (tray->figures[0].wears, "glasses"));
}

/* Of a band each plays on their own instrument. */
static void
test_band (void)
{
  g_autoptr (RcStaging) duo = compose ("A pianist and a cellist perform on a rooftop.");

  g_assert_cmpuint (duo->n_figures, ==, 2);
  g_assert_cmpstr (duo->figures[0].action, ==, "play-piano");
  g_assert_cmpstr (duo->figures[1].action, ==, "play-violin");
}

/* "one tall and silver, the other short": all that is said of each of them, and a shot that names
 * several is of all of them, if they have room in it. */
static void
test_shapes_of_each (void)
{
  g_autoptr (RcStaging) robots =
      compose ("Two robots, one tall and silver, the other short and black, walk.");
  g_autoptr (RcStaging) women = compose ("Two women, one old, one tall, talk.");
  g_autoptr (RcStaging) full = compose ("Full shot of a cat and a woman in a kitchen.");
  g_autoptr (RcStaging) close = compose ("Close-up of a man and a woman.");
  g_autoptr (RcStaging) one = compose ("Full shot of a woman. A cat and a dog run.");

  g_assert_cmpfloat (robots->figures[0].height, >, robots->figures[1].height + 0.1);
  g_assert_cmphex (robots->figures[0].colour, ==, 0xb9bec6);
  g_assert_cmphex (robots->figures[1].colour, ==, 0x1d1e21);
  g_assert_cmpstr (robots->figures[1].action, ==, "walk");
  g_assert_cmpstr (women->figures[0].age, ==, "old");
  g_assert_cmpstr (women->figures[1].age, !=, "old");
  g_assert_cmpfloat (women->figures[1].height, >, women->figures[0].height);
  g_assert_cmpint (full->camera.subject, ==, -1);
  g_assert_cmpint (close->camera.subject, ==, 0);
  g_assert_cmpint (one->camera.subject, ==, 0);
}

/* Of a family two are its parents, and the others their children, who do the same. */
static void
test_families (void)
{
  g_autoptr (RcStaging) three = compose ("A family of three eating dinner at a table.");
  g_autoptr (RcStaging) chinese = compose ("一家四口在公园里散步。");

  g_assert_cmpuint (three->n_figures, ==, 3);
  g_assert_cmpstr (three->figures[1].age, ==, "adult");
  g_assert_cmpstr (three->figures[2].age, ==, "child");
  g_assert_cmpstr (three->figures[2].action, ==, "eat");
  g_assert_cmpuint (chinese->n_figures, ==, 4);
  g_assert_cmpstr (chinese->figures[0].age, ==, "adult");
  g_assert_cmpstr (chinese->figures[3].age, ==, "child");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  vocabulary = rc_vocabulary_load (NULL);
  g_assert_nonnull (vocabulary);
  g_test_add_func ("/engine/several/parts-are-members-of-their-whole", test_parts);
  g_test_add_func ("/engine/several/parts-in-chinese", test_chinese_parts);
  g_test_add_func ("/engine/several/others-are-no-parts", test_no_parts);
  g_test_add_func ("/engine/several/what-parts-are-like", test_what_parts_are_like);
  g_test_add_func ("/engine/several/each-has-the-colour-that-is-said-of-it", test_colours_of_each);
  g_test_add_func ("/engine/several/each-has-their-shape", test_shapes_of_each);
  g_test_add_func ("/engine/several/each-plays-their-own", test_band);
  g_test_add_func ("/engine/several/glasses-are-worn", test_glasses);
  g_test_add_func ("/engine/several/each-has-their-clothes", test_clothes_of_each);
  g_test_add_func ("/engine/several/families-are-parents-and-children", test_families);
  result = g_test_run ();
  rc_vocabulary_free (vocabulary);
  return result;
}
