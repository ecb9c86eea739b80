/* camera.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/camera/camera.h"

#include "engine/sketch/camera/lens-bend.h"

/** Returns: from what is seen to the camera; azimuth 0 along +z, elevation above the ground */
RcVec3
rc_camera_way (float azimuth, float elevation)
{
  return rc_vec3 (cosf (elevation) * sinf (azimuth), sinf (elevation),
                  cosf (elevation) * cosf (azimuth));
}

/** Turns the camera; @roll: the picture's top to the left, radians */
void
rc_camera_aim (RcCamera *self, RcVec3 back, float roll)
{
  RcVec3 up = { 0, 1, 0 };
  RcVec3 right = rc_vec3_unit (rc_vec3_cross (up, back));
  float  c = cosf (roll), s = sinf (roll);

  up = rc_vec3_cross (back, right);
  self->back = back;
  self->right = rc_vec3_along (rc_vec3_scale (right, c), up, s);
  self->up = rc_vec3_along (rc_vec3_scale (up, c), right, -s);
}

/** Makes the matrix of what else is set. */
void
rc_camera_finish (RcCamera *self)
{
  float  n = self->near_plane, f = self->far_plane;
  RcMat4 view = { { self->right.x, self->up.x, self->back.x, 0, self->right.y, self->up.y,
                    self->back.y, 0, self->right.z, self->up.z, self->back.z, 0,
                    -rc_vec3_dot (self->right, self->eye), -rc_vec3_dot (self->up, self->eye),
                    -rc_vec3_dot (self->back, self->eye), 1 } };
  float  wide = self->bend > 0.0f ? rc_bend_wide (hypotf (self->tan_x, self->tan_y)) : 1.0f;
  RcMat4 lens = { { 1.0f / (self->tan_x * wide), 0, 0, 0, 0, 1.0f / (self->tan_y * wide), 0, 0, 0,
                    0, -(f + n) / (f - n), -1, 0, 0, -2 * f * n / (f - n), 0 } };

  self->wide = wide;
  self->view_projection = rc_mat4_multiply (lens, view);
}

/** Where @point is in the picture: x and y from -1 to 1, z its distance along the view, metres */
RcVec3
rc_camera_project (const RcCamera *self, RcVec3 point)
{
  RcVec3 way = rc_vec3_sub (point, self->eye);
  float  depth = -rc_vec3_dot (way, self->back);
  float  safe = MAX (depth, 1e-4f);

  float x = rc_vec3_dot (way, self->right) / safe, y = rc_vec3_dot (way, self->up) / safe;
  float tangent = hypotf (x, y);

  if (self->bend > 0.0f && tangent > 1e-5f)
    {
      x *= atanf (tangent) / tangent;
      y *= atanf (tangent) / tangent;
    }
  return rc_vec3 (x / self->tan_x, y / self->tan_y, depth);
}

static float
between (float a, float b, float t)
{
  return a > 0.0f && b > 0.0f ? expf (rc_mix (logf (a), logf (b), t)) : rc_mix (a, b, t);
}

/** Returns: the camera on its way from @a (@t is 0) to @b (1) */
RcCamera
rc_camera_between (const RcCamera *a, const RcCamera *b, float t)
{
  RcCamera now = *b;

  if (t >= 1.0f)
    return now;
  now.eye = rc_vec3_mix (a->eye, b->eye, t);
  now.back = rc_vec3_unit (rc_vec3_mix (a->back, b->back, t));
  now.right = rc_vec3_mix (a->right, b->right, t);
  now.right =
      rc_vec3_unit (rc_vec3_along (now.right, now.back, -rc_vec3_dot (now.right, now.back)));
  now.up = rc_vec3_cross (now.back, now.right);
  now.tan_x = between (a->tan_x, b->tan_x, t);
  now.tan_y = between (a->tan_y, b->tan_y, t);
  now.near_plane = MIN (a->near_plane, b->near_plane);
  now.focus = between (a->focus, b->focus, t);
  now.blur = rc_mix (a->blur, b->blur, t);
  now.bend = rc_mix (a->bend, b->bend, t);
  rc_camera_finish (&now);
  return now;
}

/**
 * rc_camera_horizon:
 *
 * Returns: where a flat world ends in the middle of the picture, from -1 (its lower edge) to 1;
 *   beyond that where it is outside
 */
float
rc_camera_horizon (const RcCamera *self)
{
  RcVec3 ahead = { -self->back.x, 0, -self->back.z };
  float  length = rc_vec3_length (ahead);

  if (length < 0.02f)
    return self->back.y > 0.0f ? 50.0f : -50.0f;
  ahead = rc_vec3_scale (ahead, 1.0f / length);
  length = rc_vec3_dot (ahead, self->up) / MAX (-rc_vec3_dot (ahead, self->back), 0.02f);
  return (self->bend > 0.0f ? atanf (length) : length) / self->tan_y;
}
