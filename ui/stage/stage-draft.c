/* stage-draft.c - what is drawn and not rendered yet, kept in the film
 *
 * The mask that is being drawn belongs to a node: to the region that is chosen, or to the take when
 * it is to become a new one. A moment after the last change it is written into that node's "drawn"
 *
 *   { "mask": …, "prompt": "a red coat", "seed": 3 }
 *
 * as an edit that is no step of undo, so that the journal has it: neither a crash nor another shot
 * takes it away. It goes with the step that renders it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include "ui/film-view.h"

/* After the last change; a stroke is many of them. */
#define REST_MS 500

static gboolean
is_in_film (RcStageView *self, RcNode *node)
{
  return rc_document_find (rc_session_get_document (self->session), rc_node_get_id (node)) == node;
}

/* (transfer full) (nullable): what there is to keep; NULL if the film has all of it */
static RcJson *
make_drawn (RcStageView *self)
{
  RcRegionSettings settings = rc_stage_region_bar_get (self->region_bar);
  const char      *prompt = rc_stage_region_bar_get_prompt (self->region_bar);
  cJSON           *json;

  if (!rc_stage_view_region_is_dirty (self))
    return NULL;
  json = cJSON_CreateObject ();
  cJSON_AddItemToObject (json, "mask", rc_mask_draft_to_json (rc_viewer_get_draft (self->viewer)));
  cJSON_AddStringToObject (json, "prompt", prompt);
  cJSON_AddNumberToObject (json, "seed", settings.seed);
  return rc_json_new_take (json);
}

static gboolean
is_same (RcJson *a, RcJson *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return cJSON_Compare (rc_json_value (a), rc_json_value (b), TRUE);
}

/** Writes what is drawn into the film now */
void
rc_stage_view_keep_drawn (RcStageView *self)
{
  RcNode            *node = self->drawn_node;
  RcDocument        *document;
  g_autoptr (RcJson) drawn = NULL;
  g_autoptr (GError) error = NULL;

  if (self->keep == 0)
    return;
  g_clear_handle_id (&self->keep, g_source_remove);
  if (node == NULL || self->session == NULL || !is_in_film (self, node))
    return;
  document = rc_session_get_document (self->session);
  drawn = make_drawn (self);
  if (rc_document_get_read_only (document) || is_same (drawn, rc_node_get_json (node, "drawn")))
    return;
  rc_document_begin (document, NULL);
  rc_document_finish (document, rc_document_set_json (document, node, "drawn", drawn, 0, &error));
  if (error != NULL)
    rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
}

static gboolean
on_rest (gpointer user_data)
{
  RcStageView *self = user_data;

  if (rc_mask_draft_is_drawing (rc_viewer_get_draft (self->viewer)))
    return G_SOURCE_CONTINUE;
  rc_stage_view_keep_drawn (self);
  return G_SOURCE_REMOVE;
}

/** Something was drawn or written: in a moment it is kept */
void
rc_stage_view_drawn_changed (RcStageView *self)
{
  g_clear_handle_id (&self->keep, g_source_remove);
  if (self->drawn_node != NULL)
    self->keep = g_timeout_add (REST_MS, on_rest, self);
}

/** What is drawn from here on belongs to the chosen region, or to the take.
 *
 * Returns: (transfer none) (nullable): what was drawn there and not rendered */
const cJSON *
rc_stage_view_find_drawn (RcStageView *self)
{
  RcNode *node = self->region != NULL ? RC_NODE (self->region) : RC_NODE (self->take);
  RcJson *drawn = node != NULL ? rc_node_get_json (node, "drawn") : NULL;

  g_set_object (&self->drawn_node, node);
  return drawn != NULL ? rc_json_value (drawn) : NULL;
}

/** Another take may be shown than the one that was drawn on: what was drawn there stays there */
void
rc_stage_view_follow_drawn (RcStageView *self)
{
  RcNode *take = RC_NODE (self->take);

  if (self->region != NULL || self->drawn_node == take)
    return;
  if (rc_mask_draft_is_empty (rc_viewer_get_draft (self->viewer)) &&
      (take == NULL || rc_node_get_json (take, "drawn") == NULL))
    rc_stage_view_find_drawn (self);
  else
    rc_stage_view_choose_region (self, NULL);
}

/** Within the step that renders it, what was drawn is no longer to be kept */
gboolean
rc_stage_view_forget_drawn (RcStageView *self, RcDocument *document, GError **error)
{
  g_clear_handle_id (&self->keep, g_source_remove);
  return self->drawn_node == NULL || rc_node_get_json (self->drawn_node, "drawn") == NULL ||
         rc_document_set_json (document, self->drawn_node, "drawn", NULL, 0, error);
}
