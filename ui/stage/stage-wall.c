/* stage-wall.c - the sync wall over the stage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include "ui/film-view.h"

#include <glib/gi18n-lib.h>

static void
close_wall (RcStageView *self)
{
  rc_sync_wall_close (self->wall);
  gtk_widget_set_visible (GTK_WIDGET (self->wall), FALSE);
  gtk_widget_set_visible (self->box, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->viewer));
}

/* The layers above the one that was chosen are hidden, those that were seen stay. */
static gboolean
show_layers (RcDocument *document, RcTake *take, RcRegion *upto, GError **error)
{
  gboolean above = FALSE;

  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (take), RC_TYPE_REGION); i++)
    {
      RcNode     *region = rc_node_get_child (RC_NODE (take), RC_TYPE_REGION, i);
      const char *visible = above ? "no" : region == RC_NODE (upto) ? "yes" : NULL;

      if (visible != NULL && !rc_document_set_text (document, region, "visible", visible, 0, error))
        return FALSE;
      above |= region == RC_NODE (upto);
    }
  return TRUE;
}

static void
on_use (RcStageView *self, RcTake *take, RcRegion *region)
{
  RcDocument        *document = rc_session_get_document (self->session);
  g_autoptr (RcTake) kept = g_object_ref (take);
  g_autoptr (RcShot) shot = g_object_ref (self->shot);
  GError            *error = NULL;

  rc_document_begin (document, _ ("Use in Cut"));
  if (region == NULL || show_layers (document, take, region, &error))
    rc_stage_view_use_in_cut (self, take);
  rc_document_finish (document, error == NULL);
  rc_film_view_report (GTK_WIDGET (self), error);
  close_wall (self);
  rc_stage_view_set_take (self, shot, kept);
}

/** Hangs the takes that the panel lists, and shows the wall instead of the stage */
void
rc_stage_view_open_wall (RcStageView *self)
{
  g_autoptr (GPtrArray) takes = rc_takes_panel_list_shown (self->panel);

  if (self->session == NULL || takes->len == 0)
    return;
  rc_stage_view_set_speed (self, 0);
  rc_sync_wall_open (self->wall, self->session, takes);
  gtk_widget_set_visible (self->box, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->wall), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->wall));
}

/** After the film has changed: a wall of a shot that is not shown any more is taken down */
void
rc_stage_view_follow_wall (RcStageView *self)
{
  if (self->wall == NULL || !rc_sync_wall_is_open (self->wall))
    return;
  if (self->shot == NULL)
    close_wall (self);
  else
    rc_sync_wall_sync (self->wall);
}

/* Plain keys that the wall has no use for are not for the stage behind it. */
static gboolean
on_key (GtkEventControllerKey *keys,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        RcStageView           *self)
{
  return rc_sync_wall_is_open (self->wall) &&
         (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0 && key != GDK_KEY_Tab &&
         key != GDK_KEY_ISO_Left_Tab && !(key >= GDK_KEY_F1 && key <= GDK_KEY_F12);
}

void
rc_stage_view_add_wall (RcStageView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->wall = RC_SYNC_WALL (rc_sync_wall_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->wall), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->wall), GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (self->wall, "closed", G_CALLBACK (close_wall), self);
  g_signal_connect_swapped (self->wall, "use", G_CALLBACK (on_use), self);
}

void
rc_stage_view_remove_wall (RcStageView *self)
{
  if (self->wall != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->wall));
  self->wall = NULL;
}

/** Returns: (transfer none): the group "wall" */
GActionGroup *
rc_stage_view_get_wall_actions (RcStageView *self)
{
  return rc_sync_wall_get_actions (self->wall);
}
