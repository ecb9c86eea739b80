/* file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/store/file.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/**
 * rc_file_set_error:
 * @doing: "write", "read", …: a verb, translated
 *
 * Errors: G_IO_ERROR by @saved_errno; a full disk says so and what to do
 */
void
rc_file_set_error (GError **error, int saved_errno, const char *doing, const char *path)
{
  if (saved_errno == ENOSPC || saved_errno == EDQUOT || saved_errno == EFBIG)
    g_set_error (
        error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
        _ ("The disk is full: cannot %s “%s”. Free some space and try again; nothing is lost."),
        doing, path);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), _ ("Cannot %s “%s”: %s."),
                 doing, path, g_strerror (saved_errno));
}

/** Returns: whether all bytes were written; errno says why not */
gboolean
rc_file_write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      bytes += n;
      length -= (gsize)n;
    }
  return TRUE;
}

/** Makes the names in @folder last through a power cut; where that is not possible, nothing
 * happens. */
void
rc_file_sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  (void)fsync (fd);
  close (fd);
}

/**
 * rc_file_write_whole:
 *
 * Writes beside @path, syncs, and renames: whoever reads @path finds the old or the new content,
 * whole. Errors: those of G_IO_ERROR, naming @path; then the old content stands and nothing is left
 * beside it
 */
gboolean
rc_file_write_whole (const char *path, const char *text, gsize length, GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".part", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = g_open (beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  int              problem = 0;

  if (fd < 0)
    {
      rc_file_set_error (error, errno, _ ("write"), path);
      return FALSE;
    }
  if (!rc_file_write_all (fd, text, length) || fsync (fd) != 0)
    problem = errno;
  if (close (fd) != 0 && problem == 0)
    problem = errno;
  if (problem == 0 && g_rename (beside, path) != 0)
    problem = errno;
  if (problem != 0)
    {
      g_unlink (beside);
      rc_file_set_error (error, problem, _ ("write"), path);
      return FALSE;
    }
  rc_file_sync_folder (folder);
  return TRUE;
}

/** Returns: (transfer full): "PATH.SUFFIX-1", or the next number for which there is no file */
char *
rc_file_free_name (const char *path, const char *suffix)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%s-%u", path, suffix, n);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

/**
 * rc_file_set_aside:
 * @aside: (out) (transfer full): the new name, "journal.damaged-1", without the folder
 *
 * Errors: those of G_IO_ERROR
 */
gboolean
rc_file_set_aside (const char *path, char **aside, GError **error)
{
  g_autofree char *name = rc_file_free_name (path, "damaged");

  if (g_rename (path, name) != 0)
    {
      rc_file_set_error (error, errno, _ ("set aside"), path);
      return FALSE;
    }
  *aside = g_path_get_basename (name);
  return TRUE;
}
