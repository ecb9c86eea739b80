/* direct-draw.c - the handles: a ring on the ground, a knob that turns, names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/direct-private.h"

#include "ui/film-text.h"
#include "ui/snapshot-text.h"

#include <math.h>

#define RING_POINTS  64
#define LEAST_RADIUS 0.4 /* metres */
#define MOST_RADIUS  2.5
#define KNOB_RADIUS  7.0  /* logical pixels */
#define KNOB_INSET   30.0 /* of a knob whose ring is not in the picture, from its lower edge */
#define NAME_GAP     8.0
#define CORNER       14.0
#define PAD          16.0

/** Metres: around the thing's box, seen from above */
double
rc_direct_ring_radius (const RcViewThing *thing)
{
  double x = (thing->most[0] - thing->least[0]) / 2, z = (thing->most[2] - thing->least[2]) / 2;

  return CLAMP (1.15 * MAX (x, z), LEAST_RADIUS, MOST_RADIUS);
}

static gboolean
to_view (RcDirect *self, const double point[3], double *view_x, double *view_y)
{
  double x, y;

  if (!rc_view_project (&self->view->camera, point, &x, &y))
    return FALSE;
  rc_viewer_geometry_to_view (rc_viewer_get_geometry (self->viewer), x, y, view_x, view_y);
  return TRUE;
}

/* A point of the ring, @angle from where the thing looks, radians. */
static gboolean
ring_point (RcDirect *self, const RcViewThing *thing, double angle, double *x, double *y)
{
  double radius = rc_direct_ring_radius (thing);
  double turn = thing->turn * G_PI / 180 + angle;

  return to_view (self,
                  (const double[]){ thing->at[0] + radius * sin (turn), thing->at[1],
                                    thing->at[2] + radius * cos (turn) },
                  x, y);
}

/* The part of the widget that the thing is seen in. */
static gboolean
seen_box (RcDirect *self, const RcViewThing *thing, RcViewerRect *box)
{
  RcViewerRect picture = rc_viewer_geometry_picture (rc_viewer_get_geometry (self->viewer));
  double       left = 0, top = 0, right = 0, bottom = 0;

  if (!rc_view_thing_box (self->view, thing, &left, &top, &right, &bottom) || left > 1 ||
      right < 0 || top > 1 || bottom < 0)
    return FALSE;
  *box = (RcViewerRect){ picture.x + CLAMP (left, 0, 1) * picture.width,
                         picture.y + CLAMP (top, 0, 1) * picture.height, 0, 0 };
  box->width = picture.x + CLAMP (right, 0, 1) * picture.width - box->x;
  box->height = picture.y + CLAMP (bottom, 0, 1) * picture.height - box->y;
  return TRUE;
}

/**
 * rc_direct_knob:
 *
 * On the ring, where the thing looks; near the picture's lower edge if that is not to be seen.
 *
 * Returns: FALSE if the thing is not in the picture at all
 */
gboolean
rc_direct_knob (RcDirect *self, const RcViewThing *thing, double *view_x, double *view_y)
{
  RcViewerRect picture, box;

  if (self->view == NULL || self->viewer == NULL)
    return FALSE;
  picture = rc_viewer_geometry_picture (rc_viewer_get_geometry (self->viewer));
  if (ring_point (self, thing, 0, view_x, view_y) && *view_x > picture.x &&
      *view_x<picture.x + picture.width && * view_y> picture.y &&
      *view_y < picture.y + picture.height)
    return TRUE;
  if (!seen_box (self, thing, &box))
    return FALSE;
  *view_x = box.x + box.width / 2;
  *view_y = picture.y + picture.height - KNOB_INSET;
  return TRUE;
}

/* --- drawing ------------------------------------------------------------------------------- */

static GdkRGBA
look_up (RcDirect *self, const char *name)
{
  GdkRGBA colour = { 1, 1, 1, 1 };

  rc_widget_lookup_colour (GTK_WIDGET (self), name, &colour);
  return colour;
}

/* The ring, as far as it is before the camera. */
static void
trace_ring (RcDirect *self, cairo_t *cr, const RcViewThing *thing)
{
  gboolean drawing = FALSE;

  for (int i = 0; i <= RING_POINTS; i++)
    {
      double x, y;

      if (!ring_point (self, thing, 2 * G_PI * i / RING_POINTS, &x, &y))
        {
          drawing = FALSE;
          continue;
        }
      if (drawing)
        cairo_line_to (cr, x, y);
      else
        cairo_move_to (cr, x, y);
      drawing = TRUE;
    }
}

/* Twice: dark and wide, then bright, so that it is seen on any picture. */
static void
stroke (RcDirect *self, cairo_t *cr, const char *colour, double width)
{
  GdkRGBA under = look_up (self, "rc_mask_gap"), over = look_up (self, colour);

  gdk_cairo_set_source_rgba (cr, &under);
  cairo_set_line_width (cr, width + 2);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &over);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
trace_corners (cairo_t *cr, RcViewerRect box)
{
  double reach = MIN (CORNER, MIN (box.width, box.height) / 3);

  for (int corner = 0; corner < 4; corner++)
    {
      double x = box.x + (corner & 1 ? box.width : 0), y = box.y + (corner & 2 ? box.height : 0);

      cairo_move_to (cr, x + (corner & 1 ? -reach : reach), y);
      cairo_line_to (cr, x, y);
      cairo_line_to (cr, x, y + (corner & 2 ? -reach : reach));
    }
}

static void
draw_knob (RcDirect *self, cairo_t *cr, const RcViewThing *thing)
{
  GdkRGBA accent = look_up (self, "rc_accent"), edge = look_up (self, "rc_on_accent");
  double  x = 0, y = 0;

  if (!rc_direct_knob (self, thing, &x, &y))
    return;
  cairo_arc (cr, x, y, KNOB_RADIUS, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &edge);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
draw_handles (RcDirect *self, GtkSnapshot *snapshot, const RcViewThing *thing, gboolean chosen)
{
  RcViewerRect picture = rc_viewer_geometry_picture (rc_viewer_get_geometry (self->viewer));
  RcViewerRect box;
  cairo_t     *cr = gtk_snapshot_append_cairo (
          snapshot,
          &GRAPHENE_RECT_INIT ((float)(picture.x - PAD), (float)(picture.y - PAD),
                               (float)(picture.width + 2 * PAD), (float)(picture.height + 2 * PAD)));

  cairo_rectangle (cr, picture.x, picture.y, picture.width, picture.height);
  cairo_clip (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace_ring (self, cr, thing);
  stroke (self, cr, chosen ? "rc_accent" : "rc_mask_dash", chosen ? 2 : 1);
  if (chosen && seen_box (self, thing, &box))
    {
      trace_corners (cr, box);
      stroke (self, cr, "rc_mask_dash", 1.5);
    }
  if (chosen)
    draw_knob (self, cr, thing);
  cairo_destroy (cr);
}

static void
draw_name (RcDirect *self, GtkSnapshot *snapshot, const RcViewThing *thing)
{
  RcViewerRect            picture, box;
  g_autoptr (PangoLayout) layout = NULL;
  GdkRGBA                 ground = look_up (self, "rc_badge");
  GskRoundedRect          pill;
  int                     width, height;
  float                   x, y;

  if (!seen_box (self, thing, &box))
    return;
  picture = rc_viewer_geometry_picture (rc_viewer_get_geometry (self->viewer));
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), thing->name);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = (float)floor (
      CLAMP (box.x + box.width / 2 - width / 2.0, picture.x + NAME_GAP,
             MAX (picture.x + picture.width - width - NAME_GAP, picture.x + NAME_GAP)));
  y = (float)floor (MAX (box.y - height - NAME_GAP, picture.y + NAME_GAP));
  gsk_rounded_rect_init_from_rect (
      &pill, &GRAPHENE_RECT_INIT (x - 8, y - 3, (float)width + 16, (float)height + 6), 9);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &ground, &pill.bounds);
  gtk_snapshot_pop (snapshot);
  rc_snapshot_append_text (snapshot, layout, x, y, &(GdkRGBA){ 1, 1, 1, 1 });
}

/** What is chosen has a ring, a knob and a name; what is under the pointer a ring and a name. */
void
rc_direct_draw (RcDirect *self, GtkSnapshot *snapshot)
{
  if (self->view == NULL || self->viewer == NULL || !self->active)
    return;
  for (guint i = 0; i < self->view->n_things; i++)
    {
      const RcViewThing *thing = &self->view->things[i];
      gboolean           chosen = g_strcmp0 (thing->path, self->chosen) == 0;

      if (!chosen && g_strcmp0 (thing->path, self->hovered) != 0)
        continue;
      draw_handles (self, snapshot, thing, chosen);
      draw_name (self, snapshot, thing);
    }
}
