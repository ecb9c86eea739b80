/* stage-mask-menu.c - the menu of the mask on the stage: its settings, the film's other masks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include "engine/document/saved-mask.h"
#include "ui/film-view.h"
#include "ui/takes/takes-panel.h"

#include <glib/gi18n-lib.h>

static double
take_height (RcStageView *self)
{
  int height = self->take != NULL ? rc_node_get_int (RC_NODE (self->take), "height") : 0;

  return height > 0 ? height : 360;
}

static void
on_changed (RcStageView *self)
{
  RcMaskMenuSettings settings = rc_mask_menu_get (rc_stage_region_bar_get_menu (self->region_bar));
  RcMaskDraft       *draft = rc_viewer_get_draft (self->viewer);

  rc_stage_region_bar_set_percent (self->region_bar, settings.percent ? take_height (self) : 0);
  if (rc_mask_draft_set_whole (draft, settings.smooth / take_height (self), settings.fill_holes))
    rc_viewer_draft_changed (self->viewer);
}

static void
on_save (RcStageView *self, const char *name)
{
  g_autoptr (cJSON)  mask = rc_mask_draft_to_json (rc_viewer_get_draft (self->viewer));
  g_autoptr (GError) error = NULL;

  if (self->session != NULL &&
      !rc_saved_masks_save (rc_session_get_document (self->session), name, mask, &error))
    rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
}

static void
on_copy (RcStageView *self, RcJson *mask)
{
  RcMaskDraft *draft = rc_viewer_get_draft (self->viewer);

  rc_mask_draft_take (draft, cJSON_Duplicate (rc_json_value (mask), TRUE));
  rc_stage_view_show_edge (self);
  rc_viewer_draft_changed (self->viewer);
}

/* --- the film's other masks ---------------------------------------------------------------- */

static void
add_saved (RcStageView *self, RcMaskMenu *menu)
{
  g_autoptr (cJSON) list = rc_saved_masks_list (rc_session_get_project (self->session));
  cJSON            *item;

  cJSON_ArrayForEach (item, list)
  {
    const cJSON       *value = cJSON_GetObjectItemCaseSensitive (item, "mask");
    g_autoptr (RcJson) mask = NULL;

    if (value == NULL)
      continue;
    mask = rc_json_new_take (cJSON_Duplicate (value, TRUE));
    rc_mask_menu_add_source (menu, rc_json_string_or (item, "name", ""), mask);
  }
}

static void
add_regions (RcStageView *self, RcMaskMenu *menu, RcNode *shot, RcNode *take)
{
  g_autofree char *label = rc_shot_dup_label (RC_SHOT (shot));

  for (guint i = 0; i < rc_node_get_n_children (take, RC_TYPE_REGION); i++)
    {
      RcNode          *region = rc_node_get_child (take, RC_TYPE_REGION, i);
      RcJson          *mask = rc_node_get_json (region, "mask");
      g_autofree char *title = rc_region_dup_title (RC_TAKE (take), RC_REGION (region));
      g_autofree char *name = g_strdup_printf ("%s · %s", label, title);

      if (mask != NULL && region != RC_NODE (self->region))
        rc_mask_menu_add_source (menu, name, mask);
    }
}

/* The newest takes of a shot come first. */
static void
add_shot (RcStageView *self, RcMaskMenu *menu, RcNode *shot)
{
  for (guint i = rc_node_get_n_children (shot, RC_TYPE_TAKE); i > 0; i--)
    add_regions (self, menu, shot, rc_node_get_child (shot, RC_TYPE_TAKE, i - 1));
}

static void
on_show (RcStageView *self)
{
  RcMaskMenu        *menu = rc_stage_region_bar_get_menu (self->region_bar);
  RcMaskDraft       *draft = rc_viewer_get_draft (self->viewer);
  RcMaskMenuSettings settings = rc_mask_menu_get (menu);
  RcNode            *project;

  settings.smooth = rc_mask_draft_get_smooth (draft) * take_height (self);
  settings.fill_holes = rc_mask_draft_get_fill_holes (draft);
  rc_mask_menu_set (menu, &settings);
  rc_mask_menu_clear_sources (menu);
  if (self->session == NULL)
    return;
  project = RC_NODE (rc_session_get_project (self->session));
  add_saved (self, menu);
  if (self->shot != NULL)
    add_shot (self, menu, RC_NODE (self->shot));
  for (guint i = 0; i < rc_node_get_n_children (project, RC_TYPE_SCENE); i++)
    {
      RcNode *scene = rc_node_get_child (project, RC_TYPE_SCENE, i);

      for (guint k = 0; k < rc_node_get_n_children (scene, RC_TYPE_SHOT); k++)
        if (rc_node_get_child (scene, RC_TYPE_SHOT, k) != (gpointer)self->shot)
          add_shot (self, menu, rc_node_get_child (scene, RC_TYPE_SHOT, k));
    }
}

/** The menu does what it says to what is drawn */
void
rc_stage_view_connect_mask_menu (RcStageView *self)
{
  RcMaskMenu *menu = rc_stage_region_bar_get_menu (self->region_bar);

  g_signal_connect_swapped (menu, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (menu, "save", G_CALLBACK (on_save), self);
  g_signal_connect_swapped (menu, "copy", G_CALLBACK (on_copy), self);
  g_signal_connect_swapped (menu, "show", G_CALLBACK (on_show), self);
}
