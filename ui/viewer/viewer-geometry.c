/* viewer-geometry.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/viewer-geometry.h"

/* At least this much of the picture stays in sight, however far it is panned. */
#define LEAST_IN_SIGHT 48.0

/** A 16:9 frame that fits; sizes are set by the caller */
void
rc_viewer_geometry_init (RcViewerGeometry *self)
{
  *self = (RcViewerGeometry){ .frame_width = 16, .frame_height = 9, .zoom = 1 };
}

/* Logical pixels for one unit of the frame's size at zoom 1. */
static double
fitting_scale (const RcViewerGeometry *self)
{
  double width = MAX (1, self->view_width - 2 * self->margin);
  double height = MAX (1, self->view_height - 2 * self->margin);

  return MIN (width / MAX (1, self->frame_width), height / MAX (1, self->frame_height));
}

/** Returns: the rectangle of the widget that the frame fills */
RcViewerRect
rc_viewer_geometry_picture (const RcViewerGeometry *self)
{
  double scale = fitting_scale (self) * self->zoom;
  double width = self->frame_width * scale, height = self->frame_height * scale;

  return (RcViewerRect){ (self->view_width - width) / 2 + self->pan_x,
                         (self->view_height - height) / 2 + self->pan_y, width, height };
}

/** From the widget to the frame: outside the picture the result lies outside 0..1 */
void
rc_viewer_geometry_to_frame (const RcViewerGeometry *self,
                             double                  view_x,
                             double                  view_y,
                             double                 *x,
                             double                 *y)
{
  RcViewerRect picture = rc_viewer_geometry_picture (self);

  *x = (view_x - picture.x) / picture.width;
  *y = (view_y - picture.y) / picture.height;
}

/** From the frame (0..1) to the widget */
void
rc_viewer_geometry_to_view (const RcViewerGeometry *self,
                            double                  x,
                            double                  y,
                            double                 *view_x,
                            double                 *view_y)
{
  RcViewerRect picture = rc_viewer_geometry_picture (self);

  *view_x = picture.x + x * picture.width;
  *view_y = picture.y + y * picture.height;
}

/** The whole frame, centred */
void
rc_viewer_geometry_fit (RcViewerGeometry *self)
{
  self->zoom = 1;
  self->pan_x = self->pan_y = 0;
}

static void
keep_in_sight (RcViewerGeometry *self)
{
  RcViewerRect picture = rc_viewer_geometry_picture (self);
  double       most_x = MAX (0, (self->view_width + picture.width) / 2 - LEAST_IN_SIGHT);
  double       most_y = MAX (0, (self->view_height + picture.height) / 2 - LEAST_IN_SIGHT);

  self->pan_x = CLAMP (self->pan_x, -most_x, most_x);
  self->pan_y = CLAMP (self->pan_y, -most_y, most_y);
}

/** Returns: how large a pixel of the frame is, of one of the screen; 0 if that is not known */
double
rc_viewer_geometry_percent (const RcViewerGeometry *self)
{
  return self->pixel_width > 0 ? 100 * rc_viewer_geometry_picture (self).width / self->pixel_width
                               : 0;
}

static double
most_zoom (const RcViewerGeometry *self)
{
  double fitting = fitting_scale (self) * self->frame_width;

  if (self->pixel_width <= 0)
    return RC_VIEWER_MOST_ZOOM;
  return MAX (1, RC_VIEWER_MOST_PERCENT / 100 * self->pixel_width / fitting);
}

/** Zooms by @factor within the limits; what is under @view_x, @view_y stays there */
void
rc_viewer_geometry_zoom_at (RcViewerGeometry *self, double factor, double view_x, double view_y)
{
  double       x, y;
  RcViewerRect picture;

  rc_viewer_geometry_to_frame (self, view_x, view_y, &x, &y);
  self->zoom = CLAMP (self->zoom * factor, RC_VIEWER_LEAST_ZOOM, most_zoom (self));
  picture = rc_viewer_geometry_picture (self);
  self->pan_x += view_x - (picture.x + x * picture.width);
  self->pan_y += view_y - (picture.y + y * picture.height);
  keep_in_sight (self);
}

/** Moves the picture by logical pixels; part of it always stays in sight */
void
rc_viewer_geometry_pan (RcViewerGeometry *self, double dx, double dy)
{
  self->pan_x += dx;
  self->pan_y += dy;
  keep_in_sight (self);
}

/** In a view of another size: as @before, which has the same frame, the same place in the middle
 * and as large. A frame that fitted fits again. */
void
rc_viewer_geometry_show_same (RcViewerGeometry *self, const RcViewerGeometry *before)
{
  gboolean     fitted = before->zoom == 1 && before->pan_x == 0 && before->pan_y == 0;
  RcViewerRect was = rc_viewer_geometry_picture (before), is;
  double       x, y;

  rc_viewer_geometry_fit (self);
  is = rc_viewer_geometry_picture (self);
  if (fitted || is.width <= 0)
    return;
  rc_viewer_geometry_to_frame (before, before->view_width / 2, before->view_height / 2, &x, &y);
  self->zoom = CLAMP (was.width / is.width, RC_VIEWER_LEAST_ZOOM, most_zoom (self));
  is = rc_viewer_geometry_picture (self);
  self->pan_x = (0.5 - x) * is.width;
  self->pan_y = (0.5 - y) * is.height;
  keep_in_sight (self);
}
