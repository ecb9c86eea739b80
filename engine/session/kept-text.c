/* kept-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/kept-text.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <glib/gstdio.h>

static char *
path_of (RcSession *self, RcNode *node, const char *property)
{
  g_autofree char *name = g_strdup_printf ("%s.%s.txt", rc_node_get_id (node), property);

  return g_build_filename (rc_session_get_dir (self), "refused", name, NULL);
}

/**
 * rc_session_keep_text:
 * @property: of @node, whose value @text was to be
 * @text: (nullable): NULL: it fits now, or is no longer wanted
 *
 * Errors: of G_FILE_ERROR if the film's folder cannot be written
 */
gboolean
rc_session_keep_text (RcSession  *self,
                      RcNode     *node,
                      const char *property,
                      const char *text,
                      GError    **error)
{
  g_autofree char *path = path_of (self, node, property);
  g_autofree char *folder = g_path_get_dirname (path);

  if (text == NULL)
    {
      if (g_unlink (path) == 0)
        g_rmdir (folder);
      return TRUE;
    }
  if (g_mkdir_with_parents (folder, 0777) == 0 &&
      g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, NULL))
    return TRUE;
  g_set_error (
      error, G_FILE_ERROR, g_file_error_from_errno (errno),
      _ ("What was typed is not in the film and could not be kept in “%s”: copy it to a safe "
         "place, or make room there"),
      folder);
  return FALSE;
}

/** Returns: (transfer full) (nullable): the text that was kept last, NULL if there is none */
char *
rc_session_dup_kept_text (RcSession *self, RcNode *node, const char *property)
{
  g_autofree char *path = path_of (self, node, property);
  char            *text = NULL;
  gsize            length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  if (g_utf8_validate (text, length, NULL))
    return text;
  g_free (text);
  return NULL;
}
