/* season.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/thing/season.h"

#include "engine/sketch/kit/kit-things.h"
#include "engine/sketch/shape/random.h"
#include "engine/sketch/thing/set-place.h"

#define LEAST_COLOUR 0.09f /* saturation below which nothing has a hue */

/** Errors: RC_ERROR_FORMAT, naming the season and what is wrong with it */
gboolean
rc_season_check (const cJSON *seasons, GError **error)
{
  const cJSON *marks = cJSON_GetObjectItemCaseSensitive (seasons, "marks"), *season, *mark, *colour;

  cJSON_ArrayForEach (mark, marks)
  {
    if (!rc_kit_is_vector (mark, 2))
      return rc_kit_bad (error, "kit/seasons.json", "marks", mark->string, "is not two hues");
  }
  cJSON_ArrayForEach (season, seasons)
  {
    if (season == marks)
      continue;
    cJSON_ArrayForEach (mark, season)
    {
      if (cJSON_GetObjectItemCaseSensitive (marks, mark->string) == NULL)
        continue;
      if (cJSON_GetArraySize (mark) < 1)
        return rc_kit_bad (error, "kit/seasons.json", season->string, mark->string, "is empty");
      cJSON_ArrayForEach (colour, mark)
      {
        if (!cJSON_IsString (colour) || *colour->valuestring != '#')
          return rc_kit_bad (error, "kit/seasons.json", season->string, mark->string,
                             "has something that is no colour");
      }
    }
  }
  return TRUE;
}

RcSeason
rc_season_of (const RcKit *kit, const RcStaging *staging, const cJSON *set)
{
  const cJSON *seasons = rc_kit_seasons (kit);
  const cJSON *season = cJSON_GetObjectItemCaseSensitive (seasons, staging->season);
  const cJSON *marks = cJSON_GetObjectItemCaseSensitive (seasons, "marks");

  if (season == NULL || season == marks || rc_set_is_room (set) ||
      cJSON_GetObjectItemCaseSensitive (set, "sky") != NULL)
    return (RcSeason){ NULL, NULL };
  return (RcSeason){ marks, season };
}

const char *
rc_season_prop (const RcSeason *self, const char *kind)
{
  return rc_json_string_or (cJSON_GetObjectItemCaseSensitive (self->season, "instead"), kind, kind);
}

float
rc_season_snow (const RcSeason *self)
{
  return (float)rc_json_number_or (self->season, "snow", 0);
}

/* Degrees, -1 for a grey. */
static float
hue_of (guint colour)
{
  int   r = (int)(colour >> 16 & 0xff), g = (int)(colour >> 8 & 0xff), b = (int)(colour & 0xff);
  int   most = MAX (r, MAX (g, b)), least = MIN (r, MIN (g, b)), range = most - least;
  float hue;

  if ((float)range <= LEAST_COLOUR * (float)most)
    return -1;
  hue = most == r   ? (float)(g - b) / range
        : most == g ? 2 + (float)(b - r) / range
                    : 4 + (float)(r - g) / range;
  return hue < 0 ? 60 * (hue + 6) : 60 * hue;
}

static float
light_of (guint colour)
{
  return 0.3f * (float)(colour >> 16 & 0xff) + 0.59f * (float)(colour >> 8 & 0xff) +
         0.11f * (float)(colour & 0xff);
}

static gboolean
has_hue (const RcSeason *self, const char *mark, guint colour)
{
  float range[2] = { 0, -1 }, hue = hue_of (colour);

  rc_kit_read_vector (self->marks, mark, range, 2);
  return hue >= range[0] && hue <= range[1];
}

/* Returns: FALSE if the season leaves what has the mark as it is */
static gboolean
choose (const RcSeason *self, const char *mark, guint seed, guint *colour)
{
  const cJSON *list = cJSON_GetObjectItemCaseSensitive (self->season, mark);
  int          n = cJSON_GetArraySize (list);

  if (n < 1)
    return FALSE;
  *colour = (guint)g_ascii_strtoull (
      cJSON_GetArrayItem (list, MIN ((int)(n * rc_random_at (seed, 91)), n - 1))->valuestring + 1,
      NULL, 16);
  return TRUE;
}

guint
rc_season_ground (const RcSeason *self, guint colour)
{
  float share = (float)rc_json_number_or (self->season, "share", 0);
  guint wanted, mixed = 0;

  if (!has_hue (self, "ground", colour) || !choose (self, "ground", 1, &wanted))
    return colour;
  for (int shift = 0; shift < 24; shift += 8)
    mixed |= (guint)lrintf (
                 rc_mix ((float)(colour >> shift & 0xff), (float)(wanted >> shift & 0xff), share))
             << shift;
  return mixed;
}

void
rc_season_tint (const RcSeason *self,
                const cJSON    *thing,
                RcMesh         *mesh,
                guint           first,
                guint           own,
                guint           seed)
{
  const char *mark = rc_json_string_or (thing, "foliage", "");
  float       usual = MAX (light_of (own), 1.0f);
  guint       wanted;

  if (*mark == '\0' || !choose (self, mark, seed, &wanted))
    return;
  for (guint i = first; i < mesh->vertices->len; i++)
    {
      guint8 *colour = g_array_index (mesh->vertices, RcVertex, i).colour;
      guint   now = (guint)colour[0] << 16 | (guint)colour[1] << 8 | colour[2];
      float   by = CLAMP (light_of (now) / usual, 0.6f, 1.5f);

      for (int k = 0; k < 3 && has_hue (self, mark, now); k++)
        colour[k] = (guint8)MIN ((float)(wanted >> (16 - 8 * k) & 0xff) * by, 255.0f);
    }
}
