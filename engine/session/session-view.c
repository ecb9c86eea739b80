/* session-view.c - one frame at once, for a hand that directs, and what the hand has set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/session-private.h"

#include "engine/base/error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  const RcGenerator *generator;
  RcRequest         *request;
  int                frame;
} ViewWork;

static void
view_work_free (gpointer data)
{
  ViewWork *work = data;

  rc_request_unref (work->request);
  g_free (work);
}

static gpointer
view_run (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  ViewWork *work = data;

  return work->generator->view (work->generator, work->request, work->frame, error);
}

/** Returns: whether the film's generator can be directed by hand */
gboolean
rc_session_can_view (RcSession *self)
{
  return self->generators[0]->view != NULL;
}

/**
 * rc_session_view:
 * @by_hand: (nullable): hand-set values instead of the shot's own, engine/script/hand-set.h
 * @frame: of the shot
 * @lines: height of the picture, pixels
 *
 * Draws that frame before anything else, and nothing is kept. A view that was asked for and has not
 * begun is dropped for this one: of the two only this one is told. If all jobs are cancelled it is
 * told with G_IO_ERROR_CANCELLED. Errors: as rc_session_freeze();
 * RC_ERROR_UNSUPPORTED
 */
gboolean
rc_session_view (RcSession   *self,
                 RcShot      *shot,
                 const cJSON *by_hand,
                 int          frame,
                 int          lines,
                 GError     **error)
{
  const RcGenerator    *generator = self->generators[0];
  RcRenderOptions       options = { .seed = -1, .unlabelled = TRUE };
  g_autoptr (RcRequest) request = NULL;
  ViewWork             *work;

  if (generator->view == NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
                   _ ("%s cannot be directed by hand; only a sketch can."), generator->label);
      return FALSE;
    }
  rc_project_frame_size (rc_session_get_project (self), lines, &options.width, &options.height);
  request = by_hand != NULL ? rc_session_freeze_by_hand (self, shot, by_hand, &options, error)
                            : rc_session_freeze (self, shot, &options, error);
  if (request == NULL)
    return FALSE;
  if (self->view_job != 0)
    rc_queue_cancel (self->queue, self->view_job);
  if (self->automatic)
    rc_session_make_way (self);
  work = g_new0 (ViewWork, 1);
  work->generator = generator;
  work->request = g_steal_pointer (&request);
  work->frame = frame;
  g_set_object (&self->viewed, RC_NODE (shot));
  self->view_job =
      rc_queue_submit (self->queue, &(RcJobSpec){ .run = view_run,
                                                  .data = work,
                                                  .data_free = view_work_free,
                                                  .result_free = (GDestroyNotify)rc_view_unref,
                                                  .priority = RC_PRIORITY_NOW });
  return TRUE;
}

/** What the engine says of a job that is no job of the list. */
void
rc_session_view_event (RcSession *self, RcEvent *event)
{
  g_autoptr (RcNode) shot = NULL;
  g_autoptr (GError) stopped = NULL;

  if (event->job_id != self->view_job ||
      (event->kind != RC_EVENT_DONE && event->kind != RC_EVENT_FAILED &&
       event->kind != RC_EVENT_CANCELLED))
    return;
  self->view_job = 0;
  shot = g_steal_pointer (&self->viewed);
  /* Who waits for it would wait for good. */
  if (event->kind == RC_EVENT_CANCELLED)
    stopped = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, g_strerror (ECANCELED));
  g_signal_emit_by_name (self, "view", shot, event->kind == RC_EVENT_DONE ? event->result : NULL,
                         stopped != NULL ? stopped : event->error);
}

/**
 * rc_session_set_by_hand:
 * @by_hand: all hand-set values of the shot from now on; an empty object: none
 * @name: of the step, for people: "Move Mara"
 *
 * Errors: as rc_session_stage(), if the values make no staging: then nothing has changed; those of
 * rc_document_set_json()
 */
gboolean
rc_session_set_by_hand (RcSession   *self,
                        RcShot      *shot,
                        const cJSON *by_hand,
                        const char  *name,
                        GError     **error)
{
  RcDocument           *document = rc_session_get_document (self);
  g_autoptr (RcJson)    json = rc_json_new_take (cJSON_Duplicate (by_hand, TRUE));
  const RcRenderOptions options = { .seed = -1 };
  g_autoptr (RcRequest) request = rc_session_freeze_by_hand (self, shot, by_hand, &options, error);

  if (request == NULL)
    return FALSE;
  rc_document_begin (document, name);
  if (!rc_document_set_json (document, RC_NODE (shot), "staging",
                             by_hand->child != NULL ? json : NULL, 0, error))
    {
      rc_document_cancel (document);
      return FALSE;
    }
  rc_document_end (document);
  return TRUE;
}
