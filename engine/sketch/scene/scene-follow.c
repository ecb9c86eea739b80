/* scene-follow.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/scene-follow.h"

#include "engine/sketch/scene/crowd.h"
#include "engine/sketch/scene/scene-effects.h"
#include "engine/sketch/scene/scene-subject.h"

#define HOLD_SAMPLES 9
#define HEAD_SAMPLES 24
#define QUIET        0.03f /* metres that a head may move before the camera goes with it */
#define OFF_WALL     0.15f /* metres */
#define MOST_WIDER   1.8f  /* times that a camera at a wall shows more */
#define CALM         0.15f /* seconds that an operator takes to follow a hand */

/** Returns: how far those whom the picture is of have come, in the middle of them; metres */
RcVec3
rc_scene_middle_of (const RcScene *self, guint32 group, float seconds)
{
  RcVec3 sum = { 0, 0, 0 }, moved;
  float  n = 0.0f;
  RcMat4 root;

  for (guint i = 0; i < self->staging->n_figures && i < 32; i++)
    if ((group & 1u << i) != 0)
      {
        rc_actor_place (&self->actors[i], rc_actor_framed (&self->actors[i], seconds), &root,
                        &moved);
        sum = rc_vec3_add (sum, moved);
        n++;
      }
  return rc_vec3_scale (sum, 1.0f / MAX (n, 1.0f));
}

static RcVec3
middle_of_crowd (const RcScene *self, int crowd, float seconds)
{
  RcVec3 sum = { 0, 0, 0 }, at;
  guint  n = 0;

  while (rc_crowd_place (self, (guint)crowd, n, seconds, &at))
    {
      sum = rc_vec3_add (sum, at);
      n++;
    }
  return rc_vec3_scale (sum, 1.0f / MAX (n, 1));
}

/* A thing in somebody's hand is followed as calmly as a hand on a camera can. */
static RcVec3
place_of_thing (const RcScene *self, int thing, float seconds)
{
  RcVec3 sum = { 0, 0, 0 };
  RcMat4 model;

  for (int i = -2; i <= 2; i++)
    {
      model = rc_scene_prop_at (self, (guint)thing, MAX (seconds + CALM * i, 0.0f));
      sum = rc_vec3_along (sum, rc_mat4_axis (&model, 3), 0.2f);
    }
  return sum;
}

static RcVec3
place_of (const RcScene *self, const RcSceneSetup *setup, float seconds)
{
  RcMat4 root;
  RcVec3 moved = { 0, 0, 0 };

  if (setup->group != 0)
    return rc_scene_middle_of (self, setup->group, seconds);
  if (setup->crowd >= 0)
    return middle_of_crowd (self, setup->crowd, seconds);
  if (setup->thing >= 0)
    return place_of_thing (self, setup->thing, seconds);
  if (setup->follows >= 0)
    rc_actor_place (&self->actors[setup->follows],
                    rc_actor_framed (&self->actors[setup->follows], seconds), &root, &moved);
  return moved;
}

/** Returns: where what is followed is, from where it was when the set-up was framed; metres */
RcVec3
rc_scene_gone (const RcScene *self, const RcSceneSetup *setup, float seconds)
{
  return rc_vec3_sub (place_of (self, setup, seconds), place_of (self, setup, setup->start));
}

/**
 * rc_scene_bent:
 *
 * Returns: how far the head has gone up, down or aside by what its figure does; smooth, and nothing
 *   for a breath: an operator keeps a face in the picture; metres
 */
RcVec3
rc_scene_bent (const RcScene *self, const RcSceneSetup *setup, float seconds)
{
  const RcFraming *rest = &setup->plan.rest;
  RcVec3           sum = { 0, 0, 0 }, first;
  float            high = rest->tan_y * rest->distance, length; /* half the picture there, metres */
  float            quiet = MIN (QUIET, 0.2f * high), step = CLAMP (0.5f * high, 0.02f, 0.14f);

  if (!setup->watches || setup->follows < 0)
    return sum;
  first = rc_scene_figure_head (self, (guint)setup->follows, setup->start);
  for (int i = -2; i <= 2; i++)
    {
      float  t = MAX (seconds + step * i, setup->start);
      RcVec3 head = rc_scene_figure_head (self, (guint)setup->follows, t);

      sum = rc_vec3_along (
          sum, rc_vec3_sub (rc_vec3_sub (head, first), rc_scene_gone (self, setup, t)), 0.2f);
    }
  length = rc_vec3_length (sum);
  return length > quiet ? rc_vec3_scale (sum, (length - quiet) / length) : rc_vec3 (0, 0, 0);
}

/* No camera stands in a wall or behind it: it is inside, looks at the same and sees as much. */
static void
keep_inside (const RcScene *self, const RcSceneSetup *setup, RcCamera *camera)
{
  float  off = MAX (1.5f * camera->near_plane, OFF_WALL), far = setup->plan.rest.distance, by;
  RcVec3 eye = camera->eye, seen = rc_vec3_along (eye, camera->back, -far), way;

  eye.x = CLAMP (eye.x, self->inner.x + off, self->outer.x - off);
  eye.y = CLAMP (eye.y, 0.06f, MAX (self->outer.y - off, 0.06f));
  eye.z = CLAMP (eye.z, self->inner.z + off, self->outer.z - off);
  if (rc_vec3_length (rc_vec3_sub (eye, camera->eye)) < 1e-4f)
    return;
  camera->eye = eye;
  way = rc_vec3_sub (eye, seen);
  if (setup->said.eyes < 0 && rc_vec3_length (way) > 0.2f)
    {
      by = CLAMP (far / rc_vec3_length (way), 1.0f, MOST_WIDER);
      camera->tan_x *= by;
      camera->tan_y *= by;
      camera->focus = rc_vec3_length (way);
      rc_camera_aim (camera, rc_vec3_unit (way), setup->plan.rest.roll);
    }
  rc_camera_finish (camera);
}

/** Returns: the set-up's camera after @seconds */
RcCamera
rc_scene_setup_camera (const RcScene *self, const RcSceneSetup *setup, float seconds)
{
  RcVec3   went = rc_vec3_scale (rc_scene_gone (self, setup, seconds), setup->followed);
  RcCamera camera = rc_camera_at (&setup->plan, seconds,
                                  rc_vec3_add (went, rc_scene_bent (self, setup, seconds)));

  if (self->walled)
    keep_inside (self, setup, &camera);
  return camera;
}

/* Somebody who comes in or goes out is outside for a while. */
static gboolean
is_present (const RcScene *self, const RcSceneSetup *setup, float seconds)
{
  const RcStagingFigure *figure;
  float                  t = (seconds - setup->start) / MAX (setup->end - setup->start, 0.01f);

  if (setup->follows < 0)
    return TRUE;
  figure = &self->staging->figures[setup->follows];
  return (*figure->enters == '\0' || t > 0.4f) && (*figure->leaves == '\0' || t < 0.6f);
}

/**
 * rc_scene_strays:
 * @subject: as it is when the set-up begins
 *
 * Returns: how far out the subject gets over the set-up, in halves of the picture
 */
float
rc_scene_strays (const RcScene *self, const RcSceneSetup *setup, const RcSubject *subject)
{
  RcVec3 seen = rc_vec3_mix (subject->top, subject->bottom, subject->whole ? 0.5f : 0.12f);
  float  most = 0.0f, half = subject->whole ? 0.42f * subject->width : 0.0f;

  for (int i = 0; i < HOLD_SAMPLES; i++)
    {
      float    seconds = rc_mix (setup->start, setup->end, i / (HOLD_SAMPLES - 1.0f));
      RcCamera camera = rc_scene_setup_camera (self, setup, seconds);
      RcVec3   gone = rc_scene_gone (self, setup, seconds), at = rc_vec3_add (seen, gone);

      if (!is_present (self, setup, seconds))
        continue;
      for (int side = -1; side <= 1; side += 2)
        {
          RcVec3 p = rc_camera_project (&camera, rc_vec3_along (at, camera.right, side * half));

          most = MAX (most, p.z > 0.1f ? MAX (fabsf (p.x), 0.93f * fabsf (p.y)) : 9.0f);
        }
      for (guint k = 0; k < subject->n_points; k++)
        {
          RcVec3 p = rc_camera_project (&camera, rc_vec3_add (subject->points[k], gone));

          most = MAX (most, p.z > 0.1f ? 0.93f * fabsf (p.x) : 9.0f);
        }
    }
  return most;
}

/**
 * rc_scene_hold_heads:
 * @subject: (inout): gets the places that its crown comes to over the set-up, as the camera that
 *   goes along sees them
 *
 * Somebody who gets up or jumps is quicker than the operator: the picture leaves room for it.
 */
void
rc_scene_hold_heads (const RcScene *self, const RcSceneSetup *setup, RcSubject *subject)
{
  const RcKitSize *size = rc_kit_size (self->kit, setup->said.size);
  const RcFraming *rest = &setup->plan.rest;
  float            room; /* metres over the head that it may use */
  RcVec3           first;

  if (!setup->watches || setup->follows < 0)
    return;
  room = 1.4f * (size != NULL ? size->head_room : 0.1f) * rest->tan_y * rest->distance;
  first = rc_scene_figure_head (self, (guint)setup->follows, setup->start);
  for (int i = 1; i < HEAD_SAMPLES && subject->n_points < RC_SUBJECT_POINTS; i++)
    {
      float  t = rc_mix (setup->start, setup->end, i / (HEAD_SAMPLES - 1.0f));
      RcVec3 off = rc_vec3_sub (rc_scene_figure_head (self, (guint)setup->follows, t), first);

      off = rc_vec3_along (off, rc_scene_gone (self, setup, t), -setup->followed);
      off = rc_vec3_sub (off, rc_scene_bent (self, setup, t));
      if (off.y > room)
        subject->points[subject->n_points++] =
            rc_vec3_add (subject->top, rc_vec3 (0, off.y - room, 0));
    }
}
