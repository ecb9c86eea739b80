/* camera-move.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/camera/camera-move.h"

#include "engine/sketch/shape/random.h"

/* Half a cosine up to full speed, on, half a cosine down: the way that is done, 0 to 1. */
static float
eased (float t, float in, float out)
{
  float whole, way;

  in = CLAMP (in, 0.001f, 0.999f);
  out = CLAMP (out, 0.001f, 1.0f - in);
  whole = 1.0f - in / 2 - out / 2;
  if (t < in)
    way = t / 2 - in / (2 * RC_PI) * sinf (RC_PI * t / in);
  else if (t <= 1.0f - out)
    way = in / 2 + (t - in);
  else
    {
      float left = 1.0f - t;

      way = whole - (left / 2 - out / (2 * RC_PI) * sinf (RC_PI * left / out));
    }
  return way / whole;
}

/** Returns: how much of the move is done, 0 to 1; over 1 for a moment if it swings over its end */
float
rc_camera_move_progress (const RcCameraMove *move, float seconds)
{
  const RcKitMove *kind = &move->kind;
  float            begin = move->start + kind->begin * (move->end - move->start);
  float            length = kind->seconds > 0 ? kind->seconds / MAX (move->pace, 0.25f) : 0.0f;
  float            t;

  if (length <= 0.0f)
    length = move->end - begin;
  t = length > 1e-4f ? (seconds - begin) / length : 0.0f;
  if (t <= 0.0f)
    return 0.0f;
  if (t < 1.0f)
    return eased (t, kind->ease_in, kind->ease_out);
  t -= 1.0f;
  return 1.0f + kind->settle * sinf (2 * RC_PI * t) * expf (-2.2f * t);
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

/* What all moves come to at one moment. */
typedef struct
{
  float nearer; /* factor of the distance */
  float zoom, orbit, crane, truck, pedestal, pan, tilt, roll;
  float shake, rate;
} Sum;

static void
add_move (Sum *sum, const RcCameraMove *move, float seconds)
{
  const RcKitMove *kind = &move->kind;
  float            t = rc_camera_move_progress (move, seconds) - kind->centre;
  float            far = t * powf (CLAMP (move->pace, 0.1f, 4.0f), 0.8f), nearer;

  /* A whip-pan is not farther for being faster. */
  if (kind->seconds > 0)
    far = t;
  nearer = powf (1.0f - CLAMP (kind->dolly, -4.0f, 0.9f), far);
  sum->nearer *= nearer;
  sum->zoom *= powf (MAX (kind->zoom, 0.05f), far);
  if (kind->lock > 0.0f)
    sum->zoom *= nearer;
  sum->orbit += kind->orbit * far;
  sum->crane += kind->crane * far;
  sum->truck += kind->truck * far;
  sum->pedestal += kind->pedestal * far;
  sum->pan += kind->pan * far;
  sum->tilt += kind->tilt * far;
  sum->roll += kind->roll * far;
  if (kind->shake * move->pace > sum->shake)
    {
      sum->shake = kind->shake * MIN (move->pace, 2.5f);
      sum->rate = kind->rate;
    }
}

static RcGlobalMotion
way_at (const GArray *way, double at)
{
  double                last = way->len - 1.0, t = CLAMP (at, 0.0, last);
  guint                 i = (guint)t;
  const RcGlobalMotion *a = &g_array_index (way, RcGlobalMotion, i);
  const RcGlobalMotion *b = &g_array_index (way, RcGlobalMotion, MIN (i + 1, way->len - 1));

  t -= i;
  return (RcGlobalMotion){ .pan = a->pan + t * (b->pan - a->pan),
                           .tilt = a->tilt + t * (b->tilt - a->tilt),
                           .roll = a->roll + t * (b->roll - a->roll),
                           .zoom = a->zoom + t * (b->zoom - a->zoom) };
}

/* Another camera's way; the framing is in the middle of it. */
static void
add_way (Sum *sum, const RcCameraPlan *self, float seconds)
{
  double         middle = (self->way_end - self->way_start) / 2 * RC_CURVE_RATE;
  double         now = (seconds - self->way_start) * RC_CURVE_RATE;
  RcGlobalMotion from, to;

  if (self->way == NULL || self->way->len == 0)
    return;
  from = way_at (self->way, MIN (middle, (self->way->len - 1) / 2.0));
  to = way_at (self->way, now);
  sum->pan -= (float)(to.pan - from.pan);
  sum->tilt += (float)(to.tilt - from.tilt);
  sum->roll += (float)((to.roll - from.roll) * 180 / G_PI);
  sum->zoom *= (float)(to.zoom / from.zoom);
}

static void
shake (RcCamera *camera, const RcCameraPlan *self, const Sum *sum, float seconds, float angles[3])
{
  float loose = RC_RADIANS (sum->shake) * CLAMP (self->rest.tan_x / 0.36f, 0.25f, 1.5f);
  float reach = 0.5f * loose * MIN (self->rest.distance, 2.0f), t = seconds * sum->rate;

  for (guint axis = 0; axis < 3; axis++)
    angles[axis] = (axis == 2 ? 0.5f : 1.0f) * loose * unrest (self->seed, axis, t);
  camera->eye = rc_vec3_along (camera->eye, camera->right, reach * unrest (self->seed, 3, t));
  camera->eye.y += reach * unrest (self->seed, 4, t);
}

/**
 * rc_camera_at:
 * @seconds: since the shot's start
 * @followed: how far what is followed has gone since the framing, metres
 */
RcCamera
rc_camera_at (const RcCameraPlan *self, float seconds, RcVec3 followed)
{
  const RcFraming *rest = &self->rest;
  RcFraming        now = *rest;
  Sum              sum = { .nearer = 1, .zoom = 1, .rate = 1 };
  RcCamera         camera;
  float            angles[3] = { 0, 0, 0 }, s;

  for (guint i = 0; i < self->n_moves; i++)
    add_move (&sum, &self->moves[i], seconds);
  add_way (&sum, self, seconds);
  now.distance *= sum.nearer;
  now.azimuth += RC_RADIANS (sum.orbit);
  now.elevation = CLAMP (now.elevation + RC_RADIANS (sum.crane), -1.4f, 1.535f);
  now.tan_x /= sum.zoom;
  now.tan_y /= sum.zoom;
  now.roll = 0.0f;
  camera = rc_framing_camera (&now);
  camera.eye =
      rc_vec3_along (camera.eye, camera.right, sum.truck * 2 * rest->tan_x * rest->distance);
  camera.eye.y += sum.pedestal * 2 * rest->tan_y * rest->distance;
  /* Who comes nearer keeps the head where it was in the picture, and loses the feet. */
  if (sum.nearer < sum.zoom)
    camera.eye = rc_vec3_along (camera.eye, camera.up,
                                rest->head_up * (1.0f - sum.nearer / MAX (sum.zoom, 0.05f)));
  camera.eye = rc_vec3_add (camera.eye, followed);
  camera.eye.y = MAX (camera.eye.y, 0.06f);
  if (sum.shake > 0.0f)
    shake (&camera, self, &sum, seconds, angles);
  rc_camera_aim (&camera,
                 rc_camera_way (now.azimuth + sum.pan * 2 * atanf (rest->tan_x) + angles[0],
                                now.elevation - sum.tilt * 2 * atanf (rest->tan_y) - angles[1]),
                 rest->roll + RC_RADIANS (sum.roll) + angles[2]);
  camera.focus = now.distance;
  /* Thin lens: what is infinitely far away makes a spot of f² / (N (s - f)). */
  s = MAX (camera.focus - rest->focal * sum.zoom, 0.02f);
  camera.blur = rest->focal * rest->focal * sum.zoom * sum.zoom / (rest->stop * s * rest->sensor);
  rc_camera_finish (&camera);
  return camera;
}
