/* test-sieve.c - triangles that come to no pixel are left out, and no other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/shape/sieve.h"

#include <string.h>

#define TRIANGLES 400
#define WIDTH     160
#define HEIGHT    96

typedef struct
{
  double x, y; /* pixels */
} Point;

/* Looks along -z from 3 metres before the origin. */
static RcMat4
make_clip (void)
{
  return (RcMat4){ { 1.8f, 0, 0, 0, 0, 3.0f, 0, 0, 0, 0, -1.0f, -1.0f, 0, 0, 2.8f, 3.0f } };
}

static Point
project (const RcMat4 *m, const RcVertex *v)
{
  double p[4];

  for (int k = 0; k < 4; k++)
    p[k] = (double)m->m[k] * (double)v->position[0] + (double)m->m[4 + k] * (double)v->position[1] +
           (double)m->m[8 + k] * (double)v->position[2] + (double)m->m[12 + k];
  return (Point){ (p[0] / p[3] + 1) / 2 * WIDTH, (p[1] / p[3] + 1) / 2 * HEIGHT };
}

static double
side (Point a, Point b, Point at)
{
  return (b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x);
}

static gboolean
covers (const Point p[3], int x, int y)
{
  Point  at = { x + 0.5, y + 0.5 };
  double a = side (p[0], p[1], at), b = side (p[1], p[2], at), c = side (p[2], p[0], at);

  return (a >= 0 && b >= 0 && c >= 0) || (a <= 0 && b <= 0 && c <= 0);
}

/* Whether a pixel that is asked for is covered, by looking at each. */
static gboolean
is_needed (const RcSieve *sieve, const Point p[3])
{
  if (sieve->fronts && side (p[0], p[1], p[2]) <= 0)
    return FALSE;
  for (int y = sieve->rect.y; y < sieve->rect.y + sieve->rect.height; y++)
    for (int x = sieve->rect.x; x < sieve->rect.x + sieve->rect.width; x++)
      if ((sieve->tiles == NULL ||
           (sieve->tiles[y / rc_sieve_side (HEIGHT)] >> (x / rc_sieve_side (WIDTH)) & 1)) &&
          covers (p, x, y))
        return TRUE;
  return FALSE;
}

/* Triangles of a size up to @size metres; some behind the eye, some beside the picture. */
static void
make_triangles (GRand *rand, float size, RcVertex *vertices, guint32 *indices)
{
  memset (vertices, 0, 3 * TRIANGLES * sizeof *vertices);
  for (guint i = 0; i < 3 * TRIANGLES; i++)
    {
      indices[i] = i;
      for (int k = 0; k < 3; k++)
        vertices[i].position[k] =
            (i % 3 == 0 ? (float)g_rand_double_range (rand, -3.5, 3.5)
                        : vertices[i - i % 3].position[k]) +
            (i % 3 == 0 ? 0 : (float)g_rand_double_range (rand, (double)-size, (double)size));
    }
}

/* Returns: how many more than are needed were picked */
static guint
hold_against_pixels (const RcSieve *sieve, const RcVertex *vertices, const guint32 *indices)
{
  RcSieveSpot spots[3 * TRIANGLES];
  guint32     picked[3 * TRIANGLES];
  guint       n, next = 0, spare = 0;

  rc_sieve_project (sieve, vertices, 0, 3 * TRIANGLES, spots);
  n = rc_sieve_pick (sieve, spots, indices, 3 * TRIANGLES, picked);
  for (guint i = 0; i < TRIANGLES; i++)
    {
      Point    p[3];
      gboolean before = TRUE, kept = next < n && picked[next] == 3 * i;

      for (guint k = 0; k < 3; k++)
        {
          p[k] = project (&sieve->clip, &vertices[3 * i + k]);
          before = before && 3.0f - vertices[3 * i + k].position[2] > 0.25f;
        }
      if (kept)
        next += 3;
      /* What is cut by the eye's plane is left to the driver. */
      if (!before)
        g_assert_true (kept);
      else if (is_needed (sieve, p))
        g_assert_true (kept);
      else
        spare += kept;
    }
  g_assert_cmpuint (next, ==, n);
  return spare;
}

static void
test_needed_stay (void)
{
  static const RcRect rects[] = { { 0, 0, WIDTH, HEIGHT }, { 40, 30, 50, 20 }, { 7, 90, 1, 1 } };
  g_autoptr (GRand)   rand = g_rand_new_with_seed (5);
  RcVertex            vertices[3 * TRIANGLES];
  guint32             indices[3 * TRIANGLES], tiles[RC_SIEVE_TILES];

  for (int round = 0; round < 40; round++)
    {
      RcSieve sieve = { .clip = make_clip (),
                        .width = WIDTH,
                        .height = HEIGHT,
                        .rect = rects[round % 3],
                        .fronts = round % 2,
                        .tiles = round % 4 < 2 ? NULL : tiles };

      for (int row = 0; row < RC_SIEVE_TILES; row++)
        tiles[row] = g_rand_int (rand) & g_rand_int (rand) & g_rand_int (rand);
      make_triangles (rand, round < 20 ? 0.02f : 1.0f, vertices, indices);
      hold_against_pixels (&sieve, vertices, indices);
    }
}

/* Small ones lie between the middles of pixels, half are turned away, and most are beside a part.
 */
static void
test_others_go (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  RcVertex          vertices[3 * TRIANGLES];
  guint32           indices[3 * TRIANGLES];
  RcSieve           whole = {
              .clip = make_clip (), .width = WIDTH, .height = HEIGHT, .rect = { 0, 0, WIDTH, HEIGHT }
  };
  RcSieve part = whole, fronts = whole;
  guint   spare;

  part.rect = (RcRect){ 60, 40, 40, 20 };
  fronts.fronts = TRUE;
  make_triangles (rand, 0.02f, vertices, indices);
  for (guint i = 0; i < 3 * TRIANGLES; i++)
    vertices[i].position[2] = MIN (vertices[i].position[2], 2.0f);
  spare = hold_against_pixels (&whole, vertices, indices);
  g_assert_cmpuint (spare, <, TRIANGLES / 3);
  g_assert_cmpuint (hold_against_pixels (&part, vertices, indices), <, TRIANGLES / 10);
  make_triangles (rand, 1.0f, vertices, indices);
  for (guint i = 0; i < 3 * TRIANGLES; i++)
    vertices[i].position[2] = MIN (vertices[i].position[2], 2.0f);
  g_assert_cmpuint (hold_against_pixels (&fronts, vertices, indices), <, TRIANGLES / 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/sieve/what-covers-a-pixel-stays", test_needed_stay);
  g_test_add_func ("/engine/sketch/sieve/what-covers-none-goes", test_others_go);
  return g_test_run ();
}
