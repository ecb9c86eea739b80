/* silhouette-flow.c
 *
 * Coarse to fine over three halvings; then each block tries where its neighbours went, which
 * settles what an even colour leaves open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/silhouette-flow.h"

#include <stdlib.h>
#include <string.h>

#define LEVELS   3
#define HALF     3   /* of a block on the coarser levels, pixels */
#define HALF_0   5   /* and on the finest */
#define MOST     90  /* that a pixel may differ, over its channels, to count */
#define AWAY     110 /* what a pixel costs that has left the picture */
#define PULL     6   /* what a pixel of way off the guess costs, in 1/16 */
#define PULL_ALL 10  /* the same off a neighbour */
#define ROUNDS   2

/* One level of both pictures. */
typedef struct
{
  int     width, height;
  guint8 *from, *to; /* [height, width, 4] */
  guint8 *parts;
} Level;

static void
level_clear (Level *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->parts);
}

static void
halve (const guint8 *from, int width, int height, guint8 *to, int w, int h)
{
  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++)
      for (int c = 0; c < 4; c++)
        {
          int right = MIN (2 * x + 1, width - 1), below = MIN (2 * y + 1, height - 1);

          to[4 * (y * w + x) + c] = (guint8)((from[4 * (2 * y * width + 2 * x) + c] +
                                              from[4 * (2 * y * width + right) + c] +
                                              from[4 * (below * width + 2 * x) + c] +
                                              from[4 * (below * width + right) + c] + 2) /
                                             4);
        }
}

/* What is of both parts is of neither. */
static void
halve_parts (const Level *from, Level *to)
{
  for (int y = 0; y < to->height; y++)
    for (int x = 0; x < to->width; x++)
      {
        int    right = MIN (2 * x + 1, from->width - 1), below = MIN (2 * y + 1, from->height - 1);
        guint8 part = from->parts[2 * y * from->width + 2 * x];

        if (part != from->parts[2 * y * from->width + right] ||
            part != from->parts[below * from->width + 2 * x] ||
            part != from->parts[below * from->width + right])
          part = 2;
        to->parts[y * to->width + x] = part;
      }
}

static void
level_init (Level *self, int width, int height)
{
  gsize n = (gsize)width * (gsize)height;

  *self = (Level){ width, height, g_malloc (4 * n), g_malloc (4 * n), g_malloc (n) };
}

static void
build_levels (const RcBlockPair *pair, Level levels[LEVELS])
{
  level_init (&levels[0], pair->from->width, pair->from->height);
  for (int y = 0; y < levels[0].height; y++)
    {
      gsize at = (gsize)y * (gsize)levels[0].width;

      memcpy (levels[0].from + 4 * at, pair->from->data + (gsize)y * pair->from->stride,
              4 * (gsize)levels[0].width);
      memcpy (levels[0].to + 4 * at, pair->to->data + (gsize)y * pair->to->stride,
              4 * (gsize)levels[0].width);
    }
  memcpy (levels[0].parts, pair->parts, (gsize)levels[0].width * (gsize)levels[0].height);
  for (int i = 1; i < LEVELS; i++)
    {
      const Level *above = &levels[i - 1];

      level_init (&levels[i], (above->width + 1) / 2, (above->height + 1) / 2);
      halve (above->from, above->width, above->height, levels[i].from, levels[i].width,
             levels[i].height);
      halve (above->to, above->width, above->height, levels[i].to, levels[i].width,
             levels[i].height);
      halve_parts (above, &levels[i]);
    }
}

/* How much the pixels of @part around @x, @y differ, in 1/16 of a channel's step on average; -1:
 * there are none */
static int
block_cost (const Level *level, guint8 part, int half, int x, int y, int dx, int dy)
{
  int sum = 0, n = 0;

  for (int v = MAX (0, y - half); v <= MIN (level->height - 1, y + half); v++)
    for (int u = MAX (0, x - half); u <= MIN (level->width - 1, x + half); u++)
      {
        const guint8 *a = level->from + 4 * (v * level->width + u), *b;

        if (level->parts[v * level->width + u] != part)
          continue;
        n++;
        if (u + dx < 0 || v + dy < 0 || u + dx >= level->width || v + dy >= level->height)
          {
            sum += AWAY;
            continue;
          }
        b = level->to + 4 * ((v + dy) * level->width + u + dx);
        sum += MIN (MOST * 3, abs (a[0] - b[0]) + abs (a[1] - b[1]) + abs (a[2] - b[2]));
      }
  return n > 0 ? sum * 16 / (3 * n) : -1;
}

/* The best place within @reach of @block's on @level; @guess: of the finest. */
static void
seek (const Level *level, int index, guint8 part, int reach, const int guess[2], RcBlock *block)
{
  int x = block->x >> index, y = block->y >> index, best = G_MAXINT;
  int half = index == 0 ? HALF_0 : HALF, from_x = block->dx >> index, from_y = block->dy >> index;
  int at_x = from_x, at_y = from_y;

  for (int dy = from_y - reach; dy <= from_y + reach; dy++)
    for (int dx = from_x - reach; dx <= from_x + reach; dx++)
      {
        int cost = block_cost (level, part, half, x, y, dx, dy);

        if (cost < 0)
          return;
        cost += PULL * (abs (dx * (1 << index) - guess[0]) + abs (dy * (1 << index) - guess[1]));
        if (cost < best)
          {
            best = cost;
            at_x = dx;
            at_y = dy;
          }
      }
  block->dx = at_x * (1 << index);
  block->dy = at_y * (1 << index);
}

static GArray *
find_blocks (const RcBlockPair *pair, guint8 part, int step, const int guess[2])
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (RcBlock));
  int     width = pair->from->width;

  for (int y = step / 2; y < pair->from->height; y += step)
    for (int x = step / 2; x < width; x += step)
      {
        RcBlock  block = { x, y, guess[0], guess[1], 0 };
        gboolean any = FALSE;

        for (int v = -RC_BLOCK_STEP / 2; v < RC_BLOCK_STEP / 2; v++)
          for (int u = -RC_BLOCK_STEP / 2; u < RC_BLOCK_STEP / 2; u++)
            any = any || (y + v < pair->from->height && x + u < width &&
                          pair->parts[(y + v) * width + x + u] == part);
        if (any)
          g_array_append_val (blocks, block);
      }
  return blocks;
}

/* Each block goes where a neighbour went if that costs less, off the neighbours' ways included.
 * @at: [cells down, cells across], numbers of blocks or -1 */
static void
agree (const Level *level,
       guint8       part,
       GArray      *blocks,
       int          step,
       const int   *at,
       int          across,
       int          down)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      RcBlock       *block = &g_array_index (blocks, RcBlock, i);
      int            cx = block->x / step, cy = block->y / step, n = 0;
      const RcBlock *near[9];
      int            best = G_MAXINT, chosen[2] = { block->dx, block->dy };

      for (int v = MAX (0, cy - 1); v <= MIN (down - 1, cy + 1); v++)
        for (int u = MAX (0, cx - 1); u <= MIN (across - 1, cx + 1); u++)
          if (at[v * across + u] >= 0)
            near[n++] = &g_array_index (blocks, RcBlock, (guint)at[v * across + u]);
      for (int k = 0; k < n; k++)
        {
          int own = block_cost (level, part, HALF_0, block->x, block->y, near[k]->dx, near[k]->dy);
          int cost = own;

          for (int j = 0; j < n; j++)
            cost += PULL_ALL *
                    MIN (8, abs (near[j]->dx - near[k]->dx) + abs (near[j]->dy - near[k]->dy)) / n;
          if (cost < best)
            {
              best = cost;
              chosen[0] = near[k]->dx;
              chosen[1] = near[k]->dy;
              block->cost = MAX (0, own) / 16;
            }
        }
      block->dx = chosen[0];
      block->dy = chosen[1];
    }
}

GArray *
rc_blocks_follow (const RcBlockPair *pair, guint8 part, int every, const int guess[2])
{
  static const int reach[LEVELS] = { 1, 2, RC_BLOCK_REACH / 4 };
  int              step = RC_BLOCK_STEP * every;
  GArray          *blocks = find_blocks (pair, part, step, guess);
  int              across = (pair->from->width + step - 1) / step;
  int              down = (pair->from->height + step - 1) / step;
  g_autofree int  *at = g_new (int, (gsize)across *(gsize)down);
  Level            levels[LEVELS];

  build_levels (pair, levels);
  memset (at, -1, sizeof (int) * (gsize)across * (gsize)down);
  for (guint i = 0; i < blocks->len; i++)
    {
      RcBlock *block = &g_array_index (blocks, RcBlock, i);

      at[block->y / step * across + block->x / step] = (int)i;
      for (int index = LEVELS - 1; index >= 0; index--)
        seek (&levels[index], index, part, reach[index], guess, block);
    }
  for (int round = 0; round < ROUNDS; round++)
    agree (&levels[0], part, blocks, step, at, across, down);
  for (int i = 0; i < LEVELS; i++)
    level_clear (&levels[i]);
  return blocks;
}
