/* action.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/kit/action.h"

#include "engine/sketch/kit/kit-things.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const char *const reaches[] = {
  [RC_REACH_ROOT] = "root",       [RC_REACH_PELVIS] = "pelvis", [RC_REACH_CHEST] = "chest",
  [RC_REACH_HEAD] = "head",       [RC_REACH_TARGET] = "target", [RC_REACH_HAND] = "hand",
  [RC_REACH_PARTNER] = "partner", [RC_REACH_WHEEL] = "wheel",
};

static const char *const eases[] = {
  [RC_EASE_SMOOTH] = "smooth",
  [RC_EASE_HIT] = "hit",
  [RC_EASE_HOLD] = "hold",
};

static const struct
{
  const char *key;
  gsize       offset;
  float       otherwise;
} numbers[] = {
#define NUMBER(key, member, otherwise)                                                             \
  {                                                                                                \
    key, G_STRUCT_OFFSET (RcKitAction, member), otherwise                                          \
  }
  NUMBER ("speed", speed, 0),   NUMBER ("stride", stride, 0.8f), NUMBER ("stance", stance, 0.62f),
  NUMBER ("lift", lift, 0.05f), NUMBER ("arms", arms, 26),       NUMBER ("bounce", bounce, 0.006f),
  NUMBER ("sway", sway, 2.2f),  NUMBER ("twist", twist, 11),     NUMBER ("limp", limp, 0),
  NUMBER ("rise", rise, 0),     NUMBER ("above", above, 0),      NUMBER ("meets", meets, 0),
  NUMBER ("length", length, 1), NUMBER ("takes", takes, 0),      NUMBER ("leaves", leaves, 0),
#undef NUMBER
};

static const struct
{
  const char *key;
  gsize       offset;
} switches[] = {
#define SWITCH(key, member)                                                                        \
  {                                                                                                \
    key, G_STRUCT_OFFSET (RcKitAction, member)                                                     \
  }
  SWITCH ("loop", loop),     SWITCH ("steps", steps),     SWITCH ("aims", aims),
  SWITCH ("seat", seat),     SWITCH ("rests", rests),     SWITCH ("blind", blind),
  SWITCH ("turns", turns),   SWITCH ("follows", follows), SWITCH ("glides", glides),
  SWITCH ("throws", throws),
#undef SWITCH
};

static int
index_of (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (names[i], name) == 0)
      return (int)i;
  return -1;
}

static gboolean
read_channel (RcChannel *channel, const cJSON *value)
{
  if (cJSON_IsNumber (value))
    {
      channel->from = channel->to = (float)value->valuedouble;
      return TRUE;
    }
  if (!cJSON_IsObject (value))
    return FALSE;
  channel->from = (float)rc_json_number_or (value, "at", channel->from);
  channel->to = (float)rc_json_number_or (value, "to", channel->from);
  channel->swing = (float)rc_json_number_or (value, "swing", 0);
  channel->period = (float)MAX (rc_json_number_or (value, "period", 1), 0.05);
  channel->phase = (float)rc_json_number_or (value, "phase", 0);
  return TRUE;
}

static gboolean
read_pose (RcKitAction *self, const cJSON *pose, const char *file, GError **error)
{
  const cJSON *value;

  cJSON_ArrayForEach (value, pose)
  {
    int channel = rc_channel_from_name (value->string);

    if (channel < 0)
      return rc_kit_bad (error, file, self->id, value->string, N_ ("is no joint of the figure"));
    if (!read_channel (&self->channels[channel], value))
      return rc_kit_bad (error, file, self->id, value->string,
                         N_ ("is neither a number nor an object with “at”"));
  }
  return TRUE;
}

static gboolean
read_key (RcKitAction *self, const cJSON *key, float *last, const char *file, GError **error)
{
  float at = (float)rc_json_number_or (key, "at", -1);
  int   ease = index_of (eases, G_N_ELEMENTS (eases), rc_json_string_or (key, "ease", "smooth"));
  const cJSON *value;

  if (at < *last || ease < 0)
    return rc_kit_bad (error, file, self->id, at < *last ? "at" : "ease",
                       at < *last ? N_ ("of a key is not after that of the key before")
                                  : N_ ("of a key is none of “smooth”, “hit” and “hold”"));
  *last = at;
  cJSON_ArrayForEach (value, cJSON_GetObjectItemCaseSensitive (key, "pose"))
  {
    int        index = rc_channel_from_name (value->string);
    RcChannel *channel;

    if (index < 0 || !cJSON_IsNumber (value))
      return rc_kit_bad (error, file, self->id, value->string,
                         index < 0 ? N_ ("is no joint of the figure")
                                   : N_ ("of a key is not a number"));
    channel = &self->channels[index];
    channel->keys = g_renew (RcKey, channel->keys, channel->n_keys + 1);
    channel->keys[channel->n_keys++] = (RcKey){ at, (float)value->valuedouble, (RcEase)ease };
  }
  return TRUE;
}

static gboolean
read_contacts (RcKitAction *self, const cJSON *entry, const char *file, GError **error)
{
  static const char *const sides[] = { "left", "right" };
  const cJSON             *reach = cJSON_GetObjectItemCaseSensitive (entry, "reach");
  const cJSON             *brings = cJSON_GetObjectItemCaseSensitive (entry, "brings");
  const cJSON             *needs = cJSON_GetObjectItemCaseSensitive (entry, "needs");

  for (int side = 0; side < 2; side++)
    {
      int to = index_of (reaches, G_N_ELEMENTS (reaches),
                         rc_json_string_or (reach, sides[side], "root"));

      if (to < 0)
        return rc_kit_bad (error, file, self->id, "reach",
                           N_ ("names nothing that a hand can go to"));
      self->reach[side] = (RcReach)to;
      self->brings[side] = g_strdup (rc_json_string_or (brings, sides[side], NULL));
    }
  self->feeds = g_strdup (rc_json_string_or (entry, "feeds", NULL));
  if (needs != NULL)
    {
      self->needs = g_strdup (rc_json_string_or (needs, "prop", "table"));
      self->needs_facing = (float)rc_json_number_or (needs, "facing", 0);
      self->needs_on = g_strdup (rc_json_string_or (needs, "on", NULL));
      rc_kit_read_vector (needs, "at", self->needs_at, 3);
    }
  rc_kit_read_vector (entry, "held", self->held, 3);
  return TRUE;
}

/* Where what is done once leaves the body: who lies down lies behind where they stood. */
static void
find_ends (RcKitAction *self)
{
  const RcChannel *hips = &self->channels[RC_CHANNEL_PELVIS_Z];

  if (self->loop || self->feet != RC_FEET_FREE || hips->n_keys == 0)
    return;
  self->begins = hips->keys[0].value;
  self->ends = hips->keys[hips->n_keys - 1].value;
}

/**
 * rc_action_new_from_json:
 * @entry: a member of kit/actions.json
 * @file: for errors
 *
 * Errors: RC_ERROR_FORMAT, naming file, entry and key
 *
 * Returns: (transfer full) (nullable): the action
 */
RcKitAction *
rc_action_new_from_json (const cJSON *entry, const char *file, GError **error)
{
  RcKitAction *self = g_new0 (RcKitAction, 1);
  const cJSON *keys = cJSON_GetObjectItemCaseSensitive (entry, "keys"), *key;
  float        last = 0.0f;
  gboolean     good;

  self->id = g_strdup (entry->string);
  rc_pose_neutral (self->channels);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    *(float *)((guint8 *)self + numbers[i].offset) =
        (float)rc_json_number_or (entry, numbers[i].key, numbers[i].otherwise);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    *(gboolean *)((guint8 *)self + switches[i].offset) =
        rc_json_bool_or (entry, switches[i].key, FALSE);
  self->stride = MAX (self->stride, 0.05f);
  self->stance = CLAMP (self->stance, 0.1f, 0.9f);
  self->feet = strcmp (rc_json_string_or (entry, "feet", "planted"), "free") == 0 ? RC_FEET_FREE
                                                                                  : RC_FEET_PLANTED;
  self->under = g_strdup (rc_json_string_or (entry, "under", NULL));
  self->answer = g_strdup (rc_json_string_or (entry, "answer", NULL));
  good = read_pose (self, cJSON_GetObjectItemCaseSensitive (entry, "pose"), file, error) &&
         read_contacts (self, entry, file, error);
  cJSON_ArrayForEach (key, keys)
  {
    good = good && read_key (self, key, &last, file, error);
  }
  self->length = MAX (MAX (self->length, last), 0.1f);
  self->seat_at = self->channels[RC_CHANNEL_PELVIS_Y].from;
  for (guint i = 0; i < self->channels[RC_CHANNEL_PELVIS_Y].n_keys; i++)
    self->seat_at = MIN (self->seat_at, self->channels[RC_CHANNEL_PELVIS_Y].keys[i].value);
  find_ends (self);
  if (!good)
    g_clear_pointer (&self, rc_action_free);
  return self;
}

void
rc_action_free (RcKitAction *self)
{
  for (int i = 0; i < RC_N_CHANNELS; i++)
    g_free (self->channels[i].keys);
  for (int side = 0; side < 2; side++)
    g_free (self->brings[side]);
  g_free (self->feeds);
  g_free (self->id);
  g_free (self->under);
  g_free (self->needs);
  g_free (self->needs_on);
  g_free (self->answer);
  g_free (self);
}
