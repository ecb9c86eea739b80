/* window-actions.c - what the window can do, as actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/window-private.h"

#include "ui/film-text.h"
#include "ui/tooltip.h"

#include <glib/gi18n.h>

/* A note that is not in the film yet takes back its own words. Returns: FALSE if there is none */
static gboolean
change_draft (RcWindow *self, const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus == NULL || !rc_board_is_drafting (self->board))
    return FALSE;
  gtk_widget_activate_action (focus, action, NULL);
  return TRUE;
}

static gboolean
is_view (RcWindow *self, const char *view)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->views), view) == 0;
}

static void
undo (RcWindow *self)
{
  if (change_draft (self, "text.undo"))
    return;
  /* On the stage, what was drawn last comes first: it is not in the film yet. */
  if (is_view (self, "stage") && rc_stage_view_undo_stroke (self->stage))
    return;
  self->undone = g_get_monotonic_time ();
  rc_document_undo (rc_session_get_document (self->session));
}

static void
redo (RcWindow *self)
{
  RcDocument *document = rc_session_get_document (self->session);
  gboolean    there;

  if (change_draft (self, "text.redo"))
    return;
  /* What was taken back last comes first. */
  g_object_get (document, "can-redo", &there, NULL);
  if (is_view (self, "stage") && rc_stage_view_redo_stroke (self->stage, there ? self->undone : 0))
    return;
  rc_document_redo (document);
}

static void
cancel_all (RcWindow *self)
{
  rc_session_cancel_all (self->session);
}

static void
play (RcWindow *self)
{
  gboolean playing = rc_cut_view_get_playing (self->cut);

  if (!playing)
    g_action_group_activate_action (G_ACTION_GROUP (self), "view", g_variant_new_string ("cut"));
  rc_cut_view_play (self->cut, !playing);
}

static void
write_page (RcWindow *self)
{
  if (rc_writing_page_is_open (self->writing))
    rc_writing_page_close (self->writing);
  else
    rc_writing_page_open (self->writing, self->film);
}

static void
find (RcWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  /* Where a prompt is written, the key is the editor's. */
  if (focus != NULL && gtk_widget_activate_action (focus, "prompt.find", NULL))
    return;
  if (is_view (self, "board"))
    {
      gtk_widget_activate_action (GTK_WIDGET (self->board), "board.find", NULL);
      return;
    }
  gtk_widget_set_visible (self->library_panel, TRUE);
  rc_library_find (self->library);
}

/* What each does; titles, keys and what it needs are in ui/actions/action-table.c. */
static const struct
{
  const char *name;
  void (*activate) (RcWindow *self);
} actions[] = {
  { "new", rc_window_new_film },
  { "open", rc_window_choose_film },
  { "open-example", rc_window_open_example },
  { "new-from-script", rc_window_choose_new_script },
  { "close-film", rc_window_close_film },
  { "save", rc_window_save },
  { "save-copy", rc_window_save_copy },
  { "import-script", rc_window_choose_script },
  { "export-movie", rc_window_export_movie },
  { "export-sheet", rc_window_export_sheet },
  { "export-frames", rc_window_export_frames },
  { "export-shots", rc_window_export_shots },
  { "export-preferences", rc_window_export_preferences },
  { "undo", undo },
  { "redo", redo },
  { "find", find },
  { "write", write_page },
  { "play", play },
  { "render", rc_window_render },
  { "render-all", rc_window_render_all },
  { "render-missing", rc_window_render_missing },
  { "cancel-all", cancel_all },
  { "palette", rc_window_show_palette },
  { "help", rc_window_show_help },
  { "show-keys", rc_window_show_keys },
};

static void
on_activate (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i].name, name) == 0)
      actions[i].activate (user_data);
}

static void
on_tell (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_window_tell (user_data, g_variant_get_string (parameter, NULL));
}

static void
on_open_path (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_window_open_path (user_data, g_variant_get_string (parameter, NULL));
}

static void
on_template (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_window_new_from_template (user_data, g_variant_get_string (parameter, NULL));
}

static void
on_tell_undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcWindow        *self = user_data;
  g_autofree char *markup = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);
  AdwToast        *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_view (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  rc_window_set_view (user_data, g_variant_get_string (state, NULL));
  g_simple_action_set_state (action, state);
}

/** Tells a film that was just opened what its shots are rendered with. */
void
rc_window_use_generator (RcWindow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self), "generator");

  g_object_set (self->film, "generator", g_variant_get_string (state, NULL), NULL);
}

static void
on_generator (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  RcWindow *self = user_data;

  gtk_label_set_label (self->generator, rc_generator_name (g_variant_get_string (state, NULL)));
  if (self->film != NULL)
    g_object_set (self->film, "generator", g_variant_get_string (state, NULL), NULL);
  g_simple_action_set_state (action, state);
}

/* Actions whose state is a property of the film, by the property's name. */
static const char *const film_properties[] = { "look", "aspect", "labels" };

static void
on_film_property (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  RcWindow   *self = user_data;
  GError     *error = NULL;
  const char *text = g_variant_is_of_type (state, G_VARIANT_TYPE_STRING)
                         ? g_variant_get_string (state, NULL)
                     : g_variant_get_boolean (state) ? "true"
                                                     : "false";

  if (self->session != NULL &&
      !rc_document_set_text (rc_session_get_document (self->session),
                             rc_session_get_project (self->session),
                             g_action_get_name (G_ACTION (action)), text, 0, &error))
    rc_window_report (self, error);
}

static void
update_film_properties (RcWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (film_properties); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), film_properties[i]);
      g_autofree char *value =
          self->session != NULL
              ? rc_node_dup_value_text (RC_NODE (rc_session_get_project (self->session)),
                                        film_properties[i])
              : g_strdup ("");
      g_autoptr (GVariant) state = g_action_get_state (action);

      g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                 g_variant_is_of_type (state, G_VARIANT_TYPE_STRING)
                                     ? g_variant_new_string (value)
                                     : g_variant_new_boolean (g_str_equal (value, "true")));
      g_simple_action_set_enabled (
          G_SIMPLE_ACTION (action),
          self->session != NULL &&
              !rc_document_get_read_only (rc_session_get_document (self->session)));
    }
}

static void
update_enabled (RcWindow *self, const char *name)
{
  g_autofree char    *detailed = g_strconcat ("win.", name, NULL);
  const RcActionInfo *info = rc_action_find (detailed);

  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)),
      info == NULL || rc_window_get_lacking (self, info) == NULL);
}

/** What can be done depends on the film and on what is selected. */
void
rc_window_actions_update (RcWindow *self)
{
  RcDocument *document = self->session != NULL ? rc_session_get_document (self->session) : NULL;
  gboolean    can_undo = FALSE, can_redo = FALSE;
  g_autofree char *undo_text = NULL, *redo_text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    update_enabled (self, actions[i].name);
  if (document != NULL)
    g_object_get (document, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "undo")), can_undo);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "redo")), can_redo);
  /* Translators: %s is what was done: "Move Shot 3B" */
  undo_text = can_undo
                  ? g_strdup_printf (_ ("Undo %s (Ctrl+Z)"), rc_document_get_undo_name (document))
                  : g_strdup (_ ("Nothing to undo"));
  redo_text = can_redo ? g_strdup_printf (_ ("Redo %s (Ctrl+Shift+Z)"),
                                          rc_document_get_redo_name (document))
                       : g_strdup (_ ("Nothing to redo"));
  rc_tooltip_set (self->undo, undo_text);
  rc_tooltip_set (self->redo, redo_text);
  update_film_properties (self);
}

static void
add_panel_action (RcWindow *self, const char *name, GtkWidget *panel)
{
  g_autoptr (GAction) action = g_settings_create_action (self->settings, name);

  g_action_map_add_action (G_ACTION_MAP (self), action);
  g_settings_bind (self->settings, name, panel, "visible", G_SETTINGS_BIND_DEFAULT);
}

void
rc_window_actions_init (RcWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "tell", .activate = on_tell, .parameter_type = "s" },
    { .name = "open-path", .activate = on_open_path, .parameter_type = "s" },
    { .name = "template", .activate = on_template, .parameter_type = "s" },
    { .name = "tell-undo", .activate = on_tell_undo, .parameter_type = "s" },
    { .name = "view", .parameter_type = "s", .state = "'board'", .change_state = on_view },
    { .name = "generator",
      .parameter_type = "s",
      .state = "'sketch'",
      .change_state = on_generator },
    { .name = "look", .parameter_type = "s", .state = "''", .change_state = on_film_property },
    { .name = "aspect", .parameter_type = "s", .state = "''", .change_state = on_film_property },
    { .name = "labels", .state = "true", .change_state = on_film_property },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, NULL);

      g_signal_connect (action, "activate", G_CALLBACK (on_activate), self);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
  add_panel_action (self, "show-library", self->library_panel);
  add_panel_action (self, "show-inspector", self->inspector_panel);
  add_panel_action (self, "show-strip", self->strip_panel);
  rc_window_actions_update (self);
}
