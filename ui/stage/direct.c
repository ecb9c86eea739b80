/* direct.c - views that are asked for, and steps that are written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rc-ui"

#include "ui/stage/direct-private.h"

#include "engine/script/hand-set.h"
#include "ui/film-view.h"
#include "ui/frame-texture.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* Height of the picture while a hand moves, and how long the keys rest before a step is written. */
#define LINES 360
#define PAUSE 600 /* ms */

G_DEFINE_FINAL_TYPE (RcDirect, rc_direct, GTK_TYPE_WIDGET)

static guint changed_signal;

/* --- views --------------------------------------------------------------------------------- */

static void
tell (RcDirect *self)
{
  const RcViewThing *chosen = rc_direct_get_chosen (self);
  g_autofree char   *words =
      chosen != NULL
            ? g_strdup_printf (_ ("%s is chosen. The arrow keys move, with Shift they turn, "
                                    "Delete lets the prompt say again."),
                               chosen->name)
            : g_strdup (_ ("Page Up and Page Down choose a figure or a thing."));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, changed_signal, 0);
}

static void
ask (RcDirect *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->active || self->shot == NULL || self->session == NULL)
    return;
  if (self->busy)
    {
      self->again = TRUE;
      return;
    }
  self->again = FALSE;
  self->busy =
      rc_session_view (self->session, self->shot, self->by_hand, self->frame, LINES, &error);
  if (!self->busy)
    rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
}

static void
on_view (RcSession *session, RcNode *shot, gpointer view, gpointer error, RcDirect *self)
{
  if (shot != RC_NODE (self->shot))
    return;
  self->busy = FALSE;
  if (!self->active)
    return;
  if (view != NULL)
    {
      g_autoptr (GdkTexture) texture = rc_frame_texture_new (((RcView *)view)->picture);

      g_clear_pointer (&self->view, rc_view_unref);
      self->view = rc_view_ref (view);
      if (self->viewer != NULL)
        rc_viewer_set_texture (self->viewer, texture);
    }
  /* What stops rendering does not stop the hand: it still has to see what it does. */
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->again = TRUE;
  else if (!self->again)
    rc_film_view_report (GTK_WIDGET (self), g_error_copy (error));
  if (self->again)
    ask (self);
  tell (self);
}

/* --- steps --------------------------------------------------------------------------------- */

/** Returns: (transfer full): the values as the hand has them now */
cJSON *
rc_direct_copy (RcDirect *self)
{
  return self->by_hand != NULL
             ? cJSON_Duplicate (self->by_hand, TRUE)
             : rc_view_edit_copy (rc_node_get_json (RC_NODE (self->shot), "staging"));
}

/** Shows other values; they are written by rc_direct_commit(). Takes both. */
void
rc_direct_change (RcDirect *self, cJSON *by_hand, char *name)
{
  cJSON_Delete (self->by_hand);
  self->by_hand = by_hand;
  g_free (self->name);
  self->name = name;
  ask (self);
}

void
rc_direct_change_camera (RcDirect *self, cJSON *by_hand)
{
  rc_direct_change (self, by_hand, g_strdup (_ ("Move Camera")));
}

/** What is shown is written as one step, if it differs from what is there. */
void
rc_direct_commit (RcDirect *self)
{
  g_autoptr (cJSON)  by_hand = g_steal_pointer (&self->by_hand), before = NULL;
  g_autofree char   *name = g_steal_pointer (&self->name);
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (by_hand == NULL || self->shot == NULL)
    return;
  before = rc_direct_copy (self);
  if (!cJSON_Compare (before, by_hand, TRUE) &&
      !rc_session_set_by_hand (self->session, self->shot, by_hand, name, &error))
    rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
  ask (self);
}

static gboolean
on_pause (gpointer user_data)
{
  RcDirect *self = user_data;

  self->pause = 0;
  rc_direct_commit (self);
  return G_SOURCE_REMOVE;
}

void
rc_direct_commit_soon (RcDirect *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, on_pause, self);
}

/** The step under way is not made. */
void
rc_direct_cancel (RcDirect *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->by_hand, cJSON_Delete);
  g_clear_pointer (&self->name, g_free);
  ask (self);
}

/* Another kind of step begins: the one under way is done. */
static void
begin (RcDirect *self, const char *name)
{
  if (self->by_hand != NULL && g_strcmp0 (self->name, name) != 0)
    rc_direct_commit (self);
}

/* --- set-up -------------------------------------------------------------------------------- */

static void
forget_view (RcDirect *self)
{
  g_clear_pointer (&self->view, rc_view_unref);
  g_clear_pointer (&self->drag_view, rc_view_unref);
  g_clear_pointer (&self->drag_base, cJSON_Delete);
  self->drag_thing = NULL;
  self->drag = RC_DIRECT_IDLE;
}

static void
rc_direct_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  rc_direct_draw (RC_DIRECT (widget), snapshot);
}

static void
rc_direct_dispose (GObject *object)
{
  RcDirect *self = RC_DIRECT (object);

  self->active = FALSE;
  rc_direct_set_session (self, NULL);
  rc_direct_set_viewer (self, NULL);
  G_OBJECT_CLASS (rc_direct_parent_class)->dispose (object);
}

static void
rc_direct_class_init (RcDirectClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_direct_dispose;
  widget_class->snapshot = rc_direct_snapshot;
  changed_signal = g_signal_new ("changed", RC_TYPE_DIRECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "direct");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rc_direct_init (RcDirect *self)
{
  self->holds = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sketch to direct"), -1);
  rc_direct_add_input (self);
}

/* --- public -------------------------------------------------------------------------------- */

/** @viewer: (nullable): shows the views, and says where its picture is */
void
rc_direct_set_viewer (RcDirect *self, RcViewer *viewer)
{
  g_set_object (&self->viewer, viewer);
}

/** @session: (nullable) */
void
rc_direct_set_session (RcDirect *self, RcSession *session)
{
  rc_direct_set_shot (self, NULL);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect (session, "view", G_CALLBACK (on_view), self);
}

/** @shot: (nullable): that is directed from now on; what was under way is written */
void
rc_direct_set_shot (RcDirect *self, RcShot *shot)
{
  if (self->shot == shot)
    return;
  rc_direct_commit (self);
  forget_view (self);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->hovered, g_free);
  self->busy = self->again = FALSE;
  g_set_object (&self->shot, shot);
  ask (self);
}

/** Which frame is seen */
void
rc_direct_set_frame (RcDirect *self, int frame)
{
  if (self->frame == frame)
    return;
  self->frame = frame;
  ask (self);
}

void
rc_direct_set_active (RcDirect *self, gboolean active)
{
  if (self->active == active)
    return;
  if (!active)
    rc_direct_commit (self);
  self->active = active;
  if (!active)
    forget_view (self);
  gtk_widget_set_visible (GTK_WIDGET (self), active);
  ask (self);
  tell (self);
}

gboolean
rc_direct_is_active (RcDirect *self)
{
  return self->active;
}

/** The film is another: what is seen may be, too */
void
rc_direct_film_changed (RcDirect *self)
{
  if (self->drag == RC_DIRECT_IDLE && self->by_hand == NULL)
    ask (self);
}

/** Returns: (transfer none) (nullable) */
const RcView *
rc_direct_get_view (RcDirect *self)
{
  return self->view;
}

/** Returns: (transfer none) (nullable): the hand-set values as they are seen */
const cJSON *
rc_direct_get_by_hand (RcDirect *self)
{
  RcJson *kept = self->shot != NULL ? rc_node_get_json (RC_NODE (self->shot), "staging") : NULL;

  return self->by_hand != NULL ? self->by_hand : kept != NULL ? rc_json_value (kept) : NULL;
}

/** Returns: (transfer none) (nullable): the thing that is worked on, as the view has it */
const RcViewThing *
rc_direct_get_chosen (RcDirect *self)
{
  for (guint i = 0; self->view != NULL && i < self->view->n_things; i++)
    if (g_strcmp0 (self->view->things[i].path, self->chosen) == 0)
      return &self->view->things[i];
  return NULL;
}

/** @path: (nullable): of a thing */
void
rc_direct_choose (RcDirect *self, const char *path)
{
  if (g_strcmp0 (self->chosen, path) == 0)
    return;
  rc_direct_commit (self);
  g_free (self->chosen);
  self->chosen = g_strdup (path);
  tell (self);
}

/** What the chosen figure does first */
void
rc_direct_set_action (RcDirect *self, const char *action)
{
  const RcViewThing *chosen = rc_direct_get_chosen (self);
  cJSON             *by_hand;

  if (chosen == NULL || g_strcmp0 (chosen->action, action) == 0)
    return;
  rc_direct_commit (self);
  by_hand = rc_direct_copy (self);
  if (self->holds)
    rc_view_edit_hold (by_hand, self->view);
  rc_view_edit_action (by_hand, chosen, action);
  rc_direct_change (self, by_hand, g_strdup_printf (_ ("Direct %s"), chosen->name));
  rc_direct_commit (self);
}

/** The camera of the set-up that is seen */
void
rc_direct_set_stand (RcDirect *self, const RcViewStand *stand)
{
  cJSON *by_hand;

  if (self->view == NULL)
    return;
  begin (self, _ ("Move Camera"));
  by_hand = rc_direct_copy (self);
  rc_view_edit_stand (by_hand, self->view->setup, stand);
  rc_direct_change_camera (self, by_hand);
  rc_direct_commit_soon (self);
}

/** The chosen thing goes so many metres, as the camera sees it */
void
rc_direct_nudge (RcDirect *self, double right, double away)
{
  const RcViewThing *chosen = rc_direct_get_chosen (self);
  const double      *side = self->view != NULL ? self->view->camera.right : NULL;
  double             length;
  g_autofree char   *name = NULL;
  cJSON             *by_hand;

  if (chosen == NULL || !chosen->free)
    return;
  name = g_strdup_printf (_ ("Move %s"), chosen->name);
  begin (self, name);
  by_hand = rc_direct_copy (self);
  if (self->holds)
    rc_view_edit_hold (by_hand, self->view);
  length = MAX (hypot (side[0], side[2]), 1e-6);
  /* Away on the ground is a quarter turn from the right. */
  rc_view_edit_nudge (by_hand, chosen, (side[0] * right + side[2] * away) / length,
                      (side[2] * right - side[0] * away) / length);
  rc_direct_change (self, by_hand, g_steal_pointer (&name));
  rc_direct_commit_soon (self);
}

/** The chosen thing turns; positive: counter-clockwise seen from above */
void
rc_direct_turn (RcDirect *self, double degrees)
{
  const RcViewThing *chosen = rc_direct_get_chosen (self);
  g_autofree char   *name = NULL;
  cJSON             *by_hand;

  if (chosen == NULL)
    return;
  name = g_strdup_printf (_ ("Turn %s"), chosen->name);
  begin (self, name);
  by_hand = rc_direct_copy (self);
  if (self->holds)
    rc_view_edit_hold (by_hand, self->view);
  rc_view_edit_swing (by_hand, chosen, degrees);
  rc_direct_change (self, by_hand, g_steal_pointer (&name));
  rc_direct_commit_soon (self);
}

/** @paths: hand-set values, all of which follow the prompt again. @what: whose, for people */
void
rc_direct_release (RcDirect *self, const char *const *paths, const char *what)
{
  cJSON *by_hand;

  if (self->shot == NULL)
    return;
  rc_direct_commit (self);
  by_hand = rc_direct_copy (self);
  for (guint i = 0; paths[i] != NULL; i++)
    (void)!rc_hand_set_release (by_hand, paths[i], NULL);
  rc_direct_change (self, by_hand, g_strdup_printf (_ ("Release %s"), what));
  rc_direct_commit (self);
}

/** Whether the camera stays where it is while things are moved */
gboolean
rc_direct_get_holds (RcDirect *self)
{
  return self->holds;
}

void
rc_direct_set_holds (RcDirect *self, gboolean holds)
{
  self->holds = holds;
}
