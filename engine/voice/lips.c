/* lips.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/voice/lips.h"

/* Lips begin to move before a sound and are done after it begins: half of this on either side.
 * Seconds; after M. Cohen and D. Massaro, "Modeling coarticulation in synthetic visual speech"
 * (1993), whose dominance functions last about as long. */
#define FLOW 0.09

/** Lips together: nobody speaks */
void
rc_lips_rest (RcLips *lips)
{
  *lips = (RcLips){ .shape = { [RC_LIPS_REST] = 1.0f } };
}

/* The last key at or before @seconds, or -1. */
static int
find_key (const RcLipKey *keys, guint n_keys, double seconds)
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
static const float dominance[RC_N_LIP_SHAPES] = {
  [RC_LIPS_REST] = 1, [RC_LIPS_CLOSED] = 4, [RC_LIPS_OPEN] = 1,
  [RC_LIPS_WIDE] = 1, [RC_LIPS_ROUND] = 1,  [RC_LIPS_TEETH] = 3,
};

static void
add (RcLips *lips, const RcLipKey *key, double share)
{
  float strength = key != NULL ? key->strength : 0.0f;

  if (share <= 0)
    return;
  if (key != NULL)
    lips->shape[key->shape] += (float)share * strength * dominance[key->shape];
  lips->shape[RC_LIPS_REST] += (float)share * (1.0f - strength);
}

/**
 * rc_lips_at:
 * @keys: (array length=n_keys): by time
 *
 * The mean of the shapes over FLOW seconds around @seconds: continuous, and short shapes are not
 * skipped by a frame that falls between them.
 */
void
rc_lips_at (const RcLipKey *keys, guint n_keys, double seconds, RcLips *lips)
{
  double from = seconds - FLOW / 2, to = seconds + FLOW / 2;
  int    at = find_key (keys, n_keys, from);
  float  sum = 0;

  *lips = (RcLips){ 0 };
  while (from < to)
    {
      double end = at + 1 < (int)n_keys ? MIN (keys[at + 1].seconds, to) : to;

      add (lips, at >= 0 ? &keys[at] : NULL, (end - from) / FLOW);
      from = MAX (end, from);
      if (at + 1 >= (int)n_keys)
        break;
      at++;
    }
  for (int i = 0; i < RC_N_LIP_SHAPES; i++)
    sum += lips->shape[i];
  for (int i = 0; i < RC_N_LIP_SHAPES; i++)
    lips->shape[i] /= sum;
}

/** Returns: 0 (shut) to 1 (as wide open as speech gets) */
float
rc_lips_openness (const RcLips *lips)
{
  static const float open[RC_N_LIP_SHAPES] = {
    [RC_LIPS_REST] = 0.0f, [RC_LIPS_CLOSED] = 0.0f, [RC_LIPS_OPEN] = 1.0f,
    [RC_LIPS_WIDE] = 0.4f, [RC_LIPS_ROUND] = 0.5f,  [RC_LIPS_TEETH] = 0.12f,
  };
  float sum = 0;

  for (int i = 0; i < RC_N_LIP_SHAPES; i++)
    sum += lips->shape[i] * open[i];
  return sum;
}
