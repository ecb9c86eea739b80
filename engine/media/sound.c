/* sound.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/sound.h"

#include <gst/gst.h>

/** Returns: how many samples last as long as @frames at @rate frames a second, to the nearest */
gint64
rc_sound_samples (gint64 frames, RcRational rate)
{
  return (gint64)gst_util_uint64_scale_round ((guint64)frames, RC_SOUND_RATE * (guint64)rate.den,
                                              (guint64)rate.num);
}

static RcRational
minus (RcRational a, RcRational b)
{
  return rc_rational_add (a, rc_rational (-b.num, b.den));
}

/**
 * rc_sound_cut:
 * @in: seconds into what the sound's start counts from, from where that is heard
 * @at: seconds into the movie, where it is heard
 * @seconds: how long it is heard
 *
 * Brings a sound that lies under a shot to where the trimmed shot lies in the movie.
 *
 * Returns: whether anything is left of it
 */
gboolean
rc_sound_cut (RcMovieSound *self, RcRational in, RcRational at, RcRational seconds)
{
  RcRational ahead = minus (in, self->start);
  RcRational left;

  if (ahead.num > 0)
    {
      RcRational from = self->from.den != 0 ? self->from : rc_rational (0, 1);

      self->from = rc_rational_add (from, ahead);
      self->seconds = minus (self->seconds, ahead);
      self->start = at;
    }
  else
    self->start = minus (at, ahead);
  left = minus (rc_rational_add (at, seconds), self->start);
  if (rc_rational_compare (self->seconds, left) > 0)
    self->seconds = left;
  return self->seconds.num > 0;
}
