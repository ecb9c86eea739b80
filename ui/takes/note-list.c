/* note-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/takes/note-list.h"

#include "ui/film-view.h"

#include <glib/gi18n-lib.h>

struct _RcNoteList
{
  GtkWidget parent_instance;

  GtkBox    *rows;
  RcSession *session; /* nullable */
  RcTake    *take;    /* nullable */
  char      *shown;   /* nullable: what the rows say */
};

G_DEFINE_FINAL_TYPE (RcNoteList, rc_note_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  MAKE_REGION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static RcNote *
note_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "note");
}

static void
report (RcNoteList *self, GError *error)
{
  if (error != NULL)
    rc_film_view_report (GTK_WIDGET (self), error);
}

static void
on_done (GtkCheckButton *check, RcNoteList *self)
{
  GError *error = NULL;

  (void)!rc_document_set_text (rc_session_get_document (self->session),
                               note_of (GTK_WIDGET (check)), "done",
                               gtk_check_button_get_active (check) ? "yes" : "no", 0, &error);
  report (self, error);
}

static void
on_delete (GtkWidget *button, RcNoteList *self)
{
  GError *error = NULL;

  (void)!rc_document_remove (rc_session_get_document (self->session), note_of (button), &error);
  report (self, error);
}

static void
on_chosen (GtkWidget *button, RcNoteList *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, note_of (button));
}

static void
on_region (GtkWidget *button, RcNoteList *self)
{
  g_signal_emit (self, signals[MAKE_REGION], 0, note_of (button));
}

/* --- rows ---------------------------------------------------------------------------------- */

/* "1 · frame 32 · Ana" */
static char *
dup_where (RcNode *note)
{
  const char      *author = rc_node_get_string (note, "author");
  g_autofree char *where = g_strdup_printf (_ ("%u · frame %d"), rc_node_get_index (note) + 1,
                                            rc_node_get_int (note, "frame") + 1);

  return *author != '\0' ? g_strdup_printf ("%s · %s", where, author) : g_steal_pointer (&where);
}

static GtkWidget *
create_words (RcNode *note)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *text = gtk_label_new (rc_node_get_string (note, "text"));
  g_autofree char *where = dup_where (note);
  GtkWidget       *small = gtk_label_new (where);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_xalign (GTK_LABEL (small), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_lines (GTK_LABEL (text), 3);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (small), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (small, "subtitle");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), small);
  return box;
}

static GtkWidget *
button_new (RcNode *note, const char *icon, const char *label, GCallback clicked, RcNoteList *self)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new ();

  g_object_set_data_full (G_OBJECT (button), "note", g_object_ref (note), g_object_unref);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static void
append_row (RcNoteList *self, RcNode *note)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words =
      button_new (note, NULL, _ ("Show where the note is"), G_CALLBACK (on_chosen), self);
  gboolean done = rc_node_get_boolean (note, "done");

  g_object_set_data_full (G_OBJECT (check), "note", g_object_ref (note), g_object_unref);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), done);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _ ("Done; its region ticks it off by itself"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The note is done"), -1);
  g_signal_connect (check, "toggled", G_CALLBACK (on_done), self);
  gtk_button_set_child (GTK_BUTTON (words), create_words (note));
  gtk_accessible_update_property (GTK_ACCESSIBLE (words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rc_node_get_string (note, "text"), -1);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, "words");
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), words);
  if (!done)
    gtk_box_append (GTK_BOX (row),
                    button_new (note, "rc-tool-ellipse-symbolic", _ ("Make a mask of the note"),
                                G_CALLBACK (on_region), self));
  gtk_box_append (GTK_BOX (row), button_new (note, "user-trash-symbolic", _ ("Delete the note"),
                                             G_CALLBACK (on_delete), self));
  gtk_widget_add_css_class (row, "note-row");
  if (done)
    gtk_widget_add_css_class (row, "done");
  gtk_box_append (self->rows, row);
}

/* Everything that the rows say: other words are other rows. */
static char *
dup_key (RcTake *take)
{
  GString *key = g_string_new (take != NULL ? rc_node_get_id (RC_NODE (take)) : "");

  for (guint i = 0; take != NULL && i < rc_node_get_n_children (RC_NODE (take), RC_TYPE_NOTE); i++)
    {
      RcNode *note = rc_node_get_child (RC_NODE (take), RC_TYPE_NOTE, i);

      g_string_append_printf (key, "\n%s %d %d %s\t%s", rc_node_get_id (note),
                              rc_node_get_boolean (note, "done"), rc_node_get_int (note, "frame"),
                              rc_node_get_string (note, "author"),
                              rc_node_get_string (note, "text"));
    }
  return g_string_free (key, FALSE);
}

/* --- set-up -------------------------------------------------------------------------------- */

static void
rc_note_list_dispose (GObject *object)
{
  RcNoteList *self = RC_NOTE_LIST (object);

  if (self->rows != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->rows));
  self->rows = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->take);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (rc_note_list_parent_class)->dispose (object);
}

static void
rc_note_list_class_init (RcNoteListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_note_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", RC_TYPE_NOTE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, RC_TYPE_NOTE);
  signals[MAKE_REGION] = g_signal_new ("make-region", RC_TYPE_NOTE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, RC_TYPE_NOTE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "notelist");
}

static void
rc_note_list_init (RcNoteList *self)
{
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_parent (GTK_WIDGET (self->rows), GTK_WIDGET (self));
}

/** Both nullable: the notes of the take as they are now */
void
rc_note_list_show (RcNoteList *self, RcSession *session, RcTake *take)
{
  g_autofree char *key = dup_key (take);
  GtkWidget       *child;

  g_set_object (&self->session, session);
  g_set_object (&self->take, take);
  if (g_strcmp0 (key, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&key);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; take != NULL && i < rc_node_get_n_children (RC_NODE (take), RC_TYPE_NOTE); i++)
    append_row (self, rc_node_get_child (RC_NODE (take), RC_TYPE_NOTE, i));
}
