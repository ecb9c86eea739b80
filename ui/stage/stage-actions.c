/* stage-actions.c - what can be done on the stage, as actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include "ui/film-view.h"
#include "ui/region/region-takes.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP      1.25
#define RADIUS_STEP    1.2
#define HARDNESS_STEP  0.1
#define TOLERANCE_STEP 0.02
#define MASK_STEP      1.05
#define MASK_TURN      5 /* degrees */

/* --- transport ----------------------------------------------------------------------------- */

static void
play (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcStageView *self = user_data;

  rc_stage_view_set_speed (self, rc_stage_player_clock (self->player)->speed == 0 ? 1 : 0);
}

static void
shuttle_back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_shuttle (user_data, -1);
}

static void
stop (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_set_speed (user_data, 0);
}

static void
shuttle_forward (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_shuttle (user_data, 1);
}

static void
step (RcStageView *self, int by)
{
  int frame = rc_stage_player_clock (self->player)->frame + by;

  rc_stage_view_set_speed (self, 0);
  rc_stage_view_seek (self, frame);
}

static void
step_back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, -1);
}

static void
step_forward (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, 1);
}

static void
go_first (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_seek (user_data, 0);
}

static void
go_last (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_seek (user_data, G_MAXINT);
}

static void
set_loop (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RcStageView *self = user_data;

  rc_stage_player_clock (self->player)->loop = g_variant_get_boolean (value);
  g_simple_action_set_state (action, value);
  rc_stage_view_show_clock (self);
}

/* --- the picture --------------------------------------------------------------------------- */

static void
set_overlay (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  rc_viewer_set_overlay (RC_STAGE_VIEW (user_data)->viewer, g_variant_get_boolean (value));
  g_simple_action_set_state (action, value);
}

static void
fit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_viewer_fit (RC_STAGE_VIEW (user_data)->viewer);
}

static void
zoom_full (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_viewer_set_percent (RC_STAGE_VIEW (user_data)->viewer, 100);
}

static void
zoom_in (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_viewer_zoom (RC_STAGE_VIEW (user_data)->viewer, ZOOM_STEP);
}

static void
zoom_out (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_viewer_zoom (RC_STAGE_VIEW (user_data)->viewer, 1 / ZOOM_STEP);
}

/* What is on already goes off again. */
static void
set_compare (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RcStageView         *self = user_data;
  g_autoptr (GVariant) was = g_action_get_state (G_ACTION (action));
  const char *name = g_variant_equal (was, value) ? "off" : g_variant_get_string (value, NULL);

  if (!g_str_equal (name, "off") && !rc_stage_compare_can (self->compare))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                  self->take != NULL
                                      ? _ ("This is the only take: render another to compare")
                                      : _ ("There is no take to compare yet"));
      return;
    }
  for (int i = 0; rc_compare_names[i] != NULL; i++)
    if (g_str_equal (rc_compare_names[i], name))
      {
        g_simple_action_set_state (action, g_variant_new_string (name));
        rc_stage_compare_set (self->compare, (RcCompare)i);
        gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
        rc_stage_compare_show (self->compare, rc_stage_player_clock (self->player));
        rc_stage_view_mark_compared (self);
      }
}

static void
refresh (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcStageView *self = user_data;

  rc_stage_compare_show (self->compare, rc_stage_player_clock (self->player));
  rc_stage_view_mark_compared (self);
}

/* --- the mask ------------------------------------------------------------------------------ */

static void
set_tool (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RcStageView *self = user_data;
  const char  *name = g_variant_get_string (value, NULL);

  for (int i = 0; i < RC_N_TOOLS; i++)
    if (g_str_equal (rc_tools[i].name, name))
      {
        rc_viewer_set_tool (self->viewer, (RcToolId)i);
        rc_stage_view_set_directing (self, FALSE);
        rc_stage_view_update_region (self);
        g_simple_action_set_state (action, value);
      }
}

static void
set_directing (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  rc_stage_view_set_directing (user_data, g_variant_get_boolean (value));
}

static void
change_brush (RcStageView *self, double radius, double hardness)
{
  RcMaskDraft *draft = rc_viewer_get_draft (self->viewer);

  if (rc_viewer_get_tool (self->viewer) == RC_TOOL_COLOUR)
    {
      rc_stage_view_change_tolerance (self, radius > 1 || hardness > 0 ? TOLERANCE_STEP
                                                                       : -TOLERANCE_STEP);
      return;
    }
  rc_mask_draft_set_brush (draft, rc_mask_draft_get_radius (draft) * radius,
                           rc_mask_draft_get_hardness (draft) + hardness);
  gtk_widget_queue_draw (GTK_WIDGET (self->viewer));
}

static void
brush_smaller (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_brush (user_data, 1 / RADIUS_STEP, 0);
}

static void
brush_larger (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_brush (user_data, RADIUS_STEP, 0);
}

static void
brush_softer (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_brush (user_data, 1, -HARDNESS_STEP);
}

static void
brush_harder (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_brush (user_data, 1, HARDNESS_STEP);
}

static void
set_subtract (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RcStageView *self = user_data;

  rc_mask_draft_set_subtracts (rc_viewer_get_draft (self->viewer), g_variant_get_boolean (value));
  g_simple_action_set_state (action, value);
  gtk_widget_queue_draw (GTK_WIDGET (self->viewer));
}

/* About its middle, in the frame that is seen. */
static void
change_mask (RcStageView *self, double scale, double turn)
{
  const RcViewerGeometry *geometry = rc_viewer_get_geometry (self->viewer);
  RcMaskChange change = { .fixed = { 0.5, 0.5 }, .scale = { scale, scale }, .turn = turn };

  if (geometry->frame_height > 0 &&
      rc_mask_draft_change (rc_viewer_get_draft (self->viewer),
                            geometry->frame_width / geometry->frame_height, &change))
    rc_viewer_draft_changed (self->viewer);
}

static void
mask_larger (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_mask (user_data, MASK_STEP, 0);
}

static void
mask_smaller (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_mask (user_data, 1 / MASK_STEP, 0);
}

static void
mask_turn_back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_mask (user_data, 1, -MASK_TURN);
}

static void
mask_turn_on (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_mask (user_data, 1, MASK_TURN);
}

static void
undo_stroke (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_undo_stroke (user_data);
}

static void
redo_stroke (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_redo_stroke (user_data, 0);
}

static void
clear_mask (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcStageView *self = user_data;

  rc_mask_draft_clear (rc_viewer_get_draft (self->viewer));
  rc_viewer_draft_changed (self->viewer);
}

static void
invert_mask (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcStageView *self = user_data;

  rc_mask_draft_invert (rc_viewer_get_draft (self->viewer));
  rc_viewer_draft_changed (self->viewer);
}

static void
next_overlay (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcStageView *self = user_data;

  rc_viewer_set_overlay_kind (self->viewer,
                              (rc_viewer_get_overlay_kind (self->viewer) + 1) % RC_N_OVERLAYS);
}

/* Also stops what is under way. */
static void
track (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcStageView *self = user_data;

  if (self->mask_work != NULL)
    rc_stage_view_stop_mask_work (self);
  else
    rc_stage_view_track (self, TRUE, TRUE);
}

static void
track_back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_track (user_data, TRUE, FALSE);
}

static void
track_on (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_track (user_data, FALSE, TRUE);
}

static void
remove_key (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcStageView *self = user_data;

  rc_stage_view_change_key (self, rc_stage_player_clock (self->player)->frame, -1);
}

/* --- regions ------------------------------------------------------------------------------- */

static void
render_region (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_render_region (user_data);
}

/* From a layer to a new one; what is drawn for that is taken away, and can be taken back. */
static void
new_region (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (RC_STAGE_VIEW (user_data)->region != NULL)
    rc_stage_view_choose_region (user_data, NULL);
  else
    clear_mask (action, parameter, user_data);
}

static void
new_seed (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_region_bar_new_seed (RC_STAGE_VIEW (user_data)->region_bar);
}

static void
layer_up (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_raise_region (user_data, 1);
}

static void
layer_down (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_raise_region (user_data, -1);
}

static void
layer_delete (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_delete_region (user_data);
}

static void
layer_copy (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_copy_region (user_data);
}

static void
layer_paste (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_paste_region (user_data);
}

/* --- takes of the layer -------------------------------------------------------------------- */

static void
step_take (RcStageView *self, int by)
{
  RcTake *take = rc_region_takes_step (self->region, by);
  GError *error = NULL;

  if (take != NULL && !rc_session_choose_region_take (self->session, take, &error))
    rc_film_view_report (GTK_WIDGET (self), error);
}

static void
layer_take_next (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_take (user_data, 1);
}

static void
layer_take_back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_take (user_data, -1);
}

/* --- the table ----------------------------------------------------------------------------- */

/* Their titles and keys are in action-table.c. */
static const GActionEntry entries[] = {
  { "play", play },
  { "shuttle-back", shuttle_back },
  { "stop", stop },
  { "shuttle-forward", shuttle_forward },
  { "step-back", step_back },
  { "step-forward", step_forward },
  { "first", go_first },
  { "last", go_last },
  { "loop", NULL, NULL, "true", set_loop },
  { "direct", NULL, NULL, "false", set_directing },
  { "overlay", NULL, NULL, "true", set_overlay },
  { "compare", NULL, "s", "'off'", set_compare },
  { "refresh", refresh },
  { "fit", fit },
  { "zoom-full", zoom_full },
  { "zoom-in", zoom_in },
  { "zoom-out", zoom_out },
  { "tool", NULL, "s", "'hand'", set_tool },
  { "subtract", NULL, NULL, "false", set_subtract },
  { "brush-smaller", brush_smaller },
  { "brush-larger", brush_larger },
  { "brush-softer", brush_softer },
  { "brush-harder", brush_harder },
  { "mask-larger", mask_larger },
  { "mask-smaller", mask_smaller },
  { "mask-turn-back", mask_turn_back },
  { "mask-turn-on", mask_turn_on },
  { "undo-stroke", undo_stroke },
  { "redo-stroke", redo_stroke },
  { "clear-mask", clear_mask },
  { "invert-mask", invert_mask },
  { "next-overlay", next_overlay },
  { "track", track },
  { "track-back", track_back },
  { "track-on", track_on },
  { "remove-key", remove_key },
  { "render-region", render_region },
  { "new-region", new_region },
  { "new-seed", new_seed },
  { "layer-up", layer_up },
  { "layer-down", layer_down },
  { "layer-delete", layer_delete },
  { "layer-copy", layer_copy },
  { "layer-paste", layer_paste },
  { "layer-take-next", layer_take_next },
  { "layer-take-back", layer_take_back },
};

static GtkWidget *
create_rail_button (const char *action, const char *icon, const char *label, const char *help)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, help);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

/* "<Shift>f" as a person reads it. */
static char *
dup_key (const char *accelerator)
{
  guint           value = 0;
  GdkModifierType modifiers = 0;

  gtk_accelerator_parse (accelerator, &value, &modifiers);
  return gtk_accelerator_get_label (value, modifiers);
}

/* A rail that is higher than the stage has smaller buttons, until there is room again. */
static gboolean
fit_rail (gpointer user_data)
{
  GtkWidget         *rail = user_data;
  GtkScrolledWindow *scroller =
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (rail, GTK_TYPE_SCROLLED_WINDOW));
  GtkAdjustment *height = scroller != NULL ? gtk_scrolled_window_get_vadjustment (scroller) : NULL;
  int            wanted = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (rail), "wanted"));

  if (height == NULL || !gtk_widget_get_mapped (rail))
    return G_SOURCE_REMOVE;
  if (gtk_widget_has_css_class (rail, "tight"))
    {
      if (gtk_adjustment_get_page_size (height) >= wanted)
        gtk_widget_remove_css_class (rail, "tight");
    }
  else if (gtk_adjustment_get_upper (height) > gtk_adjustment_get_page_size (height) + 0.5)
    {
      wanted = (int)gtk_adjustment_get_upper (height);
      g_object_set_data (G_OBJECT (rail), "wanted", GINT_TO_POINTER (wanted));
      gtk_widget_add_css_class (rail, "tight");
    }
  return G_SOURCE_REMOVE;
}

/* Not while it is being allocated. */
static void
on_rail_height (GtkWidget *rail)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_rail, g_object_ref (rail), g_object_unref);
}

static void
fill_tools (RcStageView *self)
{
  GtkWidget *scroller =
      gtk_widget_get_ancestor (GTK_WIDGET (self->tools), GTK_TYPE_SCROLLED_WINDOW);

  for (int i = 0; i < RC_N_TOOLS; i++)
    {
      const RcTool    *tool = &rc_tools[i];
      g_autofree char *action = g_strdup_printf ("stage.tool::%s", tool->name);
      g_autofree char *key = dup_key (tool->key);
      g_autofree char *help = g_strdup_printf ("%s (%s)\n%s", _ (tool->label), key, _ (tool->help));

      gtk_box_append (self->tools, create_rail_button (action, tool->icon, _ (tool->label), help));
      gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (self->tools)), "tool");
      if (i != RC_TOOL_HAND)
        continue;
      gtk_box_append (self->tools, create_rail_button (
                                       "stage.direct", "rc-tool-direct-symbolic", _ ("Direct"),
                                       _ ("Direct (A)\nDrag figures, things and the camera of the "
                                          "sketch")));
      gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (self->tools)), "tool");
      gtk_box_append (self->tools, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
    }
  gtk_box_append (self->tools, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (self->tools, create_rail_button ("stage.subtract", "rc-tool-subtract-symbolic",
                                                   _ ("Take away from the mask"),
                                                   _ ("Take away instead of drawing (X)")));
  gtk_box_append (self->tools,
                  create_rail_button ("stage.overlay", "rc-tool-overlay-symbolic",
                                      _ ("Show the mask"), _ ("Show or hide the mask (M)")));
  gtk_box_append (self->tools, rc_stage_view_create_aids (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                           "changed", G_CALLBACK (on_rail_height), self->tools, G_CONNECT_SWAPPED);
}

/** The group "stage", and the buttons of the rail */
void
rc_stage_view_add_actions (RcStageView *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  rc_stage_view_add_choosing (self);
  rc_stage_view_add_layer (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "stage", G_ACTION_GROUP (self->actions));
  rc_stage_view_add_aids (self);
  rc_stage_view_add_marks (self);
  fill_tools (self);
}

/** Returns: (transfer none): the group "stage" */
GActionGroup *
rc_stage_view_get_actions (RcStageView *self)
{
  return G_ACTION_GROUP (self->actions);
}

void
rc_stage_view_enable (RcStageView *self, const char *action, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), action)), enabled);
}
