/* frame-spool.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/frame-spool.h"

#include "engine/base/error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <unistd.h>

/* Of all frames together that stay in memory. */
#define MOST_HELD (96 << 20)

struct _RcFrameSpool
{
  int           first, last;
  int           next;  /* to be taken */
  guint8       *there; /* [last - first + 1]: whether it was put */
  RcFrame     **held;  /* as many: NULL if it was not put, was taken, or lies in the file */
  gsize         bytes; /* of those that are held */
  int           file;  /* -1: none yet */
  int           width, height;
  RcFrameFormat format;
};

/** @first, @last: the frames that there will be, both included */
RcFrameSpool *
rc_frame_spool_new (int first, int last)
{
  RcFrameSpool *self = g_new0 (RcFrameSpool, 1);
  gsize         n = (gsize)(last - first + 1);

  self->first = self->next = first;
  self->last = last;
  self->there = g_new0 (guint8, n);
  self->held = g_new0 (RcFrame *, n);
  self->file = -1;
  return self;
}

void
rc_frame_spool_free (RcFrameSpool *self)
{
  for (int i = self->next; i <= self->last; i++)
    g_clear_pointer (&self->held[i - self->first], rc_frame_unref);
  if (self->file >= 0)
    close (self->file);
  g_free (self->held);
  g_free (self->there);
  g_free (self);
}

gboolean
rc_frame_spool_wants (const RcFrameSpool *self, int index)
{
  return index >= self->first && index <= self->last && !self->there[index - self->first];
}

int
rc_frame_spool_missing (const RcFrameSpool *self)
{
  int index = self->next;

  while (index <= self->last && self->there[index - self->first])
    index++;
  return index;
}

static gboolean
fail (GError **error)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _ ("Frames that wait for their turn cannot be kept in “%s”: %s"), g_get_tmp_dir (),
               g_strerror (code));
  return FALSE;
}

/* Of the file, which nobody else finds. */
static gboolean
open_file (RcFrameSpool *self, GError **error)
{
  g_autofree char *path = NULL;

  self->file = g_file_open_tmp ("raccord-frames-XXXXXX", &path, error);
  if (self->file < 0)
    return FALSE;
  g_unlink (path);
  return TRUE;
}

static gboolean
put_in_file (RcFrameSpool *self, int index, const RcFrame *frame, GError **error)
{
  gsize size = frame->stride * (gsize)frame->height, done = 0;

  if (self->file < 0 && !open_file (self, error))
    return FALSE;
  while (done < size)
    {
      gssize n = pwrite (self->file, frame->data + done, size - done,
                         (goffset)(index - self->first) * (goffset)size + (goffset)done);

      if (n < 0 && errno != EINTR)
        return fail (error);
      done += (gsize)MAX (n, 0);
    }
  return TRUE;
}

static RcFrame *
get_from_file (RcFrameSpool *self, int index, GError **error)
{
  g_autoptr (RcFrame) frame = rc_frame_new (self->width, self->height, self->format, error);
  gsize               size, done = 0;

  if (frame == NULL)
    return NULL;
  size = frame->stride * (gsize)frame->height;
  while (done < size)
    {
      gssize n = pread (self->file, frame->data + done, size - done,
                        (goffset)(index - self->first) * (goffset)size + (goffset)done);

      if (n == 0)
        errno = EIO;
      if (n == 0 || (n < 0 && errno != EINTR))
        {
          fail (error);
          return NULL;
        }
      done += (gsize)MAX (n, 0);
    }
  return g_steal_pointer (&frame);
}

/** Errors: those of the file that the frames are kept in, G_IO_ERROR_NO_SPACE above all */
gboolean
rc_frame_spool_put (RcFrameSpool *self, int index, RcFrame *frame, GError **error)
{
  gsize size = frame->stride * (gsize)frame->height;

  g_return_val_if_fail (rc_frame_spool_wants (self, index), FALSE);
  self->width = frame->width;
  self->height = frame->height;
  self->format = frame->format;
  if (index == self->next || self->bytes + size <= MOST_HELD)
    {
      self->held[index - self->first] = rc_frame_ref (frame);
      self->bytes += size;
    }
  else if (!put_in_file (self, index, frame, error))
    return FALSE;
  self->there[index - self->first] = TRUE;
  return TRUE;
}

RcFrame *
rc_frame_spool_next (RcFrameSpool *self, GError **error)
{
  int      at = self->next - self->first;
  RcFrame *frame;

  if (self->next > self->last || !self->there[at])
    return NULL;
  frame = g_steal_pointer (&self->held[at]);
  if (frame != NULL)
    self->bytes -= frame->stride * (gsize)frame->height;
  else
    frame = get_from_file (self, self->next, error);
  self->next += frame != NULL;
  return frame;
}
