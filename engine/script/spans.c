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

/* Only the last span that sets a path holds; those that agree with it hold too. */
static void
drop_overruled (GArray *spans)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint                  kept = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      RcSpan *span = &g_array_index (spans, RcSpan, i);

      g_hash_table_replace (last, path_of (span), span->what);
    }
  for (guint i = 0; i < spans->len; i++)
    {
      RcSpan           span = g_array_index (spans, RcSpan, i);
      g_autofree char *path = path_of (&span);

      /* what it is compared with may be freed, but never before the last span of its path */
      if (strcmp (g_hash_table_lookup (last, path), span.what) == 0)
        g_array_index (spans, RcSpan, kept++) = span;
      else
        g_free (span.what);
    }
  for (guint i = kept; i < spans->len; i++)
    g_array_index (spans, RcSpan, i).what = NULL;
  g_array_set_size (spans, kept);
}

static gboolean
is_hand_set (const RcStagingInput *input, const char *path)
{
  g_auto (GStrv) parts = g_strsplit_set (path, ".[", 3);
  const cJSON   *patch = cJSON_GetObjectItemCaseSensitive (input->hand_set, parts[0]);
  const char    *field = parts[0] != NULL && parts[1] != NULL ? parts[1] : "";

  if (cJSON_IsObject (patch))
    patch = cJSON_GetObjectItemCaseSensitive (patch, field);
  if (patch != NULL)
    return TRUE;
  if (strcmp (parts[0], "camera") != 0)
    return FALSE;
  return (strcmp (field, "size") == 0 && input->size != NULL && *input->size != '\0') ||
         (strcmp (field, "angle") == 0 && input->angle != NULL && *input->angle != '\0') ||
         (strcmp (field, "move") == 0 && input->move != NULL && *input->move != '\0') ||
         (strcmp (field, "lens_mm") == 0 && input->lens_mm > 0);
}

static void
note_hand_set (RcDraft *draft)
{
  for (guint i = 0; i < draft->spans->len; i++)
    {
      RcSpan          *span = &g_array_index (draft->spans, RcSpan, i);
      g_autofree char *path = path_of (span);
      char            *noted;

      if (!is_hand_set (draft->input, path))
        continue;
      noted = g_strconcat (span->what, ", but set by hand", NULL);
      g_free (span->what);
      span->what = noted;
    }
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const RcSpan *left = a, *right = b;

  if (left->scene != right->scene)
    return left->scene ? 1 : -1;
  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  return left->length > right->length ? -1 : left->length < right->length;
}

static void
join_overlapping (GArray *spans)
{
  guint kept = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      RcSpan  span = g_array_index (spans, RcSpan, i);
      RcSpan *last = kept > 0 ? &g_array_index (spans, RcSpan, kept - 1) : NULL;

      if (last != NULL && last->scene == span.scene && span.start < last->start + last->length)
        {
          gsize end = MAX (last->start + last->length, span.start + span.length);
          char *what = strcmp (last->what, span.what) == 0
                           ? g_strdup (span.what)
                           : g_strconcat (last->what, "; ", span.what, NULL);

          last->length = end - last->start;
          g_free (last->what);
          g_free (span.what);
          last->what = what;
        }
      else
        g_array_index (spans, RcSpan, kept++) = span;
    }
  for (guint i = kept; i < spans->len; i++)
    g_array_index (spans, RcSpan, i).what = NULL;
  g_array_set_size (spans, kept);
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
cover (GArray *out, const GArray *staged, const char *text, gboolean scene)
{
  gsize end = 0;

  if (text == NULL)
    return;
  for (guint i = 0; i < staged->len; i++)
    {
      RcSpan span = g_array_index (staged, RcSpan, i);

      if (span.scene != scene)
        continue;
      pass_on (out, text, end, span.start, scene);
      end = span.start + span.length;
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
  GArray *out = g_array_new (FALSE, TRUE, sizeof (RcSpan));

  drop_overruled (draft->spans);
  note_hand_set (draft);
  join_overlapping (draft->spans);
  cover (out, draft->spans, draft->input->prompt, FALSE);
  cover (out, draft->spans, draft->input->scene_prompt, TRUE);
  g_array_set_clear_func (draft->spans, NULL);
  g_array_set_size (draft->spans, 0);
  *n_spans = out->len;
  return (RcSpan *)g_array_free (out, FALSE);
}
