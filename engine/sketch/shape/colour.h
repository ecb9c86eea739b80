/* colour.h - colours as 0xRRGGBB, made darker, lighter or one of two
 *
 * A colour may be marked: what is mixed of it is, too, and a mesh tells where it was laid on
 * (mesh.h). A mark changes no picture.
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/shape/vector.h"

G_BEGIN_DECLS

#define RC_COLOUR_MARKED (1u << 24)

/* Each part times @by, and never more than there is. */
static inline guint
rc_colour_shade (guint colour, float by)
{
  guint result = colour & RC_COLOUR_MARKED;

  for (int shift = 0; shift <= 16; shift += 8)
    result |= (guint)MIN ((colour >> shift & 0xff) * by, 255.0f) << shift;
  return result;
}

/* @t: 0 is @a, 1 is @b */
static inline guint
rc_colour_mix (guint a, guint b, float t)
{
  guint result = (a | b) & RC_COLOUR_MARKED;

  for (int shift = 0; shift <= 16; shift += 8)
    result |= (guint)rc_mix ((float)(a >> shift & 0xff), (float)(b >> shift & 0xff), t) << shift;
  return result;
}

G_END_DECLS
