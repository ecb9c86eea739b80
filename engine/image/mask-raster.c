/* mask-raster.c - a mask as coverage, one byte a pixel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-raster.h"

#include <math.h>
#include <string.h>

static gboolean
is_empty (RcRect rect)
{
  return rect.width <= 0 || rect.height <= 0;
}

/* How far coverage may reach beyond the shapes, in pixels. */
int
rc_mask_margin (const RcMask *self, int height)
{
  return (int)ceil ((MAX (0, self->grow) + self->feather + self->smooth) * height) + 1;
}

/* How far what is done to the whole carries a pixel's change, in pixels; as far beyond the frame
 * the shapes count. */
int
rc_mask_reach (const RcMask *self, int height)
{
  int reach = 0;

  /* Smoothing grows, shrinks by twice as much and grows again. */
  if (self->grow != 0 || self->feather > 0 || self->smooth > 0)
    reach = (int)ceil ((fabs (self->grow) + self->feather + 4 * self->smooth) * height) + 4;
  return reach + 1;
}

RcRect
rc_rect_join (RcRect a, RcRect b)
{
  int right = MAX (a.x + a.width, b.x + b.width), bottom = MAX (a.y + a.height, b.y + b.height);

  if (is_empty (a))
    return b;
  if (is_empty (b))
    return a;
  a.x = MIN (a.x, b.x);
  a.y = MIN (a.y, b.y);
  a.width = right - a.x;
  a.height = bottom - a.y;
  return a;
}

static RcRect
shapes_rect (const RcMask *self, int width, int height, int frame)
{
  RcRect all = { 0 };

  for (guint i = 0; i < self->n_shapes; i++)
    {
      RcPosedShape posed;

      if (self->shapes[i].mode != RC_SHAPE_ADD)
        continue;
      rc_posed_shape_init (&posed, self, i, width, height, frame);
      all = rc_rect_join (all, rc_posed_shape_rect (&posed, width, height));
      rc_posed_shape_clear (&posed);
    }
  return all;
}

RcRect
rc_rect_grow (RcRect rect, int by)
{
  if (is_empty (rect))
    return rect;
  return (RcRect){ rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

/* The first and the last frame between which anything moves; nothing does if they are equal. */
static void
find_moving (const RcMask *self, int *first, int *last)
{
  *first = G_MAXINT;
  *last = 0;
  for (guint i = 0; i <= self->n_shapes; i++)
    {
      const RcKeys *keys = i < self->n_shapes ? &self->shapes[i].keys : &self->keys;

      if (keys->n_keys == 0)
        continue;
      *first = MIN (*first, keys->keys[0].frame);
      *last = MAX (*last, keys->keys[keys->n_keys - 1].frame);
    }
  *first = MAX (MIN (*first, *last), self->first);
  if (self->last >= 0)
    *first = MIN (*first, self->last);
  *last = MAX (*first, self->last < 0 ? *last : MIN (*last, self->last));
}

/**
 * rc_mask_bounds_at:
 * @width: pixels of the frame
 * @height: pixels of the frame
 * @frame: number of the frame in the shot
 *
 * Returns: a rectangle within the frame outside of which coverage is 0 there; empty if it is 0
 * everywhere
 */
RcRect
rc_mask_bounds_at (const RcMask *self, int width, int height, int frame)
{
  RcRect whole = { 0, 0, width, height };
  RcRect bounds;

  if (!rc_mask_covers_frame (self, frame))
    return (RcRect){ 0 };
  if (self->invert)
    return whole;
  bounds = rc_rect_intersect (whole, rc_rect_grow (shapes_rect (self, width, height, frame),
                                                   rc_mask_margin (self, height)));
  return is_empty (bounds) ? (RcRect){ 0 } : bounds;
}

/**
 * rc_mask_bounds:
 * @width: pixels of the frame
 * @height: pixels of the frame
 *
 * Returns: a rectangle within the frame outside of which coverage is 0 in every frame; empty if it
 * is 0 everywhere
 */
RcRect
rc_mask_bounds (const RcMask *self, int width, int height)
{
  RcRect bounds = { 0 };
  int    first, last;

  find_moving (self, &first, &last);
  for (int frame = first; frame <= last; frame++)
    bounds = rc_rect_join (bounds, rc_mask_bounds_at (self, width, height, frame));
  return bounds;
}

/** Returns: whether coverage is the same in every frame that the mask covers */
gboolean
rc_mask_is_still (const RcMask *self)
{
  int first, last;

  find_moving (self, &first, &last);
  return first == last && self->fade_in == 0 && self->fade_out == 0;
}

/* The part of @plane that lies in @part of the frame. */
void
rc_mask_copy_into (RcFrame *frame, const RcPlane *plane, RcRect part)
{
  RcRect whole = { 0, 0, frame->width, frame->height };
  RcRect area = rc_rect_intersect (rc_rect_intersect (whole, part), plane->rect);

  for (int y = area.y; y < area.y + area.height; y++)
    memcpy (frame->data + y * frame->stride + area.x,
            plane->data + (gsize)(y - plane->rect.y) * plane->rect.width + (area.x - plane->rect.x),
            (gsize)area.width);
}

static gboolean
draw_posed (const RcPosedShape *posed,
            guint               n,
            RcPlane            *plane,
            RcRect              within,
            int                 width,
            int                 height,
            GError            **error)
{
  for (guint i = 0; i < n; i++)
    {
      guint from = i;

      while (i < n && rc_posed_shape_is_painted (&posed[i]))
        i++;
      if (i > from)
        rc_posed_shapes_paint (&posed[from], i - from, plane);
      if (i < n && !rc_posed_shape_draw (&posed[i], plane, within, width, height, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
rc_mask_draw_shapes (const RcMask *self,
                     RcPlane      *plane,
                     int           width,
                     int           height,
                     int           frame,
                     GError      **error)
{
  g_autofree RcPosedShape *posed = g_new (RcPosedShape, self->n_shapes);
  RcRect   within = rc_rect_grow ((RcRect){ 0, 0, width, height }, rc_mask_reach (self, height));
  gboolean good;

  for (guint i = 0; i < self->n_shapes; i++)
    rc_posed_shape_init (&posed[i], self, i, width, height, frame);
  good = draw_posed (posed, self->n_shapes, plane, within, width, height, error);
  for (guint i = 0; i < self->n_shapes; i++)
    rc_posed_shape_clear (&posed[i]);
  return good;
}

/* Whether a shape is covered in part over wide stretches, and not at its edge only. */
static gboolean
is_grey (const RcMask *self)
{
  for (guint i = 0; i < self->n_shapes; i++)
    if (self->shapes[i].kind == RC_SHAPE_GRADIENT || self->shapes[i].kind == RC_SHAPE_MATTE)
      return TRUE;
  return FALSE;
}

/* What is done to the mask as a whole. */
gboolean
rc_mask_work_on_plane (const RcMask *self, RcPlane *plane, int height, GError **error)
{
  gboolean (*soften) (RcPlane *, double, double, GError **) =
      is_grey (self) ? rc_plane_soften_grey : rc_plane_soften;

  return (!self->fill_holes || rc_plane_fill_holes (plane, error)) &&
         (self->smooth <= 0 || rc_plane_smooth (plane, self->smooth * height, error)) &&
         ((self->grow == 0 && self->feather <= 0) ||
          soften (plane, self->grow * height, self->feather * height, error));
}

/* How much of the mask there is at @frame, of 256: it comes in and goes out in equal steps. */
static guint
fade_at (const RcMask *self, int frame)
{
  gint64 in = 256, out = 256;

  if (self->fade_in > 0)
    in = 256 * ((gint64)frame - self->first + 1) / (self->fade_in + 1);
  if (self->fade_out > 0 && self->last >= 0)
    out = 256 * ((gint64)self->last - frame + 1) / (self->fade_out + 1);
  return (guint)CLAMP (MIN (in, out), 0, 256);
}

/* What is done to the pixels of @part of the frame, each for itself. */
void
rc_mask_finish (const RcMask *self, RcFrame *result, RcRect part, int frame)
{
  guint fade = fade_at (self, frame);

  for (int y = part.y; y < part.y + part.height && (self->invert || fade < 256); y++)
    {
      guint8 *row = result->data + (gsize)y * result->stride + part.x;

      for (int x = 0; self->invert && x < part.width; x++)
        row[x] = 255 - row[x];
      for (int x = 0; fade < 256 && x < part.width; x++)
        row[x] = (guint8)((row[x] * fade + 128) >> 8);
    }
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
  int                 margin = rc_mask_margin (self, height);
  RcRect              whole = { 0, 0, width, height };
  RcPlane             plane;
  g_autofree guint8  *data = NULL;

  if (result == NULL || !rc_mask_covers_frame (self, frame))
    return g_steal_pointer (&result);
  plane.rect = rc_rect_intersect (rc_rect_grow (whole, rc_mask_reach (self, height)),
                                  rc_rect_grow (shapes_rect (self, width, height, frame), margin));
  if (!is_empty (plane.rect))
    {
      data = plane.data = rc_mask_allocate (plane.rect, 1, error);
      if (data == NULL)
        return NULL;
      rc_plane_clear (&plane);
      if (!rc_mask_draw_shapes (self, &plane, width, height, frame, error) ||
          !rc_mask_work_on_plane (self, &plane, height, error))
        return NULL;
      rc_mask_copy_into (result, &plane, plane.rect);
    }
  rc_mask_finish (self, result, whole, frame);
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
