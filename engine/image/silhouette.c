/* silhouette.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/silhouette.h"

#include "engine/image/colour-cut.h"
#include "engine/image/silhouette-view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BAND     22 /* cells from the outline, in which the cut decides */
#define CERTAIN  1e4f
#define EVEN     10.0  /* by how much one explains better, to count fully */
#define EXPLAINS 7.0   /* how much it counts */
#define COLOURS  1.6   /* how much the colours count */
#define LEARNS   0.05  /* how much of what is around now is learned from each picture */
#define SO_FAR   0.8   /* how much that counts, against what is around now */
#define DOUBT    1.0   /* how much more, where neither explains it */
#define PRIOR    0.25  /* a cell away from where the outline was led */
#define EDGED    1.5   /* by how much edges on the outline exceed those beside it */
#define PIECE    0.02  /* of the thing: what lies apart and is smaller is none of it */
#define STRAY    0.6   /* of a piece that lies apart: goes with what is around the thing */
#define GAP      4     /* cells between it and the rest */
#define HOLE     0.002 /* of the thing: smaller is none */
#define PLAIN    6     /* by how much one explains a cell better, to be plain */
#define OUT      RC_PART_OUT
#define IN       RC_PART_IN

/* How long older pictures are kept: what is hidden for a while is known when it is seen again. */
static const int spans[RC_VIEW_PASTS - 1] = { 7, 19 };

static const RcAffine still = { { 1, 0, 0, 0, 1, 0 } };

typedef struct
{
  RcFrame *picture, *coverage;
  double   moved[2]; /* how far what is around the thing has gone since, pixels */
} Memory;

struct _RcSilhouette
{
  Memory   memories[RC_VIEW_PASTS]; /* the last picture first */
  int      n_followed;
  gboolean in_pieces;                       /* the thing at first: each may go its own way */
  double   colours[RC_N_PARTS][RC_CUT_ALL]; /* of the thing at first, of what is around it so far */
};

/* --- where the blocks lead ---------------------------------------------------------------- */

/* Each cell of the thing goes along with its block; what is torn open between is closed. @stray:
 * (out): [height, width]: which go along with what is around the thing. Returns: (transfer full):
 * [height, width] */
static guint8 *
lead (const RcView *self, guint8 *stray)
{
  int                width = self->width, height = self->height, across;
  guint8            *led = NULL;
  g_autofree guint8 *grown = NULL;

  led = g_malloc0 ((gsize)width * (gsize)height);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const RcBlock *block = &g_array_index (self->blocks, RcBlock, i);
      gboolean       away = rc_view_goes_around (self, block->x, block->y, block->dx, block->dy);

      for (int v = block->y - RC_BLOCK_STEP / 2; v < block->y + RC_BLOCK_STEP / 2; v++)
        for (int u = block->x - RC_BLOCK_STEP / 2; u < block->x + RC_BLOCK_STEP / 2; u++)
          {
            int x = u + block->dx, y = v + block->dy;

            if (u < width && v < height && self->pasts[0].parts[v * width + u] == IN && x >= 0 &&
                y >= 0 && x < width && y < height)
              {
                led[y * width + x] = IN;
                stray[y * width + x] = (guint8)away;
              }
          }
    }
  grown = g_memdup2 (led, (gsize)width * (gsize)height);
  for (int y = 1; y + 1 < height; y++)
    for (int x = 1; x + 1 < width; x++)
      {
        int i = y * width + x;

        across = (led[i - 1] && led[i + 1]) || (led[i - width] && led[i + width]);
        if (across)
          grown[i] = IN;
      }
  memcpy (led, grown, (gsize)width * (gsize)height);
  return led;
}

/* --- the cut ------------------------------------------------------------------------------ */

/* Of the thing as it is now and was at first; of what is around it as it was so far, too, which a
 * limb that was taken for it does not change at once. */
static void
mix_colours (RcSilhouette *self, const RcView *view, double *in, double *out)
{
  rc_cut_count_colours (view->pasts[0].from, view->pasts[0].parts, IN, in);
  rc_cut_count_colours (view->pasts[0].from, view->pasts[0].parts, OUT, out);
  for (int i = 0; i < RC_CUT_ALL; i++)
    {
      double *so_far = &self->colours[OUT][i];

      *so_far += LEARNS * (out[i] - *so_far);
      out[i] += SO_FAR * (*so_far - out[i]);
      in[i] = (in[i] + self->colours[IN][i]) / 2;
    }
}

/* @distance: to where the outline was led. @bound: (out): cells that the cut is about */
static void
set_cells (RcSilhouette *self,
           const RcView *view,
           const int    *distance,
           RcGraphCut   *cut,
           guint8       *bound,
           guint8       *costs)
{
  int                n = view->width * view->height;
  g_autofree double *in = g_new (double, RC_CUT_ALL), *out = g_new (double, RC_CUT_ALL);

  mix_colours (self, view, in, out);
  for (int i = 0; i < n; i++)
    bound[i] = abs (distance[i]) <= BAND;
  rc_view_explain (view, bound, costs);
  for (int i = 0; i < n; i++)
    {
      int           x = i % view->width, y = i / view->width, d = distance[i];
      const guint8 *pixel = view->to->data + (gsize)y * view->to->stride + 4 * (gsize)x;
      const guint8 *by = &costs[RC_N_PARTS * i];
      double        ratio = log (in[rc_cut_bin (pixel)] / out[rc_cut_bin (pixel)]);
      double        weight = COLOURS + DOUBT * MIN (by[IN], by[OUT]) / RC_VIEW_UNSEEN;

      if (bound[i])
        rc_graph_cut_set_cell (cut, x, y,
                               (float)(EXPLAINS * CLAMP ((by[IN] - by[OUT]) / EVEN, -1, 1) -
                                       weight * CLAMP (ratio, -6, 6) + PRIOR * CLAMP (d, -12, 12)),
                               0);
      else if (abs (d) == BAND + 1)
        {
          bound[i] = TRUE;
          rc_graph_cut_set_cell (cut, x, y, d > 0 ? CERTAIN : 0, d > 0 ? 0 : CERTAIN);
        }
    }
}

/* @piece: (out): the cells that hang together with @first and are of its part; they become @seen.
 */
static void
find_piece (const guint8 *parts, int width, int height, int first, guint8 *seen, GArray *piece)
{
  guint8 value = parts[first];

  g_array_set_size (piece, 0);
  g_array_append_val (piece, first);
  seen[first] = 1;
  for (guint k = 0; k < piece->len; k++)
    {
      int      here = g_array_index (piece, int, k), x = here % width;
      int      next[4] = { here - 1, here + 1, here - width, here + width };
      gboolean there[4] = { x > 0, x + 1 < width, here >= width, here + width < width * height };

      for (int j = 0; j < 4; j++)
        if (there[j] && !seen[next[j]] && parts[next[j]] == value)
          {
            seen[next[j]] = 1;
            g_array_append_val (piece, next[j]);
          }
    }
}

/* Pieces of @value that are smaller than @least become the other. */
static void
clear_specks (guint8 *parts, int width, int height, guint8 value, int least)
{
  g_autoptr (GArray) piece = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree guint8 *seen = g_malloc0 ((gsize)width * (gsize)height);

  for (int i = 0; i < width * height; i++)
    {
      if (seen[i] || parts[i] != value)
        continue;
      find_piece (parts, width, height, i, seen, piece);
      for (guint k = 0; (int)piece->len < least && k < piece->len; k++)
        parts[g_array_index (piece, int, k)] = value == IN ? OUT : IN;
    }
}

static gboolean
is_in_pieces (const guint8 *parts, int width, int height)
{
  g_autoptr (GArray) piece = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree guint8 *seen = g_malloc0 ((gsize)width * (gsize)height);
  guint              all = 0, most = 0;

  for (int i = 0; i < width * height; i++)
    if (!seen[i] && parts[i] == IN)
      {
        find_piece (parts, width, height, i, seen, piece);
        all += piece->len;
        most = MAX (most, piece->len);
      }
  return all - most > PIECE * all;
}

/* Whether a piece lies apart from the rest, and most of it is @stray. */
static gboolean
is_stray (const RcView *view,
          const guint8 *inside,
          int           area,
          const GArray *piece,
          const guint8 *stray)
{
  g_autofree guint8 *rest = NULL;
  g_autofree int    *distance = NULL;
  int                near = G_MAXINT;
  guint              n = 0;

  for (guint i = 0; i < piece->len; i++)
    n += stray[g_array_index (piece, int, i)];
  if (n <= STRAY * piece->len || 2 * (int)piece->len > area)
    return FALSE;
  rest = g_memdup2 (inside, (gsize)view->width * (gsize)view->height);
  for (guint i = 0; i < piece->len; i++)
    rest[g_array_index (piece, int, i)] = OUT;
  distance = rc_view_distance (view, rest);
  for (guint i = 0; i < piece->len; i++)
    near = MIN (near, distance[g_array_index (piece, int, i)]);
  return near >= GAP;
}

/* What lies apart and goes along with what is around the thing was taken for it by mistake. */
static void
clear_strays (const RcView *view, guint8 *inside, int area, const guint8 *stray)
{
  g_autoptr (GArray) piece = g_array_new (FALSE, FALSE, sizeof (int));
  int                n = view->width * view->height;
  g_autofree guint8 *seen = g_malloc0 ((gsize)n);

  for (int i = 0; i < n; i++)
    {
      if (seen[i] || inside[i] != IN)
        continue;
      find_piece (inside, view->width, view->height, i, seen, piece);
      if (is_stray (view, inside, area, piece, stray))
        for (guint k = 0; k < piece->len; k++)
          inside[g_array_index (piece, int, k)] = OUT;
    }
}

/* @costs: (out): as rc_view_explain() says */
static void
cut_out (RcSilhouette *self,
         const RcView *view,
         const guint8 *led,
         const guint8 *stray,
         guint8       *inside,
         guint8       *costs)
{
  int                    n = view->width * view->height, area = 0;
  g_autoptr (RcGraphCut) cut = rc_graph_cut_new (view->width, view->height);
  g_autofree guint8     *bound = g_malloc0 ((gsize)n);
  g_autofree int        *distance = rc_view_distance (view, led);

  set_cells (self, view, distance, cut, bound, costs);
  rc_cut_set_bonds (cut, view->to, bound);
  rc_graph_cut_solve (cut, inside);
  for (int i = 0; i < n; i++)
    {
      if (!bound[i])
        inside[i] = distance[i] < 0;
      area += inside[i];
    }
  clear_specks (inside, view->width, view->height, IN, (int)(PIECE * area));
  clear_specks (inside, view->width, view->height, OUT, (int)(HOLE * area));
  if (!self->in_pieces)
    clear_strays (view, inside, area, stray);
}

/* --- following ---------------------------------------------------------------------------- */

/* The share of the thing's blocks that were found again. */
static double
count_found (const RcView *view)
{
  guint found = 0, n = view->blocks->len;

  for (guint i = 0; i < n; i++)
    found += g_array_index (view->blocks, RcBlock, i).cost < RC_BLOCK_FOUND;
  return n > 0 ? (double)found / n : 0;
}

/* What was of the whole and plainly is not, and the other way round: the lesser of the two, as what
 * only goes is hidden, and what only comes is something else. Share of the whole. */
static double
find_apart (const RcView *view, const guint8 *inside, const guint8 *costs, const RcFrame *whole)
{
  int gone = 0, come = 0, all = 0;

  for (int y = 0; y < view->height; y++)
    for (int x = 0; x < view->width; x++)
      {
        int           i = y * view->width + x;
        int           px = view->rect.x + (int)((x + 0.5) / view->scale);
        int           py = view->rect.y + (int)((y + 0.5) / view->scale);
        const guint8 *by = &costs[RC_N_PARTS * i];
        gboolean      was = whole->data[(gsize)MIN (py, whole->height - 1) * whole->stride +
                                   (gsize)MIN (px, whole->width - 1)] >= 128;

        all += was;
        gone += was && !inside[i] && by[OUT] + PLAIN <= by[IN];
        come += !was && inside[i] && by[IN] + PLAIN <= by[OUT];
      }
  return all > 0 ? (double)MIN (gone, come) / all : 0;
}

static RcFrame *
paste (const RcView *view, const guint8 *inside, const RcFrame *coverage, GError **error)
{
  g_autoptr (RcFrame) small = rc_frame_new (view->width, view->height, RC_FRAME_GRAY8, error);
  g_autoptr (RcFrame) piece = NULL;
  RcFrame            *result;

  if (small == NULL)
    return NULL;
  for (int y = 0; y < view->height; y++)
    for (int x = 0; x < view->width; x++)
      small->data[(gsize)y * small->stride + (gsize)x] = inside[y * view->width + x] ? 255 : 0;
  piece = rc_frame_scale (small, view->rect.width, view->rect.height, error);
  result = piece != NULL ? rc_frame_new (coverage->width, coverage->height, RC_FRAME_GRAY8, error)
                         : NULL;
  if (result == NULL)
    return NULL;
  memset (result->data, 0, result->stride * (gsize)result->height);
  for (int y = 0; y < view->rect.height; y++)
    memcpy (result->data + (gsize)(y + view->rect.y) * result->stride + view->rect.x,
            piece->data + (gsize)y * piece->stride, (gsize)view->rect.width);
  return result;
}

static void
memory_set (Memory *self, const RcFrame *picture, const RcFrame *coverage)
{
  RcFrame *was[2] = { self->picture, self->coverage };

  *self =
      (Memory){ rc_frame_ref ((RcFrame *)picture), rc_frame_ref ((RcFrame *)coverage), { 0, 0 } };
  for (int i = 0; i < 2; i++)
    if (was[i] != NULL)
      rc_frame_unref (was[i]);
}

/* @next is the last picture from now on, and the others are older by @move. */
static void
remember (RcSilhouette *self, const RcFrame *next, const RcFrame *coverage, const double move[2])
{
  for (int i = 1; i < RC_VIEW_PASTS; i++)
    {
      Memory *memory = &self->memories[i];

      if (self->n_followed % spans[i - 1] == 0)
        memory_set (memory, self->memories[0].picture, self->memories[0].coverage);
      memory->moved[0] += move[0];
      memory->moved[1] += move[1];
    }
  memory_set (&self->memories[0], next, coverage);
  self->n_followed++;
}

/* Errors: RC_ERROR_NO_MEMORY */
static gboolean
look (const RcSilhouette *self,
      RcView             *view,
      const RcFrame      *next,
      const RcAffine     *guess,
      GError            **error)
{
  if (!rc_view_init (view, self->memories[0].coverage, next, guess, error))
    return FALSE;
  for (int i = 0; i < RC_VIEW_PASTS; i++)
    if (self->memories[i].picture != NULL &&
        !rc_view_add_past (view, self->memories[i].picture, self->memories[i].coverage,
                           self->memories[i].moved, error))
      return FALSE;
  return TRUE;
}

static void
find_way (const RcView *view, const RcAffine *guess, int way[2])
{
  double x = view->rect.x + view->rect.width / 2.0, y = view->rect.y + view->rect.height / 2.0;
  double to[2];

  rc_affine_apply (guess, x, y, to);
  way[0] = (int)lround (CLAMP (to[0] - x, -view->rect.width, view->rect.width) * view->scale);
  way[1] = (int)lround (CLAMP (to[1] - y, -view->rect.height, view->rect.height) * view->scale);
}

RcFrame *
rc_silhouette_follow (RcSilhouette     *self,
                      const RcFrame    *next,
                      const RcAffine   *guess,
                      const RcFrame    *whole,
                      RcSilhouetteSeen *seen,
                      GError          **error)
{
  RcView   view = { 0 };
  RcFrame *result = NULL;

  if (look (self, &view, next, guess, error))
    {
      g_autofree guint8 *inside = g_malloc0 ((gsize)view.width * (gsize)view.height), *led = NULL;
      g_autofree guint8 *costs = g_malloc0 ((gsize)view.width * (gsize)view.height * RC_N_PARTS);
      g_autofree guint8 *stray = g_malloc0 ((gsize)view.width * (gsize)view.height);
      double             move[2];
      int                way[2];

      find_way (&view, guess, way);
      rc_view_follow (&view, way);
      rc_view_find_move (&view, move);
      led = lead (&view, stray);
      cut_out (self, &view, led, stray, inside, costs);
      *seen = (RcSilhouetteSeen){
        .sure = count_found (&view),
        .apart = whole != NULL ? find_apart (&view, inside, costs, whole) : 0,
      };
      result = paste (&view, inside, next, error);
      if (result != NULL)
        remember (self, next, result, move);
    }
  rc_view_clear (&view);
  return result;
}

RcSilhouette *
rc_silhouette_new (const RcFrame *picture, const RcFrame *coverage, GError **error)
{
  RcSilhouette *self = g_new0 (RcSilhouette, 1);
  RcView        view = { 0 };

  memory_set (&self->memories[0], picture, coverage);
  if (!look (self, &view, picture, &still, error))
    g_clear_pointer (&self, rc_silhouette_free);
  else
    {
      const RcPast *past = &view.pasts[0];

      self->in_pieces = is_in_pieces (past->parts, view.width, view.height);
      for (int part = 0; part < RC_N_PARTS; part++)
        rc_cut_count_colours (past->from, past->parts, (guint8)part, self->colours[part]);
    }
  rc_view_clear (&view);
  return self;
}

void
rc_silhouette_free (RcSilhouette *self)
{
  for (int i = 0; i < RC_VIEW_PASTS; i++)
    {
      g_clear_pointer (&self->memories[i].picture, rc_frame_unref);
      g_clear_pointer (&self->memories[i].coverage, rc_frame_unref);
    }
  g_free (self);
}

/* How much a cell differs from those to its right and below it. */
static int
find_edge (const RcFrame *picture, int x, int y)
{
  const guint8 *here = picture->data + (gsize)y * picture->stride + 4 * (gsize)x;
  int           sum = 0;

  for (int c = 0; c < 3; c++)
    sum += abs (here[4 + c] - here[c]) + abs (here[picture->stride + (gsize)c] - here[c]);
  return sum;
}

gboolean
rc_silhouette_is_edged (const RcSilhouette *self)
{
  RcView          view = { 0 };
  g_autofree int *distance = NULL;
  double          sum[2] = { 0, 0 }, n[2] = { 0, 0 };

  if (look (self, &view, self->memories[0].picture, &still, NULL))
    distance = rc_view_distance (&view, view.pasts[0].parts);
  for (int y = 0; distance != NULL && y + 1 < view.height; y++)
    for (int x = 0; x + 1 < view.width; x++)
      {
        int d = abs (distance[y * view.width + x]), beside = d >= 4 && d <= 8;

        if (d > 1 && !beside)
          continue;
        sum[beside] += find_edge (view.to, x, y);
        n[beside]++;
      }
  rc_view_clear (&view);
  return n[0] > 0 && n[1] > 0 && sum[0] / n[0] >= EDGED * MAX (1, sum[1] / n[1]);
}
