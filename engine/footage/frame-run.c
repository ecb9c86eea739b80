/* frame-run.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/footage/frame-run.h"

/**
 * rc_frame_run:
 * @video: (nullable): its frames; its last one, or @still, as long as there are no more
 * @first: frame of the take that the video begins at; what lies before the output is passed over
 * @func: is called with each frame of the output
 *
 * Polls @cancellable once a frame. Errors: those of the video's reader and of @func
 */
gboolean
rc_frame_run (RcVideoReader *video,
              RcFrame       *still,
              int            first,
              RcFrameRunFunc func,
              RcOutput      *output,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (RcFrame) frame = still != NULL ? rc_frame_ref (still) : NULL;
  gboolean            more = video != NULL;

  for (int index = first; index <= output->last; index++)
    {
      g_autoptr (GError) reason = NULL;
      RcFrame           *next = more ? rc_video_reader_next (video, cancellable, &reason) : NULL;

      if (reason != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      more = next != NULL;
      if (more)
        {
          g_clear_pointer (&frame, rc_frame_unref);
          frame = next;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          (index >= output->first && !func (output, index, frame, error)))
        return FALSE;
    }
  return TRUE;
}
