/* window-handoff.c - what leaves the film: a movie, a contact sheet, frames
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/window-private.h"
#include "engine/session/export.h"
#include "engine/session/preference.h"
#include "engine/session/shot-list.h"

#include <glib/gi18n.h>

static void
on_open_written (AdwToast *toast, RcWindow *self)
{
  g_autofree char *uri =
      g_filename_to_uri (g_object_get_data (G_OBJECT (toast), "path"), NULL, NULL);

  if (uri != NULL)
    rc_window_open_uri (self, uri);
}

/* What was written, and a way to look at it. */
static void
tell_written (RcWindow *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  /* Translators: %s is a file's name */
  g_autofree char *message = g_strdup_printf (_ ("“%s” is written"), name);
  g_autofree char *markup = g_markup_escape_text (message, -1);
  AdwToast        *toast = adw_toast_new (markup);

  g_object_set_data_full (G_OBJECT (toast), "path", g_strdup (path), g_free);
  adw_toast_set_button_label (toast, _ ("Open"));
  /* One may be elsewhere while it is written: longer than for what was just done. */
  adw_toast_set_timeout (toast, 15);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_open_written), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Says where it is, or what went wrong, when the engine is done with it. */
static void
on_export_state (RcSessionJob *job, GParamSpec *spec, RcWindow *self)
{
  switch (rc_session_job_get_state (job))
    {
    case RC_JOB_DONE:
      tell_written (self, g_object_get_data (G_OBJECT (job), "path"));
      break;
    case RC_JOB_FAILED:
      rc_banner_say (self->banner, rc_session_job_get_message (job));
      break;
    case RC_JOB_WAITING:
    case RC_JOB_RUNNING:
    case RC_JOB_CANCELLED:
    default:
      break;
    }
}

static void
export_to (RcWindow *self, RcExport *plan, const char *path)
{
  GError       *error = NULL;
  RcSessionJob *job = rc_session_export (self->session, plan, path, &error);

  if (job == NULL)
    {
      rc_window_report (self, error);
      return;
    }
  g_object_set_data_full (G_OBJECT (job), "path", g_strdup (path), g_free);
  g_signal_connect_object (job, "notify::state", G_CALLBACK (on_export_state), self, 0);
}

static void
movie_to (RcWindow *self, const char *path)
{
  export_to (self, rc_export_movie (self->session, NULL, 0, 0), path);
}

static void
sheet_to (RcWindow *self, const char *path)
{
  export_to (self, rc_export_sheet (self->session), path);
}

static void
frames_to (RcWindow *self, const char *path)
{
  RcShot *shot = rc_film_view_get_shot (self->film);
  RcTake *take = shot != NULL ? rc_shot_get_best_take (shot) : NULL;

  if (take != NULL)
    export_to (self, rc_export_frames (self->session, take), path);
  else
    rc_window_tell (self, _ ("Select a shot that has a take, then hand off its frames"));
}

/* "The Keeper's Light.mp4" */
static char *
dup_name (RcWindow *self, const char *suffix)
{
  const char *title =
      rc_node_get_string (RC_NODE (rc_session_get_project (self->session)), "title");
  char *name = g_strconcat (*title != '\0' ? title : _ ("Film"), suffix, NULL);

  return g_strdelimit (name, "/", '-');
}

void
rc_window_export_movie (RcWindow *self)
{
  g_autofree char *name = dup_name (self, ".mp4");

  rc_window_choose (self, _ ("Movie of the Cut"), _ ("_Write"), GTK_FILE_CHOOSER_ACTION_SAVE, name,
                    movie_to);
}

void
rc_window_export_sheet (RcWindow *self)
{
  g_autofree char *name = dup_name (self, ".png");

  rc_window_choose (self, _ ("Contact Sheet"), _ ("_Write"), GTK_FILE_CHOOSER_ACTION_SAVE, name,
                    sheet_to);
}

void
rc_window_export_frames (RcWindow *self)
{
  rc_window_choose (self, _ ("Folder for the Frames"), _ ("_Write"),
                    GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, frames_to);
}

static void
preferences_to (RcWindow *self, const char *path)
{
  GError *error = NULL;
  guint   n = 0;

  if (rc_session_export_preferences (self->session, path, &n, &error))
    {
      g_autofree char *message =
          g_strdup_printf (ngettext ("%u record is in “%s”", "%u records are in “%s”", n), n, path);

      rc_window_tell (self, message);
    }
  rc_window_report (self, error);
}

/** What the user starred and rejected, into a file; it goes nowhere else */
void
rc_window_export_preferences (RcWindow *self)
{
  rc_window_choose (self, _ ("Export Preferences"), _ ("_Save"), GTK_FILE_CHOOSER_ACTION_SAVE,
                    _ ("Preferences.jsonl"), preferences_to);
}

/* With a byte order mark: most spreadsheets do without, Excel does not. */
static void
shots_to (RcWindow *self, const char *path)
{
  GError *error = NULL;

  if (rc_session_export_shot_list (self->session, path, TRUE, &error))
    tell_written (self, path);
  rc_window_report (self, error);
}

/** The shot list, for a spreadsheet */
void
rc_window_export_shots (RcWindow *self)
{
  g_autofree char *name = dup_name (self, ".csv");

  rc_window_choose (self, _ ("Shot List"), _ ("_Write"), GTK_FILE_CHOOSER_ACTION_SAVE, name,
                    shots_to);
}
