/* stage-mask.c - the mask over time: a subject picked, the mask tracked, its keys shown and moved
 *
 * Picking and tracking read the take's pictures on a thread of their own, through a reader of their
 * own; the document is not touched there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include "engine/image/mask-edit.h"
#include "engine/media/take-mask.h"
#include "ui/film-view.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* What a thread is given, and gives back; nobody else looks at it meanwhile. */
typedef struct
{
  RcTakeStack *stack;
  gboolean     picks, again;
  double       tolerance; /* of a colour; 0: picks a subject */
  GArray      *places;    /* nullable: double: x and y of each that is picked at */
  RcMaskMode   mode;
  RcMask      *mask; /* that is tracked */
  RcTrackWays  ways;
  int          frame;
  int          lost[2];
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_clear_pointer (&self->stack, rc_take_stack_free);
  g_clear_pointer (&self->mask, rc_mask_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_free (self);
}

static void
run_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work         *work = data;
  const double *places = work->picks ? (const double *)(gpointer)work->places->data : NULL;
  RcTakeReader *take = rc_take_stack_base (work->stack);
  GError       *error = NULL;
  cJSON        *made;

  if (work->picks && work->tolerance > 0)
    made = rc_take_pick_colour (take, places[0], places[1], work->tolerance, work->frame, 0,
                                rc_take_reader_frames (take) - 1, cancellable, &error);
  else if (work->picks)
    made = rc_take_pick (take, places, work->places->len / 2, work->frame, 0,
                         rc_take_reader_frames (take) - 1, cancellable, &error);
  else
    made = rc_take_track_mask (take, work->mask, work->frame, work->ways, NULL, NULL, work->lost,
                               cancellable, &error);
  if (made != NULL)
    g_task_return_pointer (task, made, (GDestroyNotify)cJSON_Delete);
  else
    g_task_return_error (task, error);
}

/* Where it was lost is shown, with the tool in hand that puts it right: after the frame that was
 * begun with, if it was lost on both ways. */
static void
show_lost (RcStageView *self, const int lost[2])
{
  int frame = lost[1] >= 0 ? lost[1] : lost[0];

  memcpy (self->lost, lost, sizeof self->lost);
  if (frame < 0)
    return;
  rc_stage_view_seek (self, frame);
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "tool",
                                      g_variant_new_string ("move"));
}

/* Whether there is a key now where the mask was lost: somebody has put it to its place. */
static gboolean
is_right (RcStageView *self, int frame)
{
  g_autoptr (cJSON) json = NULL;
  double            confidence;

  if (frame < 0)
    return FALSE;
  json = rc_mask_draft_to_json (rc_viewer_get_draft (self->viewer));
  return rc_mask_has_key (json, frame, &confidence);
}

/** Returns: (transfer full) (nullable): where the mask was lost, and what to do; frames count from
 * 1 here */
char *
rc_stage_view_dup_lost (RcStageView *self)
{
  int before = self->lost[0] + 1, after = self->lost[1] + 1, right = 0;

  for (int i = 0; i < 2; i++)
    if (is_right (self, self->lost[i]))
      {
        right = self->lost[i] + 1;
        *(i == 0 ? &before : &after) = 0;
      }
  if (right > 0 && before <= 0 && after <= 0)
    return g_strdup_printf (_ ("Put right at frame %d: track on from there"), right);
  if (before > 0 && after > 0)
    return g_strdup_printf (
        _ ("Lost at frames %d and %d: go there, drag the mask to its place, and "
           "track on"),
        before, after);
  if (before > 0 || after > 0)
    return g_strdup_printf (_ ("Lost at frame %d: drag the mask to its place there, and track on"),
                            MAX (before, after));
  return NULL;
}

static void
on_done (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RcStageView  *self = RC_STAGE_VIEW (object);
  Work         *work = g_task_get_task_data (G_TASK (result));
  GError       *error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  cJSON        *made = g_task_propagate_pointer (G_TASK (result), &error);
  RcMaskDraft  *draft = rc_viewer_get_draft (self->viewer);

  if (self->mask_work != cancellable)
    {
      cJSON_Delete (made);
      g_clear_error (&error);
      return;
    }
  g_clear_object (&self->mask_work);
  rc_stage_region_bar_set_tracking (self->region_bar, FALSE);
  if (made != NULL && work->picks)
    {
      double     x, y;
      RcMaskMode mode;

      if (work->again && rc_mask_draft_get_pick (draft, &x, &y, &mode))
        rc_mask_draft_undo (draft);
      rc_mask_draft_add (draft, work->mode, made);
      if (work->tolerance > 0)
        rc_mask_draft_note_pick (draft, g_array_index (work->places, double, 0),
                                 g_array_index (work->places, double, 1), work->mode);
    }
  else if (made != NULL)
    {
      rc_mask_draft_take (draft, made);
      show_lost (self, work->lost);
    }
  if (made != NULL)
    rc_viewer_draft_changed (self->viewer);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error_free (error);
  else
    rc_film_view_report (GTK_WIDGET (self), error);
}

static Work *
begin_work (RcStageView *self)
{
  GError      *error = NULL;
  RcTakeStack *stack = NULL;
  Work        *work;

  if (self->session == NULL || self->take == NULL)
    return NULL;
  stack = rc_session_open_base (self->session, self->take, &error);
  if (stack == NULL)
    {
      rc_film_view_report (GTK_WIDGET (self), error);
      return NULL;
    }
  rc_stage_view_stop_mask_work (self);
  work = g_new0 (Work, 1);
  work->stack = stack;
  work->frame = rc_stage_player_clock (self->player)->frame;
  self->lost[0] = self->lost[1] = work->lost[0] = work->lost[1] = -1;
  return work;
}

static void
start_work (RcStageView *self, Work *work)
{
  g_autoptr (GTask) task = NULL;

  self->mask_work = g_cancellable_new ();
  task = g_task_new (self, self->mask_work, on_done, NULL);
  g_task_set_source_tag (task, start_work);
  g_task_set_task_data (task, work, work_free);
  rc_stage_region_bar_set_tracking (self->region_bar, TRUE);
  g_task_run_in_thread (task, run_work);
}

/* @again: in the place of the colour that was picked last */
static void
pick (RcStageView *self, GArray *places, RcMaskMode mode, gboolean again)
{
  Work *work = begin_work (self);

  if (work == NULL)
    return;
  work->picks = TRUE;
  work->again = again;
  work->places = g_array_ref (places);
  work->mode = mode;
  if (rc_viewer_get_tool (self->viewer) == RC_TOOL_COLOUR)
    work->tolerance = rc_mask_draft_get_tolerance (rc_viewer_get_draft (self->viewer));
  start_work (self, work);
}

/** A click or a scribble with a tool that picks; @places: as of the viewer's "picked"; @mode: an
 * RcMaskMode. A colour is that of the first place. */
void
rc_stage_view_pick (RcStageView *self, GArray *places, int mode)
{
  pick (self, places, (RcMaskMode)mode, FALSE);
}

/** Another tolerance for the colours that are clicked; the colour that was picked last is picked
 * again with it, if nothing was drawn since, and stays as it is until then */
void
rc_stage_view_change_tolerance (RcStageView *self, double by)
{
  RcMaskDraft *draft = rc_viewer_get_draft (self->viewer);
  double       place[2];
  RcMaskMode   mode;

  rc_mask_draft_set_tolerance (draft, rc_mask_draft_get_tolerance (draft) + by);
  if (rc_mask_draft_get_pick (draft, &place[0], &place[1], &mode))
    {
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (double));

      g_array_append_vals (places, place, 2);
      pick (self, places, mode, TRUE);
    }
  rc_stage_view_update_region (self);
}

/** Lets the mask follow the picture from the frame that is shown */
void
rc_stage_view_track (RcStageView *self, gboolean backwards, gboolean forwards)
{
  g_autoptr (cJSON) json = rc_mask_draft_to_json (rc_viewer_get_draft (self->viewer));
  GError           *error = NULL;
  Work             *work = begin_work (self);

  if (work == NULL)
    return;
  work->mask = rc_mask_from_json (json, &error);
  work->ways = (backwards ? RC_TRACK_BACKWARDS : 0) | (forwards ? RC_TRACK_FORWARDS : 0);
  if (work->mask != NULL)
    {
      start_work (self, work);
      return;
    }
  work_free (work);
  rc_film_view_report (GTK_WIDGET (self), error);
}

void
rc_stage_view_stop_mask_work (RcStageView *self)
{
  if (self->mask_work == NULL)
    return;
  g_cancellable_cancel (self->mask_work);
  g_clear_object (&self->mask_work);
  rc_stage_region_bar_set_tracking (self->region_bar, FALSE);
}

/** A key of the mask at @frame goes to frame @to; -1: away */
void
rc_stage_view_change_key (RcStageView *self, int frame, int to)
{
  self->lost[0] = self->lost[1] = -1;
  if (rc_mask_draft_change_key (rc_viewer_get_draft (self->viewer), frame, to))
    rc_viewer_draft_changed (self->viewer);
}

/** The keys of what is drawn, on the strip */
void
rc_stage_view_show_keys (RcStageView *self)
{
  RcMaskDraft       *draft = rc_viewer_get_draft (self->viewer);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr (cJSON)  json = NULL;

  if (rc_mask_draft_is_moving (draft))
    json = rc_mask_draft_to_json (draft);
  for (int i = 0; json != NULL && i < rc_stage_player_clock (self->player)->n_frames; i++)
    {
      double confidence = 0;
      float  value = rc_mask_has_key (json, i, &confidence) ? (float)confidence : NAN;

      g_array_append_val (keys, value);
    }
  rc_stage_strip_set_keys (self->strip, keys);
}

/* Another mask than was drawn last. */
static void
mask_was_changed (RcStageView *self)
{
  rc_stage_view_show_edge (self);
  /* A fade that goes had given the mask a last frame, which goes too. */
  if (rc_stage_player_is_open (self->player))
    {
      RcRegionSettings settings = rc_stage_region_bar_get (self->region_bar);

      rc_mask_draft_set_range (rc_viewer_get_draft (self->viewer), settings.first, settings.last);
    }
  rc_viewer_draft_changed (self->viewer);
}

/** Takes back the last stroke of the mask that is drawn. Returns: FALSE if there is none: then undo
 * is for the document */
gboolean
rc_stage_view_undo_stroke (RcStageView *self)
{
  if (!rc_mask_draft_undo (rc_viewer_get_draft (self->viewer)))
    return FALSE;
  mask_was_changed (self);
  return TRUE;
}

/** Draws the stroke again that was taken back last.
 *
 * @since: microseconds of the monotonic clock: what was taken back before is left
 *
 * Returns: FALSE if there is none: then redo is for the document */
gboolean
rc_stage_view_redo_stroke (RcStageView *self, gint64 since)
{
  RcMaskDraft *draft = rc_viewer_get_draft (self->viewer);

  if (rc_mask_draft_get_undone (draft) <= since || !rc_mask_draft_redo (draft))
    return FALSE;
  mask_was_changed (self);
  return TRUE;
}
