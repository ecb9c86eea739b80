/* continuity-command.c - continuity: how well each shot follows the one before it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"

#include "engine/raccord/raccords.h"

#include <glib/gi18n.h>

const GOptionEntry rc_cli_continuity_options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.json, N_ ("Print JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

static cJSON *
check_to_json (const RcRaccordCheck *check)
{
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddNumberToObject (json, "score", round (check->score * 1000) / 1000);
  cJSON_AddBoolToObject (json, "meant", check->meant);
  if (check->finding != NULL)
    cJSON_AddStringToObject (json, "finding", check->finding);
  return json;
}

static cJSON *
raccord_to_json (const RcRaccord *raccord, const char *label)
{
  cJSON *json = cJSON_CreateObject (), *checks;

  cJSON_AddStringToObject (json, "shot", label);
  cJSON_AddNumberToObject (json, "score", round (raccord->score * 1000) / 1000);
  cJSON_AddBoolToObject (json, "good", rc_raccord_is_good (raccord));
  checks = cJSON_AddObjectToObject (json, "checks");
  for (guint i = 0; i < RC_N_RACCORD_CHECKS; i++)
    if (raccord->checks[i].applies)
      cJSON_AddItemToObject (checks, rc_raccord_check_nick (i),
                             check_to_json (&raccord->checks[i]));
  return json;
}

static void
print_raccord (const RcRaccord *raccord, const char *label)
{
  rc_cli_print ("%-5s %.2f  %s", label, raccord->score,
                rc_raccord_is_good (raccord) ? _ ("good") : _ ("breaks"));
  for (guint i = 0; i < RC_N_RACCORD_CHECKS; i++)
    {
      const RcRaccordCheck *check = &raccord->checks[i];

      if (check->finding != NULL)
        rc_cli_print (check->meant ? _ ("      %s: %s (intended)") : _ ("      %s: %s"),
                      rc_raccord_check_name (i), check->finding);
    }
}

gboolean
rc_cli_run_continuity (RcCli *self, GError **error)
{
  g_autoptr (GPtrArray)  shots = rc_cli_list_shots (self, self->arguments, error);
  g_autoptr (RcRaccords) raccords = rc_raccords_new (rc_session_get_dir (self->session));
  g_autoptr (cJSON)      list = cJSON_CreateArray ();

  if (shots == NULL)
    return FALSE;
  for (guint i = 0; i < shots->len; i++)
    {
      RcShot          *shot = g_ptr_array_index (shots, i);
      g_autofree char *label = rc_shot_dup_label (shot);
      const RcRaccord *raccord;

      if (!rc_raccords_check (raccords, shot, &raccord, error))
        return FALSE;
      if (raccord == NULL)
        continue;
      cJSON_AddItemToArray (list, raccord_to_json (raccord, label));
      if (!rc_cli_options.json)
        print_raccord (raccord, label);
    }
  if (rc_cli_options.json)
    rc_cli_print_json (g_steal_pointer (&list));
  else if (cJSON_GetArraySize (list) == 0)
    rc_cli_print (_ ("Nothing to hold against each other: render two shots of one scene first."));
  return TRUE;
}
