/* camera.h - the camera of a shot: framing, lens, angle and move
 *
 * A plan is made once from the staging and what is to be framed; the camera at any moment follows
 * from it. The sensor is full frame: 36 mm on the longer side for wide and tall pictures, 24 mm
 * high where the picture is squarer than 3:2. Metres; angles in radians inside, degrees in the
 * tables.
 *
 * Thread: any; values are plain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"
#include "engine/sketch/kit.h"

G_BEGIN_DECLS

/* What is framed, at one moment. */
typedef struct
{
  RcVec3   top, bottom; /* the points that the shot size is measured between: crown and soles */
  float    height;      /* metres that the shares of a size refer to */
  float    width;       /* metres that have to be in the picture sideways, 0 for no matter */
  float    look;        /* -1 looks to the left of the picture, 1 to the right, 0 at the camera */
  gboolean whole;       /* a thing, shown whole, whatever the size says of people */
} RcSubject;

typedef struct
{
  RcVec3 eye, right, up, back; /* back: away from what is seen */
  float  tan_x, tan_y;         /* half the picture at a distance of 1 m */
  float  near_plane, far_plane;
  RcMat4 view_projection;
} RcCamera;

typedef struct
{
  RcKitMove move;
  RcVec3    target;   /* what it looks at and turns around */
  float     distance; /* metres, from the target */
  float     azimuth, elevation, roll;
  float     shift_x, shift_y; /* of the framed point in the picture, shares of half of it */
  float     tan_x, tan_y;
  float     near_most; /* metres: nothing nearer than this is wanted in the picture */
  guint     seed;
} RcCameraPlan;

void     rc_camera_plan (RcCameraPlan    *plan,
                         const RcKit     *kit,
                         const RcStaging *staging,
                         const RcSubject *subject,
                         const RcSubject *over,
                         double           aspect,
                         double           room,
                         guint            seed);
RcCamera rc_camera_at (const RcCameraPlan *plan, float progress, float seconds, RcVec3 followed);
RcVec3   rc_camera_project (const RcCamera *self, RcVec3 point);

G_END_DECLS
