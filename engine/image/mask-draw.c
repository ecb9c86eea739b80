/* mask-draw.c - one shape of a mask, as coverage
 *
 * Rectangles, ellipses, lassos (non-zero winding) and outlines (even-odd, unless they say
 * otherwise) are filled by cairo, which anti-aliases by coverage; strokes are drawn by
 * mask-stroke.c, mattes and bitmaps by mask-matte.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-private.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* Pixels; a thread costs about as much as drawing a hundred thousand. */
#define WORTH_THREADS (1 << 19)
#define MOST_THREADS  4

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

  if (self->shape->kind == RC_SHAPE_OUTLINE && !self->shape->winding)
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

/* --- gradients ----------------------------------------------------------------------------- */

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
  RcRect rect = rc_rect_intersect (target->rect, plane->rect);

  for (int y = rect.y; y < rect.y + rect.height; y++)
    {
      const guint8 *from =
          plane->data + (gsize)(y - plane->rect.y) * plane->rect.width + (rect.x - plane->rect.x);
      guint8 *to = target->data + (gsize)(y - target->rect.y) * target->rect.width +
                   (rect.x - target->rect.x);

      for (int x = 0; x < rect.width; x++)
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

static void
clear_band (gpointer data, int from, int to)
{
  RcPlane *plane = data;
  gsize    width = (gsize)plane->rect.width;

  memset (plane->data + (gsize)from * width, 0, (gsize)(to - from) * width);
}

/* New memory is one page of zeros until it is written. What is read first, as a stroke does with
 * what it lies over, is mapped twice, and the second time every thread is interrupted. */
void
rc_plane_clear (RcPlane *plane)
{
  gsize pixels = (gsize)plane->rect.width * (gsize)plane->rect.height;

  rc_mask_run_bands (plane->rect.height, pixels / 2, clear_band, plane);
}

/**
 * rc_posed_shape_draw:
 * @within: how far a shape is drawn at all: the same for all planes of a mask, since a path that is
 *   cut off elsewhere may come out a level lighter or darker
 */
gboolean
rc_posed_shape_draw (const RcPosedShape *self,
                     RcPlane            *target,
                     RcRect              within,
                     int                 width,
                     int                 height,
                     GError            **error)
{
  RcShapeMode mode = self->shape->mode;
  RcPlane plane = { .rect = rc_rect_intersect (within, rc_posed_shape_rect (self, width, height)) };
  RcRect  met = rc_rect_intersect (target->rect, plane.rect);
  g_autofree guint8 *data = NULL;

  if (mode == RC_SHAPE_INTERSECT)
    clear_beside (target, met);
  if (met.width <= 0 || met.height <= 0)
    return TRUE;
  data = plane.data = rc_mask_allocate (plane.rect, 1, error);
  if (data == NULL)
    return FALSE;
  if (self->shape->kind == RC_SHAPE_STROKE)
    rc_posed_shapes_paint (self, 1, &plane);
  else if (self->shape->kind == RC_SHAPE_GRADIENT)
    draw_gradient (&plane, self, width, height);
  else if (!(self->pictures[0] != NULL
                 ? rc_posed_shape_draw_matte (self, &plane, width, height, error)
                 : fill_path (&plane, self, width, height, error)))
    return FALSE;
  lay_on (target, &plane, mode);
  return TRUE;
}
