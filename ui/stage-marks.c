/* stage-marks.c - where what plays of a take begins and ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage-private.h"

static RcStageClock *
clock_of (gpointer self)
{
  return rc_stage_player_clock (RC_STAGE_VIEW (self)->player);
}

/** @in, @out: frames; -1: no mark there */
void
rc_stage_view_set_marks (RcStageView *self, int in, int out)
{
  RcStageClock *clock = clock_of (self);

  if (in != clock->in)
    rc_stage_clock_set_in (clock, in, rc_stage_view_now (self));
  if (out != clock->out)
    rc_stage_clock_set_out (clock, out, rc_stage_view_now (self));
  rc_stage_view_clock_changed (self);
}

/** What the strip shows, and what can be done, is what the clock has */
void
rc_stage_view_show_marks (RcStageView *self)
{
  RcStageClock *clock = clock_of (self);
  gboolean      any = clock->in >= 0 || clock->out >= 0;

  rc_stage_strip_set_marks (self->strip, clock->in, clock->out);
  rc_stage_view_enable (self, "clear-marks", any);
  rc_stage_view_enable (self, "mask-between-marks", any);
}

static void
mark_in (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_set_marks (user_data, clock_of (user_data)->frame, clock_of (user_data)->out);
}

static void
mark_out (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_set_marks (user_data, clock_of (user_data)->in, clock_of (user_data)->frame);
}

static void
go_to_in (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_seek (user_data, rc_stage_clock_first (clock_of (user_data)));
}

static void
go_to_out (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_seek (user_data, rc_stage_clock_last (clock_of (user_data)));
}

static void
clear_marks (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_set_marks (user_data, -1, -1);
}

static void
mask_between_marks (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcStageView     *self = user_data;
  RcStageClock    *clock = clock_of (self);
  RcRegionSettings settings = rc_stage_region_bar_get (self->region_bar);

  settings.first = rc_stage_clock_first (clock);
  settings.last = clock->out >= clock->n_frames - 1 ? -1 : clock->out;
  rc_stage_region_bar_set (self->region_bar, &settings);
  rc_stage_view_bar_changed (self);
}

/* Their titles and keys are in action-table.c. */
static const GActionEntry entries[] = {
  { "mark-in", mark_in },         { "mark-out", mark_out },
  { "go-to-in", go_to_in },       { "go-to-out", go_to_out },
  { "clear-marks", clear_marks }, { "mask-between-marks", mask_between_marks },
};

void
rc_stage_view_add_marks (RcStageView *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}
