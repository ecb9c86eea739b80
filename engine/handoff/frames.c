/* frames.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/handoff/frames.h"

#include "engine/media/part.h"

#include <errno.h>

#include <glib/gstdio.h>

/* Errors in the words of every other file that cannot be written. */
static gboolean
save (const RcFrame *frame, const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (rc_frame_save_png (frame, path, &reason))
    return TRUE;
  if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    rc_part_set_errno (error, path, ENOSPC);
  else if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
           g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    rc_part_set_errno (error, path, EACCES);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * rc_handoff_frames:
 * @dir: made if it is missing; gets 0001.png, 0002.png, …, which replace older ones
 * @progress: (nullable): called on this thread after every frame, with 0 to 1
 *
 * Polls @cancellable at every frame; the files that are written by then stay.
 *
 * Errors: RC_ERROR_READ_ONLY, G_IO_ERROR_NO_SPACE, those of rc_take_stack_frame(),
 * G_IO_ERROR_CANCELLED
 *
 * Returns: how many frames were written, or -1 with @error set
 */
int
rc_handoff_frames (RcTakeStack      *stack,
                   const char       *dir,
                   RcHandoffProgress progress,
                   gpointer          user_data,
                   GCancellable     *cancellable,
                   GError          **error)
{
  int frames = rc_take_reader_frames (rc_take_stack_base (stack));

  if (g_mkdir_with_parents (dir, 0777) != 0)
    {
      rc_part_set_errno (error, dir, errno);
      return -1;
    }
  for (int i = 0; i < frames; i++)
    {
      g_autofree char    *name = g_strdup_printf ("%04d.png", i + 1);
      g_autofree char    *path = g_build_filename (dir, name, NULL);
      g_autoptr (RcFrame) frame = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      frame = rc_take_stack_frame (stack, i, error);
      if (frame == NULL || !save (frame, path, error))
        return -1;
      if (progress != NULL)
        progress ((double)(i + 1) / frames, user_data);
    }
  return frames;
}
