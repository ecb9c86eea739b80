/* reference-menu.c - what can be done with a reference in a slot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/references/reference-menu.h"

#include "ui/chooser.h"
#include "ui/film-text.h"
#include "ui/picture.h"
#include "ui/references/reference-player.h"

#include <glib/gi18n-lib.h>

/* Pixels of the picture in a popover. */
#define WIDTH  224
#define HEIGHT 126

/* What a popover is about; its buttons borrow it. */
typedef struct
{
  RcFilmView *film;
  RcNode     *reference;
  RcNode     *owner; /* whose slots it is shown in */
  GtkWidget  *popover;
} Menu;

static void
menu_free (Menu *menu)
{
  g_object_unref (menu->film);
  g_object_unref (menu->reference);
  g_object_unref (menu->owner);
  g_free (menu);
}

static void
finish (Menu *menu, GError *error)
{
  GtkWidget *popover = menu->popover;

  /* Before: closing may be the end of the menu. */
  rc_film_view_report (popover, error);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
on_role (GtkButton *button, Menu *menu)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GError         *error = NULL;

  g_value_init (&value, RC_TYPE_ROLE);
  g_value_set_enum (&value, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "role")));
  rc_document_set (rc_film_view_get_document (menu->film), menu->reference, "role", &value, 0,
                   &error);
  finish (menu, error);
}

static void
on_remove (GtkButton *button, Menu *menu)
{
  GError *error = NULL;

  if (rc_document_remove (rc_film_view_get_document (menu->film), menu->reference, &error))
    gtk_widget_activate_action (menu->popover, "win.tell-undo", "s",
                                _ ("The reference was removed"));
  finish (menu, error);
}

static void
on_own (GtkButton *button, Menu *menu)
{
  GError *error = NULL;

  (void)!rc_session_place_reference (rc_film_view_get_session (menu->film), menu->reference,
                                     menu->owner, NULL, &error);
  finish (menu, error);
}

static void
on_go (GtkButton *button, Menu *menu)
{
  g_autoptr (RcFilmView) film = g_object_ref (menu->film);
  g_autoptr (RcNode)     from = g_object_ref (rc_node_get_parent (menu->reference));

  finish (menu, NULL);
  rc_film_view_select (film, from);
}

/* --- a file that is missing --------------------------------------------------------------------
 */

static void
on_linked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  GError               *error = NULL;
  guint                 n = rc_session_relink_finish (RC_SESSION (source), result, &error);
  g_autofree char      *text = NULL;

  if (error != NULL)
    {
      rc_film_view_report (widget, error);
      return;
    }
  text = n > 0 ? g_strdup_printf (ngettext ("%u reference has its file again",
                                            "%u references have their files again", n),
                                  n)
               : g_strdup (_ ("None of the missing files lies in this folder. They are looked for "
                              "by their names."));
  gtk_widget_activate_action (widget, "win.tell", "s", text);
}

static void
on_response (GtkNativeDialog *dialog, int response, GtkWidget *root)
{
  RcNode     *reference = g_object_get_data (G_OBJECT (dialog), "reference");
  RcFilmView *film = g_object_get_data (G_OBJECT (dialog), "film");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char  *path = g_file_get_path (file);

      if (path != NULL)
        rc_session_relink_async (rc_film_view_get_session (film), reference, path, NULL, on_linked,
                                 g_object_ref (root));
    }
  g_object_unref (dialog);
}

static void
choose (Menu *menu, const char *title, GtkFileChooserAction action)
{
  GtkWidget            *root = GTK_WIDGET (gtk_widget_get_root (menu->popover));
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, GTK_WINDOW (root), action, _ ("_Choose"), NULL);

  g_object_set_data_full (G_OBJECT (dialog), "reference", g_object_ref (menu->reference),
                          g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "film", g_object_ref (menu->film), g_object_unref);
  rc_chooser_begin_in (dialog, G_USER_DIRECTORY_PICTURES);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), root, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_find_file (GtkButton *button, Menu *menu)
{
  choose (menu, _ ("Find the File Again"), GTK_FILE_CHOOSER_ACTION_OPEN);
  finish (menu, NULL);
}

static void
on_find_folder (GtkButton *button, Menu *menu)
{
  choose (menu, _ ("Find All Missing Files in a Folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER);
  finish (menu, NULL);
}

/* --- the popover --------------------------------------------------------------------------------
 */

static GtkWidget *
add_button (GtkWidget *box, const char *label, GCallback clicked, Menu *menu)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_signal_connect (button, "clicked", clicked, menu);
  gtk_box_append (GTK_BOX (box), button);
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
add_roles (GtkWidget *box, Menu *menu)
{
  RcSlot slot = (RcSlot)rc_node_get_enum (menu->reference, "slot");

  for (int role = 0; role <= RC_ROLE_PLATE; role++)
    if (role_fits ((RcRole)role, slot))
      {
        GtkWidget *choice =
            add_button (box, rc_role_label ((RcRole)role), G_CALLBACK (on_role), menu);

        g_object_set_data (G_OBJECT (choice), "role", GINT_TO_POINTER (role));
        if (rc_node_get_enum (menu->reference, "role") == role)
          gtk_widget_add_css_class (choice, "current");
      }
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_button (box, _ ("Remove"), G_CALLBACK (on_remove), menu);
}

static void
add_source (GtkWidget *box, Menu *menu)
{
  g_autofree char *from = rc_node_dup_name (rc_node_get_parent (menu->reference));
  /* Translators: a character or a scene */
  g_autofree char *go = g_strdup_printf (_ ("Go to %s"), from);

  add_button (box, go, G_CALLBACK (on_go), menu);
  add_button (box, _ ("Use it as the shot's own"), G_CALLBACK (on_own), menu);
}

/* What it looks like, or sounds like, with what plays it. */
static GtkWidget *
look_new (RcFilmView *film, RcNode *reference)
{
  GtkWidget *picture = rc_reference_picture_new (film, reference, WIDTH, HEIGHT);

  if (GTK_IS_IMAGE (picture))
    gtk_widget_set_size_request (picture, WIDTH, HEIGHT / 2);
  if (rc_node_get_enum (reference, "slot") == RC_SLOT_IMAGE ||
      rc_session_is_missing (rc_film_view_get_session (film), reference))
    return picture;
  return rc_reference_player_new (film, reference, picture, 2 * WIDTH);
}

/**
 * rc_reference_menu_new:
 * @owner: whose slots @reference is shown in; inherited if that is not where it belongs
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
rc_reference_menu_new (RcFilmView *film, RcNode *reference, RcNode *owner)
{
  GtkWidget       *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *about = rc_reference_dup_about (film, reference, owner);
  GtkWidget       *name = gtk_label_new (about);
  Menu            *menu = g_new0 (Menu, 1);

  menu->film = g_object_ref (film);
  menu->reference = g_object_ref (reference);
  menu->owner = g_object_ref (owner);
  menu->popover = popover;
  g_object_set_data_full (G_OBJECT (popover), "menu", menu, (GDestroyNotify)menu_free);
  gtk_widget_add_css_class (name, "about");
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 28);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_box_append (GTK_BOX (box), look_new (film, reference));
  gtk_box_append (GTK_BOX (box), name);
  if (rc_session_is_missing (rc_film_view_get_session (film), reference))
    {
      add_button (box, _ ("Find the file…"), G_CALLBACK (on_find_file), menu);
      add_button (box, _ ("Find all missing files in a folder…"), G_CALLBACK (on_find_folder),
                  menu);
    }
  if (rc_node_get_parent (reference) == owner)
    add_roles (box, menu);
  else
    add_source (box, menu);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

/** Returns: (transfer floating): its picture, or for sound an icon */
GtkWidget *
rc_reference_picture_new (RcFilmView *film, RcNode *reference, int width, int height)
{
  GtkWidget       *picture;
  g_autofree char *path = NULL;

  if (rc_session_is_missing (rc_film_view_get_session (film), reference))
    return gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  if (rc_node_get_enum (reference, "slot") == RC_SLOT_AUDIO)
    return gtk_image_new_from_icon_name ("audio-x-generic-symbolic");
  picture = rc_picture_new (width, height);
  path = rc_store_media_path (rc_session_get_dir (rc_film_view_get_session (film)),
                              rc_node_get_string (reference, "media"));
  rc_picture_set_file (RC_PICTURE (picture), rc_film_view_get_pictures (film), path, 2 * width);
  return picture;
}

/** Returns: (transfer full): "mara.png · Identity · from Mara", and that it is missing if it is */
char *
rc_reference_dup_about (RcFilmView *film, RcNode *reference, RcNode *owner)
{
  const char      *file = rc_node_get_string (reference, "file");
  const char      *role = rc_role_label ((RcRole)rc_node_get_enum (reference, "role"));
  g_autofree char *from = rc_node_dup_name (rc_node_get_parent (reference));

  if (rc_session_is_missing (rc_film_view_get_session (film), reference))
    return g_strdup_printf (_ ("%s · %s · the file is missing"), file, role);
  if (rc_node_get_parent (reference) == owner)
    return g_strdup_printf ("%s · %s", file, role);
  /* Translators: a file, what it is for, and the character or scene that it belongs to */
  return g_strdup_printf (_ ("%s · %s · from %s"), file, role, from);
}
