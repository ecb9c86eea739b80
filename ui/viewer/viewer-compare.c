/* viewer-compare.c - another picture against the viewer's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/viewer-private.h"

#include "ui/film-text.h"
#include "ui/snapshot-text.h"

#include <glib/gi18n-lib.h>

/* Logical pixels. */
#define LINE_WIDTH  2.0f
#define LINE_REACH  8.0 /* beside the line that still takes hold of it */
#define GRIP        9.0f
#define NAME_MARGIN 12.0f
#define NAME_PAD_X  8.0f
#define NAME_PAD_Y  3.0f

/* How much brighter a difference is drawn than it is: most of those worth seeing are small. */
#define GAIN 4.0f

/* Milliseconds that each picture is seen. Twice a second, below the three flashes a second that
 * WCAG 2.1, 2.3.1, allows. */
#define BLINK 500

static graphene_rect_t
rect_of (RcViewerRect picture)
{
  return GRAPHENE_RECT_INIT ((float)picture.x, (float)picture.y, (float)picture.width,
                             (float)picture.height);
}

/* Of a picture what is in sight when it is zoomed: names and grips stay there. */
static graphene_rect_t
seen_of (RcViewer *self, const graphene_rect_t *picture)
{
  graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, (float)self->geometry.view_width,
                                             (float)self->geometry.view_height);
  graphene_rect_t seen;

  return graphene_rect_intersection (picture, &view, &seen) ? seen : *picture;
}

/* Where the wipe's line is drawn and taken hold of. Where the picture is zoomed so far that it
 * would lie outside, it waits at the edge: what is seen is then of one picture alone, and the line
 * says why. */
static double
line_x (RcViewer *self)
{
  RcViewerRect    picture = rc_viewer_geometry_picture (&self->geometry);
  graphene_rect_t bounds = rect_of (picture), seen = seen_of (self, &bounds);
  double          left = (double)seen.origin.x, right = left + (double)seen.size.width;

  return CLAMP (picture.x + picture.width * self->wipe, left, right);
}

static void
draw_grip (GtkSnapshot *snapshot, float x, float y)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.55f };
  GskRoundedRect       grip;

  gsk_rounded_rect_init_from_rect (
      &grip, &GRAPHENE_RECT_INIT (x - GRIP, y - GRIP, 2 * GRIP, 2 * GRIP), GRIP);
  gtk_snapshot_push_rounded_clip (snapshot, &grip);
  gtk_snapshot_append_color (snapshot, &shade, &grip.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &grip, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ white, white, white, white });
}

static void
draw_wipe (RcViewer *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  static const GdkRGBA white = { 1, 1, 1, 0.92f };
  graphene_rect_t      seen = seen_of (self, bounds);
  float                x = (float)line_x (self), right = bounds->origin.x + bounds->size.width;

  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT (x, bounds->origin.y, right - x, bounds->size.height));
  rc_viewer_append_texture (self, snapshot, self->other, bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_color (
      snapshot, &white,
      &GRAPHENE_RECT_INIT (x - LINE_WIDTH / 2, bounds->origin.y, LINE_WIDTH, bounds->size.height));
  draw_grip (snapshot, x, seen.origin.y + seen.size.height / 2);
}

static void
draw_difference (RcViewer *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  graphene_matrix_t gain;

  graphene_matrix_init_from_float (
      &gain, (float[16]){ GAIN, 0, 0, 0, 0, GAIN, 0, 0, 0, 0, GAIN, 0, 0, 0, 0, 1 });
  gtk_snapshot_push_color_matrix (snapshot, &gain, graphene_vec4_zero ());
  gtk_snapshot_push_blend (snapshot, GSK_BLEND_MODE_DIFFERENCE);
  rc_viewer_append_texture (self, snapshot, self->texture, bounds);
  gtk_snapshot_pop (snapshot);
  rc_viewer_append_texture (self, snapshot, self->other, bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}

/* A name in the lower corner of what is seen of its picture: at the left, or at the right if
 * @right. */
static void
draw_name (RcViewer       *self,
           GtkSnapshot    *snapshot,
           const char     *name,
           graphene_rect_t in,
           gboolean        right)
{
  static const GdkRGBA    white = { 1, 1, 1, 1 };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), name);
  GdkRGBA                 back = { 0, 0, 0, 0.7f };
  GskRoundedRect          box;
  int                     width = 0, height = 0;
  float                   x, y;

  if (name == NULL || *name == '\0')
    return;
  rc_widget_lookup_colour (GTK_WIDGET (self), "rc_badge", &back);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = right ? in.origin.x + in.size.width - NAME_MARGIN - (float)width - 2 * NAME_PAD_X
            : in.origin.x + NAME_MARGIN;
  y = in.origin.y + in.size.height - NAME_MARGIN - (float)height - 2 * NAME_PAD_Y;
  gsk_rounded_rect_init_from_rect (
      &box,
      &GRAPHENE_RECT_INIT (x, y, (float)width + 2 * NAME_PAD_X, (float)height + 2 * NAME_PAD_Y), 6);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &back, &box.bounds);
  gtk_snapshot_pop (snapshot);
  rc_snapshot_append_text (snapshot, layout, x + NAME_PAD_X, y + NAME_PAD_Y, &white);
}

/* Most differences are drawn brighter than they are; that is said, for one judges by it. */
static void
draw_gain (RcViewer *self, GtkSnapshot *snapshot, graphene_rect_t in)
{
  /* Translators: how much brighter the difference of two pictures is drawn than it is */
  g_autofree char *name = g_strdup_printf (_ ("Difference × %d"), (int)GAIN);

  draw_name (self, snapshot, name, in, FALSE);
}

/** The first picture, and the other one over it as it is compared */
void
rc_viewer_draw_pictures (RcViewer *self, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds = rect_of (rc_viewer_geometry_picture (&self->geometry));
  graphene_rect_t seen = seen_of (self, &bounds);
  gboolean        other = self->compare == RC_COMPARE_BLINK && self->blink_other;

  if (self->other == NULL || self->compare == RC_COMPARE_OFF)
    {
      rc_viewer_append_texture (self, snapshot, self->texture, &bounds);
      return;
    }
  if (self->compare == RC_COMPARE_DIFFERENCE)
    {
      draw_difference (self, snapshot, &bounds);
      draw_gain (self, snapshot, seen);
      return;
    }
  rc_viewer_append_texture (self, snapshot, other ? self->other : self->texture, &bounds);
  if (self->compare == RC_COMPARE_WIPE)
    draw_wipe (self, snapshot, &bounds);
  draw_name (self, snapshot, other ? self->other_name : self->name, seen, FALSE);
  if (self->compare == RC_COMPARE_WIPE)
    draw_name (self, snapshot, self->other_name, seen, TRUE);
}

/** The other picture in the right half, side by side with the first, under the same lines */
void
rc_viewer_draw_beside (RcViewer *self, GtkSnapshot *snapshot)
{
  RcViewerRect    picture = rc_viewer_geometry_picture (&self->geometry);
  graphene_rect_t bounds = rect_of (picture), seen = seen_of (self, &bounds);
  float           half = (float)self->geometry.view_width;

  if (self->other == NULL)
    return;
  picture.x += (double)half;
  bounds.origin.x += half;
  seen.origin.x += half;
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (half, 0, half, (float)self->geometry.view_height));
  rc_viewer_append_texture (self, snapshot, self->other, &bounds);
  rc_viewer_draw_guides (self, snapshot, picture);
  draw_name (self, snapshot, self->other_name, seen, FALSE);
  gtk_snapshot_pop (snapshot);
}

/* Whether a press there takes hold of the wipe's line. */
gboolean
rc_viewer_is_on_line (RcViewer *self, double x, double y)
{
  RcViewerRect picture = rc_viewer_geometry_picture (&self->geometry);

  return self->compare == RC_COMPARE_WIPE && self->other != NULL &&
         ABS (x - line_x (self)) <= LINE_REACH && y >= picture.y && y <= picture.y + picture.height;
}

static gboolean
on_blink (gpointer user_data)
{
  RcViewer *self = user_data;

  self->blink_other = !self->blink_other;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_CONTINUE;
}

/** How the other picture is shown, once there is one. What was zoomed into stays in the middle, as
 * large: one looks at the same place in several ways. */
void
rc_viewer_set_compare (RcViewer *self, RcCompare compare)
{
  RcViewerGeometry before = self->geometry;

  if (compare == self->compare)
    return;
  self->compare = compare;
  self->wiping = self->blink_other = FALSE;
  g_clear_handle_id (&self->blink, g_source_remove);
  if (compare == RC_COMPARE_BLINK)
    self->blink = g_timeout_add (BLINK, on_blink, self);
  rc_viewer_fit_view (self);
  rc_viewer_geometry_show_same (&self->geometry, &before);
  rc_viewer_view_changed (self);
  rc_viewer_update_cursor (self);
}

RcCompare
rc_viewer_get_compare (RcViewer *self)
{
  return self->compare;
}

/** @texture: (nullable): the other picture; it is drawn over the frame, whatever its own shape */
void
rc_viewer_set_other (RcViewer *self, GdkTexture *texture)
{
  if (g_set_object (&self->other, texture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** What the two pictures are; both nullable */
void
rc_viewer_set_names (RcViewer *self, const char *name, const char *other)
{
  g_free (self->name);
  g_free (self->other_name);
  self->name = g_strdup (name);
  self->other_name = g_strdup (other);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** @share: where the line of the wipe is, of the frame's width, from its left */
void
rc_viewer_set_wipe (RcViewer *self, double share)
{
  self->wipe = CLAMP (share, 0.0, 1.0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
rc_viewer_get_wipe (RcViewer *self)
{
  return self->wipe;
}

void
rc_viewer_clear_compare (RcViewer *self)
{
  g_clear_handle_id (&self->blink, g_source_remove);
  g_clear_object (&self->other);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->other_name, g_free);
}
