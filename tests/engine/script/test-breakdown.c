/* test-breakdown.c - scripts to plans of a film
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/data.h"
#include "engine/base/error.h"
#include "engine/script/breakdown.h"
#include "engine/script/prompt.h"

#include <string.h>

static RcPlan *
break_down (const char *text, GError **error)
{
  g_autoptr (RcFountain) script = rc_fountain_parse (text, strlen (text), "test", error);

  return script != NULL ? rc_breakdown_new (script, "test", error) : NULL;
}

static void
test_plan (void)
{
  static const char text[] =
      "Title: The Light\nCredit: A film\nAuthor: Me\nLogline: One lamp.\n\n"
      "[[character: Halo lamp, product, a brass storm lamp, old]]\n\n"
      "[[reference: img/halo.png, identity, halo lamp]]\n\n"
      "INT./EXT. LAMP ROOM - NIGHT #7#\n\n"
      "[[reference: img/room.png, plate]]\n\n"
      "= A round room.\n\n= Black windows.\n\n"
      "MARA (60s), a keeper in a brown oilskin coat, holds the halo lamp. [[4.5s]]\n\n"
      "MARA\n(softly)\nThere you are.\n\n"
      "TOMAS (O.S.)\nI saw it.\n\n"
      "CUT TO:\n\n"
      "OVER MARA'S SHOULDER\n\nThe sea.\nCLOSE ON TOMAS, waiting.\n\n"
      "SHOT: The lens. [[check the glass]]\n\n"
      ".LATER\n\n> THE END <\n\nNothing.\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (RcPlan) plan = break_down (text, &error);
  const RcPlanScene *scene;

  g_assert_no_error (error);
  g_assert_cmpstr (plan->title, ==, "The Light");
  g_assert_cmpstr (plan->credit, ==, "A film");
  g_assert_cmpstr (plan->logline, ==, "One lamp.");
  g_assert_cmpuint (plan->n_characters, ==, 3);
  g_assert_cmpstr (plan->characters[0].name, ==, "Halo lamp");
  g_assert_cmpstr (plan->characters[0].kind, ==, "product");
  g_assert_cmpstr (plan->characters[0].description, ==, "a brass storm lamp, old");
  g_assert_cmpstr (plan->characters[1].name, ==, "Mara");
  g_assert_cmpstr (plan->characters[1].kind, ==, "person");
  g_assert_cmpstr (plan->characters[1].description, ==, "60s, a keeper in a brown oilskin coat");
  g_assert_cmpstr (plan->characters[2].name, ==, "Tomas");
  g_assert_cmpuint (plan->n_references, ==, 2);
  g_assert_cmpstr (plan->references[0].character, ==, "Halo lamp");
  g_assert_cmpint (plan->references[0].scene, ==, -1);
  g_assert_cmpstr (plan->references[1].role, ==, "plate");
  g_assert_cmpint (plan->references[1].scene, ==, 0);

  g_assert_cmpuint (plan->n_scenes, ==, 2);
  scene = &plan->scenes[0];
  g_assert_true (scene->interior && scene->exterior);
  g_assert_cmpstr (scene->heading, ==, "INT./EXT. LAMP ROOM - NIGHT");
  g_assert_cmpstr (scene->place, ==, "LAMP ROOM");
  g_assert_cmpstr (scene->time, ==, "NIGHT");
  g_assert_cmpstr (scene->number, ==, "7");
  g_assert_cmpstr (scene->prompt, ==, "A round room. Black windows.");
  g_assert_cmpuint (scene->n_shots, ==, 4);
  g_assert_cmpstr (scene->shots[0].label, ==, "1A");
  g_assert_cmpstr (
      scene->shots[0].prompt, ==,
      "@Mara (60s), a keeper in a brown oilskin coat, holds the @Halo lamp. @Mara says "
      "(softly): “There you are.” @Tomas (O.S.) says: “I saw it.”");
  g_assert_cmpint (rc_rational_compare (scene->shots[0].duration, rc_rational (9, 2)), ==, 0);
  g_assert_cmpstr (scene->shots[0].notes, ==, "CUT TO:");
  g_assert_cmpuint (scene->shots[0].line, ==, 18);
  g_assert_cmpstr (scene->shots[1].prompt, ==, "Over @Mara's shoulder. The sea.");
  g_assert_cmpstr (scene->shots[2].prompt, ==, "Close on @Tomas, waiting.");
  g_assert_cmpstr (scene->shots[3].prompt, ==, "The lens.");
  g_assert_cmpstr (scene->shots[3].notes, ==, "check the glass");
  g_assert_cmpstr (plan->scenes[1].place, ==, "LATER");
  g_assert_cmpstr (plan->scenes[1].shots[0].label, ==, "2A");
}

/* Only who is named is somebody: "the" is not. */
static void
test_shoulders (void)
{
  g_autoptr (RcPlan) plan =
      break_down ("INT. ROOM - DAY\n\nMARA (60s) waits.\n\nOVER THE SHOULDER: MARA listens.\n\n"
                  "OVER HER SHOULDER: The sea.\n\nOVER MARA'S SHOULDER: The door.\n",
                  NULL);

  g_assert_cmpuint (plan->scenes[0].n_shots, ==, 4);
  g_assert_cmpstr (plan->scenes[0].shots[1].prompt, ==, "Over the shoulder: @Mara listens.");
  g_assert_cmpstr (plan->scenes[0].shots[2].prompt, ==, "Over her shoulder: The sea.");
  g_assert_cmpstr (plan->scenes[0].shots[3].prompt, ==, "Over @Mara's shoulder: The door.");
}

static void
test_chinese (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RcPlan) plan =
      break_down ("内景 灯室 夜\n\n= 圆形的房间。\n\n玛拉站在窗边。\n\n@玛拉\n"
                  "你来了。\n\n外景。悬崖 - 黄昏\n\n大海。\n",
                  &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plan->n_scenes, ==, 2);
  g_assert_true (plan->scenes[0].interior);
  g_assert_cmpstr (plan->scenes[0].place, ==, "灯室");
  g_assert_cmpstr (plan->scenes[0].time, ==, "夜");
  g_assert_cmpstr (plan->scenes[0].prompt, ==, "圆形的房间。");
  g_assert_cmpstr (plan->scenes[0].shots[0].prompt, ==, "@玛拉站在窗边。 @玛拉说：“你来了。”");
  g_assert_true (plan->scenes[1].exterior);
  g_assert_cmpstr (plan->scenes[1].place, ==, "悬崖");
}

static void
test_durations (void)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (GString) text = g_string_new ("INT. ROOM - DAY\n\nHe waits.\n\nA man talks.\n\nMAN\n");
  g_autoptr (RcPlan)  plan = NULL;

  for (int i = 0; i < 11; i++)
    g_string_append (text, "word ");
  g_string_append (text, "\n\nHe talks on.\n\nMAN\n");
  for (int i = 0; i < 200; i++)
    g_string_append (text, "word ");
  g_string_append (text, "\n\nOne. [[duration: 12 s]]\n\nTwo. [[0s]]\n\nThree. [[3秒]]\n");
  plan = break_down (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->scenes[0].n_shots, ==, 6);
  g_assert_cmpfloat (rc_rational_to_double (plan->scenes[0].shots[0].duration), ==, 2);
  g_assert_cmpfloat (rc_rational_to_double (plan->scenes[0].shots[1].duration), ==, 5);
  g_assert_cmpfloat (rc_rational_to_double (plan->scenes[0].shots[2].duration), ==, 8);
  g_assert_cmpfloat (rc_rational_to_double (plan->scenes[0].shots[3].duration), ==, 12);
  g_assert_cmpfloat (rc_rational_to_double (plan->scenes[0].shots[4].duration), ==, 2);
  g_assert_cmpfloat (rc_rational_to_double (plan->scenes[0].shots[5].duration), ==, 3);
}

static void
test_labels (void)
{
  g_autoptr (GString) text = g_string_new ("INT. ROOM - DAY\n\n");
  g_autoptr (RcPlan)  plan = NULL;

  for (int i = 0; i < 60; i++)
    g_string_append (text, "Something happens.\n\n");
  plan = break_down (text->str, NULL);
  g_assert_cmpstr (plan->scenes[0].shots[25].label, ==, "1Z");
  g_assert_cmpstr (plan->scenes[0].shots[26].label, ==, "1AA");
  g_assert_cmpstr (plan->scenes[0].shots[53].label, ==, "1BB");
}

static void
test_no_headings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RcPlan) plan = break_down ("A lamp burns.\n\nThe sea.\n", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plan->n_scenes, ==, 1);
  g_assert_cmpuint (plan->scenes[0].n_shots, ==, 2);
  g_assert_false (plan->scenes[0].interior);
}

static void
test_nothing (void)
{
  static const char *const cases[] = { "INT. ROOM - DAY\n", "Title: x\n", "[[note]]\n", "# Act\n" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (break_down (cases[i], &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, "nothing to make a shot of"));
    }
}

/* Every example has at least ten shots, durations as written, and mentions only its own cast. */
static void
test_examples (void)
{
  static const char *const names[] = { "examples/keeper.fountain", "examples/halo.fountain" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = rc_data_load (names[i], &error);
      g_autoptr (RcPlan) plan = NULL;
      guint              n_shots = 0, n_mentions = 0;

      g_assert_no_error (error);
      plan = break_down (g_bytes_get_data (bytes, NULL), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (plan->n_characters, >=, 3);
      for (guint k = 0; k < plan->n_scenes; k++)
        {
          n_shots += plan->scenes[k].n_shots;
          g_assert_cmpstr (plan->scenes[k].time, !=, "");
          for (guint s = 0; s < plan->scenes[k].n_shots; s++)
            n_mentions += strchr (plan->scenes[k].shots[s].prompt, '@') != NULL;
        }
      g_assert_cmpuint (n_shots, >=, 10);
      g_assert_cmpuint (n_mentions, >=, n_shots - 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/breakdown/a-script-becomes-a-plan", test_plan);
  g_test_add_func ("/engine/breakdown/over-whose-shoulder", test_shoulders);
  g_test_add_func ("/engine/breakdown/chinese-scripts-work", test_chinese);
  g_test_add_func ("/engine/breakdown/durations-follow-words-and-notes", test_durations);
  g_test_add_func ("/engine/breakdown/labels-go-on-after-z", test_labels);
  g_test_add_func ("/engine/breakdown/without-headings-there-is-one-scene", test_no_headings);
  g_test_add_func ("/engine/breakdown/nothing-to-shoot-is-said", test_nothing);
  g_test_add_func ("/engine/breakdown/examples-are-films", test_examples);
  return g_test_run ();
}
