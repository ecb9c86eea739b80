/* viewer-input.c - what the pointer and the keys do to the viewer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/viewer-private.h"

#define NUDGE       0.01
#define NUDGE_LARGE 0.05
/* A shape that Enter places: so much of the frame, in its middle. */
#define PLACED      0.4

/* --- the pointer --------------------------------------------------------------------------- */

/** Returns: what a drag does while these keys are held */
RcMaskMode
rc_viewer_mode_from (GdkModifierType modifiers)
{
  gboolean adds = (modifiers & GDK_SHIFT_MASK) != 0;

  if (modifiers & (GDK_ALT_MASK | GDK_CONTROL_MASK))
    return adds ? RC_MASK_INTERSECT : RC_MASK_SUBTRACT;
  return adds ? RC_MASK_ADD : RC_MASK_REPLACE;
}

static void
begin_pan (RcViewer *self, double x, double y)
{
  self->panning = TRUE;
  self->pan_x = x;
  self->pan_y = y;
  self->space_used = TRUE;
  rc_viewer_update_cursor (self);
}

/** A press of the primary button: draws with the tool, pans with the hand or the space bar */
void
rc_viewer_press (RcViewer *self, double x, double y, GdkModifierType modifiers)
{
  double frame_x, frame_y;

  self->pointing = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  self->wiping = rc_viewer_is_on_line (self, x, y);
  if (self->wiping)
    return;
  if (self->space_held || self->tool == RC_TOOL_HAND)
    {
      begin_pan (self, x, y);
      return;
    }
  if (self->texture == NULL)
    return;
  rc_viewer_geometry_to_frame (&self->geometry, x, y, &frame_x, &frame_y);
  if (rc_viewer_would_close (self, x, y) && rc_mask_draft_close (self->draft))
    {
      rc_viewer_draft_changed (self);
      return;
    }
  if (rc_tools[self->tool].picks)
    {
      g_array_set_size (self->scribble, 0);
      self->scribble_mode = rc_viewer_mode_from (modifiers);
      rc_viewer_scribble (self, frame_x, frame_y);
    }
  if (self->tool == RC_TOOL_MOVE)
    {
      RcMaskGrip grip;

      rc_viewer_find_grip (self, x, y, (modifiers & GDK_ALT_MASK) != 0, &grip);
      rc_mask_draft_grab (self->draft, &grip, rc_viewer_aspect (self));
    }
  rc_mask_draft_press (self->draft, self->tool, rc_viewer_mode_from (modifiers), frame_x, frame_y);
  rc_viewer_draft_changed (self);
}

/* With the space bar held, a stroke under way waits, and the picture goes with the pointer; the
 * place in the picture is the same before and after, so the stroke goes on where it was. */
static gboolean
pans_in_mid_stroke (RcViewer *self, double dx, double dy)
{
  if (!self->space_held || !rc_mask_draft_is_drawing (self->draft) ||
      rc_mask_draft_is_clicking (self->draft))
    return FALSE;
  rc_viewer_geometry_pan (&self->geometry, dx, dy);
  self->space_used = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

void
rc_viewer_motion (RcViewer *self, double x, double y)
{
  double dx = x - self->pointer_x, dy = y - self->pointer_y;
  double frame_x, frame_y;

  self->pointer_x = x;
  self->pointer_y = y;
  if (pans_in_mid_stroke (self, dx, dy))
    return;
  if (self->wiping)
    {
      rc_viewer_geometry_to_frame (&self->geometry, x, y, &frame_x, &frame_y);
      rc_viewer_set_wipe (self, frame_x);
    }
  else if (self->panning)
    {
      rc_viewer_geometry_pan (&self->geometry, x - self->pan_x, y - self->pan_y);
      self->pan_x = x;
      self->pan_y = y;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else if (self->scribble->len > 0)
    {
      rc_viewer_geometry_to_frame (&self->geometry, x, y, &frame_x, &frame_y);
      rc_viewer_scribble (self, frame_x, frame_y);
    }
  else if (rc_mask_draft_is_drawing (self->draft))
    {
      rc_viewer_geometry_to_frame (&self->geometry, x, y, &frame_x, &frame_y);
      rc_mask_draft_set_even (self->draft, (self->modifiers & GDK_SHIFT_MASK) != 0);
      rc_mask_draft_motion (self->draft, frame_x, frame_y);
      rc_viewer_draft_changed (self);
    }
  else if (rc_tools[self->tool].kind != NULL || rc_tools[self->tool].picks)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rc_viewer_release (RcViewer *self)
{
  self->wiping = FALSE;
  if (self->panning)
    {
      self->panning = FALSE;
      rc_viewer_update_cursor (self);
    }
  else if (self->scribble->len > 0)
    rc_viewer_pick (self);
  else if (rc_mask_draft_is_drawing (self->draft))
    {
      rc_mask_draft_release (self->draft);
      rc_viewer_draft_changed (self);
    }
}

/* How hard a pen is pressed; a mouse has no such axis. */
static void
follow_pen (RcViewer *self, GtkGesture *gesture)
{
  GdkEvent *event =
      gtk_gesture_get_last_event (gesture, gtk_gesture_get_last_updated_sequence (gesture));
  GdkDevice *device = event != NULL ? gdk_event_get_device (event) : NULL;
  double     pressure = 1;

  /* Of a mouse the axis may be told, too: as one that is never pressed. */
  if (device == NULL || gdk_device_get_source (device) == GDK_SOURCE_MOUSE ||
      gdk_device_get_source (device) == GDK_SOURCE_TOUCHPAD ||
      !gdk_event_get_axis (event, GDK_AXIS_PRESSURE, &pressure))
    pressure = 1;
  rc_mask_draft_set_pressure (self->draft, pressure);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RcViewer *self)
{
  GdkModifierType modifiers =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (drag)) == GDK_BUTTON_MIDDLE)
    begin_pan (self, x, y);
  else
    {
      follow_pen (self, GTK_GESTURE (drag));
      rc_viewer_press (self, x, y, modifiers);
    }
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RcViewer *self)
{
  double x = 0, y = 0;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  follow_pen (self, GTK_GESTURE (drag));
  self->modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  rc_viewer_motion (self, x + dx, y + dy);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, RcViewer *self)
{
  rc_viewer_release (self);
}

static void
on_drag_cancel (GtkGesture *gesture, GdkEventSequence *sequence, RcViewer *self)
{
  self->panning = self->wiping = FALSE;
  g_array_set_size (self->scribble, 0);
  if (!rc_mask_draft_is_clicking (self->draft) && rc_mask_draft_cancel (self->draft))
    rc_viewer_draft_changed (self);
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, RcViewer *self)
{
  if (n_press == 2 && self->tool == RC_TOOL_HAND)
    rc_viewer_fit (self);
}

static void
on_pointer_enter (GtkEventControllerMotion *motion, double x, double y, RcViewer *self)
{
  self->pointing = TRUE;
  rc_viewer_motion (self, x, y);
}

static void
on_pointer_motion (GtkEventControllerMotion *motion, double x, double y, RcViewer *self)
{
  self->modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (motion));
  if (!self->panning && !self->wiping &&
      (!rc_mask_draft_is_drawing (self->draft) || rc_mask_draft_is_clicking (self->draft)))
    rc_viewer_motion (self, x, y);
  rc_viewer_update_cursor (self);
}

static void
on_pointer_leave (GtkEventControllerMotion *motion, RcViewer *self)
{
  self->pointing = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- keys ---------------------------------------------------------------------------------- */

static gboolean
place_shape (RcViewer *self, GdkModifierType modifiers)
{
  const double low = (1 - PLACED) / 2, high = (1 + PLACED) / 2;

  if (rc_mask_draft_is_clicking (self->draft))
    {
      if (rc_mask_draft_close (self->draft))
        rc_viewer_draft_changed (self);
      return TRUE;
    }
  if (self->texture == NULL || (self->tool != RC_TOOL_RECTANGLE && self->tool != RC_TOOL_ELLIPSE))
    return FALSE;
  rc_mask_draft_press (self->draft, self->tool, rc_viewer_mode_from (modifiers), low, low);
  rc_mask_draft_motion (self->draft, high, high);
  rc_mask_draft_release (self->draft);
  rc_viewer_draft_changed (self);
  return TRUE;
}

/* By a pixel of the picture, or ten. */
static gboolean
move_mask (RcViewer *self, int dx, int dy, GdkModifierType modifiers)
{
  double       step = modifiers & GDK_SHIFT_MASK ? 10 : 1;
  RcMaskChange change = { .scale = { 1, 1 } };

  if (self->texture == NULL)
    return FALSE;
  change.move[0] = dx * step / gdk_texture_get_width (self->texture);
  change.move[1] = dy * step / gdk_texture_get_height (self->texture);
  if (!rc_mask_draft_change (self->draft, rc_viewer_aspect (self), &change))
    return FALSE;
  rc_viewer_draft_changed (self);
  return TRUE;
}

static gboolean
nudge (RcViewer *self, int dx, int dy, GdkModifierType modifiers)
{
  double step = modifiers & GDK_CONTROL_MASK ? NUDGE_LARGE : NUDGE;

  if (self->tool == RC_TOOL_HAND && self->compare == RC_COMPARE_WIPE && dx != 0)
    {
      rc_viewer_set_wipe (self, self->wipe + dx * step);
      return TRUE;
    }
  if (self->tool == RC_TOOL_MOVE)
    return move_mask (self, dx, dy, modifiers);
  if (self->tool == RC_TOOL_HAND ||
      !rc_mask_draft_nudge (self->draft, dx * step, dy * step, (modifiers & GDK_SHIFT_MASK) != 0))
    return FALSE;
  rc_viewer_draft_changed (self);
  return TRUE;
}

static gboolean
on_key_pressed (GtkEventControllerKey *key,
                guint                  value,
                guint                  code,
                GdkModifierType        modifiers,
                RcViewer              *self)
{
  /* Those are the stage's: Alt and an arrow steps through takes. */
  if ((modifiers & GDK_ALT_MASK) != 0)
    return FALSE;
  switch (value)
    {
    case GDK_KEY_space:
      if (!self->space_held)
        self->space_used = FALSE;
      self->space_held = TRUE;
      rc_viewer_update_cursor (self);
      return TRUE;
    case GDK_KEY_Escape:
      if (!rc_mask_draft_cancel (self->draft))
        return FALSE;
      rc_viewer_draft_changed (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      /* With Ctrl it renders. */
      return (modifiers & GDK_CONTROL_MASK) == 0 && place_shape (self, modifiers);
    case GDK_KEY_Left:
      return nudge (self, -1, 0, modifiers);
    case GDK_KEY_Right:
      return nudge (self, 1, 0, modifiers);
    case GDK_KEY_Up:
      return nudge (self, 0, -1, modifiers);
    case GDK_KEY_Down:
      return nudge (self, 0, 1, modifiers);
    default:
      return FALSE;
    }
}

/* The space bar plays, unless it was held to pan. */
static void
on_key_released (GtkEventControllerKey *key,
                 guint                  value,
                 guint                  code,
                 GdkModifierType        modifiers,
                 RcViewer              *self)
{
  if (value != GDK_KEY_space || !self->space_held)
    return;
  self->space_held = FALSE;
  rc_viewer_update_cursor (self);
  if (!self->space_used)
    gtk_widget_activate_action (GTK_WIDGET (self), "stage.play", NULL);
}

static gboolean
on_modifiers (GtkEventControllerKey *key, GdkModifierType modifiers, RcViewer *self)
{
  self->modifiers = modifiers;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return FALSE;
}

static void
on_focus_leave (GtkEventControllerFocus *focus, RcViewer *self)
{
  self->space_held = FALSE;
  rc_viewer_update_cursor (self);
}

/* --- set-up -------------------------------------------------------------------------------- */

/* The brush draws its own cursor. */
void
rc_viewer_update_cursor (RcViewer *self)
{
  const char *name = "crosshair";

  if (self->wiping || rc_viewer_is_on_line (self, self->pointer_x, self->pointer_y))
    name = "col-resize";
  else if (self->panning)
    name = "grabbing";
  else if (self->space_held || self->tool == RC_TOOL_HAND)
    name = "grab";
  else if (rc_tools[self->tool].accumulates)
    name = "none";
  else if (self->tool == RC_TOOL_MOVE)
    name = rc_viewer_grip_cursor (self);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
add_drag (RcViewer *self, guint button)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
rc_viewer_add_input (RcViewer *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  add_drag (self, GDK_BUTTON_PRIMARY);
  add_drag (self, GDK_BUTTON_MIDDLE);
  g_signal_connect (motion, "enter", G_CALLBACK (on_pointer_enter), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_pointer_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_pointer_leave), self);
  gtk_widget_add_controller (widget, motion);
  rc_viewer_add_zoom (self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect (key, "modifiers", G_CALLBACK (on_modifiers), self);
  g_signal_connect (key, "key-released", G_CALLBACK (on_key_released), self);
  gtk_widget_add_controller (widget, key);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (widget, focus);
  rc_viewer_update_cursor (self);
}
