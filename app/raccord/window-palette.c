/* window-palette.c - the command palette of the window: what can be done now, and doing it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/window-private.h"

#include <glib/gi18n.h>

/**
 * rc_window_get_lacking:
 *
 * Returns: (transfer none) (nullable): what is to be done before @info can be, as far as its needs
 * tell; NULL: nothing
 */
const char *
rc_window_get_lacking (RcWindow *self, const RcActionInfo *info)
{
  if ((info->flags & RC_ACTION_NEEDS_FILM) != 0 && self->session == NULL)
    return _ ("Open a film first");
  if ((info->flags & RC_ACTION_NEEDS_SHOT) != 0 && rc_film_view_get_shot (self->film) == NULL)
    return _ ("Select a shot first");
  return NULL;
}

/* (nullable): the group that has the action, where one can be asked about it */
static GActionGroup *
find_group (RcWindow *self, const char *action)
{
  if (g_str_has_prefix (action, "win."))
    return G_ACTION_GROUP (self);
  if (g_str_has_prefix (action, "app."))
    return G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (self)));
  if (g_str_has_prefix (action, "wall."))
    return rc_stage_view_get_wall_actions (self->stage);
  if (g_str_has_prefix (action, "stage."))
    return rc_stage_view_get_actions (self->stage);
  return NULL;
}

static const char *
why_not (const RcActionInfo *info, gpointer user_data)
{
  RcWindow            *self = user_data;
  const char          *lacking = rc_window_get_lacking (self, info);
  GActionGroup        *group = find_group (self, info->action);
  g_autofree char     *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (lacking != NULL || group == NULL ||
      !g_action_parse_detailed_name (info->action, &name, &target, NULL))
    return lacking;
  if (g_action_group_get_action_enabled (group, strchr (name, '.') + 1))
    return NULL;
  return info->why != NULL ? _ (info->why) : _ ("Not possible now");
}

/* (nullable): the first widget below @top that is seen and whose class has the action @name: the
 * prompt and the slots that the inspector shows */
static GtkWidget *
find_owner (GtkWidget *top, const char *name)
{
  GtkWidget          *found = NULL;
  const char         *action, *property;
  const GVariantType *parameter;
  GType               owner;

  if (!gtk_widget_get_mapped (top))
    return NULL;
  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (top), i, &owner, &action,
                                                   &parameter, &property);
       i++)
    if (g_str_equal (action, name))
      return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_owner (child, name);
  return found;
}

/* (nullable): the same of the inspector. While it shows something else, a note or several shots,
 * it turns to the shot; without one it says so. */
static GtkWidget *
find_inspected (RcWindow *self, const char *name)
{
  RcShot    *shot = self->session != NULL ? rc_film_view_get_shot (self->film) : NULL;
  GtkWidget *owner = find_owner (self->inspector_panel, name);

  if (owner == NULL && shot != NULL)
    {
      rc_film_view_select (self->film, RC_NODE (shot));
      owner = find_owner (self->inspector_panel, name);
    }
  else if (owner == NULL)
    rc_banner_say (self->banner, _ ("Select a shot first"));
  return owner;
}

/* In the view where it belongs, so that one sees what happens. */
static void
on_chosen (RcCommandPalette *palette, const RcActionInfo *info, RcWindow *self)
{
  const RcActionSection *sections;
  guint                  n = 0;
  g_autofree char       *name = NULL;
  g_autoptr (GVariant)   target = NULL;
  GtkWidget             *widget = GTK_WIDGET (self);

  sections = rc_action_sections (&n);
  for (guint i = 0; i < n; i++)
    if (info >= sections[i].actions && info < sections[i].actions + sections[i].n_actions &&
        sections[i].view != NULL && !g_str_has_prefix (info->action, "wall."))
      g_action_group_activate_action (
          G_ACTION_GROUP (self),
          gtk_stack_get_child_by_name (self->shots_views, sections[i].view) != NULL ? "shots-view"
                                                                                    : "view",
          g_variant_new_string (sections[i].view));
  if (g_str_has_prefix (info->action, "board."))
    widget = GTK_WIDGET (self->board);
  else if (g_str_has_prefix (info->action, "cut."))
    widget = GTK_WIDGET (self->strip);
  else if (g_str_has_prefix (info->action, "grid."))
    widget = GTK_WIDGET (self->grid);
  else if (g_str_has_prefix (info->action, "table."))
    widget = GTK_WIDGET (self->table);
  else if (g_str_has_prefix (info->action, "stage."))
    widget = GTK_WIDGET (self->stage);
  else if (g_str_has_prefix (info->action, "library."))
    widget = GTK_WIDGET (self->library);
  else if (g_str_has_prefix (info->action, "prompt.") ||
           g_str_has_prefix (info->action, "references."))
    {
      gtk_widget_set_visible (self->inspector_panel, TRUE);
      widget = find_inspected (self, info->action);
    }
  if (widget == NULL)
    return;
  if (g_str_has_prefix (info->action, "wall."))
    g_action_group_activate_action (find_group (self, info->action), strchr (info->action, '.') + 1,
                                    NULL);
  else if (g_action_parse_detailed_name (info->action, &name, &target, NULL))
    gtk_widget_activate_action_variant (widget, name, target);
}

void
rc_window_show_palette (RcWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->palette)))
    rc_command_palette_close (self->palette);
  else
    rc_command_palette_open (self->palette, why_not, self);
}

void
rc_window_palette_init (RcWindow *self)
{
  g_signal_connect_object (self->palette, "chosen", G_CALLBACK (on_chosen), self, 0);
}
