/* mask-draw.c - one shape of a mask, as coverage
 *
 * Rectangles, ellipses, lassos (non-zero winding) and outlines (even-odd) are filled by cairo,
 * which anti-aliases by coverage; strokes are the distance to their line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-private.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#define BLOCK 16 /* pixels of a stroke that are drawn at once: loops of so many become SIMD */

/* Pixels; a thread costs about as much as drawing a hundred thousand. A stroke covers a few of
 * those that there are. */
#define WORTH_THREADS   (1 << 19)
#define STROKES_A_PIXEL 32
#define MOST_THREADS    4

/* Returns: (nullable): @size zeroed bytes for each pixel of @rect, or NULL with @error set */
void *
rc_mask_allocate (RcRect rect, gsize size, GError **error)
{
  void *data = g_try_malloc0_n ((gsize)rect.width * (gsize)rect.height, size);

  if (data == NULL)
    g_set_error (error, RC_ERROR, RC_ERROR_NO_MEMORY,
                 _ ("There is not enough memory for a mask of %d × %d pixels. Give it less feather "
                    "and growth, or choose a smaller size."),
                 rect.width, rect.height);
  return data;
}

/* --- paths -------------------------------------------------------------------------------- */

static void
trace_rings (cairo_t *cr, const RcRings *rings)
{
  const double *point = rings->points;

  for (guint ring = 0; ring < MAX (1, rings->n_rings); ring++)
    {
      guint n = rings->sizes != NULL ? rings->sizes[ring] : rings->n_points;

      cairo_new_sub_path (cr);
      for (guint i = 0; i < n; i++, point += 2)
        cairo_line_to (cr, point[0], point[1]);
      cairo_close_path (cr);
    }
}

static void
trace_path (cairo_t *cr, const RcPosedShape *self, int width, int height)
{
  const double *box = self->box;

  if (self->rings.points != NULL)
    {
      trace_rings (cr, &self->rings);
      return;
    }
  if (self->moved)
    cairo_transform (cr, &self->matrix);
  if (self->shape->kind == RC_SHAPE_RECTANGLE)
    cairo_rectangle (cr, box[0] * width, box[1] * height, box[2] * width, box[3] * height);
  else if (box[2] > 0 && box[3] > 0)
    {
      cairo_translate (cr, (box[0] + box[2] / 2) * width, (box[1] + box[3] / 2) * height);
      cairo_scale (cr, box[2] * width / 2, box[3] * height / 2);
      cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
    }
}

static gboolean
fill_path (RcPlane *plane, const RcPosedShape *self, int width, int height, GError **error)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_A8, plane->rect.width, plane->rect.height);
  cairo_t       *cr = cairo_create (surface);
  const guint8  *pixels;
  cairo_status_t status;

  if (self->shape->kind == RC_SHAPE_OUTLINE)
    cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_translate (cr, -plane->rect.x, -plane->rect.y);
  cairo_save (cr);
  trace_path (cr, self, width, height);
  cairo_restore (cr);
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

/* --- strokes ------------------------------------------------------------------------------ */

typedef struct
{
  double ax, ay, dx, dy; /* pixels */
  double outer, inner;   /* radii: nothing beyond, everything within; inner < 0: nowhere */
  double nx, ny;         /* of length 1, across it */
  float  slope;          /* 255 over their difference */
} Segment;

/* Widens @left..@right by where the row at @y, from the segment's start, meets the side that lies
 * @radius beside it. */
static void
meet_side (const Segment *self, double y, double radius, double *left, double *right)
{
  double t = (y - self->ny * radius) / self->dy;
  double x = self->nx * radius + t * self->dx;

  if (!(t >= 0 && t <= 1))
    return;
  *left = MIN (*left, x);
  *right = MAX (*right, x);
}

static void
meet_end (double x, double y, double radius, double *left, double *right)
{
  double rest = radius * radius - y * y;

  if (rest < 0)
    return;
  *left = MIN (*left, x - sqrt (rest));
  *right = MAX (*right, x + sqrt (rest));
}

/* The part of the row at @y within @radius of the segment, from its start; it is convex. */
static gboolean
find_span (const Segment *self, double y, double radius, double *left, double *right)
{
  *left = G_MAXDOUBLE;
  *right = -G_MAXDOUBLE;
  meet_end (0, y, radius, left, right);
  meet_end (self->dx, y - self->dy, radius, left, right);
  if (self->dy != 0)
    {
      meet_side (self, y, radius, left, right);
      meet_side (self, y, -radius, left, right);
    }
  return *left <= *right;
}

static gboolean
is_full (const guint8 *pixels, int n)
{
  for (int i = 0; i < n; i++)
    if (pixels[i] != 255)
      return FALSE;
  return TRUE;
}

/* Pixels @from to @to, of which the first lies @px, @py from the segment's start. */
static void
draw_edge (guint8 *row, int from, int to, const Segment *self)
{
  float dx = (float)self->dx, dy = (float)self->dy;
  float length = dx * dx + dy * dy, over = length > 0 ? 1 / length : 0;
  float outer = (float)self->outer, slope = self->slope;
  float py = (float)-self->ay;

  for (int x = from; x < to; x += BLOCK)
    {
      float px = (float)(x + 0.5 - self->ax);
      int   values[BLOCK];
      int   n = MIN (BLOCK, to - x);

      /* Strokes lie over themselves: most of what is here may be full already. */
      if (is_full (row + x, n))
        continue;
      for (int i = 0; i < BLOCK; i++)
        {
          float qx = px + (float)i;
          float t = (qx * dx + py * dy) * over;
          float ex, ey, value;

          t = t < 0 ? 0 : t;
          t = t > 1 ? 1 : t;
          ex = qx - t * dx;
          ey = py - t * dy;
          value = (outer - sqrtf (ex * ex + ey * ey)) * slope;
          value = value < 0 ? 0 : value;
          value = value > 255 ? 255 : value;
          values[i] = (int)(value + 0.5f);
        }
      for (int i = 0; i < n; i++)
        row[x + i] = (guint8)MAX (row[x + i], values[i]);
    }
}

static void
draw_row (RcPlane *plane, int y, const Segment *segment)
{
  guint8 *row = plane->data + (gsize)(y - plane->rect.y) * plane->rect.width - plane->rect.x;
  int     least = plane->rect.x, most = plane->rect.x + plane->rect.width;
  double  left, right, inner_left, inner_right;
  Segment here = *segment;
  int     from, to, core_from, core_to;

  here.ay = segment->ay - (y + 0.5);
  if (!find_span (&here, -here.ay, here.outer, &left, &right))
    return;
  from = (int)CLAMP (floor (here.ax + left - 0.5), least, most);
  to = (int)CLAMP (ceil (here.ax + right + 0.5), least, most);
  core_from = core_to = to;
  /* A hundredth of a pixel for what rounding may do. */
  if (here.inner > 0.01 &&
      find_span (&here, -here.ay, here.inner - 0.01, &inner_left, &inner_right))
    {
      core_from = (int)CLAMP (ceil (here.ax + inner_left - 0.5), from, to);
      core_to = (int)CLAMP (floor (here.ax + inner_right - 0.5) + 1, core_from, to);
      memset (row + core_from, 255, (gsize)(core_to - core_from));
    }
  draw_edge (row, from, core_from, &here);
  draw_edge (row, core_to, to, &here);
}

static void
draw_segment (RcPlane *plane, const RcPosedShape *self, guint from, guint to)
{
  const double *a = &self->rings.points[2 * from], *b = &self->rings.points[2 * to];
  double        hardness = self->shape->hardness;
  /* The edge is at least a pixel wide, half of it inside, so that it is anti-aliased. */
  double  soft = MAX (1.0, self->radius * (1 - hardness));
  Segment segment = { .ax = a[0], .ay = a[1], .dx = b[0] - a[0], .dy = b[1] - a[1] };
  double  length = hypot (segment.dx, segment.dy);
  int     top, bottom;

  segment.nx = length > 0 ? -segment.dy / length : 0;
  segment.ny = length > 0 ? segment.dx / length : 0;
  segment.outer = hardness >= 1 ? self->radius + 0.5 : self->radius;
  segment.inner = segment.outer - soft;
  segment.slope = (float)(255 / soft);
  top = MAX (plane->rect.y, (int)floor (MIN (a[1], b[1]) - segment.outer) - 1);
  bottom =
      MIN (plane->rect.y + plane->rect.height, (int)ceil (MAX (a[1], b[1]) + segment.outer) + 1);
  for (int y = top; y < bottom; y++)
    draw_row (plane, y, &segment);
}

/* How much of the brush's radius there is at point @i; keys may have given the stroke other points.
 */
static double
pressure_at (const RcPosedShape *self, guint i)
{
  const RcShape *shape = self->shape;

  return shape->pressures != NULL && self->rings.n_points == shape->rings.n_points
             ? shape->pressures[i]
             : 1;
}

/* What a pen has drawn: its radius changes evenly along the line. */
static void
draw_tapered (RcPlane *plane, const RcPosedShape *self, guint from, guint to)
{
  const double *a = &self->rings.points[2 * from], *b = &self->rings.points[2 * to];
  double        ra = self->radius * pressure_at (self, from);
  double        rb = self->radius * pressure_at (self, to);
  double        dx = b[0] - a[0], dy = b[1] - a[1], length = dx * dx + dy * dy;
  double        reach = MAX (ra, rb) + 1;
  RcRect box = { (int)floor (MIN (a[0], b[0]) - reach), (int)floor (MIN (a[1], b[1]) - reach),
                 (int)ceil (fabs (dx) + 2 * reach) + 1, (int)ceil (fabs (dy) + 2 * reach) + 1 };

  box = rc_rect_intersect (plane->rect, box);
  for (int y = box.y; y < box.y + box.height; y++)
    for (int x = box.x; x < box.x + box.width; x++)
      {
        double  px = x + 0.5 - a[0], py = y + 0.5 - a[1];
        double  t = length > 0 ? CLAMP ((px * dx + py * dy) / length, 0, 1) : 0;
        double  radius = ra + (rb - ra) * t, hardness = self->shape->hardness;
        double  soft = MAX (1.0, radius * (1 - hardness));
        double  outer = hardness >= 1 ? radius + 0.5 : radius;
        double  value = (outer - hypot (px - t * dx, py - t * dy)) * 255 / soft;
        guint8 *pixel =
            plane->data + (gsize)(y - plane->rect.y) * plane->rect.width + (x - plane->rect.x);

        *pixel = MAX (*pixel, (guint8)(CLAMP (value, 0, 255) + 0.5));
      }
}

static void
draw_stroke (RcPlane *plane, const RcPosedShape *self)
{
  void (*draw) (RcPlane *, const RcPosedShape *, guint, guint) =
      self->shape->pressures != NULL ? draw_tapered : draw_segment;

  if (self->rings.n_points == 1)
    draw (plane, self, 0, 0);
  for (guint i = 1; i < self->rings.n_points; i++)
    draw (plane, self, i - 1, i);
}

/* --- bitmaps and gradients ---------------------------------------------------------------- */

static double
bitmap_at (const RcShape *shape, int x, int y)
{
  x = CLAMP (x, 0, shape->pixel_width - 1);
  y = CLAMP (y, 0, shape->pixel_height - 1);
  return shape->pixels[(gsize)y * shape->pixel_width + x];
}

/* @u, @v: pixels of the bitmap */
static guint8
sample_bitmap (const RcShape *shape, double u, double v)
{
  int    i = (int)floor (u), k = (int)floor (v);
  double s = u - i, t = v - k;
  double top = bitmap_at (shape, i, k) * (1 - s) + bitmap_at (shape, i + 1, k) * s;
  double bottom = bitmap_at (shape, i, k + 1) * (1 - s) + bitmap_at (shape, i + 1, k + 1) * s;

  return (guint8)(top * (1 - t) + bottom * t + 0.5);
}

static void
draw_bitmap (RcPlane *plane, const RcPosedShape *self, int width, int height)
{
  const RcShape *shape = self->shape;
  cairo_matrix_t back = self->matrix;

  if (self->moved && cairo_matrix_invert (&back) != CAIRO_STATUS_SUCCESS)
    return;
  for (int y = 0; y < plane->rect.height; y++)
    for (int x = 0; x < plane->rect.width; x++)
      {
        double px = x + plane->rect.x + 0.5, py = y + plane->rect.y + 0.5;

        if (self->moved)
          cairo_matrix_transform_point (&back, &px, &py);
        if (px < 0 || py < 0 || px >= width || py >= height)
          continue;
        plane->data[(gsize)y * plane->rect.width + x] = sample_bitmap (
            shape, px * shape->pixel_width / width - 0.5, py * shape->pixel_height / height - 0.5);
      }
}

/* All at the first place and behind it, nothing at the second and beyond; evenly less between. */
static void
draw_gradient (RcPlane *plane, const RcPosedShape *self, int width, int height)
{
  double ax = self->box[0] * width, ay = self->box[1] * height;
  double bx = self->box[2] * width, by = self->box[3] * height;
  double dx, dy, length;

  cairo_matrix_transform_point (&self->matrix, &ax, &ay);
  cairo_matrix_transform_point (&self->matrix, &bx, &by);
  dx = bx - ax;
  dy = by - ay;
  length = dx * dx + dy * dy;
  if (!(length > 0))
    return;
  for (int y = 0; y < plane->rect.height; y++)
    for (int x = 0; x < plane->rect.width; x++)
      {
        double px = x + plane->rect.x + 0.5 - ax, py = y + plane->rect.y + 0.5 - ay;
        double t = self->shape->radial ? sqrt ((px * px + py * py) / length)
                                       : (px * dx + py * dy) / length;

        plane->data[(gsize)y * plane->rect.width + x] = (guint8)((1 - CLAMP (t, 0, 1)) * 255 + 0.5);
      }
}

/* --- laying on ---------------------------------------------------------------------------- */

static void
lay_on (RcPlane *target, const RcPlane *plane, RcShapeMode mode)
{
  for (int y = 0; y < plane->rect.height; y++)
    {
      const guint8 *from = plane->data + (gsize)y * plane->rect.width;
      guint8 *to = target->data + (gsize)(y + plane->rect.y - target->rect.y) * target->rect.width +
                   (plane->rect.x - target->rect.x);

      for (int x = 0; x < plane->rect.width; x++)
        to[x] = mode == RC_SHAPE_ADD        ? MAX (to[x], from[x])
                : mode == RC_SHAPE_SUBTRACT ? MIN (to[x], 255 - from[x])
                                            : MIN (to[x], from[x]);
    }
}

/* What lies beside @rect is not in the intersection. */
static void
clear_beside (RcPlane *target, RcRect rect)
{
  int left = rect.x - target->rect.x, right = left + rect.width;

  for (int y = 0; y < target->rect.height; y++)
    {
      guint8  *row = target->data + (gsize)y * target->rect.width;
      gboolean within = y + target->rect.y >= rect.y && y + target->rect.y < rect.y + rect.height;

      if (!within || rect.width <= 0)
        memset (row, 0, (gsize)target->rect.width);
      else
        {
          memset (row, 0, (gsize)left);
          memset (row + right, 0, (gsize)(target->rect.width - right));
        }
    }
}

typedef struct
{
  RcBandFunc work;
  gpointer   data;
  int        from, to;
} Band;

static gpointer
run_band (gpointer data)
{
  Band *self = data;

  self->work (self->data, self->from, self->to);
  return NULL;
}

void
rc_mask_run_bands (int n, gsize pixels, RcBandFunc work, gpointer data)
{
  int      wanted = pixels >= WORTH_THREADS ? MIN ((int)g_get_num_processors (), MOST_THREADS) : 1;
  Band     bands[MOST_THREADS];
  GThread *threads[MOST_THREADS] = { NULL };

  for (int i = 0; i < wanted; i++)
    {
      bands[i] =
          (Band){ work, data, (int)((gint64)n * i / wanted), (int)((gint64)n * (i + 1) / wanted) };
      if (i > 0)
        threads[i] = g_thread_try_new ("mask", run_band, &bands[i], NULL);
    }
  run_band (&bands[0]);
  for (int i = 1; i < wanted; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
    else
      run_band (&bands[i]);
}

typedef struct
{
  const RcPosedShape *strokes;
  guint               n_strokes;
  RcPlane            *target;
} Painting;

/* Rows of the target that nobody else writes to. */
static void
paint_band (gpointer data, int from, int to)
{
  Painting *self = data;
  RcPlane   plane = *self->target;

  plane.rect.y += from;
  plane.rect.height = to - from;
  plane.data += (gsize)from * (gsize)plane.rect.width;
  for (guint i = 0; i < self->n_strokes; i++)
    draw_stroke (&plane, &self->strokes[i]);
}

gboolean
rc_posed_shape_is_painted (const RcPosedShape *self)
{
  return self->shape->kind == RC_SHAPE_STROKE && self->shape->mode == RC_SHAPE_ADD;
}

/* Strokes that add may be drawn in any order: each thread takes rows of its own. */
void
rc_posed_shapes_paint (const RcPosedShape *strokes, guint n_strokes, RcPlane *target)
{
  Painting painting = { strokes, n_strokes, target };
  gsize    pixels = (gsize)target->rect.width * (gsize)target->rect.height;

  rc_mask_run_bands (target->rect.height, pixels * n_strokes / STROKES_A_PIXEL, paint_band,
                     &painting);
}

gboolean
rc_posed_shape_draw (const RcPosedShape *self,
                     RcPlane            *target,
                     int                 width,
                     int                 height,
                     GError            **error)
{
  RcShapeMode        mode = self->shape->mode;
  RcPlane            plane = { .rect = rc_rect_intersect (target->rect,
                                                          rc_posed_shape_rect (self, width, height)) };
  g_autofree guint8 *data = NULL;

  if (mode == RC_SHAPE_INTERSECT)
    clear_beside (target, plane.rect);
  if (plane.rect.width <= 0 || plane.rect.height <= 0)
    return TRUE;
  data = plane.data = rc_mask_allocate (plane.rect, 1, error);
  if (data == NULL)
    return FALSE;
  if (self->shape->kind == RC_SHAPE_STROKE)
    draw_stroke (&plane, self);
  else if (self->shape->kind == RC_SHAPE_BITMAP)
    draw_bitmap (&plane, self, width, height);
  else if (self->shape->kind == RC_SHAPE_GRADIENT)
    draw_gradient (&plane, self, width, height);
  else if (!fill_path (&plane, self, width, height, error))
    return FALSE;
  lay_on (target, &plane, mode);
  return TRUE;
}
