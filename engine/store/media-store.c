/* media-store.c - references copied into the film, named by what is in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/store/store.h"

#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/store/file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LONGEST_ENDING 5

/* ".png" of "Mara.PNG"; nothing if it is no plain ending. */
static char *
dup_ending (const char *path)
{
  const char *dot = strrchr (path, '.');
  char       *ending;

  if (dot == NULL || strlen (dot) < 2 || strlen (dot) > LONGEST_ENDING + 1)
    return g_strdup ("");
  ending = g_ascii_strdown (dot, -1);
  for (const char *p = ending + 1; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      {
        g_free (ending);
        return g_strdup ("");
      }
  return ending;
}

/* A pipe or a device has no end and no content of its own. */
static gboolean
check_plain (const char *path, GError **error)
{
  struct stat info;

  if (stat (path, &info) != 0)
    {
      rc_file_set_error (error, errno, _ ("read"), path);
      return FALSE;
    }
  if (S_ISREG (info.st_mode) && info.st_size > 0)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               S_ISREG (info.st_mode)
                   ? _ ("“%s” is empty. Choose another file.")
                   : _ ("“%s” is not a file. Choose an image, a video or an audio file."),
               path);
  return FALSE;
}

static void
sync_file (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  (void)fsync (fd);
  close (fd);
}

static gboolean
copy_whole (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autofree char  *unique = g_uuid_string_random ();
  g_autofree char  *beside = g_strdup_printf ("%s.%s.part", to, unique);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (beside);

  if (!g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                    cancellable, NULL, NULL, error))
    {
      g_prefix_error (error, _ ("“%s” cannot be copied into the film: "), from);
      g_unlink (beside);
      return FALSE;
    }
  sync_file (beside);
  if (g_rename (beside, to) != 0)
    {
      rc_file_set_error (error, errno, _ ("write"), to);
      g_unlink (beside);
      return FALSE;
    }
  return TRUE;
}

char *
rc_store_import_media (const char *dir, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_build_filename (dir, "media", NULL);
  g_autofree char *ending = dup_ending (path);
  g_autofree char *hash = NULL;
  g_autofree char *name = NULL;
  g_autofree char *target = NULL;

  if (!check_plain (path, error))
    return NULL;
  hash = rc_hash_file (path, cancellable, error);
  if (hash == NULL)
    return NULL;
  name = g_strconcat (hash, ending, NULL);
  target = g_build_filename (folder, name, NULL);
  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&name);
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      rc_file_set_error (error, errno, _ ("make"), folder);
      return NULL;
    }
  if (!copy_whole (path, target, cancellable, error))
    return NULL;
  rc_file_sync_folder (folder);
  return g_steal_pointer (&name);
}

/**
 * rc_store_media_path:
 * @media: as rc_store_import_media() returned it
 *
 * A film from elsewhere may name any path there: only the last part of it counts.
 *
 * Returns: (transfer full): where that file lies in the film
 */
char *
rc_store_media_path (const char *dir, const char *media)
{
  g_autofree char *name = g_path_get_basename (media);

  return g_build_filename (dir, "media", strcmp (name, "..") != 0 ? name : ".", NULL);
}
