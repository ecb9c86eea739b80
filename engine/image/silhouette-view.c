/* silhouette-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/silhouette-view.h"

#include <math.h>
#include <string.h>

#define MOST_SIDE 300 /* cells */
#define MARGIN    32  /* cells around the thing */
#define FAR       1000

/* Around the thing where it was and where it is expected. */
static RcRect
find_rect (const RcFrame *coverage, const RcAffine *guess)
{
  RcRect was = rc_frame_covered (coverage);
  double x0 = was.x, y0 = was.y, x1 = was.x + was.width, y1 = was.y + was.height;
  int    margin;

  for (int i = 0; i < 4; i++)
    {
      double to[2];

      rc_affine_apply (guess, was.x + (i & 1 ? was.width : 0), was.y + (i & 2 ? was.height : 0),
                       to);
      x0 = MIN (x0, MAX (to[0], 0));
      y0 = MIN (y0, MAX (to[1], 0));
      x1 = MAX (x1, MIN (to[0], coverage->width));
      y1 = MAX (y1, MIN (to[1], coverage->height));
    }
  margin = (int)(MARGIN * MAX (1.0, MAX (x1 - x0, y1 - y0) / (MOST_SIDE - 2.0 * MARGIN)));
  return rc_rect_intersect ((RcRect){ (int)x0 - margin, (int)y0 - margin,
                                      (int)ceil (x1) - (int)x0 + 2 * margin,
                                      (int)ceil (y1) - (int)y0 + 2 * margin },
                            (RcRect){ 0, 0, coverage->width, coverage->height });
}

/* @rect of @frame, black where that is outside of it, on the grid. */
static RcFrame *
cut_piece (const RcView *self, const RcFrame *frame, RcRect rect, GError **error)
{
  RcRect inner = rc_rect_intersect (rect, (RcRect){ 0, 0, frame->width, frame->height });
  gsize  bytes = rc_frame_bytes_per_pixel (frame->format);
  g_autoptr (RcFrame) piece = rc_frame_new (rect.width, rect.height, frame->format, error);

  if (piece == NULL)
    return NULL;
  memset (piece->data, 0, piece->stride * (gsize)piece->height);
  for (int y = inner.y; y < inner.y + inner.height && inner.width > 0; y++)
    memcpy (piece->data + (gsize)(y - rect.y) * piece->stride + (gsize)(inner.x - rect.x) * bytes,
            frame->data + (gsize)y * frame->stride + (gsize)inner.x * bytes,
            (gsize)inner.width * bytes);
  return rc_frame_scale (piece, self->width, self->height, error);
}

gboolean
rc_view_init (RcView         *self,
              const RcFrame  *coverage,
              const RcFrame  *to,
              const RcAffine *guess,
              GError        **error)
{
  *self = (RcView){ .rect = find_rect (coverage, guess) };
  self->scale = MIN (1.0, (double)MOST_SIDE / MAX (1, MAX (self->rect.width, self->rect.height)));
  self->width = MAX (3, (int)lround (self->rect.width * self->scale));
  self->height = MAX (3, (int)lround (self->rect.height * self->scale));
  self->rect.width = MAX (1, self->rect.width);
  self->rect.height = MAX (1, self->rect.height);
  self->to = cut_piece (self, to, self->rect, error);
  return self->to != NULL;
}

void
rc_view_clear (RcView *self)
{
  g_clear_pointer (&self->to, rc_frame_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  for (int i = 0; i < self->n_pasts; i++)
    {
      rc_frame_unref (self->pasts[i].from);
      g_free (self->pasts[i].parts);
      g_clear_pointer (&self->pasts[i].around, g_array_unref);
    }
  self->n_pasts = 0;
}

/* What lies outside the picture is of no part. */
static guint8
part_at (const RcView  *self,
         const RcFrame *picture,
         const RcFrame *covered,
         RcRect         rect,
         int            x,
         int            y)
{
  double at_x = rect.x + (x + 0.5) / self->scale, at_y = rect.y + (y + 0.5) / self->scale;

  if (at_x < 0 || at_y < 0 || at_x >= picture->width || at_y >= picture->height)
    return RC_PART_UNKNOWN;
  return covered->data[(gsize)y * covered->stride + (gsize)x] >= 128 ? RC_PART_IN : RC_PART_OUT;
}

gboolean
rc_view_add_past (RcView        *self,
                  const RcFrame *picture,
                  const RcFrame *coverage,
                  const double   moved[2],
                  GError       **error)
{
  RcPast             *past = &self->pasts[self->n_pasts];
  RcRect              rect = self->rect;
  g_autoptr (RcFrame) from = NULL, covered = NULL;

  rect.x -= (int)lround (moved[0]);
  rect.y -= (int)lround (moved[1]);
  from = cut_piece (self, picture, rect, error);
  covered = from != NULL ? cut_piece (self, coverage, rect, error) : NULL;
  if (covered == NULL)
    return FALSE;
  past->parts = g_new (guint8, (gsize)self->width * (gsize)self->height);
  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      past->parts[y * self->width + x] = part_at (self, picture, covered, rect, x, y);
  past->from = g_steal_pointer (&from);
  self->n_pasts++;
  return TRUE;
}

/* Cells to the nearest one of @parts that is @value, by thirds: 3 along a side, 4 across. */
static void
find_distance (const guint8 *parts, guint8 value, int width, int height, int *distance)
{
  for (int i = 0; i < width * height; i++)
    distance[i] = parts[i] == value ? 0 : 3 * FAR;
  for (int pass = 0; pass < 2; pass++)
    for (int k = 0; k < width * height; k++)
      {
        int i = pass == 0 ? k : width * height - 1 - k, x = i % width, y = i / width;
        int s = pass == 0 ? -1 : 1;
        int first = y + s >= 0 && y + s < height;

        if (x + s >= 0 && x + s < width)
          distance[i] = MIN (distance[i], distance[i + s] + 3);
        if (!first)
          continue;
        distance[i] = MIN (distance[i], distance[i + s * width] + 3);
        if (x > 0)
          distance[i] = MIN (distance[i], distance[i + s * width - 1] + 4);
        if (x + 1 < width)
          distance[i] = MIN (distance[i], distance[i + s * width + 1] + 4);
      }
}

int *
rc_view_distance (const RcView *self, const guint8 *parts)
{
  gsize           n = (gsize)self->width * (gsize)self->height;
  int            *to_in = g_new (int, n);
  g_autofree int *to_out = g_new (int, n);

  find_distance (parts, RC_PART_IN, self->width, self->height, to_in);
  find_distance (parts, RC_PART_OUT, self->width, self->height, to_out);
  for (gsize i = 0; i < n; i++)
    to_in[i] = (to_in[i] - to_out[i]) / 3;
  return to_in;
}
