/* random.h - numbers that look random and are the same every time
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The same number for the same seed and index, spread evenly over 0 to 1. */
static inline float
rc_random_at (guint seed, guint index)
{
  guint h = seed * 747796405u + index * 2891336453u + 277803737u;

  h = ((h >> ((h >> 28) + 4)) ^ h) * 277803737u;
  h = (h >> 22) ^ h;
  h *= 2654435769u;
  h ^= h >> 15;
  return (float)(h & 0xffffff) / 16777216.0f;
}

G_END_DECLS
