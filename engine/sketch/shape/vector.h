/* vector.h - the little linear algebra that the sketch needs
 *
 * Vectors of three floats and column-major 4x4 matrices, as OpenGL wants them. Angles in radians.
 * Thread: any; values are plain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <math.h>

#include <glib.h>

G_BEGIN_DECLS

#define RC_PI               3.14159265358979f
#define RC_RADIANS(degrees) ((float)(degrees) * (RC_PI / 180.0f))

typedef struct
{
  float x, y, z;
} RcVec3;

typedef struct
{
  float m[16]; /* m[column * 4 + row] */
} RcMat4;

static inline RcVec3
rc_vec3 (float x, float y, float z)
{
  return (RcVec3){ x, y, z };
}

static inline RcVec3
rc_vec3_add (RcVec3 a, RcVec3 b)
{
  return (RcVec3){ a.x + b.x, a.y + b.y, a.z + b.z };
}

static inline RcVec3
rc_vec3_sub (RcVec3 a, RcVec3 b)
{
  return (RcVec3){ a.x - b.x, a.y - b.y, a.z - b.z };
}

static inline RcVec3
rc_vec3_scale (RcVec3 a, float by)
{
  return (RcVec3){ a.x * by, a.y * by, a.z * by };
}

/* a + b * by */
static inline RcVec3
rc_vec3_along (RcVec3 a, RcVec3 b, float by)
{
  return (RcVec3){ a.x + b.x * by, a.y + b.y * by, a.z + b.z * by };
}

static inline RcVec3
rc_vec3_mix (RcVec3 a, RcVec3 b, float t)
{
  return (RcVec3){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t };
}

static inline float
rc_vec3_dot (RcVec3 a, RcVec3 b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline RcVec3
rc_vec3_cross (RcVec3 a, RcVec3 b)
{
  return (RcVec3){ a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
}

static inline float
rc_vec3_length (RcVec3 a)
{
  return sqrtf (rc_vec3_dot (a, a));
}

/* The zero vector stays what it is. */
static inline RcVec3
rc_vec3_unit (RcVec3 a)
{
  float length = rc_vec3_length (a);

  return length > 1e-9f ? rc_vec3_scale (a, 1.0f / length) : a;
}

static inline float
rc_mix (float a, float b, float t)
{
  return a + (b - a) * t;
}

static inline float
rc_smooth (float from, float to, float x)
{
  float t = CLAMP ((x - from) / (to - from), 0.0f, 1.0f);

  return t * t * (3.0f - 2.0f * t);
}

static inline RcMat4
rc_mat4_identity (void)
{
  return (RcMat4){ { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 } };
}

/* The frame whose axes are x, y, z and whose origin is at @at. */
static inline RcMat4
rc_mat4_frame (RcVec3 x, RcVec3 y, RcVec3 z, RcVec3 at)
{
  return (RcMat4){ { x.x, x.y, x.z, 0, y.x, y.y, y.z, 0, z.x, z.y, z.z, 0, at.x, at.y, at.z, 1 } };
}

static inline RcMat4
rc_mat4_translation (RcVec3 by)
{
  return (RcMat4){ { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, by.x, by.y, by.z, 1 } };
}

static inline RcMat4
rc_mat4_scaling (float x, float y, float z)
{
  return (RcMat4){ { x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1 } };
}

static inline RcMat4
rc_mat4_rotation_x (float angle)
{
  float c = cosf (angle), s = sinf (angle);

  return (RcMat4){ { 1, 0, 0, 0, 0, c, s, 0, 0, -s, c, 0, 0, 0, 0, 1 } };
}

static inline RcMat4
rc_mat4_rotation_y (float angle)
{
  float c = cosf (angle), s = sinf (angle);

  return (RcMat4){ { c, 0, -s, 0, 0, 1, 0, 0, s, 0, c, 0, 0, 0, 0, 1 } };
}

static inline RcMat4
rc_mat4_rotation_z (float angle)
{
  float c = cosf (angle), s = sinf (angle);

  return (RcMat4){ { c, s, 0, 0, -s, c, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 } };
}

static inline RcMat4
rc_mat4_multiply (RcMat4 a, RcMat4 b)
{
  RcMat4 result;

  for (int column = 0; column < 4; column++)
    for (int row = 0; row < 4; row++)
      {
        float sum = 0.0f;

        for (int k = 0; k < 4; k++)
          sum += a.m[k * 4 + row] * b.m[column * 4 + k];
        result.m[column * 4 + row] = sum;
      }
  return result;
}

static inline RcVec3
rc_mat4_point (const RcMat4 *a, RcVec3 p)
{
  return (RcVec3){ a->m[0] * p.x + a->m[4] * p.y + a->m[8] * p.z + a->m[12],
                   a->m[1] * p.x + a->m[5] * p.y + a->m[9] * p.z + a->m[13],
                   a->m[2] * p.x + a->m[6] * p.y + a->m[10] * p.z + a->m[14] };
}

static inline RcVec3
rc_mat4_direction (const RcMat4 *a, RcVec3 p)
{
  return (RcVec3){ a->m[0] * p.x + a->m[4] * p.y + a->m[8] * p.z,
                   a->m[1] * p.x + a->m[5] * p.y + a->m[9] * p.z,
                   a->m[2] * p.x + a->m[6] * p.y + a->m[10] * p.z };
}

static inline RcVec3
rc_mat4_axis (const RcMat4 *a, int axis)
{
  return (RcVec3){ a->m[axis * 4], a->m[axis * 4 + 1], a->m[axis * 4 + 2] };
}

G_END_DECLS
