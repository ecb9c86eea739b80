/* sight.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/shape/sight.h"

#define SLACK 1e-5f /* share of the terms of a sum that it may be wrong by */

/**
 * rc_sight_look:
 * @clip: to clip space, from where the planes shall be: the world or a mesh
 * @left, @bottom, @right, @top: of the picture, -1 to 1
 *
 * The sides and the eye's own plane. After G. Gribb and K. Hartmann, "Fast extraction of viewing
 * frustum planes from the world-view-projection matrix" (2001).
 */
void
rc_sight_look (RcSight *self, const RcMat4 *clip, float left, float bottom, float right, float top)
{
  for (int k = 0; k < 4; k++)
    {
      const float *column = clip->m + 4 * k;

      self->planes[0][k] = column[0] - left * column[3];
      self->planes[1][k] = right * column[3] - column[0];
      self->planes[2][k] = column[1] - bottom * column[3];
      self->planes[3][k] = top * column[3] - column[1];
      self->planes[4][k] = column[3];
    }
}

/** @half: of its sides' lengths. Returns: FALSE only if nothing of it is in sight */
gboolean
rc_sight_meets_box (const RcSight *self, const float middle[3], const float half[3])
{
  for (int i = 0; i < 5; i++)
    {
      const float *p = self->planes[i];
      float        inside = p[3], reach = 0.0f, scale = fabsf (p[3]);

      for (int k = 0; k < 3; k++)
        {
          inside += p[k] * middle[k];
          reach += fabsf (p[k]) * half[k];
          scale += fabsf (p[k] * middle[k]);
        }
      if (inside + reach < -SLACK * scale)
        return FALSE;
    }
  return TRUE;
}

/** As rc_sight_meets_box(). */
gboolean
rc_sight_meets_ball (const RcSight *self, RcVec3 centre, float radius)
{
  for (int i = 0; i < 5; i++)
    {
      const float *p = self->planes[i];
      float        x = p[0] * centre.x, y = p[1] * centre.y, z = p[2] * centre.z;
      float        reach = radius * sqrtf (p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);

      if (x + y + z + p[3] + reach < -SLACK * (fabsf (x) + fabsf (y) + fabsf (z) + fabsf (p[3])))
        return FALSE;
    }
  return TRUE;
}
