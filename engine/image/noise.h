/* noise.h - a number that looks random and is the same every time, for grain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Thomas Wang's hash of 32 bits. Returns: -1 to 1 */
static inline float
rc_noise (guint32 seed)
{
  seed = (seed ^ 61) ^ (seed >> 16);
  seed *= 9;
  seed ^= seed >> 4;
  seed *= 0x27d4eb2d;
  seed ^= seed >> 15;
  return (float)(seed & 0xffff) / 32767.5f - 1.0f;
}
