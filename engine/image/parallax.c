/* parallax.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/parallax.h"

#include "engine/image/views.h"
#include "engine/image/warp.h"

#include <math.h>
#include <string.h>

#define KEYS     24          /* frames that are asked, at most */
#define LEAST    8           /* and at least, however large they are */
#define MOST     (512 << 20) /* bytes that they have together */
#define CELLS    240         /* down a frame, for which nearness is found */
#define AROUND   7           /* cells around the mask that have a say */
#define DEPTHS   40          /* nearnesses that are tried, at most */
#define ASKED    6           /* sights that are held against each other */
#define TAKEN    7           /* sights that make a pixel */
#define MOST_OFF 60.0f       /* levels, of all channels, that count */
#define UNSEEN   16.0f       /* levels, where nothing can be held against anything */
#define PRIOR    0.15f       /* levels for each step away from what is near */
#define WINDOW   2           /* cells each way that are as near, and again around them */
#define NOISE    0.6         /* pixels of 640 that points are off */
#define DONE     2           /* of a wanted cell: those around it are wanted, too */
#define ALIKE    36          /* levels, of all channels, that sights of one thing differ */

typedef struct
{
  RcFrame *frame, *mask;
  int      index;
} Key;

struct _RcParallax
{
  int            width, height, n_frames, added;
  int            most; /* keys */
  RcPointTracks *tracks;
  Key            keys[KEYS];
  int            n_keys;
};

/* One frame while it is filled. */
typedef struct
{
  const RcParallax *self;
  const RcFrame    *frame, *mask;
  GCancellable     *cancellable; /* looked at for each row */
  RcViews           views;
  int               order[KEYS]; /* of keys, nearest in time first */
  int               n_order;
  float             offset[KEYS][3]; /* levels that the frame is brighter than the key */
  int               across, down, step, depths;
  double            first, by; /* nearness of the first depth, and from one to the next */
  guint8           *wanted;    /* [down, across] */
  float            *costs;     /* [depths, down, across] */
  float            *near_by;   /* [down, across]: depth that points around have */
  float            *depth;     /* [down, across] */
} Fill;

RcParallax *
rc_parallax_new (int width, int height, int n_frames)
{
  RcParallax *self = g_new0 (RcParallax, 1);

  self->width = width;
  self->height = height;
  self->n_frames = n_frames;
  self->most = (int)CLAMP ((gint64)MOST / ((gint64)width * height * 5), LEAST, KEYS);
  self->tracks = rc_point_tracks_new (n_frames);
  return self;
}

void
rc_parallax_free (RcParallax *self)
{
  for (int i = 0; i < self->n_keys; i++)
    {
      rc_frame_unref (self->keys[i].frame);
      rc_frame_unref (self->keys[i].mask);
    }
  rc_point_tracks_free (self->tracks);
  g_free (self);
}

gboolean
rc_parallax_add (RcParallax *self, RcFrame *frame, RcFrame *mask, GError **error)
{
  int index = self->added, n = MIN (self->most, self->n_frames);

  if (!rc_point_tracks_add (self->tracks, frame, mask, error))
    return FALSE;
  if (self->n_keys < n && (n < 2 || index == self->n_keys * (self->n_frames - 1) / (n - 1)))
    self->keys[self->n_keys++] = (Key){ rc_frame_ref (frame), rc_frame_ref (mask), index };
  self->added++;
  return TRUE;
}

/* --- sights --------------------------------------------------------------------------------- */

/* Where a key shows what is at a pixel of the frame. Returns: FALSE if that is hidden */
static gboolean
look_up (const Fill *fill, int key, double x, double y, double nearness, double *fx, double *fy)
{
  const RcParallax *self = fill->self;
  const RcFrame    *mask = self->keys[key].mask;
  double            half = self->width / 2.0, nx, ny;
  const guint8     *at;
  int               ix, iy;

  rc_view_put (&fill->views.views[key], (x - (self->width - 1) / 2.0) / half,
               (y - (self->height - 1) / 2.0) / half, nearness, &nx, &ny);
  *fx = nx * half + (self->width - 1) / 2.0;
  *fy = ny * half + (self->height - 1) / 2.0;
  if (!(*fx >= 0 && *fy >= 0 && *fx <= self->width - 1 && *fy <= self->height - 1))
    return FALSE;
  ix = MIN ((int)*fx, self->width - 2);
  iy = MIN ((int)*fy, self->height - 2);
  at = mask->data + (gsize)iy * mask->stride + (gsize)ix;
  return at[0] == 0 && at[1] == 0 && at[mask->stride] == 0 && at[mask->stride + 1] == 0;
}

/* Whether a key shows all that rc_warp_sample() looks at there: a pixel more each way. */
static gboolean
is_clear (const RcFrame *mask, double x, double y)
{
  int ix = (int)x, iy = (int)y;

  for (int v = MAX (iy - 1, 0); v <= MIN (iy + 2, mask->height - 1); v++)
    for (int u = MAX (ix - 1, 0); u <= MIN (ix + 2, mask->width - 1); u++)
      if (mask->data[(gsize)v * mask->stride + (gsize)u] != 0)
        return FALSE;
  return TRUE;
}

static void
between (const RcFrame *frame, double x, double y, float out[3])
{
  int           ix = MIN ((int)x, frame->width - 2), iy = MIN ((int)y, frame->height - 2);
  float         u = (float)(x - ix), v = (float)(y - iy);
  const guint8 *at = frame->data + (gsize)iy * frame->stride + (gsize)ix * 4;
  const guint8 *below = at + frame->stride;

  for (int c = 0; c < 3; c++)
    out[c] =
        (at[c] * (1 - u) + at[c + 4] * u) * (1 - v) + (below[c] * (1 - u) + below[c + 4] * u) * v;
}

static float
middle_of (const float (*values)[3], int n, int channel)
{
  float sorted[MAX (ASKED, TAKEN)];

  for (int i = 0; i < n; i++)
    {
      int k = i;

      for (; k > 0 && sorted[k - 1] > values[i][channel]; k--)
        sorted[k] = sorted[k - 1];
      sorted[k] = values[i][channel];
    }
  return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2] + sorted[n / 2 - 1]) / 2;
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float one = *(const float *)a, other = *(const float *)b;

  return one < other ? -1 : one > other;
}

/* How much brighter the frame is than a key: the middle of what points say. */
static void
find_offset (Fill *fill, int key)
{
  const RcParallax *self = fill->self;
  guint             n = fill->views.points->len / 3, seen = 0;
  g_autofree float *offs = g_new (float, 3 * MAX (n, 1));
  double            half = self->width / 2.0;

  for (guint i = 0; i < n; i++)
    {
      const double *point = &g_array_index (fill->views.points, double, 3 * i);
      double        x = point[0] * half + (self->width - 1) / 2.0, fx, fy;
      double        y = point[1] * half + (self->height - 1) / 2.0;
      float         here[3], there[3];

      if (!look_up (fill, key, x, y, point[2], &fx, &fy))
        continue;
      between (fill->frame, x, y, here);
      between (self->keys[key].frame, fx, fy, there);
      for (guint c = 0; c < 3; c++)
        offs[c * n + seen] = here[c] - there[c];
      seen++;
    }
  for (guint c = 0; c < 3; c++)
    {
      qsort (offs + c * n, seen, sizeof (float), compare_floats);
      fill->offset[key][c] = seen > 0 ? offs[c * n + seen / 2] : 0;
    }
}

/* --- how near it is ------------------------------------------------------------------------- */

static float
cost_at (const Fill *fill, int x, int y, double nearness)
{
  gboolean open = fill->mask->data[(gsize)y * fill->mask->stride + (gsize)x] == 0;
  float    seen[ASKED][3], here[3], sum = 0;
  int      n = 0;

  for (int i = 0; i < fill->n_order && n < ASKED; i++)
    {
      int    key = fill->order[i];
      double fx, fy;

      if (!look_up (fill, key, x, y, nearness, &fx, &fy))
        continue;
      between (fill->self->keys[key].frame, fx, fy, seen[n]);
      for (int c = 0; c < 3; c++)
        seen[n][c] += fill->offset[key][c];
      n++;
    }
  if (n < (open ? 1 : 2))
    return UNSEEN;
  for (int c = 0; c < 3; c++)
    here[c] = open ? fill->frame->data[(gsize)y * fill->frame->stride + (gsize)x * 4 + (gsize)c]
                   : middle_of ((const float (*)[3])seen, n, c);
  for (int i = 0; i < n; i++)
    sum += MIN (fabsf (seen[i][0] - here[0]) + fabsf (seen[i][1] - here[1]) +
                    fabsf (seen[i][2] - here[2]),
                MOST_OFF);
  return sum / n;
}

/* Which cells are asked for: those under the mask and around it. Returns: FALSE if none */
static gboolean
find_wanted (Fill *fill)
{
  gboolean any = FALSE;

  for (int y = 0; y < fill->mask->height; y++)
    for (int x = 0; x < fill->mask->width; x++)
      {
        int   cx = x / fill->step, cy = y / fill->step;
        gsize cell = (gsize)cy * (gsize)fill->across + (gsize)cx;
        int   x0 = MAX (cx - AROUND, 0), x1 = MIN (cx + AROUND, fill->across - 1);

        if (fill->mask->data[(gsize)y * fill->mask->stride + (gsize)x] == 0 ||
            fill->wanted[cell] == DONE)
          continue;
        any = TRUE;
        for (int v = MAX (cy - AROUND, 0); v <= MIN (cy + AROUND, fill->down - 1); v++)
          memset (fill->wanted + (gsize)v * (gsize)fill->across + x0, 1, (gsize)(x1 - x0 + 1));
        fill->wanted[cell] = DONE;
      }
  return any;
}

/* The depth that points around a cell have, the more the closer they are. */
static float
near_by (const Fill *fill, int x, int y)
{
  double half = fill->self->width / 2.0, sum = 0, all = 0;
  double nx = (x - half) / half, ny = (y - fill->self->height / 2.0) / half;

  for (guint i = 0; i < fill->views.points->len; i += 3)
    {
      const double *point = &g_array_index (fill->views.points, double, i);
      double        dx = point[0] - nx, dy = point[1] - ny;
      double        far = dx * dx + dy * dy + 1e-3, weight = 1 / (far * far);

      sum += weight * CLAMP (point[2], fill->views.farthest, fill->views.nearest);
      all += weight;
    }
  return (float)((sum / MAX (all, 1e-12) - fill->first) / fill->by);
}

static void
find_costs (Fill *fill)
{
  gsize cells = (gsize)fill->across * (gsize)fill->down;

  for (int cy = 0; cy < fill->down && !g_cancellable_is_cancelled (fill->cancellable); cy++)
    for (int cx = 0; cx < fill->across; cx++)
      {
        gsize at = (gsize)cy * (gsize)fill->across + (gsize)cx;
        int   x = MIN (cx * fill->step + fill->step / 2, fill->self->width - 1);
        int   y = MIN (cy * fill->step + fill->step / 2, fill->self->height - 1);

        if (!fill->wanted[at])
          continue;
        fill->near_by[at] = near_by (fill, x, y);
        for (int d = 0; d < fill->depths; d++)
          fill->costs[(gsize)d * cells + at] = cost_at (fill, x, y, fill->first + d * fill->by);
      }
}

/* Means of the cells that are wanted, along a line of @n. */
static void
blur_line (float *line, const guint8 *wanted, int n, gsize step, float *sums)
{
  for (int i = 0; i < n; i++)
    {
      float sum = 0;
      int   all = 0;

      for (int k = MAX (i - WINDOW, 0); k <= MIN (i + WINDOW, n - 1); k++)
        if (wanted[(gsize)k * step])
          {
            sum += line[(gsize)k * step];
            all++;
          }
      sums[i] = all > 0 ? sum / all : 0;
    }
  for (int i = 0; i < n; i++)
    line[(gsize)i * step] = sums[i];
}

static void
gather_costs (Fill *fill)
{
  gsize             cells = (gsize)fill->across * (gsize)fill->down;
  g_autofree float *sums = g_new (float, MAX (fill->across, fill->down));

  for (int d = 0; d < fill->depths; d++)
    for (int pass = 0; pass < 2; pass++)
      {
        float *costs = fill->costs + (gsize)d * cells;

        for (int y = 0; y < fill->down; y++)
          blur_line (costs + (gsize)y * (gsize)fill->across,
                     fill->wanted + (gsize)y * (gsize)fill->across, fill->across, 1, sums);
        for (int x = 0; x < fill->across; x++)
          blur_line (costs + x, fill->wanted + x, fill->down, (gsize)fill->across, sums);
      }
}

static void
choose_depths (Fill *fill)
{
  gsize cells = (gsize)fill->across * (gsize)fill->down;

  for (gsize at = 0; at < cells; at++)
    {
      float least = G_MAXFLOAT, cost[DEPTHS];
      int   best = 0;

      if (!fill->wanted[at])
        continue;
      for (int d = 0; d < fill->depths; d++)
        {
          cost[d] =
              fill->costs[(gsize)d * cells + at] + PRIOR * fabsf ((float)d - fill->near_by[at]);
          if (cost[d] < least)
            {
              least = cost[d];
              best = d;
            }
        }
      fill->depth[at] = (float)best;
      if (best > 0 && best + 1 < fill->depths)
        {
          float bend = cost[best - 1] - 2 * least + cost[best + 1];

          if (bend > 1e-3f)
            fill->depth[at] += CLAMP ((cost[best - 1] - cost[best + 1]) / (2 * bend), -0.5f, 0.5f);
        }
    }
}

/* --- what is there -------------------------------------------------------------------------- */

/* Returns: whether a frame shows what is there; then @colour is its */
static gboolean
find_colour (const Fill *fill, int x, int y, double nearness, float colour[3])
{
  float seen[TAKEN][3], middle[3], sum[3] = { 0 }, all = 0;
  int   n = 0;

  for (int i = 0; i < fill->n_order && n < TAKEN; i++)
    {
      int    key = fill->order[i];
      double fx, fy;
      guint8 shown[3];

      if (!look_up (fill, key, x, y, nearness, &fx, &fy) ||
          !is_clear (fill->self->keys[key].mask, fx, fy) ||
          !rc_warp_sample (fill->self->keys[key].frame, fx, fy, shown))
        continue;
      for (int c = 0; c < 3; c++)
        seen[n][c] = shown[c] + fill->offset[key][c];
      n++;
    }
  if (n == 0)
    return FALSE;
  for (int c = 0; c < 3; c++)
    middle[c] = middle_of ((const float (*)[3])seen, n, c);
  for (int i = 0; i < n; i++)
    {
      float off = fabsf (seen[i][0] - middle[0]) + fabsf (seen[i][1] - middle[1]) +
                  fabsf (seen[i][2] - middle[2]);
      float weight = 1 / (1 + off * off / (ALIKE * ALIKE / 4.0f)) / (1 + 0.5f * (float)i);

      for (int c = 0; c < 3; c++)
        sum[c] += weight * seen[i][c];
      all += weight;
    }
  for (int c = 0; c < 3; c++)
    colour[c] = sum[c] / all;
  return TRUE;
}

static void
put_colours (const Fill *fill, RcFrame *frame)
{
  for (int y = 0; y < frame->height && !g_cancellable_is_cancelled (fill->cancellable); y++)
    for (int x = 0; x < frame->width; x++)
      {
        gsize   cell = (gsize)(y / fill->step) * (gsize)fill->across + (gsize)(x / fill->step);
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        float   colour[3];

        if (fill->mask->data[(gsize)y * fill->mask->stride + (gsize)x] == 0 ||
            !find_colour (fill, x, y, fill->first + fill->depth[cell] * fill->by, colour))
          continue;
        for (int c = 0; c < 3; c++)
          pixel[c] = (guint8)CLAMP (colour[c] + 0.5f, 0.0f, 255.0f);
      }
}

static void
find_order (Fill *fill, int index)
{
  for (int i = 0; i < fill->self->n_keys; i++)
    {
      int k = fill->n_order, far = ABS (fill->self->keys[i].index - index);

      if (!fill->views.views[i].known)
        continue;
      for (; k > 0 && ABS (fill->self->keys[fill->order[k - 1]].index - index) > far; k--)
        fill->order[k] = fill->order[k - 1];
      fill->order[k] = i;
      fill->n_order++;
    }
}

static void
find_depths (Fill *fill)
{
  double reach = 0, span = fill->views.nearest - fill->views.farthest;
  gsize  cells = (gsize)fill->across * (gsize)fill->down;

  for (int i = 0; i < MIN (fill->n_order, 10); i++)
    reach = MAX (reach, fill->views.views[fill->order[i]].reach);
  fill->depths =
      CLAMP ((int)(span * 1.2 * reach * fill->self->width / 2 / fill->step) + 2, 3, DEPTHS);
  fill->first = fill->views.farthest - 0.1 * span;
  fill->by = MAX (1.2 * span / (fill->depths - 1), 1e-9);
  fill->costs = g_new0 (float, cells *(gsize)fill->depths);
  fill->near_by = g_new0 (float, cells);
  fill->depth = g_new0 (float, cells);
  find_costs (fill);
  gather_costs (fill);
  choose_depths (fill);
}

gboolean
rc_parallax_fill (RcParallax    *self,
                  int            index,
                  RcFrame       *frame,
                  const RcFrame *mask,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Fill fill = { .self = self,
                .frame = frame,
                .mask = mask,
                .cancellable = cancellable,
                .step = MAX (self->height / CELLS, 1) };
  int  frames[KEYS];

  fill.across = (self->width + fill.step - 1) / fill.step;
  fill.down = (self->height + fill.step - 1) / fill.step;
  fill.wanted = g_new0 (guint8, (gsize)fill.across * (gsize)fill.down);
  for (int i = 0; i < self->n_keys; i++)
    frames[i] = self->keys[i].index;
  if (self->width > 2 && self->height > 2 && find_wanted (&fill) &&
      rc_views_find (&fill.views, self->tracks, index, frames, self->n_keys,
                     NOISE * 2 / MIN (self->width, 640)))
    {
      find_order (&fill, index);
      for (int i = 0; i < fill.n_order; i++)
        find_offset (&fill, fill.order[i]);
      if (fill.n_order > 0)
        {
          find_depths (&fill);
          put_colours (&fill, frame);
        }
    }
  g_free (fill.wanted);
  g_free (fill.costs);
  g_free (fill.near_by);
  g_free (fill.depth);
  rc_views_clear (&fill.views);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
