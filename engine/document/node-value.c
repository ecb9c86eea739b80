/* node-value.c - the values of properties as text, as JSON, and their checks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/document/node-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/** Returns: (transfer full): what messages and undo call this node, such as "Shot 1C" */
char *
rc_node_dup_name (RcNode *self)
{
  RcNodeClass *klass = RC_NODE_GET_CLASS (self);

  return klass->dup_name != NULL ? klass->dup_name (self) : g_strdup (_ (klass->label));
}

static char *
dup_choices (GParamSpec *spec)
{
  GEnumClass *klass = G_PARAM_SPEC_ENUM (spec)->enum_class;
  GString    *choices = g_string_new (NULL);

  for (guint i = 0; i < klass->n_values; i++)
    g_string_append_printf (choices, "%s%s", i > 0 ? ", " : "", klass->values[i].value_nick);
  return g_string_free (choices, FALSE);
}

static gboolean
refuse (RcNode *self, GParamSpec *spec, const char *text, const char *expected, GError **error)
{
  g_autofree char *name = rc_node_dup_name (self);

  g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("The %s of %s cannot be “%s”: it must be %s."),
               spec->name, name, text, expected);
  return FALSE;
}

static char *
dup_range (GParamSpec *spec)
{
  if (G_IS_PARAM_SPEC_INT (spec))
    return g_strdup_printf (_ ("a whole number from %d to %d"), G_PARAM_SPEC_INT (spec)->minimum,
                            G_PARAM_SPEC_INT (spec)->maximum);
  if (G_IS_PARAM_SPEC_DOUBLE (spec))
    return g_strdup_printf (_ ("a number from %g to %g"), G_PARAM_SPEC_DOUBLE (spec)->minimum,
                            G_PARAM_SPEC_DOUBLE (spec)->maximum);
  return g_strdup (_ ("of the right type"));
}

/**
 * rc_node_check_value:
 *
 * Errors: RC_ERROR_INVALID or RC_ERROR_LIMIT, naming node, property and what would be right
 *
 * Returns: whether @value may be put into the property
 */
gboolean
rc_node_check_value (RcNode *self, GParamSpec *spec, const GValue *value, GError **error)
{
  RcNodeClass    *klass = RC_NODE_GET_CLASS (self);
  g_auto (GValue) copy = G_VALUE_INIT;

  g_return_val_if_fail (G_VALUE_HOLDS (value, spec->value_type), FALSE);
  if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL &&
      !g_utf8_validate (g_value_get_string (value), -1, NULL))
    return refuse (self, spec, "…", _ ("UTF-8 text"), error);
  g_value_init (&copy, spec->value_type);
  g_value_copy (value, &copy);
  if (g_param_value_validate (spec, &copy) && !G_VALUE_HOLDS_STRING (value))
    {
      g_autofree char *text = g_strdup_value_contents (value);
      g_autofree char *range = dup_range (spec);

      return refuse (self, spec, text, range, error);
    }
  return klass->validate == NULL || klass->validate (self, spec, value, error);
}

static gboolean
parse_boolean (const char *text, gboolean *value)
{
  static const struct
  {
    const char *word;
    gboolean    value;
  } words[] = { { "true", TRUE },   { "yes", TRUE }, { "on", TRUE },   { "1", TRUE },
                { "false", FALSE }, { "no", FALSE }, { "off", FALSE }, { "0", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      {
        *value = words[i].value;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_number (const char *text, double *number)
{
  char *end = NULL;

  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}

static gboolean
parse_boxed (RcNode *self, GParamSpec *spec, const char *text, GValue *value, GError **error)
{
  if (spec->value_type == RC_TYPE_RATIONAL)
    {
      RcNode    *project = rc_node_get_ancestor (self, rc_node_type_from_name ("project"));
      RcRational rate =
          project != NULL ? rc_node_get_rational (project, "rate") : rc_rational (24, 1);
      RcRational rational;

      if (!rc_time_parse (text, rate, &rational, error))
        {
          g_prefix_error (error, "%s: ", spec->name);
          return FALSE;
        }
      g_value_set_boxed (value, &rational);
      return TRUE;
    }
  if (*text != '\0')
    {
      cJSON *json = rc_json_parse (text, strlen (text), spec->name, error);

      if (json == NULL)
        return FALSE;
      g_value_take_boxed (value, rc_json_new_take (json));
    }
  return TRUE;
}

/**
 * rc_node_parse_value:
 * @text: as a person types it: a number, text, yes or no, one of the choices, a time ("4.5",
 * "108f"), JSON
 * @value: (out): zero-filled; set on success
 *
 * Errors: RC_ERROR_NOT_FOUND if there is no such property, with those there are; RC_ERROR_INVALID
 * if
 * @text is not a value for it
 */
gboolean
rc_node_parse_value (RcNode     *self,
                     const char *property,
                     const char *text,
                     GValue     *value,
                     GError    **error)
{
  RcNodeClass    *klass = RC_NODE_GET_CLASS (self);
  GParamSpec     *spec = rc_node_find_property (self, property);
  g_auto (GValue) parsed = G_VALUE_INIT;
  double          number = 0;
  gboolean        truth = FALSE;

  if (spec == NULL)
    {
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint i = 0; i < klass->n_specs; i++)
        g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", klass->specs[i]->name);
      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                   _ ("A %s has no property “%s”; it has: %s."), rc_node_class_noun (klass),
                   property, names->str);
      return FALSE;
    }
  g_value_init (&parsed, spec->value_type);
  if (G_VALUE_HOLDS_STRING (&parsed))
    g_value_set_string (&parsed, text);
  else if (G_VALUE_HOLDS_BOOLEAN (&parsed) && parse_boolean (text, &truth))
    g_value_set_boolean (&parsed, truth);
  else if (G_VALUE_HOLDS_INT (&parsed) && parse_number (text, &number) &&
           number == floor (number) && fabs (number) <= G_MAXINT)
    g_value_set_int (&parsed, (int)number);
  else if (G_VALUE_HOLDS_DOUBLE (&parsed) && parse_number (text, &number))
    g_value_set_double (&parsed, number);
  else if (G_VALUE_HOLDS_ENUM (&parsed))
    {
      GEnumValue *choice = g_enum_get_value_by_nick (G_PARAM_SPEC_ENUM (spec)->enum_class, text);
      g_autofree char *choices = dup_choices (spec);
      g_autofree char *expected = g_strdup_printf (_ ("one of %s"), choices);

      if (choice == NULL)
        return refuse (self, spec, text, expected, error);
      g_value_set_enum (&parsed, choice->value);
    }
  else if (G_VALUE_HOLDS_BOXED (&parsed))
    {
      if (!parse_boxed (self, spec, text, &parsed, error))
        return FALSE;
    }
  else
    {
      g_autofree char *range =
          G_VALUE_HOLDS_BOOLEAN (&parsed) ? g_strdup (_ ("yes or no")) : dup_range (spec);

      return refuse (self, spec, text, range, error);
    }
  g_value_init (value, spec->value_type);
  g_value_copy (&parsed, value);
  return TRUE;
}

/** Returns: (transfer full): a value as rc_node_parse_value() reads it back */
char *
rc_node_dup_value_text (RcNode *self, const char *property)
{
  g_auto (GValue)  value = G_VALUE_INIT;
  g_autofree char *text = NULL;
  cJSON           *json;

  rc_node_read (self, rc_node_find_property (self, property), &value);
  json = rc_node_value_to_json (&value);
  if (cJSON_IsString (json))
    text = g_strdup (json->valuestring);
  else
    text = cJSON_IsNull (json) ? g_strdup ("") : rc_json_canonical (json);
  cJSON_Delete (json);
  return g_steal_pointer (&text);
}

/** Returns: (transfer full): the value as project.json holds it */
cJSON *
rc_node_value_to_json (const GValue *value)
{
  if (G_VALUE_HOLDS_STRING (value))
    return cJSON_CreateString (g_value_get_string (value) != NULL ? g_value_get_string (value)
                                                                  : "");
  if (G_VALUE_HOLDS_BOOLEAN (value))
    return cJSON_CreateBool (g_value_get_boolean (value));
  if (G_VALUE_HOLDS_INT (value))
    return cJSON_CreateNumber (g_value_get_int (value));
  if (G_VALUE_HOLDS_DOUBLE (value))
    return cJSON_CreateNumber (g_value_get_double (value));
  if (G_VALUE_HOLDS_ENUM (value))
    {
      g_autoptr (GEnumClass) klass = g_type_class_ref (G_VALUE_TYPE (value));

      return cJSON_CreateString (g_enum_get_value (klass, g_value_get_enum (value))->value_nick);
    }
  if (G_VALUE_HOLDS (value, RC_TYPE_RATIONAL))
    {
      const RcRational *rational = g_value_get_boxed (value);
      g_autofree char  *text = rc_rational_to_string (*rational);

      return cJSON_CreateString (text);
    }
  return g_value_get_boxed (value) != NULL
             ? cJSON_Duplicate (rc_json_value (g_value_get_boxed (value)), TRUE)
             : cJSON_CreateNull ();
}

static gboolean
boxed_from_json (GParamSpec *spec, const cJSON *json, GValue *value)
{
  RcRational rational;

  if (spec->value_type == RC_TYPE_RATIONAL)
    {
      if (!cJSON_IsString (json) || !rc_rational_parse (json->valuestring, &rational, NULL))
        return FALSE;
      g_value_set_boxed (value, &rational);
    }
  else if (!cJSON_IsNull (json))
    g_value_take_boxed (value, rc_json_new_take (cJSON_Duplicate (json, TRUE)));
  return TRUE;
}

static gboolean
enum_from_json (GParamSpec *spec, const cJSON *json, GValue *value)
{
  GEnumValue *choice = NULL;

  if (cJSON_IsString (json))
    choice = g_enum_get_value_by_nick (G_PARAM_SPEC_ENUM (spec)->enum_class, json->valuestring);
  if (choice != NULL)
    g_value_set_enum (value, choice->value);
  return choice != NULL;
}

/**
 * rc_node_value_from_json:
 * @value: (out): zero-filled; initialised in any case
 *
 * Errors: RC_ERROR_FORMAT if @json is not of the property's type
 */
gboolean
rc_node_value_from_json (GParamSpec  *spec,
                         const cJSON *json,
                         GValue      *value,
                         const char  *where,
                         GError     **error)
{
  gboolean good = FALSE;

  g_value_init (value, spec->value_type);
  if (G_VALUE_HOLDS_STRING (value) && (good = cJSON_IsString (json)))
    g_value_set_string (value, json->valuestring);
  else if (G_VALUE_HOLDS_BOOLEAN (value) && (good = cJSON_IsBool (json)))
    g_value_set_boolean (value, cJSON_IsTrue (json));
  else if (G_VALUE_HOLDS_INT (value) &&
           (good = cJSON_IsNumber (json) && fabs (json->valuedouble) <= G_MAXINT))
    g_value_set_int (value, (int)json->valuedouble);
  else if (G_VALUE_HOLDS_DOUBLE (value) && (good = cJSON_IsNumber (json)))
    g_value_set_double (value, json->valuedouble);
  else if (G_VALUE_HOLDS_ENUM (value))
    good = enum_from_json (spec, json, value);
  else if (G_VALUE_HOLDS_BOXED (value))
    good = boxed_from_json (spec, json, value);
  if (!good)
    g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s: “%s” is damaged"), where, spec->name);
  return good;
}
