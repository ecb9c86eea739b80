/* stage-clock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/play/stage-clock.h"

#include <math.h>

#define MOST_SPEED 8

/** At frame 0, standing still, looping, without marks */
void
rc_stage_clock_init (RcStageClock *self, int n_frames, RcRational rate)
{
  *self = (RcStageClock){
    .n_frames = MAX (0, n_frames), .rate = rate, .loop = TRUE, .in = -1, .out = -1
  };
}

/** Returns: the first frame that plays */
int
rc_stage_clock_first (const RcStageClock *self)
{
  return self->in >= 0 ? self->in : 0;
}

/** Returns: the last frame that plays; -1 if there are none */
int
rc_stage_clock_last (const RcStageClock *self)
{
  return self->out >= 0 ? self->out : self->n_frames - 1;
}

static int
count (const RcStageClock *self)
{
  return rc_stage_clock_last (self) - rc_stage_clock_first (self) + 1;
}

static void
restart (RcStageClock *self, gint64 now)
{
  self->since = now;
  self->since_frame = self->frame;
}

/** Plays at @speed from the frame it is at; from the other end if it stands at the end of its way,
 * or outside the marks */
void
rc_stage_clock_set_speed (RcStageClock *self, int speed, gint64 now)
{
  int first = rc_stage_clock_first (self), last = rc_stage_clock_last (self);

  if (self->n_frames == 0)
    speed = 0;
  if (self->speed == 0 && speed > 0 && (self->frame >= last || self->frame < first))
    self->frame = first;
  if (self->speed == 0 && speed < 0 && (self->frame <= first || self->frame > last))
    self->frame = MAX (0, last);
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

/* A mark that has changed may leave the frame that plays outside. */
static void
keep_within (RcStageClock *self, gint64 now)
{
  if (self->speed != 0)
    self->frame =
        CLAMP (self->frame, rc_stage_clock_first (self), MAX (0, rc_stage_clock_last (self)));
  restart (self, now);
}

/** @frame: where what plays begins; -1: at the beginning. A mark before it that was its end goes.
 */
void
rc_stage_clock_set_in (RcStageClock *self, int frame, gint64 now)
{
  self->in = self->n_frames == 0 ? -1 : CLAMP (frame, -1, self->n_frames - 1);
  if (self->out >= 0 && self->out < self->in)
    self->out = -1;
  keep_within (self, now);
}

/** @frame: the last one that plays; -1: the last there is. A mark behind it that was its beginning
 * goes. */
void
rc_stage_clock_set_out (RcStageClock *self, int frame, gint64 now)
{
  self->out = self->n_frames == 0 ? -1 : CLAMP (frame, -1, self->n_frames - 1);
  if (self->out >= 0 && self->in > self->out)
    self->in = -1;
  keep_within (self, now);
}

static double
seconds_of (const RcStageClock *self, int frames)
{
  return rc_rational_to_double (rc_time_from_frames (frames, self->rate));
}

/** Returns: where it is at @now, to less than a frame; 0 to its length */
double
rc_stage_clock_seconds (const RcStageClock *self, gint64 now)
{
  double first = seconds_of (self, rc_stage_clock_first (self));
  double all = seconds_of (self, count (self));
  double at = seconds_of (self, self->since_frame) - first +
              self->speed * (double)(now - self->since) / G_USEC_PER_SEC;

  if (self->speed == 0)
    return seconds_of (self, self->since_frame);
  if (!self->loop || all <= 0)
    return first + CLAMP (at, 0, MAX (0, all));
  at = fmod (at, all);
  return first + (at < 0 ? at + all : at);
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
  double ahead, all = seconds_of (self, count (self));

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
  gint64 passed, target, step, first = rc_stage_clock_first (self), all = count (self);

  if (self->speed == 0 || self->n_frames == 0)
    return FALSE;
  passed = (now - self->since) * self->rate.num / (self->rate.den * G_USEC_PER_SEC);
  target = self->since_frame - first + passed * self->speed;
  if (!self->loop && (target >= all || target < 0))
    {
      target = target < 0 ? 0 : all - 1;
      self->speed = 0;
    }
  target %= all;
  target += first + (target < 0 ? all : 0);
  if (target == self->frame)
    return FALSE;
  step = target - self->frame;
  if (self->speed == 1)
    self->dropped += (guint)MAX (0, (step < 0 ? step + all : step) - 1);
  self->frame = (int)target;
  return TRUE;
}

/* How long ago @frame was due, round the loop. */
static int
lateness (const RcStageClock *self, int frame)
{
  int n = MAX (1, self->n_frames);
  int behind = (self->frame - frame) * (self->speed < 0 ? -1 : 1);

  return (behind % n + n) % n;
}

/** Returns: whether @frame, which comes late while it plays, is nearer to what is due than @shown,
 * or -1 if nothing is: a slow reader skips, it does not freeze the picture */
gboolean
rc_stage_clock_is_newer (const RcStageClock *self, int frame, int shown)
{
  return self->speed != 0 && shown >= 0 && lateness (self, frame) < lateness (self, shown);
}

/** After a tick that went on from frame @due: if that had its time and @shown is another, or -1 if
 * nothing was shown yet, it was dropped */
void
rc_stage_clock_count_late (RcStageClock *self, int due, int shown)
{
  if (self->speed == 1 && shown >= 0 && shown != due)
    self->dropped++;
}
