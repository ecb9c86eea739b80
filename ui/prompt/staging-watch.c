/* staging-watch.c - the staging of a shot, kept up to date without holding up the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/staging-watch.h"

#include <string.h>

enum
{
  SHORT = 1200, /* bytes of the shot's and the scene's prompt that are read within a few ms */
  PAUSE = 120,  /* milliseconds that the keyboard rests before a longer one is read */
};

struct _RcStagingWatch
{
  RcStagingFunc func;
  gpointer      user_data;
  RcSession    *session; /* nullable */
  RcShot       *shot;    /* nullable */
  RcStaging    *staging; /* nullable: the last one, of @shot */
  GCancellable *reading; /* nullable: a thread is at it */
  guint         pause;   /* source */
};

static void
tell (RcStagingWatch *self, RcStaging *staging)
{
  g_clear_pointer (&self->staging, rc_staging_free);
  self->staging = staging;
  self->func (staging, self->user_data);
}

static void
on_staged (GObject *session, GAsyncResult *result, gpointer user_data)
{
  RcStagingWatch    *self = user_data;
  g_autoptr (GError) error = NULL;
  RcStaging         *staging = rc_session_stage_finish (RC_SESSION (session), result, &error);

  /* Cancelled: there are other words by now, or nobody watches any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  tell (self, staging);
}

static gboolean
on_pause (gpointer user_data)
{
  RcStagingWatch *self = user_data;

  self->pause = 0;
  self->reading = g_cancellable_new ();
  rc_session_stage_async (self->session, self->shot, self->reading, on_staged, self);
  return G_SOURCE_REMOVE;
}

static void
stop (RcStagingWatch *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/** @func: called when there is a staging, within rc_staging_watch_look() or later */
RcStagingWatch *
rc_staging_watch_new (RcStagingFunc func, gpointer user_data)
{
  RcStagingWatch *self = g_new0 (RcStagingWatch, 1);

  self->func = func;
  self->user_data = user_data;
  return self;
}

void
rc_staging_watch_free (RcStagingWatch *self)
{
  stop (self);
  g_clear_pointer (&self->staging, rc_staging_free);
  g_clear_object (&self->shot);
  g_clear_object (&self->session);
  g_free (self);
}

/**
 * rc_staging_watch_look:
 * @session, @shot: (nullable): whose staging is watched from now on
 *
 * To be called again after every change of the film.
 */
void
rc_staging_watch_look (RcStagingWatch *self, RcSession *session, RcShot *shot)
{
  gboolean other = shot != self->shot;
  gsize    length;

  stop (self);
  g_set_object (&self->session, session);
  g_set_object (&self->shot, shot);
  if (other)
    g_clear_pointer (&self->staging, rc_staging_free);
  if (shot == NULL)
    return;
  length = strlen (rc_node_get_string (RC_NODE (shot), "prompt")) +
           strlen (rc_node_get_string (rc_node_get_parent (RC_NODE (shot)), "prompt"));
  if (length <= SHORT)
    tell (self, rc_session_stage (session, shot, NULL));
  else
    self->pause = g_timeout_add (other ? 0 : PAUSE, on_pause, self);
}
