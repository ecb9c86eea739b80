/* stage.c - the stage's widgets together, following the film
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rc-ui"

#include "ui/stage/stage-private.h"

#include "engine/render/take-layers.h"

#include "ui/actions/action-table.h"
#include "ui/film-view.h"
#include "ui/frame-texture.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* The chip's distance from the picture's corner, logical pixels. */
#define CHIP_MARGIN 12

G_DEFINE_FINAL_TYPE (RcStageView, rc_stage_view, GTK_TYPE_WIDGET)

/* --- what the player has ------------------------------------------------------------------- */

static void
show_frame (RcStageView *self, RcFrame *frame)
{
  if (!rc_stage_view_is_directing (self))
    rc_stage_scopes_show (self->scopes, frame);
}

static void
on_shown (int index, RcFrame *frame, gpointer user_data)
{
  RcStageView *self = user_data;

  if (self->incoming && rc_stage_player_clock (self->player)->speed == 0)
    return;
  show_frame (self, frame);
}

static void
on_picture (guint index, RcFrame *frame, gpointer user_data)
{
  RcStageView           *self = user_data;
  g_autoptr (GdkTexture) texture = rc_frame_texture_new (frame);

  rc_stage_strip_set_picture (self->strip, index, texture);
}

static void
on_failed (const GError *error, gpointer user_data)
{
  rc_film_view_report (GTK_WIDGET (user_data), g_error_copy (error));
}

static void
on_range (RcStageView *self, int first, int last)
{
  RcRegionSettings settings = rc_stage_region_bar_get (self->region_bar);

  settings.first = first;
  settings.last = last;
  rc_stage_region_bar_set (self->region_bar, &settings);
  rc_stage_view_bar_changed (self);
}

static void
on_fade (RcStageView *self, int in, int out)
{
  RcRegionSettings settings = rc_stage_region_bar_get (self->region_bar);

  settings.fade_in = in;
  settings.fade_out = out;
  rc_stage_region_bar_set (self->region_bar, &settings);
  rc_stage_view_bar_changed (self);
}

static void
on_peaks (gpointer user_data)
{
  rc_stage_view_show_sound (user_data);
}

/* --- following the film -------------------------------------------------------------------- */

static gboolean
in_film (RcStageView *self, gpointer node)
{
  return node != NULL && self->session != NULL &&
         rc_document_find (rc_session_get_document (self->session), rc_node_get_id (node)) == node;
}

/* Only how the layers lie has changed: nothing needs to be opened for that. */
static gboolean
restyle (RcStageView *self)
{
  g_autofree char   *key = self->take != NULL ? rc_take_dup_layers (self->take, FALSE) : NULL;
  g_autoptr (GArray) layers = rc_take_list_layers (self->take);

  if (g_strcmp0 (key, self->opened) == 0 && self->shown != NULL &&
      rc_stage_player_is_open (self->player))
    {
      rc_stage_player_restyle (self->player, layers);
      return TRUE;
    }
  g_free (self->opened);
  self->opened = g_steal_pointer (&key);
  return FALSE;
}

static void
open_take (RcStageView *self)
{
  g_autofree char   *key = self->take != NULL ? rc_take_dup_layers (self->take, TRUE) : NULL;
  RcStageClock      *clock = rc_stage_player_clock (self->player);
  g_autoptr (GError) error = NULL;
  RcTakeStack       *stack = NULL;
  int                n_frames = clock->n_frames;
  gboolean           restyled;

  /* Nothing is read for a stage that nobody sees. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  /* Without a take nothing is shown, whatever was to be opened again. */
  if (g_strcmp0 (key, self->shown) == 0 && (key != NULL || !rc_stage_player_is_open (self->player)))
    return;
  restyled = restyle (self);
  g_free (self->shown);
  self->shown = g_strdup (key);
  if (restyled)
    return;
  if (self->take != NULL)
    stack = rc_session_open_take (self->session, self->take, &error);
  if (error != NULL)
    rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
  self->incoming = FALSE;
  rc_stage_player_open (self->player, stack);
  if (clock->n_frames != n_frames || stack == NULL)
    rc_stage_strip_reset (self->strip, clock->n_frames);
  rc_stage_region_bar_set_frames (self->region_bar, clock->n_frames);
  /* The bar was filled while it held no more frames than the take before has. */
  rc_stage_view_show_edge (self);
  rc_stage_view_show_sound (self);
  rc_stage_view_show_clock (self);
}

static void
show_emptiness (RcStageView *self)
{
  gboolean open = rc_stage_player_is_open (self->player);
  gboolean directing = rc_direct_is_active (self->direct);
  gboolean empty = !open && !self->incoming && !directing;

  gtk_widget_set_visible (self->empty, empty);
  gtk_widget_set_visible (GTK_WIDGET (self->region_bar), open && !directing);
  gtk_widget_set_visible (self->transport, open);
  gtk_widget_set_visible (rc_stage_scopes_get_box (self->scopes), open && !directing);
  gtk_widget_set_visible (self->empty_board, self->shot == NULL);
  gtk_widget_set_visible (self->empty_render, self->shot != NULL && self->shot_job == NULL);
  if (!empty)
    return;
  rc_stage_scopes_show (self->scopes, NULL);
  if (self->shot == NULL)
    {
      gtk_label_set_label (self->empty_title, _ ("No shot is selected"));
      gtk_label_set_label (self->empty_text, _ ("Select a shot on the board to work on it here."));
    }
  else if (self->shot_job != NULL)
    {
      gtk_label_set_label (self->empty_title, _ ("Rendering"));
      gtk_label_set_label (self->empty_text, _ ("The first frame will be here in a moment."));
    }
  else if (self->take != NULL)
    {
      gtk_label_set_label (self->empty_title, _ ("The frames of this take are missing"));
      gtk_label_set_label (self->empty_text,
                           _ ("Its folder cannot be read. Render the shot again."));
    }
  else
    {
      gtk_label_set_label (self->empty_title, _ ("This shot has no take yet"));
      gtk_label_set_label (self->empty_text,
                           _ ("Render it to see it, then mask what should be different."));
    }
}

static void follow_shot_job (RcStageView *self, RcSessionJob *job);

/* A take that was just rendered is what one wants to see, unless a region is being
 * made on the one that is shown. */
static void
on_shot_job_state (RcSessionJob *job, GParamSpec *spec, RcStageView *self)
{
  RcNode *take = rc_session_job_get_take (job);

  if (rc_session_job_get_state (job) == RC_JOB_DONE && take != NULL && RC_IS_TAKE (take) &&
      self->follow && !rc_stage_view_is_held (self))
    g_set_object (&self->take, RC_TAKE (take));
  if (rc_session_job_get_state (job) >= RC_JOB_DONE)
    {
      follow_shot_job (self, NULL);
      self->incoming = FALSE;
      g_clear_pointer (&self->shown, g_free);
    }
  rc_stage_view_sync (self);
}

static void
follow_shot_job (RcStageView *self, RcSessionJob *job)
{
  if (job == self->shot_job)
    return;
  if (self->shot_job != NULL)
    g_signal_handler_disconnect (self->shot_job, self->shot_job_id);
  g_clear_object (&self->shot_job);
  if (job == NULL)
    return;
  self->shot_job = g_object_ref (job);
  self->shot_job_id = g_signal_connect (job, "notify::state", G_CALLBACK (on_shot_job_state), self);
}

static void
find_shot_job (RcStageView *self)
{
  RcSessionJob *job =
      self->shot != NULL ? rc_session_find_job (self->session, RC_NODE (self->shot)) : NULL;

  if (job != NULL && rc_session_job_get_state (job) >= RC_JOB_DONE)
    job = NULL;
  follow_shot_job (self, job);
}

/* Which take: the one that was asked for; when following, the shot's best, but not away from under
 * a mask that is being drawn, nor from one that was just rendered. */
static void
choose_take (RcStageView *self)
{
  if (!in_film (self, self->shot))
    g_clear_object (&self->shot);
  if (self->shot == NULL || !in_film (self, self->take) ||
      rc_node_get_parent (RC_NODE (self->take)) != RC_NODE (self->shot))
    g_clear_object (&self->take);
  if (self->take == NULL && self->shot != NULL)
    g_set_object (&self->take, rc_shot_get_best_take (self->shot));
}

/** Shows the film as it is now */
void
rc_stage_view_sync (RcStageView *self)
{
  choose_take (self);
  if (!in_film (self, self->region) ||
      rc_node_get_parent (RC_NODE (self->region)) != RC_NODE (self->take))
    {
      if (self->region != NULL)
        rc_stage_view_choose_region (self, NULL);
    }
  rc_stage_view_follow_drawn (self);
  if (self->session != NULL)
    find_shot_job (self);
  open_take (self);
  rc_takes_panel_set_take (self->panel, self->shot, self->take);
  rc_stage_view_update_choosing (self);
  rc_stage_view_follow_wall (self);
  rc_stage_view_show_pins (self);
  rc_stage_compare_sync (self->compare, self->session, self->take);
  rc_stage_view_mark_compared (self);
  rc_stage_compare_show (self->compare, rc_stage_player_clock (self->player));
  rc_stage_onion_sync (self->onion, self->session, self->shot);
  rc_stage_view_follow_region (self);
  rc_stage_view_update_region (self);
  rc_stage_view_follow_direct (self);
  show_emptiness (self);
}

static gboolean
on_idle (gpointer user_data)
{
  RcStageView *self = user_data;

  self->idle = 0;
  rc_stage_view_sync (self);
  return G_SOURCE_REMOVE;
}

static void
on_film_changed (RcStageView *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

/* Frames that are being rendered are shown as they come, unless the take is playing; of a region
 * those of the frame on the screen, which comes first. */
static void
on_rendered_frame (RcSession *session, RcNode *node, int index, gpointer frame, RcStageView *self)
{
  gboolean ours = node == RC_NODE (self->shot)
                      ? self->take == NULL || (self->follow && !rc_stage_view_is_held (self))
                      : RC_IS_REGION (node) && rc_node_get_parent (node) == RC_NODE (self->take);

  if (!ours || rc_stage_player_clock (self->player)->speed != 0 ||
      (RC_IS_REGION (node) && index != rc_stage_player_clock (self->player)->frame) ||
      ((RcFrame *)frame)->format != RC_FRAME_BGRA8)
    return;
  self->incoming = TRUE;
  show_frame (self, frame);
  rc_stage_view_update_region (self);
  show_emptiness (self);
}

static void
on_take_chosen (RcStageView *self, RcTake *take)
{
  g_autoptr (RcShot) shot = g_object_ref (self->shot);

  rc_stage_view_set_take (self, shot, take);
}

/* --- set-up -------------------------------------------------------------------------------- */

static gboolean
on_place_child (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, RcStageView *self)
{
  RcViewerRect   picture = rc_viewer_geometry_picture (rc_viewer_get_geometry (self->viewer));
  GtkRequisition size;

  if (child != GTK_WIDGET (self->chip))
    return FALSE;
  gtk_widget_get_preferred_size (child, &size, NULL);
  *place = (GdkRectangle){ (int)MAX (picture.x, 0) + CHIP_MARGIN,
                           (int)MAX (picture.y, 0) + CHIP_MARGIN, size.width, size.height };
  return TRUE;
}

static void
on_zoomed (RcStageView *self)
{
  int              percent = (int)lround (rc_viewer_get_percent (self->viewer));
  g_autofree char *label = g_strdup_printf (_ ("%d %%"), percent);

  gtk_label_set_label (self->zoom, label);
  gtk_widget_set_visible (GTK_WIDGET (self->zoom),
                          percent > 0 && rc_viewer_get_geometry (self->viewer)->zoom != 1);
  gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
}

static void
on_map (GtkWidget *widget)
{
  rc_stage_view_sync (RC_STAGE_VIEW (widget));
}

/* The picture has the focus, so that letters are tools. */
static gboolean
rc_stage_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RC_STAGE_VIEW (widget)->viewer));
}

/* Tab comes to the tools first: they stand first. */
static gboolean
rc_stage_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL &&
      gtk_widget_child_focus (GTK_WIDGET (RC_STAGE_VIEW (widget)->tools), direction))
    return TRUE;
  return GTK_WIDGET_CLASS (rc_stage_view_parent_class)->focus (widget, direction);
}

/* Out of sight, it stands still: the clock of the frames does too. */
static void
on_unmap (GtkWidget *widget)
{
  if (RC_STAGE_VIEW (widget)->player == NULL)
    return;
  rc_stage_view_set_speed (RC_STAGE_VIEW (widget), 0);
  rc_stage_view_keep_drawn (RC_STAGE_VIEW (widget));
}

static void
rc_stage_view_dispose (GObject *object)
{
  RcStageView *self = RC_STAGE_VIEW (object);

  if (self->box != NULL)
    rc_stage_view_set_session (self, NULL);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->keep, g_source_remove);
  g_clear_object (&self->drawn_node);
  g_clear_pointer (&self->player, rc_stage_player_free);
  g_clear_pointer (&self->compare, rc_stage_compare_free);
  g_clear_pointer (&self->scopes, rc_stage_scopes_free);
  g_clear_pointer (&self->onion, rc_stage_onion_free);
  g_clear_pointer (&self->peaks, rc_peak_cache_free);
  rc_stage_view_remove_wall (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->mask, rc_json_unref);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->made_key, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->opened, g_free);
  G_OBJECT_CLASS (rc_stage_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RcStageView, box);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, tools);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, overlay);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, viewer);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, chip);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, empty);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, empty_board);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, empty_render);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, empty_title);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, empty_text);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, region_bar);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, transport);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, play);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, time);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, length);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, hint);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, zoom);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, compare_box);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, compare_with);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, strip);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, panel);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, direct);
  gtk_widget_class_bind_template_child (widget_class, RcStageView, direct_panel);
  gtk_widget_class_bind_template_callback (widget_class, on_place_child);
  gtk_widget_class_bind_template_callback (widget_class, rc_stage_view_seek);
  gtk_widget_class_bind_template_callback (widget_class, on_range);
  gtk_widget_class_bind_template_callback (widget_class, on_fade);
  gtk_widget_class_bind_template_callback (widget_class, on_zoomed);
  gtk_widget_class_bind_template_callback (widget_class, rc_stage_view_set_marks);
  gtk_widget_class_bind_template_callback (widget_class, rc_stage_view_pick);
  gtk_widget_class_bind_template_callback (widget_class, rc_stage_view_change_key);
  gtk_widget_class_bind_template_callback (widget_class, on_take_chosen);
  gtk_widget_class_bind_template_callback (widget_class, rc_stage_view_compare_with);
  gtk_widget_class_bind_template_callback (widget_class, rc_stage_view_show_note);
  gtk_widget_class_bind_template_callback (widget_class, rc_stage_view_note_to_region);
  gtk_widget_class_bind_template_callback (widget_class, rc_stage_view_mask_changed);
  gtk_widget_class_bind_template_callback (widget_class, rc_stage_view_bar_changed);
  gtk_widget_class_bind_template_callback (widget_class, rc_stage_view_choose_region);
}

static void
rc_stage_view_class_init (RcStageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_stage_view_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = rc_stage_view_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = rc_stage_view_focus;
  g_type_ensure (RC_TYPE_VIEWER);
  g_type_ensure (RC_TYPE_STAGE_STRIP);
  g_type_ensure (RC_TYPE_STAGE_REGION_BAR);
  g_type_ensure (RC_TYPE_TAKES_PANEL);
  g_type_ensure (RC_TYPE_DIRECT);
  g_type_ensure (RC_TYPE_DIRECT_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/stage.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  rc_actions_add_shortcuts (widget_class, "stage.");
}

static void
rc_stage_view_init (RcStageView *self)
{
  const RcStagePlayerFuncs funcs = { on_shown, on_picture, on_failed };

  self->follow = TRUE;
  self->player = rc_stage_player_new (&funcs, RC_STAGE_STRIP_PICTURES, self);
  self->peaks = rc_peak_cache_new (on_peaks, self);
  gtk_icon_theme_add_resource_path (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))),
      "/io/raccord/Raccord/icons");
  gtk_widget_init_template (GTK_WIDGET (self));
  rc_direct_set_viewer (self->direct, self->viewer);
  rc_direct_panel_set_direct (self->direct_panel, self->direct);
  self->compare = rc_stage_compare_new (self->viewer, self->compare_with, self->compare_box);
  self->scopes = rc_stage_scopes_new (self->viewer);
  self->onion = rc_stage_onion_new (self->viewer);
  gtk_overlay_add_overlay (self->overlay, rc_stage_scopes_get_box (self->scopes));
  rc_stage_view_add_pins (self);
  rc_stage_view_add_wall (self);
  rc_stage_view_add_actions (self);
  rc_stage_view_connect_mask_menu (self);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (on_unmap), NULL);
  rc_stage_view_choose_region (self, NULL);
  rc_stage_view_sync (self);
}

/* --- public -------------------------------------------------------------------------------- */

GtkWidget *
rc_stage_view_new (void)
{
  return g_object_new (RC_TYPE_STAGE_VIEW, NULL);
}

static void
disconnect_session (RcStageView *self)
{
  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (rc_session_get_document (self->session), self);
  g_signal_handlers_disconnect_by_data (rc_session_get_jobs (self->session), self);
}

/** @film: (nullable): that the session will be of; without one nothing can be mentioned and no
 * references be had */
void
rc_stage_view_set_film (RcStageView *self, RcFilmView *film)
{
  rc_stage_region_bar_set_film (self->region_bar, film);
  rc_takes_panel_set_film (self->panel, film);
}

/** @session: (nullable): another film; no shot of it is shown yet */
void
rc_stage_view_set_session (RcStageView *self, RcSession *session)
{
  if (self->session == session)
    return;
  rc_stage_view_set_take (self, NULL, NULL);
  follow_shot_job (self, NULL);
  rc_stage_view_forget_region_job (self);
  disconnect_session (self);
  g_set_object (&self->session, session);
  rc_takes_panel_set_session (self->panel, session);
  rc_direct_set_session (self->direct, session);
  if (session == NULL)
    return;
  g_signal_connect (session, "frame", G_CALLBACK (on_rendered_frame), self);
  g_signal_connect_swapped (rc_session_get_document (session), "changed",
                            G_CALLBACK (on_film_changed), self);
  g_signal_connect_swapped (rc_session_get_jobs (session), "items-changed",
                            G_CALLBACK (on_film_changed), self);
  rc_stage_view_sync (self);
}

/** @shot: (nullable). @take: (nullable): of @shot; NULL is the shot's best, and then the newest
 * that is rendered */
void
rc_stage_view_set_take (RcStageView *self, RcShot *shot, RcTake *take)
{
  if (shot == self->shot && take == NULL && self->follow)
    {
      rc_stage_view_sync (self);
      return;
    }
  rc_stage_view_set_speed (self, 0);
  if (shot != self->shot)
    rc_stage_view_set_marks (self, -1, -1);
  self->follow = take == NULL;
  g_set_object (&self->shot, shot);
  g_set_object (&self->take, take);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->opened, g_free);
  rc_stage_view_choose_region (self, NULL);
  rc_stage_view_sync (self);
  rc_stage_view_seek (self, 0);
}

/** Returns: (transfer none) (nullable): the take that is shown */
RcTake *
rc_stage_view_get_take (RcStageView *self)
{
  return self->take;
}
