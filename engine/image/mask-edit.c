/* mask-edit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-edit.h"

#include "engine/image/mask-private.h"

#include <math.h>

static int
frame_of (const cJSON *key)
{
  return (int)rc_json_number_or (key, "frame", 0);
}

static double
rounded (double value)
{
  return round (value * 1e6) / 1e6;
}

/* Not cJSON_InsertItemInArray(): that of Debian 12 (1.7.15 with the fix of CVE-2023-50471) refuses
 * every place but the first one. */
static void
insert_at (cJSON *array, int at, cJSON *item)
{
  cJSON *after = cJSON_CreateArray (), *other;

  while ((other = cJSON_DetachItemFromArray (array, at)) != NULL)
    cJSON_AddItemToArray (after, other);
  cJSON_AddItemToArray (array, item);
  while ((other = cJSON_DetachItemFromArray (after, 0)) != NULL)
    cJSON_AddItemToArray (array, other);
  cJSON_Delete (after);
}

void
rc_mask_keys_put (cJSON *keys, cJSON *key)
{
  int    frame = frame_of (key), at = 0;
  cJSON *other;

  cJSON_ArrayForEach (other, keys)
  {
    if (frame_of (other) >= frame)
      break;
    at++;
  }
  if (other != NULL && frame_of (other) == frame)
    cJSON_ReplaceItemInArray (keys, at, key);
  else if (other != NULL)
    insert_at (keys, at, key);
  else
    cJSON_AddItemToArray (keys, key);
}

cJSON *
rc_mask_key_from_pose (const double *pose, int frame)
{
  cJSON *key = cJSON_CreateObject ();
  double pair[2];

  cJSON_AddNumberToObject (key, "frame", frame);
  pair[0] = rounded (pose[RC_POSE_MOVE_X]);
  pair[1] = rounded (pose[RC_POSE_MOVE_Y]);
  cJSON_AddItemToObject (key, "move", cJSON_CreateDoubleArray (pair, 2));
  pair[0] = rounded (exp (pose[RC_POSE_SCALE_X]));
  pair[1] = rounded (exp (pose[RC_POSE_SCALE_Y]));
  cJSON_AddItemToObject (key, "scale", cJSON_CreateDoubleArray (pair, 2));
  cJSON_AddNumberToObject (key, "turn", rounded (pose[RC_POSE_TURN] * 180 / G_PI));
  cJSON_AddNumberToObject (key, "skew", rounded (atan (pose[RC_POSE_SKEW]) * 180 / G_PI));
  return key;
}

cJSON *
rc_mask_key_at (const cJSON *mask, int frame)
{
  g_autoptr (RcMask) read = rc_mask_from_json (mask, NULL);
  double             pose[RC_N_POSE];

  if (read == NULL)
    return NULL;
  rc_keys_pose (&read->keys, frame, pose);
  return rc_mask_key_from_pose (pose, frame);
}

void
rc_mask_put_key (cJSON *owner, cJSON *key, int home)
{
  cJSON *keys = cJSON_GetObjectItemCaseSensitive (owner, "keys"), *was, *ease = NULL;

  if (keys == NULL)
    keys = cJSON_AddArrayToObject (owner, "keys");
  if (cJSON_GetArraySize (keys) == 0 && home != frame_of (key))
    {
      cJSON *stays = cJSON_CreateObject ();

      cJSON_AddNumberToObject (stays, "frame", home);
      rc_mask_keys_put (keys, stays);
    }
  cJSON_ArrayForEach (was, keys)
  {
    if (frame_of (was) == frame_of (key))
      ease = cJSON_GetObjectItemCaseSensitive (was, "ease");
  }
  if (ease != NULL)
    cJSON_AddItemToObject (key, "ease", cJSON_Duplicate (ease, TRUE));
  rc_mask_keys_put (keys, key);
}

void
rc_mask_move_at (cJSON *mask, int frame, int home, double dx, double dy)
{
  cJSON *key = rc_mask_key_at (mask, frame), *move;

  if (key == NULL)
    return;
  move = cJSON_GetObjectItemCaseSensitive (key, "move");
  cJSON_SetNumberValue (move->child, rounded (move->child->valuedouble + dx));
  cJSON_SetNumberValue (move->child->next, rounded (move->child->next->valuedouble + dy));
  rc_mask_put_key (mask, key, home);
}

/* Calls @change for the lists of keys of the mask and of its shapes. */
static gboolean
change_all (cJSON *mask, gboolean (*change) (cJSON *keys, int frame, int to), int frame, int to)
{
  cJSON   *shape;
  gboolean changed = change (cJSON_GetObjectItemCaseSensitive (mask, "keys"), frame, to);

  cJSON_ArrayForEach (shape, cJSON_GetObjectItemCaseSensitive (mask, "shapes"))
  {
    changed |= change (cJSON_GetObjectItemCaseSensitive (shape, "keys"), frame, to);
  }
  return changed;
}

static int
find_key (const cJSON *keys, int frame)
{
  const cJSON *key;
  int          at = 0;

  cJSON_ArrayForEach (key, keys)
  {
    if (frame_of (key) == frame)
      return at;
    at++;
  }
  return -1;
}

static gboolean
remove_key (cJSON *keys, int frame, int to)
{
  int at = find_key (keys, frame);

  if (at >= 0)
    cJSON_DeleteItemFromArray (keys, at);
  return at >= 0;
}

static gboolean
move_key (cJSON *keys, int frame, int to)
{
  int    at = find_key (keys, frame);
  cJSON *key;

  if (at < 0)
    return FALSE;
  key = cJSON_DetachItemFromArray (keys, at);
  cJSON_SetNumberValue (cJSON_GetObjectItemCaseSensitive (key, "frame"), to);
  rc_mask_keys_put (keys, key);
  return TRUE;
}

gboolean
rc_mask_remove_keys (cJSON *mask, int frame)
{
  return change_all (mask, remove_key, frame, frame);
}

gboolean
rc_mask_move_keys (cJSON *mask, int from, int to)
{
  return to >= 0 && from != to && change_all (mask, move_key, from, to);
}

gboolean
rc_mask_has_key (const cJSON *mask, int frame, double *confidence)
{
  const cJSON *shape = cJSON_GetObjectItemCaseSensitive (mask, "shapes");
  const cJSON *keys = cJSON_GetObjectItemCaseSensitive (mask, "keys");
  gboolean     found = FALSE;

  shape = shape != NULL ? shape->child : NULL;
  for (;; shape = shape->next)
    {
      int at = find_key (keys, frame);

      if (at >= 0)
        {
          const cJSON *key = cJSON_GetArrayItem (keys, at);

          *confidence = rc_json_bool_or (key, "tracked", FALSE)
                            ? rc_json_number_or (key, "confidence", 1)
                            : -1;
          found = TRUE;
        }
      if (found || shape == NULL)
        return found;
      keys = cJSON_GetObjectItemCaseSensitive (shape, "keys");
    }
}
