/* frame.c - one picture in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/frame.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What is really allocated: nobody outside sees the count. */
typedef struct
{
  RcFrame frame;
  gint    ref_count; /* atomic */
} SharedFrame;

/**
 * rc_frame_bytes_per_pixel:
 *
 * Returns: 4, 1 or 2
 */
gsize
rc_frame_bytes_per_pixel (RcFrameFormat format)
{
  static const gsize bytes[] = {
    [RC_FRAME_BGRA8] = 4, [RC_FRAME_GRAY8] = 1, [RC_FRAME_GRAY16] = 2
  };

  g_return_val_if_fail ((guint)format < G_N_ELEMENTS (bytes), 1);
  return bytes[format];
}

/**
 * rc_frame_new:
 * @width: pixels
 * @height: pixels
 *
 * Makes a frame whose bytes are all 0.
 *
 * Errors: RC_ERROR_INVALID if a side is not 1 to RC_FRAME_LARGEST, RC_ERROR_NO_MEMORY.
 * Thread: any.
 */
RcFrame *
rc_frame_new (int width, int height, RcFrameFormat format, GError **error)
{
  SharedFrame     *self;
  g_autofree void *data = NULL;
  gsize            stride;

  if (width < 1 || height < 1 || width > RC_FRAME_LARGEST || height > RC_FRAME_LARGEST)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("A picture cannot be %d × %d pixels: each side must be from 1 to %d."), width,
                   height, RC_FRAME_LARGEST);
      return NULL;
    }
  /* RC_FRAME_LARGEST keeps the product within 2^30: it cannot overflow. */
  stride = (gsize)width * rc_frame_bytes_per_pixel (format);
  data = g_try_malloc0 (stride * (gsize)height);
  if (data == NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NO_MEMORY,
                   _ ("There is not enough memory for a picture of %d × %d pixels. "
                      "Close other programs or choose a smaller size."),
                   width, height);
      return NULL;
    }
  self = g_new0 (SharedFrame, 1);
  self->frame = (RcFrame){ width, height, format, stride, g_steal_pointer (&data) };
  self->ref_count = 1;
  return &self->frame;
}

/**
 * rc_frame_ref:
 *
 * Thread: any.
 */
RcFrame *
rc_frame_ref (RcFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_int_inc (&((SharedFrame *)self)->ref_count);
  return self;
}

/**
 * rc_frame_unref:
 *
 * Thread: any.
 */
void
rc_frame_unref (RcFrame *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_int_dec_and_test (&((SharedFrame *)self)->ref_count))
    return;
  g_free (self->data);
  g_free (self);
}

/**
 * rc_frame_copy:
 *
 * Returns: (transfer full): a frame of its own with the same bytes
 */
RcFrame *
rc_frame_copy (const RcFrame *self, GError **error)
{
  RcFrame *copy = rc_frame_new (self->width, self->height, self->format, error);

  if (copy != NULL)
    memcpy (copy->data, self->data, self->stride * (gsize)self->height);
  return copy;
}

/**
 * rc_frame_crop:
 * @rect: pixels, wholly inside the frame and not empty
 *
 * Returns: (transfer full): a copy of that part
 * Errors: RC_ERROR_INVALID if @rect is empty or reaches out of the frame, RC_ERROR_NO_MEMORY.
 */
RcFrame *
rc_frame_crop (const RcFrame *self, RcRect rect, GError **error)
{
  gsize    pixel = rc_frame_bytes_per_pixel (self->format);
  RcFrame *part;

  if (rect.x < 0 || rect.y < 0 || rect.width < 1 || rect.height < 1 || rect.width > self->width ||
      rect.x > self->width - rect.width || rect.height > self->height ||
      rect.y > self->height - rect.height)
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_INVALID,
          _ ("The part %d × %d at (%d, %d) does not lie inside a picture of %d × %d pixels."),
          rect.width, rect.height, rect.x, rect.y, self->width, self->height);
      return NULL;
    }
  part = rc_frame_new (rect.width, rect.height, self->format, error);
  if (part == NULL)
    return NULL;
  for (int y = 0; y < rect.height; y++)
    memcpy (part->data + (gsize)y * part->stride,
            self->data + (gsize)(rect.y + y) * self->stride + (gsize)rect.x * pixel, part->stride);
  return part;
}

/**
 * rc_frame_equal:
 *
 * Returns: TRUE if both have the same size, format and bytes
 */
gboolean
rc_frame_equal (const RcFrame *a, const RcFrame *b)
{
  return a->width == b->width && a->height == b->height && a->format == b->format &&
         memcmp (a->data, b->data, a->stride * (gsize)a->height) == 0;
}

/** Returns: what lies in both; empty if nothing does */
RcRect
rc_rect_intersect (RcRect a, RcRect b)
{
  int x0 = MAX (a.x, b.x), x1 = MIN (a.x + a.width, b.x + b.width);
  int y0 = MAX (a.y, b.y), y1 = MIN (a.y + a.height, b.y + b.height);

  return (RcRect){ x0, y0, MAX (0, x1 - x0), MAX (0, y1 - y0) };
}

/** @self: GRAY8. Returns: the box of what is above 0 in it; of no size if nothing is */
RcRect
rc_frame_covered (const RcFrame *self)
{
  int x0 = self->width, y0 = self->height, x1 = 0, y1 = 0;

  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      if (self->data[(gsize)y * self->stride + (gsize)x] > 0)
        {
          x0 = MIN (x0, x);
          y0 = MIN (y0, y);
          x1 = MAX (x1, x + 1);
          y1 = MAX (y1, y + 1);
        }
  return (RcRect){ x0, y0, MAX (x1 - x0, 0), MAX (y1 - y0, 0) };
}

/** Returns: @rect with @by pixels more on every side, as far as the frame goes */
RcRect
rc_frame_grow_rect (const RcFrame *self, RcRect rect, int by)
{
  return rc_rect_intersect (
      (RcRect){ rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by },
      (RcRect){ 0, 0, self->width, self->height });
}
