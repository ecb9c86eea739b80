/* test-tiles.c - the tiles of a picture, against a look at every pixel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/tiles.h"

#include <string.h>

static const struct
{
  int width, height;
} sizes[] = { { 1024, 1024 }, { 640, 360 }, { 333, 187 }, { 90, 160 }, { 40, 31 }, { 1920, 803 } };

static gboolean
has (const RcTiles *tiles, int width, int height, int x, int y)
{
  return tiles->rows[y / rc_sieve_side (height)] >> (x / rc_sieve_side (width)) & 1;
}

static RcTiles
make_tiles (GRand *rand, int round, int width, int height)
{
  RcTiles tiles = { { 0 } };
  int     columns = (width - 1) / rc_sieve_side (width) + 1;
  int     rows = (height - 1) / rc_sieve_side (height) + 1;

  for (int row = 0; row < rows; row++)
    tiles.rows[row] = (round == 0                                     ? 0
                       : round == 1                                   ? 0xffffffff
                       : round == 2                                   ? 0x55555555
                       : row > 0 && g_rand_int_range (rand, 0, 3) > 0 ? tiles.rows[row - 1]
                                                                      : g_rand_int (rand)) &
                      (guint32)((G_GUINT64_CONSTANT (1) << columns) - 1);
  return tiles;
}

/* Each pixel of a tile once, and no other. */
static void
test_rectangles_are_the_tiles (void)
{
  g_autoptr (GRand)  rand = g_rand_new_with_seed (5);
  g_autofree guint8 *seen = g_malloc (2048 * 1024);

  for (int round = 0; round < 60; round++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        int         width = sizes[i].width, height = sizes[i].height;
        RcTiles     tiles = make_tiles (rand, round, width, height);
        RcRect      within = { round % 7, round % 5, width - round % 9, height - round % 11 };
        RcTileRects rects;

        memset (seen, 0, (gsize)width * (gsize)height);
        rc_tiles_rects (&tiles, width, height, within, &rects);
        g_assert_cmpint (rects.n, <=, RC_TILES_RECTS);
        for (int k = 0; k < rects.n; k++)
          for (int y = rects.rects[k].y; y < rects.rects[k].y + rects.rects[k].height; y++)
            for (int x = rects.rects[k].x; x < rects.rects[k].x + rects.rects[k].width; x++)
              seen[y * width + x]++;
        for (int y = 0; y < height; y++)
          for (int x = 0; x < width; x++)
            {
              gboolean in = x >= within.x && y >= within.y && x < within.x + within.width &&
                            y < within.y + within.height;

              if (seen[y * width + x] != (in && has (&tiles, width, height, x, y)))
                g_error ("%d x %d, round %d: pixel %d, %d", width, height, round, x, y);
            }
      }
}

static void
test_what_is_covered_is_in_a_tile (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int round = 0; round < 20; round++)
      {
        int                 width = sizes[i].width, height = sizes[i].height;
        g_autoptr (RcFrame) mask = rc_frame_new (width, height, RC_FRAME_GRAY8, NULL);
        RcRect              area = { width / 9, height / 7, width / 2, height / 2 };
        RcTiles             tiles, right = { { 0 } };

        memset (mask->data, 0, mask->stride * (gsize)height);
        for (int spots = 0; spots < round; spots++)
          {
            int x = g_rand_int_range (rand, 0, width), y = g_rand_int_range (rand, 0, height);

            mask->data[(gsize)y * mask->stride + (gsize)x] =
                (guint8)g_rand_int_range (rand, 1, 256);
            if (x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height)
              right.rows[(height - 1 - y) / rc_sieve_side (height)] |=
                  1u << (x / rc_sieve_side (width));
          }
        tiles = rc_tiles_of_coverage (mask, area);
        g_assert_cmpmem (tiles.rows, sizeof tiles.rows, right.rows, sizeof right.rows);
      }
}

/* Nothing that is @margin away from a tile is left out. */
static void
test_grown_tiles_have_what_is_near (void)
{
  static const int  margins[] = { 0, 1, 7, 38, 500 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < G_N_ELEMENTS (margins); k++)
      for (int round = 0; round < 40; round++)
        {
          int     width = sizes[i].width, height = sizes[i].height, margin = margins[k];
          int     x = g_rand_int_range (rand, 0, width), y = g_rand_int_range (rand, 0, height);
          RcTiles one = { { 0 } }, grown;
          RcRect  near = { x - margin, y - margin, 2 * margin + 1, 2 * margin + 1 };

          rc_tiles_add (&one, width, height, (RcRect){ x, y, 1, 1 });
          g_assert_true (rc_tiles_meet (&one, width, height, (RcRect){ x, y, 1, 1 }));
          grown = rc_tiles_grown (&one, width, height, margin);
          for (int v = MAX (near.y, 0); v < MIN (near.y + near.height, height); v += 3)
            for (int u = MAX (near.x, 0); u < MIN (near.x + near.width, width); u += 3)
              g_assert_true (has (&grown, width, height, u, v));
          if (margin == 0)
            g_assert_cmpmem (grown.rows, sizeof grown.rows, one.rows, sizeof one.rows);
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/tiles/rectangles-are-the-tiles", test_rectangles_are_the_tiles);
  g_test_add_func ("/engine/sketch/tiles/what-is-covered-is-in-a-tile",
                   test_what_is_covered_is_in_a_tile);
  g_test_add_func ("/engine/sketch/tiles/grown-tiles-have-what-is-near",
                   test_grown_tiles_have_what_is_near);
  return g_test_run ();
}
