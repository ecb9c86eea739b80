/* region-prompt.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/region/region-prompt.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* A key of the kit; NULL: no word names a thing. */
static const char *
find_prop (const RcKit *kit, const char *text, const RcRegionWords *words)
{
  const char *key = words->prop != NULL && rc_kit_prop (kit, words->prop) != NULL
                        ? words->prop
                        : rc_kit_nearest_prop (kit, text);

  return key != NULL ? rc_kit_prop (kit, key)->string : NULL;
}

static gboolean
not_understood (const char *prompt, GError **error)
{
  g_set_error (
      error, RC_ERROR, RC_ERROR_UNSUPPORTED,
      _ ("The sketch does not understand the region's prompt “%.80s”. It understands colours "
         "and materials (“red oilskin”), “remove”, “replace with @Name”, “add” with a thing it "
         "knows (“add a lamp”), “lighter”, “warmer”, “blur”, “freeze”, “lit from the left” and "
         "more: the manual's page on regions has all the words."),
      prompt);
  return FALSE;
}

/**
 * rc_region_prompt_read:
 * @cast: (nullable): array of figures that a character can be replaced by
 * @edit: (out): what is asked for; points into @cast and @kit
 *
 * Errors: RC_ERROR_NOT_FOUND for somebody who is not in @cast; RC_ERROR_UNSUPPORTED for a prompt
 * without a word the sketch knows, saying which it knows; as rc_data_load_json()
 */
gboolean
rc_region_prompt_read (const RcKit  *kit,
                       const char   *prompt,
                       const cJSON  *cast,
                       RcRegionEdit *edit,
                       GError      **error)
{
  g_autofree char *text = g_utf8_strdown (prompt, -1);
  RcRegionWords    words;

  memset (edit, 0, sizeof *edit);
  if (!rc_region_words_read (&words, prompt, error))
    return FALSE;
  edit->words = words;
  edit->character = rc_region_find_named (cast, text);
  edit->prop = find_prop (kit, text, &words);
  if ((words.replaces || words.adds) && edit->character == NULL && edit->prop == NULL &&
      !rc_region_check_mention (cast, prompt, error))
    return FALSE;
  if (words.fills)
    edit->kind = RC_EDIT_FILL;
  else if (words.removes)
    edit->kind = RC_EDIT_REMOVE;
  else if (words.replaces && (edit->character != NULL || edit->prop != NULL))
    edit->kind = RC_EDIT_REPLACE;
  else if (words.adds && (edit->prop != NULL || edit->character != NULL))
    edit->kind = RC_EDIT_ADD;
  else if (words.relights)
    edit->kind = RC_EDIT_LIGHT;
  else if (words.freezes)
    edit->kind = RC_EDIT_FREEZE;
  else if (words.has_colour || words.has_gloss)
    edit->kind = RC_EDIT_PAINT;
  else if (rc_region_words_grade (&words))
    edit->kind = RC_EDIT_GRADE;
  else if (edit->character != NULL && strchr (text, '@') != NULL)
    edit->kind = RC_EDIT_REPLACE;
  else if (edit->prop != NULL)
    edit->kind = RC_EDIT_ADD;
  else
    return not_understood (prompt, error);
  return TRUE;
}
