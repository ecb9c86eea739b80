/* window-film.c - opening, saving, importing and rendering the film of a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/generators.h"
#include "app/raccord/window-private.h"
#include "engine/base/data.h"
#include "engine/base/error.h"
#include "engine/session/session-import.h"
#include "engine/session/shot-filter.h"
#include "ui/chooser.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define EXAMPLE_SCRIPT "examples/keeper.fountain"

/* --- choosing files -------------------------------------------------------------------------- */

static void
on_response (GtkNativeDialog *dialog, int response, RcWindow *self)
{
  RcWindowChosenFunc chosen = (RcWindowChosenFunc)g_object_get_data (G_OBJECT (dialog), "chosen");
  g_autoptr (GFile)  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char   *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    chosen (self, path);
  g_object_unref (dialog);
}

/* What the window opens as a file is a script; one that is called otherwise can be had, too. */
static void
offer_scripts (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) scripts = gtk_file_filter_new (), all = gtk_file_filter_new ();

  gtk_file_filter_set_name (scripts, _ ("Scripts"));
  gtk_file_filter_add_suffix (scripts, "fountain");
  gtk_file_filter_add_suffix (scripts, "txt");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, scripts);
  gtk_file_chooser_add_filter (chooser, all);
}

/**
 * rc_window_choose:
 * @name: (nullable): what a new file is called at first
 * @chosen: is called with the file's path, unless the user thinks better of it
 */
void
rc_window_choose (RcWindow            *self,
                  const char          *title,
                  const char          *accept,
                  GtkFileChooserAction action,
                  const char          *name,
                  RcWindowChosenFunc   chosen)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);

  rc_chooser_begin_in (dialog, G_USER_DIRECTORY_DOCUMENTS);
  if (action == GTK_FILE_CHOOSER_ACTION_OPEN)
    offer_scripts (GTK_FILE_CHOOSER (dialog));
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), "chosen", (gpointer)chosen);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* "…/Harbour" → "…/Harbour.raccord" */
static char *
with_suffix (const char *path, const char *suffix)
{
  return g_str_has_suffix (path, suffix) ? g_strdup (path) : g_strconcat (path, suffix, NULL);
}

static char *
title_of (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char            *dot = g_strrstr (name, ".");

  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

/* --- films ----------------------------------------------------------------------------------- */

/* A film that somebody else has open is shown all the same, to look at. */
static gboolean
open_film (RcWindow *self, const char *dir)
{
  g_autoptr (GError) error = NULL;
  RcSession         *session = rc_session_open (dir, RC_STORE_WRITE, rc_generators, &error);

  if (session == NULL && (g_error_matches (error, RC_ERROR, RC_ERROR_BUSY) ||
                          g_error_matches (error, RC_ERROR, RC_ERROR_READ_ONLY)))
    {
      session = rc_session_open (dir, RC_STORE_READ_ONLY, rc_generators, NULL);
      if (session != NULL)
        {
          g_autofree char *message =
              g_strdup_printf (_ ("%s It is shown read-only."), error->message);

          rc_window_set_session (self, session);
          rc_banner_say (self->banner, message);
          return TRUE;
        }
    }
  if (session == NULL)
    {
      rc_window_report (self, g_steal_pointer (&error));
      return FALSE;
    }
  rc_window_set_session (self, session);
  return TRUE;
}

/* As the preferences have it for new films. */
static void
set_frame (RcWindow *self, RcSession *session)
{
  RcDocument      *document = rc_session_get_document (session);
  RcProject       *project = rc_session_get_project (session);
  g_autofree char *aspect = g_settings_get_string (self->settings, "new-film-aspect");
  g_autofree char *lines =
      g_strdup_printf ("%d", g_settings_get_int (self->settings, "new-film-lines"));

  (void)!rc_document_set_text (document, project, "aspect", aspect, 0, NULL);
  (void)!rc_document_set_text (document, project, "lines", lines, 0, NULL);
}

/* What a film begins with is nothing its user did: Undo in a new film takes none of it away. */
static void
begin_film (RcWindow *self, RcSession *session, const char *script, GError **error)
{
  RcDocument *document = rc_session_get_document (session);
  gboolean    good;

  rc_document_begin (document, NULL);
  set_frame (self, session);
  good = script == NULL || rc_session_import_script (session, script, error) >= 0;
  (void)!rc_document_finish (document, good);
}

static gboolean
create_film (RcWindow *self, const char *dir, const char *title, const char *script)
{
  GError    *error = NULL;
  RcSession *session = NULL;

  /* What is no script leaves no empty film behind. */
  if (script == NULL || rc_session_check_script (script, &error))
    session = rc_session_create (dir, title, rc_generators, &error);
  if (session == NULL)
    {
      rc_window_report (self, error);
      return FALSE;
    }
  begin_film (self, session, script, &error);
  rc_window_set_session (self, session);
  rc_window_report (self, error);
  return TRUE;
}

static char *
films_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "raccord", NULL);
}

/* A folder that is not there yet: "Halo.raccord", "Halo 2.raccord", … */
static char *
unused_dir (const char *title)
{
  g_autofree char *folder = films_dir ();
  g_autofree char *name = g_strconcat (title, ".raccord", NULL);
  char            *dir = g_build_filename (folder, name, NULL);

  for (guint i = 2; g_file_test (dir, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s %u.raccord", title, i);

      g_free (dir);
      dir = g_build_filename (folder, numbered, NULL);
    }
  g_mkdir_with_parents (folder, 0755);
  return dir;
}

/** Opens the example film, making it first if it is not there. */
void
rc_window_open_example (RcWindow *self)
{
  g_autofree char *folder = films_dir ();
  g_autofree char *dir = g_build_filename (folder, "The Keeper's Light.raccord", NULL);
  g_autofree char *script = rc_data_path (EXAMPLE_SCRIPT);

  g_mkdir_with_parents (folder, 0755);
  if (g_file_test (dir, G_FILE_TEST_EXISTS))
    open_film (self, dir);
  else
    create_film (self, dir, "The Keeper's Light", script);
}

/**
 * rc_window_open_last:
 *
 * Opens the film that was open last, at first the example film. Welcome stays if the user wants it
 * so, or if that film cannot be opened any more.
 */
void
rc_window_open_last (RcWindow *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-film");

  if (*last == '\0')
    rc_window_open_example (self);
  else if (g_settings_get_enum (self->settings, "on-start") == 0 &&
           g_file_test (last, G_FILE_TEST_IS_DIR))
    open_film (self, last);
}

/**
 * rc_window_open_path:
 * @path: a film's folder or something in it, or a script, which becomes a new film
 */
void
rc_window_open_path (RcWindow *self, const char *path)
{
  g_autofree char *dir = rc_store_find (path);
  g_autofree char *title = NULL, *fresh = NULL;

  if (dir != NULL)
    {
      open_film (self, dir);
      return;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_autofree char *message = g_strdup_printf (
          _ ("“%s” is neither a film (a folder that ends in .raccord) nor a script. Choose another "
             "one with Open."),
          path);

      rc_banner_say (self->banner, message);
      return;
    }
  title = title_of (path);
  fresh = unused_dir (title);
  create_film (self, fresh, title, path);
}

static void
new_film_at (RcWindow *self, const char *path)
{
  g_autofree char *dir = with_suffix (path, ".raccord");
  g_autofree char *title = title_of (dir);

  create_film (self, dir, title, NULL);
}

void
rc_window_new_film (RcWindow *self)
{
  rc_window_choose (self, _ ("New Film"), _ ("_Create"), GTK_FILE_CHOOSER_ACTION_SAVE,
                    _ ("Untitled.raccord"), new_film_at);
}

void
rc_window_choose_film (RcWindow *self)
{
  rc_window_choose (self, _ ("Open a Film"), _ ("_Open"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                    NULL, rc_window_open_path);
}

void
rc_window_choose_new_script (RcWindow *self)
{
  rc_window_choose (self, _ ("New Film from a Script"), _ ("_Open"), GTK_FILE_CHOOSER_ACTION_OPEN,
                    NULL, rc_window_open_path);
}

void
rc_window_save (RcWindow *self)
{
  GError *error = NULL;

  if (rc_store_save (rc_session_get_store (self->session), &error))
    rc_window_update_title (self);
  rc_window_report (self, error);
}

static void
save_copy_at (RcWindow *self, const char *path)
{
  g_autofree char *dir = with_suffix (path, ".raccord");
  GError          *error = NULL;

  if (rc_store_save_copy (rc_session_get_store (self->session), dir, &error))
    {
      g_autofree char *message = g_strdup_printf (_ ("Saved a copy as “%s”"), dir);

      rc_window_tell (self, message);
    }
  rc_window_report (self, error);
}

void
rc_window_save_copy (RcWindow *self)
{
  rc_window_choose (self, _ ("Save a Copy"), _ ("_Save"), GTK_FILE_CHOOSER_ACTION_SAVE,
                    _ ("Copy.raccord"), save_copy_at);
}

static void
import_script (RcWindow *self, const char *path)
{
  GError *error = NULL;
  int     n = rc_session_import_script (self->session, path, &error);

  if (error == NULL)
    {
      g_autofree char *message =
          g_strdup_printf (ngettext ("%d shot came in", "%d shots came in", n), n);

      rc_window_tell (self, message);
    }
  rc_window_report (self, error);
}

void
rc_window_choose_script (RcWindow *self)
{
  rc_window_choose (self, _ ("Import a Script"), _ ("_Import"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                    import_script);
}

/* --- rendering ------------------------------------------------------------------------------- */

/* At the film's own size, and kept: not a draft. */
static gboolean
render_shot (RcWindow *self, RcShot *shot, RcPriority priority)
{
  RcNode              *project = RC_NODE (rc_session_get_project (self->session));
  RcRenderOptions      options = { .seed = -1, .draft = FALSE };
  GError              *error = NULL;
  g_autoptr (GVariant) generator =
      g_action_group_get_action_state (G_ACTION_GROUP (self), "generator");

  rc_project_frame_size (RC_PROJECT (project), rc_node_get_int (project, "lines"), &options.width,
                         &options.height);
  options.generator = g_variant_get_string (generator, NULL);
  if (rc_session_render_shot (self->session, shot, &options, priority, &error) != NULL)
    return TRUE;
  rc_window_report (self, error);
  return error == NULL;
}

void
rc_window_render (RcWindow *self)
{
  RcShot *shot = rc_film_view_get_shot (self->film);

  if (shot != NULL)
    render_shot (self, shot, RC_PRIORITY_NOW);
}

/* @filter: (nullable): only what it matches */
static void
render_shots (RcWindow *self, const RcShotFilter *filter)
{
  RcNode *project = RC_NODE (rc_session_get_project (self->session));

  for (guint i = 0; i < rc_node_get_n_children (project, RC_TYPE_SCENE); i++)
    {
      RcNode *scene = rc_node_get_child (project, RC_TYPE_SCENE, i);

      for (guint j = 0; j < rc_node_get_n_children (scene, RC_TYPE_SHOT); j++)
        {
          RcShot *shot = rc_node_get_child (scene, RC_TYPE_SHOT, j);

          if (filter != NULL && !rc_shot_filter_match (filter, self->session, shot))
            continue;
          if (!render_shot (self, shot, RC_PRIORITY_LATER))
            return;
        }
    }
}

void
rc_window_render_all (RcWindow *self)
{
  render_shots (self, NULL);
}

void
rc_window_render_missing (RcWindow *self)
{
  g_autoptr (RcShotFilter) filter = rc_shot_filter_new ("is:unrendered");

  render_shots (self, filter);
}
