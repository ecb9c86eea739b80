/* board-input.c - the board under the pointer, the wheel and the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board-private.h"

#include <math.h>

/* Pixels for one notch of the wheel. */
#define WHEEL_STEP     60.0
/* Zoom for one notch. */
#define WHEEL_ZOOM     1.1
/* Pixels that the pointer moves before a press is a drag. */
#define DRAG_THRESHOLD 6.0

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, RcBoard *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, RcBoard *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  double step = WHEEL_STEP;

  if ((state & GDK_CONTROL_MASK) != 0)
    {
      rc_board_set_zoom (self, self->view.zoom * pow (WHEEL_ZOOM, -dy), self->pointer_x,
                         self->pointer_y);
      return GDK_EVENT_STOP;
    }
  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    {
      dx = dy;
      dy = 0;
    }
  self->view.x += dx * step / self->view.zoom;
  self->view.y += dy * step / self->view.zoom;
  rc_board_view_changed (self);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, RcBoard *self)
{
  self->pinch_zoom = self->view.zoom;
}

static void
on_pinch (GtkGestureZoom *gesture, double scale, RcBoard *self)
{
  double x = self->pointer_x, y = self->pointer_y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  rc_board_set_zoom (self, self->pinch_zoom * scale, x, y);
}

/* --- dragging: cards to re-order, the board to pan -------------------------------------------- */

static void
end_drag (RcBoard *self)
{
  self->dragged = NULL;
  self->dragging = self->panning = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RcBoard *self)
{
  guint      button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (drag));
  RcBoardHit hit;

  end_drag (self);
  if (self->film == NULL)
    return;
  if (button == GDK_BUTTON_MIDDLE || (button == GDK_BUTTON_PRIMARY && self->space))
    {
      self->panning = TRUE;
      self->pan_x = self->view.x;
      self->pan_y = self->view.y;
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  rc_board_from_pixels (self, &x, &y);
  hit = rc_board_layout_hit (self->layout, x, y);
  if (button != GDK_BUTTON_PRIMARY || hit.part != RC_BOARD_CARD)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->dragged = rc_board_get_shot (self, hit.lane, hit.card);
  rc_film_view_select (self->film, RC_NODE (self->dragged));
  gtk_widget_grab_focus (g_hash_table_lookup (self->cards, self->dragged));
}

static void
drag_card (RcBoard *self, GtkGestureDrag *drag, double dx, double dy)
{
  graphene_rect_t rect;
  double          x, y;
  guint           lane, card;

  if (!self->dragging && hypot (dx, dy) < DRAG_THRESHOLD)
    return;
  if (!rc_board_find_shot (self, self->dragged, &lane, &card))
    return;
  self->dragging = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_gesture_drag_get_start_point (drag, &x, &y);
  rect = rc_board_layout_card (self->layout, lane, card);
  self->drag_x = (rect.origin.x - self->view.x) * self->view.zoom + dx;
  self->drag_y = (rect.origin.y - self->view.y) * self->view.zoom + dy;
  x += dx;
  y += dy;
  rc_board_from_pixels (self, &x, &y);
  rc_board_layout_drop (self->layout, x, y, &lane, &card, &self->mark);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RcBoard *self)
{
  if (self->panning)
    {
      self->view.x = self->pan_x - dx / self->view.zoom;
      self->view.y = self->pan_y - dy / self->view.zoom;
      rc_board_view_changed (self);
    }
  else if (self->dragged != NULL)
    {
      drag_card (self, drag, dx, dy);
    }
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, RcBoard *self)
{
  RcShot         *shot = self->dragging ? self->dragged : NULL;
  graphene_rect_t mark;
  double          x, y;
  guint           lane, index;

  end_drag (self);
  if (shot == NULL || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  x += dx;
  y += dy;
  rc_board_from_pixels (self, &x, &y);
  if (rc_board_layout_drop (self->layout, x, y, &lane, &index, &mark))
    rc_board_move_shot (self, shot, lane, index);
}

static void
on_drag_cancel (GtkGesture *gesture, GdkEventSequence *sequence, RcBoard *self)
{
  end_drag (self);
}

static void
on_click (GtkGestureClick *click, int n_press, double x, double y, RcBoard *self)
{
  RcBoardHit hit;

  rc_board_from_pixels (self, &x, &y);
  hit = rc_board_layout_hit (self->layout, x, y);
  if (n_press == 2 && hit.part == RC_BOARD_CARD)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "stage");
  else if (hit.part == RC_BOARD_NOTHING)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- the keyboard ----------------------------------------------------------------------------- */

static gboolean
step_to (RcBoard *self, RcBoardStep step)
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
  if (self->film == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
      return step_to (self, RC_BOARD_LEFT);
    case GDK_KEY_Right:
      return step_to (self, RC_BOARD_RIGHT);
    case GDK_KEY_Up:
      return step_to (self, RC_BOARD_UP);
    case GDK_KEY_Down:
      return step_to (self, RC_BOARD_DOWN);
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
      if (!self->dragging)
        return GDK_EVENT_PROPAGATE;
      end_drag (self);
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

/* --- files from outside ----------------------------------------------------------------------- */

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RcBoard *self)
{
  RcBoardHit hit;
  RcNode    *owner;

  rc_board_from_pixels (self, &x, &y);
  hit = rc_board_layout_hit (self->layout, x, y);
  owner = hit.part == RC_BOARD_CARD      ? RC_NODE (rc_board_get_shot (self, hit.lane, hit.card))
          : hit.part == RC_BOARD_HEADING ? RC_NODE (rc_board_get_scene (self, hit.lane))
                                         : NULL;
  if (owner == NULL)
    return FALSE;
  rc_film_view_select (self->film, owner);
  rc_board_drop_files (self, g_value_get_boxed (value), owner);
  return TRUE;
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
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture         *pinch = gtk_gesture_zoom_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkDropTarget      *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect (key, "key-released", G_CALLBACK (on_key_released), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_click), self);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  add_controller (self, motion, GTK_PHASE_CAPTURE);
  add_controller (self, scroll, GTK_PHASE_CAPTURE);
  add_controller (self, key, GTK_PHASE_BUBBLE);
  add_controller (self, pinch, GTK_PHASE_CAPTURE);
  add_controller (self, drag, GTK_PHASE_BUBBLE);
  add_controller (self, click, GTK_PHASE_BUBBLE);
  add_controller (self, drop, GTK_PHASE_BUBBLE);
}
