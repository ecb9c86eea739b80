/* test-grammar-clothes.c - whose clothes are: of whom they are told, of somebody else, of nobody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/script/grammar-fixture.h"

/* Clothes that nobody wears: what the kit has is itself, in its colour; else it has its name. */
static void
test_clothes_that_lie_about (void)
{
  static const char *const prompts[] = { "A tie lies on a bed.", "A melon and a tie.",
                                         "一条领带放在床上。", "床上放着一条领带。" };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (RcStaging) staging = compose (prompts[i]);
      const RcStagingProp  *tie = NULL;

      for (guint k = 0; k < staging->n_props; k++)
        if (strcmp (staging->props[k].kind, "necktie") == 0)
          tie = &staging->props[k];
      g_test_message ("%s", prompts[i]);
      g_assert_nonnull (tie);
      g_assert_cmpstr (tie->label, ==, "");
      g_assert_cmphex (tie->colour, ==, 0x8a2630);
      g_assert_cmpuint (staging->n_figures, ==, 0);
      if (i != 1)
        g_assert_cmpfloat (tie->y, >, 0.5);
    }
}

/* "戴着挂着铃铛的帽子" hangs nowhere. */
static void
test_chinese_clothes_that_are_worn (void)
{
  g_autoptr (RcStaging) hung = compose ("一件大衣挂在椅子上。");
  g_autoptr (RcStaging) worn = compose ("一个戴着挂着铃铛的帽子的小丑。");

  g_assert_cmpuint (hung->n_props, ==, 2);
  g_assert_cmpstr (hung->props[0].label, ==, "大衣");
  g_assert_cmpstr (worn->figures[0].headwear, ==, "hat");
}

static const RcStagingFigure *
find_figure (const RcStaging *staging, const char *name)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (strcmp (staging->figures[i].name, name) == 0)
      return &staging->figures[i];
  g_assert_not_reached ();
}

/* Clothes are on whose shoulders, neck or head it is. */
static void
test_clothes_for_another (void)
{
  static const struct
  {
    const char *prompt, *to, *garment, *headwear, *wears;
  } cases[] = {
    { "她把披肩披在奶奶肩上。", "老奶奶", "cloak", "", "" },
    { "妈妈把围巾围在女儿脖子上。", "女孩", "", "", "scarf" },
    { "A man puts his jacket around a girl's shoulders.", "girl", "jacket", "", "" },
    { "A girl shivers. A man drapes his black coat over her shoulders.", "girl", "coat", "", "" },
    { "The king places a crown on the boy's head.", "boy", "", "crown", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcStaging)  staging = compose (cases[i].prompt);
      const RcStagingFigure *to = find_figure (staging, cases[i].to);

      g_test_message ("%s", cases[i].prompt);
      if (*cases[i].garment != '\0')
        g_assert_cmpstr (to->garment, ==, cases[i].garment);
      if (*cases[i].headwear != '\0')
        g_assert_cmpstr (to->headwear, ==, cases[i].headwear);
      if (*cases[i].wears != '\0')
        g_assert_cmpstr (to->wears, ==, cases[i].wears);
      for (guint k = 0; k < staging->n_figures; k++)
        if (&staging->figures[k] != to && *cases[i].garment != '\0')
          g_assert_cmpstr (staging->figures[k].garment, !=, cases[i].garment);
    }
}

/* "白衣女子": the one named next wears it, and not who was told of before. */
static void
test_clothes_before_a_noun (void)
{
  g_autoptr (RcStaging) staging = compose ("两名剑客交手，白衣女子拔剑。");

  for (guint i = 0; i < staging->n_figures; i++)
    g_assert_cmpint (strcmp (staging->figures[i].garment, "costume") == 0, ==,
                     strcmp (staging->figures[i].sex, "f") == 0);
}

/* "抱着头盔": what is held is on no head. */
static void
test_held_headwear (void)
{
  static const char *const prompts[] = { "女孩拿着头盔。", "女飞行员抱着头盔向镜头奔跑。",
                                         "男孩手里拿着帽子。" };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (RcStaging) staging = compose (prompts[i]);

      g_test_message ("%s", prompts[i]);
      g_assert_cmpstr (staging->figures[0].headwear, ==, "");
      g_assert_cmpint (staging->figures[0].holds, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/grammar/clothes-that-nobody-wears-lie-about",
                   test_clothes_that_lie_about);
  g_test_add_func ("/engine/grammar/chinese-clothes-are-worn-or-hang",
                   test_chinese_clothes_that_are_worn);
  g_test_add_func ("/engine/grammar/clothes-are-on-whose-shoulders-it-is",
                   test_clothes_for_another);
  g_test_add_func ("/engine/grammar/held-headwear-is-on-no-head", test_held_headwear);
  g_test_add_func ("/engine/grammar/clothes-before-a-noun-are-its-own", test_clothes_before_a_noun);
  return g_test_run ();
}
