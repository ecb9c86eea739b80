/* seam.c
 *
 * The membrane is solved from coarse to fine, some rounds of Gauss and Seidel on each level: F. A.
 * Bornemann, P. Deuflhard, The Cascadic Multigrid Method for Elliptic Problems (1996).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/seam.h"

#include <math.h>
#include <string.h>

#define RIM        150 /* rims down a frame: how thick what is measured along the mask's edge is */
#define MOST       48.0f  /* levels: what differs more there is another thing, not another light */
#define CORE       0.996f /* of the fullest coverage: not touched within the feather */
#define SCREEN     4.0f   /* next to the core */
#define REACH      3.0f   /* lengths down a frame over which a whole mask forgets its edge */
#define COARSEST   12     /* pixels of the longer side */
#define ROUNDS     14     /* on each level */
#define MOST_FIRST 160    /* on the coarsest */
#define STEEP      4      /* how fast hardened coverage is full */
#define CROSSED    0.2f /* of the rim that may be another thing, before one picture shines through */
#define ALL_OF_IT  0.6f /* of the rim: all of it does */

/* What is known of a pixel. */
enum
{
  OUTSIDE,
  FREE,
  FIXED,
};

typedef struct _Level Level;
struct _Level
{
  int     width, height;
  guint8 *kind;
  float  *screen; /* per pixel */
  float (*u)[3];  /* levels */
  Level *coarse;
};

static Level *
level_new (int width, int height)
{
  Level *self = g_new0 (Level, 1);
  gsize  n = (gsize)width * (gsize)height;

  self->width = width;
  self->height = height;
  self->kind = g_new0 (guint8, n);
  self->screen = g_new0 (float, n);
  self->u = g_malloc0_n (n, sizeof *self->u);
  return self;
}

static void
level_free (Level *self)
{
  g_clear_pointer (&self->coarse, level_free);
  g_free (self->kind);
  g_free (self->screen);
  g_free (self->u);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Level, level_free)

static gsize
at (const Level *self, int x, int y)
{
  return (gsize)y * (gsize)self->width + (gsize)x;
}

/* --- what the edge says --------------------------------------------------------------------- */

static int
coverage_at (const RcFrame *mask, int x, int y)
{
  return mask->data[(gsize)y * mask->stride + (gsize)x];
}

static int
most_coverage (const RcFrame *mask)
{
  int most = 0;

  for (int y = 0; y < mask->height; y++)
    for (int x = 0; x < mask->width; x++)
      most = MAX (most, coverage_at (mask, x, y));
  return most;
}

/* How far each pixel of the level is from the outside of the mask, in squares, up to 255; the
 * frame's edge is no outside. */
static guint8 *
find_depths (const RcFrame *mask, RcRect area)
{
  guint8 *depth = g_malloc ((gsize)area.width * (gsize)area.height);

  for (int pass = 0; pass < 2; pass++)
    for (int k = 0; k < area.height; k++)
      for (int i = 0; i < area.width; i++)
        {
          int     x = pass == 0 ? i : area.width - 1 - i, y = pass == 0 ? k : area.height - 1 - k;
          int     step = pass == 0 ? -1 : 1;
          guint8 *to = &depth[(gsize)y * (gsize)area.width + (gsize)x];
          int     least = pass == 0 ? 255 : *to;

          if (coverage_at (mask, area.x + x, area.y + y) == 0)
            {
              *to = 0;
              continue;
            }
          for (int n = 0; n < 4; n++)
            {
              static const int ways[4][2] = { { 1, 0 }, { 0, 1 }, { 1, 1 }, { -1, 1 } };
              int              nx = x + ways[n][0] * step, ny = y + ways[n][1] * step;

              if (nx >= 0 && ny >= 0 && nx < area.width && ny < area.height)
                least = MIN (least, depth[(gsize)ny * (gsize)area.width + (gsize)nx] + 1);
            }
          *to = (guint8)MIN (least, 255);
        }
  return depth;
}

/* Means over squares of 2 @by + 1 along a line of sums. */
static void
blur_line (float *line, int n, gsize step, int by, double *sums)
{
  sums[0] = 0;
  for (int i = 0; i < n; i++)
    sums[i + 1] = sums[i] + line[(gsize)i * step];
  for (int i = 0; i < n; i++)
    line[(gsize)i * step] = (float)(sums[MIN (i + by + 1, n)] - sums[MAX (i - by, 0)]);
}

static void
blur (float *values, int width, int height, int by, double *sums)
{
  for (int round = 0; round < 2; round++)
    {
      for (int y = 0; y < height; y++)
        blur_line (values + (gsize)y * (gsize)width, width, 1, by, sums);
      for (int x = 0; x < width; x++)
        blur_line (values + x, height, (gsize)width, by, sums);
    }
}

/* By how much the base is lighter than the patch at a pixel of the level. Returns: FALSE if it is
 * another thing */
static gboolean
differs_by (const RcFrame *base, const RcFrame *patch, RcRect area, int x, int y, float by[3])
{
  const guint8 *below = base->data + (gsize)(area.y + y) * base->stride + (gsize)(area.x + x) * 4;
  const guint8 *above = patch->data + (gsize)y * patch->stride + (gsize)x * 4;

  for (int c = 0; c < 3; c++)
    {
      by[c] = (float)(below[c] - above[c]);
      if (fabsf (by[c]) > MOST)
        return FALSE;
    }
  return TRUE;
}

/* By how much the base differs from the patch along the edge: of a pixel the mean of the rim
 * around it, so that neither grain nor a leaf makes a streak, nor one frame another one. Where
 * another thing crosses the edge, the edge says nothing. */
static void
measure_rim (Level         *level,
             const RcFrame *base,
             const RcFrame *patch,
             RcRect         area,
             const guint8  *depth,
             int            rim)
{
  gsize              n = (gsize)level->width * (gsize)level->height;
  g_autofree double *sums = g_new (double, MAX (level->width, level->height) + 1);
  g_autofree float  *weight = g_new0 (float, n);
  float             *value[3];

  for (int c = 0; c < 3; c++)
    value[c] = g_new0 (float, n);
  for (int y = 0; y < level->height; y++)
    for (int x = 0; x < level->width; x++)
      {
        gsize i = at (level, x, y);
        float by[3];

        if (depth[i] == 0 || depth[i] > rim || !differs_by (base, patch, area, x, y, by))
          continue;
        weight[i] = 1;
        for (int c = 0; c < 3; c++)
          value[c][i] = by[c];
      }
  blur (weight, level->width, level->height, rim, sums);
  for (int c = 0; c < 3; c++)
    blur (value[c], level->width, level->height, rim, sums);
  for (gsize i = 0; i < n; i++)
    for (int c = 0; depth[i] == 1 && c < 3; c++)
      {
        if (weight[i] < 0.5f)
          level->kind[i] = FREE;
        level->u[i][c] = weight[i] < 0.5f ? 0 : value[c][i] / weight[i];
      }
  for (int c = 0; c < 3; c++)
    g_free (value[c]);
}

/* --- the membrane --------------------------------------------------------------------------- */

/* A pixel of the coarser level is what any of its four are, fixed ones first. */
static Level *
coarsen (const Level *self)
{
  Level *coarse = level_new ((self->width + 1) / 2, (self->height + 1) / 2);

  for (int y = 0; y < coarse->height; y++)
    for (int x = 0; x < coarse->width; x++)
      {
        gsize to = at (coarse, x, y);
        float fixed = 0, there = 0;

        for (int k = 2 * y; k < MIN (2 * y + 2, self->height); k++)
          for (int i = 2 * x; i < MIN (2 * x + 2, self->width); i++)
            {
              gsize from = at (self, i, k);

              if (self->kind[from] == OUTSIDE)
                continue;
              there++;
              coarse->screen[to] += self->screen[from];
              if (self->kind[from] != FIXED)
                continue;
              fixed++;
              for (int c = 0; c < 3; c++)
                coarse->u[to][c] += self->u[from][c];
            }
        if (there == 0)
          continue;
        coarse->kind[to] = fixed > 0 ? FIXED : FREE;
        coarse->screen[to] *= 4 / there;
        for (int c = 0; c < 3 && fixed > 0; c++)
          coarse->u[to][c] /= fixed;
      }
  return coarse;
}

static void
relax (Level *self, int rounds)
{
  static const int ways[4][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };

  for (int round = 0; round < rounds; round++)
    for (int y = 0; y < self->height; y++)
      for (int x = 0; x < self->width; x++)
        {
          gsize i = at (self, x, y);
          float sum[3] = { 0 }, n = 0;

          if (self->kind[i] != FREE)
            continue;
          for (int way = 0; way < 4; way++)
            {
              int   nx = x + ways[way][0], ny = y + ways[way][1];
              gsize next;

              if (nx < 0 || ny < 0 || nx >= self->width || ny >= self->height)
                continue;
              next = at (self, nx, ny);
              if (self->kind[next] == OUTSIDE)
                continue;
              n++;
              for (int c = 0; c < 3; c++)
                sum[c] += self->u[next][c];
            }
          for (int c = 0; c < 3 && n > 0; c++)
            self->u[i][c] = sum[c] / (n + self->screen[i]);
        }
}

/* What the coarser level has at the four pixels around, of those that are not outside. */
static void
refine (Level *self)
{
  const Level *coarse = self->coarse;

  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      {
        gsize i = at (self, x, y);
        float sum[3] = { 0 }, n = 0;

        if (self->kind[i] != FREE)
          continue;
        for (int k = 0; k < 4; k++)
          {
            int   cx = x / 2 + (k & 1 ? (x & 1 ? 1 : -1) : 0);
            int   cy = y / 2 + (k & 2 ? (y & 1 ? 1 : -1) : 0);
            float weight = (k & 1 ? 0.25f : 0.75f) * (k & 2 ? 0.25f : 0.75f);

            if (cx < 0 || cy < 0 || cx >= coarse->width || cy >= coarse->height ||
                coarse->kind[at (coarse, cx, cy)] == OUTSIDE)
              continue;
            n += weight;
            for (int c = 0; c < 3; c++)
              sum[c] += weight * coarse->u[at (coarse, cx, cy)][c];
          }
        for (int c = 0; c < 3 && n > 0; c++)
          self->u[i][c] = sum[c] / n;
      }
}

static void
solve (Level *self)
{
  if (MAX (self->width, self->height) <= COARSEST)
    {
      relax (self, MOST_FIRST);
      return;
    }
  self->coarse = coarsen (self);
  solve (self->coarse);
  refine (self);
  relax (self, ROUNDS);
}

/* --- what crosses the edge ------------------------------------------------------------------ */

/* How far the feather goes in from the mask's edge, pixels. */
static int
find_feather (const RcFrame *mask, RcRect area, const guint8 *depth)
{
  int most = most_coverage (mask), feather = 0;

  for (int y = 0; y < area.height; y++)
    for (int x = 0; x < area.width; x++)
      if (coverage_at (mask, area.x + x, area.y + y) < CORE * (float)most)
        feather = MAX (feather, depth[(gsize)y * (gsize)area.width + (gsize)x]);
  return feather;
}

/* What goes on outside cannot be met by levels: hardened, it would be cut off. There, and only
 * there, the patch gets of the base what the feather would have shown of it. */
static void
let_cross (RcFrame       *out,
           const RcFrame *base,
           const RcFrame *patch,
           const RcFrame *mask,
           RcRect         area,
           const guint8  *depth,
           int            rim)
{
  int                feather = find_feather (mask, area, depth), reach = MAX (feather / 2, rim);
  gsize              n = (gsize)area.width * (gsize)area.height;
  g_autofree double *sums = g_new (double, MAX (area.width, area.height) + 1);
  g_autofree float  *other = g_new0 (float, n), *all = g_new0 (float, n);
  float              most = (float)MAX (most_coverage (mask), 1);

  if (feather <= rim)
    return;
  for (int y = 0; y < area.height; y++)
    for (int x = 0; x < area.width; x++)
      {
        gsize i = (gsize)y * (gsize)area.width + (gsize)x;
        float by[3];

        if (depth[i] == 0 || depth[i] > rim)
          continue;
        all[i] = 1;
        other[i] = differs_by (base, patch, area, x, y, by) ? 0 : 1;
      }
  blur (all, area.width, area.height, reach, sums);
  blur (other, area.width, area.height, reach, sums);
  for (int y = 0; y < area.height; y++)
    for (int x = 0; x < area.width; x++)
      {
        gsize         i = (gsize)y * (gsize)area.width + (gsize)x;
        float         share = (float)coverage_at (mask, area.x + x, area.y + y) / most, crossed;
        const guint8 *below =
            base->data + (gsize)(area.y + y) * base->stride + (gsize)(area.x + x) * 4;
        guint8 *to = out->data + (gsize)y * out->stride + (gsize)x * 4;

        if (depth[i] == 0 || all[i] < 0.5f || share >= CORE)
          continue;
        crossed = CLAMP ((other[i] / all[i] - CROSSED) / (ALL_OF_IT - CROSSED), 0.0f, 1.0f);
        crossed *= 1 - share / MIN (share * STEEP, 1.0f);
        for (int c = 0; c < 3; c++)
          to[c] = (guint8)lrintf (to[c] + crossed * (below[c] - to[c]));
      }
}

/* --- both ----------------------------------------------------------------------------------- */

static Level *
make_level (const RcFrame *mask, RcRect area, const guint8 *depth, RcSeamReach reach)
{
  Level *level = level_new (area.width, area.height);
  float  most = (float)most_coverage (mask), forgets = REACH / (float)mask->height;

  for (int y = 0; y < area.height; y++)
    for (int x = 0; x < area.width; x++)
      {
        gsize i = at (level, x, y);
        float share = (float)coverage_at (mask, area.x + x, area.y + y) / MAX (most, 1.0f);
        float near = MAX (2 * share - 1, 0.0f);

        if (depth[i] == 0)
          continue;
        level->kind[i] = depth[i] == 1 ? FIXED : FREE;
        level->screen[i] = forgets * forgets;
        if (reach == RC_SEAM_WITHIN_MASK)
          continue;
        level->screen[i] = SCREEN * near * near * near * near;
        if (share >= CORE)
          level->kind[i] = FIXED;
      }
  return level;
}

/* @area: of the frame, what the patch has of it */
static RcRect
window (const RcFrame *base, const RcFrame *patch, int x, int y)
{
  return (RcRect){ x, y, MIN (patch->width, base->width - x),
                   MIN (patch->height, base->height - y) };
}

/* A mask that ends at the patch's edge, and not at the frame's, ends one pixel further out. */
static void
open_edges (guint8 *depth, RcRect area, const RcFrame *mask)
{
  for (int y = 0; y < area.height; y++)
    for (int x = 0; x < area.width; x++)
      {
        gboolean edge = (x == 0 && area.x > 0) || (y == 0 && area.y > 0) ||
                        (x == area.width - 1 && area.x + area.width < mask->width) ||
                        (y == area.height - 1 && area.y + area.height < mask->height);
        guint8 *to = &depth[(gsize)y * (gsize)area.width + (gsize)x];

        if (edge && *to > 1)
          *to = 1;
      }
}

/**
 * rc_seam_fit:
 * @base: BGRA8
 * @patch: BGRA8: what is laid in, whatever it shows where the mask is 0
 * @x: where in the base the patch's left column lies, pixels
 * @y: where its top row lies
 * @mask: GRAY8 of the base's size, 0 beside the patch
 * @reach: how far the patch may give way
 *
 * The patch with the base's levels where the mask ends, and its own gradients. A mask that fills
 * the frame has no edge: then it is the patch. Errors: RC_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable)
 */
RcFrame *
rc_seam_fit (const RcFrame *base,
             const RcFrame *patch,
             int            x,
             int            y,
             const RcFrame *mask,
             RcSeamReach    reach,
             GError       **error)
{
  RcRect             area = window (base, patch, x, y);
  g_autofree guint8 *depth = find_depths (mask, area);
  g_autoptr (Level)  level = NULL;
  RcFrame           *out = rc_frame_copy (patch, error);

  if (out == NULL)
    return NULL;
  open_edges (depth, area, mask);
  level = make_level (mask, area, depth, reach);
  measure_rim (level, base, patch, area, depth, MAX (base->height / RIM, 2));
  solve (level);
  for (int k = 0; k < area.height; k++)
    for (int i = 0; i < area.width; i++)
      for (int c = 0; c < 3 && depth[at (level, i, k)] > 0; c++)
        {
          guint8 *value = out->data + (gsize)k * out->stride + (gsize)i * 4 + c;

          *value = (guint8)CLAMP (lrintf ((float)*value + level->u[at (level, i, k)][c]), 0, 255);
        }
  let_cross (out, base, patch, mask, area, depth, MAX (base->height / RIM, 2));
  return out;
}

/**
 * rc_seam_harden:
 * @coverage: GRAY8, a mask's: 0 stays 0, and most of the feather becomes as full as the mask is
 *
 * What has been fitted does not have to be mixed with what it replaces.
 */
void
rc_seam_harden (RcFrame *coverage)
{
  int most = most_coverage (coverage);

  for (int y = 0; y < coverage->height; y++)
    for (int x = 0; x < coverage->width; x++)
      {
        guint8 *value = coverage->data + (gsize)y * coverage->stride + (gsize)x;

        *value = (guint8)MIN (*value * STEEP, most);
      }
}
