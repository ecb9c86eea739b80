/* staging-list.c - what a shot's words came to, and what a hand set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector/staging-list.h"

#include "engine/script/hand-set.h"
#include "engine/script/staging-terms.h"
#include "engine/script/staging-words.h"
#include "ui/inspector/reveal.h"

#include <glib/gi18n-lib.h>

struct _RcStagingList
{
  GtkWidget parent_instance;

  RcFilmView *film;  /* nullable */
  RcShot     *shot;  /* nullable */
  char       *shown; /* what the rows were made from */

  GtkWidget *expander;
  GtkWidget *count;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (RcStagingList, rc_staging_list, GTK_TYPE_WIDGET)

static void
append_word (GString *text, const char *word)
{
  if (word != NULL && *word != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", word);
}

static void
append_term (GString *text, const char *kind, const char *id)
{
  const char *words = rc_staging_term (kind, id);

  append_word (text, words != NULL ? words : id);
}

/**
 * rc_staging_dup_rows:
 *
 * Returns: (transfer full): a line for each figure and prop, and one for the place and its light:
 * "Mara · walks · smiling", "lantern", "cliff · dusk · clear"
 */
char **
rc_staging_dup_rows (const RcStaging *staging)
{
  GPtrArray *rows = g_ptr_array_new ();
  GString   *light = g_string_new (NULL);

  for (guint i = 0; i < staging->n_figures; i++)
    {
      const RcStagingFigure *figure = &staging->figures[i];
      GString               *text = g_string_new (figure->name);

      append_term (text, "action", figure->action);
      append_term (text, "expression", figure->expression);
      g_ptr_array_add (rows, g_string_free (text, FALSE));
    }
  for (guint i = 0; i < staging->n_props; i++)
    {
      const RcStagingProp *prop = &staging->props[i];
      GString             *text = g_string_new (prop->name);

      if (text->len == 0)
        append_term (text, "prop", prop->kind);
      append_term (text, "motion", prop->motion);
      g_ptr_array_add (rows, g_string_free (text, FALSE));
    }
  append_term (light, "set", staging->set);
  append_term (light, "time", staging->time);
  append_term (light, "weather", staging->weather);
  append_term (light, "light", staging->light);
  if (light->len > 0)
    g_ptr_array_add (rows, g_string_free (light, FALSE));
  else
    g_string_free (light, TRUE);
  g_ptr_array_add (rows, NULL);
  return (char **)g_ptr_array_free (rows, FALSE);
}

/**
 * rc_staging_release:
 * @path: (nullable): "figures.mara.x"; NULL: all that was set by hand
 *
 * What is released follows the words again. One step.
 * Errors: RC_ERROR_NOT_FOUND if it is not set by hand; RC_ERROR_READ_ONLY
 */
gboolean
rc_staging_release (RcDocument *document, RcShot *shot, const char *path, GError **error)
{
  RcJson            *before = rc_node_get_json (RC_NODE (shot), "staging");
  g_autoptr (RcJson) after = NULL;
  cJSON             *patch =
      before != NULL ? cJSON_Duplicate (rc_json_value (before), TRUE) : cJSON_CreateObject ();

  if (path != NULL && !rc_hand_set_release (patch, path, error))
    {
      cJSON_Delete (patch);
      return FALSE;
    }
  if (path == NULL || patch->child == NULL)
    cJSON_Delete (patch);
  else
    after = rc_json_new_take (patch);
  return rc_document_set_json (document, RC_NODE (shot), "staging", after, 0, error);
}

static void
on_release (GtkButton *button, RcStagingList *self)
{
  GError *error = NULL;

  if (self->shot == NULL)
    return;
  (void)!rc_staging_release (rc_film_view_get_document (self->film), self->shot,
                             g_object_get_data (G_OBJECT (button), "path"), &error);
  rc_film_view_report (GTK_WIDGET (self), error);
}

static GtkWidget *
release_button (RcStagingList *self, const char *label, const char *path)
{
  GtkWidget       *button = path != NULL ? gtk_button_new_from_icon_name ("edit-undo-symbolic")
                                         : gtk_button_new_with_label (label);
  g_autofree char *name = path != NULL ? g_strdup_printf (_ ("Release %s"), label) : NULL;

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, path != NULL ? "small" : "hint");
  gtk_widget_set_tooltip_text (button, _ ("Let it follow the words again"));
  if (path != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  else
    gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_release), self);
  return button;
}

static GtkWidget *
row_new (const char *text, gboolean by_hand)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (row, "staging-row");
  if (by_hand)
    {
      GtkWidget *mark = gtk_label_new (_ ("by hand"));

      gtk_widget_add_css_class (row, "by-hand");
      gtk_widget_add_css_class (mark, "mark");
      gtk_box_append (GTK_BOX (row), label);
      gtk_box_append (GTK_BOX (row), mark);
    }
  else
    gtk_box_append (GTK_BOX (row), label);
  return row;
}

/* @value: "figures.mara.x = 1.2" */
static GtkWidget *
by_hand_row (RcStagingList *self, const RcStaging *staging, const char *value)
{
  g_auto (GStrv)   halves = g_strsplit (value, " = ", 2);
  g_autofree char *told =
      rc_staging_words_dup (staging, halves[0], halves[1] != NULL ? halves[1] : "");
  GtkWidget *row = row_new (told, TRUE);

  gtk_box_append (GTK_BOX (row), release_button (self, told, halves[0]));
  return row;
}

static void
fill (RcStagingList *self, const RcStaging *staging, char **rows, char **by_hand)
{
  GtkWidget       *child;
  guint            n = g_strv_length (by_hand);
  g_autofree char *count =
      n > 0 ? g_strdup_printf (ngettext ("%u by hand", "%u by hand", n), n) : NULL;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (char **row = rows; *row != NULL; row++)
    gtk_box_append (GTK_BOX (self->rows), row_new (*row, FALSE));
  for (char **value = by_hand; *value != NULL; value++)
    gtk_box_append (GTK_BOX (self->rows), by_hand_row (self, staging, *value));
  if (n > 1)
    gtk_box_append (GTK_BOX (self->rows),
                    release_button (self, _ ("Release all that was set by hand"), NULL));
  gtk_label_set_label (GTK_LABEL (self->count), count != NULL ? count : "");
}

static void
rc_staging_list_dispose (GObject *object)
{
  RcStagingList *self = RC_STAGING_LIST (object);

  g_clear_pointer (&self->expander, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->shot);
  g_clear_object (&self->film);
  G_OBJECT_CLASS (rc_staging_list_parent_class)->dispose (object);
}

static void
rc_staging_list_class_init (RcStagingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rc_staging_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "staginglist");
}

static void
rc_staging_list_init (RcStagingList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *heading = gtk_label_new (_ ("STAGING"));

  self->expander = gtk_expander_new (NULL);
  self->count = gtk_label_new (NULL);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (self->count, "mark");
  gtk_widget_add_css_class (head, "staging-head");
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), head);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->rows);
  gtk_widget_set_tooltip_text (
      head, _ ("What the words came to: figures, props and light, and what was set by hand"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Staging"), -1);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
  rc_reveal_when_expanded (GTK_EXPANDER (self->expander));
}

/** @shot, @staging: (nullable): whose staging is listed from now on */
void
rc_staging_list_show (RcStagingList *self, RcFilmView *film, RcShot *shot, const RcStaging *staging)
{
  RcJson          *json;
  cJSON           *nothing;
  g_auto (GStrv)   rows = NULL, by_hand = NULL;
  g_autofree char *first = NULL, *second = NULL, *shown = NULL;

  g_set_object (&self->film, film);
  g_set_object (&self->shot, shot);
  if (shot == NULL)
    return;
  json = rc_node_get_json (RC_NODE (shot), "staging");
  nothing = cJSON_CreateObject ();
  rows = staging != NULL ? rc_staging_dup_rows (staging) : g_new0 (char *, 1);
  by_hand = rc_hand_set_list (json != NULL ? rc_json_value (json) : nothing);
  cJSON_Delete (nothing);
  first = g_strjoinv ("\n", rows);
  second = g_strjoinv ("\n", by_hand);
  shown = g_strconcat (first, "\n\n", second, NULL);
  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  fill (self, staging, rows, by_hand);
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
}
