/* window-keys.c - the window that lists every key, from the table of actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/window-private.h"
#include "ui/actions/fuzzy.h"

#include <glib/gi18n.h>

/* Over the smallest window that Raccord is made for, 1100 by 700, it leaves something of it seen.
 */
#define WIDTH  640
#define HEIGHT 560

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

/* (transfer floating): a row of the list of groups */
static GtkWidget *
create_name (const char *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
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

typedef struct
{
  GtkWidget *search;
  GtkWidget *sections; /* GtkListBox: their names; the first row is all of them */
  GtkWidget *column;   /* a box of them */
} Keys;

/* The list begins with what can be done where the window is. */
static void
fill (Keys *keys, const char *view)
{
  guint                  n = 0, n_rows, at = 0;
  const RcActionSection *sections = rc_action_sections (&n);
  GtkListBoxRow         *chosen = NULL;

  gtk_list_box_append (GTK_LIST_BOX (keys->sections), create_name (_ ("All keys")));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *section = create_section (&sections[i], &n_rows);

      if (section == NULL)
        continue;
      gtk_box_append (GTK_BOX (keys->column), section);
      gtk_list_box_append (GTK_LIST_BOX (keys->sections), create_name (_ (sections[i].title)));
      at++;
      if (chosen == NULL && g_strcmp0 (sections[i].view, view) == 0)
        chosen = gtk_list_box_get_row_at_index (GTK_LIST_BOX (keys->sections), (int)at);
    }
  if (chosen == NULL)
    chosen = gtk_list_box_get_row_at_index (GTK_LIST_BOX (keys->sections), 0);
  gtk_list_box_select_row (GTK_LIST_BOX (keys->sections), chosen);
}

/* Of the section that is chosen, or, while one looks for a key, of all: rows that do not fit go
 * away, and headings with nothing below. */
static void
update (Keys *keys)
{
  const char    *query = gtk_editable_get_text (GTK_EDITABLE (keys->search));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (keys->sections));
  int            chosen = row != NULL && *query == '\0' ? gtk_list_box_row_get_index (row) : 0;
  int            at = 1;

  for (GtkWidget *section = gtk_widget_get_first_child (keys->column); section != NULL;
       section = gtk_widget_get_next_sibling (section), at++)
    {
      gboolean any = FALSE;

      for (GtkWidget *line = gtk_widget_get_first_child (section); line != NULL;
           line = gtk_widget_get_next_sibling (line))
        {
          const char *title = g_object_get_data (G_OBJECT (line), "title");

          if (title == NULL)
            continue;
          gtk_widget_set_visible (line, rc_fuzzy_score (query, title, NULL) >= 0);
          any |= gtk_widget_get_visible (line);
        }
      gtk_widget_set_visible (section, any && (chosen == 0 || chosen == at));
    }
}

/* None is when the window goes. */
static void
on_selected (GtkListBox *list, GtkListBoxRow *row, Keys *keys)
{
  if (row != NULL)
    update (keys);
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

/* (transfer floating): what scrolls from top to bottom */
static GtkWidget *
create_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static Keys *
create_content (GtkWidget *content, const char *view)
{
  Keys      *keys = g_new0 (Keys, 1);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *names, *rows;

  keys->search = gtk_search_entry_new ();
  keys->sections = gtk_list_box_new ();
  keys->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (keys->sections), GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (keys->sections), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Groups of keys"), -1);
  gtk_widget_add_css_class (keys->sections, "key-names");
  gtk_widget_add_css_class (keys->column, "keys");
  fill (keys, view);
  names = create_scroller (keys->sections);
  rows = create_scroller (keys->column);
  gtk_widget_set_hexpand (rows, TRUE);
  gtk_box_append (GTK_BOX (body), names);
  gtk_box_append (GTK_BOX (body), rows);
  gtk_box_append (GTK_BOX (content), create_header (keys->search));
  gtk_box_append (GTK_BOX (content), body);
  update (keys);
  return keys;
}

/** Opens a window that lists every key, those of what is seen first. */
void
rc_window_show_keys (RcWindow *self)
{
  GtkWidget  *window = adw_window_new ();
  GtkWidget  *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *view = self->session != NULL ? gtk_stack_get_visible_child_name (self->views) : NULL;
  Keys       *keys = create_content (content, view);

  adw_window_set_content (ADW_WINDOW (window), content);
  g_object_set_data_full (G_OBJECT (window), "keys", keys, g_free);
  g_signal_connect_swapped (keys->search, "search-changed", G_CALLBACK (update), keys);
  g_signal_connect (keys->sections, "row-selected", G_CALLBACK (on_selected), keys);
  g_signal_connect_swapped (keys->search, "stop-search", G_CALLBACK (gtk_window_close), window);
  add_escape (window);
  gtk_widget_add_css_class (window, "raccord");
  gtk_window_set_title (GTK_WINDOW (window), _ ("Keys"));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (keys->search);
}
