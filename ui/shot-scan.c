/* shot-scan.c - the shots of a film that a filter matches, looked for while nothing else is to be
 * done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/shot-scan.h"

#include <gdk/gdk.h>

/* How long shots are looked at before something else has its turn, in microseconds. */
#define TURN 4000

struct _RcShotScan
{
  RcShotScanDone done;
  gpointer       user_data;

  RcSession          *session; /* borrowed while there is a source */
  const RcShotFilter *filter;  /* the same */
  GPtrArray          *found;   /* as found: RcShot, with a reference */
  guint               source, scene, shot;
  gboolean            again; /* the film changed meanwhile */
};

static void
begin (RcShotScan *self)
{
  g_ptr_array_set_size (self->found, 0);
  self->scene = self->shot = 0;
  self->again = FALSE;
}

/* Returns: FALSE at the end of the film */
static gboolean
look_at_next (RcShotScan *self)
{
  RcNode *project = RC_NODE (rc_session_get_project (self->session));
  RcNode *scene = rc_node_get_child (project, RC_TYPE_SCENE, self->scene);
  RcShot *shot = scene != NULL ? rc_node_get_child (scene, RC_TYPE_SHOT, self->shot) : NULL;

  if (scene == NULL)
    return FALSE;
  self->shot += 1;
  if (shot == NULL)
    {
      self->scene += 1;
      self->shot = 0;
    }
  else if (rc_shot_filter_match (self->filter, self->session, shot))
    g_ptr_array_add (self->found, g_object_ref (shot));
  return TRUE;
}

static gboolean
scan (gpointer user_data)
{
  RcShotScan *self = user_data;
  gint64      until = g_get_monotonic_time () + TURN;
  GPtrArray  *found;

  while (look_at_next (self))
    if (g_get_monotonic_time () > until)
      return G_SOURCE_CONTINUE;
  found = g_steal_pointer (&self->found);
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  if (!self->again)
    self->source = 0;
  else
    begin (self);
  self->done (found, self->user_data);
  return self->source != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/** Returns: (transfer full): one that looks for nothing yet; @done is told of each result */
RcShotScan *
rc_shot_scan_new (RcShotScanDone done, gpointer user_data)
{
  RcShotScan *self = g_new0 (RcShotScan, 1);

  self->done = done;
  self->user_data = user_data;
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
rc_shot_scan_free (RcShotScan *self)
{
  rc_shot_scan_stop (self);
  g_ptr_array_unref (self->found);
  g_free (self);
}

/** From the beginning. @session and @filter are borrowed until the scan is done or stopped. */
void
rc_shot_scan_start (RcShotScan *self, RcSession *session, const RcShotFilter *filter)
{
  begin (self);
  self->session = session;
  self->filter = filter;
  if (self->source == 0)
    self->source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, scan, self, NULL);
}

/** What is under way is given up. */
void
rc_shot_scan_stop (RcShotScan *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_set_size (self->found, 0);
}

/**
 * rc_shot_scan_repeat:
 *
 * The film has changed. What is under way comes to its end before it begins again: in a film that
 * is being sketched it never would.
 *
 * Returns: whether anything is under way; else it is to be started
 */
gboolean
rc_shot_scan_repeat (RcShotScan *self)
{
  self->again = self->source != 0;
  return self->again;
}
