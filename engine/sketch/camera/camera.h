/* camera.h - the camera at one moment: where it is, what it sees, what is sharp
 *
 * framing.h says where it stands, camera-move.h how it moves. Metres; angles in radians.
 *
 * Thread: any; values are plain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/shape/vector.h"

G_BEGIN_DECLS

typedef struct
{
  RcVec3 eye, right, up, back; /* back: away from what is seen */
  float  tan_x, tan_y;         /* half the picture at a distance of 1 m */
  float  near_plane, far_plane;
  float  focus; /* metres along the view that are sharp */
  float  blur;  /* diameter of a point infinitely far away, shares of the picture's height; one at
                   distance d is blur × |1 - focus ÷ d| wide */
  float bend;   /* of a fish-eye's lines: 0 straight, 1 all round */
  float wide;   /* times tan_x and tan_y: what the straight picture shows that is bent; set by
                   rc_camera_finish() */
  RcMat4 view_projection;
} RcCamera;

RcVec3   rc_camera_way (float azimuth, float elevation);
void     rc_camera_aim (RcCamera *self, RcVec3 back, float roll);
void     rc_camera_finish (RcCamera *self);
RcVec3   rc_camera_project (const RcCamera *self, RcVec3 point);
RcCamera rc_camera_between (const RcCamera *a, const RcCamera *b, float t);
float    rc_camera_horizon (const RcCamera *self);

G_END_DECLS
