/* test-prompt-parts.c - prompts that tell several shots, broken into them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/compose.h"
#include "engine/script/prompt-parts.h"

/* "2.5 One. | 1.5 Two.", of a shot of @seconds */
static char *
dup_parts (const char *prompt, double seconds)
{
  RcStagingInput           input = { .prompt = prompt, .seconds = seconds };
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (&error);
  g_autoptr (RcStaging)    staging = rc_staging_compose (vocabulary, &input, &error);
  g_autoptr (GArray)       parts = NULL;
  GString                 *text = g_string_new ("");

  g_assert_no_error (error);
  parts = rc_prompt_parts_new (staging, prompt, seconds);
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (text, "%s%g %s", i > 0 ? " | " : "",
                            g_array_index (parts, RcPromptPart, i).seconds,
                            g_array_index (parts, RcPromptPart, i).prompt);
  g_assert_cmpuint (rc_prompt_parts_count (staging, prompt), ==, MAX (1, parts->len));
  return g_string_free (text, FALSE);
}

static void
test_broken (void)
{
  static const struct
  {
    const char *prompt;
    double      seconds;
    const char *parts;
  } cases[] = {
    /* what is said before the first is said of all */
    { "Film grain. Shot 1: a woman runs. Shot 2: close-up of her face.", 8,
      "4 Film grain. A woman runs. | 4 Film grain. Close-up of her face." },
    { "**Shot 1:** a dog runs.\n**Shot 2:** it jumps over a fence.\n", 4,
      "2 A dog runs. | 2 It jumps over a fence." },
    /* lengths that are told; a number and a time are one border */
    { "[0-2s] Wide shot: a street at night. [2-5s] Close-up: a cat.", 5,
      "2 Wide shot: a street at night. | 3 Close-up: a cat." },
    { "Shot 1 (0-2s): a dog runs. Shot 2 (2-6s): a dog jumps over a fence.", 6,
      "2 A dog runs. | 4 A dog jumps over a fence." },
    /* times beyond the shot */
    { "[0-3s] Wide shot: a street. [3-6s] Close-up: a cat. [6-9s] Medium shot: a man waves.", 5,
      "3 Wide shot: a street. | 3 Close-up: a cat. | 3 Medium shot: a man waves." },
    /* what only leads to a cut goes with it */
    { "A man opens a door. Then the camera cuts to a wide shot of a desert.", 6,
      "3 A man opens a door. | 3 A wide shot of a desert." },
    { "一个男人打开门，镜头切到沙漠的全景。", 6, "3 一个男人打开门 | 3 沙漠的全景。" },
    { "电影感。镜头一：一个女孩在海边跑。镜头二：特写她的脸。", 6,
      "3 电影感。一个女孩在海边跑。 | 3 电影感。特写她的脸。" },
    /* one shot */
    { "A man walks to the door, then stops.", 4, "4 A man walks to the door, then stops." },
    { "At 3 s she turns.", 4, "4 At 3 s she turns." },
    { "A woman films the beach with the camera", 4, "4 A woman films the beach with the camera" },
    { "", 4, "" },
    { "Shot 1:", 4, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *parts = dup_parts (cases[i].prompt, cases[i].seconds);

      g_assert_cmpstr (parts, ==, cases[i].parts);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/prompt-parts/are-told-apart", test_broken);
  return g_test_run ();
}
