/* views.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/views.h"

#include <math.h>
#include <string.h>

#define UNKNOWNS 11
#define LEAST    24   /* points that two frames share */
#define ROUNDS   10   /* of cameras and nearness */
#define TAME     2e-4 /* of each equation's worth that keeps what nothing is known of at rest */
#define CALM     2e-3 /* as TAME, of nearness */

/* What is common to all rounds for one frame. */
typedef struct
{
  int     n, m;    /* points, views */
  double *x, *y;   /* [n] in the frame */
  double *sx, *sy; /* [n, m] in the views; NAN: not seen */
  double *k;       /* [n] nearness */
  double *weight;  /* [n, m] */
  double  noise;
} Problem;

static void
problem_clear (Problem *self)
{
  g_free (self->x);
  g_free (self->y);
  g_free (self->sx);
  g_free (self->sy);
  g_free (self->k);
  g_free (self->weight);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Problem, problem_clear)

void
rc_view_put (const RcView *self, double x, double y, double k, double *to_x, double *to_y)
{
  const double *p = self->p;
  double        w = 1 + p[8] * x + p[9] * y + p[10] * k;

  w = MAX (w, 0.05);
  *to_x = (p[0] * x + p[1] * y + p[2] + p[3] * k) / w;
  *to_y = (p[4] * x + p[5] * y + p[6] + p[7] * k) / w;
}

/* Gauss, in place; @a is positive definite. */
static void
solve (double a[UNKNOWNS][UNKNOWNS], double b[UNKNOWNS])
{
  for (int i = 0; i < UNKNOWNS; i++)
    for (int k = i + 1; k < UNKNOWNS; k++)
      {
        double by = a[k][i] / a[i][i];

        for (int c = i; c < UNKNOWNS; c++)
          a[k][c] -= by * a[i][c];
        b[k] -= by * b[i];
      }
  for (int i = UNKNOWNS - 1; i >= 0; i--)
    {
      for (int c = i + 1; c < UNKNOWNS; c++)
        b[i] -= a[i][c] * b[c];
      b[i] /= a[i][i];
    }
}

static void
add_row (double a[UNKNOWNS][UNKNOWNS], double b[UNKNOWNS], const double *row, double is, double w)
{
  for (int i = 0; i < UNKNOWNS; i++)
    {
      for (int k = 0; k < UNKNOWNS; k++)
        a[i][k] += w * row[i] * row[k];
      b[i] += w * row[i] * is;
    }
}

/* The camera of a view, from points whose nearness is known. @flat: nearness is not asked */
static void
find_camera (const Problem *self, int view, gboolean flat, RcView *camera)
{
  double a[UNKNOWNS][UNKNOWNS] = { { 0 } }, b[UNKNOWNS] = { 0 }, all = 0;

  for (int i = 0; i < self->n; i++)
    {
      gsize  at = (gsize)i * (gsize)self->m + (gsize)view;
      double x = self->x[i], y = self->y[i], k = flat ? 0 : self->k[i];
      double sx = self->sx[at], sy = self->sy[at], w = self->weight[at];
      double right[UNKNOWNS] = { x, y, 1, k, 0, 0, 0, 0, -sx * x, -sx * y, -sx * k };
      double down[UNKNOWNS] = { 0, 0, 0, 0, x, y, 1, k, -sy * x, -sy * y, -sy * k };

      if (isnan (sx))
        continue;
      add_row (a, b, right, sx, w);
      add_row (a, b, down, sy, w);
      all += w;
    }
  for (int i = 0; i < UNKNOWNS; i++)
    {
      double hold = TAME * (i < 3 || (i > 3 && i < 7) ? 0.01 : 1) * all + 1e-9;

      a[i][i] += hold;
      b[i] += i == 0 || i == 5 ? hold : 0;
    }
  solve (a, b);
  memcpy (camera->p, b, sizeof camera->p);
}

static double
off_by (const Problem *self, const RcView *camera, int point, int view)
{
  gsize  at = (gsize)point * (gsize)self->m + (gsize)view;
  double x, y;

  rc_view_put (camera, self->x[point], self->y[point], self->k[point], &x, &y);
  return hypot (x - self->sx[at], y - self->sy[at]);
}

/* Returns: how far points are off, each no farther than counts, in the mean */
static double
weigh (Problem *self, const RcViews *views)
{
  double sum = 0, n = 0;

  for (int i = 0; i < self->n; i++)
    for (int s = 0; s < self->m; s++)
      {
        gsize  at = (gsize)i * (gsize)self->m + (gsize)s;
        double off;

        if (!views->views[s].known || isnan (self->sx[at]))
          continue;
        off = off_by (self, &views->views[s], i, s);
        self->weight[at] = 1 / (1 + off * off / (self->noise * self->noise));
        sum += MIN (off, 6 * self->noise);
        n++;
      }
  return sum / MAX (n, 1);
}

static void
find_nearness (Problem *self, const RcViews *views)
{
  for (int i = 0; i < self->n; i++)
    {
      double up = 0, down = 0, hold = 0;

      for (int s = 0; s < self->m; s++)
        {
          const double *p = views->views[s].p;
          gsize         at = (gsize)i * (gsize)self->m + (gsize)s;
          double        x = self->x[i], y = self->y[i], sx = self->sx[at], sy = self->sy[at];
          double        w, right, below;

          if (!views->views[s].known || isnan (sx))
            continue;
          w = self->weight[at];
          right = p[3] - sx * p[10];
          below = p[7] - sy * p[10];
          up += w * (right * (sx * (1 + p[8] * x + p[9] * y) - p[0] * x - p[1] * y - p[2]) +
                     below * (sy * (1 + p[8] * x + p[9] * y) - p[4] * x - p[5] * y - p[6]));
          down += w * (right * right + below * below);
          hold += w;
        }
      self->k[i] = up / (down + CALM * self->noise * self->noise * hold + 1e-12);
    }
}

/* A plane is nobody's nearness: what is left is off it, and 1 in the mean. */
static void
settle_nearness (Problem *self)
{
  double a[3][4] = { { 0 } }, plane[3] = { 0 }, square = 0;

  for (int i = 0; i < self->n; i++)
    {
      double row[4] = { self->x[i], self->y[i], 1, self->k[i] };

      for (int r = 0; r < 3; r++)
        for (int c = 0; c < 4; c++)
          a[r][c] += row[r] * row[c];
    }
  for (int r = 0; r < 3; r++)
    {
      a[r][r] += 1e-6;
      for (int k = r + 1; k < 3; k++)
        {
          double by = a[k][r] / a[r][r];

          for (int c = r; c < 4; c++)
            a[k][c] -= by * a[r][c];
        }
    }
  for (int r = 2; r >= 0; r--)
    {
      plane[r] = a[r][3];
      for (int c = r + 1; c < 3; c++)
        plane[r] -= a[r][c] * plane[c];
      plane[r] /= a[r][r];
    }
  for (int i = 0; i < self->n; i++)
    {
      self->k[i] -= plane[0] * self->x[i] + plane[1] * self->y[i] + plane[2];
      square += self->k[i] * self->k[i];
    }
  square = sqrt (square / MAX (self->n, 1));
  for (int i = 0; i < self->n && square > 1e-12; i++)
    self->k[i] = CLAMP (self->k[i] / square, -6, 6);
}

/* How far points are off the one plane in the view where most are, along @way: 0 the way in which
 * they go apart most, 1 and 2 that, the more to the side or down. */
static gboolean
guess_nearness (Problem *self, const RcViews *flat, int way)
{
  double most = 0, xx = 0, xy = 0, yy = 0, turn;
  int    best = -1;

  for (int s = 0; s < self->m; s++)
    {
      double sum = 0, n = 0;

      for (int i = 0; i < self->n && flat->views[s].known; i++)
        if (!isnan (self->sx[(gsize)i * (gsize)self->m + (gsize)s]))
          {
            sum += MIN (off_by (self, &flat->views[s], i, s), 20 * self->noise);
            n++;
          }
      if (n >= LEAST && sum / sqrt (n) > most)
        {
          most = sum / sqrt (n);
          best = s;
        }
    }
  if (best < 0)
    return FALSE;
  for (int pass = 0; pass < 2; pass++)
    {
      turn = 0.5 * atan2 (2 * xy, xx - yy);
      for (int i = 0; i < self->n; i++)
        {
          gsize  at = (gsize)i * (gsize)self->m + (gsize)best;
          double x, y, dx, dy, along;

          if (pass == 1)
            self->k[i] = 0;
          if (isnan (self->sx[at]))
            continue;
          rc_view_put (&flat->views[best], self->x[i], self->y[i], 0, &x, &y);
          dx = self->sx[at] - x;
          dy = self->sy[at] - y;
          if (hypot (dx, dy) > 30 * self->noise)
            continue;
          along = dx * cos (turn) + dy * sin (turn);
          if (pass == 0)
            {
              xx += dx * dx;
              xy += dx * dy;
              yy += dy * dy;
            }
          else
            self->k[i] = along * (way == 0 ? 1 : way == 1 ? self->x[i] : self->y[i]);
        }
    }
  return TRUE;
}

static void
find_cameras (Problem *self, RcViews *views, gboolean flat)
{
  for (int s = 0; s < self->m; s++)
    {
      int shared = 0;

      for (int i = 0; i < self->n; i++)
        shared += !isnan (self->sx[(gsize)i * (gsize)self->m + (gsize)s]);
      views->views[s].known = shared >= LEAST;
      if (views->views[s].known)
        find_camera (self, s, flat, &views->views[s]);
    }
}

static void
read_tracks (Problem *self, const RcPointTracks *tracks, int frame, const int *frames)
{
  guint all = rc_point_tracks_n (tracks);
  gsize cells = (gsize)MAX (all, 1) * (gsize)self->m;

  self->x = g_new (double, MAX (all, 1));
  self->y = g_new (double, MAX (all, 1));
  self->k = g_new0 (double, MAX (all, 1));
  self->sx = g_new (double, cells);
  self->sy = g_new (double, cells);
  self->weight = g_new (double, cells);
  for (guint track = 0; track < all; track++)
    {
      gsize at = (gsize)self->n * (gsize)self->m;
      int   seen = 0;

      if (!rc_point_tracks_find (tracks, track, frame, &self->x[self->n], &self->y[self->n]))
        continue;
      for (int s = 0; s < self->m; s++)
        {
          gboolean there = frames[s] != frame &&
                           rc_point_tracks_find (tracks, track, frames[s], &self->sx[at + (gsize)s],
                                                 &self->sy[at + (gsize)s]);

          if (!there)
            self->sx[at + (gsize)s] = self->sy[at + (gsize)s] = NAN;
          self->weight[at + (gsize)s] = 1;
          seen += there;
        }
      self->n += seen > 0;
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *)a, other = *(const double *)b;

  return one < other ? -1 : one > other;
}

static void
hand_over (const Problem *self, RcViews *views)
{
  g_autofree double *sorted = g_memdup2 (self->k, sizeof (double) * (gsize)self->n);

  qsort (sorted, (size_t)self->n, sizeof (double), compare_doubles);
  views->farthest = sorted[self->n * 3 / 100];
  views->nearest = sorted[self->n - 1 - self->n * 3 / 100];
  views->points = g_array_new (FALSE, FALSE, sizeof (double));
  for (int i = 0; i < self->n; i++)
    {
      double point[3] = { self->x[i], self->y[i], self->k[i] };

      g_array_append_vals (views->points, point, 3);
    }
  for (int s = 0; s < self->m; s++)
    {
      RcView *view = &views->views[s];
      double  x0, y0, x1, y1, sum = 0;

      for (int i = 0; i < self->n && view->known; i++)
        {
          rc_view_put (view, self->x[i], self->y[i], -0.5, &x0, &y0);
          rc_view_put (view, self->x[i], self->y[i], 0.5, &x1, &y1);
          sum += hypot (x1 - x0, y1 - y0);
        }
      view->reach = sum / self->n;
    }
}

gboolean
rc_views_find (RcViews             *self,
               const RcPointTracks *tracks,
               int                  frame,
               const int           *frames,
               int                  n,
               double               noise)
{
  g_auto (Problem)   problem = { .m = MIN (n, RC_VIEWS_MOST), .noise = noise };
  RcViews            flat = { 0 }, best = { 0 };
  g_autofree double *nearness = NULL;
  double             least = G_MAXDOUBLE;

  *self = (RcViews){ 0 };
  if (problem.m == 0)
    return FALSE;
  read_tracks (&problem, tracks, frame, frames);
  if (problem.n < LEAST)
    return FALSE;
  for (int round = 0; round < 4; round++)
    {
      find_cameras (&problem, &flat, TRUE);
      weigh (&problem, &flat);
    }
  for (int way = 0; way < 3; way++)
    {
      RcViews trial = { 0 };
      double  off = G_MAXDOUBLE;

      if (!guess_nearness (&problem, &flat, way))
        return FALSE;
      for (gsize i = 0; i < (gsize)problem.n * (gsize)problem.m; i++)
        problem.weight[i] = 1;
      for (int round = 0; round < ROUNDS; round++)
        {
          settle_nearness (&problem);
          find_cameras (&problem, &trial, FALSE);
          off = weigh (&problem, &trial);
          if (round + 1 < ROUNDS)
            find_nearness (&problem, &trial);
        }
      if (off >= least)
        continue;
      least = off;
      best = trial;
      g_free (nearness);
      nearness = g_memdup2 (problem.k, sizeof (double) * (gsize)problem.n);
    }
  memcpy (problem.k, nearness, sizeof (double) * (gsize)problem.n);
  *self = best;
  self->n = problem.m;
  self->off = least;
  hand_over (&problem, self);
  return TRUE;
}

void
rc_views_clear (RcViews *self)
{
  g_clear_pointer (&self->points, g_array_unref);
}
