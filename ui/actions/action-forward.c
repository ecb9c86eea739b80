/* action-forward.c - actions of one widget that can be activated in another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/action-forward.h"

#include "ui/actions/action-table.h"

#include <string.h>

/* The action's own name; the widget that has it is the closure's object. */
static void
on_activate (GtkWidget *to, GVariant *parameter, GSimpleAction *action)
{
  const char *name = g_object_get_data (G_OBJECT (action), "name");

  gtk_widget_activate_action_variant (to, name, parameter);
}

/**
 * rc_forward_actions:
 * @from: where they are activated: by its keys and its menus
 * @to: whose class has them; must outlive @from
 * @prefix: of their names: "board"
 *
 * The grid and the table do to the film what the board does, by the board's actions.
 */
void
rc_forward_actions (GtkWidget *from, GtkWidget *to, const char *prefix)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  gsize                          length = strlen (prefix);
  const GVariantType            *parameter;
  const char                    *name, *property;
  GType                          owner;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (to), i, &owner, &name,
                                                   &parameter, &property);
       i++)
    {
      g_autoptr (GSimpleAction) action = NULL;

      if (strncmp (name, prefix, length) != 0 || name[length] != '.')
        continue;
      action = g_simple_action_new (name + length + 1, parameter);
      g_object_set_data_full (G_OBJECT (action), "name", g_strdup (name), g_free);
      g_signal_connect_data (action, "activate", G_CALLBACK (on_activate), to, NULL,
                             G_CONNECT_SWAPPED);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (from, prefix, G_ACTION_GROUP (group));
}

/**
 * rc_forward_shortcuts:
 * @prefix: of the actions: "board."
 * @but: not those: "board.zoom", which the widget has no use for
 *
 * The keys of these actions hold in widgets of the class too.
 */
void
rc_forward_shortcuts (GtkWidgetClass *widget_class, const char *prefix, const char *but)
{
  guint                  n = 0;
  const RcActionSection *sections = rc_action_sections (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < sections[i].n_actions; j++)
      {
        const RcActionInfo     *info = &sections[i].actions[j];
        g_autoptr (GtkShortcut) shortcut = NULL;

        if (info->action == NULL || info->keys == NULL ||
            !g_str_has_prefix (info->action, prefix) || g_str_has_prefix (info->action, but) ||
            strstr (info->action, "::") != NULL)
          continue;
        shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (info->keys),
                                     gtk_named_action_new (info->action));
        gtk_widget_class_add_shortcut (widget_class, shortcut);
      }
}
