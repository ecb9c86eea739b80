/* hand-set.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/hand-set.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

enum
{
  MOST_DEPTH = 8,
};

static gboolean
is_called (const cJSON *entry, const char *member, const char *key)
{
  const char      *text = rc_json_string_or (entry, member, "");
  g_autofree char *folded = g_utf8_casefold (text, -1), *wanted = g_utf8_casefold (key, -1);

  return *text != '\0' && strcmp (folded, wanted) == 0;
}

/* The entry of @list that @key means: by id, by name, by kind, by number. */
static cJSON *
find_entry (const cJSON *list, const char *key)
{
  static const char *const members[] = { "id", "name", "kind" };
  cJSON                   *entry;
  char                    *end = NULL;
  guint64                  number = g_ascii_strtoull (key, &end, 10);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    cJSON_ArrayForEach (entry, list)
    {
      if (is_called (entry, members[i], key))
        return entry;
    }
  return g_ascii_isdigit (*key) && *end == '\0' && number < G_MAXINT
             ? cJSON_GetArrayItem (list, (int)number)
             : NULL;
}

/* Members of a staging that are lists. */
static const char *const lists[] = { "setups",  "figures", "props", "lines",
                                     "effects", "crowds",  "beats", NULL };

static void
apply (cJSON *target, const cJSON *patch, guint depth)
{
  const cJSON *member;

  cJSON_ArrayForEach (member, patch)
  {
    cJSON *now = cJSON_IsArray (target) ? find_entry (target, member->string)
                                        : cJSON_GetObjectItemCaseSensitive (target, member->string);

    if (cJSON_IsArray (target))
      {
        if (cJSON_IsObject (now) && cJSON_IsObject (member) && depth < MOST_DEPTH)
          apply (now, member, depth + 1);
      }
    else if (cJSON_IsObject (member) && now == NULL && g_strv_contains (lists, member->string))
      continue; /* a list that is empty is left out: there is nobody that it can be of */
    else if (cJSON_IsObject (member) && (cJSON_IsObject (now) || cJSON_IsArray (now)))
      {
        if (depth < MOST_DEPTH)
          apply (now, member, depth + 1);
      }
    else
      {
        cJSON_DeleteItemFromObjectCaseSensitive (target, member->string);
        if (!cJSON_IsNull (member))
          cJSON_AddItemToObject (target, member->string, cJSON_Duplicate (member, TRUE));
      }
  }
}

/** Lays @patch over @staging. What it says of things that are not there has no effect. */
void
rc_hand_set_apply (cJSON *staging, const cJSON *patch)
{
  if (cJSON_IsObject (patch))
    apply (staging, patch, 0);
}

static gboolean
check_path (char **parts, const char *path, GError **error)
{
  guint n = g_strv_length (parts);

  for (guint i = 0; i < n; i++)
    if (*parts[i] == '\0')
      n = 0;
  if (n > 0 && n <= MOST_DEPTH)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("“%s” names no value; write names joined by dots, such as figures.mara.x"), path);
  return FALSE;
}

/**
 * rc_hand_set_set:
 * @patch: an object
 * @path: "figures.mara.x"
 * @text: the value as JSON, or words, which need no quotation marks
 *
 * Errors: RC_ERROR_INVALID if @path names nothing, or a value stands where a name leads on
 */
gboolean
rc_hand_set_set (cJSON *patch, const char *path, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);
  cJSON         *value = cJSON_Parse (text);
  guint          last;

  if (!check_path (parts, path, error))
    {
      cJSON_Delete (value);
      return FALSE;
    }
  last = g_strv_length (parts) - 1;
  for (guint i = 0; i < last; i++)
    {
      cJSON *next = cJSON_GetObjectItemCaseSensitive (patch, parts[i]);

      if (next == NULL)
        next = cJSON_AddObjectToObject (patch, parts[i]);
      if (!cJSON_IsObject (next))
        {
          g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                       _ ("“%s” is set by hand as a whole; release it before you set a part of it"),
                       parts[i]);
          cJSON_Delete (value);
          return FALSE;
        }
      patch = next;
    }
  cJSON_DeleteItemFromObjectCaseSensitive (patch, parts[last]);
  cJSON_AddItemToObject (patch, parts[last], value != NULL ? value : cJSON_CreateString (text));
  return TRUE;
}

static gboolean
release (cJSON *patch, char **parts)
{
  cJSON   *next = cJSON_GetObjectItemCaseSensitive (patch, parts[0]);
  gboolean found;

  if (next == NULL)
    return FALSE;
  found = parts[1] == NULL || release (next, parts + 1);
  if (parts[1] == NULL || (found && cJSON_IsObject (next) && next->child == NULL))
    cJSON_DeleteItemFromObjectCaseSensitive (patch, parts[0]);
  return found;
}

/**
 * rc_hand_set_release:
 *
 * Takes the value at @path, or all below it, out of @patch.
 *
 * Errors: RC_ERROR_INVALID if @path names nothing; RC_ERROR_NOT_FOUND if it is not set by hand
 */
gboolean
rc_hand_set_release (cJSON *patch, const char *path, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);

  if (!check_path (parts, path, error))
    return FALSE;
  if (release (patch, parts))
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
               _ ("“%s” is not set by hand, so nothing to release"), path);
  return FALSE;
}

static void
list (const cJSON *patch, const char *prefix, GPtrArray *out)
{
  const cJSON *member;

  cJSON_ArrayForEach (member, patch)
  {
    g_autofree char *path = g_strconcat (prefix, *prefix != '\0' ? "." : "", member->string, NULL);
    g_autofree char *value = NULL;

    if (cJSON_IsObject (member) && member->child != NULL)
      {
        list (member, path, out);
        continue;
      }
    value = cJSON_PrintUnformatted (member);
    g_ptr_array_add (out, g_strdup_printf ("%s = %s", path, value));
  }
}

/** Returns: (transfer full): every value of @patch as "figures.mara.x = 1.2" */
char **
rc_hand_set_list (const cJSON *patch)
{
  GPtrArray *out = g_ptr_array_new ();

  list (patch, "", out);
  g_ptr_array_add (out, NULL);
  return (char **)g_ptr_array_free (out, FALSE);
}
