/* mouth.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/mouth.h"

static const RcMouth shapes[RC_N_LIP_SHAPES] = {
  [RC_LIPS_REST] = { 0 },
  [RC_LIPS_CLOSED] = { .press = 0.8f },
  [RC_LIPS_OPEN] = { .open = 0.85f, .wide = 0.15f, .teeth = 0.35f },
  [RC_LIPS_WIDE] = { .open = 0.28f, .wide = 0.75f, .teeth = 0.7f },
  [RC_LIPS_ROUND] = { .open = 0.36f, .round = 0.9f },
  [RC_LIPS_TEETH] = { .open = 0.12f, .wide = 0.2f, .teeth = 0.9f },
};

/** Returns: the sum of the shapes, each as much as the lips have of it */
RcMouth
rc_mouth_of_lips (const RcLips *lips)
{
  RcMouth mouth = { 0 };

  for (int i = 0; i < RC_N_LIP_SHAPES; i++)
    {
      mouth.open += lips->shape[i] * shapes[i].open;
      mouth.wide += lips->shape[i] * shapes[i].wide;
      mouth.round += lips->shape[i] * shapes[i].round;
      mouth.teeth += lips->shape[i] * shapes[i].teeth;
      mouth.press += lips->shape[i] * shapes[i].press;
    }
  return mouth;
}

/** Returns: a mouth that is opened so far and says nothing that is known; 0 to 1 */
RcMouth
rc_mouth_opened (float open)
{
  return (RcMouth){ .open = open, .wide = 0.25f * open * (1 - open), .teeth = 0.4f * open };
}
