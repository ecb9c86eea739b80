/* test-prompts.c - how much of what a director would expect is in the stagings of labelled prompts
 *
 * tests/prompts/ has prompts with facts, written before anybody saw a staging. Precision and recall
 * are printed by category. A fact of a staging counts if the words say it: defaults and the dress
 * of a trade do not. Places and things in hand count against the precision only where a label says
 * another one of the same figure or thing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/json.h"
#include "engine/script/compose.h"
#include "tests/prompts/facts.h"

#include <locale.h>
#include <string.h>

enum
{
  ENOUGH = 20, /* facts that a category needs to be judged by itself */
};

static const double least = 0.95;       /* of all facts, and of those of a category with enough */
static const double least_unseen = 0.5; /* a floor that says that something broke */

/* What a fact begins with, and the category that it counts in. */
static const char *const categories[][2] = {
  { "who", "people" },
  { "animal", "animals" },
  { "vehicle", "vehicles" },
  { "moves", "actions" },
  { "prop", "props" },
  { "set", "places" },
  { "does", "actions" },
  { "size", "size" },
  { "angle", "angle" },
  { "pov", "angle" },
  { "move", "move" },
  { "shot2move", "sequence" },
  { "lens", "lens, focus" },
  { "focus", "lens, focus" },
  { "fisheye", "lens, focus" },
  { "light", "light" },
  { "time", "time, weather" },
  { "weather", "time, weather" },
  { "season", "time, weather" },
  { "era", "era, palette" },
  { "palette", "era, palette" },
  { "tempo", "era, palette" },
  { "wears", "dress" },
  { "colour", "colour" },
  { "n", "number" },
  { "holds", "relation" },
  { "rides", "relation" },
  { "toward", "relation" },
  { "place", "relation" },
  { "not", "negation" },
  { "then", "sequence" },
  { "cuts", "sequence" },
  { "shot2", "sequence" },
  { "line", "dialogue" },
  { "face", "mood" },
  { "warmth", "mood" },
  { "tension", "mood" },
  { "crowd", "crowd, effects" },
  { "effect", "crowd, effects" },
};

typedef struct
{
  guint expected, staged, right;
} Score;

static const char *
category_of (const char *text)
{
  gsize n = strcspn (text, "= ");

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    if (strlen (categories[i][0]) == n && strncmp (categories[i][0], text, n) == 0)
      return categories[i][1];
  g_error ("tests/prompts: “%s” is in no category", text);
  return "";
}

static Score *
score_of (GHashTable *scores, const char *category)
{
  Score *score = g_hash_table_lookup (scores, category);

  if (score == NULL)
    {
      score = g_new0 (Score, 1);
      g_hash_table_insert (scores, (gpointer)category, score);
    }
  return score;
}

/* Whether a label contradicts @text, if that is where someone is or what it holds. */
static gboolean
is_judged (const cJSON *labels, const char *text)
{
  const char  *end = strchr (text, ':');
  const cJSON *label;

  if (!g_str_has_prefix (text, "place=") && !g_str_has_prefix (text, "holds="))
    return TRUE;
  cJSON_ArrayForEach (label, labels)
  {
    if (strncmp (label->valuestring, text, end - text + 1) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
judge (GHashTable *scores, GHashTable *facts, const cJSON *labels, const char *prompt)
{
  GHashTableIter iter;
  const cJSON   *label;
  gpointer       key;

  cJSON_ArrayForEach (label, labels)
  {
    const char *text = label->valuestring;
    gboolean    absent = g_str_has_prefix (text, "not ");
    Score      *score = score_of (scores, category_of (text));
    gboolean    right = absent ? !g_hash_table_contains (facts, text + strlen ("not "))
                               : g_hash_table_remove (facts, text);

    score->expected++;
    score->right += right;
    score->staged += absent ? 1 : right;
    if (!right)
      g_test_message ("missed [%s] %s in: %s", category_of (text), text, prompt);
  }
  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (is_judged (labels, key))
      {
        score_of (scores, category_of (key))->staged++;
        g_test_message ("not meant [%s] %s in: %s", category_of (key), (char *)key, prompt);
      }
}

static guint
score_file (GHashTable *scores, const char *name)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (&error);
  g_autoptr (GHashTable)   vehicles = rc_facts_vehicles ();
  g_autofree char         *path = g_test_build_filename (G_TEST_DIST, "prompts", name, NULL);
  g_autoptr (cJSON)        json = NULL;
  const cJSON             *item;

  g_assert_no_error (error);
  json = rc_json_load (path, &error);
  g_assert_no_error (error);
  cJSON_ArrayForEach (item, json)
  {
    RcStagingInput         input = { .prompt = rc_json_string_or (item, "prompt", "") };
    g_autoptr (RcStaging)  staging = rc_staging_compose (vocabulary, &input, &error);
    g_autoptr (GHashTable) facts = NULL;

    g_assert_no_error (error);
    facts = rc_facts_of (staging, vehicles);
    judge (scores, facts, cJSON_GetObjectItemCaseSensitive (item, "facts"), input.prompt);
  }
  return cJSON_GetArraySize (json);
}

/* Prints a table and @returns whether no category with enough facts is under @floor. */
static gboolean
report (GHashTable *scores, guint n_prompts, double floor)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (scores), (GCompareFunc)strcmp);
  Score             total = { 0 };
  gboolean          good = TRUE;

  for (GList *name = names; name != NULL; name = name->next)
    {
      const Score *score = g_hash_table_lookup (scores, name->data);
      double       precision = score->staged > 0 ? (double)score->right / score->staged : 1;
      double       recall = score->expected > 0 ? (double)score->right / score->expected : 1;

      g_test_message ("%-16s %4u facts  precision %.3f  recall %.3f", (char *)name->data,
                      score->expected, precision, recall);
      if (score->expected >= ENOUGH && (precision < floor || recall < floor))
        good = FALSE;
      total.expected += score->expected;
      total.staged += score->staged;
      total.right += score->right;
    }
  g_test_message ("%u prompts, %u facts: precision %.3f, recall %.3f", n_prompts, total.expected,
                  (double)total.right / total.staged, (double)total.right / total.expected);
  return good && total.right >= floor * total.staged && total.right >= floor * total.expected;
}

static void
test_file (gconstpointer name)
{
  g_autoptr (GHashTable) scores = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint                  n = score_file (scores, name);

  g_assert_cmpuint (n, >=, 150);
  g_assert_true (report (scores, n, least));
}

/* Prompts that nobody looked at while the words and rules were made: only measured. */
static void
test_unseen (gconstpointer name)
{
  g_autoptr (GHashTable) scores = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint                  n = score_file (scores, name);

  g_assert_cmpuint (n, >=, 60);
  g_assert_true (report (scores, n, least_unseen));
}

static void
test_nearest_kind (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (&error);
  RcStagingInput           input = { .prompt = "A badger sits beside a trombone in a casino." };
  g_autoptr (RcStaging)    staging = rc_staging_compose (vocabulary, &input, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (staging->n_figures, ==, 1);
  g_assert_cmpstr (staging->figures[0].label, ==, "badger");
  g_assert_cmpstr (staging->figures[0].body, ==, "mouse");
  g_assert_cmpuint (staging->n_props, ==, 1);
  g_assert_cmpstr (staging->props[0].label, ==, "trombone");
  g_assert_cmpstr (staging->props[0].kind, ==, "trumpet");
  g_assert_cmpstr (staging->label, ==, "casino");
  g_assert_cmpstr (staging->set, ==, "bar");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/engine/prompts/english-is-staged-as-expected", "en.json", test_file);
  g_test_add_data_func ("/engine/prompts/chinese-is-staged-as-expected", "zh.json", test_file);
  g_test_add_data_func ("/engine/prompts/unseen-ones-are-measured", "unseen.json", test_unseen);
  g_test_add_func ("/engine/prompts/what-has-no-model-is-its-nearest-kind", test_nearest_kind);
  return g_test_run ();
}
