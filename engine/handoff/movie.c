/* movie.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/handoff/movie.h"

#include "engine/base/error.h"
#include "engine/handoff/slate.h"
#include "engine/render/take-stack.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  const RcCut      *cut;
  RcMovieWriter    *writer;
  gint64            done, total; /* frames */
  RcHandoffProgress progress;    /* nullable */
  gpointer          user_data;
  GCancellable     *cancellable;
} Export;

/* Returns: (transfer full) (nullable): @frame in the movie's size, with bars if its shape differs
 */
static RcFrame *
fit (RcFrame *frame, int width, int height, GError **error)
{
  double              scale = MIN ((double)width / frame->width, (double)height / frame->height);
  int                 w = CLAMP ((int)(frame->width * scale + 0.5), 1, width);
  int                 h = CLAMP ((int)(frame->height * scale + 0.5), 1, height);
  int                 x = (width - w) / 2, y = (height - h) / 2;
  g_autoptr (RcFrame) scaled = NULL;
  RcFrame            *fitted;

  if (frame->width == width && frame->height == height)
    return rc_frame_ref (frame);
  scaled = rc_frame_scale (frame, w, h, error);
  fitted = scaled != NULL ? rc_frame_new (width, height, RC_FRAME_BGRA8, error) : NULL;
  if (fitted == NULL)
    return NULL;
  for (gsize i = 3; i < fitted->stride * (gsize)height; i += 4)
    fitted->data[i] = 255;
  for (int row = 0; row < h; row++)
    memcpy (fitted->data + (gsize)(y + row) * fitted->stride + (gsize)x * 4,
            scaled->data + (gsize)row * scaled->stride, scaled->stride);
  return fitted;
}

static gboolean
write_frame (Export *self, RcFrame *frame, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !rc_movie_writer_add (self->writer, frame, error))
    return FALSE;
  self->done++;
  if (self->progress != NULL)
    self->progress ((double)self->done / (double)self->total, self->user_data);
  return TRUE;
}

static gboolean
write_slate (Export *self, const RcCutEntry *entry, GError **error)
{
  const RcSlate       about = { .label = entry->label,
                                .prompt = entry->prompt,
                                .cast = self->cut->cast,
                                .picture = entry->picture,
                                .seconds = entry->frames / rc_rational_to_double (self->cut->rate) };
  g_autoptr (RcFrame) slate = rc_handoff_slate (&about, self->cut->width, self->cut->height, error);

  if (slate == NULL)
    return FALSE;
  for (int i = 0; i < entry->frames; i++)
    if (!write_frame (self, slate, error))
      return FALSE;
  return TRUE;
}

/* The frame of the take that is seen at frame @index of the movie: the rates may differ. */
static int
take_frame (const RcCut *cut, RcTakeReader *reader, int index)
{
  RcRational from = cut->rate, to = rc_take_reader_rate (reader);
  gint64     at = (gint64)index * (to.num * from.den) / (to.den * from.num);

  return (int)MIN (at, rc_take_reader_frames (reader) - 1);
}

static gboolean
write_take (Export *self, const RcCutEntry *entry, GError **error)
{
  const RcCut            *cut = self->cut;
  g_autoptr (RcTakeStack) stack =
      rc_take_stack_new (cut->project_dir, entry->base, entry->layers, entry->n_layers, error);
  g_autoptr (RcFrame) fitted = NULL;
  int                 shown = -1;

  if (stack == NULL)
    return FALSE;
  for (int i = 0; i < entry->frames; i++)
    {
      int index = take_frame (cut, rc_take_stack_base (stack), entry->first + i);

      if (index != shown)
        {
          g_autoptr (RcFrame) frame = rc_take_stack_frame (stack, index, error);

          g_clear_pointer (&fitted, rc_frame_unref);
          if (frame != NULL)
            fitted = fit (frame, cut->width, cut->height, error);
          if (fitted == NULL)
            return FALSE;
          shown = index;
        }
      if (!write_frame (self, fitted, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_entries (Export *self, GError **error)
{
  for (guint i = 0; i < self->cut->n_entries; i++)
    {
      const RcCutEntry *entry = &self->cut->entries[i];
      gboolean          done =
          entry->base != NULL ? write_take (self, entry, error) : write_slate (self, entry, error);

      if (done)
        continue;
      if (error != NULL && (*error)->domain == RC_ERROR)
        g_prefix_error (error, _ ("Shot %s: "), entry->label);
      return FALSE;
    }
  return rc_movie_writer_finish (self->writer, error);
}

/**
 * rc_handoff_movie:
 * @path: the MP4; replaced when the new one is whole
 * @progress: (nullable): called on this thread after every frame, with 0 to 1
 *
 * Polls @cancellable at every frame. After an error there is no new file.
 *
 * Errors: RC_ERROR_INVALID if there is nothing to show; those of rc_movie_writer_new(),
 * rc_take_stack_new() and rc_take_stack_frame(), naming the shot; G_IO_ERROR_CANCELLED
 */
gboolean
rc_handoff_movie (const RcCut      *cut,
                  const char       *path,
                  RcHandoffProgress progress,
                  gpointer          user_data,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_autoptr (RcMovieWriter) writer = NULL;
  Export                    self = { .cut = cut, .progress = progress, .user_data = user_data };
  GError                   *reason = NULL;

  for (guint i = 0; i < cut->n_entries; i++)
    self.total += MAX (0, cut->entries[i].frames);
  if (self.total == 0)
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_INVALID,
                           _ ("The cut is empty: there is no shot to make a movie of. "
                              "Import a script or add a shot first."));
      return FALSE;
    }
  writer = rc_movie_writer_new (path, cut->width, cut->height, cut->rate, cut->sounds,
                                cut->n_sounds, error);
  if (writer == NULL)
    return FALSE;
  self.writer = writer;
  self.cancellable = cancellable;
  if (write_entries (&self, &reason))
    return TRUE;
  g_propagate_error (error, reason);
  return FALSE;
}
