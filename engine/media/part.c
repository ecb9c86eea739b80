/* part.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/part.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* A folder this young may belong to a writer that has not locked it yet. */
#define YOUNG_SECONDS 60

struct _RcPart
{
  char *folder; /* where it will lie */
  char *name;   /* what it will be called */
  char *dir;    /* where it is written; NULL once it is in its place */
  int   lock;   /* open on dir and locked while the writer lives */
};

/** Sets the error for @code, from errno, that writing @path ended with. */
void
rc_part_set_errno (GError **error, const char *path, int code)
{
  if (code == ENOSPC || code == EFBIG || code == EDQUOT)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                 _ ("The disk is full: “%s” could not be written. Free some space and try again."),
                 path);
  else if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (error, RC_ERROR, RC_ERROR_READ_ONLY,
                 _ ("“%s” could not be written: the folder is read-only. "
                    "Change its permissions, or choose another folder."),
                 path);
  else
    g_set_error (error, G_IO_ERROR, (int)g_io_error_from_errno (code),
                 _ ("“%s” could not be written: %s. Choose another folder."), path,
                 g_strerror (code));
}

static void
remove_folder (const char *dir)
{
  g_autoptr (GDir) listing = g_dir_open (dir, 0, NULL);
  const char      *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      if (g_unlink (path) != 0 && g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
    }
  g_rmdir (dir);
}

/* Removes what writers that died have left: parts that are old and that nobody has locked. */
static void
remove_stale (const char *folder)
{
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *path = NULL;
      struct stat      about;
      int              lock;

      if (name[0] != '.' || strstr (name, ".part-") == NULL)
        continue;
      path = g_build_filename (folder, name, NULL);
      lock = open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      if (lock < 0)
        continue;
      if (fstat (lock, &about) == 0 && time (NULL) - about.st_mtime > YOUNG_SECONDS &&
          flock (lock, LOCK_EX | LOCK_NB) == 0)
        remove_folder (path);
      close (lock);
    }
}

/**
 * rc_part_new:
 * @folder: made if it is missing
 * @name: what the whole will be called in it
 *
 * Errors: RC_ERROR_READ_ONLY, G_IO_ERROR_NO_SPACE, other G_IO_ERROR
 *
 * Returns: (transfer full) (nullable)
 */
RcPart *
rc_part_new (const char *folder, const char *name, GError **error)
{
  g_autofree char *hidden = g_strdup_printf (".%s.part-XXXXXX", name);
  g_autofree char *dir = g_build_filename (folder, hidden, NULL);
  RcPart          *self;

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      rc_part_set_errno (error, folder, errno);
      return NULL;
    }
  remove_stale (folder);
  if (g_mkdtemp_full (dir, 0777) == NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      rc_part_set_errno (error, path, errno);
      return NULL;
    }
  self = g_new0 (RcPart, 1);
  self->folder = g_strdup (folder);
  self->name = g_strdup (name);
  self->dir = g_steal_pointer (&dir);
  self->lock = open (self->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->lock >= 0)
    flock (self->lock, LOCK_EX | LOCK_NB);
  return self;
}

/* Removes what was not finished. */
void
rc_part_free (RcPart *self)
{
  if (self->dir != NULL)
    remove_folder (self->dir);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->dir);
  g_free (self->folder);
  g_free (self->name);
  g_free (self);
}

/** Returns: (transfer none): the folder to write into */
const char *
rc_part_dir (const RcPart *self)
{
  return self->dir;
}

/** Writes the file @name into the part. */
gboolean
rc_part_write (RcPart *self, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  gsize            length = strlen (text);
  int              file = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  int              code = file < 0 ? errno : 0;

  for (gsize done = 0; code == 0 && done < length;)
    {
      gssize n = write (file, text + done, length - done);

      if (n >= 0)
        done += (gsize)n;
      else if (errno != EINTR)
        code = errno;
    }
  if (file >= 0 && close (file) != 0 && code == 0)
    code = errno;
  if (code != 0)
    rc_part_set_errno (error, path, code);
  return code == 0;
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int file = open (path, flags | O_RDONLY | O_CLOEXEC);
  int code = file < 0 || fsync (file) != 0 ? errno : 0;

  if (file >= 0)
    close (file);
  /* Some file systems do not sync folders: their renames are in order all the same. */
  if (code == 0 || ((flags & O_DIRECTORY) != 0 && code == EINVAL))
    return TRUE;
  rc_part_set_errno (error, path, code);
  return FALSE;
}

static gboolean
sync_all (RcPart *self, GError **error)
{
  g_autoptr (GDir) listing = g_dir_open (self->dir, 0, error);
  const char      *name;

  if (listing == NULL)
    return FALSE;
  while ((name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->dir, name, NULL);

      if (!sync_path (path, 0, error))
        return FALSE;
    }
  return sync_path (self->dir, O_DIRECTORY, error);
}

/* Puts a folder that is in the way under a hidden name, and this one into its place. */
static gboolean
replace_folder (RcPart *self, const char *path)
{
  g_autofree char *hidden = g_strdup_printf (".%s.part-XXXXXX", self->name);
  g_autofree char *aside = g_build_filename (self->folder, hidden, NULL);
  gboolean         done;

  if (g_mkdtemp (aside) == NULL)
    return FALSE;
  done = g_rename (path, aside) == 0 && g_rename (self->dir, path) == 0;
  remove_folder (aside);
  return done;
}

/**
 * rc_part_finish:
 * @witness: the file that a whole folder has
 *
 * Syncs the part and puts it into its place. If another writer was first there, and its folder is
 * whole, that one stays and this one is removed; one that is not whole is replaced.
 */
gboolean
rc_part_finish (RcPart *self, const char *witness, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, self->name, NULL);
  g_autofree char *proof = g_build_filename (path, witness, NULL);

  if (!sync_all (self, error))
    return FALSE;
  if (g_rename (self->dir, path) != 0)
    {
      int code = errno;

      if (code != ENOTEMPTY && code != EEXIST)
        {
          rc_part_set_errno (error, path, code);
          return FALSE;
        }
      if (g_file_test (proof, G_FILE_TEST_IS_REGULAR))
        return TRUE; /* free removes ours */
      if (!replace_folder (self, path))
        {
          rc_part_set_errno (error, path, errno);
          return FALSE;
        }
    }
  g_clear_pointer (&self->dir, g_free);
  return sync_path (self->folder, O_DIRECTORY, error);
}

/**
 * rc_part_finish_file:
 * @name: the one file in the part that counts
 *
 * Syncs that file and puts it into the whole's place, over an older one. The rest is removed.
 */
gboolean
rc_part_finish_file (RcPart *self, const char *name, GError **error)
{
  g_autofree char *from = g_build_filename (self->dir, name, NULL);
  g_autofree char *to = g_build_filename (self->folder, self->name, NULL);

  if (!sync_path (from, 0, error))
    return FALSE;
  if (g_rename (from, to) != 0)
    {
      rc_part_set_errno (error, to, errno);
      return FALSE;
    }
  return sync_path (self->folder, O_DIRECTORY, error);
}
