/* fuzz-script.c - libFuzzer on scripts and on prompts; “./dev fuzz” builds and runs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/breakdown.h"
#include "engine/script/compose.h"
#include "engine/script/prompt.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
fuzz_script (const char *data, gsize size)
{
  g_autoptr (RcFountain) script = rc_fountain_parse (data, size, "fuzz", NULL);
  g_autoptr (RcPlan)     plan = script != NULL ? rc_breakdown_new (script, "fuzz", NULL) : NULL;
}

static void
fuzz_prompt (const RcVocabulary *vocabulary, const char *text)
{
  static const RcCastMember cast[] = {
    { "1", "Mara", "person", "a woman, 60s, in a brown coat", "" },
    { "2", "Halo lamp", "product", "a storm lamp", "hash" },
    { "3", "玛拉", "person", "女", "" },
  };
  static const char *const names[] = { "Mara", "Halo lamp", "玛拉" };
  g_autoptr (cJSON)        hand_set =
      cJSON_Parse ("{\"figures\":{\"mara\":{\"x\":1}},\"setups\":{\"0\":{\"size\":\"CU\"}}}");
  RcStagingInput        input = { .prompt = text,
                                  .scene_prompt = text,
                                  .heading = text,
                                  .cast = cast,
                                  .n_cast = G_N_ELEMENTS (cast),
                                  .seconds = 5,
                                  .creativity = 0.5,
                                  .hand_set = hand_set };
  g_autoptr (RcStaging) staging = rc_staging_compose (vocabulary, &input, NULL);
  guint                 n = 0;

  g_free (rc_prompt_mentions (text, names, G_N_ELEMENTS (names), &n));
  if (rc_text_count_words (text) > strlen (text))
    abort ();
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static RcVocabulary *vocabulary; /* one thread; made once for speed */
  g_autofree char     *text = g_strndup ((const char *)data, size);

  if (vocabulary == NULL)
    vocabulary = rc_vocabulary_load (NULL);
  if (vocabulary == NULL)
    abort ();
  fuzz_script ((const char *)data, size);
  fuzz_prompt (vocabulary, text);
  return 0;
}
