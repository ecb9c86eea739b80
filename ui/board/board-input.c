/* board-input.c - the board under the pointer and the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, RcBoard *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  rc_board_canvas_point (self, x, y);
}

/** Returns: whether at pixel (@x, @y) is the board itself, no bar over it */
gboolean
rc_board_is_over_board (RcBoard *self, double x, double y)
{
  GtkWidget *bars[] = { self->zoom_bar, GTK_WIDGET (self->map) };
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (guint i = 0; at != NULL && i < G_N_ELEMENTS (bars); i++)
    if (at == bars[i] || gtk_widget_is_ancestor (at, bars[i]))
      return FALSE;
  return TRUE;
}

static void
on_click (GtkGestureClick *click, int n_press, double x, double y, RcBoard *self)
{
  RcBoardHit hit;

  if (!rc_board_is_over_board (self, x, y))
    return;
  if (n_press == 2 && rc_board_names_find (self, x, y) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.zoom-selection", NULL);
  rc_board_from_pixels (self, &x, &y);
  hit = rc_board_layout_hit (self->layout, x, y);
  if (self->film != NULL && n_press == 2 && rc_board_canvas_double_click (self, x, y))
    return;
  if (n_press == 2 && hit.part == RC_BOARD_CARD)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "stage");
  else if (hit.part == RC_BOARD_NOTHING && !rc_board_canvas_is_over (self, x, y))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_menu_click (GtkGestureClick *click, int n_press, double x, double y, RcBoard *self)
{
  double     at_x = x, at_y = y;
  RcBoardHit hit;
  RcNode    *node;

  if (self->film == NULL || !rc_board_is_over_board (self, x, y))
    return;
  if (rc_board_canvas_popup_menu (self, x, y))
    return;
  rc_board_from_pixels (self, &at_x, &at_y);
  hit = rc_board_layout_hit (self->layout, at_x, at_y);
  node = hit.part == RC_BOARD_CARD      ? RC_NODE (rc_board_get_shot (self, hit.lane, hit.card))
         : hit.part == RC_BOARD_NOTHING ? NULL
                                        : RC_NODE (rc_board_get_scene (self, hit.lane));
  if (node != NULL && !rc_film_view_is_selected (self->film, node))
    rc_film_view_select (self->film, node);
  rc_board_popup_menu (self, x, y);
}

/* --- the keyboard ----------------------------------------------------------------------------- */

static gboolean
step_to (RcBoard *self, RcBoardStep step, gboolean extend)
{
  RcShot *shot;
  guint   lane = 0, card = 0;

  if (rc_board_find_shot (self, rc_film_view_get_shot (self->film), &lane, &card) &&
      !rc_board_layout_step (self->layout, step, &lane, &card))
    return GDK_EVENT_STOP;
  shot = rc_board_get_shot (self, lane, card);
  if (shot != NULL)
    {
      GtkWidget *widget;

      if (extend)
        rc_board_select_range (self, shot);
      else
        rc_film_view_select (self->film, RC_NODE (shot));
      widget = g_hash_table_lookup (self->cards, shot);
      gtk_widget_grab_focus (widget != NULL ? widget : GTK_WIDGET (self));
    }
  return GDK_EVENT_STOP;
}

static gboolean
on_key_pressed (GtkEventControllerKey *key,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                RcBoard               *self)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (self->film != NULL && rc_board_canvas_key (self, keyval, state))
    return GDK_EVENT_STOP;
  if (self->film == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
      return step_to (self, RC_BOARD_LEFT, shift);
    case GDK_KEY_Right:
      return step_to (self, RC_BOARD_RIGHT, shift);
    case GDK_KEY_Up:
      return step_to (self, RC_BOARD_UP, shift);
    case GDK_KEY_Down:
      return step_to (self, RC_BOARD_DOWN, shift);
    case GDK_KEY_Menu:
    case GDK_KEY_F10:
      if (keyval == GDK_KEY_F10 && !shift)
        return GDK_EVENT_PROPAGATE;
      if (!rc_board_canvas_popup_menu (self, -1, -1))
        rc_board_popup_menu (self, -1, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
      self->space = TRUE;
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (!RC_IS_SHOT (rc_film_view_get_node (self->film)))
        return GDK_EVENT_PROPAGATE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "stage");
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (self->dragging || self->carrying || self->banding || rc_board_canvas_is_dragged (self))
        rc_board_drag_end (self);
      else if (self->find != NULL && gtk_widget_get_visible (GTK_WIDGET (self->find)))
        rc_board_find_close (self->find);
      else
        return GDK_EVENT_PROPAGATE;
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_key_released (GtkEventControllerKey *key,
                 guint                  keyval,
                 guint                  keycode,
                 GdkModifierType        state,
                 RcBoard               *self)
{
  if (keyval != GDK_KEY_space)
    return;
  self->space = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
add_controller (RcBoard *self, gpointer controller, GtkPropagationPhase phase)
{
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
rc_board_input_init (RcBoard *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *menu_click = gtk_gesture_click_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect (key, "key-released", G_CALLBACK (on_key_released), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_click), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu_click), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu_click, "pressed", G_CALLBACK (on_menu_click), self);
  add_controller (self, motion, GTK_PHASE_CAPTURE);
  add_controller (self, key, GTK_PHASE_BUBBLE);
  add_controller (self, click, GTK_PHASE_BUBBLE);
  add_controller (self, menu_click, GTK_PHASE_BUBBLE);
  rc_board_drop_init (self);
  rc_board_pan_init (self);
  rc_board_drag_init (self);
}
