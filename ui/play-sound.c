/* play-sound.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/play-sound.h"

#include "engine/media/sound-player.h"

/* So long the picture waits for a device that opens slowly, microseconds. */
#define PATIENCE (G_USEC_PER_SEC * 3 / 4)

struct _RcPlaySound
{
  RcSoundPlayer *player;
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
  return self;
}

void
rc_play_sound_free (RcPlaySound *self)
{
  rc_sound_player_free (self->player);
  g_free (self);
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
  self->loop = clock->loop;
  rc_sound_player_open (self->player, sounds, n_sounds,
                        rc_rational_to_double (rc_time_from_frames (clock->n_frames, clock->rate)),
                        clock->loop);
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
  rc_sound_player_set_loop (self->player, clock->loop);
  self->heard = FALSE;
  self->since = now;
  if (clock->speed != 1 || !rc_sound_player_is_open (self->player))
    return TRUE;
  return rc_sound_player_play (self->player, rc_stage_clock_seconds (clock, now), error);
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
  self->at = heard = rc_sound_player_position (self->player, &reason);
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
