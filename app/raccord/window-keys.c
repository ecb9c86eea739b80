/* window-keys.c - the list of keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/window-actions.h"
#include "app/raccord/window-private.h"

#include <glib/gi18n.h>

/* Keys that are no actions of the window: those of the board and of what has the focus. */
static const struct
{
  const char *group, *label, *accel;
} others[] = {
  { N_ ("Window"), N_ ("Board"), "<Alt>1" },
  { N_ ("Window"), N_ ("Stage"), "<Alt>2" },
  { N_ ("Window"), N_ ("Cut"), "<Alt>3" },
  { N_ ("Window"), N_ ("Show or hide the library"), "F9" },
  { N_ ("Window"), N_ ("Show or hide the inspector"), "<Shift>F9" },
  { N_ ("Window"), N_ ("Show or hide the cut strip"), "<Control>F9" },
  { N_ ("Board"), N_ ("Go to another shot"), "Left Right Up Down" },
  { N_ ("Board"), N_ ("Open the shot on the stage"), "Return" },
  { N_ ("Board"), N_ ("Add a shot"), "n" },
  { N_ ("Board"), N_ ("Add a scene"), "<Shift>n" },
  { N_ ("Board"), N_ ("Duplicate the shot"), "<Control>d" },
  { N_ ("Board"), N_ ("Remove what is selected"), "Delete" },
  { N_ ("Board"), N_ ("Zoom in and out"), "plus minus" },
  { N_ ("Board"), N_ ("Show at 100 %"), "1" },
  { N_ ("Board"), N_ ("Show the whole film"), "f" },
};

static GtkWidget *
find_group (AdwPreferencesPage *page, GHashTable *groups, const char *name)
{
  GtkWidget *group = g_hash_table_lookup (groups, name);

  if (group == NULL)
    {
      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (name));
      adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
      g_hash_table_insert (groups, (gpointer)name, group);
    }
  return group;
}

static void
add_row (GtkWidget *group, const char *label, const char *accel)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys = gtk_shortcut_label_new (accel);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (label));
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* Where there are several keys for one thing, the first is the one to know. */
static void
add_stage_keys (GtkWidget *group)
{
  guint                  n = 0;
  const RcStageShortcut *shortcuts = rc_stage_shortcuts (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) keys = g_strsplit (shortcuts[i].keys, "|", 2);

      add_row (group, shortcuts[i].label, keys[0]);
    }
}

/** Opens a window that lists every key. */
void
rc_window_show_keys (RcWindow *self)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  GtkWidget             *window = adw_preferences_window_new ();
  GtkWidget             *page = adw_preferences_page_new ();

  for (guint i = 0; i < rc_window_n_actions; i++)
    if (rc_window_actions[i].group != NULL && rc_window_actions[i].accels[0] != NULL)
      add_row (find_group (ADW_PREFERENCES_PAGE (page), groups, rc_window_actions[i].group),
               rc_window_actions[i].label, rc_window_actions[i].accels[0]);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    add_row (find_group (ADW_PREFERENCES_PAGE (page), groups, others[i].group), others[i].label,
             others[i].accel);
  add_stage_keys (find_group (ADW_PREFERENCES_PAGE (page), groups, N_ ("Stage")));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), TRUE);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Keys"));
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 720);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
