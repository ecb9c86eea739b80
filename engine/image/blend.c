/* blend.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/blend.h"

/* White in the unit in which light is reckoned: hundredths of a level. */
#define WHITE 25500

/* Lum() of section 10: 0.3 R + 0.59 G + 0.11 B, in hundredths; the pixel is B, G, R. */
static int
light_of (const guint8 *pixel)
{
  return 11 * pixel[0] + 59 * pixel[1] + 30 * pixel[2];
}

/* ClipColor(): what is darker than black or lighter than white goes towards grey of @light. It
 * cannot be both at once: no two channels are farther apart than black and white. */
static void
clip (int colour[3], int light)
{
  int least = MIN (MIN (colour[0], colour[1]), colour[2]);
  int most = MAX (MAX (colour[0], colour[1]), colour[2]);

  for (int c = 0; c < 3; c++)
    if (least < 0)
      colour[c] = light + (colour[c] - light) * light / (light - least);
    else if (most > WHITE)
      colour[c] = light + (colour[c] - light) * (WHITE - light) / (most - light);
}

/* SetLum(): @hue with another light, in hundredths */
static void
set_light (const guint8 *hue, int light, guint8 *result)
{
  int by = light - light_of (hue);
  int colour[3] = { 100 * hue[0] + by, 100 * hue[1] + by, 100 * hue[2] + by };

  clip (colour, light);
  for (int c = 0; c < 3; c++)
    result[c] = (guint8)CLAMP ((colour[c] + 50) / 100, 0, 255);
}

static inline guint8
times (guint8 a, guint8 b)
{
  return (guint8)((a * b + 127) / 255);
}

/**
 * rc_blend:
 * @below: B, G, R of what is there
 * @above: B, G, R of what is laid over it
 * @result: (out): the mixed colour, B(cb, cs) of the specification; may be @below or @above
 */
void
rc_blend (RcBlend blend, const guint8 below[3], const guint8 above[3], guint8 result[3])
{
  switch (blend)
    {
    case RC_BLEND_MULTIPLY:
      for (int c = 0; c < 3; c++)
        result[c] = times (below[c], above[c]);
      break;
    case RC_BLEND_SCREEN:
      for (int c = 0; c < 3; c++)
        result[c] = (guint8)(below[c] + above[c] - times (below[c], above[c]));
      break;
    case RC_BLEND_LIGHT:
      set_light (below, light_of (above), result);
      break;
    case RC_BLEND_COLOUR:
      set_light (above, light_of (below), result);
      break;
    case RC_BLEND_NORMAL:
    default:
      for (int c = 0; c < 3; c++)
        result[c] = above[c];
    }
}
