/* plate.c
 *
 * The horizon is the row at which the picture above and the picture below differ most while being
 * each as even as they can be: S. Ettinger et al., Vision-Guided Flight Stability and Control for
 * Micro Air Vehicles (2002), with level lines only. The weight of a picture is that of its contrast
 * with what surrounds it: L. Itti, C. Koch, E. Niebur, A Model of Saliency-Based Visual Attention
 * (1998).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/plate.h"

#include <math.h>
#include <string.h>

#define COLUMNS RC_PLATE_COLUMNS
#define ROWS    RC_PLATE_ROWS

typedef struct
{
  float at[ROWS][COLUMNS][3];
} Grid;

/* The picture as means of cells. */
static void
read_grid (Grid *grid, const RcFrame *picture)
{
  for (int row = 0; row < ROWS; row++)
    for (int column = 0; column < COLUMNS; column++)
      {
        int    x0 = column * picture->width / COLUMNS, y0 = row * picture->height / ROWS;
        int    x1 = MAX ((column + 1) * picture->width / COLUMNS, x0 + 1);
        int    y1 = MAX ((row + 1) * picture->height / ROWS, y0 + 1), n = 0;
        gint64 sum[3] = { 0 };

        for (int y = y0; y < MIN (y1, picture->height); y++)
          for (int x = x0; x < MIN (x1, picture->width); x++, n++)
            for (int c = 0; c < 3; c++)
              sum[c] += picture->data[(gsize)y * picture->stride + (gsize)x * 4 + (gsize)c];
        for (int c = 0; c < 3; c++)
          grid->at[row][column][c] = (float)sum[c] / (255.0f * (float)MAX (n, 1));
      }
}

static float
apart (const float *a, const float *b)
{
  float sum = 0.0f;

  for (int c = 0; c < 3; c++)
    sum += (a[c] - b[c]) * (a[c] - b[c]);
  return sum;
}

/* How even the rows from @first up to @last are: mean variance, and their mean colour. */
static float
evenness (const Grid *grid, int first, int last, float mean[3])
{
  float sum = 0.0f, n = (float)((last - first) * COLUMNS);

  memset (mean, 0, 3 * sizeof (float));
  for (int row = first; row < last; row++)
    for (int column = 0; column < COLUMNS; column++)
      for (int c = 0; c < 3; c++)
        mean[c] += grid->at[row][column][c] / n;
  for (int row = first; row < last; row++)
    for (int column = 0; column < COLUMNS; column++)
      sum += apart (grid->at[row][column], mean);
  return sum / n;
}

/* The step in colour over a row's upper edge, in the columns that agree on it. */
static float
step_at (const Grid *grid, int row)
{
  float sum = 0.0f;

  for (int column = 0; column < COLUMNS; column++)
    sum += sqrtf (apart (grid->at[row - 1][column], grid->at[row][column]));
  return sum / COLUMNS;
}

static void
find_horizon (RcPlate *self, const Grid *grid)
{
  float best = -1e9f, second = 0.0f, all[3], whole = evenness (grid, 0, ROWS, all) + 1e-4f;
  int   at = ROWS / 2;

  for (int row = ROWS / 8; row <= ROWS * 7 / 8; row++)
    {
      float above[3], below[3], off = (row + 0.5f) / ROWS - 0.55f;
      float inside = (evenness (grid, 0, row, above) * (float)row +
                      evenness (grid, row, ROWS, below) * (float)(ROWS - row)) /
                     ROWS;
      float score =
          1.0f - inside / whole + 1.6f * step_at (grid, row) / sqrtf (whole) - 1.1f * off * off;

      if (score > best)
        {
          best = score;
          at = row;
        }
      second += score / (ROWS * 3 / 4);
    }
  self->horizon = (double)at / ROWS;
  self->confidence = CLAMP ((best - second) * 1.2, 0.0, 1.0);
  /* Nothing to see: most pictures are taken from eye level, a little down. */
  if (self->confidence < 0.25)
    self->horizon = 0.48 * (1 - 4 * self->confidence) + self->horizon * 4 * self->confidence;
}

/* Down each column as long as it stays the colour of the sky, which is light and begins at the top.
 */
static void
find_sky (RcPlate *self, const Grid *grid)
{
  double ends[COLUMNS];
  int    last = (int)(self->horizon * ROWS);

  for (int column = 0; column < COLUMNS; column++)
    {
      const float *before = grid->at[0][column];
      int          row = 1;

      while (row < last && apart (before, grid->at[row][column]) < 0.006f &&
             apart (grid->at[0][column], grid->at[row][column]) < 0.16f)
        before = grid->at[row++][column];
      ends[column] = row > 2 ? (double)row / ROWS : 0.0;
    }
  for (int column = 0; column <= COLUMNS; column++)
    {
      double a = ends[MAX (column - 1, 0)], b = ends[MIN (column, COLUMNS - 1)];

      self->sky[column] = MIN (a, b);
    }
}

/** Reads horizon and sky from a picture. */
void
rc_plate_read (RcPlate *self, const RcFrame *picture)
{
  g_autofree Grid *grid = g_new (Grid, 1);

  memset (self, 0, sizeof *self);
  read_grid (grid, picture);
  find_horizon (self, grid);
  find_sky (self, grid);
}

void
rc_plate_find_weight (const RcFrame *picture, double *x, double *y)
{
  g_autofree Grid *grid = g_new (Grid, 1);
  double           sum = 0.0, sum_x = 0.0, sum_y = 0.0, most = 0.0;
  float            mean[3];

  read_grid (grid, picture);
  evenness (grid, 0, ROWS, mean);
  for (int pass = 0; pass < 2; pass++)
    for (int row = 0; row < ROWS; row++)
      for (int column = 0; column < COLUMNS; column++)
        {
          const float *here = grid->at[row][column];
          double       weight = 0.5 * apart (here, mean);

          for (int k = 0; k < 4; k++)
            {
              int other_row = CLAMP (row + (k == 0 ? 4 : k == 1 ? -4 : 0), 0, ROWS - 1);
              int other = CLAMP (column + (k == 2 ? 5 : k == 3 ? -5 : 0), 0, COLUMNS - 1);

              weight += 0.25 * apart (here, grid->at[other_row][other]);
            }
          if (pass == 0)
            most = MAX (most, weight);
          /* What stands out most counts; the texture of the rest does not. */
          else if (weight > 0.45 * most)
            {
              sum += weight;
              sum_x += weight * ((column + 0.5) / COLUMNS * 2 - 1);
              sum_y += weight * (1 - (row + 0.5) / ROWS * 2);
            }
        }
  *x = sum > 0.0 ? sum_x / sum : 0.0;
  *y = sum > 0.0 ? sum_y / sum : 0.0;
}
