/* soundtrack.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/voice/soundtrack.h"

#include <math.h>

/* What lies under a line is this much softer; it goes down before the line begins and comes back
 * when nobody has spoken for a while. */
#define DUCK_DB      -12.0
#define DUCK_ATTACK  0.15 /* seconds */
#define DUCK_HOLD    0.25
#define DUCK_RELEASE 0.6

/* Of both together nothing is cut off: above the knee the curve bends toward full scale. */
#define KNEE 0.8f

/* The voice's samples become the mix's through a windowed sinc: J. O. Smith, "Digital Audio
 * Resampling Home Page" (2002), with a Blackman window. */
#define TAPS   32
#define PHASES 512

struct _RcSoundtrack
{
  RcDialogue   *dialogue;
  RcSoundMixer *mixer; /* NULL without beds */
  gint64        at;    /* the next sample to be read */
  float         kernel[PHASES + 1][TAPS];
};

static void
make_kernel (RcSoundtrack *self)
{
  for (int phase = 0; phase <= PHASES; phase++)
    {
      double sum = 0;

      for (int tap = 0; tap < TAPS; tap++)
        {
          double x = tap - (TAPS / 2 - 1) - (double)phase / PHASES;
          double w = (x + TAPS / 2) / TAPS;
          double window = 0.42 - 0.5 * cos (2 * G_PI * w) + 0.08 * cos (4 * G_PI * w);
          double value = (fabs (x) < 1e-9 ? 1 : sin (G_PI * x) / (G_PI * x)) * window;

          self->kernel[phase][tap] = (float)value;
          sum += value;
        }
      for (int tap = 0; tap < TAPS; tap++)
        self->kernel[phase][tap] /= (float)sum;
    }
}

/**
 * rc_soundtrack_new:
 * @dialogue: (transfer none)
 * @beds: (array length=n_beds): music and ambience, from the first frame on
 * @seconds: of the take
 *
 * Errors: as rc_sound_mixer_new()
 *
 * Returns: (transfer full) (nullable)
 */
RcSoundtrack *
rc_soundtrack_new (RcDialogue       *dialogue,
                   const RcSoundBed *beds,
                   guint             n_beds,
                   RcRational        seconds,
                   GError          **error)
{
  g_autoptr (RcSoundtrack) self = g_new0 (RcSoundtrack, 1);
  g_autofree RcMovieSound *sounds = g_new0 (RcMovieSound, n_beds + 1);

  for (guint i = 0; i < n_beds; i++)
    sounds[i] = (RcMovieSound){
      .path = beds[i].path, .start = { 0, 1 }, .seconds = seconds, .gain = 1, .loops = beds[i].loops
    };
  self->dialogue = rc_dialogue_ref (dialogue);
  if (n_beds > 0)
    {
      self->mixer = rc_sound_mixer_new (sounds, n_beds, error);
      if (self->mixer == NULL)
        return NULL;
    }
  make_kernel (self);
  return g_steal_pointer (&self);
}

void
rc_soundtrack_free (RcSoundtrack *self)
{
  g_clear_pointer (&self->dialogue, rc_dialogue_unref);
  g_clear_pointer (&self->mixer, rc_sound_mixer_free);
  g_free (self);
}

/** Returns: whether there is nothing to hear at all */
gboolean
rc_soundtrack_is_silent (const RcSoundtrack *self)
{
  return self->mixer == NULL && rc_dialogue_lines (self->dialogue) == 0;
}

/**
 * rc_soundtrack_duck:
 *
 * Returns: the factor of what lies under the dialogue at that moment: 1 while nobody speaks
 */
double
rc_soundtrack_duck (const RcDialogue *dialogue, double seconds)
{
  double down = 0; /* share of DUCK_DB */

  for (guint i = 0; i < rc_dialogue_lines (dialogue); i++)
    {
      const RcSpokenLine *line = rc_dialogue_line (dialogue, i);
      double              before = 1 - (line->start - seconds) / DUCK_ATTACK;
      double              after = 1 - (seconds - line->end - DUCK_HOLD) / DUCK_RELEASE;

      down = MAX (down, CLAMP (MIN (before, after), 0, 1));
    }
  return down > 0 ? pow (10, DUCK_DB * down / 20) : 1;
}

/* Ducking moves slowly: it is worked out now and then, and straight in between. */
static void
duck (RcSoundtrack *self, float *out, gsize n)
{
  enum
  {
    STEP = 240
  };

  for (gsize at = 0; at < n; at += STEP)
    {
      gsize  count = MIN (STEP, n - at);
      double from =
          rc_soundtrack_duck (self->dialogue, (double)(self->at + (gint64)at) / RC_SOUND_RATE);
      double to = rc_soundtrack_duck (self->dialogue,
                                      (double)(self->at + (gint64)at + STEP) / RC_SOUND_RATE);

      for (gsize i = 0; i < count; i++)
        {
          float gain = (float)(from + (to - from) * (double)i / STEP);

          for (int c = 0; c < RC_SOUND_CHANNELS; c++)
            out[(at + i) * RC_SOUND_CHANNELS + c] *= gain;
        }
    }
}

static float
voice_sample (const RcSoundtrack *self, const RcSpeech *speech, gint64 index)
{
  gint64       position = index * speech->rate;
  gint64       whole = position / RC_SOUND_RATE;
  int          phase = (int)((position % RC_SOUND_RATE) * PHASES / RC_SOUND_RATE);
  const float *kernel = self->kernel[phase];
  gint64       first = whole - (TAPS / 2 - 1);
  float        sum = 0;

  if (speech->rate == RC_SOUND_RATE)
    return whole < (gint64)speech->n_samples ? speech->samples[whole] * speech->gain / 32768.0f : 0;
  for (int tap = 0; tap < TAPS; tap++)
    if (first + tap >= 0 && first + tap < (gint64)speech->n_samples)
      sum += speech->samples[first + tap] * kernel[tap];
  return sum * speech->gain / 32768.0f;
}

static void
add_line (RcSoundtrack *self, const RcSpokenLine *line, float *out, gsize n)
{
  gint64 start = (gint64)floor (line->start * RC_SOUND_RATE + 0.5);
  gint64 length = ((gint64)line->speech->n_samples * RC_SOUND_RATE + line->speech->rate - 1) /
                  line->speech->rate;
  gint64 from = MAX (self->at, start), to = MIN (self->at + (gint64)n, start + length);

  for (gint64 at = from; at < to; at++)
    {
      float value = voice_sample (self, line->speech, at - start);

      for (int c = 0; c < RC_SOUND_CHANNELS; c++)
        out[(at - self->at) * RC_SOUND_CHANNELS + c] += value;
    }
}

static float
limit (float value)
{
  float size = fabsf (value), over = size - KNEE, room = 1.0f - KNEE;

  if (over <= 0)
    return value;
  return copysignf (KNEE + room * over / (over + room), value);
}

/**
 * rc_soundtrack_read:
 * @out: [n, RC_SOUND_CHANNELS], filled with the next samples, within -1 to 1
 *
 * Errors: RC_ERROR_FORMAT, naming the file that cannot be decoded
 */
gboolean
rc_soundtrack_read (RcSoundtrack *self, float *out, gsize n, GError **error)
{
  for (gsize i = 0; i < n * RC_SOUND_CHANNELS; i++)
    out[i] = 0;
  if (self->mixer != NULL)
    {
      if (!rc_sound_mixer_read (self->mixer, out, n, error))
        return FALSE;
      duck (self, out, n);
    }
  for (guint i = 0; i < rc_dialogue_lines (self->dialogue); i++)
    add_line (self, rc_dialogue_line (self->dialogue, i), out, n);
  for (gsize i = 0; i < n * RC_SOUND_CHANNELS; i++)
    out[i] = limit (out[i]);
  self->at += (gint64)n;
  return TRUE;
}
