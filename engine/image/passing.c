/* passing.c
 *
 * Flow-guided propagation: R. Xu et al., Deep Flow-Guided Video Inpainting (2019), with few motions
 * for a frame instead of a field, found from points that are followed (flow.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/passing.h"

#include "engine/image/flow.h"
#include "engine/image/levels.h"
#include "engine/image/warp.h"

#include <math.h>
#include <string.h>

#define STANDS    22 /* levels, of all channels, that differ from the plate at least by noise */
#define NOISY     3  /* times what most of a frame differs: grain, and light that wanders */
#define MOST_OFF  255
#define SPARSE    3    /* pixels from one that a motion is tried on to the next */
#define ALIKE     60   /* levels that two sights of one thing may differ */
#define MOVES     0.35 /* pixels a frame: less is the place itself */
#define CORNERS   160
#define LEAST     3   /* points that make a motion */
#define CLOSE     1.2 /* pixels a frame that motions of one thing may differ */
#define PER_FRAME 2   /* motions that a frame is given */
#define LIGHT     5   /* times lighter than the heaviest one: no motion */
#define MOTIONS   3   /* that are tried */
#define EDGE      3   /* pixels around the mask in which what is removed may still show */

typedef struct
{
  double x, y; /* pixels of the common plane, a frame */
  int    weight;
} Motion;

typedef struct
{
  RcFrame     *frame, *mask;
  RcFlowImage *flow;
  int          stands;             /* levels, of all channels, that what stands still may differ */
  Motion       motions[PER_FRAME]; /* to the next frame */
  int          n_motions;
} Sight;

struct _RcPassing
{
  const RcCleanPlate *plate;
  int                 n_frames, added, dropped;
  Sight              *sights;
};

RcPassing *
rc_passing_new (const RcCleanPlate *plate, int n_frames)
{
  RcPassing *self = g_new0 (RcPassing, 1);

  self->plate = plate;
  self->n_frames = n_frames;
  self->sights = g_new0 (Sight, MAX (n_frames, 1));
  return self;
}

static void
drop (Sight *sight)
{
  g_clear_pointer (&sight->frame, rc_frame_unref);
  g_clear_pointer (&sight->mask, rc_frame_unref);
  g_clear_pointer (&sight->flow, rc_flow_image_free);
}

void
rc_passing_free (RcPassing *self)
{
  for (int i = 0; i < self->added; i++)
    drop (&self->sights[i]);
  g_free (self->sights);
  g_free (self);
}

static gboolean
is_under (const RcFrame *mask, int x, int y)
{
  return x < 0 || y < 0 || x >= mask->width || y >= mask->height ||
         mask->data[(gsize)y * mask->stride + (gsize)x] > 0;
}

/* How far what a frame shows there is off the place, levels of all channels. */
static double
off_place (const RcPassing *self, int index, int x, int y)
{
  const RcFrame *frame = self->sights[index].frame;
  const guint8  *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
  double         still[3];
  double         off = 0;

  rc_clean_plate_peek (self->plate, index, x, y, still);
  for (int c = 0; c < 3; c++)
    off += fabs (pixel[c] - still[c]);
  return off;
}

static gboolean
is_passing (const RcPassing *self, int index, int x, int y)
{
  return off_place (self, index, x, y) > self->sights[index].stands;
}

/* Most of a frame is the place: what differs there is grain, or light. */
static int
measure_stands (const RcPassing *self, int index)
{
  const Sight *sight = &self->sights[index];
  guint        counts[MOST_OFF + 1] = { 0 }, all = 0, sum = 0;
  int          middle = 0;

  for (int y = 0; y < sight->frame->height; y += SPARSE)
    for (int x = 0; x < sight->frame->width; x += SPARSE)
      if (!is_under (sight->mask, x, y))
        {
          counts[MIN ((int)off_place (self, index, x, y), MOST_OFF)]++;
          all++;
        }
  while (middle < MOST_OFF && (sum += counts[middle]) * 2 < all)
    middle++;
  return MAX (STANDS, NOISY * middle);
}

/* --- how it moves ---------------------------------------------------------------------------- */

/* GRAY8: where something passes, well outside the mask. */
static RcFrame *
find_passing (const RcPassing *self, int index)
{
  const Sight *sight = &self->sights[index];
  RcFrame *where = rc_frame_new (sight->frame->width, sight->frame->height, RC_FRAME_GRAY8, NULL);
  gsize    found = 0;

  for (int y = 0; where != NULL && y < where->height; y++)
    for (int x = 0; x < where->width; x++)
      {
        gboolean near_mask = is_under (sight->mask, x, y) ||
                             is_under (sight->mask, MAX (x - EDGE, 0), y) ||
                             is_under (sight->mask, MIN (x + EDGE, where->width - 1), y) ||
                             is_under (sight->mask, x, MAX (y - EDGE, 0)) ||
                             is_under (sight->mask, x, MIN (y + EDGE, where->height - 1));
        gboolean passes = !near_mask && is_passing (self, index, x, y);

        where->data[(gsize)y * where->stride + (gsize)x] = passes ? 255 : 0;
        found += passes;
      }
  if (where != NULL && found < 12)
    g_clear_pointer (&where, rc_frame_unref);
  return where;
}

/* The motion that most of @n agree on; those are taken out. Returns: FALSE if there is none */
static gboolean
take_motion (double *steps, guint *n, Motion *motion)
{
  guint  most = 0, best = 0, left = 0;
  double x = 0, y = 0;

  for (guint i = 0; i < *n; i++)
    {
      guint agree = 0;

      for (guint k = 0; k < *n; k++)
        agree += hypot (steps[2 * k] - steps[2 * i], steps[2 * k + 1] - steps[2 * i + 1]) < CLOSE;
      if (agree > most)
        {
          most = agree;
          best = i;
        }
    }
  if (most < LEAST)
    return FALSE;
  {
    double bx = steps[2 * best], by = steps[2 * best + 1];

    for (guint i = 0; i < *n; i++)
      if (hypot (steps[2 * i] - bx, steps[2 * i + 1] - by) < CLOSE)
        {
          x += steps[2 * i];
          y += steps[2 * i + 1];
        }
      else
        {
          steps[2 * left] = steps[2 * i];
          steps[2 * left++ + 1] = steps[2 * i + 1];
        }
  }
  *motion = (Motion){ x / most, y / most, (int)most };
  *n = left;
  return TRUE;
}

static void
to_plane (const RcPassing *self, int index, double x, double y, double *px, double *py)
{
  const RcFrame *frame = self->sights[index].frame;

  rc_place_put (rc_clean_plate_place (self->plate, index), x + 0.5 - 0.5 * frame->width,
                y + 0.5 - 0.5 * frame->height, px, py);
}

/* What of frame @index moves how to the next one. */
static void
find_motions (RcPassing *self, int index)
{
  Sight               *sight = &self->sights[index], *next = &self->sights[index + 1];
  g_autoptr (RcFrame)  where = find_passing (self, index);
  g_autoptr (GArray)   points = NULL;
  g_autofree double   *to = NULL, *steps = NULL;
  g_autofree gboolean *good = NULL;
  guint                n, kept = 0;

  if (where == NULL)
    return;
  if (sight->flow == NULL)
    sight->flow = rc_flow_image_new (sight->frame);
  if (next->flow == NULL)
    next->flow = rc_flow_image_new (next->frame);
  points = rc_flow_find_corners (sight->flow, where, CORNERS);
  n = points->len / 2;
  if (n == 0)
    return;
  to = g_memdup2 (points->data, sizeof (double) * points->len);
  steps = g_new (double, points->len);
  good = g_new0 (gboolean, n);
  rc_flow_follow (sight->flow, next->flow, (const double *)(gpointer)points->data, n, to, good);
  for (guint i = 0; i < n; i++)
    {
      double ax, ay, bx, by;

      if (!good[i] || is_under (next->mask, (int)lround (to[2 * i]), (int)lround (to[2 * i + 1])))
        continue;
      to_plane (self, index, g_array_index (points, double, 2 * i),
                g_array_index (points, double, 2 * i + 1), &ax, &ay);
      to_plane (self, index + 1, to[2 * i], to[2 * i + 1], &bx, &by);
      if (hypot (bx - ax, by - ay) < MOVES)
        continue;
      steps[2 * kept] = bx - ax;
      steps[2 * kept++ + 1] = by - ay;
    }
  while (sight->n_motions < PER_FRAME &&
         take_motion (steps, &kept, &sight->motions[sight->n_motions]))
    sight->n_motions++;
}

void
rc_passing_add (RcPassing *self, RcFrame *frame, RcFrame *mask)
{
  if (self->added >= self->n_frames)
    return;
  self->sights[self->added].frame = rc_frame_ref (frame);
  self->sights[self->added].mask = rc_frame_ref (mask);
  self->sights[self->added].stands = measure_stands (self, self->added);
  self->added++;
  if (self->added < 2)
    return;
  find_motions (self, self->added - 2);
  g_clear_pointer (&self->sights[self->added - 2].flow, rc_flow_image_free);
}

/* Those of the frames around, alike ones taken together, heaviest first. Returns: how many */
static int
collect_motions (const RcPassing *self, int index, Motion out[MOTIONS])
{
  Motion all[2 * RC_PASSING_REACH * PER_FRAME + PER_FRAME];
  int    n = 0, m = 0;

  for (int at = MAX (index - RC_PASSING_REACH, 0);
       at <= MIN (index + RC_PASSING_REACH - 1, self->added - 1); at++)
    for (int i = 0; i < self->sights[at].n_motions; i++)
      {
        const Motion *motion = &self->sights[at].motions[i];
        int           k = 0;

        while (k < n && hypot (all[k].x - motion->x, all[k].y - motion->y) > CLOSE)
          k++;
        if (k == n)
          all[n++] = (Motion){ motion->x, motion->y, 0 };
        all[k].x = (all[k].x * all[k].weight + motion->x * motion->weight) /
                   (all[k].weight + motion->weight);
        all[k].y = (all[k].y * all[k].weight + motion->y * motion->weight) /
                   (all[k].weight + motion->weight);
        all[k].weight += motion->weight;
      }
  for (; m < MOTIONS; m++)
    {
      int best = -1;

      for (int k = 0; k < n; k++)
        if (all[k].weight > 0 && (best < 0 || all[k].weight > all[best].weight))
          best = k;
      if (best < 0 || (m > 0 && all[best].weight * LIGHT < out[0].weight))
        break;
      out[m] = all[best];
      all[best].weight = 0;
    }
  return m;
}

/* --- what is put between -----------------------------------------------------------------------
 */

/* The first sight, going @way (1 or -1) in time along @motion, that is not under the mask.
 * Returns: how many frames away it is; 0: none; -1: it is the place itself */
static int
find_sight (const RcPassing *self,
            int              index,
            double           px,
            double           py,
            const Motion    *motion,
            int              way,
            double           colour[3])
{
  for (int k = 1; k <= RC_PASSING_REACH; k++)
    {
      int          at = index + way * k, ix, iy;
      const Sight *sight = at >= 0 && at < self->added ? &self->sights[at] : NULL;
      double       x, y;
      guint8       shown[3];

      if (sight == NULL || sight->frame == NULL)
        return 0;
      rc_place_back (rc_clean_plate_place (self->plate, at), px + way * k * motion->x,
                     py + way * k * motion->y, &x, &y);
      x += 0.5 * sight->frame->width - 0.5;
      y += 0.5 * sight->frame->height - 0.5;
      ix = (int)lround (x);
      iy = (int)lround (y);
      if (ix < 0 || iy < 0 || ix >= sight->frame->width || iy >= sight->frame->height)
        return 0;
      if (is_under (sight->mask, (int)floor (x), iy) || is_under (sight->mask, (int)ceil (x), iy) ||
          is_under (sight->mask, ix, (int)floor (y)) || is_under (sight->mask, ix, (int)ceil (y)))
        continue;
      if (!is_passing (self, at, ix, iy))
        return -1;
      rc_warp_sample (sight->frame, CLAMP (x, 0, sight->frame->width - 1),
                      CLAMP (y, 0, sight->frame->height - 1), shown);
      for (int c = 0; c < 3; c++)
        colour[c] = shown[c];
      return k;
    }
  return 0;
}

/* How well sights before and after agree along a motion, over some of the pixels under the mask. */
static double
agreement (const RcPassing *self, int index, const RcFrame *mask, const Motion *motion)
{
  double sum = 0;

  for (int y = 1; y < mask->height; y += SPARSE)
    for (int x = 1; x < mask->width; x += SPARSE)
      {
        double px, py, before[3], after[3], off = 0;

        if (mask->data[(gsize)y * mask->stride + (gsize)x] == 0)
          continue;
        to_plane (self, index, x, y, &px, &py);
        if (find_sight (self, index, px, py, motion, -1, before) <= 0 ||
            find_sight (self, index, px, py, motion, 1, after) <= 0)
          continue;
        for (int c = 0; c < 3; c++)
          off += fabs (before[c] - after[c]);
        sum += MAX (ALIKE - off, 0);
      }
  return sum;
}

/* Points on the edge of a thing are held back by what is behind it: the motion is tried around what
 * they say. */
static void
refine (const RcPassing *self, int index, const RcFrame *mask, Motion *motion)
{
  for (double step = 0.4; step > 0.05; step /= 2)
    {
      Motion best = *motion;
      double most = agreement (self, index, mask, motion);

      for (int way = 0; way < 8; way++)
        {
          static const int ways[8][2] = { { -1, 0 },  { 1, 0 }, { 0, -1 }, { 0, 1 },
                                          { -1, -1 }, { 1, 1 }, { -1, 1 }, { 1, -1 } };
          Motion other = { motion->x + step * ways[way][0], motion->y + step * ways[way][1],
                           motion->weight };
          double agrees = agreement (self, index, mask, &other);

          if (agrees <= most)
            continue;
          most = agrees;
          best = other;
        }
      *motion = best;
    }
}

/* Returns: whether something passes there; then @colour is its */
static gboolean
find_between (const RcPassing *self,
              int              index,
              double           px,
              double           py,
              const Motion    *motions,
              int              n,
              double           colour[3])
{
  double best = ALIKE;

  for (int i = 0; i < n; i++)
    {
      double before[3], after[3], off = 0;
      int    a = find_sight (self, index, px, py, &motions[i], -1, before);
      int    b = a >= 0 ? find_sight (self, index, px, py, &motions[i], 1, after) : -1;

      /* Seen on one side only, it must not be far. */
      if (a < 0 || b < 0 || a + b == 0 || (MIN (a, b) == 0 && a + b > RC_PASSING_REACH / 2))
        continue;
      for (int c = 0; c < 3 && a > 0 && b > 0; c++)
        off += fabs (before[c] - after[c]);
      if (MIN (a, b) == 0)
        off = ALIKE / 2.0;
      if (off >= best)
        continue;
      best = off;
      for (int c = 0; c < 3; c++)
        colour[c] = a == 0   ? after[c]
                    : b == 0 ? before[c]
                             : (b * before[c] + a * after[c]) / (a + b);
    }
  return best < ALIKE;
}

/* Lets go of frames that nothing asks for any more. */
static void
forget (RcPassing *self, int index)
{
  for (; self->dropped < index - RC_PASSING_REACH; self->dropped++)
    drop (&self->sights[self->dropped]);
}

/**
 * rc_passing_fill:
 * @frame: (inout): BGRA8, with the plate under @mask; changed only there
 */
void
rc_passing_fill (RcPassing *self, int index, RcFrame *frame, const RcFrame *mask)
{
  Motion               motions[MOTIONS];
  int                  n = collect_motions (self, index, motions);
  g_autoptr (RcLevels) there = n > 0 ? rc_levels_new (frame->width, frame->height) : NULL;
  g_autoptr (RcLevels) soft = NULL;
  g_autofree guint8   *colours = NULL;

  forget (self, index);
  if (n == 0)
    return;
  for (int i = 0; i < n; i++)
    refine (self, index, mask, &motions[i]);
  colours = g_malloc0 ((gsize)frame->width * (gsize)frame->height * 3);
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        gsize  at = (gsize)y * (gsize)frame->width + (gsize)x;
        double px, py, colour[3];

        if (mask->data[(gsize)y * mask->stride + (gsize)x] == 0)
          continue;
        to_plane (self, index, x, y, &px, &py);
        if (!find_between (self, index, px, py, motions, n, colour))
          continue;
        there->at[at] = 1;
        for (int c = 0; c < 3; c++)
          colours[3 * at + (gsize)c] = (guint8)CLAMP (colour[c] + 0.5, 0.0, 255.0);
      }
  /* A pixel alone is none of it. */
  soft = rc_levels_copy (there);
  rc_levels_blur (soft, 2);
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        gsize   at = (gsize)y * (gsize)frame->width + (gsize)x;
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        float   share = there->at[at] * CLAMP ((soft->at[at] - 0.3f) / 0.15f, 0.0f, 1.0f);

        for (int c = 0; c < 3 && share > 0; c++)
          pixel[c] = (guint8)((float)pixel[c] * (1 - share) +
                              (float)colours[3 * at + (gsize)c] * share + 0.5f);
      }
}
