/* stage-direct.c - the stage while the sketch is directed by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

/** Whether the viewer shows the sketch under one's hands instead of the take */
gboolean
rc_stage_view_is_directing (RcStageView *self)
{
  return rc_direct_is_active (self->direct) && rc_stage_player_clock (self->player)->speed == 0;
}

/** The shot, the frame and what else there is to see are those of the stage */
void
rc_stage_view_follow_direct (RcStageView *self)
{
  gboolean possible =
      self->shot != NULL && self->session != NULL && rc_session_can_view (self->session);

  rc_stage_view_enable (self, "direct", possible);
  if (!possible && rc_direct_is_active (self->direct))
    rc_stage_view_set_directing (self, FALSE);
  rc_direct_set_shot (self->direct, self->shot);
  rc_direct_film_changed (self->direct);
}

/** While the take plays it is what one sees; the hand comes back when it stands */
void
rc_stage_view_direct_clock (RcStageView *self)
{
  RcStageClock *clock = rc_stage_player_clock (self->player);

  gtk_widget_set_visible (GTK_WIDGET (self->direct), rc_stage_view_is_directing (self));
  if (clock->speed == 0)
    rc_direct_set_frame (self->direct, clock->frame);
}

/** Directing and taking are two sides of the stage: each has its own column and its own keys */
void
rc_stage_view_set_directing (RcStageView *self, gboolean directing)
{
  if (directing == rc_direct_is_active (self->direct))
    return;
  if (directing)
    rc_stage_view_set_speed (self, 0);
  rc_direct_set_frame (self->direct, rc_stage_player_clock (self->player)->frame);
  rc_direct_set_active (self->direct, directing);
  gtk_widget_set_visible (GTK_WIDGET (self->direct_panel), directing);
  gtk_widget_set_visible (GTK_WIDGET (self->panel), !directing);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "direct")),
      g_variant_new_boolean (directing));
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "tool")),
      g_variant_new_string (directing ? "" : rc_tools[rc_viewer_get_tool (self->viewer)].name));
  if (directing)
    gtk_widget_grab_focus (GTK_WIDGET (self->direct));
  else
    {
      g_clear_pointer (&self->shown, g_free);
      gtk_widget_grab_focus (GTK_WIDGET (self->viewer));
    }
  rc_stage_view_sync (self);
}
