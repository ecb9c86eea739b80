/* mask-raster.c - a mask as coverage, one byte a pixel
 *
 * Rectangles, ellipses and lassos (non-zero winding) are filled by cairo, which anti-aliases by
 * coverage; strokes are the distance to their line. Feather and growth work on the exact Euclidean
 * distance to the half-covered pixels, so that nothing reaches further than grow + feather.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-private.h"

#include "engine/base/error.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A piece of the frame's plane, in pixels; may reach outside the frame. */
typedef struct
{
  RcRect  rect;
  guint8 *data; /* [rect.height, rect.width] */
} Plane;

static RcRect
intersect (RcRect a, RcRect b)
{
  int x0 = MAX (a.x, b.x), x1 = MIN (a.x + a.width, b.x + b.width);
  int y0 = MAX (a.y, b.y), y1 = MIN (a.y + a.height, b.y + b.height);

  return (RcRect){ x0, y0, MAX (0, x1 - x0), MAX (0, y1 - y0) };
}

static gboolean
is_empty (RcRect rect)
{
  return rect.width <= 0 || rect.height <= 0;
}

/* Returns: (nullable): @size zeroed bytes for each pixel of @rect, or NULL with @error set */
static void *
allocate (RcRect rect, gsize size, GError **error)
{
  void *data = g_try_malloc0_n ((gsize)rect.width * (gsize)rect.height, size);

  if (data == NULL)
    g_set_error (error, RC_ERROR, RC_ERROR_NO_MEMORY,
                 _ ("There is not enough memory for a mask of %d × %d pixels. Give it less feather "
                    "and growth, or choose a smaller size."),
                 rect.width, rect.height);
  return data;
}

/* The pixels that a box of real numbers touches, one more on each side. */
static RcRect
outer_rect (double x0, double y0, double x1, double y1)
{
  int left = (int)floor (x0) - 1, top = (int)floor (y0) - 1;

  return (RcRect){ left, top, (int)ceil (x1) + 1 - left, (int)ceil (y1) + 1 - top };
}

static RcRect
shape_rect (const RcShape *shape, int width, int height)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;
  double radius = shape->radius * height;

  if (shape->kind == RC_SHAPE_BITMAP)
    return (RcRect){ 0, 0, width, height };
  if (shape->points == NULL)
    return outer_rect (shape->x * width, shape->y * height, (shape->x + shape->width) * width,
                       (shape->y + shape->height) * height);
  for (guint i = 0; i < shape->n_points; i++)
    {
      x0 = MIN (x0, shape->points[2 * i] * width);
      x1 = MAX (x1, shape->points[2 * i] * width);
      y0 = MIN (y0, shape->points[2 * i + 1] * height);
      y1 = MAX (y1, shape->points[2 * i + 1] * height);
    }
  return outer_rect (x0 - radius, y0 - radius, x1 + radius, y1 + radius);
}

/* --- shapes ------------------------------------------------------------------------------- */

static void
path (cairo_t *cr, const RcShape *shape, int width, int height)
{
  if (shape->kind == RC_SHAPE_RECTANGLE)
    cairo_rectangle (cr, shape->x * width, shape->y * height, shape->width * width,
                     shape->height * height);
  else if (shape->kind == RC_SHAPE_ELLIPSE && shape->width > 0 && shape->height > 0)
    {
      cairo_save (cr);
      cairo_translate (cr, (shape->x + shape->width / 2) * width,
                       (shape->y + shape->height / 2) * height);
      cairo_scale (cr, shape->width * width / 2, shape->height * height / 2);
      cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
      cairo_restore (cr);
    }
  else if (shape->kind == RC_SHAPE_LASSO)
    for (guint i = 0; i < shape->n_points; i++)
      cairo_line_to (cr, shape->points[2 * i] * width, shape->points[2 * i + 1] * height);
}

static gboolean
fill_path (Plane *plane, const RcShape *shape, int width, int height, GError **error)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_A8, plane->rect.width, plane->rect.height);
  cairo_t       *cr = cairo_create (surface);
  const guint8  *pixels;
  cairo_status_t status;

  cairo_translate (cr, -plane->rect.x, -plane->rect.y);
  path (cr, shape, width, height);
  cairo_fill (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 0; y < plane->rect.height && status == CAIRO_STATUS_SUCCESS; y++)
    memcpy (plane->data + (gsize)y * plane->rect.width,
            pixels + (gsize)y * cairo_image_surface_get_stride (surface), plane->rect.width);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_NO_MEMORY,
               _ ("A shape of the mask cannot be drawn at %d × %d pixels (%s). Make it smaller."),
               plane->rect.width, plane->rect.height, cairo_status_to_string (status));
  return FALSE;
}

/* The squared distance from a point to a line segment. */
static double
segment_distance (double px, double py, const double *a, const double *b, int width, int height)
{
  double ax = a[0] * width, ay = a[1] * height;
  double dx = b[0] * width - ax, dy = b[1] * height - ay;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((px - ax) * dx + (py - ay) * dy) / length, 0, 1) : 0;
  double x = px - ax - t * dx, y = py - ay - t * dy;

  return x * x + y * y;
}

static void
draw_segment (Plane *plane, const RcShape *shape, guint from, guint to, int width, int height)
{
  const double *a = &shape->points[2 * from], *b = &shape->points[2 * to];
  double        radius = shape->radius * height;
  /* The edge is at least a pixel wide, half of it inside, so that it is anti-aliased. */
  double soft = MAX (1.0, radius * (1 - shape->hardness));
  double outer = shape->hardness >= 1 ? radius + 0.5 : radius;
  RcRect area =
      intersect (plane->rect,
                 outer_rect (MIN (a[0], b[0]) * width - outer, MIN (a[1], b[1]) * height - outer,
                             MAX (a[0], b[0]) * width + outer, MAX (a[1], b[1]) * height + outer));

  for (int y = area.y; y < area.y + area.height; y++)
    {
      guint8 *row = plane->data + (gsize)(y - plane->rect.y) * plane->rect.width - plane->rect.x;

      for (int x = area.x; x < area.x + area.width; x++)
        {
          double d2 = segment_distance (x + 0.5, y + 0.5, a, b, width, height);
          double coverage;

          if (d2 >= outer * outer)
            continue;
          coverage = CLAMP ((outer - sqrt (d2)) / soft, 0, 1);
          row[x] = MAX (row[x], (guint8)(coverage * 255 + 0.5));
        }
    }
}

static void
draw_stroke (Plane *plane, const RcShape *shape, int width, int height)
{
  if (shape->n_points == 1)
    draw_segment (plane, shape, 0, 0, width, height);
  for (guint i = 1; i < shape->n_points; i++)
    draw_segment (plane, shape, i - 1, i, width, height);
}

static double
bitmap_at (const RcShape *shape, int x, int y)
{
  x = CLAMP (x, 0, shape->pixel_width - 1);
  y = CLAMP (y, 0, shape->pixel_height - 1);
  return shape->pixels[(gsize)y * shape->pixel_width + x];
}

static void
draw_bitmap (Plane *plane, const RcShape *shape, int width, int height)
{
  for (int y = 0; y < plane->rect.height; y++)
    for (int x = 0; x < plane->rect.width; x++)
      {
        double u = (x + plane->rect.x + 0.5) * shape->pixel_width / width - 0.5;
        double v = (y + plane->rect.y + 0.5) * shape->pixel_height / height - 0.5;
        int    i = (int)floor (u), k = (int)floor (v);
        double s = u - i, t = v - k;
        double top = bitmap_at (shape, i, k) * (1 - s) + bitmap_at (shape, i + 1, k) * s;
        double bottom = bitmap_at (shape, i, k + 1) * (1 - s) + bitmap_at (shape, i + 1, k + 1) * s;

        plane->data[(gsize)y * plane->rect.width + x] = (guint8)(top * (1 - t) + bottom * t + 0.5);
      }
}

static void
lay_on (Plane *target, const Plane *shape, gboolean subtract)
{
  for (int y = 0; y < shape->rect.height; y++)
    {
      const guint8 *from = shape->data + (gsize)y * shape->rect.width;
      guint8 *to = target->data + (gsize)(y + shape->rect.y - target->rect.y) * target->rect.width +
                   (shape->rect.x - target->rect.x);

      for (int x = 0; x < shape->rect.width; x++)
        to[x] = subtract ? MIN (to[x], 255 - from[x]) : MAX (to[x], from[x]);
    }
}

static gboolean
draw_shape (Plane *target, const RcShape *shape, int width, int height, GError **error)
{
  Plane plane = { .rect = intersect (target->rect, shape_rect (shape, width, height)) };
  g_autofree guint8 *data = NULL;

  if (is_empty (plane.rect))
    return TRUE;
  data = plane.data = allocate (plane.rect, 1, error);
  if (data == NULL)
    return FALSE;
  if (shape->kind == RC_SHAPE_STROKE)
    draw_stroke (&plane, shape, width, height);
  else if (shape->kind == RC_SHAPE_BITMAP)
    draw_bitmap (&plane, shape, width, height);
  else if (!fill_path (&plane, shape, width, height, error))
    return FALSE;
  lay_on (target, &plane, shape->subtract);
  return TRUE;
}

/* --- distance ----------------------------------------------------------------------------- */

/* One row or column of the squared distance transform.
 * Source: Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions", 2012,
 * section 2. */
static void
transform_line (float *f, int n, gsize step, float *d, int *v, float *z)
{
  int k = 0;

  v[0] = 0;
  z[0] = -INFINITY;
  z[1] = INFINITY;
  for (int q = 1; q < n; q++)
    {
      float fq = f[q * step] + (float)q * (float)q;
      float s;

      for (;; k--)
        {
          s = (fq - (f[v[k] * step] + (float)v[k] * (float)v[k])) / (2.0f * (float)(q - v[k]));
          if (s > z[k] || k == 0)
            break;
        }
      if (s > z[k])
        k++;
      v[k] = q;
      z[k] = k == 0 ? -INFINITY : s;
      z[k + 1] = INFINITY;
    }
  k = 0;
  for (int q = 0; q < n; q++)
    {
      while (z[k + 1] < (float)q)
        k++;
      d[q] = (float)(q - v[k]) * (float)(q - v[k]) + f[v[k] * step];
    }
  for (int q = 0; q < n; q++)
    f[q * step] = d[q];
}

/* The distance in pixels of each pixel to the nearest that is inside (or outside) the mask. */
static float *
distances (const Plane *plane, gboolean to_inside, GError **error)
{
  int               width = plane->rect.width, height = plane->rect.height, n = MAX (width, height);
  float            *f = allocate (plane->rect, sizeof (float), error);
  g_autofree float *d = g_new (float, n);
  g_autofree int   *v = g_new (int, n);
  g_autofree float *z = g_new (float, n + 1);

  if (f == NULL)
    return NULL;
  for (gsize i = 0; i < (gsize)width * height; i++)
    f[i] = (plane->data[i] >= 128) == to_inside ? 0.0f : 1e12f;
  for (int x = 0; x < width; x++)
    transform_line (f + x, height, (gsize)width, d, v, z);
  for (int y = 0; y < height; y++)
    transform_line (f + (gsize)y * width, width, 1, d, v, z);
  for (gsize i = 0; i < (gsize)width * height; i++)
    f[i] = sqrtf (f[i]);
  return f;
}

static double
smooth (double t)
{
  t = CLAMP (t, 0, 1);
  return t * t * (3 - 2 * t);
}

/* Full inside the grown mask, falling to nothing at the feather's end. @grow and @feather: pixels.
 */
static gboolean
soften (Plane *plane, double grow, double feather, GError **error)
{
  g_autofree float *outside = distances (plane, TRUE, error);
  g_autofree float *inside = NULL;

  if (outside == NULL)
    return FALSE;
  if (grow < 0)
    {
      inside = distances (plane, FALSE, error);
      if (inside == NULL)
        return FALSE;
    }
  for (gsize i = 0; i < (gsize)plane->rect.width * plane->rect.height; i++)
    {
      /* Half a pixel lies between the centre of the last pixel inside and the edge. */
      double signed_distance = outside[i] > 0   ? outside[i] - 0.5
                               : inside != NULL ? 0.5 - inside[i]
                                                : -0.5;
      double beyond = signed_distance - grow;
      double coverage = feather > 0 ? 1 - smooth (beyond / feather) : CLAMP (0.5 - beyond, 0, 1);
      guint8 value = (guint8)(coverage * 255 + 0.5);

      plane->data[i] = grow < 0 ? value : MAX (value, plane->data[i]);
    }
  return TRUE;
}

/* --- the whole ------------------------------------------------------------------------------ */

/* How far coverage may reach beyond the shapes, in pixels. */
static int
margin (const RcMask *self, int height)
{
  return (int)ceil ((MAX (0, self->grow) + self->feather) * height) + 1;
}

static RcRect
shapes_rect (const RcMask *self, int width, int height)
{
  RcRect all = { 0 };

  for (guint i = 0; i < self->n_shapes; i++)
    {
      RcRect rect = shape_rect (&self->shapes[i], width, height);
      int    right, bottom;

      if (self->shapes[i].subtract)
        continue;
      right = MAX (all.x + all.width, rect.x + rect.width);
      bottom = MAX (all.y + all.height, rect.y + rect.height);
      if (is_empty (all))
        all = rect;
      else
        {
          all.x = MIN (all.x, rect.x);
          all.y = MIN (all.y, rect.y);
          all.width = right - all.x;
          all.height = bottom - all.y;
        }
    }
  return all;
}

static RcRect
grow_rect (RcRect rect, int by)
{
  if (is_empty (rect))
    return rect;
  return (RcRect){ rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

/**
 * rc_mask_bounds:
 * @width: pixels of the frame
 * @height: pixels of the frame
 *
 * Returns: a rectangle within the frame outside of which coverage is 0; empty if it is 0 everywhere
 */
RcRect
rc_mask_bounds (const RcMask *self, int width, int height)
{
  RcRect frame = { 0, 0, width, height };
  RcRect bounds;

  if (self->invert)
    return frame;
  bounds = intersect (frame, grow_rect (shapes_rect (self, width, height), margin (self, height)));
  return is_empty (bounds) ? (RcRect){ 0 } : bounds;
}

static void
copy_into (RcFrame *frame, const Plane *plane)
{
  RcRect whole = { 0, 0, frame->width, frame->height };
  RcRect area = intersect (whole, plane->rect);

  for (int y = area.y; y < area.y + area.height; y++)
    memcpy (frame->data + y * frame->stride + area.x,
            plane->data + (gsize)(y - plane->rect.y) * plane->rect.width + (area.x - plane->rect.x),
            (gsize)area.width);
}

/**
 * rc_mask_rasterise:
 * @frame: number of the frame in the shot
 *
 * Errors: RC_ERROR_INVALID for a size that no frame has, RC_ERROR_NO_MEMORY.
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): GRAY8, [height, width]: 0 outside, 255 inside
 */
RcFrame *
rc_mask_rasterise (const RcMask *self, int width, int height, int frame, GError **error)
{
  g_autoptr (RcFrame) result = rc_frame_new (width, height, RC_FRAME_GRAY8, error);
  int                 reach = margin (self, height);
  Plane               plane;
  g_autofree guint8  *data = NULL;

  if (result == NULL || !rc_mask_covers_frame (self, frame))
    return g_steal_pointer (&result);
  plane.rect = intersect (grow_rect ((RcRect){ 0, 0, width, height }, reach),
                          grow_rect (shapes_rect (self, width, height), reach));
  if (!is_empty (plane.rect))
    {
      data = plane.data = allocate (plane.rect, 1, error);
      if (data == NULL)
        return NULL;
      for (guint i = 0; i < self->n_shapes; i++)
        if (!draw_shape (&plane, &self->shapes[i], width, height, error))
          return NULL;
      if ((self->grow != 0 || self->feather > 0) &&
          !soften (&plane, self->grow * height, self->feather * height, error))
        return NULL;
      copy_into (result, &plane);
    }
  for (gsize i = 0; self->invert && i < result->stride * (gsize)height; i++)
    result->data[i] = 255 - result->data[i];
  return g_steal_pointer (&result);
}

/**
 * rc_mask_share:
 *
 * Returns: how much of a frame of that size the mask covers, 0 to 1
 */
double
rc_mask_share (const RcMask *self, int width, int height)
{
  g_autoptr (RcFrame) coverage = rc_mask_rasterise (self, width, height, self->first, NULL);
  guint64             sum = 0;

  if (coverage == NULL)
    return 0;
  for (gsize i = 0; i < coverage->stride * (gsize)height; i++)
    sum += coverage->data[i];
  return (double)sum / 255.0 / ((double)width * height);
}
