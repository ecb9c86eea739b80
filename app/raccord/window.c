/* window.c - a window on one film: what it is made of, and which film it shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/window-private.h"

#include "app/raccord/style.h"
#include "ui/film-text.h"
#include "ui/tooltip.h"

#include <glib/gi18n.h>

/* How wide a header with everything in it is, in pixels at the usual size of text. */
#define HEADER_WIDTH 1040
/* Characters of the title that are seen in a narrower one. */
#define LEAST_TITLE  14

G_DEFINE_FINAL_TYPE (RcWindow, rc_window, ADW_TYPE_APPLICATION_WINDOW)

/* How often the journal is asked for trouble, in seconds. */
#define WATCH_SECONDS 2

/** Shows a passing message. */
void
rc_window_tell (RcWindow *self, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

/** @error: (transfer full) (nullable): stays until it is closed; "cancelled" is not said */
void
rc_window_report (RcWindow *self, GError *error)
{
  if (error == NULL)
    return;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rc_banner_say (self->banner, error->message);
  g_error_free (error);
}

/** "The Keeper's Light" over "00:42 · 16:9 · saved" */
void
rc_window_update_title (RcWindow *self)
{
  g_autofree char *clock = NULL, *subtitle = NULL;
  RcNode          *project;
  const char      *title, *state;

  if (self->session == NULL)
    {
      gtk_label_set_label (self->title, "Raccord");
      gtk_label_set_label (self->subtitle, _ ("no film is open"));
      return;
    }
  project = RC_NODE (rc_session_get_project (self->session));
  title = rc_node_get_string (project, "title");
  clock = rc_dup_clock (rc_project_get_seconds (RC_PROJECT (project)));
  if (rc_document_get_read_only (rc_session_get_document (self->session)))
    state = _ ("read-only");
  else if (rc_store_is_saved (rc_session_get_store (self->session)))
    state = _ ("saved");
  else
    state = _ ("kept in the journal");
  subtitle = g_strdup_printf ("%s · %s · %s", clock, rc_node_get_string (project, "aspect"), state);
  gtk_label_set_label (self->title, *title != '\0' ? title : _ ("Untitled film"));
  gtk_label_set_label (self->subtitle, subtitle);
  rc_tooltip_set (GTK_WIDGET (self->subtitle), rc_session_get_dir (self->session));
  gtk_window_set_title (GTK_WINDOW (self), *title != '\0' ? title : "Raccord");
}

static void
on_film_changed (RcWindow *self)
{
  rc_window_update_title (self);
  rc_window_actions_update (self);
}

static gboolean
watch (gpointer user_data)
{
  RcWindow        *self = user_data;
  g_autofree char *trouble = rc_store_take_trouble (rc_session_get_store (self->session));

  if (trouble != NULL)
    rc_banner_say (self->banner, trouble);
  rc_window_update_title (self);
  return G_SOURCE_CONTINUE;
}

static void
say_what_opening_found (RcWindow *self)
{
  const char *const *messages = rc_store_get_messages (rc_session_get_store (self->session));

  rc_banner_clear (self->banner);
  if (messages != NULL && messages[0] != NULL)
    {
      g_autofree char *text = g_strjoinv ("\n", (char **)messages);

      rc_banner_say (self->banner, text);
      if (!rc_document_get_read_only (rc_session_get_document (self->session)))
        rc_banner_offer (self->banner, _ ("Save"), "win.save");
      rc_banner_offer (self->banner, _ ("Copy a report"), "app.copy-report");
    }
}

static void
select_first_shot (RcWindow *self)
{
  RcNode *project = RC_NODE (rc_session_get_project (self->session));

  for (guint i = 0; i < rc_node_get_n_children (project, RC_TYPE_SCENE); i++)
    {
      RcNode *shot =
          rc_node_get_child (rc_node_get_child (project, RC_TYPE_SCENE, i), RC_TYPE_SHOT, 0);

      if (shot != NULL)
        {
          rc_film_view_select (self->film, shot);
          return;
        }
    }
}

/* The take that is selected, else the best one of the shot that was selected last. */
static void
show_shot_on_stage (RcWindow *self)
{
  RcNode *node = self->film != NULL ? rc_film_view_get_node (self->film) : NULL;
  RcShot *shot = self->film != NULL ? rc_film_view_get_shot (self->film) : NULL;

  if (RC_IS_TAKE (node))
    rc_stage_view_set_take (self->stage, RC_SHOT (rc_node_get_parent (node)), RC_TAKE (node));
  else
    rc_stage_view_set_take (self->stage, shot, NULL);
}

static void
on_open_take (RcWindow *self, RcTake *take)
{
  rc_stage_view_set_take (self->stage, RC_SHOT (rc_node_get_parent (RC_NODE (take))), take);
  g_action_group_activate_action (G_ACTION_GROUP (self), "view", g_variant_new_string ("stage"));
}

static void
apply_automatic (RcWindow *self)
{
  if (self->session != NULL)
    rc_session_set_automatic (self->session, g_settings_get_boolean (self->settings, "automatic"));
}

/** @session: (nullable) (transfer full): what the window shows from now on */
void
rc_window_set_session (RcWindow *self, RcSession *session)
{
  rc_board_finish_writing (self->board);
  rc_window_remember_film (self);
  rc_window_keep_panels (self);
  rc_window_keep_film (self);
  g_clear_handle_id (&self->watch, g_source_remove);
  rc_writing_page_close (self->writing);
  g_clear_object (&self->film);
  g_clear_object (&self->session);
  self->session = session;
  if (session != NULL)
    {
      self->film = rc_film_view_new (session);
      g_settings_bind (self->settings, "check-spelling", self->film, "check-spelling",
                       G_SETTINGS_BIND_GET);
      rc_window_use_generator (self);
      g_signal_connect_object (self->film, "changed", G_CALLBACK (on_film_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->film, "notify::node", G_CALLBACK (rc_window_actions_update),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->film, "notify::shot", G_CALLBACK (show_shot_on_stage), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->film, "notify::node", G_CALLBACK (show_shot_on_stage), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->film, "open-take", G_CALLBACK (on_open_take), self,
                               G_CONNECT_SWAPPED);
      g_settings_set_string (self->settings, "last-film", rc_session_get_dir (session));
      self->watch = g_timeout_add_seconds (WATCH_SECONDS, watch, self);
    }
  rc_board_find_set_film (self->find, self->film);
  rc_board_set_film (self->board, self->film);
  rc_shot_grid_set_film (self->grid, self->film);
  rc_shot_table_set_film (self->table, self->film);
  rc_library_set_film (self->library, self->film);
  rc_cut_view_set_film (self->cut, self->film);
  rc_inspector_set_film (self->inspector, self->film);
  rc_stage_view_set_film (self->stage, self->film);
  rc_stage_view_set_session (self->stage, session);
  rc_queue_button_set_session (self->queue, session);
  if (session != NULL)
    {
      say_what_opening_found (self);
      select_first_shot (self);
      rc_window_recall_panels (self);
      rc_window_recall_film (self);
      apply_automatic (self);
    }
  on_film_changed (self);
  rc_window_remember_film (self);
  rc_window_welcome_update (self);
  rc_window_recall_shots_view (self);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->shots_views));
}

/** @view: "board", "stage" or "cut" */
void
rc_window_set_view (RcWindow *self, const char *view)
{
  if (gtk_stack_get_child_by_name (self->views, view) != NULL)
    gtk_stack_set_visible_child_name (self->views, view);
  /* The stage has its own panel, and the picture needs the room. */
  gtk_widget_set_visible (self->left_side, g_strcmp0 (view, "stage") != 0);
  gtk_widget_set_visible (self->right_side, g_strcmp0 (view, "stage") != 0);
  gtk_widget_set_visible (self->bottom_side, g_strcmp0 (view, "stage") != 0);
  rc_cut_strip_set_full (self->strip, g_strcmp0 (view, "cut") == 0);
  /* Of its own accord the stack gives the focus to whatever had it there last, or comes first:
   * letters are keys of the stage, and no text for a prompt. */
  if (g_strcmp0 (view, "stage") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->stage));
}

/** Folds the journal into the film, which will be closed. */
void
rc_window_keep_film (RcWindow *self)
{
  /* What comes back from the engine after saving would seem to be recovered on opening. */
  if (self->session != NULL)
    {
      rc_session_set_automatic (self->session, FALSE);
      rc_session_cancel_all (self->session);
    }
  /* Everything is in the journal; saving folds it in. What cannot be saved now will be replayed. */
  if (self->session != NULL && !rc_document_get_read_only (rc_session_get_document (self->session)))
    {
      g_autoptr (GError) error = NULL;

      if (!rc_store_save (rc_session_get_store (self->session), &error))
        g_info ("saving on closing: %s", error->message);
    }
}

static gboolean
rc_window_close_request (GtkWindow *window)
{
  RcWindow *self = RC_WINDOW (window);

  rc_board_finish_writing (self->board);
  rc_window_remember_film (self);
  rc_window_keep_panels (self);
  rc_window_keep_film (self);
  return GTK_WINDOW_CLASS (rc_window_parent_class)->close_request (window);
}

static gboolean
is_tight (RcWindow *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) <
         HEADER_WIDTH * rc_style_text_scale (self->settings);
}

/* A header that has no room for everything keeps the film's title: what the engine does and with
 * which generator go. */
static gboolean
fit_header (gpointer user_data)
{
  RcWindow *self = user_data;
  gboolean  tight = is_tight (self);

  self->fitting = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->generator), !tight);
  rc_queue_button_set_tight (self->queue, tight);
  gtk_label_set_width_chars (self->title, tight ? LEAST_TITLE : -1);
  return G_SOURCE_REMOVE;
}

/* Not while sizes are being handed out. */
static void
rc_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RcWindow *self = RC_WINDOW (widget);

  GTK_WIDGET_CLASS (rc_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->fitting == 0 &&
      is_tight (self) == gtk_widget_get_visible (GTK_WIDGET (self->generator)))
    self->fitting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_header, self, NULL);
}

static void
rc_window_dispose (GObject *object)
{
  RcWindow *self = RC_WINDOW (object);

  g_clear_handle_id (&self->watch, g_source_remove);
  g_clear_handle_id (&self->fitting, g_source_remove);
  if (self->film != NULL)
    {
      rc_writing_page_close (self->writing);
      rc_board_set_film (self->board, NULL);
      rc_shot_grid_set_film (self->grid, NULL);
      rc_shot_table_set_film (self->table, NULL);
      rc_library_set_film (self->library, NULL);
      rc_cut_view_set_film (self->cut, NULL);
      rc_inspector_set_film (self->inspector, NULL);
      rc_stage_view_set_session (self->stage, NULL);
      rc_stage_view_set_film (self->stage, NULL);
      rc_queue_button_set_session (self->queue, NULL);
    }
  g_clear_object (&self->film);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (rc_window_parent_class)->dispose (object);
}

static void
rc_window_class_init (RcWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rc_window_close_request;
  widget_class->size_allocate = rc_window_size_allocate;
  g_type_ensure (RC_TYPE_BANNER);
  g_type_ensure (RC_TYPE_BOARD);
  g_type_ensure (RC_TYPE_BOARD_FIND);
  g_type_ensure (RC_TYPE_COMMAND_PALETTE);
  g_type_ensure (RC_TYPE_CUT_STRIP);
  g_type_ensure (RC_TYPE_CUT_VIEW);
  g_type_ensure (RC_TYPE_LIBRARY);
  g_type_ensure (RC_TYPE_INSPECTOR);
  g_type_ensure (RC_TYPE_QUEUE_BUTTON);
  g_type_ensure (RC_TYPE_SHOT_GRID);
  g_type_ensure (RC_TYPE_SHOT_TABLE);
  g_type_ensure (RC_TYPE_STAGE_VIEW);
  g_type_ensure (RC_TYPE_WELCOME);
  g_type_ensure (RC_TYPE_WRITING_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/window.ui");
  gtk_widget_class_bind_template_child (widget_class, RcWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, views);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, board);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, shots_views);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, find);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, table);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, left_side);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, right_side);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, bottom_side);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, library_panel);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, library);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, inspector_panel);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, strip_panel);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, cut);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, queue);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, generator);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, writing);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, render);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, handoff);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, palette);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, body);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, RcWindow, view_switch);
}

static void
rc_window_init (RcWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rc_cut_strip_set_view (self->strip, self->cut);
  rc_window_menus_init (self);
  rc_window_palette_init (self);
  rc_actions_dress (GTK_WIDGET (self));
}

/**
 * rc_window_new:
 * @settings: of io.raccord.Raccord
 *
 * Returns: a window without a film, of the size that the last one had
 */
RcWindow *
rc_window_new (GtkApplication *application, GSettings *settings)
{
  RcWindow *self = g_object_new (RC_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::automatic", G_CALLBACK (apply_automatic), self,
                           G_CONNECT_SWAPPED);
  rc_window_actions_init (self);
  rc_window_welcome_init (self);
  rc_window_shots_view_init (self);
  rc_window_panels_init (self);
  rc_window_update_title (self);
  return self;
}
