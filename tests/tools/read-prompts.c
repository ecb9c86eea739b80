/* read-prompts.c - what the reader takes from each line of standard input
 *
 *   RACCORD_DATA_DIR=data build/tests/tools/read-prompts < PROMPTS.txt
 *
 * Prints the prompt, its facts as tests/prompts/ labels them, labels of nearest kinds, and the
 * words that were passed on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/compose.h"
#include "tests/prompts/facts.h"

#include <locale.h>
#include <string.h>

static void
print_labels (const RcStaging *staging)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (*staging->figures[i].label != '\0')
      g_print ("  label %s: %s\n", staging->figures[i].body, staging->figures[i].label);
  for (guint i = 0; i < staging->n_props; i++)
    if (*staging->props[i].label != '\0')
      g_print ("  label %s: %s\n", staging->props[i].kind, staging->props[i].label);
  if (*staging->label != '\0')
    g_print ("  label %s: %s\n", staging->set, staging->label);
}

static void
print_staging (const RcStaging *staging, GHashTable *vehicles, const char *prompt)
{
  g_autoptr (GHashTable) facts = rc_facts_of (staging, vehicles);
  g_autoptr (GList)      texts = g_list_sort (g_hash_table_get_keys (facts), (GCompareFunc)strcmp);

  g_print ("%s\n  ", prompt);
  for (GList *text = texts; text != NULL; text = text->next)
    g_print (" %s;", (const char *)text->data);
  g_print ("\n");
  print_labels (staging);
  for (guint i = 0; i < staging->n_spans; i++)
    if (staging->spans[i].kind == RC_SPAN_PASSED)
      g_print ("  passed: %.*s\n", (int)staging->spans[i].length, prompt + staging->spans[i].start);
}

int
main (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = NULL;
  g_autoptr (GHashTable)   vehicles = NULL;
  g_autofree char         *text = NULL;
  g_auto (GStrv)           lines = NULL;

  setlocale (LC_ALL, "");
  vocabulary = rc_vocabulary_load (&error);
  vehicles = rc_facts_vehicles ();
  if (vocabulary == NULL || !g_file_get_contents ("/dev/stdin", &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      RcStagingInput        input = { .prompt = lines[i] };
      g_autoptr (RcStaging) staging =
          *lines[i] != '\0' ? rc_staging_compose (vocabulary, &input, &error) : NULL;

      if (staging != NULL)
        print_staging (staging, vehicles, lines[i]);
    }
  return 0;
}
