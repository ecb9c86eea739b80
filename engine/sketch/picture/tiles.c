/* tiles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/tiles.h"

/* The bits of a row's tiles from the one that pixel @from is in to that of @last. */
static guint32
bits_between (int side, int from, int last)
{
  return (2u << (last / side)) - (1u << (from / side));
}

static RcRect
within_picture (int width, int height, RcRect rect)
{
  return rc_rect_intersect (rect, (RcRect){ 0, 0, width, height });
}

void
rc_tiles_add (RcTiles *self, int width, int height, RcRect rect)
{
  int wide = rc_sieve_side (width), high = rc_sieve_side (height);

  rect = within_picture (width, height, rect);
  if (rect.width <= 0 || rect.height <= 0)
    return;
  for (int row = rect.y / high; row <= (rect.y + rect.height - 1) / high; row++)
    self->rows[row] |= bits_between (wide, rect.x, rect.x + rect.width - 1);
}

gboolean
rc_tiles_meet (const RcTiles *self, int width, int height, RcRect rect)
{
  int      wide = rc_sieve_side (width), high = rc_sieve_side (height);
  gboolean any = FALSE;

  rect = within_picture (width, height, rect);
  if (rect.width <= 0 || rect.height <= 0)
    return FALSE;
  for (int row = rect.y / high; row <= (rect.y + rect.height - 1) / high && !any; row++)
    any = (self->rows[row] & bits_between (wide, rect.x, rect.x + rect.width - 1)) != 0;
  return any;
}

RcTiles
rc_tiles_of_coverage (const RcFrame *coverage, RcRect area)
{
  RcTiles self = { { 0 } };
  int     wide = rc_sieve_side (coverage->width), high = rc_sieve_side (coverage->height);

  area = within_picture (coverage->width, coverage->height, area);
  for (int y = area.y; y < area.y + area.height; y++)
    {
      const guint8 *line = coverage->data + (gsize)y * coverage->stride;
      guint32      *row = &self.rows[(coverage->height - 1 - y) / high];

      for (int x = area.x; x < area.x + area.width; x++)
        if (line[x] > 0)
          {
            *row |= 1u << (x / wide);
            x = x / wide * wide + wide - 1; /* the tile's last */
          }
    }
  return self;
}

RcTiles
rc_tiles_grown (const RcTiles *self, int width, int height, int margin)
{
  int     wide = rc_sieve_side (width), high = rc_sieve_side (height);
  int     across = (margin + wide - 1) / wide, along = (margin + high - 1) / high;
  RcTiles grown = { { 0 } };

  for (int row = 0; row < RC_SIEVE_TILES; row++)
    {
      guint32 bits = self->rows[row];

      if (bits == 0)
        continue;
      for (int i = 0; i < across; i++)
        bits |= bits << 1 | bits >> 1;
      for (int k = MAX (row - along, 0); k <= MIN (row + along, RC_SIEVE_TILES - 1); k++)
        grown.rows[k] |= bits;
    }
  return grown;
}

/* The runs of @bits, from pixel row @top to before @bottom. */
static void
add_runs (RcTileRects *rects, guint32 bits, int wide, int top, int bottom, RcRect within)
{
  for (int from = 0, to; bits != 0; from = to)
    {
      RcRect rect;

      while (!(bits >> from & 1))
        from++;
      for (to = from; to < RC_SIEVE_TILES && (bits >> to & 1); to++)
        bits &= ~(1u << to);
      rect = rc_rect_intersect ((RcRect){ from * wide, top, (to - from) * wide, bottom - top },
                                within);
      if (rect.width > 0 && rect.height > 0)
        rects->rects[rects->n++] = rect;
    }
}

void
rc_tiles_rects (const RcTiles *self, int width, int height, RcRect within, RcTileRects *rects)
{
  int wide = rc_sieve_side (width), high = rc_sieve_side (height);

  within = within_picture (width, height, within);
  rects->n = 0;
  for (int row = 0, next; row < RC_SIEVE_TILES; row = next)
    {
      for (next = row + 1; next < RC_SIEVE_TILES && self->rows[next] == self->rows[row];)
        next++;
      add_runs (rects, self->rows[row], wide, row * high, next * high, within);
    }
}

gsize
rc_tiles_pixels (const RcTileRects *rects)
{
  gsize pixels = 0;

  for (int i = 0; i < rects->n; i++)
    pixels += (gsize)rects->rects[i].width * (gsize)rects->rects[i].height;
  return pixels;
}
