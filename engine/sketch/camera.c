/* camera.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/camera.h"

#include "engine/sketch/random.h"

#define FIT_STEPS 24

/* Half the sensor over the focal length. */
static void
set_lens (RcCameraPlan *plan, double lens_mm, double aspect)
{
  double width = aspect >= 1.5 ? 36.0 : aspect >= 1.0 ? 24.0 * aspect : 0.0;

  if (aspect < 1.0)
    width = MIN (36.0, 24.0 / aspect) * aspect;
  plan->tan_x = (float)(width / 2.0 / lens_mm);
  plan->tan_y = (float)(plan->tan_x / aspect);
}

static RcVec3
way_to_eye (float azimuth, float elevation)
{
  return rc_vec3 (cosf (elevation) * sinf (azimuth), sinf (elevation),
                  cosf (elevation) * cosf (azimuth));
}

static void
aim (RcCamera *camera, RcVec3 back, float roll)
{
  RcVec3 up = { 0, 1, 0 };
  RcVec3 right = rc_vec3_unit (rc_vec3_cross (up, back));
  float  c = cosf (roll), s = sinf (roll);

  up = rc_vec3_cross (back, right);
  camera->back = back;
  camera->right = rc_vec3_along (rc_vec3_scale (right, c), up, s);
  camera->up = rc_vec3_along (rc_vec3_scale (up, c), right, -s);
}

static void
project (RcCamera *camera)
{
  float  n = camera->near_plane, f = camera->far_plane;
  RcMat4 view = { { camera->right.x, camera->up.x, camera->back.x, 0, camera->right.y, camera->up.y,
                    camera->back.y, 0, camera->right.z, camera->up.z, camera->back.z, 0,
                    -rc_vec3_dot (camera->right, camera->eye),
                    -rc_vec3_dot (camera->up, camera->eye),
                    -rc_vec3_dot (camera->back, camera->eye), 1 } };
  RcMat4 lens = { { 1.0f / camera->tan_x, 0, 0, 0, 0, 1.0f / camera->tan_y, 0, 0, 0, 0,
                    -(f + n) / (f - n), -1, 0, 0, -2 * f * n / (f - n), 0 } };

  camera->view_projection = rc_mat4_multiply (lens, view);
}

/** Where @point is in the picture: x and y from -1 to 1, z its distance along the view, metres */
RcVec3
rc_camera_project (const RcCamera *self, RcVec3 point)
{
  RcVec3 way = rc_vec3_sub (point, self->eye);
  float  depth = -rc_vec3_dot (way, self->back);
  float  safe = MAX (depth, 1e-4f);

  return rc_vec3 (rc_vec3_dot (way, self->right) / (safe * self->tan_x),
                  rc_vec3_dot (way, self->up) / (safe * self->tan_y), depth);
}

/* The camera as planned, before any move. */
static RcCamera
at_rest (const RcCameraPlan *plan)
{
  RcCamera camera = {
    .tan_x = plan->tan_x, .tan_y = plan->tan_y, .near_plane = 0.05f, .far_plane = 1000.0f
  };
  RcVec3 back = way_to_eye (plan->azimuth, plan->elevation);

  aim (&camera, back, 0.0f);
  camera.eye = rc_vec3_along (plan->target, back, plan->distance);
  camera.eye =
      rc_vec3_along (camera.eye, camera.right, -plan->shift_x * plan->tan_x * plan->distance);
  return camera;
}

/* Moves target and distance until the landmarks lie where the size wants them. */
static void
fit (RcCameraPlan *plan, const RcSubject *subject, RcVec3 top, RcVec3 bottom, float high, float low)
{
  float wanted = high - low;

  plan->target = rc_vec3_mix (top, bottom, 0.5f);
  plan->distance = rc_vec3_length (rc_vec3_sub (top, bottom)) / (wanted * plan->tan_y);
  for (int step = 0; step < FIT_STEPS; step++)
    {
      RcCamera camera = at_rest (plan);
      RcVec3   a = rc_camera_project (&camera, top), b = rc_camera_project (&camera, bottom);
      float    height = a.y - b.y, middle = (a.y + b.y) / 2 - (high + low) / 2;
      float    least = subject->width > 0 ? subject->width / (2 * 0.86f * plan->tan_x) : 0.0f;
      float    grow = height / wanted;

      /* From far above or below the landmarks come close together: their distance takes over. */
      grow = MAX (grow,
                  0.62f * subject->height *
                      (rc_vec3_length (rc_vec3_sub (top, bottom)) / MAX (subject->height, 0.01f)) /
                      (wanted * plan->tan_y * plan->distance));
      plan->distance = MAX (plan->distance * CLAMP (grow, 0.5f, 2.0f), least);
      plan->target = rc_vec3_along (plan->target, camera.up, middle * plan->tan_y * plan->distance);
    }
}

static void
keep_off_the_ground (RcCameraPlan *plan)
{
  for (int step = 0; step < 40; step++)
    {
      float y = plan->target.y + plan->distance * sinf (plan->elevation);

      if (y >= 0.12f || plan->elevation >= 0.0f)
        return;
      plan->elevation += RC_RADIANS (1.0);
    }
}

static void
plan_over_shoulder (RcCameraPlan *plan, const RcSubject *subject, const RcSubject *over)
{
  RcVec3 way = rc_vec3_sub (over->top, subject->top);
  float  apart = MAX (sqrtf (way.x * way.x + way.z * way.z), 0.3f);
  float  side = over->look >= 0 ? 1.0f : -1.0f;

  /* Behind the shoulder, and so far to its side that both faces have their half of the picture. */
  plan->distance = MAX (plan->distance, apart + 1.15f * over->height / 1.7f + 0.15f);
  plan->azimuth = atan2f (way.x, way.z) + side * atan2f (0.46f, plan->distance);
  plan->elevation = atan2f (over->top.y - subject->top.y + 0.12f, plan->distance);
  plan->shift_x = 0.0f;
  plan->near_most = 0.0f;
}

/**
 * rc_camera_plan:
 * @plan: (out): how the shot is taken
 * @over: (nullable): whose shoulder it looks over
 * @aspect: width over height of the picture
 * @room: metres the camera may be away from the middle of the set, 0 for any; where that is too
 * near for the lens, a shorter one is taken, as one would
 * @seed: of a handheld camera's unrest
 */
void
rc_camera_plan (RcCameraPlan    *plan,
                const RcKit     *kit,
                const RcStaging *staging,
                const RcSubject *subject,
                const RcSubject *over,
                double           aspect,
                double           room,
                guint            seed)
{
  const RcStagingCamera *camera = &staging->camera;
  const RcKitSize       *size = rc_kit_size (kit, camera->size);
  const RcKitAngle      *angle = rc_kit_angle (kit, camera->angle);
  const RcKitMove       *move = rc_kit_move (kit, camera->move);
  RcVec3                 down, top, bottom;
  float                  length;

  size = size != NULL ? size : rc_kit_size (kit, "MS");
  angle = angle != NULL ? angle : rc_kit_angle (kit, "eye");
  move = move != NULL ? move : rc_kit_move (kit, "static");
  *plan = (RcCameraPlan){ .move = *move, .seed = seed };
  set_lens (plan, camera->lens_mm >= 4.0 ? camera->lens_mm : size->lens_mm, aspect);
  plan->elevation = RC_RADIANS (angle->elevation);
  plan->roll = RC_RADIANS (angle->roll);
  plan->shift_x = over == NULL ? -subject->look * size->lead : 0.0f;
  down = rc_vec3_sub (subject->bottom, subject->top);
  length = rc_vec3_length (down);
  top = subject->whole
            ? subject->top
            : rc_vec3_along (subject->top, down, size->top * subject->height / MAX (length, 0.01f));
  bottom = subject->whole
               ? subject->bottom
               : rc_vec3_along (subject->top, down,
                                MIN (size->bottom * subject->height / MAX (length, 0.01f),
                                     size->bottom >= 1.0f ? 1.0f : 10.0f));
  if (over != NULL)
    {
      fit (plan, subject, top, bottom, 1 - 2 * size->head_room, -1 + 2 * size->foot_room);
      plan_over_shoulder (plan, subject, over);
      return;
    }
  fit (plan, subject, top, bottom, 1 - 2 * size->head_room, -1 + 2 * size->foot_room);
  keep_off_the_ground (plan);
  fit (plan, subject, top, bottom, 1 - 2 * size->head_room, -1 + 2 * size->foot_room);
  for (int step = 0; step < 4 && room > 0.0 && plan->distance > room; step++)
    {
      plan->tan_x *= plan->distance / (float)room;
      plan->tan_y *= plan->distance / (float)room;
      fit (plan, subject, top, bottom, 1 - 2 * size->head_room, -1 + 2 * size->foot_room);
    }
  plan->near_most = plan->distance * 0.55f;
}

/* Slow, smooth unrest: sines of no common period, from the seed. */
static float
unrest (guint seed, guint axis, float seconds)
{
  float sum = 0.0f;

  for (guint i = 0; i < 3; i++)
    {
      float rate = 0.31f + 0.47f * i + 0.35f * rc_random_at (seed, axis * 8 + i);

      sum +=
          sinf (2 * RC_PI * (seconds * rate + rc_random_at (seed, axis * 8 + i + 4))) / (1.0f + i);
    }
  return sum * 0.5f;
}

/**
 * rc_camera_at:
 * @progress: 0 at the first frame, 1 at the last
 * @followed: how far what is followed has gone since the start, metres
 */
RcCamera
rc_camera_at (const RcCameraPlan *plan, float progress, float seconds, RcVec3 followed)
{
  const RcKitMove *move = &plan->move;
  float            t = rc_smooth (0.0f, 1.0f, progress) - move->centre;
  RcCameraPlan     now = *plan;
  RcCamera         camera;
  float            zoom = powf (MAX (move->zoom, 0.05f), t), pan, tilt, roll;
  RcVec3           back;

  now.distance *= powf (1.0f - CLAMP (move->dolly, -4.0f, 0.9f), t);
  now.azimuth += RC_RADIANS (move->orbit) * t;
  now.elevation = CLAMP (now.elevation + RC_RADIANS (move->crane) * t, -1.4f, 1.5f);
  now.tan_x /= zoom;
  now.tan_y /= zoom;
  camera = at_rest (&now);
  camera.eye =
      rc_vec3_along (camera.eye, camera.right, move->truck * t * 2 * plan->tan_x * plan->distance);
  camera.eye.y += move->pedestal * t * 2 * plan->tan_y * plan->distance;
  camera.eye = rc_vec3_add (camera.eye, followed);
  camera.eye.y = MAX (camera.eye.y, 0.06f);
  pan = move->pan * t * 2 * atanf (plan->tan_x);
  tilt = move->tilt * t * 2 * atanf (plan->tan_y);
  roll = plan->roll;
  if (move->shake > 0.0f)
    {
      float loose = RC_RADIANS (move->shake) * CLAMP (plan->tan_x / 0.36f, 0.25f, 1.5f);

      pan += loose * unrest (plan->seed, 0, seconds);
      tilt += loose * unrest (plan->seed, 1, seconds);
      roll += 0.5f * loose * unrest (plan->seed, 2, seconds);
      camera.eye = rc_vec3_along (camera.eye, camera.right,
                                  0.5f * loose * MIN (plan->distance, 2.0f) *
                                      unrest (plan->seed, 3, seconds));
      camera.eye.y += 0.5f * loose * MIN (plan->distance, 2.0f) * unrest (plan->seed, 4, seconds);
    }
  back = way_to_eye (now.azimuth + pan, now.elevation - tilt);
  aim (&camera, back, roll);
  camera.near_plane = CLAMP (now.distance * 0.04f, 0.03f, 0.4f);
  camera.far_plane = 1200.0f;
  project (&camera);
  return camera;
}
