/* palette.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/palette.h"

#include <cblas.h>
#include <math.h>
#include <string.h>

#define NOISE     2e-4 /* variance that every channel has at least: a flat picture has no direction */
#define MOST_GAIN 1.9 /* more contrast than this shows the seams of the drawing */

typedef double Matrix[3][3];

/* LAPACK, of OpenBLAS: eigenvalues and vectors of a symmetric matrix */
void dsyev_ (const char *jobz,
             const char *uplo,
             const int  *n,
             double     *a,
             const int  *lda,
             double     *w,
             double     *work,
             const int  *lwork,
             int        *info);

/** Means and covariance of all that is not transparent. */
void
rc_palette_measure (RcPalette *self, const RcFrame *frame)
{
  gint64 sum[3] = { 0 }, product[3][3] = { { 0 } }, n = 0;

  memset (self, 0, sizeof *self);
  for (int y = 0; y < frame->height; y++)
    {
      const guint8 *pixel = frame->data + (gsize)y * frame->stride;

      for (int x = 0; x < frame->width; x++, pixel += 4)
        {
          if (pixel[3] < 128)
            continue;
          n++;
          for (int a = 0; a < 3; a++)
            {
              sum[a] += pixel[a];
              for (int b = a; b < 3; b++)
                product[a][b] += pixel[a] * pixel[b];
            }
        }
    }
  n = MAX (n, 1);
  for (int a = 0; a < 3; a++)
    self->mean[a] = (double)sum[a] / (double)n / 255.0;
  for (int a = 0; a < 3; a++)
    for (int b = a; b < 3; b++)
      self->spread[a][b] = self->spread[b][a] =
          (double)product[a][b] / (double)n / 65025.0 - self->mean[a] * self->mean[b];
  for (int a = 0; a < 3; a++)
    self->spread[a][a] = MAX (self->spread[a][a], 0.0) + NOISE;
}

static void
multiply (Matrix a, Matrix b, Matrix out)
{
  cblas_dgemm (CblasRowMajor, CblasNoTrans, CblasNoTrans, 3, 3, 3, 1.0, &a[0][0], 3, &b[0][0], 3,
               0.0, &out[0][0], 3);
}

/* The power of a symmetric positive matrix. */
static void
power (Matrix a, double exponent, Matrix out)
{
  Matrix vectors, scaled;
  double values[3], work[32];
  int    n = 3, size = G_N_ELEMENTS (work), info = 0;

  memcpy (vectors, a, sizeof (Matrix));
  dsyev_ ("V", "U", &n, &vectors[0][0], &n, values, work, &size, &info);
  g_assert (info == 0);
  /* Column-major: row k is the k-th vector. */
  for (int k = 0; k < 3; k++)
    for (int i = 0; i < 3; i++)
      scaled[k][i] = vectors[k][i] * pow (MAX (values[k], 1e-9), exponent);
  cblas_dgemm (CblasRowMajor, CblasTrans, CblasNoTrans, 3, 3, 3, 1.0, &vectors[0][0], 3,
               &scaled[0][0], 3, 0.0, &out[0][0], 3);
}

/* No direction is stretched more than the limit: what remains are the nearest allowed gains. */
static void
limit (Matrix map)
{
  Matrix vectors, scaled;
  double values[3], work[32];
  int    n = 3, size = G_N_ELEMENTS (work), info = 0;

  memcpy (vectors, map, sizeof (Matrix));
  dsyev_ ("V", "U", &n, &vectors[0][0], &n, values, work, &size, &info);
  g_assert (info == 0);
  for (int k = 0; k < 3; k++)
    for (int i = 0; i < 3; i++)
      scaled[k][i] = vectors[k][i] * CLAMP (values[k], 1.0 / MOST_GAIN, MOST_GAIN);
  cblas_dgemm (CblasRowMajor, CblasTrans, CblasNoTrans, 3, 3, 3, 1.0, &vectors[0][0], 3,
               &scaled[0][0], 3, 0.0, &map[0][0], 3);
}

/**
 * rc_palette_match:
 * @strength: 0 leaves everything as it is, 1 is all of the other palette
 */
void
rc_palette_match (const RcPalette *from, const RcPalette *to, double strength, RcPaletteMap *map)
{
  Matrix own, other, half, back, inner, root, sum;

  memcpy (own, from->spread, sizeof (Matrix));
  memcpy (other, to->spread, sizeof (Matrix));
  /* T = A^-½ (A^½ B A^½)^½ A^-½ */
  power (own, 0.5, half);
  power (own, -0.5, back);
  multiply (half, other, sum);
  multiply (sum, half, inner);
  power (inner, 0.5, root);
  multiply (back, root, sum);
  multiply (sum, back, inner);
  limit (inner);
  for (int a = 0; a < 3; a++)
    {
      double offset = to->mean[a];

      for (int b = 0; b < 3; b++)
        {
          offset -= inner[a][b] * from->mean[b];
          map->matrix[a][b] = (float)(strength * inner[a][b] + (a == b ? 1.0 - strength : 0.0));
        }
      map->offset[a] = (float)(strength * offset);
    }
}

/** Maps every pixel, in place. */
void
rc_palette_apply (const RcPaletteMap *map, RcFrame *frame)
{
  float offset[3];

  for (int a = 0; a < 3; a++)
    offset[a] = map->offset[a] * 255.0f + 0.5f;
  for (int y = 0; y < frame->height; y++)
    {
      guint8 *pixel = frame->data + (gsize)y * frame->stride;

      for (int x = 0; x < frame->width; x++, pixel += 4)
        {
          float b = pixel[0], g = pixel[1], r = pixel[2];

          for (int a = 0; a < 3; a++)
            {
              float value =
                  map->matrix[a][0] * b + map->matrix[a][1] * g + map->matrix[a][2] * r + offset[a];

              pixel[a] = (guint8)CLAMP (value, 0.0f, 255.0f);
            }
        }
    }
}
