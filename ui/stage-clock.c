/* stage-clock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage-clock.h"

#include <math.h>

#define MOST_SPEED 8

/** At frame 0, standing still, looping */
void
rc_stage_clock_init (RcStageClock *self, int n_frames, RcRational rate)
{
  *self = (RcStageClock){ .n_frames = MAX (0, n_frames), .rate = rate, .loop = TRUE };
}

static void
restart (RcStageClock *self, gint64 now)
{
  self->since = now;
  self->since_frame = self->frame;
}

/** Plays at @speed from the frame it is at; from the other end if it stands at the end of its way
 */
void
rc_stage_clock_set_speed (RcStageClock *self, int speed, gint64 now)
{
  if (self->n_frames == 0)
    speed = 0;
  if (self->speed == 0 && speed > 0 && self->frame >= self->n_frames - 1)
    self->frame = 0;
  if (self->speed == 0 && speed < 0 && self->frame == 0)
    self->frame = self->n_frames - 1;
  if (self->speed == 0)
    self->dropped = 0;
  self->speed = CLAMP (speed, -MOST_SPEED, MOST_SPEED);
  restart (self, now);
}

/** The keys J (@direction -1) and L (+1): again and again is faster; the other way turns round */
void
rc_stage_clock_shuttle (RcStageClock *self, int direction, gint64 now)
{
  int speed = self->speed * direction > 0 ? self->speed * 2 : direction;

  rc_stage_clock_set_speed (self, CLAMP (speed, -MOST_SPEED, MOST_SPEED), now);
}

/** To @frame, or the nearest there is; goes on playing from there */
void
rc_stage_clock_seek (RcStageClock *self, int frame, gint64 now)
{
  self->frame = CLAMP (frame, 0, MAX (0, self->n_frames - 1));
  restart (self, now);
}

static double
length (const RcStageClock *self)
{
  return rc_rational_to_double (rc_time_from_frames (self->n_frames, self->rate));
}

/** Returns: where it is at @now, to less than a frame; 0 to its length */
double
rc_stage_clock_seconds (const RcStageClock *self, gint64 now)
{
  double at = rc_rational_to_double (rc_time_from_frames (self->since_frame, self->rate)) +
              self->speed * (double)(now - self->since) / G_USEC_PER_SEC;
  double all = length (self);

  if (!self->loop || all <= 0)
    return CLAMP (at, 0, all);
  at = fmod (at, all);
  return at < 0 ? at + all : at;
}

/** Goes on from the frame that is shown only after @now: what it waits for is not there yet */
void
rc_stage_clock_hold (RcStageClock *self, gint64 now)
{
  restart (self, now);
}

/**
 * rc_stage_clock_follow:
 * @seconds: what is heard at @now
 *
 * Sets the clock by the sound if they are more than half a frame apart. Call before
 * rc_stage_clock_tick().
 *
 * Returns: whether it had to
 */
gboolean
rc_stage_clock_follow (RcStageClock *self, double seconds, gint64 now)
{
  double ahead, all = length (self);

  if (self->speed != 1 || all <= 0)
    return FALSE;
  ahead = rc_stage_clock_seconds (self, now) - seconds;
  if (self->loop)
    ahead -= all * floor (ahead / all + 0.5);
  if (fabs (ahead) * rc_rational_to_double (self->rate) <= 0.5)
    return FALSE;
  self->since += (gint64)(ahead * G_USEC_PER_SEC);
  return TRUE;
}

/** Brings `frame` to what is due at @now. Returns: whether it is another than before */
gboolean
rc_stage_clock_tick (RcStageClock *self, gint64 now)
{
  gint64 passed, target, step;

  if (self->speed == 0 || self->n_frames == 0)
    return FALSE;
  passed = (now - self->since) * self->rate.num / (self->rate.den * G_USEC_PER_SEC);
  target = self->since_frame + passed * self->speed;
  if (!self->loop && (target >= self->n_frames || target < 0))
    {
      target = target < 0 ? 0 : self->n_frames - 1;
      self->speed = 0;
    }
  target %= self->n_frames;
  if (target < 0)
    target += self->n_frames;
  if (target == self->frame)
    return FALSE;
  step = target - self->frame;
  if (self->speed == 1)
    self->dropped += (guint)MAX (0, (step < 0 ? step + self->n_frames : step) - 1);
  self->frame = (int)target;
  return TRUE;
}
