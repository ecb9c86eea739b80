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

static void
passage_free (gpointer data)
{
  RcDiffPassage *passage = data;

  g_free (passage->text);
  g_free (passage);
}

static void
add_passage (GPtrArray *passages, int side, GString *words)
{
  RcDiffPassage *passage;

  if (words->len == 0)
    return;
  passage = g_new0 (RcDiffPassage, 1);
  passage->side = side;
  passage->text = g_strdup (words->str);
  g_ptr_array_add (passages, passage);
  g_string_truncate (words, 0);
}

/* What is being gathered: what is in both, what is gone, what came. */
typedef struct
{
  GPtrArray *passages;
  GString   *words[3]; /* by side: both, gone, come */
} Passages;

static void
take_words (Passages *self, int side, char **words, guint n)
{
  if (side == 0)
    {
      add_passage (self->passages, -1, self->words[1]);
      add_passage (self->passages, 1, self->words[2]);
    }
  else
    add_passage (self->passages, 0, self->words[0]);
  for (guint i = 0; i < n; i++)
    append_word (self->words[side == 0 ? 0 : side < 0 ? 1 : 2], words[i]);
}

/* The longest common subsequence of a[0..n) and b[0..m) by dynamic programming (R. A. Wagner, M. J.
 * Fischer, The String-to-String Correction Problem, Journal of the ACM 21, 1974). */
static void
diff_middle (Passages *self, char **a, guint n, char **b, guint m)
{
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
        take_words (self, 0, a + i++, 1);
        k++;
      }
    else if (i < n && (k == m || !small || common[(i + 1) * row + k] >= common[i * row + k + 1]))
      take_words (self, -1, a + i++, 1);
    else
      take_words (self, 1, b + k++, 1);
}

GPtrArray *
rc_text_diff (const char *before, const char *after)
{
  g_autoptr (GPtrArray) a = split_words (before), b = split_words (after);
  Passages              self = { g_ptr_array_new_with_free_func (passage_free),
                                 { g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) } };
  guint                 first = 0, last = 0;

  while (first < a->len && first < b->len && strcmp (a->pdata[first], b->pdata[first]) == 0)
    first++;
  while (first + last < a->len && first + last < b->len &&
         strcmp (a->pdata[a->len - 1 - last], b->pdata[b->len - 1 - last]) == 0)
    last++;
  take_words (&self, 0, (char **)a->pdata, first);
  diff_middle (&self, (char **)a->pdata + first, a->len - first - last, (char **)b->pdata + first,
               b->len - first - last);
  take_words (&self, 0, (char **)a->pdata + a->len - last, last);
  for (int i = 0; i < 3; i++)
    {
      add_passage (self.passages, i == 0 ? 0 : i == 1 ? -1 : 1, self.words[i]);
      g_string_free (self.words[i], TRUE);
    }
  return self.passages;
}

/* Words that came instead of others are one change. */
static void
diff_words (GPtrArray *changes, const char *what, const char *before, const char *after)
{
  g_autoptr (GPtrArray) passages = rc_text_diff (before, after);

  for (guint i = 0; i < passages->len; i++)
    {
      const RcDiffPassage *passage = passages->pdata[i];
      const RcDiffPassage *next = i + 1 < passages->len ? passages->pdata[i + 1] : NULL;

      if (passage->side < 0 && next != NULL && next->side > 0)
        {
          add (changes, what, passage->text, next->text);
          i++;
        }
      else if (passage->side != 0)
        add (changes, what, passage->side < 0 ? passage->text : NULL,
             passage->side > 0 ? passage->text : NULL);
    }
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

/* Of a region, besides its words and its mask. */
static const char *const of_region[] = { "strength", "footage" };

static void
collect (const cJSON *request, GPtrArray *order, GHashTable *values)
{
  const cJSON *member, *mask;

  const cJSON *region = cJSON_GetObjectItemCaseSensitive (request, "region");

  cJSON_ArrayForEach (member, request)
  {
    if (member->string != NULL && !g_strv_contains (others, member->string))
      flatten (member, member->string, order, values);
  }
  mask = cJSON_GetObjectItemCaseSensitive (region, "mask");
  if (mask != NULL)
    flatten (mask, "mask", order, values);
  for (guint i = 0; i < G_N_ELEMENTS (of_region); i++)
    {
      g_autofree char *path = g_strconcat ("region.", of_region[i], NULL);

      member = cJSON_GetObjectItemCaseSensitive (region, of_region[i]);
      if (member != NULL)
        flatten (member, path, order, values);
    }
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

/** Returns: (transfer full): an empty list of changes */
GPtrArray *
rc_request_changes_new (void)
{
  return g_ptr_array_new_with_free_func (change_free);
}

void
rc_request_diff_into (GPtrArray *changes, const char *prefix, const cJSON *a, const cJSON *b)
{
  const cJSON *region_a = cJSON_GetObjectItemCaseSensitive (a, "region");
  const cJSON *region_b = cJSON_GetObjectItemCaseSensitive (b, "region");
  const cJSON *from = cJSON_GetObjectItemCaseSensitive (a, "references");
  const cJSON *to = cJSON_GetObjectItemCaseSensitive (b, "references");
  guint        first = changes->len;

  diff_words (changes, "prompt", rc_json_string_or (a, "prompt", ""),
              rc_json_string_or (b, "prompt", ""));
  diff_words (changes, "region.prompt", rc_json_string_or (region_a, "prompt", ""),
              rc_json_string_or (region_b, "prompt", ""));
  diff_references (changes, to, from, FALSE);
  diff_references (changes, from, to, TRUE);
  diff_values (changes, a, b);
  for (guint i = first; i < changes->len && *prefix != '\0'; i++)
    {
      RcRequestChange *change = changes->pdata[i];
      char            *what = g_strconcat (prefix, change->what, NULL);

      g_free (change->what);
      change->what = what;
    }
}

GPtrArray *
rc_request_diff (const cJSON *a, const cJSON *b)
{
  GPtrArray *changes = rc_request_changes_new ();

  rc_request_diff_into (changes, "", a, b);
  return changes;
}

RcChangeKind
rc_request_change_kind (const RcRequestChange *change)
{
  static const struct
  {
    const char  *word;
    RcChangeKind kind;
  } kinds[] = {
    { "prompt", RC_CHANGE_PROMPT },
    { "references", RC_CHANGE_REFERENCES },
    { "mask", RC_CHANGE_MASK },
    { "generator", RC_CHANGE_GENERATOR },
    { "generator_version", RC_CHANGE_GENERATOR },
    { "seed", RC_CHANGE_SEED },
    { "staging", RC_CHANGE_STAGING },
  };
  g_auto (GStrv) parts = g_strsplit (change->what, ".", -1);

  /* "regions.2.mask.feather" is about the mask, "staging.seed" about the staging. */
  for (guint i = 0; parts[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      if (strcmp (parts[i], kinds[k].word) == 0)
        return kinds[k].kind;
  return RC_CHANGE_PICTURE;
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
