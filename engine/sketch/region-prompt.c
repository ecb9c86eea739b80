/* region-prompt.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/region-prompt.h"

#include "engine/base/data.h"
#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define LIGHT_STOPS 0.75f
#define WARMTH      0.55f

static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* Where @word stands in @text as a word of its own; Chinese words need no spaces around them. */
static const char *
find_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at != NULL && length > 0; at = strstr (at + 1, word))
    if ((guchar)*word >= 0x80 || ((at == text || !is_letter (at[-1])) && !is_letter (at[length])))
      return at;
  return NULL;
}

static gboolean
has_one_of (const char *text, const cJSON *vocabulary, const char *key)
{
  const cJSON *word;

  cJSON_ArrayForEach (word, cJSON_GetObjectItemCaseSensitive (vocabulary, key))
  {
    if (cJSON_IsString (word) && find_word (text, word->valuestring) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* The entry of an object whose name stands in the text; the longest one. */
static const cJSON *
find_entry (const char *text, const cJSON *object)
{
  const cJSON *entry, *best = NULL;

  cJSON_ArrayForEach (entry, object)
  {
    if (find_word (text, entry->string) != NULL &&
        (best == NULL || strlen (entry->string) > strlen (best->string)))
      best = entry;
  }
  return best;
}

/* The character of the cast that is named, with or without an @. */
static const cJSON *
find_character (const char *text, const cJSON *cast)
{
  const cJSON *entry, *best = NULL;
  gsize        longest = 0;

  cJSON_ArrayForEach (entry, cast)
  {
    g_autofree char *name = g_utf8_strdown (rc_json_string_or (entry, "name", ""), -1);

    if (strlen (name) > longest && find_word (text, name) != NULL)
      {
        best = entry;
        longest = strlen (name);
      }
  }
  return best;
}

static gboolean
read_grade (const char *text, const cJSON *vocabulary, RcRegionEdit *edit)
{
  float much = has_one_of (text, vocabulary, "much") ? 1.8f : 1.0f;

  edit->light += has_one_of (text, vocabulary, "lighter") ? LIGHT_STOPS * much : 0.0f;
  edit->light -= has_one_of (text, vocabulary, "darker") ? LIGHT_STOPS * much : 0.0f;
  edit->warmth += has_one_of (text, vocabulary, "warmer") ? WARMTH * much : 0.0f;
  edit->warmth -= has_one_of (text, vocabulary, "cooler") ? WARMTH * much : 0.0f;
  edit->warmth = CLAMP (edit->warmth, -1.0f, 1.0f);
  return edit->light != 0.0f || edit->warmth != 0.0f;
}

static void
read_paint (const char *text, const cJSON *vocabulary, RcRegionEdit *edit)
{
  const cJSON *colour = find_entry (text, cJSON_GetObjectItemCaseSensitive (vocabulary, "colours"));
  const cJSON *material =
      find_entry (text, cJSON_GetObjectItemCaseSensitive (vocabulary, "materials"));

  if (cJSON_IsString (colour) && *colour->valuestring == '#')
    {
      edit->has_colour = TRUE;
      edit->colour = (guint)g_ascii_strtoull (colour->valuestring + 1, NULL, 16) & 0xffffff;
    }
  if (cJSON_IsNumber (material))
    {
      edit->has_gloss = TRUE;
      edit->gloss = (float)CLAMP (material->valuedouble, 0.0, 1.0);
    }
}

static const char *
find_prop (const RcKit *kit, const char *text, const cJSON *vocabulary)
{
  const cJSON *entry = find_entry (text, cJSON_GetObjectItemCaseSensitive (vocabulary, "props"));

  if (cJSON_IsString (entry) && rc_kit_prop (kit, entry->valuestring) != NULL)
    return entry->valuestring;
  return rc_kit_nearest_prop (kit, text);
}

static gboolean
not_understood (const char *prompt, GError **error)
{
  g_set_error (
      error, RC_ERROR, RC_ERROR_UNSUPPORTED,
      _ ("The sketch does not understand the region's prompt “%.80s”. It understands colours "
         "and materials (“red "
         "oilskin”), “remove”, “replace with @Name”, “add” with a thing it knows (“add a "
         "lamp”), and “lighter”, "
         "“darker”, “warmer” and “cooler”."),
      prompt);
  return FALSE;
}

/**
 * rc_region_prompt_read:
 * @cast: (nullable): array of figures that a character can be replaced by
 * @edit: (out): what is asked for; points into @cast and @kit
 *
 * Errors: RC_ERROR_UNSUPPORTED for a prompt without a word the sketch knows, saying which it knows;
 *   as rc_data_load_json()
 */
gboolean
rc_region_prompt_read (const RcKit  *kit,
                       const char   *prompt,
                       const cJSON  *cast,
                       RcRegionEdit *edit,
                       GError      **error)
{
  g_autoptr (cJSON) vocabulary = rc_data_load_json ("vocabulary/region.json", error);
  g_autofree char  *text = g_utf8_strdown (prompt, -1);
  const char       *prop;

  memset (edit, 0, sizeof *edit);
  if (vocabulary == NULL)
    return FALSE;
  edit->character = find_character (text, cast);
  prop = find_prop (kit, text, vocabulary);
  edit->prop = prop != NULL ? rc_kit_prop (kit, prop)->string : NULL;
  read_paint (text, vocabulary, edit);
  if (has_one_of (text, vocabulary, "remove"))
    edit->kind = RC_EDIT_REMOVE;
  else if (has_one_of (text, vocabulary, "replace") &&
           (edit->character != NULL || edit->prop != NULL))
    edit->kind = RC_EDIT_REPLACE;
  else if (has_one_of (text, vocabulary, "add") && edit->prop != NULL)
    edit->kind = RC_EDIT_ADD;
  else if (edit->has_colour || edit->has_gloss)
    edit->kind = RC_EDIT_PAINT;
  else if (read_grade (text, vocabulary, edit))
    edit->kind = RC_EDIT_GRADE;
  else if (edit->character != NULL && strchr (text, '@') != NULL)
    edit->kind = RC_EDIT_REPLACE;
  else if (edit->prop != NULL)
    edit->kind = RC_EDIT_ADD;
  else
    return not_understood (prompt, error);
  return TRUE;
}
