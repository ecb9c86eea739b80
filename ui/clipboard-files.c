/* clipboard-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/clipboard-files.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/** Returns: whether files were copied */
gboolean
rc_clipboard_has_files (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
         gdk_content_formats_contain_mime_type (formats, "text/uri-list");
}

/** Returns: whether a picture was copied, that is no file */
gboolean
rc_clipboard_has_picture (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE) ||
         gdk_content_formats_contain_mime_type (formats, "image/png");
}

static void
files_free (gpointer data)
{
  g_slist_free_full (data, g_object_unref);
}

/* On a thread of its own: a large picture takes a while to write. */
static void
write_picture (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError          *error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("raccord-XXXXXX", &error);
  g_autofree char *path = dir != NULL ? g_build_filename (dir, "pasted.png", NULL) : NULL;

  if (path == NULL)
    g_task_return_error (task, error);
  else if (!gdk_texture_save_to_png (data, path))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                             _ ("The picture on the clipboard cannot be written to %s."), path);
  else
    g_task_return_pointer (task, g_slist_prepend (NULL, g_file_new_for_path (path)), files_free);
}

static void
on_picture (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;
  GdkTexture *picture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);

  if (picture == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, picture, g_object_unref);
  g_task_run_in_thread (task, write_picture);
}

static gpointer
copy_file (gconstpointer file, gpointer user_data)
{
  return g_object_ref ((gpointer)file);
}

static void
on_files (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;
  const GValue *files = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (files == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_slist_copy_deep (g_value_get_boxed (files), copy_file, NULL),
                           files_free);
}

/** Reads what rc_clipboard_has_files() or rc_clipboard_has_picture() said is there. A picture
 * becomes a file in a folder of its own among the temporary ones. */
void
rc_clipboard_read_files_async (GdkClipboard       *clipboard,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask *task = g_task_new (clipboard, NULL, callback, user_data);

  g_task_set_source_tag (task, rc_clipboard_read_files_async);
  if (rc_clipboard_has_files (clipboard))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    on_files, task);
  else
    gdk_clipboard_read_texture_async (clipboard, NULL, on_picture, task);
}

/** Returns: (transfer full) (element-type GFile): the files; NULL with @error if there are none */
GSList *
rc_clipboard_read_files_finish (GdkClipboard *clipboard, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
