/* graph-cut.c
 *
 * Y. Boykov, V. Kolmogorov: An Experimental Comparison of Min-Cut/Max-Flow Algorithms for Energy
 * Minimization in Vision (2004): two trees grow from the terminals, and what a full path breaks off
 * is adopted again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/graph-cut.h"

#include <math.h>

enum
{
  WAYS = 8,
  ROOT = 8,   /* hangs on a terminal */
  ORPHAN = 9, /* has lost what it hung on */
  FREE = 0,
  SOURCE = 1,
  SINK = 2,
};

#define NOTHING 1e-6f

struct _RcGraphCut
{
  int     width, height;
  float  *bonds; /* [cell, way]: what may still flow */
  float  *ends;  /* from the source, or if negative to the sink */
  guint8 *tree, *parent;
  GQueue  active, orphans;
  guint8 *queued;
};

static const int way_x[WAYS] = { 1, 1, 0, -1, -1, -1, 0, 1 };
static const int way_y[WAYS] = { 0, 1, 1, 1, 0, -1, -1, -1 };

RcGraphCut *
rc_graph_cut_new (int width, int height)
{
  RcGraphCut *self = g_new0 (RcGraphCut, 1);
  gsize       n = (gsize)width * (gsize)height;

  self->width = width;
  self->height = height;
  self->bonds = g_new0 (float, n *WAYS);
  self->ends = g_new0 (float, n);
  self->tree = g_new0 (guint8, n);
  self->parent = g_new0 (guint8, n);
  self->queued = g_new0 (guint8, n);
  g_queue_init (&self->active);
  g_queue_init (&self->orphans);
  return self;
}

void
rc_graph_cut_free (RcGraphCut *self)
{
  g_free (self->bonds);
  g_free (self->ends);
  g_free (self->tree);
  g_free (self->parent);
  g_free (self->queued);
  g_queue_clear (&self->active);
  g_queue_clear (&self->orphans);
  g_free (self);
}

void
rc_graph_cut_set_cell (RcGraphCut *self, int x, int y, float inside, float outside)
{
  self->ends[y * self->width + x] = outside - inside;
}

static int
neighbour (const RcGraphCut *self, int cell, int way)
{
  int x = cell % self->width + way_x[way], y = cell / self->width + way_y[way];

  return x < 0 || y < 0 || x >= self->width || y >= self->height ? -1 : y * self->width + x;
}

void
rc_graph_cut_set_bond (RcGraphCut *self, int x, int y, int way, float cost)
{
  int cell = y * self->width + x, other = neighbour (self, cell, way);

  if (other < 0)
    return;
  self->bonds[cell * WAYS + way] = cost;
  self->bonds[other * WAYS + (way + 4) % WAYS] = cost;
}

static void
activate (RcGraphCut *self, int cell)
{
  if (self->queued[cell])
    return;
  self->queued[cell] = 1;
  g_queue_push_tail (&self->active, GINT_TO_POINTER (cell));
}

/* What may flow from the source's side through the bond of @cell to the way's neighbour. */
static float *
downstream (RcGraphCut *self, int cell, int way, int tree)
{
  int other = neighbour (self, cell, way);

  return tree == SOURCE ? &self->bonds[cell * WAYS + way]
                        : &self->bonds[other * WAYS + (way + 4) % WAYS];
}

static int
parent_of (const RcGraphCut *self, int cell)
{
  return neighbour (self, cell, self->parent[cell]);
}

/* Grows @cell's tree. Returns: the way to a cell of the other tree, -1: it does not touch it */
static int
grow (RcGraphCut *self, int cell)
{
  int tree = self->tree[cell];

  for (int way = 0; way < WAYS; way++)
    {
      int other = neighbour (self, cell, way);

      if (other < 0 || *downstream (self, cell, way, tree) <= NOTHING)
        continue;
      if (self->tree[other] == FREE)
        {
          self->tree[other] = (guint8)tree;
          self->parent[other] = (guint8)((way + 4) % WAYS);
          activate (self, other);
        }
      else if (self->tree[other] != tree)
        return way;
    }
  return -1;
}

static float
least_to_root (const RcGraphCut *self, int cell, float least)
{
  int tree = self->tree[cell];

  while (self->parent[cell] != ROOT)
    {
      int   way = self->parent[cell], other = parent_of (self, cell);
      float bond = tree == SOURCE ? self->bonds[other * WAYS + (way + 4) % WAYS]
                                  : self->bonds[cell * WAYS + way];

      least = MIN (least, bond);
      cell = other;
    }
  return MIN (least, fabsf (self->ends[cell]));
}

static void
make_orphan (RcGraphCut *self, int cell)
{
  self->parent[cell] = ORPHAN;
  g_queue_push_tail (&self->orphans, GINT_TO_POINTER (cell));
}

static void
push_to_root (RcGraphCut *self, int cell, float flow)
{
  int tree = self->tree[cell];

  while (self->parent[cell] != ROOT)
    {
      int    way = self->parent[cell], other = parent_of (self, cell);
      float *along = tree == SOURCE ? &self->bonds[other * WAYS + (way + 4) % WAYS]
                                    : &self->bonds[cell * WAYS + way];
      float *back = tree == SOURCE ? &self->bonds[cell * WAYS + way]
                                   : &self->bonds[other * WAYS + (way + 4) % WAYS];

      *along -= flow;
      *back += flow;
      if (*along <= NOTHING)
        make_orphan (self, cell);
      cell = other;
    }
  self->ends[cell] -= tree == SOURCE ? flow : -flow;
  if (fabsf (self->ends[cell]) <= NOTHING)
    make_orphan (self, cell);
}

static void
augment (RcGraphCut *self, int from, int way)
{
  int   to = neighbour (self, from, way);
  float flow = self->bonds[from * WAYS + way];

  flow = least_to_root (self, from, flow);
  flow = least_to_root (self, to, flow);
  self->bonds[from * WAYS + way] -= flow;
  self->bonds[to * WAYS + (way + 4) % WAYS] += flow;
  push_to_root (self, from, flow);
  push_to_root (self, to, flow);
}

static gboolean
has_root (const RcGraphCut *self, int cell)
{
  while (self->parent[cell] < WAYS)
    cell = parent_of (self, cell);
  return self->parent[cell] == ROOT;
}

/* Finds another parent for @cell, or sets it free and orphans its children. */
static void
adopt (RcGraphCut *self, int cell)
{
  int tree = self->tree[cell];

  for (int way = 0; way < WAYS; way++)
    {
      int other = neighbour (self, cell, way);

      if (other < 0 || self->tree[other] != tree ||
          *downstream (self, other, (way + 4) % WAYS, tree) <= NOTHING || !has_root (self, other))
        continue;
      self->parent[cell] = (guint8)way;
      return;
    }
  for (int way = 0; way < WAYS; way++)
    {
      int other = neighbour (self, cell, way);

      if (other < 0 || self->tree[other] != tree)
        continue;
      if (*downstream (self, other, (way + 4) % WAYS, tree) > NOTHING)
        activate (self, other);
      if (self->parent[other] < WAYS && parent_of (self, other) == cell)
        make_orphan (self, other);
    }
  self->tree[cell] = FREE;
}

static void
plant (RcGraphCut *self)
{
  for (int cell = 0; cell < self->width * self->height; cell++)
    if (fabsf (self->ends[cell]) > NOTHING)
      {
        self->tree[cell] = self->ends[cell] > 0 ? SOURCE : SINK;
        self->parent[cell] = ROOT;
        activate (self, cell);
      }
}

void
rc_graph_cut_solve (RcGraphCut *self, guint8 *inside)
{
  plant (self);
  while (!g_queue_is_empty (&self->active))
    {
      int cell = GPOINTER_TO_INT (g_queue_peek_head (&self->active));
      int way = self->tree[cell] != FREE ? grow (self, cell) : -1;

      if (way < 0)
        {
          g_queue_pop_head (&self->active);
          self->queued[cell] = 0;
          continue;
        }
      if (self->tree[cell] == SOURCE)
        augment (self, cell, way);
      else
        augment (self, neighbour (self, cell, way), (way + 4) % WAYS);
      while (!g_queue_is_empty (&self->orphans))
        adopt (self, GPOINTER_TO_INT (g_queue_pop_head (&self->orphans)));
    }
  for (int cell = 0; cell < self->width * self->height; cell++)
    inside[cell] = self->tree[cell] == SOURCE;
}
