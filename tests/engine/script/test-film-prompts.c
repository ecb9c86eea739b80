/* test-film-prompts.c - prompts of a film with its cast and headings: what is staged is what is
 * meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/script/compose-fixture.h"

#include "engine/base/json.h"

#include <string.h>

static const char *
name_of (const RcStaging *staging, const char *id)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (strcmp (staging->figures[i].id, id) == 0)
      return staging->figures[i].name;
  return id;
}

static void fact (GHashTable *facts, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
fact (GHashTable *facts, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_hash_table_add (facts, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
fact_unless (GHashTable *facts, const char *key, const char *value, const char *neutral)
{
  g_auto (GStrv) neutrals = g_strsplit (neutral, "|", -1);

  if (!g_strv_contains ((const char *const *)neutrals, value))
    fact (facts, "%s=%s", key, value);
}

static void
figure_facts (GHashTable *facts, const RcStaging *staging, guint i)
{
  const RcStagingFigure *figure = &staging->figures[i];
  guint                  same = 0;

  for (guint k = 0; k < staging->n_figures; k++)
    same += strcmp (staging->figures[k].name, figure->name) == 0;
  if (same > 1)
    fact (facts, "figure=%sx%u", figure->name, same);
  else
    fact (facts, "figure=%s", figure->name);
  if (strcmp (figure->action, "stand") != 0)
    fact (facts, "action=%s:%s", figure->name, figure->action);
  if (*figure->toward != '\0' && !g_str_has_prefix (figure->toward, "prop-"))
    fact (facts, "toward=%s:%s", figure->name, name_of (staging, figure->toward));
  if (figure->holds >= 0)
    fact (facts, "holds=%s:%s", figure->name, staging->props[figure->holds].kind);
}

/* What a staging says beyond the neutral values. */
static GHashTable *
facts_of (const RcStaging *staging)
{
  GHashTable *facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  fact_unless (facts, "size", staging->camera.size, "MS");
  fact_unless (facts, "angle", staging->camera.angle, "eye");
  fact_unless (facts, "move", staging->camera.move, "static");
  fact_unless (facts, "set", staging->set, "studio|field|room");
  fact_unless (facts, "time", staging->time, "day");
  fact_unless (facts, "weather", staging->weather, "clear");
  if (staging->camera.lens_mm != 35)
    fact (facts, "lens=%g", staging->camera.lens_mm);
  if (staging->camera.over >= 0)
    fact (facts, "over=%s", staging->figures[staging->camera.over].name);
  if (staging->interior)
    fact (facts, "interior");
  for (guint i = 0; i < staging->n_figures; i++)
    figure_facts (facts, staging, i);
  for (guint i = 0; i < staging->n_props; i++)
    fact (facts, "prop=%s", staging->props[i].kind);
  return facts;
}

static gboolean
has_colour (const RcStaging *staging, const char *expected)
{
  for (guint i = 0; i < staging->n_figures; i++)
    {
      g_autofree char *text =
          g_strdup_printf ("colour=%s:#%06x", staging->figures[i].name, staging->figures[i].colour);

      if (strcmp (text, expected) == 0)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  guint expected, staged, right;
} Score;

static void
score (const RcVocabulary *vocabulary, const cJSON *label, Score *total)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (RcStaging)  staging = compose (vocabulary, rc_json_string_or (label, "prompt", ""),
                                            rc_json_string_or (label, "scene", ""),
                                            rc_json_string_or (label, "heading", ""), &error);
  g_autoptr (GHashTable) facts = NULL;
  GHashTableIter         iter;
  const cJSON           *expect;
  gpointer               left;

  g_assert_no_error (error);
  facts = facts_of (staging);
  total->staged += g_hash_table_size (facts);
  cJSON_ArrayForEach (expect, cJSON_GetObjectItemCaseSensitive (label, "expect"))
  {
    const char *text = expect->valuestring;
    gboolean    colour = g_str_has_prefix (text, "colour=");
    gboolean    right = colour ? has_colour (staging, text) : g_hash_table_remove (facts, text);

    total->staged += colour;
    total->expected++;
    total->right += right;
    if (!right)
      g_test_message ("missed %s in: %s", text, rc_json_string_or (label, "prompt", ""));
  }
  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, &left, NULL))
    g_test_message ("not meant: %s in: %s", (char *)left, rc_json_string_or (label, "prompt", ""));
}

static void
test_labelled (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = load ();
  g_autofree char         *path =
      g_test_build_filename (G_TEST_DIST, "engine", "script", "prompts.json", NULL);
  g_autoptr (cJSON) labels = rc_json_load (path, &error);
  const cJSON      *label;
  Score             total = { 0 };
  double            precision, recall;

  g_assert_no_error (error);
  g_assert_cmpint (cJSON_GetArraySize (labels), >=, 60);
  cJSON_ArrayForEach (label, labels) score (vocabulary, label, &total);
  precision = (double)total.right / total.staged;
  recall = (double)total.right / total.expected;
  g_test_message ("%d prompts, %u facts: precision %.3f, recall %.3f", cJSON_GetArraySize (labels),
                  total.expected, precision, recall);
  g_assert_cmpfloat (precision, >=, 0.95);
  g_assert_cmpfloat (recall, >=, 0.95);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/film-prompts/labelled-prompts-are-understood", test_labelled);
  return g_test_run ();
}
