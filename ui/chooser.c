/* chooser.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/chooser.h"

/* Kept by the window, so that each window goes on where it was. */
static char *
dup_key (GUserDirectory kind)
{
  return g_strdup_printf ("chooser-folder-%d", (int)kind);
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  GtkWindow        *window = gtk_native_dialog_get_transient_for (dialog);
  g_autofree char  *key = dup_key ((GUserDirectory)GPOINTER_TO_INT (user_data));
  g_autoptr (GFile) folder = gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && window != NULL && folder != NULL)
    g_object_set_data_full (G_OBJECT (window), key, g_object_ref (folder), g_object_unref);
}

/**
 * rc_chooser_begin_in:
 * @dialog: that is not shown yet; its window has to be set
 * @kind: what is chosen
 *
 * Where the last one of that kind was chosen in this window; at first the user's folder for it, or
 * their home.
 */
void
rc_chooser_begin_in (GtkFileChooserNative *dialog, GUserDirectory kind)
{
  GtkWindow        *window = gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (dialog));
  g_autofree char  *key = dup_key (kind);
  GFile            *last = window != NULL ? g_object_get_data (G_OBJECT (window), key) : NULL;
  const char       *usual = g_get_user_special_dir (kind);
  g_autoptr (GFile) folder = NULL;

  if (usual == NULL || !g_file_test (usual, G_FILE_TEST_IS_DIR))
    usual = g_get_home_dir ();
  folder = last != NULL ? g_object_ref (last) : g_file_new_for_path (usual);
  (void)!gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), GINT_TO_POINTER (kind));
}
