/* lock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/store/lock.h"

#include "engine/base/error.h"
#include "engine/store/file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static void
set_busy (GError **error, const char *dir, const char *path)
{
  g_autofree char *holder = NULL;
  g_autofree char *name = g_path_get_basename (dir);

  if (!g_file_get_contents (path, &holder, NULL, NULL) || *g_strstrip (holder) == '\0')
    {
      g_free (holder);
      holder = g_strdup (_ ("another program"));
    }
  g_set_error (error, RC_ERROR, RC_ERROR_BUSY,
               _ ("“%s” is already open (%s). Close it there, or open it for reading only."), name,
               holder);
}

/**
 * rc_lock_take:
 *
 * Errors: RC_ERROR_BUSY, naming who has it; those of G_IO_ERROR if the folder cannot be written
 *
 * Returns: a file descriptor to be given to rc_lock_release(), -1 on failure
 */
int
rc_lock_take (const char *dir, GError **error)
{
  g_autofree char *path = g_build_filename (dir, "lock", NULL);
  g_autofree char *holder = NULL;
  int              fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);

  if (fd < 0)
    {
      rc_file_set_error (error, errno, _ ("write"), path);
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno == EWOULDBLOCK)
        set_busy (error, dir, path);
      else
        rc_file_set_error (error, errno, _ ("lock"), path);
      close (fd);
      return -1;
    }
  /* Only for the message that the next one gets: if it cannot be written, the lock holds all the
   * same. */
  holder = g_strdup_printf ("%s, process %d on %s\n",
                            g_get_prgname () != NULL ? g_get_prgname () : "raccord", (int)getpid (),
                            g_get_host_name ());
  if (ftruncate (fd, 0) == 0)
    (void)!rc_file_write_all (fd, holder, strlen (holder));
  return fd;
}

void
rc_lock_release (int fd)
{
  if (fd < 0)
    return;
  (void)!ftruncate (fd, 0);
  close (fd);
}
