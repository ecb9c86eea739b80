/* mouth-curve.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/voice/mouth-curve.h"

/* Lips begin to move before a sound and are done after it begins: half of this on either side.
 * Seconds; after M. Cohen and D. Massaro, "Modeling coarticulation in synthetic visual speech"
 * (1993), whose dominance functions last about as long. */
#define FLOW 0.09

/** Lips together: nobody speaks */
void
rc_mouth_rest (RcMouth *mouth)
{
  *mouth = (RcMouth){ .shape = { [RC_VISEME_REST] = 1.0f } };
}

/* The last key at or before @seconds, or -1. */
static int
find_key (const RcMouthKey *keys, guint n_keys, double seconds)
{
  guint low = 0, high = n_keys;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (keys[middle].seconds <= seconds)
        low = middle + 1;
      else
        high = middle;
    }
  return (int)low - 1;
}

/* Lips that must meet do meet, however short the sound: they count for more than their time. */
static const float dominance[RC_N_VISEMES] = {
  [RC_VISEME_REST] = 1, [RC_VISEME_CLOSED] = 4, [RC_VISEME_OPEN] = 1,
  [RC_VISEME_WIDE] = 1, [RC_VISEME_ROUND] = 1,  [RC_VISEME_TEETH] = 3,
};

static void
add (RcMouth *mouth, const RcMouthKey *key, double share)
{
  float strength = key != NULL ? key->strength : 0.0f;

  if (share <= 0)
    return;
  if (key != NULL)
    mouth->shape[key->shape] += (float)share * strength * dominance[key->shape];
  mouth->shape[RC_VISEME_REST] += (float)share * (1.0f - strength);
}

/**
 * rc_mouth_at:
 * @keys: (array length=n_keys): by time
 *
 * The mean of the shapes over FLOW seconds around @seconds: continuous, and short shapes are not
 * skipped by a frame that falls between them.
 */
void
rc_mouth_at (const RcMouthKey *keys, guint n_keys, double seconds, RcMouth *mouth)
{
  double from = seconds - FLOW / 2, to = seconds + FLOW / 2;
  int    at = find_key (keys, n_keys, from);
  float  sum = 0;

  *mouth = (RcMouth){ 0 };
  while (from < to)
    {
      double end = at + 1 < (int)n_keys ? MIN (keys[at + 1].seconds, to) : to;

      add (mouth, at >= 0 ? &keys[at] : NULL, (end - from) / FLOW);
      from = MAX (end, from);
      if (at + 1 >= (int)n_keys)
        break;
      at++;
    }
  for (int i = 0; i < RC_N_VISEMES; i++)
    sum += mouth->shape[i];
  for (int i = 0; i < RC_N_VISEMES; i++)
    mouth->shape[i] /= sum;
}

/** Returns: 0 (shut) to 1 (as wide open as speech gets) */
float
rc_mouth_openness (const RcMouth *mouth)
{
  static const float open[RC_N_VISEMES] = {
    [RC_VISEME_REST] = 0.0f, [RC_VISEME_CLOSED] = 0.0f, [RC_VISEME_OPEN] = 1.0f,
    [RC_VISEME_WIDE] = 0.4f, [RC_VISEME_ROUND] = 0.5f,  [RC_VISEME_TEETH] = 0.12f,
  };
  float sum = 0;

  for (int i = 0; i < RC_N_VISEMES; i++)
    sum += mouth->shape[i] * open[i];
  return sum;
}
