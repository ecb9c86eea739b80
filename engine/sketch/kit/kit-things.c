/* kit-things.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/kit/kit-things.h"

#include "engine/base/data.h"
#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *key; /* what it cannot do without */
  int         n;   /* numbers in it; 0: a list of points */
} shapes[] = {
  { "box", "size", 3 },      { "wedge", "size", 3 },  { "ellipsoid", "size", 3 },
  { "lathe", "profile", 0 }, { "tube", "points", 0 }, { "torus", "size", 2 },
  { "prism", "outline", 0 }, { "quad", "size", 2 },   { "loft", "rings", 0 },
};

static gboolean
check_part (const cJSON *part, const char *file, const char *id, GError **error)
{
  const char  *shape = rc_json_string_or (part, "shape", "");
  const cJSON *value, *point;

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (shapes[i].name, shape))
      {
        value = cJSON_GetObjectItemCaseSensitive (part, shapes[i].key);
        if (shapes[i].n > 0)
          return rc_kit_is_vector (value, shapes[i].n) ||
                 rc_kit_bad (error, file, id, shapes[i].key,
                             N_ ("has not the numbers its shape needs"));
        if (cJSON_GetArraySize (value) < 2)
          return rc_kit_bad (error, file, id, shapes[i].key, N_ ("has fewer than two points"));
        cJSON_ArrayForEach (point, value)
        {
          if (!rc_kit_is_vector (point, 2) && !rc_kit_is_vector (point, 3) &&
              !rc_kit_is_vector (point, 4))
            return rc_kit_bad (error, file, id, shapes[i].key,
                               N_ ("has a point that is not 2, 3 or 4 numbers"));
        }
        return TRUE;
      }
  return rc_kit_bad (error, file, id, *shape != '\0' ? shape : "shape", N_ ("is no shape"));
}

static gboolean
check_parts (const cJSON *thing, const char *file, const char *id, GError **error)
{
  const cJSON *parts = cJSON_GetObjectItemCaseSensitive (thing, "parts"), *part;

  if (cJSON_GetArraySize (parts) == 0)
    return rc_kit_bad (error, file, id, "parts", N_ ("is empty"));
  cJSON_ArrayForEach (part, parts)
  {
    if (!check_part (part, file, id, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_prop (const cJSON *prop, const char *file, gconstpointer data, GError **error)
{
  if (!rc_kit_is_vector (cJSON_GetObjectItemCaseSensitive (prop, "size"), 3))
    return rc_kit_bad (error, file, prop->string, "size", N_ ("is not three numbers"));
  return check_parts (prop, file, prop->string, error);
}

/* A piece is a prop, a thing of parts that only this set has, a shaft of light or one shape. */
static gboolean
check_piece (const cJSON *piece, const char *file, const char *id, GError **error)
{
  if (cJSON_GetObjectItemCaseSensitive (piece, "parts") != NULL)
    return check_parts (piece, file, id, error);
  if (g_str_equal (rc_json_string_or (piece, "shape", ""), RC_SET_SHAFT))
    return cJSON_GetArraySize (cJSON_GetObjectItemCaseSensitive (piece, "points")) == 2 ||
           rc_kit_bad (error, file, id, "points", N_ ("of a shaft of light are not two"));
  return check_part (piece, file, id, error);
}

static gboolean
check_set (const cJSON *set, const char *file, gconstpointer data, GError **error)
{
  const cJSON *piece;

  cJSON_ArrayForEach (piece, cJSON_GetObjectItemCaseSensitive (set, "pieces"))
  {
    const char *prop = rc_json_string_or (piece, "prop", NULL);

    if (prop == NULL && !check_piece (piece, file, set->string, error))
      return FALSE;
    if (prop != NULL && cJSON_GetObjectItemCaseSensitive (data, prop) == NULL)
      return rc_kit_bad (error, file, set->string, prop, N_ ("is no prop of kit/props.json"));
    if (!rc_kit_is_vector (cJSON_GetObjectItemCaseSensitive (piece, "at"), 3) &&
        cJSON_GetArraySize (cJSON_GetObjectItemCaseSensitive (piece, "area")) != 4)
      return rc_kit_bad (error, file, set->string, "at", N_ ("of a piece is not three numbers"));
  }
  return TRUE;
}

/* Once all sets are there: a set that another names is one. */
static gboolean
check_instead (const cJSON *sets, GError **error)
{
  static const char *const keys[] = { "afloat", "crossed" };
  const cJSON             *set;

  cJSON_ArrayForEach (set, sets)
  {
    for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
      {
        const char *other = rc_json_string_or (set, keys[i], set->string);

        if (cJSON_GetObjectItemCaseSensitive (sets, other) == NULL)
          return rc_kit_bad (error, "kit/sets.json", set->string, other, N_ ("is no set"));
      }
  }
  return TRUE;
}

static gboolean
check_creature (const cJSON *creature, const char *file, gconstpointer data, GError **error)
{
  if (!cJSON_IsString (cJSON_GetObjectItemCaseSensitive (creature, "plan")))
    return rc_kit_bad (error, file, creature->string, "plan", N_ ("is missing"));
  if (!(rc_json_number_or (creature, "height", 0) > 0))
    return rc_kit_bad (error, file, creature->string, "height", N_ ("is not a number above 0"));
  return TRUE;
}

typedef gboolean (*CheckFunc) (const cJSON  *entry,
                               const char   *file,
                               gconstpointer data,
                               GError      **error);

static gboolean
add_file (cJSON *table, const char *file, CheckFunc check, gconstpointer data, GError **error)
{
  g_autoptr (cJSON) json = rc_data_load_json (file, error);

  if (json == NULL)
    return FALSE;
  while (json->child != NULL)
    {
      cJSON *entry = cJSON_DetachItemViaPointer (json, json->child);

      if (cJSON_GetObjectItemCaseSensitive (table, entry->string) != NULL)
        {
          rc_kit_bad (error, file, _ ("the entry"), entry->string, N_ ("is there already"));
          cJSON_Delete (entry);
          return FALSE;
        }
      cJSON_AddItemToObject (table, entry->string, entry);
      if (!check (entry, file, data, error))
        return FALSE;
    }
  return TRUE;
}

/* kit/NAME.json, then the files of kit/NAME/ by name, in one object. */
static cJSON *
load_table (const char *name, CheckFunc check, gconstpointer data, GError **error)
{
  g_autofree char      *folder = g_strdup_printf ("kit/%s", name);
  g_autofree char      *file = g_strdup_printf ("kit/%s.json", name);
  g_autoptr (GPtrArray) files = rc_data_list_json (folder);
  g_autoptr (cJSON)     table = cJSON_CreateObject ();

  if (!add_file (table, file, check, data, error))
    return NULL;
  for (guint i = 0; files != NULL && i < files->len; i++)
    if (!add_file (table, g_ptr_array_index (files, i), check, data, error))
      return NULL;
  return g_steal_pointer (&table);
}

/**
 * rc_kit_load_props:
 *
 * Errors: as rc_kit_load()
 *
 * Returns: (transfer full) (nullable): kit/props.json and kit/props/
 */
cJSON *
rc_kit_load_props (GError **error)
{
  return load_table ("props", check_prop, NULL, error);
}

/**
 * rc_kit_load_sets:
 * @props: what pieces may name
 *
 * Errors: as rc_kit_load()
 *
 * Returns: (transfer full) (nullable): kit/sets.json and kit/sets/
 */
cJSON *
rc_kit_load_sets (const cJSON *props, GError **error)
{
  g_autoptr (cJSON) sets = load_table ("sets", check_set, props, error);

  return sets != NULL && check_instead (sets, error) ? g_steal_pointer (&sets) : NULL;
}

/**
 * rc_kit_load_creatures:
 *
 * Errors: as rc_kit_load()
 *
 * Returns: (transfer full) (nullable): kit/creatures.json
 */
cJSON *
rc_kit_load_creatures (GError **error)
{
  return load_table ("creatures", check_creature, NULL, error);
}
