/* preview-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/preview-job.h"

#include <gio/gio.h>

typedef struct
{
  const RcGenerator *generator;
  RcRequest         *request;
  char              *path;
  RcJob             *job;     /* while it runs */
  GCancellable      *enough;  /* stops the generator once there is a picture */
  RcFrame           *picture; /* the coarse one, or the frame itself if that came first */
} Preview;

static void
preview_free (gpointer data)
{
  Preview *self = data;

  rc_request_unref (self->request);
  g_clear_pointer (&self->picture, rc_frame_unref);
  g_clear_object (&self->enough);
  g_free (self->path);
  g_free (self);
}

static void
take_picture (Preview *self, int index, RcFrame *colour)
{
  if (self->picture != NULL)
    return;
  self->picture = rc_frame_ref (colour);
  rc_job_frame (self->job, index, colour);
  g_cancellable_cancel (self->enough);
}

static void
on_preview (RcOutput *output, int index, RcFrame *colour)
{
  take_picture (output->user_data, index, colour);
}

static gboolean
on_frame (RcOutput *output,
          int       index,
          RcFrame  *colour,
          RcFrame  *depth,
          RcFrame  *identity,
          GError  **error)
{
  take_picture (output->user_data, index, colour);
  return TRUE;
}

static void
cancel_other (GCancellable *cancellable, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* The cache may be missing, full or read-only: then the picture is only shown. */
static void
keep_picture (Preview *self)
{
  g_autofree char *dir = g_path_get_dirname (self->path);

  if (g_mkdir_with_parents (dir, 0777) == 0)
    (void)!rc_frame_save_png (self->picture, self->path, NULL);
}

static gpointer
preview_run (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  Preview              *self = data;
  const RcRequestShape *shape = rc_request_shape (self->request);
  int                   middle = shape->frames / 2;
  RcOutput              output = { .area = { 0, 0, shape->width, shape->height },
                                   .first = middle,
                                   .last = middle,
                                   .start = middle,
                                   .preview = on_preview,
                                   .frame = on_frame,
                                   .user_data = self };
  g_autoptr (GError)    stopped = NULL;
  gulong                handler;

  self->job = job;
  self->enough = g_cancellable_new ();
  handler = g_cancellable_connect (cancellable, G_CALLBACK (cancel_other), self->enough, NULL);
  /* That it was stopped as soon as there was a picture is no failure. */
  (void)!self->generator->render (self->generator, self->request, &output, self->enough, &stopped);
  g_cancellable_disconnect (cancellable, handler);
  if (self->picture == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&stopped));
      return NULL;
    }
  keep_picture (self);
  return g_strdup (self->path);
}

/**
 * rc_preview_job:
 * @generator: static
 * @request: (transfer none): of a whole shot, no region
 * @png_path: where the picture is kept
 *
 * The result is the path, to be freed with g_free().
 */
RcJobSpec
rc_preview_job (const RcGenerator *generator,
                RcRequest         *request,
                const char        *png_path,
                RcPriority         priority)
{
  Preview *self = g_new0 (Preview, 1);

  self->generator = generator;
  self->request = rc_request_ref (request);
  self->path = g_strdup (png_path);
  return (RcJobSpec){ .run = preview_run,
                      .data = self,
                      .data_free = preview_free,
                      .result_free = g_free,
                      .priority = priority };
}
