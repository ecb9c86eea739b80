/* test-play-sound.c - picture and sound that play together stay together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/play/play-sound.h"

#include "../engine/media/made-wav.h"
#include "../engine/media/made.h"

#include <math.h>

/* Three sounds that follow each other, as the shots of a cut do. From half a second before the
 * first border: at every moment the frame that is shown is the one whose sound is heard. */
static void
test_the_picture_is_where_the_sound_is (void)
{
  const RcRational rate = { 24, 1 };
  g_autofree char *dir = made_folder ();
  g_autofree char *file = g_build_filename (dir, "tone.wav", NULL);
  RcMovieSound     sounds[3];
  RcStageClock     clock;
  RcPlaySound     *sound = rc_play_sound_new ();
  double           furthest = 0;
  gint64           until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  int              compared = 0;

  made_tone (file, 1, 440);
  for (int i = 0; i < 3; i++)
    sounds[i] = (RcMovieSound){ .path = file, .start = { i, 1 }, .seconds = { 1, 1 }, .gain = 1 };
  rc_stage_clock_init (&clock, 72, rate);
  clock.loop = FALSE;
  rc_play_sound_open (sound, sounds, 3, &clock);
  rc_stage_clock_seek (&clock, 12, g_get_monotonic_time ());
  rc_stage_clock_set_speed (&clock, 1, g_get_monotonic_time ());
  g_assert_true (rc_play_sound_changed (sound, &clock, g_get_monotonic_time (), NULL));
  while (clock.speed != 0 && g_get_monotonic_time () < until)
    {
      gint64 now = g_get_monotonic_time ();
      double heard;

      g_assert_true (rc_play_sound_tick (sound, &clock, now, NULL));
      heard = rc_play_sound_heard (sound);
      (void)!rc_stage_clock_tick (&clock, now);
      if (heard >= 0 && clock.speed != 0)
        {
          furthest = MAX (furthest, fabs (rc_stage_clock_seconds (&clock, now) - heard) * 24);
          compared++;
        }
      g_usleep (5000);
    }
  g_test_message ("compared %d times, at most %.2f frames apart", compared, furthest);
  g_assert_cmpint (compared, >, 0);
  g_assert_cmpint (clock.speed, ==, 0);
  g_assert_cmpfloat (furthest, <=, 1);
  rc_play_sound_free (sound);
  remove_tree (dir);
}

/* Half a second of a sound of one second, again and again. */
static void
test_between_marks_only_that_part_is_heard (void)
{
  g_autofree char *dir = made_folder ();
  g_autofree char *file = g_build_filename (dir, "tone.wav", NULL);
  RcMovieSound     tone = { .path = file, .start = { 1, 2 }, .seconds = { 1, 1 }, .gain = 1 };
  RcStageClock     clock;
  RcPlaySound     *sound = rc_play_sound_new ();
  gint64           until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  int              rounds = 0, before = 0;

  made_tone (file, 1, 440);
  rc_stage_clock_init (&clock, 48, rc_rational (24, 1));
  rc_play_sound_open (sound, &tone, 1, &clock);
  rc_stage_clock_set_in (&clock, 24, 0);
  rc_stage_clock_set_out (&clock, 35, 0);
  rc_stage_clock_set_speed (&clock, 1, g_get_monotonic_time ());
  g_assert_true (rc_play_sound_changed (sound, &clock, g_get_monotonic_time (), NULL));
  while (rounds < 2 && g_get_monotonic_time () < until)
    {
      gint64 now = g_get_monotonic_time ();
      double heard;

      g_assert_true (rc_play_sound_tick (sound, &clock, now, NULL));
      heard = rc_play_sound_heard (sound);
      (void)!rc_stage_clock_tick (&clock, now);
      g_assert_cmpint (clock.frame, >=, 24);
      g_assert_cmpint (clock.frame, <=, 35);
      if (heard >= 0)
        {
          g_assert_cmpfloat (heard, >=, 1.0);
          g_assert_cmpfloat (heard, <=, 1.5);
        }
      rounds += clock.frame < before;
      before = clock.frame;
      g_usleep (5000);
    }
  g_assert_cmpint (rounds, ==, 2);
  rc_play_sound_free (sound);
  remove_tree (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/play-sound/the-picture-is-where-the-sound-is",
                   test_the_picture_is_where_the_sound_is);
  g_test_add_func ("/ui/play-sound/between-marks-only-that-part-is-heard",
                   test_between_marks_only_that_part_is_heard);
  return g_test_run ();
}
