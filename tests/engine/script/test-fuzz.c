/* test-fuzz.c - prompts and scripts cut up and glued together at random, always the same way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/script/breakdown.h"
#include "engine/script/compose.h"
#include "engine/script/prompt-parts.h"

#include <math.h>
#include <string.h>

enum
{
  ROUNDS = 3000,
};

static const char *const pieces[] = {
  "@Mara",
  "@",
  "Mara",
  "’s",
  "'s ",
  "shoulder",
  "over ",
  "Over @Tomas's shoulder",
  "two men ",
  "99999 ",
  "a sailor",
  "the sailor ",
  "she ",
  "him",
  "they",
  "behind ",
  "between ",
  "facing each other",
  "no ",
  "without ",
  "not ",
  "close on ",
  "MCU",
  "OTS ",
  "insert: ",
  "50 mm",
  "0mm",
  "1e9 mm",
  "push in ",
  "red ",
  "coat",
  "in her hand",
  "holding ",
  "lamp",
  "a table",
  "on the table",
  "looks ",
  "at ",
  "toward ",
  "camera",
  "away",
  "walks",
  "sits ",
  "says: ",
  "“",
  "”",
  "\"",
  "rain",
  "night",
  "street",
  "。",
  "，",
  "玛拉",
  "站在",
  "身后",
  "三个人",
  "拿着",
  "灯",
  "镜头",
  "过肩",
  "没有",
  ". ",
  ", ",
  "; ",
  " and ",
  "\n",
  "\n\n",
  "INT. ",
  "EXT. ROOM - DAY\n",
  "MARA\n",
  "[[",
  "]]",
  "/*",
  "*/",
  "===",
  "= ",
  "# ",
  "> ",
  " <",
  "~",
  "*",
  "**",
  "_",
  "\\",
  "(",
  ")",
  "^",
  "CUT TO:",
  "SHOT:",
  "OVER SHOULDER",
  "OVER 'S SHOULDER",
  "[[4s]]",
  "[[character: ,,]]",
  "[[reference: a]]",
  "Title:",
  "#1#",
  "##",
  ":",
  "景",
  "内景",
  "\xff",
  "\xe7\x8e",
  "é",
  "\xf0\x9f\x8e\xac",
  "\t",
  "-",
  "—",
  "0",
  "years old",
  "[0-3s] ",
  "0:00-0:03 ",
  "at 9999999999 s",
  "Shot 2: ",
  "cut to",
  "then",
  "chased by",
  "a herd of",
  "400",
  "Pov shot",
  "rack focus",
  "long blond hair",
  "the camera glides forward",
  "MARA (V.O.): ",
  "says: “",
  "”",
  "riding a horse",
  "a zorblax dances",
  "dressed in a red leather coat",
  "two friends, ",
  "one in ",
  "one red",
  "the other ",
  "another in black",
  "the first ",
  "a man and a woman",
  "over her head",
  "in the bed",
  "on his shoulder",
  "a parrot ",
  "a train crosses a bridge ",
  "over a valley",
  "一男一女",
  "一个是红色的",
  "第二把",
  "在他头顶盘旋",
  "床上的",
  "火车驶过",
  "石桥",
  "山谷",
};

static char *
random_text (GRand *rand)
{
  GString *text = g_string_new (NULL);
  int      n = g_rand_int_range (rand, 0, 40);

  for (int i = 0; i < n; i++)
    {
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      int         cut = g_rand_int_range (rand, 0, 20);

      if (cut == 0)
        g_string_append_len (text, piece, strlen (piece) / 2);
      else
        g_string_append (text, piece);
      if (cut > 12)
        g_string_append_c (text, ' ');
    }
  return g_string_free (text, FALSE);
}

/* Nobody stands in anybody. Who is carried is where the one is who carries them, and small animals
 * are on a thing as near to each other as it has room for. */
static void
check_apart (const RcStaging *staging, guint i, guint k, const char *prompt)
{
  const RcStagingFigure *a = &staging->figures[i], *b = &staging->figures[k];
  double                 apart = hypot (a->x - b->x, a->z - b->z);
  gboolean               perched = a->y > 0 && a->y == b->y && a->height < 0.6 && b->height < 0.6;

  if (a->mounts >= 0 || b->mounts >= 0 || (perched && apart > 0.1) || apart > 0.599)
    return;
  g_error ("%s and %s are %.2f m apart: %s", a->id, b->id, apart, prompt);
}

static void
check_staging (const RcStaging *staging, const char *prompt)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (cJSON)     json = rc_staging_to_json (staging);
  g_autoptr (RcStaging) again = rc_staging_from_json (json, &error);
  gsize                 at = 0;

  g_assert_no_error (error);
  g_assert_nonnull (again);
  for (guint i = 0; i < staging->n_figures; i++)
    {
      g_assert_true (isfinite (staging->figures[i].x) && isfinite (staging->figures[i].facing));
      for (guint k = 0; k < i; k++)
        check_apart (staging, i, k, prompt);
    }
  for (guint i = 0; i < staging->n_spans; i++)
    if (!staging->spans[i].scene)
      {
        g_assert_cmpuint (staging->spans[i].start, >=, at);
        at = staging->spans[i].start + staging->spans[i].length;
        g_assert_cmpuint (at, <=, strlen (prompt));
      }
}

/* What a prompt is broken into is text, has a length, and none of it is nothing. */
static void
check_parts (const RcStaging *staging, const char *prompt)
{
  g_autoptr (GArray) parts = rc_prompt_parts_new (staging, prompt, 10);

  for (guint i = 0; i < parts->len; i++)
    {
      const RcPromptPart *part = &g_array_index (parts, RcPromptPart, i);

      g_assert_true (g_utf8_validate (part->prompt, -1, NULL) && *part->prompt != '\0');
      g_assert_true (isfinite (part->seconds) && part->seconds > 0);
    }
}

static void
test_prompts (void)
{
  static const RcCastMember cast[] = {
    { "1", "Mara", "person", "a woman, 60s", "" },
    { "2", "Tomas", "person", "he", "" },
    { "3", "lamp", "product", "", "hash" },
    { "4", "玛拉", "creature", NULL, NULL },
    { "5", "", "", "", "" },
  };
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (NULL);
  g_autoptr (GRand)        rand = g_rand_new_with_seed (4711);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char   *prompt = random_text (rand);
      g_autofree char   *scene = random_text (rand);
      g_autofree char   *heading = random_text (rand);
      g_autoptr (GError) error = NULL;
      RcStagingInput     input = { .prompt = prompt,
                                   .scene_prompt = scene,
                                   .heading = heading,
                                   .cast = cast,
                                   .n_cast = i % 2 ? G_N_ELEMENTS (cast) : 0,
                                   .creativity = (i % 3) * 0.5,
                                   .seed = i };
      gboolean text = g_utf8_validate (prompt, -1, NULL) && g_utf8_validate (scene, -1, NULL) &&
                      g_utf8_validate (heading, -1, NULL);
      g_autoptr (RcStaging) staging = rc_staging_compose (vocabulary, &input, &error);

      g_assert_true ((staging != NULL) == text);
      if (staging != NULL)
        {
          check_staging (staging, prompt);
          check_parts (staging, prompt);
        }
      else
        g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
    }
}

static void
test_scripts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (815);
  guint             plans = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char       *text = random_text (rand);
      gsize                  length = strlen (text);
      g_autoptr (GError)     error = NULL;
      g_autoptr (RcFountain) script = rc_fountain_parse (text, length, "fuzz", &error);
      g_autoptr (RcPlan)     plan = NULL;

      if (script == NULL)
        {
          g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
          continue;
        }
      plan = rc_breakdown_new (script, "fuzz", &error);
      g_assert_true ((plan != NULL) == (error == NULL));
      for (guint k = 0; plan != NULL && k < plan->n_scenes; k++)
        for (guint s = 0; s < plan->scenes[k].n_shots; s++)
          {
            g_assert_true (g_utf8_validate (plan->scenes[k].shots[s].prompt, -1, NULL));
            g_assert_cmpint (plan->scenes[k].shots[s].duration.num, >, 0);
          }
      plans += plan != NULL;
    }
  g_assert_cmpuint (plans, >, ROUNDS / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/fuzz/no-prompt-breaks-the-composer", test_prompts);
  g_test_add_func ("/engine/fuzz/no-text-breaks-the-breakdown", test_scripts);
  return g_test_run ();
}
