/* window-help.c - the manual, opened at the page about what one sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

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

/** Opens the manual in the browser. */
void
rc_window_show_help (RcWindow *self)
{
  g_autofree char  *path = dup_path (get_page (self));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char  *uri = g_file_get_uri (file);

  if (g_file_query_exists (file, NULL))
    {
      gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
      return;
    }
  rc_banner_say (self->banner, _ ("The manual is not there. Install Raccord again; “man raccord” "
                                  "and the window of keys (Ctrl+?) still help."));
}
