/* library-edit.c - characters, scenes and references of the library: their menu and keys, moved by
 * dragging, what is dropped on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/library/library-private.h"

#include "ui/actions/action-table.h"
#include "ui/drag-source.h"
#include "ui/node-edit.h"

/* What is dropped goes before the row, behind it, or to whom it shows. */
static const char *const places[] = { "drop-above", "drop-below", "drop-into" };
enum
{
  ABOVE,
  BELOW,
  INTO,
};

/* --- what is meant ---------------------------------------------------------------------------- */

static GtkWidget *
find_focused_row (RcLibrary *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *at = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (at == NULL || !gtk_widget_is_ancestor (at, GTK_WIDGET (self)))
    return NULL;
  while (at != GTK_WIDGET (self) && rc_library_row_node (at) == NULL)
    at = gtk_widget_get_parent (at);
  return at != GTK_WIDGET (self) ? at : NULL;
}

/* (transfer none) (nullable): of the row with the keyboard; while a menu does what was chosen, of
 * its row */
static RcNode *
find_node (RcLibrary *self)
{
  GtkWidget *row = find_focused_row (self);

  if (self->film == NULL)
    return NULL;
  if (row != NULL)
    return rc_library_row_node (row);
  return self->menu_node != NULL && rc_node_get_parent (self->menu_node) != NULL ? self->menu_node
                                                                                 : NULL;
}

/* The rows of its kind. NULL: references are in no list */
static GtkListBox *
find_list (RcLibrary *self, RcNode *node)
{
  return RC_IS_CHARACTER (node) ? self->cast : RC_IS_SCENE (node) ? self->scenes : NULL;
}

/* The row that is at @index now, else the last one: the keys go on from there. */
static void
focus_row (GtkListBox *list, int index)
{
  GtkListBoxRow *row = NULL;

  for (int i = index; list != NULL && row == NULL && i >= 0; i--)
    row = gtk_list_box_get_row_at_index (list, i);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
remove_node (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcLibrary  *self = RC_LIBRARY (widget);
  RcNode     *node = find_node (self);
  GtkListBox *list = find_list (self, node);
  int         index = node != NULL ? (int)rc_node_get_index (node) : 0;

  if (node != NULL && rc_node_edit_remove (widget, self->film, node))
    focus_row (list, index);
}

static void
move_node (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcLibrary *self = RC_LIBRARY (widget);
  RcNode    *node = find_node (self);

  if (find_list (self, node) == NULL)
    return;
  if (rc_node_edit_step (widget, self->film, node, g_str_equal (name, "library.move-up") ? -1 : 1))
    focus_row (find_list (self, node), (int)rc_node_get_index (node));
}

static void
rename_node (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcLibrary *self = RC_LIBRARY (widget);
  RcNode    *node = find_node (self);

  if (find_list (self, node) != NULL)
    rc_film_view_name (self->film, node);
}

/* --- the menu --------------------------------------------------------------------------------- */

/* What cannot be done is not offered; the keys are, and do nothing then. */
static void
offer_moves (RcLibrary *self, gboolean up, gboolean down)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.move-up", up);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.move-down", down);
}

static void
on_menu_closed (RcLibrary *self)
{
  offer_moves (self, TRUE, TRUE);
}

/* @x, @y: pixels of @row */
static void
popup_menu (RcLibrary *self, GtkWidget *row, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  RcNode    *node = rc_library_row_node (row);
  double     at_x, at_y;

  if (!gtk_widget_translate_coordinates (row, widget, x, y, &at_x, &at_y))
    return;
  gtk_widget_grab_focus (row);
  g_set_object (&self->menu_node, node);
  offer_moves (self, rc_node_edit_can_step (node, -1), rc_node_edit_can_step (node, 1));
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), find_list (self, node) != NULL
                                                                      ? self->node_menu
                                                                      : self->reference_menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int)at_x, (int)at_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_menu_click (GtkGestureClick *click, int n_press, double x, double y, RcLibrary *self)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)), x, y);
}

static gboolean
on_key_pressed (GtkEventControllerKey *key,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                RcLibrary             *self)
{
  GtkWidget *row = find_focused_row (self);
  gboolean   menu =
      keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0);

  if (!menu || row == NULL)
    return GDK_EVENT_PROPAGATE;
  popup_menu (self, row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);
  return GDK_EVENT_STOP;
}

/* --- dragged ---------------------------------------------------------------------------------- */

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, RcNode *node)
{
  return gdk_content_provider_new_typed (G_OBJECT_TYPE (node), node);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, RcNode *node)
{
  GtkWidget               *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
mark (GtkWidget *row, int place)
{
  for (int i = 0; i < (int)G_N_ELEMENTS (places); i++)
    if (i == place)
      gtk_widget_add_css_class (row, places[i]);
    else
      gtk_widget_remove_css_class (row, places[i]);
}

/* Where on the row what is dragged would go. */
static int
find_place (GtkDropTarget *target, GtkWidget *row, double y)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);
  GType    type = G_OBJECT_TYPE (rc_library_row_node (row));

  if (drop == NULL || !gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), type))
    return INTO;
  return y < gtk_widget_get_height (row) / 2.0 ? ABOVE : BELOW;
}

static GdkDragAction
on_drop_motion (GtkDropTarget *target, double x, double y, RcLibrary *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  int        place = find_place (target, row, y);

  mark (row, place);
  return place == INTO ? GDK_ACTION_COPY : GDK_ACTION_MOVE;
}

static void
on_drop_leave (GtkDropTarget *target, RcLibrary *self)
{
  mark (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), -1);
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RcLibrary) self = user_data;
  GError               *error = NULL;

  (void)!rc_session_add_reference_finish (RC_SESSION (source), result, &error);
  rc_film_view_report (GTK_WIDGET (self), error);
}

/* @value: a reference, or files: they become references of @owner. */
static void
give (RcLibrary *self, const GValue *value, RcNode *owner)
{
  RcSession *session = rc_film_view_get_session (self->film);
  GError    *error = NULL;

  if (G_VALUE_HOLDS (value, RC_TYPE_REFERENCE))
    (void)!rc_session_place_reference (session, g_value_get_object (value), owner, NULL, &error);
  for (GSList *l = G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) ? g_value_get_boxed (value) : NULL;
       l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        rc_session_add_reference_async (session, owner, path, NULL, NULL, on_added,
                                        g_object_ref (self));
    }
  rc_film_view_report (GTK_WIDGET (self), error);
  rc_film_view_select (self->film, owner);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RcLibrary *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  RcNode    *at = rc_library_row_node (row);
  guint      index = rc_node_get_index (at), from;

  if (!G_VALUE_HOLDS (value, G_OBJECT_TYPE (at)))
    {
      give (self, value, at);
      return TRUE;
    }
  from = rc_node_get_index (g_value_get_object (value));
  index += y >= gtk_widget_get_height (row) / 2.0;
  if (index != from && index != from + 1 &&
      rc_node_edit_move (GTK_WIDGET (self), self->film, g_value_get_object (value),
                         index > from ? index - 1 : index))
    focus_row (find_list (self, at), (int)rc_node_get_index (g_value_get_object (value)));
  return TRUE;
}

/* --- all of it -------------------------------------------------------------------------------- */

static void
add_reorder (RcLibrary *self, GtkWidget *row, RcNode *node)
{
  GtkDragSource *source = rc_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  GType          types[] = { G_OBJECT_TYPE (node), RC_TYPE_REFERENCE, GDK_TYPE_FILE_LIST };

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare), node, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin), node, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_drop_target_set_gtypes (drop, types, G_N_ELEMENTS (types));
  g_signal_connect (drop, "enter", G_CALLBACK (on_drop_motion), self);
  g_signal_connect (drop, "motion", G_CALLBACK (on_drop_motion), self);
  g_signal_connect (drop, "leave", G_CALLBACK (on_drop_leave), self);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drop));
}

/** Gives the row of @node a menu and, in a list, a place that can be changed. */
void
rc_library_edit_row (RcLibrary *self, GtkWidget *row, RcNode *node)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_menu_click), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  if (find_list (self, node) != NULL)
    add_reorder (self, row, node);
}

void
rc_library_edit_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.remove", NULL, remove_node);
  gtk_widget_class_install_action (widget_class, "library.move-up", NULL, move_node);
  gtk_widget_class_install_action (widget_class, "library.move-down", NULL, move_node);
  gtk_widget_class_install_action (widget_class, "library.rename", NULL, rename_node);
  rc_actions_add_shortcuts (widget_class, "library.");
}

void
rc_library_edit_init (RcLibrary *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (on_menu_closed), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}
