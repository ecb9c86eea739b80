/* viewer-transform.c - the box around the mask that the move tool takes hold of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/viewer-private.h"

#include "ui/film-text.h"

#include <math.h>

/* Logical pixels. */
#define PAD        9.0  /* between the mask and its box */
#define HANDLE     4.0  /* half a side */
#define REACH      9.0  /* around a handle, or a point */
#define TURN_REACH 26.0 /* outside a corner */
#define STEM       24.0 /* from the box to the knob that turns it */
#define FREE_REACH 30.0 /* around a point of a line drawn by free hand */
#define N_HANDLES  8

static const double handles[N_HANDLES][2] = { { 0, 0 }, { 0.5, 0 }, { 1, 0 }, { 1, 0.5 },
                                              { 1, 1 }, { 0.5, 1 }, { 0, 1 }, { 0, 0.5 } };

/* The box in logical pixels of the widget: a corner, and its sides. */
typedef struct
{
  double x, y, across[2], down[2];
} Place;

double
rc_viewer_aspect (RcViewer *self)
{
  return self->geometry.frame_height > 0 ? self->geometry.frame_width / self->geometry.frame_height
                                         : 1;
}

static gboolean
find_place (RcViewer *self, const cJSON *mask, Place *place)
{
  RcMaskBox box;
  double    x, y;

  if (!rc_mask_find_box (mask, self->frame, rc_viewer_aspect (self), &box))
    return FALSE;
  rc_viewer_geometry_to_view (&self->geometry, box.x0, box.y0, &place->x, &place->y);
  rc_viewer_geometry_to_view (&self->geometry, box.x0 + box.xx, box.y0 + box.yx, &x, &y);
  place->across[0] = x - place->x;
  place->across[1] = y - place->y;
  rc_viewer_geometry_to_view (&self->geometry, box.x0 + box.xy, box.y0 + box.yy, &x, &y);
  place->down[0] = x - place->x;
  place->down[1] = y - place->y;
  return TRUE;
}

/* A place on the box, 0 to 1, and @pad further out. */
static void
on_box (const Place *place, double u, double v, double pad, double *x, double *y)
{
  double across = MAX (hypot (place->across[0], place->across[1]), 1e-6);
  double down = MAX (hypot (place->down[0], place->down[1]), 1e-6);
  double a = u + (2 * u - 1) * pad / across, b = v + (2 * v - 1) * pad / down;

  *x = place->x + a * place->across[0] + b * place->down[0];
  *y = place->y + a * place->across[1] + b * place->down[1];
}

/* Above the box, or below where there is no room. */
static void
find_knob (RcViewer *self, const Place *place, double *v, double *x, double *y)
{
  *v = 0;
  on_box (place, 0.5, 0, PAD + STEM, x, y);
  if (*y >= PAD && *y <= self->geometry.view_height - PAD)
    return;
  *v = 1;
  on_box (place, 0.5, 1, PAD + STEM, x, y);
}

static gboolean
is_inside (const Place *place, double x, double y)
{
  double area = place->across[0] * place->down[1] - place->across[1] * place->down[0];
  double u, v;

  x -= place->x;
  y -= place->y;
  if (fabs (area) < 1e-6)
    return FALSE;
  u = (place->down[1] * x - place->down[0] * y) / area;
  v = (place->across[0] * y - place->across[1] * x) / area;
  return u >= 0 && u <= 1 && v >= 0 && v <= 1;
}

/* --- what is under the pointer ------------------------------------------------------------- */

/* Corners of a polygon; with Alt also the nearest point of a line that was drawn by free hand. */
static gboolean
is_offered (const RcMaskPoint *point, gboolean all)
{
  return all || point->of <= RC_MASK_MOST_CORNERS;
}

static gboolean
find_point (RcViewer *self, const cJSON *mask, double x, double y, gboolean all, RcMaskPoint *found)
{
  g_autoptr (GArray) points = rc_mask_find_points (mask, self->frame, rc_viewer_aspect (self));
  double             best = all ? FREE_REACH : REACH;
  gboolean           any = FALSE;

  for (guint i = 0; i < points->len; i++)
    {
      const RcMaskPoint *point = &g_array_index (points, RcMaskPoint, i);
      double             at_x, at_y;

      if (!is_offered (point, all))
        continue;
      rc_viewer_geometry_to_view (&self->geometry, point->x, point->y, &at_x, &at_y);
      if (hypot (at_x - x, at_y - y) > best)
        continue;
      best = hypot (at_x - x, at_y - y);
      *found = *point;
      any = TRUE;
    }
  return any;
}

static gboolean
find_handle (const Place *place,
             double       x,
             double       y,
             double       reach,
             gboolean     corners,
             RcMaskGrip  *grip)
{
  for (int i = 0; i < N_HANDLES; i += corners ? 2 : 1)
    {
      double at_x, at_y;

      on_box (place, handles[i][0], handles[i][1], PAD, &at_x, &at_y);
      if (hypot (at_x - x, at_y - y) > reach)
        continue;
      grip->u = handles[i][0];
      grip->v = handles[i][1];
      return TRUE;
    }
  return FALSE;
}

/** What a press of the move tool at a place of the widget takes hold of */
void
rc_viewer_find_grip (RcViewer *self, double x, double y, gboolean alt, RcMaskGrip *grip)
{
  g_autoptr (cJSON) mask = rc_mask_draft_to_json (self->draft);
  double            v, knob_x, knob_y;
  Place             place;

  *grip = (RcMaskGrip){ .kind = RC_GRIP_MOVE };
  if (!find_place (self, mask, &place))
    return;
  find_knob (self, &place, &v, &knob_x, &knob_y);
  if (find_point (self, mask, x, y, alt, &grip->point))
    grip->kind = RC_GRIP_POINT;
  else if (find_handle (&place, x, y, REACH, TRUE, grip) ||
           find_handle (&place, x, y, REACH, FALSE, grip))
    grip->kind = RC_GRIP_SCALE;
  else if (hypot (knob_x - x, knob_y - y) <= REACH ||
           (!is_inside (&place, x, y) && find_handle (&place, x, y, TURN_REACH, TRUE, grip)))
    grip->kind = RC_GRIP_TURN;
}

/** Returns: the name of the cursor over the box */
const char *
rc_viewer_grip_cursor (RcViewer *self)
{
  static const char *const ways[] = { "ew-resize", "nwse-resize", "ns-resize", "nesw-resize" };

  g_autoptr (cJSON) mask = NULL;
  RcMaskGrip        grip;
  Place             place;
  double            x0, y0, x1, y1;

  if (rc_mask_draft_is_empty (self->draft))
    return "default";
  rc_viewer_find_grip (self, self->pointer_x, self->pointer_y,
                       (self->modifiers & GDK_ALT_MASK) != 0, &grip);
  if (grip.kind == RC_GRIP_POINT)
    return "pointer";
  if (grip.kind == RC_GRIP_TURN)
    return "grab";
  mask = rc_mask_draft_to_json (self->draft);
  if (grip.kind == RC_GRIP_MOVE || !find_place (self, mask, &place))
    return "move";
  on_box (&place, 0.5, 0.5, 0, &x0, &y0);
  on_box (&place, grip.u, grip.v, 0, &x1, &y1);
  return ways[((int)lround (atan2 (y1 - y0, x1 - x0) * 4 / G_PI) + 8) % 4];
}

/* --- drawing ------------------------------------------------------------------------------- */

static void
trace_frame (const Place *place, cairo_t *cr)
{
  for (int i = 0; i < N_HANDLES; i += 2)
    {
      double x, y;

      on_box (place, handles[i][0], handles[i][1], PAD, &x, &y);
      cairo_line_to (cr, x, y);
    }
  cairo_close_path (cr);
}

static void
draw_handles (const Place *place, cairo_t *cr, const GdkRGBA *fill, const GdkRGBA *rim)
{
  double turned = atan2 (place->across[1], place->across[0]);

  for (int i = 0; i < N_HANDLES; i++)
    {
      double x, y;

      on_box (place, handles[i][0], handles[i][1], PAD, &x, &y);
      cairo_save (cr);
      cairo_translate (cr, x, y);
      cairo_rotate (cr, turned);
      cairo_rectangle (cr, -HANDLE, -HANDLE, 2 * HANDLE, 2 * HANDLE);
      cairo_restore (cr);
      gdk_cairo_set_source_rgba (cr, fill);
      cairo_fill_preserve (cr);
      gdk_cairo_set_source_rgba (cr, rim);
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }
}

static void
draw_points (RcViewer      *self,
             const cJSON   *mask,
             cairo_t       *cr,
             const GdkRGBA *fill,
             const GdkRGBA *rim)
{
  g_autoptr (GArray) points = rc_mask_find_points (mask, self->frame, rc_viewer_aspect (self));
  gboolean           all = (self->modifiers & GDK_ALT_MASK) != 0;

  for (guint i = 0; i < points->len; i++)
    {
      const RcMaskPoint *point = &g_array_index (points, RcMaskPoint, i);
      double             x, y;

      if (!is_offered (point, all))
        continue;
      rc_viewer_geometry_to_view (&self->geometry, point->x, point->y, &x, &y);
      cairo_arc (cr, x, y, point->of <= RC_MASK_MOST_CORNERS ? HANDLE : HANDLE / 2, 0, 2 * G_PI);
      gdk_cairo_set_source_rgba (cr, fill);
      cairo_fill_preserve (cr);
      gdk_cairo_set_source_rgba (cr, rim);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
}

/** The box, its handles, its knob, and the points of outlines */
void
rc_viewer_draw_transform (RcViewer *self, cairo_t *cr)
{
  g_autoptr (cJSON) mask = rc_mask_draft_to_json (self->draft);
  GdkRGBA           accent = { 0 }, white = { 0 }, gap = { 0 };
  Place             place;
  double            v, x, y, knob_x, knob_y;

  if (!find_place (self, mask, &place))
    return;
  rc_widget_lookup_colour (GTK_WIDGET (self), "rc_accent", &accent);
  rc_widget_lookup_colour (GTK_WIDGET (self), "rc_mask_dash", &white);
  rc_widget_lookup_colour (GTK_WIDGET (self), "rc_mask_gap", &gap);
  find_knob (self, &place, &v, &knob_x, &knob_y);
  on_box (&place, 0.5, v, PAD, &x, &y);
  trace_frame (&place, cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, knob_x, knob_y);
  gdk_cairo_set_source_rgba (cr, &gap);
  cairo_set_line_width (cr, 3);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  draw_handles (&place, cr, &white, &accent);
  cairo_new_sub_path (cr);
  cairo_arc (cr, knob_x, knob_y, HANDLE + 1, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &white);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_stroke (cr);
  draw_points (self, mask, cr, &white, &accent);
}
