/* application.c - the program with its windows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/application.h"

#include "app/raccord/focus.h"
#include "app/raccord/preferences.h"
#include "app/raccord/renderer.h"
#include "app/raccord/style.h"
#include "app/raccord/window.h"
#include "engine/base/data.h"
#include "ui/actions/action-table.h"
#include "ui/tooltip.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

struct _RcApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  RcStyle   *style;
  RcLog     *log;
};

G_DEFINE_FINAL_TYPE (RcApplication, rc_application, ADW_TYPE_APPLICATION)

/* Its own icons are there before it is installed, too. */
static void
load_icons (void)
{
  g_autofree char *path = rc_data_path ("icons");

  gtk_icon_theme_add_search_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                  path);
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

/* Asked to end by the session or a terminal: as if every window was closed. */
static gboolean
on_signal (gpointer user_data)
{
  on_quit (NULL, NULL, user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcApplication   *self = user_data;
  g_autofree char *report = rc_log_dup_report (self->log);

  adw_show_about_window (
      gtk_application_get_active_window (user_data), "application-name", "Raccord",
      "application-icon", "io.raccord.Raccord", "version", RC_VERSION, "developer-name",
      /* Translators: who made it, under its name */
      _ ("The Raccord project"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _ ("A director's canvas for AI video. Write a film; every shot has a picture at once, drawn "
         "on your own machine."),
      "debug-info", report, "debug-info-filename", "raccord-report.txt", NULL);
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcApplication *self = user_data;

  rc_preferences_show (gtk_application_get_active_window (user_data), self->settings);
}

static void
on_copy_report (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcApplication   *self = user_data;
  GtkWindow       *window = gtk_application_get_active_window (user_data);
  g_autofree char *report = rc_log_dup_report (self->log);

  gdk_clipboard_set_text (gdk_display_get_clipboard (gdk_display_get_default ()), report);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tell", "s",
                              _ ("The report is on the clipboard: versions, and what the program "
                                 "said of itself. No words of the film are in it."));
}

static void
rc_application_startup (GApplication *application)
{
  RcApplication            *self = RC_APPLICATION (application);
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = on_quit },
    { .name = "about", .activate = on_about },
    { .name = "preferences", .activate = on_preferences },
    { .name = "copy-report", .activate = on_copy_report },
  };
  g_autoptr (GAction) scheme = NULL;

  G_APPLICATION_CLASS (rc_application_parent_class)->startup (application);
  self->settings = g_settings_new ("io.raccord.Raccord");
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  scheme = g_settings_create_action (self->settings, "colour-scheme");
  g_action_map_add_action (G_ACTION_MAP (self), scheme);
  rc_actions_install_accels (GTK_APPLICATION (self));
  g_unix_signal_add (SIGTERM, on_signal, self);
  g_unix_signal_add (SIGINT, on_signal, self);
  rc_renderer_choose (gdk_display_get_default ());
  rc_tooltips_yield ();
  self->style = rc_style_new (self->settings);
  load_icons ();
}

static RcWindow *
new_window (RcApplication *self)
{
  RcWindow *window = rc_window_new (GTK_APPLICATION (self), self->settings);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
rc_application_activate (GApplication *application)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (active != NULL)
    gtk_window_present (active);
  else
    rc_window_open_last (new_window (RC_APPLICATION (application)));
}

static void
rc_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        rc_window_open_path (new_window (RC_APPLICATION (application)), path);
    }
}

static void
rc_application_dispose (GObject *object)
{
  g_clear_pointer (&RC_APPLICATION (object)->style, rc_style_free);
  g_clear_object (&RC_APPLICATION (object)->settings);
  G_OBJECT_CLASS (rc_application_parent_class)->dispose (object);
}

/* Dialogs, too: each window that belongs to the program. */
static void
rc_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (rc_application_parent_class)->window_added (application, window);
  rc_focus_keep_visible (window);
}

static void
rc_application_class_init (RcApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_application_dispose;
  application_class->startup = rc_application_startup;
  application_class->activate = rc_application_activate;
  application_class->open = rc_application_open;
  GTK_APPLICATION_CLASS (klass)->window_added = rc_application_window_added;
}

static void
rc_application_init (RcApplication *self)
{
}

/** Returns: (transfer full) */
RcApplication *
rc_application_new (RcLog *log)
{
  RcApplication *self = g_object_new (RC_TYPE_APPLICATION, "application-id", "io.raccord.Raccord",
                                      "flags", G_APPLICATION_HANDLES_OPEN, NULL);

  self->log = log;
  g_application_set_option_context_parameter_string (G_APPLICATION (self),
                                                     _ ("[FOLDER.raccord | SCRIPT.fountain]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self),
      _ ("Opens a film, or a script as a new film; without either the film that was open last, at "
         "first the example film."));
  return self;
}
