/* region-head.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/region/region-head.h"

/* A neck is at most that wide, in shares of the head above it. */
#define NECK       0.9
/* Rows that are hardly wider than the narrowest one are of the neck, too. */
#define AS_NARROW  1.1
/* Pixels: what is narrower has no head that could be told. */
#define LEAST_HEAD 6

/**
 * rc_region_neck:
 * @identity: one byte a pixel, of the whole frame
 * @value: who
 *
 * From the top down a silhouette widens to the head, narrows to the neck, and is wider than the
 * head where the shoulders are.
 *
 * Returns: the last row of the neck; 0 if there is none that can be told
 */
int
rc_region_neck (const RcFrame *identity, int value)
{
  int head = 0, least = 0, neck = 0;

  for (int y = 0; y < identity->height; y++)
    {
      const guint8 *row = identity->data + (gsize)y * identity->stride;
      int           width = 0;

      for (int x = 0; x < identity->width; x++)
        width += row[x] == value;
      if (width > head && head >= LEAST_HEAD && least < head * NECK)
        return neck;
      if (width > head)
        head = least = width;
      else if (width > 0 && width <= least * AS_NARROW)
        {
          least = MIN (least, width);
          neck = y;
        }
    }
  return 0;
}

/**
 * rc_region_without_head:
 * @identity: a part of the frame, from row @top of it on
 * @neck: as rc_region_neck() says
 *
 * Errors: RC_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): @identity, but that nobody is @value above the neck
 */
RcFrame *
rc_region_without_head (const RcFrame *identity, int value, int top, int neck, GError **error)
{
  RcFrame *clothes = rc_frame_copy (identity, error);

  for (int y = 0; clothes != NULL && y < MIN (clothes->height, neck - top); y++)
    for (int x = 0; x < clothes->width; x++)
      {
        guint8 *pixel = clothes->data + (gsize)y * clothes->stride + x;

        *pixel = *pixel == value ? 0 : *pixel;
      }
  return clothes;
}
