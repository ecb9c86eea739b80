/* viewer-geometry.h - where a frame lies in the viewer, and which place of it is under the pointer
 *
 * Three spaces: the widget's (logical pixels, origin top left), the frame's as masks keep it (0..1
 * across its width and height), and the frame's pixels. At zoom 1 the whole frame fits the widget
 * with a margin around it. Plain values, no GTK. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RC_VIEWER_LEAST_ZOOM   0.25
#define RC_VIEWER_MOST_ZOOM    16.0
/* Where the size of the frame's pixels is known, they get no larger than this; but the whole frame
 * may always be seen. */
#define RC_VIEWER_MOST_PERCENT 800.0

typedef struct
{
  double x, y, width, height;
} RcViewerRect;

typedef struct
{
  double view_width, view_height;   /* the widget, logical pixels */
  double frame_width, frame_height; /* the frame; only their ratio matters */
  double pixel_width;               /* of the frame at 100 %, logical pixels; 0: not known */
  double margin;                    /* kept free around the frame at zoom 1, logical pixels */
  double zoom;                      /* 1: the frame fits */
  double pan_x, pan_y;              /* the picture's centre from the widget's, logical pixels */
} RcViewerGeometry;

void         rc_viewer_geometry_init (RcViewerGeometry *self);
RcViewerRect rc_viewer_geometry_picture (const RcViewerGeometry *self);
void         rc_viewer_geometry_to_frame (const RcViewerGeometry *self,
                                          double                  view_x,
                                          double                  view_y,
                                          double                 *x,
                                          double                 *y);
void         rc_viewer_geometry_to_view (const RcViewerGeometry *self,
                                         double                  x,
                                         double                  y,
                                         double                 *view_x,
                                         double                 *view_y);
double       rc_viewer_geometry_percent (const RcViewerGeometry *self);
void         rc_viewer_geometry_fit (RcViewerGeometry *self);
void
rc_viewer_geometry_zoom_at (RcViewerGeometry *self, double factor, double view_x, double view_y);
void rc_viewer_geometry_pan (RcViewerGeometry *self, double dx, double dy);
void rc_viewer_geometry_show_same (RcViewerGeometry *self, const RcViewerGeometry *before);

G_END_DECLS
