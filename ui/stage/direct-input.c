/* direct-input.c - what the pointer and the keys do to the sketch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/direct-private.h"

#include "ui/scroll.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define REACH       0.025 /* of the picture's height beside a thing that still means it */
#define FARTHEST    30.0  /* metres that one drag takes a thing */
#define TURN_RATE   0.6   /* degrees a logical pixel */
#define ORBIT_RATE  0.3
#define LOOK_RATE   0.08
#define DOLLY_RATE  0.006
#define WHEEL_DOLLY 1.06
#define WHEEL_ZOOM  1.05
#define STEP        0.1 /* metres an arrow key moves */
#define STEP_LARGE  0.5
#define STEP_TURN   5.0  /* degrees */
#define KNOB        12.0 /* logical pixels around it */

/** Which place of the frame is there; shares of it */
void
rc_direct_place (RcDirect *self, double view_x, double view_y, double *x, double *y)
{
  rc_viewer_geometry_to_frame (rc_viewer_get_geometry (self->viewer), view_x, view_y, x, y);
}

/** Whether the knob that turns the chosen thing is there */
gboolean
rc_direct_on_knob (RcDirect *self, double view_x, double view_y)
{
  const RcViewThing *chosen = rc_direct_get_chosen (self);
  double             x = 0, y = 0;

  return chosen != NULL && rc_direct_knob (self, chosen, &x, &y) &&
         hypot (view_x - x, view_y - y) <= KNOB;
}

static const RcViewThing *
thing_at (RcDirect *self, double view_x, double view_y)
{
  double x, y;
  int    found;

  if (self->view == NULL || self->viewer == NULL)
    return NULL;
  rc_direct_place (self, view_x, view_y, &x, &y);
  found = rc_view_pick (self->view, x, y, REACH);
  return found >= 0 ? &self->view->things[found] : NULL;
}

/* --- a drag -------------------------------------------------------------------------------- */

static RcDirectDrag
camera_drag (GdkModifierType modifiers)
{
  if (modifiers & GDK_CONTROL_MASK)
    return RC_DIRECT_DOLLY;
  return modifiers & GDK_SHIFT_MASK ? RC_DIRECT_LOOK : RC_DIRECT_ORBIT;
}

static RcDirectDrag
thing_drag (RcDirect *self, const RcViewThing *thing, double x, double y, GdkModifierType modifiers)
{
  double foot_x = 0, foot_y = 0;

  if (rc_direct_on_knob (self, x, y))
    return rc_view_project (&self->view->camera, thing->at, &foot_x, &foot_y) && foot_y < 1
               ? RC_DIRECT_AIM
               : RC_DIRECT_TURN;
  if (modifiers & GDK_SHIFT_MASK)
    return RC_DIRECT_TURN;
  return thing->free ? RC_DIRECT_MOVE : RC_DIRECT_TURN;
}

/* Where the thing stands is what follows the pointer, wherever it was taken hold of. */
static void
grip (RcDirect *self, double x, double y)
{
  double foot_x = 0, foot_y = 0, at_x, at_y;

  rc_direct_place (self, x, y, &at_x, &at_y);
  self->grip_x = self->grip_y = 0;
  if (rc_view_project (&self->view->camera, self->drag_thing->at, &foot_x, &foot_y))
    {
      self->grip_x = at_x - foot_x;
      self->grip_y = at_y - foot_y;
    }
}

static void
begin_drag (RcDirect *self, double x, double y, guint button, GdkModifierType modifiers)
{
  const RcViewThing *thing;

  if (self->view == NULL || self->viewer == NULL)
    return;
  rc_direct_commit (self);
  thing = rc_direct_on_knob (self, x, y) ? rc_direct_get_chosen (self) : thing_at (self, x, y);
  if (button != GDK_BUTTON_PRIMARY || (modifiers & GDK_ALT_MASK))
    thing = NULL;
  g_clear_pointer (&self->drag_view, rc_view_unref);
  g_clear_pointer (&self->drag_base, cJSON_Delete);
  self->drag_view = rc_view_ref (self->view);
  self->drag_base = rc_direct_copy (self);
  self->drag_thing = NULL;
  self->press_x = x;
  self->press_y = y;
  if (thing == NULL)
    {
      self->drag = camera_drag (modifiers);
      return;
    }
  self->drag_thing = &self->drag_view->things[thing - self->view->things];
  self->drag = thing_drag (self, thing, x, y, modifiers);
  grip (self, x, y);
  rc_direct_choose (self, self->drag_thing->path);
}

static void
drag_to (RcDirect *self, cJSON *by_hand, double x, double y)
{
  const RcViewThing *thing = self->drag_thing;
  double             at_x, at_y, to_x = 0, to_z = 0, far;

  rc_direct_place (self, x, y, &at_x, &at_y);
  if (!rc_view_ground (&self->drag_view->camera, at_x - self->grip_x, at_y - self->grip_y,
                       thing->at[1], &to_x, &to_z))
    {
      /* Over the horizon: as far away as one takes it, that way. */
      to_x = thing->at[0] - self->drag_view->camera.back[0] * FARTHEST;
      to_z = thing->at[2] - self->drag_view->camera.back[2] * FARTHEST;
    }
  to_x -= thing->at[0];
  to_z -= thing->at[2];
  far = hypot (to_x, to_z);
  if (far > FARTHEST)
    {
      to_x *= FARTHEST / far;
      to_z *= FARTHEST / far;
    }
  rc_view_edit_move (by_hand, thing, to_x, to_z);
}

static void
aim_at (RcDirect *self, cJSON *by_hand, double x, double y)
{
  const RcViewThing *thing = self->drag_thing;
  double             at_x, at_y, to_x = 0, to_z = 0, wanted;

  rc_direct_place (self, x, y, &at_x, &at_y);
  if (!rc_view_ground (&self->drag_view->camera, at_x, at_y, thing->at[1], &to_x, &to_z))
    return;
  wanted = atan2 (to_x - thing->at[0], to_z - thing->at[2]) * 180 / G_PI;
  /* What it is turned by besides its facing stays. */
  rc_view_edit_turn (by_hand, thing,
                     thing->steered ? wanted : thing->facing + wanted - thing->turn);
}

static void
move_camera (RcDirect *self, cJSON *by_hand, double dx, double dy)
{
  RcViewStand stand = self->drag_view->stand;
  double      finer = CLAMP (35 / stand.lens_mm, 0.15, 1.5);

  if (self->drag == RC_DIRECT_ORBIT)
    rc_view_stand_orbit (&stand, -dx * ORBIT_RATE * finer, dy * ORBIT_RATE * finer);
  else if (self->drag == RC_DIRECT_LOOK)
    rc_view_stand_turn (&stand, -dx * LOOK_RATE * finer, dy * LOOK_RATE * finer);
  else
    rc_view_stand_dolly (&stand, exp (dy * DOLLY_RATE));
  rc_view_edit_stand (by_hand, self->drag_view->setup, &stand);
}

static void
update_drag (RcDirect *self, double x, double y)
{
  double dx = x - self->press_x, dy = y - self->press_y;
  cJSON *by_hand;

  if (self->drag == RC_DIRECT_IDLE ||
      (self->by_hand == NULL && !gtk_drag_check_threshold (GTK_WIDGET (self), (int)self->press_x,
                                                           (int)self->press_y, (int)x, (int)y)))
    return;
  by_hand = cJSON_Duplicate (self->drag_base, TRUE);
  if (self->drag_thing == NULL)
    {
      move_camera (self, by_hand, dx, dy);
      rc_direct_change_camera (self, by_hand);
      return;
    }
  if (self->holds)
    rc_view_edit_hold (by_hand, self->drag_view);
  if (self->drag == RC_DIRECT_MOVE)
    drag_to (self, by_hand, x, y);
  else if (self->drag == RC_DIRECT_AIM)
    aim_at (self, by_hand, x, y);
  else
    rc_view_edit_turn (
        by_hand, self->drag_thing,
        (self->drag_thing->steered ? self->drag_thing->turn : self->drag_thing->facing) +
            dx * TURN_RATE);
  rc_direct_change (self, by_hand,
                    g_strdup_printf (self->drag == RC_DIRECT_MOVE ? _ ("Move %s") : _ ("Turn %s"),
                                     self->drag_thing->name));
}

static void
end_drag (RcDirect *self, gboolean keep)
{
  gboolean clicked = self->drag == RC_DIRECT_ORBIT && self->by_hand == NULL;

  self->drag = RC_DIRECT_IDLE;
  self->drag_thing = NULL;
  g_clear_pointer (&self->drag_view, rc_view_unref);
  g_clear_pointer (&self->drag_base, cJSON_Delete);
  if (keep)
    rc_direct_commit (self);
  else
    rc_direct_cancel (self);
  if (clicked && keep)
    rc_direct_choose (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RcDirect *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  begin_drag (self, x, y, gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (drag)),
              gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag)));
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RcDirect *self)
{
  double x = 0, y = 0;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  update_drag (self, x + dx, y + dy);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, RcDirect *self)
{
  if (self->drag != RC_DIRECT_IDLE)
    end_drag (self, TRUE);
}

static void
on_drag_cancel (GtkGesture *drag, GdkEventSequence *sequence, RcDirect *self)
{
  if (self->drag != RC_DIRECT_IDLE)
    end_drag (self, FALSE);
}

/* --- the pointer, and the wheel ------------------------------------------------------------ */

static void
hover (RcDirect *self, const char *path)
{
  if (g_strcmp0 (self->hovered, path) == 0)
    return;
  g_free (self->hovered);
  self->hovered = g_strdup (path);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, RcDirect *self)
{
  const RcViewThing *thing;

  if (self->drag != RC_DIRECT_IDLE)
    return;
  thing = thing_at (self, x, y);
  hover (self, thing != NULL ? thing->path : NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), rc_direct_on_knob (self, x, y) ? "grab"
                                                      : thing != NULL                ? "move"
                                                                      : "all-scroll");
}

static void
on_leave (GtkEventControllerMotion *motion, RcDirect *self)
{
  hover (self, NULL);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, RcDirect *self)
{
  RcScroll    scroll = rc_scroll_read (controller, dx, dy);
  double      notches = scroll.y / RC_SCROLL_NOTCH;
  RcViewStand stand;

  if (self->view == NULL || self->drag != RC_DIRECT_IDLE || self->busy || dy == 0)
    return TRUE;
  stand = self->view->stand;
  if (scroll.state & GDK_CONTROL_MASK)
    rc_view_stand_zoom (&stand, pow (WHEEL_ZOOM, -notches));
  else
    rc_view_stand_dolly (&stand, pow (WHEEL_DOLLY, notches));
  rc_direct_set_stand (self, &stand);
  return TRUE;
}

/* --- keys ---------------------------------------------------------------------------------- */

static gboolean
arrow (RcDirect *self, int right, int up, GdkModifierType modifiers)
{
  double step = modifiers & GDK_CONTROL_MASK ? STEP_LARGE : STEP;

  if (rc_direct_get_chosen (self) == NULL)
    return FALSE;
  if (!(modifiers & GDK_SHIFT_MASK))
    rc_direct_nudge (self, right * step, up * step);
  else if (right != 0)
    rc_direct_turn (self, right * STEP_TURN);
  return TRUE;
}

static gboolean
choose_next (RcDirect *self, int by)
{
  int n = self->view != NULL ? (int)self->view->n_things : 0;
  int now = by > 0 ? -1 : n;

  for (int i = 0; i < n; i++)
    if (g_strcmp0 (self->view->things[i].path, self->chosen) == 0)
      now = i;
  if (n > 0)
    rc_direct_choose (self, self->view->things[CLAMP (now + by, 0, n - 1)].path);
  return TRUE;
}

static gboolean
release_chosen (RcDirect *self)
{
  const RcViewThing *chosen = rc_direct_get_chosen (self);
  cJSON             *by_hand;

  if (chosen == NULL)
    return TRUE;
  rc_direct_commit (self);
  by_hand = rc_direct_copy (self);
  if (!rc_view_edit_release_thing (by_hand, chosen))
    {
      cJSON_Delete (by_hand);
      return TRUE;
    }
  rc_direct_change (self, by_hand, g_strdup_printf (_ ("Release %s"), chosen->name));
  rc_direct_commit (self);
  return TRUE;
}

static gboolean
let_go (RcDirect *self)
{
  if (self->drag != RC_DIRECT_IDLE)
    end_drag (self, FALSE);
  else if (self->by_hand != NULL)
    rc_direct_cancel (self);
  else if (self->chosen != NULL)
    rc_direct_choose (self, NULL);
  else
    return gtk_widget_activate_action (GTK_WIDGET (self), "stage.direct", NULL);
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *key,
        guint                  value,
        guint                  code,
        GdkModifierType        modifiers,
        RcDirect              *self)
{
  switch (value)
    {
    case GDK_KEY_Left:
      return arrow (self, -1, 0, modifiers);
    case GDK_KEY_Right:
      return arrow (self, 1, 0, modifiers);
    case GDK_KEY_Up:
      return arrow (self, 0, 1, modifiers);
    case GDK_KEY_Down:
      return arrow (self, 0, -1, modifiers);
    case GDK_KEY_Page_Up:
      return choose_next (self, -1);
    case GDK_KEY_Page_Down:
      return choose_next (self, 1);
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      return release_chosen (self);
    case GDK_KEY_Escape:
      return let_go (self);
    default:
      return FALSE;
    }
}

/* --- set-up -------------------------------------------------------------------------------- */

void
rc_direct_add_input (RcDirect *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *key = gtk_event_controller_key_new ();
  const guint         buttons[] = { GDK_BUTTON_PRIMARY, GDK_BUTTON_SECONDARY };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkGesture *drag = gtk_gesture_drag_new ();

      gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), buttons[i]);
      g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
      g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
      g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
      g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
      gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
    }
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (widget, key);
}
