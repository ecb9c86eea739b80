/* json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/json.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

struct _RcJson
{
  cJSON *value; /* immutable after new */
  char  *text;  /* canonical; immutable after new */
};

G_DEFINE_BOXED_TYPE (RcJson, rc_json, rc_json_ref, rc_json_unref)

static void
set_parse_error (GError **error, const char *text, const char *end, const char *what)
{
  int line = 1, column = 1;

  for (const char *p = text; p < end; p++)
    {
      column = *p == '\n' ? 1 : column + 1;
      line += *p == '\n';
    }
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
               _ ("%s is damaged: it stops being JSON at line %d, column %d"), what, line, column);
}

/**
 * rc_json_parse:
 * @text: UTF-8, need not end in a NUL
 * @what: what is parsed, for the message
 *
 * Errors: RC_ERROR_FORMAT if it is not UTF-8 or not one JSON value with nothing behind it
 *
 * Returns: (transfer full) (nullable): the value
 */
cJSON *
rc_json_parse (const char *text, gsize length, const char *what, GError **error)
{
  g_autofree char *copy = g_strndup (text, length);
  const char      *end = copy;
  cJSON           *value;

  if (memchr (text, '\0', length) != NULL || !g_utf8_validate (text, length, NULL))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s is damaged: it is not UTF-8 text"),
                   what);
      return NULL;
    }
  value = cJSON_ParseWithOpts (copy, &end, TRUE);
  if (value == NULL)
    set_parse_error (error, copy, end != NULL ? end : copy, what);
  return value;
}

/**
 * rc_json_load:
 *
 * Errors: as g_file_get_contents() and rc_json_parse(), naming @path
 *
 * Returns: (transfer full) (nullable): the file's value
 */
cJSON *
rc_json_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize            length = 0;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  return rc_json_parse (text, length, path, error);
}

static void
append_string (GString *out, const char *text)
{
  cJSON *string = cJSON_CreateString (text);
  char  *printed = cJSON_PrintUnformatted (string);

  g_string_append (out, printed);
  cJSON_free (printed);
  cJSON_Delete (string);
}

/* Shortest form that reads back the same, and integers without a point: one value, one text. */
static void
append_number (GString *out, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    g_string_append (out, "null");
  else if (number == floor (number) && fabs (number) < 9007199254740992.0)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, (gint64)number);
  else
    {
      g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
      if (g_ascii_strtod (buffer, NULL) != number)
        g_ascii_dtostr (buffer, sizeof buffer, number);
      g_string_append (out, buffer);
    }
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const cJSON *left = *(const cJSON *const *)a;
  const cJSON *right = *(const cJSON *const *)b;

  return strcmp (left->string, right->string);
}

static void append_value (GString *out, const cJSON *value, int indent);

static void
append_break (GString *out, int indent)
{
  if (indent < 0)
    return;
  g_string_append_c (out, '\n');
  for (int i = 0; i < indent; i++)
    g_string_append (out, "  ");
}

static void
append_children (GString *out, GPtrArray *children, gboolean keys, int indent)
{
  int inner = indent < 0 ? -1 : indent + 1;

  g_string_append_c (out, keys ? '{' : '[');
  for (guint i = 0; i < children->len; i++)
    {
      const cJSON *child = g_ptr_array_index (children, i);

      if (i > 0)
        g_string_append_c (out, ',');
      append_break (out, inner);
      if (keys)
        {
          append_string (out, child->string);
          g_string_append (out, indent < 0 ? ":" : ": ");
        }
      append_value (out, child, inner);
    }
  if (children->len > 0)
    append_break (out, indent);
  g_string_append_c (out, keys ? '}' : ']');
}

/* @indent: the depth for pretty text with the keys as they stand; -1: canonical, keys sorted */
static void
append_value (GString *out, const cJSON *value, int indent)
{
  if (cJSON_IsObject (value) || cJSON_IsArray (value))
    {
      g_autoptr (GPtrArray) children = g_ptr_array_new ();
      const cJSON          *child;

      cJSON_ArrayForEach (child, value) g_ptr_array_add (children, (gpointer)child);
      if (cJSON_IsObject (value) && indent < 0)
        g_ptr_array_sort (children, compare_keys);
      append_children (out, children, cJSON_IsObject (value), indent);
    }
  else if (cJSON_IsString (value))
    append_string (out, value->valuestring);
  else if (cJSON_IsNumber (value))
    append_number (out, value->valuedouble);
  else
    g_string_append (out, cJSON_IsTrue (value) ? "true" : cJSON_IsFalse (value) ? "false" : "null");
}

/** Returns: (transfer full): @value without white space, keys sorted: equal values, equal bytes */
char *
rc_json_canonical (const cJSON *value)
{
  GString *out = g_string_new (NULL);

  append_value (out, value, -1);
  return g_string_free (out, FALSE);
}

/** Returns: (transfer full): @value for people, two spaces a level, a line break at the end */
char *
rc_json_pretty (const cJSON *value)
{
  GString *out = g_string_new (NULL);

  append_value (out, value, 0);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

/**
 * rc_json_merge_patch:
 * @target: (inout): what is patched; may be replaced
 * @patch: members replace those of the same name, null removes them, objects go one level deeper
 *
 * Source: RFC 7396, JSON Merge Patch, section 2
 */
void
rc_json_merge_patch (cJSON **target, const cJSON *patch)
{
  const cJSON *member;

  if (!cJSON_IsObject (patch))
    {
      cJSON_Delete (*target);
      *target = cJSON_Duplicate (patch, TRUE);
      return;
    }
  if (!cJSON_IsObject (*target))
    {
      cJSON_Delete (*target);
      *target = cJSON_CreateObject ();
    }
  cJSON_ArrayForEach (member, patch)
  {
    cJSON *old = cJSON_DetachItemFromObjectCaseSensitive (*target, member->string);

    if (cJSON_IsNull (member))
      cJSON_Delete (old);
    else
      {
        rc_json_merge_patch (&old, member);
        cJSON_AddItemToObject (*target, member->string, old);
      }
  }
}

/**
 * rc_json_get_string:
 *
 * Errors: RC_ERROR_FORMAT if @key is missing or not a string
 *
 * Returns: (transfer none) (nullable): the member
 */
const char *
rc_json_get_string (const cJSON *object, const char *key, const char *where, GError **error)
{
  const cJSON *member = cJSON_GetObjectItemCaseSensitive (object, key);

  if (cJSON_IsString (member))
    return member->valuestring;
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
               member == NULL ? _ ("%s: “%s” is missing") : _ ("%s: “%s” is not text"), where, key);
  return NULL;
}

/** Errors: RC_ERROR_FORMAT if @key is missing or not a number */
gboolean
rc_json_get_number (const cJSON *object,
                    const char  *key,
                    const char  *where,
                    double      *value,
                    GError     **error)
{
  const cJSON *member = cJSON_GetObjectItemCaseSensitive (object, key);

  if (cJSON_IsNumber (member))
    {
      *value = member->valuedouble;
      return TRUE;
    }
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
               member == NULL ? _ ("%s: “%s” is missing") : _ ("%s: “%s” is not a number"), where,
               key);
  return FALSE;
}

/** Returns: (transfer none): the member if it is a string, else @fallback */
const char *
rc_json_string_or (const cJSON *object, const char *key, const char *fallback)
{
  const cJSON *member = cJSON_GetObjectItemCaseSensitive (object, key);

  return cJSON_IsString (member) ? member->valuestring : fallback;
}

double
rc_json_number_or (const cJSON *object, const char *key, double fallback)
{
  const cJSON *member = cJSON_GetObjectItemCaseSensitive (object, key);

  return cJSON_IsNumber (member) ? member->valuedouble : fallback;
}

gboolean
rc_json_bool_or (const cJSON *object, const char *key, gboolean fallback)
{
  const cJSON *member = cJSON_GetObjectItemCaseSensitive (object, key);

  return cJSON_IsBool (member) ? cJSON_IsTrue (member) : fallback;
}

static void
json_clear (gpointer data)
{
  RcJson *self = data;

  cJSON_Delete (self->value);
  g_free (self->text);
}

/**
 * rc_json_new_take:
 * @value: (transfer full)
 *
 * Thread: any, as is everything on the result, which never changes.
 */
RcJson *
rc_json_new_take (cJSON *value)
{
  RcJson *self = g_atomic_rc_box_new0 (RcJson);

  self->value = value;
  self->text = rc_json_canonical (value);
  return self;
}

RcJson *
rc_json_ref (RcJson *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
rc_json_unref (RcJson *self)
{
  g_atomic_rc_box_release_full (self, json_clear);
}

/** Returns: (transfer none): the value; do not change it */
const cJSON *
rc_json_value (const RcJson *self)
{
  return self->value;
}

/** Returns: (transfer none): the canonical text: equal values have equal texts */
const char *
rc_json_text (const RcJson *self)
{
  return self->text;
}
