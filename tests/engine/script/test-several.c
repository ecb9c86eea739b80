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
  result = g_test_run ();
  rc_vocabulary_free (vocabulary);
  return result;
}
