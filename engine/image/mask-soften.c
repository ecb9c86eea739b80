/* mask-soften.c - what is done to a mask as a whole: feather, growth, smoothing, holes
 *
 * Inside is what is covered by half or more, except where all is grey. Feather and growth work on
 * the exact Euclidean distance to it, so that nothing reaches further than grow + feather. The
 * distance is found by columns, then by rows from the lower envelope of parabolas: Felzenszwalb and
 * Huttenlocher, "Distance Transforms of Sampled Functions", 2012, section 2; in whole numbers, and
 * only as far as it is asked for. Where that is not far, the columns beside each are looked at
 * instead, for many at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-private.h"

#include <math.h>
#include <string.h>

#define FAR        G_MAXUINT16
#define MOST_REACH 20000     /* pixels: more than any frame has */
#define MOST_TABLE (1 << 20) /* squared distances that are worth a table */

/* Distances along the columns. */
typedef struct
{
  const RcPlane *plane;
  gboolean       to_inside;
  int            reach;
  guint16       *distances; /* [height, width] */
} Columns;

/* One more than in the row before, and nothing where it is inside. */
static void
step_down (guint16 *restrict row,
           const guint16 *restrict above,
           const guint8 *restrict pixels,
           guint8 flip,
           int    n)
{
  for (int x = 0; x < n; x++)
    {
      guint16 next = (guint16)(above[x] + (above[x] < FAR - 1));

      row[x] = (pixels[x] ^ flip) >= 128 ? 0 : next;
    }
}

/* No more than one more than in the row below. */
static void
step_up (guint16 *restrict row, const guint16 *restrict below, guint16 reach, int n)
{
  for (int x = 0; x < n; x++)
    {
      guint16 next = (guint16)(below[x] + (below[x] < FAR - 1));
      guint16 least = MIN (row[x], next);

      row[x] = least > reach ? FAR : least;
    }
}

/* Columns @from to @to, downwards and then upwards. */
static void
measure_band (gpointer data, int from, int to)
{
  Columns            *self = data;
  gsize               width = (gsize)self->plane->rect.width;
  int                 height = self->plane->rect.height, n = to - from;
  guint8              flip = self->to_inside ? 0 : 255;
  g_autofree guint16 *outside = g_new (guint16, n);

  for (int x = 0; x < n; x++)
    outside[x] = FAR - 1;
  for (int y = 0; y < height; y++)
    {
      guint16 *row = self->distances + (gsize)y * width + from;

      step_down (row, y > 0 ? row - width : outside, self->plane->data + (gsize)y * width + from,
                 flip, n);
    }
  for (int x = 0; x < n; x++)
    outside[x] = FAR;
  for (int y = height - 1; y >= 0; y--)
    {
      guint16 *row = self->distances + (gsize)y * width + from;

      step_up (row, y + 1 < height ? row + width : outside, (guint16)self->reach, n);
    }
}

/* The distances along each column to the nearest pixel that is inside (or outside), FAR beyond
 * @reach. Returns: (transfer full) (nullable): [height, width] */
static guint16 *
measure_columns (const RcPlane *plane, gboolean to_inside, int reach, GError **error)
{
  Columns columns = { plane, to_inside, reach,
                      rc_mask_allocate (plane->rect, sizeof (guint16), error) };
  gsize   pixels = (gsize)plane->rect.width * (gsize)plane->rect.height;

  if (columns.distances != NULL)
    rc_mask_run_bands (plane->rect.width, pixels, measure_band, &columns);
  return columns.distances;
}

typedef struct
{
  int    *sites;  /* columns whose parabolas form the lower envelope */
  double *starts; /* from where each is the lowest */
  int     n;
} Envelope;

static void
add_site (Envelope *self, const guint16 *column, int q)
{
  double height = (double)column[q] * column[q] + (double)q * q, start = -G_MAXDOUBLE;

  while (self->n > 0)
    {
      int v = self->sites[self->n - 1];

      start = (height - ((double)column[v] * column[v] + (double)v * v)) / (2.0 * (q - v));
      if (start > self->starts[self->n - 1])
        break;
      self->n--;
      start = -G_MAXDOUBLE;
    }
  self->sites[self->n] = q;
  self->starts[self->n++] = start;
}

static void
find_envelope (const guint16 *column, int width, Envelope *envelope)
{
  envelope->n = 0;
  for (int q = 0; q < width; q++)
    {
      int end = q;

      if (column[q] == FAR)
        continue;
      add_site (envelope, column, q);
      if (column[q] != 0)
        continue;
      /* Only the ends of a run of zeros can be nearest to anything beside it. */
      while (end + 1 < width && column[end + 1] == 0)
        end++;
      if (end > q)
        add_site (envelope, column, end);
      q = end;
    }
}

/* The squared distances of one row from its distances by columns; G_MAXUINT32: far. */
static void
measure_row (const guint16 *column, int width, Envelope *envelope, guint32 *squared)
{
  find_envelope (column, width, envelope);
  if (envelope->n == 0)
    {
      memset (squared, 255, (gsize)width * sizeof *squared);
      return;
    }
  for (int q = 0, k = 0; q < width; q++)
    {
      int     v;
      guint32 away, down;

      while (k + 1 < envelope->n && envelope->starts[k + 1] < q)
        k++;
      v = envelope->sites[k];
      away = (guint32)ABS (q - v);
      down = column[v];
      squared[q] = column[q] == 0 ? 0 : away * away + down * down;
    }
}

static double
smooth_step (double t)
{
  t = CLAMP (t, 0, 1);
  return t * t * (3 - 2 * t);
}

/* @signed_distance: pixels from the edge, less than 0 inside */
static guint8
coverage_at (double signed_distance, double grow, double feather)
{
  double beyond = signed_distance - grow;
  double coverage = feather > 0 ? 1 - smooth_step (beyond / feather) : CLAMP (0.5 - beyond, 0, 1);

  return (guint8)(coverage * 255 + 0.5);
}

/* Half a pixel lies between the centre of the last pixel inside and the edge. */
static double
edge_distance (guint32 squared, gboolean inside)
{
  double distance = sqrt ((double)squared) - 0.5;

  return inside ? -distance : distance;
}

typedef struct
{
  double  grow, feather;
  int     reach;
  guint8 *outside; /* by squared distance up to reach²; NULL: too many */
} Softness;

static guint8
soften_outside (const Softness *self, guint32 squared)
{
  if (squared > (guint32)self->reach * (guint32)self->reach)
    return 0;
  return self->outside != NULL
             ? self->outside[squared]
             : coverage_at (edge_distance (squared, FALSE), self->grow, self->feather);
}

static void
softness_init (Softness *self, double grow, double feather)
{
  guint32 n;

  self->grow = grow;
  self->feather = feather;
  /* Beyond, coverage is 0: grow + feather, half a pixel for the edge and half for its softness. */
  self->reach = (int)CLAMP (ceil (MAX (0, grow + feather)) + 1, 1, MOST_REACH);
  n = (guint32)self->reach * (guint32)self->reach + 1;
  self->outside = n <= MOST_TABLE ? g_new (guint8, n) : NULL;
  for (guint32 i = 0; self->outside != NULL && i < n; i++)
    self->outside[i] = coverage_at (edge_distance (i, FALSE), grow, feather);
}

static void
soften_row (const Softness *self, guint8 *row, int width, const guint32 *out, const guint32 *in)
{
  for (int x = 0; x < width; x++)
    {
      guint8 value;

      if (out[x] == 0)
        value = coverage_at (edge_distance (in[x], TRUE), self->grow, self->feather);
      else
        value = soften_outside (self, out[x]);
      row[x] = value;
    }
}

/* --- outwards, a few columns at once -----------------------------------------------------------
 */

/* Pixels up to which this is faster than an envelope; up to 127 twice the square is in 16 bits. */
#define MOST_NARROW 63
#define NOTHING     16500 /* more than any square, also with another added */
#define BLOCK       64    /* columns at once */

static gint16
least_of (const gint16 *squares, int n)
{
  gint16 least = NOTHING;

  for (int x = 0; x < n; x++)
    least = least < squares[x] ? least : squares[x];
  return least;
}

static gint16
most_of (const gint16 squares[BLOCK])
{
  gint16 most = 0;

  for (int x = 0; x < BLOCK; x++)
    most = most > squares[x] ? most : squares[x];
  return most;
}

/* What is @d columns away to both sides. Returns: the most that is left */
static gint16
take_beside (gint16 *restrict best, const gint16 *restrict squares, int d)
{
  gint16 most = 0, beside = (gint16)(d * d);

  for (int x = 0; x < BLOCK; x++)
    {
      gint16 left = squares[x - d], right = squares[x + d];
      gint16 least = (gint16)((left < right ? left : right) + beside);

      best[x] = best[x] < least ? best[x] : least;
      most = most > best[x] ? most : best[x];
    }
  return most;
}

/* @squares: of the distances along the columns. What is @d away counts only for what is farther
 * than that from its own. */
static void
soften_block (const Softness *self, guint8 *row, const gint16 *squares, int n)
{
  gint16 best[BLOCK], most = most_of (squares);
  int    reach = self->reach;

  if (most == 0)
    {
      memset (row, 255, (gsize)n);
      return;
    }
  memcpy (best, squares, sizeof best);
  for (int d = 1; d <= reach && d * d < most; d++)
    most = take_beside (best, squares, d);
  for (int x = 0; x < n; x++)
    {
      guint8 value = best[x] <= reach * reach ? self->outside[best[x]] : 0;

      row[x] = MAX (value, row[x]);
    }
}

/* A row whose distances are short. @squares: [reach + width + BLOCK + reach]: scratch */
static void
soften_narrow (const Softness *self, guint8 *row, const guint16 *column, int width, gint16 *squares)
{
  int reach = self->reach;

  for (int x = 0; x < reach; x++)
    squares[x] = NOTHING;
  squares += reach;
  for (int x = 0; x < width; x++)
    {
      guint16 away = column[x] < MOST_NARROW ? column[x] : MOST_NARROW;

      squares[x] = column[x] > MOST_NARROW ? NOTHING : (gint16)(away * away);
    }
  for (int x = width; x < width + BLOCK + reach; x++)
    squares[x] = NOTHING;
  for (int x = 0; x < width; x += BLOCK)
    if (least_of (squares + x - reach, BLOCK + 2 * reach) < NOTHING)
      soften_block (self, row + x, squares + x, MIN (BLOCK, width - x));
}

/* --- outwards, however far -------------------------------------------------------------------- */

/* One stretch of a row, of which something is near, outwards from what is inside. */
static void
soften_stretch (const Softness *self,
                guint8         *row,
                const guint16  *column,
                int             width,
                Envelope       *envelope)
{
  find_envelope (column, width, envelope);
  for (int q = 0, k = 0; q < width; q++)
    {
      int    v;
      guint8 value;

      if (column[q] == 0)
        {
          row[q] = 255;
          continue;
        }
      while (k + 1 < envelope->n && envelope->starts[k + 1] < q)
        k++;
      v = envelope->sites[k];
      value = soften_outside (self, (guint32)((q - v) * (q - v) + column[v] * column[v]));
      row[q] = MAX (value, row[q]);
    }
}

/* A row, outwards only: what no column is near to for further than the softness reaches is left
 * alone. */
static void
soften_outwards (const Softness *self,
                 guint8         *row,
                 const guint16  *column,
                 int             width,
                 Envelope       *envelope)
{
  int x = 0;

  while (x < width)
    {
      int last, from, to;

      while (x < width && column[x] == FAR)
        x++;
      if (x == width)
        return;
      from = MAX (x - self->reach, 0);
      last = x;
      for (; x < width && x - last <= 2 * self->reach; x++)
        if (column[x] != FAR)
          last = x;
      to = MIN (last + self->reach + 1, width);
      soften_stretch (self, row + from, column + from, to - from, envelope);
      x = to;
    }
}

typedef struct
{
  RcPlane        *plane;
  const Softness *softness;
  const guint16  *outside, *inside; /* inside: nullable */
} Softening;

/* Rows @from to @to. */
static void
soften_band (gpointer data, int from, int to)
{
  Softening          *self = data;
  int                 width = self->plane->rect.width;
  g_autofree guint32 *out = g_new (guint32, width), *in = g_new (guint32, width);
  g_autofree int     *sites = g_new (int, width);
  g_autofree double  *starts = g_new (double, width);
  gboolean            narrow = self->softness->reach <= MOST_NARROW;
  g_autofree gint16  *squares =
      narrow ? g_new (gint16, width + BLOCK + 2 * self->softness->reach) : NULL;
  Envelope envelope = { .sites = sites, .starts = starts };

  for (int y = from; y < to; y++)
    {
      gsize          at = (gsize)y * (gsize)width;
      guint8        *row = self->plane->data + at;
      const guint16 *column = self->outside + at;

      if (self->inside != NULL)
        {
          measure_row (column, width, &envelope, out);
          measure_row (self->inside + at, width, &envelope, in);
          soften_row (self->softness, row, width, out, in);
        }
      else if (narrow)
        soften_narrow (self->softness, row, column, width, squares);
      else
        soften_outwards (self->softness, row, column, width, &envelope);
    }
}

/* Full inside the grown mask, falling to nothing at the feather's end. */
gboolean
rc_plane_soften (RcPlane *plane, double grow, double feather, GError **error)
{
  Softness            softness;
  g_autofree guint16 *outside = NULL, *inside = NULL;
  g_autofree guint8  *table = NULL;
  Softening           softening = { plane, &softness, NULL, NULL };
  gsize               pixels = (gsize)plane->rect.width * (gsize)plane->rect.height;

  softness_init (&softness, grow, feather);
  table = softness.outside;
  softening.outside = outside = measure_columns (plane, TRUE, softness.reach, error);
  if (outside == NULL)
    return FALSE;
  if (grow < 0)
    {
      softening.inside = inside = measure_columns (plane, FALSE, MOST_REACH, error);
      if (inside == NULL)
        return FALSE;
    }
  rc_mask_run_bands (plane->rect.height, pixels, soften_band, &softening);
  return TRUE;
}

/* Outwards from each of some levels as far as that is worth: @plane is covered no less than it was.
 * A feather falls off steeper than what is grey, so few levels do; growth shows their steps. */
static gboolean
widen (RcPlane *plane, double grow, double feather, GError **error)
{
  gsize              n = (gsize)plane->rect.width * (gsize)plane->rect.height;
  g_autofree guint8 *data = rc_mask_allocate (plane->rect, 1, error);
  RcPlane            level = { plane->rect, data };
  int                n_levels = grow > 0 ? 32 : 4;

  if (data == NULL)
    return FALSE;
  for (int k = 1; k <= n_levels; k++)
    {
      guint8 from = (guint8)(255 * k / n_levels);

      /* What the levels below have added is worth less than this one. */
      for (gsize i = 0; i < n; i++)
        data[i] = plane->data[i] >= from ? 255 : 0;
      if (!rc_plane_soften (&level, grow, feather, error))
        return FALSE;
      for (gsize i = 0; i < n; i++)
        plane->data[i] = MAX (plane->data[i], (guint8)((data[i] * from + 127) / 255));
    }
  return TRUE;
}

static void
invert (RcPlane *plane)
{
  gsize n = (gsize)plane->rect.width * (gsize)plane->rect.height;

  for (gsize i = 0; i < n; i++)
    plane->data[i] = 255 - plane->data[i];
}

/* As rc_plane_soften(), for what is covered in part over wide stretches and has no edge where it is
 * half: a gradient stays one. Every edge there is gets a feather as high as it is. */
gboolean
rc_plane_soften_grey (RcPlane *plane, double grow, double feather, GError **error)
{
  if (grow < 0)
    {
      gboolean good;

      invert (plane);
      good = widen (plane, -grow, 0, error);
      invert (plane);
      if (!good)
        return FALSE;
      grow = 0;
    }
  return (grow <= 0 && feather <= 0) || widen (plane, grow, feather, error);
}

/* Fills what is narrower than twice @radius, then takes away what stands out by less; edges that
 * are straight stay. */
gboolean
rc_plane_smooth (RcPlane *plane, double radius, GError **error)
{
  return rc_plane_soften (plane, radius, 0, error) &&
         rc_plane_soften (plane, -2 * radius, 0, error) &&
         rc_plane_soften (plane, radius, 0, error);
}

/* --- holes -------------------------------------------------------------------------------- */

/* Marks what is not inside and hangs together, side by side, with pixel @start. */
static void
flood (const guint8 *pixels, int width, int height, gsize start, guint8 *reached, GArray *stack)
{
  g_array_append_val (stack, start);
  while (stack->len > 0)
    {
      gsize    at = g_array_index (stack, gsize, stack->len - 1);
      int      x = (int)(at % (gsize)width), y = (int)(at / (gsize)width);
      gsize    next[4] = { at - 1, at + 1, at - (gsize)width, at + (gsize)width };
      gboolean there[4] = { x > 0, x + 1 < width, y > 0, y + 1 < height };

      g_array_set_size (stack, stack->len - 1);
      if (reached[at] || pixels[at] >= 128)
        continue;
      reached[at] = 1;
      for (int i = 0; i < 4; i++)
        if (there[i] && !reached[next[i]] && pixels[next[i]] < 128)
          g_array_append_val (stack, next[i]);
    }
}

/* Whether what was reached touches the pixel at a side or a corner. */
static gboolean
is_at_edge (const guint8 *reached, int width, int height, int x, int y)
{
  for (int v = MAX (0, y - 1); v <= MIN (height - 1, y + 1); v++)
    for (int u = MAX (0, x - 1); u <= MIN (width - 1, x + 1); u++)
      if (reached[(gsize)v * width + u])
        return TRUE;
  return FALSE;
}

/* Everything that cannot be reached from the plane's border is inside. */
gboolean
rc_plane_fill_holes (RcPlane *plane, GError **error)
{
  int                width = plane->rect.width, height = plane->rect.height;
  g_autofree guint8 *reached = rc_mask_allocate (plane->rect, 1, error);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (gsize));

  if (reached == NULL)
    return FALSE;
  for (int x = 0; x < width; x++)
    {
      flood (plane->data, width, height, (gsize)x, reached, stack);
      flood (plane->data, width, height, (gsize)(height - 1) * width + x, reached, stack);
    }
  for (int y = 0; y < height; y++)
    {
      flood (plane->data, width, height, (gsize)y * width, reached, stack);
      flood (plane->data, width, height, (gsize)y * width + (width - 1), reached, stack);
    }
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint8 *pixel = &plane->data[(gsize)y * width + x];

        if (*pixel < 255 && !is_at_edge (reached, width, height, x, y))
          *pixel = 255;
      }
  return TRUE;
}
