/* reference-slots.c - the slots of a shot, scene or character
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/reference-slots.h"

#include "ui/film-text.h"
#include "ui/picture.h"

#include <glib/gi18n-lib.h>

/* Pixels of a thumbnail's longer side, twice what is shown. */
#define THUMBNAIL_SIZE 128

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
  int                      slot = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "slot"));
  GtkFileChooserNative    *dialog = gtk_file_chooser_native_new (
         _ ("Add References"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
         GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ (names[slot]));
  gtk_file_filter_add_mime_type (filter, types[slot]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- a filled slot: its role, and away with it ---------------------------------------------------
 */

static void
on_role (GtkButton *button, RcReferenceSlots *self)
{
  RcNode         *reference = g_object_get_data (G_OBJECT (button), "reference");
  g_auto (GValue) value = G_VALUE_INIT;
  GError         *error = NULL;

  g_value_init (&value, RC_TYPE_ROLE);
  g_value_set_enum (&value, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "role")));
  rc_document_set (rc_film_view_get_document (self->film), reference, "role", &value, 0, &error);
  gtk_popover_popdown (
      GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER)));
  rc_film_view_report (GTK_WIDGET (self), error);
}

static void
on_remove (GtkButton *button, RcReferenceSlots *self)
{
  RcNode *reference = g_object_get_data (G_OBJECT (button), "reference");
  GError *error = NULL;

  if (rc_document_remove (rc_film_view_get_document (self->film), reference, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-undo", "s",
                                _ ("The reference was removed"));
  rc_film_view_report (GTK_WIDGET (self), error);
}

static GtkWidget *
menu_button (RcReferenceSlots *self, const char *label, RcNode *reference, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_object_set_data_full (G_OBJECT (button), "reference", g_object_ref (reference), g_object_unref);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

/* The roles that files of that kind can have. */
static gboolean
role_fits (RcRole role, RcSlot slot)
{
  switch (slot)
    {
    case RC_SLOT_AUDIO:
      return role == RC_ROLE_VOICE || role == RC_ROLE_MUSIC || role == RC_ROLE_AMBIENCE;
    case RC_SLOT_VIDEO:
      return role == RC_ROLE_MOTION || role == RC_ROLE_CAMERA || role == RC_ROLE_STYLE;
    case RC_SLOT_IMAGE:
    default:
      return role <= RC_ROLE_LAST_FRAME || role == RC_ROLE_PLATE;
    }
}

static void
create_popup (GtkMenuButton *button, gpointer user_data)
{
  RcReferenceSlots *self = user_data;
  RcNode           *reference = g_object_get_data (G_OBJECT (button), "reference");
  GtkWidget        *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget        *name = gtk_label_new (rc_node_get_string (reference, "file"));

  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 28);
  gtk_box_append (GTK_BOX (box), name);
  for (int role = 0; role <= RC_ROLE_PLATE; role++)
    if (role_fits (role, (RcSlot)rc_node_get_enum (reference, "slot")))
      {
        GtkWidget *choice =
            menu_button (self, rc_role_label (role), reference, G_CALLBACK (on_role));

        g_object_set_data (G_OBJECT (choice), "role", GINT_TO_POINTER (role));
        if (rc_node_get_enum (reference, "role") == role)
          gtk_widget_add_css_class (choice, "current");
        gtk_box_append (GTK_BOX (box), choice);
      }
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box),
                  menu_button (self, _ ("Remove"), reference, G_CALLBACK (on_remove)));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/* --- the slots
 * ------------------------------------------------------------------------------------ */

static GtkWidget *
picture_of (RcReferenceSlots *self, RcNode *reference)
{
  int        slot = rc_node_get_enum (reference, "slot");
  GtkWidget *picture;

  if (slot == RC_SLOT_AUDIO)
    return gtk_image_new_from_icon_name ("audio-x-generic-symbolic");
  picture = rc_picture_new (30, 30);
  {
    g_autofree char *path =
        rc_store_media_path (rc_session_get_dir (rc_film_view_get_session (self->film)),
                             rc_node_get_string (reference, "media"));

    rc_picture_set_file (RC_PICTURE (picture), rc_film_view_get_pictures (self->film), path,
                         THUMBNAIL_SIZE);
  }
  return picture;
}

static void
append_filled (RcReferenceSlots *self, GtkWidget *row, RcNode *reference)
{
  GtkWidget       *slot = gtk_menu_button_new ();
  g_autofree char *tip =
      g_strdup_printf ("%s · %s", rc_node_get_string (reference, "file"),
                       rc_role_label ((RcRole)rc_node_get_enum (reference, "role")));

  gtk_menu_button_set_child (GTK_MENU_BUTTON (slot), picture_of (self, reference));
  g_object_set_data_full (G_OBJECT (slot), "reference", g_object_ref (reference), g_object_unref);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (slot), create_popup, self, NULL);
  gtk_widget_set_tooltip_text (slot, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (slot), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_add_css_class (slot, "slot");
  gtk_box_append (GTK_BOX (row), slot);
}

static void
append_inherited (RcReferenceSlots *self, GtkWidget *row, RcNode *reference)
{
  GtkWidget       *slot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *from = rc_node_dup_name (rc_node_get_parent (reference));
  /* Translators: a file, what it is for, and the character or scene that it belongs to */
  g_autofree char *tip =
      g_strdup_printf (_ ("%s · %s · from %s"), rc_node_get_string (reference, "file"),
                       rc_role_label ((RcRole)rc_node_get_enum (reference, "role")), from);

  gtk_box_append (GTK_BOX (slot), picture_of (self, reference));
  gtk_widget_set_tooltip_text (slot, tip);
  gtk_widget_add_css_class (slot, "slot");
  gtk_widget_add_css_class (slot, "inherited");
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

  if (!RC_IS_SHOT (self->owner))
    return;
  mentions = rc_find_mentions (rc_session_get_project (rc_film_view_get_session (self->film)),
                               rc_node_get_string (self->owner, "prompt"));
  collect (rc_node_get_parent (self->owner), slot, found);
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
    append_inherited (self, row, g_ptr_array_index (inherited, i));
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
        g_string_append_printf (text, "%s:%d ", rc_node_get_id (g_ptr_array_index (found, i)),
                                rc_node_get_enum (g_ptr_array_index (found, i), "role"));
      g_string_append_printf (text, "| %p ", (void *)self->owner);
    }
  return g_string_free (text, FALSE);
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
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rc_reference_slots_init (RcReferenceSlots *self)
{
  GtkWidget     *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget     *heading = gtk_label_new (_ ("REFERENCES"));
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
  gtk_widget_set_tooltip_text (self->count, _ ("Images, videos and audio files in their slots"));
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    {
      self->rows[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->rows[i], "slot-row");
      gtk_widget_set_parent (self->rows[i], GTK_WIDGET (self));
    }
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
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
  g_autofree char *shown = NULL, *count = NULL;

  if (owner != self->owner)
    set_problem (self, NULL);
  g_set_object (&self->film, film);
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
  count =
      g_strdup_printf ("%u/%u · %u/%u · %u/%u", rc_node_count_slot (owner, RC_SLOT_IMAGE),
                       rc_slot_capacity (RC_SLOT_IMAGE), rc_node_count_slot (owner, RC_SLOT_VIDEO),
                       rc_slot_capacity (RC_SLOT_VIDEO), rc_node_count_slot (owner, RC_SLOT_AUDIO),
                       rc_slot_capacity (RC_SLOT_AUDIO));
  gtk_label_set_label (GTK_LABEL (self->count), count);
}
