/* board-pan.c - the board moved: by the wheel, by two fingers, at the edges while one drags
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

#include <math.h>

/* Zoom for one notch. */
#define WHEEL_ZOOM  1.1
/* How near an edge dragging scrolls, in pixels, and how fast at the edge, in pixels a second. */
#define EDGE        44.0
#define EDGE_SPEED  1400.0
/* What is left of a glide's speed after a second. */
#define GLIDE_LEFT  0.03
/* A glide slower than this, in pixels a second, is over. */
#define GLIDE_LEAST 20.0

static void
pan_by (RcBoard *self, double x, double y)
{
  self->view.x += x / self->view.zoom;
  self->view.y += y / self->view.zoom;
  rc_board_view_changed (self);
}

/** The view that a film is opened with, as long as nobody has moved it: a window grows when it is
 * shown. */
void
rc_board_show_first (RcBoard *self)
{
  if (self->film == NULL || self->seen_width <= 0 || self->view.zoom != self->first.zoom ||
      self->view.x != self->first.x || self->view.y != self->first.y)
    return;
  rc_board_view_first (&self->first, self->layout, self->seen_width,
                       self->seen_height - RC_BOARD_FOOT);
  self->view = self->first;
}

/* --- gliding on ------------------------------------------------------------------------------- */

/** The view stays where it is. */
void
rc_board_stop_gliding (RcBoard *self)
{
  if (self->glide_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide_tick);
  self->glide_tick = 0;
}

static gboolean
glide (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RcBoard *self = RC_BOARD (widget);
  gint64   now = gdk_frame_clock_get_frame_time (clock);
  double   seconds = self->glide_time > 0 ? (double)(now - self->glide_time) / G_USEC_PER_SEC : 0;
  double   left = pow (GLIDE_LEFT, seconds);

  self->glide_time = now;
  if (seconds > 0)
    pan_by (self, self->glide_x * seconds, self->glide_y * seconds);
  self->glide_x *= left;
  self->glide_y *= left;
  if (hypot (self->glide_x, self->glide_y) >= GLIDE_LEAST)
    return G_SOURCE_CONTINUE;
  self->glide_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
on_decelerate (GtkEventControllerScroll *scroll, double x, double y, RcBoard *self)
{
  RcScroll speed = rc_scroll_read (scroll, x, y);
  gboolean animated = FALSE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animated,
                NULL);
  rc_board_stop_gliding (self);
  if (!animated)
    return;
  self->glide_x = speed.x;
  self->glide_y = speed.y;
  self->glide_time = 0;
  self->glide_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), glide, NULL, NULL);
}

/* --- wheel and fingers ------------------------------------------------------------------------ */

/** Two fingers pan, and zoom by pinching; a wheel has nothing but itself, and zooms. */
void
rc_board_scroll (RcBoard *self, const RcScroll *scroll)
{
  gboolean shift = (scroll->state & GDK_SHIFT_MASK) != 0;

  rc_board_stop_gliding (self);
  if ((scroll->state & GDK_CONTROL_MASK) != 0 || (!scroll->fingers && scroll->x == 0 && !shift))
    rc_board_set_zoom (self, self->view.zoom * pow (WHEEL_ZOOM, -scroll->y / RC_SCROLL_NOTCH),
                       self->pointer_x, self->pointer_y);
  else if (shift && scroll->x == 0)
    pan_by (self, scroll->y, 0);
  else
    pan_by (self, scroll->x, scroll->y);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, RcBoard *self)
{
  RcScroll scroll = rc_scroll_read (controller, dx, dy);

  rc_board_scroll (self, &scroll);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, RcBoard *self)
{
  rc_board_stop_gliding (self);
  self->pinch_zoom = self->view.zoom;
}

/** Two fingers around the pixels (@x, @y) are @scale times as far apart as they began. */
void
rc_board_pinch (RcBoard *self, double scale, double x, double y)
{
  rc_board_set_zoom (self, self->pinch_zoom * scale, x, y);
}

static void
on_pinch (GtkGestureZoom *gesture, double scale, RcBoard *self)
{
  double x = self->pointer_x, y = self->pointer_y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  rc_board_pinch (self, scale, x, y);
}

/* --- at the edges ----------------------------------------------------------------------------- */

/* Pixels a second at @at of @length: none but near the ends. */
static double
edge_speed (double at, double length)
{
  if (at < EDGE)
    return -EDGE_SPEED * CLAMP ((EDGE - at) / EDGE, 0, 1);
  if (at > length - EDGE)
    return EDGE_SPEED * CLAMP ((at - length + EDGE) / EDGE, 0, 1);
  return 0;
}

static gboolean
scroll_at_edge (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RcBoard *self = RC_BOARD (widget);
  gint64   now = gdk_frame_clock_get_frame_time (clock);
  double   seconds = (double)(now - self->edge_time) / G_USEC_PER_SEC;
  double   x = edge_speed (self->pointer_x, gtk_widget_get_width (widget));
  double   y = edge_speed (self->pointer_y, gtk_widget_get_height (widget));

  if (self->edge_time > 0 && (x != 0 || y != 0))
    {
      pan_by (self, x * MIN (seconds, 0.1), y * MIN (seconds, 0.1));
      rc_board_drag_follow (self);
    }
  self->edge_time = now;
  return G_SOURCE_CONTINUE;
}

/** @scroll: whether the view follows the pointer over the edges of the board */
void
rc_board_scroll_at_edges (RcBoard *self, gboolean scroll)
{
  if (scroll == (self->edge_tick != 0))
    return;
  if (scroll)
    {
      self->edge_time = 0;
      self->edge_tick =
          gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_at_edge, NULL, NULL);
      return;
    }
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->edge_tick);
  self->edge_tick = 0;
}

void
rc_board_pan_init (RcBoard *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (scroll, "decelerate", G_CALLBACK (on_decelerate), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (pinch), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
