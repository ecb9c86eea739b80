/* posture.c - how somebody is meanwhile: sits who reads, or has joints that were set by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/way.h"

#include <string.h>

/* What sits, kneels or lies: the hips, the legs and how the back is held. */
static gboolean
is_posture (int channel)
{
  return (channel >= RC_CHANNEL_PELVIS_X && channel <= RC_CHANNEL_PELVIS_ROLL) ||
         (channel >= RC_CHANNEL_LEFT_FOOT_X && channel <= RC_CHANNEL_RIGHT_FOOT_YAW);
}

/* Whether an action is done with the arms alone, so that the legs may do something else. */
static gboolean
is_upright (const RcKitAction *action)
{
  const RcChannel *hips = &action->channels[RC_CHANNEL_PELVIS_Y];

  return action->feet == RC_FEET_PLANTED && action->speed <= 0.0f && hips->n_keys == 0 &&
         hips->from > 0.45f && hips->to > 0.45f && action->meets <= 0.0f;
}

/* "left-arm.swing=90"; of a hand that is given a place, it goes there. */
static void
read_joint (RcWay *self, const char *name, const char *value)
{
  int channel = rc_channel_from_name (name);

  if (channel < 0)
    return;
  self->by_hand[channel] = (float)g_ascii_strtod (value, NULL);
  self->is_by_hand[channel] = self->is_set = TRUE;
  for (int side = 0; side < 2; side++)
    {
      int first = side == 0 ? RC_CHANNEL_LEFT_HAND_X : RC_CHANNEL_RIGHT_HAND_X;
      int arm = side == 0 ? RC_CHANNEL_LEFT_SWING : RC_CHANNEL_RIGHT_SWING;

      if ((channel >= first && channel < first + 3) || (channel >= arm && channel < arm + 4))
        {
          self->by_hand[first + 3] = channel >= first ? 1.0f : 0.0f;
          self->is_by_hand[first + 3] = TRUE;
        }
    }
}

/**
 * rc_way_read_pose:
 * @text: actions whose posture it has during its first leg, and joints as "head.yaw=30", separated
 *   by spaces: degrees, or shares of the height; words that are neither mean nothing
 *
 * Call when the legs are planned.
 */
void
rc_way_read_pose (RcWay *self, const RcKit *kit, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,\t\n", -1);

  for (char **word = words; *word != NULL; word++)
    {
      char              *equals = strpbrk (*word, "=:");
      const RcKitAction *posture = equals == NULL ? rc_kit_action (kit, *word) : NULL;

      if (equals != NULL)
        {
          *equals = '\0';
          read_joint (self, *word, equals + 1);
        }
      else if (posture != NULL && !posture->loop && posture->speed <= 0.0f && self->n_legs > 0 &&
               self->legs[0].action != posture && is_upright (self->legs[0].action))
        self->legs[0].posture = posture;
    }
}

/** Sets in @values what was set by hand; of the feet only if @feet. */
void
rc_way_set_by_hand (const RcWay *self, gboolean feet, float *values)
{
  for (int i = 0; i < RC_N_CHANNELS && self->is_set; i++)
    if (self->is_by_hand[i] && (feet || !is_posture (i)))
      values[i] = self->by_hand[i];
}

/**
 * rc_way_pose:
 * @values: (out): [RC_N_CHANNELS] of a leg's action, in its posture, with what was set by hand
 */
void
rc_way_pose (const RcWay *self, const RcWayLeg *leg, const RcPoseTime *time, float *values)
{
  rc_pose_at (leg->action->channels, time, values);
  if (leg->posture != NULL)
    {
      float held[RC_N_CHANNELS];

      rc_pose_at (leg->posture->channels, time, held);
      for (int i = 0; i < RC_N_CHANNELS; i++)
        if (is_posture (i))
          values[i] = held[i];
      values[RC_CHANNEL_SPINE_PITCH] =
          0.5f * values[RC_CHANNEL_SPINE_PITCH] + held[RC_CHANNEL_SPINE_PITCH];
    }
  rc_way_set_by_hand (self, TRUE, values);
}
