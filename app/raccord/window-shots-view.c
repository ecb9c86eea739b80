/* window-shots-view.c - the board as lanes, grid or table, remembered for each film
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/window-private.h"

#define KEY        "shots-views"
/* Films that are remembered; lanes, which are the default, need not be. */
#define MOST_FILMS 100

static void
remember (RcWindow *self, const char *view)
{
  const char          *id = rc_node_get_id (RC_NODE (rc_session_get_project (self->session)));
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, KEY);
  GVariantBuilder      builder;
  GVariantIter         iter;
  const char          *film, *its;
  guint                n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  if (g_strcmp0 (view, "lanes") != 0)
    g_variant_builder_add (&builder, "{ss}", id, view);
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&s&s}", &film, &its))
    if (g_strcmp0 (film, id) != 0 && ++n < MOST_FILMS)
      g_variant_builder_add (&builder, "{ss}", film, its);
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

static void
on_change (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  RcWindow   *self = user_data;
  const char *view = g_variant_get_string (state, NULL);

  if (gtk_stack_get_child_by_name (self->shots_views, view) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->shots_views, view);
  g_simple_action_set_state (action, state);
  g_action_group_activate_action (G_ACTION_GROUP (self), "view", g_variant_new_string ("board"));
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->shots_views));
  if (self->session != NULL)
    remember (self, view);
}

/** Shows the shots as they were shown when this film was open last. */
void
rc_window_recall_shots_view (RcWindow *self)
{
  g_autoptr (GVariant) views = g_settings_get_value (self->settings, KEY);
  GAction             *action = g_action_map_lookup_action (G_ACTION_MAP (self), "shots-view");
  const char          *view = "lanes";

  if (self->session != NULL)
    g_variant_lookup (views, rc_node_get_id (RC_NODE (rc_session_get_project (self->session))),
                      "&s", &view);
  if (gtk_stack_get_child_by_name (self->shots_views, view) == NULL)
    view = "lanes";
  gtk_stack_set_visible_child_name (self->shots_views, view);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (view));
}

/** Adds the action "win.shots-view". */
void
rc_window_shots_view_init (RcWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "shots-view", .parameter_type = "s", .state = "'lanes'", .change_state = on_change },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  rc_board_set_find (self->board, self->find);
  rc_shot_grid_set_find (self->grid, self->find);
  rc_shot_table_set_find (self->table, self->find);
  rc_shot_grid_set_board (self->grid, GTK_WIDGET (self->board));
  rc_shot_table_set_board (self->table, GTK_WIDGET (self->board));
}
