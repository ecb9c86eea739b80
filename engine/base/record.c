/* record.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/record.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

static const double most_exact = 9007199254740992.0; /* 2^53: whole numbers that JSON keeps */

static gboolean
wrong_type (GError **error, const char *where, const char *key, const char *wanted)
{
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s.%s is not %s"), where, key, wanted);
  return FALSE;
}

/**
 * rc_colour_parse:
 * @text: "#rrggbb"
 * @colour: (out): 0xRRGGBB
 *
 * Returns: whether it is a colour
 */
gboolean
rc_colour_parse (const char *text, guint *colour)
{
  char   *end = NULL;
  guint64 value;

  if (text[0] != '#' || strlen (text) != 7 || !g_ascii_isxdigit (text[1]))
    return FALSE;
  value = g_ascii_strtoull (text + 1, &end, 16);
  if (*end != '\0')
    return FALSE;
  *colour = value;
  return TRUE;
}

static gboolean
read_number (const cJSON         *member,
             const RcRecordField *field,
             double              *number,
             const char          *where,
             GError             **error)
{
  if (member != NULL && (!cJSON_IsNumber (member) || !isfinite (member->valuedouble)))
    return wrong_type (error, where, field->key, _ ("a number"));
  *number = member != NULL ? member->valuedouble : field->number;
  if (field->least == field->most || (*number >= field->least && *number <= field->most))
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s.%s is %g; it must be %g to %g"), where,
               field->key, *number, field->least, field->most);
  return FALSE;
}

static gboolean
read_whole (const cJSON         *member,
            const RcRecordField *field,
            double               least,
            double               most,
            double              *number,
            const char          *where,
            GError             **error)
{
  const RcRecordField free_field = { .key = field->key, .number = field->number };

  if (!read_number (member, &free_field, number, where, error))
    return FALSE;
  if (*number == floor (*number) && *number >= least && *number <= most)
    return TRUE;
  return wrong_type (error, where, field->key, _ ("a whole number in its range"));
}

static gboolean
read_colour (const cJSON         *member,
             const RcRecordField *field,
             guint               *colour,
             const char          *where,
             GError             **error)
{
  double number = 0;

  if (cJSON_IsString (member))
    {
      if (!rc_colour_parse (member->valuestring, colour))
        return wrong_type (error, where, field->key, _ ("a colour such as “#aa5533”"));
      return TRUE;
    }
  if (!read_whole (member, field, 0, 0xffffff, &number, where, error))
    return FALSE;
  *colour = number;
  return TRUE;
}

static gboolean
read_choice (const cJSON         *member,
             const RcRecordField *field,
             int                 *choice,
             const char          *where,
             GError             **error)
{
  const char      *text = cJSON_GetStringValue (member);
  g_autofree char *names = NULL;

  *choice = field->number;
  if (member == NULL)
    return TRUE;
  for (int i = 0; text != NULL && field->choices[i] != NULL; i++)
    if (strcmp (text, field->choices[i]) == 0)
      {
        *choice = i;
        return TRUE;
      }
  names = g_strjoinv (", ", (char **)field->choices);
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s.%s is none of these: %s"), where,
               field->key, names);
  return FALSE;
}

/* Counts the elements that were begun, so that a failure clears them. */
static gboolean
read_list (const cJSON         *list,
           const RcRecordField *field,
           gpointer             record,
           const char          *where,
           GError             **error)
{
  const RcRecordType *of = field->of;
  guint               length = cJSON_GetArraySize (list);
  char              **array = G_STRUCT_MEMBER_P (record, field->offset);
  guint              *n = G_STRUCT_MEMBER_P (record, field->count);
  const cJSON        *element;

  *array = NULL;
  *n = 0;
  if (list != NULL && !cJSON_IsArray (list))
    return wrong_type (error, where, field->key, _ ("a list"));
  if (length > of->limit)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_LIMIT,
                   _ ("%s.%s has %u entries, and there can be at most %u; remove some"), where,
                   field->key, length, of->limit);
      return FALSE;
    }
  *array = g_malloc0_n (MAX (length, 1), of->size);
  cJSON_ArrayForEach (element, list)
  {
    g_autofree char *path = g_strdup_printf ("%s.%s[%u]", where, field->key, *n);

    (*n)++;
    if (!rc_record_read (*array + (*n - 1) * of->size, of, element, path, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_field (const cJSON         *object,
            const RcRecordField *field,
            gpointer             record,
            const char          *where,
            GError             **error)
{
  const cJSON *member = cJSON_GetObjectItemCaseSensitive (object, field->key);
  gpointer     to = G_STRUCT_MEMBER_P (record, field->offset);
  double       number = 0;

  switch (field->type)
    {
    case RC_FIELD_TEXT:
      if (member != NULL && !cJSON_IsString (member))
        return wrong_type (error, where, field->key, _ ("text"));
      *(char **)to = g_strdup (member != NULL ? member->valuestring : field->text);
      return TRUE;
    case RC_FIELD_NUMBER:
      return read_number (member, field, to, where, error);
    case RC_FIELD_INDEX:
      if (!read_whole (member, field, -1, field->most, &number, where, error))
        return FALSE;
      *(int *)to = number;
      return TRUE;
    case RC_FIELD_SIZE:
      if (!read_whole (member, field, 0, most_exact, &number, where, error))
        return FALSE;
      *(gsize *)to = number;
      return TRUE;
    case RC_FIELD_COLOUR:
      return read_colour (member, field, to, where, error);
    case RC_FIELD_FLAG:
      if (member != NULL && !cJSON_IsBool (member))
        return wrong_type (error, where, field->key, _ ("true or false"));
      *(gboolean *)to = member != NULL ? cJSON_IsTrue (member) : field->number != 0;
      return TRUE;
    case RC_FIELD_CHOICE:
      return read_choice (member, field, to, where, error);
    case RC_FIELD_LIST:
      return read_list (member, field, record, where, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * rc_record_read:
 * @record: (out caller-allocates): zeroed; clear it with rc_record_clear(), also after a failure
 * @object: (nullable): NULL gives the defaults
 * @where: the path of @object, for messages
 *
 * Errors: RC_ERROR_FORMAT for a member of the wrong type or out of range; RC_ERROR_LIMIT for a list
 * that is too long
 */
gboolean
rc_record_read (gpointer            record,
                const RcRecordType *type,
                const cJSON        *object,
                const char         *where,
                GError            **error)
{
  if (object != NULL && !cJSON_IsObject (object))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s is not an object"), where);
      return FALSE;
    }
  for (guint i = 0; i < type->n_fields; i++)
    if (!read_field (object, &type->fields[i], record, where, error))
      return FALSE;
  return TRUE;
}

/** Gives every member of @record, whose old content is not freed, its default. */
void
rc_record_init (gpointer record, const RcRecordType *type)
{
  memset (record, 0, type->size);
  if (!rc_record_read (record, type, NULL, "", NULL))
    g_return_if_reached ();
}

static void
write_list (cJSON *object, const RcRecordField *field, gconstpointer record)
{
  const char *array = G_STRUCT_MEMBER (const char *, record, field->offset);
  guint       n = G_STRUCT_MEMBER (guint, record, field->count);
  cJSON      *list;

  if (n == 0 && field->brief)
    return;
  list = cJSON_AddArrayToObject (object, field->key);
  for (guint i = 0; i < n; i++)
    cJSON_AddItemToArray (list, rc_record_write (array + i * field->of->size, field->of));
}

static void
write_number (cJSON *object, const RcRecordField *field, double number)
{
  if (!field->brief || number != field->number)
    cJSON_AddNumberToObject (object, field->key, number);
}

static void
write_colour (cJSON *object, const RcRecordField *field, guint colour)
{
  char text[8];

  if (field->brief && colour == field->number)
    return;
  g_snprintf (text, sizeof text, "#%06x", colour & 0xffffff);
  cJSON_AddStringToObject (object, field->key, text);
}

static void
write_field (cJSON *object, const RcRecordField *field, gconstpointer record)
{
  gconstpointer from = (const char *)record + field->offset;

  switch (field->type)
    {
    case RC_FIELD_TEXT:
      if (!field->brief || g_strcmp0 (*(char *const *)from, field->text) != 0)
        cJSON_AddStringToObject (object, field->key, *(char *const *)from);
      break;
    case RC_FIELD_NUMBER:
      write_number (object, field, *(const double *)from);
      break;
    case RC_FIELD_INDEX:
      write_number (object, field, *(const int *)from);
      break;
    case RC_FIELD_SIZE:
      write_number (object, field, *(const gsize *)from);
      break;
    case RC_FIELD_COLOUR:
      write_colour (object, field, *(const guint *)from);
      break;
    case RC_FIELD_FLAG:
      if (!field->brief || *(const gboolean *)from != (field->number != 0))
        cJSON_AddBoolToObject (object, field->key, *(const gboolean *)from);
      break;
    case RC_FIELD_CHOICE:
      if (!field->brief || *(const int *)from != (int)field->number)
        cJSON_AddStringToObject (object, field->key, field->choices[*(const int *)from]);
      break;
    case RC_FIELD_LIST:
      write_list (object, field, record);
      break;
    default:
      g_return_if_reached ();
    }
}

/** Returns: (transfer full): an object that rc_record_read() reads back exactly */
cJSON *
rc_record_write (gconstpointer record, const RcRecordType *type)
{
  cJSON *object = cJSON_CreateObject ();

  for (guint i = 0; i < type->n_fields; i++)
    write_field (object, &type->fields[i], record);
  return object;
}

static void
clear_list (gpointer record, const RcRecordField *field)
{
  char **list = G_STRUCT_MEMBER_P (record, field->offset);
  guint *n = G_STRUCT_MEMBER_P (record, field->count);

  for (guint i = 0; *list != NULL && i < *n; i++)
    rc_record_clear (*list + i * field->of->size, field->of);
  g_clear_pointer (list, g_free);
  *n = 0;
}

/** Frees what is in @record, which may be half read, and zeroes those members. */
void
rc_record_clear (gpointer record, const RcRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const RcRecordField *field = &type->fields[i];

      if (field->type == RC_FIELD_TEXT)
        g_clear_pointer (&G_STRUCT_MEMBER (char *, record, field->offset), g_free);
      else if (field->type == RC_FIELD_LIST)
        clear_list (record, field);
    }
}

static void
copy_list (gpointer record, const RcRecordField *field)
{
  char      **list = G_STRUCT_MEMBER_P (record, field->offset);
  const char *from = *list;
  guint       n = G_STRUCT_MEMBER (guint, record, field->count);

  *list = g_malloc0_n (MAX (n, 1), field->of->size);
  for (guint i = 0; i < n; i++)
    rc_record_copy (*list + i * field->of->size, from + i * field->of->size, field->of);
}

/** Makes @to, whose old content is not freed, a deep copy of @from. */
void
rc_record_copy (gpointer to, gconstpointer from, const RcRecordType *type)
{
  memcpy (to, from, type->size);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const RcRecordField *field = &type->fields[i];

      if (field->type == RC_FIELD_TEXT)
        G_STRUCT_MEMBER (char *, to, field->offset) =
            g_strdup (G_STRUCT_MEMBER (char *, to, field->offset));
      else if (field->type == RC_FIELD_LIST)
        copy_list (to, field);
    }
}
