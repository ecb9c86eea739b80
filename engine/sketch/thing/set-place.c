/* set-place.c - which set a staging takes place in, and the room there is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/thing/set-place.h"

#include "engine/sketch/thing/prop.h"

/** Whether somebody swims: deep water then rises around them */
gboolean
rc_set_is_swum_in (const RcStaging *staging)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (g_str_equal (staging->figures[i].action, "swim"))
      return TRUE;
  return FALSE;
}

/* Whether what is looked at is on the water: somebody sits in a boat or swims, or a boat is all
 * there is. */
static gboolean
is_afloat (const RcKit *kit, const RcStaging *staging)
{
  if (rc_set_is_swum_in (staging))
    return TRUE;
  for (guint i = 0; i < staging->n_props; i++)
    {
      gboolean used = staging->n_figures == 0;

      for (guint k = 0; k < staging->n_figures; k++)
        used = used || staging->figures[k].rides == (int)i;
      if (used &&
          cJSON_HasObjectItem (rc_prop_resolve (kit, staging->props[i].kind, ""), "draught"))
        return TRUE;
    }
  return FALSE;
}

/* Whether something drives and nobody is on foot: a bridge is seen from its side then. */
static gboolean
is_crossed (const RcStaging *staging)
{
  gboolean crossed = FALSE;

  for (guint i = 0; i < staging->n_figures; i++)
    if (staging->figures[i].rides < 0)
      return FALSE;
  for (guint i = 0; i < staging->n_props; i++)
    crossed = crossed || g_str_equal (staging->props[i].motion, "drive");
  return crossed;
}

/**
 * rc_set_resolve:
 *
 * Returns: (transfer none): the staging's set; its “afloat” or “crossed” if that is where the
 * staging takes place; of an unknown one, a plain room or a plain field
 */
const cJSON *
rc_set_resolve (const RcKit *kit, const RcStaging *staging)
{
  const cJSON *set = rc_kit_set (kit, staging->set);
  const char  *afloat = rc_json_string_or (set, "afloat", NULL);
  const char  *crossed = rc_json_string_or (set, "crossed", NULL);

  if (afloat != NULL && is_afloat (kit, staging))
    return rc_kit_set (kit, afloat);
  if (crossed != NULL && is_crossed (staging))
    return rc_kit_set (kit, crossed);
  if (set == NULL)
    set = rc_kit_set (kit, *staging->set == '\0' ? "studio" : staging->interior ? "room" : "field");
  return set;
}

gboolean
rc_set_is_room (const cJSON *set)
{
  return cJSON_GetObjectItemCaseSensitive (set, "room") != NULL;
}

float
rc_set_room_for_camera (const cJSON *set)
{
  const cJSON *room = cJSON_GetObjectItemCaseSensitive (set, "room");

  return room != NULL ? (float)rc_json_number_or (room, "front", 9.0) - 0.3f : 0.0f;
}

gboolean
rc_set_room (const cJSON *set, RcVec3 *least, RcVec3 *most)
{
  const cJSON *room = cJSON_GetObjectItemCaseSensitive (set, "room");
  float        half = (float)rc_json_number_or (room, "width", 7) / 2;

  *least = rc_vec3 (-half, 0, -(float)rc_json_number_or (room, "back", 3.5));
  *most = rc_vec3 (half, (float)rc_json_number_or (room, "height", 3),
                   (float)rc_json_number_or (room, "front", 9));
  return room != NULL;
}

float
rc_set_ceiling (const cJSON *set)
{
  const cJSON *room = cJSON_GetObjectItemCaseSensitive (set, "room");

  return room != NULL ? (float)rc_json_number_or (room, "height", 3.0) : 0.0f;
}

/** Returns: whether @piece is what the staging has itself: the place is known by one of it */
gboolean
rc_set_piece_is_staged (const cJSON *piece, const RcStaging *staging)
{
  const char *kind = rc_json_string_or (piece, "prop", "");

  if (!rc_json_bool_or (piece, "landmark", FALSE))
    return FALSE;
  for (guint i = 0; i < staging->n_props; i++)
    if (strcmp (staging->props[i].kind, kind) == 0)
      return TRUE;
  return FALSE;
}

/**
 * rc_set_window:
 * @at: (out): metres
 * @facing: (out): degrees, into the room
 * @across: (out) (nullable): how wide it is, metres
 */
gboolean
rc_set_window (const cJSON *set, guint index, RcVec3 *at, float *facing, float *across)
{
  const cJSON *room = cJSON_GetObjectItemCaseSensitive (set, "room");
  const cJSON *window = cJSON_GetArrayItem (cJSON_GetObjectItemCaseSensitive (room, "windows"),
                                            (int)MIN (index, G_MAXINT));
  const char  *wall = rc_json_string_or (window, "wall", "back");
  float        width = (float)rc_json_number_or (room, "width", 7),
        back = (float)rc_json_number_or (room, "back", 3.5),
        front = (float)rc_json_number_or (room, "front", 9);
  float place[4] = { 0, 1, 1, 1 };

  if (window == NULL)
    return FALSE;
  rc_kit_read_vector (window, "place", place, 4);
  if (across != NULL)
    *across = place[2];
  *facing = 0;
  *at = rc_vec3 (place[0], place[1], -back);
  if (g_str_equal (wall, "front"))
    {
      *facing = 180;
      *at = rc_vec3 (-place[0], place[1], front);
    }
  else if (!g_str_equal (wall, "back"))
    {
      float side = g_str_equal (wall, "left") ? -1 : 1;

      *facing = -90 * side;
      *at = rc_vec3 (side * width / 2, place[1], (front - back) / 2 + side * place[0]);
    }
  return TRUE;
}
