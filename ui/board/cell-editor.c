/* cell-editor.c - what one edits a cell in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/cell-editor.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* One is made for each edit and goes with its popover. */
typedef struct
{
  RcDocument  *document;
  RcShot      *shot;
  RcShotColumn column;
  GtkWidget   *popover;
  GtkWidget   *input; /* GtkEntry, GtkTextView or GtkListBox */
  GtkWidget   *problem;
  char        *before; /* the text as it was */
  gboolean     over;   /* kept or given up */
} Editor;

static void
editor_free (Editor *self)
{
  g_object_unref (self->document);
  g_object_unref (self->shot);
  g_free (self->before);
  g_free (self);
}

static char *
dup_text (Editor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start, end;

  if (GTK_IS_ENTRY (self->input))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->input)));
  if (GTK_IS_LIST_BOX (self->input))
    {
      GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->input));

      return rc_shot_column_dup_choice (self->column,
                                        row != NULL ? (guint)gtk_list_box_row_get_index (row) : 0);
    }
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* FALSE: it was refused, and the reason is shown. */
static gboolean
keep (Editor *self)
{
  g_autofree char   *text = dup_text (self);
  g_autoptr (GError) error = NULL;

  if (self->over || rc_node_get_ancestor (RC_NODE (self->shot), RC_TYPE_PROJECT) == NULL)
    return TRUE;
  if ((GTK_IS_LIST_BOX (self->input) || strcmp (text, self->before) != 0) &&
      !rc_shot_column_set (self->column, self->document, self->shot, text, &error))
    {
      gtk_label_set_label (GTK_LABEL (self->problem), error->message);
      gtk_widget_set_visible (self->problem, TRUE);
      return FALSE;
    }
  self->over = TRUE;
  return TRUE;
}

/* Another value may sort the table anew, and take the cell away with the editor on it. */
static void
finish (Editor *self)
{
  g_autoptr (GtkWidget) popover = g_object_ref (self->popover);

  if (keep (self))
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static gboolean
unparent (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* A click elsewhere keeps it too. What is refused is then given up: one sees that in the cell. */
static void
on_closed (GtkPopover *popover, Editor *self)
{
  g_autoptr (GtkPopover) kept = g_object_ref (popover);
  GtkWidget             *cell;

  keep (self);
  self->over = TRUE;
  cell = gtk_widget_get_parent (GTK_WIDGET (popover));
  if (cell != NULL)
    gtk_widget_grab_focus (cell);
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent, g_object_ref (popover), g_object_unref);
}

static void
select_row_that_begins_with (Editor *self, gunichar letter)
{
  GtkListBox    *list = GTK_LIST_BOX (self->input);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int            start = row != NULL ? gtk_list_box_row_get_index (row) + 1 : 0, n = 0;

  while (gtk_list_box_get_row_at_index (list, n) != NULL)
    n++;
  for (int i = 0; i < n; i++)
    {
      GtkListBoxRow *candidate = gtk_list_box_get_row_at_index (list, (start + i) % n);
      const char *text = gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (candidate)));

      if (g_unichar_tolower (g_utf8_get_char (text)) != g_unichar_tolower (letter))
        continue;
      gtk_list_box_select_row (list, candidate);
      gtk_widget_grab_focus (GTK_WIDGET (candidate));
      return;
    }
}

static gboolean
on_key (GtkEventControllerKey *key,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        Editor                *self)
{
  gboolean plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (keyval == GDK_KEY_Escape)
    {
      self->over = TRUE;
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) &&
      (!GTK_IS_TEXT_VIEW (self->input) || (state & GDK_SHIFT_MASK) == 0))
    {
      finish (self);
      return GDK_EVENT_STOP;
    }
  if (GTK_IS_LIST_BOX (self->input) && plain && g_unichar_isalnum (letter))
    {
      select_row_that_begins_with (self, letter);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, Editor *self)
{
  finish (self);
}

static GtkWidget *
list_new (Editor *self)
{
  g_auto (GStrv) choices = rc_shot_column_list_choices (self->column);
  guint          chosen = rc_shot_column_get_choice (self->column, self->shot);
  GtkWidget     *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_BROWSE);
  for (guint i = 0; choices[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (choices[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (GTK_LIST_BOX (list), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, choices[i], -1);
    }
  gtk_list_box_select_row (GTK_LIST_BOX (list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int)chosen));
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), self);
  return list;
}

static GtkWidget *
text_new (Editor *self)
{
  GtkWidget *text = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), self->before, -1);
  return text;
}

static GtkWidget *
line_new (Editor *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), self->before);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  return entry;
}

static GtkWidget *
scroller_new (GtkWidget *child, int least, int most)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), least);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), most);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static GtkWidget *
content_new (Editor *self, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *input;

  switch (rc_shot_columns[self->column].edit)
    {
    case RC_CELL_CHOICE:
      self->input = list_new (self);
      input = scroller_new (self->input, 80, 320);
      width = MAX (width, 190);
      break;
    case RC_CELL_TEXT:
      self->input = text_new (self);
      input = scroller_new (self->input, 96, 260);
      width = MAX (width, 360);
      break;
    case RC_CELL_LINE:
    case RC_CELL_FIXED:
    default:
      input = self->input = line_new (self);
      width = MAX (width, 110);
    }
  gtk_widget_set_size_request (input, width, -1);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 24);
  gtk_widget_add_css_class (self->problem, "problem");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (box), input);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (rc_shot_columns[self->column].title), -1);
  return box;
}

/**
 * rc_cell_editor_open:
 *
 * Opens an editor over @cell.
 *
 * Returns: whether the cell can be edited
 */
gboolean
rc_cell_editor_open (RcShotCell *cell, RcDocument *document)
{
  RcShotColumn        column = rc_shot_cell_get_column (cell);
  int                 width = gtk_widget_get_width (GTK_WIDGET (cell));
  GtkEventController *key;
  Editor             *self;

  if (rc_shot_columns[column].edit == RC_CELL_FIXED || rc_shot_cell_get_shot (cell) == NULL ||
      rc_document_get_read_only (document))
    return FALSE;
  self = g_new0 (Editor, 1);
  self->document = g_object_ref (document);
  self->shot = g_object_ref (rc_shot_cell_get_shot (cell));
  self->column = column;
  self->before = rc_shot_column_dup_edit_text (column, self->shot);
  self->popover = gtk_popover_new ();
  g_object_set_data_full (G_OBJECT (self->popover), "editor", self, (GDestroyNotify)editor_free);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  /* Over the cell, not under it. */
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle){ 0, 0, width, 1 });
  gtk_widget_add_css_class (self->popover, "cell-editor");
  gtk_popover_set_child (GTK_POPOVER (self->popover), content_new (self, width));
  key = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->popover, key);
  g_signal_connect (self->popover, "closed", G_CALLBACK (on_closed), self);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (cell));
  gtk_popover_popup (GTK_POPOVER (self->popover));
  if (GTK_IS_LIST_BOX (self->input))
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (self->input))));
  else
    gtk_widget_grab_focus (self->input);
  if (GTK_IS_ENTRY (self->input))
    gtk_editable_select_region (GTK_EDITABLE (self->input), 0, -1);
  return TRUE;
}
