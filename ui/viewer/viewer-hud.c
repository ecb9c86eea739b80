/* viewer-hud.c - what the tool at work draws over the picture: brush, corners, axis, sign
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/viewer-private.h"

#include "ui/film-text.h"

#include <math.h>

/* Logical pixels. */
#define CORNER      3.5  /* radius of a polygon's corner */
#define SIGN        6.0  /* radius of the sign beside the pointer */
#define SIGN_BESIDE 15.0 /* from the pointer to the sign's middle, down and right */

static GdkRGBA
look_up (RcViewer *self, const char *name)
{
  GdkRGBA colour = { 0 };

  rc_widget_lookup_colour (GTK_WIDGET (self), name, &colour);
  return colour;
}

static cairo_t *
paint_on (RcViewer *self, GtkSnapshot *snapshot)
{
  return gtk_snapshot_append_cairo (snapshot,
                                    &GRAPHENE_RECT_INIT (0, 0, (float)self->geometry.view_width,
                                                         (float)self->geometry.view_height));
}

/* What is traced, light on dark, so that it is seen on any picture. */
static void
stroke_twice (RcViewer *self, cairo_t *cr, double width)
{
  GdkRGBA dash = look_up (self, "rc_mask_dash"), gap = look_up (self, "rc_mask_gap");

  gdk_cairo_set_source_rgba (cr, &gap);
  cairo_set_line_width (cr, width + 1.5);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &dash);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

/* The brush as a circle of its size, and inside it one for where it begins to soften. */
static void
draw_brush (RcViewer *self, cairo_t *cr)
{
  RcViewerRect picture = rc_viewer_geometry_picture (&self->geometry);
  double       radius = rc_mask_draft_get_radius (self->draft) * picture.height;
  double       inner = radius * rc_mask_draft_get_hardness (self->draft);
  GdkRGBA      colour = look_up (self, "rc_mask_dash");

  cairo_set_line_width (cr, 1.5);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_arc (cr, self->pointer_x, self->pointer_y, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (inner <= 2 || inner >= radius - 1)
    return;
  colour.alpha *= 0.5f;
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1);
  cairo_arc (cr, self->pointer_x, self->pointer_y, inner, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void
draw_dot (RcViewer *self, cairo_t *cr, double frame_x, double frame_y, gboolean ready)
{
  GdkRGBA fill = look_up (self, ready ? "rc_accent" : "rc_mask_dash");
  double  x, y;

  rc_viewer_geometry_to_view (&self->geometry, frame_x, frame_y, &x, &y);
  cairo_arc (cr, x, y, ready ? CORNER + 2 : CORNER, 0, 2 * G_PI);
  stroke_twice (self, cr, 1);
  cairo_arc (cr, x, y, ready ? CORNER + 2 : CORNER, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_fill (cr);
}

/** Returns: whether a click at a place of the widget closes the polygon under way: on its first
 * corner, or again on its last one, which is what a double click does */
gboolean
rc_viewer_would_close (RcViewer *self, double x, double y)
{
  guint         n = 0;
  const double *corners = rc_mask_draft_get_corners (self->draft, &n);
  const guint   ends[2] = { 0, n - 1 };

  for (guint i = 0; n >= 3 && i < G_N_ELEMENTS (ends); i++)
    {
      double at_x, at_y;

      rc_viewer_geometry_to_view (&self->geometry, corners[2 * ends[i]], corners[2 * ends[i] + 1],
                                  &at_x, &at_y);
      if (hypot (x - at_x, y - at_y) <= RC_VIEWER_CORNER_REACH)
        return TRUE;
    }
  return FALSE;
}

/* The sides that are there, the one that follows the pointer, and the corners. */
static void
draw_polygon (RcViewer *self, cairo_t *cr)
{
  guint         n = 0;
  const double *corners = rc_mask_draft_get_corners (self->draft, &n);
  gboolean      closes = rc_viewer_would_close (self, self->pointer_x, self->pointer_y);

  for (guint i = 0; i < n; i++)
    {
      double x, y;

      rc_viewer_geometry_to_view (&self->geometry, corners[2 * i], corners[2 * i + 1], &x, &y);
      cairo_line_to (cr, x, y);
    }
  if (self->pointing && !closes)
    cairo_line_to (cr, self->pointer_x, self->pointer_y);
  stroke_twice (self, cr, 1.5);
  for (guint i = 0; i < n; i++)
    draw_dot (self, cr, corners[2 * i], corners[2 * i + 1], closes && i == 0);
}

static void
draw_axis (RcViewer *self, cairo_t *cr, const double axis[4])
{
  double x0, y0, x1, y1;

  rc_viewer_geometry_to_view (&self->geometry, axis[0], axis[1], &x0, &y0);
  rc_viewer_geometry_to_view (&self->geometry, axis[2], axis[3], &x1, &y1);
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  if (self->tool == RC_TOOL_RADIAL)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x0, y0, hypot (x1 - x0, y1 - y0), 0, 2 * G_PI);
    }
  stroke_twice (self, cr, 1.5);
  draw_dot (self, cr, axis[0], axis[1], TRUE);
  draw_dot (self, cr, axis[2], axis[3], FALSE);
}

/** Returns: what a drag would do now: the keys that are held decide, else the switch */
RcMaskMode
rc_viewer_get_mode (RcViewer *self)
{
  RcMaskMode held = rc_viewer_mode_from (self->modifiers);

  if (rc_tools[self->tool].subtracts ||
      (held == RC_MASK_REPLACE && rc_mask_draft_get_subtracts (self->draft)))
    return RC_MASK_SUBTRACT;
  return held;
}

/* A plus, a minus or two discs that overlap; nothing for a plain drag. */
static void
draw_sign (RcViewer *self, cairo_t *cr)
{
  RcMaskMode mode = rc_viewer_get_mode (self);
  double     x = self->pointer_x + SIGN_BESIDE, y = self->pointer_y + SIGN_BESIDE;
  GdkRGBA    back = look_up (self, "rc_mask_gap"), ink = look_up (self, "rc_mask_dash");

  if (mode == RC_MASK_REPLACE)
    return;
  back.alpha = 0.75f;
  gdk_cairo_set_source_rgba (cr, &back);
  cairo_arc (cr, x, y, SIGN + 2.5, 0, 2 * G_PI);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_set_line_width (cr, 1.6);
  if (mode == RC_MASK_INTERSECT)
    {
      cairo_arc (cr, x - SIGN * 0.35, y, SIGN * 0.6, 0, 2 * G_PI);
      cairo_new_sub_path (cr);
      cairo_arc (cr, x + SIGN * 0.35, y, SIGN * 0.6, 0, 2 * G_PI);
    }
  else
    {
      cairo_move_to (cr, x - SIGN * 0.7, y);
      cairo_line_to (cr, x + SIGN * 0.7, y);
    }
  if (mode == RC_MASK_ADD)
    {
      cairo_move_to (cr, x, y - SIGN * 0.7);
      cairo_line_to (cr, x, y + SIGN * 0.7);
    }
  cairo_stroke (cr);
}

/* What a tool that picks has gone over. */
static void
draw_scribble (RcViewer *self, cairo_t *cr)
{
  for (guint i = 0; i < self->scribble->len; i += 2)
    {
      double x, y;

      rc_viewer_geometry_to_view (&self->geometry, g_array_index (self->scribble, double, i),
                                  g_array_index (self->scribble, double, i + 1), &x, &y);
      cairo_line_to (cr, x, y);
    }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  stroke_twice (self, cr, 3);
  cairo_new_path (cr);
}

static gboolean
draws_masks (RcViewer *self)
{
  return rc_tools[self->tool].kind != NULL || rc_tools[self->tool].picks;
}

/** Over the mask: what the tool in hand shows */
void
rc_viewer_draw_hud (RcViewer *self, GtkSnapshot *snapshot)
{
  double   axis[4];
  gboolean pointing = self->pointing && !self->panning && !self->space_held && draws_masks (self);
  cairo_t *cr;

  if (self->tool == RC_TOOL_MOVE && !rc_mask_draft_is_empty (self->draft))
    {
      cr = paint_on (self, snapshot);
      rc_viewer_draw_transform (self, cr);
      cairo_destroy (cr);
      return;
    }
  if (!pointing && !rc_mask_draft_is_drawing (self->draft) && self->scribble->len == 0)
    return;
  cr = paint_on (self, snapshot);
  draw_scribble (self, cr);
  if (rc_mask_draft_is_clicking (self->draft))
    draw_polygon (self, cr);
  if (rc_mask_draft_get_axis (self->draft, axis))
    draw_axis (self, cr, axis);
  if (pointing && rc_tools[self->tool].accumulates)
    draw_brush (self, cr);
  if (pointing)
    draw_sign (self, cr);
  cairo_destroy (cr);
}
