/* silhouette-explain.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/silhouette-view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_WAYS   6    /* tried for a cell */
#define LEAST_LAYER 0.1  /* of the blocks around the thing: fewer are no layer */
#define LEAST_NEAR  0.05 /* unless they go the way that the camera makes all layers go */
#define WITHIN      1.2  /* cells that a block may be off its layer */
#define APART       3    /* steps between the blocks around the thing */
#define EXACT       2    /* what is explained so well is not explained better */
#define OWN_WAY     3    /* cells off the thing's way: not along with it */
#define NEARER      1.0  /* how much farther than all layers, shares of what lies between them */
#define FAR         1000

/* How what is at the middle of the view goes by @layer. */
static void
find_way (const RcView *view, const RcAffine *layer, double way[2])
{
  double x = view->width / 2.0, y = view->height / 2.0;

  rc_affine_apply (layer, x, y, way);
  way[0] -= x;
  way[1] -= y;
}

/* Whether the next layer differs from the others as they do from one another: where a camera moves
 * past what is nearer and farther, their ways lie on one line. */
static gboolean
is_in_line (const RcView *view, const RcPast *past)
{
  double first[2], way[2], across = 0, along[2] = { 0, 0 };

  find_way (view, &past->layers[0], first);
  for (int k = 1; k < past->n_layers; k++)
    {
      find_way (view, &past->layers[k], way);
      way[0] -= first[0];
      way[1] -= first[1];
      if (hypot (way[0], way[1]) > hypot (along[0], along[1]))
        memcpy (along, way, sizeof along);
    }
  if (hypot (along[0], along[1]) < WITHIN)
    return FALSE;
  find_way (view, &past->layers[past->n_layers], way);
  across = (way[0] - first[0]) * along[1] - (way[1] - first[1]) * along[0];
  return fabs (across) <= WITHIN * hypot (along[0], along[1]);
}

/* The transforms that most of the blocks around the thing agree on, one after the other. What is
 * taken for what is around, but goes along with the thing, is explained by none of them. */
static void
find_layers (const RcView *view, RcPast *past)
{
  g_autofree double *from = g_new (double, 2 * (gsize)past->around->len + 1);
  g_autofree double *to = g_new (double, 2 * (gsize)past->around->len + 1);
  guint              n = 0, all, kept;
  double             share;

  for (guint i = 0; i < past->around->len; i++)
    {
      const RcBlock *block = &g_array_index (past->around, RcBlock, i);

      if (block->cost >= RC_BLOCK_FOUND)
        continue;
      from[2 * n] = block->x;
      from[2 * n + 1] = block->y;
      to[2 * n] = block->x + block->dx;
      to[2 * n + 1] = block->y + block->dy;
      n++;
    }
  all = n;
  past->n_layers = 0;
  while (past->n_layers < RC_VIEW_LAYERS && n >= MAX (6, LEAST_NEAR * all))
    {
      RcAffine *layer = &past->layers[past->n_layers];

      if (!rc_affine_fit (layer, from, to, n, n, WITHIN, &share) || share * n < LEAST_NEAR * all ||
          (share * n < LEAST_LAYER * all && !is_in_line (view, past)))
        break;
      past->n_layers++;
      kept = 0;
      for (guint i = 0; i < n; i++)
        {
          double there[2];

          rc_affine_apply (layer, from[2 * i], from[2 * i + 1], there);
          if (hypot (there[0] - to[2 * i], there[1] - to[2 * i + 1]) <= 1.5 * WITHIN)
            continue;
          memmove (&from[2 * (gsize)kept], &from[2 * (gsize)i], 2 * sizeof *from);
          memmove (&to[2 * (gsize)kept], &to[2 * (gsize)i], 2 * sizeof *to);
          kept++;
        }
      n = kept;
    }
}

/* Whether what is at @x, @y and goes by @dx, @dy does so as what is around the thing does: as one
 * of the layers, or between two of them, as what is nearer than the one and farther than the other.
 * What is nearer than all goes farther: @beyond them, shares of what lies between them. */
static gboolean
goes_along (const RcPast *past, int x, int y, int dx, int dy, double beyond)
{
  double least[2] = { FAR, FAR }, most[2] = { -FAR, -FAR };

  for (int k = 0; k < past->n_layers; k++)
    {
      double to[2];

      rc_affine_apply (&past->layers[k], x, y, to);
      least[0] = MIN (least[0], to[0] - x - WITHIN);
      least[1] = MIN (least[1], to[1] - y - WITHIN);
      most[0] = MAX (most[0], to[0] - x + WITHIN);
      most[1] = MAX (most[1], to[1] - y + WITHIN);
    }
  for (int k = 0; k < 2; k++)
    {
      double more = beyond * MAX (0, most[k] - least[k] - 2 * WITHIN);

      least[k] -= more;
      most[k] += more;
    }
  return dx >= least[0] && dx <= most[0] && dy >= least[1] && dy <= most[1];
}

static gboolean
goes_with_thing (const RcView *view, int dx, int dy)
{
  return MAX (abs (dx - view->way[0]), abs (dy - view->way[1])) < OWN_WAY;
}

gboolean
rc_view_goes_around (const RcView *self, int x, int y, int dx, int dy)
{
  return !goes_with_thing (self, dx, dy) && goes_along (&self->pasts[0], x, y, dx, dy, NEARER);
}

/* Of the blocks around the thing those that go as the others do. */
static void
keep_going_along (const RcView *view, RcPast *past)
{
  guint kept = 0;

  for (guint i = 0; i < past->around->len; i++)
    {
      RcBlock block = g_array_index (past->around, RcBlock, i);

      if (goes_along (past, block.x, block.y, block.dx, block.dy,
                      goes_with_thing (view, block.dx, block.dy) ? 0 : NEARER))
        g_array_index (past->around, RcBlock, kept++) = block;
    }
  g_array_set_size (past->around, kept);
}

/* The ways of the blocks of one part, by where they lead. */
typedef struct
{
  int     across, down;
  guint8 *n;         /* [down, across] */
  gint16 (*ways)[2]; /* [down, across, MOST_WAYS] */
} Ways;

static void
ways_clear (Ways *self)
{
  g_free (self->n);
  g_free (self->ways);
}

static void
ways_init (Ways *self, const RcView *view, const GArray *blocks)
{
  gsize cells;

  self->across = (view->width + RC_BLOCK_STEP - 1) / RC_BLOCK_STEP;
  self->down = (view->height + RC_BLOCK_STEP - 1) / RC_BLOCK_STEP;
  cells = (gsize)self->across * (gsize)self->down;
  self->n = g_malloc0 (cells);
  self->ways = g_malloc0_n (cells * MOST_WAYS, sizeof *self->ways);
  for (guint i = 0; i < blocks->len; i++)
    {
      const RcBlock *block = &g_array_index (blocks, RcBlock, i);
      int            x = block->x + block->dx, y = block->y + block->dy;

      for (int v = y - RC_BLOCK_STEP; v <= y + RC_BLOCK_STEP; v += RC_BLOCK_STEP)
        for (int u = x - RC_BLOCK_STEP; u <= x + RC_BLOCK_STEP; u += RC_BLOCK_STEP)
          {
            int      cell = v / RC_BLOCK_STEP * self->across + u / RC_BLOCK_STEP;
            gboolean known = FALSE;

            if (u < 0 || v < 0 || u >= view->width || v >= view->height ||
                self->n[cell] == MOST_WAYS)
              continue;
            for (int k = 0; k < self->n[cell]; k++)
              known = known || (self->ways[cell * MOST_WAYS + k][0] == block->dx &&
                                self->ways[cell * MOST_WAYS + k][1] == block->dy);
            if (known)
              continue;
            self->ways[cell * MOST_WAYS + self->n[cell]][0] = (gint16)block->dx;
            self->ways[cell * MOST_WAYS + self->n[cell]][1] = (gint16)block->dy;
            self->n[cell]++;
          }
    }
}

/* A part of a picture before, that may be what is seen next. */
typedef struct
{
  const RcView *view;
  const RcPast *past;
  guint8        part;
  Ways          ways;
} Source;

/* How much the cell and its neighbours differ from those of the part they would come from. */
static int
compare_cells (const Source *self, int x, int y, int from_x, int from_y)
{
  static const int near[5][2] = { { 0, 0 }, { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
  const RcView    *view = self->view;
  int              sum = 0, n = 0;

  for (int i = 0; i < 5; i++)
    {
      int u = x + near[i][0], v = y + near[i][1], p = from_x + near[i][0], q = from_y + near[i][1];
      const guint8 *a, *b;

      if (u < 0 || v < 0 || u >= view->width || v >= view->height || p < 0 || q < 0 ||
          p >= view->width || q >= view->height ||
          self->past->parts[q * view->width + p] != self->part)
        {
          if (i == 0)
            return RC_VIEW_UNSEEN;
          continue;
        }
      a = view->to->data + (gsize)v * view->to->stride + 4 * (gsize)u;
      b = self->past->from->data + (gsize)q * self->past->from->stride + 4 * (gsize)p;
      sum += (abs (a[0] - b[0]) + abs (a[1] - b[1]) + abs (a[2] - b[2])) * (i == 0 ? 2 : 1);
      n += i == 0 ? 2 : 1;
    }
  return MIN (RC_VIEW_UNSEEN, sum / (3 * n));
}

/* The best of coming from @from_x, @from_y, or a cell beside it, if that is better than @best. */
static int
compare_around (const Source *self, int x, int y, int from_x, int from_y, int best)
{
  static const int jitter[9][2] = { { 0, 0 }, { 1, 0 },  { -1, 0 }, { 0, 1 },  { 0, -1 },
                                    { 1, 1 }, { -1, 1 }, { 1, -1 }, { -1, -1 } };

  for (int j = 0; j < 9 && best > EXACT; j++)
    {
      int cost = compare_cells (self, x, y, from_x + jitter[j][0], from_y + jitter[j][1]);

      best = MIN (best, cost + (j > 0));
    }
  return best;
}

/* As the blocks go, if that is better than @best. */
static int
explain_by_blocks (const Source *self, int x, int y, int best)
{
  const Ways *ways = &self->ways;
  int         cell = y / RC_BLOCK_STEP * ways->across + x / RC_BLOCK_STEP;

  for (int k = 0; k < ways->n[cell]; k++)
    best = compare_around (self, x, y, x - ways->ways[cell * MOST_WAYS + k][0],
                           y - ways->ways[cell * MOST_WAYS + k][1], best);
  return best;
}

/* As the layers go, too. */
static int
explain_by_layers (const Source *self, int x, int y, int best)
{
  for (int i = 0; i < self->past->n_layers; i++)
    {
      RcAffine back;
      double   from[2];

      if (!rc_affine_invert (&self->past->layers[i], &back))
        continue;
      rc_affine_apply (&back, x, y, from);
      best = compare_around (self, x, y, (int)lround (from[0]), (int)lround (from[1]), best);
    }
  return explain_by_blocks (self, x, y, best);
}

static void
source_init (Source *self, const RcView *view, int past, guint8 part)
{
  *self = (Source){ .view = view, .past = &view->pasts[past], .part = part };
  ways_init (&self->ways, view, part == RC_PART_IN ? view->blocks : self->past->around);
}

void
rc_view_explain (const RcView *self, const guint8 *where, guint8 *costs)
{
  Source thing, around[RC_VIEW_PASTS];

  source_init (&thing, self, 0, RC_PART_IN);
  for (int i = 0; i < self->n_pasts; i++)
    source_init (&around[i], self, i, RC_PART_OUT);
  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      {
        int     best = RC_VIEW_UNSEEN;
        guint8 *cost = &costs[RC_N_PARTS * (y * self->width + x)];

        if (!where[y * self->width + x])
          continue;
        for (int i = 0; i < self->n_pasts && best > EXACT; i++)
          best = explain_by_layers (&around[i], x, y, best);
        cost[RC_PART_OUT] = (guint8)best;
        cost[RC_PART_IN] = (guint8)explain_by_blocks (&thing, x, y, RC_VIEW_UNSEEN);
      }
  for (int i = 0; i < self->n_pasts; i++)
    ways_clear (&around[i].ways);
  ways_clear (&thing.ways);
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *)a - *(const int *)b;
}

/* Where most of the thing goes. */
static void
find_own_way (RcView *self)
{
  guint           n = self->blocks->len;
  g_autofree int *ways = g_new (int, n + 1);

  for (int k = 0; k < 2; k++)
    {
      for (guint i = 0; i < n; i++)
        ways[i] = k == 0 ? g_array_index (self->blocks, RcBlock, i).dx
                         : g_array_index (self->blocks, RcBlock, i).dy;
      qsort (ways, n, sizeof *ways, compare_ints);
      self->way[k] = n > 0 ? ways[n / 2] : 0;
    }
}

void
rc_view_follow (RcView *self, const int way[2])
{
  static const int nowhere[2] = { 0, 0 };
  RcBlockPair      last = { self->pasts[0].from, self->to, self->pasts[0].parts };

  self->blocks = rc_blocks_follow (&last, RC_PART_IN, 1, way);
  find_own_way (self);
  for (int i = 0; i < self->n_pasts; i++)
    {
      RcPast     *past = &self->pasts[i];
      RcBlockPair pair = { past->from, self->to, past->parts };

      past->around = rc_blocks_follow (&pair, RC_PART_OUT, APART, nowhere);
      find_layers (self, past);
      keep_going_along (self, past);
    }
}

void
rc_view_find_move (const RcView *self, double move[2])
{
  double x = self->width / 2.0, y = self->height / 2.0, to[2] = { x, y };

  if (self->pasts[0].n_layers > 0)
    rc_affine_apply (&self->pasts[0].layers[0], x, y, to);
  move[0] = (to[0] - x) / self->scale;
  move[1] = (to[1] - y) / self->scale;
}
