/* kit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/kit/kit.h"

#include "engine/sketch/kit/kit-things.h"

#include "engine/base/data.h"
#include "engine/base/error.h"
#include "engine/sketch/shape/colour.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  const char *key;
  gsize       offset;
  int         n; /* how many numbers */
} Field;

#define NUMBER(type, key, member)                                                                  \
  {                                                                                                \
    key, G_STRUCT_OFFSET (type, member), 1                                                         \
  }
#define TRIPLE(type, key, member)                                                                  \
  {                                                                                                \
    key, G_STRUCT_OFFSET (type, member), 3                                                         \
  }

static const Field size_fields[] = {
  NUMBER (RcKitSize, "top", top),
  NUMBER (RcKitSize, "bottom", bottom),
  NUMBER (RcKitSize, "head-room", head_room),
  NUMBER (RcKitSize, "foot-room", foot_room),
  NUMBER (RcKitSize, "lens", lens_mm),
  NUMBER (RcKitSize, "follow", follow),
  NUMBER (RcKitSize, "lead", lead),
  NUMBER (RcKitSize, "steep", steep),
  NUMBER (RcKitSize, "stand-back", back),
};

static const Field angle_fields[] = {
  NUMBER (RcKitAngle, "elevation", elevation),
  NUMBER (RcKitAngle, "roll", roll),
};

static const Field move_fields[] = {
  NUMBER (RcKitMove, "dolly", dolly),       NUMBER (RcKitMove, "truck", truck),
  NUMBER (RcKitMove, "pedestal", pedestal), NUMBER (RcKitMove, "pan", pan),
  NUMBER (RcKitMove, "tilt", tilt),         NUMBER (RcKitMove, "roll", roll),
  NUMBER (RcKitMove, "orbit", orbit),       NUMBER (RcKitMove, "zoom", zoom),
  NUMBER (RcKitMove, "crane", crane),       NUMBER (RcKitMove, "lock", lock),
  NUMBER (RcKitMove, "shake", shake),       NUMBER (RcKitMove, "rate", rate),
  NUMBER (RcKitMove, "follow", follow),     NUMBER (RcKitMove, "raise", raise),
  NUMBER (RcKitMove, "away", away),         NUMBER (RcKitMove, "centre", centre),
  NUMBER (RcKitMove, "begin", begin),       NUMBER (RcKitMove, "seconds", seconds),
  NUMBER (RcKitMove, "ease-in", ease_in),   NUMBER (RcKitMove, "ease-out", ease_out),
  NUMBER (RcKitMove, "settle", settle),
};

static const RcKitMove still = { .zoom = 1,
                                 .rate = 1,
                                 .away = 1,
                                 .centre = 0.5f,
                                 .ease_in = 0.45f,
                                 .ease_out = 0.45f };

static const Field time_fields[] = {
  TRIPLE (RcKitTime, "zenith", zenith),
  TRIPLE (RcKitTime, "middle", middle),
  TRIPLE (RcKitTime, "horizon", horizon),
  TRIPLE (RcKitTime, "sun", sun),
  TRIPLE (RcKitTime, "sun-colour", sun_colour),
  NUMBER (RcKitTime, "glow", glow),
  NUMBER (RcKitTime, "stars", stars),
  TRIPLE (RcKitTime, "key", key),
  TRIPLE (RcKitTime, "key-from", key_from),
  TRIPLE (RcKitTime, "above", above),
  TRIPLE (RcKitTime, "below", below),
  TRIPLE (RcKitTime, "rim", rim),
  TRIPLE (RcKitTime, "haze", haze),
  NUMBER (RcKitTime, "haze-density", haze_density),
  TRIPLE (RcKitTime, "room-key", room_key),
  TRIPLE (RcKitTime, "room-from", room_from),
  TRIPLE (RcKitTime, "room-above", room_above),
  TRIPLE (RcKitTime, "room-below", room_below),
  TRIPLE (RcKitTime, "room-rim", room_rim),
  TRIPLE (RcKitTime, "window", window),
  NUMBER (RcKitTime, "lamps", lamps),
  NUMBER (RcKitTime, "exposure", exposure),
  NUMBER (RcKitTime, "contrast", contrast),
  NUMBER (RcKitTime, "saturation", saturation),
  NUMBER (RcKitTime, "vignette", vignette),
  TRIPLE (RcKitTime, "tint", tint),
  NUMBER (RcKitTime, "tint-strength", tint_strength),
};

static const Field weather_fields[] = {
  NUMBER (RcKitWeather, "cover", cover),   NUMBER (RcKitWeather, "cloud", cloud),
  NUMBER (RcKitWeather, "key", key),       NUMBER (RcKitWeather, "hardness", hardness),
  NUMBER (RcKitWeather, "shadow", shadow), NUMBER (RcKitWeather, "fill", fill),
  NUMBER (RcKitWeather, "haze", haze),     NUMBER (RcKitWeather, "saturation", saturation),
  NUMBER (RcKitWeather, "rain", rain),     NUMBER (RcKitWeather, "snow", snow),
  NUMBER (RcKitWeather, "wet", wet),       TRIPLE (RcKitWeather, "air", air),
  NUMBER (RcKitWeather, "blow", blow),
};

static const Field light_fields[] = {
  NUMBER (RcKitLight, "key", key),
  NUMBER (RcKitLight, "fill", fill),
  NUMBER (RcKitLight, "rim", rim),
  TRIPLE (RcKitLight, "key-from", key_from),
  TRIPLE (RcKitLight, "key-colour", key_colour),
  TRIPLE (RcKitLight, "fill-colour", fill_colour),
  NUMBER (RcKitLight, "hardness", hardness),
  NUMBER (RcKitLight, "shadow", shadow),
  NUMBER (RcKitLight, "background", background),
  NUMBER (RcKitLight, "surroundings", surroundings),
  NUMBER (RcKitLight, "haze", haze),
  NUMBER (RcKitLight, "glow", glow),
  NUMBER (RcKitLight, "exposure", exposure),
  NUMBER (RcKitLight, "saturation", saturation),
  NUMBER (RcKitLight, "contrast", contrast),
  NUMBER (RcKitLight, "vignette", vignette),
  NUMBER (RcKitLight, "lamps", lamps),
  TRIPLE (RcKitLight, "lamp-a", lamp_a),
  TRIPLE (RcKitLight, "lamp-a-colour", lamp_a_colour),
  NUMBER (RcKitLight, "lamp-a-range", lamp_a_range),
  TRIPLE (RcKitLight, "lamp-b", lamp_b),
  TRIPLE (RcKitLight, "lamp-b-colour", lamp_b_colour),
  NUMBER (RcKitLight, "lamp-b-range", lamp_b_range),
  TRIPLE (RcKitLight, "cone", cone),
  TRIPLE (RcKitLight, "cone-colour", cone_colour),
  NUMBER (RcKitLight, "cone-radius", cone_radius),
  NUMBER (RcKitLight, "rays", rays),
  NUMBER (RcKitLight, "dapple", dapple),
  NUMBER (RcKitLight, "flicker", flicker),
  NUMBER (RcKitLight, "strobe", strobe),
};

static const RcKitLight natural = { .key = 1,
                                    .fill = 1,
                                    .rim = 1,
                                    .key_colour = { 1, 1, 1 },
                                    .fill_colour = { 1, 1, 1 },
                                    .hardness = -1,
                                    .shadow = -1,
                                    .background = 1,
                                    .surroundings = 1,
                                    .haze = 1,
                                    .glow = 1,
                                    .exposure = 1,
                                    .saturation = 1 };

#define PALETTE(type, to)                                                                          \
  TRIPLE (type, "low", to low), TRIPLE (type, "high", to high), NUMBER (type, "grey", to grey),    \
      TRIPLE (type, "lift", to lift), NUMBER (type, "exposure", to exposure),                      \
      NUMBER (type, "saturation", to saturation), NUMBER (type, "contrast", to contrast),          \
      NUMBER (type, "vignette", to vignette)
#define AS_IT_IS                                                                                   \
  {                                                                                                \
    .low = { 1, 1, 1 }, .high = { 1, 1, 1 }, .exposure = 1, .saturation = 1                        \
  }

static const Field palette_fields[] = { PALETTE (RcKitPalette, ) };

static const RcKitPalette as_it_is = AS_IT_IS;

static const Field treatment_fields[] = {
  PALETTE (RcKitTreatment, palette.),
  TRIPLE (RcKitTreatment, "base", base),
  NUMBER (RcKitTreatment, "base-amount", base_amount),
  TRIPLE (RcKitTreatment, "paper", paper),
  NUMBER (RcKitTreatment, "paper-amount", paper_amount),
  NUMBER (RcKitTreatment, "steps", steps),
  NUMBER (RcKitTreatment, "grain", grain),
  NUMBER (RcKitTreatment, "line", line),
  NUMBER (RcKitTreatment, "line-width", line_width),
};

static const RcKitTreatment untreated = { .palette = AS_IT_IS, .line = 1, .line_width = 1 };

enum
{
  SIZES,
  ANGLES,
  MOVES,
  TIMES,
  WEATHERS,
  LIGHTS,
  PALETTES,
  TREATMENTS,
  N_PLAIN,
};

static const struct
{
  const char  *file;
  const Field *fields;
  guint        n_fields;
  gsize        size;
  const void  *neutral; /* (nullable): what is not in the file; without, all has to be */
} plain[N_PLAIN] = {
  { "kit/sizes.json", size_fields, G_N_ELEMENTS (size_fields), sizeof (RcKitSize), NULL },
  { "kit/angles.json", angle_fields, G_N_ELEMENTS (angle_fields), sizeof (RcKitAngle), NULL },
  { "kit/moves.json", move_fields, G_N_ELEMENTS (move_fields), sizeof (RcKitMove), &still },
  { "kit/times.json", time_fields, G_N_ELEMENTS (time_fields), sizeof (RcKitTime), NULL },
  { "kit/weathers.json", weather_fields, G_N_ELEMENTS (weather_fields), sizeof (RcKitWeather),
    NULL },
  { "kit/lights.json", light_fields, G_N_ELEMENTS (light_fields), sizeof (RcKitLight), &natural },
  { "kit/palettes.json", palette_fields, G_N_ELEMENTS (palette_fields), sizeof (RcKitPalette),
    &as_it_is },
  { "kit/treatments.json", treatment_fields, G_N_ELEMENTS (treatment_fields),
    sizeof (RcKitTreatment), &untreated },
};

struct _RcKit
{
  GHashTable *tables[N_PLAIN]; /* id to struct */
  GHashTable *actions;         /* id to RcKitAction */
  cJSON      *effects, *seasons, *props, *sets, *creatures, *looks, *garments, *people;
};

gboolean
rc_kit_bad (GError **error, const char *file, const char *id, const char *key, const char *what)
{
  /* Translators: a file, a member and an entry of it, and what is wrong: “is not a number” */
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
               _ ("The data file “%s”: “%s” of “%s” %s; correct the file or install Raccord again"),
               file, key, id, _ (what));
  return FALSE;
}

gboolean
rc_kit_is_vector (const cJSON *value, int n)
{
  const cJSON *item;

  if (n == 1)
    return cJSON_IsNumber (value);
  if (!cJSON_IsArray (value) || cJSON_GetArraySize (value) != n)
    return FALSE;
  cJSON_ArrayForEach (item, value)
  {
    if (!cJSON_IsNumber (item))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_plain (RcKit *self, int which, GError **error)
{
  const char       *file = plain[which].file;
  g_autoptr (cJSON) json = rc_data_load_json (file, error);
  const cJSON      *entry;

  if (json == NULL)
    return FALSE;
  self->tables[which] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  cJSON_ArrayForEach (entry, json)
  {
    guint8 *target = g_malloc0 (plain[which].size);

    g_hash_table_insert (self->tables[which], g_strdup (entry->string), target);
    if (plain[which].neutral != NULL)
      memcpy (target, plain[which].neutral, plain[which].size);
    for (guint i = 0; i < plain[which].n_fields; i++)
      {
        const Field *field = &plain[which].fields[i];
        const cJSON *value = cJSON_GetObjectItemCaseSensitive (entry, field->key);

        if (value == NULL && plain[which].neutral != NULL)
          continue;
        if (!rc_kit_is_vector (value, field->n))
          return rc_kit_bad (error, file, entry->string, field->key,
                             field->n == 1 ? N_ ("is not a number") : N_ ("is not three numbers"));
        if (field->n == 1)
          *(float *)(target + field->offset) = (float)value->valuedouble;
        else
          rc_kit_read_vector (entry, field->key, (float *)(target + field->offset), field->n);
      }
  }
  return TRUE;
}

static gboolean
read_actions (RcKit *self, GError **error)
{
  const char       *file = "kit/actions.json";
  g_autoptr (cJSON) json = rc_data_load_json (file, error);
  const cJSON      *entry;

  if (json == NULL)
    return FALSE;
  self->actions =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)rc_action_free);
  cJSON_ArrayForEach (entry, json)
  {
    RcKitAction *action = rc_action_new_from_json (entry, file, error);

    if (action == NULL)
      return FALSE;
    g_hash_table_insert (self->actions, g_strdup (entry->string), action);
  }
  return TRUE;
}

static gboolean
check_there (gboolean there, const char *file, const char *id, GError **error)
{
  if (!there)
    g_set_error (
        error, RC_ERROR, RC_ERROR_FORMAT,
        _ ("The data file “%s” has no “%s”, which stands in for what is not known; add it or "
           "install Raccord again"),
        file, id);
  return there;
}

static gboolean
check_entry (const cJSON *table, const char *file, const char *id, GError **error)
{
  return check_there (cJSON_GetObjectItemCaseSensitive (table, id) != NULL, file, id, error);
}

/* What is taken where a staging names something that the tables do not have. */
static gboolean
check_fallbacks (const RcKit *self, GError **error)
{
  static const char *const plain_ids[N_PLAIN] = {
    [SIZES] = "MS",       [ANGLES] = "eye",        [TIMES] = "day",
    [WEATHERS] = "clear", [TREATMENTS] = "colour",
  };
  static const char *const actions[] = { "stand", "walk", "ride", "drive", "talk" };
  static const char *const sets[] = { "studio", "room", "field" };
  static const char *const creatures[] = { "horse", "dog" };
  gboolean                 ok = check_entry (self->props, "kit/props", RC_PROP_UNKNOWN, error);

  for (int i = 0; ok && i < N_PLAIN; i++)
    ok = plain_ids[i] == NULL || check_there (g_hash_table_contains (self->tables[i], plain_ids[i]),
                                              plain[i].file, plain_ids[i], error);
  for (guint i = 0; ok && i < G_N_ELEMENTS (actions); i++)
    ok = check_there (g_hash_table_contains (self->actions, actions[i]), "kit/actions.json",
                      actions[i], error);
  for (guint i = 0; ok && i < G_N_ELEMENTS (sets); i++)
    ok = check_entry (self->sets, "kit/sets.json", sets[i], error);
  for (guint i = 0; ok && i < G_N_ELEMENTS (creatures); i++)
    ok = check_entry (self->creatures, "kit/creatures.json", creatures[i], error);
  return ok;
}

/**
 * rc_kit_read:
 *
 * Reads the tables and checks what this folder understands of them; rc_kit_load() checks the rest.
 *
 * Errors: as rc_data_load_json(); RC_ERROR_FORMAT for a bad entry, naming file, entry and key
 *
 * Returns: (transfer full) (nullable): the tables
 */
RcKit *
rc_kit_read (GError **error)
{
  g_autoptr (RcKit) self = g_new0 (RcKit, 1);

  for (int i = 0; i < N_PLAIN; i++)
    if (!read_plain (self, i, error))
      return NULL;
  if (!read_actions (self, error))
    return NULL;
  self->effects = rc_data_load_json ("kit/effects.json", error);
  if (self->effects == NULL)
    return NULL;
  self->seasons = rc_data_load_json ("kit/seasons.json", error);
  if (self->seasons == NULL)
    return NULL;
  self->props = rc_kit_load_props (error);
  self->sets = self->props != NULL ? rc_kit_load_sets (self->props, error) : NULL;
  if (self->sets == NULL)
    return NULL;
  self->creatures = rc_kit_load_creatures (error);
  if (self->creatures == NULL)
    return NULL;
  self->looks = rc_data_load_json ("kit/looks.json", error);
  if (self->looks == NULL)
    return NULL;
  self->garments = rc_data_load_json ("kit/garments.json", error);
  self->people = self->garments != NULL ? rc_data_load_json ("kit/people.json", error) : NULL;
  if (self->people == NULL || !check_fallbacks (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
rc_kit_free (RcKit *self)
{
  for (int i = 0; i < N_PLAIN; i++)
    g_clear_pointer (&self->tables[i], g_hash_table_unref);
  g_clear_pointer (&self->actions, g_hash_table_unref);
  cJSON_Delete (self->effects);
  cJSON_Delete (self->seasons);
  cJSON_Delete (self->props);
  cJSON_Delete (self->sets);
  cJSON_Delete (self->creatures);
  cJSON_Delete (self->looks);
  cJSON_Delete (self->garments);
  cJSON_Delete (self->people);
  g_free (self);
}

const RcKitSize *
rc_kit_size (const RcKit *self, const char *id)
{
  return g_hash_table_lookup (self->tables[SIZES], id);
}

const RcKitAngle *
rc_kit_angle (const RcKit *self, const char *id)
{
  return g_hash_table_lookup (self->tables[ANGLES], id);
}

const RcKitMove *
rc_kit_move (const RcKit *self, const char *id)
{
  return g_hash_table_lookup (self->tables[MOVES], id);
}

const RcKitTime *
rc_kit_time (const RcKit *self, const char *id)
{
  return g_hash_table_lookup (self->tables[TIMES], id);
}

const RcKitWeather *
rc_kit_weather (const RcKit *self, const char *id)
{
  return g_hash_table_lookup (self->tables[WEATHERS], id);
}

const RcKitLight *
rc_kit_light (const RcKit *self, const char *id)
{
  return g_hash_table_lookup (self->tables[LIGHTS], id);
}

const RcKitPalette *
rc_kit_palette (const RcKit *self, const char *id)
{
  return g_hash_table_lookup (self->tables[PALETTES], id);
}

const RcKitTreatment *
rc_kit_treatment (const RcKit *self, const char *id)
{
  return g_hash_table_lookup (self->tables[TREATMENTS], id);
}

const RcKitAction *
rc_kit_action (const RcKit *self, const char *id)
{
  return g_hash_table_lookup (self->actions, id);
}

const cJSON *
rc_kit_prop (const RcKit *self, const char *id)
{
  return cJSON_GetObjectItemCaseSensitive (self->props, id);
}

const cJSON *
rc_kit_set (const RcKit *self, const char *id)
{
  return cJSON_GetObjectItemCaseSensitive (self->sets, id);
}

/** Returns: (transfer none) (nullable): how a body that is no person's is built and moves */
const cJSON *
rc_kit_creature (const RcKit *self, const char *id)
{
  return cJSON_GetObjectItemCaseSensitive (self->creatures, id);
}

/**
 * rc_kit_nearest_prop:
 * @words: what somebody calls a thing
 *
 * Returns: (transfer none) (nullable): the prop that is named or “also” called like a word of
 * @words
 */
const char *
rc_kit_nearest_prop (const RcKit *self, const char *words)
{
  g_autofree char *low = g_utf8_strdown (words, -1);
  g_auto (GStrv)   tokens = g_strsplit_set (low, " -_,.", -1);
  const cJSON     *prop, *also;

  for (guint i = g_strv_length (tokens); i > 0; i--)
    cJSON_ArrayForEach (prop, self->props)
    {
      if (g_str_equal (prop->string, tokens[i - 1]))
        return prop->string;
      cJSON_ArrayForEach (also, cJSON_GetObjectItemCaseSensitive (prop, "also"))
      {
        if (cJSON_IsString (also) && (g_str_equal (also->valuestring, tokens[i - 1]) ||
                                      g_str_equal (also->valuestring, low)))
          return prop->string;
      }
    }
  return NULL;
}

/** Reads up to @n numbers of an array; those that are not there stay as they are in @out. */
void
rc_kit_read_vector (const cJSON *object, const char *key, float *out, int n)
{
  const cJSON *array = cJSON_GetObjectItemCaseSensitive (object, key), *item;
  int          i = 0;

  cJSON_ArrayForEach (item, array)
  {
    if (i < n && cJSON_IsNumber (item))
      out[i] = (float)item->valuedouble;
    i++;
  }
}

/**
 * rc_kit_read_colour:
 * @body: the thing's own colour, for “body”, “body-dark” and “body-light”
 *
 * Returns: 0xRRGGBB; @body if the member is missing
 */
guint
rc_kit_read_colour (const cJSON *object, const char *key, guint body)
{
  const char *text = rc_json_string_or (object, key, "body");

  if (*text == '#')
    return (guint)g_ascii_strtoull (text + 1, NULL, 16) & 0xffffff;
  if (g_str_equal (text, "body-dark"))
    return rc_colour_shade (body, 0.62f);
  if (g_str_equal (text, "body-light"))
    return rc_colour_shade (body, 1.35f);
  return body;
}

/** Returns: (transfer none): kit/looks.json, checked */
const cJSON *
rc_kit_looks (const RcKit *self)
{
  return self->looks;
}

/** Returns: (transfer none): kit/garments.json, checked: see wardrobe.h */
const cJSON *
rc_kit_garments (const RcKit *self)
{
  return self->garments;
}

/** Returns: (transfer none): kit/people.json, checked: see wardrobe.h */
const cJSON *
rc_kit_people (const RcKit *self)
{
  return self->people;
}

/** Returns: (transfer none): kit/seasons.json, checked */
const cJSON *
rc_kit_seasons (const RcKit *self)
{
  return self->seasons;
}

/** Returns: (transfer none): kit/effects.json, checked */
const cJSON *
rc_kit_effects (const RcKit *self)
{
  return self->effects;
}
