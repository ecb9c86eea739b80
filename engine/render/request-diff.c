/* request-diff.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/request-diff.h"

#include <string.h>

/* Longer changes of a prompt are shown as one, so that the table below stays small. */
#define MOST_WORDS 1500

static void
change_free (gpointer data)
{
  RcRequestChange *change = data;

  g_free (change->what);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
add (GPtrArray *changes, const char *what, const char *before, const char *after)
{
  RcRequestChange *change = g_new0 (RcRequestChange, 1);

  change->what = g_strdup (what);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (changes, change);
}

/* --- words --------------------------------------------------------------------------------- */

static GPtrArray *
split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\r\n", -1);
  GPtrArray     *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  return words;
}

static void
append_word (GString *text, const char *word)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, word);
}

/* Words of one passage that came instead of others. */
static void
flush_words (GPtrArray *changes, const char *what, GString *gone, GString *come)
{
  if (gone->len > 0 || come->len > 0)
    add (changes, what, gone->len > 0 ? gone->str : NULL, come->len > 0 ? come->str : NULL);
  g_string_truncate (gone, 0);
  g_string_truncate (come, 0);
}

/* The longest common subsequence of a[0..n) and b[0..m) by dynamic programming (R. A. Wagner, M. J.
 * Fischer, The String-to-String Correction Problem, Journal of the ACM 21, 1974). */
static void
diff_middle (GPtrArray *changes, const char *what, char **a, guint n, char **b, guint m)
{
  g_autoptr (GString) gone = g_string_new (NULL), come = g_string_new (NULL);
  gboolean            small = n <= MOST_WORDS && m <= MOST_WORDS;
  gsize               row = (gsize)m + 1;
  g_autofree guint16 *common = small ? g_new0 (guint16, (n + 1) * row) : NULL;
  guint               i = 0, k = 0;

  for (guint x = n; small && x-- > 0;)
    for (guint y = m; y-- > 0;)
      common[x * row + y] = strcmp (a[x], b[y]) == 0
                                ? common[(x + 1) * row + y + 1] + 1
                                : MAX (common[(x + 1) * row + y], common[x * row + y + 1]);
  while (i < n || k < m)
    if (small && i < n && k < m && strcmp (a[i], b[k]) == 0)
      {
        flush_words (changes, what, gone, come);
        i++;
        k++;
      }
    else if (i < n && (k == m || !small || common[(i + 1) * row + k] >= common[i * row + k + 1]))
      append_word (gone, a[i++]);
    else
      append_word (come, b[k++]);
  flush_words (changes, what, gone, come);
}

static void
diff_words (GPtrArray *changes, const char *what, const char *before, const char *after)
{
  g_autoptr (GPtrArray) a = split_words (before), b = split_words (after);
  guint                 first = 0, last = 0;

  while (first < a->len && first < b->len && strcmp (a->pdata[first], b->pdata[first]) == 0)
    first++;
  while (first + last < a->len && first + last < b->len &&
         strcmp (a->pdata[a->len - 1 - last], b->pdata[b->len - 1 - last]) == 0)
    last++;
  diff_middle (changes, what, (char **)a->pdata + first, a->len - first - last,
               (char **)b->pdata + first, b->len - first - last);
}

/* --- values -------------------------------------------------------------------------------- */

static char *
dup_value (const cJSON *value)
{
  return cJSON_IsString (value) ? g_strdup (value->valuestring) : cJSON_PrintUnformatted (value);
}

/* Whom an entry of a list is: its name, else its number. */
static char *
dup_key (const cJSON *entry, guint index)
{
  static const char *const members[] = { "name", "id", "kind" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (*rc_json_string_or (entry, members[i], "") != '\0')
      return g_strdup (rc_json_string_or (entry, members[i], ""));
  return g_strdup_printf ("%u", index);
}

/* Everything of @value by its path, in order; what is no value of its own is not descended into. */
static void
flatten (const cJSON *value, const char *path, GPtrArray *order, GHashTable *values)
{
  const cJSON *member;
  guint        index = 0;
  gboolean     list = cJSON_IsArray (value) && cJSON_IsObject (value->child);

  if (!cJSON_IsObject (value) && !list)
    {
      char *key = g_strdup (path);

      g_ptr_array_add (order, key);
      g_hash_table_insert (values, key, dup_value (value));
      return;
    }
  cJSON_ArrayForEach (member, value)
  {
    g_autofree char *key = list ? dup_key (member, index++) : g_strdup (member->string);
    g_autofree char *below = *path != '\0' ? g_strdup_printf ("%s.%s", path, key) : g_strdup (key);

    /* A second one of that name is told from the first. */
    if (list && g_hash_table_contains (values, below))
      below[strlen (below) - 1] = '*';
    flatten (member, below, order, values);
  }
}

/* What is told in words, or says nothing to people. */
static const char *const others[] = { "prompt", "references", "format", "coverage",
                                      "cast",   "region",     NULL };

static void
collect (const cJSON *request, GPtrArray *order, GHashTable *values)
{
  const cJSON *member, *mask;

  cJSON_ArrayForEach (member, request)
  {
    if (member->string != NULL && !g_strv_contains (others, member->string))
      flatten (member, member->string, order, values);
  }
  mask = cJSON_GetObjectItemCaseSensitive (cJSON_GetObjectItemCaseSensitive (request, "region"),
                                           "mask");
  if (mask != NULL)
    flatten (mask, "mask", order, values);
}

static void
diff_values (GPtrArray *changes, const cJSON *a, const cJSON *b)
{
  g_autoptr (GPtrArray)  order_a = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray)  order_b = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) in_a = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) in_b = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  collect (a, order_a, in_a);
  collect (b, order_b, in_b);
  for (guint i = 0; i < order_a->len; i++)
    {
      const char *path = order_a->pdata[i], *after = g_hash_table_lookup (in_b, path);
      const char *before = g_hash_table_lookup (in_a, path);

      if (g_strcmp0 (before, after) != 0)
        add (changes, path, before, after);
    }
  for (guint i = 0; i < order_b->len; i++)
    if (!g_hash_table_contains (in_a, order_b->pdata[i]))
      add (changes, order_b->pdata[i], NULL, g_hash_table_lookup (in_b, order_b->pdata[i]));
}

/* --- references ---------------------------------------------------------------------------- */

static gboolean
has_reference (const cJSON *list, const cJSON *wanted)
{
  const cJSON *entry;

  cJSON_ArrayForEach (entry, list)
  {
    if (cJSON_Compare (entry, wanted, TRUE))
      return TRUE;
  }
  return FALSE;
}

static void
diff_references (GPtrArray *changes, const cJSON *a, const cJSON *b, gboolean come)
{
  const cJSON *entry;

  cJSON_ArrayForEach (entry, b)
  {
    g_autofree char *text = g_strdup_printf ("%s %s %.8s", rc_json_string_or (entry, "slot", ""),
                                             rc_json_string_or (entry, "role", ""),
                                             rc_json_string_or (entry, "media", ""));

    if (!has_reference (a, entry))
      add (changes, "references", come ? NULL : text, come ? text : NULL);
  }
}

/* --- public -------------------------------------------------------------------------------- */

GPtrArray *
rc_request_diff (const cJSON *a, const cJSON *b)
{
  GPtrArray   *changes = g_ptr_array_new_with_free_func (change_free);
  const cJSON *region_a = cJSON_GetObjectItemCaseSensitive (a, "region");
  const cJSON *region_b = cJSON_GetObjectItemCaseSensitive (b, "region");
  const cJSON *from = cJSON_GetObjectItemCaseSensitive (a, "references");
  const cJSON *to = cJSON_GetObjectItemCaseSensitive (b, "references");

  diff_words (changes, "prompt", rc_json_string_or (a, "prompt", ""),
              rc_json_string_or (b, "prompt", ""));
  diff_words (changes, "region.prompt", rc_json_string_or (region_a, "prompt", ""),
              rc_json_string_or (region_b, "prompt", ""));
  diff_references (changes, to, from, FALSE);
  diff_references (changes, from, to, TRUE);
  diff_values (changes, a, b);
  return changes;
}

/** Returns: (transfer full): "seed: 1 → 7", "prompt: + red coat" */
char *
rc_request_change_dup_text (const RcRequestChange *change)
{
  if (change->before == NULL)
    return g_strdup_printf ("%s: + %s", change->what, change->after);
  if (change->after == NULL)
    return g_strdup_printf ("%s: − %s", change->what, change->before);
  return g_strdup_printf ("%s: %s → %s", change->what, change->before, change->after);
}
