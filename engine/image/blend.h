/* blend.h - what two colours on top of each other come to
 *
 * The formulas are those of W3C, "Compositing and Blending Level 1" (2015), sections 9.1 and 10:
 * normal, multiply, screen, and of the non-separable modes luminosity ("light only": the upper's
 * light, the lower's colour) and colour ("colour only": the upper's colour, the lower's light).
 * They are computed on sRGB values, as there, and in integers: the same bytes on every machine.
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RC_BLEND_NORMAL,
  RC_BLEND_MULTIPLY,
  RC_BLEND_SCREEN,
  RC_BLEND_LIGHT,
  RC_BLEND_COLOUR,
} RcBlend;

#define RC_N_BLENDS 5

void rc_blend (RcBlend blend, const guint8 below[3], const guint8 above[3], guint8 result[3]);

G_END_DECLS
