/* lens-bend.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/camera/lens-bend.h"

#include "engine/image/motion.h"

float
rc_bend_wide (float tangent)
{
  return tangent > 1e-3f ? tanf (MIN (tangent, RC_BEND_WIDEST)) / MIN (tangent, RC_BEND_WIDEST)
                         : 1.0f;
}

void
rc_bend_to_straight (const RcCamera *camera, float *x, float *y)
{
  float angle = hypotf (*x * camera->tan_x, *y * camera->tan_y), by;

  if (camera->bend <= 0.0f || angle < 1e-5f)
    return;
  by = tanf (MIN (angle, 1.5f)) / (angle * camera->wide);
  *x *= by;
  *y *= by;
}

void
rc_bend_from_straight (const RcCamera *camera, float *x, float *y)
{
  float tangent = hypotf (*x * camera->tan_x * camera->wide, *y * camera->tan_y * camera->wide);

  if (camera->bend <= 0.0f || tangent < 1e-5f)
    return;
  *x *= atanf (tangent) / tangent * camera->wide;
  *y *= atanf (tangent) / tangent * camera->wide;
}

void
rc_bend_motion (const RcCamera *camera, const RcFrame *straight, RcRect area, RcFrame *motion)
{
  float width = (float)straight->width, height = straight->height / 2.0f;

  for (int row = 0; row < area.height; row++)
    for (int column = 0; column < area.width; column++)
      {
        float x = (area.x + column + 0.5f) / width * 2 - 1, to_x = x, right;
        float y = 1 - (area.y + row + 0.5f) / height * 2, to_y = y, down;
        int   from_x, from_y;

        rc_bend_to_straight (camera, &to_x, &to_y);
        from_x = CLAMP ((int)((to_x + 1) / 2 * width), 0, straight->width - 1);
        from_y = CLAMP ((int)((1 - to_y) / 2 * height), 0, straight->height / 2 - 1);
        rc_motion_get (straight, from_x, from_y, &right, &down);
        to_x += right / width * 2;
        to_y -= down / height * 2;
        rc_bend_from_straight (camera, &to_x, &to_y);
        rc_motion_set (motion, column, row, (to_x - x) * width / 2, (y - to_y) * height / 2);
      }
}
