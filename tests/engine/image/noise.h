/* noise.h - grain that is the same at every run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Any number for each @x: the integer hash of Thomas Wang, "Integer Hash Function", 2007. */
static inline guint32
noise (guint32 x)
{
  x = (x ^ 61u) ^ (x >> 16);
  x *= 9u;
  x ^= x >> 4;
  x *= 0x27d4eb2du;
  return x ^ (x >> 15);
}
