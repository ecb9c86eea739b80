/* window-keys.c - the window that lists every key, from the table of actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/window-private.h"
#include "ui/fuzzy.h"

#include <glib/gi18n.h>

/* It has to fit over the smallest window that Raccord is made for, 1100 by 700. */
#define WIDTH  980
#define HEIGHT 620

/* Sections are laid out in columns of about the same height. */
#define COLUMNS 2

static GtkWidget *
create_row (const RcActionInfo *info)
{
  g_auto (GStrv) keys = g_strsplit (info->keys, "|", 2);
  GtkWidget     *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget     *title = gtk_label_new (_ (info->title));
  GtkWidget     *label = gtk_shortcut_label_new (keys[0]);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  if (info->tooltip != NULL)
    gtk_widget_set_tooltip_text (row, _ (info->tooltip));
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), label);
  g_object_set_data (G_OBJECT (row), "title", (gpointer)_ (info->title));
  gtk_widget_add_css_class (row, "key-row");
  return row;
}

/* Returns: (transfer floating) (nullable): NULL if nothing in it has keys */
static GtkWidget *
create_section (const RcActionSection *section, guint *n_rows)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (_ (section->title));

  *n_rows = 0;
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "key-heading");
  gtk_widget_add_css_class (box, "key-section");
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < section->n_actions; i++)
    if (section->actions[i].keys != NULL)
      {
        gtk_box_append (GTK_BOX (box), create_row (&section->actions[i]));
        *n_rows += 1;
      }
  if (*n_rows > 0)
    return box;
  g_object_ref_sink (box);
  g_object_unref (box);
  return NULL;
}

/* The next section goes where there is most room, so that columns end together. */
static void
fill (GtkWidget *columns[COLUMNS])
{
  guint                  heights[COLUMNS] = { 0 };
  guint                  n = 0, n_rows;
  const RcActionSection *sections = rc_action_sections (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *section = create_section (&sections[i], &n_rows);
      guint      shortest = 0;

      for (guint j = 1; j < COLUMNS; j++)
        if (heights[j] < heights[shortest])
          shortest = j;
      if (section == NULL)
        continue;
      gtk_box_append (GTK_BOX (columns[shortest]), section);
      heights[shortest] += n_rows + 2;
    }
}

/* Rows that do not fit go away, and headings with nothing below. */
static void
on_search (GtkSearchEntry *entry, GtkWidget *box)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (entry));

  for (GtkWidget *column = gtk_widget_get_first_child (box); column != NULL;
       column = gtk_widget_get_next_sibling (column))
    for (GtkWidget *section = gtk_widget_get_first_child (column); section != NULL;
         section = gtk_widget_get_next_sibling (section))
      {
        gboolean any = FALSE;

        for (GtkWidget *row = gtk_widget_get_first_child (section); row != NULL;
             row = gtk_widget_get_next_sibling (row))
          {
            const char *title = g_object_get_data (G_OBJECT (row), "title");

            if (title == NULL)
              continue;
            gtk_widget_set_visible (row, rc_fuzzy_score (query, title, NULL) >= 0);
            any |= gtk_widget_get_visible (row);
          }
        gtk_widget_set_visible (section, any);
      }
}

static GtkWidget *
create_header (GtkWidget *search)
{
  GtkWidget *header = adw_header_bar_new ();

  gtk_widget_set_size_request (search, 280, -1);
  g_object_set (search, "placeholder-text", _ ("Find a key"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a key"), -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (search))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find a key"), -1);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), search);
  return header;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, shortcuts);
}

/** Opens a window that lists every key. */
void
rc_window_show_keys (RcWindow *self)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *search = gtk_search_entry_new ();
  GtkWidget *columns[COLUMNS];

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "keys");
  for (guint i = 0; i < COLUMNS; i++)
    {
      columns[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_box_append (GTK_BOX (box), columns[i]);
    }
  fill (columns);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), create_header (search));
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (window), content);
  g_signal_connect (search, "search-changed", G_CALLBACK (on_search), box);
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (gtk_window_close), window);
  add_escape (window);
  gtk_widget_add_css_class (window, "raccord");
  gtk_window_set_title (GTK_WINDOW (window), _ ("Keys"));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (search);
}
