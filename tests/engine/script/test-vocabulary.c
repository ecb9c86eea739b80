/* test-vocabulary.c - what words mean: loading, inflection, and that every id exists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/data.h"
#include "engine/base/error.h"
#include "engine/script/vocabulary.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_inflection (void)
{
  static const char *const cases[][4] = {
    { "walk", "walks", "walking", "walked" },      { "run", "runs", "running", "runned" },
    { "stare", "stares", "staring", "stared" },    { "carry", "carries", "carrying", "carried" },
    { "watch", "watches", "watching", "watched" }, { "stop", "stops", "stopping", "stopped" },
    { "show", "shows", "showing", "showed" },      { "enter", "enters", "entering", "entered" },
    { "look", "looks", "looking", "looked" },      { "stay", "stays", "staying", "stayed" },
  };
  static const char *const forms[] = { "s", "ing", "ed" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; k < G_N_ELEMENTS (forms); k++)
      {
        g_autofree char *inflected = rc_word_inflect (cases[i][0], forms[k]);

        g_assert_cmpstr (inflected, ==, cases[i][k + 1]);
      }
}

static gboolean
in_kit (const char *kit, const char *table, const char *id)
{
  g_autofree char  *path = g_strdup_printf ("kit/%s.json", kit);
  g_autofree char  *file = rc_data_path (path);
  g_autoptr (cJSON) json = NULL;

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return TRUE;
  json = rc_data_load_json (path, NULL);
  return cJSON_GetObjectItemCaseSensitive (
             table != NULL ? cJSON_GetObjectItemCaseSensitive (json, table) : json, id) != NULL;
}

/* What a value is a key of. A kind that the kit lacks is drawn as its nearest one, so that is only
 * told of; what a camera and clothes are called has to be there. */
static void
test_ids (void)
{
  static const struct
  {
    RcRole      role;
    const char *kit, *table;
    gboolean    whole;
  } kits[] = {
    { RC_ROLE_SIZE, "sizes", NULL, TRUE },
    { RC_ROLE_ANGLE, "angles", NULL, TRUE },
    { RC_ROLE_MOVE, "moves", NULL, TRUE },
    { RC_ROLE_GARMENT, "garments", "garments", TRUE },
    { RC_ROLE_HEADWEAR, "garments", "headwear", TRUE },
    { RC_ROLE_HAIR, "garments", "hair", TRUE },
    { RC_ROLE_WEARS, "garments", "wears", TRUE },
    { RC_ROLE_TIME, "times", NULL, FALSE },
    { RC_ROLE_WEATHER, "weathers", NULL, FALSE },
    { RC_ROLE_LIGHT, "lights", NULL, FALSE },
    { RC_ROLE_EFFECT, "effects", NULL, FALSE },
    { RC_ROLE_PALETTE, "palettes", NULL, FALSE },
    { RC_ROLE_SET, "sets", NULL, FALSE },
    { RC_ROLE_ACTION, "actions", NULL, FALSE },
  };
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (&error);
  g_autoptr (GHashTable)   seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint                    n = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (vocabulary->entries->len, >, 300);
  for (guint i = 0; i < vocabulary->entries->len; i++)
    {
      const RcEntry *entry = g_ptr_array_index (vocabulary->entries, i);

      for (guint k = 0; k < G_N_ELEMENTS (kits); k++)
        {
          g_autofree char *key = g_strdup_printf ("%u %s", k, entry->value);

          if (entry->role != kits[k].role || *entry->value == '\0' ||
              g_str_equal (entry->value, "pov") ||
              !g_hash_table_add (seen, g_steal_pointer (&key)) ||
              in_kit (kits[k].kit, kits[k].table, entry->value))
            continue;
          g_test_message ("“%s” is not in data/kit/%s.json", entry->value, kits[k].kit);
          g_assert_false (kits[k].whole);
          n++;
        }
    }
  g_test_message ("%u values of the vocabulary are not in the kit yet", n);
}

/* Distinct terms as they are written, before any inflection. */
static guint
count_terms (const char *language)
{
  g_autofree char       *folder = g_strdup_printf ("vocabulary/%s", language);
  g_autofree char       *path = rc_data_path (folder);
  g_autoptr (GDir)       dir = g_dir_open (path, 0, NULL);
  g_autoptr (GHashTable) terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char            *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char  *file = g_strconcat (folder, "/", name, NULL);
      g_autoptr (cJSON) json = rc_data_load_json (file, NULL);
      const cJSON      *entry, *term;

      cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (json, "entries"))
      {
        cJSON_ArrayForEach (term, cJSON_GetObjectItemCaseSensitive (entry, "terms"))
            g_hash_table_add (terms, g_utf8_casefold (term->valuestring, -1));
      }
    }
  return g_hash_table_size (terms);
}

static void
test_size (void)
{
  guint english = count_terms ("en"), chinese = count_terms ("zh");

  g_test_message ("%u English terms, %u Chinese terms", english, chinese);
  g_assert_cmpuint (english, >=, 1500);
  g_assert_cmpuint (chinese, >=, 1500);
}

static void
test_terms_name_themselves (void)
{
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (NULL);

  /* an entry of people without a value is one for each term */
  g_assert_nonnull (rc_vocabulary_entry (vocabulary, RC_ROLE_PERSON, "sailor"));
  g_assert_cmpstr (rc_vocabulary_entry (vocabulary, RC_ROLE_PERSON, "sailor")->word, ==, "sailor");
}

static void
test_palette (void)
{
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (NULL);

  for (guint i = 0; i < 12; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmphex (rc_vocabulary_palette (vocabulary, "palette", i), !=,
                       rc_vocabulary_palette (vocabulary, "palette", k));
  g_assert_cmphex (rc_vocabulary_palette (vocabulary, "palette", 0), ==,
                   rc_vocabulary_palette (vocabulary, "palette", 12));
  g_assert_cmphex (rc_vocabulary_palette (vocabulary, "nothing", 3), ==, 0x808080);
}

static void
test_damage (void)
{
  static const char *const cases[][2] = {
    { "{\"entries\":[{\"value\":\"MS\",\"terms\":[]}]}", "“sets” is missing" },
    { "{\"entries\":[{\"sets\":\"camera.colour\",\"terms\":[\"x\"]}]}",
      "nothing that words can set" },
    { "{\"entries\":[{\"sets\":\"time\",\"value\":\"day\",\"terms\":[4]}]}", "a term is not text" },
    { "{\"entries\":[{\"sets\":\"action\",\"value\":\"walk\",\"terms\":[\"\"]}]}",
      "a term is not text" },
    { "{\"entries\":[{\"sets\":\"colour\",\"value\":\"red\",\"terms\":[\"x\"]}]}", "not a colour" },
    { "{\"entries\":[{\"sets\":\"time\",\"flags\":[\"odd\"],\"terms\":[]}]}", "there is no flag" },
    { "{\"entries\":[{\"sets\":\"time\",\"wen\":\"day\",\"terms\":[]}]}", "no member “wen”" },
    { "{\"entries\":[{\"sets\":\"time\",\"value\":\"day\",\"terms\":[\"noon\"]},"
      "{\"sets\":\"time\",\"value\":\"night\",\"terms\":[\"noon\"]}]}",
      "“noon” means “night” here, but “day”" },
    { "{\"entries\":[", "stops being JSON" },
  };
  g_autofree char *before = g_strdup (g_getenv ("RACCORD_DATA_DIR"));
  g_autofree char *dir = g_dir_make_tmp ("raccord-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (dir, "vocabulary", NULL);
  g_autofree char *defaults = g_build_filename (folder, "defaults.json", NULL);
  g_autofree char *language = g_build_filename (folder, "xx", NULL);
  g_autofree char *words = g_build_filename (language, "words.json", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (language, 0700), ==, 0);
  g_assert_true (g_file_set_contents (defaults, "{\"languages\":[\"xx\"]}", -1, NULL));
  g_setenv ("RACCORD_DATA_DIR", dir, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (words, cases[i][0], -1, NULL));
      g_assert_null (rc_vocabulary_load (&error));
      g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, cases[i][1]));
      g_assert_nonnull (strstr (error->message, "xx/words.json"));
    }
  g_remove (words);
  g_rmdir (language);
  g_assert_null (rc_vocabulary_load (NULL));
  g_remove (defaults);
  g_assert_null (rc_vocabulary_load (NULL));
  g_rmdir (folder);
  g_rmdir (dir);
  g_setenv ("RACCORD_DATA_DIR", before, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/vocabulary/english-words-are-inflected", test_inflection);
  g_test_add_func ("/engine/vocabulary/ids-that-the-kit-lacks-are-named", test_ids);
  g_test_add_func ("/engine/vocabulary/both-languages-are-large", test_size);
  g_test_add_func ("/engine/vocabulary/people-are-called-by-their-term",
                   test_terms_name_themselves);
  g_test_add_func ("/engine/vocabulary/characters-have-colours-of-their-own", test_palette);
  g_test_add_func ("/engine/vocabulary/damage-is-named-by-its-place", test_damage);
  return g_test_run ();
}
