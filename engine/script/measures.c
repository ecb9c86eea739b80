/* measures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/measures.h"

#include "engine/base/data.h"
#include "engine/base/json.h"

static double
number_at (const cJSON *prop, const char *key, int index, double fallback)
{
  const cJSON *item = cJSON_GetArrayItem (cJSON_GetObjectItemCaseSensitive (prop, key), index);

  return cJSON_IsNumber (item) ? item->valuedouble : fallback;
}

static void
add (GHashTable *measures, const cJSON *prop)
{
  RcMeasure *measure = g_new0 (RcMeasure, 1);

  measure->width = number_at (prop, "size", 0, 0.5);
  measure->height = number_at (prop, "size", 1, 0.5);
  measure->depth = number_at (prop, "size", 2, 0.5);
  measure->top = rc_json_number_or (prop, "seat", rc_json_number_or (prop, "top", measure->height));
  measure->seat = cJSON_GetObjectItemCaseSensitive (prop, "seat") != NULL;
  measure->rim = rc_json_number_or (prop, "rim", measure->height);
  measure->floor = rc_json_number_or (prop, "floor", 0);
  measure->perch_x = number_at (prop, "perch", 0, 0);
  measure->top = number_at (prop, "perch", 1, measure->top);
  measure->perch_z = number_at (prop, "perch", 2, 0);
  g_hash_table_insert (measures, g_strdup (prop->string), measure);
}

static void
read_table (GHashTable *measures, const char *file)
{
  g_autoptr (cJSON) table = rc_data_load_json (file, NULL);
  const cJSON      *prop;

  cJSON_ArrayForEach (prop, table)
  {
    if (cJSON_IsObject (prop))
      add (measures, prop);
  }
}

/**
 * rc_measures_load:
 *
 * Reads what the kit says of its props (data/kit/README.md); whether the kit is whole is for those
 * who draw from it to say.
 *
 * Returns: (transfer full): RcMeasure by kind
 */
GHashTable *
rc_measures_load (void)
{
  GHashTable           *measures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) files = rc_data_list_json ("kit/props");

  read_table (measures, "kit/props.json");
  for (guint i = 0; files != NULL && i < files->len; i++)
    read_table (measures, g_ptr_array_index (files, i));
  return measures;
}
