/* composite.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/composite.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/**
 * rc_tile_bounds:
 * @rect: pixels, within the frame
 *
 * Returns: the tiles that @rect touches, as one rectangle within the frame
 */
RcRect
rc_tile_bounds (RcRect rect, int width, int height)
{
  int x0, y0, x1, y1;

  if (rect.width <= 0 || rect.height <= 0)
    return (RcRect){ 0 };
  x0 = rect.x / RC_TILE * RC_TILE;
  y0 = rect.y / RC_TILE * RC_TILE;
  x1 = MIN (width, (rect.x + rect.width + RC_TILE - 1) / RC_TILE * RC_TILE);
  y1 = MIN (height, (rect.y + rect.height + RC_TILE - 1) / RC_TILE * RC_TILE);
  return (RcRect){ x0, y0, x1 - x0, y1 - y0 };
}

/* Exactly @below at 0, exactly @above at 255, rounded to the nearest between. */
static inline guint8
mix (guint8 below, guint8 above, guint coverage)
{
  return (guint8)((below * (255 - coverage) + above * coverage + 127) / 255);
}

static void
lay_row (guint8 *target, const guint8 *layer, const guint8 *mask, int width)
{
  for (int x = 0; x < width; x++)
    {
      if (mask[x] == 0)
        continue;
      if (mask[x] == 255)
        memcpy (target + 4 * (gsize)x, layer + 4 * (gsize)x, 4);
      else
        for (int c = 0; c < 4; c++)
          target[4 * (gsize)x + c] =
              mix (target[4 * (gsize)x + c], layer[4 * (gsize)x + c], mask[x]);
    }
}

/* As lay_row(), in another way than as it is. */
static void
lay_row_styled (guint8             *target,
                const guint8       *layer,
                const guint8       *mask,
                int                 width,
                const RcLayerStyle *style)
{
  for (int x = 0; x < width; x++, target += 4, layer += 4)
    {
      guint  coverage = (mask[x] * style->opacity + 127u) / 255;
      guint8 over[4];

      if (coverage == 0)
        continue;
      rc_blend (style->blend, target, layer, over);
      over[3] = layer[3];
      for (int c = 0; c < 4; c++)
        target[c] = mix (target[c], over[c], coverage);
    }
}

static gboolean
is_plain (const RcLayerStyle *style)
{
  return style == NULL || (style->blend == RC_BLEND_NORMAL && style->opacity == 255);
}

/**
 * rc_composite:
 * @target: BGRA8, [height, width]: the base, changed in place; nobody else may see it yet
 * @layer: BGRA8: what lies over it
 * @x: where in the target the layer's left column lies, pixels
 * @y: where its top row lies, pixels
 * @mask: GRAY8 of the target's size
 * @style: (nullable): NULL is as it is: normal, all of it
 *
 * With coverage a, the mask's times the opacity, a colour becomes (1 − a) below + a B(below,
 * above), as in blend.h's source for a backdrop that hides everything. Where the mask is 0, and
 * outside the layer, no byte of the target is written. Errors: RC_ERROR_INVALID if formats or sizes
 * do not fit; then nothing is written
 */
gboolean
rc_composite (RcFrame            *target,
              const RcFrame      *layer,
              int                 x,
              int                 y,
              const RcFrame      *mask,
              const RcLayerStyle *style,
              GError            **error)
{
  if (target->format != RC_FRAME_BGRA8 || layer->format != RC_FRAME_BGRA8 ||
      mask->format != RC_FRAME_GRAY8 || mask->width != target->width ||
      mask->height != target->height || x < 0 || y < 0 || x + layer->width > target->width ||
      y + layer->height > target->height)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("A layer of %d × %d pixels at %d, %d with a mask of %d × %d does not fit a "
                      "frame of %d × %d."),
                   layer->width, layer->height, x, y, mask->width, mask->height, target->width,
                   target->height);
      return FALSE;
    }
  for (int row = 0; row < layer->height; row++)
    {
      guint8       *below = target->data + (gsize)(y + row) * target->stride + 4 * (gsize)x;
      const guint8 *above = layer->data + (gsize)row * layer->stride;
      const guint8 *coverage = mask->data + (gsize)(y + row) * mask->stride + x;

      if (is_plain (style))
        lay_row (below, above, coverage, layer->width);
      else
        lay_row_styled (below, above, coverage, layer->width, style);
    }
  return TRUE;
}

/**
 * rc_frame_mix:
 * @to: as large as @from; BGRA8 both
 * @share: 0 is @from, 1 is @to, byte for byte
 *
 * Errors: RC_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): the one gone over into the other, opaque
 */
RcFrame *
rc_frame_mix (const RcFrame *from, const RcFrame *to, double share, GError **error)
{
  RcFrame *mixed = rc_frame_copy (from, error);
  int      part = (int)lround (CLAMP (share, 0.0, 1.0) * 256);

  g_return_val_if_fail (from->width == to->width && from->height == to->height, mixed);
  for (int y = 0; mixed != NULL && y < from->height; y++)
    {
      guint8       *row = mixed->data + (gsize)y * mixed->stride;
      const guint8 *other = to->data + (gsize)y * to->stride;

      for (int i = 0; i < 4 * from->width; i++)
        if (i % 4 != 3)
          row[i] = (guint8)((row[i] * (256 - part) + other[i] * part + 128) >> 8);
    }
  return mixed;
}

/**
 * rc_composite_outside_equal:
 *
 * The law: where the mask is 0, the result is the base, byte for byte.
 *
 * Returns: whether it holds for these frames
 */
gboolean
rc_composite_outside_equal (const RcFrame *base, const RcFrame *result, const RcFrame *mask)
{
  if (base->width != result->width || base->height != result->height ||
      mask->width != base->width || mask->height != base->height ||
      base->format != RC_FRAME_BGRA8 || result->format != RC_FRAME_BGRA8)
    return FALSE;
  for (int y = 0; y < base->height; y++)
    {
      const guint8 *a = base->data + y * base->stride, *b = result->data + y * result->stride;
      const guint8 *coverage = mask->data + y * mask->stride;

      for (int x = 0; x < base->width; x++)
        if (coverage[x] == 0 && memcmp (a + 4 * (gsize)x, b + 4 * (gsize)x, 4) != 0)
          return FALSE;
    }
  return TRUE;
}
