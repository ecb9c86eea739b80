/* test-wall.c - the sync wall: where its pictures lie, and that they belong to one time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/tree.h"
#include "tests/ui/wall-take.h"
#include "ui/takes/wall-player.h"

#define WIDTH  160
#define HEIGHT 90
#define FRAMES 24

static void
test_columns (void)
{
  g_assert_cmpuint (rc_wall_columns (1, 1600, 900, 16.0 / 9), ==, 1);
  g_assert_cmpuint (rc_wall_columns (2, 1600, 900, 16.0 / 9), ==, 2);
  g_assert_cmpuint (rc_wall_columns (4, 1600, 900, 16.0 / 9), ==, 2);
  g_assert_cmpuint (rc_wall_columns (9, 1600, 900, 16.0 / 9), ==, 3);
  g_assert_cmpuint (rc_wall_columns (2, 600, 900, 16.0 / 9), ==, 1);
  g_assert_cmpuint (rc_wall_columns (4, 1600, 900, 9.0 / 16), ==, 4);
}

static void
test_places (void)
{
  for (guint n = 1; n <= RC_WALL_MOST; n++)
    for (guint i = 0; i < n; i++)
      {
        RcWallPlace a;

        rc_wall_place (n, i, 1000, 700, 12, 16.0 / 9, &a);
        g_assert_cmpfloat_with_epsilon (a.width / a.height, 16.0 / 9, 1e-6);
        g_assert_cmpfloat (a.x, >=, -1e-6);
        g_assert_cmpfloat (a.y, >=, -1e-6);
        g_assert_cmpfloat (a.x + a.width, <=, 1000 + 1e-6);
        g_assert_cmpfloat (a.y + a.height, <=, 700 + 1e-6);
        for (guint k = 0; k < i; k++)
          {
            RcWallPlace b;

            rc_wall_place (n, k, 1000, 700, 12, 16.0 / 9, &b);
            g_assert_true (b.x + b.width < a.x + 1e-6 || a.x + a.width < b.x + 1e-6 ||
                           b.y + b.height < a.y + 1e-6);
          }
      }
}

static void
test_frames (void)
{
  const RcRational film = { 24, 1 }, slow = { 12, 1 }, ntsc = { 24000, 1001 };

  g_assert_cmpint (rc_wall_frame (0, film, film, 24), ==, 0);
  g_assert_cmpint (rc_wall_frame (23, film, film, 24), ==, 23);
  g_assert_cmpint (rc_wall_frame (24, film, film, 24), ==, 23);
  g_assert_cmpint (rc_wall_frame (7, film, slow, 24), ==, 3);
  g_assert_cmpint (rc_wall_frame (6, slow, film, 24), ==, 12);
  g_assert_cmpint (rc_wall_frame (1000, film, ntsc, 5000), ==, 999);
  g_assert_cmpint (rc_wall_frame (5, film, film, 0), ==, 0);
}

/* --- lock-step ----------------------------------------------------------------------------- */

typedef struct
{
  char         *dir;
  RcWallPlayer *player;
  guint         shown, failed;
} Wall;

static void
on_shown (const GError *error, gpointer user_data)
{
  Wall *wall = user_data;

  if (error != NULL)
    {
      wall->failed++;
      return;
    }
  wall->shown++;
  /* At every time: the frames of all takes are of one time. */
  for (guint i = 0; i < rc_wall_player_count (wall->player); i++)
    {
      RcFrame *frame = rc_wall_player_get (wall->player, i);
      int      most = i == 1 ? FRAMES / 2 - 1 : FRAMES - 1;

      g_assert_cmpint (frame->data[0], ==,
                       40 * (int)i + MIN (rc_wall_player_shown (wall->player), most));
    }
}

/* The second one is half as long. */
static void
wall_set_up (Wall *wall, gconstpointer data)
{
  wall->dir = g_dir_make_tmp ("raccord-wall-XXXXXX", NULL);
  wall->player = rc_wall_player_new (on_shown, wall);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *name = g_strdup_printf ("take%d", i);

      write_wall_take (wall->dir, name, WIDTH, HEIGHT, i == 1 ? FRAMES / 2 : FRAMES, 40 * i);
      g_assert_true (rc_wall_player_add (wall->player, wall->dir, name, NULL, 0, &error));
      g_assert_no_error (error);
    }
}

static void
wall_tear_down (Wall *wall, gconstpointer data)
{
  rc_wall_player_free (wall->player);
  remove_tree (wall->dir);
  g_free (wall->dir);
}

static void
wait_for_frame (Wall *wall, int frame)
{
  while (rc_wall_player_shown (wall->player) != frame)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_lock_step (Wall *wall, gconstpointer data)
{
  RcStageClock *clock = rc_wall_player_clock (wall->player);

  g_assert_cmpint (clock->n_frames, ==, FRAMES);
  g_assert_cmpint (rc_wall_player_shown (wall->player), ==, -1);
  rc_wall_player_set_size (wall->player, WIDTH, HEIGHT);
  wait_for_frame (wall, 0);
  for (int frame = 1; frame < FRAMES; frame += 5)
    {
      rc_stage_clock_seek (clock, frame, 0);
      rc_wall_player_update (wall->player);
      wait_for_frame (wall, frame);
    }
  g_assert_cmpuint (wall->failed, ==, 0);
  g_assert_cmpuint (rc_wall_player_dropped (wall->player), ==, 0);
}

/* Times are made up: each frame is waited for before the next is due. */
static void
test_playing (Wall *wall, gconstpointer data)
{
  RcStageClock *clock = rc_wall_player_clock (wall->player);

  rc_wall_player_set_size (wall->player, WIDTH, HEIGHT);
  wait_for_frame (wall, 0);
  rc_stage_clock_set_speed (clock, 1, 0);
  rc_wall_player_update (wall->player);
  for (int frame = 1; frame < FRAMES + 3; frame++)
    {
      g_assert_true (rc_wall_player_tick (wall->player, frame * G_USEC_PER_SEC / 24 + 1000));
      wait_for_frame (wall, frame % FRAMES);
    }
  g_assert_cmpuint (rc_wall_player_dropped (wall->player), ==, 0);
  /* three frames later: two were passed over */
  g_assert_true (rc_wall_player_tick (wall->player, (FRAMES + 5) * G_USEC_PER_SEC / 24 + 1000));
  wait_for_frame (wall, 5);
  g_assert_cmpuint (rc_wall_player_dropped (wall->player), ==, 2);
}

static void
test_size (Wall *wall, gconstpointer data)
{
  rc_wall_player_set_size (wall->player, WIDTH / 4, HEIGHT);
  wait_for_frame (wall, 0);
  g_assert_cmpint (rc_wall_player_get (wall->player, 0)->width, ==, WIDTH / 4);
  g_assert_cmpint (rc_wall_player_get (wall->player, 0)->height, <, HEIGHT / 2);
  rc_wall_player_set_size (wall->player, 4 * WIDTH, 4 * HEIGHT);
  wait_for_frame (wall, 0);
  g_assert_cmpint (rc_wall_player_get (wall->player, 0)->width, ==, WIDTH);
}

static void
test_missing (Wall *wall, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rc_wall_player_add (wall->player, wall->dir, "nothing", NULL, 0, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (rc_wall_player_count (wall->player), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/wall/pictures-are-as-large-as-can-be", test_columns);
  g_test_add_func ("/ui/wall/pictures-are-beside-each-other", test_places);
  g_test_add_func ("/ui/wall/frames-of-other-rates-are-of-the-same-time", test_frames);
#define ADD(path, function) g_test_add (path, Wall, NULL, wall_set_up, function, wall_tear_down)
  ADD ("/ui/wall/takes-show-the-same-frame", test_lock_step);
  ADD ("/ui/wall/plays-in-lock-step-and-counts-what-it-drops", test_playing);
  ADD ("/ui/wall/reads-no-larger-than-it-shows", test_size);
  ADD ("/ui/wall/a-take-that-is-gone-is-not-hung", test_missing);
  return g_test_run ();
}
