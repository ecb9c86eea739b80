/* stage-transport.c - the stage's clock: playing, shuttling, seeking, and what the transport says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include "ui/film-text.h"

#include <glib/gi18n-lib.h>

static char *
dup_timecode (RcStageView *self, int frame)
{
  RcStageClock    *clock = rc_stage_player_clock (self->player);
  g_autofree char *code =
      rc_time_to_timecode (rc_time_from_frames (frame, clock->rate), clock->rate);

  /* Shots do not last for hours. */
  return g_strdup (g_str_has_prefix (code, "00:") ? code + 3 : code);
}

/** Time, play button and playhead are those of the clock */
void
rc_stage_view_show_clock (RcStageView *self)
{
  RcStageClock    *clock = rc_stage_player_clock (self->player);
  g_autofree char *time = dup_timecode (self, clock->frame);
  g_autofree char *end = dup_timecode (self, clock->n_frames);
  g_autofree char *length = g_strdup_printf ("/ %s", end);
  g_autofree char *hint = NULL;

  gtk_label_set_label (self->time, time);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strip), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  time, -1);
  gtk_label_set_label (self->length, length);
  gtk_button_set_icon_name (self->play, clock->speed != 0 ? "media-playback-pause-symbolic"
                                                          : "media-playback-start-symbolic");
  rc_stage_strip_set_frame (self->strip, clock->frame);
  rc_stage_view_show_marks (self);
  rc_viewer_set_frame (self->viewer, clock->frame);
  rc_stage_compare_show (self->compare, clock);
  rc_stage_view_direct_clock (self);
  rc_stage_view_show_pins (self);
  if (clock->speed != 0 && clock->speed != 1)
    hint = rc_dup_speed (clock->speed);
  else if (rc_stage_view_shows_dropped (self) || (clock->speed == 1 && clock->dropped > 0))
    hint = g_strdup_printf (ngettext ("%u frame dropped", "%u frames dropped", clock->dropped),
                            clock->dropped);
  else
    hint = g_strdup (clock->loop ? _ ("loop · J K L · , . step") : _ ("J K L · , . step"));
  gtk_label_set_label (self->hint, hint);
}

/** The strip shows how loud the take is, as soon as that is known */
void
rc_stage_view_show_sound (RcStageView *self)
{
  RcStageClock    *clock = rc_stage_player_clock (self->player);
  g_autofree char *path = rc_stage_player_dup_sound (self->player);
  double seconds = rc_rational_to_double (rc_time_from_frames (clock->n_frames, clock->rate));

  rc_stage_strip_set_sound (self->strip,
                            path != NULL ? rc_peak_cache_get (self->peaks, path, seconds) : NULL);
}

gint64
rc_stage_view_now (RcStageView *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  return clock != NULL && self->tick != 0 ? gdk_frame_clock_get_frame_time (clock)
                                          : g_get_monotonic_time ();
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RcStageView *self = RC_STAGE_VIEW (widget);
  gboolean     on = rc_stage_player_tick (self->player, gdk_frame_clock_get_frame_time (clock));

  rc_stage_view_show_clock (self);
  if (!on)
    self->tick = 0;
  return on ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/** The clock was told to go elsewhere or otherwise: sound, frames and what is shown follow */
void
rc_stage_view_clock_changed (RcStageView *self)
{
  RcStageClock *clock = rc_stage_player_clock (self->player);

  self->incoming = FALSE;
  if (clock->speed != 0 && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
  else if (clock->speed == 0 && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }
  rc_stage_player_clock_changed (self->player, rc_stage_view_now (self));
  rc_stage_player_update (self->player);
  rc_stage_view_show_clock (self);
}

/** 0 stands still, 1 plays */
void
rc_stage_view_set_speed (RcStageView *self, int speed)
{
  rc_stage_clock_set_speed (rc_stage_player_clock (self->player), speed, rc_stage_view_now (self));
  rc_stage_view_clock_changed (self);
}

void
rc_stage_view_shuttle (RcStageView *self, int direction)
{
  rc_stage_clock_shuttle (rc_stage_player_clock (self->player), direction,
                          rc_stage_view_now (self));
  rc_stage_view_clock_changed (self);
}

void
rc_stage_view_seek (RcStageView *self, int frame)
{
  rc_stage_clock_seek (rc_stage_player_clock (self->player), frame, rc_stage_view_now (self));
  rc_stage_view_clock_changed (self);
}
