/* play-sound.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/play/play-sound.h"

#include "engine/media/sound-player.h"

/* So long the picture waits for a device that opens slowly, microseconds. */
#define PATIENCE (G_USEC_PER_SEC * 3 / 4)

struct _RcPlaySound
{
  RcSoundPlayer *player;
  GArray        *sounds;          /* RcMovieSound, with paths of their own: all of the picture's */
  int            first, n_frames; /* what the player has: the part between the marks */
  gboolean       loop;
  gboolean       heard; /* since it was started */
  gint64         since; /* when it was started */
  double         at;    /* seconds that are heard; -1 */
};

RcPlaySound *
rc_play_sound_new (void)
{
  RcPlaySound *self = g_new0 (RcPlaySound, 1);

  self->player = rc_sound_player_new ();
  self->sounds = g_array_new (FALSE, FALSE, sizeof (RcMovieSound));
  return self;
}

static void
forget_sounds (RcPlaySound *self)
{
  for (guint i = 0; i < self->sounds->len; i++)
    g_free ((char *)g_array_index (self->sounds, RcMovieSound, i).path);
  g_array_set_size (self->sounds, 0);
}

void
rc_play_sound_free (RcPlaySound *self)
{
  rc_sound_player_free (self->player);
  forget_sounds (self);
  g_array_unref (self->sounds);
  g_free (self);
}

static double
seconds_before (const RcPlaySound *self, const RcStageClock *clock)
{
  return rc_rational_to_double (rc_time_from_frames (self->first, clock->rate));
}

/* The player gets what lies between the marks, so that it loops without a gap. */
static void
open_part (RcPlaySound *self, const RcStageClock *clock)
{
  g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (RcMovieSound));
  RcRational         in, seconds;

  self->first = rc_stage_clock_first (clock);
  self->n_frames = rc_stage_clock_last (clock) - self->first + 1;
  in = rc_time_from_frames (self->first, clock->rate);
  seconds = rc_time_from_frames (self->n_frames, clock->rate);
  for (guint i = 0; i < self->sounds->len; i++)
    {
      RcMovieSound sound = g_array_index (self->sounds, RcMovieSound, i);

      if (self->n_frames == clock->n_frames ||
          rc_sound_cut (&sound, in, rc_rational (0, 1), seconds))
        g_array_append_val (part, sound);
    }
  rc_sound_player_open (self->player, (const RcMovieSound *)(gpointer)part->data, part->len,
                        rc_rational_to_double (seconds), clock->loop);
}

/**
 * rc_play_sound_open:
 * @sounds: (array length=n_sounds): from the clock's first frame on; copied
 * @clock: says how long it lasts, and whether it loops
 */
void
rc_play_sound_open (RcPlaySound        *self,
                    const RcMovieSound *sounds,
                    guint               n_sounds,
                    const RcStageClock *clock)
{
  forget_sounds (self);
  if (n_sounds > 0)
    g_array_append_vals (self->sounds, sounds, n_sounds);
  for (guint i = 0; i < n_sounds; i++)
    g_array_index (self->sounds, RcMovieSound, i).path = g_strdup (sounds[i].path);
  self->loop = clock->loop;
  open_part (self, clock);
}

void
rc_play_sound_stop (RcPlaySound *self)
{
  rc_sound_player_stop (self->player);
}

/**
 * rc_play_sound_changed:
 *
 * Errors: those of rc_sound_player_play(); the picture plays on all the same
 *
 * Returns: FALSE with @error set
 */
gboolean
rc_play_sound_changed (RcPlaySound *self, RcStageClock *clock, gint64 now, GError **error)
{
  self->loop = clock->loop;
  if (self->first != rc_stage_clock_first (clock) ||
      self->first + self->n_frames - 1 != rc_stage_clock_last (clock))
    open_part (self, clock);
  rc_sound_player_set_loop (self->player, clock->loop);
  self->heard = FALSE;
  self->since = now;
  if (clock->speed != 1 || !rc_sound_player_is_open (self->player))
    return TRUE;
  return rc_sound_player_play (
      self->player, rc_stage_clock_seconds (clock, now) - seconds_before (self, clock), error);
}

/**
 * rc_play_sound_tick:
 *
 * Holds @clock while the sound is not heard yet, and sets it by the sound from then on.
 *
 * Errors: those of rc_sound_player_position()
 *
 * Returns: FALSE with @error set
 */
gboolean
rc_play_sound_tick (RcPlaySound *self, RcStageClock *clock, gint64 now, GError **error)
{
  GError *reason = NULL;
  double  heard;

  self->at = -1;
  if (!rc_sound_player_is_playing (self->player))
    return TRUE;
  if (self->loop != clock->loop)
    return rc_play_sound_changed (self, clock, now, error);
  heard = rc_sound_player_position (self->player, &reason);
  if (heard >= 0)
    heard += seconds_before (self, clock);
  self->at = heard;
  if (reason != NULL)
    g_propagate_error (error, reason);
  if (reason != NULL)
    return FALSE;
  if (heard >= 0)
    {
      self->heard = TRUE;
      rc_stage_clock_follow (clock, heard, now);
    }
  else if (!self->heard && now - self->since < PATIENCE)
    rc_stage_clock_hold (clock, now);
  return TRUE;
}

double
rc_play_sound_heard (const RcPlaySound *self)
{
  return self->at;
}
