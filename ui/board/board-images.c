/* board-images.c - cards as images: what a card has drawn is kept in pixels while it stays as it is
 *
 * Only where GTK draws with the processor: there a card is some thirty shapes, shadows and lines of
 * text to be drawn anew in every frame, and its image is one copy. While the zoom changes, images
 * of another zoom are drawn larger or smaller; when it rests they are made anew, a few a frame.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

#include <math.h>

/* How long images are made in one frame in place of those that there are, in microseconds. */
#define TURN       2000
/* Milliseconds without another zoom or another card after which the images are brought up to date,
 * and how many of them in one frame. */
#define REST       90
#define FRESH_MOST 6
/* An image of a zoom further away than this is made anew while the zoom changes. */
#define RATIO_MOST 2.0F
/* Pixels of an image, at most. */
#define PIXELS     (3 << 20)

static const char *const key = "rc-board-image";

typedef struct
{
  GskRenderNode   *node;    /* what the widget drew last */
  cairo_surface_t *surface; /* nullable: the same in pixels */
  GskRenderNode   *drawn;   /* nullable: @surface as it was drawn last, at @drawn_at */
  graphene_rect_t  drawn_at;
  float            zoom; /* device pixels a unit of the widget, that it was made for */
  float            at_x; /* the part of a device pixel where the widget began */
  float            at_y;
  graphene_rect_t  rect;   /* units of the widget that the pixels cover */
  gboolean         now;    /* it is made in the next frame */
  gboolean         coarse; /* it was made while the zoom changed */
  gboolean         stale;  /* it was drawn so, or for another place */
} Image;

/* Where a widget is drawn. */
typedef struct
{
  float zoom, x, y; /* pixels */
  float scale;      /* device pixels a pixel */
} Place;

static void
drop_pixels (Image *image)
{
  g_clear_pointer (&image->surface, cairo_surface_destroy);
  g_clear_pointer (&image->drawn, gsk_render_node_unref);
}

static void
image_free (gpointer data)
{
  Image *image = data;

  gsk_render_node_unref (image->node);
  drop_pixels (image);
  g_free (image);
}

/** Forgets the image of @widget, which is not seen any more. */
void
rc_board_image_drop (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (widget), key, NULL);
}

static float
part_of (float pixels)
{
  return pixels - floorf (pixels);
}

/* Whether two parts of a pixel are the same, as far as it can be seen. */
static gboolean
is_near (float a, float b)
{
  float off = fabsf (a - b);

  return MIN (off, 1 - off) < 0.01F;
}

static gboolean
is_at (const Image *image, const Place *place)
{
  return image->zoom == place->zoom * place->scale &&
         is_near (image->at_x, part_of (place->x * place->scale)) &&
         is_near (image->at_y, part_of (place->y * place->scale));
}

/* Device pixels a unit of the widget that an image is made with: while the zoom changes one of a
 * few, for which the letters are there already. */
static float
zoom_to_make (RcBoard *self, const Place *place)
{
  float zoom = place->zoom * place->scale;

  return self->images.moving ? exp2f (roundf (log2f (zoom) * 2) / 2) : zoom;
}

/* Makes the image for @place, or none if that were too large. */
static void
make (RcBoard *self, Image *image, const Place *place)
{
  graphene_rect_t bounds;
  cairo_t        *cr;
  float           left, top;
  int             width, height;

  image->zoom = zoom_to_make (self, place);
  image->at_x = part_of (place->x * place->scale);
  image->at_y = part_of (place->y * place->scale);
  image->now = FALSE;
  image->coarse = self->images.moving;
  drop_pixels (image);
  gsk_render_node_get_bounds (image->node, &bounds);
  left = floorf (bounds.origin.x * image->zoom + image->at_x);
  top = floorf (bounds.origin.y * image->zoom + image->at_y);
  width = (int)(ceilf ((bounds.origin.x + bounds.size.width) * image->zoom + image->at_x) - left);
  height = (int)(ceilf ((bounds.origin.y + bounds.size.height) * image->zoom + image->at_y) - top);
  if (width <= 0 || height <= 0 || width > PIXELS / height)
    return;
  image->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (image->surface);
  cairo_translate (cr, image->at_x - left, image->at_y - top);
  cairo_scale (cr, image->zoom, image->zoom);
  gsk_render_node_draw (image->node, cr);
  cairo_destroy (cr);
  image->rect =
      GRAPHENE_RECT_INIT ((left - image->at_x) / image->zoom, (top - image->at_y) / image->zoom,
                          (float)width / image->zoom, (float)height / image->zoom);
}

/* (nullable): of @widget, which has just drawn @node at @place */
static Image *
image_for (RcBoard *self, GtkWidget *widget, GskRenderNode *node, const Place *place)
{
  Image   *image = g_object_get_data (G_OBJECT (widget), key);
  gboolean changed = image != NULL && image->node != node;
  float    ratio = 1;

  if (image == NULL)
    {
      image = g_new0 (Image, 1);
      g_object_set_data_full (G_OBJECT (widget), key, image, image_free);
    }
  if (image->node != node)
    {
      g_clear_pointer (&image->node, gsk_render_node_unref);
      image->node = gsk_render_node_ref (node);
      image->zoom = 0;
      drop_pixels (image);
    }
  if (image->surface != NULL)
    ratio = place->zoom * place->scale / image->zoom;
  /* What has just changed may change again: it has an image when it is drawn once more. */
  if (image->now || (image->zoom == 0 && !changed) ||
      ((ratio > RATIO_MOST || ratio < 1 / RATIO_MOST) &&
       g_get_monotonic_time () < self->images.until))
    make (self, image, place);
  image->stale = image->coarse || !is_at (image, place);
  self->images.stale = self->images.stale || image->stale;
  return image->surface != NULL ? image : NULL;
}

/* (transfer none): the pixels of @image in @rect. By cairo: GTK converts a texture each time that
 * it draws one with the processor, in ten times as long. */
static GskRenderNode *
node_in (Image *image, const graphene_rect_t *rect)
{
  float    wide = (float)cairo_image_surface_get_width (image->surface);
  float    high = (float)cairo_image_surface_get_height (image->surface);
  cairo_t *cr;

  if (image->drawn != NULL && graphene_rect_equal (rect, &image->drawn_at))
    return image->drawn;
  g_clear_pointer (&image->drawn, gsk_render_node_unref);
  image->drawn = gsk_cairo_node_new (rect);
  image->drawn_at = *rect;
  cr = gsk_cairo_node_get_draw_context (image->drawn);
  cairo_translate (cr, rect->origin.x, rect->origin.y);
  cairo_scale (cr, rect->size.width / wide, rect->size.height / high);
  cairo_set_source_surface (cr, image->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
  return image->drawn;
}

static void
draw_image (Image *image, const Place *place, GtkSnapshot *snapshot)
{
  graphene_rect_t rect = image->rect;

  rect = GRAPHENE_RECT_INIT (place->x + rect.origin.x * place->zoom,
                             place->y + rect.origin.y * place->zoom, rect.size.width * place->zoom,
                             rect.size.height * place->zoom);
  /* Pixel for pixel, whatever was lost in between. */
  if (is_at (image, place))
    rect =
        GRAPHENE_RECT_INIT (roundf (rect.origin.x * place->scale) / place->scale,
                            roundf (rect.origin.y * place->scale) / place->scale,
                            (float)cairo_image_surface_get_width (image->surface) / place->scale,
                            (float)cairo_image_surface_get_height (image->surface) / place->scale);
  gtk_snapshot_append_node (snapshot, node_in (image, &rect));
}

static gboolean
is_in_sight (RcBoard *self, GskRenderNode *node)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  return graphene_rect_intersection (
      &bounds, &GRAPHENE_RECT_INIT (0, 0, (float)self->seen_width, (float)self->seen_height), NULL);
}

/** Draws a child of the board: a card, a mark, a heading. */
void
rc_board_images_snapshot (RcBoard *self, GtkWidget *child, GtkSnapshot *snapshot)
{
  GtkSnapshot              *own = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  Image                    *image = NULL;
  GskTransform             *transform;
  Place                     place;
  float                     zoom_y;

  gtk_widget_snapshot_child (GTK_WIDGET (self), child, own);
  node = gtk_snapshot_free_to_node (own);
  if (node == NULL)
    return;
  if (!is_in_sight (self, node))
    {
      rc_board_image_drop (child);
      return;
    }
  transform = gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE
                  ? gsk_transform_node_get_transform (node)
                  : NULL;
  if (self->images.kept && transform != NULL &&
      gsk_transform_get_category (transform) >= GSK_TRANSFORM_CATEGORY_2D_AFFINE)
    {
      gsk_transform_to_affine (transform, &place.zoom, &zoom_y, &place.x, &place.y);
      place.scale = (float)gtk_widget_get_scale_factor (GTK_WIDGET (self));
      image = image_for (self, child, gsk_transform_node_get_child (node), &place);
    }
  if (image != NULL)
    draw_image (image, &place, snapshot);
  else
    gtk_snapshot_append_node (snapshot, node);
}

/* --- when the board rests --------------------------------------------------------------------- */

/* A few in each frame. */
static gboolean
freshen (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RcBoard *self = RC_BOARD (widget);
  guint    n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && n < FRESH_MOST && self->images.kept;
       child = gtk_widget_get_next_sibling (child))
    {
      Image *image = g_object_get_data (G_OBJECT (child), key);

      if (image == NULL || !image->stale || !gtk_widget_get_mapped (child))
        continue;
      if (RC_IS_SHOT_CARD (child))
        rc_shot_card_set_zoom (RC_SHOT_CARD (child), self->view.zoom);
      image->now = TRUE;
      n++;
    }
  if (n > 0)
    {
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }
  self->images.tick = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
on_rest (gpointer user_data)
{
  RcBoard *self = user_data;

  self->images.rest = 0;
  self->images.moving = FALSE;
  if (self->images.tick == 0)
    self->images.tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), freshen, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
stop_freshening (RcBoard *self)
{
  g_clear_handle_id (&self->images.rest, g_source_remove);
  if (self->images.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->images.tick);
  self->images.tick = 0;
}

/** Before the children of the board are drawn. */
void
rc_board_images_begin (RcBoard *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  self->images.kept = native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
  self->images.until = g_get_monotonic_time () + TURN;
  self->images.stale = FALSE;
  if (self->images.zoom != self->view.zoom)
    {
      stop_freshening (self);
      self->images.moving = self->images.zoom != 0;
    }
  self->images.zoom = self->view.zoom;
}

/** After it. */
void
rc_board_images_end (RcBoard *self)
{
  if ((self->images.stale || self->images.moving) && self->images.rest == 0 &&
      self->images.tick == 0)
    self->images.rest = g_timeout_add (REST, on_rest, self);
}

/** Sets the zoom of a card that is seen. One that has an image for the zoom before is drawn
 * with it until the zoom rests. */
void
rc_board_images_set_zoom (RcBoard *self, RcShotCard *card)
{
  const Image *image = g_object_get_data (G_OBJECT (card), key);

  if (image == NULL || image->surface == NULL || !self->images.kept)
    rc_shot_card_set_zoom (card, self->view.zoom);
}

/** Before the board goes. */
void
rc_board_images_dispose (RcBoard *self)
{
  stop_freshening (self);
}
