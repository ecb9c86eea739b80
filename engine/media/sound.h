/* sound.h - what all sound in the engine is: 32-bit floats, two channels, 48 kHz
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/rational.h"

G_BEGIN_DECLS

#define RC_SOUND_RATE     48000
#define RC_SOUND_CHANNELS 2

/* A sound file under a movie or a take. */
typedef struct
{
  const char *path;    /* any file with sound in it */
  RcRational  start;   /* seconds into the movie */
  RcRational  seconds; /* at most this much of it is played */
  double      gain;    /* 1 is as it is */
  gboolean    loops;   /* begins again when it is over */
  /* Seconds; a zero-filled one is 0. */
  RcRational from;              /* into the file, where it begins */
  RcRational fade_in, fade_out; /* rises and falls as a quarter of a sine: constant power */
} RcMovieSound;

gint64   rc_sound_samples (gint64 frames, RcRational rate);
gboolean rc_sound_cut (RcMovieSound *self, RcRational in, RcRational at, RcRational seconds);

G_END_DECLS
