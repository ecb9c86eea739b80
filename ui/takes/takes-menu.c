/* takes-menu.c - which two takes of a list the stage compares: the menu of its rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/takes/takes-menu.h"

#include <glib/gi18n-lib.h>

/* Pixels from the left of a row to where the menu key opens it. */
#define INSET 24

typedef struct
{
  GtkListBox         *list; /* borrowed: it is the menu's parent */
  GtkPopover         *popover;
  GSimpleActionGroup *actions;
  GtkListBoxRow      *row; /* (nullable) weak: what the menu is about */
  RcTakesMenuFunc     func;
  gpointer            user_data;
} Menu;

static void
menu_free (gpointer data)
{
  Menu *menu = data;

  g_clear_weak_pointer (&menu->row);
  g_object_unref (menu->actions);
  g_free (menu);
}

static void
open_at (Menu *menu, GtkListBoxRow *row, int x, int y)
{
  static const char *const names[] = { "show", "compare" };

  if (row == NULL)
    return;
  g_set_weak_pointer (&menu->row, row);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (menu->actions), names[i])),
        !gtk_list_box_row_is_selected (row));
  gtk_popover_set_pointing_to (menu->popover, &(GdkRectangle){ x, y, 1, 1 });
  gtk_popover_popup (menu->popover);
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, Menu *menu)
{
  open_at (menu, gtk_list_box_get_row_at_y (menu->list, (int)y), (int)x, (int)y);
}

static gboolean
on_key (GtkEventControllerKey *key, guint keyval, guint keycode, GdkModifierType state, Menu *menu)
{
  GtkWidget      *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (menu->list)));
  graphene_rect_t bounds;

  if ((keyval != GDK_KEY_Menu && (keyval != GDK_KEY_F10 || (state & GDK_SHIFT_MASK) == 0)) ||
      !GTK_IS_LIST_BOX_ROW (focus) ||
      !gtk_widget_compute_bounds (focus, GTK_WIDGET (menu->list), &bounds))
    return GDK_EVENT_PROPAGATE;
  open_at (menu, GTK_LIST_BOX_ROW (focus), INSET, (int)(bounds.origin.y + bounds.size.height / 2));
  return GDK_EVENT_STOP;
}

static void
on_chosen (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Menu *menu = user_data;

  if (menu->row != NULL)
    menu->func (menu->row, g_str_equal (g_action_get_name (G_ACTION (action)), "compare"),
                menu->user_data);
}

/** Returns: (transfer none): a popover that @list has; to be unparented before the list goes */
GtkWidget *
rc_takes_menu_new (GtkListBox *list, RcTakesMenuFunc func, gpointer user_data)
{
  static const GActionEntry entries[] = { { .name = "show", .activate = on_chosen },
                                          { .name = "compare", .activate = on_chosen } };
  g_autoptr (GMenu)         model = g_menu_new ();
  Menu                     *menu = g_new0 (Menu, 1);
  GtkGesture               *click = gtk_gesture_click_new ();
  GtkEventController       *key = gtk_event_controller_key_new ();
  GtkWidget                *widget;

  menu->list = list;
  menu->func = func;
  menu->user_data = user_data;
  menu->actions = g_simple_action_group_new ();
  g_menu_append (model, _ ("A: show on the stage"), "takes.show");
  g_menu_append (model, _ ("B: compare with A"), "takes.compare");
  g_action_map_add_action_entries (G_ACTION_MAP (menu->actions), entries, G_N_ELEMENTS (entries),
                                   menu);
  gtk_widget_insert_action_group (GTK_WIDGET (list), "takes", G_ACTION_GROUP (menu->actions));
  widget = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
  menu->popover = GTK_POPOVER (widget);
  gtk_popover_set_has_arrow (menu->popover, FALSE);
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_set_parent (widget, GTK_WIDGET (list));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), menu);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), menu);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (list), key);
  g_object_set_data_full (G_OBJECT (list), "rc-takes-menu", menu, menu_free);
  return widget;
}
