/* viewer-zoom.c - how near the viewer's picture is, to its pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/viewer-private.h"

#include <math.h>

/* From here on one wants to see the pixels themselves. */
#define NEAREST_FROM 200.0

/* --- drawing ------------------------------------------------------------------------------- */

static void
forget_pixels (RcViewerPixels *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

/* (transfer none): the texture's pixels; kept, as a picture that stands is drawn many times */
static cairo_surface_t *
pixels_of (RcViewer *self, GdkTexture *texture)
{
  RcViewerPixels *pixels = &self->pixels[texture == self->other];

  if (pixels->texture == texture)
    return pixels->surface;
  forget_pixels (pixels);
  pixels->texture = g_object_ref (texture);
  pixels->surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, gdk_texture_get_width (texture), gdk_texture_get_height (texture));
  cairo_surface_flush (pixels->surface);
  gdk_texture_download (texture, cairo_image_surface_get_data (pixels->surface),
                        (gsize)cairo_image_surface_get_stride (pixels->surface));
  cairo_surface_mark_dirty (pixels->surface);
  return pixels->surface;
}

/* GTK 4.8 has no way to scale a texture without smoothing; cairo has. */
static void
append_pixels (RcViewer *self, GtkSnapshot *snapshot, GdkTexture *texture, graphene_rect_t bounds)
{
  graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (GTK_WIDGET (self)),
                                             (float)self->geometry.view_height);
  graphene_rect_t seen;
  cairo_t        *cr;

  if (!graphene_rect_intersection (&bounds, &view, &seen))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &seen);
  cairo_translate (cr, (double)bounds.origin.x, (double)bounds.origin.y);
  cairo_scale (cr, (double)bounds.size.width / gdk_texture_get_width (texture),
               (double)bounds.size.height / gdk_texture_get_height (texture));
  cairo_set_source_surface (cr, pixels_of (self, texture), 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/** @texture over @bounds: smooth, or from 200 % on its pixels as they are */
void
rc_viewer_append_texture (RcViewer              *self,
                          GtkSnapshot           *snapshot,
                          GdkTexture            *texture,
                          const graphene_rect_t *bounds)
{
  if (rc_viewer_get_percent (self) > NEAREST_FROM + 1e-3)
    append_pixels (self, snapshot, texture, *bounds);
  else
    gtk_snapshot_append_texture (snapshot, texture, bounds);
}

void
rc_viewer_clear_pixels (RcViewer *self)
{
  g_clear_handle_id (&self->telling, g_source_remove);
  for (int i = 0; i < 2; i++)
    forget_pixels (&self->pixels[i]);
}

/* --- zooming ------------------------------------------------------------------------------- */

static gboolean
tell (gpointer user_data)
{
  RcViewer *self = user_data;

  self->telling = 0;
  self->told = rc_viewer_get_percent (self);
  g_signal_emit_by_name (self, "zoomed");
  return G_SOURCE_REMOVE;
}

/** The picture lies elsewhere, or is of another size: draws it, and tells soon */
void
rc_viewer_view_changed (RcViewer *self)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->geometry.pixel_width =
      self->texture != NULL ? (double)gdk_texture_get_width (self->texture) / MAX (1, factor) : 0;
  self->mask_fresh = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->telling == 0 && fabs (rc_viewer_get_percent (self) - self->told) > 1e-3)
    self->telling = g_idle_add (tell, self);
}

/** The whole frame, centred */
void
rc_viewer_fit (RcViewer *self)
{
  rc_viewer_geometry_fit (&self->geometry);
  rc_viewer_view_changed (self);
}

static void
focus_of (RcViewer *self, double *x, double *y)
{
  *x = self->pointing ? self->pointer_x : self->geometry.view_width / 2;
  *y = self->pointing ? self->pointer_y : self->geometry.view_height / 2;
}

/** Zooms about the pointer if it is over the picture, else about the middle */
void
rc_viewer_zoom (RcViewer *self, double factor)
{
  double x, y;

  focus_of (self, &x, &y);
  rc_viewer_geometry_zoom_at (&self->geometry, factor, x, y);
  rc_viewer_view_changed (self);
}

/** @percent: how large a pixel of the frame is, of one of the screen; as far as the limits go */
void
rc_viewer_set_percent (RcViewer *self, double percent)
{
  double x, y, now = rc_viewer_get_percent (self);

  focus_of (self, &x, &y);
  if (now > 0)
    rc_viewer_geometry_zoom_at (&self->geometry, percent / now, x, y);
  rc_viewer_view_changed (self);
}

/** Returns: how large a pixel of the frame is, of one of the screen; 0 without a picture */
double
rc_viewer_get_percent (RcViewer *self)
{
  return rc_viewer_geometry_percent (&self->geometry);
}

/* --- the wheel and two fingers -------------------------------------------------------------- */

/** Two fingers move the picture, and zoom by pinching or with Ctrl; a wheel zooms. */
void
rc_viewer_scroll (RcViewer *self, const RcScroll *scroll)
{
  double notches = CLAMP (scroll->y / RC_SCROLL_NOTCH, -3, 3);

  if (!scroll->fingers || (scroll->state & GDK_CONTROL_MASK) != 0)
    {
      rc_viewer_zoom (self, pow (RC_VIEWER_ZOOM_STEP, -notches));
      return;
    }
  rc_viewer_geometry_pan (&self->geometry, -scroll->x, -scroll->y);
  rc_viewer_view_changed (self);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, RcViewer *self)
{
  RcScroll scroll = rc_scroll_read (controller, dx, dy);

  rc_viewer_scroll (self, &scroll);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (GtkGesture *pinch, GdkEventSequence *sequence, RcViewer *self)
{
  self->pinched = 1;
}

/** Two fingers around the pixels (@x, @y) are @scale times as far apart as they began. */
void
rc_viewer_pinch (RcViewer *self, double scale, double x, double y)
{
  rc_viewer_geometry_zoom_at (&self->geometry, scale / self->pinched, x, y);
  self->pinched = scale;
  rc_viewer_view_changed (self);
}

static void
on_pinch (GtkGestureZoom *pinch, double scale, RcViewer *self)
{
  double x = self->geometry.view_width / 2, y = self->geometry.view_height / 2;

  (void)gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y);
  rc_viewer_pinch (self, scale, x, y);
}

void
rc_viewer_add_zoom (RcViewer *self)
{
  GtkGesture         *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  g_signal_connect_swapped (self, "notify::scale-factor", G_CALLBACK (rc_viewer_view_changed),
                            self);
}
