/* mask-overlay.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/mask-overlay.h"

/* Where the outline runs: half coverage. */
#define EDGE 128

typedef struct
{
  guint8 b, g, r, a;
} Pixel;

static Pixel
premultiply (const RcOverlayColour *colour, double coverage)
{
  double alpha = colour->alpha * coverage;

  return (Pixel){ (guint8)(colour->blue * alpha * 255 + 0.5),
                  (guint8)(colour->green * alpha * 255 + 0.5),
                  (guint8)(colour->red * alpha * 255 + 0.5), (guint8)(alpha * 255 + 0.5) };
}

/* Inside, with something outside closer than @reach; the frame's border counts as outside, so that
 * the outline is closed. */
static gboolean
is_edge (const RcFrame *mask, int x, int y, int reach)
{
  if (x < reach || y < reach || x >= mask->width - reach || y >= mask->height - reach)
    return TRUE;
  for (int dy = -reach; dy <= reach; dy++)
    {
      const guint8 *row = mask->data + (gsize)(y + dy) * mask->stride + x;

      /* A diamond: diagonal edges come out as thick as straight ones. */
      for (int dx = ABS (dy) - reach; dx <= reach - ABS (dy); dx++)
        if (row[dx] < EDGE)
          return TRUE;
    }
  return FALSE;
}

static int
coverage_at (const RcFrame *mask, int x, int y)
{
  return mask->data[(gsize)CLAMP (y, 0, mask->height - 1) * mask->stride +
                    (gsize)CLAMP (x, 0, mask->width - 1)];
}

/* How far along the edge a pixel of it lies: along x where it runs across, along y where it runs
 * down, so that no direction comes out without dashes. */
static int
way_along (const RcFrame *mask, int x, int y, int reach)
{
  int across = coverage_at (mask, x + reach, y) - coverage_at (mask, x - reach, y);
  int down = coverage_at (mask, x, y + reach) - coverage_at (mask, x, y - reach);

  if (across == 0 && down == 0)
    return x < reach || x >= mask->width - reach ? y : x;
  return ABS (across) > ABS (down) ? y : x;
}

RcFrame *
rc_mask_overlay_draw_part (const RcFrame        *mask,
                           RcRect                part,
                           const RcOverlayStyle *style,
                           GError              **error)
{
  RcFrame *overlay = rc_frame_new (part.width, part.height, RC_FRAME_BGRA8, error);
  Pixel    tints[256], dash = premultiply (&style->dash, 1), gap = premultiply (&style->gap, 1);
  int      period = MAX (2, style->period);

  if (overlay == NULL)
    return NULL;
  for (int i = 0; i < 256; i++)
    tints[i] = premultiply (&style->tint, i / 255.0);
  for (int row = 0; row < part.height; row++)
    {
      int           y = part.y + row;
      const guint8 *from = mask->data + (gsize)y * mask->stride;
      Pixel        *to = (gpointer)(overlay->data + (gsize)row * overlay->stride);

      for (int x = part.x; x < part.x + part.width; x++, to++)
        {
          *to = tints[from[x]];
          if (from[x] >= EDGE && is_edge (mask, x, y, style->thickness))
            *to =
                (way_along (mask, x, y, style->thickness + 1) + style->phase) % period < period / 2
                    ? dash
                    : gap;
        }
    }
  return overlay;
}

/**
 * rc_mask_overlay_draw:
 * @mask: GRAY8
 *
 * Errors: RC_ERROR_NO_MEMORY. Returns: (transfer full): BGRA8 of the same size, transparent outside
 */
RcFrame *
rc_mask_overlay_draw (const RcFrame *mask, const RcOverlayStyle *style, GError **error)
{
  return rc_mask_overlay_draw_part (mask, (RcRect){ 0, 0, mask->width, mask->height }, style,
                                    error);
}

RcFrame *
rc_mask_overlay_matte_part (const RcFrame *mask, RcRect part, gboolean cut_out, GError **error)
{
  RcFrame *overlay = rc_frame_new (part.width, part.height, RC_FRAME_BGRA8, error);

  for (int y = 0; overlay != NULL && y < part.height; y++)
    for (int x = 0; x < part.width; x++)
      {
        guint8  coverage = mask->data[(gsize)(y + part.y) * mask->stride + (gsize)(x + part.x)];
        guint8 *to = overlay->data + (gsize)y * overlay->stride + 4 * (gsize)x;

        to[0] = to[1] = to[2] = cut_out ? 0 : coverage;
        to[3] = cut_out ? 255 - coverage : 255;
      }
  return overlay;
}

/** Returns: how much of the frame @mask (GRAY8) covers, 0..1 */
double
rc_mask_overlay_share (const RcFrame *mask)
{
  guint64 sum = 0;

  for (int y = 0; y < mask->height; y++)
    for (int x = 0; x < mask->width; x++)
      sum += mask->data[(gsize)y * mask->stride + x];
  return (double)sum / 255.0 / ((double)mask->width * mask->height);
}
