/* spans.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/spans.h"

#include <string.h>

static char *
path_of (const RcSpan *span)
{
  const char *end = strstr (span->what, " = ");

  return end != NULL ? g_strndup (span->what, end - span->what) : g_strdup (span->what);
}

/* What can only have one value: who asks for another one is overruled. People do more than one
 * thing and lie in more than one relation, so what they do is no conflict. */
static gboolean
is_single (const char *path)
{
  static const char *const world[] = { "set",         "time", "weather",  "light",
                                       "season",      "era",  "palette",  "tempo",
                                       "motion_blur", "wind", "interior", NULL };
  static const char *const looks[] = { ".colour", ".age", ".build", ".hair", ".expression", NULL };

  if (g_str_has_prefix (path, "camera.") || g_str_has_prefix (path, "setups") ||
      g_strv_contains (world, path))
    return TRUE;
  for (guint i = 0; looks[i] != NULL; i++)
    if (g_str_has_suffix (path, looks[i]))
      return TRUE;
  return FALSE;
}

/* While spans are being settled `against` is the number in the order of reading of the one that
 * won. Each span keeps its own number beside it. */
typedef struct
{
  RcSpan span;
  guint  number;
} Item;

static void
overrule (Item *item, const RcSpan *winner)
{
  char *what = g_strdup_printf ("asks for %s; done: %s", item->span.what, winner->what);

  g_free (item->span.what);
  item->span.what = what;
  item->span.kind = RC_SPAN_CONFLICT;
}

/* Of what has one value only the last span holds, and those that agree with it; others are in
 * conflict with it. */
static GArray *
settle (GArray *spans)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray)     original = g_array_copy (spans);
  GArray                *items = g_array_sized_new (FALSE, TRUE, sizeof (Item), spans->len);

  for (guint i = 0; i < spans->len; i++)
    {
      RcSpan *span = &g_array_index (original, RcSpan, i);

      span->what = g_strdup (span->what);
      if (span->kind == RC_SPAN_STAGED)
        g_hash_table_replace (last, path_of (span), GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < spans->len; i++)
    {
      Item             item = { g_array_index (spans, RcSpan, i), i };
      g_autofree char *path = path_of (&item.span);
      guint            number = GPOINTER_TO_UINT (g_hash_table_lookup (last, path));
      const RcSpan    *winner = &g_array_index (original, RcSpan, number);

      if (strcmp (winner->what, item.span.what) != 0)
        {
          if (is_single (path))
            {
              item.span.against = number;
              overrule (&item, winner);
            }
        }
      g_array_append_val (items, item);
    }
  for (guint i = 0; i < original->len; i++)
    g_free (g_array_index (original, RcSpan, i).what);
  return items;
}

static const cJSON *
hand_set_value (const RcStagingInput *input, const char *path)
{
  g_auto (GStrv) parts = g_strsplit_set (path, ".[", 3);
  const cJSON   *patch = cJSON_GetObjectItemCaseSensitive (input->hand_set, parts[0]);

  if (parts[0] != NULL && parts[1] != NULL && strcmp (parts[0], "camera") == 0)
    return cJSON_GetObjectItemCaseSensitive (patch, parts[1]);
  return cJSON_IsObject (patch) && parts[1] != NULL ? NULL : patch;
}

/* What a hand set instead, or NULL. */
static char *
dup_hand_set (const RcStagingInput *input, const char *path)
{
  const cJSON *value = hand_set_value (input, path);

  if (value != NULL)
    return cJSON_PrintUnformatted (value);
  if (strcmp (path, "camera.size") == 0 && input->size != NULL && *input->size != '\0')
    return g_strdup (input->size);
  if (strcmp (path, "camera.angle") == 0 && input->angle != NULL && *input->angle != '\0')
    return g_strdup (input->angle);
  if (strcmp (path, "camera.move") == 0 && input->move != NULL && *input->move != '\0')
    return g_strdup (input->move);
  return strcmp (path, "camera.lens_mm") == 0 && input->lens_mm > 0
             ? g_strdup_printf ("%g", input->lens_mm)
             : NULL;
}

static void
note_hand_set (const RcStagingInput *input, GArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      RcSpan          *span = &g_array_index (items, Item, i).span;
      g_autofree char *path = path_of (span);
      g_autofree char *value = span->kind == RC_SPAN_STAGED ? dup_hand_set (input, path) : NULL;
      char            *noted;

      if (value == NULL)
        continue;
      noted = g_strdup_printf ("asks for %s; set by hand: %s", span->what, value);
      g_free (span->what);
      span->what = noted;
      span->kind = RC_SPAN_CONFLICT;
      span->against = -1;
    }
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *left = a, *right = b;

  if (left->span.scene != right->span.scene)
    return left->span.scene ? 1 : -1;
  if (left->span.start != right->span.start)
    return left->span.start < right->span.start ? -1 : 1;
  if (left->span.length != right->span.length)
    return left->span.length > right->span.length ? -1 : 1;
  return left->number < right->number ? -1 : left->number > right->number;
}

/* Words that set something and were overruled in something else are staged all the same. */
static void
join (RcSpan *last, RcSpan *span)
{
  gsize    end = MAX (last->start + last->length, span->start + span->length);
  gboolean same = strcmp (last->what, span->what) == 0;
  char    *what = same ? g_strdup (span->what) : g_strconcat (last->what, "; ", span->what, NULL);

  last->length = end - last->start;
  if (span->kind == RC_SPAN_STAGED && last->kind == RC_SPAN_CONFLICT)
    {
      last->kind = RC_SPAN_STAGED;
      last->against = -1;
    }
  g_free (last->what);
  g_clear_pointer (&span->what, g_free);
  last->what = what;
}

/* Joins spans that overlap. Returns: of each number the place in @items where it went, plus one */
static guint *
join_overlapping (GArray *items, guint n_numbers)
{
  guint *places = g_new0 (guint, n_numbers + 1);
  guint  kept = 0;

  g_array_sort (items, compare_items);
  for (guint i = 0; i < items->len; i++)
    {
      Item    item = g_array_index (items, Item, i);
      RcSpan *last = kept > 0 ? &g_array_index (items, Item, kept - 1).span : NULL;

      if (last != NULL && last->scene == item.span.scene &&
          item.span.start < last->start + last->length)
        join (last, &item.span);
      else
        g_array_index (items, Item, kept++) = item;
      places[item.number] = kept;
    }
  g_array_set_size (items, kept);
  return places;
}

static void
pass_on (GArray *out, const char *text, gsize start, gsize end, gboolean scene)
{
  RcSpan span = { .kind = RC_SPAN_PASSED, .scene = scene, .against = -1 };

  while (start < end && g_unichar_isspace (g_utf8_get_char (text + start)))
    start = g_utf8_next_char (text + start) - text;
  while (start < end)
    {
      const char *last = g_utf8_prev_char (text + end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last - text;
    }
  if (start >= end)
    return;
  span.start = start;
  span.length = end - start;
  span.what = g_strdup ("");
  g_array_append_val (out, span);
}

static void
cover (GArray *out, const GArray *items, guint *indexes, const char *text, gboolean scene)
{
  gsize end = 0;

  if (text == NULL)
    return;
  for (guint i = 0; i < items->len; i++)
    {
      RcSpan span = g_array_index (items, Item, i).span;

      if (span.scene != scene)
        continue;
      pass_on (out, text, end, span.start, scene);
      end = span.start + span.length;
      indexes[i] = out->len;
      g_array_append_val (out, span);
    }
  pass_on (out, text, end, strlen (text), scene);
}

/**
 * rc_spans_finish:
 *
 * Returns: (transfer full): spans that cover the shot's prompt, then the scene's: sorted, not
 * overlapping, and everything but white space is in one. The draft's own are used up.
 */
RcSpan *
rc_spans_finish (RcDraft *draft, guint *n_spans)
{
  GArray            *out = g_array_new (FALSE, TRUE, sizeof (RcSpan));
  guint              n_numbers = draft->spans->len;
  g_autoptr (GArray) items = settle (draft->spans);
  g_autofree guint  *places = NULL, *indexes = NULL;

  note_hand_set (draft->input, items);
  places = join_overlapping (items, n_numbers);
  indexes = g_new0 (guint, items->len + 1);
  cover (out, items, indexes, draft->input->prompt, FALSE);
  cover (out, items, indexes, draft->input->scene_prompt, TRUE);
  for (guint i = 0; i < out->len; i++)
    {
      RcSpan *span = &g_array_index (out, RcSpan, i);

      if (span->kind == RC_SPAN_CONFLICT && span->against >= 0 && places[span->against] > 0)
        span->against = indexes[places[span->against] - 1];
    }
  g_array_set_clear_func (draft->spans, NULL);
  g_array_set_size (draft->spans, 0);
  *n_spans = out->len;
  return (RcSpan *)g_array_free (out, FALSE);
}
