/* bench-wall.c - what the sync wall drops: 4 and 9 takes of 640x360 playing for five seconds
 *
 * Takes of 24 frames a second are read, scaled to the size that they have on a window of 1600x1000,
 * made textures of, and shown together, sixty times a second by the clock of this machine. The
 * budget is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/tree.h"
#include "tests/ui/wall-take.h"
#include "ui/frame-texture.h"
#include "ui/takes/wall-player.h"

#include <stdio.h>
#include <time.h>

#define FRAMES  96
#define SECONDS 5

typedef struct
{
  RcWallPlayer *player;
  guint         shown;
} Wall;

static void
on_shown (const GError *error, gpointer user_data)
{
  Wall *wall = user_data;

  g_assert_no_error ((GError *)error);
  for (guint i = 0; i < rc_wall_player_count (wall->player); i++)
    {
      g_autoptr (GdkTexture) texture = rc_frame_texture_new (rc_wall_player_get (wall->player, i));

      g_assert_nonnull (texture);
    }
  wall->shown++;
}

static gboolean
on_tick (gpointer user_data)
{
  Wall *wall = user_data;

  return rc_wall_player_tick (wall->player, g_get_monotonic_time ()) ? G_SOURCE_CONTINUE
                                                                     : G_SOURCE_REMOVE;
}

static void
measure (const char *dir, guint n)
{
  Wall        wall = { 0 };
  RcWallPlace place;
  gint64      end;
  clock_t     busy;

  wall.player = rc_wall_player_new (on_shown, &wall);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("take%u", i);

      g_assert_true (rc_wall_player_add (wall.player, dir, name, NULL, 0, NULL));
    }
  rc_wall_place (n, 0, 1576, 820, 12, 640.0 / 360, &place);
  rc_wall_player_set_size (wall.player, (int)place.width, (int)place.height);
  while (rc_wall_player_shown (wall.player) < 0)
    g_main_context_iteration (NULL, TRUE);
  wall.shown = 0;
  busy = clock ();
  rc_stage_clock_set_speed (rc_wall_player_clock (wall.player), 1, g_get_monotonic_time ());
  rc_wall_player_update (wall.player);
  g_timeout_add (16, on_tick, &wall);
  end = g_get_monotonic_time () + SECONDS * G_TIME_SPAN_SECOND;
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  printf ("%u takes of 640x360 at %dx%d: %u frames shown in %d s, %u dropped; processors %.0f %%\n",
          n, (int)place.width, (int)place.height, wall.shown, SECONDS,
          rc_wall_player_dropped (wall.player),
          100.0 * (double)(clock () - busy) / CLOCKS_PER_SEC / SECONDS);
  rc_stage_clock_set_speed (rc_wall_player_clock (wall.player), 0, g_get_monotonic_time ());
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_usleep (50000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  rc_wall_player_free (wall.player);
}

int
main (void)
{
  g_autofree char *dir = g_dir_make_tmp ("raccord-bench-wall-XXXXXX", NULL);

  for (int i = 0; i < RC_WALL_MOST; i++)
    {
      g_autofree char *name = g_strdup_printf ("take%d", i);

      write_wall_take (dir, name, 640, 360, FRAMES, i);
    }
  measure (dir, 4);
  measure (dir, 9);
  remove_tree (dir);
  return 0;
}
