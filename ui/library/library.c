/* library.c - what the film is made of: cast, scenes and references
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/library/library-private.h"

#include "ui/film-text.h"
#include "ui/picture.h"
#include "ui/references/reference-slots.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Pixels of a thumbnail's longer side, twice what is shown so that it stays sharp. */
#define THUMBNAIL_SIZE 128

G_DEFINE_FINAL_TYPE (RcLibrary, rc_library, GTK_TYPE_WIDGET)

static RcNode *
project_of (RcLibrary *self)
{
  return RC_NODE (rc_session_get_project (rc_film_view_get_session (self->film)));
}

/* --- rows ------------------------------------------------------------------------------------- */

/** Returns: (transfer none) (nullable): what a row of the cast, the scenes or the references shows;
 * NULL: @row, any widget, is none */
RcNode *
rc_library_row_node (gpointer row)
{
  return g_object_get_data (row, "node");
}

static GtkWidget *
row_new (RcNode *node, GtkWidget *picture)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL), *subtitle = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "title");
  gtk_widget_add_css_class (subtitle, "subtitle");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), subtitle);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "node", g_object_ref (node), g_object_unref);
  g_object_set_data (G_OBJECT (row), "picture", picture);
  g_object_set_data (G_OBJECT (row), "title", title);
  g_object_set_data (G_OBJECT (row), "subtitle", subtitle);
  return row;
}

static void
row_say (GtkWidget *row, const char *title, const char *subtitle)
{
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "title"), title);
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "subtitle"), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
}

static char *
dup_media_path (RcLibrary *self, RcNode *reference)
{
  return rc_store_media_path (rc_session_get_dir (rc_film_view_get_session (self->film)),
                              rc_node_get_string (reference, "media"));
}

static RcNode *
find_picture_of (RcNode *owner, RcRole role)
{
  RcNode *first = NULL;

  for (guint i = 0; i < rc_node_get_n_children (owner, RC_TYPE_REFERENCE); i++)
    {
      RcNode *reference = rc_node_get_child (owner, RC_TYPE_REFERENCE, i);

      if (rc_node_get_enum (reference, "slot") != RC_SLOT_IMAGE)
        continue;
      if (rc_node_get_enum (reference, "role") == (int)role)
        return reference;
      if (first == NULL)
        first = reference;
    }
  return first;
}

static void
update_character_row (RcLibrary *self, GtkWidget *row)
{
  RcNode          *character = rc_library_row_node (row);
  RcNode          *reference = find_picture_of (character, RC_ROLE_IDENTITY);
  guint            n = rc_node_get_n_children (character, RC_TYPE_REFERENCE);
  const char      *kinds[] = { N_ ("Person"), N_ ("Creature"), N_ ("Product") };
  g_autofree char *path = reference != NULL ? dup_media_path (self, reference) : NULL;
  g_autofree char *counted = g_strdup_printf (ngettext ("%u reference", "%u references", n), n);
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s", _ (kinds[rc_node_get_enum (character, "kind")]), counted);
  const char *name = rc_node_get_string (character, "name");
  GtkWidget  *picture = g_object_get_data (G_OBJECT (row), "picture");

  rc_picture_set_portrait (RC_PICTURE (picture), name,
                           rc_character_get_colour (RC_CHARACTER (character)));
  rc_picture_set_file (RC_PICTURE (picture), rc_film_view_get_pictures (self->film), path,
                       THUMBNAIL_SIZE);
  row_say (row, *name != '\0' ? name : _ ("Unnamed"), subtitle);
}

static void
update_scene_row (RcLibrary *self, GtkWidget *row)
{
  RcNode          *scene = rc_library_row_node (row);
  guint            n = rc_node_get_n_children (scene, RC_TYPE_SHOT);
  const char      *setting = rc_node_get_string (scene, "setting");
  const char      *time = rc_node_get_string (scene, "time");
  g_autofree char *title = rc_scene_dup_short_title (RC_SCENE (scene));
  g_autofree char *counted = g_strdup_printf (ngettext ("%u shot", "%u shots", n), n);
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s%s%s", setting, *setting != '\0' ? " · " : "",
                                               time, *time != '\0' ? " · " : "", counted);
  g_autofree char *poster = NULL;

  for (guint i = 0; i < n && poster == NULL; i++)
    {
      RcTake *take = rc_shot_get_best_take (rc_node_get_child (scene, RC_TYPE_SHOT, i));

      if (take != NULL)
        poster = rc_session_dup_poster (rc_film_view_get_session (self->film), take);
    }
  if (poster == NULL && n > 0 &&
      !rc_picture_has_texture (g_object_get_data (G_OBJECT (row), "picture")))
    poster = rc_session_dup_shot_poster (rc_film_view_get_session (self->film),
                                         rc_node_get_child (scene, RC_TYPE_SHOT, 0));
  if (poster != NULL || n == 0)
    rc_picture_set_file (g_object_get_data (G_OBJECT (row), "picture"),
                         rc_film_view_get_pictures (self->film), poster, THUMBNAIL_SIZE);
  row_say (row, title, subtitle);
}

static GtkWidget *
create_character_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = row_new (item, rc_picture_new (34, 34));

  rc_library_edit_row (user_data, row, item);
  update_character_row (user_data, row);
  return row;
}

static GtkWidget *
create_scene_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = row_new (item, rc_picture_new (52, 30));

  rc_library_edit_row (user_data, row, item);
  update_scene_row (user_data, row);
  return row;
}

/* --- references: those of every owner -------------------------------------------------------- */

static void
collect_references (RcNode *owner, GPtrArray *found)
{
  for (guint i = 0; i < rc_node_get_n_children (owner, RC_TYPE_REFERENCE); i++)
    g_ptr_array_add (found, rc_node_get_child (owner, RC_TYPE_REFERENCE, i));
  for (guint i = 0; RC_IS_PROJECT (owner) && i < rc_node_get_n_children (owner, RC_TYPE_CHARACTER);
       i++)
    collect_references (rc_node_get_child (owner, RC_TYPE_CHARACTER, i), found);
  for (guint i = 0; RC_IS_PROJECT (owner) && i < rc_node_get_n_children (owner, RC_TYPE_SCENE); i++)
    collect_references (rc_node_get_child (owner, RC_TYPE_SCENE, i), found);
  for (guint i = 0; RC_IS_SCENE (owner) && i < rc_node_get_n_children (owner, RC_TYPE_SHOT); i++)
    collect_references (rc_node_get_child (owner, RC_TYPE_SHOT, i), found);
}

static void
update_references (RcLibrary *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char      *count = NULL;
  GtkFlowBoxChild      *child;
  gboolean              same = TRUE;

  collect_references (project_of (self), found);
  for (guint i = 0; same && i <= found->len; i++)
    {
      child = gtk_flow_box_get_child_at_index (self->references, (int)i);
      same = i < found->len
                 ? child != NULL && rc_library_row_node (child) == g_ptr_array_index (found, i)
                 : child == NULL;
    }
  if (same)
    return;
  while ((child = gtk_flow_box_get_child_at_index (self->references, 0)) != NULL)
    gtk_flow_box_remove (self->references, GTK_WIDGET (child));
  for (guint i = 0; i < found->len; i++)
    {
      RcNode          *reference = g_ptr_array_index (found, i);
      GtkWidget       *picture = rc_picture_new (52, 40);
      GtkWidget       *cell = gtk_flow_box_child_new ();
      g_autofree char *path = dup_media_path (self, reference);

      rc_picture_set_file (RC_PICTURE (picture), rc_film_view_get_pictures (self->film), path,
                           THUMBNAIL_SIZE);
      gtk_widget_set_tooltip_text (picture, rc_node_get_string (reference, "file"));
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (cell), picture);
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      rc_node_get_string (reference, "file"), -1);
      g_object_set_data_full (G_OBJECT (cell), "node", g_object_ref (reference), g_object_unref);
      rc_reference_slots_add_drag (cell, reference);
      rc_library_edit_row (self, cell, reference);
      gtk_flow_box_append (self->references, cell);
    }
  count = g_strdup_printf ("%u", found->len);
  gtk_label_set_label (self->n_references, count);
  gtk_widget_set_visible (self->no_references, found->len == 0);
}

/* --- all of it ----------------------------------------------------------------------------------
 */

static void
for_each_row (RcLibrary *self, GtkListBox *list, void (*func) (RcLibrary *self, GtkWidget *row))
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    func (self, GTK_WIDGET (row));
}

static void
mark_row (RcLibrary *self, GtkWidget *row)
{
  RcNode *node = rc_film_view_get_node (self->film);

  if (RC_IS_SHOT (node))
    node = rc_node_get_parent (node);
  if (rc_library_row_node (row) == node)
    gtk_widget_add_css_class (row, "current");
  else
    gtk_widget_remove_css_class (row, "current");
}

static void
on_node_changed (RcLibrary *self)
{
  for_each_row (self, self->cast, mark_row);
  for_each_row (self, self->scenes, mark_row);
}

static void
on_film_changed (RcLibrary *self)
{
  for_each_row (self, self->cast, update_character_row);
  for_each_row (self, self->scenes, update_scene_row);
  update_references (self);
  on_node_changed (self);
}

static gboolean
matches (RcLibrary *self, const char *text)
{
  g_autofree char *wanted =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, wanted) != NULL;
}

static void
filter_row (RcLibrary *self, GtkWidget *row)
{
  RcNode          *node = rc_library_row_node (row);
  g_autofree char *name = rc_node_dup_name (node);

  gtk_widget_set_visible (row, matches (self, name) ||
                                   (RC_IS_CHARACTER (node) &&
                                    matches (self, rc_node_get_string (node, "description"))));
}

static gboolean
filter_reference (GtkFlowBoxChild *child, gpointer user_data)
{
  return matches (user_data, rc_node_get_string (rc_library_row_node (child), "file"));
}

static void
on_search_changed (RcLibrary *self)
{
  for_each_row (self, self->cast, filter_row);
  for_each_row (self, self->scenes, filter_row);
  gtk_flow_box_invalidate_filter (self->references);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, RcLibrary *self)
{
  rc_film_view_select (self->film, rc_library_row_node (row));
}

/* A reference is looked at where it belongs. */
static void
on_reference_activated (GtkFlowBox *box, GtkFlowBoxChild *child, RcLibrary *self)
{
  RcNode *owner = rc_node_get_parent (rc_library_row_node (child));

  if (owner != NULL && !RC_IS_PROJECT (owner))
    rc_film_view_select (self->film, owner);
}

static void
add_node (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RcLibrary  *self = RC_LIBRARY (widget);
  GType       type = strcmp (action, "library.add-scene") == 0 ? RC_TYPE_SCENE : RC_TYPE_CHARACTER;
  RcDocument *document;
  GError     *error = NULL;
  RcNode     *node;

  if (self->film == NULL)
    return;
  document = rc_film_view_get_document (self->film);
  rc_document_begin (document, type == RC_TYPE_SCENE ? _ ("Add Scene") : _ ("Add Character"));
  node = rc_document_add (document, project_of (self), type, -1, &error);
  if (node != NULL && type == RC_TYPE_CHARACTER)
    {
      g_autofree char *name = g_strdup_printf (_ ("Character %u"), rc_node_get_index (node) + 1);

      rc_document_set_text (document, node, "name", name, 0, &error);
    }
  rc_document_end (document);
  if (node != NULL)
    rc_film_view_name (self->film, node);
  rc_film_view_report (widget, error);
}

static void
rc_library_dispose (GObject *object)
{
  RcLibrary *self = RC_LIBRARY (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->menu_node);
  g_clear_object (&self->film);
  G_OBJECT_CLASS (rc_library_parent_class)->dispose (object);
}

static void
rc_library_class_init (RcLibraryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_library_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/library.ui");
  gtk_widget_class_bind_template_child (widget_class, RcLibrary, scroller);
  gtk_widget_class_bind_template_child (widget_class, RcLibrary, search);
  gtk_widget_class_bind_template_child (widget_class, RcLibrary, cast);
  gtk_widget_class_bind_template_child (widget_class, RcLibrary, scenes);
  gtk_widget_class_bind_template_child (widget_class, RcLibrary, references);
  gtk_widget_class_bind_template_child (widget_class, RcLibrary, n_references);
  gtk_widget_class_bind_template_child (widget_class, RcLibrary, no_references);
  gtk_widget_class_bind_template_child (widget_class, RcLibrary, node_menu);
  gtk_widget_class_bind_template_child (widget_class, RcLibrary, reference_menu);
  gtk_widget_class_bind_template_child (widget_class, RcLibrary, menu);
  gtk_widget_class_install_action (widget_class, "library.add-character", NULL, add_node);
  gtk_widget_class_install_action (widget_class, "library.add-scene", NULL, add_node);
  rc_library_edit_class_init (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "library");
}

static void
rc_library_init (RcLibrary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->cast, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect (self->scenes, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect (self->references, "child-activated", G_CALLBACK (on_reference_activated), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search_changed), self);
  gtk_flow_box_set_filter_func (self->references, filter_reference, self, NULL);
  rc_library_edit_init (self);
}

/** @film: (nullable): what to show from now on */
void
rc_library_set_film (RcLibrary *self, RcFilmView *film)
{
  if (self->film != NULL)
    g_signal_handlers_disconnect_by_data (self->film, self);
  gtk_list_box_bind_model (self->cast, NULL, NULL, NULL, NULL);
  gtk_list_box_bind_model (self->scenes, NULL, NULL, NULL, NULL);
  g_set_object (&self->film, film);
  if (film == NULL)
    return;
  gtk_list_box_bind_model (self->cast, rc_node_get_children (project_of (self), RC_TYPE_CHARACTER),
                           create_character_row, self, NULL);
  gtk_list_box_bind_model (self->scenes, rc_node_get_children (project_of (self), RC_TYPE_SCENE),
                           create_scene_row, self, NULL);
  g_signal_connect_object (film, "changed", G_CALLBACK (on_film_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "notify::node", G_CALLBACK (on_node_changed), self,
                           G_CONNECT_SWAPPED);
  on_film_changed (self);
}

/** Puts the keyboard into the search. */
void
rc_library_find (RcLibrary *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
