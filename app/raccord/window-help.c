/* window-help.c - the manual, opened at the page about what one sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/renderer.h"
#include "app/raccord/window-private.h"
#include "engine/base/data.h"

#include <glib/gi18n.h>

/* The page about each view of the window; also the names of the files, without ".html". */
static const char *
get_page (RcWindow *self)
{
  if (self->session == NULL)
    return "index";
  return gtk_stack_get_visible_child_name (self->views);
}

/* Installed it is beside the data; in the source tree under docs/. */
static char *
dup_path (const char *page)
{
  g_autofree char *name = g_strconcat (page, ".html", NULL);
  g_autofree char *installed = g_build_filename ("manual", name, NULL);
  g_autofree char *source = g_build_filename ("..", "docs", "manual", name, NULL);
  char            *path = rc_data_path (installed);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  g_free (path);
  return rc_data_path (source);
}

typedef struct
{
  RcWindow *window; /* with a reference */
  char     *uri;
} Opening;

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening           *opening = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    {
      g_autoptr (GFile) file = g_file_new_for_uri (opening->uri);
      g_autofree char  *place = g_file_get_parse_name (file);
      /* Translators: %1$s is a file or an address, %2$s what is wrong */
      g_autofree char *message = g_strdup_printf (
          _ ("No program opens “%1$s”: %2$s. Install a web browser, or open it in one yourself."),
          place, error->message);

      /* The window may have been closed meanwhile. */
      if (opening->window->banner != NULL)
        rc_banner_say (opening->window->banner, message);
    }
  g_object_unref (opening->window);
  g_free (opening->uri);
  g_free (opening);
}

/** Opens what is at @uri in the program that is for it. */
void
rc_window_open_uri (RcWindow *self, const char *uri)
{
  g_autoptr (GAppLaunchContext) context =
      rc_renderer_launch_context_new (gtk_widget_get_display (GTK_WIDGET (self)));
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->uri = g_strdup (uri);
  g_app_info_launch_default_for_uri_async (uri, context, NULL, on_opened, opening);
}

/** Opens the manual in the browser. */
void
rc_window_show_help (RcWindow *self)
{
  g_autofree char  *path = dup_path (get_page (self));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char  *uri = g_file_get_uri (file);

  if (g_file_query_exists (file, NULL))
    {
      rc_window_open_uri (self, uri);
      return;
    }
  rc_banner_say (self->banner, _ ("The manual is not there. Install Raccord again; “man raccord” "
                                  "and the window of keys (Ctrl+?) still help."));
}
