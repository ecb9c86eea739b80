/* reference-slots.c - the slots of a shot, scene or character
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/references/reference-slots.h"

#include "ui/chooser.h"
#include "ui/clipboard-files.h"
#include "ui/drag-source.h"
#include "ui/film-text.h"
#include "ui/references/reference-menu.h"
#include "ui/tooltip.h"

#include <glib/gi18n-lib.h>

struct _RcReferenceSlots
{
  GtkWidget parent_instance;

  RcFilmView *film;  /* nullable */
  RcNode     *owner; /* nullable */
  char       *shown; /* what the slots were built from; another text: build them again */

  GtkWidget *count;
  GtkWidget *problem;
  GtkWidget *rows[2]; /* images; videos and sounds */
};

G_DEFINE_FINAL_TYPE (RcReferenceSlots, rc_reference_slots, GTK_TYPE_WIDGET)

static const char *const slot_icons[RC_N_SLOTS] = { "list-add-symbolic", "video-x-generic-symbolic",
                                                    "audio-x-generic-symbolic" };

static void
set_problem (RcReferenceSlots *self, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->problem), message != NULL ? message : "");
  gtk_widget_set_visible (self->problem, message != NULL);
}

/* --- adding: dropped or chosen -----------------------------------------------------------------
 */

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RcReferenceSlots) self = user_data;
  g_autoptr (GError)           error = NULL;

  if (rc_session_add_reference_finish (RC_SESSION (source), result, &error) == NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_problem (self, error->message);
}

/** @files: of GFile; each goes into a free slot of its kind, or the reason why not is shown */
void
rc_reference_slots_add_files (RcReferenceSlots *self, GSList *files)
{
  set_problem (self, NULL);
  for (GSList *l = files; l != NULL && self->owner != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        rc_session_add_reference_async (rc_film_view_get_session (self->film), self->owner, path,
                                        NULL, NULL, on_added, g_object_ref (self));
    }
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RcReferenceSlots *self)
{
  rc_reference_slots_add_files (self, g_value_get_boxed (value));
  return TRUE;
}

static void
on_response (GtkNativeDialog *dialog, int response, RcReferenceSlots *self)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  GSList                *list = NULL;

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    list = g_slist_append (list, g_list_model_get_item (files, i));
  rc_reference_slots_add_files (self, list);
  g_slist_free_full (list, g_object_unref);
  g_object_unref (dialog);
}

static void
on_choose (GtkButton *button, RcReferenceSlots *self)
{
  static const char *const types[RC_N_SLOTS] = { "image/*", "video/*", "audio/*" };
  static const char *const names[RC_N_SLOTS] = { N_ ("Images"), N_ ("Videos"), N_ ("Audio files") };
  static const GUserDirectory folders[RC_N_SLOTS] = { G_USER_DIRECTORY_PICTURES,
                                                      G_USER_DIRECTORY_VIDEOS,
                                                      G_USER_DIRECTORY_MUSIC };
  int                   slot = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "slot"));
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Add References"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ (names[slot]));
  gtk_file_filter_add_mime_type (filter, types[slot]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  rc_chooser_begin_in (dialog, folders[slot]);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- pasted --------------------------------------------------------------------------------------
 */

static void
on_pasted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RcReferenceSlots) self = user_data;
  g_autoptr (GError)           error = NULL;
  GSList *files = rc_clipboard_read_files_finish (GDK_CLIPBOARD (source), result, &error);

  if (error != NULL)
    set_problem (self, error->message);
  else
    rc_reference_slots_add_files (self, files);
  g_slist_free_full (files, g_object_unref);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcReferenceSlots *self = RC_REFERENCE_SLOTS (widget);
  GdkClipboard     *clipboard = gtk_widget_get_clipboard (widget);

  set_problem (self, NULL);
  if (self->owner == NULL)
    return;
  if (rc_clipboard_has_files (clipboard) || rc_clipboard_has_picture (clipboard))
    rc_clipboard_read_files_async (clipboard, on_pasted, g_object_ref (self));
  else
    set_problem (self, _ ("There is no picture and no file on the clipboard. Copy one first."));
}

/* --- dragged: between slots, and from the library
 * -------------------------------------------------
 */

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, RcNode *reference)
{
  return gdk_content_provider_new_typed (RC_TYPE_REFERENCE, reference);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, RcNode *reference)
{
  GtkWidget               *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (widget);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

/** Makes @widget, which shows @reference, something that can be dragged into slots. */
void
rc_reference_slots_add_drag (GtkWidget *widget, RcNode *reference)
{
  GtkDragSource *source = rc_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare), reference, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin), reference, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

static gboolean
place (RcReferenceSlots *self, const GValue *value, RcNode *before)
{
  g_autoptr (GError) error = NULL;

  set_problem (self, NULL);
  if (self->owner == NULL)
    return FALSE;
  if (!rc_session_place_reference (rc_film_view_get_session (self->film),
                                   g_value_get_object (value), self->owner, before, &error))
    set_problem (self, error->message);
  return TRUE;
}

static gboolean
on_drop_reference (GtkDropTarget    *target,
                   const GValue     *value,
                   double            x,
                   double            y,
                   RcReferenceSlots *self)
{
  GtkWidget *slot = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  return place (self, value, g_object_get_data (G_OBJECT (slot), "reference"));
}

static void
add_drop (RcReferenceSlots *self, GtkWidget *widget)
{
  GtkDropTarget *drop = gtk_drop_target_new (RC_TYPE_REFERENCE, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  g_signal_connect (drop, "drop", G_CALLBACK (on_drop_reference), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drop));
}

/* --- the slots
 * ------------------------------------------------------------------------------------ */

static gboolean
on_preview (GtkWidget        *slot,
            int               x,
            int               y,
            gboolean          keyboard,
            GtkTooltip       *tooltip,
            RcReferenceSlots *self)
{
  RcNode          *reference = g_object_get_data (G_OBJECT (slot), "reference");
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *about = NULL;

  if (self->owner == NULL || rc_node_get_parent (reference) == NULL)
    return FALSE;
  about = rc_reference_dup_about (self->film, reference, self->owner);
  gtk_box_append (GTK_BOX (box), rc_reference_picture_new (self->film, reference, 224, 126));
  gtk_box_append (GTK_BOX (box), gtk_label_new (about));
  gtk_tooltip_set_custom (tooltip, box);
  return TRUE;
}

static void
create_popup (GtkMenuButton *button, gpointer user_data)
{
  RcReferenceSlots *self = user_data;

  gtk_menu_button_set_popover (
      button, rc_reference_menu_new (self->film, g_object_get_data (G_OBJECT (button), "reference"),
                                     self->owner));
}

/* One that is inherited comes from somewhere else, and is paler. */
static void
append_filled (RcReferenceSlots *self, GtkWidget *row, RcNode *reference)
{
  GtkWidget       *slot = gtk_menu_button_new ();
  gboolean         own = rc_node_get_parent (reference) == self->owner;
  g_autofree char *about = rc_reference_dup_about (self->film, reference, self->owner);

  gtk_menu_button_set_child (GTK_MENU_BUTTON (slot),
                             rc_reference_picture_new (self->film, reference, 30, 30));
  g_object_set_data_full (G_OBJECT (slot), "reference", g_object_ref (reference), g_object_unref);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (slot), create_popup, self, NULL);
  gtk_widget_set_has_tooltip (slot, TRUE);
  g_signal_connect (slot, "query-tooltip", G_CALLBACK (on_preview), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (slot), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  gtk_widget_add_css_class (slot, "slot");
  if (!own)
    gtk_widget_add_css_class (slot, "inherited");
  if (rc_session_is_missing (rc_film_view_get_session (self->film), reference))
    gtk_widget_add_css_class (slot, "missing");
  rc_reference_slots_add_drag (slot, reference);
  if (own)
    add_drop (self, slot);
  gtk_box_append (GTK_BOX (row), slot);
}

static void
append_free (RcReferenceSlots *self, GtkWidget *row, int which)
{
  static const char *const tips[RC_N_SLOTS] = { N_ ("Add an image: drop a file here or click"),
                                                N_ ("Add a video: drop a file here or click"),
                                                N_ ("Add sound: drop a file here or click") };
  GtkWidget               *slot = gtk_button_new_from_icon_name (slot_icons[which]);

  g_object_set_data (G_OBJECT (slot), "slot", GINT_TO_POINTER (which));
  gtk_widget_set_tooltip_text (slot, _ (tips[which]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (slot), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (tips[which]), -1);
  gtk_widget_add_css_class (slot, "slot");
  gtk_widget_add_css_class (slot, "free");
  g_signal_connect (slot, "clicked", G_CALLBACK (on_choose), self);
  gtk_box_append (GTK_BOX (row), slot);
}

static void
collect (RcNode *owner, int slot, GPtrArray *found)
{
  for (guint i = 0; i < rc_node_get_n_children (owner, RC_TYPE_REFERENCE); i++)
    {
      RcNode *reference = rc_node_get_child (owner, RC_TYPE_REFERENCE, i);

      if (rc_node_get_enum (reference, "slot") == slot &&
          !g_ptr_array_find (found, reference, NULL))
        g_ptr_array_add (found, reference);
    }
}

static void
collect_inherited (RcReferenceSlots *self, int slot, GPtrArray *found)
{
  g_autoptr (GArray) mentions = NULL;
  RcNode            *shot = rc_node_get_ancestor (self->owner, RC_TYPE_SHOT);

  if (shot == NULL)
    return;
  if (shot != self->owner)
    collect (shot, slot, found);
  mentions = rc_find_mentions (rc_session_get_project (rc_film_view_get_session (self->film)),
                               rc_node_get_string (shot, "prompt"));
  collect (rc_node_get_parent (shot), slot, found);
  for (guint i = 0; i < mentions->len; i++)
    collect (RC_NODE (g_array_index (mentions, RcCastMention, i).character), slot, found);
}

static void
fill_row (RcReferenceSlots *self, GtkWidget *row, int slot)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new (), inherited = g_ptr_array_new ();
  guint                 capacity = rc_slot_capacity ((RcSlot)slot), n;

  collect (self->owner, slot, own);
  collect_inherited (self, slot, inherited);
  for (guint i = 0; i < own->len; i++)
    append_filled (self, row, g_ptr_array_index (own, i));
  n = own->len;
  for (guint i = 0; i < inherited->len && n + 1 < capacity; i++, n++)
    append_filled (self, row, g_ptr_array_index (inherited, i));
  for (; n < capacity; n++)
    append_free (self, row, slot);
}

static char *
dup_what_is_shown (RcReferenceSlots *self)
{
  GString *text = g_string_new (NULL);

  for (int slot = 0; slot < RC_N_SLOTS; slot++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new ();

      collect (self->owner, slot, found);
      collect_inherited (self, slot, found);
      for (guint i = 0; i < found->len; i++)
        g_string_append_printf (text, "%s:%d:%s:%d ", rc_node_get_id (g_ptr_array_index (found, i)),
                                rc_node_get_enum (g_ptr_array_index (found, i), "role"),
                                rc_node_get_string (g_ptr_array_index (found, i), "media"),
                                rc_session_is_missing (rc_film_view_get_session (self->film),
                                                       g_ptr_array_index (found, i)));
      g_string_append_printf (text, "| %p ", (void *)self->owner);
    }
  return g_string_free (text, FALSE);
}

/* How many there are, with those that are inherited, against what the generator takes. */
static void
show_count (RcReferenceSlots *self)
{
  const RcGenerator *generator = rc_film_view_get_generator (self->film);
  const guint        takes[RC_N_SLOTS] = { generator->abilities.images, generator->abilities.videos,
                                           generator->abilities.audios };
  GString           *text = g_string_new (NULL);
  gboolean           over = FALSE;
  g_autofree char   *tip = NULL;

  for (int slot = 0; slot < RC_N_SLOTS; slot++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new ();
      guint                 most = MIN (takes[slot], rc_slot_capacity ((RcSlot)slot));

      collect (self->owner, slot, found);
      collect_inherited (self, slot, found);
      over = over || found->len > most;
      g_string_append_printf (text, "%s%u/%u", slot > 0 ? " · " : "", found->len, most);
    }
  tip = g_strdup_printf (
      over ? _ ("More than the generator “%s” takes: the last ones are left out")
           : _ ("Images, videos and audio files, with those inherited, and how many the generator "
                "“%s” takes"),
      _ (generator->label));
  gtk_label_set_label (GTK_LABEL (self->count), text->str);
  rc_tooltip_set (self->count, tip);
  if (over)
    gtk_widget_add_css_class (self->count, "error");
  else
    gtk_widget_remove_css_class (self->count, "error");
  g_string_free (text, TRUE);
}

static void
on_generator (RcReferenceSlots *self)
{
  if (self->owner != NULL)
    show_count (self);
}

static void
follow (RcReferenceSlots *self, RcFilmView *film)
{
  if (self->film == film)
    return;
  if (self->film != NULL)
    g_signal_handlers_disconnect_by_data (self->film, self);
  g_set_object (&self->film, film);
  if (film != NULL)
    g_signal_connect_object (film, "notify::generator", G_CALLBACK (on_generator), self,
                             G_CONNECT_SWAPPED);
}

static void
rc_reference_slots_dispose (GObject *object)
{
  RcReferenceSlots *self = RC_REFERENCE_SLOTS (object);
  GtkWidget        *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->owner);
  g_clear_object (&self->film);
  G_OBJECT_CLASS (rc_reference_slots_parent_class)->dispose (object);
}

static void
rc_reference_slots_class_init (RcReferenceSlotsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_reference_slots_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "slots");
  gtk_widget_class_install_action (widget_class, "references.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "references.paste", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rc_reference_slots_init (RcReferenceSlots *self)
{
  GtkWidget     *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget     *heading = gtk_label_new (_ ("REFERENCES"));
  GtkWidget     *paste = gtk_button_new_from_icon_name ("edit-paste-symbolic");
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->count = gtk_label_new (NULL);
  self->problem = gtk_label_new (NULL);
  gtk_widget_add_css_class (head, "section");
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (self->count, "word-count");
  gtk_widget_add_css_class (self->problem, "problem");
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (paste), "references.paste");
  gtk_widget_set_tooltip_text (paste, _ ("Paste a picture or files from the clipboard (Ctrl+V)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (paste), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Paste a reference"), -1);
  gtk_widget_add_css_class (paste, "flat");
  gtk_widget_add_css_class (paste, "small");
  gtk_box_append (GTK_BOX (head), paste);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    {
      self->rows[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->rows[i], "slot-row");
      gtk_widget_set_parent (self->rows[i], GTK_WIDGET (self));
    }
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  add_drop (self, GTK_WIDGET (self));
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/** Returns: slots of nobody */
GtkWidget *
rc_reference_slots_new (void)
{
  return g_object_new (RC_TYPE_REFERENCE_SLOTS, NULL);
}

/** @owner: (nullable): whose slots to show; to be called again after the film changed */
void
rc_reference_slots_show (RcReferenceSlots *self, RcFilmView *film, RcNode *owner)
{
  g_autofree char *shown = NULL;

  if (owner != self->owner)
    set_problem (self, NULL);
  follow (self, film);
  g_set_object (&self->owner, owner);
  if (owner == NULL)
    return;
  shown = dup_what_is_shown (self);
  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    {
      GtkWidget *child;

      while ((child = gtk_widget_get_first_child (self->rows[i])) != NULL)
        gtk_box_remove (GTK_BOX (self->rows[i]), child);
    }
  fill_row (self, self->rows[0], RC_SLOT_IMAGE);
  fill_row (self, self->rows[1], RC_SLOT_VIDEO);
  fill_row (self, self->rows[1], RC_SLOT_AUDIO);
  show_count (self);
}
