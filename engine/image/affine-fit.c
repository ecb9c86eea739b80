/* affine-fit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/affine-fit.h"

#include <math.h>
#include <string.h>

#define SAMPLES      240
#define LEAST_PAIRS  6
#define AFFINE_PAIRS 24   /* fewer do not tell a skew from noise */
#define CLEARLY      0.75 /* an affine transform leaves at most so much of the error */
#define REFINE       5

/* --- transforms --- */

void
rc_affine_apply (const RcAffine *self, double x, double y, double to[2])
{
  to[0] = self->m[0] * x + self->m[1] * y + self->m[2];
  to[1] = self->m[3] * x + self->m[4] * y + self->m[5];
}

RcAffine
rc_affine_compose (const RcAffine *then, const RcAffine *first)
{
  const double *a = then->m, *b = first->m;

  return (RcAffine){ { a[0] * b[0] + a[1] * b[3], a[0] * b[1] + a[1] * b[4],
                       a[0] * b[2] + a[1] * b[5] + a[2], a[3] * b[0] + a[4] * b[3],
                       a[3] * b[1] + a[4] * b[4], a[3] * b[2] + a[4] * b[5] + a[5] } };
}

gboolean
rc_affine_invert (const RcAffine *self, RcAffine *back)
{
  const double *m = self->m;
  double        determinant = m[0] * m[4] - m[1] * m[3];

  if (!(fabs (determinant) > 1e-6))
    return FALSE;
  *back = (RcAffine){ { m[4] / determinant, -m[1] / determinant,
                        (m[1] * m[5] - m[4] * m[2]) / determinant, -m[3] / determinant,
                        m[0] / determinant, (m[3] * m[2] - m[0] * m[5]) / determinant } };
  return TRUE;
}

/* --- fitting --- */

static double
error_of (const RcAffine *self, const double *from, const double *to)
{
  double x = self->m[0] * from[0] + self->m[1] * from[1] + self->m[2] - to[0];
  double y = self->m[3] * from[0] + self->m[4] * from[1] + self->m[5] - to[1];

  return x * x + y * y;
}

/* That takes two points to two others. Source: as complex numbers, b = s a + t. */
static gboolean
similarity_of_two (RcAffine     *self,
                   const double *a0,
                   const double *a1,
                   const double *b0,
                   const double *b1)
{
  double ax = a1[0] - a0[0], ay = a1[1] - a0[1], bx = b1[0] - b0[0], by = b1[1] - b0[1];
  double n = ax * ax + ay * ay, re, im;

  if (n < 4)
    return FALSE;
  re = (ax * bx + ay * by) / n;
  im = (ax * by - ay * bx) / n;
  *self = (RcAffine){ { re, -im, b0[0] - re * a0[0] + im * a0[1], im, re,
                        b0[1] - im * a0[0] - re * a0[1] } };
  return TRUE;
}

static guint
count (const RcAffine *self, const double *from, const double *to, guint n, double within)
{
  guint agree = 0;

  for (guint i = 0; i < n; i++)
    agree += error_of (self, &from[2 * i], &to[2 * i]) <= within * within;
  return agree;
}

typedef struct
{
  double n, ax, ay, bx, by;  /* sums, then means */
  double xx, xy, yy;         /* of from, about the means */
  double xbx, ybx, xby, yby; /* of from with to */
} Moments;

/* Of the pairs that @near agrees with. */
static gboolean
find_moments (Moments        *self,
              const RcAffine *near,
              const double   *from,
              const double   *to,
              guint           n,
              double          within)
{
  memset (self, 0, sizeof *self);
  for (guint i = 0; i < 2 * n; i += 2)
    if (error_of (near, &from[i], &to[i]) <= within * within)
      {
        self->n++;
        self->ax += from[i];
        self->ay += from[i + 1];
        self->bx += to[i];
        self->by += to[i + 1];
      }
  if (self->n < LEAST_PAIRS)
    return FALSE;
  self->ax /= self->n;
  self->ay /= self->n;
  self->bx /= self->n;
  self->by /= self->n;
  for (guint i = 0; i < 2 * n; i += 2)
    if (error_of (near, &from[i], &to[i]) <= within * within)
      {
        double x = from[i] - self->ax, y = from[i + 1] - self->ay;
        double u = to[i] - self->bx, v = to[i + 1] - self->by;

        self->xx += x * x;
        self->xy += x * y;
        self->yy += y * y;
        self->xbx += x * u;
        self->ybx += y * u;
        self->xby += x * v;
        self->yby += y * v;
      }
  return TRUE;
}

static RcAffine
about_means (const Moments *self, double a, double b, double c, double d)
{
  return (RcAffine){ { a, b, self->bx - a * self->ax - b * self->ay, c, d,
                       self->by - c * self->ax - d * self->ay } };
}

/* Source: Umeyama, "Least-Squares Estimation of Transformation Parameters", 1991, in the plane. */
static RcAffine
fit_similarity (const Moments *self)
{
  double n = self->xx + self->yy;
  double re = n > 0 ? (self->xbx + self->yby) / n : 1, im = n > 0 ? (self->xby - self->ybx) / n : 0;

  return about_means (self, re, -im, im, re);
}

static gboolean
fit_affine (const Moments *self, RcAffine *affine)
{
  double determinant = self->xx * self->yy - self->xy * self->xy;

  if (self->n < AFFINE_PAIRS || determinant < 0.02 * (self->xx + self->yy) * (self->xx + self->yy))
    return FALSE;
  *affine = about_means (self, (self->xbx * self->yy - self->ybx * self->xy) / determinant,
                         (self->ybx * self->xx - self->xbx * self->xy) / determinant,
                         (self->xby * self->yy - self->yby * self->xy) / determinant,
                         (self->yby * self->xx - self->xby * self->xy) / determinant);
  return TRUE;
}

static double
sum_errors (const RcAffine *self,
            const RcAffine *near,
            const double   *from,
            const double   *to,
            guint           n,
            double          within)
{
  double sum = 0;

  for (guint i = 0; i < 2 * n; i += 2)
    if (error_of (near, &from[i], &to[i]) <= within * within)
      sum += error_of (self, &from[i], &to[i]);
  return sum;
}

static gboolean
find_consensus (RcAffine *self, const double *from, const double *to, guint n, double within)
{
  guint32 state = 12345;
  guint   most = 0;

  for (guint i = 0; i < SAMPLES; i++)
    {
      RcAffine trial;
      guint    a, b, agree;

      /* Source: the linear congruential generator of Numerical Recipes, 2nd edition, 7.1. */
      state = state * 1664525u + 1013904223u;
      a = (state >> 8) % n;
      state = state * 1664525u + 1013904223u;
      b = (state >> 8) % n;
      if (!similarity_of_two (&trial, &from[2 * a], &from[2 * b], &to[2 * a], &to[2 * b]))
        continue;
      agree = count (&trial, from, to, n, within);
      if (agree > most)
        {
          most = agree;
          *self = trial;
        }
    }
  return most >= LEAST_PAIRS;
}

gboolean
rc_affine_fit (RcAffine     *self,
               const double *from,
               const double *to,
               guint         n,
               guint         n_sure,
               double        within,
               double       *share)
{
  Moments moments;

  *share = 0;
  if (n_sure < LEAST_PAIRS || !find_consensus (self, from, to, n_sure, within))
    return FALSE;
  for (int round = 0; round < REFINE; round++)
    {
      RcAffine similarity, affine;

      if (!find_moments (&moments, self, from, to, n, within))
        return FALSE;
      similarity = fit_similarity (&moments);
      if (fit_affine (&moments, &affine) &&
          sum_errors (&affine, self, from, to, n, within) <
              CLEARLY * sum_errors (&similarity, self, from, to, n, within))
        *self = affine;
      else
        *self = similarity;
    }
  *share = (double)count (self, from, to, n_sure, within) / n_sure;
  return *share * n_sure >= LEAST_PAIRS;
}
