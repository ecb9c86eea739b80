/* session-sound.c - what is said in a shot, and how long that takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/session/session-private.h"
#include "engine/voice/take-sound.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/**
 * rc_session_dialogue:
 *
 * Speaks the shot's lines, which takes some 20 ms each the first time.
 *
 * Errors: as rc_session_freeze() and rc_dialogue_new()
 *
 * Returns: (transfer full) (nullable): the shot's lines laid out in time
 */
RcDialogue *
rc_session_dialogue (RcSession *self, RcShot *shot, GError **error)
{
  g_autoptr (RcRequest)  request = rc_session_freeze (self, shot, NULL, error);
  g_autoptr (RcVoiceKit) kit = request != NULL ? rc_voice_kit_load (error) : NULL;

  return kit != NULL ? rc_take_sound_dialogue (kit, request, error) : NULL;
}

/**
 * rc_session_set_dialogue_duration:
 *
 * Makes @shot as long as what is said in it, in whole frames; one step to undo.
 *
 * Errors: RC_ERROR_INVALID if nobody says anything; as rc_session_dialogue()
 */
gboolean
rc_session_set_dialogue_duration (RcSession *self, RcShot *shot, GError **error)
{
  g_autoptr (RcDialogue) dialogue = rc_session_dialogue (self, shot, error);
  RcRational       rate = rc_node_get_rational (RC_NODE (rc_session_get_project (self)), "rate");
  double           seconds = dialogue != NULL ? rc_dialogue_seconds (dialogue) : 0;
  g_autofree char *name = rc_node_dup_name (RC_NODE (shot));
  g_auto (GValue)  value = G_VALUE_INIT;
  RcRational       length;

  if (dialogue == NULL)
    return FALSE;
  if (seconds <= 0)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("%s: nobody says anything in it. Write a line into its prompt, such as She "
                      "says: “…”, or give it a voice file."),
                   name);
      return FALSE;
    }
  length = rc_time_from_frames ((gint64)ceil (seconds * rc_rational_to_double (rate)), rate);
  g_value_init (&value, RC_TYPE_RATIONAL);
  g_value_set_boxed (&value, &length);
  return rc_document_set (rc_session_get_document (self), RC_NODE (shot), "duration", &value, 0,
                          error);
}
