/* action-help.c - keys, tooltips and names that are made from the table of actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/action-table.h"

#include <glib/gi18n-lib.h>

typedef void (*InfoFunc) (const RcActionInfo *info, gpointer user_data);

static void
for_each (InfoFunc func, gpointer user_data)
{
  guint                  n = 0;
  const RcActionSection *sections = rc_action_sections (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < sections[i].n_actions; j++)
      func (&sections[i].actions[j], user_data);
}

/**
 * rc_action_find:
 * @action: a detailed name: "win.view::board"
 *
 * Returns: (transfer none) (nullable): its entry
 */
const RcActionInfo *
rc_action_find (const char *action)
{
  guint                  n = 0;
  const RcActionSection *sections = rc_action_sections (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < sections[i].n_actions; j++)
      if (g_strcmp0 (sections[i].actions[j].action, action) == 0 && action != NULL)
        return &sections[i].actions[j];
  return NULL;
}

/** Returns: (transfer full) (nullable): its first keys for people: "Ctrl+Shift+Z" */
char *
rc_action_dup_keys_label (const RcActionInfo *info)
{
  g_auto (GStrv)  keys = info->keys != NULL ? g_strsplit (info->keys, "|", 2) : NULL;
  guint           key = 0;
  GdkModifierType modifiers = 0;

  if (keys == NULL || !gtk_accelerator_parse (keys[0], &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

/** Returns: (transfer full): what it does, and its keys: "Take back the last step (Ctrl+Z)" */
char *
rc_action_dup_help (const RcActionInfo *info)
{
  g_autofree char *keys = rc_action_dup_keys_label (info);
  const char      *text = _ (info->tooltip != NULL ? info->tooltip : info->title);

  /* Translators: what an action does, and its keys */
  return keys != NULL ? g_strdup_printf (_ ("%s (%s)"), text, keys) : g_strdup (text);
}

typedef struct
{
  GtkWidgetClass *widget_class;
  const char     *prefix;
} Group;

static void
add_shortcut (const RcActionInfo *info, gpointer user_data)
{
  Group                  *group = user_data;
  g_autofree char        *name = NULL;
  g_autoptr (GVariant)    target = NULL;
  g_autoptr (GtkShortcut) shortcut = NULL;

  if (info->action == NULL || info->keys == NULL || !g_str_has_prefix (info->action, group->prefix))
    return;
  if (!g_action_parse_detailed_name (info->action, &name, &target, NULL))
    g_assert_not_reached ();
  shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (info->keys),
                               gtk_named_action_new (name));
  gtk_shortcut_set_arguments (shortcut, target);
  gtk_widget_class_add_shortcut (group->widget_class, shortcut);
}

/**
 * rc_actions_add_shortcuts:
 * @prefix: a group: "stage."
 *
 * The group's keys hold while something in a widget of the class has the focus; what is typed into
 * an entry goes there first.
 */
void
rc_actions_add_shortcuts (GtkWidgetClass *widget_class, const char *prefix)
{
  Group group = { widget_class, prefix };

  for_each (add_shortcut, &group);
}

static void
install_accels (const RcActionInfo *info, gpointer user_data)
{
  g_auto (GStrv) keys = NULL;

  if (info->action == NULL || info->keys == NULL ||
      !(g_str_has_prefix (info->action, "win.") || g_str_has_prefix (info->action, "app.")))
    return;
  keys = g_strsplit (info->keys, "|", -1);
  gtk_application_set_accels_for_action (user_data, info->action, (const char *const *)keys);
}

/** The keys of the groups "win." and "app.": they hold everywhere, and menus show them. */
void
rc_actions_install_accels (GtkApplication *application)
{
  for_each (install_accels, application);
}

static void
set_name (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Of its own accord a button has a tooltip only if somebody wrote one: the table's goes before. */
static void
dress (GtkActionable *actionable)
{
  const char         *name = gtk_actionable_get_action_name (actionable);
  GVariant           *target = gtk_actionable_get_action_target_value (actionable);
  g_autofree char    *detailed = NULL, *help = NULL;
  const RcActionInfo *info;

  if (name == NULL)
    return;
  detailed = g_action_print_detailed_name (name, target);
  info = rc_action_find (detailed);
  if (info == NULL)
    return;
  help = rc_action_dup_help (info);
  gtk_widget_set_tooltip_text (GTK_WIDGET (actionable), help);
  if (GTK_IS_BUTTON (actionable) && gtk_button_get_label (GTK_BUTTON (actionable)) == NULL)
    set_name (actionable, _ (info->title));
}

/* What GTK 4.8 leaves without a name for a screen reader, though it has one for the eye. A name
 * that somebody gave it is left: it is better than a tooltip. */
static void
name_widget (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  /* The focus goes to the button in it, which has no name of its own. */
  if (GTK_IS_DROP_DOWN (widget))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY, widget, NULL, -1);
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return;
  if (GTK_IS_MENU_BUTTON (widget))
    {
      const char *label = gtk_menu_button_get_label (GTK_MENU_BUTTON (widget));
      const char *name = label != NULL && *label != '\0' ? label : tooltip;

      if (name != NULL)
        set_name (widget, name);
    }
  else if (GTK_IS_SEARCH_ENTRY (widget))
    {
      g_autofree char *placeholder = NULL;
      const char      *name;

      g_object_get (widget, "placeholder-text", &placeholder, NULL);
      name = tooltip != NULL ? tooltip : placeholder;
      if (name == NULL)
        return;
      set_name (widget, name);
      set_name (gtk_editable_get_delegate (GTK_EDITABLE (widget)), name);
    }
}

/**
 * rc_actions_dress:
 *
 * Gives every button below @root whose action is in the table its tooltip, with the keys, and every
 * menu button, list to choose from and search entry its name for a screen reader.
 */
void
rc_actions_dress (GtkWidget *root)
{
  if (GTK_IS_ACTIONABLE (root))
    dress (GTK_ACTIONABLE (root));
  name_widget (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    rc_actions_dress (child);
}
