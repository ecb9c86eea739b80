/* stage-region.c - from what is drawn and written to a region that is rendered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include "engine/session/take-request.h"

#include "ui/film-view.h"
#include "ui/region/region-operation.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* What a new region begins with, in pixels of a take 360 high. */
#define FEATHER_PX 8

static RcMaskDraft *
draft_of (RcStageView *self)
{
  return rc_viewer_get_draft (self->viewer);
}

/* Pixels of the take for one unit of a mask's lengths. */
static double
take_height (RcStageView *self)
{
  int height = self->take != NULL ? rc_node_get_int (RC_NODE (self->take), "height") : 0;

  return height > 0 ? height : 360;
}

/* --- choosing ------------------------------------------------------------------------------ */

/** Feather, growth and frames in the bar are those of what is drawn */
void
rc_stage_view_show_edge (RcStageView *self)
{
  RcMaskDraft     *draft = draft_of (self);
  RcRegionSettings settings;
  int              in, out;

  rc_mask_draft_get_fade (draft, &in, &out);
  settings = (RcRegionSettings){
    .feather = round (rc_mask_draft_get_feather (draft) * take_height (self)),
    .grow = round (rc_mask_draft_get_grow (draft) * take_height (self)),
    .first = rc_mask_draft_get_first (draft),
    .last = rc_mask_draft_get_last (draft),
    .fade_in = in,
    .fade_out = out,
    .seed = rc_stage_region_bar_get (self->region_bar).seed,
    .locked = rc_stage_region_bar_get (self->region_bar).locked,
  };
  rc_stage_region_bar_set (self->region_bar, &settings);
}

static void
load_bar (RcStageView *self, const char *prompt, int seed)
{
  RcRegionSettings settings;

  rc_stage_view_show_edge (self);
  settings = rc_stage_region_bar_get (self->region_bar);
  settings.seed = seed;
  settings.locked =
      self->region != NULL && rc_node_get_boolean (RC_NODE (self->region), "seed-locked");
  rc_stage_region_bar_set (self->region_bar, &settings);
  rc_stage_region_bar_set_prompt (self->region_bar, prompt);
}

/* What was drawn and not rendered is taken up again. */
static void
load_region (RcStageView *self)
{
  const cJSON *drawn = rc_stage_view_find_drawn (self);
  const cJSON *drawn_mask = cJSON_GetObjectItemCaseSensitive (drawn, "mask");
  RcNode      *node = self->region != NULL ? RC_NODE (self->region) : NULL;
  RcJson      *mask = node != NULL ? rc_node_get_json (node, "mask") : NULL;
  int          seed = node != NULL         ? rc_node_get_int (node, "seed")
                      : self->take != NULL ? rc_node_get_int (RC_NODE (self->take), "seed")
                                           : 1;

  rc_stage_strip_stop_drag (self->strip);
  g_clear_pointer (&self->mask, rc_json_unref);
  self->mask = mask != NULL ? rc_json_ref (mask) : NULL;
  g_free (self->words);
  self->words = node != NULL ? g_strdup (rc_node_get_string (node, "prompt")) : NULL;
  if (drawn_mask == NULL && mask != NULL)
    drawn_mask = rc_json_value (mask);
  rc_mask_draft_load (draft_of (self), drawn_mask);
  if (drawn_mask == NULL)
    rc_mask_draft_set_edge (draft_of (self), FEATHER_PX / 360.0, 0);
  load_bar (
      self,
      rc_json_string_or (drawn, "prompt", node != NULL ? rc_node_get_string (node, "prompt") : ""),
      (int)rc_json_number_or (drawn, "seed", seed));
  rc_viewer_draft_changed (self->viewer);
  g_clear_handle_id (&self->keep, g_source_remove);
}

/** @region: (nullable): a layer of the take to work on; NULL begins a new one */
void
rc_stage_view_choose_region (RcStageView *self, RcRegion *region)
{
  rc_stage_view_keep_drawn (self);
  rc_stage_view_stop_mask_work (self);
  self->lost[0] = self->lost[1] = -1;
  g_set_object (&self->region, region);
  load_region (self);
  rc_takes_panel_select_layer (self->panel, region);
}

/** After undo, another take of the region and the like, it may have another mask or other words
 * than those that were loaded */
void
rc_stage_view_follow_region (RcStageView *self)
{
  RcNode *node = RC_NODE (self->region);

  if (node != NULL && (rc_node_get_json (node, "mask") != self->mask ||
                       g_strcmp0 (rc_node_get_string (node, "prompt"), self->words) != 0))
    load_region (self);
  else if (node != NULL)
    {
      RcRegionSettings settings = rc_stage_region_bar_get (self->region_bar);
      gboolean         locked = rc_node_get_boolean (node, "seed-locked");

      if (settings.locked != locked)
        {
          settings.locked = locked;
          rc_stage_region_bar_set (self->region_bar, &settings);
        }
    }
}

/* --- what can be done ---------------------------------------------------------------------- */

/** Returns: whether something is drawn or written that is not in the film yet */
gboolean
rc_stage_view_region_is_dirty (RcStageView *self)
{
  RcNode *node = RC_NODE (self->region);

  if (self->region == NULL)
    return !rc_mask_draft_is_empty (draft_of (self));
  if (rc_node_get_int (node, "seed") != rc_stage_region_bar_get (self->region_bar).seed ||
      strcmp (rc_node_get_string (node, "prompt"),
              rc_stage_region_bar_get_prompt (self->region_bar)) != 0 ||
      self->mask == NULL)
    return TRUE;
  /* A stroke is asked about at each of its points. */
  if (rc_mask_draft_is_painting (draft_of (self)))
    return TRUE;
  return !rc_mask_draft_is (draft_of (self), rc_json_value (self->mask));
}

/** Returns: whether a region is being drawn, written or rendered on the take: then it stays shown
 */
gboolean
rc_stage_view_is_held (RcStageView *self)
{
  RcNode *take = RC_NODE (self->take);

  if (self->region != NULL || rc_stage_view_region_is_dirty (self))
    return TRUE;
  for (guint i = 0; take != NULL && i < rc_node_get_n_children (take, RC_TYPE_REGION); i++)
    {
      RcNode       *region = rc_node_get_child (take, RC_TYPE_REGION, i);
      RcSessionJob *job = rc_session_find_job (self->session, region);

      if (job != NULL && rc_session_job_get_state (job) < RC_JOB_DONE)
        return TRUE;
    }
  return FALSE;
}

/* Whether what the region shows was made with the settings it has; looked up once for each of
 * them. */
static gboolean
is_made (RcStageView *self)
{
  RcNode             *node = RC_NODE (self->region);
  g_autoptr (GString) key = g_string_new (NULL);

  g_string_printf (key, "%s %s %g %d %d %s", rc_node_get_string (node, "hash"),
                   rc_node_get_string (node, "generator"), rc_node_get_double (node, "strength"),
                   rc_node_get_enum (node, "seam"), rc_node_get_enum (node, "ends"),
                   rc_node_get_string (node, "prompt"));
  for (guint i = 0; i < rc_node_get_n_children (node, RC_TYPE_REFERENCE); i++)
    {
      RcNode *reference = rc_node_get_child (node, RC_TYPE_REFERENCE, i);

      g_string_append_printf (key, " %s %d", rc_node_get_string (reference, "media"),
                              rc_node_get_enum (reference, "role"));
    }
  if (g_strcmp0 (key->str, self->made_key) != 0)
    {
      g_free (self->made_key);
      self->made_key = g_strdup (key->str);
      self->made = rc_session_is_region_current (self->session, self->region);
    }
  return self->made;
}

static RcSessionJob *
find_job (RcStageView *self)
{
  return self->region != NULL ? rc_session_find_job (self->session, RC_NODE (self->region)) : NULL;
}

void
rc_stage_view_forget_region_job (RcStageView *self)
{
  if (self->region_job != NULL)
    g_signal_handler_disconnect (self->region_job, self->region_job_id);
  g_clear_object (&self->region_job);
}

/* A job that fails stays where it is: only it says so itself. */
static void
follow_region_job (RcStageView *self)
{
  RcSessionJob *job = find_job (self);

  if (job == self->region_job)
    return;
  rc_stage_view_forget_region_job (self);
  if (job == NULL)
    return;
  self->region_job = g_object_ref (job);
  self->region_job_id = g_signal_connect_swapped (job, "notify::state",
                                                  G_CALLBACK (rc_stage_view_update_region), self);
}

/* Why the region cannot be rendered now; NULL if it can. */
static const char *
find_reason (RcStageView *self)
{
  RcSessionJob *job;

  if (self->session == NULL || self->take == NULL || !rc_stage_player_is_open (self->player))
    return _ ("Render the shot first: a region is laid over a take.");
  if (rc_document_get_read_only (rc_session_get_document (self->session)))
    return _ ("This film is open for reading only. Save a copy to work on it.");
  if (rc_mask_draft_is_empty (draft_of (self)))
    return _ ("First a mask: P picks what you click on, B is a brush.");
  if (self->region == NULL || rc_stage_view_region_is_dirty (self))
    return NULL;
  job = find_job (self);
  if (job != NULL && rc_session_job_get_state (job) < RC_JOB_DONE)
    return _ ("This region is being rendered.");
  if (job == NULL && *rc_node_get_string (RC_NODE (self->region), "hash") != '\0' && is_made (self))
    return _ ("Up to date: change its words, its mask or its seed.");
  return NULL;
}

/* What it will take, from what the take took: the mask's share of the pixels and of the frames. */
static char *
dup_promise (RcStageView *self)
{
  RcMaskDraft *draft = draft_of (self);
  int          frames = rc_stage_player_clock (self->player)->n_frames;
  int          last = rc_mask_draft_get_last (draft);
  int    masked = (last < 0 ? frames : MIN (last + 1, frames)) - rc_mask_draft_get_first (draft);
  double share = rc_viewer_get_mask_share (self->viewer) * masked / MAX (1, frames);
  double seconds = rc_node_get_double (RC_NODE (self->take), "seconds") * (share + 0.05);

  return g_strdup_printf (_ ("outside bit-exact · about %.1f s"), MAX (0.1, seconds));
}

static char *
dup_tolerance_text (RcStageView *self)
{
  int percent = (int)lround (rc_mask_draft_get_tolerance (draft_of (self)) * 100);

  return g_strdup_printf (_ ("Click on a colour · tolerance %d %%: [ less, ] more"), percent);
}

static char *
dup_mask_text (RcStageView *self)
{
  RcMaskDraft *draft = draft_of (self);
  int          frames = rc_stage_player_clock (self->player)->n_frames;
  int          first = rc_mask_draft_get_first (draft), last = rc_mask_draft_get_last (draft);
  int          percent = (int)lround (rc_viewer_get_mask_share (self->viewer) * 100);

  if (first == 0 && last < 0)
    return g_strdup_printf (_ ("Mask %d %% · all %d frames"), percent, frames);
  return g_strdup_printf (_ ("Mask %d %% · frames %d–%d of %d"), percent, first + 1,
                          last < 0 ? frames : last + 1, frames);
}

static void
show_chip (RcStageView *self)
{
  g_autofree char *text = NULL;

  if (self->incoming)
    text = g_strdup (_ ("Rendering"));
  else if (rc_viewer_get_tool (self->viewer) == RC_TOOL_COLOUR)
    text = dup_tolerance_text (self);
  else if (!rc_mask_draft_is_empty (draft_of (self)))
    text = dup_mask_text (self);
  gtk_widget_set_visible (GTK_WIDGET (self->chip), text != NULL && self->session != NULL);
  if (text != NULL)
    gtk_label_set_label (self->chip, text);
}

/* The button says what it would do. */
static void
show_word (RcStageView *self)
{
  RcProject       *film = self->session != NULL ? rc_session_get_project (self->session) : NULL;
  gboolean         masked = self->take == NULL || !rc_mask_draft_is_empty (draft_of (self));
  g_autofree char *word = rc_region_operation_dup_label (
      masked, rc_stage_region_bar_get_prompt (self->region_bar), film);

  rc_stage_region_bar_set_word (self->region_bar, word, masked);
}

/** Chip, note, buttons and the bar of the mask's frames are those of what is drawn */
void
rc_stage_view_update_region (RcStageView *self)
{
  static const char *const of_takes[] = { "layer-take-next", "layer-take-back" };
  static const char *const of_masks[] = { "mask-larger", "mask-smaller", "mask-turn-back",
                                          "mask-turn-on" };

  RcMaskDraft     *draft = draft_of (self);
  const char      *reason = find_reason (self);
  RcNode          *node = RC_NODE (self->region);
  g_autofree char *promise = reason == NULL ? dup_promise (self) : NULL;
  g_autofree char *lost = rc_stage_view_dup_lost (self);
  int              in, out;

  /* A region that undo has just taken out of the film. */
  if (node != NULL && rc_node_get_parent (node) == NULL)
    node = NULL;
  follow_region_job (self);
  rc_stage_strip_set_mask (self->strip, !rc_mask_draft_is_empty (draft),
                           rc_mask_draft_get_first (draft), rc_mask_draft_get_last (draft));
  rc_mask_draft_get_fade (draft, &in, &out);
  rc_stage_strip_set_fade (self->strip, in, out);
  rc_stage_view_show_keys (self);
  /* What is not rendered yet is tinted; what is, has its outline only: the picture shows it. */
  rc_viewer_set_tint (self->viewer, node == NULL || *rc_node_get_string (node, "hash") == '\0' ||
                                        rc_stage_view_region_is_dirty (self));
  rc_stage_region_bar_say (self->region_bar, lost != NULL      ? lost
                                             : promise != NULL ? promise
                                                               : reason);
  rc_stage_region_bar_set_reason (self->region_bar, reason);
  rc_stage_region_bar_set_owner (self->region_bar, node != NULL ? node : RC_NODE (self->take));
  show_word (self);
  rc_stage_view_enable (self, "render-region", reason == NULL);
  rc_stage_view_enable (self, "undo-stroke", rc_mask_draft_can_undo (draft));
  rc_stage_view_enable (self, "redo-stroke", rc_mask_draft_get_undone (draft) > 0);
  rc_stage_view_enable (self, "clear-mask", !rc_mask_draft_is_empty (draft));
  for (guint i = 0; i < G_N_ELEMENTS (of_masks); i++)
    rc_stage_view_enable (self, of_masks[i], !rc_mask_draft_is_empty (draft));
  rc_stage_view_enable (self, "invert-mask", !rc_mask_draft_is_empty (draft));
  rc_stage_view_enable (self, "track", !rc_mask_draft_is_empty (draft) && self->take != NULL);
  rc_stage_view_enable (self, "track-back", !rc_mask_draft_is_empty (draft) && self->take != NULL);
  rc_stage_view_enable (self, "track-on", !rc_mask_draft_is_empty (draft) && self->take != NULL);
  rc_stage_view_enable (self, "layer-delete", node != NULL);
  rc_stage_view_enable (self, "layer-copy", node != NULL);
  rc_stage_view_enable (self, "layer-paste", self->take != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_takes); i++)
    rc_stage_view_enable (self, of_takes[i],
                          node != NULL && rc_region_get_take (self->region) != NULL);
  rc_stage_view_enable (self, "layer-down", node != NULL && rc_node_get_index (node) > 0);
  rc_stage_view_enable (self, "layer-up",
                        node != NULL &&
                            rc_node_get_index (node) + 1 <
                                rc_node_get_n_children (rc_node_get_parent (node), RC_TYPE_REGION));
  rc_stage_view_update_layer (self);
  show_chip (self);
}

void
rc_stage_view_mask_changed (RcStageView *self)
{
  rc_stage_view_update_region (self);
  rc_stage_view_drawn_changed (self);
}

/* The lock is kept at once: nothing is rendered for it. */
static void
keep_lock (RcStageView *self, gboolean locked)
{
  GError *error = NULL;

  if (self->region == NULL || rc_node_get_boolean (RC_NODE (self->region), "seed-locked") == locked)
    return;
  (void)!rc_document_set_text (rc_session_get_document (self->session), self->region, "seed-locked",
                               locked ? "yes" : "no", 0, &error);
  rc_film_view_report (GTK_WIDGET (self), error);
}

/** Feather, growth and frames are the mask's */
void
rc_stage_view_bar_changed (RcStageView *self)
{
  RcRegionSettings settings = rc_stage_region_bar_get (self->region_bar);

  rc_mask_draft_set_edge (draft_of (self), settings.feather / take_height (self),
                          settings.grow / take_height (self));
  (void)!rc_mask_draft_set_fade (draft_of (self), settings.fade_in, settings.fade_out);
  rc_mask_draft_set_range (draft_of (self), settings.first, settings.last);
  keep_lock (self, settings.locked);
  rc_viewer_draft_changed (self->viewer);
}

/* --- doing it ------------------------------------------------------------------------------ */

static gboolean
write_region (RcStageView *self, RcDocument *document, RcRegion *region, GError **error)
{
  g_autoptr (RcJson) mask = rc_json_new_take (rc_mask_draft_to_json (draft_of (self)));
  int                seed = rc_stage_region_bar_get (self->region_bar).seed;

  return rc_document_set_text (document, region, "prompt",
                               rc_stage_region_bar_get_prompt (self->region_bar), 0, error) &&
         rc_document_set_double (document, region, "seed", seed, 0, error) &&
         rc_document_set_text (document, region, "seed-locked",
                               rc_stage_region_bar_get (self->region_bar).locked ? "yes" : "no", 0,
                               error) &&
         rc_document_set_json (document, region, "mask", mask, 0, error);
}

/* One step to undo: the region is there, or has changed. (transfer none) (nullable) */
static RcRegion *
edit_region (RcStageView *self, GError **error)
{
  RcDocument *document = rc_session_get_document (self->session);
  RcRegion   *region = self->region;

  rc_document_begin (document, region == NULL ? _ ("Add Region") : _ ("Change Region"));
  if (region == NULL)
    region = rc_document_add (document, self->take, RC_TYPE_REGION, -1, error);
  if (region == NULL || !write_region (self, document, region, error) ||
      !rc_stage_view_forget_drawn (self, document, error))
    {
      rc_document_cancel (document);
      return NULL;
    }
  rc_document_end (document);
  return region;
}

/** Adds a region with what is drawn and written, or changes the chosen one.
 *
 * Returns: (transfer none) (nullable): the region */
RcRegion *
rc_stage_view_write_region (RcStageView *self, GError **error)
{
  return self->region == NULL || rc_stage_view_region_is_dirty (self) ? edit_region (self, error)
                                                                      : self->region;
}

/** Adds a region with what is drawn and written, or changes the chosen one, and renders it */
void
rc_stage_view_render_region (RcStageView *self)
{
  g_autoptr (GError) error = NULL;
  RcRegion          *region;

  if (find_reason (self) != NULL)
    return;
  rc_stage_view_set_speed (self, 0);
  region = rc_stage_view_write_region (self, &error);
  if (region != NULL)
    {
      rc_takes_panel_sync (self->panel);
      rc_stage_view_choose_region (self, region);
      if (rc_session_render_region_from (
              self->session, region, rc_stage_player_clock (self->player)->frame, &error) != NULL)
        rc_stage_view_sync (self);
    }
  if (error != NULL)
    rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
}

void
rc_stage_view_delete_region (RcStageView *self)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (RcRegion) region = self->region != NULL ? g_object_ref (self->region) : NULL;
  RcSessionJob        *job = find_job (self);

  if (region == NULL)
    return;
  if (job != NULL)
    rc_session_cancel (self->session, job);
  if (!rc_document_remove (rc_session_get_document (self->session), region, &error))
    rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
  rc_stage_view_sync (self);
}

/** @by: 1 up, -1 down */
void
rc_stage_view_raise_region (RcStageView *self, int by)
{
  g_autoptr (GError) error = NULL;
  int                index;

  if (self->region == NULL)
    return;
  index = (int)rc_node_get_index (RC_NODE (self->region)) + by;
  if (!rc_document_move (rc_session_get_document (self->session), self->region, self->take, index,
                         &error))
    rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
  rc_stage_view_sync (self);
}
