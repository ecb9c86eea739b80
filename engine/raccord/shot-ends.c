/* shot-ends.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/raccord/shot-ends.h"

#include "engine/sketch/scene/scene.h"

#include <math.h>
#include <string.h>

/* Figures are seen this long after the first frame and before the last one, in seconds: a step has
 * begun, somebody who comes in is in. */
#define INSIDE 0.5

/* Where a figure's head is at @seconds, and the way that it is turned, level. */
static RcVec3
find_head (const RcScene *scene, guint index, float seconds, RcVec3 *way)
{
  const RcActor *actor = &scene->actors[index];
  RcVec3         moved, point, at;
  RcMat4         root;

  if (actor->body == NULL)
    {
      RcPerformance now;
      gboolean      looks = rc_actor_gaze (actor, seconds, scene->camera.eye, &point);

      rc_actor_perform (actor, seconds, looks ? &point : NULL, &now);
      *way = rc_mat4_axis (&now.body.head, 2);
      return rc_body_eyes (&now.body);
    }
  rc_actor_place (actor, seconds, &root, &moved);
  *way = rc_mat4_axis (&root, 2);
  at = rc_mat4_axis (&root, 3);
  at.y += actor->look.height / 2;
  return at;
}

static RcEndFigure
see_figure (const RcScene *scene, guint index, float least, float most)
{
  const RcCamera *camera = &scene->camera;
  float           seconds = scene->seconds;
  float       from = MAX (least, seconds - (float)INSIDE), to = MIN (most, seconds + (float)INSIDE);
  RcVec3      way, ignored;
  RcVec3      head = find_head (scene, index, seconds, &way);
  RcVec3      before = find_head (scene, index, from, &ignored);
  RcVec3      after = find_head (scene, index, to, &ignored);
  RcVec3      at = rc_camera_project (camera, head);
  float       depth = -rc_vec3_dot (rc_vec3_sub (head, camera->eye), camera->back);
  RcEndFigure figure = { .x = at.x, .at = rc_actor_looks_at (&scene->actors[index], seconds) };
  float       level = hypotf (way.x, way.z);

  figure.seen = (int)index != scene->unseen && at.z > 0 && fabsf (at.x) < 1 && fabsf (at.y) < 1;
  if (level > 0.01f)
    figure.looks = rc_vec3_dot (rc_vec3 (way.x / level, 0, way.z / level), camera->right);
  if (to > from && depth > 0.1f)
    figure.goes = rc_vec3_dot (rc_vec3_sub (after, before), camera->right) / (to - from) /
                  (2 * camera->tan_x * depth);
  return figure;
}

static void
see_end (RcShotEnd *end, RcScene *scene, double seconds, double length)
{
  double rate = rc_rational_to_double (scene->shape.rate);
  guint  n = scene->staging->n_figures;

  end->figures = g_new0 (RcEndFigure, n + 1);
  rc_scene_set_frame (scene, CLAMP ((int)lround (seconds * rate), 0, scene->shape.frames - 1));
  for (guint i = 0; i < n; i++)
    end->figures[i] = see_figure (scene, i, 0, (float)length);
}

/* Nothing of it has to be read from a file: where things are does not depend on their pictures. */
static RcStaging *
copy_without_pictures (const RcStaging *staging)
{
  RcStaging *copy = rc_staging_copy (staging);

  g_free (copy->plate);
  copy->plate = g_strdup ("");
  for (guint i = 0; i < copy->n_figures; i++)
    copy->figures[i].mannequin = TRUE;
  return copy;
}

/**
 * rc_shot_ends_new:
 * @shape: of the take that was made from @staging
 *
 * Returns: (transfer full) (nullable): the ends, without pictures. Errors: as rc_scene_new()
 */
RcShotEnds *
rc_shot_ends_new (const RcKit          *kit,
                  const RcStaging      *staging,
                  const RcRequestShape *shape,
                  GError              **error)
{
  g_autoptr (RcStaging) plain = copy_without_pictures (staging);
  g_autoptr (RcScene)   scene = rc_scene_new (kit, plain, shape, NULL, NULL, error);
  const RcKitWeather   *weather = rc_kit_weather (kit, staging->weather);
  double                length = shape->frames / rc_rational_to_double (shape->rate);
  RcShotEnds           *self;

  if (scene == NULL)
    return NULL;
  scene->lazy = TRUE;
  self = g_new0 (RcShotEnds, 1);
  self->staged = TRUE;
  self->staging = rc_staging_copy (staging);
  if (weather != NULL)
    self->weather = *weather;
  see_end (&self->first, scene, MIN (INSIDE, length / 2), length);
  see_end (&self->last, scene, MAX (length - INSIDE, length / 2), length);
  return self;
}

/** Gives @end its colours. */
void
rc_shot_ends_set_picture (RcShotEnd *end, const RcFrame *frame)
{
  rc_palette_measure (&end->palette, frame);
  end->pictured = TRUE;
}

/* What a take of footage has: nobody that is known of. */
static RcShotEnds *
without_figures (void)
{
  RcShotEnds *self = g_new0 (RcShotEnds, 1);

  self->staging = rc_staging_new ();
  self->first.figures = g_new0 (RcEndFigure, 1);
  self->last.figures = g_new0 (RcEndFigure, 1);
  return self;
}

/**
 * rc_shot_ends_read:
 * @stack: a take, with its regions; no longer used by anybody else
 *
 * Reads two frames: blocks for some tens of milliseconds.
 *
 * Returns: (transfer full) (nullable). Errors: the take's own
 */
RcShotEnds *
rc_shot_ends_read (const RcKit *kit, RcTakeStack *stack, GError **error)
{
  RcTakeReader         *base = rc_take_stack_base (stack);
  const cJSON          *json = cJSON_GetObjectItem (rc_take_reader_about (base), "request");
  g_autoptr (RcRequest) request = NULL;
  g_autoptr (RcFrame)   first = NULL, last = NULL;
  RcShotEnds           *self;

  request = rc_request_new (json != NULL ? cJSON_Duplicate (json, TRUE) : cJSON_CreateObject (), "",
                            error);
  if (request == NULL)
    return NULL;
  first = rc_take_stack_frame (stack, 0, error);
  last =
      first != NULL ? rc_take_stack_frame (stack, rc_take_reader_frames (base) - 1, error) : NULL;
  if (last == NULL)
    return NULL;
  self =
      strcmp (rc_request_generator (request), "footage") == 0
          ? without_figures ()
          : rc_shot_ends_new (kit, rc_request_staging (request), rc_request_shape (request), error);
  if (self == NULL)
    return NULL;
  rc_shot_ends_set_picture (&self->first, first);
  rc_shot_ends_set_picture (&self->last, last);
  return self;
}

void
rc_shot_ends_free (RcShotEnds *self)
{
  rc_staging_free (self->staging);
  g_free (self->first.figures);
  g_free (self->last.figures);
  g_free (self);
}
