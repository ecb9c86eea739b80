/* view-edit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/view-edit.h"

#include "engine/script/hand-set.h"

#include <math.h>

/* Of a camera's members, those that say where it stands. */
static const char *const stand_members[] = { "away", "around", "above",  "at_x",
                                             "at_y", "at_z",   "lens_mm" };

/** @by_hand: (nullable). Returns: (transfer full): the same values, an object at least */
cJSON *
rc_view_edit_copy (RcJson *by_hand)
{
  const cJSON *now = by_hand != NULL ? rc_json_value (by_hand) : NULL;

  return cJSON_IsObject (now) ? cJSON_Duplicate (now, TRUE) : cJSON_CreateObject ();
}

/* "figures.mara" as the values that are there spell it: "figures.Mara". */
static char *
dup_path (const cJSON *by_hand, const RcViewThing *thing)
{
  const char      *key = strchr (thing->path, '.') + 1;
  g_autofree char *list = g_strndup (thing->path, (gsize)(key - 1 - thing->path));
  g_autofree char *wanted = g_utf8_casefold (key, -1);
  const cJSON     *entry, *entries = cJSON_GetObjectItemCaseSensitive (by_hand, list);

  cJSON_ArrayForEach (entry, entries)
  {
    g_autofree char *folded = g_utf8_casefold (entry->string, -1);

    if (strcmp (folded, wanted) == 0)
      return g_strdup_printf ("%s.%s", list, entry->string);
  }
  return g_strdup (thing->path);
}

static void
set (cJSON *by_hand, const char *of, const char *member, const char *value)
{
  g_autofree char   *path = g_strdup_printf ("%s.%s", of, member);
  g_autoptr (GError) error = NULL;

  /* What was set as a whole gives way to its parts. */
  if (!rc_hand_set_set (by_hand, path, value, &error) &&
      (!rc_hand_set_release (by_hand, of, NULL) || !rc_hand_set_set (by_hand, path, value, NULL)))
    g_warning ("%s", error->message);
}

/* To a millimetre, or a thousandth of a degree. */
static void
set_number (cJSON *by_hand, const char *of, const char *member, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  value = round (value * 1000) / 1000;
  set (by_hand, of, member, g_ascii_dtostr (text, sizeof text, value == 0 ? 0 : value));
}

/* A value as the hand has it by now; @otherwise if it has not set it. */
static double
number_of (const cJSON *by_hand, const char *of, const char *member, double otherwise)
{
  g_auto (GStrv) parts = g_strsplit (of, ".", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    by_hand = cJSON_GetObjectItemCaseSensitive (by_hand, parts[i]);
  return rc_json_number_or (by_hand, member, otherwise);
}

/** Metres on the ground, from where the hand has it by now: the view may be older. */
void
rc_view_edit_nudge (cJSON *by_hand, const RcViewThing *thing, double dx, double dz)
{
  g_autofree char *of = dup_path (by_hand, thing);

  set_number (by_hand, of, "x", number_of (by_hand, of, "x", thing->x) + dx);
  set_number (by_hand, of, "z", number_of (by_hand, of, "z", thing->z) + dz);
}

/** Degrees, from how the hand has it by now. */
void
rc_view_edit_swing (cJSON *by_hand, const RcViewThing *thing, double degrees)
{
  g_autofree char *of = dup_path (by_hand, thing);
  double           now = thing->steered ? thing->turn : thing->facing;

  rc_view_edit_turn (by_hand, thing, number_of (by_hand, of, "facing", now) + degrees);
}

/** Metres on the ground, from where the view has it. */
void
rc_view_edit_move (cJSON *by_hand, const RcViewThing *thing, double dx, double dz)
{
  g_autofree char *of = dup_path (by_hand, thing);

  set_number (by_hand, of, "x", thing->x + dx);
  set_number (by_hand, of, "z", thing->z + dz);
}

/** So that it faces @degrees. What it walks toward is let go, or it would not turn. */
void
rc_view_edit_turn (cJSON *by_hand, const RcViewThing *thing, double degrees)
{
  g_autofree char *of = dup_path (by_hand, thing);

  set_number (by_hand, of, "facing", remainder (degrees, 360));
  if (thing->steered)
    set (by_hand, of, "toward", "\"\"");
}

/** @action: a key of data/kit/actions.json */
void
rc_view_edit_action (cJSON *by_hand, const RcViewThing *thing, const char *action)
{
  g_autofree char *of = dup_path (by_hand, thing);

  set (by_hand, of, "action", action);
}

static char *
dup_setup (guint setup)
{
  return setup == 0 ? g_strdup ("camera") : g_strdup_printf ("setups.%u", setup - 1);
}

/** The camera of that set-up stands there, whatever it frames. */
void
rc_view_edit_stand (cJSON *by_hand, guint setup, const RcViewStand *stand)
{
  const double     values[] = { stand->away,  stand->around, stand->above,  stand->at[0],
                                stand->at[1], stand->at[2],  stand->lens_mm };
  g_autofree char *of = dup_setup (setup);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    set_number (by_hand, of, stand_members[i], values[i]);
}

/** The camera stays where it is in the view, whoever moves. */
void
rc_view_edit_hold (cJSON *by_hand, const RcView *view)
{
  if (!rc_view_edit_is_held (by_hand, view->setup))
    rc_view_edit_stand (by_hand, view->setup, &view->stand);
}

/** Returns: whether that set-up's camera has been put where it is by hand */
gboolean
rc_view_edit_is_held (const cJSON *by_hand, guint setup)
{
  g_autofree char *of = dup_setup (setup);
  g_auto (GStrv)   parts = g_strsplit (of, ".", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    by_hand = cJSON_GetObjectItemCaseSensitive (by_hand, parts[i]);
  return rc_json_number_or (by_hand, "away", 0) > 0;
}

/** All of it follows the prompt again. Returns: FALSE if nothing of it was set by hand */
gboolean
rc_view_edit_release_thing (cJSON *by_hand, const RcViewThing *thing)
{
  g_autofree char *of = dup_path (by_hand, thing);

  return rc_hand_set_release (by_hand, of, NULL);
}

/** It is framed as the prompt has it again. Returns: FALSE if it was not held */
gboolean
rc_view_edit_release_camera (cJSON *by_hand, guint setup)
{
  g_autofree char *of = dup_setup (setup);
  gboolean         any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (stand_members); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%s", of, stand_members[i]);

      any = rc_hand_set_release (by_hand, path, NULL) || any;
    }
  return any;
}
