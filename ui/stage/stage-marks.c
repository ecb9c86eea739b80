/* stage-marks.c - where what plays of a take begins and ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include "ui/film-view.h"

#include <glib/gi18n-lib.h>

#include <string.h>

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
  rc_stage_view_enable (self, "render-range", any && self->take != NULL);
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

/* --- a range of the whole frame --------------------------------------------------------------- */

static RcJson *
mask_of_range (const RcStageClock *clock)
{
  cJSON *mask = cJSON_CreateObject (), *shape = cJSON_CreateObject ();

  cJSON_AddStringToObject (shape, "kind", "rectangle");
  cJSON_AddNumberToObject (shape, "x", 0);
  cJSON_AddNumberToObject (shape, "y", 0);
  cJSON_AddNumberToObject (shape, "width", 1);
  cJSON_AddNumberToObject (shape, "height", 1);
  cJSON_AddItemToArray (cJSON_AddArrayToObject (mask, "shapes"), shape);
  cJSON_AddNumberToObject (mask, "first", rc_stage_clock_first (clock));
  cJSON_AddNumberToObject (mask, "last", rc_stage_clock_last (clock));
  return rc_json_new_take (mask);
}

/* One step to undo. (transfer none) (nullable) */
static RcRegion *
add_range (RcStageView *self, const char *prompt, GError **error)
{
  RcDocument        *document = rc_session_get_document (self->session);
  g_autoptr (RcJson) mask = mask_of_range (clock_of (self));
  RcRegion          *region;

  rc_document_begin (document, _ ("Re-render Range"));
  region = rc_document_add (document, self->take, RC_TYPE_REGION, -1, error);
  if (region == NULL || !rc_document_set_text (document, region, "prompt", prompt, 0, error) ||
      !rc_document_set_double (document, region, "seed",
                               rc_stage_region_bar_get (self->region_bar).seed, 0, error) ||
      !rc_document_set_text (document, region, "ends", "match", 0, error) ||
      !rc_document_set_json (document, region, "mask", mask, 0, error))
    {
      rc_document_cancel (document);
      return NULL;
    }
  rc_document_end (document);
  return region;
}

/* Where nothing is written the shot's own words are drawn, if its generator reads them; else they
 * are asked for. */
static gboolean
can_render_range (RcStageView *self, const char *prompt)
{
  const RcGenerator *generator = rc_session_get_generator (self->session);

  return prompt[strspn (prompt, " \t\n")] != '\0' ||
         (generator->view != NULL &&
          strcmp (rc_node_get_string (RC_NODE (self->take), "generator"), generator->id) == 0);
}

static void
render_range (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcStageView       *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *prompt = NULL;
  RcRegion          *region;

  if (self->session == NULL || self->take == NULL)
    return;
  prompt = g_strdup (self->region == NULL ? rc_stage_region_bar_get_prompt (self->region_bar) : "");
  rc_stage_view_set_speed (self, 0);
  region = add_range (self, prompt, &error);
  if (region != NULL)
    {
      rc_takes_panel_sync (self->panel);
      rc_stage_view_choose_region (self, region);
      if (can_render_range (self, prompt))
        (void)!rc_session_render_region (self->session, region, &error);
      rc_stage_view_sync (self);
    }
  if (error != NULL)
    rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
}

/* Their titles and keys are in action-table.c. */
static const GActionEntry entries[] = {
  { "mark-in", mark_in },           { "mark-out", mark_out },
  { "go-to-in", go_to_in },         { "go-to-out", go_to_out },
  { "clear-marks", clear_marks },   { "mask-between-marks", mask_between_marks },
  { "render-range", render_range },
};

void
rc_stage_view_add_marks (RcStageView *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}
