/* mask-stroke.c - strokes of a mask, as coverage
 *
 * A stroke is the distance to its line: full within the brush, nothing beyond, evenly less in
 * between. The plane is cut into tiles that lie at the same places of the frame whatever part of it
 * is drawn. A tile that a brush covers wholly is filled; else each of its pixels asks the segments
 * that reach the tile, and no others. A pixel's value depends on nothing but its place, so the
 * bytes are the same for every part and for every number of threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-private.h"

#include <math.h>
#include <string.h>

#define TILE          16 /* pixels of each side: loops of so many become SIMD */
#define HALF_DIAGONAL 11.4
#define SURELY        0.02 /* pixels that rounding may be off by */

/* A stroke covers a few of the pixels that there are. */
#define STROKES_A_PIXEL 32

/* From one point of a stroke to the next. */
typedef struct
{
  double ax, ay, dx, dy; /* pixels of the frame */
  double over;           /* 1 / length²; 0 for a point */
  double top, bottom;    /* no row beyond is touched */
  double reach, inner;   /* nothing beyond, everything within; inner < 0: nowhere */
  float  radius, more;   /* at its start, and how much more at its end */
  guint  stroke;
} Segment;

/* What holds for all of a stroke. */
typedef struct
{
  float    outer, slope; /* radius of the edge; 255 over its width */
  float    hardness;
  gboolean tapered; /* the radius is another at each point */
} Stroke;

typedef struct
{
  GArray  *segments; /* Segment, in the order of the strokes */
  Stroke  *strokes;
  RcPlane *target;
} Painting;

typedef struct
{
  gboolean full;
  GArray  *near; /* guint: segments that reach the tile */
} Tile;

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

/* The edge is at least a pixel wide, half of it inside, so that it is anti-aliased. */
static double
softness (double radius, double hardness)
{
  return MAX (1.0, radius * (1 - hardness));
}

static double
outer_radius (double radius, double hardness)
{
  return hardness >= 1 ? radius + 0.5 : radius;
}

static double
inner_radius (double radius, double hardness)
{
  return outer_radius (radius, hardness) - softness (radius, hardness);
}

static void
add_segment (Painting *self, const RcPosedShape *shape, guint stroke, guint from, guint to)
{
  const double *a = &shape->rings.points[2 * from], *b = &shape->rings.points[2 * to];
  double        ra = shape->radius * pressure_at (shape, from);
  double        rb = shape->radius * pressure_at (shape, to);
  double        hardness = shape->shape->hardness;
  Segment       segment = { .ax = a[0],
                            .ay = a[1],
                            .dx = b[0] - a[0],
                            .dy = b[1] - a[1],
                            .reach = outer_radius (MAX (ra, rb), hardness),
                            /* Along the line it is nowhere less than at both ends. */
                            .inner = MIN (inner_radius (ra, hardness), inner_radius (rb, hardness)),
                            .radius = (float)ra,
                            .more = (float)(rb - ra),
                            .stroke = stroke };
  double        length = segment.dx * segment.dx + segment.dy * segment.dy;

  segment.over = length > 0 ? 1 / length : 0;
  segment.top = MIN (a[1], b[1]) - segment.reach - SURELY;
  segment.bottom = MAX (a[1], b[1]) + segment.reach + SURELY;
  g_array_append_val (self->segments, segment);
}

static void
add_stroke (Painting *self, const RcPosedShape *shape, guint index)
{
  double hardness = shape->shape->hardness;
  double soft = softness (shape->radius, hardness);

  self->strokes[index] = (Stroke){ .outer = (float)outer_radius (shape->radius, hardness),
                                   .slope = (float)(255 / soft),
                                   .hardness = (float)hardness,
                                   .tapered = shape->shape->pressures != NULL };
  if (shape->rings.n_points == 1)
    add_segment (self, shape, index, 0, 0);
  for (guint i = 1; i < shape->rings.n_points; i++)
    add_segment (self, shape, index, i - 1, i);
}

/* --- which segments reach a tile ---------------------------------------------------------- */

static int
tile_of (double at)
{
  return (int)floor (CLAMP (at, -1e6, 1e6) / TILE);
}

/* From the middle of a tile to the segment. */
static double
distance_to (const Segment *self, double x, double y)
{
  double t;

  x -= self->ax;
  y -= self->ay;
  t = CLAMP ((x * self->dx + y * self->dy) * self->over, 0, 1);
  x -= t * self->dx;
  y -= t * self->dy;
  return sqrt (x * x + y * y);
}

/* @tiles: of row @row, from column @first to before @end */
static void
ask_segment (const Segment *self, guint index, Tile *tiles, int row, int first, int end)
{
  double least = MIN (self->ax, self->ax + self->dx) - self->reach;
  double most = MAX (self->ax, self->ax + self->dx) + self->reach;
  int    from = MAX (tile_of (least), first), to = MIN (tile_of (most) + 1, end);
  double y = (row + 0.5) * TILE;

  for (int column = from; column < to; column++)
    {
      Tile  *tile = &tiles[column - first];
      double distance;

      if (tile->full)
        continue;
      distance = distance_to (self, (column + 0.5) * TILE, y);
      if (distance > self->reach + HALF_DIAGONAL + SURELY)
        continue;
      if (distance + HALF_DIAGONAL + SURELY <= self->inner)
        tile->full = TRUE;
      else
        g_array_append_val (tile->near, index);
    }
}

static gboolean
reaches_row (const Segment *self, int row)
{
  return self->top < (row + 1) * TILE && self->bottom > row * TILE;
}

/* --- pixels ------------------------------------------------------------------------------- */

/* Squares of the distances of a row of pixels, of which the first lies @px, @py from the segment's
 * start; @squares keeps the least. */
static void
measure (float *restrict squares, float px, float py, float dx, float dy, float over)
{
  for (int i = 0; i < TILE; i++)
    {
      float qx = px + (float)i;
      float t = (qx * dx + py * dy) * over;
      float ex, ey, square;

      t = t < 0 ? 0 : t;
      t = t > 1 ? 1 : t;
      ex = qx - t * dx;
      ey = py - t * dy;
      square = ex * ex + ey * ey;
      squares[i] = square < squares[i] ? square : squares[i];
    }
}

static void
cover (float *restrict values, const float *restrict squares, const Stroke *stroke)
{
  float outer = stroke->outer, slope = stroke->slope;

  for (int i = 0; i < TILE; i++)
    {
      float value = (outer - sqrtf (squares[i])) * slope;

      values[i] = value > values[i] ? value : values[i];
    }
}

/* What a pen has drawn: its radius changes evenly along the line. */
static void
cover_tapered (float *restrict values, float px, float py, const Segment *self, float hardness)
{
  float dx = (float)self->dx, dy = (float)self->dy, over = (float)self->over;
  float beyond = hardness >= 1 ? 0.5f : 0.0f, softer = 1 - hardness;

  for (int i = 0; i < TILE; i++)
    {
      float qx = px + (float)i;
      float t = (qx * dx + py * dy) * over;
      float ex, ey, radius, soft, value;

      t = t < 0 ? 0 : t;
      t = t > 1 ? 1 : t;
      ex = qx - t * dx;
      ey = py - t * dy;
      radius = self->radius + self->more * t;
      soft = radius * softer;
      soft = soft < 1 ? 1 : soft;
      value = (radius + beyond - sqrtf (ex * ex + ey * ey)) * 255 / soft;
      values[i] = value > values[i] ? value : values[i];
    }
}

/* The values of the pixels of row @y of a tile from @x on; as much as 255 and more is full. */
static void
ask_pixels (const Painting *self, const Tile *tile, int x, int y, float values[TILE])
{
  const Segment *segments = (const Segment *)(gconstpointer)self->segments->data;
  const Stroke  *open = NULL; /* whose squares are not turned into values yet */
  float          squares[TILE];

  for (int i = 0; i < TILE; i++)
    values[i] = 0;
  for (guint k = 0; k < tile->near->len; k++)
    {
      const Segment *segment = &segments[g_array_index (tile->near, guint, k)];
      const Stroke  *stroke = &self->strokes[segment->stroke];
      float          px, py;

      if (y + 0.5 < segment->top || y + 0.5 > segment->bottom)
        continue;
      px = (float)(x + 0.5 - segment->ax);
      py = (float)(y + 0.5 - segment->ay);
      if (stroke->tapered)
        {
          cover_tapered (values, px, py, segment, stroke->hardness);
          continue;
        }
      if (stroke != open)
        {
          if (open != NULL)
            cover (values, squares, open);
          for (int i = 0; i < TILE; i++)
            squares[i] = G_MAXFLOAT;
          open = stroke;
        }
      measure (squares, px, py, (float)segment->dx, (float)segment->dy, (float)segment->over);
    }
  if (open != NULL)
    cover (values, squares, open);
}

static gboolean
is_full (const guint8 *pixels, int n)
{
  for (int i = 0; i < n; i++)
    if (pixels[i] != 255)
      return FALSE;
  return TRUE;
}

/* The rows of a tile from @top to before @bottom, within the plane. */
static void
draw_tile (const Painting *self,
           const RcPlane  *plane,
           const Tile     *tile,
           int             column,
           int             top,
           int             bottom)
{
  int left = MAX (column * TILE, plane->rect.x);
  int right = MIN ((column + 1) * TILE, plane->rect.x + plane->rect.width);
  int skipped = left - column * TILE;

  for (int y = top; y < bottom; y++)
    {
      guint8 *row = plane->data + (gsize)(y - plane->rect.y) * (gsize)plane->rect.width +
                    (left - plane->rect.x);
      float values[TILE];

      if (tile->full)
        {
          memset (row, 255, (gsize)(right - left));
          continue;
        }
      /* Strokes lie over what is there: most of it may be full already. */
      if (is_full (row, right - left))
        continue;
      ask_pixels (self, tile, column * TILE, y, values);
      for (int i = 0; i < right - left; i++)
        {
          float value = values[i + skipped];
          int   level = (int)((value > 255 ? 255 : value) + 0.5f);

          row[i] = (guint8)MAX (row[i], level);
        }
    }
}

/* --- all of them -------------------------------------------------------------------------- */

static void
draw_tile_row (const Painting *self, const RcPlane *plane, Tile *tiles, int row, int first, int end)
{
  const Segment *segments = (const Segment *)(gconstpointer)self->segments->data;
  int            top = MAX (row * TILE, plane->rect.y);
  int            bottom = MIN ((row + 1) * TILE, plane->rect.y + plane->rect.height);

  for (int i = 0; i < end - first; i++)
    {
      tiles[i].full = FALSE;
      g_array_set_size (tiles[i].near, 0);
    }
  for (guint i = 0; i < self->segments->len; i++)
    if (reaches_row (&segments[i], row))
      ask_segment (&segments[i], i, tiles, row, first, end);
  for (int i = 0; i < end - first; i++)
    if (tiles[i].full || tiles[i].near->len > 0)
      draw_tile (self, plane, &tiles[i], first + i, top, bottom);
}

/* Rows of the target that nobody else writes to. */
static void
paint_band (gpointer data, int from, int to)
{
  Painting        *self = data;
  RcPlane          plane = *self->target;
  int              first = tile_of (plane.rect.x);
  int              end = tile_of (plane.rect.x + plane.rect.width - 1) + 1;
  g_autofree Tile *tiles = g_new0 (Tile, end - first);

  plane.rect.y += from;
  plane.rect.height = to - from;
  plane.data += (gsize)from * (gsize)plane.rect.width;
  for (int i = 0; i < end - first; i++)
    tiles[i].near = g_array_new (FALSE, FALSE, sizeof (guint));
  for (int row = tile_of (plane.rect.y); row * TILE < plane.rect.y + plane.rect.height; row++)
    draw_tile_row (self, &plane, tiles, row, first, end);
  for (int i = 0; i < end - first; i++)
    g_array_unref (tiles[i].near);
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
  g_autofree Stroke *all = g_new0 (Stroke, n_strokes);
  Painting           painting = { g_array_new (FALSE, FALSE, sizeof (Segment)), all, target };
  gsize              pixels = (gsize)target->rect.width * (gsize)target->rect.height;

  for (guint i = 0; i < n_strokes; i++)
    add_stroke (&painting, &strokes[i], i);
  if (pixels > 0)
    rc_mask_run_bands (target->rect.height, pixels * n_strokes / STROKES_A_PIXEL, paint_band,
                       &painting);
  g_array_unref (painting.segments);
}
