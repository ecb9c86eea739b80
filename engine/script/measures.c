/* measures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/measures.h"

#include "engine/base/data.h"
#include "engine/base/json.h"

#include <math.h>
#include <string.h>

#define BEFORE_WINDOW 0.62 /* metres from a window to who stands at it */
#define BESIDE_WINDOW 0.4  /* metres that they are beside its middle */
#define BODY          0.3  /* metres around them that have to be free */
#define FARTHEST      2.2  /* metres: who had to stand farther off would not be at it */

struct _RcMeasures
{
  gsize       has_props, has_places; /* once they are read */
  GHashTable *props;                 /* RcMeasure by kind */
  GHashTable *places;                /* RcPlace by set */
};

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
  measure->top = rc_json_number_or (prop, "top", rc_json_number_or (prop, "seat", measure->height));
  measure->seat = cJSON_GetObjectItemCaseSensitive (prop, "seat") != NULL;
  measure->rim = rc_json_number_or (prop, "rim", measure->height);
  measure->floor = rc_json_number_or (prop, "floor", 0);
  measure->slope = rc_json_number_or (prop, "slope", 0);
  measure->perch_x = number_at (prop, "perch", 0, 0);
  measure->top = number_at (prop, "perch", 1, measure->top);
  measure->perch_z = number_at (prop, "perch", 2, 0);
  measure->climb = rc_json_number_or (prop, "climb", 0);
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

/* Whether the kit is whole is for those who draw from it to say. */
static GHashTable *
load_props (void)
{
  GHashTable           *measures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) files = rc_data_list_json ("kit/props");

  read_table (measures, "kit/props.json");
  for (guint i = 0; files != NULL && i < files->len; i++)
    read_table (measures, g_ptr_array_index (files, i));
  return measures;
}

/* Whether a piece of the set stands within BODY of @x, @z. */
static gboolean
is_in_way (const cJSON *piece, GHashTable *measures, double x, double z)
{
  const char      *kind = rc_json_string_or (piece, "prop", "");
  const RcMeasure *measure = g_hash_table_lookup (measures, kind);
  double           scale = rc_json_number_or (piece, "scale", 1);
  double           turn = rc_json_number_or (piece, "facing", 0) * G_PI / 180;
  double           width = measure != NULL ? measure->width : number_at (piece, "size", 0, 0);
  double           height = measure != NULL ? measure->height : number_at (piece, "size", 1, 0);
  double           depth = measure != NULL ? measure->depth : number_at (piece, "size", 2, 0);
  double half_x = scale * (fabs (width * cos (turn)) + fabs (depth * sin (turn))) / 2 + BODY;
  double half_z = scale * (fabs (width * sin (turn)) + fabs (depth * cos (turn))) / 2 + BODY;

  return height > 0.1 && number_at (piece, "at", 1, 0) < 1.6 &&
         fabs (number_at (piece, "at", 0, 1e6) - x) < half_x &&
         fabs (number_at (piece, "at", 2, 1e6) - z) < half_z;
}

static gboolean
is_free (const cJSON *set, GHashTable *measures, double x, double z)
{
  const cJSON *piece;

  cJSON_ArrayForEach (piece, cJSON_GetObjectItemCaseSensitive (set, "pieces"))
  {
    if (is_in_way (piece, measures, x, z))
      return FALSE;
  }
  return TRUE;
}

/* Before @window, as near as what stands there lets one, and rather on the side of it that is
 * nearer to the middle of the room. Returns: FALSE if one cannot get there */
static gboolean
stand_before (RcPlace *place, const cJSON *set, GHashTable *measures, const cJSON *window)
{
  static const double aside[] = { 1, -1, 0, 2, -2, 3, -3 };
  double back = rc_json_number_or (cJSON_GetObjectItemCaseSensitive (set, "room"), "back", 3.5);
  double half = number_at (window, "place", 2, 1) / 2;

  place->window_x = number_at (window, "place", 0, 0);
  place->window_y = number_at (window, "place", 1, 1);
  place->window_z = -back;
  for (double z = BEFORE_WINDOW; z < FARTHEST; z += 0.1)
    for (guint i = 0; i < G_N_ELEMENTS (aside); i++)
      {
        double by = aside[i] * BESIDE_WINDOW * (place->window_x > 0 ? -1 : 1);

        place->stand_x = place->window_x + by;
        place->stand_z = z - back;
        if (fabs (by) < half && is_free (set, measures, place->stand_x, place->stand_z))
          return TRUE;
      }
  return FALSE;
}

static void
add_place (GHashTable *places, GHashTable *measures, const cJSON *set)
{
  RcPlace     *place = g_new0 (RcPlace, 1);
  const cJSON *room = cJSON_GetObjectItemCaseSensitive (set, "room"), *window;
  const cJSON *ground = cJSON_GetObjectItemCaseSensitive (set, "ground");
  const cJSON *sea = cJSON_GetObjectItemCaseSensitive (set, "sea");
  const cJSON *way = cJSON_GetObjectItemCaseSensitive (set, "way");
  double       falls = number_at (ground, "drop", 2, 0), level = rc_json_number_or (sea, "y", 0);

  cJSON_ArrayForEach (window, cJSON_GetObjectItemCaseSensitive (room, "windows"))
  {
    /* low enough to look out of */
    if (!place->has_window && strcmp (rc_json_string_or (window, "wall", "back"), "back") == 0 &&
        number_at (window, "place", 1, 2) < 1.3)
      place->has_window = stand_before (place, set, measures, window);
  }
  place->has_way = way != NULL;
  place->way_facing = rc_json_number_or (way, "facing", 0);
  place->way_z = rc_json_number_or (way, "z", 0);
  place->has_shore = sea != NULL && falls < level && level < 0;
  if (place->has_shore)
    place->shore =
        number_at (ground, "drop", 0, 0) +
        (number_at (ground, "drop", 1, 0) - number_at (ground, "drop", 0, 0)) * level / falls;
  g_hash_table_insert (places, g_strdup (set->string), place);
}

static GHashTable *
load_places (GHashTable *measures)
{
  GHashTable           *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) files = rc_data_list_json ("kit/sets");
  guint                 n = files != NULL ? files->len : 0;

  for (guint i = 0; i <= n; i++)
    {
      g_autoptr (cJSON) table =
          rc_data_load_json (i < n ? g_ptr_array_index (files, i) : "kit/sets.json", NULL);
      const cJSON *set;

      cJSON_ArrayForEach (set, table)
      {
        if (cJSON_IsObject (set))
          add_place (places, measures, set);
      }
    }
  return places;
}

/**
 * rc_measures_new:
 *
 * What the kit says of its props and sets (data/kit/README.md). It is large, and many prompts ask
 * nothing of it: it is read when one does.
 *
 * Returns: (transfer full)
 */
RcMeasures *
rc_measures_new (void)
{
  return g_new0 (RcMeasures, 1);
}

void
rc_measures_free (RcMeasures *self)
{
  g_clear_pointer (&self->props, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_free (self);
}

static GHashTable *
props_of (RcMeasures *self)
{
  if (g_once_init_enter (&self->has_props))
    {
      self->props = load_props ();
      g_once_init_leave (&self->has_props, TRUE);
    }
  return self->props;
}

/** Thread: any. Returns: (transfer none) (nullable): of the prop @kind */
const RcMeasure *
rc_measures_of_prop (RcMeasures *self, const char *kind)
{
  return g_hash_table_lookup (props_of (self), kind);
}

/** Thread: any. Returns: (transfer none) (nullable): what there is to stand at in @set */
const RcPlace *
rc_measures_of_set (RcMeasures *self, const char *set)
{
  if (g_once_init_enter (&self->has_places))
    {
      self->places = load_places (props_of (self));
      g_once_init_leave (&self->has_places, TRUE);
    }
  return g_hash_table_lookup (self->places, set);
}
