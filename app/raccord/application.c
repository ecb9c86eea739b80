/* application.c - the program with its windows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/application.h"

#include "app/raccord/window.h"
#include "engine/base/data.h"
#include "ui/action-table.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

struct _RcApplication
{
  AdwApplication parent_instance;

  GSettings      *settings;
  GtkCssProvider *light;
};

G_DEFINE_FINAL_TYPE (RcApplication, rc_application, ADW_TYPE_APPLICATION)

/* style.css; over it style-light.css while the scheme is light. */
static void
add_style (const char *name, GtkCssProvider *provider, guint over)
{
  g_autofree char *path = rc_data_path (name);

  gtk_css_provider_load_from_path (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + over);
}

static void
apply_light (RcApplication *self)
{
  if (adw_style_manager_get_dark (adw_style_manager_get_default ()))
    gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                   GTK_STYLE_PROVIDER (self->light));
  else
    add_style ("style-light.css", self->light, 1);
}

static void
load_style (RcApplication *self)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  self->light = gtk_css_provider_new ();
  add_style ("style.css", provider, 0);
  apply_light (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (apply_light), self, G_CONNECT_SWAPPED);
}

/* Its own icons are there before it is installed, too. */
static void
load_icons (void)
{
  g_autofree char *path = rc_data_path ("icons");

  gtk_icon_theme_add_search_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                  path);
}

static void
apply_colour_scheme (RcApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_DARK,
                                            ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_DEFAULT };

  adw_style_manager_set_color_scheme (
      adw_style_manager_get_default (),
      schemes[g_settings_get_enum (self->settings, "colour-scheme")]);
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
  adw_show_about_window (gtk_application_get_active_window (user_data), "application-name",
                         "Raccord", "application-icon", "io.raccord.Raccord", "version", RC_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("A director's canvas for AI video"), NULL);
}

static void
rc_application_startup (GApplication *application)
{
  RcApplication            *self = RC_APPLICATION (application);
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = on_quit },
    { .name = "about", .activate = on_about },
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
  apply_colour_scheme (self);
  load_style (self);
  load_icons ();
  g_signal_connect_object (self->settings, "changed::colour-scheme",
                           G_CALLBACK (apply_colour_scheme), self, G_CONNECT_SWAPPED);
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
  g_clear_object (&RC_APPLICATION (object)->settings);
  g_clear_object (&RC_APPLICATION (object)->light);
  G_OBJECT_CLASS (rc_application_parent_class)->dispose (object);
}

static void
rc_application_class_init (RcApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_application_dispose;
  application_class->startup = rc_application_startup;
  application_class->activate = rc_application_activate;
  application_class->open = rc_application_open;
}

static void
rc_application_init (RcApplication *self)
{
}

/** Returns: (transfer full) */
RcApplication *
rc_application_new (void)
{
  RcApplication *self = g_object_new (RC_TYPE_APPLICATION, "application-id", "io.raccord.Raccord",
                                      "flags", G_APPLICATION_HANDLES_OPEN, NULL);

  g_application_set_option_context_parameter_string (G_APPLICATION (self),
                                                     _ ("[FOLDER.raccord | SCRIPT.fountain]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self),
      _ ("Opens a film, or a script as a new film; without either the film that was open last, at "
         "first the example film."));
  return self;
}
