/* stage-layer.c - what a layer is rendered with, and what other tools make of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include "engine/session/hand-back.h"

#include "ui/chooser.h"
#include "ui/film-view.h"

#include <glib/gi18n-lib.h>

/* The chosen region, as it is drawn and written; a new one is added, to be rendered later. */
static RcRegion *
take_up_region (RcStageView *self)
{
  GError   *error = NULL;
  RcRegion *region = rc_stage_view_write_region (self, &error);

  if (region != NULL)
    {
      rc_takes_panel_sync (self->panel);
      rc_stage_view_choose_region (self, region);
      rc_stage_view_sync (self);
    }
  rc_film_view_report (GTK_WIDGET (self), error);
  return region;
}

static void
region_settings (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcStageView *self = user_data;

  if (self->region != NULL || take_up_region (self) != NULL)
    rc_takes_panel_focus_layer (self->panel);
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RcStageView) self = user_data;
  GError                 *error = NULL;

  if (rc_session_import_region_finish (RC_SESSION (source), result, &error) != NULL &&
      self->session == RC_SESSION (source))
    rc_stage_view_sync (self);
  rc_film_view_report (GTK_WIDGET (self), error);
}

static void
on_response (GtkNativeDialog *dialog, int response, RcStageView *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;

  if (file != NULL)
    rc_stage_view_import_file (self, file);
  g_object_unref (dialog);
}

/** What another tool made of the take becomes a take of the region that is chosen, or drawn */
void
rc_stage_view_import_file (RcStageView *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  RcRegion        *region = take_up_region (self);

  if (region != NULL && path != NULL)
    rc_session_import_region_async (self->session, region, path, NULL, on_imported,
                                    g_object_ref (self));
}

static void
layer_import (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcStageView          *self = user_data;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Import as This Layer"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Videos and images"));
  gtk_file_filter_add_mime_type (filter, "video/*");
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  rc_chooser_begin_in (dialog, G_USER_DIRECTORY_VIDEOS);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RcStageView *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL ||
      !g_action_group_get_action_enabled (G_ACTION_GROUP (self->actions), "layer-import"))
    return FALSE;
  rc_stage_view_import_file (self, files->data);
  return TRUE;
}

/* --- more room, more time ------------------------------------------------------------------ */

/* What was asked for is shown, whatever is shown now. */
static void
on_extended (RcSessionJob *job, GParamSpec *spec, RcStageView *self)
{
  RcNode *take = rc_session_job_get_take (job);

  if (rc_session_job_get_state (job) == RC_JOB_DONE && take != NULL && RC_IS_TAKE (take) &&
      rc_node_get_parent (take) == RC_NODE (self->shot))
    rc_stage_view_set_take (self, self->shot, RC_TAKE (take));
}

static void
on_extend (RcStageView *self, const RcExtension *by)
{
  GError       *error = NULL;
  RcSessionJob *job = self->take != NULL
                          ? rc_session_render_extended (self->session, self->take, by, &error)
                          : NULL;

  if (job != NULL)
    {
      g_signal_connect_object (job, "notify::state", G_CALLBACK (on_extended), self, 0);
      rc_stage_view_sync (self);
    }
  rc_film_view_report (GTK_WIDGET (self), error);
}

static void
extend_frame (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_region_bar_open_extend (RC_STAGE_VIEW (user_data)->region_bar, TRUE);
}

static void
extend_shot (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_region_bar_open_extend (RC_STAGE_VIEW (user_data)->region_bar, FALSE);
}

/* Their titles and keys are in action-table.c. */
static const GActionEntry entries[] = {
  { "region-settings", region_settings },
  { "layer-import", layer_import },
  { "extend-frame", extend_frame },
  { "extend-shot", extend_shot },
};

/** Which of them can be done now */
void
rc_stage_view_update_layer (RcStageView *self)
{
  gboolean may = self->take != NULL && rc_stage_player_is_open (self->player) &&
                 !rc_document_get_read_only (rc_session_get_document (self->session));
  gboolean region =
      may && (self->region != NULL || !rc_mask_draft_is_empty (rc_viewer_get_draft (self->viewer)));
  RcNode *take = RC_NODE (self->take);

  rc_stage_view_enable (self, "region-settings", region);
  rc_stage_view_enable (self, "layer-import", region);
  rc_stage_view_enable (self, "extend-frame", may);
  rc_stage_view_enable (self, "extend-shot", may);
  rc_stage_view_enable (self, "new-seed", !rc_stage_region_bar_get (self->region_bar).locked);
  if (may)
    rc_extend_panel_set_take (rc_stage_region_bar_get_extend (self->region_bar),
                              rc_node_get_int (take, "width"), rc_node_get_int (take, "height"),
                              rc_node_get_int (take, "frames"),
                              rc_rational_to_double (rc_node_get_rational (
                                  RC_NODE (rc_session_get_project (self->session)), "rate")));
}

/** Adds them to the group "stage"; a file that is dropped on the layers is imported */
void
rc_stage_view_add_layer (RcStageView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self->panel), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (rc_stage_region_bar_get_extend (self->region_bar), "extend",
                           G_CALLBACK (on_extend), self, G_CONNECT_SWAPPED);
}
